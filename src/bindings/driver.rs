//! Carries the machine's effects out and brings what comes of them back as events.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::Map;
use wasm_bindgen::JsValue;

use super::host::{Host, to_js};
use super::options::{self, Options};
use super::snapshot::Cache;
use crate::api::call;
use crate::api::secret::Secret;
use crate::browser::clock;
use crate::browser::entropy;
use crate::browser::fetch;
use crate::browser::json::Js;
use crate::browser::locks::{self, Guard};
use crate::browser::network::{Network, Signal};
use crate::browser::storage::{Kind, Storage, StorageFailed};
use crate::browser::timer::Timer;
use crate::browser::work;
use crate::cart::decimal;
use crate::cart::document::Node;
use crate::cart::interned::Text;
use crate::cart::list::{Listed, keep};
use crate::cart::model::Currency;
use crate::sync::intent::{Action, Intent, Outcome};
use crate::sync::journal;
use crate::sync::machine::{Machine, Start};
use crate::sync::ports::{Effect, Event, Report, Slot, Stored};

/// How long a page that is going away may take to give back its locks, in milliseconds.
const PATIENCE: u64 = 500;

/// The driver of one cart. Clones share it.
#[derive(Clone)]
pub struct Driver(Rc<Inner>);

struct Inner {
    machine: RefCell<Machine<Js>>,
    cache: RefCell<Cache>,
    storage: Storage,
    /// The record of the base that was found or kept last: mostly the one that is found again.
    base: RefCell<JsValue>,
    host: Host,
    store: String,
    /// Where the records of this shop are kept.
    prefix: String,
    /// Names this page.
    page: String,
    timer: RefCell<Option<Timer>>,
    network: RefCell<Option<Network>>,
    /// The lane, while it is ours.
    lane: RefCell<Option<Guard>>,
    /// Held as long as the page lives, so that others can tell.
    alive: RefCell<Option<Guard>>,
    /// Logs of other pages of which it is not known yet whether their page is gone.
    undecided: RefCell<Vec<String>>,
    /// Logs of other pages that are taken over when their page is gone.
    watched: RefCell<Vec<String>>,
    patience: RefCell<Option<Timer>>,
    /// Makes the address of each read its own.
    reads: Cell<u64>,
    destroyed: Cell<bool>,
}

impl Driver {
    /// Starts a cart.
    pub fn start(given: &Js, host: Host) -> Driver {
        let Options {
            store,
            memory,
            timeout,
        } = options::options(given);
        let records = given
            .get("memory")
            .map_or_else(Map::new, |map| map.0.into());
        let storage = if memory {
            Storage::page(records)
        } else {
            Storage::open(records)
        };
        let mut prefix = String::from("cocart:");
        prefix.push_str(&store);
        let page = entropy::text(5);
        let mut base = JsValue::UNDEFINED;
        let machine = Machine::new(Start {
            stored: stored(&storage, &prefix, &mut base),
            page: page.clone(),
            minted_key: mint_key(),
            seed: clock::now() as u32,
            timeout,
        });
        let driver = Driver(Rc::new(Inner {
            machine: RefCell::new(machine),
            cache: RefCell::new(Cache::new(storage.kind() == Kind::Durable)),
            storage,
            base: RefCell::new(base),
            host,
            store,
            prefix,
            page,
            timer: RefCell::new(None),
            network: RefCell::new(None),
            lane: RefCell::new(None),
            alive: RefCell::new(None),
            undecided: RefCell::new(Vec::new()),
            watched: RefCell::new(Vec::new()),
            patience: RefCell::new(None),
            reads: Cell::new(0),
            destroyed: Cell::new(false),
        }));
        driver.listen();
        driver.adopt_others();
        let effects = driver.0.machine.borrow_mut().start(clock::now());
        driver.perform(effects, true);
        driver
    }

    /// Takes an intent in.
    pub fn intend(&self, id: &str, action: Action<Js>) {
        let id = id.into();
        self.dispatch(Event::Intent(Intent { id, action }), true);
    }

