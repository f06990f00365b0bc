//! Categories, tags, shared attributes and reviews.

use serde::Deserialize;

/// A product category.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Category {
    /// The id of the term.
    pub id: u32,
    /// What a shopper reads.
    pub name: String,
    /// The name in URLs; made from `name` where it is left out.
    #[serde(default)]
    pub slug: String,
    /// The slug of the category this one is part of, or empty.
    #[serde(default)]
    pub parent: String,
    /// A description; may hold HTML.
    #[serde(default)]
    pub description: String,
}

/// A product tag.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tag {
    /// The id of the term.
    pub id: u32,
    /// What a shopper reads.
    pub name: String,
    /// The name in URLs; made from `name` where it is left out.
    #[serde(default)]
    pub slug: String,
    /// A description; may hold HTML.
    #[serde(default)]
    pub description: String,
}

/// An attribute that products share, such as colour.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AttributeTaxonomy {
    /// The id of the attribute, not of a term.
    pub id: u32,
    /// What a shopper reads, for example `Color`.
    pub name: String,
    /// The name in requests, which starts with `pa_`.
    pub slug: String,
    /// Its options.
    #[serde(default)]
    pub terms: Vec<Term>,
}

/// One option of a shared attribute.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// The id of the term.
    pub id: u32,
    /// What a shopper reads, for example `Blue`.
    pub name: String,
    /// The name in requests, for example `blue`; made from `name` where it is left out.
    #[serde(default)]
    pub slug: String,
    /// A description; may hold HTML.
    #[serde(default)]
    pub description: String,
    /// Its place among the options.
    #[serde(default)]
    pub menu_order: i64,
}

/// A review of a product.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Review {
    /// The id of the comment.
    pub id: u32,
    /// The product reviewed.
    pub product: u32,
    /// When it was written, UTC, `2026-11-23T14:42:49`.
    #[serde(default = "super::file::default_date")]
    pub created: String,
    /// Who wrote it.
    pub reviewer: String,
    /// Where the reviewer can be reached; never shown to shoppers.
    #[serde(default)]
    pub email: String,
    /// What was written.
    pub review: String,
    /// One to five stars.
    pub rating: u8,
    /// Whether the reviewer has bought the product.
    #[serde(default)]
    pub verified: bool,
}
