//! The lane: at most one cart request at a time, reads included, across all tabs.

use crate::api::call::Call;
use crate::api::secret::Secret;
use crate::cart::document::Node;
use crate::cart::interned::Text;
use crate::cart::list::keep;
use crate::sync::intent::Problem;
use crate::sync::journal::{self, StoredFlight, StoredWire};
use crate::sync::machine::{Flight, Machine, Phase};
use crate::sync::plan::{self, Step};
use crate::sync::ports::{Effect, Report, Slot, Stored};
use crate::sync::record;
use crate::sync::sabotage::{self, Fault};
use crate::sync::verdict;

impl<N: Node> Machine<N> {
    pub(super) fn granted(&mut self, mut stored: Stored, now: u64, out: &mut Vec<Effect<N>>) {
        if !matches!(self.phase, Phase::Acquiring) {
            out.push(Effect::ReleaseLane);
            return;
        }
        self.phase = Phase::Holding;
        for entry in self.log.entries_mut() {
            entry.unsure = false;
        }
        self.wipe(&mut stored, out);
        self.recognise(&stored, out);
        let key = stored.key.filter(|key| journal::is_key(key));
        // Wiped while the page is open: the cart lives on here. Or storage may have room again.
        let is_begun = key.is_some();
        let is_wiped = key.is_none() && !self.is_customer();
        let again = !self.fresh && (is_wiped || self.storage_failed);
        if key.is_none() && self.fresh && self.identity.is_guest() && stored.flight.is_some() {
            // Nobody has begun a cart: it is of a customer whose page was gone before the logout had ended.
            stored.flight = None;
            self.keep_flight(None, out);
        }
        let record = stored.flight.as_deref();
        let read = record.map(journal::read_flight::<N>);
        // Nor does storage that is damaged.
        let is_known = !again && !matches!(read, Some(None));
        let wire = read.flatten().unwrap_or_default();
        // A customer has no key of their own.
        if let Some(key) = key.filter(|key| *key != self.key && !self.is_customer()) {
            self.key = key.into();
            self.fresh = false;
            self.look = true;
            self.base = None;
            self.watches.clear();
        }
        // Storage that was wiped or fails knows less than we do.
        self.adopt_watches(wire.watches, is_known, now);
        if stored.base.as_deref().is_some_and(record::is_newer) {
            // What other tabs did since is not known: it must neither be built over nor be put right.
            self.look = true;
            self.watches.clear();
        }
        let mut is_unread = false;
        match stored.base {
            Some(base) => {
                self.follow(&base, out);
                if self.is_foreign && self.identity.is_guest() {
                    // Of a customer whose login has come to nothing.
                    self.store(Slot::Base, None, out);
                }
                // Damaged: another tab knows of newer work.
                is_unread = journal::is_unread(&base, self.base.as_ref());
                self.look |= is_unread;
            }
            // Another tab may know of newer work that storage had no room for.
            None => self.look |= self.base.is_some() || is_begun,
        }
        // A cart that nobody has begun is known to be empty, and there is nothing to be told.
        self.look &= !self.fresh || self.flights > 0 || !self.ended.is_empty();
        if again {
            self.storage_failed = false;
            // What other tabs did since found no room either.
            self.look = true;
            if !self.is_customer() {
                self.store(Slot::Key, Some(String::from(&*self.key)), out);
            }
            self.keep_base(out);
            self.keep_log(out);
        }
        let is_moved =
            wire.sequence < self.sequence() && !is_unread && !sabotage::is(Fault::ForgetMoved);
        if is_moved {
            // What is watched may have loaded the base as well.
            self.watched(None);
        }
        if self.suspect.is_some() {
            return;
        }
        let flight = wire.flight.filter(|_| !sabotage::is(Fault::ForgetFlight));
        let Some(StoredFlight { sent_at, mut steps }) = flight else {
            return;
        };
        if is_moved {
            // Whoever judged it was gone before they could keep the watch.
            let before = verdict::planned_over(&steps, &self.held(), &self.names);
            self.watch(0, steps.clone(), before, now);
            self.watched(None);
            keep(&mut steps, |step| {
                step.intents.iter().any(|id| !self.ended.contains(id))
            });
            if steps.is_empty() {
                self.keep_flight(None, out);
                return;
            }
        }
        let mut before = self.held();
        if !self.known() {
            if steps.is_empty() {
                // Nobody can tell what it writes.
                self.watch(0, steps, before, now);
                return;
            }
            before = verdict::planned_over(&steps, &before, &self.names);
        }
        // Whoever sent it is gone: its outcome is for us to find out.
        self.suspect = Some(Flight {
            id: 0,
            parts: vec![steps],
            sent_at,
            settled_at: sent_at.min(now).saturating_add(self.pace.settling_time()),
            before,
            refusal: None,
        });
    }

