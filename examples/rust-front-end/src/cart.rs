//! The cart on the page.

use cocart_wasm::cart::model::Currency;
use yew::prelude::*;

use crate::shop::Store;

#[derive(Properties)]
pub struct Shown {
    pub store: Store,
    pub remove: Callback<String>,
}

impl PartialEq for Shown {
    fn eq(&self, other: &Self) -> bool {
        let of = |shown: &Shown| shown.store.cart.as_ref().map(std::rc::Rc::as_ptr);
        of(self) == of(other)
            && self.store.busy == other.store.busy
            && self.store.error == other.store.error
            && self.remove == other.remove
    }
}

#[function_component]
pub fn CartPanel(shown: &Shown) -> Html {
    let Store {
        cart, busy, error, ..
    } = &shown.store;
    let Some(cart) = cart else {
        return html! { <p role="status">{ error.clone().unwrap_or_else(|| "Loading…".into()) }</p> };
    };
    let lines = cart.lines.iter().map(|line| {
        let key = line.key.to_string();
        let remove = shown.remove.reform(move |_| key.clone());
        html! {
            <li key={line.key.as_str()}>
                { format!("{} × {}", line.quantity.to_text(), line.name) }
                <button disabled={*busy} onclick={remove}>{ "Remove" }</button>
            </li>
        }
    });
    html! {
        <section aria-busy={busy.to_string()}>
            <h2>{ "Cart" }</h2>
            <ul>{ for lines }</ul>
            <p>{ format!("Total: {}", money(cart.totals.total, &cart.currency)) }</p>
            if let Some(error) = error {
                <p role="alert">{ error }</p>
            }
        </section>
    }
}

/// Minor units as the shop writes money, without groups of thousands.
pub fn money(amount: i64, currency: &Currency) -> String {
    let decimals = usize::from(currency.minor_unit);
    let digits = format!("{:0width$}", amount.abs(), width = decimals + 1);
    let (whole, fraction) = digits.split_at(digits.len() - decimals);
    let sign = if amount < 0 { "-" } else { "" };
    let separator = if decimals == 0 {
        ""
    } else {
        &currency.decimal_separator
    };
    format!(
        "{sign}{}{whole}{separator}{fraction}{}",
        currency.prefix, currency.suffix
    )
}
