//! Coupons, fees, shipping and registration of CoCart Plus 2.0: contract 8.2.

use super::access::Auth;
use super::availability::PLUS;
use super::endpoint::Method::{Delete, Get, Post};
use super::endpoint::{Endpoint, Method, Variant};
use super::parameter::{Kind, body, path, query};
use super::shared::{CART, FORMATTED, KEYED};

const RAW: &[Variant] = &[Variant {
    switch: "default",
    response: "RawCart",
}];

const fn row(id: &'static str, method: Method, path: &'static str) -> Endpoint {
    Endpoint::new(id, method, path).on(PLUS)
}

const fn on_cart(id: &'static str, method: Method, path: &'static str) -> Endpoint {
    row(id, method, path)
        .auth(Auth::Optional)
        .lane()
        .shared(&[&CART])
        .own(&[FORMATTED])
        .answers_cart(RAW)
}

pub(super) const ROWS: &[Endpoint] = &[
    row("coupons.list", Get, "cocart/v2/cart/coupons")
        .auth(Auth::Optional)
        .lane()
        .shared(&[&KEYED])
        .answers("readonly AppliedCouponDetailed[]")
        .says("The coupons of the cart; without any it answers `[]`."),
    on_cart("coupons.apply", Post, "cocart/v2/cart/apply-coupon")
        .own(&[
            FORMATTED,
            body("code", Kind::Text, "Code of the coupon.").required(),
            body(
                "email",
                Kind::Text,
                "E-mail address, for coupons that are for some customers only.",
            ),
        ])
        .says("Applies a coupon."),
    on_cart("coupons.remove", Delete, "cocart/v2/cart/coupons/{code}")
        .own(&[path("code", Kind::Text, "Code of the coupon."), FORMATTED])
        .says("Takes a coupon out."),
    on_cart("coupons.removeAll", Delete, "cocart/v2/cart/coupons").says("Takes all coupons out."),
    on_cart("coupons.validate", Get, "cocart/v2/cart/coupons/validate")
        .own(&[
            FORMATTED,
            query(
                "email",
                Kind::Text,
                "E-mail address, for coupons that are for some customers only.",
            ),
        ])
        .says(
            "Takes out the coupons that no longer hold, with a notice each: a read that changes \
             the cart.",
        ),
    on_cart("fees.add", Post, "cocart/v2/cart/add-fee")
        .own(&[
            FORMATTED,
            body("name", Kind::Text, "What the shopper reads.").required(),
            body("amount", Kind::Text, "Amount in major units.").required(),
            body("taxable", Kind::Boolean, "Whether tax is added.").default("false"),
            body(
                "tax_class",
                Kind::Text,
                "Tax class, where it is not the standard one.",
            ),
        ])
        .says("Adds a fee. Not safe to repeat."),
    on_cart("fees.removeAll", Post, "cocart/v2/cart/remove-fees").says("Takes all fees out."),
    on_cart("shipping.set", Post, "cocart/v2/cart/set-shipping-method")
        .own(&[
            FORMATTED,
            body(
                "rate_id",
                Kind::Text,
                "Key of the rate, for example `flat_rate:1`.",
            )
            .required(),
            body(
                "package_id",
                Kind::Free("number | string"),
                "The package, where there are several.",
            ),
        ])
        .says("Chooses how a package is shipped."),
    row("register", Post, "cocart/v2/register")
        .own(&[
            body("email", Kind::Text, "E-mail address.").required(),
            body(
                "requested_username",
                Kind::Text,
                "Name to log in with, where the shop does not make one up.",
            ),
            body(
                "requested_password",
                Kind::Secret,
                "Password, where the shop does not make one up.",
            ),
        ])
        .answers("RegisteredCustomer")
        .says("Makes an account for a new customer."),
    row(
        "products.shippingRates",
        Get,
        "cocart/v2/products/{id}/shipping-rates",
    )
    .own(&[
        path("id", Kind::Product, "Product, variation, or SKU."),
        query("quantity", Kind::Quantity, "How many.").default("1"),
        query("variation", Kind::TextMap, "Chosen attributes."),
        query(
            "item_data",
            Kind::Free("ItemData"),
            "Data of the line it would be.",
        ),
    ])
    .answers("ProductShippingRates")
    .says("What it costs to ship a product. The store refuses it with a cart key."),
];
