//! The tree of calls in `js/client/calls.ts`.

use std::fmt::Write;

use cocart_wasm::api::table::{self, Endpoint, Method, Place, Required};

use super::text::{availability, request};
use super::types::{NO_PARAMETERS, doc, parameters_of};

/// The calls below `prefix`, each a method or an object of calls.
pub fn members(text: &mut String, prefix: &str) {
    let mut names: Vec<&str> = Vec::new();
    for endpoint in table::endpoints() {
        let Some(rest) = endpoint.id.strip_prefix(prefix) else {
            continue;
        };
        let name = rest.split('.').next().unwrap_or(rest);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    for name in names {
        let id = format!("{prefix}{name}");
        let endpoint = table::find(&id);
        let below = format!("{id}.");
        let is_group = table::endpoints().any(|it| it.id.starts_with(&below));
        match endpoint {
            Some(endpoint) if !endpoint.item.is_empty() => {
                let _ = writeln!(
                    text,
                    "{}readonly {name}: PagedCall<{}, {}, {}>;",
                    about(endpoint),
                    parameters_of(endpoint),
                    endpoint.item,
                    endpoint.response
                );
            }
            Some(endpoint) if !is_group => text.push_str(&signatures(endpoint, name)),
            _ => {
                let says = endpoint.map_or_else(|| doc(&format!("Calls `{id}.…`."), ""), about);
                let _ = writeln!(text, "{says}readonly {name}: {{");
                if let Some(endpoint) = endpoint {
                    text.push_str(&signatures(endpoint, ""));
                }
                members(text, &below);
                text.push_str("};\n");
            }
        }
    }
}

fn about(endpoint: &Endpoint) -> String {
    let where_it_is = format!("`{}`: {}.", request(endpoint), availability(endpoint.on));
    doc(endpoint.says, &where_it_is)
}

/// One signature for each type of response: the switches, then `fields`, then the plain one.
fn signatures(endpoint: &Endpoint, name: &str) -> String {
    let required = endpoint
        .parameters()
        .any(|it| it.required == Required::Yes && it.place != Place::Header);
    let (generic, namespace) = if endpoint.callbacks.is_empty() {
        (String::new(), "")
    } else {
        ("Namespace extends string".into(), "<Namespace>")
    };
    let parameters = format!("{}{namespace}", parameters_of(endpoint));
    let angled = |generics: &[&str]| {
        let there: Vec<&str> = generics
            .iter()
            .copied()
            .filter(|it| !it.is_empty())
            .collect();
        if there.is_empty() {
            String::new()
        } else {
            format!("<{}>", there.join(", "))
        }
    };
    let mut text = String::new();
    for variant in endpoint.variants {
        let _ = writeln!(
            text,
            "{}{name}{}(parameters: {parameters} & {{ readonly {}: true }}, options?: CallOptions): Promise<{}>;",
            about(endpoint),
            angled(&[&generic]),
            variant.switch,
            variant.response
        );
    }
    if takes_fields(endpoint) {
        let others = match parameters.as_str() {
            NO_PARAMETERS => String::new(),
            _ => format!("{parameters} & "),
        };
        let _ = writeln!(
            text,
            "{}{name}{}(parameters: {others}{{ readonly fields: Fields }}, options?: CallOptions): \
             Promise<Selected<{}, Fields>>;",
            about(endpoint),
            angled(&[
                &generic,
                &format!("const Fields extends FieldsOf<{}>", endpoint.response)
            ]),
            endpoint.response
        );
    }
    let optional = if required { "" } else { "?" };
    let _ = writeln!(
        text,
        "{}{name}{}(parameters{optional}: {parameters}, options?: CallOptions): Promise<{}>;",
        about(endpoint),
        angled(&[&generic]),
        endpoint.response
    );
    text
}

/// Whether `fields` narrows the answer. Reads that have no such parameter take it as well: the client sends
/// WordPress's own `_fields` for it (contract 15).
fn takes_fields(endpoint: &Endpoint) -> bool {
    let has_own = endpoint.parameters().any(|it| it.name == "fields");
    let is_record = endpoint.response.starts_with("readonly ")
        || endpoint
            .response
            .starts_with(|c: char| c.is_ascii_uppercase());
    let is_read = endpoint.method == Method::Get && is_record && endpoint.response != "DisplayText";
    endpoint.narrows || (is_read && !has_own)
}
