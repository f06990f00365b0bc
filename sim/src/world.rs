//! The world of one trip: devices with their tabs, the network, and what happens when.

mod customers;
mod deeds;
mod lease;
mod log;
mod mishaps;
mod page;
mod wire;

use std::rc::Rc;

use cocart_wasm::sync::machine::{Machine, Start};
use cocart_wasm::sync::ports::{Event, Slot};

use crate::document::Document;
use crate::explore::choices::Choices;
use crate::explore::digest::Digest;
use crate::explore::served::Served;
use crate::faults::Fault;
use crate::invariants::identity::Secrets;
use crate::invariants::{Figure, Watchman};
use crate::lane::Lane;
use crate::lease::{Part, Record};
use crate::ledger::Ledger;
use crate::meant::Asked;
use crate::memory::Done;
use crate::network::Network;
use crate::script::Script;
use crate::storage::{Name, Storage};
use crate::summary::Counts;
use crate::trace::Trace;

/// The wall clock when a trip begins, in milliseconds since the epoch.
pub(crate) const EPOCH: u64 = 1_800_000_000_000;
/// How long an answer may take before a page stops waiting for it.
pub const TIMEOUT: u64 = 30_000;
/// After so long without coming to rest a trip never will.
const FOREVER: u64 = 3_600_000;

/// Something that will happen.
#[derive(Clone)]
pub(crate) enum Happening<N: Document> {
    /// A deed of the script.
    Deed(usize),
    /// A fault of the script.
    Mishap(usize),
    /// A fault ends.
    MishapEnds(usize),
    /// A request reaches the store.
    Arrive(usize),
    /// The store has done a request and writes its row back.
    Commit(usize, Rc<Done<N>>),
    /// A page hears something.
    Hear(u32, Heard<N>),
    /// A page's timer goes off; stale where the page has asked for another time since.
    Timer(u32, u64),
    /// A seat gets a new page.
    Open(usize),
}

/// What a page hears.
#[derive(Clone)]
pub(crate) enum Heard<N: Document> {
    Event(Box<Event<N>>),
    /// An answer to, or the end of, a request.
    Answer(usize, Box<Event<N>>),
    /// The lane is its.
    Lane,
    /// Another page has stored a base: the one that storage holds by then, or this one.
    Hint(Option<String>),
    /// Another page has stored who is logged in.
    Customer,
    /// The page of this log may be gone.
    Orphan(u32),
    /// A look at the record of the lease, by its number.
    Lease(u64),
    /// Its timer.
    Tick,
}

/// One browser.
#[derive(Clone)]
pub struct Device {
    /// Its storage.
    pub storage: Storage,
    pub(crate) lane: Lane,
    pub(crate) lease: Record,
    pub(crate) online: bool,
    /// By how much its clock is wrong.
    pub(crate) clock: i64,
    /// By how much it has leapt forward, which no page can tell from time that passes.
    pub(crate) leaps: u64,
    /// Whether storage ever lost or refused something.
    pub harmed: bool,
    /// How many changes its pages could know of by what the store has told them; see [`crate::ledger`].
    pub(crate) knows: usize,
    /// The records that a newer version of the SDK has written.
    pub(crate) newer: Vec<(Name, String)>,
}

/// One page: a tab from its loading to its end.
#[derive(Clone)]
pub struct Page<N: Document> {
    /// The machine.
    pub machine: Rc<Machine<N>>,
    /// Its device.
    pub device: usize,
    /// Its seat.
    pub seat: usize,
    /// Whether it still lives.
    pub alive: bool,
    pub(crate) frozen: bool,
    pub(crate) backlog: Vec<Heard<N>>,
    /// The timer that counts.
    pub(crate) timer: u64,
    /// Its machine after the last step, in one number; only where schedules are explored.
    pub(crate) state: Digest,
    /// The version of the stored base that it has seen last, as `src/bindings/driver.rs` remembers its text.
    pub(crate) known: u64,
    /// What it has to do with the lease, and the look at its record that counts.
    pub(crate) part: Part,
    pub(crate) look: u64,
    /// Since when it stands still, or is gone.
    pub(crate) still_since: Option<u64>,
    /// Whether others can no longer tell that it lives.
    pub(crate) unguarded: bool,
}

