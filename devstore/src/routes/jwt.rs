//! The JWT add-on's routes.

use super::Handled;
use crate::args::Arg;
use crate::context::Context;
use crate::http::Response;

/// Declared arguments.
pub const REFRESH_ARGS: &[Arg] = &[];

/// Handler.
pub fn refresh_token(_context: &mut Context) -> Handled {
    Err(Response::no_route())
}

/// Handler.
pub fn validate_token(_context: &mut Context) -> Handled {
    Err(Response::no_route())
}
