//! From intents to one request: what is waiting in the log, carried by as little as possible.
//!
//! Intents are not requests. A request is planned at the moment the lane is free, over the base of
//! that moment, so it always carries the newest meaning: only the creation of a line is relative on
//! the wire, everything else is absolute and safe to repeat.

use crate::api::call::{BATCH_LIMIT, Call};
use crate::cart::document::Node;
use crate::cart::interned::Text;
use crate::cart::list::keep;
use crate::cart::quantity::Quantity;
use crate::sync::base::Base;
use crate::sync::intent::{Action, Product};
use crate::sync::log::Entry;
use crate::sync::names::Names;

/// What one call does to one line, kept until its outcome is certain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What the call does.
    pub kind: Kind,
    /// Local id of the line; empty for the whole cart.
    pub line: Text,
    /// The item key, for a creation the predicted one.
    pub key: Option<Text>,
    /// For a creation, the id or SKU asked for; else empty.
    pub id_or_sku: Text,
    /// The quantity in the base it was planned over; zero where the line was not there.
    pub before: Quantity,
    /// The quantity meant; zero for a line that shall be gone.
    pub after: Quantity,
    /// The intents it carries.
    pub intents: Vec<Text>,
}

impl Step {
    /// The item key of the line: the one that the store gave it, or else the predicted one.
    pub fn key<'a>(&'a self, names: &'a Names) -> Option<&'a Text> {
        names.key_of(&self.line).or(self.key.as_ref())
    }
}

/// What a call does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Makes a line (add-item): the one call that must not be repeated blindly.
    Create,
    /// Sets the quantity of a line.
    SetQuantity,
    /// Takes a line out.
    Remove,
    /// Puts a removed line back.
    Restore,
    /// Takes all lines out.
    Clear,
}

/// A request, and what it is to do.
#[derive(Clone, Debug)]
pub struct Plan<N: Node> {
    /// The request; `None` where nothing needs one.
    pub call: Option<Call<N>>,
    /// The steps of each answer to expect: one part for a single call, one for each call of a batch.
    pub parts: Vec<Vec<Step>>,
    /// Intents that need no request because others undid them.
    pub undone: Vec<Text>,
    /// Intents that are held, or need one that is, on a line that was removed since.
    pub moot: Vec<Text>,
}

/// Plans the next request for what is waiting in the log.
pub fn plan<N: Node>(
    base: Option<&Base<N>>,
    names: &Names,
    waiting: &[Entry<N>],
    batch: bool,
) -> Plan<N> {
    let mut sketch = Sketch::new(base, names);
    for entry in waiting {
        sketch.apply(entry);
    }
    let (mut undone, mut moot) = (Vec::new(), Vec::new());
    let mut steps = sketch.steps(&mut undone, &mut moot);
    pick(&mut steps);
    defer(base, &mut steps);
    let mut calls = gather(base, steps);
    calls.truncate(if batch { BATCH_LIMIT } else { 1 });
    let (mut requests, parts): (Vec<Call<N>>, Vec<Vec<Step>>) = calls.into_iter().unzip();
    let call = if requests.len() > 1 {
        Some(Call::Batch(requests))
    } else {
        requests.pop()
    };
    Plan {
        call,
        parts,
        undone,
        moot,
    }
}

/// From the next attempt on, an intent that was sent this often without effect goes alone: it must not
/// take others down with it.
const TOGETHER: u8 = 2;

/// What the waiting intents of one line come to.
struct LinePlan<'a, N: Node> {
    id: Text,
    key: Option<Text>,
    /// Quantity in the base, `None` where the line is not there.
    base: Option<Quantity>,
    /// Quantity it comes back with, where the server can restore it.
    restorable: Option<Quantity>,
    restored: bool,
    product: Option<&'a Product<N>>,
    /// The quantity meant, `None` for a line that shall be gone.
    target: Option<Quantity>,
    /// The quantity it had before it was removed.
    last: Option<Quantity>,
    /// The quantity shown before it was removed, where that was never sent because an intent was held.
    unsent: Option<Quantity>,
    /// How many of the intents came before the removal.
    parted: usize,
    /// Later intents of this line must wait.
    closed: bool,
    /// One of the intents is held, and with it what comes of them.
    held: bool,
    /// Whether it goes in a request of its own.
    alone: bool,
    intents: Vec<Text>,
}

