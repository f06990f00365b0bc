//! Shopping trips in virtual time: several tabs and devices, the store in memory as the server, and
//! every fault that a browser, a network and a host can come up with. One seed is one trip, always the same.
//!
//! [`script`] draws a trip from a seed, [`world`] carries it out, [`invariants`] watches every step,
//! [`meant`] says what the store must hold in the end, [`shrink`] makes a failing trip small.
#![warn(missing_docs)]

#[cfg(feature = "sabotage")]
pub mod controls;
pub mod document;
pub mod explore;
pub mod faults;
pub mod invariants;
pub mod lane;
pub mod lease;
pub mod ledger;
pub mod meant;
pub mod memory;
pub mod network;
pub mod run;
pub mod script;
pub mod shrink;
pub mod storage;
pub mod summary;
pub mod trace;
pub mod world;
