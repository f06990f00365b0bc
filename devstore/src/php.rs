//! PHP's own ways with numbers and text, where they show on the wire.

use serde_json::Value;

/// A float as `json_encode` prints it: whole numbers without a fraction.
pub fn number(value: f64) -> Value {
    if value.fract() == 0.0 && value.abs() < 1e15 {
        return Value::from(value as i64);
    }
    Value::from(value)
}

/// A float cast to text: at most 14 significant digits up to PHP 7, the shortest exact text since 8.
pub fn number_text(value: f64) -> String {
    if value.fract() == 0.0 && value.abs() < 1e15 {
        return (value as i64).to_string();
    }
    value.to_string()
}

/// A scalar cast to text; `None` for null, lists and objects.
pub fn to_text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Bool(true) => Some("1".into()),
        Value::Bool(false) => Some(String::new()),
        Value::Number(number) => Some(number.as_f64().map(number_text).unwrap_or_default()),
        _ => None,
    }
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
