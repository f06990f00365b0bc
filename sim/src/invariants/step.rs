//! What must hold after every step of a page.

use std::rc::Rc;

use cocart_wasm::api::call::Call;
use cocart_wasm::sync::journal;
use cocart_wasm::sync::ports::{Event, Slot};
use cocart_wasm::sync::predict::Certainty;
use cocart_wasm::sync::view::View;

use crate::document::Document;
use crate::invariants::Figure;
use crate::meant::{Asked, Wish};
use crate::script::{Kind, PRODUCTS, product_of};
use crate::trace::Trace;
use crate::world::World;

impl<N: Document> World<N> {
    /// Checks a page after a step.
    pub(crate) fn check(&mut self, page: u32) {
        if !self.pages[page as usize].alive {
            return;
        }
        self.counts.checks += 6;
        let machine = &self.pages[page as usize].machine;
        let view = machine.view();
        trace_view(&mut self.trace, &view);
        let sequence = machine.base().map_or(0, |base| base.sequence);
        let seen = &self.watchman.pages[page as usize];
        let before = seen.sequence;
        if sequence < before && !self.devices[self.pages[page as usize].device].harmed {
            self.fail("base never moves backwards", || {
                format!("page {page}: {before}, then {sequence}")
            });
        }
        self.watchman.pages[page as usize].sequence = sequence;
        if let Some(ghost) = view.lines.iter().find(|line| line.quantity.is_zero()) {
            let product = product_of(&ghost.line);
            self.fail("no ghosts", || {
                format!("page {page} shows none of {product}")
            });
        }
        if sequence != before || !view.confirmed {
            self.check_figures(page, &view);
        }
        self.check_fold(page, &view);
        self.check_identity(page, &view);
        self.check_set(page, &view);
    }

    /// What is called exact is what the store says of the same content, whoever asked first.
    fn check_figures(&mut self, page: u32, view: &View<N>) {
        let is_sure = |certainty| certainty != Certainty::Estimate;
        let mut broken = None;
        let who = self.customer(page);
        let mut found = |content: Vec<(u64, i64)>, of_line: bool, total: i64| {
            let mut known = self.figures.iter();
            let is = |known: &&Figure| {
                known.who == who && known.of_line == of_line && known.content == content
            };
            match known.find(is) {
                Some(known) if known.total != total => {
                    broken = Some(format!(
                        "page {page} shows {total} for {content:?}, which was {}",
                        known.total
                    ));
                }
                Some(_) => {}
                None => self.figures.push(Figure {
                    who,
                    content,
                    of_line,
                    total,
                }),
            }
        };
        for line in &view.lines {
            let quantity = line.quantity.as_pieces().unwrap_or_default();
            if let Some(money) = line.figures.filter(|money| is_sure(money.certainty)) {
                found(vec![(product_of(&line.line), quantity)], true, money.total);
            }
        }
        if let Some(totals) = view.totals.filter(|_| is_sure(view.certainty.total)) {
            let mut content = shown(view);
            content.sort_unstable();
            found(content, false, totals.total);
        }
        self.counts.checks += 1;
        if let Some(broken) = broken {
            self.fail("exact money is the store's", || broken);
        }
    }

    /// What is older than a cart lives is not sent before somebody has confirmed it.
    pub(crate) fn check_old(&mut self, index: usize) {
        if !self.asked.iter().any(|asked| asked.unconfirmed) {
            return;
        }
        self.counts.checks += 1;
        let carried = self.carried(&self.network.requests[index]);
        let old = carried.iter().find(|at| {
            let old = &self.asked[**at];
            // Something newer may take its place.
            let newer = carried.iter().map(|at| &self.asked[*at]);
            let mut newer = newer.filter(|newer| !newer.unconfirmed);
            old.unconfirmed && !newer.any(|it| it.product == old.product || it.wish == Wish::Clear)
        });
        if let Some(id) = old.map(|at| self.asked[*at].id.clone()) {
            self.fail("what is old waits for the shopper's word", || {
                format!("{id} is sent")
            });
        }
    }

