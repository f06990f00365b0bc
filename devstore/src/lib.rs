//! A CoCart store in memory.
#![warn(missing_docs)]

pub mod http;
