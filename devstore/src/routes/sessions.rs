//! The session routes for administrators.

use super::Handled;
use crate::args::Arg;
use crate::context::Context;
use crate::http::Response;

/// Declared arguments.
pub const LIST_ARGS: &[Arg] = &[];
/// Declared arguments.
pub const ARGS: &[Arg] = &[];

/// Handler.
pub fn list(_context: &mut Context) -> Handled {
    Err(Response::no_route())
}

/// Handler.
pub fn get(_context: &mut Context) -> Handled {
    Err(Response::no_route())
}

/// Handler.
pub fn delete(_context: &mut Context) -> Handled {
    Err(Response::no_route())
}

/// Handler.
pub fn items(_context: &mut Context) -> Handled {
    Err(Response::no_route())
}