    /// View = fold(base, log), by the simplest possible means.
    fn check_fold(&mut self, page: u32, view: &View<N>) {
        let machine = &self.pages[page as usize].machine;
        let cart = machine.base().map(|base| &base.cart);
        let quantity = |line: &Rc<cocart_wasm::cart::model::Line<N>>| {
            (
                line.product_id,
                line.quantity.as_pieces().unwrap_or_default(),
            )
        };
        let mut lines: Vec<_> = cart
            .map(|cart| cart.lines.iter().map(quantity).collect())
            .unwrap_or_default();
        let mut removed: Vec<_> = cart
            .map(|cart| cart.removed.iter().map(quantity).collect())
            .unwrap_or_default();
        for id in machine.pending() {
            let Some(asked) = self.asked.iter().find(|asked| asked.id == id) else {
                // A correction of the machine's own.
                return;
            };
            let product = asked.product.unwrap_or_default();
            let at = lines.iter().position(|(line, _)| *line == product);
            match (asked.wish, at) {
                (Wish::Refresh, _) => {}
                (Wish::Clear, _) => {
                    lines.clear();
                    removed.clear();
                }
                (Wish::Add(number), Some(at)) => lines[at].1 += number,
                (Wish::Add(number), None) => lines.push((product, number)),
                (Wish::Set(number), Some(at)) => lines[at].1 = number,
                (Wish::Remove, Some(at)) => {
                    removed.retain(|(line, _)| *line != product);
                    removed.push(lines.remove(at));
                }
                (Wish::Restore, None) => {
                    if let Some(at) = removed.iter().position(|(line, _)| *line == product) {
                        lines.push(removed.remove(at));
                    }
                }
                _ => {}
            }
        }
        let pending = |asked: &&Asked| machine.pending().any(|id| id == asked.id);
        let mut pending = self.asked.iter().filter(pending);
        // Also one that has ended since, where what came after it was taken over before that was known.
        let leases = self.script.has_leases();
        let is_after_clear = |asked: &Asked| {
            let mut before = asked.after.iter().map(|before| &self.asked[*before]);
            leases && before.any(|it| it.wish == Wish::Clear && it.asked_by == asked.asked_by)
        };
        let clears = pending
            .clone()
            .any(|asked| asked.wish == Wish::Clear || is_after_clear(asked));
        // The line of an add that was given up in a page that could not tell what else is there is nowhere else.
        let is_nowhere = |asked: &Asked| {
            let mut before = asked.after.iter().map(|before| &self.asked[*before]);
            before.any(|it| {
                it.product == asked.product && matches!(it.wish, Wish::Add(_)) && it.is_dropped()
            })
        };
        let is_stray = pending
            .clone()
            .any(|asked| asked.asked_by != page && is_nowhere(asked));
        let first = pending.next().map(|asked| asked.asked_by);
        let is_dropped = |asked: &Asked| asked.wish == Wish::Clear && asked.is_refused();
        let ordered = leases && self.asked.iter().any(|asked| asked.asked_by == u32::MAX);
        if (clears || ordered) && pending.any(|asked| Some(asked.asked_by) != first)
            || self.asked.iter().any(is_dropped)
            || is_stray
        {
            // What one page meant for a line may be meant for another one after the Clear of another page; where a
            // Clear is given up, there are two lines until the store has answered.
            return;
        }
        let mut shown = shown(view);
        if shown.len() < view.lines.len() {
            // The logs of several pages, each with a line of its own that will turn out to be one.
            return;
        }
        // Another page may have made the line, and this one shows another until the store has answered.
        lines.retain(|(product, _)| self.is_one_line(*product));
        shown.retain(|(product, _)| self.is_one_line(*product));
        lines.sort_unstable();
        shown.sort_unstable();
        if lines != shown {
            self.fail("view = fold(base, log)", || {
                format!("page {page} shows {shown:?}, not {lines:?}")
            });
        }
    }

