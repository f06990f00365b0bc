//! Makes a failing trip small: leaves out what it does not need to fail.

use crate::document::Document;
use crate::network::Network;
use crate::run::run;
use crate::script::Script;

/// The smallest script found that still breaks the same promise.
pub fn shrink<N: Document>(script: &Script, failure: &str) -> Script {
    let mut best = script.clone();
    let mut network = Some(Network::new());
    let invariant = name(failure).to_string();
    let mut fails = |candidate: &Script| {
        let (trip, back) = run::<N>(candidate, network.take().unwrap_or_default(), false);
        network = Some(back);
        trip.failure
            .is_some_and(|failure| name(&failure) == invariant)
    };
    loop {
        let smaller = smaller(&best)
            .into_iter()
            .find(|candidate| fails(candidate));
        match smaller {
            Some(smaller) => best = smaller,
            None => return best,
        }
    }
}

/// The name of the broken invariant.
fn name(failure: &str) -> &str {
    failure.split_once(':').map_or(failure, |(name, _)| name)
}

/// Scripts that are a little smaller.
fn smaller(script: &Script) -> Vec<Script> {
    let mut scripts = Vec::new();
    for index in 0..script.faults.len() {
        let mut less = script.clone();
        less.faults.remove(index);
        scripts.push(less);
    }
    for index in 0..script.deeds.len() {
        let mut less = script.clone();
        less.deeds.remove(index);
        scripts.push(less);
    }
    for index in 1..script.deeds.len() {
        // The pause before a deed is left out.
        let pause = script.deeds[index].at - script.deeds[index - 1].at;
        if pause > 0 {
            let mut less = script.clone();
            for deed in &mut less.deeds[index..] {
                deed.at -= pause;
            }
            scripts.push(less);
        }
    }
    if script.seats.len() > 1 {
        let mut less = script.clone();
        less.seats.pop();
        let seats = less.seats.len();
        less.deeds.retain(|deed| deed.seat < seats);
        let devices = less.seats.iter().max().map_or(1, |last| last + 1);
        less.faults.retain(|fault| fault.fits(seats, devices));
        scripts.push(less);
    }
    scripts
}
