//! WordPress' batch route.

use super::Handled;
use crate::args::Arg;
use crate::context::Context;
use crate::http::Response;

/// Declared arguments.
pub const ARGS: &[Arg] = &[];

/// Handler.
pub fn batch(_context: &mut Context) -> Handled {
    Err(Response::no_route())
}
