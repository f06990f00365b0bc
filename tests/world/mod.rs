//! A page or several, one store and the wire between them, in virtual time.
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
use cocart_devstore::profile::Profile;
use cocart_devstore::settings::Settings;
use cocart_devstore::store::{InFlight, Store};
use cocart_wasm::api::call::{Call, build};
use cocart_wasm::api::reply::{self, Reply};
use cocart_wasm::api::request::Method;
use cocart_wasm::api::secret::Secret;
use cocart_wasm::cart::interned::Text;
use cocart_wasm::cart::quantity::Quantity;
use cocart_wasm::sync::choose;
use cocart_wasm::sync::intent::{Action, Intent, Outcome};
use cocart_wasm::sync::machine::{Machine, Start};
use cocart_wasm::sync::ports::{Effect, Event, Report, Slot, Stored};
use cocart_wasm::sync::view::ViewLine;
use serde_json::Value;

const STORE: &str = "https://store.test";
/// The tab of a page that is gone.
const NOBODY: u32 = u32::MAX;
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
    /// The store refuses the token and does nothing, as later versions do it.
    Disowned,
}

enum Wire {
    /// The request arrives at the store.
    Arrive { request: StoreRequest, then: Then },
    /// The store has done it and writes its row back.
    Commit { done: Box<InFlight>, then: Then },
    /// The tab hears of it.
    Hear(u32, Event<Value>),
    /// The tab hears that another one has stored a record.
    Stored(u32, Slot),
}

#[derive(Clone)]
struct Then {
    tab: u32,
    flight: u64,
    fate: Fate,
    status: Option<u16>,
}

