//! The records that parameters hold.

use super::parameter::{Kind, Parameter, body};

/// A record with named fields; the TypeScript client has an interface of that name.
#[derive(Debug)]
pub struct Shape {
    /// Name of the interface.
    pub name: &'static str,
    /// What it is.
    pub says: &'static str,
    /// The fields. Their place is that of the record.
    pub fields: &'static [Parameter],
}

/// An entry of `cart.addItems` since 5.0.
pub(super) const ADDED_ITEM: Shape = Shape {
    name: "AddedItem",
    says: "One of several products for the cart, since 5.0.",
    fields: &[
        body("id", Kind::Product, "Product, variation, or SKU.").required(),
        body("quantity", Kind::Quantity, "How many.").default("1"),
        body(
            "variation",
            Kind::TextMap,
            "Chosen attributes, for example `attribute_pa_color`.",
        ),
        body(
            "item_data",
            Kind::Free("ItemData"),
            "Data of this line alone.",
        ),
    ],
};

/// A filter of `products.list`.
pub(super) const ATTRIBUTE_FILTER: Shape = Shape {
    name: "AttributeFilter",
    says: "Products with certain terms of an attribute.",
    fields: &[
        body(
            "attribute",
            Kind::Text,
            "Taxonomy of the attribute, for example `pa_color`.",
        )
        .required(),
        body("term_id", Kind::Integers, "Terms by id."),
        body("slug", Kind::Texts, "Terms by slug."),
        body(
            "operator",
            Kind::OneOf(&["in", "not_in", "and"]),
            "Any of the terms, none of them, or all.",
        )
        .default("in"),
    ],
};

const NAME_AND_STREET: [Parameter; 9] = [
    body("first_name", Kind::Text, "First name."),
    body("last_name", Kind::Text, "Last name."),
    body("company", Kind::Text, "Company."),
    body("address_1", Kind::Text, "Street and number."),
    body("address_2", Kind::Text, "Second line."),
    body("city", Kind::Text, "Town."),
    body("state", Kind::Text, "Code of the state or county."),
    body("postcode", Kind::Text, "Postcode."),
    body("country", Kind::Text, "ISO 3166-1 code of the country."),
];

/// An address in part.
pub(super) const ADDRESS: Shape = Shape {
    name: "AddressParameters",
    says: "The parts of an address that change. Only billing addresses have `email` and `phone`.",
    fields: &{
        let [a, b, c, d, e, f, g, h, i] = NAME_AND_STREET;
        let email = body("email", Kind::Text, "E-mail address.");
        let phone = body("phone", Kind::Text, "Telephone number.");
        [a, b, c, d, e, f, g, h, i, email, phone]
    },
};

/// The address that an order needs.
pub(super) const BILLING_ADDRESS: Shape = Shape {
    name: "BillingAddressParameters",
    says: "Whom the order is billed to.",
    fields: &[
        body("first_name", Kind::Text, "First name.").required(),
        body("last_name", Kind::Text, "Last name.").required(),
        body("company", Kind::Text, "Company."),
        body("address_1", Kind::Text, "Street and number.").required(),
        body("address_2", Kind::Text, "Second line."),
        body("city", Kind::Text, "Town.").required(),
        body("state", Kind::Text, "Code of the state or county."),
        body("postcode", Kind::Text, "Postcode.").required(),
        body("country", Kind::Text, "ISO 3166-1 code of the country.").required(),
        body("email", Kind::Text, "E-mail address."),
        body("phone", Kind::Text, "Telephone number."),
    ],
};

/// What a payment gateway wants to know.
pub(super) const PAYMENT_DATUM: Shape = Shape {
    name: "PaymentDatum",
    says: "One thing that the payment gateway wants to know.",
    fields: &[
        body("key", Kind::Text, "Name that the gateway gave it.").required(),
        body(
            "value",
            Kind::Free("string | number | boolean"),
            "Its value.",
        )
        .required(),
    ],
};

/// A member of a batch.
pub(super) const BATCH_REQUEST: Shape = Shape {
    name: "BatchRequest",
    says: "One request of a batch.",
    fields: &[
        body(
            "method",
            Kind::OneOf(&["POST", "PUT", "PATCH", "DELETE"]),
            "Method.",
        )
        .default("POST"),
        body(
            "path",
            Kind::Text,
            "Path below the REST root with a slash before it, for example \
             `/cocart/v2/cart/add-item`.",
        )
        .required(),
        body("body", Kind::Free("FreeForm"), "Parameters."),
        body("headers", Kind::TextMap, "Headers."),
    ],
};
