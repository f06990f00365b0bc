//! One trip from its seed to its result.

use crate::document::Document;
use crate::network::Network;
use crate::script::Script;
use crate::summary::Counts;
use crate::world::World;

/// What came of a trip.
pub struct Trip {
    /// What was counted.
    pub counts: Counts,
    /// The first broken promise.
    pub failure: Option<String>,
    /// The hash of everything that happened.
    pub hash: u64,
    /// What happened, where that was asked for.
    pub lines: Vec<String>,
}

/// Carries a script out; the network is handed back, because a store takes long to make.
pub fn run<N: Document>(script: &Script, network: Network<N>, verbose: bool) -> (Trip, Network<N>) {
    let mut world = World::<N>::new(script.clone(), network, verbose);
    world.run();
    let trip = Trip {
        hash: world.trace.hash(),
        lines: world.trace.lines().to_vec(),
        counts: world.counts,
        failure: world.failure,
    };
    (trip, world.network)
}
