//! What an answer means: which steps it proves done, refused or unclear, and what the cart is now.

use crate::api::codes;
use crate::api::reply::{self, Answer, Refusal, Reply};
use crate::cart::document::Node;
use crate::cart::interned::Text;
use crate::cart::list::{Listed, append, keep};
use crate::cart::model::Cart;
use crate::cart::read::read_cart_after;
use crate::sync::base::Base;
use crate::sync::intent::Problem;
use crate::sync::journal::is_key;
use crate::sync::log::Entry;
use crate::sync::machine::{Flight, Machine};
use crate::sync::plan::{Kind, Step};
use crate::sync::ports::{Effect, Slot};
use crate::sync::rebase::cart_reset;
use crate::sync::refuse;
use crate::sync::sabotage::{self, Fault};
use crate::sync::verdict::{self, Held, Verdict};

/// How long to wait before a cart that lacks confirmed lines is read once more, in milliseconds.
const DOUBT: u64 = 1_000;

/// What the answers of a request come to.
struct Sorted<N: Node> {
    /// The last cart answered.
    cart: Option<Cart<N>>,
    verdicts: Vec<(Step, Verdict)>,
    refusals: Vec<(Vec<Step>, Refusal)>,
    /// Parts without a clear outcome.
    unclear: Vec<Vec<Step>>,
    retry_after: Option<u64>,
}

impl<N: Node> Machine<N> {
    /// An answer to a flight.
    pub(super) fn answered(
        &mut self,
        mut flight: Flight,
        reply: Reply<N>,
        now: u64,
        out: &mut Vec<Effect<N>>,
    ) {
        self.pace.answered(now.saturating_sub(flight.sent_at));
        let Some(reply) = self.overhear(reply, now, out) else {
            return;
        };
        self.adopt_key(reply.cart_key.as_ref(), out);
        let status = reply.status;
        self.report_response(&flight, status, now, out);
        let answer = reply::judge(reply);
        if flight.parts.is_empty() {
            self.seen(flight, answer, status, now, out);
            return;
        }
        let is_batch = flight.parts.len() > 1;
        let (answers, without_batches) = match answer {
            Answer::Document(document) if is_batch => {
                let answers = judge_all(&document);
                // A call that is refused for its own sake may be among them.
                let refused = answers.iter().any(says_no_batches)
                    && !answers
                        .iter()
                        .any(|answer| matches!(answer, Answer::Document(_)));
                (answers, refused)
            }
            // The route itself refuses.
            Answer::Refused(refusal) if is_batch => (Vec::new(), refusal.status < 500),
            answer => (vec![answer], false),
        };
        if without_batches {
            self.without_batches(out);
            return;
        }
        let sorted = sort(&mut flight, answers, self.cart());
        let known = self.all_lines();
        if is_batch && sorted.cart.is_some() {
            self.batch = Some(true);
        }
        let has_moved = sorted.cart.is_some();
        if let Some(cart) = sorted.cart {
            self.set_base(cart, true, now);
        }
        let asked: Vec<Step> = sorted
            .verdicts
            .iter()
            .map(|(step, _)| step.clone())
            .listed();
        let mut steps = Vec::new();
        for (step, verdict) in sorted.verdicts {
            let verdict = self.built_on(&step, verdict, &asked, &flight.before, &known.1);
            if verdict != Verdict::NotDone {
                // What the store passed over is as what it was not asked for.
                steps.push(step.clone());
            }
            self.settle(step, verdict, None, now, out);
        }
        let (unsure, refusals): (Vec<_>, Vec<_>) =
            sorted.refusals.into_iter().partition(|(part, refusal)| {
                sorted.unclear.is_empty() && refuse::is_unsure(part, refusal)
            });
        for (part, refusal) in unsure {
            let makes = part.iter().filter(|step| step.kind == Kind::Create);
            append(&mut steps, makes.cloned());
            flight.refusal = Some(refusal.into());
            flight.parts.push(part);
        }
        let mut reset = false;
        steps.append(&mut sorted.unclear.concat());
        if has_moved {
            if self.overwritten(&steps, &flight.before, &known.1, &self.lines()) {
                self.replay(&steps, &known, now, out);
            } else {
                reset = self.tell_gone(&steps, &flight.before, out);
            }
            self.correct_removed(&steps, now, out);
            self.watched(None);
        }
        for (part, refusal) in refusals {
            self.refused(part, refusal, out);
        }
        self.rebase(reset, out);
        if sorted.unclear.is_empty() {
            self.pace.recovered();
            self.problem = None;
            if flight.refusal.is_some() {
                self.recount(flight, now, out);
            } else {
                self.landed(out);
            }
        } else if status == 429 {
            // The store says that it did nothing.
            self.pace.failed(now, sorted.retry_after);
            self.landed(out);
        } else {
            self.keep_base(out);
            flight.parts = sorted.unclear;
            self.unclear(
                flight,
                invalid_response(status),
                sorted.retry_after,
                now,
                out,
            );
        }
    }

