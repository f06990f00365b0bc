//! Two carts become one and neither is lost.
//!
//! The store puts the guest's cart in the place of the customer's when a request carries the guest's
//! key and the customer's token (measured: cart keys; later versions keep both, contract 9.6). What both
//! held is therefore written down first, the transfer is asked for once, and what is missing afterwards
//! is put back by ordinary intents.
//!
//! A product in both carts ends with the larger of the two quantities: however often a merge is
//! interrupted and taken up again, the same is meant, so nothing can double.

use std::rc::Rc;

use super::{Doubt, Errand};
use crate::api::call::Call;
use crate::api::reply::{self, Answer, Reply};
use crate::cart::document::Node;
use crate::cart::interned::Text;
use crate::cart::model::{Cart, Line};
use crate::cart::read::read_cart_after;
use crate::sync::again::product_of;
use crate::sync::answer::invalid_response;
use crate::sync::intent::{Action, Intent, Problem};
use crate::sync::log::Log;
use crate::sync::machine::Machine;
use crate::sync::names::CORRECTION;
use crate::sync::ports::{Effect, Slot};
use crate::sync::sabotage::{self, Fault};
use crate::sync::verdict::Held;
use crate::sync::watch::Watch;

impl<N: Node> Machine<N> {
    /// Whether it is known what the customer's own cart held, and so that the store takes the tokens.
    pub(super) fn has_read_own(&self) -> bool {
        let customer = self.identity.customer.as_ref();
        let transfer = customer.and_then(|customer| customer.transfer.as_ref());
        transfer.is_none_or(|transfer| transfer.lines.is_some())
    }

    /// Sends the next request of a login that has its tokens; says whether it did.
    pub(super) fn go_on(&mut self, now: u64, out: &mut Vec<Effect<N>>) -> bool {
        let settling = self.pace.settling_time();
        let Some(transfer) = self
            .identity
            .customer
            .as_mut()
            .and_then(|customer| customer.transfer.as_mut())
        else {
            return false;
        };
        if transfer.lines.is_none() && !transfer.guest_key.is_empty() && self.look {
            // After a reload: what the guest's cart holds is asked first, as a guest.
            return false;
        }
        let again = sabotage::is(Fault::TransferAgain);
        if transfer.lines.is_some() && (transfer.sent_at == 0 || again) {
            transfer.sent_at = now;
            let guest_key = transfer.guest_key.clone();
            self.keep_customer(out);
            self.send_errand(Errand::Transfer, Call::ReadCart, guest_key, now, out);
            return true;
        }
        // The clock may have been set back since.
        transfer.sent_at = transfer.sent_at.min(now);
        // A transfer without a clear answer is given time to end, and never asked for again.
        let ended_at = transfer.sent_at.saturating_add(settling);
        if transfer.sent_at > 0 && now < ended_at {
            self.pace.not_before = ended_at;
            return false;
        }
        if transfer.lines.is_none() {
            self.foresee(vec![self.held()], now, out);
        }
        self.send_errand(Errand::ReadOwn, Call::ReadCart, Text::new(), now, out);
        true
    }

    /// The answer to a read of the customer's cart, or to the transfer.
    pub(super) fn own_answered(
        &mut self,
        errand: Errand,
        reply: Reply<N>,
        now: u64,
        out: &mut Vec<Effect<N>>,
    ) {
        let status = reply.status;
        if self.is_disowned(&reply) {
            if (200..300).contains(&status) && !self.has_read_own() {
                self.roll_back(blocked(), out);
            } else {
                self.tokens_refused(out);
            }
            return;
        }
        if let Answer::Document(document) = reply::judge(reply)
            && let Some(cart) = read_cart_after(&document, None)
        {
            self.identity.renewed = false;
            self.pace.recovered();
            let answered = self.flights;
            self.watches.pop_if(|watch| watch.flight == answered);
            if self.has_read_own() || !self.plan_transfer(&cart, now, out) {
                self.merge(cart, now, out);
            }
            return;
        }
        let problem = invalid_response(status);
        if errand == Errand::ReadOwn && self.may_doubt() {
            self.identity.doubt = Some(Doubt::Tokens);
        } else if !self.has_read_own() {
            self.roll_back(problem, out);
            return;
        } else {
            self.pace.failed(now, None);
        }
        self.problem = Some(problem);
        out.push(Effect::Changed);
    }

