//! Logout: nothing of the customer stays on this profile.

use crate::api::call::Call;
use crate::cart::document::Node;
use crate::sync::intent::Problem;
use crate::sync::log::Log;
use crate::sync::machine::{Machine, Phase};
use crate::sync::names::Names;
use crate::sync::notices::Notices;
use crate::sync::ports::{Effect, Slot, Stored};

impl<N: Node> Machine<N> {
    /// The shopper wants to log out. For a guest there is nothing to do.
    pub(in crate::sync) fn logout(&mut self, intent: String, out: &mut Vec<Effect<N>>) {
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
        self.identity.errand = None;
        let Some(customer) = &self.identity.customer else {
            return;
        };
        let token = customer.access();
        if token.is_some() {
            self.flights += 1;
            out.push(Effect::Send {
                flight: self.flights,
                cart_key: String::new(),
                token,
                call: Call::Logout,
            });
        }
        self.forget(out);
        self.store(Slot::Key, None, out);
        out.push(Effect::ForgetLogs);
        self.wipe(&mut Stored::default(), out);
        self.identity.leaving = !matches!(self.phase, Phase::Holding);
    }

    /// Has storage hold nothing of a customer who has logged out, unless a guest has begun a cart since.
    pub(in crate::sync) fn wipe(&mut self, stored: &mut Stored, out: &mut Vec<Effect<N>>) {
        self.identity.leaving = false;
        stored.customer = None;
        self.keep_customer(out);
        if stored.key.is_none() {
            stored.base = None;
            stored.flight = None;
            self.store(Slot::Base, None, out);
            self.store(Slot::Flight, None, out);
        }
    }

    /// Forgets the customer and all that was known and meant of their cart; a guest with a key of their
    /// own takes over.
    pub(super) fn forget(&mut self, out: &mut Vec<Effect<N>>) {
        let doomed = self.pending().map(String::from).collect();
        self.log = Log::default();
        self.end_all(doomed, Some(&logged_out()), out);
        self.keep_log(out);
        self.identity.customer = None;
        self.identity.errand = None;
        self.identity.doubt = None;
        self.identity.stale = false;
        self.identity.renewed = false;
        self.key = std::mem::take(&mut self.identity.spare_key);
        self.fresh = true;
        self.look = false;
        self.base = None;
        self.suspect = None;
        self.watches.clear();
        self.problem = None;
        self.names = Names::default();
        self.marks.clear();
        self.notices = Notices::default();
        self.report_auth("out", out);
        // Whatever is on the wire is the customer's: its answer is nobody's any more.
        if matches!(self.phase, Phase::Flying(_)) {
            self.phase = Phase::Holding;
        }
        out.push(Effect::Changed);
    }
}

fn logged_out() -> Problem {
    Problem::local("logged_out", "The customer has logged out.")
}
