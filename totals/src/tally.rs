//! Counts of predicted amounts by how sure they were and whether they were right.

use std::fmt;

use cocart_wasm::sync::predict::Certainty;

/// The amounts compared, those of a line first.
pub const FIGURES: [&str; 13] = [
    "line subtotal",
    "line total",
    "line tax",
    "subtotal",
    "subtotal_tax",
    "fee_total",
    "fee_tax",
    "discount_total",
    "discount_tax",
    "shipping_total",
    "shipping_tax",
    "total",
    "total_tax",
];

/// One predicted amount beside the answered one.
#[derive(Clone, Copy, Debug)]
pub struct Compared {
    /// Its place in [`FIGURES`].
    pub figure: usize,
    /// What was predicted; `None` where nothing was shown.
    pub predicted: Option<i64>,
    /// How sure it was.
    pub certainty: Certainty,
    /// What the store answered.
    pub answered: i64,
    /// Whether a shop that has given all the same answers until now would have answered another amount.
    pub is_open: bool,
}

/// Counts of one figure.
#[derive(Clone, Copy, Debug, Default)]
pub struct Count {
    /// Exact and right.
    pub exact_right: usize,
    /// Exact and wrong: a bug.
    pub exact_wrong: usize,
    /// An estimate that was right.
    pub estimate_right: usize,
    /// An estimate that was off.
    pub estimate_wrong: usize,
    /// Nothing was shown.
    pub none: usize,
    /// Estimates that nobody could have been sure of.
    pub open: usize,
}

impl Count {
    fn add(&mut self, compared: &Compared) {
        let Some(predicted) = compared.predicted else {
            self.none += 1;
            return;
        };
        let is_right = predicted == compared.answered;
        let is_estimate = compared.certainty == Certainty::Estimate;
        self.open += usize::from(is_estimate && compared.is_open);
        *match (is_estimate, is_right) {
            (false, true) => &mut self.exact_right,
            (false, false) => &mut self.exact_wrong,
            (true, true) => &mut self.estimate_right,
            (true, false) => &mut self.estimate_wrong,
        } += 1;
    }

    fn shown(&self) -> usize {
        self.exact_right + self.exact_wrong + self.estimate_right + self.estimate_wrong
    }

    fn plus(mut self, other: &Count) -> Count {
        self.exact_right += other.exact_right;
        self.exact_wrong += other.exact_wrong;
        self.estimate_right += other.estimate_right;
        self.estimate_wrong += other.estimate_wrong;
        self.none += other.none;
        self.open += other.open;
        self
    }
}

/// What comparing came to.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    /// By figure.
    pub figures: [Count; FIGURES.len()],
    /// Those of steps without coupons, with shipping as it was, over lines seen before.
    pub plain: [Count; FIGURES.len()],
    /// Steps compared.
    pub steps: usize,
    /// Steps after which the store held something else than was asked for: clamped, refused, or other
    /// lines than those of the answer before.
    pub other_content: usize,
    /// Where an exact amount was wrong.
    pub mistakes: Vec<String>,
    /// Where an exact amount was right, but need not have been.
    pub lucky: Vec<String>,
    /// Plain steps' estimates that could have been exact for all that is known.
    pub missed: Vec<String>,
}

impl Tally {
    /// Counts the amounts of one step; `place` says which, `is_plain` whether it had neither coupons nor
    /// a change of shipping nor a new line.
    pub fn add(&mut self, place: &str, is_plain: bool, compared: &[Compared]) {
        self.steps += 1;
        for one in compared {
            self.figures[one.figure].add(one);
            if is_plain {
                self.plain[one.figure].add(one);
            }
            let is_estimate = one.certainty == Certainty::Estimate;
            let told = || {
                format!(
                    "{place}: {} {:?}, answered {}",
                    FIGURES[one.figure], one.predicted, one.answered
                )
            };
            if is_estimate && is_plain && one.predicted.is_some() && !one.is_open {
                self.missed.push(told());
            }
            if !is_estimate && one.is_open {
                self.lucky.push(told());
            }
            if !is_estimate && one.predicted != Some(one.answered) {
                self.mistakes.push(told());
            }
        }
    }

    /// All figures together.
    pub fn sum(&self) -> Count {
        sum(&self.figures)
    }

    /// How many exact amounts were wrong.
    pub fn wrong(&self) -> usize {
        self.sum().exact_wrong
    }

    /// The exact ones of every thousand amounts of plain steps that could have been known.
    pub fn plain_share(&self) -> usize {
        let plain = sum(&self.plain);
        1000 * plain.exact_right / (plain.shown() - plain.open).max(1)
    }

    /// How many amounts of plain steps were not exact.
    pub fn plain_estimates(&self) -> usize {
        let plain = sum(&self.plain);
        plain.estimate_right + plain.estimate_wrong
    }
}

fn sum(counts: &[Count]) -> Count {
    let sum = |sum: Count, count| sum.plus(count);
    counts.iter().fold(Count::default(), sum)
}

impl fmt::Display for Tally {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        for mistake in &self.mistakes {
            writeln!(out, "WRONG {mistake}")?;
        }
        for lucky in &self.lucky {
            writeln!(out, "NOT PROVED {lucky}")?;
        }
        table(out, "all steps", &self.figures)?;
        table(out, PLAIN, &self.plain)?;
        writeln!(
            out,
            "{} steps compared, {} left out because the store held something else than was asked for",
            self.steps, self.other_content
        )?;
        let share = self.plain_share();
        let plain = sum(&self.plain);
        writeln!(
            out,
            "{PLAIN}: {} exact, {} not determinable, {} missed: {}.{} % exact of what could be known",
            plain.exact_right,
            plain.open,
            self.missed.len(),
            share / 10,
            share % 10
        )?;
        let sum = self.sum();
        write!(
            out,
            "exact: {} right, {} wrong; estimate: {} right, {} wrong",
            sum.exact_right, sum.exact_wrong, sum.estimate_right, sum.estimate_wrong
        )
    }
}

const PLAIN: &str = "without coupons, shipping as it was, every line seen before";

fn table(out: &mut fmt::Formatter, name: &str, counts: &[Count]) -> fmt::Result {
    writeln!(
        out,
        "{:<16}{:>8}{:>8}{:>10}{:>8}{:>8}{:>18}  {name}",
        "", "exact", "wrong", "estimate", "off", "none", "not determinable"
    )?;
    for (name, count) in FIGURES.iter().zip(counts) {
        writeln!(
            out,
            "{name:<16}{:>8}{:>8}{:>10}{:>8}{:>8}{:>18}",
            count.exact_right,
            count.exact_wrong,
            count.estimate_right,
            count.estimate_wrong,
            count.none,
            count.open
        )?;
    }
    Ok(())
}
