//! Parameters that several endpoints have in common.

use super::availability::Edition::{Community, Plus, Starter};
use super::parameter::{Kind, Parameter, header, query};

/// Parameters under one name; the TypeScript client has an interface of that name.
#[derive(Debug)]
pub struct Group {
    /// Name of the interface.
    pub name: &'static str,
    /// What has them.
    pub says: &'static str,
    /// The parameters.
    pub parameters: &'static [Parameter],
}

const KEY: Parameter = query(
    "cart_key",
    Kind::Text,
    "Key of the cart, where it is not the one that the client keeps.",
)
.at_most(42);

const KEY_HEADER: Parameter = header(
    "CoCart-API-Cart-Key",
    "Key of the cart until 4.9. The client prefers the query, which needs no preflight.",
)
.since("4.2.0")
.only(&[Community, Starter]);

const KEY_HEADER_OF_5: Parameter = header(
    "Cart-Key",
    "Key of the cart since 5.0. The client prefers the query, which needs no preflight.",
)
.since("5.0.0")
.only(&[Starter]);

const IF_NONE_MATCH: Parameter = header(
    "If-None-Match",
    "Tag of the answer that the client has kept: the store says 304 where it still holds.",
)
.since("4.9.0");

const SKIP_CACHE: Parameter = query(
    "_skip_cache",
    Kind::Boolean,
    "Makes the store work the answer out anew.",
)
.default("false")
.since("4.9.0");

/// Display text instead of minor units.
pub(super) const FORMATTED: Parameter = query(
    "formatted",
    Kind::Boolean,
    "Money as display text (`\"$18.00\"`) instead of minor units.",
)
.default("false")
.since("5.0.0")
.only(&[Starter, Plus]);

/// Whether pictures are in the answer of something that is no cart.
pub(super) const THUMB: Parameter = query(
    "thumb",
    Kind::Boolean,
    "Whether lines carry the address of their picture.",
)
.default("true");

/// Which cart.
pub(super) const KEYED: Group = Group {
    name: "CartKeyParameters",
    says: "What every call about a cart takes.",
    parameters: &[KEY],
};

/// Which cart, and how much of it.
pub(super) const CART: Group = Group {
    name: "CartParameters",
    says: "What every call takes that answers a cart.",
    parameters: &[
        KEY,
        query(
            "fields",
            Kind::Fields,
            "Only these top-level fields, for example `items`, `totals:subtotal-total` or \
             `customer:billing_address`. Notices that are not asked for stay until the next \
             answer.",
        )
        .since("3.1.0"),
        THUMB,
        query(
            "default",
            Kind::Boolean,
            "WooCommerce's own cart instead: a map of its raw lines.",
        )
        .default("false"),
        KEY_HEADER,
        KEY_HEADER_OF_5,
    ],
};

/// Caching of reads.
pub(super) const CACHED: Group = Group {
    name: "CacheParameters",
    says: "What reads take that the store may answer from its cache.",
    parameters: &[IF_NONE_MATCH, SKIP_CACHE],
};

/// Caching of changes.
pub(super) const UNCACHED: Group = Group {
    name: "ChangeParameters",
    says: "What changes of the cart take.",
    parameters: &[SKIP_CACHE],
};

/// Pages.
pub(super) const PAGED: Group = Group {
    name: "PageParameters",
    says: "What calls take that answer in pages.",
    parameters: &[
        query("page", Kind::Integer, "Number of the page, from 1.")
            .default("1")
            .at_least(1),
        query("per_page", Kind::Integer, "How many a page.")
            .default("10")
            .at_least(1)
            .at_most(100),
    ],
};

/// Pages of the account, newest first.
pub(super) const PAGED_BY_DATE: Group = Group {
    name: "AccountPageParameters",
    says: "What calls take that answer the customer's orders and subscriptions in pages.",
    parameters: &[
        query("page", Kind::Integer, "Number of the page, from 1.")
            .default("1")
            .at_least(1),
        query("per_page", Kind::Integer, "How many a page.")
            .default("10")
            .at_least(1)
            .at_most(100),
        query(
            "order",
            Kind::OneOf(&["ASC", "DESC"]),
            "Oldest or newest first.",
        )
        .default("DESC"),
    ],
};

/// Lists of categories, tags and brands.
pub(super) const TERMS: Group = Group {
    name: "TermParameters",
    says: "What lists of categories, tags and brands take.",
    parameters: &[
        query("search", Kind::Text, "Only terms whose name holds this."),
        query("exclude", Kind::Integers, "Ids to leave out."),
        query("include", Kind::Integers, "Only these ids."),
        query("order", Kind::OneOf(&["asc", "desc"]), "Which end first.").default("asc"),
        query(
            "orderby",
            Kind::OneOf(&[
                "id",
                "include",
                "name",
                "slug",
                "term_group",
                "description",
                "count",
            ]),
            "What decides on the order.",
        )
        .default("name"),
        query("slug", Kind::Texts, "Only terms with one of these slugs."),
    ],
};

/// Lists of reviews.
pub(super) const REVIEWS: Group = Group {
    name: "ReviewParameters",
    says: "What lists of reviews take.",
    parameters: &[
        query("search", Kind::Text, "Only reviews that hold this text."),
        query("product", Kind::Integers, "Only reviews of these products."),
    ],
};

/// Key header of a call that takes no other parameter of a cart's.
pub(super) const BATCH_KEY: Parameter = header(
    "CoCart-API-Cart-Key",
    "Key of the cart that all requests of the batch act on. The client prefers the query.",
)
.since("4.2.0");

/// From when on.
pub(super) const AFTER: Parameter =
    query("after", Kind::DateTime, "Only those published after this.");

/// Until when.
pub(super) const BEFORE: Parameter = query(
    "before",
    Kind::DateTime,
    "Only those published before this.",
);

/// What to leave out.
pub(super) const EXCLUDE: Parameter = query("exclude", Kind::Integers, "Ids to leave out.");

/// What to take alone.
pub(super) const INCLUDE: Parameter = query("include", Kind::Integers, "Only these ids.");

/// How many to pass over.
pub(super) const OFFSET: Parameter = query(
    "offset",
    Kind::Integer,
    "How many to pass over; counts instead of `page`.",
)
.at_least(0);
