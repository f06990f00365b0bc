//! What the answers seen so far tell of shipping: whether another content costs the same to ship.
//!
//! The rules of a shop's rates are not in any answer. What can be said of a content that was not seen rests
//! on what WooCommerce's own methods do: they never cost less for more, by the piece no less than a minor
//! unit, and free shipping is offered from an amount on. The chosen rate is kept while the same rates are on
//! offer, else it is the first.

use super::document::Node;
use super::fields::text_at;
use super::list::Listed;
use super::model::Cart;
use super::money;
use crate::cart::interned::Text;

/// How many contents are remembered.
const REMEMBERED: usize = 32;

/// Contents seen, the last one last.
#[derive(Clone, Debug, Default)]
pub struct Shipments {
    seen: Vec<Shipment>,
    /// Whether shipping has always cost the same.
    is_varied: bool,
}

/// A content with what it cost to ship.
#[derive(Clone, Debug, PartialEq)]
struct Shipment {
    content: Vec<(Text, f64)>,
    cost: i64,
    tax: i64,
    /// The rates on offer, then the chosen one.
    rates: String,
    is_first_chosen: bool,
    is_free_offered: bool,
    /// Changes with what is shipped, and not with the order or with what needs no shipping: a sum over the
    /// text that the rate has for its package.
    shipped: u32,
}

impl Shipments {
    /// Takes an answer in.
    pub fn learn<N: Node>(&mut self, cart: &Cart<N>) {
        let Some(shipment) = read(cart) else {
            // Nothing can be said after an answer that says nothing.
            self.seen.clear();
            return;
        };
        if let Some(last) = self.seen.last() {
            self.is_varied |= last.cost != shipment.cost || last.tax != shipment.tax;
        }
        let known = |seen: &Shipment| seen.content == shipment.content;
        let is_full = self.seen.len() >= REMEMBERED;
        if let Some(at) = self.seen.iter().position(known).or(is_full.then_some(0)) {
            self.seen.remove(at);
        }
        self.seen.push(shipment);
    }

    /// Whether a content costs to ship what the last one seen cost.
    pub fn is_same(&self, content: &[(Text, f64)]) -> bool {
        let Some(base) = self.seen.last() else {
            return false;
        };
        let alike = |seen: &&Shipment| {
            seen.cost == base.cost && seen.tax == base.tax && seen.rates == base.rates
        };
        let lines = |seen: &Shipment| seen.content.len() == content.len();
        let mut between = (false, false);
        // Shipping is taxed by what is shipped, so the lines must be those of a content that was seen.
        let mut is_taxed_alike = false;
        let mut is_free_offered = false;
        for seen in &self.seen {
            let (less, more) = (seen.is_within(content), seen.holds(content));
            is_free_offered |= less && seen.is_free_offered;
            if !alike(&seen) {
                is_taxed_alike |= less && lines(seen) && seen.tax == base.tax;
                continue;
            }
            is_taxed_alike |= (less || more || seen.has_lines(content)) && lines(seen);
            between = (between.0 || less, between.1 || more);
        }
        if !is_taxed_alike {
            return false;
        }
        between == (true, true)
            // What costs nothing may be free shipping, which ends below an amount.
            || (self.is_flat()
                && base.is_first_chosen
                && (is_free_offered || (base.cost != 0 && base.holds(content))))
    }

    /// Whether more to ship has cost no more: then there is no part by piece or amount in the rate. What a
    /// part of a piece adds may get lost in rounding.
    fn is_flat(&self) -> bool {
        !self.is_varied
            && self.seen.iter().any(|less| {
                self.seen.iter().any(|more| {
                    let is_enough = |(key, quantity): &(Text, f64)| {
                        let less = less.quantity(key);
                        *quantity == less || *quantity >= less + 1.0
                    };
                    more.shipped != less.shipped
                        && less.is_within(&more.content)
                        && more.content.iter().all(is_enough)
                })
            })
    }
}

impl Shipment {
    fn quantity(&self, key: &str) -> f64 {
        let line = self.content.iter().find(|(known, _)| known == key);
        line.map_or(0.0, |(_, quantity)| *quantity)
    }

