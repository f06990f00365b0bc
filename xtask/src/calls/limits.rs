//! `js/client/limits.ts`: what the TypeScript client checks of parameters before it sends them.

use std::fmt::Write;

use cocart_wasm::api::table::{self, Kind, Parameter, Place, Required};

const HEAD: &str = "/**
 * What is checked of parameters before they are sent. Made of `src/api/table` by `cargo run -p xtask -- calls`:
 * do not edit it here.
 */

/** What a value may be. */
export type Kind =
  | 'text'
  | 'secret'
  | 'product'
  | 'integer'
  | 'boolean'
  | 'quantity'
  | 'date'
  | 'one'
  | 'list'
  | 'map'
  | 'records'
  | 'fields'
  | 'free';

/** What is known of a parameter. */
export interface Parameter {
  readonly name: string;
  readonly kind: Kind;
  /** Whether a request may not leave it out. */
  readonly isRequired: boolean;
  /** Smallest and largest value of a number, or length of a text or list. */
  readonly least: number | undefined;
  readonly most: number | undefined;
  /** All that a value of the kind `one` may be. */
  readonly values: readonly string[];
  /** The members of a record, or of each record of a list, as far as they are known. */
  readonly fields: readonly Parameter[];
}

";

const UNPACK: &str = "
const kinds: Readonly<Record<string, Kind>> = {
  T: 'text',
  S: 'secret',
  P: 'product',
  I: 'integer',
  B: 'boolean',
  Q: 'quantity',
  D: 'date',
  O: 'one',
  L: 'list',
  M: 'map',
  R: 'records',
  F: 'fields',
  X: 'free',
};

/** A parameter is: name, kind with `!` where it is required, least, most, values or places of the members. */
const known: Parameter[] = [];
for (const line of parameters.split('\\n')) {
  const [name = '', kind = '', least = '', most = '', rest = ''] = line.split(' ');
  const values = rest ? rest.split(',') : [];
  const isRecord = 'MR'.includes(kind.charAt(0));
  known.push({
    name,
    kind: kinds[kind.charAt(0)] ?? 'free',
    isRequired: kind.charAt(1) === '!',
    least: least ? Number(least) : undefined,
    most: most ? Number(most) : undefined,
    values: isRecord ? [] : values,
    fields: isRecord ? at(values) : [],
  });
}

function at(places: readonly string[]): readonly Parameter[] {
  return places.flatMap((place) => known[Number.parseInt(place, 36)] ?? []);
}

/** The parameters of a call, but for those that the client sends by itself in headers. */
export function parametersOf(call: string): readonly Parameter[] {
  const line = calls.split('\\n').find((it) => it.startsWith(`${call} `)) ?? '';
  return at(line.split(' ').slice(1));
}
";

pub fn file() -> String {
    let mut file = String::from(HEAD);
    let mut known: Vec<String> = Vec::new();
    let mut calls = Vec::new();
    for endpoint in table::endpoints() {
        let mut call = String::from(endpoint.id);
        for parameter in endpoint.parameters() {
            if parameter.place == Place::Header {
                continue;
            }
            let _ = write!(call, " {}", place(parameter, &mut known));
        }
        calls.push(call);
    }
    let _ = write!(
        file,
        "const parameters = `{}`;\n\n/** A call is: name, places of its parameters above, to the base 36. */\n\
         const calls = `{}`;\n{UNPACK}",
        known.join("\n"),
        calls.join("\n")
    );
    file
}

/// The place of a parameter in the list, to the base 36. It is added where it is not there; before it the
/// members of its records.
fn place(parameter: &Parameter, known: &mut Vec<String>) -> String {
    let fields = match parameter.kind {
        Kind::Record(shape) | Kind::Records(shape) => shape.fields,
        _ => &[],
    };
    let places: Vec<String> = fields.iter().map(|field| place(field, known)).collect();
    let line = line(parameter, &places);
    let index = known.iter().position(|it| *it == line).unwrap_or_else(|| {
        known.push(line);
        known.len() - 1
    });
    base_36(index)
}

fn line(parameter: &Parameter, fields: &[String]) -> String {
    let (kind, values): (char, &[&str]) = match parameter.kind {
        Kind::Text => ('T', &[]),
        Kind::Secret => ('S', &[]),
        Kind::Product => ('P', &[]),
        Kind::Integer => ('I', &[]),
        Kind::Boolean => ('B', &[]),
        Kind::Quantity => ('Q', &[]),
        Kind::DateTime => ('D', &[]),
        Kind::OneOf(values) => ('O', values),
        Kind::OneOfOpen(_) => ('T', &[]),
        Kind::Texts | Kind::Integers => ('L', &[]),
        Kind::Quantities | Kind::TextMap | Kind::Record(_) => ('M', &[]),
        Kind::Records(_) => ('R', &[]),
        Kind::Fields => ('F', &[]),
        Kind::Free(_) => ('X', &[]),
    };
    let required = if parameter.required == Required::Yes {
        "!"
    } else {
        ""
    };
    let number = |it: Option<i64>| it.map_or_else(String::new, |it| it.to_string());
    let line = format!(
        "{} {kind}{required} {} {} {}",
        parameter.name,
        number(parameter.least),
        number(parameter.most),
        if fields.is_empty() {
            values.join(",")
        } else {
            fields.join(",")
        }
    );
    line.trim_end().to_owned()
}

fn base_36(mut number: usize) -> String {
    let mut digits = Vec::new();
    loop {
        digits.push(char::from_digit((number % 36) as u32, 36).unwrap_or('0'));
        number /= 36;
        if number == 0 {
            return digits.iter().rev().collect();
        }
    }
}
