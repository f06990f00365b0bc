//! Login and logout.

use super::Handled;
use crate::args::Arg;
use crate::context::Context;
use crate::http::Response;

/// Declared arguments.
pub const LOGIN_ARGS: &[Arg] = &[];

/// Handler.
pub fn login(_context: &mut Context) -> Handled {
    Err(Response::no_route())
}

/// Handler.
pub fn logout(_context: &mut Context) -> Handled {
    Err(Response::no_route())
}
