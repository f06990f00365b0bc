//! Everything that decides what a machine does next, as text: two machines that write the same have the same
//! future. Only with the feature `explore`, which is never shipped.

use core::fmt::{Debug, Result, Write};

use crate::cart::document::Node;
use crate::sync::log::Entry;
use crate::sync::machine::{Flight, Machine, Phase};
use crate::sync::pace::Pace;

impl<N: Node> Machine<N> {
    /// Whether a request is on the wire whose answer is waited for.
    pub fn is_flying(&self) -> bool {
        matches!(self.phase, Phase::Flying(_)) || self.suspect.is_some()
    }
}

impl<N: Node + Debug> Machine<N> {
    /// Writes it. Flights are named by how many came after them.
    ///
    /// Left out: what answers prove of the money, which is only shown; the time of the last event, which only
    /// a clock that is set back asks for; since when an intent waits, which matters after seven days; how long
    /// each answer took, of which the longest decides.
    ///
    /// # Errors
    ///
    /// Those of `out`.
    pub fn write_state(&self, out: &mut impl Write) -> Result {
        let Machine {
            identity,
            key,
            fresh,
            base,
            is_foreign,
            evidence: _,
            log,
            names,
            mint,
            marks,
            notices,
            ended,
            batch,
            phase,
            suspect,
            watches,
            made,
            unmade,
            doubt,
            look,
            resting,
            pace,
            problem,
            flights,
            timeout,
            storage_failed,
            wake,
            now: _,
        } = self;
        write!(out, "{identity:?}{key}{fresh}{base:?}{is_foreign}")?;
        for entry in log.entries() {
            let Entry {
                intent,
                flying,
                barrier,
                attempts,
                since: _,
                held,
                unsure,
            } = entry;
            write!(out, "{intent:?}{flying}{barrier}{attempts}{held:?}{unsure}")?;
        }
        write!(
            out,
            "{names:?}{mint:?}{marks:?}{notices:?}{ended:?}{batch:?}"
        )?;
        match phase {
            Phase::Idle => write!(out, "idle")?,
            Phase::Acquiring => write!(out, "acquiring")?,
            Phase::Holding => write!(out, "holding")?,
            Phase::Flying(flight) => self.write_flight(flight, out)?,
        }
        if let Some(suspect) = suspect {
            write!(out, "suspect")?;
            self.write_flight(suspect, out)?;
        }
        for watch in watches {
            let age = self.age(watch.flight);
            write!(
                out,
                "{age}, {}{:?}{:?}",
                watch.until, watch.steps, watch.rows
            )?;
        }
        write!(out, "{made:?}{unmade:?}{doubt}{look}{resting}")?;
        pace.write_state(self.now, out)?;
        write!(
            out,
            "{problem:?}{}{timeout}{storage_failed}{wake:?}",
            *flights > 0
        )
    }

    /// How many flights came after this one; those of other pages have no number.
    pub fn age(&self, flight: u64) -> u64 {
        match flight {
            0 => u64::MAX,
            _ => self.flights.saturating_sub(flight),
        }
    }

    fn write_flight(&self, flight: &Flight, out: &mut impl Write) -> Result {
        let Flight {
            id,
            parts,
            sent_at,
            settled_at,
            before,
            refusal,
        } = flight;
        let age = self.age(*id);
        write!(
            out,
            "{age}, {parts:?}{sent_at}, {settled_at}{before:?}{refusal:?}"
        )
    }
}

impl Pace {
    /// Writes what decides when to try again.
    fn write_state(&self, now: u64, out: &mut impl Write) -> Result {
        let Pace {
            durations: _,
            seed,
            failures,
            not_before,
            unreachable,
        } = self;
        let settling = self.settling_time();
        write!(out, "{settling}, {seed}, {failures}, {unreachable}")?;
        // A pause that is over is none.
        write!(out, "{:?}", Some(not_before).filter(|at| **at > now))
    }
}
