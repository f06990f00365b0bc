//! The cart: contract 3 and 13.

use super::endpoint::Edition::{Community, Starter};
use super::endpoint::Method::{Delete, Get, Patch, Post, Put};
use super::endpoint::{Auth, Endpoint, Method, PLUS, SINCE_3_0, SINCE_3_1, STARTER, Variant};
use super::parameter::{Kind, Parameter, body, path, query};
use super::shapes::ADDED_ITEM;
use super::shared::{CACHED, CART, FORMATTED, UNCACHED};

const ITEM_KEY: Parameter = path("item_key", Kind::Text, "Key of the line.").at_most(32);

const EMAIL: Parameter = body(
    "email",
    Kind::Text,
    "E-mail address for billing; one that is not valid is left out without a word.",
);
const PHONE: Parameter = body("phone", Kind::Text, "Telephone number for billing.").since("4.1.0");

const RETURN_ITEM: &str = "Answers the line alone instead of the cart. Until \
    4.3.25 the store may answer 500 although it has added; the client asks for the cart \
    there and picks the line.";
const RESTORED_ITEM: Parameter = query(
    "return_item",
    Kind::Boolean,
    "Answers the line alone instead of the cart.",
)
.default("false");

const RAW: Variant = Variant {
    switch: "default",
    response: "RawCart",
};
const ITEM: Variant = Variant {
    switch: "return_item",
    response: "CartItem",
};

