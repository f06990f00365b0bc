//! A JSON document as the object that the platform's own parser made.

use js_sys::{Array, Object};
use wasm_bindgen::prelude::*;

use crate::cart::document::Node;

#[wasm_bindgen]
extern "C" {
    /// Any object, read and written by member name. Plain member access: `Reflect` costs twice as much.
    type Members;

    #[wasm_bindgen(method, structural, indexing_getter)]
    fn member(this: &Members, name: &str) -> JsValue;

    #[wasm_bindgen(method, structural, indexing_setter)]
    fn set_member(this: &Members, name: &str, value: &JsValue);

    #[wasm_bindgen(catch, js_namespace = JSON, js_name = parse)]
    fn parse(text: &JsValue) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch, js_namespace = JSON, js_name = stringify)]
    fn stringify(value: &JsValue) -> Result<JsValue, JsValue>;
}

#[wasm_bindgen(raw_module = "#same")]
extern "C" {
    /// Far cheaper than two texts, let alone than a walk from here: see `same.ts`.
    ///
    /// `catch`, though it never throws: without it the glue hands the whole module over, and the bundler
    /// makes a chunk of its own for what that takes.
    #[wasm_bindgen(catch, js_name = isSame)]
    fn is_same(one: &JsValue, other: &JsValue) -> Result<bool, JsValue>;
}

/// A document of the platform. Cloning copies a reference; nothing is ever changed in place.
#[derive(Clone, Debug, PartialEq)]
pub struct Js(pub JsValue);

impl Js {
    /// Reads JSON from a string of the platform without copying it into the memory of the WASM.
    pub fn parse_value(text: &JsValue) -> Option<Js> {
        parse(text).ok().map(Js)
    }
}

impl Node for Js {
    fn get(&self, key: &str) -> Option<Self> {
        if !self.is_map() {
            return None;
        }
        let value = self.0.unchecked_ref::<Members>().member(key);
        // What an object inherits (`constructor`, `toString`) is no member of a document.
        (!value.is_undefined() && !value.is_function()).then_some(Js(value))
    }

    fn values(&self) -> Vec<Self> {
        let mut values = Vec::new();
        let list = if self.is_map() {
            Object::values(self.0.unchecked_ref::<Object>()).into()
        } else {
            self.0.clone()
        };
        let list = Js(list);
        while let Some(value) = list.item(values.len()) {
            values.push(value);
        }
        values
    }

    fn item(&self, position: usize) -> Option<Self> {
        let list = self.0.unchecked_ref::<Array>();
        let position = position as u32;
        (self.is_list() && position < list.length()).then(|| Js(list.get(position)))
    }

    fn entries(&self) -> Vec<(String, Self)> {
        let mut entries = Vec::new();
        if self.is_map() {
            let names = Js(Object::keys(self.0.unchecked_ref::<Object>()).into());
            while let Some(name) = names.item(entries.len()) {
                let name = name.text().unwrap_or_default();
                let value = self.0.unchecked_ref::<Members>().member(&name);
                entries.push((name, Js(value)));
            }
        }
        entries
    }

    fn text(&self) -> Option<String> {
        self.0.as_string()
    }

    fn number(&self) -> Option<f64> {
        self.0.as_f64()
    }

    fn boolean(&self) -> Option<bool> {
        self.0.as_bool()
    }

    fn is_null(&self) -> bool {
        self.0.is_null()
    }

    fn is_list(&self) -> bool {
        Array::is_array(&self.0)
    }

    fn is_map(&self) -> bool {
        self.0.is_object() && !self.is_list()
    }

    fn same(&self, other: &Self) -> bool {
        is_same(&self.0, &other.0).unwrap_or(false)
    }

    fn parse(json: &str) -> Option<Self> {
        Js::parse_value(&JsValue::from_str(json))
    }

    fn to_json(&self) -> String {
        let text = stringify(&self.0).ok().and_then(|text| text.as_string());
        text.unwrap_or_else(|| String::from("null"))
    }

    fn from_text(text: &str) -> Self {
        Js(JsValue::from_str(text))
    }

    fn from_number(number: f64) -> Self {
        Js(JsValue::from_f64(number))
    }

    fn from_boolean(boolean: bool) -> Self {
        Js(JsValue::from_bool(boolean))
    }

    fn from_list(items: Vec<Self>) -> Self {
        let list = Array::new();
        for item in &items {
            list.push(&item.0);
        }
        Js(list.into())
    }

    fn from_map(members: Vec<(&str, Self)>) -> Self {
        let map = JsValue::from(Object::new());
        for (name, value) in &members {
            map.unchecked_ref::<Members>().set_member(name, &value.0);
        }
        Js(map)
    }
}
