//! Which cart a request works on: its key, and whose cart that is (contract 9).

use crate::headers;
use crate::http::{Request, Response};
use crate::identity::Identity;
use crate::params::Params;
use crate::session::{Opened, sanitize_key};
use crate::store::Store;

/// Finds the key of a request and loads its row.
///
/// # Errors
/// The 403 of a registered customer's id as key in the query (contract 9.5). In the header it is
/// not checked: a guest who sends `CoCart-API-Cart-Key: 2` works on that customer's cart.
pub fn open(
    store: &mut Store,
    request: &Request,
    identity: &Identity,
    now: u64,
) -> Result<Opened, Response> {
    let profile = store.settings.profile;
    let in_query = Params::superglobal(request).text("cart_key");
    if let Some(key) = in_query.as_ref().filter(|_| !profile.owns_keys_strictly()) {
        refuse_customer(store, identity, key)?;
    }
    let in_header = profile
        .request_key_headers()
        .iter()
        .map(|name| request.header(name).map(str::to_owned));
    let asked = in_header
        .chain([in_query])
        .flatten()
        .map(|key| sanitize_key(&key))
        .find(|key| !key.is_empty() && key != "0");
    let asked = match asked {
        Some(key) if profile.owns_keys_strictly() => own_key(store, identity, key)?,
        asked => asked,
    };
    let mut opened = match (identity.user_id, asked) {
        (None, None) => Opened {
            key: new_key(store),
            ..Opened::default()
        },
        (None, Some(key)) => load(store, key),
        (Some(user), None) => load(store, user.to_string()),
        (Some(user), Some(key)) if key == user.to_string() || is_customer(store, &key) => {
            load(store, key)
        }
        (Some(user), Some(_)) if profile.joins_customers_only() && !is_shopper(store, user) => {
            load(store, user.to_string())
        }
        (Some(user), Some(guest)) if profile.joins_carts() => join(store, user, guest),
        (Some(user), Some(guest)) => take_over(store, user, guest),
    };
    if opened.session.created == 0 {
        opened.session.created = now;
    }
    Ok(opened)
}

fn load(store: &Store, key: String) -> Opened {
    let session = store.session(&key).cloned().unwrap_or_default();
    Opened {
        key,
        session,
        delete: None,
    }
}

/// The guest's cart becomes the customer's and replaces what the customer had; the guest's row
/// goes (contract 9.6, tape login-and-merge). A guest cart without lines leaves the customer's
/// lines, which WooCommerce keeps with the account, but not the rest of the old session.
fn take_over(store: &Store, user: u32, guest: String) -> Opened {
    let key = user.to_string();
    let own = store.session(&key);
    let mut session = store.session(&guest).cloned().unwrap_or_default();
    // The account's addresses count from now on, not what the guest had typed.
    session.customer = None;
    session.created = own.map_or(0, |own| own.created);
    if session.items.is_empty() {
        session.items = own.map(|own| own.items.clone()).unwrap_or_default();
    }
    Opened {
        key,
        session,
        delete: Some(guest),
    }
}

/// The guest's cart joins the customer's: lines, removed lines and coupons that the customer has
/// not are added, the customer's own stay as they are (contract 9.6).
fn join(store: &Store, user: u32, guest: String) -> Opened {
    let mut opened = load(store, user.to_string());
    let mut theirs = store.session(&guest).cloned().unwrap_or_default();
    let own = &mut opened.session;
    theirs.items.retain(|line| own.line(&line.key).is_none());
    own.items.append(&mut theirs.items);
    theirs
        .removed
        .retain(|line| own.removed_line(&line.key).is_none());
    own.removed.append(&mut theirs.removed);
    theirs.coupons.retain(|code| !own.coupons.contains(code));
    own.coupons.append(&mut theirs.coupons);
    theirs.prices.retain(|(key, _)| own.price_of(key).is_none());
    own.prices.append(&mut theirs.prices);
    opened.delete = Some(guest);
    opened
}

/// A key for a new guest.
pub fn new_key(store: &mut Store) -> String {
    let random = store.random_hex(30);
    format!("{}{random}", store.settings.profile.guest_key_prefix())
}

