//! What the store's log says when a request is saved or its answer is heard; see [`crate::ledger`].

use cocart_wasm::cart::interned::Text;
use cocart_wasm::sync::journal;
use cocart_wasm::sync::names::CORRECTION;

use super::World;
use crate::document::Document;
use crate::faults::Fate;
use crate::ledger::{self, Hole, Row, Why};
use crate::meant::{Asked, Wish};
use crate::network::Request;
use crate::script::{Kind, PRODUCTS};

/// The device of what no device knows of.
const NOBODY: usize = usize::MAX;

impl<N: Document> World<N> {
    /// A request is saved. `late` is why nobody could recognise it, where nobody could.
    pub(super) fn note_commit(
        &mut self,
        index: usize,
        late: Option<Why>,
        before: &Row,
        after: &Row,
    ) {
        let request = &self.network.requests[index];
        let (device, key) = (request.device, request.key.clone());
        let lost = self.network.watched(self.now);
        let lost = lost.filter(|lost| lost.device == device && lost.key == key);
        let since = lost.map(|lost| lost.knows).min();
        let since = since.map_or(request.knows, |since| since.min(request.knows));
        let record = request.record.as_deref().unwrap_or_default();
        let corrects = record.contains(CORRECTION);
        // Whatever it puts right, it takes what another device did for its own.
        let since = if corrects { 0 } else { since };
        let lost = request.over_at.is_some() || matches!(request.fate, Some(Fate::Late { .. }));
        let (judged, loaded_at, knows) = (request.clear, request.loaded_at, request.knows);
        let others = self.ledger.products_of_others(&key, device, since);
        let mut about = Vec::new();
        if !others.is_empty() || lost || self.ledger.is_open(None) {
            let carried = self.carried(&self.network.requests[index]);
            about.extend(carried.iter().filter_map(|at| self.asked[*at].product));
            let mut carried = carried.iter();
            if carried.any(|at| self.asked[*at].wish == Wish::Clear) {
                // It is about whatever others have done.
                about.extend(&others);
            }
        }
        let mut products: Vec<u64> = before.iter().chain(after).map(|line| line.0).collect();
        products.extend(&about);
        products.sort_unstable();
        products.dedup();
        let mut moved = false;
        for product in products {
            let state = ledger::of(after, product);
            let changed = state != ledger::of(before, product);
            moved |= changed;
            // What two devices do at once may come to the same.
            let is_about = about.contains(&product);
            let erases = changed && lost && (judged || !is_about);
            let raced = (changed || is_about) && others.contains(&product)
                // Nobody recognises what was written over what another device had changed.
                || erases && !others.is_empty()
                || changed && corrects && self.ledger.hole(&key, product).is_some()
                // It had loaded the line before nobody could know of it any more, and writes it back, or whoever
                // planned it did not know of that either.
                || (changed || is_about)
                    && self.ledger.hole(&key, product).is_some_and(|hole| loaded_at.min(knows) < hole.at);
            let late = late.filter(|_| changed);
            // What comes too late its own device does not know of either.
            let by = late.map_or(device, |_| NOBODY);
            let why = late.or(raced.then_some(Why::Devices));
            if changed || raced {
                self.ledger.changed(&key, product, by);
            }
            if why.is_none() && erases {
                self.ledger.erased(&key, product, device);
            }
            if let Some(why) = why {
                self.open_hole(&key, product, state, why);
            }
        }
        if moved {
            // Built on what was written over, or making it look like something else.
            let by = late.map_or(device, |_| NOBODY);
            for product in self.ledger.erased_by_others(&key, by) {
                self.open_hole(&key, product, ledger::of(after, product), Why::Devices);
            }
        }
    }

    /// It is known what became of a request: where it put a line right of which nobody could know, that line is as it
    /// was meant by then.
    pub(super) fn note_clear(&mut self, index: usize) {
        let request = &self.network.requests[index];
        let record = request.record.as_deref().unwrap_or_default();
        if !record.contains(CORRECTION) {
            return;
        }
        let key = request.key.clone();
        let row = ledger::row(&self.network.store, &key);
        for at in self.carried(request) {
            if let Some(product) = self.asked[at].product
                && self.ledger.hole(&key, product).is_some()
            {
                self.open_hole(&key, product, ledger::of(&row, product), Why::Devices);
            }
        }
    }

