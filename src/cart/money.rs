//! Money as whole minor units, from the ways the server writes it.

use super::decimal;
use super::document::Node;
use super::search::find;

/// The largest number of decimals that is taken seriously.
pub const MAXIMUM_DECIMALS: u8 = 9;

/// The largest amount that is believed, in minor units: JavaScript counts no further without gaps, and sums
/// of a thousand such amounts do not overflow.
const MOST: u64 = 9_007_199_254_740_991;

/// Minor units from text: without a dot they are minor units already, with one they are major units
/// (contract 2.1, 2.5). `None` where the text is no number.
pub fn from_text(text: &str, decimals: u8) -> Option<i64> {
    let shift = if find(text, ".").is_some() {
        decimals
    } else {
        0
    };
    decimal::scaled(text, i32::from(shift))
}

/// Minor units from a number of major units, a half rounded away from zero. 0 where it is not finite.
///
/// The server means the decimal it wrote, not the float nearest to it: 0.285 with two decimals is 29,
/// though 0.285 * 100 is a little less than 28.5. So what misses the half by no more than a few units
/// in the last place of the product is a half.
pub fn from_number(major: f64, decimals: u8) -> i64 {
    let mut minor = major.abs();
    for _ in 0..decimals {
        minor *= 10.0;
    }
    let slack = (minor * 4.0 * f64::EPSILON).min(0.0001);
    let rounded_up = minor - minor.floor() >= 0.5 - slack;
    // The cast ends at the largest value and takes NaN for 0.
    let minor = (minor as i64).saturating_add(i64::from(rounded_up));
    if major < 0.0 { -minor } else { minor }
}

/// Minor units from a JSON value: a number is major units, text as in [`from_text`] (contract 2.5).
/// `None` where it is neither, an empty text included, and where it is more than anybody sells for.
pub fn read<N: Node>(amount: &N, decimals: u8) -> Option<i64> {
    let minor = match amount.number() {
        Some(major) => from_number(major, decimals),
        None => from_text(&amount.text()?, decimals)?,
    };
    (minor.unsigned_abs() <= MOST).then_some(minor)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    #[test]
    fn absurd_amounts_are_none() {
        for amount in [
            json!(1e300),
            json!(-1e300),
            json!("99999999999999999"),
            json!("-9223372036854775808"),
        ] {
            assert_eq!(read(&amount, 2), None, "{amount}");
        }
        assert_eq!(
            read(&json!("9007199254740991"), 2),
            Some(9_007_199_254_740_991)
        );
    }

    #[test]
    fn numbers_are_major_units_rounded_as_the_decimal_says() {
        for (major, decimals, minor) in [
            (2.7, 2, 270),
            (11.99, 2, 1199),
            (0.285, 2, 29),
            (1.005, 2, 101),
            (-1.005, 2, -101),
            (0.284999, 2, 28),
            (36.0, 2, 3600),
            (4.05, 2, 405),
            (1800.0, 0, 1800),
            (1.5, 0, 2),
            (2.5, 0, 3),
            (-2.5, 0, -3),
            (1.2345, 3, 1235),
            (12345.67, 2, 1_234_567),
            (0.0, 2, 0),
            (f64::NAN, 2, 0),
            (f64::INFINITY, 2, i64::MAX),
        ] {
            assert_eq!(
                from_number(major, decimals),
                minor,
                "{major} with {decimals}"
            );
        }
    }

    #[test]
    fn text_is_minor_units_unless_it_has_a_dot() {
        assert_eq!(from_text("1800", 2), Some(1800));
        assert_eq!(from_text("59.97", 2), Some(5997));
        assert_eq!(from_text("59.97", 0), Some(60));
        assert_eq!(from_text("-500", 2), Some(-500));
        assert_eq!(from_text("-0", 2), Some(0));
        assert_eq!(from_text("", 2), None);
        assert_eq!(from_text("$18.00", 2), None);
        assert_eq!(read(&json!("3600"), 2), Some(3600));
        assert_eq!(read(&json!(2.7), 2), Some(270));
        assert_eq!(read(&json!(null), 2), None);
    }

    proptest! {
        // The decimal that JSON carries, read exactly, is the measure for the float.
        #[test]
        fn numbers_and_their_text_agree(digits in -999_999_999_999_i64..999_999_999_999, point in 0_u32..8, decimals in 0_u8..5) {
            let mut text = String::new();
            decimal::push_scaled(&mut text, digits, point);
            let number: f64 = text.parse().unwrap_or(f64::NAN);
            prop_assert_eq!(Some(from_number(number, decimals)), decimal::scaled(&text, i32::from(decimals)));
        }
    }
}
