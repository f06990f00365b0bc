//! What answers do to the machine: intents end, the base moves, the rest is folded over it anew.

use crate::api::codes;
use crate::api::reply::{self, Answer, Refusal, Reply};
use crate::cart::document::Node;
use crate::cart::model::Cart;
use crate::cart::quantity::Quantity;
use crate::cart::read::read_cart;
use crate::sync::base::Base;
use crate::sync::intent::{Action, Adjustment, Intent, Outcome, Problem};
use crate::sync::machine::{Flight, Machine};
use crate::sync::plan::{Kind, Step};
use crate::sync::ports::{Effect, Slot};
use crate::sync::verdict::{self, Verdict};
use crate::sync::view::Mark;

/// How often an intent is sent without a clear outcome before it is given up.
const ATTEMPTS: u8 = 8;

/// What came of a request.
struct Gathered<N: Node> {
    /// The last cart answered.
    cart: Option<Cart<N>>,
    verdicts: Vec<(Step, Verdict)>,
    refusals: Vec<(Vec<Step>, Refusal)>,
    /// Parts whose outcome is not clear, and why.
    unclear: Vec<Vec<Step>>,
    retry_after: Option<u64>,
    /// Whether the store said that it did nothing.
    untouched: bool,
}

impl<N: Node> Machine<N> {
    /// An answer to a flight.
    pub(super) fn answered(
        &mut self,
        flight: Flight,
        reply: Reply<N>,
        now: u64,
        out: &mut Vec<Effect<N>>,
    ) {
        self.pace.answered(now.saturating_sub(flight.sent_at));
        self.adopt_key(reply.cart_key.as_deref(), out);
        if flight.parts.is_empty() {
            self.seen(flight, reply, now, out);
            return;
        }
        if flight.parts.len() > 1
            && let Answer::Refused(refusal) = reply::judge(reply.clone())
            && refusal.status < 500
        {
            // The batch route itself refuses: this store runs no batches. Nothing was done.
            self.without_batches(out);
            return;
        }
        let status = reply.status;
        let gathered = self.gather(&flight, reply);
        if gathered.refusals.len() == flight.parts.len()
            && flight.parts.len() > 1
            && gathered
                .refusals
                .iter()
                .all(|(_, refusal)| codes::no_batches(&refusal.code))
        {
            self.without_batches(out);
            return;
        }
        if flight.parts.len() > 1 && gathered.cart.is_some() {
            self.batch = Some(true);
        }
        self.conclude(flight, gathered, status, now, out);
    }

    fn without_batches(&mut self, out: &mut Vec<Effect<N>>) {
        self.batch = Some(false);
        self.store(Slot::Flight, None, out);
        self.keep_base(out);
    }

    /// Sorts the answers of a request by what they mean.
    fn gather(&self, flight: &Flight, reply: Reply<N>) -> Gathered<N> {
        let mut gathered = Gathered {
            cart: None,
            verdicts: Vec::new(),
            refusals: Vec::new(),
            unclear: Vec::new(),
            retry_after: None,
            untouched: reply.status == 429,
        };
        let replies = if flight.parts.len() == 1 {
            vec![reply]
        } else {
            match reply::judge(reply) {
                Answer::Document(document) => reply::batch(&document).unwrap_or_default(),
                Answer::Unavailable { retry_after, .. } => {
                    gathered.retry_after = retry_after;
                    Vec::new()
                }
                Answer::Garbled | Answer::Refused(_) => Vec::new(),
            }
        };
        let mut expected = flight.before.clone();
        let mut before = flight.before.clone();
        let mut replies = replies.into_iter();
        for part in &flight.parts {
            match replies.next().map(reply::judge) {
                Some(Answer::Document(document)) => match read_cart(&document) {
                    Some(cart) => {
                        for step in part {
                            let verdict =
                                verdict::answered(step, &mut expected, &before, &cart.lines);
                            gathered.verdicts.push((step.clone(), verdict));
                        }
                        before = cart.lines.iter().collect();
                        gathered.cart = Some(cart);
                    }
                    None => gathered.unclear.push(part.clone()),
                },
                Some(Answer::Refused(refusal)) => gathered.refusals.push((part.clone(), refusal)),
                Some(Answer::Unavailable { retry_after, .. }) => {
                    gathered.retry_after = retry_after;
                    gathered.unclear.push(part.clone());
                }
                Some(Answer::Garbled) | None => gathered.unclear.push(part.clone()),
            }
        }
        gathered
    }

