//! The lane where the browser has no locks: a lease on a record that every tab can read and write.
//!
//! Such storage knows no exchange in one step. So whoever finds the record free writes its ticket, waits
//! until everybody must have seen that, and has the lease only if its ticket is still there (Fischer's
//! algorithm). Who has it renews the record; one that stays the same for [`EXPIRY`] is of a tab that is
//! dead or frozen, and may be taken. All times come from one clock of the tab that never jumps.

use crate::sync::sabotage::{self, Fault};

/// The least pause between writing the ticket and finding it still there, in milliseconds: more than
/// twice what a write takes until every tab sees it. Add jitter, so that tabs do not meet again.
pub const PAUSE: u64 = 120;
/// How long a record must stay the same before it may be taken, in milliseconds.
pub const EXPIRY: u64 = 8_000;

/// What to do next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    /// The lease is ours.
    Enter,
    /// Write the ticket, and look again after this many milliseconds.
    Write(u64),
    /// Look again after this many milliseconds, or as soon as the record is gone.
    Wait(u64),
}

/// A try to get a lease.
#[derive(Clone, Debug)]
pub struct Bid {
    ticket: String,
    pause: u64,
    /// The record of somebody else, as it was when it last changed.
    seen: Option<String>,
    /// When that was, or when we wrote ours.
    since: u64,
}

impl Bid {
    /// `ticket` is random and no prefix of another one; `pause` is [`PAUSE`] and jitter.
    pub fn new(ticket: String, pause: u64) -> Self {
        Bid {
            ticket,
            pause,
            seen: None,
            since: 0,
        }
    }

    /// What to do, the record being this one at the time `now`.
    pub fn look(&mut self, record: Option<&str>, now: u64) -> Move {
        let waited = now.saturating_sub(self.since);
        let patience = match record {
            Some(record) if is_of(record, &self.ticket) => {
                if waited >= self.pause {
                    return Move::Enter;
                }
                self.pause
            }
            Some(other) if self.seen.as_deref() != Some(other) => {
                self.seen = Some(other.into());
                self.since = now;
                return Move::Wait(EXPIRY);
            }
            Some(_) if waited < EXPIRY => EXPIRY,
            _ => {
                self.seen = None;
                self.since = now;
                if sabotage::is(Fault::EnterAtOnce) {
                    self.pause = 0;
                }
                return Move::Write(self.pause);
            }
        };
        Move::Wait(patience - waited)
    }
}

/// Whether a record was written by whoever holds this ticket. A renewal adds to the ticket.
pub fn is_of(record: &str, ticket: &str) -> bool {
    record.starts_with(ticket)
}

#[cfg(test)]
mod tests;
