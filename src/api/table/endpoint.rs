//! What a row says about an endpoint.

use super::parameter::Parameter;
use super::shared::Group;

/// The method that the store registers.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Method {
    /// Read.
    Get,
    /// Create or change.
    Post,
    /// Put back.
    Put,
    /// Change in part.
    Patch,
    /// Take away.
    Delete,
}

impl Method {
    /// The name on the wire.
    pub const fn name(self) -> &'static str {
        match self {
            Method::Get => "GET",
            Method::Post => "POST",
            Method::Put => "PUT",
            Method::Patch => "PATCH",
            Method::Delete => "DELETE",
        }
    }
}

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

/// Who may call.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Auth {
    /// Everyone; credentials make no difference.
    None,
    /// Everyone; credentials make it the customer's.
    Optional,
    /// Whoever gives a name and a password, or a token.
    Login,
    /// A customer.
    Customer,
    /// A customer, or whoever knows the key of the cart.
    CustomerOrCart,
    /// Whoever may manage the shop: a consumer key, or an administrator.
    Manager,
    /// The refresh token in the body is the credential.
    RefreshToken,
    /// The bearer of a token.
    Token,
}

impl Auth {
    /// The name in the TypeScript client and in the docs.
    pub const fn name(self) -> &'static str {
        match self {
            Auth::None => "none",
            Auth::Optional => "optional",
            Auth::Login => "login",
            Auth::Customer => "customer",
            Auth::CustomerOrCart => "customer-or-cart",
            Auth::Manager => "manager",
            Auth::RefreshToken => "refresh-token",
            Auth::Token => "token",
        }
    }
}

/// Another response type, where a switch among the parameters is on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Variant {
    /// Name of the switch, for example `return_item`.
    pub switch: &'static str,
    /// TypeScript type of the response.
    pub response: &'static str,
}

/// One endpoint of the store: a row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Endpoint {
    /// Name of the call, for example `products.list`.
    pub id: &'static str,
    /// Method that the store registers.
    pub method: Method,
    /// Path below the REST root (`/wp-json/`); `{name}` stands for a path parameter.
    pub path: &'static str,
    /// The editions that have it.
    pub on: &'static [Availability],
    /// Who may call.
    pub auth: Auth,
    /// Whether it loads and saves a cart: then it may not overlap another call on the same cart
    /// (contract 1.6), reads included.
    pub lane: bool,
    /// Parameters that it has in common with others.
    pub shared: &'static [&'static Group],
    /// Parameters of its own.
    pub own: &'static [Parameter],
    /// Parameters that only the callback of a namespace reads (contract 13).
    pub callbacks: &'static [(&'static str, &'static [Parameter])],
    /// TypeScript type of the response.
    pub response: &'static str,
    /// Other responses; the first switch that is on decides.
    pub variants: &'static [Variant],
    /// Whether `fields` narrows the response.
    pub narrows: bool,
    /// TypeScript type of one of the things that a page holds, where the call pages; else empty.
    pub item: &'static str,
    /// What it does, in a sentence or two; what to mind.
    pub says: &'static str,
}

impl Endpoint {
    /// A row; the rest is added by the methods below.
    pub(super) const fn new(id: &'static str, method: Method, path: &'static str) -> Self {
        Self {
            id,
            method,
            path,
            on: &[],
            auth: Auth::None,
            lane: false,
            shared: &[],
            own: &[],
            callbacks: &[],
            response: "",
            variants: &[],
            narrows: false,
            item: "",
            says: "",
        }
    }

    pub(super) const fn on(mut self, on: &'static [Availability]) -> Self {
        self.on = on;
        self
    }

    pub(super) const fn auth(mut self, auth: Auth) -> Self {
        self.auth = auth;
        self
    }

    /// It loads and saves a cart.
    pub(super) const fn lane(mut self) -> Self {
        self.lane = true;
        self
    }

    pub(super) const fn shared(mut self, shared: &'static [&'static Group]) -> Self {
        self.shared = shared;
        self
    }

    pub(super) const fn own(mut self, own: &'static [Parameter]) -> Self {
        self.own = own;
        self
    }

    pub(super) const fn callbacks(
        mut self,
        callbacks: &'static [(&'static str, &'static [Parameter])],
    ) -> Self {
        self.callbacks = callbacks;
        self
    }

    pub(super) const fn answers(mut self, response: &'static str) -> Self {
        self.response = response;
        self
    }

    /// The whole cart, which `fields` narrows and `default` replaces by WooCommerce's own.
    pub(super) const fn answers_cart(mut self, variants: &'static [Variant]) -> Self {
        self.response = "Cart";
        self.variants = variants;
        self.narrows = true;
        self
    }

    /// Another response where a switch is on.
    pub(super) const fn variants(mut self, variants: &'static [Variant]) -> Self {
        self.variants = variants;
        self
    }

    /// Pages of `item`.
    pub(super) const fn pages(mut self, item: &'static str) -> Self {
        self.item = item;
        self
    }

    pub(super) const fn says(mut self, says: &'static str) -> Self {
        self.says = says;
        self
    }

    /// All parameters: the shared ones, its own, those of callbacks.
    pub fn parameters(&self) -> impl Iterator<Item = &'static Parameter> + use<> {
        let shared = self.shared.iter().flat_map(|group| group.parameters);
        let callbacks = self
            .callbacks
            .iter()
            .flat_map(|(_, parameters)| *parameters);
        shared.chain(self.own).chain(callbacks)
    }

    /// The first version of an edition that has it.
    pub fn since(&self, edition: Edition) -> Option<&'static str> {
        let found = self.on.iter().find(|it| it.edition == edition)?;
        Some(found.since)
    }
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
