//! The calls of the cart and the requests they become.

use super::form;
use super::request::{Method, Request};
use super::routes::{self, Route, Verb};
use super::secret::Secret;
use crate::cart::document::Node;
use crate::cart::interned::Text;
use crate::cart::quantity::Quantity;
use crate::cart::search::find;

/// The most calls that WordPress takes in one batch (measured: Batch).
pub const BATCH_LIMIT: usize = 25;

/// A call to the cart. `N` is the document type of item data.
#[derive(Clone, PartialEq, Debug)]
pub enum Call<N> {
    /// Reads the cart. The store also writes it back, so this belongs in the lane.
    ReadCart,
    /// Creates a line, or adds to the one with the same item key.
    AddItem {
        /// Product id, variation id or SKU.
        id: Text,
        /// How many.
        quantity: Quantity,
        /// Chosen attributes by the store's names, for example `attribute_pa_color`.
        variation: Vec<(Text, Text)>,
        /// Data of this line alone.
        item_data: Option<N>,
    },
    /// Sets the quantity of one line, with the store's stock check.
    SetQuantity {
        /// Item key.
        key: Text,
        /// The new quantity, above 0.
        quantity: Quantity,
    },
    /// Sets the quantities of several lines by item key, without a stock check.
    SetQuantities(Vec<(Text, Quantity)>),
    /// Takes a line out.
    RemoveItem {
        /// Item key.
        key: Text,
    },
    /// Puts a removed line back.
    RestoreItem {
        /// Item key.
        key: Text,
    },
    /// Takes all lines out.
    Clear,
    /// Up to [`BATCH_LIMIT`] changes in order, loaded once and saved once by the store.
    /// A batch holds no reads and no batches; such members are left out.
    Batch(Vec<Call<N>>),
    /// Asks for the tokens of a customer. Credentials go as a form: CoCart 4.3 reads no JSON here, and a
    /// form needs no preflight.
    Login {
        /// Login name, e-mail or phone.
        username: String,
        /// Password.
        password: Secret,
    },
    /// Ends the tokens of the customer.
    Logout,
    /// Trades a refresh token for new tokens. Needs no other credentials.
    RefreshTokens(Secret),
    /// Asks for something that every store answers to everyone, to tell a store that cannot be reached
    /// from one that does not take the customer's token.
    ReadStore,
}

/// A call before it is known whether it travels alone or in a batch.
struct Wire {
    route: Route,
    path: String,
    body: String,
}

/// The request of a call.
///
/// `store` is the shop's address without a slash at its end, `cart_key` the key of the cart. `nonce` is
/// any text that differs from read to read: it goes into the query of reads, because caches of hosts
/// and networks have been seen to keep answers that forbid it.
pub fn build<N: Node>(store: &str, cart_key: &str, call: &Call<N>, nonce: &str) -> Request {
    let wire = wire(call, "");
    let mut query = String::new();
    if !cart_key.is_empty() {
        form::push(&mut query, "cart_key", cart_key);
    }
    let method = match wire.route.verb {
        Verb::Get => {
            form::push(&mut query, "_", nonce);
            Method::Get
        }
        Verb::Post => Method::Post,
        verb @ (Verb::Put | Verb::Delete) => {
            form::push(&mut query, "_method", verb.name());
            Method::Post
        }
    };
    let mut url = String::from(store);
    url.push_str("/wp-json/");
    url.push_str(&wire.path);
    if !query.is_empty() {
        url.push(if find(&wire.path, "?").is_some() {
            '&'
        } else {
            '?'
        });
        url.push_str(&query);
    }
    Request {
        method,
        url,
        body: Some(wire.body).filter(|body| !body.is_empty()),
        keepalive: is_safe_to_repeat(call),
    }
}

/// Whether it does no harm if a request like this goes on when its page is gone and is then sent again.
fn is_safe_to_repeat<N>(call: &Call<N>) -> bool {
    matches!(
        call,
        Call::SetQuantity { .. }
            | Call::SetQuantities(_)
            | Call::RemoveItem { .. }
            | Call::RestoreItem { .. }
            | Call::Clear
            | Call::Logout
    )
}