    /// Does what is about no line. `false` where an intent cannot be given up.
    pub fn act(&self, deed: &str, id: &str, subject: &str, secret: Option<String>) -> bool {
        let intent = Text::from(id);
        let event = match deed {
            "login" => Event::Login {
                intent,
                username: subject.into(),
                password: Secret(secret.unwrap_or_default()),
            },
            "logout" => Event::Logout { intent },
            "dismiss" => Event::Dismiss { notice: intent },
            "drop" if !self.0.machine.borrow().may_drop(id) => return false,
            "drop" => Event::Drop { intent },
            // Empty for all of them.
            _ => Event::Retry {
                intent: Some(intent).filter(|id| !id.is_empty()),
            },
        };
        self.dispatch(event, true);
        true
    }

    /// The currency of a product that was handed in, for the time before the store has answered.
    pub fn hint_currency(&self, currency: Currency) {
        self.0.cache.borrow_mut().hint_currency(currency);
    }

    /// The current snapshot.
    pub fn snapshot(&self) -> JsValue {
        let machine = self.0.machine.borrow();
        self.0.cache.borrow_mut().snapshot(&machine)
    }

    /// Ids of all intents that have not ended. A log that may be ours to take over counts as one.
    pub fn pending(&self) -> JsValue {
        let machine = self.0.machine.borrow();
        let undecided = self.0.undecided.borrow();
        let ids = machine
            .pending()
            .chain(undecided.iter().map(String::as_str));
        to_js(&ids.listed())
    }

    /// Ends timers and listeners.
    pub fn destroy(&self) {
        self.0.destroyed.set(true);
        self.0.timer.take();
        self.0.network.take();
        self.0.lane.take();
        self.0.alive.take();
        self.0.patience.take();
    }

    /// One step of the machine. `called` by the facade, which looks at the snapshot itself afterwards.
    fn dispatch(&self, event: Event<Js>, called: bool) {
        if self.0.destroyed.get() {
            return;
        }
        let lane = self.0.lane.take();
        if lane.as_ref().is_some_and(Guard::is_lost) {
            self.step(Event::LaneLost, called);
        } else {
            self.0.lane.replace(lane);
        }
        self.step(event, called);
    }

    fn step(&self, event: Event<Js>, called: bool) {
        let effects = self.0.machine.borrow_mut().step(event, clock::now());
        self.perform(effects, called);
    }

    fn perform(&self, effects: Vec<Effect<Js>>, called: bool) {
        let mut ended = Vec::new();
        let mut reports = Vec::new();
        let mut changed = false;
        let mut failed = false;
        for effect in effects {
            match effect {
                Effect::Store { slot, record } => failed |= self.keep(slot, record).is_err(),
                Effect::AcquireLane => self.acquire(),
                Effect::ReleaseLane => drop(self.0.lane.take()),
                Effect::Send {
                    flight,
                    cart_key,
                    token,
                    call,
                } => self.send(flight, &cart_key, token, call),
                Effect::ForgetLogs => self.forget_logs(),
                Effect::Wake { at } => self.wake(at),
                Effect::Ended { intent, outcome } => ended.push((intent, outcome)),
                Effect::Changed => changed = true,
                Effect::Report(report) => reports.push(report),
            }
        }
        if failed {
            // Before anybody looks: what is shown must not promise more than storage keeps.
            self.step(Event::StorageFailed, called);
        }
        if called {
            // The facade is not called back while it is calling.
            if !(ended.is_empty() && reports.is_empty()) {
                let driver = self.clone();
                work::begin(async move { driver.tell(reports, ended) });
            }
            return;
        }
        if changed {
            self.0.host.tell_changed(&self.snapshot());
        }
        self.tell(reports, ended);
    }

    fn tell(&self, reports: Vec<Report>, ended: Vec<(Text, Outcome)>) {
        for report in reports {
            self.0.host.tell_report(&report);
        }
        for (intent, outcome) in ended {
            self.0.host.tell_ended(&intent, &outcome);
        }
    }