/// The world.
#[derive(Clone)]
pub struct World<N: Document> {
    /// Milliseconds since the trip began.
    pub now: u64,
    /// The trip.
    pub script: Script,
    /// The wire and the store.
    pub network: Network<N>,
    /// The browsers.
    pub devices: Vec<Device>,
    /// Every page there ever was.
    pub pages: Vec<Page<N>>,
    /// The page of each seat.
    pub seats: Vec<Option<u32>>,
    /// Every intent there ever was.
    pub asked: Vec<Asked>,
    /// What happened.
    pub trace: Trace,
    /// What is counted.
    pub counts: Counts,
    /// Checks every step.
    pub watchman: Watchman<N>,
    /// The first broken promise.
    pub failure: Option<String>,
    /// Figures that were called exact or confirmed, by what they are of.
    pub(crate) figures: Vec<Figure>,
    pub(crate) queue: Vec<(u64, u64, Happening<N>)>,
    pub(crate) order: u64,
    pub(crate) effects: u32,
    pub(crate) hints: u32,
    pub(crate) timers: u64,
    /// How many cart keys were minted beside those that pages begin with.
    pub(crate) minted: u32,
    /// The customers whose cart was not whole yet when a logout broke a login off.
    pub(crate) broken_off: [bool; 2],
    /// Whether any guest's cart was asked to become a customer's.
    pub(crate) transferred: bool,
    /// How many looks at leases there were.
    pub(crate) looks: u64,
    /// What is remembered of tokens.
    pub(crate) secrets: Secrets,
    /// What the store's own log says.
    pub ledger: Ledger,
    /// What kept lines, or the whole trip, from being judged in full.
    pub excused: Excuses,
    /// What is open, where every schedule is explored.
    pub(crate) choices: Option<Choices>,
    /// What the store was seen to do, where every schedule is explored.
    pub(crate) served: Rc<Served<N>>,
}

/// What kept a trip from being judged in full. All but the last are about single lines or intents.
#[derive(Clone, Copy, Debug, Default)]
pub struct Excuses {
    /// A line that a request changed after the watch for it had ended: the first documented hole.
    pub late: bool,
    /// A line that two devices changed at the same moment: the second documented hole.
    pub devices: bool,
    /// A line that a late request changed which could not be recognised.
    pub unforeseen: bool,
    /// An intent that the store refused in a request whose answer nobody heard, or in the second copy of one
    /// that it had carried out: nobody could be told.
    pub refused: bool,
    /// Storage lost what was entrusted to it, and the page that knew is gone: the whole trip.
    pub storage: bool,
}

impl Excuses {
    /// Whether there is any.
    pub fn any(self) -> bool {
        self.late || self.devices || self.unforeseen || self.refused || self.storage
    }
}

impl<N: Document> World<N> {
    /// The world of a script. The network is used again from trip to trip.
    pub fn new(script: Script, mut network: Network<N>, verbose: bool) -> World<N> {
        network.reset(script.batches);
        let devices = script.seats.iter().max().map_or(1, |last| last + 1);
        let mut world = World {
            now: 0,
            devices: (0..devices).map(|_| Device::new()).collect(),
            pages: Vec::new(),
            seats: vec![None; script.seats.len()],
            asked: Vec::new(),
            trace: Trace::new(verbose),
            counts: Counts::default(),
            watchman: Watchman::default(),
            failure: None,
            figures: Vec::new(),
            queue: Vec::new(),
            order: 0,
            effects: 0,
            hints: 0,
            timers: 0,
            minted: 0,
            broken_off: [false; 2],
            transferred: false,
            looks: 0,
            secrets: Secrets::default(),
            ledger: Ledger::default(),
            excused: Excuses::default(),
            choices: None,
            served: Rc::default(),
            script,
            network,
        };
        if world.script.shared {
            for device in &mut world.devices {
                let key = Some("wshared0000000000000000000000000".into());
                device.storage.set(0, (Slot::Key, 0), key);
            }
        }
        world.fill_own_carts();
        world
    }

