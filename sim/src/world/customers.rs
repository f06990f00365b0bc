//! Shoppers with an account: what they do, and what the pages of a device tell each other of it.

use cocart_devstore::http::Request as StoreRequest;
use cocart_wasm::api::secret::Secret;
use cocart_wasm::sync::intent::Outcome;
use cocart_wasm::sync::names::CORRECTION;
use cocart_wasm::sync::ports::{Event, Slot, Stored};

use super::{EPOCH, World};
use crate::document::Document;
use crate::faults::Fate;
use crate::ledger::{self, Why};
use crate::meant::Wish;
use crate::memory::Done;
use crate::script::PRODUCTS;
use crate::script::customers::CUSTOMERS;

/// How often a shopper logs in again where tokens have ended.
const TRIES: usize = 3;

impl<N: Document> World<N> {
    /// Each customer has a cart before the trip, filled elsewhere.
    pub(super) fn fill_own_carts(&mut self) {
        if !self.script.has_customers() {
            return;
        }
        let store = std::rc::Rc::make_mut(&mut self.network.store);
        for ((_, _, user), cart) in CUSTOMERS.iter().zip(self.script.own_carts()) {
            for (product, quantity) in cart {
                let body = format!("id={}&quantity={quantity}", PRODUCTS[product].id);
                let guest = format!("g{user}");
                let request = StoreRequest {
                    method: "POST".into(),
                    path: "/wp-json/cocart/v2/cart/add-item".into(),
                    query: format!("cart_key={guest}"),
                    headers: vec![(
                        "content-type".into(),
                        "application/x-www-form-urlencoded".into(),
                    )],
                    body: body.into_bytes(),
                };
                store.handle(&request, EPOCH / 1000);
                if let Some(session) = store.session(&guest).cloned() {
                    store.put_session(&user.to_string(), session);
                }
            }
            store.sessions.retain(|(key, _)| *key != format!("g{user}"));
        }
    }

    /// The customer that a page takes the shopper for.
    pub(crate) fn customer(&self, page: u32) -> Option<usize> {
        named(self.pages[page as usize].machine.customer()?)
    }

    /// The key of the row that a page works on: of a customer their number, which is never sent.
    pub(crate) fn row_key(&self, page: u32) -> &str {
        let machine = &self.pages[page as usize].machine;
        machine.customer().unwrap_or(machine.key())
    }

    /// What a page finds in storage.
    pub(super) fn stored(&mut self, device: usize, page: u32, known: Option<u64>) -> Stored {
        let mut stored = self.devices[device].storage.stored(page, known);
        if self.script.has_customers() {
            self.minted += 1;
            stored.minted_key = format!("v{device}{:030x}", self.minted);
        }
        stored
    }

    /// The number of the customer that a token is of.
    pub(super) fn bearer(&self, token: &Secret) -> Option<String> {
        let mut tokens = self.secrets.tokens.iter();
        let found = tokens.find(|(known, _)| *known == token.0);
        found.map(|(_, user)| user.clone())
    }

    /// The store has issued tokens.
    pub(super) fn note_issued(&mut self, index: usize, done: &Done<N>) {
        let is_of_cart = self.network.requests[index].is_of_cart;
        let Some(body) = done.body.as_ref().filter(|_| !is_of_cart) else {
            return;
        };
        let extras = body.get("extras");
        let issued = match extras.filter(|extras| extras.get("jwt_token").is_some()) {
            Some(extras) => [extras.get("jwt_token"), extras.get("jwt_refresh")],
            None => [body.get("token"), body.get("refresh_token")],
        };
        let [Some(access), Some(refresh)] = issued.map(|token| token.and_then(|it| it.text()))
        else {
            return;
        };
        let pair = self.network.store.tokens.pair_of(&access);
        let user = pair
            .map(|pair| pair.user_id.to_string())
            .unwrap_or_default();
        self.secrets.tokens.push((access, user.clone()));
        self.secrets.tokens.push((refresh, user));
    }

