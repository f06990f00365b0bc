//! PHP's own ways with numbers and text, where they show on the wire.

use serde_json::{Map, Value};

/// A float as `json_encode` prints it: whole numbers without a fraction.
pub fn number(value: f64) -> Value {
    if value.fract() == 0.0 && value.abs() < 1e15 {
        return Value::from(value as i64);
    }
    Value::from(value)
}

/// A float cast to text: at most 14 significant digits, without trailing zeros.
pub fn number_text(value: f64) -> String {
    let digits = 13 - value.abs().log10().floor().clamp(-300.0, 300.0) as i32;
    if value == 0.0 || !value.is_finite() || digits < -1 {
        return if value == 0.0 {
            "0".into()
        } else {
            format!("{value:E}")
        };
    }
    let text = format!("{:.*}", digits.max(0) as usize, value);
    match text.contains('.') {
        true => text.trim_end_matches('0').trim_end_matches('.').to_owned(),
        false => text,
    }
}

/// A scalar cast to text; `None` for null, lists and objects.
pub fn to_text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Bool(true) => Some("1".into()),
        Value::Bool(false) => Some(String::new()),
        Value::Number(number) if number.is_f64() => {
            Some(number.as_f64().map(number_text).unwrap_or_default())
        }
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// `http_build_query` of a list or object: nested names in brackets, spaces as `+`.
pub fn build_query(value: &Value) -> String {
    let mut parts = Vec::new();
    collect_query(value, "", &mut parts);
    parts.join("&")
}

fn collect_query(value: &Value, name: &str, parts: &mut Vec<String>) {
    let inner = |key: &str| {
        if name.is_empty() {
            key.to_owned()
        } else {
            format!("{name}[{key}]")
        }
    };
    match value {
        Value::Object(map) => map
            .iter()
            .for_each(|(key, value)| collect_query(value, &inner(key), parts)),
        Value::Array(list) => {
            list.iter()
                .enumerate()
                .for_each(|(at, value)| collect_query(value, &inner(&at.to_string()), parts));
        }
        Value::Null => {}
        Value::Bool(false) => parts.push(format!("{}=0", url_encode(name))),
        scalar => parts.push(format!(
            "{}={}",
            url_encode(name),
            url_encode(&to_text(scalar).unwrap_or_default())
        )),
    }
}

/// PHP's `urlencode`.
pub fn url_encode(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => out.push(byte as char),
            b' ' => out.push('+'),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

/// PHP's `json_encode` with its default flags: slashes escaped, everything beyond ASCII as `\\u`.
pub fn json_encode(value: &Value) -> String {
    let mut out = String::new();
    for c in value.to_string().chars() {
        match c {
            '/' => out.push_str("\\/"),
            c if c.is_ascii() => out.push(c),
            c => c
                .encode_utf16(&mut [0; 2])
                .iter()
                .for_each(|unit| out.push_str(&format!("\\u{unit:04x}"))),
        }
    }
    out
}

/// `is_numeric` of a text: white space around it is allowed, hexadecimal is not.
pub fn is_numeric(text: &str) -> bool {
    let text = text.trim_matches([' ', '\t', '\n', '\r', '\u{b}', '\u{c}']);
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    digits.starts_with(|c: char| c.is_ascii_digit() || c == '.') && text.parse::<f64>().is_ok()
}

/// `(float) "text"`: the longest numeric beginning, 0 without one.
pub fn to_float(text: &str) -> f64 {
    let text = text.trim_start();
    let mut best = 0.0;
    for end in 1..=text.len() {
        if let Some(piece) = text.get(..end)
            && piece.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '+' | '-' | '.'))
            && let Ok(value) = piece.parse::<f64>()
        {
            best = value;
        }
    }
    best
}

/// An associative array in JSON: `[]` when it is empty.
pub fn array_or(map: Map<String, Value>) -> Value {
    if map.is_empty() {
        Value::Array(Vec::new())
    } else {
        Value::Object(map)
    }
}

/// What PHP's `empty` says of a value.
pub fn is_falsy(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => true,
        Value::String(text) => text.is_empty() || text == "0",
        Value::Number(number) => number.as_f64() == Some(0.0),
        Value::Array(list) => list.is_empty(),
        Value::Object(map) => map.is_empty(),
        Value::Bool(true) => false,
    }
}

/// `ctype_digit`.
pub fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// `trim`: without the white space at both ends that PHP knows.
pub fn trim(text: &str) -> &str {
    text.trim_matches([' ', '\t', '\n', '\r', '\0', '\u{b}'])
}

/// The md5 of a text in lower-case hexadecimal.
pub fn md5(text: &str) -> String {
    use md5::Digest;
    md5::Md5::digest(text.as_bytes())
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_floats_print_without_a_fraction() {
        assert_eq!(number(36.0).to_string(), "36");
        assert_eq!(number(2.7).to_string(), "2.7");
        assert_eq!(number_text(1.50), "1.5");
        assert_eq!(number_text(0.2 * 3.0), "0.6");
        assert_eq!(number_text(1_000_000_000_002.5), "1000000000002.5");
    }

    #[test]
    fn queries_nest_in_brackets() {
        let value = serde_json::json!({"a": "1 2", "b": ["x", "y"], "n": null});
        assert_eq!(build_query(&value), "a=1+2&b%5B0%5D=x&b%5B1%5D=y");
    }

    #[test]
    fn json_is_escaped_as_php_does() {
        assert_eq!(
            json_encode(&serde_json::json!({"k": "é/☕🎉"})),
            r#"{"k":"\u00e9\/\u2615\ud83c\udf89"}"#
        );
    }

    #[test]
    fn numeric_texts() {
        for text in ["1", "1.5", "1e3", " 2 ", "+3", "-2", ".5", "99999999999"] {
            assert!(is_numeric(text), "{text}");
        }
        for text in ["", "abc", "0x10", "1a", "inf", "nan"] {
            assert!(!is_numeric(text), "{text}");
        }
    }

    #[test]
    fn floats_take_the_numeric_beginning() {
        assert_eq!(to_float("12abc"), 12.0);
        assert_eq!(to_float("1e3"), 1000.0);
        assert_eq!(to_float("x"), 0.0);
    }
}
