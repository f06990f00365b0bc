//! JSON as PHP's `json_encode` writes it: `/` and everything beyond ASCII escaped.

use std::io;

use serde::Serialize;
use serde_json::Value;
use serde_json::ser::{Formatter, Serializer};

struct Php;

impl Formatter for Php {
    fn write_string_fragment<W: ?Sized + io::Write>(
        &mut self,
        writer: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        let mut start = 0;
        for (at, letter) in fragment.char_indices() {
            if letter.is_ascii() && letter != '/' {
                continue;
            }
            writer.write_all(fragment.get(start..at).unwrap_or_default().as_bytes())?;
            start = at + letter.len_utf8();
            if letter == '/' {
                writer.write_all(b"\\/")?;
                continue;
            }
            let mut units = [0; 2];
            for unit in letter.encode_utf16(&mut units) {
                write!(writer, "\\u{unit:04x}")?;
            }
        }
        writer.write_all(fragment.get(start..).unwrap_or_default().as_bytes())
    }

    fn write_f64<W: ?Sized + io::Write>(&mut self, writer: &mut W, value: f64) -> io::Result<()> {
        if value.fract() == 0.0 && value.abs() < 1e15 {
            return write!(writer, "{value:.0}");
        }
        write!(writer, "{value}")
    }
}

/// A document as a WordPress REST route sends it.
pub fn to_php_json(value: &Value) -> Vec<u8> {
    let mut out = Vec::new();
    // A `Value` serializes into memory without fail.
    let _ = value.serialize(&mut Serializer::with_formatter(&mut out, Php));
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn slashes_and_unicode_are_escaped() {
        let text = to_php_json(&json!({"a/b": "“é日😀” \"q\" \\ \n", "n": [36.0, 2.7, 5, -1]}));
        let expected =
            r#"{"a\/b":"\u201c\u00e9\u65e5\ud83d\ude00\u201d \"q\" \\ \n","n":[36,2.7,5,-1]}"#;
        assert_eq!(String::from_utf8(text).unwrap(), expected);
    }

    #[test]
    fn it_reads_back_as_the_same_document() {
        let document =
            json!({"html": "<a href=\"https://x/\">é</a>", "empty": [], "deep": {"k": null}});
        assert_eq!(
            serde_json::from_slice::<Value>(&to_php_json(&document)).unwrap(),
            document
        );
    }
}
