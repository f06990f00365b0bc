//! What must hold of who is logged in: after every step, and when everything is at rest.

use cocart_wasm::api::call::Call;
use cocart_wasm::api::secret::Secret;
use cocart_wasm::sync::intent::Outcome;
use cocart_wasm::sync::journal;
use cocart_wasm::sync::ports::{Report, Slot};

use crate::document::Document;
use crate::faults::Fate;
use crate::ledger;
use crate::meant::carts::{self, Carts, End};
use crate::meant::{State, Wish};
use crate::network::Request;
use crate::script::customers::CUSTOMERS;
use crate::script::{Kind, PRODUCTS};
use crate::world::World;

/// How long a logout may be on its way, in milliseconds.
const PARTING: u64 = 3_000;

/// What is remembered of secrets and of requests that are sent once.
#[derive(Clone, Default)]
pub(crate) struct Secrets {
    /// Every token there was, with whose it is.
    pub(crate) tokens: Vec<(String, String)>,
    /// The keys of guests whose cart a device has asked to be transferred.
    pub(crate) transfers: Vec<(usize, String)>,
    /// The refresh tokens that were traded in with success, and the pages that heard of it.
    pub(crate) traded: Vec<(u32, String)>,
    /// Since the last refresh of a device: whether anything has raised a doubt about the tokens.
    pub(crate) doubts: Vec<bool>,
}

impl<N: Document> World<N> {
    /// A page sends a request: what it says of who is logged in.
    pub(crate) fn check_identity_sent(
        &mut self,
        page: u32,
        key: &str,
        token: Option<&Secret>,
        call: &Call<N>,
    ) {
        self.counts.checks += 3;
        let device = self.pages[page as usize].device;
        if token.is_some() && !key.is_empty() {
            let transfer = (device, key.to_string());
            let again = self.secrets.transfers.contains(&transfer);
            if again && !self.devices[device].harmed {
                self.fail("a transfer is asked for once", || {
                    format!("page {page} brings the cart of {key} along again")
                });
            }
            self.secrets.transfers.push(transfer);
            self.transferred = true;
        }
        if let Call::RefreshTokens(refresh) = call {
            let mut traded = self.secrets.traded.iter();
            let again = traded.any(|(by, known)| {
                let by = &self.pages[*by as usize];
                *known == refresh.0 && by.alive && by.device == device
            });
            let doubts = &mut self.secrets.doubts;
            doubts.resize(doubts.len().max(device + 1), false);
            let idle = !std::mem::take(&mut doubts[device]);
            if (again || idle) && !self.devices[device].harmed {
                self.fail("one refresh per expiry", || {
                    format!("page {page} refreshes tokens that were not refused")
                });
            }
        }
    }

    /// Listeners hear of something, or something is stored or put into an address: no secret is in it.
    pub(crate) fn check_secret(&mut self, page: u32, what: &str, text: &str) {
        self.counts.checks += 1;
        let passwords = CUSTOMERS.iter().map(|(_, password, _)| *password);
        let tokens = self.secrets.tokens.iter().map(|(token, _)| token.as_str());
        if passwords.chain(tokens).any(|secret| text.contains(secret)) {
            self.fail("no secret is told", || {
                format!("page {page}: {what} has one")
            });
        }
    }

    /// Listeners hear of something.
    pub(crate) fn check_report(&mut self, page: u32, report: &Report) {
        let text = format!("{report:?}");
        self.check_secret(page, "an event", &text);
        let key = self.row_key(page).to_string();
        let line = report.line.as_deref().unwrap_or_default();
        if !key.is_empty() && (text.contains(&format!("\"{key}\"")) || line == key) {
            self.fail("no secret is told", || {
                format!("page {page}: an event has the cart key")
            });
        }
    }

    /// A page keeps a record.
    pub(crate) fn check_kept(&mut self, page: u32, slot: Slot, record: &str) {
        if slot == Slot::Key && record.bytes().all(|byte| byte.is_ascii_digit()) {
            self.fail("no customer's key", || {
                format!("page {page} keeps the key {record}")
            });
        }
        if slot != Slot::Customer {
            self.check_secret(page, "a record", record);
        }
    }

