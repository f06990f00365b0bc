//! Bodies as text: the JSON in them, and whether there is any.

use crate::cart::document::Node;
use crate::cart::search;

/// What is printed before an answer is no longer than this, in bytes, and has no more beginnings of objects.
/// Without bounds a large body that is no JSON would be read again from each of them.
const LONGEST_PRINT: usize = 65_536;
const MOST_BEGINNINGS: usize = 8;

/// The document of a body, `None` where it holds none.
pub fn read<N: Node>(body: &str) -> Option<N> {
    let body = body.strip_prefix('\u{feff}').unwrap_or(body).trim_ascii();
    N::parse(body).or_else(|| N::parse(recover_json(body)?))
}

/// The JSON object in a body that has text of PHP before or after it.
///
/// A shop with a faulty plugin prints `<br /> <b>Warning</b>: … on line <b>3</b><br />` around answers
/// that are otherwise right. An HTML page is never taken for such a body, whatever JSON it carries.
pub fn recover_json(body: &str) -> Option<&str> {
    let mut from = 0;
    for _ in 0..MOST_BEGINNINGS {
        let start = from + search::find(body.get(from..)?, "{\"")?;
        if start > LONGEST_PRINT {
            break;
        }
        let (before, object) = body.split_at_checked(start)?;
        if is_page(before) {
            return None;
        }
        let printed = before.bytes().rfind(|byte| !matches!(byte, b' ' | b'\t'));
        if matches!(printed, None | Some(b'>' | b'\n' | b'\r'))
            && let Some(end) = end_of_object(object)
        {
            return object.get(..end);
        }
        from = start + 2;
    }
    None
}

fn is_page(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    ["<!doctype", "<html", "<head", "<body", "<script"]
        .iter()
        .any(|tag| search::find(&text, tag).is_some())
}

/// Where the object that `text` begins with ends, by counting brackets outside of strings.
fn end_of_object(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    let mut in_string = false;
    let mut escaped = false;
    for (index, byte) in text.bytes().enumerate() {
        if in_string {
            match byte {
                _ if escaped => escaped = false,
                b'\\' => escaped = true,
                b'"' => in_string = false,
                _ => {}
            }
            continue;
        }
        match byte {
            b'"' => in_string = true,
            b'{' | b'[' => depth += 1,
            b'}' | b']' => {
                depth = depth.checked_sub(1)?;
                if depth == 0 {
                    return Some(index + 1);
                }
            }
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use serde_json::{Value, json};

    const CART: &str = r#"{"cart_key":"k","items":[{"name":"a \" } ] b"}]}"#;

    fn cart() -> Value {
        serde_json::from_str(CART).unwrap()
    }

    #[test]
    fn plain_json_is_read_with_or_without_a_byte_order_mark() {
        assert_eq!(read(CART), Some(cart()));
        assert_eq!(read(&format!("\u{feff}\n{CART}\n")), Some(cart()));
        assert_eq!(read::<Value>("6"), Some(json!(6)));
    }

    #[test]
    fn warnings_of_php_around_it_are_skipped() {
        let warning = "<br />\n<b>Warning</b>:  Undefined array key \"x\" {\"y\" [3] in <b>/a.php</b> on line <b>3</b><br />\n";
        assert_eq!(read(&format!("{warning}{CART}")), Some(cart()));
        assert_eq!(read(&format!("{CART}{warning}")), Some(cart()));
        assert_eq!(
            read(&format!("Notice: this in /a.php on line 3\n{CART}")),
            Some(cart())
        );
    }

    #[test]
    fn a_page_is_no_document_though_it_holds_json() {
        let page = format!(
            "<!DOCTYPE html><html><script type=\"application/ld+json\">{CART}</script></html>"
        );
        assert_eq!(read::<Value>(&page), None);
        assert_eq!(read::<Value>("<html><body>503</body></html>"), None);
    }

    #[test]
    fn a_truncated_body_is_no_document() {
        for end in 0..CART.len() {
            assert_eq!(read::<Value>(CART.get(..end).unwrap()), None, "{end}");
        }
    }
}