/// `parent` is what the names of its fields lie under in a batch, else empty.
fn wire<N: Node>(call: &Call<N>, parent: &str) -> Wire {
    let mut body = String::new();
    let mut push = |name: &str, value: &str| form::push(&mut body, &under(parent, name), value);
    let (route, argument) = match call {
        Call::ReadCart => (routes::CART, ""),
        Call::AddItem {
            id,
            quantity,
            variation,
            item_data,
        } => {
            push("id", id);
            push("quantity", &quantity.to_text());
            for (name, value) in variation {
                let field = form::member(&under(parent, "variation"), name);
                form::push(&mut body, &field, value);
            }
            if let Some(item_data) = item_data {
                form::push_item_data(&mut body, &under(parent, "item_data"), item_data);
            }
            (routes::ADD_ITEM, "")
        }
        Call::SetQuantity { key, quantity } => {
            push("quantity", &quantity.to_text());
            (routes::SET_QUANTITY, key.as_str())
        }
        Call::SetQuantities(quantities) => {
            push("namespace", "update-cart");
            for (key, quantity) in quantities {
                let field = form::member(&under(parent, "quantity"), key);
                form::push(&mut body, &field, &quantity.to_text());
            }
            (routes::UPDATE, "")
        }
        Call::RemoveItem { key } => (routes::REMOVE_ITEM, key.as_str()),
        Call::RestoreItem { key } => (routes::RESTORE_ITEM, key.as_str()),
        Call::Clear => (routes::CLEAR, ""),
        Call::Batch(calls) => {
            push_batch(&mut body, calls);
            (routes::BATCH, "")
        }
        Call::Login { username, password } => {
            push("username", username);
            push("password", &password.0);
            (routes::LOGIN, "")
        }
        Call::Logout => (routes::LOGOUT, ""),
        Call::RefreshTokens(token) => {
            push("refresh_token", &token.0);
            (routes::REFRESH_TOKENS, "")
        }
        Call::ReadStore => (routes::STORE, ""),
    };
    Wire {
        route,
        path: route.fill(argument),
        body,
    }
}

/// `name`, as a member of `parent` where there is one.
fn under(parent: &str, name: &str) -> String {
    if parent.is_empty() {
        String::from(name)
    } else {
        form::member(parent, name)
    }
}

