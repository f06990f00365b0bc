//! What became of the steps of a request, seen from a cart that the server answered.

use std::rc::Rc;

use crate::cart::document::Node;
use crate::cart::interned::Text;
use crate::cart::list::{Listed, keep};
use crate::cart::model::Line;
use crate::cart::quantity::Quantity;
use crate::sync::names::Names;
use crate::sync::plan::{Kind, Step};

/// What became of a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It took effect as meant. For a creation, the key of the line it made or grew.
    Done {
        /// The item key of the line, where there is one.
        key: Option<Text>,
    },
    /// The store kept another quantity.
    Adjusted {
        /// The item key of the line.
        key: Text,
        /// The quantity asked for.
        from: Quantity,
        /// The quantity kept.
        to: Quantity,
    },
    /// It took effect twice: it was sent again and the first one had landed after all, or the browser or
    /// a proxy repeated it (browsers do so when a connection that was used before dies).
    Doubled {
        /// The item key of the line.
        key: Text,
        /// The quantity meant.
        meant: Quantity,
    },
    /// It did not take effect: plan it again.
    NotDone,
}

/// Quantities by item key.
#[derive(Clone, Debug, Default)]
pub struct Held(Vec<(Text, Quantity)>);

impl Held {
    /// The quantity of a line; zero where it is not there.
    pub fn quantity(&self, key: &Text) -> Quantity {
        let line = self.0.iter().find(|(held, _)| held == key);
        line.map_or(Quantity::ZERO, |(_, quantity)| *quantity)
    }

    /// The lines: item key and quantity.
    pub fn pairs(&self) -> &[(Text, Quantity)] {
        &self.0
    }

    /// Whether there is no line.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether both hold the same but for the lines of these item keys.
    pub fn same_but(&self, other: &Held, keys: &[&Text]) -> bool {
        let within = |a: &Held, b: &Held| {
            let mut lines = a.0.iter();
            lines.all(|line| keys.contains(&&line.0) || b.0.contains(line))
        };
        within(self, other) && within(other, self)
    }

    /// A line has this quantity now.
    pub fn set(&mut self, key: &Text, quantity: Quantity) {
        keep(&mut self.0, |(held, _)| held != key);
        if !quantity.is_zero() {
            self.0.push((key.into(), quantity));
        }
    }
}

impl PartialEq for Held {
    fn eq(&self, other: &Self) -> bool {
        self.same_but(other, &[])
    }
}

impl FromIterator<(Text, Quantity)> for Held {
    fn from_iter<T: IntoIterator<Item = (Text, Quantity)>>(lines: T) -> Self {
        Held(lines.into_iter().listed())
    }
}

impl<'a, N: Node> FromIterator<&'a Rc<Line<N>>> for Held {
    fn from_iter<T: IntoIterator<Item = &'a Rc<Line<N>>>>(lines: T) -> Self {
        let lines = lines.into_iter();
        Held(lines.map(|line| (line.key.clone(), line.quantity)).listed())
    }
}

/// Judges a step by the answer to its own call.
///
/// `expected` is what the request was planned over with its earlier steps done; the step is done in it.
/// `before` is what the answer to the call before this one showed, which may be more than expected
/// where something on the way repeated the whole request.
pub fn answered<N: Node>(
    step: &Step,
    expected: &mut Held,
    before: &Held,
    after: &[Rc<Line<N>>],
) -> Verdict {
    let key = step.key.clone().unwrap_or_default();
    match step.kind {
        Kind::Create => return created(step, expected, before, after),
        Kind::Clear => *expected = Held::default(),
        Kind::SetQuantity | Kind::Remove | Kind::Restore => expected.set(&key, step.after),
    }
    let kept = after.iter().find(|line| line.key == key);
    match kept {
        Some(line) if step.kind == Kind::SetQuantity && line.quantity != step.after => {
            Verdict::Adjusted {
                key,
                from: step.after,
                to: line.quantity,
            }
        }
        None if step.kind == Kind::SetQuantity => Verdict::NotDone,
        _ => Verdict::Done {
            key: step.key.clone(),
        },
    }
}

fn created<N: Node>(
    step: &Step,
    expected: &mut Held,
    before: &Held,
    after: &[Rc<Line<N>>],
) -> Verdict {
    let Some(line) = touched(step, before, after) else {
        return Verdict::NotDone;
    };
    let key = line.key.clone();
    let meant = expected.quantity(&key).saturating_add(step.after);
    expected.set(&key, meant);
    if line.quantity == meant {
        Verdict::Done { key: Some(key) }
    } else if line.quantity == meant.saturating_add(step.after) {
        Verdict::Doubled { key, meant }
    } else {
        Verdict::Adjusted {
            key,
            from: meant,
            to: line.quantity,
        }
    }
}

