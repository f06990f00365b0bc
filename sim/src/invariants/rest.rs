//! What must hold when everything is at rest.

use cocart_wasm::sync::intent::Outcome;
use cocart_wasm::sync::journal;
use cocart_wasm::sync::ports::Slot;

use super::step::shown;
use crate::document::Document;
use crate::faults::{Fate, Fault};
use crate::meant::{self, Asked, Wish};
use crate::network::Request;
use crate::script::{Kind, PRODUCTS};
use crate::world::World;

impl<N: Document> World<N> {
    /// A page is gone: intents that no log holds are lost with it, which may only be where storage failed
    /// or the page was killed before it could keep them.
    pub(crate) fn forget_undurable(&mut self, page: u32) {
        let device = self.pages[page as usize].device;
        let harmed = self.devices[device].harmed;
        let storage = &self.devices[device].storage;
        let pending: Vec<String> = self.pages[page as usize]
            .machine
            .pending()
            .map(String::from)
            .collect();
        let mut missing = None;
        for asked in &mut self.asked {
            if asked.wish == Wish::Clear || pending.contains(&asked.id) {
                if asked.outcome.is_some()
                    || storage.holds(&asked.id)
                    || !pending.contains(&asked.id)
                {
                    continue;
                }
                asked.lost = true;
                if asked.forgotten {
                    // Its customer has logged out elsewhere.
                    continue;
                }
                // Its page was killed in the very step that took it in.
                if !harmed && asked.wish != Wish::Refresh && asked.asked_at + 1 < self.counts.steps
                {
                    missing = Some(asked.id.clone());
                }
            }
        }
        // With the page goes what only it knew: the cart's key, the lines' names, what was done since storage failed.
        let key = storage.get((Slot::Key, 0));
        let knew = key != Some(self.pages[page as usize].machine.key())
            || storage.keeps_alone(page)
            || self.network.is_watched(Some(device), self.now);
        self.excused.storage |= harmed && knew;
        if let Some(missing) = missing {
            self.fail("an accepted intent is durable", || {
                format!("{missing} was in no log when page {page} ended")
            });
        }
    }

    /// Everything is at rest, and every page was looked at again.
    pub(crate) fn look_back(&mut self) {
        self.counts.trips += 1;
        self.check_waiting();
        self.check_lost();
        self.check_agreement();
        self.check_newer();
        self.check_identities();
        if !self.excused.storage {
            self.mark_doubtful();
            self.check_adjusted();
            if self.script.has_customers() {
                self.check_carts();
                self.check_logins();
            } else {
                self.check_content();
            }
            self.check_refusals();
        }
        self.check_bounds();
        self.tally();
    }

    fn check_waiting(&mut self) {
        self.counts.checks += 1;
        let mut waiting = None;
        for (number, page) in self.pages.iter().enumerate().filter(|(_, page)| page.alive) {
            if let Some(id) = page.machine.pending().next() {
                waiting = Some(format!("{id} waits in page {number} for nothing"));
            }
        }
        if let Some(waiting) = waiting {
            self.fail("liveness", || waiting);
        }
    }

    /// Storage loses its logs: intents that no living page knows are lost with them.
    pub(crate) fn forget_logs(&mut self, device: usize) {
        let alive = |page: &&crate::world::Page<N>| page.alive && page.device == device;
        let storage = &self.devices[device].storage;
        for asked in &mut self.asked {
            let mut pages = self.pages.iter().filter(alive);
            let is_known = pages.any(|page| page.machine.pending().any(|id| id == asked.id));
            if asked.outcome.is_none() && !asked.unheard && !is_known && storage.holds(&asked.id) {
                asked.lost = true;
            }
        }
    }

    /// What the stored base of a device knows to have ended needs no other proof.
    pub(crate) fn forget_ended(&mut self, device: usize) {
        let record = self.devices[device].storage.get((Slot::Base, 0));
        let base = record.and_then(|record| journal::read_newer_base::<N>(record, None));
        let ended = base.map(|base| base.ended).unwrap_or_default();
        for asked in &mut self.asked {
            asked.unheard |= asked.outcome.is_none() && ended.iter().any(|id| *id == asked.id);
        }
    }

    /// Every accepted intent has ended, or a stored base knows that it has.
    fn check_lost(&mut self) {
        self.counts.checks += 1;
        for device in 0..self.devices.len() {
            self.forget_ended(device);
        }
        let lost = self.asked.iter().find(|asked| {
            asked.outcome.is_none() && !asked.lost && !asked.unheard && asked.wish != Wish::Refresh
        });
        if let Some(lost) = lost.map(|lost| lost.id.clone())
            && !self.excused.storage
        {
            self.fail("no accepted intent is lost", || {
                format!("nobody knows what became of {lost}")
            });
        }
    }

