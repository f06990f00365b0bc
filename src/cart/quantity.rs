//! Quantities as decimals: a kilogram and a half is exact, and text never goes through a float.

use super::decimal;

/// A quantity in millionths. Shops sell by the piece or by weight; six decimals are more than any uses.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Debug)]
pub struct Quantity(pub i64);

const DECIMALS: u32 = 6;
const UNIT: i64 = 1_000_000;

impl Quantity {
    /// None.
    pub const ZERO: Quantity = Quantity(0);
    /// One piece, what `add` means where no quantity is given.
    pub const ONE: Quantity = Quantity(UNIT);

    /// A number of pieces; the largest quantity where it is too large.
    pub fn pieces(pieces: i64) -> Quantity {
        Quantity(pieces.saturating_mul(UNIT))
    }

    /// A quantity from text such as `1`, `1.5` or ` 2 `; `None` where it is no number.
    pub fn parse(text: &str) -> Option<Quantity> {
        decimal::scaled(text, DECIMALS as i32).map(Quantity)
    }

    /// A quantity from a JSON number, rounded to millionths; `None` where it is not finite.
    pub fn from_number(number: f64) -> Option<Quantity> {
        // The cast ends at the largest value, it does not wrap.
        number
            .is_finite()
            .then(|| Quantity((number * UNIT as f64).round() as i64))
    }

    /// The quantity as a request carries it: `1.5`, without trailing zeros.
    pub fn to_text(self) -> String {
        let mut text = String::new();
        decimal::push_scaled(&mut text, self.0, DECIMALS);
        text
    }

    /// The quantity as a JSON number.
    pub fn to_number(self) -> f64 {
        self.0 as f64 / UNIT as f64
    }

    /// The sum; ends at the largest quantity.
    pub fn saturating_add(self, other: Quantity) -> Quantity {
        Quantity(self.0.saturating_add(other.0))
    }

    /// The difference, negative where `other` is more.
    pub fn saturating_sub(self, other: Quantity) -> Quantity {
        Quantity(self.0.saturating_sub(other.0))
    }

    /// Whether it is exactly none.
    pub fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// Whether it is more than none.
    pub fn is_positive(self) -> bool {
        self.0 > 0
    }

    /// The number of pieces; `None` where there is a fraction.
    pub fn as_pieces(self) -> Option<i64> {
        (self.0 % UNIT == 0).then_some(self.0 / UNIT)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use proptest::prelude::*;

    #[test]
    fn text_and_numbers_agree() {
        for (text, number, millionths) in [
            ("1", 1.0, UNIT),
            ("1.5", 1.5, 1_500_000),
            ("0.1", 0.1, 100_000),
            ("1.005", 1.005, 1_005_000),
            ("0.000001", 0.000001, 1),
            ("-2", -2.0, -2 * UNIT),
            ("99999999999", 99_999_999_999.0, 99_999_999_999 * UNIT),
        ] {
            assert_eq!(Quantity::parse(text), Some(Quantity(millionths)));
            assert_eq!(Quantity::from_number(number), Some(Quantity(millionths)));
            assert_eq!(Quantity(millionths).to_text(), text);
            assert_eq!(Quantity(millionths).to_number(), number);
        }
        assert_eq!(Quantity::parse(" 2 "), Some(Quantity::pieces(2)));
        assert_eq!(Quantity::parse("two"), None);
        assert_eq!(Quantity::from_number(f64::NAN), None);
        assert_eq!(Quantity::from_number(f64::INFINITY), None);
        assert_eq!(Quantity::from_number(1e300), Some(Quantity(i64::MAX)));
    }

    #[test]
    fn knows_nothing_one_and_fractions() {
        assert!(Quantity::ZERO.is_zero() && !Quantity::ZERO.is_positive());
        assert!(Quantity::ONE.is_positive() && !Quantity(-1).is_positive());
        assert_eq!(Quantity::pieces(3).as_pieces(), Some(3));
        assert_eq!(Quantity(1_500_000).as_pieces(), None);
        assert_eq!(
            Quantity(i64::MAX).saturating_add(Quantity::ONE),
            Quantity(i64::MAX)
        );
        assert_eq!(
            Quantity::ONE.saturating_sub(Quantity::pieces(3)),
            Quantity::pieces(-2)
        );
    }

    proptest! {
        #[test]
        fn survives_text(millionths in -i64::MAX..i64::MAX) {
            let quantity = Quantity(millionths);
            prop_assert_eq!(Quantity::parse(&quantity.to_text()), Some(quantity));
        }

        #[test]
        fn survives_a_json_number(millionths in -1_000_000_000_000_000_i64..1_000_000_000_000_000) {
            let quantity = Quantity(millionths);
            prop_assert_eq!(Quantity::from_number(quantity.to_number()), Some(quantity));
        }
    }
}
