//! One page, one store and the wire between them, in virtual time.
//!
//! The store is the devstore itself, whose faithfulness the tapes prove. A request loads its row when
//! it arrives and writes it back when it ends, so whatever overlaps loses, as on a real store.
#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use std::collections::VecDeque;

use cocart_devstore::catalogue::Catalogue;
use cocart_devstore::http::{Body, Request as StoreRequest};
use cocart_devstore::settings::Settings;
use cocart_devstore::store::{InFlight, Store};
use cocart_wasm::api::call::{Call, build};
use cocart_wasm::api::reply::{self, Reply};
use cocart_wasm::api::request::Method;
use cocart_wasm::cart::quantity::Quantity;
use cocart_wasm::sync::choose;
use cocart_wasm::sync::intent::{Action, Intent, Outcome};
use cocart_wasm::sync::machine::{Machine, Start};
use cocart_wasm::sync::ports::{Effect, Event, Report, Slot, Stored};
use cocart_wasm::sync::view::ViewLine;
use serde_json::Value;

const STORE: &str = "https://store.test";
/// How long the store takes, in milliseconds.
const TAKES: u64 = 80;

/// What becomes of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It is carried out and answered.
    Answered,
    /// It is carried out twice, because the browser or a proxy sent it again; the second is answered.
    Repeated,
    /// It never reaches the store.
    Lost,
    /// It is carried out, but its answer is lost.
    Unanswered,
    /// It is carried out this many milliseconds late, and never answered.
    Late(u64),
    /// It is carried out, and a page of HTML with this status is answered.
    Fatal(u16),
    /// The store answers with this status and does nothing.
    Turned(u16),
    /// It is carried out, and something else is answered: see [`World::says`].
    Distorted,
    /// It loads the cart at once and writes it back this many milliseconds later; the connection is lost.
    Stuck(u64),
    /// The same, but answered then.
    Slow(u64),
}

enum Wire {
    /// The request arrives at the store.
    Arrive { request: StoreRequest, then: Then },
    /// The store has done it and writes its row back.
    Commit { done: Box<InFlight>, then: Then },
    /// The page hears of it.
    Hear(Event<Value>),
}

#[derive(Clone)]
struct Then {
    flight: u64,
    fate: Fate,
    status: Option<u16>,
}

/// The world.
pub struct World {
    pub store: Store,
    pub now: u64,
    pub page: Machine<Value>,
    pub outcomes: Vec<(String, Outcome)>,
    pub calls: Vec<Call<Value>>,
    /// What becomes of the next requests; all others are answered.
    pub fates: VecDeque<Fate>,
    /// What distorted answers say, in order.
    bodies: VecDeque<(u16, Option<Value>)>,
    records: Vec<(Slot, String)>,
    wire: Vec<(u64, Wire)>,
    wake: Option<u64>,
    intents: u32,
    pages: u32,
    /// Cart requests that the store is working on.
    working: u32,
    /// Whether two were ever worked on at once.
    pub overlapped: bool,
    /// Whether a request met any other fate than being answered, or a page left one behind.
    pub had_faults: bool,
    refreshes: Vec<String>,
    /// The store breaks on every request whose body has this text, and does nothing.
    pub breaks_on: Option<&'static str>,
    /// What listeners heard.
    pub reports: Vec<Report>,
}

impl World {
    pub fn new() -> World {
        let store = Store::new(
            Settings::usd(),
            Catalogue::sample(),
            cocart_devstore::users::sample(),
        );
        let mut world = World {
            store,
            now: 1_800_000_000_000,
            page: machine(0, Stored::default()),
            outcomes: Vec::new(),
            calls: Vec::new(),
            fates: VecDeque::new(),
            bodies: VecDeque::new(),
            records: Vec::new(),
            wire: Vec::new(),
            wake: None,
            intents: 0,
            pages: 0,
            working: 0,
            overlapped: false,
            had_faults: false,
            refreshes: Vec::new(),
            breaks_on: None,
            reports: Vec::new(),
        };
        world.begin();
        world
    }

    /// A product by id or SKU.
    pub fn add(&mut self, id_or_sku: &str, quantity: i64) -> String {
        self.add_with(id_or_sku, quantity, &[], None)
    }

    pub fn add_with(
        &mut self,
        id_or_sku: &str,
        quantity: i64,
        variation: &[(&str, &str)],
        data: Option<Value>,
    ) -> String {
        let variation = variation
            .iter()
            .map(|(n, v)| (n.to_string(), v.to_string()))
            .collect();
        let (product, _) = choose::product(id_or_sku, variation, data, None);
        self.intend(Action::Add {
            line: String::new(),
            product: Box::new(product),
            quantity: Quantity::pieces(quantity),
        })
    }

