//! The last confirmed cart. Nothing optimistic is ever written into it.

use std::rc::Rc;

use crate::cart::document::Node;
use crate::cart::interned::Text;
use crate::cart::model::{Cart, Line};

/// The last confirmed cart.
#[derive(Clone, Debug)]
pub struct Base<N: Node> {
    /// Counts the answers applied; a base never moves to a lower one.
    pub sequence: u64,
    /// The cart.
    pub cart: Cart<N>,
}

impl<N: Node> Base<N> {
    /// The line with an item key.
    pub fn line(&self, key: &Text) -> Option<&Rc<Line<N>>> {
        self.cart.lines.iter().find(|line| line.key == key)
    }

    /// The removed line with an item key.
    pub fn removed_line(&self, key: &Text) -> Option<&Rc<Line<N>>> {
        self.cart.removed.iter().find(|line| line.key == key)
    }
}
