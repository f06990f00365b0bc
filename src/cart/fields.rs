//! Fields of a document, read with tolerance for the types that servers of different versions use.

use super::decimal;
use super::document::Node;
use crate::cart::interned::Text;

/// The text of a scalar: text as it is, a number as JSON writes it; empty for anything else.
pub fn text<N: Node>(node: &N) -> Text {
    match node.text() {
        Some(text) => text.into(),
        None if node.number().is_some() => node.to_json().into(),
        None => Text::new(),
    }
}

/// The text of the member `key`, empty where there is none.
pub fn text_at<N: Node>(node: &N, key: &str) -> Text {
    node.get(key)
        .map(|member| text(&member))
        .unwrap_or_default()
}

/// An id from a number or from digits; `None` for 0 and anything else.
pub fn id_at<N: Node>(node: &N, key: &str) -> Option<u64> {
    let member = node.get(key)?;
    let id = match member.number() {
        Some(number) => number as u64,
        None => decimal::whole(&member.text()?)?,
    };
    (id > 0).then_some(id)
}

/// Whether the member `key` is `true`.
pub fn is_true_at<N: Node>(node: &N, key: &str) -> bool {
    node.get(key).and_then(|member| member.boolean()) == Some(true)
}

/// The members of a map; of a list its values under their positions, as PHP counts them.
///
/// For text that belongs to a position rather than to a key, see [`Node::values`].
pub fn members<N: Node>(node: &N) -> Vec<(String, N)> {
    if !node.is_list() {
        return node.entries();
    }
    let mut members = Vec::new();
    for (position, value) in node.values().into_iter().enumerate() {
        let mut key = String::new();
        decimal::push_whole(&mut key, position as u64);
        members.push((key, value));
    }
    members
}

/// The member `key` where it is a map or a list with at least one value: PHP writes an empty map as `[]`
/// (contract 2.12).
pub fn filled_at<N: Node>(node: &N, key: &str) -> Option<N> {
    node.get(key).filter(|member| !member.values().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    #[test]
    fn scalars_read_as_text() {
        for (value, expected) in [
            (json!("2"), "2"),
            (json!(2), "2"),
            (json!(1.5), "1.5"),
            (json!(true), ""),
            (json!(null), ""),
            (json!({}), ""),
        ] {
            assert_eq!(text(&value), expected);
        }
        assert_eq!(text_at(&json!([]), "name"), "");
    }

    #[test]
    fn ids_read_from_numbers_and_digits() {
        let document = json!({"a": 14, "b": "14", "c": 0, "d": "x", "e": -3, "f": null, "g": "-1"});
        let ids = ["a", "b", "c", "d", "e", "f", "g", "h"].map(|key| id_at(&document, key));
        assert_eq!(
            ids,
            [Some(14), Some(14), None, None, None, None, None, None]
        );
    }

    #[test]
    fn members_of_a_list_are_its_positions() {
        let keys = |value: Value| -> Vec<String> {
            members(&value).into_iter().map(|(key, _)| key).collect()
        };
        assert_eq!(keys(json!(["x", "y"])), ["0", "1"]);
        assert_eq!(keys(json!({"b": 1, "a": 2})), ["b", "a"]);
        assert!(keys(json!("text")).is_empty());
    }

    #[test]
    fn only_filled_members_count() {
        let document =
            json!({"list": [], "map": {}, "filled": [1], "text": "x", "yes": true, "one": 1});
        assert!(filled_at(&document, "filled").is_some());
        for key in ["list", "map", "text", "missing"] {
            assert!(filled_at(&document, key).is_none(), "{key}");
        }
        assert!(is_true_at(&document, "yes") && !is_true_at(&document, "one"));
    }
}
