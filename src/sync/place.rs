//! Which line an add goes to: one that holds the same product in the same form, or a new one.

use crate::cart::document::Node;
use crate::cart::interned::Text;
use crate::sync::intent::{Action, Product};
use crate::sync::log::Entry;
use crate::sync::names::Names;
use crate::sync::view::{View, ViewLine};

/// The line in the view that an add of this product grows, or the removed one that it brings back.
pub fn place<N: Node>(
    product: &Product<N>,
    view: &View<N>,
    log: &[Entry<N>],
    names: &Names,
) -> Option<Text> {
    among(product, &view.lines, log, names)
        .or_else(|| among(product, &view.removed, log, names))
        .or_else(|| by_log(product, log))
        .map(Into::into)
}

/// A line that is not shown, because no cart is known, but that intents are about which were taken over.
fn by_log<'a, N: Node>(product: &Product<N>, log: &'a [Entry<N>]) -> Option<&'a Text> {
    let since = log.iter().rev();
    let since = since.take_while(|entry| !matches!(entry.intent.action, Action::Clear));
    let mut lines = since.filter_map(|entry| entry.intent.action.line());
    lines.find(|line| product.predicted_key.as_ref() == Some(*line))
}

fn among<'a, N: Node>(
    product: &Product<N>,
    lines: &'a [ViewLine<N>],
    log: &[Entry<N>],
    names: &Names,
) -> Option<&'a Text> {
    by_key(product, lines, names)
        .or_else(|| by_intent(product, lines, log, names))
        .or_else(|| by_product(product, lines))
}

fn by_key<'a, N: Node>(
    product: &Product<N>,
    lines: &'a [ViewLine<N>],
    names: &Names,
) -> Option<&'a Text> {
    let key = product.predicted_key.as_ref()?;
    // What is being made may be known to get this key.
    let id = names.id_of(key);
    let line = lines
        .iter()
        .find(|line| line.line.key == key || line.id == id)?;
    Some(&line.id)
}

/// A line that an earlier intent made with the very same words.
fn by_intent<'a, N: Node>(
    product: &Product<N>,
    lines: &'a [ViewLine<N>],
    log: &[Entry<N>],
    names: &Names,
) -> Option<&'a Text> {
    lines
        .iter()
        .filter(|line| !line.line.is_confirmed())
        .find(|line| {
            log.iter().any(|entry| match &entry.intent.action {
                Action::Add {
                    line: id,
                    product: other,
                    ..
                } => names.id_of(names.resolve(id)) == line.id && same_product(product, other),
                _ => false,
            })
        })
        .map(|line| &line.id)
}

/// Whether both are the same product in the same form.
pub(super) fn same_product<N: Node>(a: &Product<N>, b: &Product<N>) -> bool {
    let is_plain = |it: &Product<N>| it.variation.is_empty() && it.sketch.item_data.is_none();
    if is_plain(a)
        && is_plain(b)
        && a.sketch.product_id > 0
        && a.sketch.product_id == b.sketch.product_id
    {
        // The key of a variation is foretold wrongly.
        return true;
    }
    if a.predicted_key.is_some() && b.predicted_key.is_some() {
        return a.predicted_key == b.predicted_key;
    }
    a.id_or_sku.eq_ignore_ascii_case(&b.id_or_sku)
        && a.variation == b.variation
        && match (&a.sketch.item_data, &b.sketch.item_data) {
            (None, None) => true,
            (Some(a), Some(b)) => a.same(b),
            _ => false,
        }
}

/// A confirmed line of the same product or SKU, if there is just one and neither has a form of its own.
fn by_product<'a, N: Node>(product: &Product<N>, lines: &'a [ViewLine<N>]) -> Option<&'a Text> {
    if product.sketch.item_data.is_some() || !product.variation.is_empty() {
        return None;
    }
    let mut same = lines.iter().filter(|line| {
        let line = &line.line;
        line.is_confirmed() && line.item_data.is_none() && line.is_of(&product.id_or_sku)
    });
    let line = same.next()?;
    same.next().is_none().then_some(&line.id)
}
