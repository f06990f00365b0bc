//! What the answers seen so far prove of the prices and taxes of lines.
//!
//! The server works every line out for itself where there are no coupons: unit price times quantity, and
//! of that a share for each tax rate, in fractions of a minor unit that only partly reach the answer
//! (contract 12). So an answer bounds price and share of one, and the bounds of several meet.
//!
//! What a proof takes for granted of a shop, beside WooCommerce's own arithmetic: prices do not depend on
//! the quantity (until an answer shows that they do); a rate has four decimals of a percent, as WooCommerce
//! stores it; no tax is below 1 in 2,000; the rates of two tax classes are at least half a percentage
//! point apart; a rate that nine digits of an answer agree with is the rate. `shipping` says what it takes
//! for granted.

use std::rc::Rc;

use super::document::Node;
use super::interval::Interval;
use super::list::Listed;
use super::model::{Cart, Line};
use super::quantity::Quantity;
use super::shipping::{Shipments, last_tax};
use crate::cart::interned::Text;

/// The least share a tax takes anywhere: what leaves no trace on an amount of this many minor units is
/// no tax. (The lowest known, of districts in Utah, is 1 in 2,000.)
const LEAST_TAXED: f64 = 1000.0;

/// How many quantities of a line are remembered.
const REMEMBERED: usize = 16;

/// Two tax classes of one shop are further apart than this.
const CLASSES_APART: f64 = 0.005;

/// Rates are written as multiples of this.
const WRITTEN: f64 = 0.00005;

/// Rates are stored in parts of this: WooCommerce keeps four decimals of a percent.
const STORED: f64 = 1e6;

/// A tax may be anything, but not negative.
const NO_LIMIT: Interval = Interval {
    low: 0.0,
    high: f64::INFINITY,
};

/// What the unrounded tax parts of a line may be off by, in minor units: each keeps at least six decimals.
const PARTS_SLACK: f64 = 1e-5;

/// What the tax of an amount may be off by, in minor units: it keeps six decimals of them.
const TAX_SLACK: f64 = 6e-7;

/// What answers have proved. Empty at first, and again when another customer or currency is seen.
#[derive(Clone, Debug)]
pub struct Evidence<N: Node> {
    /// Cart key, currency and addresses: what prices and taxes depend on.
    context: Option<(Text, Text, Option<N>)>,
    lines: Vec<Known>,
    /// Whether tax is rounded line by line or only in the sums; `None` until an answer tells.
    pub rounds_lines: Option<bool>,
    /// Whether prices were seen to depend on the quantity, as plugins make them.
    is_dynamic: bool,
    /// Whether the last answer is one to predict from: worked out for this customer, without coupons
    /// or fees, its lines adding up to its totals.
    pub is_sound: bool,
    /// Whether fees have ever been charged.
    pub has_fees: bool,
    /// What shipping has cost.
    pub shipments: Shipments,
}

/// What is known of a line, for one piece.
#[derive(Clone, Debug)]
struct Known {
    key: Text,
    /// Price without tax.
    net: Interval,
    /// The share of the net price that is tax, where one rate applies.
    rate: Interval,
    /// Up to which quantity no more than one rate is known to apply.
    single: f64,
    /// Whether an answer did not fit one rate after all.
    is_odd: bool,
    /// Tax where lines are not rounded.
    part: Interval,
    /// Quantities with the tax answered for them.
    seen: Vec<(f64, Interval)>,
}

/// What the money of a line may be.
#[derive(Clone, Copy, Debug)]
pub struct Bounds {
    /// Without tax, not rounded.
    pub net: Interval,
    /// Tax where each line is rounded.
    pub tax: Interval,
    /// Tax where it is not.
    pub part: Interval,
}

impl Bounds {
    /// Nothing is known.
    pub const ANY: Bounds = Bounds {
        net: Interval::ANY,
        tax: Interval::ANY,
        part: Interval::ANY,
    };
}

impl<N: Node> Default for Evidence<N> {
    fn default() -> Self {
        Evidence {
            context: None,
            lines: Vec::new(),
            rounds_lines: None,
            is_dynamic: false,
            is_sound: false,
            has_fees: false,
            shipments: Shipments::default(),
        }
    }
}

impl<N: Node> Evidence<N> {
    /// Takes an answer in.
    pub fn learn(&mut self, cart: &Cart<N>) {
        let customer = cart.server.get("customer");
        let is_same = self.context.as_ref().is_some_and(|(key, currency, known)| {
            *key == cart.key
                && *currency == cart.currency.code
                && match (known, &customer) {
                    (Some(known), Some(customer)) => known.same(customer),
                    (None, None) => true,
                    _ => false,
                }
        });
        self.is_sound = is_same || self.context.is_none();
        if !is_same {
            // An answer that shows a new address may still show the figures of the old one (tape
            // customer-and-shipping).
            let is_sound = self.is_sound;
            *self = Evidence {
                context: Some((cart.key.clone(), cart.currency.code.clone(), customer)),
                is_sound,
                ..Evidence::default()
            };
        }
        self.has_fees |= cart.totals.fees != 0;
        self.is_sound &= !cart.has_adjustments;
        let observed: Vec<Observed> = cart
            .lines
            .iter()
            .map(|line| observe(line, cart.currency.minor_unit))
            .listed();
        match (self.is_sound, adds_up(cart, &observed)) {
            (true, (is_rounded, is_precise)) if is_rounded || is_precise => {
                // Where the sums come to one amount only, they tell how the shop rounds.
                if is_rounded != is_precise {
                    self.rounds_lines = Some(is_rounded);
                }
            }
            _ => {
                self.is_sound = false;
                return;
            }
        }
        self.shipments.learn(cart);
        let is_single = has_one_rate(cart);
        for (line, observed) in cart.lines.iter().zip(&observed) {
            self.learn_line(line, observed, is_single);
        }
    }

