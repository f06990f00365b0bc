//! A session row: everything that CoCart stores under one cart key.

use crate::http::Request;
use crate::params::Params;
use crate::users::Address;
use serde_json::{Map, Value};

/// How long a session lives after the last request, in seconds (7 days).
pub const EXPIRATION_SECONDS: u64 = 7 * 24 * 3600;
/// When a session starts to be called expiring, in seconds (6 days).
pub const EXPIRING_SECONDS: u64 = 6 * 24 * 3600;

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
    /// Billing address.
    pub billing: Address,
    /// Shipping address.
    pub shipping: Address,
    /// Whether an address was entered, so that shipping counts as calculated.
    pub calculated_shipping: bool,
}

/// A line of the cart.
#[derive(Clone, Debug, Default)]
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
    /// The price set by the caller, in major units.
    pub price: Option<String>,
    /// What the last calculation made of the line.
    pub totals: LineTotals,
}

/// Amounts of one line in major units, without tax.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LineTotals {
    /// Before coupons.
    pub subtotal: f64,
    /// Tax before coupons.
    pub subtotal_tax: f64,
    /// After coupons.
    pub total: f64,
    /// Tax after coupons.
    pub tax: f64,
}

/// Messages for the shopper, by type, read once.
#[derive(Clone, Debug, Default)]
pub struct Notices {
    entries: Vec<(&'static str, String)>,
}

impl Notices {
    /// Adds a message; the type is `success`, `error` or `notice`.
    pub fn add(&mut self, kind: &'static str, message: impl Into<String>) {
        self.entries.push((kind, message.into()));
    }

    /// Takes all messages: `[]` or an object of lists in WooCommerce's order of types.
    pub fn take(&mut self) -> Value {
        let mut map = Map::new();
        for kind in ["error", "success", "notice", "info"] {
            let texts: Vec<Value> = self
                .entries
                .iter()
                .filter(|(k, _)| *k == kind)
                .map(|(_, text)| text.as_str().into())
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

/// Whether a URL boots a session: every CoCart URL but login, logout, products, sessions and
/// store (contract 1.6). The marker may stand in the query, which makes core batches work.
pub fn boots_session(uri: &str) -> bool {
    const WITHOUT: [&str; 5] = [
        "cocart/v2/login",
        "cocart/v2/logout",
        "cocart/v2/products",
        "cocart/v2/sessions",
        "cocart/v2/store",
    ];
    uri.contains("wp-json/cocart/") && !WITHOUT.iter().any(|part| uri.contains(part))
}

/// The method after WordPress' overrides: `_method` in the query, or the header on POST.
pub fn effective_method(request: &Request) -> String {
    let asked = Params::from_urlencoded(&request.query).text("_method");
    let header = request.header("x-http-method-override").map(str::to_owned);
    asked
        .or(header)
        .filter(|_| request.method == "POST")
        .map_or(request.method.clone(), |method| method.to_uppercase())
}

/// Lower-cases and drops what is not `a-z0-9_-`.
pub fn sanitize_key(key: &str) -> String {
    key.to_lowercase()
        .chars()
        .filter(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'))
        .collect()
}
