//! What the server was asked, when, and what it answered: `GET /devstore/log`.

use std::sync::{Mutex, MutexGuard, PoisonError};

use serde::Serialize;

use crate::http::Request;

/// One request as the log tells it.
#[derive(Clone, Debug, Serialize)]
pub struct Entry {
    /// Counts from 1 in the order of arrival.
    pub id: usize,
    /// The HTTP method on the wire; `_method` stays in the query.
    pub method: String,
    /// The path, percent-decoded, without the query.
    pub path: String,
    /// The query, as sent.
    pub query: String,
    /// The request body as text, at most 4,000 characters.
    pub body: String,
    /// Whether the request loads a cart and writes it back.
    pub cart: bool,
    /// The cart key the request worked on; `null` for other requests.
    pub cart_key: Option<String>,
    /// When it arrived, in milliseconds since the server started.
    pub start: f64,
    /// When the store was done with it, in milliseconds since the server started; `null` while
    /// it runs.
    pub end: Option<f64>,
    /// The status sent, or the one meant for a connection that was cut; 0 if it was cut before the
    /// store saw the request; `null` while it runs.
    pub status: Option<u16>,
    /// Whether the store did what it was asked and saved the cart.
    pub committed: bool,
    /// The number of the fault that struck, if one did.
    pub fault: Option<u64>,
}

/// The log with its sums, as `GET /devstore/log` answers.
#[derive(Clone, Debug, Serialize)]
pub struct Summary {
    /// All requests to the store, oldest first; `/devstore/` and pictures are not counted.
    pub requests: Vec<Entry>,
    /// How many there are.
    pub total: usize,
    /// How many of them load and save a cart.
    pub cart_requests: usize,
    /// How many pairs of requests on one cart ran at the same time. A client that keeps the
    /// cart's lane has none.
    pub overlaps: usize,
}

/// The request log of one server.
#[derive(Debug, Default)]
pub struct Log {
    entries: Mutex<Vec<Entry>>,
}

impl Log {
    fn entries(&self) -> MutexGuard<'_, Vec<Entry>> {
        self.entries.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Notes a request that arrives at `start` and returns its id.
    pub fn start(&self, request: &Request, cart: bool, start: f64) -> usize {
        let mut entries = self.entries();
        let id = entries.last().map_or(0, |last| last.id) + 1;
        entries.push(Entry {
            id,
            method: request.method.clone(),
            path: request.path.clone(),
            query: request.query.clone(),
            body: String::from_utf8_lossy(&request.body)
                .chars()
                .take(4000)
                .collect(),
            cart,
            cart_key: None,
            start,
            end: None,
            status: None,
            committed: false,
            fault: None,
        });
        id
    }

    /// Changes the entry with that id, if it is still there.
    pub fn update(&self, id: usize, change: impl FnOnce(&mut Entry)) {
        if let Some(entry) = self.entries().iter_mut().find(|entry| entry.id == id) {
            change(entry);
        }
    }

    /// Notes that the store is done with a request at `end`.
    pub fn end(&self, id: usize, status: u16, committed: bool, end: f64) {
        self.update(id, |entry| {
            entry.end = Some(end);
            entry.status = Some(status);
            entry.committed = committed;
        });
    }

    /// Forgets everything.
    pub fn clear(&self) {
        self.entries().clear();
    }

    /// Everything with its sums.
    pub fn summary(&self) -> Summary {
        let requests = self.entries().clone();
        let carts: Vec<&Entry> = requests.iter().filter(|entry| entry.cart).collect();
        let mut overlaps = 0;
        for (index, one) in carts.iter().enumerate() {
            let ends = one.end.unwrap_or(f64::INFINITY);
            overlaps += carts[index + 1..]
                .iter()
                .filter(|next| next.cart_key == one.cart_key && next.start < ends)
                .count();
        }
        Summary {
            total: requests.len(),
            cart_requests: carts.len(),
            overlaps,
            requests,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_overlaps_per_cart_only() {
        let log = Log::default();
        let mut ids = Vec::new();
        for key in ["a", "a", "b"] {
            let id = log.start(&Request::default(), true, 1.0);
            log.update(id, |entry| entry.cart_key = Some(key.to_owned()));
            ids.push(id);
        }
        let other = log.start(&Request::default(), false, 1.0);
        for id in ids.into_iter().chain([other]) {
            log.end(id, 200, true, 2.0);
        }
        let late = log.start(&Request::default(), true, 3.0);
        log.update(late, |entry| entry.cart_key = Some("a".to_owned()));
        let summary = log.summary();
        assert_eq!(
            (summary.total, summary.cart_requests, summary.overlaps),
            (5, 4, 1)
        );
    }
}
