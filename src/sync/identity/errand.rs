//! The requests that are about the identity and not about the cart: what is sent, and what the answers mean.

use super::Customer;
use crate::api::call::Call;
use crate::api::codes;
use crate::api::reply::{self, Reply};
use crate::cart::document::Node;
use crate::cart::interned::Text;
use crate::sync::answer::invalid_response;
use crate::sync::intent::Problem;
use crate::sync::machine::{Machine, Phase};
use crate::sync::ports::Effect;

/// What a request is for, other than to read or change the cart.
#[derive(Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "explore", derive(Debug))]
pub(super) enum Errand {
    /// To get tokens.
    Login,
    /// To read the customer's own cart.
    ReadOwn,
    /// To have the guest's cart become the customer's.
    Transfer,
    /// To see whether the store can be reached.
    Probe(Doubt),
    /// To get new tokens.
    Refresh,
    /// Nothing any more: whoever sent it has logged out. The lane is free again when it has ended.
    Void,
}

/// What an answer did not tell.
#[derive(Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "explore", derive(Debug))]
pub(super) enum Doubt {
    /// Whether the credentials are to blame. CoCart 4.3 answers an unknown user with a fatal error,
    /// which pages of other origins cannot read (measured: login).
    Credentials,
    /// Whether the page may not send tokens at all (measured: CORS from another origin).
    Blocked,
    /// Whether the tokens are to blame. CoCart 4.3 answers refused ones with a fatal error, too
    /// (measured: JWT).
    Tokens,
}

impl<N: Node> Machine<N> {
    /// Sends what is to be done about the identity; says whether it has taken care of the lane.
    pub(in crate::sync) fn run_errand(&mut self, now: u64, out: &mut Vec<Effect<N>>) -> bool {
        if self.needs_login() {
            self.park(out);
            // Whoever has the lane next judges what was sent, by its record; it cannot be given up before.
            let is_unsure = self.suspect.take().is_some();
            self.log.land();
            for entry in self.log.entries_mut() {
                entry.unsure |= is_unsure;
            }
            self.phase = Phase::Idle;
            out.push(Effect::ReleaseLane);
            return true;
        }
        if now < self.pace.not_before {
            return false;
        }
        if let Some(doubt) = self.identity.doubt.take() {
            self.send_errand(Errand::Probe(doubt), Call::ReadStore, Text::new(), now, out);
            return true;
        }
        if let Some(customer) = &self.identity.customer
            && let Some(tokens) = &customer.tokens
        {
            if self.identity.stale {
                let call = Call::RefreshTokens(tokens.refresh.clone());
                self.send_errand(Errand::Refresh, call, Text::new(), now, out);
                return true;
            }
            if customer.transfer.is_some() {
                return self.go_on(now, out);
            }
        }
        self.send_login(now, out)
    }

    /// The answer to what is on the wire is nobody's any more.
    pub(super) fn void_errand(&mut self) {
        let flies = matches!(self.phase, Phase::Flying(_));
        self.identity.errand = Some(Errand::Void).filter(|_| flies);
    }

    /// Puts an errand on the wire. Only a transfer names a cart.
    pub(super) fn send_errand(
        &mut self,
        errand: Errand,
        call: Call<N>,
        cart_key: Text,
        now: u64,
        out: &mut Vec<Effect<N>>,
    ) {
        let token = match errand {
            Errand::ReadOwn | Errand::Transfer => {
                self.identity.customer.as_ref().and_then(Customer::access)
            }
            _ => None,
        };
        self.identity.errand = Some(errand);
        self.launch(call, cart_key, token, Vec::new(), now, out);
    }

    /// Takes an answer that is about the identity; gives back any other.
    pub(in crate::sync) fn overhear(
        &mut self,
        reply: Reply<N>,
        now: u64,
        out: &mut Vec<Effect<N>>,
    ) -> Option<Reply<N>> {
        if let Some(errand) = self.identity.errand.take() {
            self.errand_answered(errand, reply, now, out);
            return None;
        }
        if !self.is_customer() {
            return Some(reply);
        }
        if self.is_disowned(&reply) {
            // The call was not carried out on this cart: it is planned again.
            self.keep_flight(None, out);
            self.tokens_refused(out);
            return None;
        }
        if (200..300).contains(&reply.status) {
            self.identity.renewed = false;
        }
        Some(reply)
    }

    fn errand_answered(
        &mut self,
        errand: Errand,
        reply: Reply<N>,
        now: u64,
        out: &mut Vec<Effect<N>>,
    ) {
        match errand {
            Errand::Login => self.login_answered(reply, out),
            Errand::ReadOwn | Errand::Transfer => self.own_answered(errand, reply, now, out),
            Errand::Probe(doubt) if reply.status < 500 => self.probed(doubt, now, out),
            Errand::Probe(_) => {
                self.identity.errand = Some(errand);
                self.errand_failed(&invalid_response(reply.status), now, out);
            }
            Errand::Refresh => self.refresh_answered(reply, now, out),
            Errand::Void => {}
        }
    }

    /// Takes an errand that ended without a clear answer; says whether it was one.
    pub(in crate::sync) fn errand_failed(
        &mut self,
        problem: &Problem,
        now: u64,
        out: &mut Vec<Effect<N>>,
    ) -> bool {
        let Some(errand) = self.identity.errand.take() else {
            return false;
        };
        let is_unreadable = problem.code == "network";
        match errand {
            Errand::Void => return true,
            Errand::Login => self.identity.doubt = Some(Doubt::Credentials),
            Errand::Probe(Doubt::Credentials) => self.end_login(Some(problem.clone()), out),
            Errand::ReadOwn if is_unreadable && !self.has_read_own() => {
                self.identity.doubt = Some(Doubt::Blocked);
            }
            Errand::ReadOwn if is_unreadable && self.may_doubt() => {
                self.identity.doubt = Some(Doubt::Tokens);
            }
            _ => self.pace.failed(now, None),
        }
        self.problem = Some(problem.clone());
        out.push(Effect::Changed);
        true
    }

    /// Whether the store refused the token, or took the caller for somebody else: some hosts take the
    /// token away, and a guest is answered (contract 16.1).
    pub(super) fn is_disowned(&self, reply: &Reply<N>) -> bool {
        let Some(customer) = &self.identity.customer else {
            return false;
        };
        let is_foreign = |key: &Option<Text>| key.as_ref().is_some_and(|key| *key != customer.user);
        let parts = reply.body.as_ref().and_then(reply::batch);
        is_foreign(&reply.cart_key)
            || parts.is_some_and(|parts| parts.iter().any(|part| is_foreign(&part.cart_key)))
            || matches!(reply.status, 401 | 403)
                && reply.body.as_ref().is_some_and(|body| {
                    body.get("code").and_then(|code| code.text()).as_deref()
                        == Some(codes::NOT_AUTHENTICATED)
                })
    }
}
