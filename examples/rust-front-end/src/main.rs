//! A small storefront in Rust: the shop's products, and a cart to put them in.
//!
//! It uses the crate's `api` for requests and its `cart` for answers, and Yew for the page. Serve it with
//! `trunk serve` from this folder. For a cart that shows changes at once, survives reloads and works offline,
//! use the JavaScript package: its machine is made for pages, not for this.

mod cart;
mod products;
mod shop;

use yew::prelude::*;

use cart::CartPanel;
use products::Products;
use shop::Store;

/// The shop that is shown; any CoCart store on its own address or, as here, on this machine.
const SHOP: &str = "http://127.0.0.1:8080";

#[function_component]
fn App() -> Html {
    let store = use_reducer(|| Store::at(SHOP));
    {
        let store = store.clone();
        use_effect_with((), move |()| {
            shop::call(&store, "cart.get", serde_json::json!({}))
        });
    }
    let add = {
        let store = store.clone();
        Callback::from(move |id: u64| {
            shop::call(
                &store,
                "cart.addItem",
                serde_json::json!({ "id": id, "quantity": 1 }),
            );
        })
    };
    let remove = {
        let store = store.clone();
        Callback::from(move |key: String| {
            shop::call(
                &store,
                "cart.removeItem",
                serde_json::json!({ "item_key": key }),
            );
        })
    };
    html! {
        <main>
            <h1>{ "Shop" }</h1>
            <Products shop={SHOP} busy={store.busy} {add} />
            <CartPanel store={(*store).clone()} {remove} />
        </main>
    }
}

fn main() {
    yew::Renderer::<App>::new().render();
}
