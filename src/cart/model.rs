//! The one model that every server shape is read into.
//!
//! Only what the logic or a storefront needs is decoded; `server` keeps the rest of the document.

use std::rc::Rc;

use super::decimal;
use super::document::Node;
use super::quantity::Quantity;
use crate::cart::interned::Text;

/// A cart as the server confirmed it.
#[derive(Clone, Debug)]
pub struct Cart<N: Node> {
    /// The key the server filed it under.
    pub key: Text,
    /// The server's digest of the content; opaque (contract 14.3).
    pub hash: Text,
    /// The lines in the server's order, shared with every view that shows them unchanged.
    pub lines: Vec<Rc<Line<N>>>,
    /// Lines that can be restored; their quantity is the one they had.
    pub removed: Vec<Rc<Line<N>>>,
    /// How the store writes money.
    pub currency: Currency,
    /// Totals in minor units.
    pub totals: Totals,
    /// Whether coupons or fees are applied, which makes predicted totals estimates.
    pub has_adjustments: bool,
    /// Whether a payment is needed.
    pub needs_payment: bool,
    /// Whether shipping is needed.
    pub needs_shipping: bool,
    /// Messages for the shopper.
    pub notices: Vec<Notice>,
    /// The document as the server sent it.
    pub server: N,
}

/// One line of a cart: a confirmed one, or a sketch of the one that an intent will make.
#[derive(Clone, Debug)]
pub struct Line<N: Node> {
    /// The server's item key; empty for a sketch.
    pub key: Text,
    /// Id of the product or, for a variation, of the variation; 0 where it is not known.
    pub product_id: u64,
    /// Name, entities decoded.
    pub name: Text,
    /// SKU, or empty.
    pub sku: Text,
    /// Slug of the product page.
    pub slug: Text,
    /// Address of the picture, or empty.
    pub image: Text,
    /// Attributes in the shop's words, entities decoded.
    pub variation: Vec<(Text, Text)>,
    /// Data that belongs to this line alone; `None` where there is none.
    pub item_data: Option<N>,
    /// The quantity.
    pub quantity: Quantity,
    /// The least the store accepts, where it says so.
    pub minimum: Option<Quantity>,
    /// The most the store accepts; `None` is no limit.
    pub maximum: Option<Quantity>,
    /// Price of one as shown, in minor units; `None` where it is not known.
    pub price: Option<i64>,
    /// The line before discounts, without tax, in minor units.
    pub subtotal: i64,
    /// The line after discounts, without tax, in minor units.
    pub total: i64,
    /// Tax of the line before discounts, in minor units.
    pub subtotal_tax: i64,
    /// Tax of the line after discounts, in minor units.
    pub tax: i64,
    /// What the store says of backorders, entities decoded.
    pub backorders: Text,
    /// The line as the server sent it; `None` for a sketch.
    pub server: Option<N>,
}

impl<N: Node> Line<N> {
    /// Whether this is the product of an id, or of a SKU, which the store takes in any case.
    pub fn is_of(&self, id_or_sku: &str) -> bool {
        let mut id = String::new();
        decimal::push_whole(&mut id, self.product_id);
        id == id_or_sku || (!self.sku.is_empty() && self.sku.eq_ignore_ascii_case(id_or_sku))
    }

    /// A sketch of which nothing is known yet.
    pub fn sketch() -> Self {
        Line {
            key: Text::new(),
            product_id: 0,
            name: Text::new(),
            sku: Text::new(),
            slug: Text::new(),
            image: Text::new(),
            variation: Vec::new(),
            item_data: None,
            quantity: Quantity::ZERO,
            minimum: None,
            maximum: None,
            price: None,
            subtotal: 0,
            total: 0,
            subtotal_tax: 0,
            tax: 0,
            backorders: Text::new(),
            server: None,
        }
    }

    /// Whether the store has said that there is this line.
    pub fn is_confirmed(&self) -> bool {
        self.server.is_some()
    }
}

/// How the store writes money. See `Currency` in the TypeScript types.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Currency {
    /// ISO code.
    pub code: Text,
    /// Symbol.
    pub symbol: Text,
    /// Number of decimals the shop uses.
    pub minor_unit: u8,
    /// Text between whole and fraction.
    pub decimal_separator: Text,
    /// Text between groups of three digits.
    pub thousand_separator: Text,
    /// Text before the number.
    pub prefix: Text,
    /// Text after the number.
    pub suffix: Text,
}

/// The ten totals of a cart, in minor units. Only `total` contains tax (contract 2.13).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Lines before discounts.
    pub subtotal: i64,
    /// Tax of the lines before discounts.
    pub subtotal_tax: i64,
    /// Discounts.
    pub discount: i64,
    /// Tax saved by discounts.
    pub discount_tax: i64,
    /// Shipping.
    pub shipping: i64,
    /// Tax of shipping.
    pub shipping_tax: i64,
    /// Fees.
    pub fees: i64,
    /// Tax of fees.
    pub fees_tax: i64,
    /// All tax.
    pub tax: i64,
    /// What the shopper pays.
    pub total: i64,
}

/// A message for the shopper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// `error`, `success`, `notice` or `info`.
    pub kind: Text,
    /// The text, entities decoded.
    pub text: Text,
}
