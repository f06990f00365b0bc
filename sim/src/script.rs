//! A trip as it is drawn from a seed: who shops where, what they do when, and what goes wrong.
//!
//! Nothing else is random: carrying a script out is the same every time, so a failing one can be made
//! smaller by leaving parts of it out.

pub mod customers;
mod leases;

use std::ops::Range;

use fastrand::Rng;

use crate::faults::{Fate, Fault, Record};

/// The products of the trips by id, as the store's sample catalogue has them.
pub const PRODUCTS: [Sample; 7] = [
    Sample {
        id: 14,
        sku: "woo-beanie",
        kind: Kind::Plain,
    },
    Sample {
        id: 15,
        sku: "woo-belt",
        kind: Kind::Plain,
    },
    Sample {
        id: 16,
        sku: "woo-cap",
        kind: Kind::Plain,
    },
    Sample {
        id: 34,
        sku: "woo-hoodie-blue-logo",
        kind: Kind::Unforeseen,
    },
    // Three in stock.
    Sample {
        id: 35,
        sku: "rs-stock3",
        kind: Kind::Scarce,
    },
    // Out of stock.
    Sample {
        id: 38,
        sku: "rs-outofstock",
        kind: Kind::Unsellable,
    },
    // No such product.
    Sample {
        id: 999_999,
        sku: "nothing",
        kind: Kind::Unsellable,
    },
];

/// A product.
pub struct Sample {
    /// Id of the product or variation.
    pub id: u64,
    /// Its SKU.
    pub sku: &'static str,
    /// How the store treats it.
    pub kind: Kind,
}

/// How the store treats a product.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// It can be bought in any number.
    Plain,
    /// The same, but it is a variation, whose key pages cannot foretell from its id.
    Unforeseen,
    /// There are only a few.
    Scarce,
    /// It cannot be bought.
    Unsellable,
}

/// What a shopper does. Products are indices into [`PRODUCTS`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Puts so many more in the cart.
    Add(usize, i64),
    /// The same by SKU, where the page knows that the SKU is this product; else by id.
    AddBySku(usize, i64),
    /// Sets a quantity, where the line is shown.
    Set(usize, i64),
    /// Takes a line out, where it is shown.
    Remove(usize),
    /// Puts a removed line back, where that is shown.
    Restore(usize),
    /// Empties the cart.
    Clear,
    /// Asks for a new look.
    Refresh,
    /// Comes back to the page.
    Look,
    /// Has everything tried again.
    Retry,
    /// Gives up one of the intents that wait.
    Drop(usize),
    /// Logs in, as one of [`customers::CUSTOMERS`].
    Login(usize),
    /// Logs out, where somebody is logged in.
    Logout,
}

/// Something a shopper does at some time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deed {
    /// When, in milliseconds.
    pub at: u64,
    /// At which seat: a tab that is opened again when it was killed.
    pub seat: usize,
    /// What.
    pub act: Act,
}

/// A trip.
#[derive(Clone, Debug)]
pub struct Script {
    /// What it was drawn from; also seeds latencies.
    pub seed: u64,
    /// The device of each seat.
    pub seats: Vec<usize>,
    /// Whether all devices share one cart.
    pub shared: bool,
    /// Whether the store takes batches.
    pub batches: bool,
    /// What is done, in order of time.
    pub deeds: Vec<Deed>,
    /// What goes wrong.
    pub faults: Vec<Fault>,
}

impl Script {
    /// Draws a trip.
    pub fn draw(seed: u64) -> Script {
        let mut rng = Rng::with_seed(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0x5bd1_e995);
        let seats = draw_seats(&mut rng);
        let devices = seats.iter().max().map_or(1, |last| last + 1);
        let mut script = Script {
            seed,
            shared: devices > 1 && rng.u8(..4) > 0,
            batches: rng.u8(..8) > 0,
            deeds: Vec::new(),
            faults: Vec::new(),
            seats,
        };
        let ends = script.draw_deeds(&mut rng, 1..9) + 3_000;
        for _ in 0..draw_count(&mut rng) {
            let fault = draw_fault(&mut rng, script.seats.len(), devices, ends);
            script.faults.push(fault);
        }
        if rng.u8(..12) == 0 {
            let last = below(&mut rng, script.deeds.len());
            let deed = script.deeds[last];
            script.faults.push(Fault::Absence {
                at: deed.at + rng.u64(..60),
                device: script.seats[deed.seat],
            });
        }
        script
    }

    /// Draws what is done, and says when the last of it is.
    fn draw_deeds(&mut self, rng: &mut Rng, count: Range<u64>) -> u64 {
        // Few products, so that intents meet.
        let products = 1 + below(rng, 3);
        let first = below(rng, PRODUCTS.len());
        let mut at = 0;
        for _ in 0..rng.u64(count) {
            at += draw_time(rng);
            let seat = below(rng, self.seats.len());
            let product = (first + below(rng, products)) % PRODUCTS.len();
            let act = draw_act(rng, product);
            self.deeds.push(Deed { at, seat, act });
        }
        at
    }
}