    /// A page hears what became of a request: that may raise a doubt about its tokens.
    pub(super) fn note_tokens(&mut self, index: usize, event: &Event<N>, waited: bool) {
        let request = &self.network.requests[index];
        let (device, page) = (request.device, request.page);
        match event {
            Event::Answer { reply, .. } if reply.status < 300 && reply.body.is_some() => {
                let body = String::from_utf8_lossy(&request.content.body);
                let refresh = body.strip_prefix("refresh_token=").map(String::from);
                let fresh = reply.body.as_ref().and_then(|body| body.get("token"));
                if let (Some(refresh), true) = (refresh, fresh.is_some() && waited) {
                    self.secrets.traded.push((page, refresh));
                }
                if request.fate.is_some() || !waited {
                    self.doubt_tokens(device);
                }
            }
            _ => self.doubt_tokens(device),
        }
    }

    /// The pages of a device have reason to take their tokens for refused.
    pub(crate) fn doubt_tokens(&mut self, device: usize) {
        let doubts = &mut self.secrets.doubts;
        doubts.resize(doubts.len().max(device + 1), false);
        doubts[device] = true;
    }

    pub(super) fn log_in(&mut self, id: String, page: u32, who: usize) {
        let (name, password, _) = CUSTOMERS[who];
        let machine = &self.pages[page as usize].machine;
        let other = machine.next_customer().and_then(named);
        if let Some(other) = other.filter(|other| *other != who && machine.customer().is_none()) {
            // As where they log out: nobody is left to put back what the store has dropped for the guest's cart.
            self.broken_off[other] |= self.transferred;
        }
        self.note_asked(id.clone(), page, Wish::Login(who), None);
        let login = Event::Login {
            intent: id.into(),
            username: name.into(),
            password: Secret(password.into()),
        };
        self.step(page, login);
    }

    pub(super) fn log_out(&mut self, id: String, page: u32) {
        let machine = &self.pages[page as usize].machine;
        if !machine.may_log_out() {
            return;
        }
        let known = machine.next_customer().and_then(named);
        let storage = &self.devices[self.pages[page as usize].device].storage;
        let base = storage.get((Slot::Base, 0)).unwrap_or_default();
        if base.contains("\"correction-") {
            // What a login has yet to put back.
            self.broken_off = [true; 2];
        }
        if let Some(who) = known.filter(|_| machine.customer().is_none()) {
            // What the store has dropped for the guest's cart nobody can put back any more.
            self.broken_off[who] |= self.transferred;
        }
        self.note_asked(id.clone(), page, Wish::Logout, None);
        self.step(page, Event::Logout { intent: id.into() });
        if known.is_some() {
            self.check_left(page);
        }
    }

    /// A customer has left a page: what is on the wire for them, or watched, is nobody's any more.
    pub(super) fn has_left(&mut self, page: u32, customer: &str) {
        let device = self.pages[page as usize].device;
        let requests = self.network.requests.iter_mut();
        for request in requests.filter(|it| it.device == device && it.key == customer) {
            request.is_nobodys |= request.page == page && request.over_at.is_none();
        }
        for product in self.ledger.erased_unseen(customer, device) {
            let row = ledger::row(&self.network.store, customer);
            self.open_hole(customer, product, ledger::of(&row, product), Why::Late);
        }
    }

    /// Whether this is a transfer that comes late, of a cart that another lost request has changed since: what it
    /// writes is not known.
    pub(super) fn is_of_another_cart(&self, index: usize) -> bool {
        let transfer = &self.network.requests[index];
        let query = transfer.content.query.as_str();
        let guest = query.split('&').find_map(|it| it.strip_prefix("cart_key="));
        guest.is_some_and(|guest| {
            let mut requests = self.network.requests.iter();
            guest != transfer.key
                && requests.any(|it| {
                    let late = matches!(it.fate, Some(Fate::Late { .. }));
                    late && it.key == guest && !it.reads
                })
        })
    }

