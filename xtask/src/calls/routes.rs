//! `js/client/routes.ts`: the table as the TypeScript client reads it at runtime.

use std::fmt::Write;

use cocart_wasm::api::table::{self, Edition, Endpoint, Method, Parameter, Place};

const HEAD: &str = "/**
 * The table of routes as the client reads it. Made of `src/api/table` by `cargo run -p xtask -- calls`:
 * do not edit it here.
 */

/** The plugin that brings a call along. */
export type Edition = ";

const ROUTE: &str = "
/** A call of the store. */
export interface Route {
  /** The method that the store registers. */
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Path below the REST root; `{name}` stands for a parameter: `cocart/v2/cart/item/{item_key}`. */
  readonly path: string;
  /** The editions that have it, with the first version, and the first that has it no longer. */
  readonly on: readonly (readonly [edition: Edition, since: string, until?: string])[];
  /** Who may call. */
  readonly auth: RouteAuth;
  /** Whether it loads and saves a cart, so that it may not overlap another call on the same cart. */
  readonly lane: boolean;
  /** Parameters of a write that travel in the query. */
  readonly query: readonly string[];
}
";

const UNPACK: &str = "
const methods: Readonly<Record<string, Route['method']>> = { G: 'GET', O: 'POST', U: 'PUT', A: 'PATCH', D: 'DELETE' };

/** A line is: name, method and path, editions with their versions, who may call, what a write has in its query. */
function unpack(line: string): [string, Route] {
  const [name = '', target = '', on = '', auth = '', query = ''] = line.split(' ');
  const path = target.slice(1).replace(/^@/, 'cocart/v2/').replace(/^~/, 'cocart/v1/');
  return [
    name,
    {
      method: methods[target.charAt(0)] ?? 'GET',
      path,
      on: on.split('/').map((one) => {
        const [edition = '', since = '', until] = one.split(',');
        const named = editions[Number(edition)] ?? 'community';
        return until ? [named, since, until] : [named, since];
      }),
      auth: auths[Number(auth.charAt(0))] ?? 'none',
      lane: auth.charAt(1) === '!',
      query: query ? query.split(',') : [],
    },
  ];
}

/** Every call by its name. */
export const routes: Readonly<Record<CallId, Route>> = Object.fromEntries(
  packed.split('\\n').map(unpack),
) as unknown as Record<CallId, Route>;
";

pub fn file() -> String {
    let mut file = String::from(HEAD);
    let union = |names: &[&str]| format!("'{}'", names.join("' | '"));
    let editions = Edition::ALL.map(Edition::name);
    let auths = auths();
    let ids: Vec<&str> = table::endpoints().map(|it| it.id).collect();
    let _ = write!(
        file,
        "{};\n\n/** Who may call. */\nexport type RouteAuth = {};\n{ROUTE}\n/** Name of a call. */\nexport type CallId = {};\n\n",
        union(&editions),
        union(&auths),
        union(&ids)
    );
    let _ = write!(
        file,
        "const editions: readonly Edition[] = ['{}'];\n\n",
        editions.join("', '")
    );
    let _ = write!(
        file,
        "const auths: readonly RouteAuth[] = ['{}'];\n\n",
        auths.join("', '")
    );
    let lines: Vec<String> = table::endpoints().map(|it| line(it, &auths)).collect();
    let _ = write!(file, "const packed = `{}`;\n{UNPACK}", lines.join("\n"));
    file
}

/// Every kind of `auth`, in the order in which rows name them.
fn auths() -> Vec<&'static str> {
    let mut names = Vec::new();
    for endpoint in table::endpoints() {
        if !names.contains(&endpoint.auth.name()) {
            names.push(endpoint.auth.name());
        }
    }
    names
}

fn line(endpoint: &Endpoint, auths: &[&str]) -> String {
    let method = match endpoint.method {
        Method::Get => 'G',
        Method::Post => 'O',
        Method::Put => 'U',
        Method::Patch => 'A',
        Method::Delete => 'D',
    };
    let path = match endpoint.path.split_once('/') {
        Some(("cocart", rest)) => rest
            .strip_prefix("v2/")
            .map(|rest| format!("@{rest}"))
            .or_else(|| rest.strip_prefix("v1/").map(|rest| format!("~{rest}")))
            .unwrap_or_else(|| endpoint.path.to_owned()),
        _ => endpoint.path.to_owned(),
    };
    let on: Vec<String> = endpoint
        .on
        .iter()
        .map(|it| {
            let edition = Edition::ALL.iter().position(|one| *one == it.edition);
            let until = match it.until {
                "" => String::new(),
                until => format!(",{until}"),
            };
            format!("{},{}{until}", edition.unwrap_or_default(), it.since)
        })
        .collect();
    let auth = auths.iter().position(|name| *name == endpoint.auth.name());
    let lane = if endpoint.lane { "!" } else { "" };
    let mut line = format!(
        "{} {method}{path} {} {}{lane}",
        endpoint.id,
        on.join("/"),
        auth.unwrap_or_default()
    );
    let in_query = |it: &&Parameter| it.place == Place::Query;
    if endpoint.method != Method::Get {
        let names: Vec<&str> = endpoint
            .parameters()
            .filter(in_query)
            .map(|it| it.name)
            .collect();
        if !names.is_empty() {
            let _ = write!(line, " {}", names.join(","));
        }
    }
    line
}
