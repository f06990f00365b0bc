//! The watch over requests that got no answer. Such a request may still be carried out, and then it
//! writes back the whole cart as it had loaded it, a read as well: what was done since is erased (measured:
//! experiment a). So each is kept in mind until a cart was read some time later. If an answer shows
//! exactly what such a request writes, what we knew before is put back by absolute writes; any other
//! difference is another writer, and the server wins.

use std::rc::Rc;

use crate::cart::document::Node;
use crate::cart::interned::Text;
use crate::cart::list::{Listed, append, keep};
use crate::cart::model::Line;
use crate::cart::quantity::Quantity;
use crate::sync::again::product_of;
use crate::sync::intent::{Action, Intent, Product};
use crate::sync::machine::{Lines, Machine};
use crate::sync::names::{CORRECTION, Names};
use crate::sync::plan::{Kind, Step};
use crate::sync::ports::{Effect, Report};
use crate::sync::sabotage::{self, Fault};
use crate::sync::verdict::{self, Held, Verdict};

/// How long after its judgement a lost request is watched, in milliseconds: a read sent then ends it.
const WATCHED: u64 = 30_000;
/// How many requests are watched at once.
const MOST: usize = 8;
/// How many lines in all the states of the cart may have that are remembered for each: a record must stay
/// small.
const LINES: usize = 400;

/// A request that may still be carried out.
#[derive(Clone, Debug, PartialEq)]
pub struct Watch {
    /// Names the request in its answer; 0 for one of another page.
    pub flight: u64,
    /// A read that is sent then or later ends the watch, in milliseconds since the epoch; 0 in the record of a
    /// read that is on its way.
    pub until: u64,
    /// What it was to do; empty for a read.
    pub steps: Vec<Step>,
    /// What the cart held since it was sent: one of these it has loaded.
    pub rows: Vec<Held>,
}

impl<N: Node> Machine<N> {
    /// Watches a request from now on.
    pub(super) fn watch(&mut self, flight: u64, steps: Vec<Step>, before: Held, now: u64) {
        if sabotage::is(Fault::SkipWatch) {
            return;
        }
        let until = now.saturating_add(WATCHED);
        let mut reads = self.watches.iter_mut().filter(|_| steps.is_empty());
        if let Some(watch) = reads.find(|watch| watch.steps.is_empty()) {
            // Any number of reads is one; tries to do the same may all be carried out.
            watch.flight = flight;
            watch.until = until;
            return;
        }
        if self.watches.len() >= MOST {
            self.watches.remove(0);
        }
        self.watches.push(Watch {
            flight,
            until,
            steps,
            rows: self.rows(before),
        });
    }

    /// The cart as it is known, if it is, or as a request has found it that is judged.
    fn rows(&self, held: Held) -> Vec<Held> {
        let judged = self.suspect.as_ref().map(|suspect| suspect.before.clone());
        let known = Some(held).filter(|_| self.known());
        known.or(judged).into_iter().listed()
    }

    /// What is watched of a read that is about to be sent, with what reads that were lost before may write.
    pub(super) fn watch_of_read(&self) -> Watch {
        let mut watches = self.watches.iter();
        let lost = watches.find(|watch| watch.steps.is_empty());
        Watch {
            flight: 0,
            until: 0,
            steps: Vec::new(),
            rows: lost.map_or_else(|| self.rows(self.held()), |lost| lost.rows.clone()),
        }
    }

    /// Before a request of a login is sent: what it may write, late. Its answer ends the watch, unless an
    /// earlier one got none.
    pub(super) fn foresee(&mut self, rows: Vec<Held>, now: u64, out: &mut Vec<Effect<N>>) {
        let lost = self.watches.pop_if(|watch| watch.steps.is_empty());
        let mut watch = lost.unwrap_or_else(|| {
            self.identity.foreseen = self.flights + 1;
            Watch {
                flight: self.flights + 1,
                until: 0,
                steps: Vec::new(),
                rows: Vec::new(),
            }
        });
        watch.until = now.saturating_add(WATCHED);
        append(&mut watch.rows, rows);
        self.watches.push(watch);
        self.keep_flight(None, out);
    }

