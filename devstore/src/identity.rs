//! Who is calling: a guest, or the user of Basic or JWT credentials (contract 16).
//!
//! Refused credentials fail every CoCart call, also those open to guests.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::headers;
use crate::http::{Request, Response};
use crate::params::Params;
use crate::session::is_cocart;
use crate::store::Store;
use crate::users::User;

/// The caller.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Identity {
    /// The user's id; `None` for guests.
    pub user_id: Option<u32>,
}

impl Identity {
    /// A caller without credentials.
    pub fn guest() -> Self {
        Identity::default()
    }

    /// The caller's account.
    pub fn user<'a>(&self, store: &'a Store) -> Option<&'a User> {
        store
            .users
            .iter()
            .find(|user| Some(user.id) == self.user_id)
    }

    /// Whether the caller may see other people's carts.
    pub fn is_admin(&self, store: &Store) -> bool {
        self.user(store)
            .is_some_and(|user| user.role == "administrator")
    }
}

/// Reads the credentials of a request. Refused ones are an answer of their own.
pub fn authenticate(request: &Request, store: &Store, now: u64) -> Result<Identity, Response> {
    // Anything but CoCart is none of CoCart's business.
    let profile = store.settings.profile;
    let batch = profile.batch_boots_session() && request.path.starts_with("/wp-json/batch/");
    if !is_cocart(&request.uri()) && !batch {
        return Ok(Identity::guest());
    }
    if let Some(token) = credentials(request, "bearer ") {
        return bearer(request, token.trim(), store, now);
    }
    let (name, password) = match credentials(request, "basic ") {
        Some(encoded) => decode_basic(encoded).ok_or_else(invalid)?,
        None => {
            let params = Params::superglobal(request);
            let given = |params: &Params| params.text("username").zip(params.text("password"));
            let in_json = || {
                let reads = profile.reads_json_credentials() && request.method == "POST";
                let params = Params::from_request(request).ok().filter(|_| reads)?;
                given(&params)
            };
            match given(&params).or_else(in_json) {
                Some(credentials) => credentials,
                None => return Ok(Identity::guest()),
            }
        }
    };
    if name.is_empty() || password.is_empty() {
        return Err(invalid());
    }
    // CoCart compares a hash that an unknown user does not have: PHP dies (measured: login).
    let wrong = || {
        let message = format!("The password you entered for the username \"{name}\" is incorrect.");
        Response::error(401, "cocart_authentication_error", message)
    };
    let user = find_user(store, &name).ok_or_else(|| match profile.survives_bad_credentials() {
        true => wrong(),
        false => headers::critical_error(request),
    })?;
    if user.password != password {
        return Err(wrong());
    }
    Ok(Identity {
        user_id: Some(user.id),
    })
}

fn invalid() -> Response {
    Response::error(
        401,
        "cocart_authentication_error",
        "Authentication invalid!",
    )
}

/// What follows the scheme in the `Authorization` header.
fn credentials<'a>(request: &'a Request, scheme: &str) -> Option<&'a str> {
    let header = request.header("authorization")?;
    let start = header.get(..scheme.len())?;
    start
        .eq_ignore_ascii_case(scheme)
        .then(|| &header[scheme.len()..])
}

fn decode_basic(encoded: &str) -> Option<(String, String)> {
    let decoded = String::from_utf8(STANDARD.decode(encoded.trim()).ok()?).ok()?;
    let (name, password) = decoded.split_once(':')?;
    Some((name.to_owned(), password.to_owned()))
}

/// A user by login name, e-mail or billing phone.
fn find_user<'a>(store: &'a Store, name: &str) -> Option<&'a User> {
    store.users.iter().find(|user| {
        user.login.eq_ignore_ascii_case(name)
            || user.email.eq_ignore_ascii_case(name)
            || (!user.billing.phone.is_empty() && user.billing.phone == name)
    })
}

/// A token that does not have three parts is no token; any other that is refused is a PHP fatal,
/// because the add-on calls a protected method of CoCart 4.3 (measured: JWT).
fn bearer(request: &Request, token: &str, store: &Store, now: u64) -> Result<Identity, Response> {
    if token.split('.').count() != 3 {
        return Ok(Identity::guest());
    }
    match store.tokens.verify(token, user_agent(request), now) {
        Some(user_id) => Ok(Identity {
            user_id: Some(user_id),
        }),
        None if store.settings.profile.survives_bad_credentials() => Err(Response::error(
            403,
            "cocart_authentication_error",
            "Authentication failed.",
        )),
        None => Err(headers::critical_error(request)),
    }
}

/// The caller's `User-Agent`, to which a token is bound.
pub fn user_agent(request: &Request) -> &str {
    request.header("user-agent").unwrap_or_default()
}

/// The caller's token, if it came with one.
pub fn bearer_token(request: &Request) -> Option<&str> {
    credentials(request, "bearer ").map(str::trim)
}
