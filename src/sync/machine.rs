//! The machine: one step for each event, effects out. Requests are in `lane`, answers in `answer`.

use std::rc::Rc;

use crate::cart::document::Node;
use crate::cart::evidence::Evidence;
use crate::cart::interned::Text;
use crate::cart::list::{Listed, append, keep};
use crate::cart::model::{Cart, Line};
use crate::cart::quantity::Quantity;
use crate::sync::base::Base;
use crate::sync::identity::Identity;
use crate::sync::intent::{Action, Intent, Outcome, Problem, Product};
use crate::sync::journal;
use crate::sync::log::{Entry, Log};
use crate::sync::names::{Mint, Names};
use crate::sync::notices::Notices;
use crate::sync::pace::Pace;
use crate::sync::place::place;
use crate::sync::plan::Step;
use crate::sync::ports::{Effect, Event, Report, Slot, Stored};
use crate::sync::sabotage::{self, Fault};
use crate::sync::verdict::Held;
use crate::sync::view::{self, Folded, Mark, View};
use crate::sync::watch::Watch;

/// The code of a request that got no answer at all.
const NETWORK: &str = "network";
/// How many ended intents are remembered, so that none is taken twice.
const REMEMBERED: usize = 128;

/// What a machine is started with.
#[derive(Clone, Debug)]
pub struct Start {
    /// What storage holds.
    pub stored: Stored,
    /// Random text that names this page; begins every id it mints.
    pub page: String,
    /// A cart key nobody has used, for the case that storage holds none (contract 9.3).
    pub minted_key: String,
    /// Seeds the jitter of this page.
    pub seed: u32,
    /// How long an answer may take, in milliseconds.
    pub timeout: u64,
}

/// Lines of a cart.
pub(super) type Lines<N> = Vec<Rc<Line<N>>>;

/// The cart of one page.
#[derive(Clone)]
pub struct Machine<N: Node> {
    pub(super) identity: Identity<N>,
    pub(super) key: Text,
    /// Whether nobody has used the key, so that the cart is known to be empty.
    pub(super) fresh: bool,
    pub(super) base: Option<Base<N>>,
    /// Whether the base that was found last is of another's cart.
    pub(super) is_foreign: bool,
    /// What the answers seen by this page prove of the money.
    pub(super) evidence: Evidence<N>,
    pub(super) log: Log<N>,
    pub(super) names: Names,
    pub(super) mint: Mint,
    pub(super) marks: Vec<(Text, Mark)>,
    pub(super) notices: Notices,
    pub(super) ended: Vec<Text>,
    /// Whether the store takes batches; `None` until tried.
    pub(super) batch: Option<bool>,
    pub(super) phase: Phase,
    pub(super) suspect: Option<Flight>,
    /// Requests that got no answer and may still be carried out.
    pub(super) watches: Vec<Watch>,
    /// The products of lines made meanwhile, each with the item key the line got.
    pub(super) made: Vec<Product<N>>,
    /// The lines that were taken out before they were made, while a lost request may still make them: the ids or SKUs,
    /// and the quantities.
    pub(super) unmade: Vec<(Text, Quantity)>,
    /// Whether the last read lacked lines that the store had confirmed, and is to be made again.
    pub(super) doubt: bool,
    /// Whether the cart is to be read.
    pub(super) look: bool,
    /// Whether nothing that waits can be sent: it is held, or needs what is held.
    pub(super) resting: bool,
    pub(super) pace: Pace,
    pub(super) problem: Option<Problem>,
    pub(super) flights: u64,
    pub(super) timeout: u64,
    pub(super) storage_failed: bool,
    pub(super) wake: Option<u64>,
    /// The time of the last event.
    pub(super) now: u64,
}

/// Where the lane stands.
#[derive(Clone)]
pub(super) enum Phase {
    /// The lane is not ours.
    Idle,
    /// We asked for it.
    Acquiring,
    /// It is ours, and nothing is on the wire.
    Holding,
    /// It is ours, and a request is on the wire.
    Flying(Flight),
}

/// A request on the wire, or one that ended without a clear outcome.
#[derive(Clone)]
#[cfg_attr(feature = "explore", derive(Debug))]
pub(super) struct Flight {
    pub id: u64,
    /// What it is to do; empty for a read.
    pub parts: Vec<Vec<Step>>,
    pub sent_at: u64,
    /// When it has most likely ended, for one without a clear outcome.
    pub settled_at: u64,
    /// What the cart held when it was planned.
    pub before: Held,
    /// Why the store refused it, where it may have carried it out before.
    pub refusal: Option<Problem>,
}

