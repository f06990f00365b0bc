//! What a calculation needs of the store, borrowed apart from the sessions.

use crate::catalogue::{Catalogue, Product};
use crate::session::CartLine;
use crate::settings::Settings;

/// Settings and catalogue.
#[derive(Clone, Copy)]
pub struct Shop<'a> {
    /// What the merchant set.
    pub settings: &'a Settings,
    /// What is sold.
    pub catalogue: &'a Catalogue,
    /// The time in seconds since 1970, for coupons that end.
    pub now: u64,
}

impl<'a> Shop<'a> {
    /// The product or variation of a line.
    pub fn product_of(&self, line: &CartLine) -> Option<&'a Product> {
        let id = if line.variation_id != 0 {
            line.variation_id
        } else {
            line.product_id
        };
        self.catalogue.get(id)
    }
}
