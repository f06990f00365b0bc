//! Trips in browsers without Web Locks, where several tabs share a lease and stand still in the midst of things.
//!
//! Drawn from a stream of their own, so that no other trip changes by them.

use fastrand::Rng;

use super::{Script, below, draw_count, draw_fate, draw_fault};
use crate::faults::Fault;

impl Script {
    /// Draws a trip without Web Locks.
    pub fn draw_leases(seed: u64) -> Script {
        let mut rng = Rng::with_seed(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0x1ea5_e000);
        let seats = match rng.u8(..10) {
            0 => vec![0],
            1..=6 => vec![0, 0],
            7 => vec![0, 0, 1],
            _ => vec![0, 0, 0],
        };
        let devices = seats.iter().max().map_or(1, |last| last + 1);
        let mut script = Script {
            seed,
            shared: devices > 1,
            batches: rng.u8(..8) > 0,
            deeds: Vec::new(),
            faults: vec![Fault::NoLocks],
            seats,
        };
        let ends = script.draw_deeds(&mut rng, 2..10) + 3_000;
        for _ in 0..=draw_count(&mut rng) {
            let fault = match rng.u8(..8) {
                0..=2 => {
                    // A page mostly stands still when it has just begun something.
                    let deed = script.deeds[below(&mut rng, script.deeds.len())];
                    Fault::Freeze {
                        at: deed.at + rng.u64(..600),
                        seat: deed.seat,
                        lasts: rng.u64(100..30_000),
                    }
                }
                3 => Fault::Request(rng.u32(..12), draw_fate(&mut rng)),
                _ => draw_fault(&mut rng, script.seats.len(), devices, ends),
            };
            script.faults.push(fault);
        }
        script
    }
}