    fn keep(&self, slot: Slot, record: Option<String>) -> Result<(), StorageFailed> {
        let name = self.name(slot);
        let storage = &self.0.storage;
        let kept = match record {
            Some(record) => storage.set(&name, &record).or_else(|_| {
                // What the store can tell again makes room for what it cannot.
                storage.remove(&self.name(Slot::Base));
                storage.set(&name, &record)
            }),
            None => {
                storage.remove(&name);
                Ok(())
            }
        };
        if slot == Slot::Base {
            *self.0.base.borrow_mut() = storage.value(&name);
        }
        if matches!(slot, Slot::Base | Slot::Customer)
            && let Some(network) = &*self.0.network.borrow()
        {
            network.tell(&name);
        }
        kept
    }

    fn name(&self, slot: Slot) -> String {
        name(&self.0.prefix, slot, &self.0.page)
    }

    /// One lane for all tabs, where the browser has locks.
    fn acquire(&self) {
        let driver = self.clone();
        work::begin(async move {
            let lane = driver.lock("lane", false).await;
            *driver.0.lane.borrow_mut() = lane;
            let stored = driver.stored();
            driver.dispatch(Event::LaneGranted(stored), false);
            if driver.0.destroyed.get() {
                driver.0.lane.take();
            }
        });
    }

    fn stored(&self) -> Stored {
        let mut known = self.0.base.borrow_mut();
        stored(&self.0.storage, &self.0.prefix, &mut known)
    }

    async fn lock(&self, part: &str, passing: bool) -> Option<Guard> {
        let mut name = self.0.prefix.clone();
        name.push(':');
        name.push_str(part);
        locks::acquire(&self.0.storage, &name, passing).await
    }

    /// Forgets the logs of all pages. Those that live hear of the logout and drop what they mean.
    fn forget_logs(&self) {
        let logs = name(&self.0.prefix, Slot::Log, "");
        for log in self.0.storage.names(&logs) {
            self.0.storage.remove(&log);
        }
    }

    fn send(&self, flight: u64, cart_key: &str, token: Option<Secret>, call: call::Call<Js>) {
        let mut nonce = self.0.page.clone();
        let reads = self.0.reads.get() + 1;
        self.0.reads.set(reads);
        decimal::push_whole(&mut nonce, reads);
        let request = call::build(&self.0.store, cart_key, &call, &nonce);
        let driver = self.clone();
        work::begin(async move {
            let answer = fetch::send(&request, token.as_ref()).await;
            driver.dispatch(
                match answer {
                    Ok(reply) => Event::Answer { flight, reply },
                    Err(_) => Event::NoAnswer { flight },
                },
                false,
            );
        });
    }

    fn wake(&self, at: u64) {
        let driver = self.clone();
        let timer = Timer::new(
            at.saturating_sub(clock::now()),
            Box::new(move || {
                // The timer that runs must outlive its own callback.
                let spent = driver.0.timer.take();
                driver.dispatch(Event::Tick, false);
                drop(spent);
            }),
        );
        *self.0.timer.borrow_mut() = Some(timer);
    }

    fn listen(&self) {
        let driver = Rc::downgrade(&self.0);
        let network = Network::listen(&self.0.prefix, move |signal| {
            let Some(driver) = driver.upgrade().map(Driver) else {
                return;
            };
            match signal {
                Signal::Again => driver.dispatch(Event::Nudge, false),
                Signal::PutAway => driver.put_away(),
                Signal::Back => {
                    driver.adopt_others();
                    driver.dispatch(Event::Nudge, false);
                }
                // Another cart has moved on: shown here without asking the store.
                Signal::Stored(record) if record == driver.name(Slot::Base) => {
                    if let Some(base) = driver.0.storage.get(&record) {
                        driver.dispatch(Event::BaseStored { base }, false);
                    }
                }
                // Somebody has logged in or out there.
                Signal::Stored(record) if record == driver.name(Slot::Customer) => {
                    let stored = driver.stored();
                    driver.dispatch(Event::CustomerStored(stored), false);
                }
                Signal::Stored(record) => driver.adopt(record),
            }
        });
        *self.0.network.borrow_mut() = Some(network);
    }

