//! Requests for every row of the table, checked before they are sent.
//!
//! For Rust front ends: give a call its parameters as a document, send what comes out with whatever sends
//! requests there, and read the answer with `cart` or `serde`. Requests are of the kind that needs no CORS
//! preflight (see [`super`]), but for the credentials.
//!
//! ```
//! use cocart_wasm::api::builder::{Shop, build};
//! use cocart_wasm::api::table::find;
//! use serde_json::json;
//!
//! let shop = Shop { cart_key: "ck_1".into(), ..Shop::at("https://shop.example") };
//! let add = find("cart.addItem").unwrap();
//! let request = build(&shop, add, &json!({ "id": 14, "quantity": 2 }))?;
//!
//! assert_eq!(request.method, "POST");
//! assert_eq!(request.url, "https://shop.example/wp-json/cocart/v2/cart/add-item?cart_key=ck_1");
//! assert_eq!(request.body.as_deref(), Some("id=14&quantity=2"));
//!
//! // What the store would refuse is not sent.
//! let page = build(&shop, find("products.list").unwrap(), &json!({ "per_page": 500 }));
//! assert_eq!(page.unwrap_err().to_string(), "`per_page` of products.list must be from 1 to 100");
//! # Ok::<(), cocart_wasm::api::builder::BuildError>(())
//! ```
//!
//! The lane is the caller's: calls whose row says `lane` may not overlap on one cart, reads included, because
//! the store loads and saves the whole cart on each (contract 1.6).

mod error;
mod request;
#[cfg(test)]
mod tests;
mod value;

pub use error::{BuildError, Reason};
pub use request::{ApiRequest, Header};

use super::form;
use super::secret::Secret;
use super::table::{Auth, Edition, Endpoint, Method, Parameter, Place, Required};
use crate::cart::document::Node;

/// The shop that requests go to, and who asks.
#[derive(Clone, Default, Debug)]
pub struct Shop {
    /// Address of the shop without a slash at its end.
    pub url: String,
    /// The cart of a guest; empty for a customer and for calls about no cart.
    pub cart_key: String,
    /// What goes into the header `Authorization`, for example `Bearer` and a token.
    pub authorization: Option<Secret>,
    /// The editions that the shop runs, where that is known: then calls that it does not have are refused.
    pub editions: Vec<Edition>,
}

impl Shop {
    /// A guest without a cart at a shop of which nothing is known.
    pub fn at(url: &str) -> Shop {
        Shop {
            url: String::from(url.trim_end_matches('/')),
            ..Shop::default()
        }
    }

    /// A shop of unknown editions may run any.
    fn may_run(&self, edition: Edition) -> bool {
        self.editions.is_empty() || self.editions.contains(&edition)
    }
}

/// The request of a call.
///
/// `parameters` is a map with the names on the wire, those of the path among them. Numbers are taken for
/// texts where the store wants text (`id`, `quantity`). Parameters that begin with `_` are WordPress's own
/// (`_fields`, `_locale`) and go into the query.
///
/// # Errors
///
/// What the store would refuse: a missing or unknown parameter, a value of the wrong kind or out of its
/// limits, a call that the shop does not have or that needs other credentials. The error names the
/// parameter, never its value.
pub fn build<N: Node>(
    shop: &Shop,
    endpoint: &'static Endpoint,
    parameters: &N,
) -> Result<ApiRequest, BuildError> {
    let fail = |reason| BuildError {
        call: endpoint.id,
        reason,
    };
    if !endpoint.on.iter().any(|it| shop.may_run(it.edition)) {
        return Err(fail(Reason::NotThere));
    }
    let is_customer = shop.authorization.is_some();
    match endpoint.auth {
        Auth::Customer | Auth::Manager | Auth::Token if !is_customer => {
            return Err(fail(Reason::NeedsCredentials));
        }
        Auth::CustomerOrCart if !is_customer && shop.cart_key.is_empty() => {
            return Err(fail(Reason::NeedsCredentials));
        }
        _ => {}
    }

    let mut path = String::from(endpoint.path);
    let (mut query, mut body) = (String::new(), String::new());
    for parameter in known(endpoint) {
        let Some(value) = parameters.get(parameter.name) else {
            if is_required(shop, endpoint, parameter) {
                return Err(fail(Reason::Missing(parameter.name)));
            }
            continue;
        };
        value::check(parameter, &value).map_err(fail)?;
        match parameter.place {
            Place::Path => fill(&mut path, parameter.name, &value::text(&value)),
            Place::Query => value::push(&mut query, parameter.name, &parameter.kind, &value),
            Place::Body => value::push(&mut body, parameter.name, &parameter.kind, &value),
            Place::Header => {}
        }
    }
    push_unknown(endpoint, parameters, &mut query, &mut body).map_err(fail)?;

    let has_cart = known(endpoint).any(|it| it.name == "cart_key");
    if has_cart && !shop.cart_key.is_empty() && parameters.get("cart_key").is_none() {
        form::push(&mut query, "cart_key", &shop.cart_key);
    }
    let is_get = endpoint.method == Method::Get;
    if !is_get && endpoint.method != Method::Post {
        form::push(&mut query, "_method", endpoint.method.name());
    }
    let mut url = shop.url.clone();
    url.push_str("/wp-json/");
    url.push_str(&path);
    if !query.is_empty() {
        url.push('?');
        url.push_str(&query);
    }
    Ok(ApiRequest {
        method: if is_get { "GET" } else { "POST" },
        headers: headers(shop, endpoint, !body.is_empty()),
        url,
        body: Some(body).filter(|body| !body.is_empty()),
        path,
    })
}

/// All parameters but headers.
fn known(endpoint: &Endpoint) -> impl Iterator<Item = &'static Parameter> + use<> {
    endpoint.parameters().filter(|it| it.place != Place::Header)
}

fn is_required(shop: &Shop, endpoint: &Endpoint, parameter: &Parameter) -> bool {
    match parameter.required {
        Required::No => false,
        Required::Yes => true,
        // Where the other editions that have the call may be what the shop runs, it may not be.
        Required::On(edition) => !endpoint
            .on
            .iter()
            .any(|it| it.edition != edition && shop.may_run(it.edition)),
    }
}

/// What no row names: WordPress's own parameters, and those of callbacks that plugins register.
fn push_unknown<N: Node>(
    endpoint: &Endpoint,
    parameters: &N,
    query: &mut String,
    body: &mut String,
) -> Result<(), Reason> {
    for (name, value) in parameters.entries() {
        if known(endpoint).any(|it| it.name == name) {
            continue;
        }
        if name.starts_with('_') {
            value::push_any(query, &name, &value);
        } else if endpoint.callbacks.is_empty() {
            return Err(Reason::Unknown(name));
        } else {
            value::push_any(body, &name, &value);
        }
    }
    Ok(())
}

fn fill(path: &mut String, name: &str, text: &str) {
    let mut braced = String::from("{");
    braced.push_str(name);
    braced.push('}');
    let mut encoded = String::new();
    form::encode(&mut encoded, text);
    *path = path.replace(&braced, &encoded);
}

fn headers(shop: &Shop, endpoint: &Endpoint, has_body: bool) -> Vec<Header> {
    let mut headers = Vec::new();
    if has_body {
        headers.push(Header {
            name: "Content-Type",
            value: Secret("application/x-www-form-urlencoded".into()),
        });
    }
    if let Some(authorization) = &shop.authorization
        && !matches!(endpoint.auth, Auth::None | Auth::RefreshToken)
    {
        headers.push(Header {
            name: "Authorization",
            value: authorization.clone(),
        });
    }
    headers
}
