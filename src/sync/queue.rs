//! The queue: what has not ended, why, and what the shopper may decide about it.

use crate::cart::document::Node;
use crate::cart::interned::Text;
use crate::sync::intent::{Outcome, Problem};
use crate::sync::log::Entry;
use crate::sync::machine::Machine;
use crate::sync::ports::Effect;
use crate::sync::sabotage::{self, Fault};

/// How long a guest's cart lives on the server after it was last used, in milliseconds: 7 days up to
/// CoCart 4.3 (contract 9.4), and the most that any version gives a guest without being told to.
const CART_LIFE: u64 = 7 * 24 * 60 * 60 * 1000;
/// The code of an intent that is older than that.
const UNCONFIRMED: &str = "unconfirmed";

/// Where an intent that has not ended stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// On the wire.
    Sending,
    /// Not yet sent.
    Waiting,
    /// Sent without a clear outcome, which is being made certain.
    Checking,
    /// The store keeps failing on it alone, or on one that it needs.
    Parked,
    /// Older than the cart's life, and to be sent only if the shopper still means it.
    Unconfirmed,
}

/// An intent that has not ended.
pub struct Queued<'a, N: Node> {
    /// The intent, and how often it was tried.
    pub entry: &'a Entry<N>,
    /// Where it stands.
    pub standing: Standing,
    /// Why it stands there, where there is a reason.
    pub reason: Option<&'a Problem>,
}

impl<N: Node> Machine<N> {
    /// The intents that have not ended, oldest first.
    pub fn queue(&self) -> impl Iterator<Item = Queued<'_, N>> {
        self.log.entries().iter().map(|entry| self.queued(entry))
    }

    /// The local id that a line goes by.
    pub fn line_id<'a>(&'a self, line: &'a Text) -> &'a Text {
        self.names.id_of(self.names.resolve(line))
    }

    fn queued<'a>(&'a self, entry: &'a Entry<N>) -> Queued<'a, N> {
        let needed = || {
            let line = entry.intent.action.line().map(|line| self.line_id(line));
            let mut earlier = self.log.entries().iter();
            let held = earlier.find(|earlier| {
                let of = earlier.intent.action.line();
                earlier.held.is_some() && (of.is_none() || of.map(|of| self.line_id(of)) == line)
            });
            held.and_then(|held| held.held.as_ref())
        };
        let (standing, reason) = match &entry.held {
            _ if entry.flying => (Standing::Sending, None),
            _ if entry.unsure || self.is_suspect(&entry.intent.id) => {
                (Standing::Checking, self.problem.as_ref())
            }
            Some(problem) if problem.code == UNCONFIRMED => (Standing::Unconfirmed, Some(problem)),
            Some(problem) => (Standing::Parked, Some(problem)),
            None if self.resting => (Standing::Parked, needed()),
            None => (Standing::Waiting, self.problem.as_ref()),
        };
        Queued {
            entry,
            standing,
            reason,
        }
    }

    fn is_suspect(&self, intent: &Text) -> bool {
        self.suspect.as_ref().is_some_and(|suspect| {
            let mut steps = suspect.parts.iter().flatten();
            steps.any(|step| step.intents.iter().any(|id| id == intent))
        })
    }

    /// Whether an intent may be dropped: it waits, and nothing that was sent may still carry it out.
    pub fn may_drop(&self, intent: &str) -> bool {
        self.queue().any(|queued| {
            queued.entry.intent.id == intent
                && (!matches!(queued.standing, Standing::Sending | Standing::Checking)
                    || sabotage::is(Fault::DropSent))
        })
    }

    /// Sends what is held after all.
    pub(super) fn retry(&mut self, intent: Option<&Text>, now: u64, out: &mut Vec<Effect<N>>) {
        for entry in self.log.entries_mut() {
            if sabotage::is(Fault::IgnoreRetry) {
                continue;
            }
            if entry.held.is_some() && intent.is_none_or(|id| id == entry.intent.id) {
                entry.held = None;
                entry.attempts = 0;
                entry.since = now;
            }
        }
        self.pace.not_before = now;
        self.keep_log(out);
        out.push(Effect::Changed);
    }

    /// Gives an intent up, and with it those that need it.
    pub(super) fn give_up(&mut self, intent: Text, out: &mut Vec<Effect<N>>) {
        if !self.may_drop(&intent) {
            return;
        }
        let later = self.log.after_clear(&intent);
        self.drop_entry(intent, out);
        // What was meant for a line of its own because of a Clear is meant for the line that is there.
        self.join(later);
        self.rebase(false, out);
        self.keep_log(out);
        out.push(Effect::Changed);
    }

    /// Ends an intent that was never sent, and never will be.
    pub(super) fn drop_entry(&mut self, intent: Text, out: &mut Vec<Effect<N>>) {
        let problem = Problem::local("dropped", "This was given up.");
        let line = self.take_entry(&intent);
        let is_shown = line.as_ref().is_none_or(|line| {
            let lines = self.folded().view.lines;
            lines.iter().any(|shown| shown.id == *line)
        });
        if let Some(line) = line.as_ref().filter(|_| !is_shown) {
            // What needs it ends for the same reason.
            self.mark(line, |mark| mark.error = Some(problem.clone()));
        }
        self.end_for_all(intent, Outcome::Refused { line, problem }, out);
    }

    /// What is older than the cart's life is not sent unasked: the shopper may long have forgotten it.
    pub(super) fn hold_old(entry: &mut Entry<N>, now: u64) {
        if entry.since == 0 {
            // A record of version 1 does not say.
            entry.since = now;
        }
        if now.saturating_sub(entry.since) > CART_LIFE && !sabotage::is(Fault::SendOld) {
            entry.held = Some(Problem::local(
                UNCONFIRMED,
                "This was asked for more than seven days ago.",
            ));
        }
    }
}