    /// Somebody else has the lane, and judges what is on the wire by its record.
    pub(super) fn lost(&mut self, out: &mut Vec<Effect<N>>) {
        self.log.land();
        for entry in self.log.entries_mut() {
            entry.unsure = true;
        }
        self.identity.drop_errand();
        if let Phase::Flying(flight) = std::mem::replace(&mut self.phase, Phase::Idle) {
            self.suspect = Some(flight);
        }
        // Nobody else can judge what storage had no room for.
        let is_theirs = |suspect: &mut Flight| !self.storage_failed || suspect.parts.is_empty();
        self.suspect.take_if(is_theirs);
        self.look = true;
        out.push(Effect::Changed);
    }

    /// The flight that an answer is for: the one on the wire, or one given up too early.
    pub(super) fn land(&mut self, id: u64) -> Option<Flight> {
        match std::mem::replace(&mut self.phase, Phase::Holding) {
            Phase::Flying(flight) if flight.id == id => {
                self.log.land();
                Some(flight)
            }
            Phase::Holding
                if self
                    .suspect
                    .as_ref()
                    .is_some_and(|suspect| suspect.id == id) =>
            {
                self.suspect.take()
            }
            other => {
                self.phase = other;
                None
            }
        }
    }

    pub(super) fn report_response(
        &self,
        flight: &Flight,
        status: u16,
        now: u64,
        out: &mut Vec<Effect<N>>,
    ) {
        out.push(Effect::Report(Report {
            topic: "response",
            flight: flight.id,
            status,
            took: now.saturating_sub(flight.sent_at),
            ..Report::default()
        }));
    }

    /// Gives up waiting for an answer that took too long. The request itself is never aborted: it may
    /// still be carried out, and its answer is welcome whenever it comes.
    pub(super) fn expire(&mut self, now: u64, out: &mut Vec<Effect<N>>) {
        self.expire_login(now, out);
        let Phase::Flying(flight) = &self.phase else {
            return;
        };
        if now < flight.sent_at.saturating_add(self.timeout) {
            return;
        }
        let id = flight.id;
        if let Some(flight) = self.land(id) {
            self.report_response(&flight, 0, now, out);
            self.unclear(flight, timeout(), None, now, out);
        }
    }

    /// Moves the lane on, as far as it goes.
    pub(super) fn advance(&mut self, now: u64, out: &mut Vec<Effect<N>>) {
        if self.needs_login() {
            self.park(out);
        }
        if matches!(self.phase, Phase::Idle) && self.has_work(now) && now >= self.pace.not_before {
            self.phase = Phase::Acquiring;
            out.push(Effect::AcquireLane);
        }
        if matches!(self.phase, Phase::Holding) {
            self.depart(now, out);
        }
        self.set_alarm(now, out);
    }

    fn has_work(&self, now: u64) -> bool {
        let waits = self.log.has_waiting() && !self.resting;
        let depends = self.suspect.is_some() || self.look || self.watch_due(now) || waits;
        self.identity.has_work().unwrap_or(depends)
    }

    /// Keeps the record of the request on the wire, and of those that are watched.
    pub(super) fn keep_flight(&self, flight: Option<StoredFlight>, out: &mut Vec<Effect<N>>) {
        let mut watches = self.watches.clone();
        if flight.is_some() && self.suspect.is_some() {
            // The read that is to tell what became of it writes the cart back as well.
            keep(&mut watches, |watch| !watch.steps.is_empty());
            watches.push(self.watch_of_read());
        }
        let record = journal::write_flight::<N>(&StoredWire {
            sequence: self.sequence(),
            flight,
            watches,
        });
        self.store(Slot::Flight, record, out);
    }

    /// Sends what comes next, or gives the lane back.
    fn depart(&mut self, now: u64, out: &mut Vec<Effect<N>>) {
        if self.run_errand(now, out) {
            return;
        }
        if self.key.is_empty() && !self.is_customer() {
            // A guest's key comes with the lane.
            self.phase = Phase::Idle;
            out.push(Effect::ReleaseLane);
            return;
        }
        if let Some(suspect) = &self.suspect {
            if now >= suspect.settled_at.max(self.pace.not_before) {
                self.send(Call::ReadCart, Vec::new(), now, out);
            }
            return;
        }
        if now >= self.pace.not_before && self.has_work(now) {
            if self.look || self.watch_due(now) || self.wants_refresh() {
                self.send(Call::ReadCart, Vec::new(), now, out);
                return;
            }
            let plan = plan::plan(
                self.base.as_ref(),
                &self.names,
                self.log.entries(),
                self.batch != Some(false),
            );
            let is_undone = !plan.undone.is_empty();
            if is_undone || !plan.moot.is_empty() {
                for id in plan.moot {
                    self.drop_entry(id, out);
                }
                self.remember_unmade(&plan.undone);
                self.finish(plan.undone, out);
                // Other pages take the base over without the corrections that have ended, and may hold the rest.
                self.look |= self.base.is_none();
                self.landed(out);
            }
            if is_undone && plan.call.is_none() {
                // What waited for them may be sent now.
                self.depart(now, out);
                return;
            }
            if let Some(call) = plan.call {
                self.send(call, plan.parts, now, out);
                return;
            }
            self.resting = true;
            // A login waits for no longer than there is something to be sent before it.
            if self.send_login(now, out) {
                return;
            }
        }
        if self.corrects(now) || self.doubt {
            // Other tabs would build on what is wrong.
            return;
        }
        self.phase = Phase::Idle;
        out.push(Effect::ReleaseLane);
    }

