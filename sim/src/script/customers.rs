//! Trips of shoppers who have an account: they log in and out, and their tokens end.
//!
//! Drawn from a stream of their own, so that no other trip changes by them.

use fastrand::Rng;

use super::{Act, Deed, PRODUCTS, Script, below, draw_act, draw_count, draw_fate, draw_fault};
use super::{draw_seats, draw_time};
use crate::faults::Fault;

/// The people with an account: name, password, and the id that is the key of their cart.
pub const CUSTOMERS: [(&str, &str, u32); 2] = [("jane", "jane-pass", 2), ("li", "li-pass", 3)];

impl Script {
    /// Draws a trip with customers.
    pub fn draw_customers(seed: u64) -> Script {
        let mut rng = Rng::with_seed(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0xc057_04e5);
        let seats = draw_seats(&mut rng);
        let devices = seats.iter().max().map_or(1, |last| last + 1);
        let mut script = Script {
            seed,
            shared: false,
            batches: rng.u8(..8) > 0,
            deeds: Vec::new(),
            faults: Vec::new(),
            seats,
        };
        let products = 1 + below(&mut rng, 3);
        let first = below(&mut rng, PRODUCTS.len());
        let count = rng.u64(3..11);
        // Most trips have one customer, and each has a login.
        let others = rng.u8(..5) == 0;
        let login = rng.u64(..count.min(5));
        let mut at = 0;
        for nth in 0..count {
            at += draw_time(&mut rng);
            let seat = below(&mut rng, script.seats.len());
            let product = (first + below(&mut rng, products)) % PRODUCTS.len();
            let who = usize::from(others && rng.bool());
            let act = match rng.u8(..16) {
                _ if nth == login => Act::Login(who),
                0..=1 => Act::Login(who),
                2..=3 if nth > login => Act::Logout,
                _ => draw_act(&mut rng, product),
            };
            script.deeds.push(Deed { at, seat, act });
        }
        let ends = at + 3_000;
        for _ in 0..draw_count(&mut rng) {
            let fault = match rng.u8(..8) {
                0 => Fault::TokensEnd {
                    at: rng.u64(..ends),
                },
                1..=3 => Fault::Request(rng.u32(..20), draw_fate(&mut rng)),
                _ => draw_fault(&mut rng, script.seats.len(), devices, ends),
            };
            script.faults.push(fault);
        }
        if rng.u8(..4) == 0 {
            script.faults.push(Fault::TokensEnd {
                at: rng.u64(..ends),
            });
        }
        script
    }

    /// Whether anybody has an account.
    pub fn has_customers(&self) -> bool {
        let mut deeds = self.deeds.iter();
        deeds.any(|deed| matches!(deed.act, Act::Login(_) | Act::Logout))
    }

    /// What the cart of each customer holds before the trip: products as indices into [`PRODUCTS`].
    pub fn own_carts(&self) -> [Vec<(usize, i64)>; CUSTOMERS.len()] {
        let mut rng = Rng::with_seed(self.seed ^ 0x0cca_2715);
        let mut cart = || -> Vec<(usize, i64)> {
            let holds = rng.u8(..8);
            let plain = |product: &usize| holds & 1 << product != 0;
            (0..3)
                .filter(plain)
                .map(|product| (product, 1 + (rng.u8(..5) as i64)))
                .collect()
        };
        [cart(), cart()]
    }
}
