//! The store as a web service, whatever carries its requests: timing, faults, log, pictures and the routes that
//! steer it. Without a network, a clock or threads of its own: `server` carries it over HTTP, and
//! `devstore/wasm` to JavaScript, so both give the same answers.
//!
//! A request loads its cart when it arrives and saves it when its latency is over; no lock is held in between.
//! A client that hangs up does not stop its request: it is saved all the same (measured on a real store, 20 of
//! 20). What else can go wrong is in [`faults`]; the routes below `/devstore/` are in [`admin`].

pub mod admin;
pub mod answer;
pub mod course;
pub mod faults;
mod json;
mod latency;
pub mod log;
mod pictures;

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::store::Store;
use answer::Answer;
use faults::Faults;
pub use latency::Latency;
use log::Log;

/// The time of a step, which whoever carries the requests knows.
#[derive(Clone, Copy, Debug)]
pub struct Moment {
    /// Seconds since 1970.
    pub now: u64,
    /// Milliseconds since the service began.
    pub at: f64,
}

/// A store with everything around it.
pub struct Service {
    store: Mutex<Store>,
    /// Makes the store anew, for `/devstore/reset`.
    fresh: Box<dyn Fn() -> Store + Send + Sync>,
    latency: Mutex<Latency>,
    default_latency: Latency,
    faults: Faults,
    /// The last answers to reads, by method, path and cart: what a cache of the host may answer again.
    cache: Mutex<BTreeMap<String, Answer>>,
    log: Log,
}

impl Service {
    /// A service of the store that `fresh` makes, and makes again at every reset.
    pub fn new(latency: Latency, fresh: impl Fn() -> Store + Send + Sync + 'static) -> Self {
        Service {
            store: Mutex::new(fresh()),
            fresh: Box::new(fresh),
            latency: Mutex::new(latency),
            default_latency: latency,
            faults: Faults::default(),
            cache: Mutex::default(),
            log: Log::default(),
        }
    }

    /// The store. Never hold it while waiting.
    pub fn store(&self) -> MutexGuard<'_, Store> {
        self.store.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Arms a fault, as `POST /devstore/faults` does, and returns its number.
    pub fn arm(&self, fault: faults::Fault) -> u64 {
        self.faults.arm(fault)
    }

    /// Whether an armed fault wants to cut fresh connections.
    pub fn wants_fresh_connections(&self) -> bool {
        self.faults.wants_fresh_connections()
    }

    /// The log so far, as `GET /devstore/log` answers.
    pub fn log(&self) -> log::Summary {
        self.log.summary()
    }

    fn latency(&self) -> Latency {
        *self.latency.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn set_latency(&self, latency: Latency) {
        *self.latency.lock().unwrap_or_else(PoisonError::into_inner) = latency;
    }

    /// Carts, stock, settings, log and faults as at the start.
    fn reset(&self) {
        let fresh = (self.fresh)();
        *self.store() = fresh;
        self.set_latency(self.default_latency);
        self.faults.clear();
        self.cache().clear();
        self.log.clear();
    }

    fn cache(&self) -> MutexGuard<'_, BTreeMap<String, Answer>> {
        self.cache.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
