//! Whose cart it is: a guest's, or that of a customer who is logged in.
//!
//! The record of the customer says how far a login has come, so that whichever page gets the lane next
//! goes on from there. Everything happens in the lane: of all tabs one at a time logs in or refreshes
//! the tokens, and the others find what came of it when the lane is theirs.

mod doubt;
mod errand;
mod login;
mod logout;
mod merge;
mod record;

use errand::{Doubt, Errand};

use crate::api::secret::Secret;
use crate::api::tokens::Tokens;
use crate::cart::document::Node;
use crate::cart::interned::Text;
use crate::sync::intent::Problem;
use crate::sync::journal::is_key;
use crate::sync::log::Log;
use crate::sync::machine::{Flight, Machine};
use crate::sync::ports::{Effect, Report, Slot, Stored};
use crate::sync::sabotage::{self, Fault};

/// Whose cart it is, and what is being done about it.
#[derive(Clone)]
#[cfg_attr(feature = "explore", derive(Debug))]
pub(super) struct Identity<N: Node> {
    customer: Option<Customer<N>>,
    /// A login that has not been sent yet.
    asked: Option<Credentials>,
    /// Who has asked for the login whose tokens are there.
    username: String,
    /// The intents that wait for a login to end.
    awaiting: Vec<Text>,
    /// What the request on the wire is for, where it is no ordinary one.
    errand: Option<Errand>,
    /// The first request of the login that is watched: what it writes is the customer's.
    pub(super) foreseen: u64,
    /// What a look at the store is to clear up.
    doubt: Option<Doubt>,
    /// Whether the store has refused the tokens.
    stale: bool,
    /// Whether the tokens were refreshed and no answer has shown yet that they work.
    renewed: bool,
    /// When the customer had logged in who has logged out here, while other tabs may still take them for
    /// logged in.
    pub(super) leaving: Option<u64>,
    /// A logout that the store has not answered yet.
    parting: Option<Flight>,
    /// A guest's key that nobody has used.
    spare_key: Text,
    /// The record of the customer that was found or kept last.
    record: Option<String>,
}

/// A customer of the store.
#[derive(Clone)]
#[cfg_attr(feature = "explore", derive(Debug))]
struct Customer<N: Node> {
    /// The user's id, which the store answers as the key of the cart.
    user: Text,
    /// `None` where the store takes them no longer: the customer must log in again.
    tokens: Option<Tokens>,
    /// When they logged in, in milliseconds since the epoch: no other login of this browser has the same.
    since: u64,
    /// The guest's cart on its way to the customer; `None` when it has arrived.
    transfer: Option<Transfer<N>>,
}

/// A guest's cart on its way to a customer.
#[derive(Clone)]
#[cfg_attr(feature = "explore", derive(Debug))]
struct Transfer<N: Node> {
    /// Names the login; begins the ids of the intents that put lines back.
    id: Text,
    /// The guest's key; empty where the guest has no cart.
    guest_key: Text,
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

impl<N: Node> Identity<N> {
    pub(super) fn new() -> Self {
        Identity {
            customer: None,
            asked: None,
            username: String::new(),
            awaiting: Vec::new(),
            errand: None,
            foreseen: 0,
            doubt: None,
            stale: false,
            renewed: false,
            leaving: None,
            parting: None,
            spare_key: Text::new(),
            record: None,
        }
    }

