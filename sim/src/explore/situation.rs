//! A situation in one number: two schedules that lead to the same situation have the same future, so the
//! second one need not be followed any further.
//!
//! A machine is what it writes of itself ([`Machine::write_state`]), the store its rows; a request is what it
//! asks for and the rows it has loaded. Storage, the lane, what is on its way and what the judges remember are
//! taken in as they are, times as how long ago they were. Collisions of 128 bits are not looked for. What answers
//! prove of the money is left out, it decides nothing but what is shown: trips judge that. So is the store's own
//! log, which is about several devices.
//!
//! [`Machine::write_state`]: cocart_wasm::sync::machine::Machine::write_state

use std::fmt::Write;
use std::mem::discriminant;

use cocart_wasm::sync::ports::{Event, Slot};

use super::digest::{Digest, plain, whole};
use crate::document::Document;
use crate::faults::Fate;
use crate::network::Request;
use crate::world::{Happening, Heard, World};

impl<N: Document> World<N> {
    /// A page has made a step.
    pub(crate) fn note_page(&mut self, page: u32) {
        if self.choices.is_some() {
            let page = &mut self.pages[page as usize];
            page.state = Digest::of(|out| page.machine.write_state(out));
        }
    }

    /// A request is sent.
    pub(crate) fn note_request(&mut self, request: usize) {
        if self.choices.is_some() {
            let request = &mut self.network.requests[request];
            let content = &request.content;
            request.asks = plain((
                &content.method,
                &content.path,
                &content.query,
                &content.body,
            ))
            .timeless();
        }
    }

    /// A request loads its row.
    pub(crate) fn note_load(&mut self, request: usize) {
        if let Some(choices) = &self.choices {
            self.network.requests[request].loaded = choices.rows;
        }
    }

    /// A request has written its row.
    pub(crate) fn note_store(&mut self) {
        if let Some(choices) = &mut self.choices {
            let rows = &self.network.store.sessions;
            choices.rows = Digest::of(|out| write!(out, "{rows:?}")).timeless();
        }
    }

    /// The situation.
    pub(super) fn situation(&self) -> u128 {
        let mut all = Vec::new();
        if let Some(choices) = &self.choices {
            all.push(plain((choices.crash, choices.late, choices.rows)));
        }
        for page in &self.pages {
            // Nobody asks a page that is gone.
            all.push(plain((page.seat, page.alive)));
            all.extend(page.alive.then(|| page.state.clone()));
        }
        for device in &self.devices {
            all.push(plain((device.harmed, &device.lane)));
            for ((slot, page), record) in device.storage.digests(of_record) {
                all.push(plain((slot as u8, page)));
                all.push(record.clone());
            }
        }
        // The order of what is on its way, of requests and of intents does not matter.
        let mut unordered = Vec::new();
        let coming = self.queue.iter();
        unordered.extend(coming.map(|(at, _, happening)| self.of_happening(*at, happening)));
        let requests = self.network.requests.iter();
        let open = requests.filter(|request| request.to_come > 0 || request.over_at.is_none());
        unordered.extend(open.map(|request| {
            plain(("request", self.of_request(request), request.to_come)).at(request.over_at)
        }));
        unordered.extend(self.asked.iter().map(|asked| {
            let after = asked.after.iter();
            let mut after: Vec<&str> = after.map(|at| self.asked[*at].id.as_str()).collect();
            after.sort_unstable();
            let is_new = asked.asked_at + 1 >= self.counts.steps;
            let end = (asked.ended_by, asked.lost, asked.unheard, asked.untold);
            let outcome = Digest::of(|out| write!(out, "{:?}", asked.outcome)).timeless();
            plain((&asked.id, asked.asked_by, is_new, after, end, outcome))
        }));
        unordered.sort_unstable();
        all.append(&mut unordered);
        all.push(self.watchman.situation());
        all.push(Digest::of(|out| write!(out, "{:?}", self.excused)));
        whole(&all, self.now)
    }

    /// Whose request it is, what it asks for, and what it has loaded.
    fn of_request(&self, request: &Request) -> (u32, u64, bool, u128, u128) {
        let page = &self.pages[request.page as usize];
        let age = if page.alive {
            page.machine.age(request.flight)
        } else {
            0
        };
        let is_late = matches!(request.fate, Some(Fate::Late { .. }));
        (request.page, age, is_late, request.asks, request.loaded)
    }

    fn of_happening(&self, at: u64, happening: &Happening<N>) -> Digest {
        let of = |request: usize| self.of_request(&self.network.requests[request]);
        match happening {
            Happening::Deed(index) => plain(("deed", index)),
            Happening::Arrive(request) => plain(("arrive", of(*request))),
            Happening::Commit(request, _) => plain(("commit", of(*request))),
            Happening::Timer(page, _) => plain(("timer", page)).at(Some(at)),
            Happening::Open(seat) => plain(("open", seat)),
            Happening::Mishap(index) | Happening::MishapEnds(index) => plain(("mishap", index)),
            Happening::Hear(page, heard) => match heard {
                Heard::Event(event) => plain((page, "event", discriminant(&**event))),
                Heard::Answer(request, event) => {
                    let fails = matches!(**event, Event::NoAnswer { .. });
                    plain((page, "answer", of(*request), fails))
                }
                Heard::Lane => plain((page, "lane")),
                Heard::Hint(base) => plain((page, "hint", base)),
                Heard::Lease(_) => plain((page, "lease")),
                Heard::Customer => plain((page, "customer")),
                Heard::Orphan(log) => plain((page, "log", log)),
                Heard::Tick => plain((page, "tick")),
            },
        }
    }
}

/// A record, without its checksum, which depends on its times. Those in a log are since when its intents
/// wait, which matters after seven days.
fn of_record(slot: Slot, record: &str) -> Digest {
    let sealed = record.split_once(':').filter(|_| slot != Slot::Key);
    let content = sealed.map_or(record, |(_, content)| content);
    let digest = Digest::of(|out| out.write_str(content));
    match slot {
        Slot::Log => plain(digest.timeless()),
        _ => digest,
    }
}