    fn learn_line(&mut self, line: &Rc<Line<N>>, observed: &Observed, is_single: bool) {
        let quantity = line.quantity.to_number();
        if observed.is_fractional {
            self.rounds_lines = Some(false);
        }
        let one = 1.0 / quantity;
        let net = observed.net.times(one);
        let tax = observed.tax.widened(0.5);
        let part = observed.tax.times(one);
        let at = match self.lines.iter().position(|known| known.key == line.key) {
            Some(at) => at,
            None => {
                self.lines.push(Known {
                    key: line.key.clone(),
                    net: Interval::ANY,
                    rate: NO_LIMIT,
                    single: 0.0,
                    is_odd: false,
                    part: Interval::ANY,
                    seen: Vec::new(),
                });
                self.lines.len() - 1
            }
        };
        let Some(known) = self.lines.get_mut(at) else {
            return;
        };
        match known.net.meet(net) {
            Some(both) => known.net = both,
            None => {
                self.is_dynamic |= known.seen.iter().all(|(seen, _)| *seen != quantity);
                known.net = net;
                known.rate = NO_LIMIT;
                known.part = Interval::ANY;
                known.single = 0.0;
                known.seen.clear();
            }
        }
        match known.part.meet(part) {
            Some(both) => known.part = both,
            None if self.rounds_lines.is_none() => self.rounds_lines = Some(true),
            None => {}
        }
        if is_single {
            let share = Interval::between(
                (tax.low / observed.net.high * STORED - 1e-3).ceil() / STORED,
                (tax.high / observed.net.low * STORED + 1e-3).floor() / STORED,
            );
            let mut rate = known.rate.meet(share);
            let gross = line.price.map(|price| price as f64 * quantity);
            if let (Some(bounds), Some(pinned)) = (rate, pinned(gross, observed.net)) {
                rate = bounds.meet(pinned);
            }
            match rate {
                Some(rate) => known.rate = rate,
                None => known.is_odd = true,
            }
            let is_enough = observed.net.low >= LEAST_TAXED;
            known.single = known
                .single
                .max(if is_enough { f64::INFINITY } else { quantity });
        }
        let is_full = known.seen.len() >= REMEMBERED;
        let at = known.seen.iter().position(|(seen, _)| *seen == quantity);
        if let Some(at) = at.or(is_full.then_some(0)) {
            known.seen.remove(at);
        }
        known.seen.push((quantity, observed.tax));
    }

    /// What the money of a line comes to for a quantity; `None` where the line was never seen.
    pub fn bounds(&self, key: &str, quantity: Quantity, decimals: u8) -> Option<Bounds> {
        let quantity = quantity.to_number();
        let known = self.lines.iter().find(|known| known.key == key)?;
        let is_seen = known.seen.iter().any(|(seen, _)| *seen == quantity);
        if self.is_dynamic && !is_seen {
            return None;
        }
        let net = known.net.times(quantity).widened(slack(decimals));
        // More pieces never pay less tax, whatever the rates are.
        let mut tax = NO_LIMIT;
        for (seen, answered) in &known.seen {
            let answered = answered.rounded();
            if *seen <= quantity {
                tax.low = tax.low.max(answered.low);
            }
            let untaxed = answered.high == 0.0 && known.net.low * seen >= LEAST_TAXED;
            if *seen >= quantity || untaxed {
                tax.high = tax.high.min(answered.high);
            }
        }
        if tax.low < tax.high
            && !known.is_odd
            && let (rate, single) = self.rate_of(known)
            && quantity <= single
        {
            let one = Interval::between(net.low * rate.low, net.high * rate.high);
            let one = one.widened(PARTS_SLACK).rounded();
            tax = tax.meet(one).unwrap_or(Interval::ANY);
        }
        Some(Bounds {
            net,
            tax,
            part: known.part.times(quantity).widened(PARTS_SLACK),
        })
    }
}

