//! After the base moved: the intents that remain are folded over it anew, and what can no longer apply
//! is dropped with its reason.

use crate::cart::document::Node;
use crate::cart::interned::Text;
use crate::cart::list::Listed;
use crate::sync::intent::{Action, Outcome, Problem};
use crate::sync::log::Entry;
use crate::sync::machine::Machine;
use crate::sync::plan::Step;
use crate::sync::ports::Effect;
use crate::sync::verdict::Held;

impl<N: Node> Machine<N> {
    /// After the base moved: what can no longer apply is dropped, with its reason. `reset` is whether the
    /// cart is another one than before: nothing of it is raised from the dead.
    pub(super) fn rebase(&mut self, reset: bool, out: &mut Vec<Effect<N>>) {
        self.bind_predicted();
        self.end_elsewhere(out);
        if !self.known() {
            return;
        }
        let folded = self.folded();
        let mut done = folded.fulfilled;
        done.append(&mut self.put_back());
        self.finish(done, out);
        for id in folded.stranded {
            let line = self
                .log
                .entries()
                .iter()
                .find(|entry| entry.intent.id == id);
            let line = line.and_then(|entry| entry.intent.action.line());
            let cause = self.marks.iter().find(|(marked, _)| Some(marked) == line);
            let problem = match cause.and_then(|(_, mark)| mark.error.clone()) {
                Some(problem) => problem,
                None if reset => cart_reset(),
                None => Problem::local("unknown_line", "This line is no longer in the cart."),
            };
            self.refuse(id, &problem, out);
        }
        let entries = self.log.entries().iter();
        let lines = entries.filter_map(|entry| entry.intent.action.line());
        // Another page may know the line of a correction by another id.
        let mut used: Vec<Text> = Vec::new();
        for line in lines {
            used.push(line.clone());
            used.push(self.names.resolve(line).clone());
        }
        let (names, base) = (&mut self.names, &self.base);
        names.keep(|id, key| {
            base.as_ref()
                .is_some_and(|base| base.line(key).is_some() || base.removed_line(key).is_some())
                || used.contains(id)
                || used.contains(key)
        });
    }

    /// These intents have come true without being sent.
    pub(super) fn finish(&mut self, intents: Vec<Text>, out: &mut Vec<Effect<N>>) {
        for id in intents {
            let line = self.take_entry(&id);
            self.end(id, Outcome::Done { line }, out);
        }
    }

    /// Corrections whose line is there again: another page has put it back, where storage had no room to say so. What
    /// is there to be taken out before is not it.
    fn put_back(&self) -> Vec<Text> {
        let mut taken_out: Vec<&Text> = Vec::new();
        let mut back = Vec::new();
        let held = self.held();
        for entry in self.log.entries() {
            match &entry.intent.action {
                Action::Remove { line } => taken_out.push(self.names.resolve(line)),
                Action::Add { product, .. } if entry.is_correction() && !entry.flying => {
                    let key = product.predicted_key.as_ref();
                    let key = key.filter(|key| !taken_out.contains(key));
                    if key.is_some_and(|key| !held.quantity(key).is_zero()) {
                        back.push(entry.intent.id.clone());
                    }
                }
                _ => {}
            }
        }
        back
    }

    /// Ends corrections of lines that are not as they were before, but for those that the steps are about: another page
    /// has put them right, where storage had no room to say so.
    pub(super) fn end_corrected(
        &mut self,
        steps: &[Step],
        before: &Held,
        out: &mut Vec<Effect<N>>,
    ) {
        let (held, touched) = (self.held(), self.touched(steps));
        let mut corrected = Vec::new();
        for entry in self.log.entries() {
            if let Action::SetQuantity { line, .. } = &entry.intent.action
                && entry.is_correction()
                && let key = self.names.resolve(line)
                && held.quantity(key) != before.quantity(key)
                && !touched.contains(&key)
            {
                corrected.push(entry.intent.id.clone());
            }
        }
        self.finish(corrected, out);
    }

    /// Intents that another page has taken over and ended, because this one seemed to be gone.
    fn end_elsewhere(&mut self, out: &mut Vec<Effect<N>>) {
        let entries = self.log.entries().iter().map(|entry| &entry.intent.id);
        let ended: Vec<Text> = entries
            .filter(|id| self.ended.contains(id))
            .cloned()
            .listed();
        for intent in ended {
            let line = self.take_entry(&intent);
            let outcome = Outcome::Done { line };
            out.push(Effect::Ended { intent, outcome });
        }
    }

    /// A line that waits to be created and that another page has created meanwhile is that line.
    pub(super) fn bind_predicted(&mut self) {
        let Some(base) = &self.base else {
            return;
        };
        let clears = |entry: &Entry<N>| {
            matches!(entry.intent.action, Action::Clear) && !self.ended.contains(&entry.intent.id)
        };
        let entries = self.log.entries();
        let clear = entries.iter().position(clears);
        // What is added after a Clear is another line.
        for entry in entries.iter().take(clear.unwrap_or(entries.len())) {
            if let Action::Add { line, product, .. } = &entry.intent.action
                && let Some(key) = &product.predicted_key
                && base.line(key).is_some()
                && base.line(self.names.resolve(line)).is_none()
            {
                if clear.is_some() {
                    // What the Clear takes out must not rename a line that is made after it.
                    self.names.bind(line, key);
                } else {
                    self.names.bind_made(line, key);
                }
            }
        }
    }
}

/// The cart that an intent was meant for is no more.
pub(super) fn cart_reset() -> Problem {
    Problem::local(
        "cart_reset",
        "The cart was emptied elsewhere: ordered, or expired.",
    )
}
