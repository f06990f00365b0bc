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

/** A parameter is: name, kind with `!` where it is required, least, most, values. */
const known: readonly Parameter[] = parameters.split('\\n').map((line) => {
  const [name = '', kind = '', least = '', most = '', values = ''] = line.split(' ');
  return {
    name,
    kind: kinds[kind.charAt(0)] ?? 'free',
    isRequired: kind.charAt(1) === '!',
    least: least ? Number(least) : undefined,
    most: most ? Number(most) : undefined,
    values: values ? values.split(',') : [],
  };
});

/** The parameters of a call, but for those that the client sends by itself in headers. */
export function parametersOf(call: string): readonly Parameter[] {
  const line = calls.split('\\n').find((it) => it.startsWith(`${call} `)) ?? '';
  return line
    .split(' ')
    .slice(1)
    .flatMap((index) => known[Number.parseInt(index, 36)] ?? []);
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
            let line = line(parameter);
            let index = known.iter().position(|it| *it == line).unwrap_or_else(|| {
                known.push(line);
                known.len() - 1
            });
            let _ = write!(call, " {}", base_36(index));
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

fn line(parameter: &Parameter) -> String {
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
        values.join(",")
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
