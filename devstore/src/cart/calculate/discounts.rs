//! How coupons are spread over the lines (contract 12.5). Amounts are in cents.

use super::money::{Half, round_to};
use crate::settings::Coupon;

/// A line as coupons see it.
#[derive(Clone, Debug)]
pub struct Discountable {
    /// The price of the whole line.
    pub price: f64,
    /// Its quantity.
    pub quantity: f64,
    /// The ids that a coupon may name: the product's, and its parent's.
    pub product_ids: [u32; 2],
}

/// What each coupon took off each line: by coupon in the order of application, by line in the
/// order of the cart.
#[derive(Clone, Debug, Default)]
pub struct Discounts {
    /// Coupon code with the discount of each line.
    pub by_coupon: Vec<(String, Vec<f64>)>,
}

impl Discounts {
    /// All discounts on one line.
    pub fn of_line(&self, line: usize) -> f64 {
        self.by_coupon.iter().map(|(_, lines)| lines[line]).sum()
    }
}

/// Whether the coupon is for this product.
pub fn is_for(coupon: &Coupon, line: &Discountable) -> bool {
    coupon.product_ids.is_empty()
        || line
            .product_ids
            .iter()
            .any(|id| coupon.product_ids.contains(id))
}

/// Applies valid coupons: fixed product amounts first, then percentages, then fixed cart amounts.
/// `cents_of` turns a coupon's amount from major units into cents.
pub fn apply(
    coupons: &[&Coupon],
    lines: &[Discountable],
    cents_of: impl Fn(f64) -> f64,
) -> Discounts {
    let rank = |coupon: &Coupon| match coupon.discount_type.as_str() {
        "fixed_product" => 1,
        "percent" => 2,
        "fixed_cart" => 3,
        _ => 0,
    };
    let mut coupons = coupons.to_vec();
    coupons.sort_by(|a, b| {
        rank(a)
            .cmp(&rank(b))
            .then(a.amount.total_cmp(&b.amount))
            .then(b.id.cmp(&a.id))
    });
    let mut order: Vec<usize> = (0..lines.len()).collect();
    let weight = |line: usize| lines[line].price * lines[line].quantity;
    order.sort_by(|a, b| weight(*b).total_cmp(&weight(*a)));
    let mut run = Run {
        lines,
        discounts: Discounts::default(),
    };
    for coupon in coupons {
        run.discounts
            .by_coupon
            .push((coupon.code.clone(), vec![0.0; lines.len()]));
        let chosen: Vec<usize> = order
            .iter()
            .copied()
            .filter(|line| {
                run.left(*line) > 0.0 && lines[*line].quantity > 0.0 && run.applies(coupon, *line)
            })
            .collect();
        match coupon.discount_type.as_str() {
            "percent" => run.percent(coupon.amount, &chosen),
            "fixed_product" => {
                run.per_unit(&chosen, cents_of(coupon.amount));
            }
            _ => run.fixed_cart(&chosen, cents_of(coupon.amount)),
        }
    }
    run.discounts
}

struct Run<'a> {
    lines: &'a [Discountable],
    discounts: Discounts,
}