    /// Whether every line of a content is here with as much or more.
    fn holds(&self, content: &[(Text, f64)]) -> bool {
        content
            .iter()
            .all(|(key, quantity)| self.quantity(key) >= *quantity)
    }

    /// Whether every line of this is in a content with as much or more.
    fn is_within(&self, content: &[(Text, f64)]) -> bool {
        self.content.iter().all(|(key, quantity)| {
            content
                .iter()
                .any(|(known, other)| known == key && other >= quantity)
        })
    }

    fn has_lines(&self, content: &[(Text, f64)]) -> bool {
        content.iter().all(|(key, _)| self.quantity(key) > 0.0)
    }
}

/// The shipment of an answer; `None` where it has no package, or several. An empty cart still shows the
/// package of what was in it.
fn read<N: Node>(cart: &Cart<N>) -> Option<Shipment> {
    if cart.lines.is_empty() {
        return None;
    }
    let packages = cart.server.get("shipping")?.get("packages")?.values();
    let [package] = packages.as_slice() else {
        return None;
    };
    let chosen = text_at(package, "chosen_method");
    let mut rates = String::new();
    let mut is_first_chosen = false;
    let mut is_free_offered = false;
    let mut shipped = 0;
    for (id, rate) in package.get("rates")?.entries() {
        if let Some(contents) = rate.get("meta_data") {
            for byte in contents.to_json().bytes() {
                shipped += u32::from(byte);
            }
        }
        is_first_chosen |= rates.is_empty() && id == chosen;
        is_free_offered |= text_at(&rate, "method_id") == "free_shipping";
        rates.push_str(&id);
        rates.push(' ');
    }
    rates.push_str(&chosen);
    Some(Shipment {
        content: cart
            .lines
            .iter()
            .map(|line| (line.key.clone(), line.quantity.to_number()))
            .listed(),
        cost: cart.totals.shipping,
        tax: cart.totals.shipping_tax,
        rates,
        is_first_chosen,
        is_free_offered,
        shipped,
    })
}

