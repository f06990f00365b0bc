//! The search, depth first.

use std::collections::{BTreeSet, HashMap};

use super::choices::Choices;
use super::turn::Choice;
use super::{Explored, Faults, Manner};
use crate::document::Document;
use crate::network::Network;
use crate::script::Script;
use crate::world::{Happening, World};

/// Of how many broken promises a path is kept.
const SHOWN: usize = 8;

/// A choice, and what was chosen within its step.
type Turn = (Choice, Vec<usize>);

/// What comes of a situation.
#[derive(Clone, Copy, Default)]
struct Tally {
    schedules: u128,
    broken: u128,
    excused: u128,
    /// The most requests from here on.
    requests: u64,
}

impl Tally {
    /// One schedule ends here.
    fn end(broken: bool, excused: bool) -> Tally {
        Tally {
            schedules: 1,
            broken: u128::from(broken),
            excused: u128::from(excused),
            requests: 0,
        }
    }

    /// Adds what comes of a turn that sends so many requests.
    fn add(&mut self, requests: u64, more: Tally) {
        self.schedules += more.schedules;
        self.broken += more.broken;
        self.excused += more.excused;
        self.requests = self.requests.max(requests + more.requests);
    }
}

/// A search through the schedules of a trip.
pub(super) struct Search<'a> {
    script: &'a Script,
    given: usize,
    faults: Faults,
    manner: Manner,
    /// What came of each situation; `None` while it is not known yet.
    seen: HashMap<u128, Option<Tally>>,
    path: Vec<Turn>,
    ends: BTreeSet<String>,
    /// The first path to each broken promise.
    found: Vec<(String, Vec<Turn>)>,
}

impl<'a> Search<'a> {
    pub(super) fn new(script: &'a Script, given: usize, faults: Faults, manner: Manner) -> Self {
        Search {
            script,
            given,
            faults,
            manner,
            seen: HashMap::new(),
            path: Vec::new(),
            ends: BTreeSet::new(),
            found: Vec::new(),
        }
    }

    pub(super) fn run<N: Document>(mut self) -> Explored {
        let tally = self.visit(self.begin::<N>(false));
        let found = std::mem::take(&mut self.found).into_iter();
        let found = found.map(|(failure, path)| (failure, self.retrace::<N>(path)));
        Explored {
            schedules: tally.schedules,
            broken: tally.broken,
            excused: tally.excused,
            requests: tally.requests,
            situations: self.seen.len() as u64,
            found: found.collect(),
            ends: self.ends,
        }
    }

    /// What happens on a path.
    fn retrace<N: Document>(&self, path: Vec<Turn>) -> Vec<String> {
        let mut world = self.begin::<N>(true);
        for (choice, within) in path {
            world.turn(choice, within);
        }
        if world.failure.is_none() {
            world.rest();
        }
        world.trace.lines().to_vec()
    }

    /// The world before the first choice.
    fn begin<N: Document>(&self, verbose: bool) -> World<N> {
        let mut world = World::<N>::new(self.script.clone(), Network::small(), verbose);
        for seat in 0..world.seats.len() {
            world.open(seat);
        }
        world.drain();
        for index in 0..self.given {
            world.act(index);
            world.drain();
        }
        // What came before is over, also for timers.
        world.choices = Some(Choices::new(self.faults));
        world.note_store();
        for page in 0..world.pages.len() {
            world.note_page(page as u32);
        }
        for index in self.given..world.script.deeds.len() {
            world.at(world.now, Happening::Deed(index));
        }
        world
    }

    fn visit<N: Document>(&mut self, world: World<N>) -> Tally {
        if let Some(failure) = &world.failure {
            self.note(failure);
            self.ends.insert(failure.clone());
            return Tally::end(true, false);
        }
        let situation = world.situation();
        match self.seen.insert(situation, None) {
            // What goes in circles need never end.
            Some(None) => {
                self.note("liveness: the same situation comes again");
                return Tally::end(true, false);
            }
            Some(Some(tally)) if self.manner != Manner::Plain => {
                self.seen.insert(situation, Some(tally));
                return tally;
            }
            _ => {}
        }
        let choices = world.open_choices();
        let tally = if choices.is_empty() {
            self.finish(world)
        } else {
            self.follow(&world, &choices)
        };
        self.seen.insert(situation, Some(tally));
        tally
    }

    /// Follows every choice.
    fn follow<N: Document>(&mut self, world: &World<N>, choices: &[Choice]) -> Tally {
        let mut tally = Tally::default();
        for choice in choices {
            let mut within = Some(Vec::new());
            while let Some(given) = within {
                if self.manner == Manner::UntilBroken && !self.found.is_empty() {
                    return tally;
                }
                let mut next = world.clone();
                self.path.push((*choice, given.clone()));
                next.turn(*choice, given);
                within = next.choices.as_ref().and_then(Choices::next);
                let requests = next.counts.requests - world.counts.requests;
                let more = self.visit(next);
                tally.add(requests, more);
                self.path.pop();
            }
        }
        tally
    }

    /// Everything that was open has happened: the shopper comes back, and all must be well.
    fn finish<N: Document>(&mut self, mut world: World<N>) -> Tally {
        world.rest();
        if let Some(failure) = &world.failure {
            self.note(failure);
        }
        self.ends.insert(end_of(&world));
        Tally::end(world.failure.is_some(), world.excused.any())
    }

    fn note(&mut self, failure: &str) {
        if self.found.len() < SHOWN && !self.found.iter().any(|(known, _)| known == failure) {
            self.found.push((failure.into(), self.path.clone()));
        }
    }
}

/// What the store holds in the end, what became of each intent, and what was broken or not judged.
fn end_of<N: Document>(world: &World<N>) -> String {
    let page = world.pages.iter().find(|page| page.alive);
    let mut lines = page
        .map(|page| world.network.lines(page.machine.key()))
        .unwrap_or_default();
    lines.sort_by_key(|(product, _)| *product);
    let mut asked: Vec<_> = world
        .asked
        .iter()
        .map(|asked| (&asked.id, asked.outcome.as_ref(), asked.lost, asked.unheard))
        .collect();
    asked.sort_by_key(|(id, ..)| *id);
    format!(
        "{lines:?} {asked:?} {:?} {:?}",
        world.excused, world.failure
    )
}
