//! What `js/devstore` calls: the store in memory, its requests step by step. Time and waits are JavaScript's.
#![warn(missing_docs)]

#[cfg(target_arch = "wasm32")]
mod tapes;
#[cfg(target_arch = "wasm32")]
mod web;
