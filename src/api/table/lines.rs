//! The lines of the cart: contract 3.3 to 3.10.

use super::availability::Edition::{Community, Starter};
use super::availability::PLUS;
use super::cart::{RAW, row};
use super::endpoint::Method::{Delete, Get, Patch, Post, Put};
use super::endpoint::{Endpoint, Variant};
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

const RETURN_ITEM: &str = "Answers the line alone instead of the cart. Until 4.3.25 the store \
                           may answer 500 although it has added; the client asks for the cart \
                           there and picks the line.";
const RESTORED_ITEM: Parameter = query(
    "return_item",
    Kind::Boolean,
    "Answers the line alone instead of the cart.",
)
.default("false");

const ITEM: Variant = Variant {
    switch: "return_item",
    response: "CartItem",
};

pub(super) const ROWS: &[Endpoint] = &[
    row("cart.addItem", Post, "cocart/v2/cart/add-item")
        .shared(&[&CART, &UNCACHED])
        .own(&[
            FORMATTED,
            body("id", Kind::Product, "Product, variation, or SKU.").required(),
            body(
                "quantity",
                Kind::Free("number | string | Readonly<Record<string, number | string>>"),
                "How many. Since 5.0 also quantities by product id, for grouped products.",
            )
            .default("1"),
            body(
                "variation",
                Kind::TextMap,
                "Chosen attributes, for example `{ attribute_pa_color: 'blue' }`. A variation \
                 whose attributes are all fixed needs none.",
            ),
            body(
                "item_data",
                Kind::Free("ItemData"),
                "Data of this line alone. Lines whose data differs are lines of their own.",
            ),
            EMAIL,
            PHONE,
            body(
                "price",
                Kind::Text,
                "Price of one in major units, for name-your-price. Since 4.9 only where the shop \
                 allows it.",
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
                "Quantities by product id, until 4.9. Those that are not above 0 are left out.",
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
            "Puts the children of a grouped product in the cart, in order. Stops at the first \
             that fails; those before stay.",
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
                "Other attributes: the key of the line changes.",
            )
            .since("5.0.0")
            .only(&[Starter]),
            body(
                "item_data",
                Kind::Free("ItemData"),
                "Other data: the key of the line changes.",
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
            "Puts a removed line back at the end, with the quantity it had. Stock is not \
             checked.",
        ),
    row(
        "cart.restoreItem.patch",
        Patch,
        "cocart/v2/cart/item/{item_key}",
    )
    .shared(&[&CART])
    .own(&[ITEM_KEY, FORMATTED, RESTORED_ITEM])
    .answers_cart(&[ITEM, RAW])
    .says("The same as `cart.restoreItem` by the other method that the store registers."),
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
        .says("The lines by their keys; an empty cart answers `{}`. Neither totals nor notices."),
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
        .says("The sum of the quantities, which may be a fraction; an empty cart answers 0."),
];