struct Sketch<'a, N: Node> {
    base: Option<&'a Base<N>>,
    names: &'a Names,
    /// The intents that a Clear carries: itself and all line intents before it.
    clear: Option<Vec<Text>>,
    lines: Vec<LinePlan<'a, N>>,
    /// Line intents seen since the last Clear.
    seen: Vec<Text>,
    /// Whether the Clear goes in a request of its own.
    alone: bool,
    /// A Clear is held: nothing after it can be planned.
    stopped: bool,
}

impl<'a, N: Node> Sketch<'a, N> {
    fn new(base: Option<&'a Base<N>>, names: &'a Names) -> Self {
        Sketch {
            base,
            names,
            clear: None,
            lines: Vec::new(),
            seen: Vec::new(),
            alone: false,
            stopped: false,
        }
    }

    fn apply(&mut self, entry: &'a Entry<N>) {
        let id = &entry.intent.id;
        if self.stopped {
            return;
        }
        match &entry.intent.action {
            Action::Refresh => {}
            Action::Clear if entry.held.is_some() => self.stopped = true,
            Action::Clear => {
                self.alone = entry.attempts >= TOGETHER;
                let carried = self.clear.get_or_insert_default();
                carried.append(&mut self.seen);
                carried.push(id.clone());
                self.lines.clear();
            }
            Action::Add {
                line,
                product,
                quantity,
            } => {
                if let Some(plan) = self.open(line, entry) {
                    plan.product.get_or_insert(product);
                    plan.target = Some(match plan.target {
                        Some(target) => target.saturating_add(*quantity),
                        None => *quantity,
                    });
                }
            }
            Action::SetQuantity { line, quantity } => {
                if let Some(plan) = self.open(line, entry)
                    && plan.target.is_some()
                {
                    plan.target = Some(*quantity);
                    // It takes the place of what is held, unless that is to make the line.
                    plan.held &= entry.held.is_some() || plan.base.is_none();
                }
            }
            Action::Remove { line } => {
                if let Some(plan) = self.open(line, entry) {
                    let shown = plan.target.take();
                    plan.unsent = plan.unsent.filter(|_| shown.is_none());
                    plan.last = shown.or(plan.last);
                    if entry.held.is_none() && std::mem::take(&mut plan.held) {
                        // What is held was never sent.
                        plan.unsent = shown;
                        plan.last = plan.base;
                    }
                    plan.parted = plan.intents.len().saturating_sub(1);
                }
            }
            Action::Restore { line } => {
                if let Some(plan) = self.open(line, entry)
                    && plan.target.is_none()
                {
                    if plan.unsent.is_some() {
                        // It is back as it was.
                        plan.target = plan.unsent.take();
                        plan.held = true;
                    } else if plan.last.is_some() {
                        plan.target = plan.last;
                    } else if plan.restorable.is_some() {
                        // The server puts it back with its own quantity: what follows comes after.
                        plan.target = plan.restorable;
                        plan.restored = true;
                        plan.closed = true;
                    }
                }
            }
        }
    }

