//! What the callbacks of `cart.update` read: contract 13.

use super::parameter::{Kind, Parameter, body};

/// The parameters of each namespace that CoCart itself registers.
pub(super) const CALLBACKS: &[(&str, &[Parameter])] = &[
    (
        "update-cart",
        &[body(
            "quantity",
            Kind::Quantities,
            "New quantities by item key. Until 4.9.1 without a stock check; keys that are not in \
             the cart are passed over without a word.",
        )],
    ),
    (
        "update-customer",
        &[
            body("first_name", Kind::Text, "First name for billing."),
            body("last_name", Kind::Text, "Last name for billing."),
            body("company", Kind::Text, "Company for billing."),
            body("address_1", Kind::Text, "Street and number for billing."),
            body("address_2", Kind::Text, "Second line for billing."),
            body("city", Kind::Text, "Town for billing."),
            body(
                "state",
                Kind::Text,
                "Code of the state or county for billing.",
            ),
            body("postcode", Kind::Text, "Postcode for billing."),
            body(
                "country",
                Kind::Text,
                "ISO 3166-1 code of the country for billing.",
            ),
            body(
                "email",
                Kind::Text,
                "E-mail address; one that is not valid is passed over until 5.0.",
            ),
            body(
                "phone",
                Kind::Text,
                "Telephone number; one that is not valid is passed over until 5.0.",
            ),
            body(
                "s_first_name",
                Kind::Text,
                "First name for shipping. Stores before 4.9 wipe the shipping address on any \
                 `s_` field: do not send these there.",
            ),
            body(
                "s_last_name",
                Kind::Text,
                "Last name for shipping; see `s_first_name`.",
            ),
            body(
                "s_company",
                Kind::Text,
                "Company for shipping; see `s_first_name`.",
            ),
            body(
                "s_address_1",
                Kind::Text,
                "Street and number for shipping; see `s_first_name`.",
            ),
            body(
                "s_address_2",
                Kind::Text,
                "Second line for shipping; see `s_first_name`.",
            ),
            body(
                "s_city",
                Kind::Text,
                "Town for shipping; see `s_first_name`.",
            ),
            body(
                "s_state",
                Kind::Text,
                "Code of the state or county for shipping; see `s_first_name`.",
            ),
            body(
                "s_postcode",
                Kind::Text,
                "Postcode for shipping; see `s_first_name`.",
            ),
            body(
                "s_country",
                Kind::Text,
                "Country for shipping; see `s_first_name`.",
            ),
            body(
                "ship_to_different_address",
                Kind::Boolean,
                "Whether the `s_` fields count; without it shipping goes where billing goes.",
            )
            .since("4.9.0"),
        ],
    ),
];
