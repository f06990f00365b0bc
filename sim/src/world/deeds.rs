//! What shoppers do.

use cocart_wasm::cart::interned::Text;
use cocart_wasm::cart::quantity::Quantity;
use cocart_wasm::sync::choose;
use cocart_wasm::sync::intent::{Action, Intent, Outcome};
use cocart_wasm::sync::ports::{Event, Slot};
use cocart_wasm::sync::view::{View, ViewLine};

use super::{Happening, Heard, World};
use crate::document::Document;
use crate::faults::Fault;
use crate::ledger::{self, Why};
use crate::meant::{Asked, Wish};
use crate::script::{Act, Kind, PRODUCTS, product_of};

impl<N: Document> World<N> {
    pub(crate) fn act(&mut self, index: usize) {
        let deed = self.script.deeds[index];
        let Some(page) = self.seats[deed.seat] else {
            return;
        };
        if self.pages[page as usize].frozen {
            return;
        }
        let view = self.pages[page as usize].machine.view();
        let shown = |product: usize| line_of(&view.lines, PRODUCTS[product].id);
        let quantity = Quantity::pieces;
        let (action, wish, product) = match deed.act {
            Act::Look => {
                self.step(page, Event::Nudge);
                return;
            }
            Act::Retry => {
                self.step(page, Event::Retry { intent: None });
                return;
            }
            Act::Drop(nth) => {
                self.drop_one(page, nth);
                return;
            }
            Act::Login(who) => {
                self.log_in(format!("i{index}"), page, who);
                return;
            }
            Act::Logout => {
                self.log_out(format!("i{index}"), page);
                return;
            }
            Act::Refresh => (Action::Refresh, Wish::Refresh, None),
            Act::Clear => (Action::Clear, Wish::Clear, None),
            Act::Add(product, number) | Act::AddBySku(product, number) => {
                let by_sku = matches!(deed.act, Act::AddBySku(..)) && knows(&view, product);
                let id = PRODUCTS[product].id.to_string();
                let name = if by_sku { PRODUCTS[product].sku } else { &id };
                let (chosen, _) = choose::product(name, Vec::new(), None, None);
                let action = Action::Add {
                    line: Text::new(),
                    product: Box::new(chosen),
                    quantity: quantity(number),
                };
                (action, Wish::Add(number), Some(product))
            }
            Act::Set(product, number) => {
                let Some(line) = shown(product) else { return };
                let action = Action::SetQuantity {
                    line,
                    quantity: quantity(number),
                };
                (action, Wish::Set(number), Some(product))
            }
            Act::Remove(product) => {
                let Some(line) = shown(product) else { return };
                (Action::Remove { line }, Wish::Remove, Some(product))
            }
            Act::Restore(product) => {
                let Some(line) = line_of(&view.removed, PRODUCTS[product].id) else {
                    return;
                };
                if shown(product).is_some() {
                    return;
                }
                (Action::Restore { line }, Wish::Restore, Some(product))
            }
        };
        self.ask(format!("i{index}"), page, action, wish, product);
    }

    /// The shopper gives up one of the intents that a page says may be given up.
    fn drop_one(&mut self, page: u32, nth: usize) {
        let machine = &self.pages[page as usize].machine;
        let waiting: Vec<&str> = machine
            .pending()
            .filter(|id| machine.may_drop(id) && self.asked.iter().any(|asked| asked.id == *id))
            .collect();
        if waiting.is_empty() {
            return;
        }
        let intent = waiting[nth % waiting.len()].to_string();
        self.trace
            .say(self.now, || format!("page {page}: gives up {intent}"));
        // A line that was new because of a Clear may turn out to be the one that was there before.
        let mut clears = self.asked.iter().filter(|asked| asked.wish == Wish::Clear);
        if clears.any(|asked| asked.id == intent) {
            self.watchman.forget_lines(page);
        }
        self.step(
            page,
            Event::Drop {
                intent: intent.into(),
            },
        );
    }

    fn ask(
        &mut self,
        id: String,
        page: u32,
        action: Action<N>,
        wish: Wish,
        product: Option<usize>,
    ) {
        self.note_asked(id.clone(), page, wish, product);
        self.step(
            page,
            Event::Intent(Intent {
                id: id.into(),
                action,
            }),
        );
    }

    /// A shopper asks for something on a page.
    pub(super) fn note_asked(&mut self, id: String, page: u32, wish: Wish, product: Option<usize>) {
        let machine = &self.pages[page as usize].machine;
        let pending: Vec<&str> = machine.pending().collect();
        let device = self.pages[page as usize].device;
        let record = self.devices[device].storage.get((Slot::Customer, 0));
        let is_unaware = machine.next_customer().is_some() && record.is_none();
        let after = self.asked.iter().enumerate();
        let after = after.filter(|(_, earlier)| {
            // What waits may come after a login or a logout.
            let waits = !matches!(wish, Wish::Login(_) | Wish::Logout);
            if is_unaware && !waits && earlier.wish == Wish::Logout && earlier.device == device {
                // A page that has yet to hear of the logout of another one takes the two logins for one.
                return false;
            }
            earlier.ended_at.is_some() || waits && pending.contains(&earlier.id.as_str())
        });
        let after = after.map(|(index, _)| index).collect();
        self.trace.say(self.now, || {
            let product = product.map(|product| PRODUCTS[product].id);
            format!("page {page}: {id} {wish:?} {product:?}")
        });
        self.asked.push(Asked {
            id,
            device: self.pages[page as usize].device,
            key: self.row_key(page).into(),
            who: self.customer(page),
            product: product.map(|product| PRODUCTS[product].id),
            wish,
            after,
            asked_by: page,
            asked_at: self.counts.steps,
            ended_at: None,
            ended_by: None,
            outcome: None,
            lost: false,
            forgotten: false,
            unheard: false,
            untold: false,
            doubtful: false,
            knew: self.devices[self.pages[page as usize].device].knows,
            clock: self.clock(self.pages[page as usize].device),
            unconfirmed: false,
            behind: self.is_behind(page),
        });
        self.counts.intents += 1;
        self.watchman.asked(page, &self.asked, product, wish);
    }

