//! A session row: everything that CoCart stores under one cart key.

use crate::cart::Taxes;
use crate::cart::text::decode_entities;
use crate::catalogue::Catalogue;
use crate::http::Request;
use crate::params::Params;
use crate::profile::Profile;
use crate::settings::Settings;
use crate::users::Address;
use serde_json::{Map, Value};

/// One row of the session table. A request works on a copy and writes all of it back (contract 1.6).
#[derive(Clone, Debug, Default)]
pub struct Session {
    /// The lines in their order.
    pub items: Vec<CartLine>,
    /// Lines that were removed and can be restored.
    pub removed: Vec<CartLine>,
    /// Codes of the coupons applied, in order.
    pub coupons: Vec<String>,
    /// Messages that nobody has read yet.
    pub notices: Notices,
    /// Prices set by the caller, by item key, in major units. They outlive the line (measured).
    pub prices: Vec<(String, String)>,
    /// What the last calculation came to; `None` before the first.
    pub totals: Option<CartTotals>,
    /// The customer, once the session knows one.
    pub customer: Option<Customer>,
    /// The shipping rate chosen last, such as `flat_rate:1`.
    pub chosen_shipping: Option<String>,
    /// The ids of the rates that were on offer when it was chosen.
    pub offered_shipping: Vec<String>,
    /// When the row was created, in seconds since 1970; 0 before its first request.
    pub created: u64,
    /// When the row expires, in seconds.
    pub expires: u64,
}

/// The customer of a session.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Customer {
    /// The user it was made from; `None` for guests.
    pub user_id: Option<u32>,
    /// Billing address.
    pub billing: Address,
    /// Shipping address.
    pub shipping: Address,
    /// Whether an address was entered, so that shipping counts as calculated.
    pub calculated_shipping: bool,
}

/// A line of the cart.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CartLine {
    /// The item key (contract 10.1).
    pub key: String,
    /// The product; for variations the parent.
    pub product_id: u32,
    /// The variation, or 0.
    pub variation_id: u32,
    /// `attribute_…` names and values, in the parent's order.
    pub variation: Vec<(String, String)>,
    /// The quantity, possibly a fraction.
    pub quantity: f64,
    /// The custom data of the line as sent.
    pub item_data: Map<String, Value>,
    /// What the last calculation made of the line.
    pub totals: LineTotals,
}

/// Amounts of one line in major units, without tax.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LineTotals {
    /// Tax before coupons by the id of its rate, with more decimals than the currency has.
    pub subtotal_taxes: Taxes,
    /// Tax after coupons by the id of its rate.
    pub total_taxes: Taxes,
    /// Before coupons.
    pub subtotal: f64,
    /// Tax before coupons.
    pub subtotal_tax: f64,
    /// After coupons.
    pub total: f64,
    /// Tax after coupons.
    pub tax: f64,
}

/// What a calculation of the cart came to, in major units.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CartTotals {
    /// Lines before coupons, without tax.
    pub subtotal: f64,
    /// Tax of the lines before coupons.
    pub subtotal_tax: f64,
    /// Coupons, without tax.
    pub discount_total: f64,
    /// Tax that coupons took off.
    pub discount_tax: f64,
    /// The chosen shipping rate, without tax.
    pub shipping_total: f64,
    /// Tax of shipping.
    pub shipping_tax: f64,
    /// What is to be paid.
    pub total: f64,
    /// All tax.
    pub total_tax: f64,
    /// Taxes of the lines by rate.
    pub items_taxes: Taxes,
    /// Taxes of shipping by rate.
    pub shipping_taxes: Taxes,
    /// What each coupon took off, in the order of application.
    pub coupons: Vec<CouponTotals>,
}

/// What one coupon took off, in major units.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CouponTotals {
    /// The coupon's code.
    pub code: String,
    /// The discount without tax.
    pub amount: f64,
    /// The tax in it.
    pub tax: f64,
}

impl CartTotals {
    /// The subtotal as the cart shows it.
    pub fn displayed_subtotal(&self, settings: &Settings) -> f64 {
        if settings.display_prices_with_tax {
            self.subtotal + self.subtotal_tax
        } else {
            self.subtotal
        }
    }
}

