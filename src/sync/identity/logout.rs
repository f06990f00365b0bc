//! Logout: nothing of the customer stays on this profile.

use super::record;
use crate::api::call::Call;
use crate::cart::document::Node;
use crate::cart::interned::Text;
use crate::cart::list::Listed;
use crate::sync::intent::Problem;
use crate::sync::log::Log;
use crate::sync::machine::{Flight, Machine, Phase};
use crate::sync::names::Names;
use crate::sync::notices::Notices;
use crate::sync::ports::{Effect, Slot, Stored};
use crate::sync::sabotage::{self, Fault};
use crate::sync::verdict::Held;

impl<N: Node> Machine<N> {
    /// The shopper wants to log out. For a guest there is nothing to do.
    pub(in crate::sync) fn logout(&mut self, intent: Text, out: &mut Vec<Effect<N>>) {
        if self.identity.customer.is_some() || self.identity.asked.is_some() {
            self.log_out(out);
        }
        self.end_all(vec![intent], None, out);
    }

    /// Forgets the customer here, at once, and has the store end the tokens, which nobody waits for: it ends
    /// those of all devices (contract 4.2). What other tabs store of the customer until they hear of it is
    /// wiped as soon as the lane is ours.
    pub(super) fn log_out(&mut self, out: &mut Vec<Effect<N>>) {
        self.end_login(Some(logged_out()), out);
        // A login that is on the wire brings tokens that nobody wants any more.
        if self.identity.errand.is_some() {
            self.void_errand();
        }
        let Some(customer) = &self.identity.customer else {
            return;
        };
        let token = customer.access();
        let since = customer.since;
        let has_lane = !matches!(self.phase, Phase::Idle | Phase::Acquiring);
        if token.is_some() {
            self.flights += 1;
            self.identity.parting = Some(Flight {
                id: self.flights,
                parts: Vec::new(),
                sent_at: self.now,
                refusal: None,
                settled_at: 0,
                before: Held::default(),
            });
            out.push(Effect::Send {
                flight: self.flights,
                cart_key: Text::new(),
                token,
                call: Call::Logout,
            });
        }
        if customer.transfer.is_some() {
            self.break_off(out);
            // The guest's cart is still the guest's, unless the store has just given it to the customer.
            self.look |= !self.fresh;
            self.stay_guest(out);
            // Another tab may have brought the login to its end.
            self.identity.leaving = Some(since).filter(|_| !has_lane);
            return;
        }
        self.forget(out);
        self.store(Slot::Key, None, out);
        out.push(Effect::ForgetLogs);
        self.identity.leaving = Some(since);
        self.wipe(&mut Stored::default(), out);
        self.identity.leaving = Some(since).filter(|_| !has_lane);
    }

    /// Has storage hold nothing of a customer who has logged out, unless a guest has begun a cart since, or
    /// somebody has logged in.
    pub(in crate::sync) fn wipe(&mut self, stored: &mut Stored, out: &mut Vec<Effect<N>>) {
        let Some(left) = self.identity.leaving.take() else {
            return;
        };
        let is_another =
            |record: &str| record::read::<N>(record).is_some_and(|it| it.since != left);
        if stored.customer.as_deref().is_some_and(is_another) || sabotage::is(Fault::SkipWipe) {
            return;
        }
        let is_theirs = stored.key.is_none();
        if is_theirs {
            stored.base = None;
            stored.flight = None;
            self.store(Slot::Base, None, out);
        }
        // A page that is killed before leaves the customer logged in, with what may be on the wire.
        stored.customer = None;
        self.keep_customer(out);
        if is_theirs {
            self.store(Slot::Flight, None, out);
        }
    }

    /// A login is given up: what its transfer may write is the customer's, and not watched any more.
    pub(super) fn break_off(&mut self, out: &mut Vec<Effect<N>>) {
        let customer = self.identity.customer.as_ref();
        let transfer = customer.and_then(|customer| customer.transfer.as_ref());
        if transfer.is_some_and(|transfer| transfer.sent_at > 0) {
            self.forget_foreseen();
            self.keep_flight(None, out);
        }
    }

    /// Forgets the customer and all that was known and meant of their cart; a guest with a key of their
    /// own takes over.
    pub(super) fn forget(&mut self, out: &mut Vec<Effect<N>>) {
        let doomed = self.pending().map(Text::from).listed();
        if !sabotage::is(Fault::KeepMeant) {
            self.log = Log::default();
            self.end_all(doomed, Some(&logged_out()), out);
        }
        self.keep_log(out);
        self.identity.customer = None;
        self.identity.doubt = None;
        self.identity.stale = false;
        self.identity.renewed = false;
        self.key = std::mem::take(&mut self.identity.spare_key);
        self.fresh = true;
        self.look = false;
        self.doubt = false;
        self.base = None;
        self.suspect = None;
        self.watches.clear();
        self.problem = None;
        self.names = Names::default();
        self.marks.clear();
        self.notices = Notices::default();
        self.report_auth("out", out);
        // Whatever is on the wire is the customer's, and must not meet what comes after the next login.
        self.void_errand();
        out.push(Effect::Changed);
    }
}

pub(super) fn logged_out() -> Problem {
    Problem::local("logged_out", "The customer has logged out.")
}
