//! What must hold of who is logged in: after every step, and when everything is at rest.

use cocart_wasm::api::call::Call;
use cocart_wasm::api::secret::Secret;
use cocart_wasm::sync::intent::Outcome;
use cocart_wasm::sync::journal;
use cocart_wasm::sync::ports::{Report, Slot};

use crate::document::Document;
use crate::meant::Wish;
use crate::script::customers::CUSTOMERS;
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
                let leaves =
                    |them: &crate::meant::Asked| matches!(them.wish, Wish::Logout | Wish::Login(_));
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
}