    /// The cart is the customer's from now on, which no other lost request of the guest can touch.
    pub(super) fn keep_lost_reads(&mut self, now: u64) {
        self.keep_watches(&|watch| watch.steps.is_empty());
        for watch in &mut self.watches {
            watch.until = now.saturating_add(WATCHED);
        }
        self.watched(None);
    }

    /// No request of a login is watched any more.
    pub(super) fn forget_foreseen(&mut self) {
        let flight = self.identity.foreseen;
        self.keep_watches(&|watch| !watch.steps.is_empty() || watch.flight != flight);
    }

    /// Whether a read is due that ends a watch.
    pub(super) fn watch_due(&self, now: u64) -> bool {
        self.watches.iter().any(|watch| watch.until <= now)
    }

    /// Takes over what storage holds, which another tab may have written; beside ours, where that `is_all` of
    /// it is not certain.
    pub(super) fn adopt_watches(&mut self, mut stored: Vec<Watch>, is_all: bool, now: u64) {
        for watch in &mut stored {
            let own = self.watches.iter().find(|own| own.steps == watch.steps);
            let latest = now.saturating_add(WATCHED);
            // The clock may have been set back since. Whoever has sent a read is gone, just now maybe.
            if watch.until > latest || watch.until == 0 {
                watch.until = own.map_or(latest, |own| own.until);
            }
            watch.flight = own.map_or(0, |own| own.flight);
        }
        for own in std::mem::replace(&mut self.watches, stored) {
            if !is_all && !self.watches.iter().any(|watch| watch.steps == own.steps) {
                self.watches.push(own);
            }
        }
    }

    /// The store has refused an intent: it may refuse it in a lost request as well.
    pub(super) fn watch_without(&mut self, intent: &Text) {
        for at in 0..self.watches.len() {
            let mut without = self.watches.get(at).cloned();
            if let Some(without) = &mut without {
                keep(&mut without.steps, |step| !step.intents.contains(intent));
            }
            let known = |without: &Watch| {
                self.watches
                    .iter()
                    .any(|watch| watch.steps == without.steps)
            };
            let without = without.filter(|without| !known(without));
            append(&mut self.watches, without);
        }
    }

    /// An answer to a request that was given up: it is over, so what it did can be seen now.
    pub(super) fn heard_late(&mut self, flight: u64) {
        self.identity.heard_late(flight);
        self.look |= self.watches.iter().any(|watch| watch.flight == flight);
    }

    /// The item keys of the lines that steps are about. An answer says what became of them.
    pub(super) fn touched<'a>(&'a self, steps: &'a [Step]) -> Vec<&'a Text> {
        let keys = steps.iter().filter_map(|step| step.key(&self.names));
        keys.listed()
    }

    /// The intents of a step that watched requests have carried out.
    pub(super) fn carried_out(&self, step: &Step) -> Vec<Text> {
        let held = self.held();
        let mut intents = Vec::new();
        for made in self.watches.iter().flat_map(|watch| &watch.steps) {
            if let Some(key) = made.key(&self.names)
                && made.kind == Kind::Create
                && made.after == held.quantity(key)
                && step.key(&self.names) == Some(key)
            {
                append(&mut intents, made.intents.iter().cloned());
            }
        }
        keep(&mut intents, |id| step.intents.contains(id));
        intents
    }

    /// Those of these steps whose lines are as they were before, or as the steps were to make them.
    pub(super) fn plain(&self, steps: &[Step], before: &Held, lines: &[Rc<Line<N>>]) -> Vec<Step> {
        let now: Held = lines.iter().collect();
        let foreseen = self.foreseen(steps, lines);
        let is_plain = |step: &Step| {
            let Some(key) = step.key(&self.names) else {
                return true;
            };
            let is = now.quantity(key);
            let doubled = step.after.saturating_add(step.after);
            let mut same = foreseen
                .iter()
                .filter(|same| same.key(&self.names) == Some(key));
            is == before.quantity(key)
                || same.any(|step| is == step.after || step.kind == Kind::Create && is == doubled)
        };
        let both = steps.iter().zip(&foreseen);
        let plain = both.filter(|(_, foreseen)| is_plain(foreseen));
        plain.map(|(step, _)| step.clone()).listed()
    }

