//! Money before the store has said it: proved where the answers seen allow only one amount, else an
//! estimate.

use crate::cart::document::Node;
use crate::cart::evidence::{Bounds, Evidence};
use crate::cart::interned::Text;
use crate::cart::interval::Interval;
use crate::cart::list::Listed;
use crate::cart::model::Totals;
use crate::cart::quantity::Quantity;
use crate::sync::base::Base;
use crate::sync::sabotage::{self, Fault};
use crate::sync::view::ViewLine;

/// How sure an amount is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Certainty {
    /// Likely, no more.
    #[default]
    Estimate,
    /// Provably what the store will say.
    Exact,
    /// The store's own word for exactly this content.
    Confirmed,
}

/// The money of a line, in minor units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Figures {
    /// Before discounts, without tax.
    pub subtotal: i64,
    /// After discounts, without tax.
    pub total: i64,
    /// How sure both are.
    pub certainty: Certainty,
    /// Tax before discounts; `None` where nothing bounds it.
    pub subtotal_tax: Option<i64>,
    /// Tax after discounts; `None` where nothing bounds it.
    pub tax: Option<i64>,
    /// How sure both are.
    pub tax_certainty: Certainty,
}

/// How sure each of the totals is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TotalsCertainty {
    /// Subtotal.
    pub subtotal: Certainty,
    /// Tax of the lines before discounts.
    pub subtotal_tax: Certainty,
    /// Discount and its tax.
    pub discount: Certainty,
    /// Shipping and its tax.
    pub shipping: Certainty,
    /// Fees and their tax.
    pub fees: Certainty,
    /// All tax.
    pub tax: Certainty,
    /// What the shopper pays.
    pub total: Certainty,
}

impl TotalsCertainty {
    fn all(certainty: Certainty) -> Self {
        TotalsCertainty {
            subtotal: certainty,
            subtotal_tax: certainty,
            discount: certainty,
            shipping: certainty,
            fees: certainty,
            tax: certainty,
            total: certainty,
        }
    }
}

/// Gives the lines shown their money, and says what their totals are: the store's own where nothing
/// changed, else its own moved by what changed. No totals where nothing is known.
pub fn predict<N: Node>(
    base: Option<&Base<N>>,
    evidence: &Evidence<N>,
    lines: &mut [ViewLine<N>],
    confirmed: bool,
) -> (Option<Totals>, TotalsCertainty) {
    let is_sound = base.is_some() && evidence.is_sound;
    let mut sums = [Sum::default(), Sum::default()];
    for line in lines.iter_mut() {
        let (figures, bounds) = figures_of(base, evidence, line, confirmed, is_sound);
        line.figures = figures;
        let [rounded, precise] = &mut sums;
        rounded.add(bounds.net.rounded(), bounds.tax);
        precise.add(bounds.net, bounds.part);
    }
    let totals = base.map(|base| base.cart.totals);
    if confirmed {
        return (totals, TotalsCertainty::all(Certainty::Confirmed));
    }
    if lines.is_empty() && base.is_some() {
        // An empty cart costs nothing: coupons and fees go with the last line (tape coupons).
        return (
            Some(Totals::default()),
            TotalsCertainty::all(Certainty::Exact),
        );
    }
    let Some(mut totals) = estimate(base, lines) else {
        return (None, TotalsCertainty::default());
    };
    let mut certainty = TotalsCertainty::default();
    if sabotage::is(Fault::GuessExact) {
        return (Some(totals), TotalsCertainty::all(Certainty::Exact));
    }
    if !is_sound {
        return (Some(totals), certainty);
    }
    certainty.discount = Certainty::Exact;
    if !evidence.has_fees {
        certainty.fees = Certainty::Exact;
    }
    certainty.shipping = shipping(base, evidence, lines);
    // Nothing may have changed after all.
    let is_same = base.is_some_and(|base| {
        base.cart.lines.len() == lines.len() && lines.iter().all(|line| is_same(base, line))
    });
    let [rounded, precise] = sums;
    let rounds = evidence.rounds_lines;
    let prove = |amount: &mut i64, of: &dyn Fn(&Sum) -> Interval| {
        // Both ways of rounding must come to the same as long as either is possible.
        let (one, two) = (of(&rounded).whole(), of(&precise).whole());
        let proved = match rounds {
            _ if is_same => Some(*amount),
            Some(true) => one,
            Some(false) => two,
            None => one.filter(|_| one == two),
        };
        *amount = proved.unwrap_or(*amount);
        if proved.is_some() {
            Certainty::Exact
        } else {
            Certainty::Estimate
        }
    };
    certainty.subtotal = prove(&mut totals.subtotal, &|sum| sum.net);
    certainty.subtotal_tax = prove(&mut totals.subtotal_tax, &|sum| sum.tax);
    if certainty.shipping == Certainty::Exact && certainty.fees == Certainty::Exact {
        let point = |amount: i64| Interval::between(amount as f64, amount as f64);
        let (shipping, tax) = (point(totals.shipping), point(totals.shipping_tax));
        certainty.tax = prove(&mut totals.tax, &|sum| sum.tax.plus(tax));
        // Where tax is rounded in the sums only, that of shipping has a fraction that is not shown.
        let is_loose = totals.shipping != 0;
        certainty.total = prove(&mut totals.total, &|sum| {
            let lines = sum.tax.snapped(if is_loose { 0.5 } else { 0.0 });
            lines.plus(tax).plus(sum.net.rounded()).plus(shipping)
        });
    }
    (Some(totals), certainty)
}

