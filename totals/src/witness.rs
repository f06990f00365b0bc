//! Other shops that a tape could have been recorded at. While such a shop has given every answer of the
//! tape so far, to the last byte that is not random, an amount that it answers otherwise next is one that
//! nobody can know.
//!
//! They keep to what proofs take for granted of shops (the head of `cart::evidence`).

use std::collections::BTreeSet;

use cocart_devstore::catalogue::{Catalogue, Product, TaxStatus};
use cocart_devstore::profile::Profile;
use cocart_devstore::replay::{Difference, Outcome, Replay, Step, Tape};
use cocart_devstore::settings::{Settings, TaxRate};
use cocart_wasm::cart::model::Cart;
use cocart_wasm::cart::read::read_cart;
use serde_json::Value;

/// How far the rates of two tax classes are apart, in percent.
const CLASSES_APART: f64 = 0.5;

/// The class of a product that has one of its own.
const OWN_CLASS: &str = "own";

/// The shop of a tape and others that have answered the same so far.
pub struct Witnesses {
    real: Replay,
    others: Vec<Replay>,
}

impl Witnesses {
    /// Those of a tape; `None` where its shop is not known.
    pub fn of(tape: &Tape) -> Option<Self> {
        // The form that shows most digits, whatever version recorded the tape.
        let settings = tape
            .settings(Profile::V4_3)
            .or_else(|_| tape.settings(Profile::V5_0))
            .ok()?
            .with_profile(Profile::V4_3);
        let catalogue = Catalogue::sample();
        let others = others(&settings, &catalogue, &tape.steps)
            .into_iter()
            .map(|(settings, catalogue)| Replay::new(settings, catalogue, &tape.steps))
            .collect();
        Some(Witnesses {
            real: Replay::new(settings, catalogue, &tape.steps),
            others,
        })
    }

    /// Plays the next step everywhere. Gives the carts of the shops that have agreed until now and do no
    /// longer; none where the shop of the tape is not what the tape shows.
    pub fn play(&mut self, step: &Step) -> Vec<Cart<Value>> {
        let real = self.real.play(step);
        let is_like = match (read_cart(&step.response.body), read_cart(&real.body)) {
            (Some(recorded), Some(real)) => money(&recorded) == money(&real),
            (recorded, real) => recorded.is_none() && real.is_none(),
        };
        if !is_like {
            self.others.clear();
        }
        let mut carts = Vec::new();
        self.others.retain_mut(|other| {
            let answer = other.play(step);
            let is_same = seen(&answer).eq(seen(&real));
            if !is_same && let Some(cart) = read_cart(&answer.body) {
                carts.push(cart);
            }
            is_same
        });
        carts
    }

    /// How many shops have answered the same so far.
    pub fn len(&self) -> usize {
        self.others.len()
    }

    /// Whether no other shop has answered the same.
    pub fn is_empty(&self) -> bool {
        self.others.is_empty()
    }
}

/// What a client can read of an answer. The hash of a cart and the tag made of it do cover the unrounded
/// taxes, but among ids and hashes that no answer tells.
fn seen(answer: &Outcome) -> impl Iterator<Item = &Difference> {
    answer.differences.iter().filter(|difference| {
        let path = difference.path.as_str();
        !path.ends_with("cart_hash") && !path.ends_with("etag")
    })
}

/// All amounts of a cart.
fn money(cart: &Cart<Value>) -> (Vec<(&str, [i64; 3])>, String) {
    let lines = cart.lines.iter();
    let lines = lines.map(|line| (line.key.as_str(), [line.subtotal, line.total, line.tax]));
    (lines.collect(), format!("{:?}", cart.totals))
}

