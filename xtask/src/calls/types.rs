//! `js/client/calls.ts`: parameters and calls as TypeScript sees them.

use std::collections::BTreeSet;
use std::fmt::Write;

use cocart_wasm::api::table::{self, Endpoint, Kind, Parameter, Place, Required, Shape};

use super::text::{conditions, pascal};
use super::tree;

const HEAD: &str = "/**
 * Parameters and types of every call. Made of `src/api/table` by `cargo run -p xtask -- calls`: do not edit
 * it here.
 *
 * Names are those on the wire. What a parameter says of versions is about CoCart itself.
 */
";

pub fn file() -> String {
    let mut types = Types::default();
    let mut body = String::new();
    for group in table::groups() {
        let _ = write!(body, "{}", doc(group.says, ""));
        let _ = write!(
            body,
            "export interface {} {{\n{}}}\n\n",
            group.name,
            types.fields(group.parameters, None)
        );
    }
    for endpoint in table::endpoints() {
        body.push_str(&types.parameters(endpoint));
    }
    let mut calls = String::from("/** Every call of the store. */\nexport interface Calls {\n");
    tree::members(&mut calls, "");
    calls.push_str("}\n");
    let mut shapes = String::new();
    // Records may hold records: those turn up while the others are written.
    let mut at = 0;
    while let Some(shape) = types.shapes.get(at).copied() {
        let fields = types.fields(shape.fields, None);
        let _ = write!(
            shapes,
            "{}export interface {} {{\n{fields}}}\n\n",
            doc(shape.says, ""),
            shape.name
        );
        at += 1;
    }
    let imports = imports(&[&body, &calls, &shapes]);
    format!("{HEAD}\n{imports}\n{shapes}{body}{calls}")
}

/// Names of response types, as far as the text has them.
fn imports(texts: &[&str]) -> String {
    let mut names = BTreeSet::new();
    for text in texts {
        let code: Vec<&str> = text
            .lines()
            .filter(|line| !line.trim_start().starts_with(['*', '/']))
            .collect();
        for word in code
            .join("\n")
            .split(|c: char| !c.is_alphanumeric() && c != '_')
        {
            names.insert(word.to_owned());
        }
    }
    let declared = |name: &str| {
        texts.iter().any(|text| {
            text.contains(&format!("export interface {name} "))
                || text.contains(&format!("export type {name} "))
        })
    };
    let known = [
        "Readonly",
        "Record",
        "Promise",
        "Date",
        "PagedCall",
        "CallOptions",
        "FieldsOf",
        "Selected",
        "Namespace",
        "Fields",
        "CartUpdateParameters",
        "CartCallbacks",
        "NoParameters",
    ];
    let responses: Vec<String> = names
        .into_iter()
        .filter(|name| name.starts_with(|c: char| c.is_ascii_uppercase()) && name.len() > 1)
        .filter(|name| name.chars().any(char::is_lowercase))
        .filter(|name| !known.contains(&name.as_str()) && !declared(name))
        .collect();
    format!(
        "import type {{ PagedCall }} from './paging.js';\nimport type {{ {} }} from './responses/index.js';\n\
         import type {{ FieldsOf, Selected }} from './select.js';\nimport type {{ CallOptions }} from './types.js';\n",
        responses.join(", ")
    )
}

/// A comment, with a second paragraph where there is one.
pub fn doc(text: &str, more: &str) -> String {
    if more.is_empty() {
        format!("/** {text} */\n")
    } else {
        format!("/**\n * {text}\n *\n * {more}\n */\n")
    }
}

/// The type of the parameters of a call that has none.
pub const NO_PARAMETERS: &str = "Readonly<Record<string, never>>";

#[derive(Default)]
struct Types {
    /// The records used so far.
    shapes: Vec<&'static Shape>,
}

impl Types {
    /// The members of an interface. Headers are the client's own business.
    fn fields(&mut self, parameters: &[Parameter], endpoint: Option<&Endpoint>) -> String {
        let mut fields = String::new();
        for parameter in parameters.iter().filter(|it| it.place != Place::Header) {
            let on = endpoint.map_or(&[][..], |it| it.on);
            let says = format!("{} {}", parameter.says, conditions(parameter, on));
            let optional = if parameter.required == Required::Yes {
                ""
            } else {
                "?"
            };
            let kind = self.kind(&parameter.kind);
            let _ = writeln!(
                fields,
                "{}readonly {}{optional}: {kind};",
                doc(says.trim(), ""),
                parameter.name
            );
        }
        fields
    }

