//! Many tabs over a storage whose writes take time to be seen, as browsers have it.

use proptest::prelude::*;

use super::*;

/// The most that a write takes until every tab sees it.
const SLOWEST: u64 = PAUSE / 2 - 2;
/// How often the holder renews, as the browser's part does it.
const RENEWAL: u64 = 2_000;

struct Write {
    tab: usize,
    /// When it got its place in the one order of all writes.
    ordered: u64,
    /// When the other tabs see it.
    seen: u64,
    record: Option<String>,
}

/// One record. Every tab sees its own writes at once, those of others later, and in the end all the same.
#[derive(Default)]
struct Storage(Vec<Write>);

impl Storage {
    fn write(&mut self, tab: usize, now: u64, record: Option<String>, chance: &mut Chance) {
        let own = self.0.iter().filter(|write| write.tab == tab);
        let last = own.map(|write| write.ordered).max().unwrap_or(0);
        let ordered = last.max(now + chance.below(SLOWEST / 2 + 1));
        // All but the newest have been seen by all.
        if self.0.len() > 60 {
            self.0.drain(..30);
        }
        let seen = ordered + chance.below(SLOWEST / 2 + 1);
        self.0.push(Write {
            tab,
            ordered,
            seen,
            record,
        });
    }

    fn read(&self, tab: usize, now: u64) -> Option<&str> {
        let own = self.0.iter().rev().find(|write| write.tab == tab);
        let shown = match own {
            // Until the browser has put it in order, the own write hides all others.
            Some(own) if own.ordered > now => Some(own),
            _ => {
                let known = self.0.iter().filter(|write| {
                    let since = if write.tab == tab {
                        write.ordered
                    } else {
                        write.seen
                    };
                    since <= now
                });
                known.max_by_key(|write| write.ordered)
            }
        };
        shown?.record.as_deref()
    }
}

struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % limit
    }
}

enum State {
    Away,
    Bidding(Bid),
    Inside {
        ticket: String,
        renewed: u64,
        until: u64,
    },
    Dead,
}

struct Tab {
    state: State,
    wake: u64,
    turns: u32,
}

/// What a run came to.
#[derive(Debug, Default)]
struct Seen {
    turns: Vec<u32>,
    deaths: usize,
    thefts: usize,
    /// Two tabs inside although the first one had renewed its lease in time.
    clashes: usize,
}

