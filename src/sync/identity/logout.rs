//! Logout: nothing of the customer stays on this profile.

use super::Customer;
use crate::api::call::Call;
use crate::cart::document::Node;
use crate::sync::intent::{Outcome, Problem};
use crate::sync::log::Log;
use crate::sync::machine::{Machine, Phase};
use crate::sync::names::Names;
use crate::sync::notices::Notices;
use crate::sync::ports::{Effect, Slot};

impl<N: Node> Machine<N> {
    /// The shopper wants to log out. For a guest there is nothing to do.
    pub(in crate::sync) fn logout(&mut self, intent: String, out: &mut Vec<Effect<N>>) {
        if self.identity.customer.is_some() || self.identity.asked.is_some() {
            self.log_out(out);
        }
        self.end(intent, Outcome::Done { line: None }, out);
    }

    /// Forgets the customer here, and has the store end the tokens, which nobody waits for: the store
    /// ends those of all devices (contract 4.2).
    pub(super) fn log_out(&mut self, out: &mut Vec<Effect<N>>) {
        let token = self.identity.customer.as_ref().and_then(Customer::access);
        if token.is_some() {
            self.flights += 1;
            out.push(Effect::Send {
                flight: self.flights,
                cart_key: String::new(),
                token,
                call: Call::Logout,
            });
        }
        let was_guest = self.identity.customer.is_none();
        let outcome = Outcome::Refused {
            line: None,
            problem: logged_out(),
        };
        self.identity.asked = None;
        self.end_awaiting(&outcome, out);
        if was_guest {
            return;
        }
        self.forget(out);
        self.keep_customer(out);
        for slot in [Slot::Key, Slot::Base, Slot::Flight] {
            self.store(slot, None, out);
        }
        out.push(Effect::ForgetLogs);
    }

    /// Forgets the customer and all that was known and meant of their cart; a guest with a key of their
    /// own takes over.
    pub(super) fn forget(&mut self, out: &mut Vec<Effect<N>>) {
        let doomed: Vec<String> = self.pending().map(String::from).collect();
        self.log = Log::default();
        for intent in doomed {
            let outcome = Outcome::Refused {
                line: None,
                problem: logged_out(),
            };
            self.end(intent, outcome, out);
        }
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
