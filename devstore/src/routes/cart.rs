//! The cart's routes.

use super::Handled;
use crate::args::Arg;
use crate::context::Context;
use crate::http::Response;

/// Declared arguments.
pub const CART_ARGS: &[Arg] = &[];
/// Declared arguments.
pub const ADD_ITEM_ARGS: &[Arg] = &[];
/// Declared arguments.
pub const ADD_ITEMS_ARGS: &[Arg] = &[];
/// Declared arguments.
pub const ITEM_ARGS: &[Arg] = &[];
/// Declared arguments.
pub const UPDATE_ITEM_ARGS: &[Arg] = &[];
/// Declared arguments.
pub const REMOVE_ITEM_ARGS: &[Arg] = &[];
/// Declared arguments.
pub const RESTORE_ITEM_ARGS: &[Arg] = &[];
/// Declared arguments.
pub const COUNT_ARGS: &[Arg] = &[];
/// Declared arguments.
pub const CALCULATE_ARGS: &[Arg] = &[];
/// Declared arguments.
pub const CLEAR_ARGS: &[Arg] = &[];
/// Declared arguments.
pub const UPDATE_ARGS: &[Arg] = &[];
/// Declared arguments.
pub const TOTALS_ARGS: &[Arg] = &[];

/// Handler.
pub fn get(_context: &mut Context) -> Handled {
    Err(Response::no_route())
}

/// Handler.
pub fn add_item(_context: &mut Context) -> Handled {
    Err(Response::no_route())
}

/// Handler.
pub fn add_items(_context: &mut Context) -> Handled {
    Err(Response::no_route())
}

/// Handler.
pub fn item(_context: &mut Context) -> Handled {
    Err(Response::no_route())
}

/// Handler.
pub fn update_item(_context: &mut Context) -> Handled {
    Err(Response::no_route())
}

/// Handler.
pub fn remove_item(_context: &mut Context) -> Handled {
    Err(Response::no_route())
}

/// Handler.
pub fn restore_item(_context: &mut Context) -> Handled {
    Err(Response::no_route())
}

/// Handler.
pub fn items(_context: &mut Context) -> Handled {
    Err(Response::no_route())
}

/// Handler.
pub fn count(_context: &mut Context) -> Handled {
    Err(Response::no_route())
}

/// Handler.
pub fn calculate(_context: &mut Context) -> Handled {
    Err(Response::no_route())
}

/// Handler.
pub fn clear(_context: &mut Context) -> Handled {
    Err(Response::no_route())
}

/// Handler.
pub fn update(_context: &mut Context) -> Handled {
    Err(Response::no_route())
}

/// Handler.
pub fn totals(_context: &mut Context) -> Handled {
    Err(Response::no_route())
}