/// A tab that is not looked at.
struct Tab {
    number: u32,
    page: Machine<Value>,
    wake: Option<u64>,
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
    /// What storage holds; the log by the tab it is of.
    records: Vec<(Slot, u32, String)>,
    /// The tab that `page` is of.
    tab: u32,
    others: Vec<Tab>,
    /// The tab that has the lane, and those that wait for it.
    lane: Option<u32>,
    queue: VecDeque<u32>,
    /// Whether the page is to be loaded anew in the place of this effect, counted from now.
    reload_at: Option<u32>,
    /// Whether it is closed instead.
    closes: bool,
    /// The tokens that were sent along, in order; empty where there was none.
    pub tokens: Vec<String>,
    /// The cart keys that were sent, in order; empty where there was none.
    pub sent_keys: Vec<String>,
    /// Whether the page may send no token, as from another origin without the CORS add-on.
    pub is_blocked: bool,
    /// Whether the page cannot read fatal errors, as from another origin.
    pub is_foreign: bool,
    /// How long it takes until a tab hears what another one has stored, in milliseconds.
    pub hint_delay: u64,
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

/// The version of CoCart that the store answers as: what `COCART_PROFILE` says, 4.3 without it.
pub fn profile() -> Profile {
    match std::env::var("COCART_PROFILE") {
        Ok(named) if !named.is_empty() => named.parse().unwrap(),
        _ => Profile::default(),
    }
}

impl World {
    pub fn new() -> World {
        let store = Store::new(
            Settings::usd().with_profile(profile()),
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
            tab: 0,
            others: Vec::new(),
            lane: None,
            queue: VecDeque::new(),
            reload_at: None,
            closes: false,
            tokens: Vec::new(),
            sent_keys: Vec::new(),
            is_blocked: false,
            is_foreign: false,
            hint_delay: 0,
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
            .map(|(n, v)| (Text::from(*n), Text::from(*v)))
            .collect();
        let (product, _) = choose::product(id_or_sku, variation, data, None);
        self.intend(Action::Add {
            line: Text::new(),
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
    pub fn removed_line(&self, product_id: u64) -> Option<Text> {
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
            id: id.clone().into(),
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
        let old_log = self.bury();
        let fresh = machine(self.pages, self.stored());
        let old = std::mem::replace(&mut self.page, fresh);
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
            .filter_map(|(slot, record)| Some((slot, 0, record?)))
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

    /// The tab is closed. Another one takes over what it has left.
    fn close(&mut self) {
        let log = self.bury();
        let gone = self.tab;
        let heir = self.others[0].number;
        self.turn_to(heir);
        self.others.retain(|tab| tab.number != gone);
        if let Some(log) = log {
            self.step(Event::Adopt { log });
        }
    }

    /// The page is gone; gives the log it leaves.
    fn bury(&mut self) -> Option<String> {
        let tab = self.tab;
        let old_log = self.record(Slot::Log);
        self.records
            .retain(|(slot, of, _)| *slot != Slot::Log || *of != tab);
        self.wake = None;
        self.wire.retain(|(_, wire)| match wire {
            Wire::Hear(of, _) | Wire::Stored(of, _) => *of != tab,
            _ => true,
        });
        for (_, wire) in &mut self.wire {
            if let Wire::Arrive { then, .. } | Wire::Commit { then, .. } = wire
                && then.tab == tab
            {
                then.tab = NOBODY;
            }
        }
        self.queue.retain(|of| *of != tab);
        self.release(tab);
        old_log
    }

    /// Opens another tab and turns to it; gives its number.
    pub fn open_tab(&mut self) -> u32 {
        self.pages += 1;
        let number = self.pages;
        let page = machine(number, self.stored());
        self.others.push(Tab {
            number,
            page,
            wake: None,
        });
        self.turn_to(number);
        self.begin();
        number
    }

    /// Looks at a tab from now on; gives the one looked at before.
    pub fn turn_to(&mut self, number: u32) -> u32 {
        let before = self.tab;
        if let Some(tab) = self.others.iter_mut().find(|tab| tab.number == number) {
            std::mem::swap(&mut tab.page, &mut self.page);
            std::mem::swap(&mut tab.wake, &mut self.wake);
            std::mem::swap(&mut tab.number, &mut self.tab);
        }
        before
    }

    /// Loads the page anew in the place of the effect that comes after so many others.
    pub fn reload_before_effect(&mut self, count: u32) {
        self.reload_at = Some(count);
    }

    /// Closes the tab in the place of the effect that comes after so many others.
    pub fn close_before_effect(&mut self, count: u32) {
        self.reload_at = Some(count);
        self.closes = true;
    }

    /// The browser believes it is online again.
    pub fn nudge(&mut self) {
        self.step(Event::Nudge);
    }

    /// Puts a record into storage.
    pub fn plant(&mut self, slot: Slot, record: &str) {
        self.keep(slot, Some(record.into()));
    }

    /// Whether the page was loaded anew since that was asked for.
    pub fn was_reloaded(&self) -> bool {
        self.reload_at.is_none()
    }

    pub fn login(&mut self, username: &str, password: &str) -> String {
        self.intents += 1;
        let intent = format!("login{}", self.intents);
        self.step(Event::Login {
            intent: intent.clone().into(),
            username: username.into(),
            password: Secret(password.into()),
        });
        intent
    }

    pub fn logout(&mut self) -> String {
        self.intents += 1;
        let intent = format!("logout{}", self.intents);
        self.step(Event::Logout {
            intent: intent.clone().into(),
        });
        intent
    }

    fn is_at_rest(&self) -> bool {
        let mut pages = self.others.iter().map(|tab| &tab.page).chain([&self.page]);
        self.wire.is_empty() && pages.all(|page| page.pending().next().is_none())
    }

    /// Lets everything come to rest; panics if it never does.
    pub fn settle(&mut self) {
        for _ in 0..10_000 {
            if self.is_at_rest() {
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
        self.lines_under(&key)
    }

    /// The lines that the store has under a guest's key.
    pub fn lines_under(&mut self, key: &str) -> Vec<(u64, f64)> {
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
    pub fn line(&self, product_id: u64) -> Text {
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
            .find(|(kept, of, _)| *kept == slot && (slot != Slot::Log || *of == self.tab))
            .map(|(_, _, record)| record.clone())
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
            customer: self.record(Slot::Customer),
            minted_key: format!("g{:032x}", self.calls.len()),
        }
    }

    fn perform(&mut self, effects: Vec<Effect<Value>>) {
        for effect in effects {
            match &mut self.reload_at {
                Some(0) => {
                    self.reload_at = None;
                    if self.closes {
                        self.close();
                    } else {
                        self.reload();
                    }
                    return;
                }
                Some(count) => *count -= 1,
                None => {}
            }
            match effect {
                Effect::Store { slot, record } => self.keep(slot, record),
                Effect::AcquireLane => {
                    self.queue.push_back(self.tab);
                    self.grant();
                }
                Effect::ReleaseLane => self.release(self.tab),
                Effect::ForgetLogs => self.records.retain(|(slot, _, _)| *slot != Slot::Log),
                Effect::Changed => {}
                Effect::Report(report) => self.reports.push(report),
                Effect::Send {
                    flight,
                    cart_key,
                    token,
                    call,
                } => self.send(flight, &cart_key, token, call),
                Effect::Wake { at } => self.wake = Some(at),
                Effect::Ended { intent, outcome } => self.outcomes.push((intent.into(), outcome)),
            }
        }
    }

    fn keep(&mut self, slot: Slot, record: Option<String>) {
        let tab = self.tab;
        self.records
            .retain(|(kept, of, _)| *kept != slot || (slot == Slot::Log && *of != tab));
        self.records
            .extend(record.map(|record| (slot, tab, record)));
        for other in &self.others {
            let hears = self.now + self.hint_delay;
            self.wire.push((hears, Wire::Stored(other.number, slot)));
        }
    }

    /// Gives the lane to who waits for it longest, if it is free.
    fn grant(&mut self) {
        if self.lane.is_none()
            && let Some(tab) = self.queue.pop_front()
        {
            self.lane = Some(tab);
            // Nothing else has happened when the tab hears of it.
            let granted = Event::LaneGranted(self.stored());
            self.wire.push((self.now, Wire::Hear(tab, granted)));
        }
    }

    fn release(&mut self, tab: u32) {
        if self.lane == Some(tab) {
            self.lane = None;
            self.grant();
        }
    }

    /// A tab hears that another one has stored a record.
    fn notice(&mut self, slot: Slot) {
        let stored = self.stored();
        match slot {
            Slot::Customer => self.step(Event::CustomerStored(stored)),
            Slot::Base => {
                if let Some(base) = stored.base {
                    self.step(Event::BaseStored { base });
                }
            }
            Slot::Key | Slot::Log | Slot::Flight => {}
        }
    }

    fn send(&mut self, flight: u64, cart_key: &str, token: Option<Secret>, call: Call<Value>) {
        let tab = self.tab;
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
        let mut headers = vec![(
            "content-type".into(),
            "application/x-www-form-urlencoded".into(),
        )];
        if let Some(token) = &token {
            headers.push(("authorization".into(), format!("Bearer {}", token.0)));
        }
        let fate = match fate {
            _ if self.is_blocked && token.is_some() => Fate::Lost,
            fate => fate,
        };
        self.sent_keys.push(cart_key.into());
        self.tokens.push(token.map_or_else(String::new, |it| it.0));
        let request = StoreRequest {
            method: match request.method {
                Method::Get => "GET".into(),
                Method::Post => "POST".into(),
            },
            path: path.into(),
            query: query.into(),
            headers,
            body: request.body.unwrap_or_default().into_bytes(),
        };
        let then = Then {
            tab,
            flight,
            fate,
            status: None,
        };
        match fate {
            Fate::Lost => self
                .wire
                .push((self.now + 10, Wire::Hear(tab, Event::NoAnswer { flight }))),
            Fate::Disowned => {
                let refusal = serde_json::json!({
                    "code": "cocart_authentication_error",
                    "message": "Authentication failed.",
                    "data": {"status": 403}
                });
                let reply = Reply {
                    status: 403,
                    retry_after: None,
                    cart_key: None,
                    body: Some(refusal),
                };
                self.wire.push((
                    self.now + 10,
                    Wire::Hear(tab, Event::Answer { flight, reply }),
                ));
            }
            Fate::Turned(status) => {
                let reply = Reply {
                    status,
                    retry_after: None,
                    cart_key: None,
                    body: None,
                };
                self.wire.push((
                    self.now + 10,
                    Wire::Hear(tab, Event::Answer { flight, reply }),
                ));
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
        let wire = self.wire.iter().map(|(at, _)| *at);
        let wakes = self.others.iter().filter_map(|tab| tab.wake);
        wire.chain(wakes).chain(self.wake).min()
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
        let is_due = |tab: &&Tab| tab.wake.is_some_and(|wake| wake <= self.now);
        if let Some(tab) = self.others.iter().find(is_due).map(|tab| tab.number) {
            let before = self.turn_to(tab);
            self.wake = None;
            self.step(Event::Tick);
            self.turn_to(before);
            return true;
        }
        let index = self.wire.iter().position(|(due, _)| *due == at).unwrap();
        match self.wire.remove(index).1 {
            Wire::Hear(tab, event) => {
                let before = self.turn_to(tab);
                self.step(event);
                self.turn_to(before);
            }
            Wire::Stored(tab, slot) => {
                let before = self.turn_to(tab);
                self.notice(slot);
                self.turn_to(before);
            }
            Wire::Arrive { request, then } => {
                self.working += 1;
                self.overlapped |= self.working > 1;
                let done = self.store.begin(&request, self.now / 1000);
                let flight = then.flight;
                let takes = match then.fate {
                    Fate::Stuck(takes) => {
                        let lost = Wire::Hear(then.tab, Event::NoAnswer { flight });
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
        let is_fatal = response.status >= 500 && !matches!(response.body, Body::Json(_));
        let event = match then.fate {
            Fate::Answered if self.is_foreign && is_fatal => Event::NoAnswer { flight },
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
            Fate::Late(_) | Fate::Lost | Fate::Turned(_) | Fate::Disowned | Fate::Stuck(_) => {
                return;
            }
        };
        if then.tab != NOBODY {
            self.wire.push((self.now, Wire::Hear(then.tab, event)));
        }
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
