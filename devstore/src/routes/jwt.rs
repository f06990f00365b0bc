//! The JWT add-on's routes (contract 6.2).

use serde_json::json;

use super::{Handled, login};
use crate::args::Arg;
use crate::context::Context;
use crate::http::Response;

/// Declared arguments.
pub const REFRESH_ARGS: &[Arg] = &[];

/// Trades a refresh token for a new pair; the old pair dies at once.
pub fn refresh_token(context: &mut Context) -> Handled {
    let given = context.text("refresh_token");
    if given.is_empty() {
        return Err(Response::error(
            403,
            "cocart_jwt_auth_missing_refresh_token",
            "Refresh token is required.",
        ));
    }
    let old = context
        .store
        .tokens
        .take(&given)
        .ok_or_else(|| refused("Invalid refresh token."))?;
    if old.refresh_until <= context.now {
        return Err(refused("Refresh token expired."));
    }
    let user = context
        .store
        .users
        .iter()
        .find(|user| user.id == old.user_id)
        .cloned();
    let user = user.ok_or_else(|| refused("Invalid refresh token."))?;
    let pair = login::issue(context, &user);
    Ok(Response::ok(
        json!({ "token": pair.token, "refresh_token": pair.refresh }),
    ))
}

/// Says that the caller's token is valid. A rejected one never comes here: PHP dies before.
pub fn validate_token(context: &mut Context) -> Handled {
    match context.identity.user_id {
        Some(_) => Ok(Response::ok(json!({ "message": "Token is valid." }))),
        None => Err(Response::error(
            401,
            "rest_forbidden",
            "Sorry, you are not allowed to do that.",
        )),
    }
}

fn refused(message: &str) -> Response {
    Response::error(403, "cocart_authentication_error", message)
}