impl Run<'_> {
    /// A coupon on the cart takes every line; one on products only theirs.
    fn applies(&self, coupon: &Coupon, line: usize) -> bool {
        coupon.discount_type == "fixed_cart" || is_for(coupon, &self.lines[line])
    }

    /// What is left of a line's price, in whole cents.
    fn left(&self, line: usize) -> f64 {
        round_to(
            self.lines[line].price - self.discounts.of_line(line),
            0,
            Half::Up,
        )
        .abs()
    }

    fn take(&mut self, line: usize, cents: f64) {
        if let Some((_, lines)) = self.discounts.by_coupon.last_mut() {
            lines[line] += cents;
        }
    }

    fn percent(&mut self, percent: f64, chosen: &[usize]) {
        let (mut given, mut total) = (0.0, 0.0);
        for &line in chosen {
            let price = round_to(self.lines[line].price, 0, Half::Up);
            let quantity = self.lines[line].quantity;
            let price = (price / quantity) * quantity;
            let discount = (price * (percent / 100.0)).floor();
            let discount = round_to(self.left(line).min(discount), 0, Half::Down);
            total += price;
            given += discount;
            self.take(line, discount);
        }
        let wanted = round_to(total * (percent / 100.0), 0, Half::Down);
        if given < wanted {
            self.remainder(chosen, wanted - given);
        }
    }

    fn per_unit(&mut self, chosen: &[usize], cents: f64) -> f64 {
        let mut given = 0.0;
        for &line in chosen {
            let discount = self.left(line).min(cents * self.lines[line].quantity);
            given += discount;
            self.take(line, discount);
        }
        given
    }

    fn fixed_cart(&mut self, chosen: &[usize], cents: f64) {
        let chosen: Vec<usize> = chosen
            .iter()
            .copied()
            .filter(|line| self.left(*line) > 0.0)
            .collect();
        let units: f64 = chosen.iter().map(|line| self.lines[*line].quantity).sum();
        if units == 0.0 || cents == 0.0 {
            return;
        }
        let each = (cents / units).trunc().abs();
        if each > 0.0 {
            let given = self.per_unit(&chosen, each);
            if given > 0.0 && given < cents {
                self.fixed_cart(&chosen, cents - given);
            }
        } else {
            self.remainder(&chosen, cents);
        }
    }

    /// Hands out what is left one cent per unit.
    fn remainder(&mut self, chosen: &[usize], cents: f64) {
        let mut given = 0.0;
        for &line in chosen {
            let mut unit = 0.0;
            while unit < self.lines[line].quantity {
                let discount = self.left(line).min(1.0);
                given += discount;
                self.take(line, discount);
                if given >= cents {
                    return;
                }
                // A line without anything left gives nothing to its other units either.
                if discount == 0.0 {
                    break;
                }
                unit += 1.0;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(price: f64, quantity: f64) -> Discountable {
        Discountable {
            price,
            quantity,
            product_ids: [1, 0],
        }
    }

    fn coupon(kind: &str, amount: f64) -> Coupon {
        Coupon {
            code: kind.into(),
            discount_type: kind.into(),
            amount,
            ..Coupon::default()
        }
    }

    fn lines_of(coupons: &[&Coupon], lines: &[Discountable]) -> Vec<f64> {
        let discounts = apply(coupons, lines, |major| major * 100.0);
        (0..lines.len()).map(|at| discounts.of_line(at)).collect()
    }

    #[test]
    fn what_a_percentage_lacks_goes_to_the_dearest_line() {
        let ten = coupon("percent", 10.0);
        assert_eq!(
            lines_of(&[&ten], &[line(3600.0, 2.0), line(5997.0, 3.0)]),
            [360.0, 600.0]
        );
        assert_eq!(
            lines_of(&[&ten], &[line(3600.0, 2.0), line(1999.0, 1.0)]),
            [361.0, 199.0]
        );
    }

    #[test]
    fn half_a_cent_of_a_percentage_is_not_given() {
        let ten = coupon("percent", 10.0);
        assert_eq!(
            lines_of(&[&ten], &[line(3600.0, 2.0), line(9995.0, 5.0)]),
            [360.0, 999.0]
        );
    }

    #[test]
    fn a_fixed_amount_is_spread_by_unit() {
        let ten = coupon("fixed_cart", 10.0);
        assert_eq!(
            lines_of(&[&ten], &[line(1400.0, 2.0), line(500.0, 1.0)]),
            [667.0, 333.0]
        );
    }

    #[test]
    fn a_percentage_comes_before_a_fixed_amount_and_counts_the_full_price() {
        let (ten, five) = (coupon("percent", 10.0), coupon("fixed_cart", 5.0));
        assert_eq!(
            lines_of(&[&five, &ten], &[line(3600.0, 2.0), line(1999.0, 1.0)]),
            [695.0, 365.0]
        );
    }

    #[test]
    fn a_coupon_for_products_leaves_the_other_lines() {
        let mut twenty = coupon("percent", 20.0);
        twenty.product_ids = vec![11];
        let hoodie = Discountable {
            product_ids: [34, 11],
            ..line(4500.0, 1.0)
        };
        assert_eq!(
            lines_of(&[&twenty], &[line(1800.0, 1.0), hoodie]),
            [0.0, 900.0]
        );
    }

    #[test]
    fn a_fixed_product_amount_never_takes_more_than_the_price() {
        assert_eq!(
            lines_of(&[&coupon("fixed_product", 20.0)], &[line(3000.0, 2.0)]),
            [3000.0]
        );
    }
}
