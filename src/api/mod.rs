//! Every CoCart call: one table of routes, one request builder, one judgement of answers.
//!
//! Pure: nothing here sends anything. Guests use only requests that need no CORS preflight and that a
//! stock store accepts from another origin (measured: CORS from another origin): GET, and POST with a
//! form-encoded body, the cart key in the query, `_method` in the query for DELETE and PUT, no custom
//! header, no cookies. Customers send their token as well, which does need one: see `sync::identity`.
pub mod builder;
pub mod call;
pub mod codes;
pub mod form;
pub mod reply;
pub mod request;
pub mod retry;
pub mod routes;
pub mod secret;
pub mod table;
#[cfg(test)]
mod tapes;
pub mod text;
pub mod tokens;
