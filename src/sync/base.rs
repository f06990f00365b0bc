//! The last confirmed cart. Nothing optimistic is ever written into it.

use std::rc::Rc;

use crate::cart::document::Node;
use crate::cart::model::{Cart, Line};

/// The last confirmed cart, its lines shared with every view that shows them unchanged.
#[derive(Clone, Debug)]
pub struct Base<N: Node> {
    /// Counts the answers applied; a base never moves to a lower one.
    pub sequence: u64,
    /// The cart; its `lines` and `removed` have moved to the fields below.
    pub cart: Cart<N>,
    /// The lines in the server's order.
    pub lines: Vec<Rc<Line<N>>>,
    /// The lines that can be restored.
    pub removed: Vec<Rc<Line<N>>>,
}

impl<N: Node> Base<N> {
    /// A base made of an answer. Lines that did not change keep their identity.
    pub fn new(mut cart: Cart<N>, sequence: u64, previous: Option<&Base<N>>) -> Self {
        let lines = share(std::mem::take(&mut cart.lines), previous.map(|b| &b.lines));
        let removed = share(
            std::mem::take(&mut cart.removed),
            previous.map(|b| &b.removed),
        );
        Base {
            sequence,
            cart,
            lines,
            removed,
        }
    }

    /// The line with an item key.
    pub fn line(&self, key: &str) -> Option<&Rc<Line<N>>> {
        self.lines.iter().find(|line| line.key == key)
    }

    /// The removed line with an item key.
    pub fn removed_line(&self, key: &str) -> Option<&Rc<Line<N>>> {
        self.removed.iter().find(|line| line.key == key)
    }
}

fn share<N: Node>(fresh: Vec<Line<N>>, previous: Option<&Vec<Rc<Line<N>>>>) -> Vec<Rc<Line<N>>> {
    fresh
        .into_iter()
        .map(|line| {
            let known = previous.and_then(|lines| {
                lines
                    .iter()
                    .find(|old| old.key == line.key && old.server.same(&line.server))
            });
            match known {
                Some(old) => Rc::clone(old),
                None => Rc::new(line),
            }
        })
        .collect()
}