/// What the cart is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sync {
    /// All is confirmed.
    Idle,
    /// A request is on its way, or about to be.
    Sending,
    /// The store asked for a pause, an outcome is being made certain, or what is left is held.
    Waiting,
    /// Intents wait for the network.
    Offline,
    /// The store keeps failing; intents are kept and tried again.
    Degraded,
}

impl<N: Node> Machine<N> {
    /// A machine over what storage held.
    pub fn new(start: Start) -> Self {
        let key = start.stored.key.clone().filter(|key| journal::is_key(key));
        let mut machine = Machine {
            identity: Identity::new(),
            fresh: key.is_none(),
            look: key.is_some(),
            key: key.unwrap_or(start.minted_key).into(),
            base: None,
            is_foreign: false,
            evidence: Evidence::default(),
            log: Log::default(),
            names: Names::default(),
            mint: Mint::new(&start.page),
            marks: Vec::new(),
            notices: Notices::default(),
            ended: Vec::new(),
            batch: None,
            phase: Phase::Idle,
            suspect: None,
            watches: Vec::new(),
            made: Vec::new(),
            unmade: Vec::new(),
            doubt: false,
            resting: false,
            pace: Pace::new(start.seed),
            problem: None,
            flights: 0,
            timeout: start.timeout,
            storage_failed: false,
            wake: None,
            now: 0,
        };
        machine.recognise(&start.stored, &mut Vec::new());
        if let Some(base) = &start.stored.base {
            machine.adopt_base(base);
            // Storage may have lost the key that the base tells.
            machine.look |= !machine.fresh;
        }
        machine
    }

    /// Begins to work: says what is to be done first.
    pub fn start(&mut self, now: u64) -> Vec<Effect<N>> {
        let mut out = Vec::new();
        self.now = now;
        self.advance(now, &mut out);
        out
    }

    /// Takes one event in and says what is to be done. `now` is in milliseconds since the epoch.
    pub fn step(&mut self, event: Event<N>, now: u64) -> Vec<Effect<N>> {
        let mut out = Vec::new();
        // Storage that keeps failing would else have the cart read for ever, by two tabs in turn as well.
        self.resting &= match event {
            Event::Tick | Event::Dismiss { .. } | Event::StorageFailed => true,
            Event::BaseStored { .. } => self.storage_failed,
            _ => false,
        };
        self.set_back(now);
        match event {
            Event::Intent(intent) => self.take(intent, now, &mut out),
            Event::LaneGranted(stored) => self.granted(stored, now, &mut out),
            Event::Answer { flight, reply } => match self.land(flight) {
                Some(flight) => self.answered(flight, reply, now, &mut out),
                None => self.heard_late(flight),
            },
            Event::NoAnswer { flight } => {
                if let Some(flight) = self.land(flight) {
                    self.pace.unreachable = true;
                    self.report_response(&flight, 0, now, &mut out);
                    let problem = Problem::local(
                        NETWORK,
                        "The store cannot be reached, or it forbids this page to read its answers.",
                    );
                    self.unclear(flight, problem, None, now, &mut out);
                } else {
                    self.identity.heard_late(flight);
                }
            }
            Event::Tick => {
                self.wake = None;
                self.expire(now, &mut out);
            }
            Event::Nudge => {
                self.pace.not_before = now;
                self.look = true;
                for entry in self.log.entries_mut() {
                    // What failed for want of a network may have found one.
                    entry.held.take_if(|problem| problem.code == NETWORK);
                }
            }
            Event::Dismiss { notice } => {
                if self.notices.dismiss(&notice) {
                    out.push(Effect::Changed);
                }
            }
            Event::Adopt { log } => self.adopt_log(&log, now, &mut out),
            Event::BaseStored { base } => {
                if !matches!(self.phase, Phase::Flying(_)) {
                    self.follow(&base, &mut out);
                }
            }
            Event::LaneLost if sabotage::is(Fault::IgnoreOvertaken) => {}
            Event::LaneLost => self.lost(&mut out),
            Event::Retry { intent } => self.retry(intent.as_ref(), now, &mut out),
            Event::Drop { intent } => self.give_up(intent, &mut out),
            Event::CustomerStored(_) if self.identity.leaving.is_some() => {}
            Event::CustomerStored(stored) => {
                // A request that is on its way says more, unless nobody is logged in any more.
                if stored.customer.is_none() || !matches!(self.phase, Phase::Flying(_)) {
                    self.recognise(&stored, &mut out);
                    if let Some(base) = &stored.base {
                        self.follow(base, &mut out);
                    }
                }
            }
            Event::Login {
                intent,
                username,
                password,
            } => self.login(intent, username, password, now, &mut out),
            Event::Logout { intent } => self.logout(intent, &mut out),
            Event::StorageFailed => {
                self.storage_failed = true;
                out.push(Effect::Changed);
            }
        }
        self.advance(now, &mut out);
        out
    }

