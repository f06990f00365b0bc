//! The shop's products. Reading them needs no turn on the cart.

use cocart_wasm::api::builder::Shop;
use serde_json::{Value, json};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::shop::fetch;

#[derive(Properties, PartialEq)]
pub struct Shown {
    pub shop: AttrValue,
    pub busy: bool,
    pub add: Callback<u64>,
}

#[function_component]
pub fn Products(shown: &Shown) -> Html {
    let products = use_state(Vec::new);
    {
        let products = products.clone();
        use_effect_with(shown.shop.clone(), move |shop| {
            let shop = Shop::at(shop);
            spawn_local(async move {
                let parameters =
                    json!({ "per_page": 12, "stock_status": "instock", "type": "simple" });
                if let Ok(page) = fetch(&shop, "products.list", &parameters).await {
                    products.set(page["products"].as_array().cloned().unwrap_or_default());
                }
            });
        });
    }
    let cards = products.iter().map(|product: &Value| {
        let id = product["id"].as_u64().unwrap_or_default();
        let name = product["name"].as_str().unwrap_or_default().to_owned();
        let add = shown.add.reform(move |_| id);
        html! {
            <li key={id}>
                { name }
                <button disabled={shown.busy} onclick={add}>{ "Add" }</button>
            </li>
        }
    });
    html! { <ul>{ for cards }</ul> }
}
