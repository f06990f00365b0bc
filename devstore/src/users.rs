//! The people of a store: administrators and customers.

use serde::{Deserialize, Serialize};

/// An address in WooCommerce's fields, unprefixed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[expect(
    missing_docs,
    reason = "the names are WooCommerce's and say what they hold"
)]
pub struct Address {
    pub first_name: String,
    pub last_name: String,
    pub company: String,
    pub country: String,
    pub address_1: String,
    pub address_2: String,
    pub city: String,
    pub state: String,
    pub postcode: String,
    pub phone: String,
    pub email: String,
}

/// A registered user.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct User {
    /// WordPress' id, which is also the user's cart key.
    pub id: u32,
    /// The login name.
    pub login: String,
    /// The password in plain text: this store guards nothing.
    pub password: String,
    /// E-mail address.
    pub email: String,
    /// First name.
    pub first_name: String,
    /// Last name.
    pub last_name: String,
    /// The name shown.
    pub display_name: String,
    /// `administrator` or `customer`.
    pub role: String,
    /// The stored billing address.
    pub billing: Address,
    /// The stored shipping address.
    pub shipping: Address,
}

/// The users of the sample shop: `admin` (password `admin`), `jane` (`jane-pass`, with an address
/// in San Francisco) and `li` (`li-pass`, without one).
pub fn sample() -> Vec<User> {
    let user = |id, login: &str, password: &str, role: &str| User {
        id,
        login: login.into(),
        password: password.into(),
        email: format!("{login}@example.com"),
        display_name: login.into(),
        role: role.into(),
        ..User::default()
    };
    let mut jane = user(2, "jane", "jane-pass", "customer");
    jane.first_name = "Jane".into();
    jane.last_name = "Doe".into();
    jane.shipping = Address {
        first_name: "Jane".into(),
        last_name: "Doe".into(),
        country: "US".into(),
        address_1: "500 Third Street".into(),
        address_2: "Apt 4".into(),
        city: "San Francisco".into(),
        state: "CA".into(),
        postcode: "94107".into(),
        ..Address::default()
    };
    jane.billing = Address {
        phone: "415-555-0100".into(),
        email: jane.email.clone(),
        ..jane.shipping.clone()
    };
    vec![
        user(1, "admin", "admin", "administrator"),
        jane,
        user(3, "li", "li-pass", "customer"),
    ]
}
