//! Documents without a browser's objects: a node is a `serde_json::Value`.

use super::document::Node;
use serde_json::{Map, Number, Value};

/// The largest whole number up to which every whole number is exact in a JSON number, 2^53.
const EXACT: f64 = 9_007_199_254_740_992.0;

impl Node for Value {
    fn get(&self, key: &str) -> Option<Self> {
        self.as_object()?.get(key).cloned()
    }

    fn values(&self) -> Vec<Self> {
        match self {
            Value::Array(items) => items.clone(),
            Value::Object(members) => members.values().cloned().collect(),
            _ => Vec::new(),
        }
    }

    fn item(&self, position: usize) -> Option<Self> {
        self.as_array()?.get(position).cloned()
    }

    fn entries(&self) -> Vec<(String, Self)> {
        match self {
            Value::Object(members) => members
                .iter()
                .map(|(key, value)| (key.clone(), value.clone()))
                .collect(),
            _ => Vec::new(),
        }
    }

    fn text(&self) -> Option<String> {
        self.as_str().map(String::from)
    }

    fn number(&self) -> Option<f64> {
        self.as_f64()
    }

    fn boolean(&self) -> Option<bool> {
        self.as_bool()
    }

    fn is_null(&self) -> bool {
        Value::is_null(self)
    }

    fn is_list(&self) -> bool {
        self.is_array()
    }

    fn is_map(&self) -> bool {
        self.is_object()
    }

    // Comparing the values would call maps of another order the same, and 1 and 1.0 different.
    fn same(&self, other: &Self) -> bool {
        match (self, other) {
            (Value::Number(one), Value::Number(two)) => one.as_f64() == two.as_f64(),
            (Value::Array(one), Value::Array(two)) => {
                one.len() == two.len() && one.iter().zip(two).all(|(one, two)| one.same(two))
            }
            (Value::Object(one), Value::Object(two)) => {
                one.len() == two.len()
                    && one
                        .iter()
                        .zip(two)
                        .all(|((key, one), (other_key, two))| key == other_key && one.same(two))
            }
            _ => self == other,
        }
    }

    fn parse(json: &str) -> Option<Self> {
        serde_json::from_str(json).ok()
    }

    fn to_json(&self) -> String {
        self.to_string()
    }

    fn from_text(text: &str) -> Self {
        Value::from(text)
    }

    fn from_number(number: f64) -> Self {
        if number.trunc() == number && number.abs() <= EXACT {
            return Value::from(number as i64);
        }
        Number::from_f64(number).map_or(Value::Null, Value::Number)
    }

    fn from_boolean(boolean: bool) -> Self {
        Value::Bool(boolean)
    }

    fn from_list(items: Vec<Self>) -> Self {
        Value::Array(items)
    }

    fn from_map(members: Vec<(&str, Self)>) -> Self {
        let mut map = Map::new();
        for (key, value) in members {
            map.insert(key.to_string(), value);
        }
        Value::Object(map)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use serde_json::json;

    #[test]
    fn writes_whole_numbers_without_a_fraction_as_javascript_does() {
        assert_eq!(Value::from_number(2.0).to_json(), "2");
        assert_eq!(Value::from_number(-0.0).to_json(), "0");
        assert_eq!(Value::from_number(1.5).to_json(), "1.5");
        assert_eq!(Value::from_number(f64::NAN).to_json(), "null");
    }

    #[test]
    fn keeps_the_order_of_members() {
        let map = Value::from_map(vec![("z", json!(1)), ("a", json!(2))]);
        assert_eq!(map.to_json(), r#"{"z":1,"a":2}"#);
        assert_eq!(map.entries().first().unwrap().0, "z");
        assert_eq!(map.values(), [json!(1), json!(2)]);
    }

    #[test]
    fn sameness_knows_order_but_not_how_a_number_was_written() {
        let one = Value::parse(r#"{"a":1,"b":[2.0]}"#).unwrap();
        assert!(one.same(&Value::parse(r#"{"a":1.0,"b":[2]}"#).unwrap()));
        assert!(!one.same(&Value::parse(r#"{"b":[2],"a":1}"#).unwrap()));
        assert!(!json!("1").same(&json!(1)));
        assert!(!json!([1]).same(&json!([1, 2])));
        assert!(!json!({"a": 1}).same(&json!({"b": 1})));
    }

    #[test]
    fn reads_only_what_is_there() {
        let document = json!({"text": "1", "number": 1, "yes": true, "none": null, "list": [1]});
        let member = |key| Node::get(&document, key).unwrap();
        assert_eq!(member("text").number(), None);
        assert_eq!(member("number").text(), None);
        assert_eq!(member("yes").boolean(), Some(true));
        assert!(Node::is_null(&member("none")));
        assert!(member("list").is_list());
        assert_eq!(member("list").item(0), Some(json!(1)));
        assert!(member("list").item(1).is_none() && document.item(0).is_none());
        assert!(Node::get(&document, "missing").is_none());
        assert!(Value::parse("{").is_none());
    }
}
