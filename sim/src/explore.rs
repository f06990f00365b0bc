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
pub mod scope;
mod situation;

use std::collections::HashMap;

use crate::document::Document;
use crate::faults::Fate;
use crate::invariants::WATCH;
use crate::network::Network;
use crate::script::Script;
use crate::world::{Happening, Heard, World};

use choices::Choices;

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
    /// What the first broken one broke, and its trace.
    pub first: Option<(String, Vec<String>)>,
}

impl Explored {
    /// Adds the schedules of another trip.
    pub fn add(&mut self, other: Explored) {
        self.schedules += other.schedules;
        self.broken += other.broken;
        self.excused += other.excused;
        self.situations += other.situations;
        if self.first.is_none() {
            self.first = other.first;
        }
    }
}

/// Which faults may come, once each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Faults {
    /// A request is lost, and commits late.
    pub late: bool,
    /// A tab crashes, between any two effects that others can see.
    pub crash: bool,
}

/// What may happen next.
#[derive(Clone, Copy, Debug)]
enum Choice {
    /// Something in the queue, by its order.
    Happening(u64),
    /// The page of a seat crashes.
    Crash(usize),
}

/// A choice, and what was chosen within its step.
type Turn = (Choice, Vec<usize>);

/// Schedules: all, broken, excused.
type Tally = [u128; 3];

struct Explorer {
    seen: HashMap<u64, Tally>,
    path: Vec<Turn>,
    /// The first path to a broken promise.
    found: Option<(String, Vec<Turn>)>,
    /// Whether that is enough.
    only_first: bool,
}

/// Explores every schedule of a trip: its first `given` deeds are done before, undisturbed.
pub fn explore<N: Document>(script: &Script, given: usize, faults: Faults) -> Explored {
    search::<N>(script, given, faults, false)
}

/// Explores the schedules of a trip until one breaks a promise.
pub fn explore_until_broken<N: Document>(
    script: &Script,
    given: usize,
    faults: Faults,
) -> Explored {
    search::<N>(script, given, faults, true)
}

fn search<N: Document>(
    script: &Script,
    given: usize,
    faults: Faults,
    only_first: bool,
) -> Explored {
    let mut explorer = Explorer {
        seen: HashMap::new(),
        path: Vec::new(),
        found: None,
        only_first,
    };
    let [schedules, broken, excused] = explorer.visit(begin::<N>(script, given, faults, false));
    let first = explorer.found.map(|(failure, path)| {
        let mut world = begin::<N>(script, given, faults, true);
        for (choice, within) in path {
            world.turn(choice, within);
        }
        if world.failure.is_none() {
            world.rest();
        }
        (failure, world.trace.lines().to_vec())
    });
    Explored {
        schedules,
        broken,
        excused,
        situations: explorer.seen.len() as u64,
        first,
    }
}

/// The world before the first choice.
fn begin<N: Document>(script: &Script, given: usize, faults: Faults, verbose: bool) -> World<N> {
    let mut world = World::<N>::new(script.clone(), Network::small(), verbose);
    for seat in 0..world.seats.len() {
        world.open(seat);
    }
    world.drain();
    for index in 0..given {
        world.act(index);
        world.drain();
    }
    // What came before is over, also for timers.
    world.choices = Some(Choices::new(faults));
    world.note_store();
    for page in 0..world.pages.len() {
        world.note_start(page as u32);
    }
    for index in given..world.script.deeds.len() {
        world.at(world.now, Happening::Deed(index));
    }
    world
}

impl Explorer {
    fn visit<N: Document>(&mut self, world: World<N>) -> Tally {
        if let Some(failure) = &world.failure {
            self.note(failure);
            return [1, 1, 0];
        }
        let situation = world.situation();
        if let Some(tally) = self.seen.get(&situation) {
            return *tally;
        }
        let choices = world.open_choices();
        let mut tally = [0; 3];
        if choices.is_empty() {
            tally = self.finish(world);
        } else {
            for choice in choices {
                let mut within = Some(Vec::new());
                while let Some(given) = within {
                    if self.only_first && self.found.is_some() {
                        return tally;
                    }
                    let mut next = world.clone();
                    self.path.push((choice, given.clone()));
                    next.turn(choice, given);
                    within = next.choices.as_ref().and_then(Choices::next);
                    let more = self.visit(next);
                    self.path.pop();
                    for (sum, more) in tally.iter_mut().zip(more) {
                        *sum += more;
                    }
                }
            }
        }
        self.seen.insert(situation, tally);
        tally
    }

    /// Everything that was open has happened: the shopper comes back, and all must be well.
    fn finish<N: Document>(&mut self, mut world: World<N>) -> Tally {
        world.rest();
        if let Some(failure) = &world.failure {
            self.note(failure);
        }
        [
            1,
            u128::from(world.failure.is_some()),
            u128::from(world.excused.any()),
        ]
    }

    fn note(&mut self, failure: &str) {
        if self.found.is_none() {
            self.found = Some((failure.into(), self.path.clone()));
        }
    }
}

impl<N: Document> World<N> {
    /// Makes one choice.
    fn turn(&mut self, choice: Choice, within: Vec<usize>) {
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
    fn rest(&mut self) {
        self.choices = None;
        self.come_back();
        if self.failure.is_none() {
            self.look_back();
        }
    }

    fn open_choices(&self) -> Vec<Choice> {
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
