//! A page at work: what it hears, and the effects of its machine, one by one.

use std::rc::Rc;

use cocart_wasm::cart::interned::Text;
use cocart_wasm::sync::ports::{Effect, Event, Slot};

use super::{Happening, Heard, World, find};
use crate::document::Document;
use crate::faults::Fault;
use crate::storage::name;

/// How long a guest's cart lives, in milliseconds (contract 9.4).
const CART_LIFE: u64 = 7 * 24 * 60 * 60 * 1000;

impl<N: Document> World<N> {
    /// A page hears something, now or when it is no longer frozen.
    pub(crate) fn hear(&mut self, page: u32, heard: Heard<N>) {
        let state = &mut self.pages[page as usize];
        if !state.alive {
            return;
        }
        if state.frozen {
            state.backlog.push(heard);
            return;
        }
        if !matches!(heard, Heard::Lease(_)) {
            self.notice_overtaken(page);
        }
        let state = &mut self.pages[page as usize];
        if !state.alive {
            return;
        }
        let device = state.device;
        let storage = &self.devices[device].storage;
        let known = std::mem::replace(&mut state.known, storage.version);
        if !matches!(heard, Heard::Lane | Heard::Customer) {
            state.known = known;
        }
        let event = match heard {
            Heard::Event(event) => *event,
            Heard::Answer(request, event) => {
                let before = self.knowledge(device);
                self.heard_of(request, &event);
                self.step(page, *event);
                if self.pages[page as usize].machine.doubts() {
                    self.disbelieve(before);
                }
                return;
            }
            Heard::Lane => {
                if self.devices[device].lane.holder() != Some(page) {
                    return;
                }
                Event::LaneGranted(self.stored(device, page, Some(known)))
            }
            Heard::Customer => Event::CustomerStored(self.stored(device, page, Some(known))),
            Heard::Hint(old) => match old.as_deref().or(storage.get((Slot::Base, 0))) {
                Some(base) => Event::BaseStored { base: base.into() },
                None => return,
            },
            Heard::Orphan(log) => {
                self.adopt(page, log);
                return;
            }
            Heard::Lease(look) => {
                self.look_at_lease(page, look);
                return;
            }
            Heard::Tick => Event::Tick,
        };
        self.step(page, event);
    }

    /// One step of a page's machine, with everything that comes of it.
    pub(crate) fn step(&mut self, page: u32, event: Event<N>) {
        self.notice_overtaken(page);
        if !self.pages[page as usize].alive {
            return;
        }
        self.trace_event(page, &event);
        let device = self.pages[page as usize].device;
        let now = self.clock(device);
        if matches!(event, Event::Tick) {
            self.time_out(page);
        }
        if matches!(event, Event::Retry { .. }) {
            let machine = &self.pages[page as usize].machine;
            for asked in &mut self.asked {
                if asked.unconfirmed && machine.pending().any(|id| id == asked.id) {
                    asked.unconfirmed = false;
                    asked.clock = now;
                }
            }
        }
        let machine = &mut self.pages[page as usize].machine;
        let customer = machine.customer().map(String::from);
        let next = machine.next_customer().map(String::from);
        let key = String::from(machine.key());
        let effects = Rc::make_mut(machine).step(event, now);
        let is_another = machine.customer() != customer.as_deref();
        if machine.key() != key && self.script.has_customers() {
            self.watchman.another_cart(page, false);
        }
        if let Some(next) = next.filter(|next| machine.next_customer() != Some(next)) {
            // A login that was given up: the guest's cart may still be there.
            self.secrets.transfers.retain(|(of, _)| *of != device);
            self.network.abandon(device, &next);
        }
        if is_another {
            self.watchman.another_cart(page, customer.is_some());
            if let Some(customer) = customer {
                self.has_left(page, &customer);
            }
        }
        if self.pages[page as usize].machine.base().is_none() && self.script.has_customers() {
            self.watchman.another_cart(page, true);
        }
        if self.script.has_customers() && !self.pages[page as usize].machine.is_flying() {
            // Whatever is on the wire for somebody who has logged out nobody waits for any more.
            self.give_up(page);
        }
        self.counts.steps += 1;
        self.perform(page, effects);
        self.note_page(page);
        self.check(page);
    }