    /// The logs of all pages are forgotten: living pages hear that their customer is gone.
    pub(super) fn forget_logs_of_all(&mut self, page: u32) {
        let device = self.pages[page as usize].device;
        let storage = &mut self.devices[device].storage;
        for asked in &mut self.asked {
            asked.forgotten |= asked.outcome.is_none() && storage.holds(&asked.id);
        }
        for log in storage.logs() {
            storage.set(page, (Slot::Log, log), None);
        }
        // Nobody is left to say what became of those whose page is gone.
        let pages = &self.pages;
        for asked in &mut self.asked {
            let mut alive = pages.iter().filter(|page| page.alive);
            let is_known = alive.any(|page| page.machine.pending().any(|id| id == asked.id));
            asked.lost |= asked.forgotten && asked.outcome.is_none() && !is_known;
        }
    }

    /// An intent of the machine's own has ended: one that puts back what a login has dropped may be given up, by
    /// a logout, or because another device has emptied the cart.
    pub(super) fn note_put_back(&mut self, intent: &str, outcome: &Outcome) {
        if intent.starts_with(CORRECTION)
            && let Outcome::Refused { problem, .. } = outcome
            && ["logged_out", "cart_reset"].contains(&problem.code.as_str())
        {
            self.broken_off = [true; 2];
            self.give_up_corrections();
        }
    }

    /// Nobody puts right any more what a late request has written into the cart of a customer.
    fn give_up_corrections(&mut self) {
        for (_, _, user) in CUSTOMERS {
            let key = user.to_string();
            for (product, state) in ledger::row(&self.network.store, &key) {
                if !self
                    .network
                    .requests
                    .iter()
                    .any(|it| it.key == key && !it.answered)
                {
                    continue;
                }
                self.open_hole(&key, product, state, Why::Late);
            }
        }
    }

    /// Whoever was logged out by the store logs in again.
    pub(super) fn log_in_again(&mut self) {
        for _ in 0..TRIES {
            let mut logged_in = false;
            for device in 0..self.devices.len() {
                let waits = |page: &crate::world::Page<N>| {
                    page.alive && page.device == device && page.machine.needs_login()
                };
                let Some(page) = self.pages.iter().position(waits) else {
                    continue;
                };
                let Some(who) = self.pages[page].machine.next_customer().and_then(named) else {
                    continue;
                };
                let nth = self.asked.len();
                self.log_in(format!("again{nth}"), page as u32, who);
                logged_in = true;
                self.drain();
            }
            if !logged_in {
                return;
            }
        }
    }

    /// What is asked of the identity ends with its page.
    pub(crate) fn forget_logins(&mut self, page: u32) {
        for asked in &mut self.asked {
            let is_login = matches!(asked.wish, Wish::Login(_) | Wish::Logout);
            asked.lost |= is_login && asked.outcome.is_none() && asked.asked_by == page;
        }
    }

    /// The shopper has logged out before these were answered: they may have been carried out all the same.
    pub(crate) fn mark_logged_out(&mut self) {
        for at in 0..self.asked.len() {
            let Some(Outcome::Refused { problem, .. }) = &self.asked[at].outcome else {
                continue;
            };
            let is_login = matches!(self.asked[at].wish, Wish::Login(_));
            if problem.code != "logged_out" && !(is_login && problem.code == "needs_login") {
                continue;
            }
            let mut requests = self.network.requests.iter();
            if is_login || requests.any(|request| self.carried(request).contains(&at)) {
                self.asked[at].doubtful = true;
            }
        }
    }
}

/// The customer of a number.
fn named(user: &str) -> Option<usize> {
    let is = |(_, _, id): &(&str, &str, u32)| id.to_string() == user;
    CUSTOMERS.iter().position(is)
}
