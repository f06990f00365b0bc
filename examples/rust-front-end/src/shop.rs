//! The cart of the page and the calls that change it, one after another.

use std::rc::Rc;

use cocart_wasm::api::builder::{ApiRequest, Shop, build};
use cocart_wasm::api::reply::{Answer, Reply, judge};
use cocart_wasm::api::table::find;
use cocart_wasm::cart::model::Cart;
use cocart_wasm::cart::read::read_cart;
use gloo_net::http::{Method, RequestBuilder};
use serde_json::Value;
use wasm_bindgen_futures::spawn_local;
use web_sys::RequestCredentials;
use yew::prelude::*;

/// What the page knows of its cart.
#[derive(Clone)]
pub struct Store {
    shop: Shop,
    /// The cart as the store last said it.
    pub cart: Option<Rc<Cart<Value>>>,
    /// A call about the cart is on its way: the next one waits, because the store loads and saves the whole
    /// cart on each of them.
    pub busy: bool,
    /// Why the last call failed.
    pub error: Option<String>,
}

impl Store {
    pub fn at(url: &str) -> Self {
        Store {
            shop: Shop::at(url),
            cart: None,
            busy: false,
            error: None,
        }
    }
}

/// What happens to the store.
pub enum Change {
    Sent,
    Answered(Result<Value, String>),
}

impl Reducible for Store {
    type Action = Change;

    fn reduce(self: Rc<Self>, change: Change) -> Rc<Self> {
        let mut store = (*self).clone();
        store.busy = matches!(change, Change::Sent);
        match change {
            Change::Sent => store.error = None,
            Change::Answered(Err(error)) => store.error = Some(error),
            Change::Answered(Ok(document)) => {
                if let Some(cart) = read_cart(&document) {
                    // The store names the cart in its first answer.
                    store.shop.cart_key = cart.key.to_string();
                    store.cart = Some(Rc::new(cart));
                }
            }
        }
        Rc::new(store)
    }
}

/// Sends a call about the cart, unless one is on its way.
pub fn call(store: &UseReducerHandle<Store>, id: &'static str, parameters: Value) {
    if store.busy {
        return;
    }
    store.dispatch(Change::Sent);
    let store = store.clone();
    spawn_local(async move {
        let answer = fetch(&store.shop, id, &parameters).await;
        store.dispatch(Change::Answered(answer));
    });
}

/// Sends a call and answers its document, or a sentence about what went wrong.
pub async fn fetch(shop: &Shop, id: &str, parameters: &Value) -> Result<Value, String> {
    let endpoint = find(id).ok_or_else(|| format!("there is no call {id}"))?;
    let request = build(shop, endpoint, parameters).map_err(|error| error.to_string())?;
    match judge(send(request).await.map_err(|error| error.to_string())?) {
        Answer::Document(document) => Ok(document),
        Answer::Refused(refusal) => Err(refusal.message.into()),
        Answer::Garbled | Answer::Unavailable { .. } => Err("The shop is out of order.".into()),
    }
}

async fn send(request: ApiRequest) -> Result<Reply<Value>, gloo_net::Error> {
    let method = if request.method == "GET" {
        Method::GET
    } else {
        Method::POST
    };
    let mut builder = RequestBuilder::new(&request.url)
        .method(method)
        .credentials(RequestCredentials::Omit);
    for header in &request.headers {
        builder = builder.header(header.name, &header.value.0);
    }
    let response = match request.body {
        Some(body) => builder.body(body)?.send().await?,
        None => builder.send().await?,
    };
    Ok(Reply {
        status: response.status(),
        retry_after: None,
        cart_key: response
            .headers()
            .get("CoCart-API-Cart-Key")
            .map(Into::into),
        body: response.json().await.ok(),
    })
}
