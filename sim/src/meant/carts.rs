//! What the carts of guests and customers must hold in the end: what was asked, in some order that the
//! shoppers could have meant, logins and logouts among it.
//!
//! A login brings the guest's cart of a device to the customer: a product in both ends with the larger
//! quantity. A logout leaves the device with an empty cart. What was asked for as a customer is done to that
//! customer's cart or refused; what was asked for as a guest goes where the cart went.

use cocart_wasm::sync::intent::Outcome;

use super::{Asked, State, Wish, apply, grant};

/// The carts of a trip, as far as they are about one product.
#[derive(Clone, Debug, PartialEq)]
pub struct Carts {
    /// Of each customer.
    pub own: Vec<State>,
    /// Of each device: who is logged in, and what the guest has.
    pub devices: Vec<(Option<usize>, State)>,
}

/// What the store holds in the end.
#[derive(Clone, Debug)]
pub struct End {
    /// Of each customer.
    pub own: Vec<Option<i64>>,
    /// Of each device: who is logged in, and what the guest has.
    pub devices: Vec<(Option<usize>, Option<i64>)>,
}

/// Whether the store may hold this after what was asked. Intents by index, with whether they may have had
/// their effect or not, whatever was said.
pub fn explains(
    asked: &[Asked],
    relevant: &[(usize, bool)],
    broken_off: &[bool],
    start: Carts,
    end: &End,
) -> bool {
    let mut search = Search {
        asked,
        relevant,
        broken_off,
        end,
        seen: Vec::new(),
    };
    search.from(0, start)
}

struct Search<'a> {
    asked: &'a [Asked],
    relevant: &'a [(usize, bool)],
    /// The customers of whom a login was broken off by a logout when the guest's cart had taken the place of theirs.
    broken_off: &'a [bool],
    end: &'a End,
    seen: Vec<(u32, Carts)>,
}

impl Search<'_> {
    fn from(&mut self, done: u32, carts: Carts) -> bool {
        if done.count_ones() as usize == self.relevant.len() {
            return self.is_end(&carts);
        }
        let here = (done, carts);
        if self.seen.contains(&here) {
            return false;
        }
        self.seen.push(here.clone());
        let (_, carts) = here;
        for (bit, (index, doubtful)) in self.relevant.iter().enumerate() {
            let next = done | 1 << bit;
            if next == done || !self.is_free(*index, done) {
                continue;
            }
            let mut results = self.effects(&self.asked[*index], &carts, *doubtful);
            if *doubtful || self.asked[*index].outcome.is_none() {
                results.push(carts.clone());
            }
            if results.into_iter().any(|carts| self.from(next, carts)) {
                return true;
            }
        }
        false
    }

    /// What the carts may be after an intent.
    fn effects(&self, asked: &Asked, carts: &Carts, doubtful: bool) -> Vec<Carts> {
        let (who, _) = carts.devices[asked.device];
        match asked.wish {
            Wish::Login(user) => {
                let is_refused = asked.is_refused();
                let is_done = matches!(asked.outcome, Some(Outcome::Done { .. }));
                let mut all = match is_refused && !doubtful {
                    true => vec![carts.clone()],
                    false => login(carts, asked.device, user, self.broken_off[user]),
                };
                // Somebody else has logged out first, and then it came to nothing.
                if !is_done && who.is_some_and(|who| who != user) {
                    all.extend(logout(carts, asked.device));
                }
                return all;
            }
            Wish::Logout => return logout(carts, asked.device),
            _ => {}
        }
        // What was asked for as a guest goes where the cart went, but an order is of the cart that is there.
        let user = asked.who.or(who.filter(|_| asked.asked_by != u32::MAX));
        let before = match user {
            Some(user) => carts.own[user],
            None => carts.devices[asked.device].1,
        };
        let granted = doubtful.then(|| grant(asked.wish, before));
        let states = [Some(apply(asked, before)), granted].into_iter().flatten();
        let with = |state| {
            let mut after = carts.clone();
            match user {
                Some(user) => after.own[user] = state,
                None => after.devices[asked.device].1 = state,
            }
            after
        };
        states.map(with).collect()
    }

    fn is_free(&self, index: usize, done: u32) -> bool {
        let mut relevant = self.relevant.iter().enumerate();
        relevant.all(|(bit, (other, doubtful))| {
            // What was on the wire at a logout comes when it comes.
            let any_time = *doubtful && self.asked[*other].is_refused();
            done & 1 << bit != 0 || any_time || !self.asked[index].after.contains(other)
        })
    }

    fn is_end(&self, carts: &Carts) -> bool {
        let own = carts.own.iter().map(|state| state.0);
        let mut devices = carts.devices.iter().zip(&self.end.devices);
        own.eq(self.end.own.iter().copied())
            && devices.all(|((who, state), (is, holds))| {
                who == is && (who.is_some() || state.0 == *holds)
            })
    }
}

/// What a logout may leave: what a login that was broken off has left to the guest is theirs again.
fn logout(carts: &Carts, device: usize) -> Vec<Carts> {
    let mut after = carts.clone();
    let (who, _) = &mut after.devices[device];
    if who.take().is_none() {
        return vec![after];
    }
    let mut gone = after.clone();
    gone.devices[device].1 = (None, None);
    vec![gone, after]
}

/// What a login may leave. Whose removed lines can be put back afterwards depends on which cart was kept.
fn login(carts: &Carts, device: usize, user: usize, broken_off: bool) -> Vec<Carts> {
    let (who, guest) = carts.devices[device];
    let mut after = carts.clone();
    after.devices[device] = (Some(user), (None, None));
    if who == Some(user) {
        return vec![carts.clone()];
    }
    if who.is_some() {
        return vec![after];
    }
    let own = carts.own[user];
    let mut all: Vec<Carts> = Vec::new();
    for removed in [own.1, guest.1, None] {
        after.own[user] = (own.0.max(guest.0), removed);
        if !all.contains(&after) {
            all.push(after.clone());
        }
    }
    if broken_off {
        // Either of the two may not be there yet, and a read that had loaded the guest's writes it back.
        for own in [guest, own] {
            after.own[user] = own;
            all.push(after.clone());
        }
        for at in 0..all.len() {
            let mut kept = all[at].clone();
            kept.devices[device].1 = guest;
            all.push(kept);
        }
    }
    all
}
