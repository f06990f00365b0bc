//! What the store must hold in the end: what was asked, in some order that the shopper could have meant.
//!
//! Intents of several tabs may take effect in any order, but one that had ended, or that the page still
//! showed, when another was asked for comes before that one. The cart must be the result of such an
//! order; an intent that was refused has no effect in it, one whose end nobody heard may have had.

pub mod carts;

use cocart_wasm::sync::intent::Outcome;

/// What an intent asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// So many more.
    Add(i64),
    /// So many.
    Set(i64),
    /// None.
    Remove,
    /// As many as before the removal.
    Restore,
    /// Nothing of anything.
    Clear,
    /// Nothing, but a look.
    Refresh,
    /// To be one of the customers.
    Login(usize),
    /// To be a guest.
    Logout,
}

/// An intent, and what became of it.
#[derive(Clone, Debug)]
pub struct Asked {
    /// Its id.
    pub id: String,
    /// The device it was asked on.
    pub device: usize,
    /// The cart key of the page at that time.
    pub key: String,
    /// The customer that the page took the shopper for; `None` for a guest.
    pub who: Option<usize>,
    /// The product, `None` for the whole cart.
    pub product: Option<u64>,
    /// What it asks for.
    pub wish: Wish,
    /// The intents that come before it, by index.
    pub after: Vec<usize>,
    /// The page it was asked on.
    pub asked_by: u32,
    /// How many steps all machines had made when it was asked for.
    pub asked_at: u64,
    /// How many steps all machines had made when it ended.
    pub ended_at: Option<u64>,
    /// The page that said so first.
    pub ended_by: Option<u32>,
    /// How it ended.
    pub outcome: Option<Outcome>,
    /// Whether nobody can know of it any more: its page was killed before it was kept, or storage lost it.
    pub lost: bool,
    /// Whether a logout has had its log forgotten.
    pub forgotten: bool,
    /// Whether it ended in a page that was killed before it could say so.
    pub unheard: bool,
    /// Whether storage refused the record of its end, so that only the page that ended it knows.
    pub untold: bool,
    /// Whether the store's log shows that no client could know what became of it: the store has refused the
    /// part of a request that carried it, and nobody heard of that, or heard only that.
    pub doubtful: bool,
    /// How many changes its device could know of when it was asked for; see [`crate::ledger`].
    pub knew: usize,
    /// What the clock of its device said when it was asked for, or last confirmed.
    pub clock: u64,
    /// Whether a page has found it to be older than a cart lives, and nobody has confirmed it since.
    pub unconfirmed: bool,
    /// Whether its page had yet to hear of a base that another one had stored.
    pub behind: bool,
}

impl Asked {
    /// Whether it was refused, or given up.
    pub fn is_refused(&self) -> bool {
        matches!(self.outcome, Some(Outcome::Refused { .. }))
    }

    /// Whether the shopper gave it up.
    pub fn is_dropped(&self) -> bool {
        matches!(&self.outcome, Some(Outcome::Refused { problem, .. }) if problem.code == "dropped")
    }
}

/// What a line of one product may hold: its quantity, and the quantity a restoration brings back.
pub type State = (Option<i64>, Option<i64>);

/// Whether the store may hold this many of a product after what was asked, when it held `start` at first.
/// Intents by index, with whether they may have had their effect or not.
pub fn explains(
    asked: &[Asked],
    relevant: &[(usize, bool)],
    start: State,
    holds: Option<i64>,
) -> bool {
    let mut search = Search {
        asked,
        relevant,
        holds,
        seen: Vec::new(),
    };
    search.from(0, start)
}

struct Search<'a> {
    asked: &'a [Asked],
    relevant: &'a [(usize, bool)],
    holds: Option<i64>,
    seen: Vec<(u32, State)>,
}

impl Search<'_> {
    /// Whether the intents that are not in `done` lead from `state` to what the store holds.
    fn from(&mut self, done: u32, state: State) -> bool {
        if done.count_ones() as usize == self.relevant.len() {
            return state.0 == self.holds;
        }
        if self.seen.contains(&(done, state)) {
            return false;
        }
        self.seen.push((done, state));
        for (bit, (index, doubtful)) in self.relevant.iter().enumerate() {
            let next = done | 1 << bit;
            if next == done {
                continue;
            }
            let asked = &self.asked[*index];
            let is_free = self.is_free(*index, done);
            // What is refused has no place in the order, unless it had an effect all the same.
            let may_have_had_none = is_free && (*doubtful || asked.outcome.is_none());
            if is_free && self.from(next, apply(asked, state))
                || (asked.is_refused() || may_have_had_none) && self.from(next, state)
                || is_free && *doubtful && self.from(next, grant(asked.wish, state))
            {
                return true;
            }
        }
        false
    }

    /// Whether everything that comes before an intent is done.
    fn is_free(&self, index: usize, done: u32) -> bool {
        let mut relevant = self.relevant.iter().enumerate();
        relevant.all(|(bit, (other, _))| {
            done & 1 << bit != 0 || !self.asked[index].after.contains(other)
        })
    }
}

