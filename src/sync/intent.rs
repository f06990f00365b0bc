//! What the shopper meant: the unit that is shown, kept, retried and reported.

use std::rc::Rc;

use crate::cart::document::Node;
use crate::cart::interned::Text;
use crate::cart::model::Line;
use crate::cart::quantity::Quantity;

/// One thing the shopper asked for.
#[derive(Clone, Debug)]
pub struct Intent<N: Node> {
    /// Named by whoever hands it in; an id that is already held is not taken twice.
    pub id: Text,
    /// What is asked for.
    pub action: Action<N>,
}

/// What an intent asks for. Lines are named by their local id.
#[derive(Clone, Debug)]
pub enum Action<N: Node> {
    /// More of a product, on a line of its own or on the line that already holds it.
    Add {
        /// The line it goes to.
        line: Text,
        /// Which product, in which form.
        product: Box<Product<N>>,
        /// How many more.
        quantity: Quantity,
    },
    /// This many on a line, whatever it had before.
    SetQuantity {
        /// The line.
        line: Text,
        /// The quantity meant.
        quantity: Quantity,
    },
    /// The line out of the cart.
    Remove {
        /// The line.
        line: Text,
    },
    /// A removed line back into the cart.
    Restore {
        /// The line.
        line: Text,
    },
    /// All lines out of the cart.
    Clear,
    /// A new look at the store's cart.
    Refresh,
}

impl<N: Node> Action<N> {
    /// The line this is about, `None` for the whole cart.
    pub fn line(&self) -> Option<&Text> {
        match self {
            Action::Add { line, .. }
            | Action::SetQuantity { line, .. }
            | Action::Remove { line }
            | Action::Restore { line } => Some(line),
            Action::Clear | Action::Refresh => None,
        }
    }

    /// The line this is about, to change it.
    pub(super) fn line_mut(&mut self) -> Option<&mut Text> {
        match self {
            Action::Add { line, .. }
            | Action::SetQuantity { line, .. }
            | Action::Remove { line }
            | Action::Restore { line } => Some(line),
            Action::Clear | Action::Refresh => None,
        }
    }

    /// What it is, as `QueuedIntent.kind` in the TypeScript types has it.
    pub fn kind(&self) -> &'static str {
        match self {
            Action::Add { .. } => "add",
            Action::SetQuantity { .. } => "setQuantity",
            Action::Remove { .. } => "remove",
            Action::Restore { .. } => "restore",
            Action::Clear => "clear",
            Action::Refresh => "refresh",
        }
    }

    /// The quantity asked for, where it asks for one.
    pub fn quantity(&self) -> Option<Quantity> {
        match self {
            Action::Add { quantity, .. } | Action::SetQuantity { quantity, .. } => Some(*quantity),
            _ => None,
        }
    }

    /// Whether the cart changes by it.
    pub fn changes_cart(&self) -> bool {
        !matches!(self, Action::Refresh)
    }
}

/// A product as it is put in the cart, with what is known of it before the server has answered.
#[derive(Clone, Debug)]
pub struct Product<N: Node> {
    /// Product id, variation id or SKU, as text.
    pub id_or_sku: Text,
    /// The attributes chosen, as the store names them.
    pub variation: Vec<(Text, Text)>,
    /// The server's item key as far as it can be foretold (contract 10); a hypothesis.
    pub predicted_key: Option<Text>,
    /// What to draw until the server has answered; its item data belongs to the request too.
    pub sketch: Rc<Line<N>>,
}

/// How an intent ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// As asked.
    Done {
        /// Local id of the line, `None` for the whole cart.
        line: Option<Text>,
    },
    /// The store kept another quantity than the one asked for.
    Adjusted {
        /// Local id of the line.
        line: Text,
        /// The change.
        adjustment: Adjustment,
    },
    /// Refused, by the store or because it cannot apply.
    Refused {
        /// Local id of the line, `None` for the whole cart.
        line: Option<Text>,
        /// Why.
        problem: Problem,
    },
}

/// A quantity that the store changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Adjustment {
    /// The quantity asked for.
    pub from: Quantity,
    /// The quantity the store kept.
    pub to: Quantity,
    /// Why, in the store's words where it gave any.
    pub reason: Text,
}

/// Why an intent was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The store's code, or one of `CartErrorCode` in the TypeScript types.
    pub code: Text,
    /// The store's words, entities decoded.
    pub message: Text,
    /// HTTP status of the answer, 0 where there was none.
    pub status: u16,
}

impl Problem {
    /// A problem that no answer of the store has caused.
    pub fn local(code: &str, message: &str) -> Self {
        Problem {
            code: code.into(),
            message: message.into(),
            status: 0,
        }
    }
}
