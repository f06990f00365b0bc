//! The lane of a device without Web Locks: a lease on a record, as `src/browser/locks.rs` and `js/tabs.ts` have it.
//!
//! What a tab writes the others see a little later, and a tab that stands still renews nothing.

use cocart_wasm::sync::lease::{self, Bid};

/// How often a lease is renewed, in milliseconds, as in `js/tabs.ts`.
pub const RENEWAL: u64 = 2_000;

/// How long at most a lease of a page that stands still, or is gone, keeps the others waiting, in milliseconds.
pub const PATIENCE: u64 = lease::EXPIRY + 300;

/// The record of the lease of a device.
#[derive(Clone, Default)]
pub struct Record {
    writes: Vec<(u64, u32, Option<String>)>,
}

impl Record {
    /// What a page sees of it, where what others write takes `delay` to be seen.
    pub fn read(&self, page: u32, now: u64, delay: u64) -> Option<&str> {
        let mut seen = self.writes.iter().rev();
        let is_seen = |(at, by, _): &&(u64, u32, Option<String>)| *by == page || at + delay <= now;
        seen.find(is_seen)?.2.as_deref()
    }

    /// A page writes it, or takes it away.
    pub fn write(&mut self, page: u32, now: u64, text: Option<String>) {
        self.writes.push((now, page, text));
        if self.writes.len() > 64 {
            // All have seen what came before.
            self.writes.drain(..32);
        }
    }
}

/// What a page has to do with the lease.
#[derive(Clone, Default)]
pub enum Part {
    /// Nothing.
    #[default]
    None,
    /// It tries to get it.
    Bids(Bid, String),
    /// It has it by this ticket, and has renewed it then.
    Has(String, u64),
}