    fn conclude(
        &mut self,
        flight: Flight,
        gathered: Gathered<N>,
        status: u16,
        now: u64,
        out: &mut Vec<Effect<N>>,
    ) {
        let clears = flight
            .parts
            .iter()
            .flatten()
            .any(|step| step.kind == Kind::Clear);
        if let Some(cart) = gathered.cart {
            self.set_base(cart, true);
        }
        for (step, verdict) in gathered.verdicts {
            self.settle(step, verdict, None, out);
        }
        for (part, refusal) in gathered.refusals {
            self.refused(part, refusal, out);
        }
        self.rebase(clears, out);
        if gathered.unclear.is_empty() {
            self.pace.recovered();
            self.problem = None;
            self.landed(out);
            return;
        }
        self.keep_base(out);
        if gathered.untouched {
            self.pace.failed(now, gathered.retry_after);
            self.landed(out);
            return;
        }
        let rest = Flight {
            parts: gathered.unclear,
            ..flight
        };
        let problem = Problem {
            code: "invalid_response".into(),
            message: "The store's answer is not what a CoCart store sends.".into(),
            status,
        };
        self.unclear(rest, problem, gathered.retry_after, now, out);
    }

    /// The answer to a read.
    fn seen(&mut self, flight: Flight, reply: Reply<N>, now: u64, out: &mut Vec<Effect<N>>) {
        let status = reply.status;
        let (problem, retry_after) = match reply::judge(reply) {
            Answer::Document(document) => match read_cart(&document) {
                Some(cart) => {
                    self.read(cart, out);
                    return;
                }
                None => (None, None),
            },
            Answer::Refused(refusal) => (Some(problem_of(refusal)), None),
            Answer::Unavailable { retry_after, .. } => (None, retry_after),
            Answer::Garbled => (None, None),
        };
        let problem = problem.unwrap_or_else(|| Problem {
            code: "invalid_response".into(),
            message: "The store's answer is not what a CoCart store sends.".into(),
            status,
        });
        self.unclear(flight, problem, retry_after, now, out);
    }

    /// A cart was read.
    fn read(&mut self, cart: Cart<N>, out: &mut Vec<Effect<N>>) {
        self.set_base(cart, false);
        self.look = false;
        self.pace.recovered();
        let last_problem = self.problem.take();
        let mut clears = false;
        if let Some(suspect) = self.suspect.take() {
            let steps = suspect.parts.concat();
            let verdicts = verdict::found(&steps, &suspect.before, &self.lines());
            for (step, verdict) in steps.into_iter().zip(verdicts) {
                clears |= step.kind == Kind::Clear;
                self.settle(step, verdict, last_problem.as_ref(), out);
            }
        }
        self.end_refreshes(None, out);
        self.rebase(clears, out);
        self.landed(out);
    }

    fn end_refreshes(&mut self, problem: Option<&Problem>, out: &mut Vec<Effect<N>>) {
        let ids: Vec<String> = self
            .log
            .entries()
            .iter()
            .filter(|entry| !entry.intent.action.changes_cart())
            .map(|entry| entry.intent.id.clone())
            .collect();
        for id in ids {
            self.log.take(&id);
            let outcome = match problem {
                None => Outcome::Done { line: None },
                Some(problem) => Outcome::Refused {
                    line: None,
                    problem: problem.clone(),
                },
            };
            self.end(id, outcome, out);
        }
    }

    /// A request ended without a clear outcome: it may have taken effect, or may yet.
    pub(super) fn unclear(
        &mut self,
        mut flight: Flight,
        problem: Problem,
        retry_after: Option<u64>,
        now: u64,
        out: &mut Vec<Effect<N>>,
    ) {
        if flight.parts.is_empty() {
            // A read: the shopper who asked for it is told, everything else tries again.
            self.end_refreshes(Some(&problem), out);
            self.look |= self.suspect.is_none();
            self.pace.failed(now, retry_after);
        } else {
            flight.settled_at = now.max(flight.sent_at.saturating_add(self.pace.settling_time()));
            if let Some(pause) = retry_after {
                flight.settled_at = flight.settled_at.max(now.saturating_add(pause));
            }
            self.suspect = Some(flight);
        }
        self.problem = Some(problem);
        out.push(Effect::Changed);
    }