    /// The plan of a line for one more intent of it, unless that intent must wait.
    fn open(&mut self, line: &Text, entry: &Entry<N>) -> Option<&mut LinePlan<'a, N>> {
        self.seen.push(entry.intent.id.clone());
        let key = self.names.resolve(line);
        let id = self.names.id_of(key);
        let at = match self.lines.iter().position(|plan| plan.id == id) {
            Some(at) => at,
            None => {
                self.lines.push(self.blank(id, key));
                self.lines.len() - 1
            }
        };
        let plan = self.lines.get_mut(at)?;
        // What comes before the first that is held is not, and goes first.
        let is_held = entry.held.is_some();
        plan.closed |= is_held && !plan.held && !plan.intents.is_empty();
        if plan.closed {
            return None;
        }
        plan.closed = entry.barrier;
        plan.held |= is_held;
        plan.alone |= entry.attempts >= TOGETHER;
        plan.intents.push(entry.intent.id.clone());
        Some(plan)
    }

    fn blank(&self, id: &Text, key: &Text) -> LinePlan<'a, N> {
        let base = self.base.filter(|_| self.clear.is_none());
        let line = base.and_then(|base| base.line(key));
        let removed = base.and_then(|base| base.removed_line(key));
        let quantity = line.map(|line| line.quantity);
        LinePlan {
            id: id.into(),
            key: line.or(removed).map(|line| line.key.clone()),
            base: quantity,
            restorable: removed.map(|line| line.quantity),
            restored: false,
            product: None,
            target: quantity,
            last: None,
            unsent: None,
            parted: 0,
            closed: false,
            held: false,
            alone: false,
            intents: Vec::new(),
        }
    }

    fn steps(self, undone: &mut Vec<Text>, moot: &mut Vec<Text>) -> Vec<Planned<'a, N>> {
        let mut steps = Vec::new();
        if let Some(intents) = &self.clear {
            let whole_cart = Step {
                kind: Kind::Clear,
                line: Text::new(),
                key: None,
                id_or_sku: Text::new(),
                before: Quantity::ZERO,
                after: Quantity::ZERO,
                intents: intents.clone(),
            };
            steps.push((whole_cart, None, self.alone));
        }
        for mut plan in self.lines {
            // The store restores a line with the quantity it had, so it must learn of it before the removal,
            // also where it has such a line among the removed ones.
            let had = plan
                .base
                .or(plan.restorable.filter(|_| plan.product.is_some()));
            if let (Some(had), None, Some(last)) = (had, plan.target, plan.last)
                && had != last
                && !plan.held
            {
                let removal = plan.intents.split_off(plan.parted);
                let product = plan.product.filter(|_| plan.base.is_none());
                steps.push((
                    Step {
                        kind: match product {
                            Some(_) => Kind::Create,
                            None => Kind::SetQuantity,
                        },
                        line: plan.id.clone(),
                        key: plan.key.clone(),
                        id_or_sku: product.map(|p| p.id_or_sku.clone()).unwrap_or_default(),
                        before: plan.base.unwrap_or(Quantity::ZERO),
                        after: last,
                        intents: std::mem::replace(&mut plan.intents, removal),
                    },
                    product,
                    plan.alone,
                ));
                plan.base = Some(last);
            }
            let kind = match (plan.base, plan.target) {
                // What was added is never done unasked: the line may be gone by now.
                (Some(base), Some(target)) if base != target || plan.product.is_some() => {
                    Kind::SetQuantity
                }
                (Some(_), None) => Kind::Remove,
                (None, Some(_)) if plan.restored => Kind::Restore,
                (None, Some(_)) if plan.product.is_some() => Kind::Create,
                _ => {
                    // What comes to nothing after a Clear ends after it: others build on what has ended.
                    if self.clear.is_none() {
                        undone.append(&mut plan.intents);
                    }
                    continue;
                }
            };
            if plan.held {
                continue;
            }
            if plan.unsent.is_some() {
                let removal = plan.intents.split_off(plan.parted);
                moot.append(&mut plan.intents);
                plan.intents = removal;
            }
            let product = plan.product.filter(|_| kind == Kind::Create);
            steps.push((
                Step {
                    kind,
                    line: plan.id,
                    key: match product {
                        Some(product) => product.predicted_key.clone(),
                        None => plan.key,
                    },
                    id_or_sku: product.map(|p| p.id_or_sku.clone()).unwrap_or_default(),
                    before: plan.base.unwrap_or(Quantity::ZERO),
                    after: plan.target.unwrap_or(Quantity::ZERO),
                    intents: plan.intents,
                },
                product,
                plan.alone,
            ));
        }
        steps
    }
}

