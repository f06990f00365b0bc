//! The text that PHP makes of a JSON value, as far as item keys are made of it.
//!
//! A form that sends item data as these texts gets the same key as JSON does.

use super::decimal::{self, push_whole};
use super::document::Node;
use super::fields::members;
use super::search::split_once;

/// Decimal positions beyond which PHP writes a float with an exponent.
const SMALLEST_PLAIN: i64 = -3;
const LARGEST_PLAIN: i64 = 17;

/// `text` without what PHP's `trim` takes from both ends.
pub fn trim(text: &str) -> &str {
    let is_kept = |byte: u8| !b" \t\n\r\0\x0b".contains(&byte);
    let start = text.bytes().position(is_kept).unwrap_or(text.len());
    let end = text
        .bytes()
        .rposition(is_kept)
        .map_or(start, |last| last + 1);
    text.get(start..end).unwrap_or_default()
}

/// A value that is neither map nor list as text: `true` is `1`, `false` and `null` are empty, a number as
/// PHP writes it. Empty for a map or a list.
pub fn scalar<N: Node>(value: &N) -> String {
    if let Some(text) = value.text() {
        return text;
    }
    if value.number().is_some() {
        return number(&value.to_json());
    }
    String::from(if value.boolean() == Some(true) {
        "1"
    } else {
        ""
    })
}

/// The same inside of a map or a list, where PHP's `http_build_query` has rules of its own: `false` is
/// `0`, and a `null` is left out.
fn nested_scalar<N: Node>(value: &N) -> Option<String> {
    if value.is_null() {
        return None;
    }
    if value.boolean() == Some(false) {
        return Some(String::from("0"));
    }
    Some(scalar(value))
}

/// How text is percent-encoded.
#[derive(Clone, Copy)]
pub struct Encoding {
    /// What stays as it is, beside letters and digits.
    kept: &'static [u8],
    /// How a blank is written.
    blank: &'static str,
}

/// By RFC 1738, as `http_build_query` does.
const QUERY: Encoding = Encoding {
    kept: b"-_.",
    blank: "+",
};

/// By RFC 3986. A form accepts such blanks as well.
pub const FORM: Encoding = Encoding {
    kept: b"-._~",
    blank: "%20",
};

/// A map or a list as `http_build_query` writes it: `a=1+2&b%5B0%5D=x`.
pub fn query<N: Node>(value: &N) -> String {
    let mut written = String::new();
    for (key, member) in members(value) {
        push_nested(&mut written, &key, &member, QUERY);
    }
    written
}

/// Appends a value under `name`, what is in a map or a list in PHP's brackets.
pub fn push_nested<N: Node>(target: &mut String, name: &str, value: &N, encoding: Encoding) {
    if value.is_map() || value.is_list() {
        for (key, inner) in members(value) {
            push_nested(target, &member(name, &key), &inner, encoding);
        }
    } else if let Some(text) = nested_scalar(value) {
        push_field(target, name, &text, encoding);
    }
}

/// `name[key]`.
pub fn member(name: &str, key: &str) -> String {
    let mut path = String::from(name);
    path.push('[');
    path.push_str(key);
    path.push(']');
    path
}

/// Appends `name=value`, with `&` before it where `target` already holds a field.
pub fn push_field(target: &mut String, name: &str, value: &str, encoding: Encoding) {
    if !target.is_empty() {
        target.push('&');
    }
    push_encoded(target, name, encoding);
    target.push('=');
    push_encoded(target, value, encoding);
}

/// Appends `text`.
pub fn push_encoded(target: &mut String, text: &str, encoding: Encoding) {
    for byte in text.bytes() {
        if byte == b' ' {
            target.push_str(encoding.blank);
        } else if byte.is_ascii_alphanumeric() || encoding.kept.contains(&byte) {
            target.push(char::from(byte));
        } else {
            target.push('%');
            decimal::push_hexadecimal(target, &[byte], b'A');
        }
    }
}

