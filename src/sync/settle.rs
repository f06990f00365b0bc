//! How the intents of a step end, once it is known what became of it.

use crate::cart::document::Node;
use crate::cart::interned::Text;
use crate::cart::list::Listed;
use crate::cart::quantity::Quantity;
use crate::sync::intent::{Action, Adjustment, Intent, Outcome, Problem};
use crate::sync::log::Entry;
use crate::sync::machine::Machine;
use crate::sync::names::CORRECTION;
use crate::sync::place::same_product;
use crate::sync::plan::{Kind, Step};
use crate::sync::ports::Effect;
use crate::sync::sabotage::{self, Fault};
use crate::sync::verdict::Verdict;
use crate::sync::view::Mark;

/// How often an intent is sent without effect before it is parked.
const ATTEMPTS: u8 = 4;
/// How often a call is planned again that the store refuses for a reason that may pass.
const REFUSALS: u8 = 8;

impl<N: Node> Machine<N> {
    /// Ends the intents of a step, or has them planned again.
    pub(super) fn settle(
        &mut self,
        mut step: Step,
        verdict: Verdict,
        problem: Option<&Problem>,
        now: u64,
        out: &mut Vec<Effect<N>>,
    ) {
        if verdict != Verdict::NotDone {
            self.supersede(&mut step);
        }
        match verdict {
            Verdict::Done { key } => {
                self.bind(&step, key.as_ref());
                self.done(step, out);
            }
            Verdict::Doubled { .. } if sabotage::is(Fault::ForgetDoubled) => self.done(step, out),
            Verdict::Doubled { key, meant } => {
                self.bind(&step, Some(&key));
                let line = self.names.id_of(&key).into();
                let id = self.mint.name(CORRECTION);
                // What the shopper asked for since comes on top of it.
                let action = Action::SetQuantity {
                    line,
                    quantity: meant,
                };
                self.log.push_first(Intent { id, action }, now);
                // Before the base that it puts right, so that no crash can part them.
                self.keep_log(out);
                self.done(step, out);
            }
            Verdict::Adjusted { key, from, to } => {
                self.bind(&step, Some(&key));
                self.adjusted(step, &key, from, to, out);
            }
            Verdict::NotDone => self.again(step, problem),
        }
    }

    fn bind(&mut self, step: &Step, key: Option<&Text>) {
        if let Some(key) = key
            && step.kind == Kind::Create
            && !sabotage::is(Fault::NewLineIds)
        {
            // A page that has taken the intent over may show its line under another name.
            let mut shown = self.log.entries().iter().filter_map(|entry| {
                let line = entry.intent.action.line()?;
                let is_it = *line == step.line || step.intents.contains(&entry.intent.id);
                is_it.then_some(line)
            });
            if let Some(line) = shown.next() {
                self.names.bind_made(line, key);
            } else {
                // Made by a page that is gone; here the line may be shown already.
                self.bind_predicted();
            }
            self.names.bind(&step.line, key);
            self.remember(step, key);
        }
    }

    /// What was to put its line right, as it was before a step, ends with it; not what comes after it, such as the
    /// removal of a line that was made again to be restored as it was.
    fn supersede(&self, step: &mut Step) {
        let line = self.line_id(&step.line);
        let mut earlier = Vec::new();
        for entry in self.log.entries() {
            let id = &entry.intent.id;
            if step.intents.contains(id) {
                break;
            }
            let of = entry.intent.action.line().map(|of| self.line_id(of));
            if entry.is_correction() && (of == Some(line) || step.kind == Kind::Clear) {
                earlier.push(id.clone());
            }
        }
        step.intents.append(&mut earlier);
    }

    fn done(&mut self, step: Step, out: &mut Vec<Effect<N>>) {
        // A page that did not show the Clear shows the line that comes after it as the one before.
        let mut is_shown = false;
        for id in step.intents {
            is_shown |= !id.starts_with(CORRECTION) && self.log.holds(&id);
            let later = self.log.after_clear(&id);
            let line = self.take_entry(&id);
            self.end(id, Outcome::Done { line }, out);
            self.reunite(later);
        }
        if step.kind == Kind::Clear && is_shown {
            self.cleared();
        }
    }

