//! Every schedule of a small scope: two tabs, two lines, three intents, one request that is lost and
//! commits late, one crash. Whatever may happen next does, in every order, depth first; a situation that
//! was seen before is not followed again, but its schedules are counted.
//!
//! Time stands still but for the timers of pages. The lane, and requests and answers that are not lost,
//! take less time than any timer runs, so a timer only goes off when none of them is on its way: else an
//! answer would be as good as lost, which the lost request is for. A hint from tab to tab comes at once. The shopper, the tab that is
//! opened again after a crash, and the late commit may take longer than any timer; only a commit after
//! the watch for it has ended is left out, which is the first documented hole.

pub mod choices;
pub(crate) mod digest;
pub mod scope;
mod search;
pub(crate) mod served;
mod situation;
mod turn;

use std::collections::BTreeSet;

use crate::document::Document;
use crate::script::Script;

use search::Search;

/// What came of the schedules of a trip, or of several.
#[derive(Clone, Debug, Default)]
pub struct Explored {
    /// All schedules.
    pub schedules: u128,
    /// Those that broke a promise.
    pub broken: u128,
    /// Those whose content is not judged, see [`crate::world::Excuses`].
    pub excused: u128,
    /// Situations that differ.
    pub situations: u64,
    /// The most requests that one of them sent.
    pub requests: u64,
    /// How they ended: what the store held, what became of each intent, and what was broken.
    pub ends: BTreeSet<String>,
    /// What the first ones broke, each with the trace of one that broke it.
    pub found: Vec<(String, Vec<String>)>,
}

impl Explored {
    /// Adds the schedules of another trip.
    pub fn add(&mut self, other: Explored) {
        self.schedules += other.schedules;
        self.broken += other.broken;
        self.excused += other.excused;
        self.situations += other.situations;
        self.requests = self.requests.max(other.requests);
        self.ends.extend(other.ends);
        self.found.extend(other.found);
    }
}

/// Which faults may come, once each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Faults {
    /// A request is lost, and commits late.
    pub late: bool,
    /// A tab crashes, between any two effects that others can see.
    pub crash: bool,
}

/// How to search.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// Each situation once.
    Once,
    /// The same, until a schedule breaks a promise.
    UntilBroken,
    /// Each schedule for itself, whether or not it comes to a situation seen before: to see that nothing
    /// else comes of it.
    Plain,
}

/// Explores the schedules of a trip: its first `given` deeds are done before, undisturbed.
pub fn explore<N: Document>(
    script: &Script,
    given: usize,
    faults: Faults,
    manner: Manner,
) -> Explored {
    Search::new(script, given, faults, manner).run::<N>()
}