    pub fn set(&mut self, line: &str, quantity: i64) -> String {
        self.intend(Action::SetQuantity {
            line: line.into(),
            quantity: Quantity::pieces(quantity),
        })
    }

    pub fn remove(&mut self, line: &str) -> String {
        self.intend(Action::Remove { line: line.into() })
    }

    pub fn restore(&mut self, line: &str) -> String {
        self.intend(Action::Restore { line: line.into() })
    }

    pub fn clear(&mut self) -> String {
        self.intend(Action::Clear)
    }

    pub fn refresh(&mut self) -> String {
        let id = self.intend(Action::Refresh);
        self.refreshes.push(id.clone());
        id
    }

    pub fn is_refresh(&self, intent: &str) -> bool {
        self.refreshes.iter().any(|id| id == intent)
    }

    /// Local id of the line of a product that was removed last.
    pub fn removed_line(&self, product_id: u64) -> Option<String> {
        let removed = self.page.view().removed;
        removed
            .iter()
            .rfind(|line| product(line) == product_id)
            .map(|line| line.id.clone())
    }

    pub fn intend(&mut self, action: Action<Value>) -> String {
        self.intents += 1;
        let id = format!("i{}", self.intents);
        self.step(Event::Intent(Intent {
            id: id.clone(),
            action,
        }));
        id
    }

    /// Another page over the same storage, as it starts.
    pub fn other_page(&self) -> Machine<Value> {
        machine(99, self.stored())
    }

    /// The shopper wipes the storage while the page is open.
    pub fn wipe(&mut self) {
        self.records.clear();
    }

    /// The page as it was at [`World::reload`] wakes up: it was frozen, not gone.
    pub fn thaw(&mut self, page: Machine<Value>) {
        self.page = page;
        self.wake = None;
    }

    /// The page is loaded anew. What was in its memory is gone, what was on the wire goes on.
    pub fn reload(&mut self) -> Machine<Value> {
        self.pages += 1;
        self.had_faults = true;
        let old_log = self.record(Slot::Log);
        self.records.retain(|(slot, _)| *slot != Slot::Log);
        let fresh = machine(self.pages, self.stored());
        let old = std::mem::replace(&mut self.page, fresh);
        self.wake = None;
        self.wire.retain(|(_, wire)| !matches!(wire, Wire::Hear(_)));
        for (_, wire) in &mut self.wire {
            if let Wire::Arrive { then, .. } | Wire::Commit { then, .. } = wire {
                then.flight = 0;
            }
        }
        self.begin();
        if let Some(log) = old_log {
            self.step(Event::Adopt { log });
        }
        old
    }

    /// The page is loaded over these records of base, log and flight.
    pub fn begin_over(
        &mut self,
        base: Option<String>,
        log: Option<String>,
        flight: Option<String>,
    ) {
        let key = Some(self.page.key().to_string());
        let records = [
            (Slot::Key, key),
            (Slot::Base, base),
            (Slot::Log, log),
            (Slot::Flight, flight),
        ];
        self.records = records
            .into_iter()
            .filter_map(|(slot, record)| Some((slot, record?)))
            .collect();
        // None of the names that the records hold may be taken again.
        self.intents += 1_000;
        self.reload();
    }

    /// The next request is carried out, and answered with this instead of its answer.
    pub fn says(&mut self, status: u16, body: Option<Value>) {
        self.fates.push_back(Fate::Distorted);
        self.bodies.push_back((status, body));
    }

    /// Lets everything come to rest; panics if it never does.
    pub fn settle(&mut self) {
        for _ in 0..10_000 {
            if self.page.pending().next().is_none() && self.wire.is_empty() {
                return;
            }
            assert!(self.tick(), "nothing left to happen, but intents wait");
        }
        panic!("never comes to rest");
    }

    /// Lets time pass.
    pub fn pass(&mut self, milliseconds: u64) {
        let end = self.now + milliseconds;
        while self.next_time().is_some_and(|at| at <= end) {
            self.tick();
        }
        self.now = end;
    }

