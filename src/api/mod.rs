//! Every CoCart call: one table of routes, one request builder, one judgement of answers.
//!
//! Pure: nothing here sends anything. Guests use only requests that need no CORS preflight and that a
//! stock store accepts from another origin (measured: CORS from another origin): GET, and POST with a
//! form-encoded body, the cart key in the query, `_method` in the query for DELETE and PUT, no custom
//! header, no cookies.
pub mod call;
pub mod codes;
pub mod form;
pub mod reply;
pub mod request;
pub mod retry;
pub mod routes;
#[cfg(test)]
mod tapes;
pub mod text;
