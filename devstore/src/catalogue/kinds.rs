//! The choices that WooCommerce gives for some fields of a product.

use serde::Deserialize;

/// What sort of product it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Added to the cart as it is.
    #[default]
    Simple,
    /// Added by way of one of its variations.
    Variable,
    /// One choice of a variable product.
    Variation,
    /// A set of products that are added one by one.
    Grouped,
    /// Sold elsewhere.
    External,
}

impl Kind {
    /// The name in answers, for example `simple`.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Simple => "simple",
            Kind::Variable => "variable",
            Kind::Variation => "variation",
            Kind::Grouped => "grouped",
            Kind::External => "external",
        }
    }
}

/// Where a product is listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Visibility {
    /// In lists and in searches.
    #[default]
    Visible,
    /// In lists only.
    Catalog,
    /// In searches only.
    Search,
    /// Nowhere; its own address works.
    Hidden,
}

/// Whether it can be had.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum StockStatus {
    /// In stock.
    #[default]
    InStock,
    /// Sold out.
    OutOfStock,
    /// Sold out, may be ordered.
    OnBackorder,
}

impl StockStatus {
    /// The name in answers, for example `instock`.
    pub fn name(self) -> &'static str {
        match self {
            StockStatus::InStock => "instock",
            StockStatus::OutOfStock => "outofstock",
            StockStatus::OnBackorder => "onbackorder",
        }
    }
}

/// Whether more can be ordered than there is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Backorders {
    /// No.
    #[default]
    No,
    /// Yes, and the shopper is told.
    Notify,
    /// Yes.
    Yes,
}

impl Backorders {
    /// The name in answers, for example `notify`.
    pub fn name(self) -> &'static str {
        match self {
            Backorders::No => "no",
            Backorders::Notify => "notify",
            Backorders::Yes => "yes",
        }
    }
}

/// What of it is taxed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum TaxStatus {
    /// The product and its shipping.
    #[default]
    Taxable,
    /// Its shipping only.
    Shipping,
    /// Nothing.
    None,
}
