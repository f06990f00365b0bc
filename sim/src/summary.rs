//! What is counted over many trips.

use std::fmt;

use crate::faults::KINDS;

/// The counts of one trip, or of many.
#[derive(Clone, Debug, Default)]
pub struct Counts {
    /// Trips.
    pub trips: u64,
    /// Steps of a machine.
    pub steps: u64,
    /// Requests.
    pub requests: u64,
    /// Intents.
    pub intents: u64,
    /// Faults by kind, as in [`KINDS`].
    pub faults: [u64; KINDS.len()],
    /// Intents by outcome: done, adjusted, refused, nobody heard, lost with its page.
    pub outcomes: [u64; 5],
    /// Checks of single invariants.
    pub checks: u64,
    /// Trips whose content is not judged: a commit after the watch, two devices at once,
    /// a repeated request that was refused, lost storage.
    pub excused: [u64; 4],
}

/// The names of [`Counts::outcomes`].
pub const OUTCOMES: [&str; 5] = [
    "done",
    "adjusted",
    "refused",
    "ended unheard",
    "lost with storage or a killed page",
];

/// The names of [`Counts::excused`].
pub const EXCUSES: [&str; 4] = [
    "a request that commits after the watch for it has ended",
    "two devices that change one cart at the same moment",
    "a repeated request whose second copy the store refused",
    "storage that lost what only it knew",
];

impl Counts {
    /// Adds the counts of another trip.
    pub fn add(&mut self, other: &Counts) {
        self.trips += other.trips;
        self.steps += other.steps;
        self.requests += other.requests;
        self.intents += other.intents;
        self.checks += other.checks;
        add_all(&mut self.faults, &other.faults);
        add_all(&mut self.outcomes, &other.outcomes);
        add_all(&mut self.excused, &other.excused);
    }
}

fn add_all(sums: &mut [u64], more: &[u64]) {
    for (sum, more) in sums.iter_mut().zip(more) {
        *sum += more;
    }
}

impl fmt::Display for Counts {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(out, "trips     {}", self.trips)?;
        writeln!(out, "steps     {}", self.steps)?;
        writeln!(out, "requests  {}", self.requests)?;
        writeln!(out, "faults    {}", self.faults.iter().sum::<u64>())?;
        for (name, count) in KINDS.iter().zip(self.faults) {
            writeln!(out, "  {count:>9}  {name}")?;
        }
        writeln!(out, "intents   {}", self.intents)?;
        for (name, count) in OUTCOMES.iter().zip(self.outcomes) {
            writeln!(out, "  {count:>9}  {name}")?;
        }
        writeln!(out, "checks    {}", self.checks)?;
        writeln!(out, "trips whose content is not judged")?;
        for (name, count) in EXCUSES.iter().zip(self.excused) {
            writeln!(out, "  {count:>9}  {name}")?;
        }
        Ok(())
    }
}
