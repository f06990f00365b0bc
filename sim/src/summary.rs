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
    /// Trips that are not judged in full, by what kept them from it, as in [`EXCUSES`].
    pub excused: [u64; 5],
    /// Changes of a line that nobody could know of, by [`crate::ledger::Why`]: it is judged from there on.
    pub holes: [u64; 3],
    /// Intents that the store refused without anybody hearing of it.
    pub doubtful: u64,
    /// How often a page found that its lease was taken while it stood still.
    pub overtaken: u64,
    /// Intents whose effect is not judged, because it came before such a change of their line.
    pub unjudged: u64,
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
pub const EXCUSES: [&str; 5] = [
    "a line that a request changed after the watch for it had ended",
    "a line that two devices changed at the same moment",
    "a line that a late request changed which cannot be recognised",
    "an intent that the store refused unheard",
    "all of it: storage lost what only it knew",
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
        add_all(&mut self.holes, &other.holes);
        self.doubtful += other.doubtful;
        self.unjudged += other.unjudged;
        self.overtaken += other.overtaken;
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
        writeln!(
            out,
            "leases taken from a page that stood still {}",
            self.overtaken
        )?;
        writeln!(out, "checks    {}", self.checks)?;
        writeln!(out, "intents whose effect is not judged {}", self.unjudged)?;
        writeln!(out, "intents refused unheard {}", self.doubtful)?;
        writeln!(out, "lines judged anew {}", self.holes.iter().sum::<u64>())?;
        for (name, count) in EXCUSES.iter().zip(self.holes) {
            writeln!(out, "  {count:>9}  {name}")?;
        }
        writeln!(out, "trips not judged in full, because of")?;
        for (name, count) in EXCUSES.iter().zip(self.excused) {
            writeln!(out, "  {count:>9}  {name}")?;
        }
        Ok(())
    }
}
