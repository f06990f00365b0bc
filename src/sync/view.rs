//! What the shopper sees: the base with every intent folded over it. Pure, never stored.

use std::rc::Rc;

use crate::cart::document::Node;
use crate::cart::evidence::Evidence;
use crate::cart::interned::Text;
use crate::cart::list::{Listed, keep};
use crate::cart::model::{Line, Totals};
use crate::cart::quantity::Quantity;
use crate::sync::base::Base;
use crate::sync::intent::{Action, Adjustment, Problem};
use crate::sync::log::Entry;
use crate::sync::names::Names;
use crate::sync::predict::{Figures, TotalsCertainty, predict};
use crate::sync::sabotage::{self, Fault};

/// The cart as the shopper means it.
#[derive(Clone, Debug)]
pub struct View<N: Node> {
    /// The lines, in the store's order, new ones last.
    pub lines: Vec<ViewLine<N>>,
    /// The lines that can be restored.
    pub removed: Vec<ViewLine<N>>,
    /// The totals; `None` until the store has answered once.
    pub totals: Option<Totals>,
    /// How sure each of them is.
    pub certainty: TotalsCertainty,
    /// Whether all of it is the store's word for exactly this content.
    pub confirmed: bool,
}

/// One line of a view.
#[derive(Clone, Debug)]
pub struct ViewLine<N: Node> {
    /// Local id.
    pub id: Text,
    /// The line as confirmed, or its sketch where only an intent has made it.
    pub line: Rc<Line<N>>,
    /// The quantity meant.
    pub quantity: Quantity,
    /// Whether an intent of it has not ended.
    pub pending: bool,
    /// How the last intent of it ended, where that is worth saying.
    pub mark: Mark,
    /// Its money; `None` where no price is known.
    pub figures: Option<Figures>,
}

/// What is to be said on a line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mark {
    /// Why its last intent was refused.
    pub error: Option<Problem>,
    /// How the store changed what was asked for.
    pub adjusted: Option<Adjustment>,
}

impl<N: Node> ViewLine<N> {
    /// Whether both show the same.
    pub fn same(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.line, &other.line)
            && self.id == other.id
            && self.quantity == other.quantity
            && self.pending == other.pending
            && self.mark == other.mark
            && self.figures == other.figures
    }
}

/// What folding found.
pub struct Folded<N: Node> {
    /// The view.
    pub view: View<N>,
    /// Intents that can no longer apply, because their line is gone.
    pub stranded: Vec<Text>,
    /// Intents whose wish is fulfilled already, such as the removal of a line that is gone.
    pub fulfilled: Vec<Text>,
}

/// Folds the log over the base. `evidence` is what answers have proved of the money.
pub fn fold<N: Node>(
    base: Option<&Base<N>>,
    evidence: &Evidence<N>,
    log: &[Entry<N>],
    names: &Names,
    marks: &[(Text, Mark)],
) -> Folded<N> {
    let mut fold = Fold {
        names,
        marks,
        lines: Vec::new(),
        removed: Vec::new(),
    };
    if let Some(base) = base {
        fold.lines = base
            .cart
            .lines
            .iter()
            .map(|line| fold.confirmed(line))
            .listed();
        fold.removed = base
            .cart
            .removed
            .iter()
            .map(|line| fold.confirmed(line))
            .listed();
    }
    let mut stranded: Vec<&Entry<N>> = Vec::new();
    let mut fulfilled = Vec::new();
    for entry in log {
        if sabotage::is(Fault::HideFlying) && entry.flying {
            continue;
        }
        let action = &entry.intent.action;
        let effect = fold.apply(action);
        if let (Some(problem), Some(line)) = (&entry.held, action.line()) {
            let id = fold.id(line);
            for shown in fold.lines.iter_mut().filter(|shown| shown.id == id) {
                shown.mark.error = Some(problem.clone());
            }
        }
        // What only seems to be so because of what is held is not. What a held Clear takes out is out.
        let of = |action: &Action<N>| action.line().map(|line| fold.id(line));
        let is_stranded = matches!(effect, Effect::Stranded);
        let is_sure = !log
            .iter()
            .take_while(|it| !std::ptr::eq(*it, entry))
            .filter(|it| it.held.is_some())
            .map(|it| of(&it.intent.action))
            .any(|line| line == of(action) || is_stranded && line.is_none());
        if is_stranded {
            if is_sure {
                stranded.push(entry);
            }
            continue;
        }
        if matches!(effect, Effect::Fulfilled) && is_sure {
            fulfilled.push(entry.intent.id.clone());
        }
        // What was asked of a line before its removal was asked has come to the same.
        if matches!(action, Action::Remove { .. } | Action::Clear) {
            keep(&mut stranded, |earlier| {
                let moot = action.line().is_none_or(|line| {
                    earlier.intent.action.line().map(|other| fold.id(other)) == Some(fold.id(line))
                });
                if moot {
                    fulfilled.push(earlier.intent.id.clone());
                }
                !moot
            });
        }
    }
    let stranded = stranded
        .iter()
        .map(|entry| entry.intent.id.clone())
        .listed();
    let confirmed = !log.iter().any(|entry| entry.intent.action.changes_cart());
    let (totals, certainty) = predict(base, evidence, &mut fold.lines, confirmed);
    Folded {
        view: View {
            lines: fold.lines,
            removed: fold.removed,
            totals,
            certainty,
            confirmed,
        },
        stranded,
        fulfilled,
    }
}

