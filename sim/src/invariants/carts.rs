//! What the carts of guests and customers must hold when everything is at rest.

use crate::document::Document;
use crate::faults::Fate;
use crate::ledger;
use crate::meant::carts::{self, Carts, End};
use crate::meant::{Asked, State, Wish};
use crate::network::Request;
use crate::script::customers::CUSTOMERS;
use crate::script::{Kind, PRODUCTS};
use crate::world::World;

impl<N: Document> World<N> {
    /// Whether a guest has asked for a line of a product that was made for the customer, and something was asked of
    /// it that is not relative.
    pub(crate) fn is_taken_for_another(&self, product: u64) -> bool {
        let of_it = || self.asked.iter().filter(|it| it.product == Some(product));
        let is_absolute = |wish: Wish| matches!(wish, Wish::Set(_) | Wish::Remove);
        let goes_with = |it: &Asked| {
            let mut logins = self.asked.iter();
            logins.any(|login| {
                let is_then =
                    |at: u64| it.asked_at <= at && it.ended_at.is_none_or(|end| end >= at);
                matches!(login.wish, Wish::Login(_)) && login.ended_at.is_some_and(is_then)
            })
        };
        of_it().any(|it| it.who.is_none() && goes_with(it))
            && of_it().any(|it| is_absolute(it.wish))
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
            // As where nobody logs in; see `rest.rs`. Nor can a guest foresee that theirs is a line of the customer.
            let is_unforeseen = sample.kind == Kind::Unforeseen
                && (self.pages.len() > 1 || self.is_taken_for_another(product));
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
                    let is_refused = asked.is_refused();
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