/// Bounds of a sum over lines.
#[derive(Clone, Copy)]
struct Sum {
    net: Interval,
    tax: Interval,
}

impl Default for Sum {
    fn default() -> Self {
        Sum {
            net: Interval::between(0.0, 0.0),
            tax: Interval::between(0.0, 0.0),
        }
    }
}

impl Sum {
    fn add(&mut self, net: Interval, tax: Interval) {
        self.net = self.net.plus(net);
        self.tax = self.tax.plus(tax);
    }
}

/// The money of a line, and what bounds it.
fn figures_of<N: Node>(
    base: Option<&Base<N>>,
    evidence: &Evidence<N>,
    shown: &ViewLine<N>,
    confirmed: bool,
    is_sound: bool,
) -> (Option<Figures>, Bounds) {
    let line = &shown.line;
    if !line.is_confirmed() {
        let figures = line.price.map(|price| {
            let subtotal = scale(price, shown.quantity, Quantity::ONE);
            Figures {
                subtotal,
                total: subtotal,
                certainty: Certainty::Estimate,
                subtotal_tax: None,
                tax: None,
                tax_certainty: Certainty::Estimate,
            }
        });
        return (figures, Bounds::ANY);
    }
    let of = |amount| scale(amount, shown.quantity, line.quantity);
    let mut figures = Figures {
        subtotal: of(line.subtotal),
        total: of(line.total),
        certainty: Certainty::Estimate,
        subtotal_tax: Some(of(line.subtotal_tax)),
        tax: Some(of(line.tax)),
        tax_certainty: Certainty::Estimate,
    };
    // Without coupons a line that did not change is worth what it was, whatever becomes of the others.
    let is_same = base.is_some_and(|base| is_same(base, shown));
    if confirmed || (is_sound && is_same) {
        figures.certainty = Certainty::Confirmed;
        figures.tax_certainty = Certainty::Confirmed;
    }
    if confirmed || !is_sound {
        return (Some(figures), Bounds::ANY);
    }
    let decimals = base.map_or(0, |base| base.cart.currency.minor_unit);
    let is_too_many = !is_same && line.maximum.is_some_and(|most| shown.quantity > most);
    let bounds = evidence
        .bounds(&line.key, shown.quantity, decimals)
        .filter(|_| !is_too_many)
        .unwrap_or(Bounds::ANY);
    if figures.certainty != Certainty::Confirmed {
        if let Some(net) = bounds.net.whole() {
            figures.subtotal = net;
            figures.total = net;
            figures.certainty = Certainty::Exact;
        }
        let tax = match evidence.rounds_lines {
            Some(false) => bounds.part.whole(),
            _ => bounds.tax.whole(),
        };
        if tax.is_some() {
            figures.subtotal_tax = tax;
            figures.tax = tax;
            figures.tax_certainty = Certainty::Exact;
        }
    }
    (Some(figures), bounds)
}

/// Whether a line is in the base with just this quantity.
fn is_same<N: Node>(base: &Base<N>, shown: &ViewLine<N>) -> bool {
    shown.quantity == shown.line.quantity && base.line(&shown.line.key).is_some()
}

/// How sure shipping is.
fn shipping<N: Node>(
    base: Option<&Base<N>>,
    evidence: &Evidence<N>,
    lines: &[ViewLine<N>],
) -> Certainty {
    let Some(base) = base else {
        return Certainty::Estimate;
    };
    // What nothing in the cart needs, less of it or more of the same does not need either.
    let is_known = lines.iter().all(|line| base.line(&line.line.key).is_some());
    let needs_none = is_known && !base.cart.needs_shipping && base.cart.totals.shipping == 0;
    let content: Vec<(Text, f64)> = lines
        .iter()
        .map(|line| (line.line.key.clone(), line.quantity.to_number()))
        .listed();
    if needs_none || evidence.shipments.is_same(&content) {
        Certainty::Exact
    } else {
        Certainty::Estimate
    }
}

/// Totals as they will likely be.
fn estimate<N: Node>(base: Option<&Base<N>>, lines: &[ViewLine<N>]) -> Option<Totals> {
    let was = base.map_or(Sums::default(), |base| {
        base.cart.lines.iter().fold(Sums::default(), |sums, line| {
            sums.with(line.subtotal, line.total, line.tax)
        })
    });
    let mut figures = lines.iter().filter_map(|line| line.figures).peekable();
    if base.is_none() && figures.peek().is_none() {
        return None;
    }
    let is = figures.fold(Sums::default(), |sums, line| {
        // The tax of a line that was never seen is guessed from the others'.
        let tax = line.tax.unwrap_or_else(|| was.tax_of(line.total));
        sums.with(line.subtotal, line.total, tax)
    });
    let mut totals = base.map(|base| base.cart.totals).unwrap_or_default();
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

/// An amount for `quantity` where it is known for `of`. Only ever an estimate.
fn scale(amount: i64, quantity: Quantity, of: Quantity) -> i64 {
    if of.is_zero() {
        return 0;
    }
    (amount as f64 * (quantity.to_number() / of.to_number())).round() as i64
}