    /// All steps of a flight have been judged: base and the removal of its intents become durable.
    fn landed(&mut self, out: &mut Vec<Effect<N>>) {
        self.keep_base(out);
        self.keep_log(out);
        self.store(Slot::Flight, None, out);
        out.push(Effect::Changed);
    }

    fn set_base(&mut self, cart: Cart<N>, keep_notices: bool) {
        if !keep_notices || !cart.notices.is_empty() {
            self.notices.heard(&cart.notices, &mut self.mint);
        }
        let sequence = self.sequence() + 1;
        self.fresh = false;
        self.base = Some(Base::new(cart, sequence, self.base.as_ref()));
    }

    /// Ends the intents of a step, or has them planned again.
    fn settle(
        &mut self,
        step: Step,
        verdict: Verdict,
        problem: Option<&Problem>,
        out: &mut Vec<Effect<N>>,
    ) {
        match verdict {
            Verdict::Done { key } => {
                self.bind(&step, key.as_deref());
                self.done(step, out);
            }
            Verdict::Doubled { key, meant } => {
                self.bind(&step, Some(&key));
                let line = self.names.id_of(&key).to_string();
                let id = self.mint.name("correction");
                self.done(step, out);
                // What the shopper asked for since comes on top of it.
                self.log.push_first(Intent {
                    id,
                    action: Action::SetQuantity {
                        line,
                        quantity: meant,
                    },
                });
            }
            Verdict::Adjusted { key, from, to } => {
                self.bind(&step, Some(&key));
                self.adjusted(step, &key, from, to, out);
            }
            Verdict::NotDone => self.again(step, problem, out),
        }
    }

    fn bind(&mut self, step: &Step, key: Option<&str>) {
        if let Some(key) = key
            && step.kind == Kind::Create
        {
            self.names.bind(&step.line, key);
        }
    }

    fn done(&mut self, step: Step, out: &mut Vec<Effect<N>>) {
        for id in step.intents {
            let line = self.take_entry(&id);
            self.end(id, Outcome::Done { line }, out);
        }
    }

