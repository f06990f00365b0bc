//! A page that has seen some answers of a cart, and what it shows after an intent.

use std::rc::Rc;

use cocart_wasm::cart::evidence::Evidence;
use cocart_wasm::cart::model::{Cart, Line, Totals};
use cocart_wasm::cart::read::read_cart_after;
use cocart_wasm::sync::base::Base;
use cocart_wasm::sync::intent::{Action, Intent, Product};
use cocart_wasm::sync::log::Entry;
use cocart_wasm::sync::names::Names;
use cocart_wasm::sync::place::place;
use cocart_wasm::sync::predict::Certainty;
use cocart_wasm::sync::view::{View, ViewLine, fold};
use serde_json::Value;

use crate::request::Deed;
use crate::tally::{Compared, Tally};

/// A page with one cart.
#[derive(Default)]
pub struct Shopper {
    base: Option<Base<Value>>,
    evidence: Evidence<Value>,
}

impl Shopper {
    /// Takes an answer in; says whether it was a cart.
    pub fn see(&mut self, document: &Value) -> bool {
        let known = self.base.as_ref();
        let Some(cart) = read_cart_after(document, known.map(|base| &base.cart)) else {
            return false;
        };
        self.evidence.learn(&cart);
        let sequence = known.map_or(0, |base| base.sequence) + 1;
        self.base = Some(Base { sequence, cart });
        true
    }

    /// What is shown after the deeds, before the store has answered.
    pub fn after(&self, deeds: &[Deed]) -> View<Value> {
        let names = Names::default();
        let mut log: Vec<Entry<Value>> = Vec::new();
        for (at, deed) in deeds.iter().enumerate() {
            let shown = self.folded(&log);
            log.push(Entry {
                intent: Intent {
                    id: format!("i{at}").into(),
                    action: action(deed, at, &shown, &log, &names),
                },
                flying: false,
                barrier: false,
                attempts: 0,
                since: 0,
                unsure: false,
                held: None,
            });
        }
        self.folded(&log)
    }

    fn folded(&self, log: &[Entry<Value>]) -> View<Value> {
        let names = Names::default();
        fold(self.base.as_ref(), &self.evidence, log, &names, &[]).view
    }

    /// Compares what the deeds were predicted to come to with the store's answer to them. `others` are
    /// the answers of shops that could have been this one until now.
    pub fn compare(
        &self,
        place: &str,
        deeds: &[Deed],
        answer: &Cart<Value>,
        others: &[Cart<Value>],
        tally: &mut Tally,
    ) {
        let view = self.after(deeds);
        let Some(lines) = matched(&view, answer) else {
            tally.other_content += 1;
            return;
        };
        let mut compared = Vec::new();
        for (shown, answered) in lines {
            compare_line(shown, answered, others, &mut compared);
        }
        compare_totals(&view, answer, others, &mut compared);
        tally.add(place, self.is_plain(&view, answer), &compared);
    }

    fn is_plain(&self, view: &View<Value>, answer: &Cart<Value>) -> bool {
        self.base.as_ref().is_some_and(|base| {
            let (before, after) = (&base.cart.totals, &answer.totals);
            !base.cart.has_adjustments
                && !answer.has_adjustments
                && before.shipping == after.shipping
                && before.shipping_tax == after.shipping_tax
        }) && view.lines.iter().all(|line| line.line.is_confirmed())
    }
}

fn action(
    deed: &Deed,
    at: usize,
    shown: &View<Value>,
    log: &[Entry<Value>],
    names: &Names,
) -> Action<Value> {
    match deed {
        Deed::Add {
            product,
            quantity,
            variation,
            item_data,
        } => {
            let product = Box::new(Product {
                id_or_sku: product.clone().into(),
                variation: variation.clone(),
                predicted_key: None,
                sketch: Rc::new(Line {
                    item_data: item_data.clone(),
                    ..Line::sketch()
                }),
            });
            Action::Add {
                line: place(&product, shown, log, names)
                    .unwrap_or_else(|| format!("line-{at}").into()),
                product,
                quantity: *quantity,
            }
        }
        Deed::Set(line, quantity) if quantity.is_zero() => Action::Remove {
            line: line.clone().into(),
        },
        Deed::Set(line, quantity) => Action::SetQuantity {
            line: line.clone().into(),
            quantity: *quantity,
        },
        Deed::Remove(line) => Action::Remove {
            line: line.clone().into(),
        },
        Deed::Restore(line) => Action::Restore {
            line: line.clone().into(),
        },
        Deed::Clear => Action::Clear,
    }
}

/// The lines shown, each with the one answered; `None` where the store holds something else.
fn matched<'a>(
    view: &'a View<Value>,
    answer: &'a Cart<Value>,
) -> Option<Vec<(&'a ViewLine<Value>, &'a Line<Value>)>> {
    let mut left: Vec<&Line<Value>> = answer.lines.iter().map(Rc::as_ref).collect();
    let mut matched = Vec::new();
    let (known, new): (Vec<_>, Vec<_>) =
        view.lines.iter().partition(|line| line.line.is_confirmed());
    for shown in known.into_iter().chain(new) {
        let at = left.iter().position(|line| {
            line.quantity == shown.quantity
                && (!shown.line.is_confirmed() || line.key == shown.line.key)
        })?;
        matched.push((shown, left.remove(at)));
    }
    left.is_empty().then_some(matched)
}

fn compare_line(
    shown: &ViewLine<Value>,
    answered: &Line<Value>,
    others: &[Cart<Value>],
    compared: &mut Vec<Compared>,
) {
    let figures = shown.figures;
    let certainty = figures.map(|figures| figures.certainty).unwrap_or_default();
    let tax_certainty = figures
        .map(|figures| figures.tax_certainty)
        .unwrap_or_default();
    type Amount = fn(&Line<Value>) -> i64;
    let rows: [(Option<i64>, Certainty, Amount); 3] = [
        (figures.map(|it| it.subtotal), certainty, |it| it.subtotal),
        (figures.map(|it| it.total), certainty, |it| it.total),
        (figures.and_then(|it| it.tax), tax_certainty, |it| it.tax),
    ];
    for (figure, (predicted, certainty, amount)) in rows.into_iter().enumerate() {
        compared.push(Compared {
            figure,
            predicted,
            certainty,
            answered: amount(answered),
            is_open: others
                .iter()
                .flat_map(|other| &other.lines)
                .any(|other| other.key == answered.key && amount(other) != amount(answered)),
        });
    }
}

fn compare_totals(
    view: &View<Value>,
    answer: &Cart<Value>,
    others: &[Cart<Value>],
    compared: &mut Vec<Compared>,
) {
    let sure = view.certainty;
    type Amount = fn(&Totals) -> i64;
    let rows: [(Certainty, Amount); 10] = [
        (sure.subtotal, |it| it.subtotal),
        (sure.subtotal_tax, |it| it.subtotal_tax),
        (sure.fees, |it| it.fees),
        (sure.fees, |it| it.fees_tax),
        (sure.discount, |it| it.discount),
        (sure.discount, |it| it.discount_tax),
        (sure.shipping, |it| it.shipping),
        (sure.shipping, |it| it.shipping_tax),
        (sure.total, |it| it.total),
        (sure.tax, |it| it.tax),
    ];
    for (at, (certainty, amount)) in rows.into_iter().enumerate() {
        compared.push(Compared {
            figure: at + 3,
            predicted: view.totals.as_ref().map(amount),
            certainty,
            answered: amount(&answer.totals),
            is_open: others
                .iter()
                .any(|other| amount(&other.totals) != amount(&answer.totals)),
        });
    }
}
