//! Recorded requests as what a shopper means by them.

use cocart_devstore::replay::RecordedRequest;
use cocart_wasm::cart::interned::Text;
use cocart_wasm::cart::quantity::Quantity;
use serde_json::{Map, Value};

/// What a request asks for. Lines are named by their item key.
#[derive(Clone, Debug)]
pub enum Deed {
    /// More of a product.
    Add {
        /// Id or SKU.
        product: String,
        /// How many.
        quantity: Quantity,
        /// The attributes chosen.
        variation: Vec<(Text, Text)>,
        /// The data of the line.
        item_data: Option<Value>,
    },
    /// This many of a line; none takes it out.
    Set(String, Quantity),
    /// The line out.
    Remove(String),
    /// The line back.
    Restore(String),
    /// All lines out.
    Clear,
}

/// What a request asks of the cart; empty where it asks for nothing of the kind, or for something that
/// no intent means, such as a price of the caller's own.
pub fn deeds(request: &RecordedRequest) -> Vec<Deed> {
    let body = match &request.body {
        Value::Object(body) => body.clone(),
        _ => Map::new(),
    };
    let path = request.path.split('?').next().unwrap_or_default();
    if path.trim_end_matches('/').ends_with("batch/v1") {
        return batched(&body);
    }
    let method = text(request.query.get("_method"))
        .or_else(|| text(body.get("_method")))
        .unwrap_or_else(|| request.method.clone());
    let mut parameters = request.query.clone();
    parameters.extend(body);
    of_call(&method.to_uppercase(), path, &parameters)
}

fn batched(body: &Map<String, Value>) -> Vec<Deed> {
    let calls = body.get("requests").and_then(Value::as_array);
    let mut deeds = Vec::new();
    for call in calls.into_iter().flatten() {
        let parameters = call.get("body").and_then(Value::as_object);
        deeds.extend(of_call(
            call["method"].as_str().unwrap_or("POST"),
            call["path"].as_str().unwrap_or_default(),
            &parameters.cloned().unwrap_or_default(),
        ));
    }
    deeds
}

fn of_call(method: &str, path: &str, parameters: &Map<String, Value>) -> Vec<Deed> {
    let Some((_, route)) = path.split_once("cocart/v2/cart/") else {
        return Vec::new();
    };
    let route = route.trim_end_matches('/');
    let quantity = text(parameters.get("quantity")).and_then(|text| Quantity::parse(&text));
    match (method, route) {
        ("POST", "add-item") if parameters.contains_key("price") => Vec::new(),
        ("POST", "add-item") => vec![Deed::Add {
            product: text(parameters.get("id")).unwrap_or_default(),
            quantity: quantity.unwrap_or(Quantity::ONE),
            variation: pairs(parameters, "variation"),
            item_data: parameters
                .get("item_data")
                .filter(|data| data.as_object().is_some_and(|data| !data.is_empty()))
                .cloned(),
        }],
        ("POST", "add-items") => pairs(parameters, "quantity")
            .into_iter()
            .filter_map(|(product, quantity)| {
                let quantity = Quantity::parse(&quantity)?;
                quantity.is_positive().then(|| Deed::Add {
                    product: product.into(),
                    quantity,
                    variation: Vec::new(),
                    item_data: None,
                })
            })
            .collect(),
        ("POST", "update")
            if text(parameters.get("namespace")).as_deref() == Some("update-cart") =>
        {
            pairs(parameters, "quantity")
                .into_iter()
                .filter_map(|(key, quantity)| {
                    Some(Deed::Set(key.into(), Quantity::parse(&quantity)?))
                })
                .collect()
        }
        ("POST", "clear") => vec![Deed::Clear],
        _ => match (method, route.strip_prefix("item/")) {
            ("POST", Some(key)) => quantity
                .map(|quantity| Deed::Set(key.into(), quantity))
                .into_iter()
                .collect(),
            ("DELETE", Some(key)) => vec![Deed::Remove(key.into())],
            ("PUT" | "PATCH", Some(key)) => vec![Deed::Restore(key.into())],
            _ => Vec::new(),
        },
    }
}

/// The members of a map, whether it is an object or written `name[member]`.
fn pairs(parameters: &Map<String, Value>, name: &str) -> Vec<(Text, Text)> {
    let nested = parameters.get(name).and_then(Value::as_object);
    let nested = nested
        .into_iter()
        .flatten()
        .filter_map(|(key, value)| Some((key.into(), text(Some(value))?.into())));
    let flat = parameters.iter().filter_map(|(key, value)| {
        let key = key
            .strip_prefix(name)?
            .strip_prefix('[')?
            .strip_suffix(']')?;
        Some((key.into(), text(Some(value))?.into()))
    });
    nested.chain(flat).collect()
}

/// The text of a scalar.
pub fn text(value: Option<&Value>) -> Option<String> {
    match value? {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}
