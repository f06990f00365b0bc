//! Random shops and random walks through them: whatever a merchant sets, nothing exact may be wrong.

use std::sync::OnceLock;

use cocart_devstore::catalogue::{Catalogue, TaxStatus};
use cocart_devstore::http::{Body, Request};
use cocart_devstore::settings::{Coupon, Settings, ShippingMethod, ShippingZone, TaxRate};
use cocart_devstore::store::Store;
use cocart_devstore::users;
use cocart_wasm::cart::quantity::Quantity;
use cocart_wasm::cart::read::read_cart;
use serde_json::Value;

use crate::request::Deed;
use crate::shopper::Shopper;
use crate::tally::Tally;

/// Ids of the products that a random shop sells: plain ones of the sample catalogue.
const PRODUCTS: std::ops::Range<u32> = 60..70;

static SAMPLE: OnceLock<Catalogue> = OnceLock::new();

/// Rates of tax as they are charged somewhere.
const RATES: [f64; 18] = [
    8.375, 7.7, 19.0, 5.5, 9.975, 20.0, 7.0, 25.0, 4.712, 6.875, 8.1, 2.6, 21.0, 0.375, 5.0,
    8.8625, 0.05, 17.5,
];

/// A source of choices that repeats itself for the same seed.
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: usize) -> usize {
        // SplitMix64.
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % bound as u64) as usize
    }

    fn one_in(&mut self, many: usize) -> bool {
        self.below(many) == 0
    }

    fn of<T: Copy>(&mut self, items: &[T]) -> T {
        items[self.below(items.len())]
    }
}

/// Walks through the shop of a seed and compares every step.
pub fn walk(seed: u64, steps: usize, tally: &mut Tally) {
    let mut chance = Chance(seed);
    let (settings, catalogue) = shop(&mut chance);
    let mut walk = Walk {
        store: Store::new(settings, catalogue, users::sample()),
        shopper: Shopper::default(),
        now: 1_795_447_000,
    };
    for step in 0..steps {
        let place = format!("seed {seed} step {step}");
        walk.step(&place, &mut chance, tally);
    }
}

struct Walk {
    store: Store,
    shopper: Shopper,
    now: u64,
}

impl Walk {
    fn step(&mut self, place: &str, chance: &mut Chance, tally: &mut Tally) {
        let lines: Vec<(String, f64)> = self
            .store
            .session(KEY)
            .map(|session| {
                let lines = session.items.iter();
                lines
                    .map(|line| (line.key.clone(), line.quantity))
                    .collect()
            })
            .unwrap_or_default();
        let any = (!lines.is_empty()).then(|| lines[chance.below(lines.len())].0.clone());
        match (chance.below(20), any) {
            (0, _) => self.call(place, "GET", "cart", "", &[], tally),
            (1, _) if chance.one_in(4) => {
                self.coupons(chance);
                self.call(place, "GET", "cart", "", &[], tally);
            }
            (1, _) if chance.one_in(6) => {
                let (state, postcode) = chance.of(&[("CA", "94107"), ("NY", "10001")]);
                let form = format!(
                    "namespace=update-customer&country=US&state={state}&postcode={postcode}"
                );
                self.call(place, "POST", "cart/update", &form, &[], tally);
            }
            (2, Some(key)) => {
                let deed = Deed::Remove(key.clone());
                self.call(
                    place,
                    "DELETE",
                    &format!("cart/item/{key}"),
                    "",
                    &[deed],
                    tally,
                );
            }
            (3, _) => {
                let removed = self
                    .store
                    .session(KEY)
                    .and_then(|session| session.removed.last());
                if let Some(key) = removed.map(|line| line.key.clone()) {
                    let deed = Deed::Restore(key.clone());
                    self.call(
                        place,
                        "PUT",
                        &format!("cart/item/{key}"),
                        "",
                        &[deed],
                        tally,
                    );
                }
            }
            (4..=13, Some(key)) => {
                let quantity = quantity(chance);
                let deed = Deed::Set(key.clone(), quantity);
                let form = format!("quantity={}", quantity.to_text());
                self.call(
                    place,
                    "POST",
                    &format!("cart/item/{key}"),
                    &form,
                    &[deed],
                    tally,
                );
            }
            (14, Some(_)) => {
                let mut form = String::from("namespace=update-cart");
                let mut deeds = Vec::new();
                for (key, _) in lines {
                    let quantity = quantity(chance);
                    form.push_str(&format!("&quantity[{key}]={}", quantity.to_text()));
                    deeds.push(Deed::Set(key, quantity));
                }
                self.call(place, "POST", "cart/update", &form, &deeds, tally);
            }
            _ => {
                let product = (PRODUCTS.start as usize + chance.below(PRODUCTS.len())).to_string();
                let quantity = quantity(chance);
                let form = format!("id={product}&quantity={}", quantity.to_text());
                let deed = Deed::Add {
                    product,
                    quantity,
                    variation: Vec::new(),
                    item_data: None,
                };
                self.call(place, "POST", "cart/add-item", &form, &[deed], tally);
            }
        }
    }

    fn coupons(&mut self, chance: &mut Chance) {
        let mut session = self.store.session(KEY).cloned().unwrap_or_default();
        session.coupons = match chance.below(3) {
            0 => vec!["off".into()],
            _ => Vec::new(),
        };
        self.store.put_session(KEY, session);
    }

