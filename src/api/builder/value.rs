//! Values of parameters: what they may be, and how they are written.

use super::error::Reason;
use crate::api::form;
use crate::api::table::{Kind, Parameter, Required};
use crate::cart::decimal;
use crate::cart::document::Node;
use crate::cart::php_text;
use crate::cart::quantity::Quantity;

/// Whether a value is what its parameter may be.
pub fn check<N: Node>(parameter: &Parameter, value: &N) -> Result<(), Reason> {
    let name = parameter.name;
    if !is_of_kind(&parameter.kind, value) {
        let wanted = wanted(&parameter.kind);
        return Err(Reason::Kind { name, wanted });
    }
    if !is_in_limits(parameter, value) {
        let wanted = limits(parameter);
        return Err(Reason::Kind { name, wanted });
    }
    if let Kind::Record(shape) | Kind::Records(shape) = parameter.kind {
        let records = match parameter.kind {
            Kind::Records(_) => value.values(),
            _ => vec![value.clone()],
        };
        for record in &records {
            for field in shape.fields {
                match record.get(field.name) {
                    Some(value) => check(field, &value)?,
                    None if field.required == Required::Yes => {
                        return Err(Reason::Missing(field.name));
                    }
                    None => {}
                }
            }
        }
    }
    Ok(())
}

fn is_of_kind<N: Node>(kind: &Kind, value: &N) -> bool {
    let is_text = || value.text().is_some();
    let is_scalar = || is_text() || value.number().is_some();
    match kind {
        Kind::Text | Kind::Secret | Kind::DateTime => is_text(),
        Kind::Product => is_scalar() && !text(value).is_empty(),
        Kind::Integer => whole(value).is_some(),
        Kind::Boolean => value.boolean().is_some(),
        Kind::Quantity => quantity(value).is_some(),
        Kind::Quantities => {
            value.is_map() && value.values().iter().all(|it| quantity(it).is_some())
        }
        Kind::OneOf(names) => value
            .text()
            .is_some_and(|text| names.contains(&text.as_str())),
        Kind::OneOfOpen(_) => value.text().is_some_and(|text| !text.is_empty()),
        Kind::Texts => value.is_list() && value.values().iter().all(|it| it.text().is_some()),
        Kind::Integers => value.is_list() && value.values().iter().all(|it| whole(it).is_some()),
        Kind::TextMap => value.is_map() && value.values().iter().all(|it| it.text().is_some()),
        Kind::Free(_) => !value.is_null(),
        Kind::Record(_) => value.is_map(),
        Kind::Records(_) => value.is_list() && value.values().iter().all(N::is_map),
        Kind::Fields => is_text() || value.is_list(),
    }
}

fn wanted(kind: &Kind) -> String {
    let names = |names: &[&str]| {
        let mut text = String::from("one of ");
        text.push_str(&names.join(", "));
        text
    };
    String::from(match kind {
        Kind::Text | Kind::Secret | Kind::OneOfOpen(_) => "text",
        Kind::Product => "an id or a SKU",
        Kind::Integer => "a whole number",
        Kind::Boolean => "true or false",
        Kind::Quantity => "a number",
        Kind::Quantities => "a map of numbers",
        Kind::DateTime => "a date as text",
        Kind::OneOf(options) => return names(options),
        Kind::Texts => "a list of texts",
        Kind::Integers => "a list of whole numbers",
        Kind::TextMap => "a map of texts",
        Kind::Free(_) => "something",
        Kind::Record(_) => "a map",
        Kind::Records(_) => "a list of maps",
        Kind::Fields => "text or a list of texts",
    })
}

/// Limits are about numbers, each of a list of numbers, lengths of texts, and lengths of other lists.
fn is_in_limits<N: Node>(parameter: &Parameter, value: &N) -> bool {
    let least = parameter.least.unwrap_or(i64::MIN);
    let most = parameter.most.unwrap_or(i64::MAX);
    let fits = |number: i64| (least..=most).contains(&number);
    let length = |length: usize| i64::try_from(length).is_ok_and(fits);
    match parameter.kind {
        Kind::Integer => whole(value).is_some_and(fits),
        Kind::Integers => value.values().iter().all(|it| whole(it).is_some_and(fits)),
        Kind::Text | Kind::Secret => length(text(value).chars().count()),
        Kind::Texts | Kind::Records(_) => length(value.values().len()),
        _ => true,
    }
}

fn limits(parameter: &Parameter) -> String {
    let mut wanted = String::new();
    match (parameter.least, parameter.most) {
        (Some(least), Some(most)) => {
            wanted.push_str("from ");
            decimal::push_whole(&mut wanted, least.unsigned_abs());
            wanted.push_str(" to ");
            decimal::push_whole(&mut wanted, most.unsigned_abs());
        }
        (Some(least), None) => {
            wanted.push_str("at least ");
            decimal::push_whole(&mut wanted, least.unsigned_abs());
        }
        (None, most) => {
            wanted.push_str("at most ");
            decimal::push_whole(&mut wanted, most.unwrap_or_default().unsigned_abs());
        }
    }
    wanted.push_str(match parameter.kind {
        Kind::Text | Kind::Secret => " characters long",
        Kind::Texts | Kind::Records(_) => " entries long",
        _ => "",
    });
    wanted
}

fn whole<N: Node>(value: &N) -> Option<i64> {
    text(value).parse().ok()
}

fn quantity<N: Node>(value: &N) -> Option<Quantity> {
    match value.text() {
        Some(text) => Quantity::parse(&text),
        None => Quantity::from_number(value.number()?),
    }
}

/// A value that is neither map nor list as the store reads it in an address or a form.
pub fn text<N: Node>(value: &N) -> String {
    match value.boolean() {
        Some(true) => String::from("true"),
        Some(false) => String::from("false"),
        None => php_text::scalar(value),
    }
}

/// Appends a parameter.
pub fn push<N: Node>(target: &mut String, name: &str, kind: &Kind, value: &N) {
    match kind {
        Kind::Fields if value.is_list() => {
            let fields: Vec<String> = value.values().iter().map(text).collect();
            form::push(target, name, &fields.join(","));
        }
        // Part of the item key, which has rules of its own.
        Kind::Free("ItemData") => form::push_item_data(target, name, value),
        _ => push_any(target, name, value),
    }
}

/// Appends a parameter of which nothing is known.
pub fn push_any<N: Node>(target: &mut String, name: &str, value: &N) {
    if value.is_map() || value.is_list() {
        php_text::push_nested(target, name, value, php_text::FORM);
    } else {
        form::push(target, name, &text(value));
    }
}
