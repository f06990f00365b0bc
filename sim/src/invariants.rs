//! What must hold after every step, and when everything is at rest.

mod carts;
pub(crate) mod identity;
mod rest;
mod step;

use std::rc::Rc;

use cocart_wasm::cart::model::Line;

use crate::document::Document;
use crate::explore::digest::{Digest, plain};
use crate::meant::{Asked, Wish};
use crate::script::PRODUCTS;

/// How long after nobody waits for it any more a request may be carried out and still be put right, in
/// milliseconds. One that is carried out later is the first documented hole.
pub const WATCH: u64 = 29_000;

/// A figure that was called exact, or the store's own.
#[derive(Clone, Debug)]
pub(crate) struct Figure {
    /// Products and quantities.
    pub content: Vec<(u64, i64)>,
    /// Who is logged in: taxes depend on where they live.
    pub who: Option<usize>,
    /// Whether it is of a line, and not of the cart.
    pub of_line: bool,
    /// In minor units.
    pub total: i64,
}

/// Remembers what the checks of a step compare with.
#[derive(Clone)]
pub struct Watchman<N: Document> {
    pages: Vec<Seen<N>>,
    /// Pages that wait for another to be gone.
    waits: Vec<(u32, u32)>,
    /// The last sequence that was stored on each device.
    stored: Vec<u64>,
}

/// What a page has shown.
#[derive(Clone)]
struct Seen<N: Document> {
    sequence: u64,
    lines: Vec<(u64, String, Rc<Line<N>>)>,
    /// How many steps all machines had made then.
    steps: u64,
    /// Whether the cart is another one since: its lines are other objects.
    is_another: bool,
    /// Quantities that the shopper set here and that nobody has contradicted.
    set: Vec<(u64, i64)>,
}

impl<N: Document> Default for Watchman<N> {
    fn default() -> Self {
        Watchman {
            pages: Vec::new(),
            waits: Vec::new(),
            stored: Vec::new(),
        }
    }
}

impl<N: Document> Watchman<N> {
    /// What it remembers beside what follows from what pages show.
    pub(crate) fn situation(&self) -> Digest {
        let set: Vec<_> = self.pages.iter().map(|seen| &seen.set).collect();
        let begin = plain((set, &self.waits));
        self.stored
            .iter()
            .fold(begin, |all, stored| all.with(*stored))
    }

    /// A page is new.
    pub fn opened(&mut self, _page: u32) {
        self.pages.push(Seen {
            sequence: 0,
            lines: Vec::new(),
            steps: 0,
            is_another: false,
            set: Vec::new(),
        });
    }

    /// A page waits for another to be gone.
    pub fn waits(&mut self, page: u32, log: u32) {
        self.waits.push((page, log));
    }

    /// The pages that waited for this one to be gone.
    pub fn waiting_for(&mut self, log: u32) -> Vec<u32> {
        let waiting = self.waits.iter().filter(|(_, other)| *other == log);
        let waiting = waiting.map(|(page, _)| *page).collect();
        self.waits.retain(|(_, other)| *other != log);
        waiting
    }

    /// The shopper asks for something on a page: what other pages' shoppers expected may not come.
    pub fn asked(&mut self, page: u32, asked: &[Asked], product: Option<usize>, wish: Wish) {
        if wish == Wish::Refresh {
            return;
        }
        let product = product.map(|product| PRODUCTS[product].id);
        for seen in &mut self.pages {
            seen.set
                .retain(|(set, _)| product.is_some_and(|product| product != *set));
        }
        // What another page has asked for may come later, and a login brings another cart.
        let contested = asked.iter().any(|earlier| {
            let is_login = matches!(earlier.wish, Wish::Login(_));
            is_login && earlier.ended_at.is_none()
                || earlier.ended_at.is_none()
                    && earlier.asked_by != page
                    && (earlier.product == product || earlier.wish == Wish::Clear)
        });
        if contested {
            return;
        }
        if let (Wish::Set(quantity), Some(product), Some(seen)) =
            (wish, product, self.pages.get_mut(page as usize))
        {
            seen.set.push((product, quantity));
        }
    }

    /// An intent has ended: refused or adjusted, it contradicts what was set.
    pub fn settled(&mut self, asked: &[Asked], product: Option<u64>, intent: &str) {
        use cocart_wasm::sync::intent::Outcome;
        let ended = asked.iter().find(|asked| asked.id == intent);
        if let Some(Outcome::Done { .. }) = ended.and_then(|asked| asked.outcome.as_ref()) {
            return;
        }
        for seen in &mut self.pages {
            seen.set
                .retain(|(set, _)| product.is_some_and(|product| product != *set));
        }
    }

    /// A page is about another cart from now on: that of a guest or of a customer.
    pub(crate) fn another_cart(&mut self, page: u32, is_over: bool) {
        if let Some(seen) = self.pages.get_mut(page as usize) {
            seen.sequence = 0;
            seen.is_another = true;
            if is_over {
                seen.lines.clear();
            }
        }
    }

    /// The stored base of a device is gone.
    pub(crate) fn forgot_base(&mut self, device: usize) {
        if let Some(stored) = self.stored.get_mut(device) {
            *stored = 0;
        }
    }

    /// The lines of a page may be others from now on.
    pub(crate) fn forget_lines(&mut self, page: u32) {
        if let Some(seen) = self.pages.get_mut(page as usize) {
            seen.lines.clear();
        }
    }

    /// Nobody can know any more what the store holds of a product.
    pub(crate) fn forget(&mut self, product: u64) {
        for seen in &mut self.pages {
            seen.set.retain(|(set, _)| *set != product);
        }
    }

    /// Nothing that was set is expected any more.
    pub fn expect_nothing(&mut self) {
        for seen in &mut self.pages {
            seen.set.clear();
        }
    }
}
