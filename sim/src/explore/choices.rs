//! What is left open while a world makes one step: whether the request it sends is lost and commits late,
//! and before which of its effects a page crashes.

use cocart_wasm::sync::ports::Effect;

use crate::document::Document;
use crate::explore::Faults;
use crate::faults::{Fate, Fault};
use crate::world::World;

/// The choices of a step, and the faults that may still come.
#[derive(Clone, Default)]
pub struct Choices {
    /// What is to be chosen, from the first choice of the step on; after these the first of each.
    given: Vec<usize>,
    /// What was chosen, of how many.
    taken: Vec<(usize, usize)>,
    /// Whether a page may still crash.
    pub(super) crash: bool,
    /// Whether a request may still commit late.
    pub(super) late: bool,
    /// The rows of the store, in one number.
    pub(super) rows: u128,
}

impl Choices {
    /// With these faults to come.
    pub(super) fn new(faults: Faults) -> Choices {
        Choices {
            crash: faults.crash,
            late: faults.late,
            ..Choices::default()
        }
    }

    /// A step begins.
    pub(super) fn begin(&mut self, given: Vec<usize>) {
        self.given = given;
        self.taken.clear();
    }

    /// What is to be chosen in the next run of the same step; `None` where all was.
    pub(super) fn next(&self) -> Option<Vec<usize>> {
        let mut taken = self.taken.clone();
        while let Some((chosen, of)) = taken.pop() {
            if chosen + 1 < of {
                let mut next: Vec<usize> = taken.iter().map(|(chosen, _)| *chosen).collect();
                next.push(chosen + 1);
                return Some(next);
            }
        }
        None
    }

    /// Says yes or no; no first.
    fn choose(&mut self) -> bool {
        let given = self.given.get(self.taken.len());
        let chosen = given.copied().unwrap_or(0);
        self.taken.push((chosen, 2));
        chosen == 1
    }
}

impl<N: Document> World<N> {
    /// Whether the page crashes before this effect. Before the first one it may as well have crashed
    /// before the step; of those that nobody else sees the next one is as good.
    pub(crate) fn crashes_before(&mut self, nth: usize, effect: &Effect<N>) -> bool {
        let is_seen = matches!(
            effect,
            Effect::Store { .. } | Effect::AcquireLane | Effect::ReleaseLane | Effect::Send { .. }
        );
        let Some(choices) = &mut self.choices else {
            return false;
        };
        let crashes = is_seen && nth > 0 && choices.crash && choices.choose();
        if crashes {
            self.count_crash();
        }
        crashes
    }

    /// The crash was chosen.
    pub(super) fn count_crash(&mut self) {
        if let Some(choices) = &mut self.choices {
            choices.crash = false;
        }
        // No effect is the 0th: this only counts, as what bounds the number of requests.
        self.script.faults.push(Fault::KillAtEffect(0));
    }

    /// Whether a request is lost, and commits late.
    pub(crate) fn loses(&mut self, nth: u32) -> Option<Fate> {
        let choices = self.choices.as_mut()?;
        if !choices.late || !choices.choose() {
            return None;
        }
        choices.late = false;
        let fate = Fate::Late {
            arrives: 0,
            takes: 0,
        };
        self.script.faults.push(Fault::Request(nth, fate));
        Some(fate)
    }
}