    /// The lines in the store: product id and quantity.
    pub fn stored_lines(&mut self) -> Vec<(u64, f64)> {
        let key = self.page.key().to_string();
        let answer = self.store.handle(
            &StoreRequest {
                method: "GET".into(),
                path: "/wp-json/cocart/v2/cart".into(),
                query: format!("cart_key={key}"),
                ..StoreRequest::default()
            },
            self.now / 1000,
        );
        let Body::Json(cart) = answer.body else {
            panic!("no cart");
        };
        let items = cart["items"].as_array().unwrap();
        items
            .iter()
            .map(|item| {
                (
                    item["id"].as_u64().unwrap(),
                    item["quantity"]["value"].as_f64().unwrap(),
                )
            })
            .collect()
    }

    /// The shop's own page posts a form to the cart, beside us.
    pub fn write_elsewhere(&mut self, path: &str, form: &str) {
        let mut full = String::from("/wp-json/cocart/v2/");
        full.push_str(path);
        let request = StoreRequest {
            method: "POST".into(),
            path: full,
            query: format!("cart_key={}&{form}", self.page.key()),
            headers: vec![(
                "content-type".into(),
                "application/x-www-form-urlencoded".into(),
            )],
            body: form.as_bytes().to_vec(),
        };
        let answer = self.store.handle(&request, self.now / 1000);
        assert_eq!(answer.status, 200);
    }

    /// The lines in the view: product id and quantity.
    pub fn shown_lines(&self) -> Vec<(u64, f64)> {
        self.lines()
            .iter()
            .map(|line| (product(line), line.quantity.to_number()))
            .collect()
    }

    pub fn lines(&self) -> Vec<ViewLine<Value>> {
        self.page.view().lines
    }

    /// Local id of the line of a product.
    pub fn line(&self, product_id: u64) -> String {
        self.lines()
            .iter()
            .find(|line| product(line) == product_id)
            .unwrap()
            .id
            .clone()
    }

    /// Whether the store has confirmed a line of a product.
    pub fn confirmed(&self, product_id: u64) -> bool {
        let lines = self.lines();
        lines
            .iter()
            .any(|line| line.line.is_confirmed() && product(line) == product_id)
    }

    pub fn outcome(&self, intent: &str) -> Option<&Outcome> {
        self.outcomes
            .iter()
            .find(|(id, _)| id == intent)
            .map(|(_, outcome)| outcome)
    }

    pub fn code(&self, intent: &str) -> Option<&str> {
        match self.outcome(intent)? {
            Outcome::Refused { problem, .. } => Some(&problem.code),
            _ => None,
        }
    }

    pub fn is_done(&self, intent: &str) -> bool {
        matches!(self.outcome(intent), Some(Outcome::Done { .. }))
    }

    pub fn record(&self, slot: Slot) -> Option<String> {
        self.records
            .iter()
            .find(|(kept, _)| *kept == slot)
            .map(|(_, record)| record.clone())
    }

    pub fn step(&mut self, event: Event<Value>) {
        let effects = self.page.step(event, self.now);
        self.perform(effects);
    }

    fn begin(&mut self) {
        let effects = self.page.start(self.now);
        self.perform(effects);
    }

    fn stored(&self) -> Stored {
        Stored {
            key: self.record(Slot::Key),
            base: self.record(Slot::Base),
            flight: self.record(Slot::Flight),
        }
    }

    fn perform(&mut self, effects: Vec<Effect<Value>>) {
        for effect in effects {
            match effect {
                Effect::Store { slot, record } => {
                    self.records.retain(|(kept, _)| *kept != slot);
                    self.records.extend(record.map(|record| (slot, record)));
                }
                Effect::AcquireLane => {
                    let stored = self.stored();
                    self.wire
                        .push((self.now, Wire::Hear(Event::LaneGranted(stored))));
                }
                Effect::ReleaseLane | Effect::Changed => {}
                Effect::Report(report) => self.reports.push(report),
                Effect::Send {
                    flight,
                    cart_key,
                    call,
                } => self.send(flight, &cart_key, call),
                Effect::Wake { at } => self.wake = Some(at),
                Effect::Ended { intent, outcome } => self.outcomes.push((intent, outcome)),
            }
        }
    }