/// Shops that differ in one setting.
fn others(
    settings: &Settings,
    catalogue: &Catalogue,
    steps: &[Step],
) -> Vec<(Settings, Catalogue)> {
    let mut others = Vec::new();
    let mut add = |settings: Settings| {
        if keeps_apart(&settings.tax_rates) {
            others.push((settings, catalogue.clone()));
        }
    };
    // Another rate, of those that the addresses on the tape can have.
    let products = products_in(steps);
    // Those that no answer comes before.
    let first = steps.iter().position(|step| {
        let cart = read_cart(&step.response.body);
        cart.is_some_and(|cart| !cart.lines.is_empty())
    });
    let first = products_in(steps.get(..=first.unwrap_or(0)).unwrap_or_default());
    let is_elsewhere = |rate: &TaxRate| !rate.state.is_empty() && !mentions(steps, &rate.state);
    let is_one_place = settings
        .tax_rates
        .iter()
        .all(|rate| rate.state.is_empty() || is_elsewhere(rate));
    let fine = (1..=50).map(|parts| f64::from(parts) / 10_000.0);
    let changes: Vec<f64> = fine.chain(STEPS.iter().copied()).collect();
    for (at, rate) in settings.tax_rates.iter().enumerate() {
        if is_elsewhere(rate) {
            continue;
        }
        let taxed: Vec<u32> = first
            .iter()
            .copied()
            .filter(|product| {
                let class = catalogue
                    .get(*product)
                    .and_then(|it| it.tax_class.as_deref());
                is_one_place && class.unwrap_or_default() == rate.class
            })
            .collect();
        for change in &changes {
            for change in [*change, -*change] {
                let mut settings = settings.clone();
                let rate = &mut settings.tax_rates[at].rate;
                *rate += change;
                let share = *rate / 100.0;
                if taxed
                    .iter()
                    .all(|product| fits(catalogue, steps, *product, share))
                {
                    add(settings);
                }
            }
        }
    }
    // Another way of rounding.
    add(Settings {
        round_at_subtotal: !settings.round_at_subtotal,
        ..settings.clone()
    });
    // Shipping by the piece, which comes to the same for some number of pieces.
    for pieces in 1..=20 {
        for share in [1.0, 0.5] {
            let mut settings = settings.clone();
            for method in settings
                .shipping_zones
                .iter_mut()
                .flat_map(|it| &mut it.methods)
            {
                method.cost_each = method.cost * share / f64::from(pieces);
                method.cost *= 1.0 - share;
            }
            add(settings);
        }
    }
    // A product that is taxed otherwise.
    for product in products {
        let mut untaxed = catalogue.clone();
        if let Some(product) = untaxed.get_mut(product) {
            product.tax_status = TaxStatus::None;
        }
        others.push((settings.clone(), untaxed));
        let mut own = catalogue.clone();
        let Some(changed) = own.get_mut(product) else {
            continue;
        };
        let rates = settings.tax_rates.iter();
        let class = changed.tax_class.clone().unwrap_or_default();
        let rates: Vec<TaxRate> = rates.filter(|rate| rate.class == class).cloned().collect();
        changed.tax_class = Some(OWN_CLASS.into());
        for percent in (1..=120)
            .chain((125..=300).step_by(5))
            .chain([400, 500, 1000])
        {
            if !fits(catalogue, steps, product, f64::from(percent) / 1000.0) {
                continue;
            }
            let mut settings = settings.clone();
            // Under the name of its old class: the answers name taxes.
            for (at, rate) in rates.iter().enumerate() {
                settings.tax_rates.push(TaxRate {
                    id: 100 + at as u32,
                    class: OWN_CLASS.into(),
                    rate: f64::from(percent) / 10.0,
                    ..rate.clone()
                });
            }
            if keeps_apart(&settings.tax_rates) {
                others.push((settings, own.clone()));
            }
        }
    }
    others
}

/// What is added to a rate and taken from it beside the smallest changes, in percent.
const STEPS: &[f64] = &[
    0.0075, 0.01, 0.0125, 0.015, 0.02, 0.025, 0.03, 0.04, 0.05, 0.075, 0.1, 0.15, 0.2, 0.3, 0.4,
    0.5, 0.75, 1.0, 1.5, 2.0, 2.5,
];

fn keeps_apart(rates: &[TaxRate]) -> bool {
    rates.iter().all(|rate| {
        rate.rate >= 0.05
            && rates.iter().all(|other| {
                other.class == rate.class || (other.rate - rate.rate).abs() >= CLASSES_APART
            })
    })
}

/// Whether a state is written anywhere in the answers.
fn mentions(steps: &[Step], state: &str) -> bool {
    let state = format!("\"{state}\"");
    steps
        .iter()
        .any(|step| step.response.body.to_string().contains(&state))
}

/// Whether a product can have been taxed at a rate the first time it was in an answer: which only saves
/// playing what ends there.
fn fits(catalogue: &Catalogue, steps: &[Step], product: u32, rate: f64) -> bool {
    let is_taxed = |product: &Product| product.tax_status == TaxStatus::Taxable;
    if !catalogue.get(product).is_some_and(is_taxed) {
        return true;
    }
    let lines = steps.iter().find_map(|step| {
        let cart = read_cart(&step.response.body)?;
        let line = cart
            .lines
            .iter()
            .find(|line| line.product_id == u64::from(product))?;
        Some((line.total as f64, line.tax as f64))
    });
    lines.is_none_or(|(net, tax)| ((net + 0.5) * rate - tax).abs() <= 0.5 + rate)
}

/// The products in the answers of a tape.
fn products_in(steps: &[Step]) -> BTreeSet<u32> {
    let lines = steps.iter().filter_map(|step| {
        let lines = step.response.body.get("items")?.as_array()?;
        Some(lines.iter().filter_map(|line| line["id"].as_u64()))
    });
    lines.flatten().map(|id| id as u32).collect()
}