    /// Carries the script out until everything is at rest, then looks at what came of it.
    pub fn run(&mut self) {
        for seat in 0..self.seats.len() {
            self.open(seat);
        }
        for index in 0..self.script.deeds.len() {
            let at = self.script.deeds[index].at;
            self.at(at, Happening::Deed(index));
        }
        for index in 0..self.script.faults.len() {
            if let Some(at) = mishaps::time_of(&self.script.faults[index]) {
                self.at(at, Happening::Mishap(index));
            }
        }
        if self.script.has_leases() {
            self.counts.faults[Fault::NoLocks.kind()] += 1;
        }
        self.drain();
        self.come_back();
        self.drain();
        if self.failure.is_none() {
            self.look_back();
        }
    }

    /// Lets everything happen that will.
    pub(crate) fn drain(&mut self) {
        let end = self.now + FOREVER;
        let mut steps = 0;
        while self.failure.is_none() && self.move_on() {
            steps += 1;
            if self.now > end || steps > 20_000 {
                self.fail("liveness", || "the trip never comes to rest".into());
            }
        }
    }

    /// The next thing happens; says whether there was one.
    pub fn move_on(&mut self) -> bool {
        let next = self
            .queue
            .iter()
            .enumerate()
            .min_by_key(|(_, (at, order, _))| (*at, *order));
        let Some((index, _)) = next else {
            return false;
        };
        let (at, _, happening) = self.queue.swap_remove(index);
        self.now = self.now.max(at);
        self.happen(happening);
        true
    }

    pub(crate) fn happen(&mut self, happening: Happening<N>) {
        match happening {
            Happening::Deed(index) => self.act(index),
            Happening::Mishap(index) => self.mishap(index),
            Happening::MishapEnds(index) => self.mishap_ends(index),
            Happening::Arrive(request) => self.arrive(request),
            Happening::Commit(request, done) => self.commit(request, done),
            Happening::Hear(page, heard) => self.hear(page, heard),
            Happening::Timer(page, timer) => {
                if self.pages[page as usize].timer == timer {
                    self.hear(page, Heard::Tick);
                }
            }
            Happening::Open(seat) => {
                if self.seats[seat].is_none() {
                    self.open(seat);
                }
            }
        }
    }

    /// All faults are over, and the shopper comes back to every tab.
    pub(crate) fn come_back(&mut self) {
        for device in 0..self.devices.len() {
            self.devices[device].storage.full = false;
            self.set_online(device, true);
        }
        for seat in 0..self.seats.len() {
            match self.seats[seat] {
                Some(page) => self.thaw(page),
                None => self.open(seat),
            }
        }
        self.drain();
        self.log_in_again();
        // A page loaded anew finds what pages that are gone have left.
        for seat in 0..self.seats.len() {
            let device = self.script.seats[seat];
            let own = self.seats[seat];
            let logs = self.devices[device].storage.logs();
            if logs
                .iter()
                .any(|log| Some(*log) != own && !self.pages[*log as usize].alive)
            {
                if let Some(page) = own {
                    self.close(page);
                }
                self.open(seat);
            }
        }
        self.drain();
        let before = self.network.requests.len();
        self.tell_all(|| Event::Nudge);
        self.drain();
        let mut sent = self.network.requests.iter().skip(before);
        let mut faults = self.script.faults.iter();
        let misses_hints = faults.any(|fault| matches!(fault, Fault::HintLost(_)));
        if sent.any(|request| !request.reads) || self.is_split() || misses_hints {
            // Others may have looked before.
            self.tell_all(|| Event::Nudge);
            self.drain();
        }
        self.log_in_again();
        // What was parked while the store kept failing.
        let before = self.network.requests.len();
        // Twice, for a page may be killed in the midst of it.
        for _ in 0..2 {
            self.tell_all(|| Event::Retry { intent: None });
            self.drain();
        }
        // Whoever was killed then may have lost the tokens.
        self.log_in_again();
        if self.network.requests.len() > before {
            // Other devices look again.
            self.tell_all(|| Event::Nudge);
            self.drain();
            self.log_in_again();
        }
    }