fn run(seed: u64, tabs: usize, pause: u64, faults: bool) -> Seen {
    let mut chance = Chance(seed | 1);
    let mut storage = Storage::default();
    let mut seen = Seen::default();
    let mut all: Vec<Tab> = (0..tabs)
        .map(|_| Tab {
            state: State::Away,
            wake: chance.below(40),
            turns: 0,
        })
        .collect();
    let mut tickets = 0;
    let end = 200_000;
    loop {
        let (at, now) = all
            .iter()
            .enumerate()
            .map(|(at, tab)| (at, tab.wake))
            .min_by_key(|(_, wake)| *wake)
            .unwrap();
        if now > end {
            break;
        }
        let record = storage.read(at, now).map(String::from);
        let mut entered = None;
        let tab = &mut all[at];
        match &mut tab.state {
            State::Dead => tab.wake = u64::MAX,
            State::Away => {
                tickets += 1;
                let bid = Bid::new(format!("t{tickets:04}"), pause + chance.below(pause + 1));
                tab.state = State::Bidding(bid);
            }
            State::Bidding(bid) => {
                let ticket = bid.ticket.clone();
                let step = bid.look(record.as_deref(), now);
                match step {
                    Move::Enter => {
                        let mut until = now + 1 + chance.below(6_000);
                        if faults && chance.below(8) == 0 {
                            until += 3 * EXPIRY;
                        }
                        entered = Some(State::Inside {
                            ticket,
                            renewed: now,
                            until,
                        });
                    }
                    Move::Write(pause) => {
                        storage.write(at, now, Some(ticket), &mut chance);
                        tab.wake = now + pause;
                    }
                    // A timer may be late.
                    Move::Wait(pause) => tab.wake = now + pause.min(200) + chance.below(50),
                }
            }
            State::Inside {
                ticket,
                renewed,
                until,
            } => {
                // Who overslept may not see yet that the lease was taken.
                let ours = now < *renewed + 2 * RENEWAL
                    && record
                        .as_deref()
                        .is_some_and(|record| is_of(record, ticket));
                if faults && chance.below(20) == 0 {
                    seen.deaths += 1;
                    tab.state = State::Dead;
                    // Not all of them.
                    if chance.below(2) == 0 {
                        tab.state = State::Away;
                        tab.wake = now + EXPIRY;
                    }
                } else if !ours || now >= *until {
                    if ours {
                        storage.write(at, now, None, &mut chance);
                    } else {
                        seen.thefts += 1;
                    }
                    tab.turns += 1;
                    tab.state = State::Away;
                    tab.wake = now + chance.below(3_000);
                } else {
                    *renewed = now;
                    let record = format!("{ticket}.{now}");
                    storage.write(at, now, Some(record), &mut chance);
                    let frozen = if faults && chance.below(6) == 0 {
                        2 * EXPIRY
                    } else {
                        0
                    };
                    tab.wake = (now + RENEWAL).min((*until).max(now + 1)) + frozen;
                }
            }
        }
        if let Some(entered) = entered {
            let in_time = |tab: &Tab| matches!(tab.state, State::Inside { renewed, .. } if now < renewed + EXPIRY);
            seen.clashes += all.iter().filter(|tab| in_time(tab)).count();
            all[at].state = entered;
        }
    }
    seen.turns = all
        .iter()
        .filter(|tab| !matches!(tab.state, State::Dead))
        .map(|tab| tab.turns)
        .collect();
    seen
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(150) })]

    #[test]
    fn at_most_one_tab_is_inside_and_each_gets_its_turn(seed: u64, tabs in 2_usize..6) {
        let seen = run(seed, tabs, PAUSE, false);
        prop_assert_eq!(seen.clashes, 0);
        prop_assert!(seen.turns.iter().all(|turns| *turns > 2), "{:?}", seen);
    }

    #[test]
    fn the_lease_of_a_dead_or_frozen_tab_is_taken_and_no_other(seed: u64, tabs in 2_usize..6) {
        let seen = run(seed, tabs, PAUSE, true);
        prop_assert_eq!(seen.clashes, 0);
        prop_assert!(seen.turns.iter().all(|turns| *turns > 0), "{:?}", seen);
    }
}

#[test]
fn a_tab_that_overslept_does_not_hold_on_to_a_lease_that_was_taken() {
    // The frozen tab woke up between the thief's write and the moment it could see it.
    for tabs in 2..6 {
        assert_eq!(
            run(14_026_050_542_200_674_486, tabs, PAUSE, true).clashes,
            0
        );
    }
}

#[test]
fn the_faults_of_these_tests_happen() {
    let runs: Vec<Seen> = (1..40)
        .map(|seed| run(seed * 7_919, 4, PAUSE, true))
        .collect();
    assert!(runs.iter().map(|seen| seen.deaths).sum::<usize>() > 20);
    assert!(runs.iter().map(|seen| seen.thefts).sum::<usize>() > 20);
}

#[test]
fn a_pause_shorter_than_a_write_takes_lets_two_in() {
    let clashes = (1..200).map(|seed| run(seed * 7_919, 4, 10, false).clashes);
    assert!(clashes.sum::<usize>() > 0);
}

#[test]
fn the_steps_of_one_tab() {
    let mut bid = Bid::new("me".into(), 150);
    assert_eq!(bid.look(None, 1_000), Move::Write(150));
    assert_eq!(bid.look(Some("me"), 1_100), Move::Wait(50));
    assert_eq!(bid.look(Some("me"), 1_150), Move::Enter);
}

#[test]
fn a_record_is_taken_when_it_stayed_the_same_for_long_enough() {
    let mut bid = Bid::new("me".into(), 150);
    assert_eq!(bid.look(Some("other.1"), 1_000), Move::Wait(EXPIRY));
    assert_eq!(bid.look(Some("other.1"), 2_000), Move::Wait(EXPIRY - 1_000));
    // Renewed.
    assert_eq!(bid.look(Some("other.2"), 8_900), Move::Wait(EXPIRY));
    assert_eq!(bid.look(Some("other.2"), 8_900 + EXPIRY), Move::Write(150));
    // Somebody else was quicker.
    assert_eq!(bid.look(Some("third"), 9_050 + EXPIRY), Move::Wait(EXPIRY));
    assert_eq!(bid.look(None, 9_100 + EXPIRY), Move::Write(150));
}
