//! The cart as a whole: contract 3 and 13.

use super::access::Auth;
use super::availability::{PLUS, SINCE_3_0, SINCE_3_1, STARTER};
use super::callbacks::CALLBACKS;
use super::endpoint::Method::{Get, Post};
use super::endpoint::{Endpoint, Method, Variant};
use super::parameter::{Kind, body, query};
use super::shared::{CACHED, CART, FORMATTED, UNCACHED};

/// The answer to `default`.
pub(super) const RAW: Variant = Variant {
    switch: "default",
    response: "RawCart",
};

/// A row of the cart.
pub(super) const fn row(id: &'static str, method: Method, path: &'static str) -> Endpoint {
    Endpoint::new(id, method, path)
        .on(SINCE_3_0)
        .auth(Auth::Optional)
        .lane()
}

pub(super) const ROWS: &[Endpoint] = &[
    row("cart.get", Get, "cocart/v2/cart")
        .shared(&[&CART, &CACHED])
        .own(&[FORMATTED])
        .answers_cart(&[RAW])
        .says("The cart, checked against stock and coupons. Reading it clears its notices."),
    row("cart.create", Post, "cocart/v2/cart")
        .on(STARTER)
        .shared(&[&CART])
        .answers("CartCreated")
        .says("A new, empty cart under a key that the store chooses. For guests only."),
    row("cart.mini", Get, "cocart/v2/cart/mini")
        .on(PLUS)
        .shared(&[&CART])
        .own(&[FORMATTED])
        .answers("MiniCart")
        .says("What a mini cart shows: lines, count, subtotal."),
    row("cart.clear", Post, "cocart/v2/cart/clear")
        .shared(&[&CART, &UNCACHED])
        .own(&[
            FORMATTED,
            body(
                "keep_removed_items",
                Kind::Boolean,
                "Keeps the removed lines of before; those that are cleared are not among them.",
            )
            .default("false"),
        ])
        .answers_cart(&[RAW])
        .says("Takes out all lines, coupons, fees and the chosen shipping."),
    row("cart.update", Post, "cocart/v2/cart/update")
        .on(SINCE_3_1)
        .shared(&[&CART, &UNCACHED])
        .own(&[
            FORMATTED,
            body(
                "namespace",
                Kind::OneOfOpen(&["update-cart", "update-customer"]),
                "The callback that reads the other parameters; plugins register their own.",
            )
            .required(),
            body(
                "data",
                Kind::Free("FreeForm"),
                "For callbacks of plugins; those of CoCart read the top level alone.",
            ),
        ])
        .callbacks(CALLBACKS)
        .answers_cart(&[RAW])
        .says(
            "Hands parameters to a callback: quantities, the customer's addresses, or what a \
             plugin makes of them.",
        ),
    row("cart.totals", Get, "cocart/v2/cart/totals")
        .shared(&[&CART, &CACHED])
        .own(&[
            query("html", Kind::Boolean, "Money as display text.").default("false"),
            FORMATTED,
        ])
        .answers("TotalsObject")
        .says(
            "The totals as last stored, in major units. Stores that fail at it (4.3) are \
             answered from the cart.",
        ),
    row("cart.calculate", Post, "cocart/v2/cart/calculate")
        .shared(&[&CART, &UNCACHED])
        .own(&[
            FORMATTED,
            body(
                "return_totals",
                Kind::Boolean,
                "Answers the totals alone. Stores before 5.0 answer the cart all the same.",
            )
            .default("false"),
        ])
        .answers_cart(&[
            Variant {
                switch: "return_totals",
                response: "CalculateResult",
            },
            RAW,
        ])
        .says("Works out fees, shipping and totals anew."),
];