/// The line that an add made or grew: the one with the predicted key, or else the one that changed.
fn touched<'a, N: Node>(
    step: &Step,
    before: &Held,
    after: &'a [Rc<Line<N>>],
) -> Option<&'a Rc<Line<N>>> {
    let mut changed = None;
    for line in after {
        if Some(&line.key) == step.key.as_ref() {
            return Some(line);
        }
        let is_new = before.quantity(&line.key) != line.quantity;
        if is_new && (changed.is_none() || line.is_of(&step.id_or_sku)) {
            changed = Some(line);
        }
    }
    changed
}

/// Judges the steps of a request by a cart read some time after it had no clear outcome.
///
/// A request is carried out as a whole or not at all (a batch is loaded once and saved once), so its
/// steps are first judged together: a line that was removed and made anew tells nothing by itself. In `foreseen`
/// lines that nobody could foretell have the item keys that they seem to have got.
pub fn found<N: Node>(
    steps: &[Step],
    foreseen: &[Step],
    before: &Held,
    now: &[Rc<Line<N>>],
    names: &Names,
) -> Vec<Verdict> {
    let held: Held = now.iter().collect();
    if expected(foreseen, before, names).as_ref() == Some(&held) {
        let done = foreseen.iter().map(|step| match &step.key {
            // The line it was meant for is not there, so there is nothing to tell by.
            Some(key) if step.kind == Kind::SetQuantity && held.quantity(key).is_zero() => {
                found_one(step, steps, before, now)
            }
            key => Verdict::Done { key: key.clone() },
        });
        return done.listed();
    }
    let all = |verdict: &dyn Fn(&Step) -> Verdict| steps.iter().map(verdict).listed();
    // With a Clear in it, it may be sent again whatever became of it, but for the Clear where nothing is there.
    if held == *before || steps.iter().any(|step| step.kind == Kind::Clear) {
        return all(&|step| match step.kind {
            Kind::Clear if held.is_empty() => Verdict::Done { key: None },
            _ => Verdict::NotDone,
        });
    }
    all(&|step| found_one(step, steps, before, now))
}

/// What the cart holds when the steps are done; `None` where a key is not known.
pub fn expected(steps: &[Step], before: &Held, names: &Names) -> Option<Held> {
    let mut held = before.clone();
    for step in steps {
        if step.kind == Kind::Clear {
            held = Held::default();
        } else {
            let key = step.key(names)?;
            let held_by_then = held.quantity(key);
            let had = match step.kind {
                Kind::Create => held_by_then,
                // The store refuses it, or skips it (contract 13.1).
                Kind::SetQuantity if held_by_then.is_zero() => continue,
                // It is back (contract 3.9).
                Kind::Restore if !held_by_then.is_zero() => continue,
                _ => Quantity::ZERO,
            };
            held.set(key, had.saturating_add(step.after));
        }
    }
    Some(held)
}

/// What the cart held before the steps were done, as far as they tell.
pub fn planned_over(steps: &[Step], now: &Held, names: &Names) -> Held {
    let mut held = now.clone();
    for step in steps.iter().rev() {
        if let Some(key) = step.key(names) {
            held.set(key, step.before);
        }
    }
    held
}

fn found_one<N: Node>(step: &Step, steps: &[Step], before: &Held, now: &[Rc<Line<N>>]) -> Verdict {
    let is_it = |line: &&Rc<Line<N>>| Some(&line.key) == step.key.as_ref();
    let mut line = now.iter().find(is_it);
    if step.kind == Kind::Create && line.is_none() {
        let may_be = |line: &&Rc<Line<N>>| {
            let had = before.quantity(&line.key);
            line.is_of(&step.id_or_sku)
                && (had.is_zero() || line.quantity == had.saturating_add(step.after))
        };
        line = now.iter().find(may_be);
    }
    let Some(line) = line else {
        // What comes before a removal must not come after it, whatever became of it.
        let mut removed = steps.iter();
        let removed = removed.any(|other| other.kind == Kind::Remove && other.line == step.line);
        return if removed {
            Verdict::Done { key: None }
        } else {
            Verdict::NotDone
        };
    };
    let key = line.key.clone();
    match step.kind {
        Kind::Restore => Verdict::Done { key: Some(key) },
        Kind::Remove => Verdict::NotDone,
        // One whose key was not foretold may have been there before.
        Kind::Create if line.quantity == before.quantity(&key).saturating_add(step.after) => {
            Verdict::Done { key: Some(key) }
        }
        _ if line.quantity == step.after => Verdict::Done { key: Some(key) },
        _ if line.quantity == step.before => Verdict::NotDone,
        Kind::Create if line.quantity == step.after.saturating_add(step.after) => {
            Verdict::Doubled {
                key,
                meant: step.after,
            }
        }
        // Another writer was here: the server wins.
        _ => Verdict::Adjusted {
            key,
            from: step.after,
            to: line.quantity,
        },
    }
}
