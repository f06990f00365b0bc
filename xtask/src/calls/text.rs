//! Names and sentences that the generated files share.

use cocart_wasm::api::table::{Availability, Endpoint, Kind, Parameter, Required};

/// `cart.addItem` as `CartAddItem`.
pub fn pascal(id: &str) -> String {
    id.split('.')
        .map(|part| {
            let (first, rest) = part.split_at(1);
            format!("{}{rest}", first.to_uppercase())
        })
        .collect()
}

/// Where a call is, for example `community since 3.0.0, starter since 5.0.0`.
pub fn availability(on: &[Availability]) -> String {
    let parts: Vec<String> = on
        .iter()
        .map(|it| {
            let until = match it.until {
                "" => String::new(),
                until => format!(", until before {until}"),
            };
            format!("{} since {}{until}", it.edition.name(), it.since)
        })
        .collect();
    parts.join(", ")
}

/// Default, limits and versions of a parameter, as sentences.
pub fn conditions(parameter: &Parameter, endpoint: &[Availability]) -> String {
    let mut parts = Vec::new();
    if let Required::On(edition) = parameter.required {
        parts.push(format!("Required on {}.", edition.name()));
    }
    if !parameter.default.is_empty() {
        parts.push(format!("Default: `{}`.", parameter.default));
    }
    let unit = match parameter.kind {
        Kind::Text | Kind::Secret => " characters",
        Kind::Texts | Kind::Records(_) => " entries",
        _ => "",
    };
    match (parameter.least, parameter.most) {
        (Some(least), Some(most)) => parts.push(format!("From {least} to {most}{unit}.")),
        (Some(least), None) => parts.push(format!("At least {least}{unit}.")),
        (None, Some(most)) => parts.push(format!("At most {most}{unit}.")),
        (None, None) => {}
    }
    if !parameter.since.is_empty() {
        parts.push(format!("Since {}.", parameter.since));
    }
    let all = endpoint.iter().all(|it| parameter.is_on(it.edition));
    if !all {
        let names: Vec<&str> = parameter.editions.iter().map(|it| it.name()).collect();
        parts.push(format!("On {} only.", names.join(" and ")));
    }
    parts.join(" ")
}

/// Method and path as people read them.
pub fn request(endpoint: &Endpoint) -> String {
    format!("{} /{}", endpoint.method.name(), endpoint.path)
}