    /// Whether a watched request has added to a line as well, which is to have the one quantity and has the other.
    pub(super) fn adds_as_well(&self, key: &str, meant: Quantity, has: Quantity) -> bool {
        let mut steps = self.watches.iter().flat_map(|watch| &watch.steps);
        steps.any(|step| {
            step.kind == Kind::Create
                && step.key(&self.names).is_some_and(|made| &**made == key)
                && step.after.saturating_add(meant) == has
        })
    }

    /// Whether the cart is what a watched request has written over newer work: `before` is what we
    /// knew, `removed` the lines that could be restored, `lines` what the store says, after a request with these
    /// steps.
    pub(super) fn overwritten(
        &self,
        steps: &[Step],
        before: &Held,
        removed: &Lines<N>,
        lines: &[Rc<Line<N>>],
    ) -> bool {
        let now: Held = lines.iter().collect();
        let steps = &self.foreseen(steps, lines);
        let touched = self.touched(steps);
        let clears = steps.iter().any(|step| step.kind == Kind::Clear);
        if clears || now.same_but(before, &touched) {
            return false;
        }
        let mut written = self.written(before, removed, lines).into_iter();
        written.any(|row| row.same_but(&now, &touched))
    }

    /// The carts that watched requests, and the one that is judged, may have written, where what we knew before is the newest work.
    fn written(&self, before: &Held, removed: &Lines<N>, lines: &[Rc<Line<N>>]) -> Vec<Held> {
        let now: Held = lines.iter().collect();
        let write = |watch: &Watch, row: &Held, is_since: bool| {
            let mut steps = self.foreseen(&watch.steps, lines);
            for step in &mut steps {
                let mut removed = removed.iter();
                let removed = removed.find(|line| Some(&line.key) == step.key.as_ref());
                if let Some(line) = removed.filter(|_| is_since && step.kind == Kind::Restore) {
                    step.after = line.quantity;
                }
            }
            let Some(all) = verdict::expected(&steps, row, &self.names) else {
                return Vec::new();
            };
            let partly = without_refused(&steps, row, &all, &now, &self.names);
            // An empty cart was more likely ordered than written back by what the store has refused.
            let partly = Some(partly).filter(|it| !it.is_empty() || it != row);
            partly.into_iter().chain([all]).listed()
        };
        let judged = self.suspect.as_ref().map(|suspect| Watch {
            flight: suspect.id,
            until: 0,
            steps: suspect.parts.concat(),
            rows: vec![suspect.before.clone()],
        });
        let watches = || self.watches.iter().chain(&judged);
        let mut written = Vec::new();
        for watch in watches() {
            // Where storage refuses the base, another tab may know of newer work than we do.
            if watch.rows.last() != Some(before) {
                continue;
            }
            // A line comes back with what it had when it was last taken out: before the request was sent, or since.
            for (row, is_since) in watch
                .rows
                .iter()
                .flat_map(|row| [(row, false), (row, true)])
            {
                for once in write(watch, row, is_since) {
                    // Another lost request may have loaded what this one has written.
                    for other in watches().filter(|other| !std::ptr::eq(*other, watch)) {
                        written.append(&mut write(other, &once, is_since));
                    }
                    written.push(once);
                }
            }
        }
        written
    }

    /// What became of a step, by the answer to it: a line that was made on top of what a watched request had written is
    /// put right.
    pub(super) fn built_on(
        &self,
        step: &Step,
        verdict: Verdict,
        steps: &[Step],
        before: &Held,
        removed: &Lines<N>,
    ) -> Verdict {
        let Verdict::Adjusted { key, from, to } = &verdict else {
            return verdict;
        };
        let (now, lines) = (self.held(), self.lines());
        let steps = &self.foreseen(steps, &lines);
        let touched = self.touched(steps);
        let mut written = self.written(before, removed, &lines).into_iter();
        let is_ours = written.any(|row| {
            // Something on the way may have repeated it as well.
            let once = row.quantity(key).saturating_add(step.after);
            row.same_but(&now, &touched) && [once, once.saturating_add(step.after)].contains(to)
        });
        if step.kind != Kind::Create || !is_ours || sabotage::is(Fault::TrustAdded) {
            return verdict;
        }
        Verdict::Doubled {
            key: key.clone(),
            meant: *from,
        }
    }

