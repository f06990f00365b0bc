//! What may happen next, and that it happens.

use crate::document::Document;
use crate::faults::Fate;
use crate::invariants::WATCH;
use crate::world::{Happening, Heard, World};

/// What may happen next.
#[derive(Clone, Copy, Debug)]
pub(super) enum Choice {
    /// Something in the queue, by its order.
    Happening(u64),
    /// The page of a seat crashes.
    Crash(usize),
}

impl<N: Document> World<N> {
    /// Makes one choice.
    pub(super) fn turn(&mut self, choice: Choice, within: Vec<usize>) {
        if let Some(choices) = &mut self.choices {
            choices.begin(within);
        }
        match choice {
            Choice::Happening(order) => {
                let mut queue = self.queue.iter();
                if let Some(index) = queue.position(|(_, nth, _)| *nth == order) {
                    let (at, _, happening) = self.queue.swap_remove(index);
                    if matches!(happening, Happening::Timer(..)) {
                        self.pass_time(at);
                    }
                    self.happen(happening);
                }
            }
            Choice::Crash(seat) => {
                self.count_crash();
                if let Some(page) = self.seats[seat] {
                    self.kill(page);
                }
            }
        }
        self.clear_away();
    }

    /// A timer goes off: a crashed page's request that is still on its way is the late one.
    fn pass_time(&mut self, at: u64) {
        self.now = self.now.max(at);
        if self.queue.iter().any(|(_, _, coming)| self.is_late(coming))
            && let Some(choices) = &mut self.choices
        {
            choices.late = false;
        }
    }

    /// What can have no effect any more is no choice.
    fn clear_away(&mut self) {
        let (pages, seats) = (&self.pages, &self.seats);
        self.queue.retain(|(_, _, happening)| match happening {
            Happening::Hear(page, _) => pages[*page as usize].alive,
            Happening::Timer(page, timer) => {
                let page = &pages[*page as usize];
                page.alive && page.timer == *timer
            }
            Happening::Open(seat) => seats[*seat].is_none(),
            _ => true,
        });
    }

    /// Everything is over.
    pub(super) fn rest(&mut self) {
        self.choices = None;
        self.come_back();
        if self.failure.is_none() {
            self.look_back();
        }
    }

    pub(super) fn open_choices(&self) -> Vec<Choice> {
        let mut open = Vec::new();
        let quick = self.queue.iter();
        let is_quiet = !quick
            .filter(|(_, _, coming)| !self.may_wait(coming))
            .any(|(_, _, coming)| !matches!(coming, Happening::Timer(..)));
        // A hint comes at once.
        let mut hints = self.queue.iter();
        let hint =
            hints.find(|(_, _, coming)| matches!(coming, Happening::Hear(_, Heard::Hint(_))));
        if let Some((_, order, _)) = hint {
            return vec![Choice::Happening(*order)];
        }
        for (at, order, coming) in &self.queue {
            let is_open = match coming {
                Happening::Deed(index) => self.is_next(*index),
                Happening::Timer(..) => is_quiet && self.is_due(*at),
                _ => true,
            };
            if is_open {
                open.push(Choice::Happening(*order));
            }
        }
        // Once nothing is to come a crash is what the shopper's coming back is.
        let crash = self.choices.as_ref().is_some_and(|choices| choices.crash);
        if crash && !open.is_empty() {
            let seats = self.seats.iter().enumerate();
            let taken = seats.filter(|(_, page)| page.is_some());
            open.extend(taken.map(|(seat, _)| Choice::Crash(seat)));
        }
        open
    }

    /// Whether something may take longer than a timer.
    fn may_wait(&self, coming: &Happening<N>) -> bool {
        matches!(coming, Happening::Deed(_) | Happening::Open(_)) || self.is_late(coming)
    }

    /// Whether this is the late commit, or its arrival at the store.
    fn is_late(&self, coming: &Happening<N>) -> bool {
        let (Happening::Arrive(request) | Happening::Commit(request, _)) = coming else {
            return false;
        };
        let request = &self.network.requests[*request];
        let late = self.choices.as_ref().is_some_and(|choices| choices.late);
        let orphaned = late && !self.pages[request.page as usize].alive;
        matches!(request.fate, Some(Fate::Late { .. })) || orphaned
    }

    /// Whether a deed is the next one of a tab that is open.
    fn is_next(&self, index: usize) -> bool {
        let seat = self.script.deeds[index].seat;
        let earlier = self.queue.iter().any(|(_, _, coming)| {
            matches!(coming, Happening::Deed(other)
                if *other < index && self.script.deeds[*other].seat == seat)
        });
        self.seats[seat].is_some() && !earlier
    }

    /// Whether no other timer is earlier, and the late commit is not left behind by the watch.
    fn is_due(&self, at: u64) -> bool {
        self.queue.iter().all(|(other, _, coming)| match coming {
            Happening::Timer(..) => at <= *other,
            Happening::Arrive(request) | Happening::Commit(request, _) => {
                let over = self.network.requests[*request].over_at;
                over.is_some_and(|over| at <= over + WATCH)
            }
            _ => true,
        })
    }
}