    /// Whether a page has yet to hear which cart its device has.
    fn is_split(&self) -> bool {
        let mut pages = self.pages.iter().filter(|page| page.alive);
        pages.any(|page| {
            let key = self.devices[page.device].storage.get((Slot::Key, 0));
            key.is_some_and(|key| key != page.machine.key())
        })
    }

    fn tell_all(&mut self, event: impl Fn() -> Event<N>) {
        for page in 0..self.pages.len() {
            if self.pages[page].alive {
                self.hear(page as u32, Heard::Event(Box::new(event())));
            }
        }
    }

    /// Something will happen at a time.
    pub(crate) fn at(&mut self, at: u64, happening: Happening<N>) {
        self.order += 1;
        self.queue.push((at, self.order, happening));
    }

    pub(crate) fn hear_in(&mut self, delay: u64, page: u32, heard: Heard<N>) {
        self.at(self.now + delay, Happening::Hear(page, heard));
    }

    /// The wall clock of a device.
    pub(crate) fn clock(&self, device: usize) -> u64 {
        (EPOCH + self.now).saturating_add_signed(self.devices[device].clock)
    }

    /// A promise was broken. The first one counts.
    pub(crate) fn fail(&mut self, invariant: &str, why: impl FnOnce() -> String) {
        if self.failure.is_none() {
            let text = format!("{invariant}: {}", why());
            self.trace.say(self.now, || format!("BROKEN {text}"));
            self.failure = Some(text);
        }
    }

    /// Loads a page at a seat.
    pub(crate) fn open(&mut self, seat: usize) {
        let device = self.script.seats[seat];
        let page = self.pages.len() as u32;
        let logs = self.devices[device].storage.logs();
        let stored = self.stored(device, page, None);
        let machine = Machine::new(Start {
            stored,
            page: format!("p{page}"),
            minted_key: format!("w{device}{page:031x}"),
            seed: self.script.seed as u32 ^ page.wrapping_mul(0x9e37_79b9),
            timeout: TIMEOUT,
        });
        // Once storage has lost the key, nobody can tell this page of the cart that another one has.
        let others = self.pages.iter();
        let strange = others.filter(|other| {
            other.alive
                && other.device == device
                && other.machine.key() != machine.key()
                && other.machine.customer() == machine.customer()
        });
        let mut strange = strange.map(|other| self.network.lines(other.machine.key()));
        let harmed = self.devices[device].harmed;
        self.excused.storage |= harmed && strange.any(|lines| !lines.is_empty());
        self.pages.push(Page {
            machine: Rc::new(machine),
            device,
            seat,
            alive: true,
            frozen: false,
            backlog: Vec::new(),
            timer: 0,
            state: Digest::default(),
            known: self.devices[device].storage.version,
            part: Part::None,
            look: 0,
            still_since: None,
            unguarded: false,
        });
        self.seats[seat] = Some(page);
        self.watchman.opened(page);
        self.trace
            .say(self.now, || format!("page {page} opens on device {device}"));
        for log in logs {
            self.hear_in(self.patience(), page, Heard::Orphan(log));
        }
        let now = self.clock(device);
        let machine = &mut self.pages[page as usize].machine;
        let effects = Rc::make_mut(machine).start(now);
        self.perform(page, effects);
        self.note_page(page);
        self.check(page);
    }
}

impl Device {
    fn new() -> Device {
        Device {
            storage: Storage::default(),
            lane: Lane::default(),
            lease: Record::default(),
            online: true,
            clock: 0,
            leaps: 0,
            harmed: false,
            knows: 0,
            newer: Vec::new(),
        }
    }
}

/// The nth request of the trip, hint or effect that a fault is about.
pub(crate) fn find<T>(faults: &[Fault], pick: impl Fn(&Fault) -> Option<T>) -> Option<T> {
    faults.iter().find_map(pick)
}