    /// A line keeps its id, and one that did not change is the same object.
    fn check_identity(&mut self, page: u32, view: &View<N>) {
        let mut broken = None;
        let is_cleared = {
            let mut pending = self.pages[page as usize].machine.pending();
            let clears = |id| move |asked: &&Asked| asked.id == id && asked.wish == Wish::Clear;
            pending.any(|id| self.asked.iter().any(|asked| clears(id)(&asked)))
        };
        // Another page has cleared the cart since: what is there is another line.
        let steps = self.watchman.pages[page as usize].steps;
        let clears = |asked: &Asked| {
            let is_new = asked.ended_at.is_some_and(|ended| ended > steps);
            asked.wish == Wish::Clear && is_new && asked.ended_by != Some(page)
        };
        let is_cleared = is_cleared || self.asked.iter().any(clears);
        // Whoever took over the log of a page that lives has given the line that nobody could foresee its own name.
        let device = self.pages[page as usize].device;
        let mut tabs = self.pages.iter().filter(|page| page.device == device);
        let was_adopted = self.script.has_leases()
            && (tabs.any(|page| page.unguarded) || self.counts.overtaken > 0);
        let seen = &mut self.watchman.pages[page as usize];
        for (product, id, line) in &seen.lines {
            if was_adopted && !is_foreseen(*product) {
                continue;
            }
            let Some(now) = view.lines.iter().find(|now| now.id == *id) else {
                // Two lines may turn out to be one; else the line is there under another name.
                // One that the store no longer has was another line.
                let mut others = view.lines.iter().filter(|now| {
                    product_of(&now.line) == *product
                        && (now.line.is_confirmed() || !line.is_confirmed())
                        // It had no name but its key yet.
                        && *id != now.line.key
                        && !is_cleared
                        && !seen.lines.iter().any(|(_, id, _)| *id == now.id)
                });
                if let Some(other) = others.next() {
                    let other = &other.id;
                    broken = Some(format!(
                        "page {page}: the line of {product} was {id}, is {other}"
                    ));
                }
                continue;
            };
            if !Rc::ptr_eq(&now.line, line)
                && !seen.is_another
                && let (Some(before), Some(after)) = (&line.server, &now.line.server)
                && before.same(after)
            {
                broken = Some(format!(
                    "page {page}: the line of {product} is another object, but the same"
                ));
            }
        }
        seen.lines.clear();
        seen.is_another = false;
        seen.steps = self.counts.steps;
        let lines = view.lines.iter();
        seen.lines.extend(lines.map(|line| {
            (
                product_of(&line.line),
                String::from(line.id.as_str()),
                Rc::clone(&line.line),
            )
        }));
        // A page that could not read the names of the lines has named them itself.
        if let Some(broken) = broken
            && !self.devices[self.pages[page as usize].device].harmed
        {
            self.fail("identity", || broken);
        }
    }

    /// A quantity the shopper set, and nobody contradicted, never shows another value.
    fn check_set(&mut self, page: u32, view: &View<N>) {
        let ordered = self.asked.iter().any(|asked| asked.asked_by == u32::MAX);
        // The store may give to the customer, late, what was set for the guest.
        let given = self.broken_off.contains(&true);
        if ordered
            || given
            || self.excused.storage
            || self.devices.iter().any(|device| device.harmed)
        {
            self.watchman.expect_nothing();
            return;
        }
        for (product, quantity) in &self.watchman.pages[page as usize].set {
            if !self.is_one_line(*product) {
                continue;
            }
            let lines = view
                .lines
                .iter()
                .filter(|line| product_of(&line.line) == *product);
            let shown: i64 = lines
                .map(|line| line.quantity.as_pieces().unwrap_or_default())
                .sum();
            if shown != *quantity {
                let text = format!("page {page} shows {shown} of {product}, {quantity} were set");
                self.fail("no drop-back", || text);
                return;
            }
        }
    }

    /// Whether a page that shows a line of a product knows that it is the one that the store has.
    fn is_one_line(&self, product: u64) -> bool {
        is_foreseen(product) || self.pages.len() == 1 && !self.is_taken_for_another(product)
    }

