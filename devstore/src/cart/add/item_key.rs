//! Item keys: the md5 of a line's product, options and data (contract 10.1).

use crate::php;
use serde_json::{Map, Value};

/// The key of a line. Options come in the order of the parent's attributes, data as it was sent.
pub fn item_key(
    product_id: u32,
    variation_id: u32,
    variation: &[(String, String)],
    item_data: &Map<String, Value>,
) -> String {
    let mut parts = vec![product_id.to_string()];
    if variation_id != 0 {
        parts.push(variation_id.to_string());
    }
    if !variation.is_empty() {
        parts.push(
            variation
                .iter()
                .map(|(name, value)| format!("{}{}", php::trim(name), php::trim(value)))
                .collect(),
        );
    }
    if !item_data.is_empty() {
        let text = |value: &Value| match value {
            Value::Object(_) | Value::Array(_) => php::build_query(value),
            scalar => php::to_text(scalar).unwrap_or_default(),
        };
        parts.push(
            item_data
                .iter()
                .map(|(name, value)| format!("{}{}", php::trim(name), php::trim(&text(value))))
                .collect(),
        );
    }
    php::md5(&parts.join("_"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn with_data(product_id: u32, data: Value) -> String {
        item_key(product_id, 0, &[], data.as_object().unwrap())
    }

    #[test]
    fn keys_of_the_contract_s_examples() {
        assert_eq!(
            with_data(145, json!({})),
            "2b24d495052a8ce66358eb576b8912c8"
        );
        assert_eq!(with_data(73, json!({})), "d2ddea18f00665ce8623e36bd4e3c7c5");
        assert_eq!(
            with_data(145, json!({"gift_message": "Happy Birthday"})),
            "60e27c031c2e0ef2b4d690917388fe16"
        );
        assert_eq!(
            with_data(145, json!({"gift_wrap": true})),
            "d61c381701bcea075c9960077684d287"
        );
        assert_eq!(
            with_data(
                145,
                json!({"engraving": {"text": "Hi Bob", "font": "serif"}})
            ),
            "a1358fda5d7e8f5b4e9ec160b12b0613"
        );
        assert_eq!(
            with_data(9, json!({"opt": {"size": ["a", "b"]}})),
            "0a634293d1a32efc1135da36f45120e9"
        );
    }

    #[test]
    fn options_are_part_of_the_key() {
        let options = |pairs: &[(&str, &str)]| -> Vec<(String, String)> {
            pairs
                .iter()
                .map(|(name, value)| ((*name).into(), (*value).into()))
                .collect()
        };
        let hoodie = options(&[("attribute_pa_color", "blue"), ("attribute_logo", "Yes")]);
        assert_eq!(
            item_key(15, 33, &hoodie, &Map::new()),
            "90bd5745adca8ecffa96e14f887a66ad"
        );
        let shirt = options(&[
            ("attribute_pa_size", "large"),
            ("attribute_pa_color", "navy-blue"),
        ]);
        assert_eq!(
            item_key(278, 289, &shirt, &Map::new()),
            "d26528b6ed78e4c389122079fbaf18eb"
        );
    }

    #[test]
    fn the_order_and_the_type_of_data_count() {
        assert_ne!(
            with_data(21, json!({"a": "1", "b": "2"})),
            with_data(21, json!({"b": "2", "a": "1"}))
        );
        assert_eq!(
            with_data(21, json!({"a": 1})),
            with_data(21, json!({"a": "1"}))
        );
        assert_eq!(
            with_data(
                21,
                json!({"gift": true, "no": false, "n": 3, "f": 1.5, "nul": null})
            ),
            php::md5("21_gift1non3f1.5nul")
        );
    }
}
