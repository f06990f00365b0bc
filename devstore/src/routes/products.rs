//! Products, terms and reviews.

use super::Handled;
use crate::args::Arg;
use crate::context::Context;
use crate::http::Response;

/// Declared arguments.
pub const LIST_ARGS: &[Arg] = &[];
/// Declared arguments.
pub const GET_ARGS: &[Arg] = &[];
/// Declared arguments.
pub const TERM_ARGS: &[Arg] = &[];
/// Declared arguments.
pub const VARIATIONS_ARGS: &[Arg] = &[];
/// Declared arguments.
pub const REVIEWS_ARGS: &[Arg] = &[];
/// Declared arguments.
pub const CREATE_REVIEW_ARGS: &[Arg] = &[];

/// Handler.
pub fn list(_context: &mut Context) -> Handled {
    Err(Response::no_route())
}

/// Handler.
pub fn get(_context: &mut Context) -> Handled {
    Err(Response::no_route())
}

/// Handler.
pub fn variations(_context: &mut Context) -> Handled {
    Err(Response::no_route())
}

/// Handler.
pub fn variation(_context: &mut Context) -> Handled {
    Err(Response::no_route())
}

/// Handler.
pub fn categories(_context: &mut Context) -> Handled {
    Err(Response::no_route())
}

/// Handler.
pub fn category(_context: &mut Context) -> Handled {
    Err(Response::no_route())
}

/// Handler.
pub fn tags(_context: &mut Context) -> Handled {
    Err(Response::no_route())
}

/// Handler.
pub fn tag(_context: &mut Context) -> Handled {
    Err(Response::no_route())
}

/// Handler.
pub fn attributes(_context: &mut Context) -> Handled {
    Err(Response::no_route())
}

/// Handler.
pub fn attribute(_context: &mut Context) -> Handled {
    Err(Response::no_route())
}

/// Handler.
pub fn terms(_context: &mut Context) -> Handled {
    Err(Response::no_route())
}

/// Handler.
pub fn term(_context: &mut Context) -> Handled {
    Err(Response::no_route())
}

/// Handler.
pub fn reviews(_context: &mut Context) -> Handled {
    Err(Response::no_route())
}

/// Handler.
pub fn review(_context: &mut Context) -> Handled {
    Err(Response::no_route())
}

/// Handler.
pub fn create_review(_context: &mut Context) -> Handled {
    Err(Response::no_route())
}
