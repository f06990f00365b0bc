//! Faults that come at a time of their own.

use std::rc::Rc;

use cocart_wasm::sync::ports::{Event, Slot};
use cocart_wasm::sync::record;

use super::{Device, Happening, Heard, World};
use crate::document::Document;
use crate::faults::{Fault, Record};
use crate::meant::{Asked, Wish};
use crate::network::Unsent;

/// How long a browser is closed, in milliseconds: longer than a cart lives.
const ABSENCE: i64 = 8 * 24 * 60 * 60 * 1000;

/// When a fault comes; `None` for one that waits for something else.
pub(crate) fn time_of(fault: &Fault) -> Option<u64> {
    match fault {
        Fault::Kill { at, .. }
        | Fault::Freeze { at, .. }
        | Fault::Offline { at, .. }
        | Fault::ClockJump { at, .. }
        | Fault::StorageFull { at, .. }
        | Fault::StorageWiped { at, .. }
        | Fault::StorageTorn { at, .. }
        | Fault::StorageNewer { at, .. }
        | Fault::Absence { at, .. }
        | Fault::TokensEnd { at }
        | Fault::Ordered { at } => Some(*at),
        _ => None,
    }
}

impl<N: Document> World<N> {
    pub(crate) fn mishap(&mut self, index: usize) {
        let fault = self.script.faults[index];
        self.trace.say(self.now, || format!("{fault:?}"));
        let mut counts = true;
        match fault {
            Fault::Kill { seat, .. } => match self.seats[seat] {
                Some(page) => self.kill(page),
                None => counts = false,
            },
            Fault::Freeze { seat, lasts, .. } => match self.seats[seat] {
                Some(page) => {
                    self.pages[page as usize].frozen = true;
                    if self.script.has_leases() {
                        self.stands_still(page);
                    }
                    self.at(self.now + lasts, Happening::MishapEnds(index));
                }
                None => counts = false,
            },
            Fault::Offline { device, lasts, .. } => {
                self.set_online(device, false);
                self.at(self.now + lasts, Happening::MishapEnds(index));
            }
            Fault::ClockJump { device, by, .. } => {
                self.devices[device].clock += by;
                self.devices[device].leaps += u64::try_from(by).unwrap_or(0);
            }
            Fault::Absence { device, .. } => {
                for page in 0..self.pages.len() as u32 {
                    let state = &self.pages[page as usize];
                    if state.alive && state.device == device {
                        self.kill(page);
                    }
                }
                // What is on its way by then comes after its watch.
                self.devices[device].clock += ABSENCE;
                self.devices[device].leaps += ABSENCE.unsigned_abs();
            }
            Fault::StorageFull { device, lasts, .. } => {
                self.devices[device].storage.full = true;
                self.at(self.now + lasts, Happening::MishapEnds(index));
            }
            Fault::StorageWiped { device, .. } => {
                // What its tabs have not heard of each other by now they never will.
                let alive = self.pages.iter();
                let mut alive = alive.filter(|page| page.alive && page.device == device);
                let has_customers = self.script.has_customers();
                let key = alive.next().map(|page| page.machine.key());
                let split = alive.any(|page| Some(page.machine.key()) != key);
                // And with no tab open nobody knows the key of the cart.
                let orphaned = key.is_none();
                self.excused.storage |= split
                    || orphaned
                    || has_customers
                    || self.network.is_watched(Some(device), self.now);
                self.forget_ended(device);
                self.forget_logs(device);
                self.devices[device].storage.wipe();
                self.devices[device].newer.clear();
                self.devices[device].harmed = true;
            }
            Fault::StorageTorn { device, record, .. } => {
                counts = self.damage(device, record, |text| {
                    let middle = (0..=text.len() / 2)
                        .rev()
                        .find(|at| text.is_char_boundary(*at));
                    text[..middle.unwrap_or(0)].into()
                });
            }
            Fault::StorageNewer { device, record, .. } => {
                counts = self.damage(device, record, |_| {
                    "9.9.00000000:[\"of the future\"]".into()
                });
            }
            Fault::TokensEnd { .. } => {
                Rc::make_mut(&mut self.network.store).tokens.expire();
            }
            Fault::Ordered { .. } => counts = self.order(),
            _ => {}
        }
        self.counts.faults[fault.kind()] += u64::from(counts);
    }