fn push_batch<N: Node>(body: &mut String, calls: &[Call<N>]) {
    let changes = calls
        .iter()
        .filter(|call| !matches!(call, Call::ReadCart | Call::Batch(_)));
    for (index, call) in changes.enumerate() {
        let request = form::element("requests", index);
        let inner = wire(call, &form::member(&request, "body"));
        let method = inner.route.verb.name();
        form::push(body, &form::member(&request, "method"), method);
        let mut path = String::from("/");
        path.push_str(&inner.path);
        form::push(body, &form::member(&request, "path"), &path);
        if !inner.body.is_empty() {
            body.push('&');
            body.push_str(&inner.body);
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use serde_json::{Value, json};

    const STORE: &str = "https://shop.example/de";

    fn built(call: Call<Value>) -> Request {
        build(STORE, "ck1", &call, "n1")
    }

    fn fields(request: &Request) -> Vec<(String, String)> {
        let decode = |text: &str| {
            String::from_utf8(percent_encoding::percent_decode_str(text).collect()).unwrap()
        };
        let body = request.body.clone().unwrap_or_default();
        body.split('&')
            .filter_map(|pair| pair.split_once('='))
            .map(|(name, value)| (decode(name), decode(value)))
            .collect()
    }

    fn owned(fields: &[(&str, &str)]) -> Vec<(String, String)> {
        fields
            .iter()
            .map(|(name, value)| (name.to_string(), value.to_string()))
            .collect()
    }

    fn add(item_data: Option<Value>) -> Call<Value> {
        Call::AddItem {
            id: "11".into(),
            quantity: Quantity(1_500_000),
            variation: vec![("attribute_pa_color".into(), "blue".into())],
            item_data,
        }
    }

    #[test]
    fn a_read_differs_from_every_other_read() {
        let request = built(Call::ReadCart);
        assert_eq!(
            request,
            Request {
                method: Method::Get,
                url: "https://shop.example/de/wp-json/cocart/v2/cart?cart_key=ck1&_=n1".into(),
                body: None,
                keepalive: false
            }
        );
    }

    #[test]
    fn an_add_carries_attributes_and_item_data_in_brackets() {
        let request = built(add(Some(json!({"note": "a&b"}))));
        assert_eq!(
            request.url,
            "https://shop.example/de/wp-json/cocart/v2/cart/add-item?cart_key=ck1"
        );
        assert_eq!(request.method, Method::Post);
        assert_eq!(
            fields(&request),
            owned(&[
                ("id", "11"),
                ("quantity", "1.5"),
                ("variation[attribute_pa_color]", "blue"),
                ("item_data[note]", "a&b")
            ])
        );
    }

    #[test]
    fn a_single_quantity_goes_where_stock_is_checked() {
        let request = built(Call::SetQuantity {
            key: "k9".into(),
            quantity: Quantity(7_000_000),
        });
        assert_eq!(
            request.url,
            "https://shop.example/de/wp-json/cocart/v2/cart/item/k9?cart_key=ck1"
        );
        assert_eq!(request.body.as_deref(), Some("quantity=7"));
    }

    #[test]
    fn several_quantities_go_in_one_update_with_the_namespace_at_the_top() {
        let request = built(Call::SetQuantities(vec![
            ("a".into(), Quantity(1_000_000)),
            ("b".into(), Quantity(250_000)),
        ]));
        assert!(request.url.ends_with("/cocart/v2/cart/update?cart_key=ck1"));
        assert_eq!(
            fields(&request),
            owned(&[
                ("namespace", "update-cart"),
                ("quantity[a]", "1"),
                ("quantity[b]", "0.25")
            ])
        );
    }

    #[test]
    fn delete_and_put_travel_as_a_post_that_needs_no_preflight() {
        for (call, method) in [
            (Call::RemoveItem { key: "k".into() }, "DELETE"),
            (Call::RestoreItem { key: "k".into() }, "PUT"),
        ] {
            let request = built(call);
            assert_eq!((request.method, request.body), (Method::Post, None));
            assert_eq!(
                request.url,
                format!(
                    "https://shop.example/de/wp-json/cocart/v2/cart/item/k?cart_key=ck1&_method={method}"
                )
            );
        }
    }

    #[test]
    fn what_is_safe_to_repeat_outlives_the_page() {
        let key = || String::from("k");
        let quantity = Quantity::ONE;
        assert!(
            built(Call::SetQuantity {
                key: key().into(),
                quantity
            })
            .keepalive
        );
        assert!(built(Call::SetQuantities(vec![(key().into(), quantity)])).keepalive);
        assert!(built(Call::RemoveItem { key: key().into() }).keepalive);
        assert!(built(Call::RestoreItem { key: key().into() }).keepalive);
        assert!(!built(add(None)).keepalive);
        assert!(!built(Call::Batch(vec![add(None)])).keepalive);
    }

    #[test]
    fn a_clear_is_a_plain_post() {
        let request = built(Call::Clear);
        assert_eq!(
            request,
            Request {
                method: Method::Post,
                url: "https://shop.example/de/wp-json/cocart/v2/cart/clear?cart_key=ck1".into(),
                body: None,
                keepalive: true
            }
        );
    }

    #[test]
    fn a_batch_keeps_order_and_carries_the_marker() {
        let request = built(Call::Batch(vec![
            Call::RemoveItem { key: "k".into() },
            Call::ReadCart,
            add(Some(json!({"box": {"n": 2}}))),
        ]));
        assert_eq!(
            request.url,
            "https://shop.example/de/wp-json/batch/v1?x=wp-json/cocart/&cart_key=ck1"
        );
        assert_eq!(
            fields(&request),
            owned(&[
                ("requests[0][method]", "DELETE"),
                ("requests[0][path]", "/cocart/v2/cart/item/k"),
                ("requests[1][method]", "POST"),
                ("requests[1][path]", "/cocart/v2/cart/add-item"),
                ("requests[1][body][id]", "11"),
                ("requests[1][body][quantity]", "1.5"),
                ("requests[1][body][variation][attribute_pa_color]", "blue"),
                ("requests[1][body][item_data][box][n]", "2"),
            ])
        );
    }

    #[test]
    fn credentials_go_in_a_form_and_never_in_the_address() {
        let secret = || Secret("s&cret".into());
        let login = Call::Login {
            username: "jane@example.com".into(),
            password: secret(),
        };
        for (call, path, sent) in [
            (
                login,
                "cocart/v2/login",
                owned(&[("username", "jane@example.com"), ("password", "s&cret")]),
            ),
            (
                Call::RefreshTokens(secret()),
                "cocart/jwt/refresh-token",
                owned(&[("refresh_token", "s&cret")]),
            ),
        ] {
            let request = build::<Value>(STORE, "", &call, "n");
            assert_eq!(request.url, format!("{STORE}/wp-json/{path}"));
            assert_eq!(fields(&request), sent);
        }
    }

    #[test]
    fn without_a_key_none_is_sent() {
        assert_eq!(
            build::<Value>(STORE, "", &Call::Clear, "n").url,
            "https://shop.example/de/wp-json/cocart/v2/cart/clear"
        );
    }
}
