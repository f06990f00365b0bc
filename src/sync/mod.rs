//! How the shopper's intents become the server's truth: a state machine without IO.
//!
//! State is `base` (the last confirmed cart), `log` (intents that have not ended) and at most one
//! `flight` (the request on the wire). The view is the log folded over the base. No clock, no
//! randomness, no IO inside: events come in with the time, effects go out.

mod again;
mod answer;
pub mod base;
pub mod choose;
mod identity;
pub mod intent;
pub mod journal;
mod lane;
pub mod lease;
pub mod log;
pub mod machine;
pub mod names;
pub mod notices;
pub mod pace;
pub mod place;
pub mod plan;
pub mod ports;
pub mod predict;
pub mod queue;
mod rebase;
pub mod record;
mod refuse;
pub mod sabotage;
mod settle;
#[cfg(feature = "explore")]
mod state;
pub mod verdict;
pub mod view;
pub mod watch;