enum Effect {
    Applied,
    Stranded,
    Fulfilled,
}

struct Fold<'a, N: Node> {
    names: &'a Names,
    marks: &'a [(Text, Mark)],
    lines: Vec<ViewLine<N>>,
    removed: Vec<ViewLine<N>>,
}

impl<N: Node> Fold<'_, N> {
    fn confirmed(&self, line: &Rc<Line<N>>) -> ViewLine<N> {
        let id = self.names.id_of(&line.key);
        ViewLine {
            id: id.into(),
            line: Rc::clone(line),
            quantity: line.quantity,
            pending: false,
            mark: self.mark(id),
            figures: None,
        }
    }

    fn mark(&self, id: &Text) -> Mark {
        self.marks
            .iter()
            .find(|(line, _)| line == id)
            .map(|(_, mark)| mark.clone())
            .unwrap_or_default()
    }

    fn apply(&mut self, action: &Action<N>) -> Effect {
        match action {
            Action::Refresh => {}
            Action::Clear => {
                self.lines.clear();
                self.removed.clear();
            }
            Action::Add {
                line,
                product,
                quantity,
            } => {
                let id = self.id(line);
                match self.lines.iter_mut().find(|shown| shown.id == id) {
                    Some(shown) => {
                        shown.quantity = shown.quantity.saturating_add(*quantity);
                        shown.pending = true;
                    }
                    None => {
                        let mark = self.mark(&id);
                        self.lines.push(ViewLine {
                            id,
                            line: Rc::clone(&product.sketch),
                            quantity: *quantity,
                            pending: true,
                            mark,
                            figures: None,
                        });
                    }
                }
            }
            Action::SetQuantity { line, quantity } => {
                let id = self.id(line);
                let Some(shown) = self.lines.iter_mut().find(|shown| shown.id == id) else {
                    return Effect::Stranded;
                };
                shown.quantity = *quantity;
                shown.pending = true;
            }
            Action::Remove { line } => {
                let id = self.id(line);
                let Some(at) = self.lines.iter().position(|shown| shown.id == id) else {
                    return Effect::Fulfilled;
                };
                let mut shown = self.lines.remove(at);
                shown.pending = true;
                keep(&mut self.removed, |other| other.id != id);
                self.removed.push(shown);
            }
            Action::Restore { line } => {
                let id = self.id(line);
                let Some(at) = self.removed.iter().position(|shown| shown.id == id) else {
                    let back = self.lines.iter().any(|shown| shown.id == id);
                    return if back {
                        Effect::Fulfilled
                    } else {
                        Effect::Stranded
                    };
                };
                let mut shown = self.removed.remove(at);
                shown.pending = true;
                if !self.lines.iter().any(|other| other.id == id) {
                    self.lines.push(shown);
                }
            }
        }
        Effect::Applied
    }

    fn id(&self, line: &Text) -> Text {
        self.names.id_of(self.names.resolve(line)).into()
    }
}