impl Session {
    /// The price that a caller has set for a line.
    pub fn price_of(&self, key: &str) -> Option<&str> {
        self.prices
            .iter()
            .find(|(known, _)| known == key)
            .map(|(_, price)| price.as_str())
    }

    /// Sets the price of a line.
    pub fn set_price(&mut self, key: &str, price: String) {
        self.prices.retain(|(known, _)| known != key);
        self.prices.push((key.to_owned(), price));
    }

    /// The line with this key.
    pub fn line(&self, key: &str) -> Option<&CartLine> {
        self.items.iter().find(|line| line.key == key)
    }

    /// The line with this key, to change it.
    pub fn line_mut(&mut self, key: &str) -> Option<&mut CartLine> {
        self.items.iter_mut().find(|line| line.key == key)
    }

    /// Moves a line to the removed ones, in place of an earlier one of its key.
    pub fn remove(&mut self, key: &str) {
        let Some(at) = self.items.iter().position(|line| line.key == key) else {
            return;
        };
        let line = self.items.remove(at);
        match self.removed.iter_mut().find(|removed| removed.key == key) {
            Some(removed) => *removed = line,
            None => self.removed.push(line),
        }
    }

    /// The removed line with this key.
    pub fn removed_line(&self, key: &str) -> Option<&CartLine> {
        self.removed.iter().find(|line| line.key == key)
    }

    /// What loading a row drops: lines of quantity 0 silently, lines that can no longer be bought
    /// with a notice (contract 3.1).
    pub fn drop_unsellable(&mut self, catalogue: &Catalogue) {
        let mut kept = Vec::new();
        for line in std::mem::take(&mut self.items) {
            let id = if line.variation_id != 0 {
                line.variation_id
            } else {
                line.product_id
            };
            match catalogue.get(id) {
                Some(_) if line.quantity <= 0.0 => {}
                Some(product) if product.is_purchasable() || self.price_of(&line.key).is_some() => kept.push(line),
                Some(product) => self.notices.add(
                    "error",
                    format!(
                        "{} has been removed from your cart because it can no longer be purchased. Please contact us if you need assistance.",
                        catalogue.full_name(product)
                    ),
                ),
                None => {}
            }
        }
        self.items = kept;
    }

    /// The sum of all quantities.
    pub fn item_count(&self) -> f64 {
        self.items.iter().map(|line| line.quantity).sum()
    }

    /// Whether neither lines nor removed lines count anything.
    pub fn is_completely_empty(&self) -> bool {
        self.item_count() <= 0.0
            && self.removed.iter().map(|line| line.quantity).sum::<f64>() <= 0.0
    }
}

/// Messages for the shopper, by type, read once.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Notices {
    entries: Vec<(&'static str, String)>,
}

impl Notices {
    /// Adds a message; the type is `success`, `error` or `notice`.
    pub fn add(&mut self, kind: &'static str, message: impl Into<String>) {
        self.entries.push((kind, message.into()));
    }

    /// Takes all messages, entities decoded: `[]` or an object of lists in WooCommerce's order of types.
    pub fn take(&mut self) -> Value {
        let mut map = Map::new();
        for kind in ["error", "success", "notice", "info"] {
            let texts: Vec<Value> = self
                .entries
                .iter()
                .filter(|(k, _)| *k == kind)
                .map(|(_, text)| decode_entities(text).into())
                .collect();
            if !texts.is_empty() {
                map.insert(kind.into(), texts.into());
            }
        }
        self.entries.clear();
        if map.is_empty() {
            Value::Array(vec![])
        } else {
            Value::Object(map)
        }
    }

    /// Whether a message of this type waits.
    pub fn has(&self, kind: &str) -> bool {
        self.entries.iter().any(|(known, _)| *known == kind)
    }

    /// Forgets all messages.
    pub fn clear(&mut self) {
        self.entries.clear();
    }
}

/// How many characters of a cart key the database keeps.
pub const KEY_COLUMN: usize = 42;

/// The row that a request works on.
#[derive(Clone, Debug, Default)]
pub struct Opened {
    /// The cart key: a guest's or a user's id.
    pub key: String,
    /// A copy of the row, or a fresh one.
    pub session: Session,
    /// A guest's row that has become the customer's.
    pub delete: Option<String>,
}