    /// The cart as the shopper means it.
    pub fn view(&self) -> View<N> {
        self.folded().view
    }

    /// The last confirmed cart.
    pub fn base(&self) -> Option<&Base<N>> {
        self.base.as_ref()
    }

    /// Whether anything is known of the cart, so that the view can be trusted to be one.
    pub fn known(&self) -> bool {
        self.base.is_some() || self.fresh
    }

    /// Whether the last cart that was read is not believed yet, and is to be read once more.
    pub fn doubts(&self) -> bool {
        self.doubt
    }

    /// The cart key.
    pub fn key(&self) -> &str {
        &self.key
    }

    /// Messages for the shopper.
    pub fn notices(&self) -> &Notices {
        &self.notices
    }

    /// The problem that keeps intents from being sent.
    pub fn problem(&self) -> Option<&Problem> {
        self.problem.as_ref()
    }

    /// Whether storage has refused to keep something.
    pub fn storage_failed(&self) -> bool {
        self.storage_failed
    }

    /// Ids of the intents that have not ended, oldest first.
    pub fn pending(&self) -> impl Iterator<Item = &str> {
        self.log
            .entries()
            .iter()
            .map(|entry| entry.intent.id.as_str())
    }

    /// What the cart is doing.
    pub fn sync(&self) -> Sync {
        if self.pace.unreachable {
            return Sync::Offline;
        }
        match self.phase {
            _ if self.needs_login() => Sync::Waiting,
            _ if self.pace.failures > 2 => Sync::Degraded,
            Phase::Flying(_) | Phase::Acquiring => Sync::Sending,
            _ if self.suspect.is_some() || self.pace.failures > 0 => Sync::Waiting,
            _ if self.resting && self.log.has_waiting() => Sync::Waiting,
            _ if self.log.has_waiting() => Sync::Sending,
            _ => Sync::Idle,
        }
    }

    pub(super) fn folded(&self) -> Folded<N> {
        view::fold(
            self.base.as_ref(),
            &self.evidence,
            self.log.entries(),
            &self.names,
            &self.marks,
        )
    }

    /// Takes an intent in: shown and durable before anything else happens to it.
    fn take(&mut self, mut intent: Intent<N>, now: u64, out: &mut Vec<Effect<N>>) {
        if self.log.holds(&intent.id) || self.ended.contains(&intent.id) {
            return;
        }
        if let Action::Add { line, product, .. } = &mut intent.action {
            let shown = self.folded().view;
            *line = place(product, &shown, self.log.entries(), &self.names)
                .unwrap_or_else(|| line_of(&intent.id));
            let key = self.names.resolve(line);
            let known = self.base.as_ref().and_then(|base| base.line(key));
            if let Some(known) = known.filter(|_| product.predicted_key.is_none()) {
                // It is this line still when the base is gone, or the line.
                product.predicted_key = Some(key.clone());
                Rc::make_mut(&mut product.sketch).product_id = known.product_id;
            }
        }
        if let Some(line) = intent.action.line() {
            let line = Text::from(self.line_id(line));
            keep(&mut self.marks, |(marked, _)| *marked != line);
        }
        let id = intent.id.clone();
        let line = intent.action.line().map(Text::from);
        out.push(Effect::Report(Report {
            topic: "intent",
            intent: id.clone(),
            kind: intent.action.kind(),
            line: line.clone(),
            ..Report::default()
        }));
        self.log.push(intent, now);
        if self.known() {
            let folded = self.folded();
            if folded.stranded.contains(&id) {
                self.log.take(&id);
                let problem = Problem::local("unknown_line", "This line is not in the cart.");
                self.end(id, Outcome::Refused { line, problem }, out);
                return;
            }
        }
        self.keep_log(out);
        out.push(Effect::Changed);
    }