/// A place below `end`. Drawn as `u64`: `fastrand` draws other numbers for a `usize` of 32 bits, and a seed
/// is to be the same trip in WASM.
fn below(rng: &mut Rng, end: usize) -> usize {
    rng.u64(..end as u64) as usize
}

/// How long a shopper waits before the next deed.
fn draw_time(rng: &mut Rng) -> u64 {
    match rng.u8(..8) {
        0..=2 => rng.u64(..5),
        3..=5 => rng.u64(..300),
        6 => rng.u64(..4_000),
        _ => rng.u64(..90_000),
    }
}

fn draw_seats(rng: &mut Rng) -> Vec<usize> {
    match rng.u8(..20) {
        0..=8 => vec![0],
        9..=14 => vec![0, 0],
        15 => vec![0, 0, 0],
        16..=17 => vec![0, 1],
        _ => vec![0, 0, 1],
    }
}

fn draw_act(rng: &mut Rng, product: usize) -> Act {
    match rng.u8(..22) {
        0..=5 => Act::Add(product, rng.i64(1..4)),
        6..=7 => Act::AddBySku(product, rng.i64(1..4)),
        8..=11 => Act::Set(product, rng.i64(1..9)),
        12..=14 => Act::Remove(product),
        15..=16 => Act::Restore(product),
        17 => Act::Clear,
        18 => Act::Refresh,
        19 => Act::Look,
        20 => Act::Retry,
        _ => Act::Drop(below(rng, 4)),
    }
}

fn draw_count(rng: &mut Rng) -> usize {
    match rng.u8(..10) {
        0..=1 => 0,
        2..=4 => 1,
        5..=7 => 2,
        8 => 3,
        _ => 5,
    }
}

fn draw_fault(rng: &mut Rng, seats: usize, devices: usize, ends: u64) -> Fault {
    let at = rng.u64(..ends);
    let seat = below(rng, seats);
    let device = below(rng, devices);
    let lasts = match rng.u8(..3) {
        0 => rng.u64(10..500),
        1 => rng.u64(500..5_000),
        _ => rng.u64(5_000..120_000),
    };
    let record = match rng.u8(..3) {
        0 => Record::Base,
        1 => Record::Flight,
        _ => Record::Log,
    };
    match rng.u8(..40) {
        0..=17 => Fault::Request(rng.u32(..8), draw_fate(rng)),
        18..=22 => Fault::KillAtEffect(rng.u32(..60)),
        23..=24 => Fault::Kill { at, seat },
        25..=26 => Fault::Freeze { at, seat, lasts },
        27..=28 => Fault::Offline { at, device, lasts },
        29..=30 => Fault::ClockJump {
            at,
            device,
            by: match rng.u8(..4) {
                // More than the life of a cart.
                0 => 691_200_000,
                _ => rng.i64(-7_200_000..7_200_000),
            },
        },
        31..=32 => Fault::StorageFull { at, device, lasts },
        33 => Fault::StorageWiped { at, device },
        34 => Fault::StorageTorn { at, device, record },
        35 => Fault::StorageNewer { at, device, record },
        36 => Fault::HintLost(rng.u32(..6)),
        37 => Fault::HintRepeated(rng.u32(..6)),
        38 => Fault::HintLate(rng.u32(..6), lasts),
        _ => Fault::Ordered { at },
    }
}

fn draw_fate(rng: &mut Rng) -> Fate {
    let retry_after = match rng.u8(..3) {
        0 => Some(rng.u64(..60)),
        _ => None,
    };
    match rng.u8(..24) {
        0..=2 => Fate::Lost,
        3 => Fate::Swallowed,
        4..=6 => Fate::Unanswered,
        7 => Fate::Unheard,
        8 => Fate::Slow(rng.u64(100..5_000)),
        9 => Fate::Slow(rng.u64(5_000..100_000)),
        10..=11 => Fate::Late {
            arrives: rng.u64(..2_000),
            takes: rng.u64(20..1_500),
        },
        12 => Fate::Late {
            arrives: rng.u64(..10_000),
            takes: rng.u64(20..20_000),
        },
        13 => Fate::Late {
            arrives: rng.u64(..20_000),
            takes: rng.u64(20..90_000),
        },
        14..=15 => Fate::Twice {
            at_once: rng.bool(),
        },
        16 => Fate::Turned(429, retry_after),
        17 => Fate::Turned([403, 404, 408][below(rng, 3)], None),
        18..=19 => Fate::Turned([500, 502, 503, 504][below(rng, 4)], retry_after),
        20..=21 => Fate::Html([200, 500, 502][below(rng, 3)]),
        22 => Fate::Truncated,
        _ => Fate::OtherJson,
    }
}

/// The product of a line: by its id or, where the page knows only that, by its SKU.
pub fn product_of<N: cocart_wasm::cart::document::Node>(
    line: &cocart_wasm::cart::model::Line<N>,
) -> u64 {
    if line.product_id != 0 {
        return line.product_id;
    }
    let mut products = PRODUCTS.iter();
    products
        .find(|product| product.sku == line.sku)
        .map_or(0, |product| product.id)
}
