//! The versions of CoCart that this store can answer as, and what sets them apart.
//!
//! One code path serves them all; where versions differ, it asks the profile. Every question names
//! the chapter of the contract that answers it. 4.3 is measured and recorded; 4.9 and 5.0 are as
//! their changelogs, specifications and development snapshots describe them.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A version line of CoCart.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub enum Profile {
    /// CoCart 4.3.6, as recorded.
    #[default]
    #[serde(rename = "4.3")]
    V4_3,
    /// CoCart 4.9.7, the end of the community line.
    #[serde(rename = "4.9")]
    V4_9,
    /// CoCart Starter 5.0.
    #[serde(rename = "5.0")]
    V5_0,
}

const DAY: u64 = 24 * 3600;

/// How a cart names the limits of a quantity (contract 2.5).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuantityShape {
    /// `min_purchase` and `max_purchase`, where -1 is no limit.
    Purchase,
    /// `minimum`, `maximum`, `multiple_of` and `editable`.
    Limits,
}

impl Profile {
    /// All of them, oldest first.
    pub const ALL: [Profile; 3] = [Profile::V4_3, Profile::V4_9, Profile::V5_0];

    /// The version that the store answers as.
    pub fn version(self) -> &'static str {
        match self {
            Profile::V4_3 => "4.3.6",
            Profile::V4_9 => "4.9.7",
            Profile::V5_0 => "5.0.0",
        }
    }

    /// The response header with the cart key (contract 1.5).
    pub fn cart_key_header(self) -> &'static str {
        match self {
            Profile::V5_0 => "cart-key",
            _ => "cocart-api-cart-key",
        }
    }

    /// Whether every answer tells the version; later ones do only where WordPress debugs (1.5).
    pub fn tells_version(self) -> bool {
        self == Profile::V4_3
    }

    /// Whether answers tell the time, and cart answers their expiry, in headers of their own (1.5).
    pub fn tells_times(self) -> bool {
        self < Profile::V5_0
    }

    /// Whether cart answers carry the digest of the stored cart as `Cart-Hash` (14.3).
    pub fn tells_cart_hash(self) -> bool {
        self == Profile::V5_0
    }

    /// Whether refusals carry the cart headers, too: since 4.8.3 (1.4).
    pub fn has_cart_headers_on_errors(self) -> bool {
        self >= Profile::V4_9
    }

    /// Whether `ETag`, `CoCart-Cache` and 304 exist: since 4.9 (17.1).
    pub fn has_etags(self) -> bool {
        self >= Profile::V4_9
    }

    /// Whether product answers may be cached: since 4.9 (17).
    pub fn caches_products(self) -> bool {
        self >= Profile::V4_9
    }

    /// Whether preflights are answered whatever they ask for: since 4.6.2 (18).
    pub fn answers_preflights(self) -> bool {
        self >= Profile::V4_9
    }

    /// What new guests' keys begin with: since 4.3.23 (9.1).
    pub fn guest_key_prefix(self) -> &'static str {
        match self {
            Profile::V4_3 => "",
            _ => "t_",
        }
    }

    /// The request headers that name a cart; the first one present counts, before the query (9.2).
    pub fn request_key_headers(self) -> &'static [&'static str] {
        match self {
            Profile::V5_0 => &["cart-key", "cocart-api-cart-key"],
            _ => &["cocart-api-cart-key"],
        }
    }

    /// Whether the key is checked in header and query, and refused as any other call is: since
    /// 4.9.5 (9.5). Before, only the query was, with an answer of WordPress' AJAX helper.
    pub fn owns_keys_strictly(self) -> bool {
        self >= Profile::V4_9
    }

    /// After how many seconds a cart starts to expire (9.4).
    pub fn expiring_seconds(self) -> u64 {
        match self {
            Profile::V4_3 => 6 * DAY,
            _ => DAY,
        }
    }

    /// After how many seconds a cart has expired: guests' carts live 48 hours since 4.4 (9.4).
    pub fn expiration_seconds(self, guest: bool) -> u64 {
        match (self, guest) {
            (Profile::V4_3, _) | (_, false) => 7 * DAY,
            (_, true) => 2 * DAY,
        }
    }

    /// Whether a guest's cart joins the customer's line by line: since 4.4 (9.6). Before, it took
    /// its place.
    pub fn joins_carts(self) -> bool {
        self >= Profile::V4_9
    }

    /// Whether only customers and subscribers take a guest's cart over: since 4.8 (9.6).
    pub fn joins_customers_only(self) -> bool {
        self >= Profile::V4_9
    }

    /// Whether login loads a cart: since 4.8 (4.1).
    pub fn login_boots_session(self) -> bool {
        self >= Profile::V4_9
    }

    /// Whether the core batch route loads the cart of the outer request: since 4.9 (7.1).
    pub fn batch_boots_session(self) -> bool {
        self >= Profile::V4_9
    }

    /// Whether `?rest_route=` is known as a call of CoCart: since 4.9.6 (1.1).
    pub fn knows_rest_route(self) -> bool {
        self >= Profile::V4_9
    }

    /// Whether credentials are read from a JSON body: since 4.7 (16.1).
    pub fn reads_json_credentials(self) -> bool {
        self >= Profile::V4_9
    }

    /// Whether refused tokens and unknown users are refused as such, not by a PHP fatal (16.2).
    pub fn survives_bad_credentials(self) -> bool {
        self >= Profile::V4_9
    }

    /// Whether `return_item` and `return_items` work: since 4.3.26 (2.5).
    pub fn returns_items(self) -> bool {
        self >= Profile::V4_9
    }

    /// Whether callers may set prices without the shop's leave: until 4.8 (3.3).
    pub fn takes_prices(self) -> bool {
        self == Profile::V4_3
    }

    /// Whether a quantity of 0 removes a line: since 4.6.1 (3.8, 11).
    pub fn removes_at_zero(self) -> bool {
        self >= Profile::V4_9
    }

    /// Whether `update-cart` looks at the stock: since 4.9.1 (13.1).
    pub fn checks_stock_in_bulk(self) -> bool {
        self >= Profile::V4_9
    }

    /// Whether `cart/totals` answers; 4.3 finds nothing to tell (3.13).
    pub fn has_totals(self) -> bool {
        self >= Profile::V4_9
    }

    /// Whether all amounts of a line are texts in minor units (2.5).
    pub fn has_minor_line_totals(self) -> bool {
        self >= Profile::V4_9
    }

    /// How the limits of a quantity are named (2.5).
    pub fn quantity_shape(self) -> QuantityShape {
        match self {
            Profile::V5_0 => QuantityShape::Limits,
            _ => QuantityShape::Purchase,
        }
    }

    /// Whether lines have `regular_price`, `on_sale` and `extensions` (2.5).
    pub fn has_full_lines(self) -> bool {
        self == Profile::V5_0
    }

    /// Whether taxes are a list with the code as `key` (2.7).
    pub fn lists_taxes(self) -> bool {
        self == Profile::V5_0
    }

    /// Whether limits are refused with 400 and a code of their own each (3.3).
    pub fn has_limit_codes(self) -> bool {
        self == Profile::V5_0
    }

    /// Whether setting the quantity that a line has is refused (3.8).
    pub fn refuses_unchanged(self) -> bool {
        self == Profile::V5_0
    }

    /// Whether `return_status` of an item's update is heard (3.8).
    pub fn returns_status_of_update(self) -> bool {
        self < Profile::V5_0
    }

    /// Whether counting an empty cart is 0 and not an error (3.6).
    pub fn counts_nothing(self) -> bool {
        self == Profile::V5_0
    }

    /// Whether `update-customer` writes shipping fields, and mirrors billing to shipping unless
    /// `ship_to_different_address` is set: since 4.9 (13.2).
    pub fn writes_shipping(self) -> bool {
        self >= Profile::V4_9
    }

    /// Whether `update-customer` refuses bad values instead of leaving notices (13.2).
    pub fn refuses_bad_addresses(self) -> bool {
        self == Profile::V5_0
    }

    /// Whether pictures of the user come only when asked for (4.1).
    pub fn asks_for_avatars(self) -> bool {
        self == Profile::V5_0
    }

    /// Whether the namespace index is refused (4.5).
    pub fn hides_index(self) -> bool {
        self == Profile::V5_0
    }

    /// Whether every call but logout may stand in a batch (7.1).
    pub fn batches_everything(self) -> bool {
        self == Profile::V5_0
    }

    /// Whether products, attributes and their terms are found by slug, too (5.1).
    pub fn finds_by_slug(self) -> bool {
        self == Profile::V5_0
    }

    /// Whether products have the shape of 5.0: brands, attributes as a list, other names for the
    /// limits of a quantity (5.3).
    pub fn has_new_products(self) -> bool {
        self == Profile::V5_0
    }

    /// Whether the hand-over to the shop wants the cart's digest (9.7).
    pub fn wants_hand_over_hash(self) -> bool {
        self == Profile::V5_0
    }
}

impl fmt::Display for Profile {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str(match self {
            Profile::V4_3 => "4.3",
            Profile::V4_9 => "4.9",
            Profile::V5_0 => "5.0",
        })
    }
}

impl FromStr for Profile {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        Profile::ALL
            .into_iter()
            .find(|profile| profile.to_string() == text)
            .ok_or_else(|| format!("no profile `{text}`: 4.3, 4.9 or 5.0"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn profiles_are_named_by_their_version() {
        for profile in Profile::ALL {
            assert_eq!(profile.to_string().parse(), Ok(profile));
            assert_eq!(
                serde_json::to_value(profile).unwrap(),
                profile.to_string().as_str()
            );
            assert!(profile.version().starts_with(&profile.to_string()));
        }
        assert!("4.4".parse::<Profile>().is_err());
    }
}
