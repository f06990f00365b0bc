//! Faults on demand: what goes wrong with which of the next requests.
//!
//! Over HTTP: `POST /devstore/faults` with one [`Fault`] as JSON or a list of them. Over the
//! library: [`Faults::arm`]. A fault strikes the next `times` requests that match `method` and
//! `path`, after letting `skip` of them pass; of several armed faults the oldest that matches
//! strikes, one per request. All times are in milliseconds.
//!
//! ```json
//! { "path": "cart/add-item", "drop": "after-commit" }
//! { "method": "GET", "path": "/cart", "times": 2, "status": 503, "body": "html" }
//! { "status": 429, "retry_after": 3 }
//! { "path": "cart", "late_commit": 1500 }
//! { "path": "cart", "body": "php-warning" }
//! { "path": "/v2/cart", "cached": true }
//! ```

use std::sync::{Mutex, MutexGuard, PoisonError};

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// One fault and the requests it strikes. Unknown fields are refused.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Fault {
    /// Only requests with this HTTP method on the wire, for example `POST`; any if absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub method: Option<String>,
    /// Only requests whose path and query contain this text; any if absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// How many matching requests it strikes; 1 if absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub times: Option<u32>,
    /// How many matching requests pass unharmed before.
    pub skip: u32,
    /// How long the request is kept before the store loads the cart.
    pub delay: u64,
    /// How long the request takes between load and save, in place of the store's own latency.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub latency: Option<u64>,
    /// How long the answer is kept after the save.
    pub hold: u64,
    /// Cuts the connection.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub drop: Option<DropAt>,
    /// Cuts the connection at once; the store loads the cart now and saves it after this time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub late_commit: Option<u64>,
    /// Answers this status with a page or JSON of a web server, in place of the store's answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<u16>,
    /// Whether the store does what it was asked although `status` is answered; false if absent.
    pub commit: bool,
    /// The `Retry-After` header: seconds as a number, or a date as text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub retry_after: Option<RetryAfter>,
    /// What becomes of the body.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub body: Option<Mangle>,
    /// Whether a cache of the host answers in place of the store, with what the last read of the same path and
    /// cart was answered: such caches overlook the rest of the query. Writes, and what was never read, get through.
    pub cached: bool,
    /// Whether the answer lacks all CORS headers, as a PHP fatal's does.
    pub no_cors: bool,
    /// Whether a cut may meet a connection that was used before. Browsers then send the request
    /// a second time on their own, a POST, too; without this field only fresh connections are cut.
    pub keep_alive: bool,
}

/// When the connection is cut.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum DropAt {
    /// The store never sees the request.
    BeforeCommit,
    /// The store has done what it was asked; the answer is lost.
    AfterCommit,
    /// The status, the headers and half of the body arrive.
    InBody,
}

/// What becomes of the answer's body.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mangle {
    /// A page (`text/html`) in place of the JSON.
    Html,
    /// The first half, as a complete answer: PHP died while it wrote.
    Truncated,
    /// A PHP warning before the JSON, as on stores with `display_errors` on.
    PhpWarning,
    /// Nothing.
    Empty,
}

/// The two forms of `Retry-After` (RFC 9110, 10.2.3).
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(untagged)]
pub enum RetryAfter {
    /// Seconds from now.
    Seconds(u32),
    /// An HTTP date, sent as it is.
    Date(String),
}

/// An armed fault as `GET /devstore/faults` lists it.
#[derive(Clone, Debug, Serialize)]
pub struct Armed {
    /// Its number, which the log names.
    pub id: u64,
    /// How many requests it will still strike.
    pub left: u32,
    /// The fault.
    pub fault: Fault,
}

/// The armed faults of one server.
#[derive(Debug, Default)]
pub struct Faults {
    armed: Mutex<(u64, Vec<Armed>)>,
}

impl Faults {
    fn state(&self) -> MutexGuard<'_, (u64, Vec<Armed>)> {
        self.armed.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Arms a fault and returns its number.
    pub fn arm(&self, fault: Fault) -> u64 {
        let mut state = self.state();
        state.0 += 1;
        let id = state.0;
        state.1.push(Armed {
            id,
            left: fault.times.unwrap_or(1),
            fault,
        });
        id
    }

    /// The faults that have not struck as often as they should.
    pub fn armed(&self) -> Vec<Armed> {
        self.state().1.clone()
    }

    /// Disarms everything.
    pub fn clear(&self) {
        self.state().1.clear();
    }

    /// Whether an armed fault wants to cut fresh connections.
    pub fn wants_fresh_connections(&self) -> bool {
        self.state()
            .1
            .iter()
            .any(|armed| armed.fault.wants_fresh_connections())
    }