    /// A page has heard what the cart holds now. Of a line that an unclear request of its device was about and
    /// that another device has changed meanwhile, it may take the one change for the other.
    pub(super) fn note_answer(&mut self, index: usize) {
        let (device, key) = {
            let request = &self.network.requests[index];
            (request.device, request.key.clone())
        };
        let mut taken = Vec::new();
        for unclear in &self.network.requests[..index] {
            if unclear.device != device || unclear.clear || unclear.key != key {
                continue;
            }
            let changed = self.ledger.products_of_others(&key, device, unclear.knows);
            if !changed.is_empty() {
                let carried = self.carried(unclear);
                let record = unclear.record.as_deref().unwrap_or_default();
                let corrects = record.contains(CORRECTION);
                let about = |product: &u64| {
                    // What the machine itself puts right may be about any line.
                    corrects
                        || carried.iter().any(|at| {
                            let asked = &self.asked[*at];
                            asked.wish == Wish::Clear || asked.product == Some(*product)
                        })
                };
                taken.extend(changed.into_iter().filter(about));
            }
        }
        let row = ledger::row(&self.network.store, &key);
        for product in taken {
            self.open_hole(&key, product, ledger::of(&row, product), Why::Devices);
        }
    }

    /// An intent has ended as it was meant. One that nobody has sent, because the page took the line to be as
    /// asked, or because another device has done the same, tells nothing of what the store holds.
    pub(super) fn note_done(&mut self, at: usize) {
        let asked = &self.asked[at];
        if matches!(asked.wish, Wish::Refresh | Wish::Login(_) | Wish::Logout) {
            return;
        }
        let (device, key) = (asked.device, asked.key.clone());
        let mut changed = self.ledger.products_of_others(&key, device, asked.knew);
        changed.extend(self.ledger.opened(&key, asked.knew));
        let about = |product: &u64| asked.product.is_none_or(|about| about == *product);
        let changed: Vec<u64> = changed.into_iter().filter(about).collect();
        let mut requests = self.network.requests.iter();
        if changed.is_empty() || requests.any(|request| self.carried(request).contains(&at)) {
            return;
        }
        let row = ledger::row(&self.network.store, &key);
        for product in changed {
            self.open_hole(&key, product, ledger::of(&row, product), Why::Devices);
        }
    }

    pub(super) fn open_hole(
        &mut self,
        key: &str,
        product: u64,
        state: (Option<i64>, Option<i64>),
        why: Why,
    ) {
        self.trace.say(self.now, || {
            format!("  from here on {product} is judged anew: {why:?}, {state:?}")
        });
        self.counts.holes[why as usize] += 1;
        match why {
            Why::Late => self.excused.late = true,
            Why::Devices => self.excused.devices = true,
            Why::Unforeseen => self.excused.unforeseen = true,
        }
        self.watchman.forget(product);
        self.ledger.open(Hole {
            key: key.into(),
            product,
            step: self.counts.steps,
            state,
            why,
            at: self.ledger.now(),
        });
    }

    /// The intents that a request carries, by index.
    pub(crate) fn carried(&self, request: &Request) -> Vec<usize> {
        self.recorded(request.record.as_deref())
    }

    /// The intents that the request in a record carries, by index.
    pub(crate) fn recorded(&self, record: Option<&str>) -> Vec<usize> {
        let flight = record.and_then(journal::read_flight::<N>);
        let steps = flight
            .and_then(|wire| wire.flight)
            .map(|flight| flight.steps);
        let ids: Vec<Text> = steps
            .into_iter()
            .flatten()
            .flat_map(|step| step.intents)
            .collect();
        let asked = self.asked.iter().enumerate();
        asked
            .filter(|(_, asked)| ids.iter().any(|id| *id == asked.id))
            .map(|(index, _)| index)
            .collect()
    }