    /// Records of a newer format are as they were.
    fn check_newer(&mut self) {
        self.counts.checks += 1;
        let devices = self.devices.iter();
        let mut newer = devices.flat_map(|device| device.newer.iter().map(move |it| (device, it)));
        let changed = newer.find(|(device, (name, text))| device.storage.get(*name) != Some(text));
        if let Some((name, _)) = changed.map(|(_, newer)| newer.clone()) {
            self.fail("a newer format is left alone", || {
                format!("the record {name:?} was changed")
            });
        }
    }

    /// All pages show what the store holds.
    fn check_agreement(&mut self) {
        let mut broken = None;
        for (number, page) in self.pages.iter().enumerate().filter(|(_, page)| page.alive) {
            self.counts.checks += 2;
            let view = page.machine.view();
            let mut shown = shown(&view);
            let mut holds: Vec<(u64, i64)> = Vec::new();
            // A page that nobody shopped on may have a key of its own, as long as both carts are empty.
            let kept = self.devices[page.device].storage.get((Slot::Key, 0));
            let kept = page.machine.customer().or(kept);
            let key = kept.unwrap_or(page.machine.key());
            for (product, quantity) in self.network.lines(key) {
                holds.push((product, quantity as i64));
            }
            shown.sort_unstable();
            holds.sort_unstable();
            if shown != holds {
                broken = Some(format!(
                    "page {number} shows {shown:?}, the store holds {holds:?}"
                ));
            }
        }
        if let Some(broken) = broken {
            self.fail("all pages show the store's cart", || broken);
        }
        self.check_money();
    }

    /// Totals called confirmed are the store's.
    fn check_money(&mut self) {
        let mut broken = None;
        for (number, page) in self.pages.iter().enumerate().filter(|(_, page)| page.alive) {
            self.counts.checks += 1;
            let view = page.machine.view();
            let Some(totals) = view.totals.filter(|_| view.confirmed) else {
                continue;
            };
            let session = self.network.store.session(self.row_key(number as u32));
            let Some(store) = session.and_then(|session| session.totals.as_ref()) else {
                continue;
            };
            let minor = |amount: f64| (amount * 100.0).round() as i64;
            let said = (
                minor(store.subtotal),
                minor(store.total),
                minor(store.total_tax),
            );
            let shown = (totals.subtotal, totals.total, totals.tax);
            if said != shown {
                broken = Some(format!(
                    "page {number} shows {shown:?} as confirmed, the store says {said:?}"
                ));
            }
        }
        if let Some(broken) = broken {
            self.fail("confirmed money is the store's", || broken);
        }
    }

    /// The store holds exactly what was asked.
    fn check_content(&mut self) {
        let mut keys: Vec<String> = self.asked.iter().map(|asked| asked.key.clone()).collect();
        let alive = self.pages.iter().filter(|page| page.alive);
        keys.extend(alive.map(|page| page.machine.key().to_string()));
        keys.sort_unstable();
        keys.dedup();
        for sample in &PRODUCTS {
            let product = sample.id;
            for device in 0..self.devices.len() {
                self.counts.checks += 1;
                let seats = self.seats.iter().flatten();
                let mut pages = seats.map(|page| &self.pages[*page as usize]);
                let Some(page) = pages.find(|page| page.device == device) else {
                    continue;
                };
                let shared = self.script.shared;
                let is_relevant = |wish: Wish, about: Option<u64>| match wish {
                    Wish::Clear => true,
                    Wish::Refresh | Wish::Login(_) | Wish::Logout => false,
                    // What the store does not sell is never there to come back.
                    Wish::Restore if sample.kind == Kind::Unsellable => false,
                    _ => about == Some(product),
                };
                let asked = self.asked.iter().enumerate();
                let key = page.machine.key();
                let hole = self.ledger.hole(key, product);
                let asked = asked.filter(|(_, asked)| {
                    (shared || asked.device == device) && is_relevant(asked.wish, asked.product)
                });
                let asked: Vec<usize> = asked.map(|(index, _)| index).collect();
                // What ended before the line was what nobody could know is not judged; what was asked for before
                // then may have had its effect by then.
                let step = hole.map_or(0, |hole| hole.step);
                let is_judged = |at: &&usize| {
                    let asked = &self.asked[**at];
                    let ended = asked.ended_at;
                    let is_refused = asked.is_refused();
                    if is_refused
                        && !asked.doubtful
                        && hole.is_none_or(|hole| asked.asked_at >= hole.step)
                    {
                        // Nor does anything come after it.
                        return false;
                    }
                    hole.is_none() || ended.is_none_or(|ended| ended > step)
                };
                let relevant: Vec<(usize, bool)> = asked
                    .iter()
                    .filter(is_judged)
                    .map(|at| {
                        let asked = &self.asked[*at];
                        let doubtful = hole.is_some() && asked.asked_at < step;
                        (*at, doubtful || asked.doubtful)
                    })
                    .collect();
                let ended =
                    |at: &usize| self.asked[*at].ended_at.is_some_and(|ended| ended <= step);
                let before = asked.iter().filter(|at| hole.is_some() && ended(at));
                self.counts.unjudged += before.count() as u64;
                let lines = self.network.lines(key);
                let holds = lines.iter().filter(|(id, _)| *id == product);
                let holds: f64 = holds.map(|(_, quantity)| quantity).sum();
                let holds = (holds > 0.0).then_some(holds as i64);
                // Nobody can tell the adds of two tabs apart where storage has lost which of them was sent.
                let mut unsent = self.network.unsent.iter();
                if unsent.any(|it| it.is_blurred && it.products.contains(&product)) {
                    self.counts.unjudged += asked.len() as u64;
                    continue;
                }
                // Tabs that could not foresee that theirs is one line each set and removed a line of their own.
                if sample.kind == Kind::Unforeseen && self.pages.len() > 1 {
                    continue;
                }
                // Nobody can tell whether a lost Clear of an empty cart has forgotten what was removed, and a
                // cart that is emptied again, line by line, can be restored.
                let wishes = |wish: Wish| asked.iter().any(|at| self.asked[*at].wish == wish);
                let mut requests = self.network.requests.iter();
                let is_lost =
                    requests.any(|request| !request.answered) || !self.network.unsent.is_empty();
                if wishes(Wish::Clear) && wishes(Wish::Restore) && is_lost {
                    continue;
                }
                let start = hole.map_or((None, None), |hole| hole.state);
                if !meant::explains(&self.asked, &relevant, start, holds) {
                    let text = format!(
                        "the store holds {holds:?} of {product}, which no order of the intents leads to"
                    );
                    self.fail("each intent takes effect once", || text);
                    return;
                }
            }
        }
    }

