//! Login: the guest's intents are sent first, then tokens are asked for.

use super::{Credentials, Customer, Doubt, Errand, Transfer};
use crate::api::call::Call;
use crate::api::reply::{self, Answer, Reply};
use crate::api::secret::Secret;
use crate::api::tokens::{self, Tokens};
use crate::cart::decimal;
use crate::cart::document::Node;
use crate::cart::interned::Text;
use crate::sync::intent::Problem;
use crate::sync::lane::timeout;
use crate::sync::machine::{Machine, Phase};
use crate::sync::ports::Effect;

/// How long the guest's intents may take to be sent before a login, in milliseconds. Those that wait
/// longer go to the customer's cart.
const DRAIN: u64 = 10_000;

impl<N: Node> Machine<N> {
    /// The shopper wants to log in.
    pub(in crate::sync) fn login(
        &mut self,
        intent: Text,
        username: String,
        password: Secret,
        now: u64,
        out: &mut Vec<Effect<N>>,
    ) {
        if self.ended.contains(&intent) || self.identity.awaiting.contains(&intent) {
            return;
        }
        let under_way = !self.identity.awaiting.is_empty();
        let is_same = match &self.identity.asked {
            Some(asked) => asked.username == username && asked.password == password,
            // The tokens are there, only the carts are not one yet.
            None => self.identity.username == username,
        };
        if under_way && !is_same {
            let problem = Problem::local("in_flight", "Another login is under way.");
            self.end_all(vec![intent], Some(&problem), out);
            return;
        }
        self.identity.awaiting.push(intent);
        if !under_way {
            // The guest's cart as it is now, not as it was shown last: it may have expired.
            self.look |= !self.fresh;
            self.pace.not_before = now;
            self.identity.asked = Some(Credentials {
                username,
                password,
                drain_until: now.saturating_add(DRAIN),
            });
        }
    }

    /// Sends a login that was asked for, as soon as nothing is to be done for the guest any more.
    pub(in crate::sync) fn send_login(&mut self, now: u64, out: &mut Vec<Effect<N>>) -> bool {
        let Some(asked) = &self.identity.asked else {
            return false;
        };
        let is_draining = self.log.has_waiting() && !self.resting && now < asked.drain_until;
        if self.identity.customer.is_none() && (self.look || self.suspect.is_some() || is_draining)
        {
            return false;
        }
        if let Some(mut parting) = self.identity.parting.take() {
            // The clock may have been set back since.
            parting.sent_at = parting.sent_at.min(now);
            // It ends the tokens of all logins before it has ended.
            self.phase = Phase::Flying(parting);
            self.void_errand();
            return true;
        }
        let call = Call::Login {
            username: asked.username.clone(),
            password: asked.password.clone(),
        };
        self.send_errand(Errand::Login, call, Text::new(), now, out);
        true
    }

    /// Ends a login that has waited for too long for the guest's cart to be certain.
    pub(in crate::sync) fn expire_login(&mut self, now: u64, out: &mut Vec<Effect<N>>) {
        if !matches!(self.phase, Phase::Flying(_))
            && self.identity.customer.is_none()
            && (self.look || self.suspect.is_some())
            && let Some(asked) = &self.identity.asked
            && now >= asked.drain_until
        {
            // It may have waited for nothing but the lane.
            let problem = self.problem.clone();
            self.end_login(Some(problem.unwrap_or_else(timeout)), out);
        }
    }

    pub(super) fn login_answered(&mut self, reply: Reply<N>, out: &mut Vec<Effect<N>>) {
        let is_success = (200..300).contains(&reply.status);
        let body = reply.body.as_ref().filter(|_| is_success);
        match body.and_then(tokens::logged_in) {
            Some((user, Some(tokens))) if decimal::whole(&user).is_some() => {
                self.logged_in(user, tokens, out);
            }
            Some(_) => {
                let problem = Problem::local(
                    "login_unsupported",
                    "The store issues no tokens: it needs the add-on CoCart JWT Authentication.",
                );
                self.end_login(Some(problem), out);
            }
            None => match reply::judge(reply) {
                Answer::Refused(refusal) => self.end_login(Some(refusal.into()), out),
                _ => self.identity.doubt = Some(Doubt::Credentials),
            },
        }
    }

    fn logged_in(&mut self, user: Text, tokens: Tokens, out: &mut Vec<Effect<N>>) {
        if let Some(asked) = self.identity.asked.take() {
            self.identity.username = asked.username;
        }
        self.identity.stale = false;
        self.identity.renewed = false;
        self.problem = None;
        match &mut self.identity.customer {
            Some(customer) if customer.user == user => {
                customer.tokens = Some(tokens);
                // A tab that has logged out before must not wipe it.
                customer.since = self.now;
                self.keep_customer(out);
                if self.is_customer() {
                    self.look = true;
                    self.report_auth("in", out);
                    self.end_login(None, out);
                }
                return;
            }
            Some(_) => {
                let awaiting = std::mem::take(&mut self.identity.awaiting);
                self.log_out(out);
                self.identity.awaiting = awaiting;
            }
            None => {}
        }
        let guest_key = if self.fresh {
            Text::new()
        } else {
            self.key.clone()
        };
        self.identity.customer = Some(Customer {
            user,
            tokens: Some(tokens),
            since: self.now,
            transfer: Some(Transfer {
                id: self.mint.name("login"),
                guest_key,
                sent_at: 0,
                lines: None,
            }),
        });
        self.keep_customer(out);
    }

    /// A login has ended, with a problem if it failed.
    pub(super) fn end_login(&mut self, problem: Option<Problem>, out: &mut Vec<Effect<N>>) {
        self.identity.asked = None;
        let awaiting = std::mem::take(&mut self.identity.awaiting);
        self.end_all(awaiting, problem.as_ref(), out);
        out.push(Effect::Changed);
    }

    /// The guest's cart is still the guest's.
    pub(super) fn stay_guest(&mut self, out: &mut Vec<Effect<N>>) {
        self.identity.customer = None;
        self.identity.doubt = None;
        self.identity.stale = false;
        self.identity.renewed = false;
        self.keep_customer(out);
    }

    /// A login that came to nothing: the guest's cart stays the guest's.
    pub(super) fn roll_back(&mut self, problem: Problem, out: &mut Vec<Effect<N>>) {
        self.stay_guest(out);
        self.problem = Some(problem.clone());
        self.end_login(Some(problem), out);
    }
}