const fn row(id: &'static str, method: Method, path: &'static str) -> Endpoint {
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
        .says(
            "The cart, checked against stock and coupons. Reading it clears \
            its notices.",
        ),
    row("cart.create", Post, "cocart/v2/cart")
        .on(STARTER)
        .shared(&[&CART])
        .answers("CartCreated")
        .says("A new, empty cart under a key that the store chooses. For guests only."),
    row("cart.addItem", Post, "cocart/v2/cart/add-item")
        .shared(&[&CART, &UNCACHED])
        .own(&[
            FORMATTED,
            body("id", Kind::Product, "Product, variation, or SKU.").required(),
            body(
                "quantity",
                Kind::Free("number | string | Readonly<Record<string, number | string>>"),
                "How many. Since 5.0 also quantities by product id, for \
                    grouped products.",
            )
            .default("1"),
            body(
                "variation",
                Kind::TextMap,
                "Chosen attributes, for example `{ attribute_pa_color: 'blue' \
                    }`. A variation whose attributes are all fixed needs none.",
            ),
            body(
                "item_data",
                Kind::Free("ItemData"),
                "Data of this line alone. Lines whose data differs are lines \
                    of their own.",
            ),
            EMAIL,
            PHONE,
            body(
                "price",
                Kind::Text,
                "Price of one in major units, for name-your-price. Since 4.9 \
                    only where the shop allows it.",
            )
            .since("3.1.0"),
            body("return_item", Kind::Boolean, RETURN_ITEM).default("false"),
        ])
        .answers_cart(&[ITEM, RAW])
        .says("Puts a product in the cart, or more of it. Not safe to repeat."),
    row("cart.addItems", Post, "cocart/v2/cart/add-items")
        .shared(&[&CART, &UNCACHED])
        .own(&[
            FORMATTED,
            body("id", Kind::Product, "The grouped product, until 4.9.")
                .required_on(Community)
                .only(&[Community]),
            body(
                "quantity",
                Kind::Quantities,
                "Quantities by product id, until 4.9. Those that are not \
                    above 0 are left out.",
            )
            .required_on(Community)
            .only(&[Community]),
            body(
                "items",
                Kind::Records(&ADDED_ITEM),
                "The products, since 5.0.",
            )
            .required_on(Starter)
            .since("5.0.0")
            .only(&[Starter]),
            EMAIL,
            PHONE,
            body(
                "return_items",
                Kind::Boolean,
                "Answers the lines alone instead of the cart.",
            )
            .default("false"),
        ])
        .answers_cart(&[
            Variant {
                switch: "return_items",
                response: "readonly CartItem[]",
            },
            RAW,
        ])
        .says(
            "Puts the children of a grouped product in the cart, in order. \
            Stops at the first that fails; those before stay.",
        ),
    row("cart.item", Get, "cocart/v2/cart/item/{item_key}")
        .shared(&[&CART, &CACHED])
        .own(&[ITEM_KEY, FORMATTED])
        .answers("CartItem")
        .says("One line of the cart."),
    row("cart.updateItem", Post, "cocart/v2/cart/item/{item_key}")
        .shared(&[&CART, &UNCACHED])
        .own(&[
            ITEM_KEY,
            FORMATTED,
            body(
                "quantity",
                Kind::Quantity,
                "The new quantity. 0 removes the line since 4.6.1.",
            )
            .required_on(Community),
            body("id", Kind::Integer, "Another variation for this line.")
                .since("5.0.0")
                .only(&[Starter]),
            body(
                "variation",
                Kind::TextMap,
                "Other attributes: the key of \
                the line changes.",
            )
            .since("5.0.0")
            .only(&[Starter]),
            body(
                "item_data",
                Kind::Free("ItemData"),
                "Other data: the key of \
                the line changes.",
            )
            .since("5.0.0")
            .only(&[Starter]),
            body(
                "return_status",
                Kind::Boolean,
                "Answers what became of the quantity instead of the cart.",
            )
            .default("false"),
        ])
        .answers_cart(&[
            Variant {
                switch: "return_status",
                response: "QuantityStatus",
            },
            RAW,
        ])
        .says("Sets the quantity of a line, with the store's stock check."),
    row("cart.restoreItem", Put, "cocart/v2/cart/item/{item_key}")
        .shared(&[&CART, &UNCACHED])
        .own(&[ITEM_KEY, FORMATTED, RESTORED_ITEM])
        .answers_cart(&[ITEM, RAW])
        .says(
            "Puts a removed line back at the end, with the quantity it had. \
            Stock is not checked.",
        ),
    row(
        "cart.restoreItem.patch",
        Patch,
        "cocart/v2/cart/item/{item_key}",
    )
    .shared(&[&CART])
    .own(&[ITEM_KEY, FORMATTED, RESTORED_ITEM])
    .answers_cart(&[ITEM, RAW])
    .says(
        "The same as `cart.restoreItem` by the other method that the \
            store registers.",
    ),
    row("cart.removeItem", Delete, "cocart/v2/cart/item/{item_key}")
        .shared(&[&CART, &UNCACHED])
        .own(&[
            ITEM_KEY,
            FORMATTED,
            query(
                "return_status",
                Kind::Boolean,
                "Answers a sentence instead of the cart.",
            )
            .default("false"),
        ])
        .answers_cart(&[
            Variant {
                switch: "return_status",
                response: "string",
            },
            RAW,
        ])
        .says("Takes a line out; it can be restored."),
    row("cart.items", Get, "cocart/v2/cart/items")
        .shared(&[&CART, &CACHED])
        .own(&[FORMATTED])
        .answers("CartItemsByKey")
        .says(
            "The lines by their keys; an empty cart answers `{}`. Neither \
            totals nor notices.",
        ),
    row("cart.removeAll", Delete, "cocart/v2/cart/items")
        .on(PLUS)
        .shared(&[&CART, &CACHED])
        .own(&[FORMATTED])
        .answers_cart(&[RAW])
        .says("Takes all lines out."),
    row("cart.count", Get, "cocart/v2/cart/items/count")
        .shared(&[&CART, &CACHED])
        .own(&[
            query(
                "removed_items",
                Kind::Boolean,
                "Counts the removed lines instead.",
            )
            .default("false"),
            query(
                "return",
                Kind::OneOfOpen(&["numeric"]),
                "Anything else makes a sentence of it since 5.0.",
            )
            .default("numeric"),
        ])
        .answers("number")
        .says(
            "The sum of the quantities, which may be a fraction; an empty \
            cart answers 0.",
        ),
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
                "Keeps the removed lines of before; those that are cleared \
                    are not among them.",
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
                "The callback that reads the other parameters; plugins \
                    register their own.",
            )
            .required(),
            body(
                "data",
                Kind::Free("FreeForm"),
                "For callbacks of plugins; those of CoCart read the top level alone.",
            ),
        ])
        .callbacks(&[
            (
                "update-cart",
                &[body(
                    "quantity",
                    Kind::Quantities,
                    "New quantities by item key. Until 4.9.1 without a stock \
                        check; keys that are not in the cart are passed over without a \
                        word.",
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
                        "ISO 3166-1 code of the \
                        country for billing.",
                    ),
                    body(
                        "email",
                        Kind::Text,
                        "E-mail address; one that is \
                        not valid is passed over until 5.0.",
                    ),
                    body(
                        "phone",
                        Kind::Text,
                        "Telephone number; one that is \
                        not valid is passed over until 5.0.",
                    ),
                    body(
                        "s_first_name",
                        Kind::Text,
                        "First name for shipping. Stores before 4.9 wipe the \
                            shipping address on any `s_` field: do not send these there.",
                    ),
                    body(
                        "s_last_name",
                        Kind::Text,
                        "Last name for shipping; \
                        see `s_first_name`.",
                    ),
                    body(
                        "s_company",
                        Kind::Text,
                        "Company for shipping; see \
                        `s_first_name`.",
                    ),
                    body(
                        "s_address_1",
                        Kind::Text,
                        "Street and number for \
                        shipping; see `s_first_name`.",
                    ),
                    body(
                        "s_address_2",
                        Kind::Text,
                        "Second line for \
                        shipping; see `s_first_name`.",
                    ),
                    body(
                        "s_city",
                        Kind::Text,
                        "Town for shipping; see `s_first_name`.",
                    ),
                    body(
                        "s_state",
                        Kind::Text,
                        "Code of the state or county \
                        for shipping; see `s_first_name`.",
                    ),
                    body(
                        "s_postcode",
                        Kind::Text,
                        "Postcode for shipping; \
                        see `s_first_name`.",
                    ),
                    body(
                        "s_country",
                        Kind::Text,
                        "Country for shipping; see \
                        `s_first_name`.",
                    ),
                    body(
                        "ship_to_different_address",
                        Kind::Boolean,
                        "Whether the `s_` fields count; without it shipping \
                            goes where billing goes.",
                    )
                    .since("4.9.0"),
                ],
            ),
        ])
        .answers_cart(&[RAW])
        .says(
            "Hands parameters to a callback: quantities, the customer's \
            addresses, or what a plugin makes of them.",
        ),
    row("cart.totals", Get, "cocart/v2/cart/totals")
        .shared(&[&CART, &CACHED])
        .own(&[
            query("html", Kind::Boolean, "Money as display text.").default("false"),
            FORMATTED,
        ])
        .answers("TotalsObject")
        .says(
            "The totals as last stored, in major units. Stores that fail at \
            it (4.3) are answered from the cart.",
        ),
    row("cart.calculate", Post, "cocart/v2/cart/calculate")
        .shared(&[&CART, &UNCACHED])
        .own(&[
            FORMATTED,
            body(
                "return_totals",
                Kind::Boolean,
                "Answers the totals alone. Stores before 5.0 answer the cart \
                    all the same.",
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
