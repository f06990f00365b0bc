//! Quantities as decimals: a kilogram and a half is exact, and text never goes through a float.

/// A quantity in millionths. Shops sell by the piece or by weight; six decimals are more than any uses.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Debug)]
pub struct Quantity(pub i64);
