//! Checkout and address search of CoCart Plus 2.0: contract 8.3.

use super::access::Auth;
use super::availability::PLUS;
use super::endpoint::Method::{Get, Patch, Post, Put};
use super::endpoint::{Endpoint, Method};
use super::parameter::{Kind, Parameter, body, path, query};
use super::shapes::{ADDRESS, BILLING_ADDRESS, PAYMENT_DATUM};
use super::shared::KEYED;

const SHIPPING_ADDRESS: Parameter = body(
    "shipping_address",
    Kind::Record(&ADDRESS),
    "Where the order is sent.",
);
const DIFFERENT_BILLING: Parameter = body(
    "use_different_billing",
    Kind::Boolean,
    "Whether billing and shipping addresses differ.",
)
.default("true");
const PAYMENT_METHOD: Parameter = body("payment_method", Kind::Text, "Id of the payment method.");
const SHIPPING_METHOD: Parameter = body("shipping_method", Kind::Text, "Key of the shipping rate.");
const CURRENCY: Parameter = body("currency", Kind::Text, "ISO 4217 code of the currency.");
const PAYMENT_DATA: Parameter = body(
    "payment_data",
    Kind::Records(&PAYMENT_DATUM),
    "What the payment method wants to know.",
);

const DRAFT: &[Parameter] = &[
    body(
        "billing_address",
        Kind::Record(&ADDRESS),
        "Whom the order is billed to.",
    ),
    SHIPPING_ADDRESS,
    DIFFERENT_BILLING,
    PAYMENT_METHOD,
    SHIPPING_METHOD,
    CURRENCY,
    body("coupon_code", Kind::Text, "Code of a coupon."),
    body(
        "coupon_action",
        Kind::OneOf(&["apply", "remove"]),
        "What becomes of the coupon.",
    )
    .default("apply"),
];

const ORDER: Parameter = path("order_id", Kind::Integer, "The order.").at_least(1);
const ORDER_KEY: Parameter = query(
    "order_key",
    Kind::Text,
    "Key of the order: proof of who placed it.",
)
.required();

const fn row(id: &'static str, method: Method, path: &'static str) -> Endpoint {
    Endpoint::new(id, method, path).on(PLUS)
}

const fn on_cart(id: &'static str, method: Method) -> Endpoint {
    row(id, method, "cocart/v2/checkout")
        .auth(Auth::CustomerOrCart)
        .lane()
        .shared(&[&KEYED])
}

pub(super) const ROWS: &[Endpoint] = &[
    row("checkout.config", Get, "cocart/v2/checkout/config")
        .answers("CheckoutConfig")
        .says("The form of the checkout, countries, and how the shop taxes and rounds."),
    on_cart("checkout.get", Get)
        .answers("CheckoutData")
        .says("The checkout as it stands."),
    on_cart("checkout.update", Put)
        .own(DRAFT)
        .answers("CheckoutData")
        .says("Sets addresses, methods and coupons of the checkout."),
    on_cart("checkout.patch", Patch)
        .own(DRAFT)
        .answers("CheckoutData")
        .says("Changes addresses, methods or coupons of the checkout."),
    on_cart("checkout.process", Post)
        .own(&[
            body(
                "billing_address",
                Kind::Record(&BILLING_ADDRESS),
                "Whom the order is billed to.",
            )
            .required(),
            SHIPPING_ADDRESS,
            DIFFERENT_BILLING,
            PAYMENT_METHOD,
            SHIPPING_METHOD,
            CURRENCY,
            PAYMENT_DATA,
            body(
                "create_account",
                Kind::Boolean,
                "Makes an account for the customer.",
            )
            .default("false"),
            body(
                "customer_password",
                Kind::Secret,
                "Password of that account.",
            ),
            body(
                "customer_note",
                Kind::Text,
                "What the customer wants to add.",
            ),
        ])
        .answers("CheckoutProcessResponse")
        .says("Places the order and pays for it. Never repeated by the client: it is about money."),
    row(
        "checkout.paymentMethods",
        Get,
        "cocart/v2/checkout/payment-methods",
    )
    .auth(Auth::CustomerOrCart)
    .lane()
    .shared(&[&KEYED])
    .answers("PaymentMethods")
    .says("The payment methods by their ids."),
    row(
        "checkout.orderReceived",
        Get,
        "cocart/v2/order-received/{order_id}",
    )
    .auth(Auth::CustomerOrCart)
    .own(&[ORDER, ORDER_KEY])
    .answers("OrderReceived")
    .says("What a page says after an order."),
    row(
        "checkout.pay",
        Post,
        "cocart/v2/order-received/{order_id}/pay",
    )
    .auth(Auth::CustomerOrCart)
    .own(&[ORDER, ORDER_KEY, PAYMENT_METHOD.required(), PAYMENT_DATA])
    .answers("PayResult")
    .says("Pays for an order that waits for it. Never repeated by the client: it is about money."),
    row("address.search", Get, "cocart/v2/address/search")
        .own(&[
            query("query", Kind::Text, "What the shopper has typed.")
                .required()
                .at_least(3),
            query(
                "country",
                Kind::Text,
                "ISO 3166-1 code of the country to search in.",
            ),
            query(
                "type",
                Kind::OneOf(&["billing", "shipping"]),
                "What the address is for.",
            )
            .default("billing"),
            query("provider", Kind::Text, "Which service to ask."),
        ])
        .answers("AddressSearchResult")
        .says("Addresses that fit what was typed."),
    row("address.details", Get, "cocart/v2/address/details")
        .own(&[
            query("address_id", Kind::Text, "Id of the suggestion.").required(),
            query("provider", Kind::Text, "The service that suggested it.").required(),
        ])
        .answers("AddressDetails")
        .says("One suggested address in full."),
];
