//! The only room that touches the platform: one small port per facility, each with its edges guarded.
//!
//! Every port works in pages, workers and Node 20, and says so where a facility is missing instead of
//! throwing. Nothing here decides anything.
pub mod clock;
pub mod entropy;
pub mod fetch;
pub mod json;
pub mod locks;
pub mod memory;
pub mod network;
pub mod panic;
pub mod storage;
pub mod timer;
pub mod work;