    /// Marks the intents of which no client could know what became of them: the store has refused them in a request
    /// whose answer nobody heard, or in the second copy of one that it had carried out.
    pub(crate) fn mark_doubtful(&mut self) {
        // Where a page was taken for gone, it is told only that another one has ended what it had asked for.
        let leases = self.script.has_leases();
        let is_refused = |kind: Kind| kind == Kind::Scarce || leases && kind == Kind::Unsellable;
        for index in 0..self.network.requests.len() {
            let request = &self.network.requests[index];
            let twice = matches!(request.fate, Some(Fate::Twice { .. }));
            let is_heard = request.answered && !request.heard_late;
            if !request.refused || is_heard && !twice {
                continue;
            }
            for at in self.carried(request) {
                let asked = &mut self.asked[at];
                let mut scarce = PRODUCTS.iter().filter(|sample| is_refused(sample.kind));
                let is_scarce = scarce.any(|sample| Some(sample.id) == asked.product);
                if twice || is_scarce {
                    asked.doubtful = true;
                    self.excused.refused = true;
                    self.counts.doubtful += 1;
                }
            }
        }
        // What waits for the same goes with it: the page that heard of it has ended all of it at once.
        let is_unsold = |asked: &&Asked| {
            let mut unsold = PRODUCTS.iter().filter(|it| it.kind == Kind::Unsellable);
            leases && asked.doubtful && unsold.any(|it| Some(it.id) == asked.product)
        };
        let unsold = self.asked.iter().filter(is_unsold);
        let unsold: Vec<Option<u64>> = unsold.map(|asked| asked.product).collect();
        for asked in &mut self.asked {
            asked.doubtful |= unsold.contains(&asked.product);
        }
        // Nor does a page that was taken for gone know that another one has sent what is given up here.
        for index in 0..self.network.requests.len() {
            let request = &self.network.requests[index];
            let page = request.page;
            // Nor does anybody know what was sent where storage had no room for a record of it.
            let is_untold = leases && self.devices[request.device].harmed && !request.answered;
            for at in self.carried(request) {
                let asked = &mut self.asked[at];
                let elsewhere = asked.ended_by != Some(page);
                asked.doubtful |= leases && elsewhere && asked.is_dropped();
                asked.doubtful |= is_untold && asked.is_refused();
            }
        }
        self.doubt_unsent();
        // What was to be taken out went with the add that was given up; there may be another line of the product.
        for at in 0..self.asked.len() {
            let asked = &self.asked[at];
            let goes_with = |them: &Asked| {
                matches!(them.wish, Wish::Add(_))
                    && them.is_dropped()
                    && them.product == asked.product
                    && (them.ended_by, them.ended_at) == (asked.ended_by, asked.ended_at)
            };
            self.asked[at].doubtful |=
                asked.wish == Wish::Remove && self.asked.iter().any(goes_with);
        }
        // What was asked of such a line meanwhile was not sent, because there seemed to be none.
        for at in 0..self.asked.len() {
            let asked = &self.asked[at];
            let mut before = asked.after.iter().map(|before| &self.asked[*before]);
            let follows = before.any(|it| it.doubtful && it.product == asked.product);
            let mut requests = self.network.requests.iter();
            if follows && !requests.any(|request| self.carried(request).contains(&at)) {
                self.asked[at].doubtful = true;
                self.counts.doubtful += 1;
            }
        }
    }

    /// What was taken out before it was sent nobody has asked the store for, which may have had too little of it, or
    /// not sell it at all.
    fn doubt_unsent(&mut self) {
        for sample in PRODUCTS {
            if matches!(sample.kind, Kind::Scarce | Kind::Unsellable) {
                self.doubt_unsent_of(sample.id);
            }
        }
    }

    fn doubt_unsent_of(&mut self, product: u64) {
        let asked = self.asked.iter().enumerate();
        let of_it = asked.filter(|(_, asked)| asked.product == Some(product));
        let mut unsent: Vec<usize> = of_it.map(|(at, _)| at).collect();
        let wishes = |at: &usize, wish: fn(Wish) -> bool| wish(self.asked[*at].wish);
        if !unsent.iter().any(|at| wishes(at, |it| it == Wish::Restore)) {
            return;
        }
        for request in &self.network.requests {
            let carried = self.carried(request);
            unsent.retain(|at| !carried.contains(at));
        }
        if unsent.iter().any(|at| wishes(at, |it| it == Wish::Remove)) {
            unsent.retain(|at| wishes(at, |it| matches!(it, Wish::Add(_))));
            self.counts.doubtful += unsent.len() as u64;
            for at in unsent {
                self.asked[at].doubtful = true;
            }
        }
    }
}
