//! WooCommerce's calculation of a cart (contract 12): line subtotals, coupons, line totals,
//! shipping, sums. Inside it amounts are in cents with a fraction, outside in major units.

mod coupons;
mod discounts;
pub mod money;
pub mod shipping;
pub mod tax;

pub use coupons::remove_invalid as remove_invalid_coupons;
pub use shipping::Package;
pub use tax::Taxes;

use crate::catalogue::{Product, TaxStatus};
use crate::php;
use crate::session::{CartLine, CartTotals, CouponTotals, LineTotals, Session};
use crate::settings::TaxRate;
use crate::shop::Shop;
use discounts::{Discountable, Discounts};
use money::{Money, whole};
use shipping::OrderAmount;

struct Item<'a> {
    product: &'a Product,
    quantity: f64,
    taxable: bool,
    rates: Vec<&'a TaxRate>,
    price: f64,
    subtotal: f64,
    total: f64,
    subtotal_taxes: Taxes,
    taxes: Taxes,
}

/// Calculates the session's cart in place. Gives the shipping package if one was packed: an empty
/// cart and one without anything to ship have none.
pub fn calculate(shop: &Shop, session: &mut Session) -> Option<Package> {
    if session.items.is_empty() {
        session.totals = Some(CartTotals::default());
        return None;
    }
    let money = Money::new(shop.settings);
    let customer = session.customer.clone().unwrap_or_default();
    let included = shop.settings.prices_include_tax;
    let mut items: Vec<Item> = Vec::new();
    let mut lines: Vec<usize> = Vec::new();
    for (at, line) in session.items.iter().enumerate() {
        let Some(product) = shop.product_of(line) else {
            continue;
        };
        let class = product.tax_class.as_deref().unwrap_or("");
        let rates = tax::rates(shop.settings, class, &customer.shipping);
        let mut price = money.cents(unit_price(session, line, product) * line.quantity);
        let taxable = product.tax_status == TaxStatus::Taxable;
        let base = tax::base_rates(shop.settings, class);
        if included && taxable && !tax::same(&rates, &base) {
            price = without_base_tax(&money, price, &base, &rates);
        }
        lines.push(at);
        items.push(Item {
            product,
            quantity: line.quantity,
            taxable,
            rates,
            price,
            subtotal: price,
            total: price,
            subtotal_taxes: Taxes::new(),
            taxes: Taxes::new(),
        });
    }
    let mut totals = CartTotals::default();
    for item in items.iter_mut().filter(|item| item.taxable) {
        item.subtotal_taxes = tax::of(&money, item.price, &item.rates, included);
        if included {
            item.subtotal -= tax::sum(&item.subtotal_taxes);
        }
    }
    totals.subtotal = money.major(items.iter().map(|item| whole(item.subtotal)).sum());
    totals.subtotal_tax = money.major(
        items
            .iter()
            .map(|item| rounded_sum(&money, &item.subtotal_taxes))
            .sum(),
    );

    let discounts = discount(shop, session, &money, &items, &totals);
    discount_totals(shop, &money, &items, &discounts, &mut totals);

    for (at, item) in items.iter_mut().enumerate() {
        item.total = item.price - discounts.of_line(at);
        if item.taxable {
            item.taxes = tax::of(&money, item.total, &item.rates, included);
            if included {
                item.total -= tax::sum(&item.taxes);
            }
        }
        session.items[lines[at]].totals = line_totals(&money, item);
    }
    let items_total: f64 = items.iter().map(|item| whole(item.total)).sum();
    let mut items_taxes = Taxes::new();
    for (id, amount) in items.iter().flat_map(|item| &item.taxes) {
        tax::add(&mut items_taxes, *id, money.round_line_tax(*amount));
    }

    let mut package = None;
    let (mut shipping, mut shipping_taxes) = (0.0, Taxes::new());
    if items.iter().any(|item| item.product.needs_shipping()) {
        let packed = shipping::pack(shop, session, &customer, order_amount(shop, &totals));
        if let Some(rate) = packed.rates.iter().find(|rate| rate.id() == packed.chosen) {
            shipping = money.cents(money.round(rate.method.cost));
            shipping_taxes = rate
                .taxes
                .iter()
                .map(|(id, tax)| (*id, whole(money.cents_unrounded(*tax))))
                .collect();
        }
        package = Some(packed);
    }
    let mut all_taxes = items_taxes.clone();
    for (id, amount) in &shipping_taxes {
        tax::add(&mut all_taxes, *id, money.round_line_tax(*amount));
    }
    totals.shipping_total = money.major(shipping);
    totals.shipping_tax = money.major(tax::sum(&shipping_taxes));
    totals.total = money
        .major(whole(items_total + shipping + tax::sum(&all_taxes)))
        .max(0.0);
    let major = |taxes: &Taxes| -> Taxes {
        taxes
            .iter()
            .map(|(id, tax)| (*id, money.major(*tax)))
            .collect()
    };
    totals.items_taxes = major(&items_taxes);
    totals.shipping_taxes = major(&shipping_taxes);
    totals.total_tax =
        tax::sum(&totals.items_taxes) + money.round(tax::sum(&totals.shipping_taxes));
    session.totals = Some(totals);
    package
}

