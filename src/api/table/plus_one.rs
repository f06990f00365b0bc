//! What only CoCart Plus 1.x has: contract 8.5. Values are display text.

use super::access::Auth;
use super::availability::PLUS_ONE;
use super::endpoint::Method::{Delete, Get, Post};
use super::endpoint::{Endpoint, Method, Variant};
use super::parameter::{Kind, Parameter, body, query};
use super::shared::KEYED;

const COUPON: Parameter = body("coupon", Kind::Text, "Code of the coupon.").required();
const CALCULATE: Parameter =
    query("calculate", Kind::Boolean, "Works shipping out anew.").default("false");

const fn row(id: &'static str, method: Method, path: &'static str) -> Endpoint {
    Endpoint::new(id, method, path)
        .on(PLUS_ONE)
        .auth(Auth::Optional)
        .lane()
        .shared(&[&KEYED])
}

const fn total(id: &'static str, path: &'static str) -> Endpoint {
    row(id, Get, path).answers("DisplayText")
}

pub(super) const ROWS: &[Endpoint] = &[
    row("plus1.coupon.list", Get, "cocart/v1/coupon")
        .answers("readonly string[]")
        .says("Codes of the coupons in the cart."),
    row("plus1.coupon.apply", Post, "cocart/v1/coupon")
        .own(&[COUPON])
        .answers("CouponResponse")
        .says("Applies a coupon."),
    row("plus1.coupon.remove", Delete, "cocart/v1/coupon")
        .own(&[COUPON])
        .answers("CouponResponse")
        .says("Takes a coupon out."),
    row("plus1.coupon.check", Get, "cocart/v1/check-coupons")
        .answers("Message & { readonly response: boolean }")
        .says("Whether the coupons of the cart hold."),
    row("plus1.fees.list", Get, "cocart/v1/fees")
        .answers("readonly CartFeeV1[]")
        .says("The fees of the cart."),
    row("plus1.fees.add", Post, "cocart/v1/fees")
        .own(&[
            body("name", Kind::Text, "What the shopper reads.").required(),
            body("amount", Kind::Text, "Amount in major units.").required(),
            body("taxable", Kind::Boolean, "Whether tax is added.").default("false"),
            body(
                "tax_class",
                Kind::Text,
                "Tax class, where it is not the standard one.",
            ),
        ])
        .answers("string")
        .says("Adds a fee; one of the same name is refused."),
    row("plus1.fees.removeAll", Delete, "cocart/v1/fees")
        .answers("string")
        .says("Takes all fees out."),
    row("plus1.shipping.list", Get, "cocart/v1/shipping-methods")
        .own(&[query(
            "recurring_cart_key",
            Kind::Text,
            "Key of a recurring cart of subscriptions.",
        )])
        .answers("readonly ShippingMethod[]")
        .says("The ways to ship the cart."),
    row("plus1.shipping.set", Post, "cocart/v1/shipping-methods")
        .own(&[body(
            "key",
            Kind::Text,
            "Key of the rate, for example `flat_rate:1`.",
        )
        .required()])
        .answers("boolean")
        .says("Chooses how the cart is shipped."),
    row("plus1.payment.list", Get, "cocart/v1/payment-methods")
        .answers("PaymentMethods")
        .says("The payment methods by their ids."),
    row("plus1.payment.set", Post, "cocart/v1/payment-methods")
        .own(&[body("gateway_id", Kind::Text, "Id of the payment method.").required()])
        .answers("boolean")
        .says("Chooses how the order is paid."),
    row("plus1.weight", Get, "cocart/v1/weight")
        .answers("DisplayText")
        .says("What the cart weighs."),
    row("plus1.removedItems", Get, "cocart/v1/removed-items")
        .answers("Readonly<Record<string, RawRemovedItem>>")
        .says("The removed lines by their keys."),
    row("plus1.quantities", Get, "cocart/v1/quantities")
        .answers("Readonly<Record<string, number>>")
        .says("The quantities by item key."),
    row("plus1.crossSells", Get, "cocart/v1/cross-sells")
        .own(&[query(
            "thumb",
            Kind::Boolean,
            "Whether products carry the address of their picture.",
        )
        .default("false")])
        .answers("Readonly<Record<string, CrossSellV1>>")
        .says("What goes with the cart, by product id."),
    row("plus1.calc.fees", Post, "cocart/v1/calculate/fees")
        .own(&[
            body(
                "set_session",
                Kind::Boolean,
                "Keeps the result in the cart.",
            )
            .default("false"),
            body(
                "return",
                Kind::Boolean,
                "Answers the fees instead of a sentence.",
            )
            .default("false"),
        ])
        .answers("string")
        .variants(&[Variant {
            switch: "return",
            response: "readonly CartFeeV1[]",
        }])
        .says("Works the fees out anew."),
    row("plus1.calc.shipping", Post, "cocart/v1/calculate/shipping")
        .own(&[
            body("country", Kind::Text, "ISO 3166-1 code of the country.").required(),
            body("state", Kind::Text, "Code of the state or county."),
            body("city", Kind::Text, "Town."),
            body("postcode", Kind::Text, "Postcode."),
            body(
                "return_methods",
                Kind::Boolean,
                "Answers the ways to ship instead of a sentence.",
            )
            .default("false"),
        ])
        .answers("string")
        .variants(&[Variant {
            switch: "return_methods",
            response: "readonly ShippingMethod[]",
        }])
        .says("Works out what shipping to an address costs."),
    total("plus1.totals.discount", "cocart/v1/totals/discount").says("What coupons take off."),
    row(
        "plus1.totals.discount.couponTotals",
        Get,
        "cocart/v1/totals/discount/coupon-totals",
    )
    .answers("Readonly<Record<string, DisplayText>>")
    .says("What each coupon takes off, by its code."),
    total(
        "plus1.totals.discount.couponTax",
        "cocart/v1/totals/discount/coupon-tax",
    )
    .says("The tax on what coupons take off."),
    total("plus1.totals.fee", "cocart/v1/totals/fee").says("The fees together."),
    total("plus1.totals.fee.tax", "cocart/v1/totals/fee/tax").says("The tax on the fees."),
    total("plus1.totals.shipping", "cocart/v1/totals/shipping")
        .own(&[CALCULATE])
        .says("What shipping costs."),
    total("plus1.totals.shipping.tax", "cocart/v1/totals/shipping/tax")
        .own(&[CALCULATE])
        .says("The tax on shipping."),
    total("plus1.totals.subtotal", "cocart/v1/totals/subtotal").says("The lines together."),
    total("plus1.totals.subtotal.tax", "cocart/v1/totals/subtotal/tax")
        .says("The tax on the lines."),
    total("plus1.totals.tax", "cocart/v1/totals/tax").says("All tax."),
    total("plus1.totals.total", "cocart/v1/totals/total").says("What is to be paid."),
];