    /// A quantity that no stock limits, and that no other device changes, is what was asked for.
    fn check_adjusted(&mut self) {
        if self.devices.len() > 1 {
            return;
        }
        self.counts.checks += 1;
        let is_scarce = |asked: &&Asked| {
            let mut samples = PRODUCTS.iter();
            samples.any(|it| Some(it.id) == asked.product && it.kind == Kind::Scarce)
        };
        // What was there before went with an order. Nor do tabs without locks and without room hear of each other.
        let is_excused = self.asked.iter().any(|them| them.asked_by == u32::MAX)
            || self.script.has_leases() && self.devices.iter().any(|device| device.harmed);
        let adjusted = self.asked.iter().find(|asked| {
            matches!(asked.outcome, Some(Outcome::Adjusted { .. }))
                && !is_scarce(asked)
                && !self.ledger.is_open(asked.product)
                && !is_excused
        });
        if let Some(id) = adjusted.map(|asked| asked.id.clone()) {
            self.fail("only the store adjusts a quantity", || {
                format!("{id} was adjusted")
            });
        }
    }

    /// Only what the store, or another shopper, has made impossible is refused.
    fn check_refusals(&mut self) {
        self.counts.checks += 1;
        let mut broken = None;
        let mut faults = self.script.faults.iter();
        let misses_hints =
            faults.any(|fault| matches!(fault, Fault::HintLost(_) | Fault::HintLate(..)));
        for (index, asked) in self.asked.iter().enumerate() {
            let Some(Outcome::Refused { problem, .. }) = &asked.outcome else {
                continue;
            };
            let sample = PRODUCTS
                .iter()
                .find(|product| Some(product.id) == asked.product);
            if matches!(asked.wish, Wish::Refresh | Wish::Login(_) | Wish::Logout)
                || problem.code == "logged_out"
                || sample
                    .is_some_and(|sample| matches!(sample.kind, Kind::Scarce | Kind::Unsellable))
            {
                continue;
            }
            // What a guest has removed does not go with the cart.
            let logs_in =
                |them: &&Asked| matches!(them.wish, Wish::Login(_)) && them.device == asked.device;
            let restores = |them: &Asked| {
                them.wish == Wish::Restore && them.product == asked.product && them.is_refused()
            };
            // Nor does what is asked of it since.
            let mut before = asked.after.iter().map(|at| &self.asked[*at]);
            if (asked.wish == Wish::Restore
                || matches!(asked.wish, Wish::Set(_)) && before.any(restores))
                && self.asked.iter().any(|them| logs_in(&them))
            {
                continue;
            }
            // Nor does a logout bring back what the store has just given to the customer.
            let leaves = |them: &Asked| them.wish == Wish::Logout && them.device == asked.device;
            if ["cart_reset", "unknown_line"].contains(&problem.code.as_str())
                && asked.who.is_none()
                && self.transferred
                && self.asked.iter().any(leaves)
            {
                continue;
            }
            // Refused because of what nobody could know, or of what another device did.
            if asked.doubtful || self.ledger.is_open(asked.product) {
                continue;
            }
            // What the shopper gave up takes along what needs it.
            let mut dropped = self.asked.iter().filter(|them| them.is_dropped());
            if dropped.any(|them| them.product == asked.product || them.product.is_none()) {
                continue;
            }
            // Tabs that could not foresee that theirs is one line each set what they had removed.
            let is_unforeseen = sample.is_some_and(|sample| sample.kind == Kind::Unforeseen);
            if is_unforeseen && self.pages.len() > 1 && problem.code == "unknown_line" {
                continue;
            }
            // A page that takes a log over after a Clear shows what was added before it.
            let before = asked.after.iter().map(|at| &self.asked[*at]);
            let mut adds =
                before.filter(|it| matches!(it.wish, Wish::Add(_)) && it.product == asked.product);
            let mut clears = asked.after.iter();
            let clear = clears.find(|at| self.asked[**at].wish == Wish::Clear);
            if problem.code == "unknown_line"
                && clear.is_some_and(|clear| adds.all(|add| !add.after.contains(clear)))
            {
                continue;
            }
            let others = self.asked.iter().enumerate();
            let contradicted = others
                .filter(|(other, them)| {
                    *other != index
                        && (!asked.after.contains(other)
                            || them.asked_by == u32::MAX
                            || them.device != asked.device
                            // A tab may not have heard of what another one did before.
                            || them.asked_by != asked.asked_by
                                && (self.devices[asked.device].harmed || misses_hints || asked.behind))
                        && (them.product == asked.product || them.wish == Wish::Clear)
                        && !matches!(
                            them.wish,
                            Wish::Refresh
                                | Wish::Add(_)
                                | Wish::Set(_)
                                | Wish::Login(_)
                                | Wish::Logout
                        )
                })
                .count();
            // Another device's login drops lines of the customer, until it has put them back.
            let drops = |them: &Asked| {
                matches!(them.wish, Wish::Login(_))
                    && them.device != asked.device
                    && them.ended_at.is_none_or(|ended| ended >= asked.asked_at)
            };
            if problem.code == "unknown_line" && self.transferred && self.asked.iter().any(drops) {
                continue;
            }
            // One whose effect may have been ordered with the rest is not sent again.
            let ordered = self.asked.iter().any(|them| them.asked_by == u32::MAX);
            let is_shared = self.script.has_customers() && self.devices.len() > 1;
            // Nor one that went with the cart, which a request has emptied that came after its watch.
            let is_emptied = self.ledger.is_emptied();
            if (ordered || self.script.shared || is_shared || is_emptied)
                && problem.code == "cart_reset"
            {
                continue;
            }
            // The store forgets what was removed where a lost request writes back a row from before that.
            let late = |request: &Request| matches!(request.fate, Some(Fate::Late { .. }));
            if asked.wish == Wish::Restore && self.network.requests.iter().any(late) {
                continue;
            }
            if matches!(asked.wish, Wish::Add(_) | Wish::Clear) || contradicted == 0 {
                broken = Some(format!("{} was refused: {}", asked.id, problem.code));
            }
        }
        if let Some(broken) = broken {
            self.fail("a rejection touches only its intent", || broken);
        }
    }

