//! Whose cart it is: a guest's, or that of a customer who is logged in.
//!
//! The record of the customer says how far a login has come, so that whichever page gets the lane next
//! goes on from there. Everything happens in the lane: of all tabs one at a time logs in or refreshes
//! the tokens, and the others find what came of it when the lane is theirs.

mod doubt;
mod login;
mod logout;
mod merge;
mod record;

use crate::api::call::Call;
use crate::api::codes;
use crate::api::reply::{self, Reply};
use crate::api::secret::Secret;
use crate::api::tokens::Tokens;
use crate::cart::document::Node;
use crate::sync::answer::invalid_response;
use crate::sync::intent::Problem;
use crate::sync::journal::is_key;
use crate::sync::log::Log;
use crate::sync::machine::{Machine, Phase};
use crate::sync::ports::{Effect, Report, Slot, Stored};

/// Whose cart it is, and what is being done about it.
#[derive(Clone)]
#[cfg_attr(feature = "explore", derive(Debug))]
pub(super) struct Identity<N: Node> {
    customer: Option<Customer<N>>,
    /// A login that has not been sent yet.
    asked: Option<Credentials>,
    /// The intents that wait for a login to end.
    awaiting: Vec<String>,
    /// What the request on the wire is for, where it is no ordinary one.
    errand: Option<Errand>,
    /// What a look at the store is to clear up.
    doubt: Option<Doubt>,
    /// Whether the store has refused the tokens.
    stale: bool,
    /// Whether the tokens were refreshed and no answer has shown yet that they work.
    renewed: bool,
    /// Whether the customer has logged out here, and other tabs may still take them for logged in.
    pub(super) leaving: bool,
    /// A guest's key that nobody has used.
    spare_key: String,
    /// The record of the customer that was found or kept last.
    record: Option<String>,
}

/// A customer of the store.
#[derive(Clone)]
#[cfg_attr(feature = "explore", derive(Debug))]
struct Customer<N: Node> {
    /// The user's id, which the store answers as the key of the cart.
    user: String,
    /// `None` where the store takes them no longer: the customer must log in again.
    tokens: Option<Tokens>,
    /// The guest's cart on its way to the customer; `None` when it has arrived.
    transfer: Option<Transfer<N>>,
}

/// A guest's cart on its way to a customer.
#[derive(Clone)]
#[cfg_attr(feature = "explore", derive(Debug))]
struct Transfer<N: Node> {
    /// Names the login; begins the ids of the intents that put lines back.
    id: String,
    /// The guest's key; empty where the guest has no cart.
    guest_key: String,
    /// When it was asked for, in milliseconds since the epoch; 0 before that. It is asked for once.
    sent_at: u64,
    /// What the customer shall find in the cart, once it is known what both carts held.
    lines: Option<Log<N>>,
}

#[derive(Clone)]
#[cfg_attr(feature = "explore", derive(Debug))]
struct Credentials {
    username: String,
    password: Secret,
    /// How long the guest's intents may take to be sent before.
    drain_until: u64,
}

/// What a request is for, other than to read or change the cart.
#[derive(Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "explore", derive(Debug))]
enum Errand {
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
}

/// What an answer did not tell.
#[derive(Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "explore", derive(Debug))]
enum Doubt {
    /// Whether the credentials are to blame. CoCart 4.3 answers an unknown user with a fatal error,
    /// which pages of other origins cannot read (measured: login).
    Credentials,
    /// Whether the page may not send tokens at all (measured: CORS from another origin).
    Blocked,
    /// Whether the tokens are to blame. CoCart 4.3 answers refused ones with a fatal error, too
    /// (measured: JWT).
    Tokens,
}

impl<N: Node> Identity<N> {
    pub(super) fn new() -> Self {
        Identity {
            customer: None,
            asked: None,
            awaiting: Vec::new(),
            errand: None,
            doubt: None,
            stale: false,
            renewed: false,
            leaving: false,
            spare_key: String::new(),
            record: None,
        }
    }

    /// The answer to what is on the wire is for somebody else.
    pub(super) fn drop_errand(&mut self) {
        self.errand = None;
    }

    /// The customer, once the cart is theirs.
    fn settled(&self) -> Option<&Customer<N>> {
        self.customer
            .as_ref()
            .filter(|customer| customer.transfer.is_none())
    }

    /// The token to send with an ordinary request.
    pub(super) fn token(&self) -> Option<Secret> {
        self.settled()?.access()
    }

    /// Whether a cart that says this of its key is the one meant.
    pub(super) fn owns(&self, key: &str) -> bool {
        match self.settled() {
            _ if key.is_empty() => true,
            Some(customer) => customer.user == key,
            None => is_key(key),
        }
    }

    /// Whether the customer must log in again before anything else can be done.
    fn needs_login(&self) -> bool {
        self.asked.is_none()
            && self
                .customer
                .as_ref()
                .is_some_and(|customer| customer.tokens.is_none())
    }

    /// Whether there is something to do, or `None` where that depends on the cart.
    pub(super) fn has_work(&self) -> Option<bool> {
        if self.needs_login() {
            return Some(false);
        }
        let under_way = self.asked.is_some()
            || self.doubt.is_some()
            || self.stale
            || self.leaving
            || (self.customer.is_some() && self.settled().is_none());
        under_way.then_some(true)
    }

    /// The shopper's clock was set back by so many milliseconds.
    pub(super) fn set_back(&mut self, back: u64) {
        if let Some(asked) = &mut self.asked {
            asked.drain_until = asked.drain_until.saturating_sub(back);
        }
    }

