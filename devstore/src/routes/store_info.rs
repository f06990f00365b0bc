//! The store's description.

use super::Handled;
use crate::context::Context;
use crate::http::Response;

/// Handler.
pub fn store(_context: &mut Context) -> Handled {
    Err(Response::no_route())
}
