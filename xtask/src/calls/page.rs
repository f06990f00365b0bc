//! `docs/calls.md`: the reference of all calls.

use std::fmt::Write;
use std::path::Path;

use anyhow::Result;
use cocart_wasm::api::table::{self, Endpoint, Parameter, Place, Required};

use super::tested::{self, Tested};
use super::text::{availability, conditions, request};

const HEAD: &str = "# Every call

Made of `src/api/table` by `cargo run -p xtask -- calls`: do not edit it here.

A call is a method of `createClient({ store })` and of `cart.api`: `client.products.list({ category: 'mugs' })`.
Parameters are in one object with the names below, those of the path among them; **bold** ones are required.
Headers are sent by the client itself. Calls marked → wait for their turn on the cart. Reads take `fields`
as well: the answer then has these alone.

Tested against: `devstore` is the store in memory with the profile of a version, `tape` a recorded exchange with a
real store of that version, `example` a request and its answer written from what is known of the store.
";

pub fn file(root: &Path) -> Result<String> {
    let tested = tested::read(root)?;
    let mut page = String::from(HEAD);
    for (room, rows) in table::ROOMS {
        let _ = write!(
            page,
            "\n## {room}\n\n| Call | Method and path | Edition | Parameters | Answers | Tested against |\n|---|---|---|---|---|---|\n"
        );
        for row in *rows {
            let lane = if row.lane { " →" } else { "" };
            let _ = writeln!(
                page,
                "| `{}`{lane} | `{}` | {} | {} | {} | {} |",
                row.id,
                request(row),
                availability(row.on),
                parameters(row),
                answers(row),
                against(&tested, row)
            );
        }
    }
    page.push_str("\n## What the parameters mean\n");
    for group in table::groups() {
        let _ = write!(
            page,
            "\n### {}\n\n{}\n\n{}",
            group.name,
            group.says,
            list(group.parameters, None)
        );
    }
    for row in table::endpoints() {
        let mut text = list(row.own, Some(row));
        for (namespace, parameters) in row.callbacks {
            let _ = write!(
                text,
                "\nNamespace `{namespace}`:\n\n{}",
                list(parameters, Some(row))
            );
        }
        if !text.is_empty() {
            let _ = write!(page, "\n### {}\n\n{}\n\n{text}", row.id, row.says);
        }
    }
    Ok(page)
}

fn parameters(row: &Endpoint) -> String {
    let mut parts: Vec<String> = row
        .own
        .iter()
        .filter(|it| it.place != Place::Header)
        .map(|it| match it.required {
            Required::Yes => format!("**{}**", it.name),
            _ => it.name.to_owned(),
        })
        .collect();
    parts.extend(
        row.callbacks
            .iter()
            .map(|(namespace, _)| format!("those of `{namespace}`")),
    );
    parts.extend(
        row.shared
            .iter()
            .map(|group| format!("[{0}](#{1})", group.name, group.name.to_lowercase())),
    );
    parts.join(", ")
}

/// What its tests are about, in the order of their names.
fn against(tested: &Tested, row: &Endpoint) -> String {
    let names = tested.get(row.id).into_iter().flatten();
    names.cloned().collect::<Vec<_>>().join(", ")
}

fn answers(row: &Endpoint) -> String {
    let code = |text: &str| format!("`{text}`");
    let mut parts = vec![code(row.response)];
    parts.extend(
        row.variants
            .iter()
            .map(|it| format!("`{}` with `{}`", it.response, it.switch)),
    );
    parts.join(", ").replace('|', "\\|")
}

fn list(parameters: &[Parameter], row: Option<&Endpoint>) -> String {
    let mut text = String::new();
    for parameter in parameters {
        let on = row.map_or(&[][..], |it| it.on);
        let says = format!("{} {}", parameter.says, conditions(parameter, on));
        let required = if parameter.required == Required::Yes {
            ", required"
        } else {
            ""
        };
        let _ = writeln!(
            text,
            "- `{}` ({}{required}): {}",
            parameter.name,
            parameter.place.name(),
            says.trim()
        );
    }
    text
}
