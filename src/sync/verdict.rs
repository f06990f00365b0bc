//! What became of the steps of a request, seen from a cart that the server answered.

use std::rc::Rc;

use crate::cart::document::Node;
use crate::cart::model::Line;
use crate::cart::quantity::Quantity;
use crate::sync::plan::{Kind, Step};

/// What became of a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It took effect as meant. For a creation, the key of the line it made or grew.
    Done {
        /// The item key of the line, where there is one.
        key: Option<String>,
    },
    /// The store kept another quantity.
    Adjusted {
        /// The item key of the line.
        key: String,
        /// The quantity asked for.
        from: Quantity,
        /// The quantity kept.
        to: Quantity,
    },
    /// It took effect twice: it was sent again and the first one had landed after all, or the browser or
    /// a proxy repeated it (browsers do so when a connection that was used before dies).
    Doubled {
        /// The item key of the line.
        key: String,
        /// The quantity meant.
        meant: Quantity,
    },
    /// It did not take effect: plan it again.
    NotDone,
}

/// Judges a step by the answer to its own call. `before` is the cart just before the call.
pub fn answered<N: Node>(step: &Step, before: &[Rc<Line<N>>], after: &[Rc<Line<N>>]) -> Verdict {
    match step.kind {
        Kind::Create => created(step, before, after),
        Kind::SetQuantity => match quantity_of(after, step.key.as_deref()) {
            Some((_, kept)) if kept == step.after => Verdict::Done {
                key: step.key.clone(),
            },
            Some((key, kept)) => Verdict::Adjusted {
                key: key.into(),
                from: step.after,
                to: kept,
            },
            None => Verdict::NotDone,
        },
        Kind::Remove | Kind::Restore | Kind::Clear => Verdict::Done {
            key: step.key.clone(),
        },
    }
}

fn created<N: Node>(step: &Step, before: &[Rc<Line<N>>], after: &[Rc<Line<N>>]) -> Verdict {
    let Some(line) = touched(step, before, after) else {
        return Verdict::NotDone;
    };
    let had = quantity_of(before, Some(&line.key)).map_or(Quantity::ZERO, |(_, had)| had);
    let meant = had.saturating_add(step.after);
    let key = line.key.clone();
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
    before: &[Rc<Line<N>>],
    after: &'a [Rc<Line<N>>],
) -> Option<&'a Rc<Line<N>>> {
    let mut changed = after.iter().filter(|line| {
        quantity_of(before, Some(&line.key)).is_none_or(|(_, had)| had != line.quantity)
    });
    if let Some(line) = after
        .iter()
        .find(|line| Some(&line.key) == step.key.as_ref())
    {
        return Some(line);
    }
    let first = changed.next()?;
    match changed.find(|line| matches(step, line)) {
        Some(other) if !matches(step, first) => Some(other),
        _ => Some(first),
    }
}

/// Judges a step by a cart read some time after its request had no clear outcome.
pub fn found<N: Node>(step: &Step, before: &[Rc<Line<N>>], now: &[Rc<Line<N>>]) -> Verdict {
    let line = match step.kind {
        Kind::Create => now
            .iter()
            .find(|line| Some(&line.key) == step.key.as_ref())
            .or_else(|| {
                now.iter().find(|line| {
                    matches(step, line) && quantity_of(before, Some(&line.key)).is_none()
                })
            }),
        _ => now.iter().find(|line| Some(&line.key) == step.key.as_ref()),
    };
    let Some(line) = line else {
        let done =
            matches!(step.kind, Kind::Remove) || (step.kind == Kind::Clear && now.is_empty());
        return if done {
            Verdict::Done { key: None }
        } else {
            Verdict::NotDone
        };
    };
    let key = line.key.clone();
    match step.kind {
        Kind::Restore => Verdict::Done { key: Some(key) },
        Kind::Remove | Kind::Clear => Verdict::NotDone,
        _ if line.quantity == step.after => Verdict::Done { key: Some(key) },
        _ if line.quantity == step.before => Verdict::NotDone,
        // Another writer was here: the server wins.
        _ => Verdict::Adjusted {
            key,
            from: step.after,
            to: line.quantity,
        },
    }
}

fn matches<N: Node>(step: &Step, line: &Line<N>) -> bool {
    let mut id = String::new();
    crate::sync::names::push_number(&mut id, line.product_id);
    id == step.id_or_sku || (!line.sku.is_empty() && line.sku.eq_ignore_ascii_case(&step.id_or_sku))
}

fn quantity_of<'a, N: Node>(
    lines: &'a [Rc<Line<N>>],
    key: Option<&str>,
) -> Option<(&'a str, Quantity)> {
    let line = lines.iter().find(|line| Some(line.key.as_str()) == key)?;
    Some((&line.key, line.quantity))
}