    fn send(&mut self, flight: u64, cart_key: &str, call: Call<Value>) {
        let request = build(STORE, cart_key, &call, "n");
        self.calls.push(call);
        let mut fate = self.fates.pop_front().unwrap_or(Fate::Answered);
        let body = request.body.as_deref().unwrap_or_default();
        if self.breaks_on.is_some_and(|text| body.contains(text)) {
            fate = Fate::Turned(500);
        }
        self.had_faults |= fate != Fate::Answered;
        let url = request.url.strip_prefix(STORE).unwrap();
        let (path, query) = url.split_once('?').unwrap_or((url, ""));
        let request = StoreRequest {
            method: match request.method {
                Method::Get => "GET".into(),
                Method::Post => "POST".into(),
            },
            path: path.into(),
            query: query.into(),
            headers: vec![(
                "content-type".into(),
                "application/x-www-form-urlencoded".into(),
            )],
            body: request.body.unwrap_or_default().into_bytes(),
        };
        let then = Then {
            flight,
            fate,
            status: None,
        };
        match fate {
            Fate::Lost => self
                .wire
                .push((self.now + 10, Wire::Hear(Event::NoAnswer { flight }))),
            Fate::Turned(status) => {
                let reply = Reply {
                    status,
                    retry_after: None,
                    cart_key: None,
                    body: None,
                };
                self.wire
                    .push((self.now + 10, Wire::Hear(Event::Answer { flight, reply })));
            }
            Fate::Repeated => {
                self.store.handle(&request, self.now / 1000);
                self.wire.push((self.now, Wire::Arrive { request, then }));
            }
            Fate::Late(late) => self
                .wire
                .push((self.now + late, Wire::Arrive { request, then })),
            _ => self.wire.push((self.now, Wire::Arrive { request, then })),
        }
    }

    fn next_time(&self) -> Option<u64> {
        let wire = self.wire.iter().map(|(at, _)| *at).min();
        match (wire, self.wake) {
            (Some(wire), Some(wake)) => Some(wire.min(wake)),
            (wire, wake) => wire.or(wake),
        }
    }

    /// The next thing happens; says whether there was one.
    pub fn tick(&mut self) -> bool {
        let Some(at) = self.next_time() else {
            return false;
        };
        self.now = self.now.max(at);
        if self.wake.is_some_and(|wake| wake <= self.now) {
            self.wake = None;
            self.step(Event::Tick);
            return true;
        }
        let index = self.wire.iter().position(|(due, _)| *due == at).unwrap();
        match self.wire.remove(index).1 {
            Wire::Hear(event) => self.step(event),
            Wire::Arrive { request, then } => {
                self.working += 1;
                self.overlapped |= self.working > 1;
                let done = self.store.begin(&request, self.now / 1000);
                let flight = then.flight;
                let takes = match then.fate {
                    Fate::Stuck(takes) => {
                        let lost = Wire::Hear(Event::NoAnswer { flight });
                        self.wire.push((self.now + 10, lost));
                        takes
                    }
                    Fate::Slow(takes) => takes,
                    _ => TAKES,
                };
                self.wire.push((
                    self.now + takes,
                    Wire::Commit {
                        done: Box::new(done),
                        then,
                    },
                ));
            }
            Wire::Commit { done, then } => {
                self.working -= 1;
                let response = self.store.commit(*done);
                self.answer(response, then);
            }
        }
        true
    }

    fn answer(&mut self, response: cocart_devstore::http::Response, then: Then) {
        let flight = then.flight;
        let event = match then.fate {
            Fate::Answered | Fate::Repeated | Fate::Slow(_) => {
                let body = match response.body {
                    Body::Json(body) => Some(body),
                    _ => None,
                };
                Event::Answer {
                    flight,
                    reply: Reply {
                        status: response.status,
                        retry_after: None,
                        cart_key: body.as_ref().and_then(reply::cart_key_of),
                        body,
                    },
                }
            }
            Fate::Distorted => {
                let (status, body) = self.bodies.pop_front().unwrap();
                Event::Answer {
                    flight,
                    reply: Reply {
                        status,
                        retry_after: None,
                        cart_key: body.as_ref().and_then(reply::cart_key_of),
                        body,
                    },
                }
            }
            Fate::Fatal(status) => Event::Answer {
                flight,
                reply: Reply {
                    status,
                    retry_after: None,
                    cart_key: None,
                    body: None,
                },
            },
            Fate::Unanswered => Event::NoAnswer { flight },
            Fate::Late(_) | Fate::Lost | Fate::Turned(_) | Fate::Stuck(_) => return,
        };
        self.wire.push((self.now, Wire::Hear(event)));
    }
}

fn machine(page: u32, stored: Stored) -> Machine<Value> {
    Machine::new(Start {
        stored,
        page: format!("p{page}"),
        minted_key: format!("w{page:032x}"),
        seed: 7,
        timeout: 30_000,
    })
}

/// The product of a line, 0 where only a SKU is known.
fn product(line: &ViewLine<Value>) -> u64 {
    line.line.product_id
}
