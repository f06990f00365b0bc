//! The options of a variation as a line stores them.

use crate::cart::text;
use crate::catalogue::{Attribute, Catalogue, Product};
use crate::http::Response;
use serde_json::Value;

/// The options that a request names, in its order.
pub fn requested(variation: Option<&Value>) -> Vec<(String, String)> {
    let Some(Value::Object(map)) = variation else {
        return Vec::new();
    };
    map.iter()
        .map(|(name, value)| (name.clone(), crate::php::to_text(value).unwrap_or_default()))
        .collect()
}

/// Checks the options named for a variation and completes them: fixed ones from the variation,
/// open ones from the request, all in the order of the parent's attributes.
pub fn complete(
    catalogue: &Catalogue,
    parent: &Product,
    variation: &Product,
    asked: &[(String, String)],
) -> Result<Vec<(String, String)>, Response> {
    let mut missing = Vec::new();
    let mut chosen = Vec::new();
    for attribute in parent
        .attributes
        .iter()
        .filter(|attribute| attribute.for_variations)
    {
        let key = attribute.key();
        let name = format!("attribute_{key}");
        let fixed = variation
            .options
            .iter()
            .find(|(known, _)| *known == key)
            .map_or("", |(_, value)| value.as_str());
        let label = catalogue.attribute_label(attribute);
        match asked
            .iter()
            .find(|(known, _)| *known == name)
            .map(|(_, value)| value.as_str())
        {
            Some(value) if !value.is_empty() => {
                if !allows(attribute, fixed, value) {
                    return Err(invalid(attribute, label));
                }
                chosen.push((name, value.to_owned()));
            }
            _ if !fixed.is_empty() => chosen.push((name, fixed.to_owned())),
            _ => missing.push(label.to_owned()),
        }
    }
    if missing.is_empty() {
        Ok(chosen)
    } else {
        Err(required(&missing))
    }
}

fn allows(attribute: &Attribute, fixed: &str, value: &str) -> bool {
    if fixed.is_empty() {
        attribute.options.iter().any(|option| option == value)
    } else {
        fixed == value
    }
}

fn invalid(attribute: &Attribute, label: &str) -> Response {
    let allowed = attribute.options.join(", ");
    Response::error(
        400,
        "cocart_invalid_variation_data",
        format!("Invalid value posted for {label}. Allowed values: {allowed}"),
    )
}

fn required(labels: &[String]) -> Response {
    let (list, verb) = match labels {
        [one] => (one.clone(), "is a required field"),
        many => (text::join_names(many), "are required fields"),
    };
    Response::error(
        400,
        "cocart_missing_variation_data",
        format!("Missing variation data for variable product. {list} {verb}."),
    )
}
