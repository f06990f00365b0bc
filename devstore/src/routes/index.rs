//! The route indexes.

use super::Handled;
use crate::context::Context;
use crate::http::Response;

/// Handler.
pub fn root(_context: &mut Context) -> Handled {
    Err(Response::no_route())
}

/// Handler.
pub fn namespace(_context: &mut Context) -> Handled {
    Err(Response::no_route())
}

/// Handler.
pub fn jwt_namespace(_context: &mut Context) -> Handled {
    Err(Response::no_route())
}
