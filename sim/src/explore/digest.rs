//! Text in one number, its times apart: what happened an hour later, but is else the same, is the same.

use std::fmt::{self, Write};
use std::hash::Hash;

use xxhash_rust::xxh3::Xxh3;

use crate::world::EPOCH;

/// How long ago something may be for its time to matter, in milliseconds: the longest that a machine waits
/// for an answer, or that the judges look back. Of what is older only the order counts.
const HORIZON: u64 = 31_000;

/// A text without its times, and these, in milliseconds since the epoch.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Digest {
    text: u128,
    times: Vec<u64>,
}

impl Digest {
    /// Of what is written.
    pub fn of(write: impl FnOnce(&mut Text) -> fmt::Result) -> Digest {
        let mut text = Text::default();
        // Writing into a hash cannot fail.
        let _ = write(&mut text);
        Digest {
            text: text.hasher.digest128(),
            times: text.times,
        }
    }

    /// The same with a time, in milliseconds since the trip began.
    pub fn at(self, time: Option<u64>) -> Digest {
        match time {
            Some(time) => self.with(EPOCH + time),
            None => self,
        }
    }

    /// The same with a time, in milliseconds since the epoch.
    pub fn with(mut self, time: u64) -> Digest {
        self.times.push(time);
        self
    }

    /// Without its times.
    pub fn timeless(self) -> u128 {
        self.text
    }
}

/// Of parts without times.
pub fn plain(parts: impl Hash) -> Digest {
    let mut hasher = Xxh3::new();
    parts.hash(&mut hasher);
    Digest {
        text: hasher.digest128(),
        times: Vec::new(),
    }
}

/// One number for all of these at a time.
pub fn whole(digests: &[Digest], now: u64) -> u128 {
    let oldest = (EPOCH + now).saturating_sub(HORIZON);
    let times = || digests.iter().flat_map(|digest| &digest.times).copied();
    let mut old: Vec<u64> = times().filter(|time| *time < oldest).collect();
    old.sort_unstable();
    old.dedup();
    let mut hasher = Xxh3::new();
    for digest in digests {
        (digest.text, digest.times.len()).hash(&mut hasher);
    }
    for time in times() {
        match old.binary_search(&time) {
            Ok(rank) => (true, rank as u64).hash(&mut hasher),
            Err(_) => (false, time.wrapping_sub(EPOCH + now)).hash(&mut hasher),
        }
    }
    hasher.digest128()
}

/// Takes text into a hash, but for its times.
#[derive(Default)]
pub struct Text {
    hasher: Xxh3,
    times: Vec<u64>,
}

impl Write for Text {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let bytes = text.as_bytes();
        let mut taken = 0;
        let mut at = 0;
        while at < bytes.len() {
            if !bytes[at].is_ascii_digit() {
                at += 1;
                continue;
            }
            let rest = &bytes[at..];
            let length = rest.iter().position(|byte| !byte.is_ascii_digit());
            let end = at + length.unwrap_or(rest.len());
            let time = time_of(&text[at..end]);
            if let Some(time) = time {
                self.hasher.update(&bytes[taken..at]);
                self.hasher.update(b"\0");
                self.times.extend(time);
                taken = end;
            }
            at = end;
        }
        self.hasher.update(&bytes[taken..]);
        Ok(())
    }
}

/// The time that digits say, if they say one: milliseconds, or for the store seconds, which it only needs to
/// tell when a session is over, days later.
fn time_of(digits: &str) -> Option<Option<u64>> {
    if !digits.starts_with("1800") {
        return None;
    }
    match digits.len() {
        13 => Some(digits.parse().ok()),
        10 => Some(None),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn digest(text: &str) -> Digest {
        Digest::of(|out| out.write_str(text))
    }

    #[test]
    fn what_is_later_by_as_much_is_the_same() {
        let one = [digest("[1800000001000,1800000000000,\"a\"]")];
        let two = [digest("[1800000008000,1800000007000,\"a\"]")];
        assert_eq!(whole(&one, 2_000), whole(&two, 9_000));
        assert_ne!(whole(&one, 2_000), whole(&two, 9_001));
        let other = [digest("[1800000001000,1800000000000,\"b\"]")];
        assert_ne!(whole(&one, 2_000), whole(&other, 2_000));
    }

    #[test]
    fn of_what_is_long_ago_the_order_counts() {
        let at = |one: u64, two: u64| [digest(&format!("{} {}", EPOCH + one, EPOCH + two))];
        let now = 100_000;
        assert_eq!(whole(&at(1, 2), now), whole(&at(3, 9), now));
        assert_ne!(whole(&at(1, 2), now), whole(&at(2, 1), now));
        assert_ne!(whole(&at(1, 2), now), whole(&at(1, 1), now));
    }
}