/// The text of a JSON number: whole numbers as they are, others as PHP's shortest float, which has an
/// exponent of its own form for very large and very small ones (`1.0E+25`).
fn number(json: &str) -> String {
    let digits = json.strip_prefix('-').unwrap_or(json);
    let largest = i64::MAX as u64 + (json.len() - digits.len()) as u64;
    if decimal::whole(digits).is_some_and(|whole| whole <= largest) {
        return String::from(json);
    }
    float(json).unwrap_or_else(|| String::from(json))
}

fn float(json: &str) -> Option<String> {
    let unsigned = json.strip_prefix('-').unwrap_or(json);
    let (mantissa, exponent) = decimal::split_exponent(unsigned)?;
    let (whole, fraction) = split_once(mantissa, ".").unwrap_or((mantissa, ""));
    let mut all = String::from(whole);
    all.push_str(fraction);

    let mut text = String::from(if json.len() > unsigned.len() { "-" } else { "" });
    let is_significant = |digit: u8| digit != b'0';
    let (Some(leading), Some(last)) = (
        all.bytes().position(is_significant),
        all.bytes().rposition(is_significant),
    ) else {
        text.push('0');
        return Some(text);
    };
    let digits = all.get(leading..=last)?;
    let (first, rest) = digits.split_at_checked(1)?;
    // The value is 0.DIGITS * 10^point.
    let point = whole.len() as i64 + i64::from(exponent) - leading as i64;
    if (SMALLEST_PLAIN..=LARGEST_PLAIN).contains(&point) {
        push_plain(&mut text, digits, point);
        return Some(text);
    }
    text.push_str(first);
    text.push('.');
    text.push_str(if rest.is_empty() { "0" } else { rest });
    text.push_str(if point > 0 { "E+" } else { "E-" });
    push_whole(&mut text, (point - 1).unsigned_abs());
    Some(text)
}

fn push_plain(text: &mut String, digits: &str, point: i64) {
    if point <= 0 {
        text.push_str("0.");
        for _ in point..0 {
            text.push('0');
        }
        text.push_str(digits);
        return;
    }
    let mut position = 0;
    for digit in digits.chars() {
        if position == point {
            text.push('.');
        }
        text.push(digit);
        position += 1;
    }
    for _ in position..point {
        text.push('0');
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    #[test]
    fn numbers_as_php_writes_them() {
        for (written, text) in [
            ("3", "3"),
            ("-7", "-7"),
            ("1.5", "1.5"),
            ("1.0", "1"),
            ("2.50", "2.5"),
            ("-0.25", "-0.25"),
            ("100.0", "100"),
            ("0.0", "0"),
            ("-0.0", "-0"),
            ("0.0001", "0.0001"),
            ("0.00001", "1.0E-5"),
            ("1.5e-7", "1.5E-7"),
            ("1e3", "1000"),
            ("1.25e2", "125"),
            ("1e+21", "1.0E+21"),
            ("1e25", "1.0E+25"),
            ("-1.234e25", "-1.234E+25"),
            ("9223372036854775807", "9223372036854775807"),
            ("9223372036854776000", "9.223372036854776E+18"),
            ("1e16", "10000000000000000"),
            ("1e17", "1.0E+17"),
        ] {
            assert_eq!(number(written), text, "{written}");
        }
    }

    #[test]
    fn nested_values_follow_the_rules_of_queries() {
        assert_eq!(
            query(
                &json!({"a b": "c d", "no": false, "yes": true, "nul": null, "empty": [], "n": 1.5})
            ),
            "a+b=c+d&no=0&yes=1&n=1.5"
        );
        assert_eq!(
            query(&json!([["x"], {"k&": "é~-_."}])),
            "0%5B0%5D=x&1%5Bk%26%5D=%C3%A9%7E-_."
        );
        assert_eq!(query(&json!([])), "");
    }

    proptest! {
        // The text must name the same number, whatever its form.
        #[test]
        fn floats_keep_their_value(value in any::<f64>().prop_filter("finite", |value| value.is_finite())) {
            let text = number(&json!(value).to_string());
            prop_assert_eq!(text.parse::<f64>().unwrap_or(f64::NAN), value);
        }
    }
}
