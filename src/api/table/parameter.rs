//! What a row says about a parameter.

use super::availability::Edition;
use super::shapes::Shape;

/// Where a parameter travels.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Place {
    /// In the path.
    Path,
    /// In the query.
    Query,
    /// In the body.
    Body,
    /// In a header. The client sends these itself, from the identity and from what it has cached.
    Header,
}

impl Place {
    /// The name in endpoint lists.
    pub const fn name(self) -> &'static str {
        match self {
            Place::Path => "path",
            Place::Query => "query",
            Place::Body => "body",
            Place::Header => "header",
        }
    }
}

/// What a value may be.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// Text.
    Text,
    /// A secret text: a password or a token.
    Secret,
    /// A product: its id as number or text, or its SKU as text. Sent as text (facts: types).
    Product,
    /// A whole number.
    Integer,
    /// True or false.
    Boolean,
    /// A quantity: a number, or a number as text. Sent as text (facts: types).
    Quantity,
    /// Quantities by item key or product id.
    Quantities,
    /// Date and time as ISO 8601.
    DateTime,
    /// One of these texts.
    OneOf(&'static [&'static str]),
    /// One of these texts, or one that a plugin adds.
    OneOfOpen(&'static [&'static str]),
    /// A list of texts.
    Texts,
    /// A list of whole numbers.
    Integers,
    /// Texts by name.
    TextMap,
    /// Any members; `0` is the name of a TypeScript type for them.
    Free(&'static str),
    /// A record.
    Record(&'static Shape),
    /// A list of records.
    Records(&'static Shape),
    /// Top-level fields of the response, as a list or as text with commas.
    Fields,
}

/// Whether a request may leave a parameter out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Required {
    /// It may.
    No,
    /// It may not.
    Yes,
    /// It may not on this edition. The type of the client leaves it optional.
    On(Edition),
}

/// One parameter of an endpoint.
#[derive(Clone, Copy, Debug)]
pub struct Parameter {
    /// Name on the wire.
    pub name: &'static str,
    /// Where it travels.
    pub place: Place,
    /// What it may be.
    pub kind: Kind,
    /// Whether it must be there.
    pub required: Required,
    /// What the store takes where it is missing; empty where it takes nothing.
    pub default: &'static str,
    /// Smallest value of a number, or smallest length of a list or text.
    pub least: Option<i64>,
    /// Largest value of a number, or largest length of a list or text.
    pub most: Option<i64>,
    /// First version of CoCart that reads it; empty where it came with the endpoint.
    pub since: &'static str,
    /// The editions that read it; empty where all do that have the endpoint.
    pub editions: &'static [Edition],
    /// What it means, in a sentence.
    pub says: &'static str,
}

impl Parameter {
    const fn new(name: &'static str, place: Place, kind: Kind, says: &'static str) -> Self {
        Self {
            name,
            place,
            kind,
            required: Required::No,
            default: "",
            least: None,
            most: None,
            since: "",
            editions: &[],
            says,
        }
    }

    pub(super) const fn required(mut self) -> Self {
        self.required = Required::Yes;
        self
    }

    pub(super) const fn required_on(mut self, edition: Edition) -> Self {
        self.required = Required::On(edition);
        self
    }

    pub(super) const fn default(mut self, default: &'static str) -> Self {
        self.default = default;
        self
    }

    pub(super) const fn at_least(mut self, least: i64) -> Self {
        self.least = Some(least);
        self
    }

    pub(super) const fn at_most(mut self, most: i64) -> Self {
        self.most = Some(most);
        self
    }

    pub(super) const fn since(mut self, since: &'static str) -> Self {
        self.since = since;
        self
    }

    pub(super) const fn only(mut self, editions: &'static [Edition]) -> Self {
        self.editions = editions;
        self
    }
}

impl Parameter {
    /// Whether an edition that has the endpoint reads this parameter.
    pub fn is_on(&self, edition: Edition) -> bool {
        self.editions.is_empty() || self.editions.contains(&edition)
    }
}

/// A part of the path, which is always required.
pub(super) const fn path(name: &'static str, kind: Kind, says: &'static str) -> Parameter {
    Parameter::new(name, Place::Path, kind, says).required()
}

/// A parameter in the query.
pub(super) const fn query(name: &'static str, kind: Kind, says: &'static str) -> Parameter {
    Parameter::new(name, Place::Query, kind, says)
}

/// A parameter in the body.
pub(super) const fn body(name: &'static str, kind: Kind, says: &'static str) -> Parameter {
    Parameter::new(name, Place::Body, kind, says)
}

/// A parameter in a header.
pub(super) const fn header(name: &'static str, says: &'static str) -> Parameter {
    Parameter::new(name, Place::Header, Kind::Text, says)
}
