//! Form encoding as PHP reads it: `item_data[box][n]=2`.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::cart::decimal;
use crate::cart::document::Node;

/// Everything but the unreserved characters of RFC 3986.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// Appends `text`, percent-encoded by RFC 3986 (a space is `%20`, which a form accepts as well).
pub fn encode(target: &mut String, text: &str) {
    for piece in utf8_percent_encode(text, RESERVED) {
        target.push_str(piece);
    }
}

/// Appends `name=value`, with `&` before it where `target` already holds a field.
pub fn push(target: &mut String, name: &str, value: &str) {
    if !target.is_empty() {
        target.push('&');
    }
    encode(target, name);
    target.push('=');
    encode(target, value);
}

/// Fields of a form, in order.
pub type Fields = Vec<(String, String)>;

/// `name[key]`.
pub fn member(name: &str, key: &str) -> String {
    let mut path = String::from(name);
    path.push('[');
    path.push_str(key);
    path.push(']');
    path
}

/// `name[index]`.
pub fn element(name: &str, index: usize) -> String {
    let mut digits = String::new();
    decimal::push_scaled(&mut digits, index as i64, 0);
    member(name, &digits)
}

/// Adds a document under `name`, nested maps and lists in PHP's brackets.
///
/// A form knows only text: `true` is sent as `1`, `false` and `null` as nothing, a number as JSON
/// writes it. At the top of the item data that is also what the item key is made of (facts,
/// "Experiment b"). An empty map or list cannot be said in a form and is left out.
pub fn push_document<N: Node>(fields: &mut Fields, name: &str, value: &N) {
    if value.is_map() {
        for (key, inner) in value.entries() {
            push_document(fields, &member(name, &key), &inner);
        }
    } else if value.is_list() {
        for (index, inner) in value.values().iter().enumerate() {
            push_document(fields, &element(name, index), inner);
        }
    } else {
        fields.push((String::from(name), scalar(value)));
    }
}

/// What a form makes of a value that is neither map nor list.
pub fn scalar<N: Node>(value: &N) -> String {
    if let Some(text) = value.text() {
        return text;
    }
    match value.boolean() {
        Some(true) => String::from("1"),
        Some(false) => String::new(),
        None if value.is_null() => String::new(),
        None => value.to_json(),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use serde_json::{Value, json};

    fn written(value: Value) -> String {
        let mut fields = Fields::new();
        push_document(&mut fields, "d", &value);
        let pairs: Vec<String> = fields
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        pairs.join("&")
    }

    #[test]
    fn unreserved_characters_stay_and_all_others_are_escaped() {
        let mut target = String::new();
        encode(&mut target, "aZ09-._~ +&=[]/é日");
        assert_eq!(target, "aZ09-._~%20%2B%26%3D%5B%5D%2F%C3%A9%E6%97%A5");
    }

    #[test]
    fn fields_are_joined() {
        let mut target = String::new();
        push(&mut target, "id", "14");
        push(&mut target, "quantity[k]", "2");
        assert_eq!(target, "id=14&quantity%5Bk%5D=2");
    }

    #[test]
    fn documents_nest_in_brackets() {
        assert_eq!(
            written(json!({"box": {"colour": "red", "n": 2}, "l": ["x", "y"]})),
            "d[box][colour]=red&d[box][n]=2&d[l][0]=x&d[l][1]=y"
        );
    }

    #[test]
    fn scalars_are_what_the_item_key_is_made_of() {
        assert_eq!(
            written(json!({"gift": true, "no": false, "n": 3, "f": 1.5, "nul": null})),
            "d[gift]=1&d[no]=&d[n]=3&d[f]=1.5&d[nul]="
        );
    }

    #[test]
    fn what_a_form_cannot_say_is_left_out() {
        assert_eq!(written(json!({"a": {}, "b": []})), "");
    }
}
