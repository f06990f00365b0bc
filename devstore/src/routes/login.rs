//! Login and logout.

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::Handled;
use crate::args::{Arg, Kind};
use crate::context::Context;
use crate::headers;
use crate::http::Response;
use crate::identity::{bearer_token, user_agent};
use crate::tokens::{Issue, Pair};
use crate::users::User;

/// Declared arguments; the credentials themselves are read before the route is found.
pub const LOGIN_ARGS: &[Arg] = &[Arg::new("avatars", Kind::Boolean)];

/// Answers who the caller is and issues a token pair (contract 4.1). Credentials in a JSON body
/// are not read by CoCart 4.3, so such a caller is a guest here.
pub fn login(context: &mut Context) -> Handled {
    let Some(user) = context.identity.user(context.store).cloned() else {
        return Err(Response::error(
            401,
            "cocart_rest_not_authorized",
            "Sorry, you are not authorized.",
        ));
    };
    let pair =
        match bearer_token(context.request).and_then(|token| context.store.tokens.pair_of(token)) {
            Some(pair) => pair.clone(),
            None => issue(context, &user),
        };
    let pictured =
        !context.store.settings.profile.asks_for_avatars() || context.params.flag("avatars");
    let mut body = json!({
        "user_id": user.id.to_string(),
        "first_name": user.first_name,
        "last_name": user.last_name,
        "display_name": user.display_name,
        "role": capitalized(&user.role),
        "avatar_urls": avatar_urls(&user.email),
        "email": user.email,
        "extras": { "jwt_token": pair.token, "jwt_refresh": pair.refresh },
        "dev_note": "Don't forget to store the users login information in order to authenticate all other routes with CoCart.",
    });
    if let Some(fields) = body.as_object_mut().filter(|_| !pictured) {
        fields.shift_remove("avatar_urls");
    }
    Ok(Response::ok(body))
}

/// The pictures that Gravatar has for an e-mail address, by their size.
pub(super) fn avatar_urls(email: &str) -> Value {
    let hash = hex(&Sha256::digest(email.trim().to_lowercase()));
    let avatar = |size: u32| format!("https://secure.gravatar.com/avatar/{hash}?s={size}&d=mm&r=g");
    json!({ "24": avatar(24), "48": avatar(48), "96": avatar(96) })
}

/// Ends all tokens of the caller; their cart stays, and guests may call it, too (contract 4.2).
pub fn logout(context: &mut Context) -> Handled {
    if let Some(user) = context.identity.user_id {
        context.store.tokens.revoke(user);
    }
    let mut response = Response::ok(json!(true));
    // WordPress' logout makes the browser forget passwords of protected posts.
    let site = crate::php::md5(&context.store.settings.site_url);
    let past = headers::http_date(context.now.saturating_sub(31_536_000));
    let cookie = format!("wp-postpass_{site}=%20; expires={past}; Max-Age=0; path=/");
    response.set_header("set-cookie", cookie);
    Ok(response)
}

/// Issues a token pair to the caller.
pub fn issue(context: &mut Context, user: &User) -> Pair {
    let random = (context.store.random_hex(24), context.store.random_hex(128));
    let issue = Issue {
        user,
        site: &context.store.settings.site_url,
        user_agent: user_agent(context.request),
        now: context.now,
    };
    context.store.tokens.issue(issue, random)
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn capitalized(role: &str) -> String {
    let mut letters = role.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}
