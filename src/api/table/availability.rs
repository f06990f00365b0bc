//! Where and since when an endpoint is there.

/// The plugin that brings an endpoint along.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Edition {
    /// CoCart from wordpress.org, 3.0 to 4.9.
    Community,
    /// CoCart 5.0, its successor.
    Starter,
    /// The CoCart Plus add-on.
    Plus,
    /// The JWT Authentication add-on.
    Jwt,
    /// Routes of the community edition that 5.0 replaced.
    Legacy,
}

impl Edition {
    /// All editions.
    pub const ALL: [Edition; 5] = [
        Edition::Community,
        Edition::Starter,
        Edition::Plus,
        Edition::Jwt,
        Edition::Legacy,
    ];

    /// The name in the TypeScript client and in the docs.
    pub const fn name(self) -> &'static str {
        match self {
            Edition::Community => "community",
            Edition::Starter => "starter",
            Edition::Plus => "plus",
            Edition::Jwt => "jwt",
            Edition::Legacy => "legacy",
        }
    }
}

/// Where and since when an endpoint is there.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Availability {
    /// The plugin.
    pub edition: Edition,
    /// First version of the plugin that has it.
    pub since: &'static str,
    /// First version that has it no longer; empty while it is there.
    pub until: &'static str,
}

/// There since a version.
pub(super) const fn since(edition: Edition, since: &'static str) -> Availability {
    Availability {
        edition,
        since,
        until: "",
    }
}

/// There from one version until before another.
pub(super) const fn between(
    edition: Edition,
    since: &'static str,
    until: &'static str,
) -> Availability {
    Availability {
        edition,
        since,
        until,
    }
}

/// Community and Starter alike.
pub(super) const SINCE_3_0: &[Availability] = &[
    since(Edition::Community, "3.0.0"),
    since(Edition::Starter, "5.0.0"),
];

/// Community and Starter alike.
pub(super) const SINCE_3_1: &[Availability] = &[
    since(Edition::Community, "3.1.0"),
    since(Edition::Starter, "5.0.0"),
];

/// New in 5.0.
pub(super) const STARTER: &[Availability] = &[since(Edition::Starter, "5.0.0")];

/// CoCart Plus 2.0.
pub(super) const PLUS: &[Availability] = &[since(Edition::Plus, "2.0.0")];

/// CoCart Plus until before 2.0.
pub(super) const PLUS_ONE: &[Availability] = &[between(Edition::Plus, "1.0.0", "2.0.0")];