    /// Carries effects out, unless the page is killed on the way.
    pub(crate) fn perform(&mut self, page: u32, effects: Vec<Effect<N>>) {
        let mut ended = Vec::new();
        let mut untold = false;
        let decided: Vec<Text> = effects.iter().filter_map(decided).collect();
        let mut is_recorded = false;
        let mut effects = effects.into_iter().enumerate();
        while let Some((nth, effect)) = effects.next() {
            self.effects += 1;
            let count = self.effects;
            let kill = |fault: &Fault| {
                matches!(fault, Fault::KillAtEffect(nth) if *nth == count).then_some(())
            };
            if self.crashes_before(nth, &effect) || find(&self.script.faults, kill).is_some() {
                self.counts.faults[Fault::KillAtEffect(0).kind()] += 1;
                self.never_told(page, &decided);
                let mut left = std::iter::once(effect).chain(effects.map(|(_, effect)| effect));
                if is_recorded && left.any(|effect| matches!(effect, Effect::Send { .. })) {
                    self.note_unsent(page);
                }
                // Nor does anybody know of an answer that it has just heard.
                let now = self.now;
                for request in &mut self.network.requests {
                    let is_known = request.page != page || request.over_at != Some(now);
                    request.answered &= is_known;
                    request.clear &= is_known;
                }
                self.kill(page);
                return;
            }
            match effect {
                Effect::Store { slot, record } => {
                    is_recorded |= slot == Slot::Flight && record.is_some();
                    let refused = !self.store(page, slot, record);
                    untold |= refused && slot == Slot::Base;
                }
                Effect::AcquireLane => {
                    let device = self.pages[page as usize].device;
                    if self.script.has_leases() {
                        self.bid(page);
                    } else if self.devices[device].lane.acquire(page) {
                        self.hear_in(0, page, Heard::Lane);
                    }
                }
                Effect::ReleaseLane => self.pass_lane(page, false),
                Effect::Send {
                    flight,
                    cart_key,
                    call,
                    token,
                } => self.send(page, flight, &cart_key, token.as_ref(), &call),
                Effect::Wake { at } => self.set_timer(page, at),
                Effect::Ended { intent, outcome } => ended.push((intent, outcome)),
                Effect::ForgetLogs => self.forget_logs_of_all(page),
                Effect::Report(report) => {
                    if self.script.has_customers() {
                        self.check_report(page, &report);
                    }
                }
                Effect::Changed => {}
            }
        }
        for (intent, outcome) in ended {
            self.ended(page, &intent, outcome, untold);
        }
    }

    /// A page keeps a record; says whether storage took it.
    fn store(&mut self, page: u32, slot: Slot, record: Option<String>) -> bool {
        let device = self.pages[page as usize].device;
        let removed = record.is_none();
        self.trace.mix_text(record.as_deref().unwrap_or_default());
        if self.script.has_customers()
            && let Some(record) = &record
        {
            self.check_kept(page, slot, record);
        }
        if slot == Slot::Base && removed {
            // With it goes what it knew.
            self.forget_ended(device);
        }
        let is_base = slot == Slot::Base && self.script.has_customers();
        let storage = &self.devices[device].storage;
        let before = is_base.then(|| storage.get((slot, 0)).map(String::from));
        let name = name(slot, page);
        let kept = self.devices[device].storage.set(page, name, record);
        if slot == Slot::Base {
            self.pages[page as usize].known = self.devices[device].storage.version;
        }
        if !kept {
            self.devices[device].harmed = true;
            // Without a kept key each page has a cart of its own.
            self.excused.storage |= matches!(slot, Slot::Key | Slot::Customer);
            // The watch of a lost request is in the one record, what was done since it in the other.
            self.excused.storage |= matches!(slot, Slot::Base | Slot::Flight)
                && self.network.is_watched(Some(device), self.now);
            if matches!(slot, Slot::Base | Slot::Flight) {
                self.blur_unsent(device);
            }
            self.trace.say(self.now, || {
                format!("  page {page}: storage refuses {slot:?}")
            });
            self.hear_in(0, page, Heard::Event(Box::new(Event::StorageFailed)));
            return false;
        }
        if slot == Slot::Base && !removed {
            self.stored_base(page, device, before.flatten());
            self.hint(page, device, slot);
        }
        if slot == Slot::Log && !removed && self.pages[page as usize].unguarded {
            self.offer_log(page, device);
        }
        if slot == Slot::Base && removed {
            self.watchman.forgot_base(device);
        }
        if slot == Slot::Customer {
            self.hint(page, device, slot);
        }
        true
    }

