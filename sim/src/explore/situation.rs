//! A situation in one number: two schedules that lead to the same situation have the same future, so the
//! second one need not be followed any further.
//!
//! A machine is what it has heard: it has no other input. The store is its rows; a request is what it
//! carries and the rows it has loaded. Storage, the lane, what is on its way and what the judges remember
//! are taken in as they are. Collisions of 64 bits are not looked for.

use std::fmt::{self, Write};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::mem::discriminant;

use cocart_wasm::sync::ports::{Event, Stored};

use crate::document::Document;
use crate::world::{Happening, Heard, World};

/// Takes what `Debug` writes into a hash.
struct Text<'a>(&'a mut DefaultHasher);

impl Write for Text<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0.write(text.as_bytes());
        Ok(())
    }
}

fn digest(parts: impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    parts.hash(&mut hasher);
    hasher.finish()
}

fn of_text(thing: &impl fmt::Debug) -> u64 {
    let mut hasher = DefaultHasher::new();
    // Writing into a hash cannot fail.
    let _ = write!(Text(&mut hasher), "{thing:?}");
    hasher.finish()
}

fn of_stored(stored: &Stored) -> u64 {
    digest((&stored.key, &stored.base, &stored.flight))
}

impl<N: Document> World<N> {
    /// A page opens: it reads what storage holds.
    pub(crate) fn note_start(&mut self, page: u32) {
        if self.choices.is_some() {
            let device = self.pages[page as usize].device;
            let stored = of_stored(&self.devices[device].storage.stored(page));
            self.pages[page as usize].heard = digest((self.now, stored));
        }
    }

    /// A page hears something.
    pub(crate) fn note_event(&mut self, page: u32, event: &Event<N>) {
        if self.choices.is_none() {
            return;
        }
        let what = match event {
            Event::Intent(intent) => digest(("intent", &intent.id)),
            Event::LaneGranted(stored) => digest(("lane", of_stored(stored))),
            Event::Answer { flight, .. } => {
                let mut requests = self.network.requests.iter();
                let asked = requests.find(|asked| asked.page == page && asked.flight == *flight);
                digest(("answer", flight, asked.map(|asked| asked.loaded)))
            }
            Event::NoAnswer { flight } => digest(("no answer", flight)),
            Event::Adopt { log } => digest(("log", log)),
            Event::BaseStored { base } => digest(("base", base)),
            // These have no content.
            other => digest(discriminant(other)),
        };
        let heard = &mut self.pages[page as usize].heard;
        *heard = digest((*heard, self.now, what));
    }

    /// A request loads its row.
    pub(crate) fn note_load(&mut self, request: usize) {
        if let Some(choices) = &self.choices {
            self.network.requests[request].loaded = digest((self.now, choices.rows));
        }
    }

    /// A request has written its row.
    pub(crate) fn note_store(&mut self) {
        if let Some(choices) = &mut self.choices {
            choices.rows = of_text(&self.network.store.sessions);
        }
    }

    /// The situation.
    pub(super) fn situation(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        self.now.hash(&mut hasher);
        self.counts.requests.hash(&mut hasher);
        if let Some(choices) = &self.choices {
            (choices.crash, choices.late, choices.rows).hash(&mut hasher);
        }
        for page in &self.pages {
            // Nobody asks a page that is gone.
            let heard = page.alive.then_some(page.heard);
            (page.seat, heard).hash(&mut hasher);
        }
        for device in &self.devices {
            (device.harmed, device.storage.situation()).hash(&mut hasher);
            device.lane.hash(&mut hasher);
        }
        // The order of what is on its way, of requests and of intents does not matter.
        let sum = |sum: u64, digest: u64| sum.wrapping_add(digest);
        let coming = self.queue.iter();
        let coming = coming.map(|(at, _, happening)| self.of_happening(*at, happening));
        coming.fold(0, sum).hash(&mut hasher);
        let requests = self.network.requests.iter().map(|request| {
            let state = (request.over_at, request.clear, request.to_come);
            let is_late = request.fate.is_some();
            digest((request.page, request.flight, is_late, state))
        });
        requests.fold(0, sum).hash(&mut hasher);
        let asked = self.asked.iter().map(|asked| {
            let mut after: Vec<&str> = Vec::new();
            after.extend(
                asked
                    .after
                    .iter()
                    .map(|index| self.asked[*index].id.as_str()),
            );
            after.sort_unstable();
            let end = (asked.ended_by, asked.lost, asked.unheard);
            digest((
                &asked.id,
                asked.asked_by,
                after,
                end,
                of_text(&asked.outcome),
            ))
        });
        asked.fold(0, sum).hash(&mut hasher);
        self.watchman.situation(&mut hasher);
        of_text(&self.excused).hash(&mut hasher);
        hasher.finish()
    }

    fn of_happening(&self, at: u64, happening: &Happening<N>) -> u64 {
        let of = |request: usize| {
            let request = &self.network.requests[request];
            (request.page, request.flight, request.loaded)
        };
        match happening {
            Happening::Deed(index) => digest(("deed", index)),
            Happening::Arrive(request) => digest(("arrive", of(*request))),
            Happening::Commit(request, _) => digest(("commit", of(*request))),
            Happening::Timer(page, _) => digest(("timer", page, at)),
            Happening::Open(seat) => digest(("open", seat)),
            Happening::Mishap(index) | Happening::MishapEnds(index) => digest(("mishap", index)),
            Happening::Hear(page, heard) => match heard {
                Heard::Event(event) => digest((page, "event", discriminant(&**event))),
                Heard::Answer(request, event) => {
                    let fails = matches!(**event, Event::NoAnswer { .. });
                    digest((page, "answer", of(*request), fails))
                }
                Heard::Lane => digest((page, "lane")),
                Heard::Hint(base) => digest((page, "hint", base)),
                Heard::Orphan(log) => digest((page, "log", log)),
                Heard::Tick => digest((page, "tick")),
            },
        }
    }
}