    /// After a Clear of a page that is gone, which was done before what is asked for here: what was asked for before
    /// it was taken over is of the line that was shown since.
    fn reunite(&mut self, later: Vec<Entry<N>>) {
        let mut is_next = true;
        for entry in later {
            is_next &= !matches!(entry.intent.action, Action::Clear);
            if let Action::Add { line, product, .. } = &entry.intent.action
                && is_next
            {
                let mut earlier = self.log.entries().iter();
                let hidden = earlier.find_map(|earlier| match &earlier.intent.action {
                    Action::Add {
                        line, product: it, ..
                    } if same_product(product, it) => Some(line.clone()),
                    _ => None,
                });
                let entries = self.log.entries_mut().iter_mut();
                for of in entries.filter_map(|entry| entry.intent.action.line_mut()) {
                    if hidden.as_ref() == Some(of) {
                        of.clone_from(line);
                    }
                }
            }
            self.log.push_entry(entry);
        }
    }

    /// What the store holds after a Clear is another line, whoever made it.
    pub(super) fn cleared(&mut self) {
        let lines = self.log.entries().iter();
        let lines = lines.filter_map(|entry| entry.intent.action.line());
        let used: Vec<Text> = lines.map(|line| self.names.resolve(line).clone()).listed();
        // Under whichever of its names it is shown.
        self.names.keep(|_, key| used.contains(key));
    }

    fn adjusted(
        &mut self,
        step: Step,
        key: &Text,
        from: Quantity,
        to: Quantity,
        out: &mut Vec<Effect<N>>,
    ) {
        let line = Text::from(self.names.id_of(key));
        let reason = self.base.as_ref().and_then(|base| {
            let error = base
                .cart
                .notices
                .iter()
                .find(|notice| notice.kind == "error");
            error.map(|notice| notice.text.clone())
        });
        let adjustment = Adjustment {
            from,
            to,
            reason: reason.unwrap_or_default(),
        };
        self.mark(&line, |mark| mark.adjusted = Some(adjustment.clone()));
        for id in step.intents {
            self.take_entry(&id);
            let outcome = Outcome::Adjusted {
                line: line.clone(),
                adjustment: adjustment.clone(),
            };
            self.end(id, outcome, out);
        }
    }

    /// Has a step planned again that certainly had no effect; parks its intents in the end.
    fn again(&mut self, step: Step, problem: Option<&Problem>) {
        let problem = problem.cloned().unwrap_or_else(|| {
            Problem::local("invalid_response", "The store did not do what was asked.")
        });
        for id in step.intents {
            let Some(entry) = self.log.get_mut(&id) else {
                continue;
            };
            entry.attempts = entry.attempts.saturating_add(1);
            if entry.attempts >= ATTEMPTS {
                entry.held = Some(problem.clone());
            }
        }
    }

    /// Has a step planned again that was refused for a reason that may have passed by then.
    pub(super) fn again_refused(
        &mut self,
        step: Step,
        problem: &Problem,
        out: &mut Vec<Effect<N>>,
    ) {
        for id in step.intents {
            let Some(entry) = self.log.get_mut(&id) else {
                continue;
            };
            entry.attempts = entry.attempts.saturating_add(1);
            if entry.attempts >= REFUSALS {
                self.refuse(id, problem, out);
            }
        }
    }

    /// Takes an intent out of the log and gives the id of its line.
    pub(super) fn take_entry(&mut self, id: &Text) -> Option<Text> {
        let entry = self.log.take(id)?;
        let line = entry.intent.action.line()?;
        Some(self.names.id_of(self.names.resolve(line)).into())
    }

    pub(super) fn mark(&mut self, line: &Text, set: impl FnOnce(&mut Mark)) {
        match self.marks.iter_mut().find(|(marked, _)| marked == line) {
            Some((_, mark)) => set(mark),
            None => {
                let mut mark = Mark::default();
                set(&mut mark);
                self.marks.push((line.into(), mark));
            }
        }
    }
}