    /// Whether a page has yet to hear of what another one has stored.
    fn is_behind(&self, page: u32) -> bool {
        let mut queue = self.queue.iter();
        queue.any(
            |(_, _, next)| matches!(next, Happening::Hear(hears, Heard::Hint(_)) if *hears == page),
        )
    }

    /// A page is killed before it says how these intents ended. Those that no log holds any more are over.
    pub(crate) fn never_told(&mut self, page: u32, intents: &[Text]) {
        let storage = &self.devices[self.pages[page as usize].device].storage;
        for asked in &mut self.asked {
            asked.unheard |= intents.iter().any(|id| *id == asked.id) && !storage.holds(&asked.id);
        }
    }

    /// A page says how an intent ended; `untold` is whether storage refused to keep that for the others.
    pub(crate) fn ended(&mut self, page: u32, intent: &str, outcome: Outcome, untold: bool) {
        self.trace.say(self.now, || {
            format!("  page {page}: {intent} ends {outcome:?}")
        });
        self.trace.mix_text(intent);
        self.trace.mix(match &outcome {
            Outcome::Done { .. } => 1,
            Outcome::Adjusted { .. } => 2,
            Outcome::Refused { .. } => 3,
        });
        let now = self.counts.steps;
        // Without locks and without room in storage tabs have nothing in common.
        let device = self.pages[page as usize].device;
        let is_lost = self.script.has_leases() && self.devices[device].harmed;
        let was_adopted = self.pages.iter().any(|page| page.unguarded && page.alive);
        let Some(at) = self.asked.iter().position(|asked| asked.id == intent) else {
            self.note_put_back(intent, &outcome);
            return;
        };
        let mut requests = self.network.requests.iter();
        let was_sent = self.asked[at].outcome.is_some()
            && requests.any(|request| self.carried(request).contains(&at));
        let asked = &mut self.asked[at];
        // A page that seemed to be gone says of what another has ended that it has ended.
        if let Some(before) = &asked.outcome {
            // Where the cart was never read, a refusal is in no base that others could follow; nor is, at first, what
            // two pages find out of the same base, each for itself: that there is nothing to be done any more.
            let refuses = |outcome: &Outcome| matches!(outcome, Outcome::Refused { .. });
            let sold = |id: &u64| {
                PRODUCTS
                    .iter()
                    .any(|it| it.id == *id && it.kind != Kind::Unsellable)
            };
            let unsold = !asked.product.as_ref().is_some_and(sold);
            // Where storage was wiped, a page that finds nobody logged in takes that for a logout.
            let is_wiped = self.devices[device].harmed
                && matches!(&outcome, Outcome::Refused { problem, .. } if problem.code == "logged_out");
            // Two pages have it as well where the one that took the log over was killed before it had taken it away.
            let mut faults = self.script.faults.iter();
            let is_killed = faults.any(|fault| matches!(fault, Fault::KillAtEffect(_)));
            let is_twice = refuses(before) && (is_killed || self.script.has_leases() && unsold);
            let is_same = was_adopted && (refuses(before) || unsold || !was_sent);
            let is_apart = is_wiped || is_lost || refuses(&outcome) && (is_same || is_twice);
            // One that could not be told must find an end of its own.
            let elsewhere = asked.ended_by != Some(page)
                && (asked.untold || is_apart || matches!(outcome, Outcome::Done { .. }));
            if !elsewhere {
                let text = format!("{intent} ended twice: {before:?}, then {outcome:?}");
                self.fail("an intent ends once", || text);
            } else if is_lost
                && matches!(outcome, Outcome::Done { .. })
                && let Some(product) = asked.product
            {
                let key = self.row_key(page).to_string();
                let row = ledger::row(&self.network.store, &key);
                self.open_hole(&key, product, ledger::of(&row, product), Why::Devices);
            }
            return;
        }
        asked.ended_by = Some(page);
        asked.ended_at = Some(now);
        asked.outcome = Some(outcome);
        asked.untold = untold;
        let product = asked.product;
        self.watchman.settled(&self.asked, product, intent);
        if matches!(self.asked[at].outcome, Some(Outcome::Done { .. })) {
            self.note_done(at);
        }
    }
}

/// Local id of the line of a product.
fn line_of<N: Document>(lines: &[ViewLine<N>], product: u64) -> Option<Text> {
    let mut lines = lines.iter().rev();
    lines
        .find(|line| product_of(&line.line) == product)
        .map(|line| line.id.clone())
}

/// Whether the page knows which product a SKU is: the store has said so.
fn knows<N: Document>(view: &View<N>, product: usize) -> bool {
    let mut lines = view.lines.iter();
    lines.any(|line| line.line.is_confirmed() && product_of(&line.line) == PRODUCTS[product].id)
}