    /// The number of requests is bounded by what was asked and what went wrong.
    fn check_bounds(&mut self) {
        self.counts.checks += 1;
        let pages = self.pages.len() as u64;
        let deeds = self.script.deeds.len() as u64;
        let logins = |asked: &&Asked| matches!(asked.wish, Wish::Login(_) | Wish::Logout);
        let logins = self.asked.iter().filter(logins).count() as u64;
        let faults = self.script.faults.len() as u64;
        let bound = 8 + 5 * pages + 3 * deeds + 12 * faults + 10 * logins;
        let requests = self.counts.requests;
        if requests > bound {
            self.fail("requests are bounded", || {
                format!("{requests} requests, {bound} should do")
            });
        }
    }

    fn tally(&mut self) {
        for asked in &self.asked {
            let outcome = match &asked.outcome {
                Some(Outcome::Done { .. }) => 0,
                Some(Outcome::Adjusted { .. }) => 1,
                Some(Outcome::Refused { .. }) => 2,
                None if !asked.lost => 3,
                None => 4,
            };
            self.counts.outcomes[outcome] += 1;
        }
        let excused = self.excused;
        for (count, is_so) in self.counts.excused.iter_mut().zip([
            excused.late,
            excused.devices,
            excused.unforeseen,
            excused.refused,
            excused.storage,
        ]) {
            *count += u64::from(is_so);
        }
    }
}