    fn call(
        &mut self,
        place: &str,
        method: &str,
        route: &str,
        form: &str,
        deeds: &[Deed],
        tally: &mut Tally,
    ) {
        self.now += 1;
        let response = self.store.handle(
            &Request {
                method: method.into(),
                path: format!("/wp-json/cocart/v2/{route}"),
                query: format!("cart_key={KEY}"),
                headers: vec![(
                    "content-type".into(),
                    "application/x-www-form-urlencoded".into(),
                )],
                body: form.into(),
            },
            self.now,
        );
        let Body::Json(body) = response.body else {
            return;
        };
        // What travels is text, and numbers in it have the digits that text has.
        let body: Value = serde_json::from_str(&body.to_string()).unwrap_or_default();
        if let Some(cart) = read_cart(&body) {
            if !deeds.is_empty() {
                self.shopper.compare(place, deeds, &cart, &[], tally);
            }
            self.shopper.see(&body);
        }
    }
}

const KEY: &str = "walker-1";

fn quantity(chance: &mut Chance) -> Quantity {
    match chance.below(12) {
        0 => Quantity::pieces(1 + chance.below(999) as i64),
        1 => Quantity((1 + chance.below(40) as i64) * 250_000),
        2 => Quantity::pieces(10 * (1 + chance.below(10) as i64)),
        _ => Quantity::pieces(1 + chance.below(7) as i64),
    }
}

fn shop(chance: &mut Chance) -> (Settings, Catalogue) {
    let mut settings = match chance.below(3) {
        0 => Settings::usd(),
        1 => Settings::jpy(),
        _ => Settings::kwd(),
    };
    let decimals = settings.currency.decimals;
    settings.prices_include_tax = chance.one_in(2);
    settings.display_prices_with_tax = chance.one_in(2);
    settings.round_at_subtotal = chance.one_in(4);
    settings.tax_rates = rates(chance);
    settings.shipping_zones = vec![zone(chance)];
    settings.coupons = vec![Coupon {
        id: 1,
        code: "off".into(),
        discount_type: chance
            .of(&["percent", "fixed_cart", "fixed_product"])
            .into(),
        amount: chance.of(&[10.0, 3.33, 1.0]),
        minimum_amount: chance.of(&[None, Some(50.0)]),
        free_shipping: chance.one_in(3),
        ..Coupon::default()
    }];
    let mut catalogue = SAMPLE.get_or_init(Catalogue::sample).clone();
    // Most shops sell at whole minor units, some at fractions of them.
    let digits = if chance.one_in(3) { 4 } else { decimals };
    let scale = if decimals == 0 { 100.0 } else { 1.0 };
    for id in PRODUCTS {
        if let Some(product) = catalogue.get_mut(id) {
            let whole = [9, 99, 999, 9_999][chance.below(4)];
            let amount = (1 + chance.below(whole * 100)) as f64 / 100.0 * scale;
            let fraction = chance.below(10_000) as f64 / 10_000.0 * scale / 100.0;
            product.regular_price = format!("{:.*}", digits as usize, amount + fraction);
            product.sale_price = String::new();
            product.tax_class = match chance.below(4) {
                0 => Some("reduced-rate".into()),
                1 if chance.one_in(2) => Some("zero-rate".into()),
                _ => None,
            };
            product.tax_status = match chance.below(10) {
                0 => TaxStatus::None,
                _ => TaxStatus::Taxable,
            };
            product.is_virtual = chance.one_in(6);
        }
    }
    (settings, catalogue)
}

/// One or two rates in each class, the second sometimes on top of the first, in one state or all.
fn rates(chance: &mut Chance) -> Vec<TaxRate> {
    let mut rates: Vec<TaxRate> = Vec::new();
    if chance.one_in(10) {
        return rates;
    }
    let several = chance.one_in(3);
    for class in ["", "reduced-rate"] {
        for priority in 1..=1 + u32::from(several) {
            let far = |rate: f64, rates: &[TaxRate]| {
                rates
                    .iter()
                    .all(|other| other.class == class || (other.rate - rate).abs() >= 0.6)
            };
            let rate = loop {
                let rate = match chance.below(3) {
                    // Any that WooCommerce can store.
                    0 => (500 + chance.below(250_000)) as f64 / 10_000.0,
                    _ => chance.of(&RATES),
                };
                if far(rate, &rates) {
                    break rate;
                }
            };
            rates.push(TaxRate {
                id: rates.len() as u32 + 1,
                country: "US".into(),
                rate,
                name: "Tax".into(),
                priority,
                compound: priority == 2 && chance.one_in(2),
                shipping: true,
                class: class.into(),
                ..TaxRate::default()
            });
        }
    }
    if chance.one_in(2) {
        rates.push(TaxRate {
            id: 9,
            country: "US".into(),
            state: "CA".into(),
            rate: 3.2,
            name: "CA".into(),
            priority: 3,
            shipping: true,
            ..TaxRate::default()
        });
    }
    rates
}

fn zone(chance: &mut Chance) -> ShippingZone {
    let mut methods = vec![
        ShippingMethod {
            method_id: "flat_rate".into(),
            instance_id: 1,
            label: "Flat rate".into(),
            cost: chance.of(&[0.0, 4.9, 10.0, 7.333]),
            cost_each: if chance.one_in(4) { 1.5 } else { 0.0 },
            min_amount: None,
        },
        ShippingMethod {
            method_id: "local_pickup".into(),
            instance_id: 3,
            label: "Pickup".into(),
            cost: 0.0,
            cost_each: 0.0,
            min_amount: None,
        },
    ];
    if chance.one_in(2) {
        methods.insert(
            chance.below(3),
            ShippingMethod {
                method_id: "free_shipping".into(),
                instance_id: 2,
                label: "Free".into(),
                cost: 0.0,
                cost_each: 0.0,
                min_amount: chance.of(&[Some(100.0), Some(50.0), None]),
            },
        );
    }
    ShippingZone {
        countries: Vec::new(),
        methods,
    }
}