    pub(super) fn store(&self, slot: Slot, record: Option<String>, out: &mut Vec<Effect<N>>) {
        out.push(Effect::Store { slot, record });
    }

    pub(super) fn keep_log(&self, out: &mut Vec<Effect<N>>) {
        self.store(
            Slot::Log,
            journal::write_log(self.log.entries(), &self.names),
            out,
        );
    }

    pub(super) fn keep_base(&self, out: &mut Vec<Effect<N>>) {
        if let Some(base) = &self.base {
            let (names, entries) = (self.names.pairs(), self.log.entries());
            let record = journal::write_base(base, names, &self.ended, self.batch, entries);
            self.store(Slot::Base, Some(record), out);
        }
    }

    pub(super) fn sequence(&self) -> u64 {
        self.base.as_ref().map_or(0, |base| base.sequence)
    }

    pub(super) fn held(&self) -> Held {
        let lines = self.cart().map(|cart| cart.lines.iter().collect());
        lines.unwrap_or_default()
    }

    pub(super) fn lines(&self) -> Lines<N> {
        self.cart()
            .map(|cart| cart.lines.clone())
            .unwrap_or_default()
    }

    /// The lines of the base, and those that can be restored.
    pub(super) fn all_lines(&self) -> (Lines<N>, Lines<N>) {
        let cart = self.cart();
        cart.map(|cart| (cart.lines.clone(), cart.removed.clone()))
            .unwrap_or_default()
    }

    /// The last confirmed cart.
    pub(super) fn cart(&self) -> Option<&Cart<N>> {
        self.base.as_ref().map(|base| &base.cart)
    }

    /// An intent ends that other pages may hold, too. They hear of it with the base, if there is one.
    pub(super) fn end_for_all(&mut self, intent: Text, outcome: Outcome, out: &mut Vec<Effect<N>>) {
        self.look |= self.base.is_none();
        self.end(intent, outcome, out);
    }

    /// An intent has ended.
    pub(super) fn end(&mut self, intent: Text, outcome: Outcome, out: &mut Vec<Effect<N>>) {
        if self.ended.contains(&intent) {
            // It came true meanwhile, while a request that carried it had no clear outcome.
            return;
        }
        if self.ended.len() >= REMEMBERED {
            self.ended.remove(0);
        }
        self.ended.push(intent.clone());
        out.push(Effect::Ended { intent, outcome });
    }

    /// Intents that are about no line have ended, or failed.
    pub(super) fn end_all(
        &mut self,
        intents: Vec<Text>,
        problem: Option<&Problem>,
        out: &mut Vec<Effect<N>>,
    ) {
        for intent in intents {
            let outcome = match problem {
                None => Outcome::Done { line: None },
                Some(problem) => Outcome::Refused {
                    line: None,
                    problem: problem.clone(),
                },
            };
            self.end(intent, outcome, out);
        }
    }

    /// Takes a stored base over if it is newer than ours; says whether it was.
    pub(super) fn adopt_base(&mut self, record: &str) -> bool {
        let known = self.base.as_ref();
        let known = known.filter(|_| !sabotage::is(Fault::OlderBase));
        let Some(stored) = journal::read_newer_base(record, known) else {
            return false;
        };
        if sabotage::is(Fault::IgnoreOthers) && self.base.is_some() {
            return false;
        }
        let key = &stored.base.cart.key;
        self.is_foreign = !self.identity.owns(key);
        if self.is_foreign {
            // A login or logout on its way: the names of lines that are meant here hold all the same.
            for (id, key) in &stored.names {
                let mut entries = self.log.entries().iter();
                if entries.any(|entry| entry.intent.action.line() == Some(id)) {
                    self.names.bind(id, key);
                }
            }
            return false;
        }
        if self.fresh && !key.is_empty() {
            // Another page has begun the cart.
            self.key.clone_from(key);
            self.fresh = false;
        }
        self.evidence.learn(&stored.base.cart);
        self.base = Some(stored.base);
        for id in stored.ended {
            if !self.ended.contains(&id) {
                self.ended.push(id);
            }
        }
        let mut log = self.log.entries().iter().map(|entry| &entry.intent);
        if log.any(|it| matches!(it.action, Action::Clear) && self.ended.contains(&it.id)) {
            self.cleared();
        }
        // A line that this page shows keeps the id it has here.
        self.bind_predicted();
        for entry in self.log.entries() {
            if let Action::Add { line, .. } = &entry.intent.action {
                let made = line_of(&entry.intent.id);
                if let Some((_, key)) = stored.names.iter().find(|(id, _)| *id == made) {
                    self.names.bind_made(line, key);
                }
            }
        }
        for (_, key) in &stored.names {
            let mut entries = self.log.entries().iter();
            if entries.any(|entry| entry.intent.action.line() == Some(key)) {
                self.names.hold(key);
            }
        }
        for others in [false, true] {
            for (id, key) in &stored.names {
                let mut entries = self.log.entries().iter();
                if others || entries.any(|entry| entry.intent.action.line() == Some(id)) {
                    self.names.bind(id, key);
                }
            }
        }
        self.log.correct(stored.corrections);
        self.batch = stored.batch.or(self.batch);
        true
    }