    /// A page sends a request: nothing else of its device may be on the wire, and what it carries is kept.
    pub(crate) fn check_send(&mut self, page: u32, key: &str, call: &Call<N>) {
        if matches!(call, Call::Logout) {
            // It is about no cart, and nobody waits for it.
            return;
        }
        self.counts.checks += 3;
        let device = self.pages[page as usize].device;
        let mut others = self.network.requests.iter();
        // Without locks and without room in storage tabs have nothing in common.
        let is_apart = self.script.has_leases() && self.devices[device].harmed;
        if let Some(other) = others
            .position(|other| other.device == device && other.over_at.is_none())
            .filter(|_| !is_apart)
        {
            self.fail("one request at a time", || {
                format!("page {page} sends while request {other} is on the wire")
            });
        }
        if !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_digit()) {
            self.fail("no customer's key", || {
                format!("page {page} sends the key {key}")
            });
        }
        let identifies = matches!(
            call,
            Call::Login { .. } | Call::RefreshTokens(_) | Call::ReadStore
        );
        if self.devices[device].harmed || identifies || matches!(call, Call::ReadCart) {
            return;
        }
        let storage = &self.devices[device].storage;
        let mut missing = None;
        for id in self.pages[page as usize].machine.pending() {
            let changes = self
                .asked
                .iter()
                .any(|asked| asked.id == id && asked.wish != Wish::Refresh && !asked.forgotten);
            if changes && !storage.holds(id) {
                missing = Some(format!("page {page} sends {id}, which no log holds"));
            }
        }
        if storage.get((Slot::Flight, 0)).is_none() {
            missing = Some(format!("page {page} sends without a record of it"));
        }
        if let Some(missing) = missing {
            self.fail("nothing is sent that is not durable", || missing);
        }
    }

    /// A page has stored a base: it is no older than the one before, unless that is another cart.
    pub(crate) fn stored_base(&mut self, page: u32, device: usize, last: Option<String>) {
        self.counts.checks += 1;
        let record = self.devices[device]
            .storage
            .get((Slot::Base, 0))
            .unwrap_or_default();
        let content = record.split_once(":[").map_or("", |(_, content)| content);
        let digits = content.split_once(',').map_or("", |(digits, _)| digits);
        let sequence = digits.parse().unwrap_or(0);
        let stored = &mut self.watchman.stored;
        stored.resize(stored.len().max(device + 1), 0);
        let before = std::mem::replace(&mut stored[device], sequence);
        // The first base of another cart: a page that was killed may have stored one that nobody knows to be theirs.
        let is_another = || {
            let is_theirs = |record: &str| is_of_customer::<N>(record);
            let last = last.as_deref().and_then(is_theirs);
            let now = self.devices[device].storage.get((Slot::Base, 0));
            self.watchman.pages[page as usize].is_another
                || last.is_some() && last != now.and_then(is_theirs)
        };
        if sequence < before && !is_another() && !self.devices[device].harmed {
            self.fail("base never moves backwards", || {
                format!("page {page} stores {sequence} over {before}")
            });
        }
    }

    /// Takes an event into the trace.
    pub(crate) fn trace_event(&mut self, page: u32, event: &Event<N>) {
        let (kind, name) = match event {
            Event::Intent(_) => (1, "an intent"),
            Event::LaneGranted(_) => (2, "the lane"),
            Event::Answer { reply, .. } => (3 + u64::from(reply.status) * 16, "an answer"),
            Event::NoAnswer { .. } => (4, "no answer"),
            Event::Tick => (5, "its timer"),
            Event::Nudge => (6, "a nudge"),
            Event::Adopt { .. } => (7, "the log of a page that is gone"),
            Event::BaseStored { .. } => (8, "a hint"),
            Event::StorageFailed => (9, "that storage failed"),
            Event::Dismiss { .. } => (10, "a notice was read"),
            Event::LaneLost => (11, "that the lane was taken"),
            Event::Retry { .. } => (12, "that the shopper tries again"),
            Event::Drop { .. } => (13, "that the shopper gives one up"),
            Event::CustomerStored(_) | Event::Login { .. } | Event::Logout { .. } => {
                (14, "of a customer")
            }
        };
        self.trace.mix(self.now);
        self.trace.mix(kind * 64 + u64::from(page));
        self.trace.say(self.now, || match event {
            Event::Answer { flight, reply } => format!(
                "page {page} hears the answer {} to flight {flight}",
                reply.status
            ),
            _ => format!("page {page} hears {name}"),
        });
    }
}

/// Whether a stored base is that of a customer.
fn is_of_customer<N: Document>(record: &str) -> Option<bool> {
    let key = journal::read_newer_base::<N>(record, None)?.base.cart.key;
    Some(!key.is_empty() && !journal::is_key(&key))
}

/// Takes what is shown into the trace.
fn trace_view<N: Document>(trace: &mut Trace, view: &View<N>) {
    for line in &view.lines {
        trace.mix_text(&line.id);
        trace.mix(line.quantity.as_pieces().unwrap_or_default() as u64);
        trace.mix(line.figures.as_ref().map_or(0, |money| money.total) as u64);
    }
    trace.mix(view.totals.as_ref().map_or(0, |totals| totals.total) as u64);
    trace.mix(u64::from(view.confirmed));
}

/// Whether a page knows the line of a product by its key before the store has answered.
fn is_foreseen(product: u64) -> bool {
    let sample = PRODUCTS.iter().find(|sample| sample.id == product);
    sample.is_none_or(|sample| sample.kind != Kind::Unforeseen)
}

/// Products and quantities of a view; several lines of one product are added up.
pub(crate) fn shown<N: Document>(view: &View<N>) -> Vec<(u64, i64)> {
    let mut shown: Vec<(u64, i64)> = Vec::new();
    for line in &view.lines {
        let quantity = line.quantity.as_pieces().unwrap_or_default();
        match shown
            .iter_mut()
            .find(|(product, _)| *product == product_of(&line.line))
        {
            Some((_, sum)) => *sum += quantity,
            None => shown.push((product_of(&line.line), quantity)),
        }
    }
    shown
}
