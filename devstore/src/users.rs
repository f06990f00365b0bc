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
