//! When to try again, and how long to wait for a request that gave no clear answer.

/// The least time after which a request that gave no answer has most likely ended, in milliseconds.
pub(super) const LEAST_WAIT: u64 = 2_000;
/// The most time to wait for that.
const MOST_WAIT: u64 = 10_000;
/// The first pause after a failure, in milliseconds; it doubles with each one that follows.
const FIRST_PAUSE: u64 = 1_000;
/// The longest pause.
const LONGEST_PAUSE: u64 = 30_000;
/// How many answers the estimate of the store's speed rests on.
const REMEMBERED: usize = 16;

/// The pace of the lane. All times in milliseconds.
#[derive(Clone, Debug)]
pub struct Pace {
    pub(super) durations: Vec<u64>,
    pub(super) seed: u32,
    /// Failures since the last answer.
    pub failures: u32,
    /// Nothing is sent before this time.
    pub not_before: u64,
    /// Whether the last request got no answer at all.
    pub unreachable: bool,
}

impl Pace {
    /// `seed` makes the jitter of this page its own.
    pub fn new(seed: u32) -> Self {
        Pace {
            durations: Vec::new(),
            seed: seed | 1,
            failures: 0,
            not_before: 0,
            unreachable: false,
        }
    }

    /// An answer came after this long.
    pub fn answered(&mut self, duration: u64) {
        self.unreachable = false;
        if self.durations.len() >= REMEMBERED {
            self.durations.remove(0);
        }
        self.durations.push(duration);
    }

    /// All is well again.
    pub fn recovered(&mut self) {
        self.failures = 0;
    }

    /// A request failed: pauses for as long as the store asks, or longer with each failure.
    pub fn failed(&mut self, now: u64, asked: Option<u64>) {
        self.failures = self.failures.saturating_add(1);
        let pause = asked.unwrap_or_else(|| {
            let doubled = FIRST_PAUSE << (self.failures - 1).min(5);
            let pause = doubled.min(LONGEST_PAUSE);
            // Between three quarters and all of it, so that many pages do not come back at once.
            pause - pause / 4 * u64::from(self.random() % 100) / 100
        });
        self.not_before = now.saturating_add(pause);
    }

    /// How long after it was sent a request without a clear answer has most likely ended.
    pub fn settling_time(&self) -> u64 {
        let slowest = self.durations.iter().copied().max().unwrap_or(0);
        (slowest * 3).clamp(LEAST_WAIT, MOST_WAIT)
    }

    fn random(&mut self) -> u32 {
        self.seed ^= self.seed << 13;
        self.seed ^= self.seed >> 17;
        self.seed ^= self.seed << 5;
        self.seed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_and_stay_within_bounds() {
        let mut pace = Pace::new(7);
        let mut last = 0;
        for failure in 0..12 {
            pace.failed(0, None);
            let most = (FIRST_PAUSE << failure.min(5)).min(LONGEST_PAUSE);
            assert!(pace.not_before <= most && pace.not_before >= most * 3 / 4);
            assert!(failure > 4 || pace.not_before > last);
            last = pace.not_before;
        }
    }

    #[test]
    fn the_store_may_name_the_pause() {
        let mut pace = Pace::new(7);
        pace.failed(500, Some(90_000));
        assert_eq!(pace.not_before, 90_500);
    }

    #[test]
    fn a_slow_store_is_given_more_time() {
        let mut pace = Pace::new(7);
        assert_eq!(pace.settling_time(), 2_000);
        pace.answered(1_500);
        assert_eq!(pace.settling_time(), 4_500);
        pace.answered(60_000);
        assert_eq!(pace.settling_time(), 10_000);
    }
}