    /// This store runs no batches, so nothing was done: the calls go one by one.
    fn without_batches(&mut self, out: &mut Vec<Effect<N>>) {
        self.batch = Some(false);
        self.keep_flight(None, out);
        self.keep_base(out);
    }

    /// The answer to a read.
    fn seen(
        &mut self,
        flight: Flight,
        answer: Answer<N>,
        status: u16,
        now: u64,
        out: &mut Vec<Effect<N>>,
    ) {
        let mut problem = invalid_response(status);
        let mut pause = None;
        match answer {
            Answer::Document(document) => {
                if let Some(cart) = read_cart_after(&document, self.cart()) {
                    self.read(cart, flight.sent_at, now, out);
                    return;
                }
            }
            Answer::Refused(refusal) => problem = refusal.into(),
            Answer::Unavailable { retry_after, .. } => pause = retry_after,
            Answer::Garbled => {}
        }
        self.unclear(flight, problem, pause, now, out);
    }

    /// A cart was read.
    fn read(&mut self, cart: Cart<N>, sent: u64, now: u64, out: &mut Vec<Effect<N>>) {
        let mut steps = match &self.suspect {
            Some(suspect) => suspect.parts.concat(),
            None => Vec::new(),
        };
        let judged = steps.clone();
        let is_refused = |suspect: &Flight| suspect.refusal.is_some();
        let is_refused = self.suspect.as_ref().is_some_and(is_refused);
        if is_refused {
            // Nothing else that was refused has done anything to its line.
            keep(&mut steps, |step| step.kind == Kind::Create);
        }
        let (before, known) = (self.held(), self.all_lines());
        let held: Held = cart.lines.iter().collect();
        // What was written over may be a line that the request is about, too.
        let plain = self.plain(&steps, &before, &cart.lines);
        let is_erased =
            plain.len() < steps.len() && self.overwritten(&plain, &before, &known.1, &cart.lines);
        let is_overwritten = self.base.is_some()
            && (is_erased || self.overwritten(&steps, &before, &known.1, &cart.lines));
        let touching = if is_erased { &plain } else { &steps };
        let gone = self.gone(&steps, &before, &held) > 0 && !is_overwritten;
        self.pace.recovered();
        if gone && !self.doubt {
            // Maybe the store has answered out of an old memory.
            self.doubt = true;
            self.look = true;
            self.pace.not_before = now.saturating_add(DOUBT);
            if self.suspect.is_none() {
                // It was answered, so whoever has the lane next must not take it for lost.
                self.keep_flight(None, out);
            }
            return;
        }
        self.doubt = false;
        self.look = false;
        self.set_base(cart, false, now);
        let reset = gone && self.tell_gone(&steps, &before, out);
        let last_problem = self.problem.take();
        if let Some(suspect) = self.suspect.take() {
            let before = &suspect.before;
            let lines = self.lines();
            let foreseen = self.foreseen(&judged, &lines);
            let verdicts = verdict::found(&judged, &foreseen, before, &lines, &self.names);
            for (step, mut verdict) in judged.iter().zip(verdicts) {
                let is_left_out = is_refused && !is_overwritten && step.kind != Kind::Create;
                if !is_left_out && !touching.contains(step) {
                    verdict = Verdict::NotDone;
                }
                if let Verdict::Adjusted { key, from, to } = &verdict
                    && step.kind == Kind::Create
                    && self.adds_as_well(key, *from, *to)
                {
                    verdict = Verdict::Doubled {
                        key: key.clone(),
                        meant: *from,
                    };
                }
                if reset && !is_refused && verdict == Verdict::NotDone {
                    // It may have gone where the cart went.
                    for id in &step.intents {
                        self.refuse(id.clone(), &cart_reset(), out);
                    }
                } else {
                    match &suspect.refusal {
                        Some(refusal) if !matches!(verdict, Verdict::Done { .. }) => {
                            if touching.contains(step) {
                                self.finish(self.carried_out(step), out);
                            }
                            self.again_refused(step.clone(), refusal, out);
                        }
                        _ => self.settle(step.clone(), verdict, last_problem.as_ref(), now, out),
                    }
                }
            }
            if !is_refused {
                self.watch(suspect.id, steps.clone(), suspect.before, now);
            }
        }
        if is_overwritten {
            self.replay(touching, &known, now, out);
        } else {
            self.end_corrected(&steps, &before, out);
        }
        if !is_refused {
            self.correct_removed(&steps, now, out);
        }
        self.watched(Some(sent));
        self.end_refreshes(None, out);
        self.rebase(reset, out);
        self.landed(out);
    }

