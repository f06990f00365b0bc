//! The calculation, with amounts recorded from real stores.

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
