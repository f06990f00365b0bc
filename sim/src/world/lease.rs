//! Pages that share a lane by a lease; see [`crate::lease`].

use cocart_wasm::sync::lease::{self, Bid, Move};
use cocart_wasm::sync::ports::Event;

use super::{Heard, World};
use crate::document::Document;
use crate::faults::Fault;
use crate::lease::{PATIENCE, Part, RENEWAL};
use crate::script::Script;

impl Script {
    /// Whether the browsers have no Web Locks.
    pub fn has_leases(&self) -> bool {
        self.faults.contains(&Fault::NoLocks)
    }
}

impl<N: Document> World<N> {
    /// How long it takes until a tab sees what another one has written.
    fn sight(&self) -> u64 {
        self.script.seed % 50
    }

    fn record(&self, page: u32) -> Option<&str> {
        let device = self.pages[page as usize].device;
        let record = &self.devices[device].lease;
        record.read(page, self.now, self.sight())
    }

    fn write_record(&mut self, page: u32, text: Option<String>) {
        let device = self.pages[page as usize].device;
        let gone = text.is_none();
        self.devices[device].lease.write(page, self.now, text);
        if !gone {
            return;
        }
        // Whoever waits hears of it.
        for other in 0..self.pages.len() as u32 {
            let state = &self.pages[other as usize];
            let bids = matches!(state.part, Part::Bids(..));
            if other != page && bids && state.alive && state.device == device {
                self.look_in(other, self.sight());
            }
        }
    }

    fn look_in(&mut self, page: u32, delay: u64) {
        self.looks += 1;
        self.pages[page as usize].look = self.looks;
        self.hear_in(delay, page, Heard::Lease(self.looks));
    }

    /// A page asks for the lane.
    pub(super) fn bid(&mut self, page: u32) {
        self.looks += 1;
        let jitter = self.looks.wrapping_mul(0x9e37_79b9) >> 7 & 127;
        let ticket = format!("{:08x}", self.looks);
        let bid = Bid::new(ticket.clone(), lease::PAUSE + jitter);
        self.pages[page as usize].part = Part::Bids(bid, ticket);
        self.look_in(page, 0);
    }

    /// A page looks at the record, whether it tries to get the lease or has it.
    pub(super) fn look_at_lease(&mut self, page: u32, look: u64) {
        if self.pages[page as usize].look != look {
            return;
        }
        let now = self.now;
        let record = self.record(page).map(String::from);
        match &mut self.pages[page as usize].part {
            Part::None => {}
            Part::Has(ticket, renewed) => {
                let ticket = ticket.clone();
                let ours = now - *renewed < 2 * RENEWAL
                    && record.is_some_and(|record| lease::is_of(&record, &ticket));
                if ours {
                    *renewed = now;
                    self.write_record(page, Some(format!("{ticket}-{now}")));
                }
                self.look_in(page, RENEWAL);
            }
            Part::Bids(bid, ticket) => {
                let ticket = ticket.clone();
                match bid.look(record.as_deref(), now) {
                    Move::Enter => self.enter(page, ticket),
                    Move::Write(pause) => self.write_ticket(page, ticket, pause),
                    Move::Wait(pause) => self.look_in(page, pause.min(1_000)),
                }
            }
        }
    }

    fn write_ticket(&mut self, page: u32, ticket: String, pause: u64) {
        let device = self.pages[page as usize].device;
        if self.devices[device].storage.full {
            // Tabs have nothing in common then.
            self.write_record(page, None);
            self.devices[device].harmed = true;
            self.excused.storage = true;
            self.pages[page as usize].part = Part::None;
            self.grant(page);
            return;
        }
        self.write_record(page, Some(ticket));
        self.look_in(page, pause);
    }

    fn enter(&mut self, page: u32, ticket: String) {
        self.trace
            .say(self.now, || format!("page {page} has the lease"));
        let device = self.pages[page as usize].device;
        for other in 0..self.pages.len() as u32 {
            let state = &self.pages[other as usize];
            let has = state.alive && matches!(state.part, Part::Has(..));
            if other == page || state.device != device || !has {
                continue;
            }
            let stands_still = state.frozen;
            if !stands_still && !self.is_overtaken(other) && !self.devices[device].harmed {
                self.fail("one lane at a time", || {
                    format!("pages {other} and {page} have it")
                });
            }
            // Whoever has it now judges what is on the wire.
            self.give_up(other);
        }
        self.counts.checks += 1;
        self.pages[page as usize].part = Part::Has(ticket, self.now);
        self.look_in(page, RENEWAL);
        self.grant(page);
    }

    fn grant(&mut self, page: u32) {
        let state = &mut self.pages[page as usize];
        let device = state.device;
        let version = self.devices[device].storage.version;
        let known = std::mem::replace(&mut state.known, version);
        let stored = self.stored(device, page, Some(known));
        self.step(page, Event::LaneGranted(stored));
    }

    /// Whether the lease of a page may be somebody else's by now.
    fn is_overtaken(&self, page: u32) -> bool {
        let Part::Has(ticket, renewed) = &self.pages[page as usize].part else {
            return false;
        };
        let is_there = |record: &str| lease::is_of(record, ticket);
        self.now - renewed >= 2 * RENEWAL || !self.record(page).is_some_and(is_there)
    }

    /// A page gives the lease back.
    pub(super) fn give_lease_back(&mut self, page: u32) {
        let part = std::mem::take(&mut self.pages[page as usize].part);
        if let Part::Has(ticket, _) = part
            && self
                .record(page)
                .is_some_and(|record| lease::is_of(record, &ticket))
        {
            self.write_record(page, None);
        }
    }

    /// Before a page hears of anything it finds out whether it was overtaken while it stood still.
    pub(super) fn notice_overtaken(&mut self, page: u32) {
        if self.is_overtaken(page) {
            self.give_lease_back(page);
            self.give_up(page);
            self.counts.overtaken += 1;
            self.step(page, Event::LaneLost);
        }
    }

    /// How long pages wait until they take over the log of one that is gone, or stands still.
    pub(super) fn patience(&self) -> u64 {
        match self.script.has_leases() {
            true => PATIENCE,
            false => 1,
        }
    }

    /// Whether the log of a page may be taken over: it is gone or, without locks, has stood still.
    pub(super) fn seems_gone(&self, page: u32) -> bool {
        let state = &self.pages[page as usize];
        let stood = state
            .still_since
            .is_some_and(|since| self.now - since >= PATIENCE);
        let leases = self.script.has_leases();
        match state.alive {
            false => !leases || stood,
            true => leases && (stood || state.unguarded),
        }
    }

    /// A page stands still or is gone: whoever waits for its log may have it soon.
    pub(super) fn stands_still(&mut self, page: u32) {
        self.pages[page as usize].still_since = Some(self.now);
        for waiting in self.watchman.waiting_for(page) {
            self.hear_in(self.patience(), waiting, Heard::Orphan(page));
        }
    }
}