    /// The steps with the item keys of lines that were foretold wrongly or not at all, which show in the cart.
    pub(super) fn foreseen(&self, steps: &[Step], lines: &[Rc<Line<N>>]) -> Vec<Step> {
        let mut steps = steps.to_vec();
        for step in steps.iter_mut().filter(|step| step.kind == Kind::Create) {
            let key = step.key(&self.names);
            let is_there = lines.iter().any(|line| Some(&line.key) == key);
            let line = lines.iter().find(|line| line.is_of(&step.id_or_sku));
            if let Some(line) = line.filter(|_| !is_there) {
                step.key = Some(line.key.clone());
            }
        }
        steps
    }

    /// A line was made that a watched request may erase.
    pub(super) fn remember(&mut self, step: &Step, key: &Text) {
        if self.watches.is_empty() {
            return;
        }
        let mut entries = self.log.entries().iter();
        let entry = entries.find(|entry| step.intents.contains(&entry.intent.id));
        if let Some(Action::Add { product, .. }) = entry.map(|entry| &entry.intent.action) {
            let mut product = Product::clone(product);
            product.predicted_key = Some(key.into());
            self.made.push(product);
        }
    }

    /// These intents end without having been sent: lines that they made and took out again a watched request may make
    /// all the same.
    pub(super) fn remember_unmade(&mut self, intents: &[Text]) {
        if self.watches.is_empty() {
            return;
        }
        let removed = self.folded().view.removed;
        for entry in self.log.entries() {
            if let Action::Add { line, product, .. } = &entry.intent.action
                && intents.contains(&entry.intent.id)
                && let Some(shown) = removed.iter().find(|shown| shown.id == *self.line_id(line))
            {
                let unmade = (product.id_or_sku.clone(), shown.quantity);
                self.unmade.push(unmade);
            }
        }
    }

    /// The quantity that a line comes back with if it is restored, where a watched request has made it.
    fn unmade(&self, key: &Text) -> Option<Quantity> {
        let line = self.base.as_ref().and_then(|base| base.line(key))?;
        let mut unmade = self.unmade.iter().rev();
        let unmade = unmade.find(|(id_or_sku, _)| line.is_of(id_or_sku));
        unmade.map(|(_, quantity)| *quantity)
    }

    /// Puts back what we knew, the lines and those that could be restored, but for those that the steps are about.
    pub(super) fn replay(
        &mut self,
        steps: &[Step],
        (known, removed): &(Lines<N>, Lines<N>),
        now: u64,
        out: &mut Vec<Effect<N>>,
    ) {
        let is = self.held();
        let mut actions = Vec::new();
        let touched = self.touched(steps);
        for line in known {
            let key = &line.key;
            let quantity = is.quantity(key);
            if touched.contains(&key) || quantity == line.quantity {
                continue;
            }
            actions.push(if quantity.is_zero() {
                self.made_again(line, line.quantity)
            } else {
                Action::SetQuantity {
                    line: self.line_id(key).clone(),
                    quantity: line.quantity,
                }
            });
        }
        for (key, quantity) in is.pairs() {
            if !touched.contains(&key) && !known.iter().any(|line| line.key == *key) {
                let line = self.line_id(key).clone();
                let mut removed = removed.iter();
                let removed = removed.find(|line| line.key == *key).map(|it| it.quantity);
                let removed = removed.or_else(|| self.unmade(key));
                if let Some(restorable) = removed.filter(|removed| removed != quantity) {
                    // It is restored with what it had when it was taken out.
                    actions.push(Action::SetQuantity {
                        line: line.clone(),
                        quantity: restorable,
                    });
                }
                actions.push(Action::Remove { line });
            }
        }
        self.correct(actions, now, out);
    }

    /// A watched request may have written over a line before these steps took it out: it must come back as it was
    /// known, if it is restored.
    pub(super) fn correct_removed(&mut self, steps: &[Step], now: u64, out: &mut Vec<Effect<N>>) {
        let mut actions = Vec::new();
        for step in steps.iter().filter(|step| step.kind == Kind::Remove) {
            let base = self.base.as_ref().filter(|_| !self.watches.is_empty());
            let key = step.key(&self.names).cloned().unwrap_or_default();
            let removed = base.filter(|base| base.line(&key).is_none());
            let removed = removed.and_then(|base| base.removed_line(&key));
            if let Some(line) = removed.filter(|line| line.quantity != step.before) {
                let line_id = self.line_id(&key).clone();
                actions.push(self.made_again(line, step.before));
                actions.push(Action::Remove { line: line_id });
            }
        }
        if !actions.is_empty() {
            self.correct(actions, now, out);
        }
    }

