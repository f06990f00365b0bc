//! Totals before the server has said them: an estimate, until it has.

use crate::cart::document::Node;
use crate::cart::model::Totals;
use crate::sync::base::Base;
use crate::sync::view::ViewLine;

/// Totals of the lines shown: the store's own where nothing changed, else its own moved by what changed.
/// `None` where nothing is known.
pub fn predict<N: Node>(
    base: Option<&Base<N>>,
    lines: &[ViewLine<N>],
    confirmed: bool,
) -> Option<Totals> {
    let totals = base.map(|base| base.cart.totals);
    if confirmed {
        return totals;
    }
    if lines.is_empty() {
        return totals.map(|_| Totals::default());
    }
    let was = base.map_or(Sums::default(), |base| {
        base.cart.lines.iter().fold(Sums::default(), |sums, line| {
            sums.with(line.subtotal, line.total, line.tax)
        })
    });
    let mut figures = lines.iter().filter_map(ViewLine::figures).peekable();
    if totals.is_none() && figures.peek().is_none() {
        return None;
    }
    let is = figures.fold(Sums::default(), |sums, line| {
        // The tax of a line that was never seen is guessed from the others'.
        let tax = line.tax.unwrap_or_else(|| was.tax_of(line.total));
        sums.with(line.subtotal, line.total, tax)
    });
    let mut totals = totals.unwrap_or_default();
    totals.subtotal += is.subtotal - was.subtotal;
    totals.discount += (is.subtotal - is.total) - (was.subtotal - was.total);
    totals.subtotal_tax += is.tax - was.tax;
    totals.tax += is.tax - was.tax;
    totals.total += (is.total - was.total) + (is.tax - was.tax);
    Some(totals)
}

/// Sums over lines, in minor units.
#[derive(Clone, Copy, Default)]
struct Sums {
    subtotal: i64,
    total: i64,
    tax: i64,
}

impl Sums {
    fn with(self, subtotal: i64, total: i64, tax: i64) -> Sums {
        Sums {
            subtotal: self.subtotal.saturating_add(subtotal),
            total: self.total.saturating_add(total),
            tax: self.tax.saturating_add(tax),
        }
    }

    fn tax_of(self, total: i64) -> i64 {
        if self.total <= 0 {
            return 0;
        }
        (total as f64 * (self.tax as f64 / self.total as f64)).round() as i64
    }
}