    /// The shopper has just logged out on a page: there is nothing of them on it, nor who they are in storage.
    pub(crate) fn check_left(&mut self, page: u32) {
        let state = &self.pages[page as usize];
        if !state.alive {
            return;
        }
        self.counts.checks += 2;
        let storage = &self.devices[state.device].storage;
        let is_kept = storage.get((Slot::Customer, 0)).is_some();
        let machine = &state.machine;
        if machine.customer().is_some() || is_kept {
            self.fail("logout leaves nothing of the customer", || {
                format!("page {page} still knows who was logged in")
            });
        }
    }

    /// Everything is at rest: all tabs agree who is logged in, and nothing is left of who is not.
    pub(crate) fn check_identities(&mut self) {
        if !self.script.has_customers() {
            return;
        }
        let mut broken = None;
        for device in 0..self.devices.len() {
            self.counts.checks += 4;
            let pages = self.pages.iter().enumerate();
            let alive: Vec<u32> = pages
                .filter(|(_, page)| page.alive && page.device == device)
                .map(|(page, _)| page as u32)
                .collect();
            let who: Vec<_> = alive.iter().map(|page| self.customer(*page)).collect();
            let storage = &self.devices[device].storage;
            if who.windows(2).any(|pair| pair[0] != pair[1]) && !self.devices[device].harmed {
                broken = Some(("all tabs agree who is logged in", format!("{who:?}")));
            }
            if alive
                .iter()
                .any(|page| self.pages[*page as usize].machine.needs_login())
            {
                broken = Some(("liveness", "a login has not brought new tokens".into()));
            }
            if who.iter().any(Option::is_some) || alive.is_empty() {
                continue;
            }
            let get = |slot| storage.get((slot, 0));
            let base = get(Slot::Base).and_then(|it| journal::read_newer_base::<N>(it, None));
            let key = base.map(|base| base.base.cart.key).unwrap_or_default();
            let theirs = |asked: &&crate::meant::Asked| asked.who.is_some();
            let mut logs = self.asked.iter().filter(theirs);
            let left = if get(Slot::Customer).is_some() {
                Some("the customer".to_string())
            } else if !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_digit()) {
                Some("their cart".into())
            } else {
                let held = logs.find(|asked| storage.holds(&asked.id));
                held.map(|asked| asked.id.clone())
            };
            if let Some(left) = left.filter(|_| !self.devices[device].harmed) {
                broken = Some((
                    "logout leaves nothing of the customer",
                    format!("device {device} keeps {left}"),
                ));
            }
        }
        if let Some((invariant, text)) = broken {
            self.fail(invariant, || text);
        }
    }

    /// What is asked of the identity is carried out, or told for a reason.
    pub(crate) fn check_logins(&mut self) {
        let faultless = self.script.faults.is_empty();
        let mut broken = None;
        for (index, asked) in self.asked.iter().enumerate() {
            self.counts.checks += 1;
            let Some(Outcome::Refused { problem, .. }) = &asked.outcome else {
                continue;
            };
            let is_login = matches!(asked.wish, Wish::Login(_));
            if problem.code == "logged_out" {
                let leaves = |them: &crate::meant::Asked| match them.wish {
                    Wish::Logout | Wish::Login(_) => true,
                    _ => false,
                };
                let mut others = self.asked.iter().enumerate();
                let is_so = others.any(|(other, them)| {
                    other != index
                        && them.device == asked.device
                        && leaves(them)
                        && (them.ended_at.is_none_or(|ended| ended > asked.asked_at)
                            || them.asked_by != asked.asked_by)
                });
                // Another tab may have brought a login to its end, which was a bad one.
                let is_so = is_so || is_login && self.pages.len() > 1;
                if !is_so && !self.devices[asked.device].harmed {
                    broken = Some(format!("{} ended, but nobody has logged out", asked.id));
                }
            } else if problem.code == "needs_login" && self.loses_tokens(index) {
                // The store ends the tokens of all logins.
            } else if is_login && faultless && problem.code != "in_flight" {
                broken = Some(format!("{} was refused: {}", asked.id, problem.code));
            }
        }
        if let Some(broken) = broken {
            self.fail("a rejection touches only its intent", || broken);
        }
    }

    /// Whether somebody has just logged out elsewhere when an intent was asked for, or after that.
    fn loses_tokens(&self, index: usize) -> bool {
        let asked = &self.asked[index];
        let leaves = |them: &crate::meant::Asked| {
            matches!(them.wish, Wish::Logout | Wish::Login(_)) && them.asked_by != asked.asked_by
        };
        self.asked
            .iter()
            .any(|them| leaves(them) && them.clock + PARTING >= asked.clock)
    }

    /// The carts of guests and customers hold exactly what was asked.
    pub(crate) fn check_carts(&mut self) {
        self.mark_logged_out();
        let twice = |it: &Request| it.is_nobodys && matches!(it.fate, Some(Fate::Twice { .. }));
        if self.network.requests.iter().any(twice) {
            // Nobody sees any more that something on the way has repeated it.
            self.excused.refused = true;
            return;
        }
        let row = |key: &str, product| ledger::of(&ledger::row(&self.network.store, key), product);
        let started = self.script.own_carts();
        let mut broken = None;
        for (place, sample) in PRODUCTS.iter().enumerate() {
            self.counts.checks += 1;
            let product = sample.id;
            let is_about = |wish: Wish, about: Option<u64>| match wish {
                Wish::Clear | Wish::Login(_) | Wish::Logout => true,
                Wish::Refresh => false,
                _ => about == Some(product),
            };
            let asked: Vec<usize> = (0..self.asked.len())
                .filter(|at| is_about(self.asked[*at].wish, self.asked[*at].product))
                .collect();
            let is_left_out = self.ledger.is_open(Some(product)) || asked.len() > 31;
            // As where nobody logs in; see `rest.rs`.
            let is_unforeseen = sample.kind == Kind::Unforeseen && self.pages.len() > 1;
            let wishes = |wish: Wish| asked.iter().any(|at| self.asked[*at].wish == wish);
            let mut requests = self.network.requests.iter();
            let is_unsure = wishes(Wish::Clear)
                && wishes(Wish::Restore)
                && requests.any(|request| !request.answered);
            // What another device empties while a login puts back what the transfer has dropped.
            let is_raced = self.devices.len() > 1 && self.transferred && wishes(Wish::Clear);
            if is_left_out || is_unforeseen || is_unsure || is_raced {
                self.counts.unjudged += asked.len() as u64;
                continue;
            }
            let relevant: Vec<(usize, bool)> = asked
                .into_iter()
                .filter(|at| {
                    let asked = &self.asked[*at];
                    let is_refused = matches!(asked.outcome, Some(Outcome::Refused { .. }));
                    !is_refused || asked.doubtful || matches!(asked.wish, Wish::Login(_))
                })
                .map(|at| (at, self.asked[at].doubtful))
                .collect();
            let own = |cart: &Vec<(usize, i64)>| -> State {
                let held = cart.iter().find(|(known, _)| *known == place);
                (held.map(|(_, quantity)| *quantity), None)
            };
            let start = Carts {
                own: started.iter().map(own).collect(),
                devices: vec![(None, (None, None)); self.devices.len()],
            };
            let customers = CUSTOMERS.iter();
            let end = End {
                own: customers
                    .map(|(_, _, user)| row(&user.to_string(), product).0)
                    .collect(),
                devices: (0..self.devices.len())
                    .map(|device| {
                        let page = self
                            .seats
                            .iter()
                            .flatten()
                            .find(|page| self.pages[**page as usize].device == device);
                        let page = page.copied().unwrap_or_default();
                        (self.customer(page), row(self.row_key(page), product).0)
                    })
                    .collect(),
            };
            if !carts::explains(&self.asked, &relevant, &self.broken_off, start, &end) {
                broken = Some(format!(
                    "the store holds {end:?} of {product}, which no order of the intents leads to"
                ));
            }
        }
        if let Some(broken) = broken {
            self.fail("each intent takes effect once, in the right cart", || {
                broken
            });
        }
    }
}
