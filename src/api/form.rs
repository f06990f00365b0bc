//! Form encoding as PHP reads it: `item_data[box][n]=2`.

use crate::cart::decimal;
use crate::cart::document::Node;
use crate::cart::php_text::{self, FORM};

pub use crate::cart::php_text::member;

/// Appends `text`, percent-encoded.
pub fn encode(target: &mut String, text: &str) {
    php_text::push_encoded(target, text, FORM);
}

/// Appends `name=value`, with `&` before it where `target` already holds a field.
pub fn push(target: &mut String, name: &str, value: &str) {
    php_text::push_field(target, name, value, FORM);
}

/// `name[index]`.
pub fn element(name: &str, index: usize) -> String {
    let mut digits = String::new();
    decimal::push_whole(&mut digits, index as u64);
    member(name, &digits)
}

/// Adds item data under `name`, nested maps and lists in PHP's brackets.
///
/// A form knows only text, so each value is sent as the text that the item key is made of (contract 10):
/// the store then files the line under the key that was foretold.
pub fn push_item_data<N: Node>(target: &mut String, name: &str, data: &N) {
    for (key, value) in data.entries() {
        let field = member(name, &key);
        // The name of an empty map or list is still part of the item key.
        if value.values().is_empty() {
            push(target, &field, &php_text::scalar(&value));
        } else {
            php_text::push_nested(target, &field, &value, FORM);
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use serde_json::{Value, json};

    fn written(value: Value) -> String {
        let mut form = String::new();
        push_item_data(&mut form, "d", &value);
        let bytes = percent_encoding::percent_decode_str(&form).collect();
        String::from_utf8(bytes).unwrap()
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
    fn inside_of_maps_and_lists_http_build_query_has_rules_of_its_own() {
        assert_eq!(
            written(json!({"o": {"yes": true, "no": false, "nul": null, "l": [false]}})),
            "d[o][yes]=1&d[o][no]=0&d[o][l][0]=0"
        );
    }

    #[test]
    fn the_name_of_what_is_empty_is_sent_because_it_is_part_of_the_key() {
        assert_eq!(written(json!({"a": {}, "b": []})), "d[a]=&d[b]=");
    }
}
