//! The tokens of CoCart's JWT add-on, as login and refresh answer them (contract 4.1 and 6.2).

use super::secret::Secret;
use crate::cart::decimal;
use crate::cart::document::Node;
use crate::cart::interned::Text;

/// What proves who the customer is. A refresh replaces both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tokens {
    /// Sent along with every request of the customer.
    pub access: Secret,
    /// Trades in both for new ones, once.
    pub refresh: Secret,
}

/// The id of the user that a login answers, which is also the key of the customer's cart, and the
/// tokens; none where the store has no JWT add-on.
pub fn logged_in<N: Node>(body: &N) -> Option<(Text, Option<Tokens>)> {
    let id = body.get("user_id")?;
    let user = match (id.text(), id.number()) {
        (Some(user), _) => user.into(),
        (None, number) => {
            let mut user = String::new();
            decimal::push_whole(&mut user, number? as u64);
            user.into()
        }
    };
    let extras = body.get("extras");
    Some((
        user,
        extras.and_then(|extras| read(&extras, "jwt_token", "jwt_refresh")),
    ))
}

/// The tokens that a refresh answers.
pub fn refreshed<N: Node>(body: &N) -> Option<Tokens> {
    read(body, "token", "refresh_token")
}

fn read<N: Node>(body: &N, access: &str, refresh: &str) -> Option<Tokens> {
    let secret = |name| Some(Secret(body.get(name)?.text()?));
    Some(Tokens {
        access: secret(access)?,
        refresh: secret(refresh)?,
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use serde_json::json;

    #[test]
    fn a_login_names_the_user_and_brings_tokens_where_the_store_has_the_add_on() {
        let with = json!({"user_id": "2", "extras": {"jwt_token": "a", "jwt_refresh": "r"}});
        let (user, tokens) = logged_in(&with).unwrap();
        assert_eq!(
            (user.as_str(), tokens.unwrap().refresh.0.as_str()),
            ("2", "r")
        );
        let without = json!({"user_id": 2, "extras": []});
        assert_eq!(logged_in(&without), Some(("2".into(), None)));
        assert_eq!(logged_in(&json!({"items": []})), None);
    }

    #[test]
    fn a_refresh_brings_both_tokens_or_none() {
        assert!(refreshed(&json!({"token": "a", "refresh_token": "r"})).is_some());
        assert!(refreshed(&json!({"token": "a"})).is_none());
    }
}
