//! Reading a cart from any shape that a server of version 3 to 5 sends.

use std::rc::Rc;

use super::currency::{read_currency, unknown_currency};
use super::document::Node;
use super::fields::{filled_at, is_true_at, text_at};
use super::list::keep;
use super::model::{Cart, Line, Totals};
use super::money;
use super::read_line::{read_item_key, read_line_at};
use super::read_notices::read_notices;
use crate::cart::interned::Text;

/// Members of which a cart has at least one beside its items, even when the answer was cut down to
/// some fields.
const MARKS: [&str; 4] = ["cart_hash", "cart_key", "totals", "currency"];

/// The cart in `document`; `None` where that is no cart.
///
/// Missing or odd members read as empty, none makes it fail, but one: without `items` nothing would
/// tell a cut-down answer from an emptied cart.
pub fn read_cart<N: Node>(document: &N) -> Option<Cart<N>> {
    read_cart_after(document, None)
}

/// The same, where `previous` is the cart known before: a line whose document did not change is taken
/// over from there, which costs far less than to read it.
pub fn read_cart_after<N: Node>(document: &N, previous: Option<&Cart<N>>) -> Option<Cart<N>> {
    let items = document
        .get("items")
        .filter(|items| items.is_list() || items.is_map())?;
    if !MARKS.iter().any(|mark| document.get(mark).is_some()) {
        return None;
    }
    let currency = document
        .get("currency")
        .and_then(|currency| read_currency(&currency))
        .unwrap_or_else(unknown_currency);
    let decimals = currency.minor_unit;
    let totals = document
        .get("totals")
        .map(|totals| read_totals(&totals, decimals))
        .unwrap_or_default();
    // Other decimals would give the same texts another meaning.
    let previous = previous.filter(|previous| previous.currency.minor_unit == decimals);
    let (known, known_removed) = match previous {
        Some(previous) => (previous.lines.as_slice(), previous.removed.as_slice()),
        None => Default::default(),
    };
    let mut lines = read_lines(&items, decimals, known);
    // A bulk update to 0 answers with the line still there; the next answer has dropped it (contract 13.1).
    keep(&mut lines, |line| line.quantity.is_positive());
    Some(Cart {
        key: text_at(document, "cart_key"),
        hash: read_hash(document),
        lines,
        removed: document
            .get("removed_items")
            .map(|removed| read_lines(&removed, decimals, known_removed))
            .unwrap_or_default(),
        has_adjustments: has_adjustments(document, &totals),
        needs_payment: is_true_at(document, "needs_payment"),
        needs_shipping: is_true_at(document, "needs_shipping"),
        notices: document
            .get("notices")
            .map(|notices| read_notices(&notices))
            .unwrap_or_default(),
        currency,
        totals,
        server: document.clone(),
    })
}

/// The lines of a list of items, or of a map from item keys to items (contract 2.12). Those of `known`
/// that did not change are the same lines again.
pub fn read_lines<N: Node>(items: &N, decimals: u8, known: &[Rc<Line<N>>]) -> Vec<Rc<Line<N>>> {
    let mut lines = Vec::new();
    // Lines mostly follow each other as they did before.
    let mut next = 0;
    let mut read = |key: Text, item: N| {
        let key = read_item_key(&item).unwrap_or(key);
        let at = match known.get(next) {
            Some(line) if line.key == key => Some(next),
            _ => known.iter().position(|line| line.key == key),
        };
        if let Some(at) = at {
            next = at + 1;
        }
        let same = at
            .and_then(|at| known.get(at))
            .filter(|line| line.server.as_ref().is_some_and(|known| known.same(&item)));
        lines.extend(match same {
            Some(line) => Some(Rc::clone(line)),
            None => read_line_at(key, item, decimals).map(Rc::new),
        });
    };
    if items.is_list() {
        for item in items.values() {
            read(Text::new(), item);
        }
    } else {
        for (key, item) in items.entries() {
            read(key.into(), item);
        }
    }
    lines
}

/// An empty cart has a sentence in the shop's language for a digest: empty here.
fn read_hash<N: Node>(document: &N) -> Text {
    let hash = text_at(document, "cart_hash");
    if hash.bytes().all(|byte| byte.is_ascii_graphic()) {
        hash
    } else {
        Text::new()
    }
}

fn has_adjustments<N: Node>(document: &N, totals: &Totals) -> bool {
    filled_at(document, "coupons").is_some()
        || filled_at(document, "fees").is_some()
        || totals.discount != 0
        || totals.fees != 0
}

fn read_totals<N: Node>(totals: &N, decimals: u8) -> Totals {
    let amount = |key: &str| {
        totals
            .get(key)
            .and_then(|amount| money::read(&amount, decimals))
            .unwrap_or_default()
    };
    Totals {
        subtotal: amount("subtotal"),
        subtotal_tax: amount("subtotal_tax"),
        discount: amount("discount_total"),
        discount_tax: amount("discount_tax"),
        shipping: amount("shipping_total"),
        shipping_tax: amount("shipping_tax"),
        fees: amount("fee_total"),
        fees_tax: amount("fee_tax"),
        tax: amount("total_tax"),
        total: amount("total"),
    }
}

#[cfg(test)]
mod tests;