/// The price of one in major units: the caller's own, or the product's.
pub fn unit_price(session: &Session, line: &CartLine, product: &Product) -> f64 {
    php::to_float(session.price_of(&line.key).unwrap_or(product.price()))
}

/// A price with the tax of the shop's place becomes one with the tax of the customer's.
fn without_base_tax(money: &Money, price: f64, base: &[&TaxRate], rates: &[&TaxRate]) -> f64 {
    let base_tax = tax::sum(&tax::inclusive(money, price, base));
    let new_tax = tax::sum(&tax::exclusive(money, price - base_tax, rates));
    price - base_tax + new_tax
}

fn rounded_sum(money: &Money, taxes: &Taxes) -> f64 {
    taxes
        .iter()
        .map(|(_, tax)| money.round_line_tax(*tax))
        .sum()
}

fn discount(
    shop: &Shop,
    session: &Session,
    money: &Money,
    items: &[Item],
    totals: &CartTotals,
) -> Discounts {
    let lines: Vec<Discountable> = items
        .iter()
        .map(|item| Discountable {
            price: item.price,
            quantity: item.quantity,
            product_ids: [item.product.id, item.product.parent.unwrap_or(0)],
        })
        .collect();
    let valid: Vec<_> = session
        .coupons
        .iter()
        .filter_map(|code| shop.settings.coupon(code))
        .filter(|coupon| coupons::is_valid(shop, coupon, totals, &lines))
        .collect();
    discounts::apply(&valid, &lines, |major| money.cents(major))
}

/// What each coupon and all coupons took off, and how much of that was tax.
fn discount_totals(
    shop: &Shop,
    money: &Money,
    items: &[Item],
    discounts: &Discounts,
    totals: &mut CartTotals,
) {
    let included = shop.settings.prices_include_tax;
    let (mut all, mut all_tax) = (0.0, 0.0);
    for (code, lines) in &discounts.by_coupon {
        let mut amount: f64 = lines.iter().sum();
        all += amount;
        let mut taxes = 0.0;
        for (item, cents) in items.iter().zip(lines).filter(|(item, _)| item.taxable) {
            let part = tax::sum(&tax::of(money, *cents, &item.rates, included));
            taxes += part;
            if included {
                amount -= part;
            }
        }
        all_tax += taxes;
        totals.coupons.push(CouponTotals {
            code: code.clone(),
            amount: money.major(amount),
            tax: money.major(taxes),
        });
    }
    totals.discount_total = money.major(if included { all - all_tax } else { all });
    totals.discount_tax = money.major(all_tax);
}

fn line_totals(money: &Money, item: &Item) -> LineTotals {
    let major = |taxes: &Taxes| -> Taxes {
        taxes
            .iter()
            .map(|(id, tax)| (*id, money.major(*tax)))
            .collect()
    };
    LineTotals {
        subtotal: money.major(item.subtotal),
        subtotal_tax: money.major(rounded_sum(money, &item.subtotal_taxes)),
        total: money.major(item.total),
        tax: money.major(rounded_sum(money, &item.taxes)),
        subtotal_taxes: major(&item.subtotal_taxes),
        total_taxes: major(&item.taxes),
    }
}

