//! Tokens that the store takes no longer, and answers that do not tell why.

use super::merge::blocked;
use super::{Customer, Doubt, is_unsent, needs_login};
use crate::api::reply::{self, Answer, Reply};
use crate::api::tokens;
use crate::cart::document::Node;
use crate::sync::intent::Problem;
use crate::sync::machine::Machine;
use crate::sync::ports::Effect;
use crate::sync::sabotage::{self, Fault};

/// After so many failures in a row new tokens are doubted as well: they, too, may have ended.
const PATIENCE: u32 = 4;

/// What CoCart 4.3 answers to a token that it refuses; pages of other origins cannot read it.
const FATAL: u16 = 500;

impl<N: Node> Machine<N> {
    /// The store has refused the tokens: they are refreshed, but not twice in a row.
    pub(super) fn tokens_refused(&mut self, out: &mut Vec<Effect<N>>) {
        if self.identity.renewed {
            self.give_up_tokens(out);
        } else {
            self.identity.stale = true;
        }
    }

    /// Whether tokens may be to blame for a request without a clear answer. New ones mostly are not.
    pub(super) fn may_doubt(&self) -> bool {
        let failures = self.pace.failures;
        !self.identity.renewed || (failures > 0 && failures.is_multiple_of(PATIENCE))
    }

    /// A read of the customer's cart had no clear answer: are the tokens to blame? Looked into at once,
    /// because it says something only as long as the network is the same.
    pub(in crate::sync) fn doubt_tokens(&mut self, problem: &Problem, now: u64) {
        let may_be_refused = problem.code == "network" || problem.status == FATAL;
        if may_be_refused && self.is_customer() && self.may_doubt() {
            self.identity.doubt = Some(Doubt::Tokens);
            self.pace.not_before = now;
        }
    }

    /// The store has answered to everyone, so it can be reached, and the network is not to blame.
    pub(super) fn probed(&mut self, doubt: Doubt, now: u64, out: &mut Vec<Effect<N>>) {
        match doubt {
            Doubt::Credentials => {
                let problem = Problem::local(
                    "login_failed",
                    "The store gave no answer: there may be no such user.",
                );
                self.end_login(Some(problem), out);
            }
            Doubt::Blocked => self.roll_back(blocked(), out),
            Doubt::Tokens => {
                self.identity.stale = true;
                self.pace.not_before = now;
            }
        }
    }

    /// The answer to a refresh. One that is lost may be asked for again: the store either did nothing, or
    /// it refuses, because the tokens were replaced (contract 6.3).
    pub(super) fn refresh_answered(&mut self, reply: Reply<N>, now: u64, out: &mut Vec<Effect<N>>) {
        let fresh = reply.body.as_ref().and_then(tokens::refreshed);
        if let (Some(fresh), Some(customer)) = (fresh, &mut self.identity.customer) {
            customer.tokens = Some(fresh);
            self.identity.stale = sabotage::is(Fault::RefreshAgain);
            self.identity.renewed = true;
            self.pace.not_before = now;
            self.keep_customer(out);
            return;
        }
        match reply::judge(reply) {
            Answer::Refused(_) => self.give_up_tokens(out),
            Answer::Unavailable { retry_after, .. } => self.pace.failed(now, retry_after),
            _ => self.pace.failed(now, None),
        }
    }

    fn give_up_tokens(&mut self, out: &mut Vec<Effect<N>>) {
        self.identity.stale = false;
        self.identity.renewed = false;
        match &mut self.identity.customer {
            // The guest's cart is still the guest's.
            Some(Customer { transfer, .. }) if is_unsent(transfer) => {
                self.roll_back(needs_login(), out);
                return;
            }
            Some(customer) => customer.tokens = None,
            None => {}
        }
        self.keep_customer(out);
        if self.identity.asked.is_none() {
            self.end_login(Some(needs_login()), out);
        }
        self.park(out);
        self.report_auth("expired", out);
        out.push(Effect::Changed);
    }
}