impl<N: Node> Evidence<N> {
    /// The rate of a line and up to which quantity it is the only one. Lines whose rates cannot be as far
    /// apart as those of two tax classes share one.
    fn rate_of(&self, known: &Known) -> (Interval, f64) {
        let (mut rate, mut single) = (known.rate, known.single);
        for other in &self.lines {
            let (own, others) = (known.rate, other.rate);
            // What may be untaxed may be anything near it.
            if other.is_odd
                || own.low.min(others.low) <= 0.0
                || own.high - others.low > CLASSES_APART
                || others.high - own.low > CLASSES_APART
            {
                continue;
            }
            rate = rate.meet(others).unwrap_or(rate);
            single = single.max(if other.single.is_finite() {
                0.0
            } else {
                f64::INFINITY
            });
        }
        (rate, single)
    }
}

/// The rate where an amount with tax, the price times the quantity, and the amount without it show it: the
/// one has no fraction, the other lacks it by the tax alone, to six decimals, and what lies between them is
/// a rate as people write them, a multiple of 0.005 %. Nine digits do not agree by chance.
fn pinned(gross: Option<f64>, net: Interval) -> Option<Interval> {
    let net = (net.low + net.high) / 2.0;
    let rate = Interval::around(gross? / net - 1.0, TAX_SLACK / net);
    let written = (rate.low / WRITTEN).ceil() * WRITTEN;
    let has_fraction = (net - net.round()).abs() > 1e-3;
    (has_fraction
        && 0.0 < written
        && written <= rate.high
        && rate.high - rate.low < WRITTEN / 1000.0)
        .then(|| Interval::around(written, 1e-12))
}

/// The figures of a line in an answer, before they were rounded to minor units.
struct Observed {
    net: Interval,
    tax: Interval,
    /// Whether the tax is more than whole minor units.
    is_fractional: bool,
}

fn observe<N: Node>(line: &Line<N>, decimals: u8) -> Observed {
    let totals = line.server.as_ref().and_then(|server| server.get("totals"));
    let precise = |key: &str| {
        let mut amount = totals.as_ref()?.get(key)?.number()?;
        for _ in 0..decimals {
            amount *= 10.0;
        }
        Some(amount)
    };
    let net = match precise("total") {
        Some(net) => Interval::around(net, slack(decimals)),
        None => Interval::around(line.total as f64, 0.5 + slack(decimals)),
    };
    let tax = precise("tax");
    Observed {
        net,
        tax: match tax {
            Some(tax) => Interval::around(tax, PARTS_SLACK),
            None => Interval::around(line.tax as f64, 0.5 + PARTS_SLACK),
        },
        is_fractional: tax.is_some_and(|tax| (tax - tax.round()).abs() > 1e-4),
    }
}

/// What the amount of a line may be off from price times quantity, in minor units: it keeps six decimals
/// of a major unit, or two more than the currency has (contract 12.2).
fn slack(decimals: u8) -> f64 {
    let mut kept = 6.max(decimals + 2) - decimals;
    let mut slack = 0.5;
    while kept > 0 {
        slack /= 10.0;
        kept -= 1;
    }
    slack + PARTS_SLACK
}

/// Whether the lines are those that the totals were worked out from, where lines are rounded and where
/// they are not. A read may show the lines as they were before a change that the totals know of already
/// (tape coupons).
fn adds_up<N: Node>(cart: &Cart<N>, observed: &[Observed]) -> (bool, bool) {
    let (mut net, mut tax) = (0, 0);
    let (mut raw_net, mut raw_tax) = (Interval::around(0.0, 0.5), Interval::around(0.0, 0.5));
    for (line, observed) in cart.lines.iter().zip(observed) {
        // Without coupons nothing can lie between them.
        if line.subtotal != line.total || line.subtotal_tax != line.tax {
            return (false, false);
        }
        net += line.subtotal;
        tax += line.tax;
        raw_net = raw_net.plus(observed.net);
        raw_tax = raw_tax.plus(observed.tax);
    }
    let totals = &cart.totals;
    let is = |value: i64, of: Interval| of.low <= value as f64 && value as f64 <= of.high;
    (
        net == totals.subtotal && tax == totals.subtotal_tax,
        is(totals.subtotal, raw_net) && is(totals.subtotal_tax, raw_tax),
    )
}

/// Whether no line can have been taxed at more than one rate. Of each priority one rate applies, and the
/// code of a rate ends with its priority. Where the cart lists no taxes, shipping tells: it names its
/// last tax beside the sum of all.
fn has_one_rate<N: Node>(cart: &Cart<N>) -> bool {
    let entries = match cart.server.get("taxes") {
        Some(taxes) => taxes.entries(),
        None => Vec::new(),
    };
    let mut priority = None;
    for (code, tax) in &entries {
        let dash = code.bytes().rposition(|byte| byte == b'-');
        let this = dash.and_then(|dash| code.get(dash + 1..)).unwrap_or(code);
        // A list in other forms names a label and the sum of all taxes.
        if tax.get("price").is_none() || *priority.get_or_insert(this) != this {
            return false;
        }
    }
    if !entries.is_empty() {
        return true;
    }
    // What is too little to be taxed at all is no evidence.
    cart.totals.shipping as f64 >= LEAST_TAXED
        && cart.totals.shipping_tax > 0
        && last_tax(cart) == Some(cart.totals.shipping_tax)
}