    /// Tells the other pages of the device that there is a new base, or another customer.
    fn hint(&mut self, from: u32, device: usize, slot: Slot) {
        for page in 0..self.pages.len() as u32 {
            let other = &self.pages[page as usize];
            if page == from || !other.alive || other.device != device {
                continue;
            }
            self.hints += 1;
            let nth = self.hints;
            let fault = find(&self.script.faults, |fault| match fault {
                Fault::HintLost(n) | Fault::HintRepeated(n) | Fault::HintLate(n, _)
                    if *n == nth =>
                {
                    Some(*fault)
                }
                _ => None,
            });
            if let Some(fault) = &fault {
                self.counts.faults[fault.kind()] += 1;
            }
            // A late one finds what the record held when it was sent, as where browsers share storage lazily.
            let old = || {
                if slot == Slot::Customer {
                    return Heard::Customer;
                }
                let record = self.devices[device].storage.get((Slot::Base, 0));
                Heard::Hint(record.map(String::from))
            };
            let new = || match slot {
                Slot::Customer => Heard::Customer,
                _ => Heard::Hint(None),
            };
            match fault {
                Some(Fault::HintLost(_)) => {}
                Some(Fault::HintLate(_, late)) => self.hear_in(late, page, old()),
                Some(_) => {
                    let old = old();
                    self.hear_in(1, page, new());
                    self.hear_in(700, page, old);
                }
                None => self.hear_in(1, page, new()),
            }
        }
    }

    /// Others hear of a log that was stored, and cannot tell that its page lives.
    fn offer_log(&mut self, page: u32, device: usize) {
        for other in 0..self.pages.len() as u32 {
            let state = &self.pages[other as usize];
            if other != page && state.alive && state.device == device {
                self.hear_in(1, other, Heard::Orphan(page));
            }
        }
    }

    fn set_timer(&mut self, page: u32, at: u64) {
        let state = &self.pages[page as usize];
        let delay = at.saturating_sub(self.clock(state.device));
        self.timers += 1;
        let timer = self.timers;
        self.pages[page as usize].timer = timer;
        self.at(self.now + delay, Happening::Timer(page, timer));
    }

    fn pass_lane(&mut self, page: u32, gone: bool) {
        if !gone {
            self.give_lease_back(page);
        }
        let device = self.pages[page as usize].device;
        let lane = &mut self.devices[device].lane;
        let next = if gone {
            lane.forget(page)
        } else {
            lane.release(page)
        };
        if let Some(next) = next {
            self.hear_in(0, next, Heard::Lane);
        }
    }

    /// Takes over the log of a page that is gone. While that page lives this waits for its end.
    fn adopt(&mut self, page: u32, log: u32) {
        let device = self.pages[page as usize].device;
        if !self.seems_gone(log) {
            self.watchman.waits(page, log);
            return;
        }
        let record = self.devices[device]
            .storage
            .get((Slot::Log, log))
            .map(String::from);
        let Some(record) = record else {
            return;
        };
        let now = self.clock(device);
        for asked in &mut self.asked {
            let is_in = record.contains(&format!("\"{}\"", asked.id));
            // A page that lives does not find its own to be old.
            if asked.outcome.is_none() && is_in && !self.pages[log as usize].alive {
                asked.unconfirmed = now.saturating_sub(asked.clock) > CART_LIFE;
            }
        }
        self.step(page, Event::Adopt { log: record });
        if self.pages[page as usize].alive {
            self.pages[log as usize].unguarded = true;
            self.devices[device]
                .storage
                .set(page, (Slot::Log, log), None);
        }
    }

    /// A page ends by accident, and its seat is taken again a little later.
    pub(crate) fn kill(&mut self, page: u32) {
        let seat = self.pages[page as usize].seat;
        self.close(page);
        self.at(self.now + 40, Happening::Open(seat));
    }

    /// A page ends: its locks are free, its requests go on.
    pub(crate) fn close(&mut self, page: u32) {
        self.trace.say(self.now, || format!("page {page} is gone"));
        self.pages[page as usize].alive = false;
        let seat = self.pages[page as usize].seat;
        self.seats[seat] = None;
        self.give_up(page);
        self.forget_logins(page);
        self.doubt_tokens(self.pages[page as usize].device);
        self.forget_undurable(page);
        self.pass_lane(page, true);
        self.stands_still(page);
    }

    /// A frozen page goes on, and hears what it has missed.
    pub(crate) fn thaw(&mut self, page: u32) {
        if !std::mem::take(&mut self.pages[page as usize].frozen) {
            return;
        }
        self.pages[page as usize].still_since = None;
        self.trace.say(self.now, || format!("page {page} goes on"));
        for heard in std::mem::take(&mut self.pages[page as usize].backlog) {
            self.hear(page, heard);
        }
        self.hear(page, Heard::Event(Box::new(Event::Nudge)));
    }
}

/// The intent that an effect ends.
fn decided<N: Document>(effect: &Effect<N>) -> Option<Text> {
    match effect {
        Effect::Ended { intent, .. } => Some(intent.clone()),
        _ => None,
    }
}