    /// What makes a line again.
    fn made_again(&self, line: &Line<N>, quantity: Quantity) -> Action<N> {
        let mut made = self.made.iter();
        let made = made.find(|made| made.predicted_key.as_ref() == Some(&line.key));
        Action::Add {
            line: self.line_id(&line.key).clone(),
            product: Box::new(made.cloned().unwrap_or_else(|| product_of(line))),
            quantity,
        }
    }

    /// Asks for these corrections, before all that waits.
    fn correct(&mut self, actions: Vec<Action<N>>, now: u64, out: &mut Vec<Effect<N>>) {
        out.push(Effect::Report(Report {
            topic: "conflict",
            kind: "replayed",
            count: actions.len(),
            ..Report::default()
        }));
        for action in actions.into_iter().rev() {
            let id = self.mint.name(CORRECTION);
            self.log.push_first(Intent { id, action }, now);
        }
    }

    fn keep_watches(&mut self, stays: &dyn Fn(&Watch) -> bool) {
        keep(&mut self.watches, stays);
    }

    /// A cart was answered: watched requests may have loaded it. A read that was `sent` late enough
    /// ends their watch.
    pub(super) fn watched(&mut self, sent: Option<u64>) {
        let held = self.held();
        self.keep_watches(&|watch| sent.is_none_or(|sent| sent < watch.until));
        if self.watches.is_empty() {
            self.made.clear();
            self.unmade.clear();
        }
        for watch in &mut self.watches {
            if watch.rows.last() != Some(&held) {
                let lines = watch.rows.iter().map(|row| row.pairs().len());
                if lines.sum::<usize>() >= LINES && watch.rows.len() > 1 {
                    // The last one says whether we know the newest work.
                    watch.rows.pop();
                }
                watch.rows.push(held.clone());
            }
        }
    }

    /// How many lines are gone that the steps did not take out.
    pub(super) fn gone(&self, steps: &[Step], before: &Held, now: &Held) -> usize {
        if steps.iter().any(|step| step.kind == Kind::Clear) {
            return 0;
        }
        let touched = self.touched(steps);
        let mut gone = 0;
        for (key, _) in before.pairs() {
            if now.quantity(key).is_zero() && !touched.contains(&key) {
                gone += 1;
            }
        }
        gone
    }

    /// Reports the lines that are gone without our doing; says whether all of them are.
    pub(super) fn tell_gone(
        &mut self,
        steps: &[Step],
        before: &Held,
        out: &mut Vec<Effect<N>>,
    ) -> bool {
        let now = self.held();
        let count = self.gone(steps, before, &now);
        if count == 0 {
            return false;
        }
        let is_left = |(key, _): &(Text, Quantity)| {
            let mut makes = steps
                .iter()
                .filter(|step| matches!(step.kind, Kind::Create | Kind::Restore));
            !now.quantity(key).is_zero() && !makes.any(|step| step.key(&self.names) == Some(key))
        };
        let reset = self.gone(steps, before, &Held::default()) == count
            && !before.pairs().iter().any(is_left);
        out.push(Effect::Report(Report {
            topic: if reset { "reset" } else { "conflict" },
            count,
            ..Report::default()
        }));
        reset
    }
}

/// What these steps write over a row, `all` being what they write where the store refuses none of them: it may have
/// refused some, and these lines are `now` as they were.
fn without_refused(steps: &[Step], row: &Held, all: &Held, now: &Held, names: &Names) -> Held {
    let mut held = all.clone();
    let clears = steps.iter().any(|step| step.kind == Kind::Clear);
    for step in steps {
        let key = step.key(names).cloned().unwrap_or_default();
        let had = if clears {
            Quantity::ZERO
        } else {
            row.quantity(&key)
        };
        let may_be = matches!(step.kind, Kind::Create | Kind::SetQuantity);
        if may_be && now.quantity(&key) == had {
            held.set(&key, had);
        }
    }
    held
}