    /// The fault that strikes this request, with its number; counts it.
    pub fn strike(&self, method: &str, uri: &str) -> Option<(u64, Fault)> {
        let mut state = self.state();
        let hits = state
            .1
            .iter_mut()
            .filter(|armed| armed.fault.matches(method, uri));
        let mut struck = None;
        for armed in hits {
            if armed.fault.skip > 0 {
                armed.fault.skip -= 1;
            } else if struck.is_none() {
                armed.left = armed.left.saturating_sub(1);
                struck = Some((armed.id, armed.fault.clone()));
            }
        }
        state.1.retain(|armed| armed.left > 0);
        struck
    }
}

impl Fault {
    /// Reads one fault or a list of them; the error says which field is wrong and why.
    pub fn parse(json: Value) -> Result<Vec<Fault>, String> {
        let items = match json {
            Value::Array(items) => items,
            one => vec![one],
        };
        let mut faults = Vec::new();
        for item in items {
            let fault: Fault = serde_json::from_value(item).map_err(|error| error.to_string())?;
            fault.check()?;
            faults.push(fault);
        }
        Ok(faults)
    }

    fn check(&self) -> Result<(), String> {
        if self
            .status
            .is_some_and(|status| !(200..600).contains(&status))
        {
            return Err("`status` must be between 200 and 599".into());
        }
        if self.times == Some(0) {
            return Err("`times` must be at least 1".into());
        }
        if self.late_commit.is_some() && (self.drop.is_some() || self.status.is_some()) {
            return Err(
                "`late_commit` cuts the connection: neither `drop` nor `status` goes with it"
                    .into(),
            );
        }
        if self.commit && self.status.is_none() {
            return Err(
                "`commit` goes with `status` only; without it the store always commits".into(),
            );
        }
        if self.retry_after.is_some() && self.status.is_none() {
            return Err("`retry_after` goes with `status` only".into());
        }
        Ok(())
    }

    /// Whether it cuts the connection, and only a fresh one.
    pub fn wants_fresh_connections(&self) -> bool {
        (self.drop.is_some() || self.late_commit.is_some()) && !self.keep_alive
    }

    fn matches(&self, method: &str, uri: &str) -> bool {
        let method_fits = self
            .method
            .as_deref()
            .is_none_or(|wanted| wanted.eq_ignore_ascii_case(method));
        method_fits
            && self
                .path
                .as_deref()
                .is_none_or(|wanted| uri.contains(wanted))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn armed(json: Value) -> Faults {
        let faults = Faults::default();
        Fault::parse(json).unwrap().into_iter().for_each(|fault| {
            faults.arm(fault);
        });
        faults
    }

    #[test]
    fn strikes_the_next_matching_requests_only() {
        let faults = armed(
            json!({"method": "post", "path": "add-item", "skip": 1, "times": 2, "status": 500}),
        );
        let strikes: Vec<bool> = [("POST", "/cart/add-item"); 5]
            .into_iter()
            .map(|(method, path)| faults.strike(method, path).is_some())
            .collect();
        assert_eq!(strikes, [false, true, true, false, false]);
        let faults = armed(json!({"method": "POST", "status": 500}));
        assert!(faults.strike("GET", "/cart").is_none());
        assert_eq!(faults.armed().len(), 1);
    }

    #[test]
    fn one_fault_strikes_a_request_the_oldest_first() {
        let faults = armed(json!([{"status": 500}, {"status": 503}]));
        let statuses: Vec<_> = (0..3)
            .map(|_| faults.strike("GET", "/").and_then(|f| f.1.status))
            .collect();
        assert_eq!(statuses, [Some(500), Some(503), None]);
    }

    #[test]
    fn unknown_and_contradicting_fields_are_refused() {
        for (json, word) in [
            (json!({"statsu": 500}), "statsu"),
            (json!({"drop": "sometimes"}), "sometimes"),
            (json!({"status": 42}), "status"),
            (json!({"times": 0}), "times"),
            (json!({"late_commit": 5, "drop": "in-body"}), "late_commit"),
            (json!({"commit": true}), "commit"),
            (json!({"retry_after": 3}), "retry_after"),
        ] {
            let error = Fault::parse(json).unwrap_err();
            assert!(error.contains(word), "{error}");
        }
    }

    #[test]
    fn retry_after_takes_seconds_and_dates() {
        assert!(Fault::parse(json!({"status": 429, "retry_after": 3})).is_ok());
        assert!(
            Fault::parse(json!({"status": 503, "retry_after": "Mon, 23 Nov 2026 15:16:31 GMT"}))
                .is_ok()
        );
    }
}
