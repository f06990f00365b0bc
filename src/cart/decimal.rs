//! Decimal text to whole numbers of a power of ten and back, exactly: no float takes part.

use super::search::split_once;

/// `text` as a whole number of 10^-`decimals`, a half rounded away from zero.
///
/// Reads what JSON and PHP call numeric, with blanks around it and a leading `+`: the server echoes
/// JSON numbers and takes `" 2 "`, `"+3"` and `"1e3"` (measured: Error bodies). `None` for anything
/// else; numbers that are too large end at the largest one.
pub fn scaled(text: &str, decimals: i32) -> Option<i64> {
    let text = text.trim_ascii();
    let (negative, text) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (mantissa, exponent) = split_exponent(text)?;
    let (whole, fraction) = split_once(mantissa, ".").unwrap_or((mantissa, ""));
    if whole.len() + fraction.len() == 0 || !all_digits(whole) || !all_digits(fraction) {
        return None;
    }
    // How many of the digits stand before the rounding position; may lie outside of them.
    let kept = i64::from(exponent) + i64::from(decimals) + whole.len() as i64;
    let mut value = 0_i64;
    let mut position = 0_i64;
    for digit in whole.bytes().chain(fraction.bytes()) {
        let digit = i64::from(digit - b'0');
        if position < kept {
            value = value.saturating_mul(10).saturating_add(digit);
        } else {
            if position == kept && digit >= 5 {
                value = value.saturating_add(1);
            }
            break;
        }
        position += 1;
    }
    while position < kept && value != 0 && value != i64::MAX {
        value = value.saturating_mul(10);
        position += 1;
    }
    Some(if negative { -value } else { value })
}

/// Appends a whole number.
pub fn push_whole(out: &mut String, value: u64) {
    if value >= 10 {
        push_whole(out, value / 10);
    }
    out.push(char::from(b'0' + (value % 10) as u8));
}

/// Appends bytes in hexadecimal; `ten` is how the digit for 10 is written, `a` or `A`.
pub fn push_hexadecimal(out: &mut String, bytes: &[u8], ten: u8) {
    for byte in bytes {
        for digit in [byte >> 4, byte & 15] {
            out.push(char::from(if digit < 10 {
                b'0' + digit
            } else {
                ten + digit - 10
            }));
        }
    }
}

/// Appends `value` * 10^-`decimals` without trailing zeros: 1500000 with 6 decimals is `1.5`.
pub fn push_scaled(out: &mut String, value: i64, decimals: u32) {
    if value < 0 {
        out.push('-');
    }
    let mut unit = 10_u64.saturating_pow(decimals);
    let value = value.unsigned_abs();
    push_whole(out, value / unit);
    let mut rest = value % unit;
    if rest > 0 {
        out.push('.');
    }
    while rest > 0 {
        unit /= 10;
        out.push(char::from(b'0' + (rest / unit) as u8));
        rest %= unit;
    }
}

fn all_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The number that digits alone make; `None` for anything else, and where it is too large.
pub fn whole(text: &str) -> Option<u64> {
    if text.is_empty() || !all_digits(text) {
        return None;
    }
    text.bytes().try_fold(0_u64, |value, digit| {
        value.checked_mul(10)?.checked_add(u64::from(digit - b'0'))
    })
}

/// What stands before the exponent, and the exponent, 0 where there is none.
pub(super) fn split_exponent(text: &str) -> Option<(&str, i32)> {
    let Some(at) = text.bytes().position(|byte| matches!(byte, b'e' | b'E')) else {
        return Some((text, 0));
    };
    Some((text.get(..at)?, read_exponent(text.get(at + 1..)?)?))
}

/// The exponent; beyond a thousand it makes no difference any more.
fn read_exponent(text: &str) -> Option<i32> {
    let (negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    if digits.is_empty() || !all_digits(digits) {
        return None;
    }
    let mut value = 0;
    for digit in digits.bytes() {
        value = (value * 10 + i32::from(digit - b'0')).min(1000);
    }
    Some(if negative { -value } else { value })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use proptest::prelude::*;

    #[test]
    fn reads_what_the_server_takes_for_a_number() {
        for (text, hundredths) in [
            ("1", 100),
            ("1.5", 150),
            (" 2 ", 200),
            ("+3", 300),
            ("1e3", 100_000),
            ("1.25E-1", 13),
            ("-0", 0),
            ("-1.005", -101),
            ("1.004999", 100),
            (".5", 50),
            ("5.", 500),
            ("0.005", 1),
            ("0.0005", 0),
            ("1e-400", 0),
            ("0e400", 0),
        ] {
            assert_eq!(scaled(text, 2), Some(hundredths), "{text}");
        }
        assert_eq!(scaled("1e400", 2), Some(i64::MAX));
        assert_eq!(scaled("-99999999999999999999", 2), Some(-i64::MAX));
        assert_eq!(scaled("150", -2), Some(2));
        assert_eq!(scaled("49", -2), Some(0));
        assert_eq!(scaled("7", -2), Some(0));
    }

    #[test]
    fn refuses_junk() {
        for text in [
            "", " ", "abc", "0x10", "1,5", "1.2.3", "--1", "+-1", "1e", "1e+", ".", "-", "e3",
            "1 2", "NaN", "٣",
        ] {
            assert_eq!(scaled(text, 2), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn writes_what_it_reads(value in -i64::MAX..i64::MAX, decimals in 0_u32..18) {
            let mut text = String::new();
            push_scaled(&mut text, value, decimals);
            prop_assert_eq!(scaled(&text, decimals as i32), Some(value));
            prop_assert!(!text.contains('.') || !text.ends_with('0'));
        }

        #[test]
        fn never_panics(text in "\\PC*", decimals in -20_i32..20) {
            scaled(&text, decimals);
        }

        #[test]
        fn whole_numbers_are_written_as_rust_writes_them(value: u64) {
            let mut text = String::new();
            push_whole(&mut text, value);
            prop_assert_eq!(text, value.to_string());
        }
    }

    #[test]
    fn whole_numbers_keep_their_inner_zeros() {
        let mut text = String::new();
        push_whole(&mut text, 1_090_010);
        assert_eq!(text, "1090010");
    }
}