    fn kind(&mut self, kind: &Kind) -> String {
        let union = |names: &[&str]| format!("'{}'", names.join("' | '"));
        match *kind {
            Kind::Text | Kind::Secret => "string".into(),
            Kind::Product | Kind::Quantity => "number | string".into(),
            Kind::Integer => "number".into(),
            Kind::Boolean => "boolean".into(),
            Kind::Quantities => "Readonly<Record<string, number | string>>".into(),
            Kind::DateTime => "string | Date".into(),
            Kind::OneOf(names) => union(names),
            Kind::OneOfOpen(names) => format!("{} | (string & {{}})", union(names)),
            Kind::Texts => "readonly string[]".into(),
            Kind::Integers => "readonly number[]".into(),
            Kind::TextMap => "Readonly<Record<string, string>>".into(),
            Kind::Free(name) => name.into(),
            Kind::Record(shape) => self.shape(shape).into(),
            Kind::Records(shape) => format!("readonly {}[]", self.shape(shape)),
            Kind::Fields => "FieldsOf<Cart>".into(),
        }
    }

    fn shape(&mut self, shape: &'static Shape) -> &'static str {
        if !self.shapes.iter().any(|known| known.name == shape.name) {
            self.shapes.push(shape);
        }
        shape.name
    }

    /// The interface of a call's parameters, or nothing where it has none.
    fn parameters(&mut self, endpoint: &Endpoint) -> String {
        if !has_parameters(endpoint) {
            return String::new();
        }
        let name = format!("{}Parameters", pascal(endpoint.id));
        let shared: Vec<&str> = endpoint.shared.iter().map(|group| group.name).collect();
        let says = doc(&format!("Parameters of `{}`.", endpoint.id), "");
        if !endpoint.callbacks.is_empty() {
            return says + &self.callbacks(endpoint, &name, &shared);
        }
        let fields = self.fields(endpoint.own, Some(endpoint));
        if fields.is_empty() {
            return format!("{says}export type {name} = {};\n\n", shared.join(" & "));
        }
        let extends = if shared.is_empty() {
            String::new()
        } else {
            format!(" extends {}", shared.join(", "))
        };
        format!("{says}export interface {name}{extends} {{\n{fields}}}\n\n")
    }

    /// The parameters of a call whose namespace decides on the others.
    fn callbacks(&mut self, endpoint: &Endpoint, name: &str, shared: &[&str]) -> String {
        let own: Vec<Parameter> = endpoint
            .own
            .iter()
            .filter(|it| it.name != "namespace")
            .copied()
            .collect();
        let fields = self.fields(&own, Some(endpoint));
        let mut text = format!(
            "export type {name}<Namespace extends string = string> = {name}Common & {{\n\
             /** The callback that reads the other parameters. */\nreadonly namespace: Namespace;\n}} & \
             (Namespace extends keyof CartCallbacks ? CartCallbacks[Namespace] : Readonly<Record<string, unknown>>);\n\n\
             /** What `{}` takes whatever the namespace. */\n\
             export interface {name}Common extends {} {{\n{fields}}}\n\n\
             /**\n * Parameters by namespace. Callbacks of plugins are added by declaration merging:\n *\n * ```ts\n\
             \x20* declare module 'cocart-wasm' {{\n *   interface CartCallbacks {{ 'my-gift-wrap': {{ readonly paper: string }} }}\n\
             \x20* }}\n * ```\n */\nexport interface CartCallbacks {{\n",
            endpoint.id,
            shared.join(", ")
        );
        let mut interfaces = String::new();
        for (namespace, parameters) in endpoint.callbacks {
            let part = pascal(&namespace.replace('-', "."));
            let _ = writeln!(text, "readonly '{namespace}': {part}Parameters;");
            let fields = self.fields(parameters, Some(endpoint));
            let _ = write!(
                interfaces,
                "/** Parameters of the namespace `{namespace}`. */\nexport interface {part}Parameters {{\n{fields}}}\n\n"
            );
        }
        text + "}\n\n" + &interfaces
    }
}

fn has_parameters(endpoint: &Endpoint) -> bool {
    endpoint.parameters().any(|it| it.place != Place::Header)
}

/// The type of a call's parameters.
pub fn parameters_of(endpoint: &Endpoint) -> String {
    if has_parameters(endpoint) {
        format!("{}Parameters", pascal(endpoint.id))
    } else {
        NO_PARAMETERS.into()
    }
}
