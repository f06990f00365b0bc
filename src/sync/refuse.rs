//! What the store refuses: only what is to blame ends, on its line.

use crate::api::codes;
use crate::api::reply::Refusal;
use crate::cart::document::Node;
use crate::cart::interned::Text;
use crate::cart::quantity::Quantity;
use crate::sync::intent::{Action, Outcome, Problem};
use crate::sync::journal::StoredFlight;
use crate::sync::machine::{Flight, Machine};
use crate::sync::plan::{Kind, Step};
use crate::sync::ports::Effect;
use crate::sync::sabotage::{self, Fault};

impl<N: Node> Machine<N> {
    /// The store refused a call.
    pub(super) fn refused(&mut self, part: Vec<Step>, refusal: Refusal, out: &mut Vec<Effect<N>>) {
        let look = codes::line_is_gone(&refusal.code) || is_unsure(&part, &refusal);
        let several = part.len() > 1;
        let problem = Problem::from(refusal);
        self.look |= look;
        for step in part {
            if look || several {
                self.again_refused(step, &problem, out);
            } else {
                self.refuse_step(step, &problem, out);
            }
        }
    }

    /// The store refused what another writer may have done, or this very request, where something on the way repeats
    /// it. The cart tells.
    pub(super) fn recount(&mut self, mut flight: Flight, now: u64, out: &mut Vec<Effect<N>>) {
        if let Some(base) = &mut self.base {
            base.sequence += 1;
        }
        let record = StoredFlight {
            sent_at: flight.sent_at,
            steps: flight.parts.concat(),
        };
        // Before the base, so that no crash can part them.
        self.keep_flight(Some(record), out);
        self.keep_base(out);
        self.keep_log(out);
        flight.settled_at = now;
        self.suspect = Some(flight);
        out.push(Effect::Changed);
    }

    /// Refuses the intents of a step. Where it carried several, only those to blame: the older half is
    /// tried alone first.
    fn refuse_step(&mut self, step: Step, problem: &Problem, out: &mut Vec<Effect<N>>) {
        let mut half = step.intents.len() / 2;
        // A half that makes a line and takes it out again would ask the store nothing.
        while half > 1 && step.kind == Kind::Create && self.removes(step.intents.get(half - 1)) {
            half -= 1;
        }
        // Taken out by the same request: what was refused before that must not come after it.
        let is_gone = step.kind == Kind::SetQuantity
            && step
                .key
                .as_ref()
                .is_some_and(|key| self.held().quantity(key).is_zero());
        if half > 0 && !is_gone && step.kind != Kind::Clear {
            if let Some(entry) = step
                .intents
                .get(half - 1)
                .and_then(|id| self.log.get_mut(id))
            {
                entry.barrier = true;
            }
            return;
        }
        for id in step.intents {
            if !self.log.holds(&id) {
                // Refused with one before it.
                continue;
            }
            let too_much = self.quantity_added(&id);
            self.refuse(id, problem, out);
            if let Some(too_much) = too_much {
                self.refuse_as_much(&step.line, too_much, problem, out);
            }
        }
    }

    fn removes(&self, id: Option<&Text>) -> bool {
        let mut entries = self.log.entries().iter();
        entries.any(|entry| {
            matches!(entry.intent.action, Action::Remove { .. }) && Some(&entry.intent.id) == id
        })
    }

    fn quantity_added(&self, id: &Text) -> Option<Quantity> {
        self.log
            .entries()
            .iter()
            .find_map(|entry| match &entry.intent.action {
                Action::Add { quantity, .. } if entry.intent.id == id => Some(*quantity),
                _ => None,
            })
    }

    /// What asks for as much of a line as was just refused is refused for the same reason, unasked.
    fn refuse_as_much(
        &mut self,
        line: &Text,
        too_much: Quantity,
        problem: &Problem,
        out: &mut Vec<Effect<N>>,
    ) {
        let mut doomed = Vec::new();
        for entry in self.log.entries() {
            let id = entry.intent.action.line().map(|line| self.line_id(line));
            match &entry.intent.action {
                _ if id != Some(line) => {}
                Action::Add { quantity, .. } if *quantity >= too_much => {
                    doomed.push(entry.intent.id.clone())
                }
                _ => break,
            }
        }
        for id in doomed {
            self.refuse(id, problem, out);
        }
    }

    pub(super) fn refuse(&mut self, id: Text, problem: &Problem, out: &mut Vec<Effect<N>>) {
        if sabotage::is(Fault::KeepRefused) {
            return;
        }
        self.watch_without(&id);
        let line = self.take_entry(&id);
        if let Some(line) = &line {
            self.mark(line, |mark| mark.error = Some(problem.clone()));
        }
        let shown = self.folded().view.lines;
        if !shown.iter().any(|shown| Some(&shown.id) == line.as_ref()) {
            self.notices.refused(problem, line.as_ref(), &mut self.mint);
        }
        let outcome = Outcome::Refused {
            line,
            problem: problem.clone(),
        };
        self.end_for_all(id, outcome, out);
    }
}

/// Whether only the cart tells why a step was refused: its line is gone, or it is back, which is refused in several ways
/// (contract 3.9), or there is too little left to make it. What was to be taken out and is gone needs no telling.
pub(super) fn is_unsure(part: &[Step], refusal: &Refusal) -> bool {
    part.iter().any(|step| match step.kind {
        Kind::Restore => true,
        Kind::Create => refusal.code == codes::NOT_ENOUGH_STOCK,
        Kind::SetQuantity => codes::line_is_gone(&refusal.code),
        _ => false,
    })
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        Problem {
            code: refusal.code,
            message: refusal.message,
            status: refusal.status,
        }
    }
}