    /// Takes a stored base over if it is newer, and folds the log over it anew.
    pub(super) fn follow(&mut self, record: &str, out: &mut Vec<Effect<N>>) {
        let waiting = self.log.entries().len();
        if self.adopt_base(record) {
            self.watched(None);
            // What a tab of ours has taken out can be restored.
            let reset =
                self.held().is_empty() && self.cart().is_some_and(|cart| cart.removed.is_empty());
            self.rebase(reset, out);
            if self.log.entries().len() < waiting {
                self.keep_log(out);
            }
            out.push(Effect::Changed);
        }
    }

    /// The shopper's clock was set back: what is waited for comes as much earlier.
    fn set_back(&mut self, now: u64) {
        let back = self.now.saturating_sub(now);
        self.now = now;
        if back == 0 {
            return;
        }
        let earlier = |time: &mut u64| *time = time.saturating_sub(back);
        earlier(&mut self.pace.not_before);
        self.identity.set_back(back);
        self.wake = None;
        let flying = match &mut self.phase {
            Phase::Flying(flight) => Some(flight),
            _ => None,
        };
        for flight in flying.into_iter().chain(&mut self.suspect) {
            earlier(&mut flight.sent_at);
            earlier(&mut flight.settled_at);
        }
        for watch in &mut self.watches {
            earlier(&mut watch.until);
        }
    }

    /// Takes over the intents of a tab that is gone.
    fn adopt_log(&mut self, record: &str, now: u64, out: &mut Vec<Effect<N>>) {
        let Some(entries) = journal::read_log::<N>(record) else {
            return;
        };
        let is_unsure = matches!(self.phase, Phase::Idle | Phase::Acquiring);
        let entries = entries.into_iter().filter_map(|mut entry| {
            Self::hold_old(&mut entry, now);
            entry.unsure = is_unsure;
            let is_over = self.ended.contains(&entry.intent.id) || sabotage::is(Fault::LoseAdopted);
            if let Action::Add { line, product, .. } = &entry.intent.action
                && let Some(key) = product.predicted_key.as_ref().filter(|_| is_over)
            {
                // What else is in the log may be about the line that it has made.
                self.names.bind(line, key);
            }
            (!is_over).then_some(entry)
        });
        let entries = entries.listed();
        self.join(entries);
        self.keep_log(out);
        out.push(Effect::Changed);
    }

    /// Takes these intents in after all others.
    pub(super) fn join(&mut self, entries: Vec<Entry<N>>) {
        // The ids of their lines, and those of lines that turn out to be the same here.
        let mut same: Vec<(Text, Text)> = Vec::new();
        for mut entry in entries {
            if let Action::Add { line, product, .. } = &entry.intent.action
                && !same.iter().any(|(known, _)| known == line)
                && let shown = self.folded().view
                && !shown.lines.iter().any(|it| it.id == *self.line_id(line))
                && let Some(here) = place(product, &shown, self.log.entries(), &self.names)
            {
                same.push((line.clone(), here));
            }
            // Nor may it be known that what is being made here has this item key.
            let made = self.log.entries().iter();
            append(
                &mut same,
                made.filter_map(|made| match &made.intent.action {
                    Action::Add { line, product, .. } => {
                        Some((product.predicted_key.clone()?, line.clone()))
                    }
                    _ => None,
                }),
            );
            if let Some(line) = entry.intent.action.line_mut()
                && let Some((_, here)) = same.iter().find(|(known, _)| known == line)
            {
                line.clone_from(here);
            }
            self.log.push_entry(entry);
        }
        self.bind_predicted();
    }
}

/// The id of a line that an intent makes: the same whenever the intent is handed in.
fn line_of(intent: &str) -> Text {
    let mut id = String::from("line-");
    id.push_str(intent);
    id.into()
}