/// The last tax of the chosen rate, in minor units; `None` where there is no package, or several.
pub fn last_tax<N: Node>(cart: &Cart<N>) -> Option<i64> {
    let packages = cart.server.get("shipping")?.get("packages")?.values();
    let [package] = packages.as_slice() else {
        return None;
    };
    let chosen = text_at(package, "chosen_method");
    let taxes = package.get("rates")?.get(&chosen)?.get("taxes")?;
    money::read(&taxes, cart.currency.minor_unit)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::cart::read::read_cart;
    use serde_json::{Map, Value, json};

    /// A content with what it costs to ship; the first rate is chosen.
    fn seen(shipments: &mut Shipments, lines: &[(&str, f64)], cost: &str, rates: &[&str]) {
        let items: Vec<Value> = lines
            .iter()
            .map(|(key, quantity)| json!({"item_key": key, "id": 1, "quantity": {"value": quantity}}))
            .collect();
        let shipped: Vec<String> = lines
            .iter()
            .filter(|(key, _)| *key != VIRTUAL)
            .map(|(key, quantity)| format!("{key} × {quantity}"))
            .collect();
        let shipped = shipped.join(", ");
        let rate = |id: &&str| {
            let rate = json!({ "method_id": id, "taxes": "75", "meta_data": { "items": shipped } });
            ((*id).to_string(), rate)
        };
        let rates: Map<String, Value> = rates.iter().map(rate).collect();
        let chosen = rates.keys().next().cloned();
        let cart = read_cart(&json!({
            "cart_key": "k",
            "items": items,
            "totals": {"shipping_total": cost, "shipping_tax": "75"},
            "shipping": {"packages": {"default": {"rates": rates, "chosen_method": chosen}}},
        }));
        shipments.learn(&cart.unwrap());
    }

    fn is_same(shipments: &Shipments, content: &[(&str, f64)]) -> bool {
        let owned = |(key, quantity): &(&str, f64)| (Text::from(*key), *quantity);
        let content: Vec<(Text, f64)> = content.iter().map(owned).collect();
        shipments.is_same(&content)
    }

    /// A line that needs no shipping.
    const VIRTUAL: &str = "virtual";
    const FLAT: &[&str] = &["flat_rate"];
    const FREE_TOO: &[&str] = &["flat_rate", "free_shipping"];

    #[test]
    fn one_content_tells_nothing_of_another() {
        let mut shipments = Shipments::default();
        assert!(!is_same(&shipments, &[("a", 1.0)]));
        seen(&mut shipments, &[("a", 2.0)], "1000", FLAT);
        assert!(is_same(&shipments, &[("a", 2.0)]));
        assert!(!is_same(&shipments, &[("a", 1.0)]) && !is_same(&shipments, &[("a", 3.0)]));
    }

    #[test]
    fn what_lies_between_two_contents_costs_what_both_cost() {
        let mut shipments = Shipments::default();
        seen(&mut shipments, &[("a", 2.0)], "1000", FLAT);
        seen(&mut shipments, &[("a", 5.0)], "1000", FLAT);
        assert!(is_same(&shipments, &[("a", 3.0)]));
        assert!(
            is_same(&shipments, &[("a", 1.0)]),
            "less than what costs the same"
        );
        assert!(
            !is_same(&shipments, &[("a", 6.0)]),
            "free shipping may begin there"
        );
        assert!(
            !is_same(&shipments, &[("a", 3.0), ("b", 1.0)]),
            "taxed like a line never shipped"
        );
    }

    #[test]
    fn a_rate_by_piece_is_not_taken_for_flat() {
        let mut shipments = Shipments::default();
        seen(&mut shipments, &[("a", 2.0)], "1000", FREE_TOO);
        seen(&mut shipments, &[("a", 5.0)], "1600", FREE_TOO);
        assert!(!is_same(&shipments, &[("a", 4.0)]) && !is_same(&shipments, &[("a", 6.0)]));
    }

    #[test]
    fn part_of_a_piece_may_cost_more_than_rounding_shows() {
        let mut shipments = Shipments::default();
        seen(&mut shipments, &[("a", 4.0)], "11", FLAT);
        seen(&mut shipments, &[("a", 3.75)], "11", FLAT);
        assert!(!is_same(&shipments, &[("a", 1.0)]));
    }

    #[test]
    fn free_shipping_may_end_with_less() {
        let mut shipments = Shipments::default();
        let free_first = &["free_shipping", "flat_rate"];
        seen(&mut shipments, &[("a", 7.0)], "0", free_first);
        seen(&mut shipments, &[("a", 5.0)], "0", free_first);
        assert!(!is_same(&shipments, &[("a", 1.0)]));
        assert!(is_same(&shipments, &[("a", 9.0)]));
    }

    #[test]
    fn a_cart_that_was_emptied_says_nothing() {
        let mut shipments = Shipments::default();
        let free_first = &["free_shipping", "flat_rate"];
        seen(&mut shipments, &[("a", 5.0)], "0", free_first);
        seen(&mut shipments, &[], "0", free_first);
        seen(&mut shipments, &[("b", 5.0)], "0", free_first);
        seen(&mut shipments, &[("b", 7.0)], "0", free_first);
        assert!(!is_same(&shipments, &[("b", 1.0)]));
    }

    #[test]
    fn what_needs_no_shipping_says_nothing_of_what_more_would_cost() {
        let mut shipments = Shipments::default();
        seen(&mut shipments, &[("a", 2.0), ("b", 1.0)], "1000", FLAT);
        let more = [("b", 1.0), ("a", 2.0), (VIRTUAL, 9.0)];
        seen(&mut shipments, &more, "1000", FLAT);
        let less = [("b", 1.0), ("a", 1.0), (VIRTUAL, 9.0)];
        assert!(!is_same(&shipments, &less));
        seen(&mut shipments, &[("b", 1.0), ("a", 3.0)], "1000", FLAT);
        assert!(is_same(&shipments, &[("b", 1.0), ("a", 1.0)]));
    }

    #[test]
    fn more_costs_no_more_once_free_shipping_is_offered_behind_the_chosen_rate() {
        let mut shipments = Shipments::default();
        seen(&mut shipments, &[("a", 2.0)], "1000", FREE_TOO);
        seen(&mut shipments, &[("a", 5.0)], "1000", FREE_TOO);
        assert!(is_same(&shipments, &[("a", 50.0)]));
    }
}