/// The key that a caller may use, query and header alike (contract 9.3): a guest no customer's, a
/// customer none but the own one, a manager every one.
fn own_key(store: &Store, identity: &Identity, key: String) -> Result<Option<String>, Response> {
    match identity.user_id {
        None if is_customer(store, &key) => Err(Response::error(
            403,
            "cocart_must_authenticate_user",
            "Must authenticate customer as the cart key provided is a registered customer.",
        )),
        Some(_) if is_customer(store, &key) && !identity.is_admin(store) => Ok(None),
        _ => Ok(Some(key)),
    }
}

fn is_shopper(store: &Store, id: u32) -> bool {
    let shopper = ["customer", "subscriber"];
    store
        .users
        .iter()
        .any(|user| user.id == id && shopper.contains(&user.role.as_str()))
}

fn is_customer(store: &Store, key: &str) -> bool {
    key.parse::<u32>()
        .is_ok_and(|id| store.users.iter().any(|user| user.id == id))
}

fn refuse_customer(store: &Store, identity: &Identity, key: &str) -> Result<(), Response> {
    match identity.user_id {
        None if is_customer(store, key) => Err(headers::ajax_error(
            store,
            403,
            "cocart_must_authenticate_user",
            "Must authenticate customer as the cart key provided is a registered customer.",
        )),
        Some(user) if user.to_string() == key => Err(headers::ajax_error(
            store,
            403,
            "cocart_already_authenticating_user",
            "You are already authenticating as the customer. Cannot set cart key as the user.",
        )),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Catalogue;
    use crate::session::{CartLine, Session};
    use crate::settings::Settings;
    use crate::users;

    fn store() -> Store {
        let mut store = Store::new(Settings::default(), Catalogue::default(), users::sample());
        for (key, product) in [("2", 15), ("guest", 14)] {
            let line = CartLine {
                product_id: product,
                quantity: 1.0,
                ..CartLine::default()
            };
            store.put_session(
                key,
                Session {
                    items: vec![line],
                    ..Session::default()
                },
            );
        }
        store
    }

    fn opened(user_id: Option<u32>, query: &str, header: Option<&str>) -> Result<Opened, Response> {
        let headers = header.map(|key| ("cocart-api-cart-key".to_owned(), key.to_owned()));
        let request = Request {
            method: "GET".into(),
            query: query.into(),
            headers: headers.into_iter().collect(),
            ..Request::default()
        };
        open(&mut store(), &request, &Identity { user_id }, 7)
    }

    fn products(opened: &Opened) -> Vec<u32> {
        opened
            .session
            .items
            .iter()
            .map(|line| line.product_id)
            .collect()
    }

    #[test]
    fn the_header_wins_and_keys_are_sanitized() {
        let opened = opened(None, "cart_key=other", Some("My Key!")).unwrap();
        assert_eq!((opened.key.as_str(), opened.session.created), ("mykey", 7));
    }

    #[test]
    fn no_key_an_empty_one_and_zero_make_a_new_key() {
        for query in ["", "cart_key=", "cart_key=0"] {
            assert_eq!(opened(None, query, None).unwrap().key.len(), 30, "{query}");
        }
    }

    #[test]
    fn a_customers_key_is_refused_in_the_query_only() {
        assert_eq!(opened(None, "cart_key=2", None).unwrap_err().status, 403);
        assert_eq!(opened(Some(2), "cart_key=2", None).unwrap_err().status, 403);
        assert_eq!(products(&opened(None, "", Some("2")).unwrap()), [15]);
        assert_eq!(
            products(&opened(Some(3), "cart_key=2", None).unwrap()),
            [15]
        );
        assert_eq!(opened(None, "cart_key=99", None).unwrap().key, "99");
    }

    #[test]
    fn a_guest_cart_replaces_the_customers() {
        let taken = opened(Some(2), "cart_key=guest", None).unwrap();
        assert_eq!(
            (taken.key.as_str(), taken.delete.as_deref()),
            ("2", Some("guest"))
        );
        assert_eq!(products(&taken), [14]);
        let unknown = opened(Some(2), "cart_key=unknown", None).unwrap();
        assert_eq!(products(&unknown), [15]);
    }
}