    /// When a login that waits for the guest's intents is looked at again.
    pub(super) fn alarm(&self, now: u64) -> Option<u64> {
        let asked = self.asked.as_ref()?;
        Some(asked.drain_until).filter(|at| *at > now)
    }
}

impl<N: Node> Customer<N> {
    fn access(&self) -> Option<Secret> {
        self.tokens.as_ref().map(|tokens| tokens.access.clone())
    }
}

impl<N: Node> Machine<N> {
    /// Whether the cart is that of a customer who is, or was until now, logged in.
    pub fn is_customer(&self) -> bool {
        self.identity.settled().is_some()
    }

    /// Whether all waits for the customer to log in again.
    pub fn needs_login(&self) -> bool {
        self.identity.needs_login()
    }

    /// Takes note of whose cart it is by what storage holds: another tab may have logged in or out.
    pub(super) fn recognise(&mut self, stored: &Stored, out: &mut Vec<Effect<N>>) {
        if self.identity.spare_key.is_empty() {
            self.identity.spare_key.push_str(&stored.minted_key);
        }
        if stored.customer == self.identity.record {
            return;
        }
        self.identity.record.clone_from(&stored.customer);
        let found = stored.customer.as_deref().and_then(record::read::<N>);
        let was_settled = self.identity.settled().is_some();
        let user = |customer: &Option<Customer<N>>| customer.as_ref().map(|it| it.user.clone());
        if was_settled && user(&self.identity.customer) != user(&found) {
            self.forget(out);
        }
        let is_settled = was_settled && self.identity.customer.is_some();
        self.identity.customer = found;
        self.identity.stale = false;
        self.identity.renewed = false;
        self.identity.doubt = None;
        if self.identity.settled().is_some() && !is_settled {
            self.base = None;
            self.key.clear();
            self.fresh = false;
            self.suspect = None;
            self.watches.clear();
        }
        if self.is_customer() {
            self.look = true;
            self.problem = None;
        }
        if self.needs_login() {
            self.report_auth("expired", out);
        } else if self.is_customer() && !is_settled {
            self.report_auth("in", out);
        }
        out.push(Effect::Changed);
    }

    /// Sends what is to be done about the identity; says whether it has taken care of the lane.
    pub(super) fn run_errand(&mut self, now: u64, out: &mut Vec<Effect<N>>) -> bool {
        if self.needs_login() {
            self.park(out);
            self.phase = Phase::Idle;
            out.push(Effect::ReleaseLane);
            return true;
        }
        if now < self.pace.not_before {
            return false;
        }
        if let Some(doubt) = self.identity.doubt.take() {
            self.send_errand(
                Errand::Probe(doubt),
                Call::ReadStore,
                String::new(),
                now,
                out,
            );
            return true;
        }
        if let Some(customer) = &self.identity.customer
            && let Some(tokens) = &customer.tokens
        {
            if self.identity.stale {
                let call = Call::RefreshTokens(tokens.refresh.clone());
                self.send_errand(Errand::Refresh, call, String::new(), now, out);
                return true;
            }
            if customer.transfer.is_some() {
                return self.go_on(now, out);
            }
        }
        self.send_login(now, out)
    }

    /// Puts an errand on the wire. Only a transfer names a cart.
    fn send_errand(
        &mut self,
        errand: Errand,
        call: Call<N>,
        cart_key: String,
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
    pub(super) fn overhear(
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
        }
    }

    /// Takes an errand that ended without a clear answer; says whether it was one.
    pub(super) fn errand_failed(
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
            Errand::Login => self.identity.doubt = Some(Doubt::Credentials),
            Errand::Probe(Doubt::Credentials) => self.end_login(Some(problem.clone()), out),
            Errand::ReadOwn if is_unreadable && !self.has_read_own() => {
                self.identity.doubt = Some(Doubt::Blocked);
            }
            Errand::ReadOwn if is_unreadable && !self.identity.renewed => {
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
    fn is_disowned(&self, reply: &Reply<N>) -> bool {
        let Some(customer) = &self.identity.customer else {
            return false;
        };
        let is_foreign =
            |key: &Option<String>| key.as_ref().is_some_and(|key| *key != customer.user);
        let parts = reply.body.as_ref().and_then(reply::batch);
        is_foreign(&reply.cart_key)
            || parts.is_some_and(|parts| parts.iter().any(|part| is_foreign(&part.cart_key)))
            || matches!(reply.status, 401 | 403)
                && reply.body.as_ref().is_some_and(|body| {
                    body.get("code").and_then(|code| code.text()).as_deref()
                        == Some(codes::NOT_AUTHENTICATED)
                })
    }

    /// Keeps the record of the customer.
    fn keep_customer(&mut self, out: &mut Vec<Effect<N>>) {
        let record = self.identity.customer.as_ref().map(record::write);
        self.identity.record.clone_from(&record);
        self.store(Slot::Customer, record, out);
    }

    /// Nothing is sent until the customer has logged in again. The intents are kept.
    pub(super) fn park(&mut self, out: &mut Vec<Effect<N>>) {
        let problem = Problem::local("needs_login", "The login has ended: log in again.");
        self.end_refreshes(Some(&problem), out);
        self.watches.clear();
        self.problem = Some(problem);
    }

    /// Has listeners hear what became of the login.
    fn report_auth(&self, kind: &'static str, out: &mut Vec<Effect<N>>) {
        out.push(Effect::Report(Report {
            topic: "auth",
            kind,
            ..Report::default()
        }));
    }
}