/// Whether a URL is one of CoCart. The marker may stand in the query, which makes core batches work.
pub fn is_cocart(uri: &str) -> bool {
    uri.contains("wp-json/cocart/")
}

/// Whether a URL boots a session: every CoCart URL but login, logout, products, sessions and
/// store (contract 1.6); later login as well, and every batch of WordPress.
pub fn boots_session(profile: Profile, uri: &str) -> bool {
    const WITHOUT: [&str; 4] = [
        "cocart/v2/logout",
        "cocart/v2/products",
        "cocart/v2/sessions",
        "cocart/v2/store",
    ];
    if profile.batch_boots_session() && uri.contains("wp-json/batch/") {
        return true;
    }
    is_cocart(uri)
        && !WITHOUT.iter().any(|part| uri.contains(part))
        && (profile.login_boots_session() || !uri.contains("cocart/v2/login"))
}

/// A request that names its route in `?rest_route=`, as the one that names it in its path: a call of
/// CoCart since 4.9.6 (contract 1.1).
pub fn by_rest_route(request: &Request, profile: Profile) -> Option<Request> {
    let route = Params::from_urlencoded(&request.query).text("rest_route")?;
    let known = profile.knows_rest_route() && request.path == "/" && route.starts_with("/cocart/");
    known.then(|| Request {
        path: format!("/wp-json{route}"),
        ..request.clone()
    })
}

/// The method after WordPress' overrides: `_method` in the query, else the header on POST.
pub fn effective_method(request: &Request) -> String {
    let asked = Params::from_urlencoded(&request.query).text("_method");
    let header = request
        .header("x-http-method-override")
        .filter(|_| request.method == "POST");
    asked
        .as_deref()
        .or(header)
        .map_or(request.method.clone(), str::to_uppercase)
}

/// Lower-cases and drops what is not `a-z0-9_-`.
pub fn sanitize_key(key: &str) -> String {
    key.to_lowercase()
        .chars()
        .filter(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn request(method: &str, query: &str) -> Request {
        Request {
            method: method.into(),
            query: query.into(),
            ..Request::default()
        }
    }

    #[test]
    fn urls_that_boot_a_session() {
        assert!(boots_session(
            Profile::V4_3,
            "/wp-json/cocart/v2/cart?cart_key=k"
        ));
        assert!(boots_session(
            Profile::V4_3,
            "/wp-json/batch/v1?x=wp-json/cocart/"
        ));
        for path in ["products/14", "login", "logout", "store", "sessions"] {
            assert!(
                !boots_session(Profile::V4_3, &format!("/wp-json/cocart/v2/{path}")),
                "{path}"
            );
        }
        assert!(!boots_session(
            Profile::V4_3,
            "/wp-json/batch/v1?x=wp-json%2Fcocart%2F"
        ));
        assert!(boots_session(Profile::V4_9, "/wp-json/batch/v1"));
        assert!(boots_session(Profile::V4_9, "/wp-json/cocart/v2/login"));
        assert!(!boots_session(
            Profile::V5_0,
            "/wp-json/cocart/v2/sessions/k"
        ));
    }

    #[test]
    fn methods_are_overridden() {
        assert_eq!(
            effective_method(&request("POST", "_method=delete")),
            "DELETE"
        );
        assert_eq!(effective_method(&request("GET", "")), "GET");
    }

    #[test]
    fn notices_are_taken_once_in_the_order_of_their_types() {
        let mut notices = Notices::default();
        notices.add("success", "a &amp; b");
        notices.add("error", "no");
        let taken = notices.take();
        assert_eq!(taken.to_string(), r#"{"error":["no"],"success":["a & b"]}"#);
        assert_eq!(notices.take(), serde_json::json!([]));
    }

    #[test]
    fn loading_drops_lines_that_cannot_be_bought() {
        let line = |product_id, quantity| CartLine {
            product_id,
            quantity,
            ..CartLine::default()
        };
        let mut session = Session {
            items: vec![line(14, 1.0), line(15, 0.0), line(47, 1.0)],
            ..Session::default()
        };
        session.drop_unsellable(&Catalogue::sample());
        assert_eq!(session.items.len(), 1);
        assert!(session.notices.has("error"));
    }
}
