//! The locks that all tabs of a shop share: Web Locks, or leases in localStorage where there are none.
//! See `tabs.ts`.

use js_sys::{Function, Map, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use super::entropy;
use super::storage::Storage;
use crate::sync::lease::{self, Bid, Move};

// `catch` also where nothing throws: see `same.ts` in `json.rs`.
#[wasm_bindgen(raw_module = "#tabs")]
extern "C" {
    #[wasm_bindgen(catch, js_name = lock)]
    fn lock(name: &str, passing: bool, page: Option<&Map>) -> Result<Promise, JsValue>;

    /// What gives a lease back, and knows whether it still is ours.
    #[wasm_bindgen(extends = Function)]
    type Renewal;

    #[wasm_bindgen(catch, js_name = renew)]
    fn renew(record: &str, ticket: &str) -> Result<Renewal, JsValue>;

    #[wasm_bindgen(method, catch, structural, js_name = isOurs)]
    fn is_ours(this: &Renewal) -> Result<bool, JsValue>;

    #[wasm_bindgen(catch, js_name = moved)]
    fn moved(record: &str, pause: u32) -> Result<Promise, JsValue>;
}

/// The lock is held as long as this lives; a page that goes away gives it back by itself.
pub struct Guard {
    release: Function,
    lease: Option<Renewal>,
}

impl Guard {
    /// Whether it may be somebody else's by now: the lease of a page that was frozen.
    pub fn is_lost(&self) -> bool {
        let lease = self.lease.as_ref();
        lease.is_some_and(|lease| !lease.is_ours().unwrap_or(false))
    }

    /// The page is put away, maybe for ever: others need not wait until a lease runs out.
    pub fn put_away(&self) {
        if self.lease.is_some() {
            self.release();
        }
    }

    fn release(&self) {
        drop(self.release.call0(&JsValue::UNDEFINED));
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        self.release();
    }
}

/// Waits for the lock called `name`. Without localStorage, tabs have nothing in common: it is a queue of
/// this page alone then. A `passing` one is no longer waited for when the page is put away.
pub async fn acquire(storage: &Storage, name: &str, passing: bool) -> Option<Guard> {
    let release = JsFuture::from(lock(name, passing, storage.alone()).ok()?)
        .await
        .ok()?;
    if release.is_function() {
        return Some(Guard {
            release: release.unchecked_into(),
            lease: None,
        });
    }
    let mut jitter = [0];
    entropy::fill(&mut jitter);
    let ticket = entropy::text(8);
    let mut bid = Bid::new(ticket.clone(), lease::PAUSE + u64::from(jitter[0]) / 2);
    let mut pause = 0;
    loop {
        let now = JsFuture::from(moved(name, pause).ok()?).await.ok()?;
        let now = now.as_f64().unwrap_or_default() as u64;
        pause = match bid.look(storage.get(name).as_deref(), now) {
            Move::Enter => break,
            Move::Write(pause) => {
                if storage.set(name, &ticket).is_err() {
                    storage.remove(name);
                    return None;
                }
                pause
            }
            // Other carts of this page are not heard.
            Move::Wait(pause) => pause.min(1_000),
        } as u32;
    }
    let lease = renew(name, &ticket).ok()?;
    Some(Guard {
        release: lease.clone().unchecked_into(),
        lease: Some(lease),
    })
}