fn order_amount(shop: &Shop, totals: &CartTotals) -> OrderAmount {
    let mut amount = totals.displayed_subtotal(shop.settings) - totals.discount_total;
    if shop.settings.display_prices_with_tax {
        amount -= totals.discount_tax;
    }
    OrderAmount {
        towards_free_shipping: amount,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cart;
    use crate::catalogue::Catalogue;
    use crate::session::Customer;
    use crate::settings::Settings;
    use crate::users;

    /// Calculates lines of simple products (id, quantity) for a guest.
    fn calculated(
        settings: &Settings,
        lines: &[(u32, f64)],
        coupons: &[&str],
    ) -> (Session, Option<Package>) {
        let mut session = Session::default();
        cart::load_customer(settings, None, &mut session);
        fill(&mut session, lines);
        session.coupons = coupons.iter().map(|code| (*code).to_owned()).collect();
        run(settings, session)
    }

    fn fill(session: &mut Session, lines: &[(u32, f64)]) {
        session.items = lines
            .iter()
            .map(|(product_id, quantity)| CartLine {
                key: product_id.to_string(),
                product_id: *product_id,
                quantity: *quantity,
                ..CartLine::default()
            })
            .collect();
    }

    fn run(settings: &Settings, mut session: Session) -> (Session, Option<Package>) {
        let catalogue = Catalogue::sample();
        let shop = Shop {
            settings,
            catalogue: &catalogue,
            now: 0,
        };
        let package = calculate(&shop, &mut session);
        (session, package)
    }

    fn sums(session: &Session) -> [f64; 4] {
        let totals = session.totals.as_ref().unwrap();
        [
            totals.subtotal,
            totals.subtotal_tax,
            totals.total_tax,
            totals.total,
        ]
    }

    #[test]
    fn tax_is_rounded_on_each_line() {
        // Tape bulk-update: 1.35 + 1.50 + 0.02, shipping 10.00 + 0.75.
        let (session, _) = calculated(&Settings::usd(), &[(14, 1.0), (39, 1.0), (48, 1.0)], &[]);
        assert_eq!(sums(&session), [38.32, 2.87, 3.62, 51.94]);
    }

    #[test]
    fn contained_tax_is_taken_out_and_half_cents_stay_with_the_price() {
        // Tape eur guest-life: three beanies.
        let (session, _) = calculated(&Settings::eur(), &[(14, 3.0)], &[]);
        assert_eq!(sums(&session), [50.23, 3.77, 4.52, 64.75]);
        assert_eq!(session.items[0].totals.total, 50.23255814);
    }

    #[test]
    fn three_decimals_and_none() {
        let (session, _) = calculated(&Settings::kwd(), &[(14, 2.0), (39, 3.0)], &[]);
        assert_eq!(sums(&session), [95.97, 7.198, 7.948, 113.918]);
        let (session, _) = calculated(&Settings::jpy(), &[(39, 3.0), (44, 1.0)], &[]);
        assert_eq!(sums(&session), [70.0, 4.0, 5.0, 85.0]);
    }

    #[test]
    fn two_rates_are_charged_beside_each_other() {
        // Tape login-and-merge: a belt to San Francisco.
        let settings = Settings::usd();
        let jane = users::sample().remove(1);
        let mut session = Session::default();
        cart::load_customer(&settings, Some(&jane), &mut session);
        fill(&mut session, &[(15, 1.0)]);
        let (session, package) = run(&settings, session);
        assert_eq!(sums(&session), [55.0, 4.75, 5.62, 70.62]);
        assert_eq!(
            package.unwrap().destination,
            "500 Third Street, Apt 4, San Francisco, CA 94107"
        );
    }

    #[test]
    fn classes_have_their_own_rates() {
        let (session, _) = calculated(&Settings::usd(), &[(44, 1.0), (45, 7.0), (46, 1.0)], &[]);
        let taxes: Vec<f64> = session.items.iter().map(|line| line.totals.tax).collect();
        assert_eq!(taxes, [0.3, 0.0, 0.0]);
        // Shipping is taxed like the first class of the lines when none has the standard one.
        assert_eq!(session.totals.unwrap().shipping_tax, 0.3);
    }

    #[test]
    fn coupons_come_off_before_tax() {
        // Tape coupons: save10 and five on two beanies and an odd one.
        let (session, _) = calculated(
            &Settings::usd(),
            &[(14, 2.0), (39, 1.0)],
            &["save10", "five"],
        );
        let totals = session.totals.as_ref().unwrap();
        assert_eq!((totals.discount_total, totals.total), (10.6, 59.55));
        assert_eq!(session.items[0].totals.total, 29.05);
        let (session, _) = calculated(&Settings::eur(), &[(14, 2.0), (39, 3.0)], &["save10"]);
        let money = Money::new(&Settings::eur());
        let totals = session.totals.unwrap();
        assert_eq!(
            (
                money.minor_text(totals.discount_total),
                money.minor_text(totals.discount_tax)
            ),
            ("893".into(), "67".into())
        );
    }

    #[test]
    fn coupons_that_do_not_apply_take_nothing() {
        let settings = Settings::usd();
        for code in ["hoodie20", "expired", "minspend", "unknown"] {
            let mut session = calculated(&settings, &[(14, 1.0)], &[]).0;
            session.coupons = vec![code.into()];
            let catalogue = Catalogue::sample();
            let shop = Shop {
                settings: &settings,
                catalogue: &catalogue,
                now: 1_800_000_000,
            };
            calculate(&shop, &mut session);
            assert_eq!(
                session.totals.as_ref().unwrap().discount_total,
                0.0,
                "{code}"
            );
            remove_invalid_coupons(&shop, &mut session);
            assert!(
                session.coupons.is_empty() && session.notices.has("error"),
                "{code}"
            );
        }
    }

    #[test]
    fn free_shipping_is_offered_from_its_least_amount_on() {
        let ids = |lines: &[(u32, f64)]| -> Vec<String> {
            let (_, package) = calculated(&Settings::usd(), lines, &[]);
            package
                .unwrap()
                .rates
                .iter()
                .map(shipping::Rate::id)
                .collect()
        };
        assert_eq!(ids(&[(15, 1.0)]), ["flat_rate:1", "local_pickup:3"]);
        assert_eq!(
            ids(&[(15, 2.0)]),
            ["flat_rate:1", "free_shipping:2", "local_pickup:3"]
        );
    }

    #[test]
    fn virtual_products_and_empty_carts_have_no_package() {
        assert!(calculated(&Settings::usd(), &[(50, 1.0)], &[]).1.is_none());
        assert!(calculated(&Settings::usd(), &[], &[]).1.is_none());
    }

    #[test]
    fn without_a_country_there_is_no_tax_and_the_rest_of_the_world_s_rate() {
        let settings = Settings::usd();
        let mut session = Session {
            customer: Some(Customer::default()),
            ..Session::default()
        };
        fill(&mut session, &[(14, 1.0)]);
        let (session, package) = run(&settings, session);
        assert_eq!(
            (package.unwrap().chosen.as_str(), sums(&session)),
            ("flat_rate:4", [18.0, 0.0, 0.0, 43.0])
        );
    }

    #[test]
    fn prices_with_tax_move_to_the_customer_s_rates() {
        // 18.00 with 7.5 % in New York is 18.17 with 8.625 % in San Francisco... before rounding.
        let settings = Settings::eur();
        let jane = users::sample().remove(1);
        let mut session = Session::default();
        cart::load_customer(&settings, Some(&jane), &mut session);
        fill(&mut session, &[(14, 1.0)]);
        let (session, _) = run(&settings, session);
        let line = &session.items[0].totals;
        assert!((line.total - 18.0 / 1.075).abs() < 1e-6, "{}", line.total);
        assert_eq!(line.tax, 1.44);
    }
}
