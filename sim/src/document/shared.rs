//! Documents that are cheap to copy, as the objects of the platform are: every node is shared. What was
//! written a moment ago is not read again from its text.

use std::cell::{OnceCell, RefCell};
use std::fmt;
use std::rc::Rc;

use cocart_wasm::cart::document::Node;
use serde_json::{Number, Value};

use super::Document;

/// How many of the texts written last that have a map among their parts, as the records of a cart have, are
/// remembered with what they say.
const REMEMBERED: usize = 4;

/// A document of which every node is shared.
#[derive(Clone, Debug)]
pub enum Shared {
    /// `null`.
    Null,
    /// Truth.
    Boolean(bool),
    /// A number.
    Number(Number),
    /// Text.
    Text(Rc<String>),
    /// A list.
    List(Rc<Vec<Shared>>),
    /// A map, in order.
    Map(Rc<Map>),
}

/// The members of a map, in order.
pub struct Map {
    members: Vec<(String, Shared)>,
    /// The map as text, where it was a part of what was written: a cart is written with every record of it.
    text: OnceCell<String>,
}

/// As its text, which is made once.
impl fmt::Debug for Map {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.text())
    }
}

thread_local! {
    static WRITTEN: RefCell<Vec<(String, Shared)>> = const { RefCell::new(Vec::new()) };
}

impl Document for Shared {
    fn of(body: Value) -> Self {
        match body {
            Value::Null => Shared::Null,
            Value::Bool(truth) => Shared::Boolean(truth),
            Value::Number(number) => Shared::Number(number),
            Value::String(text) => Shared::Text(Rc::new(text)),
            Value::Array(values) => {
                Shared::List(Rc::new(values.into_iter().map(Shared::of).collect()))
            }
            Value::Object(members) => {
                let members = members.into_iter();
                Shared::map(members.map(|(key, value)| (key, Shared::of(value))))
            }
        }
    }
}

impl Shared {
    fn map(members: impl Iterator<Item = (String, Shared)>) -> Shared {
        Shared::Map(Rc::new(Map {
            members: members.collect(),
            text: OnceCell::new(),
        }))
    }

    fn write(&self, out: &mut String) {
        match self {
            Shared::Null => out.push_str("null"),
            Shared::Boolean(true) => out.push_str("true"),
            Shared::Boolean(false) => out.push_str("false"),
            Shared::Number(number) => out.push_str(&number.to_string()),
            Shared::Text(text) => quote(text, out),
            Shared::List(values) => {
                out.push('[');
                for (position, value) in values.iter().enumerate() {
                    if position > 0 {
                        out.push(',');
                    }
                    value.write(out);
                }
                out.push(']');
            }
            Shared::Map(map) => map.write(out),
        }
    }

    /// Writes a part of what is kept.
    fn write_part(&self, out: &mut String) {
        match self {
            Shared::Map(map) => out.push_str(map.text()),
            _ => self.write(out),
        }
    }
}

impl Map {
    fn text(&self) -> &str {
        self.text.get_or_init(|| {
            let mut text = String::new();
            self.write(&mut text);
            text
        })
    }

    fn write(&self, out: &mut String) {
        out.push('{');
        for (position, (key, value)) in self.members.iter().enumerate() {
            if position > 0 {
                out.push(',');
            }
            quote(key, out);
            out.push(':');
            value.write(out);
        }
        out.push('}');
    }
}

/// Text as JSON has it.
fn quote(text: &str, out: &mut String) {
    let is_plain = |byte: u8| byte >= b' ' && byte != b'"' && byte != b'\\';
    if text.bytes().all(is_plain) {
        out.push('"');
        out.push_str(text);
        out.push('"');
    } else {
        out.push_str(&Value::from(text).to_string());
    }
}

impl Node for Shared {
    fn get(&self, key: &str) -> Option<Self> {
        let Shared::Map(map) = self else {
            return None;
        };
        let mut members = map.members.iter();
        members
            .find(|(known, _)| known == key)
            .map(|(_, value)| value.clone())
    }

    fn values(&self) -> Vec<Self> {
        match self {
            Shared::List(values) => values.to_vec(),
            Shared::Map(map) => map.members.iter().map(|(_, value)| value.clone()).collect(),
            _ => Vec::new(),
        }
    }

    fn item(&self, position: usize) -> Option<Self> {
        match self {
            Shared::List(values) => values.get(position).cloned(),
            _ => None,
        }
    }

    fn entries(&self) -> Vec<(String, Self)> {
        match self {
            Shared::Map(map) => map.members.clone(),
            _ => Vec::new(),
        }
    }

    fn text(&self) -> Option<String> {
        match self {
            Shared::Text(text) => Some(text.to_string()),
            _ => None,
        }
    }

    fn number(&self) -> Option<f64> {
        match self {
            Shared::Number(number) => number.as_f64(),
            _ => None,
        }
    }