    pub(crate) fn mishap_ends(&mut self, index: usize) {
        match self.script.faults[index] {
            Fault::Freeze { seat, .. } => {
                if let Some(page) = self.seats[seat] {
                    self.thaw(page);
                }
            }
            Fault::Offline { device, .. } => self.set_online(device, true),
            Fault::StorageFull { device, .. } => self.devices[device].storage.full = false,
            _ => {}
        }
    }

    pub(crate) fn set_online(&mut self, device: usize, online: bool) {
        if self.devices[device].online == online {
            return;
        }
        self.devices[device].online = online;
        for page in 0..self.pages.len() as u32 {
            let state = &self.pages[page as usize];
            if online && state.alive && state.device == device {
                self.hear_in(0, page, Heard::Event(Box::new(Event::Nudge)));
            }
        }
    }

    fn damage(&mut self, device: usize, record: Record, change: impl Fn(&str) -> String) -> bool {
        self.forget_ended(device);
        if record == Record::Log {
            self.forget_logs(device);
        }
        let storage = &mut self.devices[device].storage;
        let names = match record {
            Record::Base => vec![(Slot::Base, 0)],
            Record::Flight => vec![(Slot::Flight, 0)],
            Record::Log => storage
                .logs()
                .into_iter()
                .map(|page| (Slot::Log, page))
                .collect(),
        };
        if record != Record::Log {
            // The watch of a lost request is in the one, what was done since it in the other.
            self.excused.storage |= self.network.is_watched(Some(device), self.now);
            self.blur_unsent(device);
        }
        let Device { storage, newer, .. } = &mut self.devices[device];
        let mut damaged = false;
        for name in names {
            damaged |= storage.damage(name, &change);
            newer.retain(|(known, _)| *known != name);
            if let Some(record) = storage.get(name).filter(|it| record::is_newer(it)) {
                newer.push((name, record.into()));
            }
        }
        self.devices[device].harmed |= damaged;
        damaged
    }

    /// Where storage loses what another tab does, that may be taken for what a request did that was never sent.
    pub(crate) fn blur_unsent(&mut self, device: usize) {
        let tabs = self.pages.iter();
        let tabs = tabs.filter(|page| page.alive && page.device == device);
        if tabs.count() > 1 {
            self.network.blur_unsent(device);
        }
    }

    /// A page is killed before it sends what it has recorded.
    pub(crate) fn note_unsent(&mut self, page: u32) {
        let device = self.pages[page as usize].device;
        let record = self.devices[device].storage.get((Slot::Flight, 0));
        let carried = self.recorded(record);
        let products = carried.iter().filter_map(|at| self.asked[*at].product);
        self.network.unsent.push(Unsent {
            device,
            at: self.now,
            products: products.collect(),
            is_blurred: false,
        });
    }

    /// The order is placed elsewhere, at a moment when nobody else is at the store.
    fn order(&mut self) -> bool {
        let (key, device, who) = match self.pages.iter().position(|page| page.alive) {
            Some(page) => {
                let device = self.pages[page].device;
                let page = page as u32;
                (self.row_key(page).to_string(), device, self.customer(page))
            }
            None => return false,
        };
        // What a lost request writes that had loaded an empty cart looks the same to everyone.
        // So does one that was recorded and never sent.
        let mut devices = self.devices.iter();
        let is_recorded = devices.any(|device| device.storage.get((Slot::Flight, 0)).is_some());
        let is_quiet =
            self.network.is_quiet() && !self.network.is_watched(None, self.now) && !is_recorded;
        if !is_quiet || self.network.store.session(&key).is_none() {
            return false;
        }
        Rc::make_mut(&mut self.network.store).put_session(&key, Default::default());
        // After all that any page has done by now.
        self.counts.steps += 1;
        let asked = self.asked.iter().enumerate();
        let after = asked.filter(|(_, asked)| asked.ended_at.is_some());
        let after = after.map(|(index, _)| index).collect();
        self.asked.push(Asked {
            id: format!("order{}", self.asked.len()),
            device,
            key,
            who,
            product: None,
            wish: Wish::Clear,
            after,
            asked_by: u32::MAX,
            asked_at: self.counts.steps,
            ended_at: Some(self.counts.steps),
            ended_by: None,
            outcome: Some(cocart_wasm::sync::intent::Outcome::Done { line: None }),
            lost: false,
            forgotten: false,
            unheard: false,
            untold: false,
            doubtful: false,
            knew: 0,
            clock: 0,
            unconfirmed: false,
            behind: false,
        });
        self.watchman.settled(&self.asked, None, "");
        true
    }
}
