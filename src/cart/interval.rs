//! Bounds of a value that answers of the store only show rounded.

/// All values from `low` to `high`, in minor units.
///
/// Floats are safe here: every observation is widened by more than all rounding errors of the few
/// operations that follow (see [`Interval::around`]), up to amounts of 10^12 minor units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// The least.
    pub low: f64,
    /// The most.
    pub high: f64,
}

impl Interval {
    /// Nothing is known.
    pub const ANY: Interval = Interval {
        low: f64::NEG_INFINITY,
        high: f64::INFINITY,
    };

    /// A value off by no more than `slack`, and what floats lose on the way.
    pub fn around(value: f64, slack: f64) -> Interval {
        Interval::between(value, value).widened(slack)
    }

    /// From one value to another.
    pub fn between(low: f64, high: f64) -> Interval {
        Interval { low, high }
    }

    /// Wider by `slack` on both sides, and by what floats lose.
    pub fn widened(self, slack: f64) -> Interval {
        let slack = slack + (self.low.abs() + self.high.abs()) * 1e-13;
        Interval::between(self.low - slack, self.high + slack)
    }

    /// The whole number that all values are close to; where there is none, wider by `slack`.
    pub fn snapped(self, slack: f64) -> Interval {
        let whole = self.low.round();
        if (self.low - whole).abs() < 1e-3 && (self.high - whole).abs() < 1e-3 {
            return Interval::between(whole, whole);
        }
        self.widened(slack)
    }

    /// Every value `factor` times, which must not be negative.
    pub fn times(self, factor: f64) -> Interval {
        Interval::between(self.low * factor, self.high * factor)
    }

    /// The values that both hold; `None` where there are none.
    pub fn meet(self, other: Interval) -> Option<Interval> {
        let both = Interval::between(self.low.max(other.low), self.high.min(other.high));
        (both.low <= both.high).then_some(both)
    }

    /// What sums of a value of each may be.
    pub fn plus(self, other: Interval) -> Interval {
        Interval::between(self.low + other.low, self.high + other.high)
    }

    /// The whole numbers that the values round to. Which way a half goes never matters: who asks for
    /// one number gets none where a half is inside.
    pub fn rounded(self) -> Interval {
        Interval::between((self.low + 0.5).floor(), (self.high + 0.5).floor())
    }

    /// The one whole number that every value rounds to.
    pub fn whole(self) -> Option<i64> {
        let rounded = self.rounded();
        // The comparison is false for what is not finite.
        (rounded.low == rounded.high && rounded.low.abs() < 1e15).then_some(rounded.low as i64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_half_inside_leaves_two_numbers() {
        assert_eq!(Interval::around(2497.5, 1e-4).whole(), None);
        assert_eq!(Interval::around(2497.4, 1e-4).whole(), Some(2497));
        assert_eq!(Interval::around(-0.4, 1e-4).whole(), Some(0));
        assert_eq!(Interval::ANY.whole(), None);
        assert_eq!(Interval::around(0.0, 0.2).times(0.0).whole(), Some(0));
    }

    #[test]
    fn bounds_that_exclude_each_other_do_not_meet() {
        let (low, high) = (Interval::around(1.0, 0.1), Interval::around(2.0, 0.1));
        assert_eq!(low.meet(high), None);
        assert_eq!(low.meet(Interval::ANY), Some(low));
        assert_eq!(
            low.plus(high),
            Interval::between(low.low + high.low, low.high + high.high)
        );
    }
}