fn apply(asked: &Asked, (quantity, removed): State) -> State {
    match &asked.outcome {
        Some(Outcome::Refused { .. }) => return (quantity, removed),
        Some(Outcome::Adjusted { adjustment, .. }) => {
            let kept = adjustment.to.as_pieces().unwrap_or_default();
            return (Some(kept).filter(|kept| *kept > 0), removed);
        }
        _ => {}
    }
    grant(asked.wish, (quantity, removed))
}

/// The effect of a wish that comes true.
fn grant(wish: Wish, (quantity, removed): State) -> State {
    match wish {
        Wish::Add(number) => (Some(quantity.unwrap_or(0) + number), removed),
        Wish::Set(number) => (quantity.map(|_| number), removed),
        Wish::Remove => (None, quantity.or(removed)),
        Wish::Restore => (quantity.or(removed), removed),
        Wish::Clear => (None, None),
        Wish::Refresh | Wish::Login(_) | Wish::Logout => (quantity, removed),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(wish: Wish, after: &[usize]) -> Asked {
        Asked {
            id: String::new(),
            device: 0,
            key: String::new(),
            who: None,
            product: Some(14),
            wish,
            after: after.into(),
            asked_by: 0,
            asked_at: 0,
            ended_at: None,
            ended_by: None,
            outcome: Some(Outcome::Done { line: None }),
            lost: false,
            forgotten: false,
            unheard: false,
            untold: false,
            doubtful: false,
            knew: 0,
            clock: 0,
            unconfirmed: false,
            behind: false,
        }
    }

    /// Whether an empty store may hold this.
    fn explained(asked: &[Asked], relevant: &[usize], holds: Option<i64>) -> bool {
        let relevant: Vec<_> = relevant.iter().map(|index| (*index, false)).collect();
        explains(asked, &relevant, (None, None), holds)
    }

    #[test]
    fn what_one_tab_asks_for_comes_in_order() {
        let trip = [
            asked(Wish::Add(2), &[]),
            asked(Wish::Set(5), &[0]),
            asked(Wish::Add(1), &[0, 1]),
        ];
        assert!(explained(&trip, &[0, 1, 2], Some(6)));
        assert!(!explained(&trip, &[0, 1, 2], Some(5)));
        assert!(!explained(&trip, &[0, 1, 2], None));
    }

    #[test]
    fn what_two_tabs_ask_for_comes_in_any_order() {
        let trip = [
            asked(Wish::Add(2), &[]),
            asked(Wish::Set(5), &[0]),
            asked(Wish::Add(1), &[0]),
        ];
        assert!(explained(&trip, &[0, 1, 2], Some(6)));
        assert!(explained(&trip, &[0, 1, 2], Some(5)));
        assert!(!explained(&trip, &[0, 1, 2], Some(3)));
    }

    #[test]
    fn what_was_given_up_puts_nothing_in_order() {
        let mut trip = [
            asked(Wish::Add(3), &[]),
            asked(Wish::Set(8), &[0]),
            asked(Wish::Remove, &[1]),
        ];
        let problem = cocart_wasm::sync::intent::Problem::local("dropped", "");
        trip[1].outcome = Some(Outcome::Refused {
            line: None,
            problem,
        });
        let relevant = [(0, false), (1, true), (2, false)];
        for (holds, is_so) in [(None, true), (Some(3), true), (Some(8), false)] {
            let explained = explains(&trip, &relevant, (None, None), holds);
            assert_eq!(explained, is_so, "{holds:?}");
        }
    }

    #[test]
    fn an_intent_without_an_end_may_have_had_its_effect_or_not() {
        let mut trip = [asked(Wish::Add(2), &[]), asked(Wish::Add(3), &[0])];
        trip[1].outcome = None;
        for (holds, is_so) in [
            (Some(2), true),
            (Some(5), true),
            (Some(8), false),
            (None, false),
        ] {
            assert_eq!(explained(&trip, &[0, 1], holds), is_so, "{holds:?}");
        }
    }

    #[test]
    fn a_removed_line_comes_back_as_it_was_and_a_cleared_one_not_at_all() {
        let back = [
            asked(Wish::Add(2), &[]),
            asked(Wish::Remove, &[0]),
            asked(Wish::Restore, &[0, 1]),
        ];
        assert!(explained(&back, &[0, 1, 2], Some(2)));
        let gone = [
            asked(Wish::Add(2), &[]),
            asked(Wish::Clear, &[0]),
            asked(Wish::Restore, &[0, 1]),
        ];
        assert!(explained(&gone, &[0, 1, 2], None));
        assert!(!explained(&gone, &[0, 1, 2], Some(2)));
    }

    #[test]
    fn a_doubtful_intent_may_have_had_its_effect_whatever_was_said() {
        let mut trip = [asked(Wish::Add(2), &[])];
        let problem = cocart_wasm::sync::intent::Problem::local("", "");
        trip[0].outcome = Some(Outcome::Refused {
            line: None,
            problem,
        });
        let start = (Some(1), None);
        for (holds, doubtful, explained) in [
            (Some(1), false, true),
            (Some(3), false, false),
            (Some(1), true, true),
            (Some(3), true, true),
            (Some(5), true, false),
        ] {
            assert_eq!(explains(&trip, &[(0, doubtful)], start, holds), explained);
        }
    }
}
