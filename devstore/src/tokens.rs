//! Tokens of the JWT add-on: HS256, 10 days, bound to the `User-Agent` (contract 6.3).
//!
//! A pair (token and refresh token) is known by the `pat` in the token's payload. Refreshing
//! replaces the pair, so the old token dies at once.

use jwt_compact::alg::{Hs256, Hs256Key};
use jwt_compact::{AlgorithmExt, Claims, Header, UntrustedToken};
use serde::{Deserialize, Serialize};

use crate::users::User;

/// How long an access token lives, in seconds.
const TOKEN_SECONDS: u64 = 10 * 24 * 3600;
/// How long a refresh token lives, in seconds.
const REFRESH_SECONDS: u64 = 30 * 24 * 3600;
/// How many pairs a user may have; the oldest goes.
const PAIRS_PER_USER: usize = 5;

/// An access token with its refresh token.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    /// The user.
    pub user_id: u32,
    /// The access token.
    pub token: String,
    /// The refresh token: 128 hexadecimal digits.
    pub refresh: String,
    /// When the refresh token ends, in seconds since 1970.
    pub refresh_until: u64,
    pat: String,
}

/// All pairs of a store.
#[derive(Clone, Debug)]
pub struct Tokens {
    key: Hs256Key,
    pairs: Vec<Pair>,
}

/// For whom and where a token is issued.
#[derive(Clone, Copy, Debug)]
pub struct Issue<'a> {
    /// The user.
    pub user: &'a User,
    /// The site's address.
    pub site: &'a str,
    /// The `User-Agent` that the token is bound to.
    pub user_agent: &'a str,
    /// The time in seconds since 1970.
    pub now: u64,
}

#[derive(Serialize)]
struct Issued<'a> {
    iss: &'a str,
    iat: u64,
    nbf: u64,
    exp: u64,
    data: Data,
}

#[derive(Deserialize)]
struct Received {
    data: Data,
}

#[derive(Deserialize, Serialize)]
struct Data {
    user: Bound,
}

#[derive(Deserialize, Serialize)]
struct Bound {
    id: u32,
    username: String,
    ip: String,
    device: String,
    pat: String,
}

impl Tokens {
    /// No tokens yet; `secret` signs those to come.
    pub fn new(secret: &str) -> Self {
        Tokens {
            key: Hs256Key::new(secret.as_bytes()),
            pairs: Vec::new(),
        }
    }

    /// Issues a pair. `random` is 24 and 128 hexadecimal digits.
    pub fn issue(&mut self, issue: Issue, random: (String, String)) -> Pair {
        let pat = format!("pat_{}", random.0);
        let claims = Claims::new(Issued {
            iss: issue.site,
            iat: issue.now,
            nbf: issue.now,
            exp: issue.now + TOKEN_SECONDS,
            data: Data {
                user: Bound {
                    id: issue.user.id,
                    username: issue.user.login.clone(),
                    ip: "127.0.0.1".into(),
                    device: issue.user_agent.into(),
                    pat: pat.clone(),
                },
            },
        });
        let header = Header::empty().with_token_type("JWT");
        let pair = Pair {
            user_id: issue.user.id,
            // Texts and numbers always serialize.
            token: Hs256.token(&header, &claims, &self.key).unwrap_or_default(),
            refresh: random.1,
            refresh_until: issue.now + REFRESH_SECONDS,
            pat,
        };
        let of_user = self
            .pairs
            .iter()
            .filter(|pair| pair.user_id == issue.user.id)
            .count();
        if of_user >= PAIRS_PER_USER
            && let Some(oldest) = self
                .pairs
                .iter()
                .position(|pair| pair.user_id == issue.user.id)
        {
            self.pairs.remove(oldest);
        }
        self.pairs.push(pair.clone());
        pair
    }