    fn boolean(&self) -> Option<bool> {
        match self {
            Shared::Boolean(truth) => Some(*truth),
            _ => None,
        }
    }

    fn is_null(&self) -> bool {
        matches!(self, Shared::Null)
    }

    fn is_list(&self) -> bool {
        matches!(self, Shared::List(_))
    }

    fn is_map(&self) -> bool {
        matches!(self, Shared::Map(_))
    }

    fn same(&self, other: &Self) -> bool {
        match (self, other) {
            (Shared::Null, Shared::Null) => true,
            (Shared::Boolean(one), Shared::Boolean(two)) => one == two,
            (Shared::Number(one), Shared::Number(two)) => one.as_f64() == two.as_f64(),
            (Shared::Text(one), Shared::Text(two)) => one == two,
            (Shared::List(one), Shared::List(two)) => {
                Rc::ptr_eq(one, two)
                    || one.len() == two.len()
                        && one.iter().zip(two.iter()).all(|(one, two)| one.same(two))
            }
            (Shared::Map(one), Shared::Map(two)) => {
                Rc::ptr_eq(one, two)
                    || one.members.len() == two.members.len()
                        && one
                            .members
                            .iter()
                            .zip(&two.members)
                            .all(|((key, one), (other, two))| key == other && one.same(two))
            }
            _ => false,
        }
    }

    fn parse(json: &str) -> Option<Self> {
        let known = WRITTEN.with_borrow(|written| {
            let mut written = written.iter();
            written
                .find(|(text, _)| text == json)
                .map(|(_, document)| document.clone())
        });
        known.or_else(|| serde_json::from_str(json).ok().map(Shared::of))
    }

    fn to_json(&self) -> String {
        let mut out = String::new();
        let parts = match self {
            Shared::List(values) => values.as_slice(),
            _ => &[],
        };
        if !parts.iter().any(Shared::is_map) {
            self.write(&mut out);
            return out;
        }
        out.push('[');
        for (position, value) in parts.iter().enumerate() {
            if position > 0 {
                out.push(',');
            }
            value.write_part(&mut out);
        }
        out.push(']');
        WRITTEN.with_borrow_mut(|written| {
            if written.len() >= REMEMBERED {
                written.remove(0);
            }
            written.push((out.clone(), self.clone()));
        });
        out
    }

    fn from_text(text: &str) -> Self {
        Shared::Text(Rc::new(text.into()))
    }

    fn from_number(number: f64) -> Self {
        Shared::of(Value::from_number(number))
    }

    fn from_boolean(boolean: bool) -> Self {
        Shared::Boolean(boolean)
    }

    fn from_list(items: Vec<Self>) -> Self {
        Shared::List(Rc::new(items))
    }

    fn from_map(members: Vec<(&str, Self)>) -> Self {
        let members = members.into_iter();
        Shared::map(members.map(|(key, value)| (key.into(), value)))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn writes_what_serde_json_writes_and_reads_it_again() {
        let value = json!({"a": [1, -2, 2.5, 1e300, true, false, null], "b\"": "\u{1}ü\\\n", "c": {}, "d": []});
        let texts = [value.clone(), json!([value, {"x": {"y": 1.0}}, "z"])];
        for value in texts {
            let shared = Shared::of(value.clone());
            for _ in 0..2 {
                assert_eq!(shared.to_json(), value.to_string());
            }
            let again = Shared::parse(&value.to_string()).unwrap();
            assert!(again.same(&shared));
            assert_eq!(
                Shared::parse(&format!("[{value}]")).unwrap().to_json(),
                json!([value]).to_string()
            );
        }
        assert!(Shared::parse("{").is_none());
    }

    #[test]
    fn knows_what_is_the_same_as_the_values_do() {
        let values = [
            json!({"a": 1, "b": 2}),
            json!({"b": 2, "a": 1}),
            json!({"a": 1.0, "b": 2}),
            json!([1, 2]),
            json!([1]),
            json!("1"),
            json!(1),
            json!(null),
        ];
        for one in &values {
            for two in &values {
                let shared = Shared::of(one.clone()).same(&Shared::of(two.clone()));
                assert_eq!(shared, one.same(two), "{one} {two}");
            }
        }
    }

    #[test]
    fn trips_are_the_same_on_shared_documents_and_on_values() {
        use crate::network::Network;
        use crate::run::run;
        use crate::script::Script;
        let (mut network, mut others) = (Network::new(), Network::new());
        for seed in 0..100 {
            let script = Script::draw(seed);
            let (shared, back) = run::<Shared>(&script, network, false);
            network = back;
            let (values, back) = run::<Value>(&script, others, false);
            others = back;
            assert_eq!(shared.hash, values.hash, "seed {seed}");
        }
    }
}