/// A step, the product that it makes a line of, and whether it goes in a request of its own.
type Planned<'a, N> = (Step, Option<&'a Product<N>>, bool);

/// Picks what goes in the next request: what nothing is known to be wrong with first, all else by itself.
fn pick<N: Node>(steps: &mut Vec<Planned<N>>) {
    let first = steps.first();
    let clears_alone = first.is_some_and(|(step, _, alone)| *alone && step.kind == Kind::Clear);
    if clears_alone || steps.iter().all(|(_, _, alone)| *alone) {
        steps.truncate(1);
    } else {
        keep(steps, |(_, _, alone)| !alone);
    }
}

/// Leaves for later what is planned for a line that an add before it may turn out to grow: a variation by its bare id,
/// whose key cannot be foretold. The store says first what the line holds by then.
fn defer<N: Node>(base: Option<&Base<N>>, steps: &mut Vec<Planned<N>>) {
    let mut grown: Vec<Text> = Vec::new();
    keep(steps, |(step, ..)| {
        if step.kind == Kind::Create {
            for line in base.iter().flat_map(|base| &base.cart.lines) {
                let is_foretold = step.key.is_some() && line.variation.is_empty();
                if !is_foretold && line.is_of(&step.id_or_sku) {
                    grown.push(line.key.clone());
                }
            }
            return true;
        }
        step.key.as_ref().is_none_or(|key| !grown.contains(key))
    });
}

/// Turns steps into calls; several quantities become one call.
fn gather<N: Node>(base: Option<&Base<N>>, steps: Vec<Planned<N>>) -> Vec<(Call<N>, Vec<Step>)> {
    let bulk = steps
        .iter()
        .filter(|(step, ..)| may_go_in_bulk(base, step))
        .count()
        > 1;
    let mut calls: Vec<(Call<N>, Vec<Step>)> = Vec::new();
    let mut bulk_at = None;
    for (step, product, _) in steps {
        if bulk && may_go_in_bulk(base, &step) {
            let pair = (step.key.clone().unwrap_or_default(), step.after);
            let at = *bulk_at.get_or_insert(calls.len());
            match calls.get_mut(at) {
                Some((Call::SetQuantities(pairs), carried)) => {
                    pairs.push(pair);
                    carried.push(step);
                }
                _ => calls.push((Call::SetQuantities(vec![pair]), vec![step])),
            }
        } else {
            calls.push((single(&step, product), vec![step]));
        }
    }
    calls
}

/// The bulk call checks no stock (contract 13.1), so a quantity that the store may refuse goes by itself.
fn may_go_in_bulk<N: Node>(base: Option<&Base<N>>, step: &Step) -> bool {
    if step.kind != Kind::SetQuantity {
        return false;
    }
    let line = step.key.as_ref().and_then(|key| base?.line(key));
    line.is_some_and(|line| {
        line.maximum.is_none_or(|most| step.after <= most)
            && line.minimum.is_none_or(|least| step.after >= least)
    })
}

fn single<N: Node>(step: &Step, product: Option<&Product<N>>) -> Call<N> {
    let key = step.key.clone().unwrap_or_default();
    match (step.kind, product) {
        (Kind::Create, Some(product)) => Call::AddItem {
            id: product.id_or_sku.clone(),
            quantity: step.after,
            variation: product.variation.clone(),
            item_data: product.sketch.item_data.clone(),
        },
        (Kind::Create | Kind::SetQuantity, _) => Call::SetQuantity {
            key,
            quantity: step.after,
        },
        (Kind::Remove, _) => Call::RemoveItem { key },
        (Kind::Restore, _) => Call::RestoreItem { key },
        (Kind::Clear, _) => Call::Clear,
    }
}