    /// The user of a token that is signed by this store, not over, sent by the `User-Agent` it was
    /// issued to, and neither refreshed nor revoked.
    pub fn verify(&self, token: &str, user_agent: &str, now: u64) -> Option<u32> {
        let untrusted = UntrustedToken::new(token).ok()?;
        let token = Hs256
            .validator::<Received>(&self.key)
            .validate(&untrusted)
            .ok()?;
        let claims = token.claims();
        let ends = claims.expiration?.timestamp();
        let bound = &claims.custom.data.user;
        let known = self
            .pairs
            .iter()
            .any(|pair| pair.pat == bound.pat && pair.user_id == bound.id);
        (known && i64::try_from(now).ok()? < ends && bound.device == user_agent).then_some(bound.id)
    }

    /// The pair of an access token.
    pub fn pair_of(&self, token: &str) -> Option<&Pair> {
        self.pairs.iter().find(|pair| pair.token == token)
    }

    /// Takes the pair of a refresh token, which ends it.
    pub fn take(&mut self, refresh: &str) -> Option<Pair> {
        let at = self.pairs.iter().position(|pair| pair.refresh == refresh)?;
        Some(self.pairs.remove(at))
    }

    /// Ends the access tokens of all users before their time; their refresh tokens go on.
    pub fn expire(&mut self) {
        for pair in &mut self.pairs {
            pair.pat.push_str("-over");
        }
    }

    /// Ends all pairs of a user.
    pub fn revoke(&mut self, user_id: u32) {
        self.pairs.retain(|pair| pair.user_id != user_id);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: u64 = 1_795_447_011;

    fn tokens() -> (Tokens, User) {
        let jane = crate::users::sample()
            .into_iter()
            .find(|user| user.login == "jane")
            .unwrap();
        (Tokens::new("secret"), jane)
    }

    fn issue(tokens: &mut Tokens, user: &User, mark: &str) -> Pair {
        let issue = Issue {
            user,
            site: "https://store.test",
            user_agent: "node",
            now: NOW,
        };
        tokens.issue(issue, (format!("{mark:0>24}"), format!("{mark:0>128}")))
    }

    #[test]
    fn a_token_is_bound_to_time_user_agent_and_store() {
        let (mut tokens, jane) = tokens();
        let pair = issue(&mut tokens, &jane, "a");
        assert_eq!(tokens.verify(&pair.token, "node", NOW), Some(2));
        assert_eq!(tokens.verify(&pair.token, "curl", NOW), None);
        assert_eq!(
            tokens.verify(&pair.token, "node", NOW + TOKEN_SECONDS),
            None
        );
        let forged = issue(&mut Tokens::new("other"), &jane, "a");
        assert_eq!(tokens.verify(&forged.token, "node", NOW), None);
        assert_eq!(tokens.verify("not.a.token", "node", NOW), None);
    }

    #[test]
    fn refreshing_and_revoking_end_a_token() {
        let (mut tokens, jane) = tokens();
        let first = issue(&mut tokens, &jane, "a");
        assert_eq!(tokens.take(&first.refresh), Some(first.clone()));
        assert_eq!(tokens.take(&first.refresh), None);
        assert_eq!(tokens.verify(&first.token, "node", NOW), None);
        let second = issue(&mut tokens, &jane, "b");
        tokens.revoke(2);
        assert_eq!(tokens.verify(&second.token, "node", NOW), None);
    }

    #[test]
    fn an_expired_token_can_still_be_refreshed() {
        let (mut tokens, jane) = tokens();
        let pair = issue(&mut tokens, &jane, "a");
        tokens.expire();
        assert_eq!(tokens.verify(&pair.token, "node", NOW), None);
        assert!(tokens.take(&pair.refresh).is_some());
    }

    #[test]
    fn the_sixth_pair_of_a_user_ends_the_first() {
        let (mut tokens, jane) = tokens();
        let pairs: Vec<Pair> = ["a", "b", "c", "d", "e", "f"]
            .iter()
            .map(|mark| issue(&mut tokens, &jane, mark))
            .collect();
        let valid: Vec<bool> = pairs
            .iter()
            .map(|pair| tokens.verify(&pair.token, "node", NOW).is_some())
            .collect();
        assert_eq!(valid, [false, true, true, true, true, true]);
    }
}
