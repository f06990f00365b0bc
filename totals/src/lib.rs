//! Predicted totals beside those a store answered: how many were right, and how sure they were.

pub mod random;
pub mod request;
pub mod shopper;
pub mod tally;
pub mod tape;
pub mod witness;