    /// An answer that no flight waits for.
    pub(super) fn heard_late(&mut self, flight: u64) {
        self.parting.take_if(|parting| parting.id == flight);
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

    /// Whether nobody is logged in, or about to be.
    pub(super) fn is_guest(&self) -> bool {
        self.customer.is_none()
    }

    /// The token to send with an ordinary request.
    pub(super) fn token(&self) -> Option<Secret> {
        self.settled()?.access()
    }

    /// The number of the customer, once the cart is theirs.
    pub(super) fn number(&self) -> Option<Text> {
        self.settled().map(|customer| customer.user.clone())
    }

    /// Whether a cart that says this of its key is the one meant.
    pub(super) fn owns(&self, key: &Text) -> bool {
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
            || self.leaving.is_some()
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

    /// The customer whose cart it is.
    #[cfg(feature = "explore")]
    pub fn customer(&self) -> Option<&str> {
        let customer = self.identity.settled();
        customer.map(|customer| customer.user.as_str())
    }

    /// The same, also while the guest's cart is on its way to them.
    #[cfg(feature = "explore")]
    pub fn next_customer(&self) -> Option<&str> {
        let customer = self.identity.customer.as_ref();
        customer.map(|customer| customer.user.as_str())
    }

    /// Whether there is a customer to log out, or a login to give up.
    #[cfg(feature = "explore")]
    pub fn may_log_out(&self) -> bool {
        self.identity.customer.is_some() || self.identity.asked.is_some()
    }

    /// Whether all waits for the customer to log in again.
    pub fn needs_login(&self) -> bool {
        self.identity.needs_login()
    }

    /// Takes note of whose cart it is by what storage holds: another tab may have logged in or out.
    pub(super) fn recognise(&mut self, stored: &Stored, out: &mut Vec<Effect<N>>) {
        if self.key.is_empty() && self.identity.customer.is_none() {
            self.key = Text::from(&stored.minted_key);
        } else if self.identity.spare_key.is_empty() {
            self.identity.spare_key = Text::from(&stored.minted_key);
        }
        if stored.customer == self.identity.record || sabotage::is(Fault::IgnoreCustomer) {
            return;
        }
        self.identity.record.clone_from(&stored.customer);
        let found = stored.customer.as_deref().and_then(record::read::<N>);
        let was_settled = self.identity.settled().is_some();
        // A login that is under way comes after a logout that was not heard of.
        let goes_on = |customer: &Customer<N>| {
            let known = self.identity.settled();
            customer.transfer.is_none() && known.is_some_and(|known| known.user == customer.user)
        };
        // Nor is a login broken off whose cart has gone with the customer.
        let is_over = found.is_none()
            && stored.key.is_none()
            && !self.fresh
            && self.identity.customer.is_some();
        if is_over || was_settled && !found.as_ref().is_some_and(goes_on) {
            self.forget(out);
        }
        self.void_errand();
        if found.is_none() {
            self.break_off(out);
        }
        let is_settled = was_settled && self.identity.customer.is_some();
        self.identity.customer = found;
        self.identity.stale = false;
        self.identity.renewed = false;
        self.identity.doubt = None;
        if self.identity.settled().is_some() && !is_settled {
            self.base = None;
            self.doubt = false;
            self.key = Text::new();
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
        if self.identity.asked.is_none() {
            self.hear_of_login(out);
        }
        out.push(Effect::Changed);
    }

    /// Ends a login that another tab has brought to its end.
    fn hear_of_login(&mut self, out: &mut Vec<Effect<N>>) {
        let problem = match &self.identity.customer {
            None => Some(logout::logged_out()),
            Some(customer) if customer.tokens.is_none() => Some(needs_login()),
            Some(customer) if customer.transfer.is_none() => None,
            Some(_) => return,
        };
        self.end_login(problem, out);
    }

    /// Keeps the record of the customer.
    fn keep_customer(&mut self, out: &mut Vec<Effect<N>>) {
        let record = self.identity.customer.as_ref().map(record::write);
        self.identity.record.clone_from(&record);
        self.store(Slot::Customer, record, out);
    }

    /// Nothing is sent until the customer has logged in again. The intents are kept.
    pub(super) fn park(&mut self, out: &mut Vec<Effect<N>>) {
        let problem = needs_login();
        self.end_refreshes(Some(&problem), out);
        self.watches.clear();
        self.problem = Some(problem);
    }

    /// Has listeners hear what became of the login.
    fn report_auth(&self, kind: &'static str, out: &mut Vec<Effect<N>>) {
        let line = match sabotage::is(Fault::TellNumber) {
            true => self.identity.number(),
            false => None,
        };
        out.push(Effect::Report(Report {
            topic: "auth",
            kind,
            line,
            ..Report::default()
        }));
    }
}

/// Whether the guest's cart has not been asked for yet by a login under way: it is still the guest's.
fn is_unsent<N: Node>(transfer: &Option<Transfer<N>>) -> bool {
    transfer.as_ref().is_some_and(|it| it.sent_at == 0)
}

fn needs_login() -> Problem {
    Problem::local("needs_login", "The login has ended: log in again.")
}