    /// Whether a correction waits for a pause to end.
    fn corrects(&self, now: u64) -> bool {
        let first = self.log.entries().first();
        now < self.pace.not_before
            && first.is_some_and(|first| first.held.is_none() && first.is_correction())
    }

    fn wants_refresh(&self) -> bool {
        self.log
            .entries()
            .iter()
            .any(|entry| !entry.intent.action.changes_cart())
    }

    fn send(&mut self, call: Call<N>, parts: Vec<Vec<Step>>, now: u64, out: &mut Vec<Effect<N>>) {
        if self.fresh {
            self.store(Slot::Key, Some(String::from(&*self.key)), out);
        }
        let steps = parts.concat();
        for step in &steps {
            self.log.mark_flying(&step.intents);
        }
        // The record of a request that is being judged stays until it is.
        let steps = match &self.suspect {
            Some(suspect) => suspect.parts.concat(),
            None => steps,
        };
        let is_forgotten = self.suspect.is_some() && sabotage::is(Fault::ForgetRead);
        if !is_forgotten && !sabotage::is(Fault::SendUnrecorded) {
            let sent_at = now;
            self.keep_flight(Some(StoredFlight { sent_at, steps }), out);
        }
        if !parts.is_empty() {
            if sabotage::is(Fault::OverlapRead) {
                out.push(Effect::Send {
                    flight: u64::MAX,
                    cart_key: self.key.clone(),
                    token: None,
                    call: Call::ReadCart,
                });
            }
            if sabotage::is(Fault::OptimisticBase) {
                self.spoil(&parts);
            }
        }
        let token = self.identity.token();
        let mut key = self.key.clone();
        if sabotage::is(Fault::SendNumber)
            && let Some(user) = self.identity.number()
        {
            key = user;
        }
        self.launch(call, key, token, parts, now, out);
    }

    /// Puts a request on the wire.
    pub(super) fn launch(
        &mut self,
        call: Call<N>,
        cart_key: Text,
        token: Option<Secret>,
        parts: Vec<Vec<Step>>,
        now: u64,
        out: &mut Vec<Effect<N>>,
    ) {
        self.flights += 1;
        out.push(Effect::Send {
            flight: self.flights,
            cart_key,
            token,
            call,
        });
        out.push(Effect::Report(Report {
            topic: "request",
            kind: if parts.is_empty() { "read" } else { "write" },
            flight: self.flights,
            count: parts.iter().flatten().map(|step| step.intents.len()).sum(),
            ..Report::default()
        }));
        out.push(Effect::Changed);
        self.phase = Phase::Flying(Flight {
            id: self.flights,
            parts,
            sent_at: now,
            settled_at: 0,
            before: self.held(),
            refusal: None,
        });
    }

    /// Writes what is meant into the base.
    fn spoil(&mut self, parts: &[Vec<Step>]) {
        let lines = self.base.iter_mut().flat_map(|base| &mut base.cart.lines);
        for line in lines {
            let mut steps = parts.iter().flatten();
            if let Some(step) = steps.find(|step| step.key.as_ref() == Some(&line.key)) {
                std::rc::Rc::make_mut(line).quantity = step.after;
            }
        }
    }

    fn set_alarm(&mut self, now: u64, out: &mut Vec<Effect<N>>) {
        let at = match (&self.phase, &self.suspect) {
            (Phase::Flying(flight), _) => flight.sent_at.saturating_add(self.timeout),
            (Phase::Holding, Some(suspect)) => suspect.settled_at.max(self.pace.not_before),
            (Phase::Holding, None) if self.corrects(now) || self.doubt => self.pace.not_before,
            (Phase::Idle, _) if self.has_work(now) => self.pace.not_before,
            (Phase::Idle, _) => match self.watches.iter().map(|watch| watch.until).min() {
                Some(until) => until,
                None => return,
            },
            _ => return,
        };
        let at = self.identity.alarm(now).map_or(at, |alarm| alarm.min(at));
        let at = at.max(now);
        if self.wake != Some(at) {
            self.wake = Some(at);
            out.push(Effect::Wake { at });
        }
    }
}

pub(super) fn timeout() -> Problem {
    Problem::local("timeout", "The store did not answer in time.")
}
