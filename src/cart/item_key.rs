//! The key that the server will give a line: the md5 of what makes the line its own (contract 10;
//! measured: Experiment b).

use super::decimal::{push_hexadecimal, push_whole};
use super::document::Node;
use super::fields::members;
use super::md5;
use super::php_text;
use crate::cart::interned::Text;

/// The item key of a line.
///
/// `product` is the parent for a variation; `attributes` come in the parent's order, named and valued as
/// the store does (`attribute_pa_color`, `blue`); `item_data` is what the shopper's intent carries. Right
/// unless a plugin of the shop changes what makes a line its own.
pub fn predict<N: Node>(
    product: u64,
    variation: Option<u64>,
    attributes: &[(Text, Text)],
    item_data: Option<&N>,
) -> Text {
    let hashed = hashed_text(product, variation, attributes, item_data);
    let mut key = String::new();
    push_hexadecimal(&mut key, &md5::digest(&hashed), b'a');
    key.into()
}

fn hashed_text<N: Node>(
    product: u64,
    variation: Option<u64>,
    attributes: &[(Text, Text)],
    item_data: Option<&N>,
) -> String {
    let mut text = String::new();
    push_whole(&mut text, product);
    if let Some(variation) = variation {
        text.push('_');
        push_whole(&mut text, variation);
    }
    if !attributes.is_empty() {
        text.push('_');
    }
    for (name, value) in attributes {
        text.push_str(php_text::trim(name));
        text.push_str(php_text::trim(value));
    }
    let data = item_data.map(members).unwrap_or_default();
    if !data.is_empty() {
        text.push('_');
    }
    for (name, value) in &data {
        text.push_str(php_text::trim(name));
        if value.is_map() || value.is_list() {
            text.push_str(&php_text::query(value));
        } else {
            text.push_str(php_text::trim(&php_text::scalar(value)));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use serde_json::{Value, json};

    fn pairs(attributes: &[(&str, &str)]) -> Vec<(Text, Text)> {
        attributes
            .iter()
            .map(|(name, value)| (Text::from(*name), Text::from(*value)))
            .collect()
    }

    fn hashed(product: u64, data: Value) -> String {
        hashed_text(product, None, &[], Some(&data))
    }

    // Contract 10.2.
    #[test]
    fn keys_of_the_contract() {
        let simple = |product| predict::<Value>(product, None, &[], None);
        assert_eq!(simple(145), "2b24d495052a8ce66358eb576b8912c8");
        assert_eq!(simple(73), "d2ddea18f00665ce8623e36bd4e3c7c5");
        for (product, data, key) in [
            (
                145,
                json!({"gift_message": "Happy Birthday"}),
                "60e27c031c2e0ef2b4d690917388fe16",
            ),
            (
                145,
                json!({"gift_wrap": true}),
                "d61c381701bcea075c9960077684d287",
            ),
            (
                145,
                json!({"engraving": {"text": "Hi Bob", "font": "serif"}}),
                "a1358fda5d7e8f5b4e9ec160b12b0613",
            ),
            (
                9,
                json!({"opt": {"size": ["a", "b"]}}),
                "0a634293d1a32efc1135da36f45120e9",
            ),
        ] {
            assert_eq!(predict(product, None, &[], Some(&data)), key, "{data}");
        }
        for (product, variation, attributes, key) in [
            (
                15,
                33,
                [("attribute_pa_color", "blue"), ("attribute_logo", "Yes")],
                "90bd5745adca8ecffa96e14f887a66ad",
            ),
            (
                278,
                289,
                [
                    ("attribute_pa_size", "large"),
                    ("attribute_pa_color", "navy-blue"),
                ],
                "d26528b6ed78e4c389122079fbaf18eb",
            ),
        ] {
            assert_eq!(
                predict::<Value>(product, Some(variation), &pairs(&attributes), None),
                key
            );
        }
    }

    // Facts, "Experiment b": a filter of the store logged the hashed text.
    #[test]
    fn hashed_text_as_a_real_store_logged_it() {
        for (data, text) in [
            (json!({"engraving": "Hello"}), "21_engravingHello"),
            (
                json!({"engraving": "Hello", "wrap": "red"}),
                "21_engravingHellowrapred",
            ),
            (
                json!({"wrap": "red", "engraving": "Hello"}),
                "21_wrapredengravingHello",
            ),
            (
                json!({"gift": true, "no": false, "n": 3, "f": 1.5, "nul": null}),
                "21_gift1non3f1.5nul",
            ),
            (
                json!({"opts": {"a": "1 2", "b": ["x", "y"]}}),
                "21_optsa=1+2&b%5B0%5D=x&b%5B1%5D=y",
            ),
            (json!({"note": "<b>x</b> & y"}), "21_note<b>x</b> & y"),
            (
                json!({" note ": "  héllo 日本 \"q\" \\ back  "}),
                "21_notehéllo 日本 \"q\" \\ back",
            ),
            (json!({}), "21"),
            (json!([]), "21"),
            (json!(null), "21"),
            (json!(["a"]), "21_0a"),
        ] {
            assert_eq!(hashed(21, data), text);
        }
        assert_eq!(
            hashed(21, json!({"ab": "c"})),
            hashed(21, json!({"a": "bc"}))
        );

        let hoodie = pairs(&[("attribute_pa_color", "blue"), ("attribute_logo", "Yes")]);
        assert_eq!(
            hashed_text::<Value>(11, Some(34), &hoodie, None),
            "11_34_attribute_pa_colorblueattribute_logoYes"
        );
        assert_eq!(
            hashed_text(11, Some(34), &hoodie, Some(&json!({"engraving": "W"}))),
            "11_34_attribute_pa_colorblueattribute_logoYes_engravingW"
        );
        assert_eq!(
            hashed_text::<Value>(
                51,
                Some(52),
                &pairs(&[("attribute_print-style", " Matte Black ")]),
                None
            ),
            "51_52_attribute_print-styleMatte Black"
        );
        assert_eq!(
            hashed_text::<Value>(
                10,
                Some(26),
                &pairs(&[
                    ("attribute_pa_color", "blue"),
                    ("attribute_pa_size", "medium")
                ]),
                None
            ),
            "10_26_attribute_pa_colorblueattribute_pa_sizemedium"
        );
    }
}