    /// Some browsers put no page in the back-forward cache that holds a lock, and maybe it never comes
    /// back: others may take its intents over. Whoever ends one of them says so in the base.
    fn put_away(&self) {
        self.0.alive.take();
        self.0.watched.take();
        let lane = self.0.lane.take();
        if let Some(lane) = &lane {
            lane.put_away();
        }
        self.0.lane.replace(lane);
    }

    /// Takes over the intents of pages that are gone, and lets others see when this one is.
    fn adopt_others(&self) {
        let own = self.clone();
        work::begin(async move {
            let alive = own.lock(&own.0.page, true).await;
            if !own.0.destroyed.get() {
                *own.0.alive.borrow_mut() = alive;
            }
        });
        let logs = name(&self.0.prefix, Slot::Log, "");
        let mut records = self.0.storage.names(&logs);
        keep(&mut records, |record| *record != self.name(Slot::Log));
        if records.is_empty() {
            return;
        }
        *self.0.undecided.borrow_mut() = records.clone();
        let driver = self.clone();
        let patience = Timer::new(PATIENCE, Box::new(move || driver.decide(|_| true)));
        *self.0.patience.borrow_mut() = Some(patience);
        for record in records {
            self.adopt(record);
        }
    }

    /// Takes the log of another page over as soon as that page is gone.
    fn adopt(&self, record: String) {
        let logs = name(&self.0.prefix, Slot::Log, "");
        let Some(page) = record.strip_prefix(&logs).map(String::from) else {
            return;
        };
        if page == self.0.page || self.0.watched.borrow().contains(&record) {
            return;
        }
        self.0.watched.borrow_mut().push(record.clone());
        let driver = self.clone();
        work::begin(async move {
            // Granted when that page is gone; at once where there are no locks to tell.
            let gone = driver.lock(&page, true).await;
            keep(&mut driver.0.watched.borrow_mut(), |kept| *kept != record);
            if !driver.0.destroyed.get()
                && let Some(log) = driver.0.storage.get(&record)
            {
                driver.dispatch(Event::Adopt { log }, false);
                driver.0.storage.remove(&record);
            }
            drop(gone);
            driver.decide(|undecided| undecided == record);
        });
    }

    /// Whoever waits for all intents waits for these logs no longer: their intents are ours by now, or
    /// their page is alive.
    fn decide(&self, is_decided: impl Fn(&str) -> bool) {
        let mut decided = Vec::new();
        keep(&mut self.0.undecided.borrow_mut(), |record| {
            let keep = !is_decided(record);
            if !keep {
                decided.push((record.into(), Outcome::Done { line: None }));
            }
            keep
        });
        self.tell(Vec::new(), decided);
    }
}

/// What storage holds, but for the text of a base that is `known`: only one that another page has stored
/// is worth it.
fn stored(storage: &Storage, prefix: &str, known: &mut JsValue) -> Stored {
    let get = |slot| storage.get(&name(prefix, slot, ""));
    let base = storage.value(&name(prefix, Slot::Base, ""));
    let is_known = base == *known;
    *known = base;
    Stored {
        key: get(Slot::Key).filter(|key| journal::is_key(key)),
        base: if is_known {
            known.is_string().then(String::new)
        } else {
            known.as_string()
        },
        flight: get(Slot::Flight),
        customer: get(Slot::Customer),
        minted_key: mint_key(),
    }
}

/// Where a record is kept. The log is of one page, all else is of all.
fn name(prefix: &str, slot: Slot, page: &str) -> String {
    let mut name = String::from(prefix);
    name.push_str(match slot {
        Slot::Key => ":key",
        Slot::Base => ":base",
        Slot::Log => ":log:",
        Slot::Flight => ":flight",
        Slot::Customer => ":customer",
    });
    if slot == Slot::Log {
        name.push_str(page);
    }
    name
}

/// A cart key nobody has used.
fn mint_key() -> String {
    let mut key = String::from("w");
    key.push_str(&entropy::text(16));
    key
}
