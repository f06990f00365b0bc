//! A CoCart store (4.3, 4.9 or 5.0) in memory: a library, and the server `cocart-devstore`.
//!
//! [`store::Store`] answers [`http::Request`]s. `begin` loads the session row and runs the call,
//! `commit` writes the row back: whoever drives the two apart gets the lost updates of a real store.
//! [`service::Service`] does so, with faults and latency.
#![warn(missing_docs)]

pub mod args;
pub mod cart;
pub mod cart_key;
pub mod catalogue;
pub mod context;
pub mod etag;
pub mod front_end;
pub mod headers;
pub mod http;
pub mod identity;
pub mod params;
pub mod php;
pub mod profile;
pub mod replay;
pub mod routes;
#[cfg(feature = "server")]
pub mod server;
pub mod service;
pub mod session;
pub mod settings;
pub mod shop;
pub mod store;
pub mod tokens;
pub mod users;