    /// Writes down what both carts hold; says whether the guest's holds anything to be transferred.
    fn plan_transfer(&mut self, own: &Cart<N>, now: u64, out: &mut Vec<Effect<N>>) -> bool {
        let guest = self.lines();
        let Some(transfer) = self
            .identity
            .customer
            .as_mut()
            .and_then(|customer| customer.transfer.as_mut())
            .filter(|_| !guest.is_empty())
        else {
            return false;
        };
        let mut lines = Log::default();
        let is_only = |line: &&Rc<Line<N>>| own.lines.iter().all(|twin| twin.key != line.key);
        for line in own.lines.iter().chain(guest.iter().filter(is_only)) {
            let twin = guest.iter().find(|twin| twin.key == line.key);
            let most = twin.map_or(line.quantity, |twin| twin.quantity.max(line.quantity));
            lines.push(put_back(line, most, &self.names, &transfer.id), now);
        }
        transfer.lines = Some(lines);
        self.keep_customer(out);
        let own: Held = own.lines.iter().collect();
        let guest = self.held();
        // Later versions let the customer's lines be (contract 9.6).
        let mut joined = guest.clone();
        for (key, quantity) in own.pairs() {
            joined.set(key, *quantity);
        }
        self.foresee(vec![own, joined, guest], now, out);
        true
    }

    /// Takes out what is in the cart and was in neither of the two.
    fn take_out_others(&mut self, meant: &Log<N>, now: u64) {
        let is_meant = |line: &Rc<Line<N>>| {
            let mut entries = meant.entries().iter();
            entries.any(|entry| {
                matches!(&entry.intent.action, Action::Add { product, .. }
                    if product.predicted_key.as_ref() == Some(&line.key))
            })
        };
        for line in self.lines().iter().filter(|line| !is_meant(line)) {
            let id = self.mint.name(CORRECTION);
            let line = self.line_id(&line.key).into();
            let action = Action::Remove { line };
            self.log.push_first(Intent { id, action }, now);
        }
    }

    /// The cart is the customer's from now on; what was lost on the way is put back.
    fn merge(&mut self, cart: Cart<N>, now: u64, out: &mut Vec<Effect<N>>) {
        let Some(customer) = &mut self.identity.customer else {
            return;
        };
        let meant = customer.transfer.take().and_then(|transfer| transfer.lines);
        self.key = Text::new();
        self.look = false;
        self.doubt = false;
        self.problem = None;
        self.set_base(cart, false, now);
        // A lost request of the guest may have been carried out since both carts were read.
        let held = self.held();
        let unlike = |watch: &Watch| watch.steps.is_empty() && !watch.rows.contains(&held);
        let is_sure = self.watches.iter().all(unlike);
        self.keep_lost_reads(now);
        if !is_sure && let Some(meant) = &meant {
            self.take_out_others(meant, now);
        }
        // The last one first, before whatever the shopper has asked for since.
        for entry in meant.iter().flat_map(|log| log.entries()).rev() {
            // All tabs hold it, and each can finish it.
            let mut intent = entry.intent.clone();
            let mut id = String::from(CORRECTION);
            id.push('-');
            id.push_str(&intent.id);
            intent.id = id.into();
            let Action::Add {
                line,
                product,
                quantity,
            } = &mut intent.action
            else {
                continue;
            };
            // What the shopper has added meanwhile is the same line.
            if let Some(twin) = self.log.twin(product) {
                line.clone_from(twin);
            }
            let key = product.predicted_key.clone().unwrap_or_default();
            let kept = self.base.as_ref().and_then(|base| base.line(&key));
            let is_known = self.ended.contains(&intent.id) || self.log.holds(&intent.id);
            let is_right = |kept: &Rc<Line<N>>| {
                kept.quantity == *quantity || is_sure && kept.quantity > *quantity
            };
            if is_known || kept.is_some_and(is_right) || sabotage::is(Fault::SkipPutBack) {
                continue;
            }
            if kept.is_some() {
                intent.action = Action::SetQuantity {
                    line: key,
                    quantity: *quantity,
                };
            }
            self.log.push_first(intent, now);
        }
        self.rebase(true, out);
        // The intents before the record: whoever finds the record as it was means the same intents.
        self.keep_log(out);
        self.keep_base(out);
        self.keep_customer(out);
        self.store(Slot::Key, None, out);
        self.keep_flight(None, out);
        self.report_auth("in", out);
        if self.identity.asked.is_none() {
            self.end_login(None, out);
        }
    }
}

/// The intent that puts a line back. The same line of the same login gives the same intent.
fn put_back<N: Node>(
    line: &Line<N>,
    quantity: crate::cart::quantity::Quantity,
    names: &crate::sync::names::Names,
    login: &str,
) -> Intent<N> {
    let mut id = String::from(login);
    id.push('-');
    id.push_str(&line.key);
    Intent {
        id: id.into(),
        action: Action::Add {
            line: names.id_of(&line.key).into(),
            product: Box::new(product_of(line)),
            quantity,
        },
    }
}

/// The token does not get through to the store.
pub(super) fn blocked() -> Problem {
    Problem::local(
        "authorization_blocked",
        "The store takes no tokens from this page: it needs the add-on CoCart CORS.",
    )
}