    pub(super) fn end_refreshes(&mut self, problem: Option<&Problem>, out: &mut Vec<Effect<N>>) {
        let mut ended = Vec::new();
        let is_refresh = |entry: &&Entry<N>| !entry.intent.action.changes_cart();
        while let Some(entry) = self.log.entries().iter().find(is_refresh) {
            let id = entry.intent.id.clone();
            self.log.take(&id);
            ended.push(id);
        }
        self.end_all(ended, problem, out);
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
        if self.errand_failed(&problem, now, out) {
            return;
        }
        if flight.parts.is_empty() {
            // A read: the shopper who asked for it is told, everything else tries again.
            self.end_refreshes(Some(&problem), out);
            if problem.status == 0 {
                self.watch(flight.id, Vec::new(), self.held(), now);
            }
            if self.suspect.is_none() {
                self.look = true;
                self.keep_flight(None, out);
            }
            self.pace.failed(now, retry_after);
            self.doubt_tokens(&problem, now);
        } else {
            if sabotage::is(Fault::ResendUnread) {
                for step in flight.parts.concat() {
                    self.settle(step, Verdict::NotDone, Some(&problem), now, out);
                }
                self.landed(out);
                return;
            }
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
    pub(super) fn landed(&mut self, out: &mut Vec<Effect<N>>) {
        if let Some(base) = &mut self.base {
            // Other pages may hold what has ended, also where the cart is as it was.
            base.sequence += 1;
        }
        self.keep_base(out);
        self.keep_log(out);
        self.keep_flight(None, out);
        out.push(Effect::Changed);
    }

    pub(super) fn set_base(&mut self, cart: Cart<N>, keep_notices: bool, now: u64) {
        if !keep_notices || !cart.notices.is_empty() {
            self.notices.heard(&cart.notices, &mut self.mint);
        }
        // Newer than the base of any tab, also where storage has lost the last one.
        let sequence = now.max(self.sequence() + 1);
        self.fresh = false;
        self.evidence.learn(&cart);
        self.base = Some(Base { sequence, cart });
        // Before an intent leaves the log that tells whose line it is.
        self.bind_predicted();
    }

    /// The server may file the cart under another key. A number is a customer, never a guest's key.
    fn adopt_key(&mut self, key: Option<&Text>, out: &mut Vec<Effect<N>>) {
        if let Some(key) = key
            && !key.is_empty()
            && key != self.key
            && is_key(key)
        {
            self.key = key.into();
            self.store(Slot::Key, Some(key.into()), out);
        }
    }
}

/// The answers of a batch.
fn judge_all<N: Node>(document: &N) -> Vec<Answer<N>> {
    let replies = reply::batch(document).unwrap_or_default();
    replies.into_iter().map(reply::judge).listed()
}

/// Whether CoCart has loaded no cart for a call of a batch.
fn says_no_batches<N>(answer: &Answer<N>) -> bool {
    matches!(answer, Answer::Refused(refusal) if codes::no_batches(&refusal.code))
}

/// Sorts the parts of a flight by what their answers mean, `known` being the cart before them.
fn sort<N: Node>(
    flight: &mut Flight,
    answers: Vec<Answer<N>>,
    known: Option<&Cart<N>>,
) -> Sorted<N> {
    let mut sorted = Sorted {
        cart: None,
        verdicts: Vec::new(),
        refusals: Vec::new(),
        unclear: Vec::new(),
        retry_after: None,
    };
    let mut expected = flight.before.clone();
    let mut before = flight.before.clone();
    let mut answers = answers.into_iter();
    for part in std::mem::take(&mut flight.parts) {
        let cart = match answers.next() {
            Some(Answer::Document(document)) => {
                read_cart_after(&document, sorted.cart.as_ref().or(known))
            }
            Some(Answer::Refused(refusal)) => {
                let is_gone = codes::line_is_gone(&refusal.code);
                let earlier = sorted.refusals.iter().position(|(earlier, refusal)| {
                    let mut lines = earlier.iter().map(|step| &step.line);
                    is_gone
                        && codes::line_is_gone(&refusal.code)
                        && lines.any(|line| part.iter().any(|step| step.line == *line))
                });
                // Gone before it was changed and taken out: something on the way repeats the request.
                match earlier {
                    Some(at) => {
                        sorted.unclear.push(sorted.refusals.remove(at).0);
                        sorted.unclear.push(part);
                    }
                    None => sorted.refusals.push((part, refusal)),
                }
                continue;
            }
            Some(Answer::Unavailable { retry_after, .. }) => {
                sorted.retry_after = retry_after;
                None
            }
            Some(Answer::Garbled) | None => None,
        };
        let Some(cart) = cart else {
            sorted.unclear.push(part);
            continue;
        };
        for step in part {
            let verdict = verdict::answered(&step, &mut expected, &before, &cart.lines);
            sorted.verdicts.push((step, verdict));
        }
        before = cart.lines.iter().collect();
        sorted.cart = Some(cart);
    }
    sorted
}

pub(super) fn invalid_response(status: u16) -> Problem {
    Problem {
        status,
        ..Problem::local(
            "invalid_response",
            "This is not what a CoCart store answers.",
        )
    }
}