    fn adjusted(
        &mut self,
        step: Step,
        key: &str,
        from: Quantity,
        to: Quantity,
        out: &mut Vec<Effect<N>>,
    ) {
        let line = self.names.id_of(key).to_string();
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

    fn again(&mut self, step: Step, problem: Option<&Problem>, out: &mut Vec<Effect<N>>) {
        let problem = problem.cloned().unwrap_or_else(|| {
            Problem::local(
                "invalid_response",
                "The store answered, but did not do what was asked.",
            )
        });
        for id in step.intents {
            let Some(entry) = self.log.get_mut(&id) else {
                continue;
            };
            entry.attempts = entry.attempts.saturating_add(1);
            if entry.attempts >= ATTEMPTS {
                self.refuse(id, &problem, out);
            }
        }
    }

    /// The store refused a call.
    fn refused(&mut self, part: Vec<Step>, refusal: Refusal, out: &mut Vec<Effect<N>>) {
        // The cart is not what it was planned over, or the call was repeated on the way: a removed line is
        // refused as gone, a restored one as back, in several ways (contract 3.9). Look first.
        let stale = codes::line_is_gone(&refusal.code);
        let several = part.len() > 1;
        let problem = problem_of(refusal);
        for step in part {
            let look = stale || step.kind == Kind::Restore;
            self.look |= look;
            if look || several {
                self.again(step, Some(&problem), out);
            } else {
                self.refuse_step(step, &problem, out);
            }
        }
    }

    /// Refuses the intents of a step. Where it carried several, only those to blame: the older half is
    /// tried alone first.
    fn refuse_step(&mut self, step: Step, problem: &Problem, out: &mut Vec<Effect<N>>) {
        let half = step.intents.len() / 2;
        if half > 0 && step.kind != Kind::Clear {
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
            let too_much = self.quantity_added(&id);
            self.refuse(id, problem, out);
            if let Some(too_much) = too_much {
                self.refuse_as_much(&step.line, too_much, problem, out);
            }
        }
    }

    fn quantity_added(&self, id: &str) -> Option<Quantity> {
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
        line: &str,
        too_much: Quantity,
        problem: &Problem,
        out: &mut Vec<Effect<N>>,
    ) {
        let mut doomed = Vec::new();
        for entry in self.log.entries() {
            let id = self.names.id_of(
                self.names
                    .resolve(entry.intent.action.line().unwrap_or_default()),
            );
            match &entry.intent.action {
                _ if id != line => {}
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

    fn refuse(&mut self, id: String, problem: &Problem, out: &mut Vec<Effect<N>>) {
        let line = self.take_entry(&id);
        if let Some(line) = &line {
            self.mark(line, |mark| mark.error = Some(problem.clone()));
        }
        let shown = self.folded().view.lines;
        if !shown.iter().any(|shown| Some(&shown.id) == line.as_ref()) {
            self.notices
                .refused(problem, line.as_deref(), &mut self.mint);
        }
        let outcome = Outcome::Refused {
            line,
            problem: problem.clone(),
        };
        self.end(id, outcome, out);
    }

    /// Takes an intent out of the log and gives the id of its line.
    fn take_entry(&mut self, id: &str) -> Option<String> {
        let entry = self.log.take(id)?;
        let line = entry.intent.action.line()?;
        Some(self.names.id_of(self.names.resolve(line)).into())
    }

    fn mark(&mut self, line: &str, set: impl FnOnce(&mut Mark)) {
        match self.marks.iter_mut().find(|(marked, _)| marked == line) {
            Some((_, mark)) => set(mark),
            None => {
                let mut mark = Mark::default();
                set(&mut mark);
                self.marks.push((line.into(), mark));
            }
        }
    }

    /// After the base moved: what can no longer apply is dropped, with its reason.
    pub(super) fn rebase(&mut self, cleared: bool, out: &mut Vec<Effect<N>>) {
        self.bind_predicted();
        let folded = self.folded();
        let reset = !cleared && self.base.as_ref().is_some_and(|base| base.lines.is_empty());
        for id in folded.fulfilled {
            let line = self.take_entry(&id);
            self.end(id, Outcome::Done { line }, out);
        }
        for id in folded.stranded {
            let line = self
                .log
                .entries()
                .iter()
                .find(|entry| entry.intent.id == id);
            let line = line.and_then(|entry| entry.intent.action.line());
            let cause = self
                .marks
                .iter()
                .find(|(marked, _)| Some(marked.as_str()) == line);
            let problem = match cause.and_then(|(_, mark)| mark.error.clone()) {
                Some(problem) => problem,
                None if reset => Problem::local(
                    "cart_reset",
                    "The cart was emptied elsewhere: ordered, or expired.",
                ),
                None => Problem::local("unknown_line", "This line is no longer in the cart."),
            };
            self.refuse(id, &problem, out);
        }
        let (names, base, log) = (&mut self.names, &self.base, &self.log);
        names.keep(|id, key| {
            base.as_ref()
                .is_some_and(|base| base.line(key).is_some() || base.removed_line(key).is_some())
                || log
                    .entries()
                    .iter()
                    .any(|entry| entry.intent.action.line() == Some(id))
        });
    }

    /// A line that waits to be created and that another page has created meanwhile is that line.
    fn bind_predicted(&mut self) {
        let Some(base) = &self.base else {
            return;
        };
        for entry in self.log.entries() {
            if let Action::Add { line, product, .. } = &entry.intent.action
                && let Some(key) = &product.predicted_key
                && base.line(key).is_some()
                && base.line(self.names.resolve(line)).is_none()
            {
                self.names.bind(line, key);
            }
        }
    }

    /// The server may file the cart under another key. A number is a customer, never a guest's key.
    fn adopt_key(&mut self, key: Option<&str>, out: &mut Vec<Effect<N>>) {
        if let Some(key) = key
            && !key.is_empty()
            && key != self.key
            && !key.bytes().all(|byte| byte.is_ascii_digit())
        {
            self.key = key.into();
            self.store(Slot::Key, Some(key.into()), out);
        }
    }
}

fn problem_of(refusal: Refusal) -> Problem {
    Problem {
        code: refusal.code,
        message: refusal.message,
        status: refusal.status,
    }
}
