//! The snapshot that JavaScript reads. Whatever did not change is the same object as before.

use serde::Serialize;
use wasm_bindgen::JsValue;

use super::host::{Adjusted, to_js};
use crate::browser::json::Js;
use crate::cart::document::Node;
use crate::cart::model::{Currency, Totals};
use crate::cart::quantity::Quantity;
use crate::sync::intent::Problem;
use crate::sync::machine::{Machine, Sync};
use crate::sync::notices::Notice;
use crate::sync::view::{View, ViewLine};

/// What was shown last, and the objects that show it.
pub struct Cache {
    durable: bool,
    hint: Option<Currency>,
    lines: Shown<Vec<(ViewLine<Js>, JsValue)>>,
    removed: Shown<Vec<(ViewLine<Js>, JsValue)>>,
    totals: Shown<Option<(Totals, bool)>>,
    currency: Shown<Option<Currency>>,
    notices: Shown<Vec<Notice>>,
    error: Shown<Option<Problem>>,
    rest: Option<Rest>,
    snapshot: JsValue,
}

/// A part of the snapshot and the object that shows it.
struct Shown<T> {
    of: T,
    object: JsValue,
}

impl<T: PartialEq> Shown<T> {
    /// Shows `fresh`; says whether that is anything new.
    fn show(&mut self, fresh: T, draw: impl FnOnce(&T) -> JsValue) -> bool {
        if self.of == fresh {
            return false;
        }
        self.object = draw(&fresh);
        self.of = fresh;
        true
    }
}

/// The small fields of a snapshot.
#[derive(Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
struct Rest {
    status: &'static str,
    sync: &'static str,
    storage: &'static str,
    pending: usize,
    count: f64,
    needs_payment: bool,
    needs_shipping: bool,
}

impl Cache {
    /// Nothing shown yet. `durable` is whether storage outlives the page.
    pub fn new(durable: bool) -> Self {
        Cache {
            durable,
            hint: None,
            lines: Shown {
                of: Vec::new(),
                object: list(&[]),
            },
            removed: Shown {
                of: Vec::new(),
                object: list(&[]),
            },
            totals: Shown {
                of: None,
                object: JsValue::NULL,
            },
            currency: Shown {
                of: None,
                object: JsValue::NULL,
            },
            notices: Shown {
                of: Vec::new(),
                object: list(&[]),
            },
            error: Shown {
                of: None,
                object: JsValue::NULL,
            },
            rest: None,
            snapshot: JsValue::NULL,
        }
    }

    /// The currency to show until the store has named its own.
    pub fn hint_currency(&mut self, currency: Currency) {
        self.hint = Some(currency);
    }

    /// The snapshot of a machine: the same object where nothing changed.
    pub fn snapshot(&mut self, machine: &Machine<Js>) -> JsValue {
        let view = machine.view();
        let cart = machine.base().map(|base| &base.cart);
        let rest = self.rest(machine, &view);
        let currency = cart
            .map(|cart| cart.currency.clone())
            .or_else(|| self.hint.clone());
        let totals = view.totals.map(|totals| (totals, view.confirmed));
        let mut changed = show_lines(&mut self.lines, view.lines, draw_line);
        changed |= show_lines(&mut self.removed, view.removed, draw_removed);
        changed |= self
            .totals
            .show(totals, |totals| totals.map_or(JsValue::NULL, draw_totals));
        changed |= self.currency.show(currency, |currency| {
            currency.as_ref().map_or(JsValue::NULL, |currency| {
                to_js(&CurrencyOut::from(currency))
            })
        });
        changed |= self
            .notices
            .show(machine.notices().shown().to_vec(), |notices| {
                let notices: Vec<NoticeOut> = notices.iter().map(NoticeOut::from).collect();
                to_js(&notices)
            });
        changed |= self.error.show(machine.problem().cloned(), |problem| {
            problem_out(problem.as_ref())
        });
        if self.rest.as_ref() != Some(&rest) {
            changed = true;
        }
        if changed {
            self.snapshot = with(
                to_js(&rest),
                &[
                    ("lines", &self.lines.object),
                    ("removed", &self.removed.object),
                    ("totals", &self.totals.object),
                    ("currency", &self.currency.object),
                    ("notices", &self.notices.object),
                    ("error", &self.error.object),
                    ("server", cart.map_or(&JsValue::NULL, |cart| &cart.server.0)),
                ],
            );
            self.rest = Some(rest);
        }
        self.snapshot.clone()
    }

    fn rest(&self, machine: &Machine<Js>, view: &View<Js>) -> Rest {
        let count = view.lines.iter().fold(Quantity::ZERO, |sum, line| {
            sum.saturating_add(line.quantity)
        });
        let cart = machine.base().map(|base| &base.cart);
        Rest {
            status: if machine.known() || !view.lines.is_empty() {
                "ready"
            } else {
                "loading"
            },
            sync: match machine.sync() {
                Sync::Idle => "idle",
                Sync::Sending => "sending",
                Sync::Waiting => "waiting",
                Sync::Offline => "offline",
                Sync::Degraded => "degraded",
            },
            storage: match (self.durable, machine.storage_failed()) {
                (_, true) => "degraded",
                (true, false) => "durable",
                (false, false) => "memory",
            },
            pending: machine.pending().count(),
            count: count.to_number(),
            needs_payment: cart.is_some_and(|cart| cart.needs_payment),
            needs_shipping: cart.is_some_and(|cart| cart.needs_shipping),
        }
    }
}

/// Shows lines, each by the object it had where it is the same; says whether anything changed.
fn show_lines(
    shown: &mut Shown<Vec<(ViewLine<Js>, JsValue)>>,
    fresh: Vec<ViewLine<Js>>,
    draw: impl Fn(&ViewLine<Js>) -> JsValue,
) -> bool {
    let mut changed = shown.of.len() != fresh.len();
    let mut old = std::mem::take(&mut shown.of).into_iter().peekable();
    let mut kept: Vec<(ViewLine<Js>, JsValue)> = Vec::new();
    let mut moved = Vec::new();
    for line in fresh {
        // Lines mostly stay where they are.
        let known = old
            .next_if(|(other, _)| other.id == line.id)
            .or_else(|| take_line(&mut moved, &line.id))
            .or_else(|| {
                changed = true;
                while let Some(pair) = old.next() {
                    if pair.0.id == line.id {
                        return Some(pair);
                    }
                    moved.push(pair);
                }
                None
            });
        let object = match known {
            Some((other, object)) if other.same(&line) => object,
            _ => {
                changed = true;
                draw(&line)
            }
        };
        kept.push((line, object));
    }
    shown.of = kept;
    if changed {
        let objects: Vec<&JsValue> = shown.of.iter().map(|(_, object)| object).collect();
        shown.object = list(&objects);
    }
    changed
}

fn take_line(
    lines: &mut Vec<(ViewLine<Js>, JsValue)>,
    id: &str,
) -> Option<(ViewLine<Js>, JsValue)> {
    let at = lines.iter().position(|(line, _)| line.id == id)?;
    Some(lines.swap_remove(at))
}

#[derive(Serialize)]
struct Money {
    amount: f64,
    certainty: &'static str,
}

fn money(amount: i64, confirmed: bool) -> Money {
    Money {
        amount: amount as f64,
        certainty: if confirmed { "confirmed" } else { "estimate" },
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct LineOut<'a> {
    id: &'a str,
    key: Option<&'a str>,
    product_id: Option<f64>,
    name: &'a str,
    sku: &'a str,
    slug: &'a str,
    image: &'a str,
    quantity: f64,
    minimum: Option<f64>,
    maximum: Option<f64>,
    price: Option<Money>,
    subtotal: Option<Money>,
    total: Option<Money>,
    tax: Option<Money>,
    backorders: &'a str,
    pending: bool,
    adjusted: Option<Adjusted<'a>>,
}

fn draw_line(line: &ViewLine<Js>) -> JsValue {
    let confirmed = line.confirmed.as_deref();
    let figures = line.figures();
    let sure = figures.is_some_and(|figures| figures.confirmed);
    let card = &line.card;
    let out = LineOut {
        id: &line.id,
        key: confirmed.map(|known| known.key.as_str()),
        product_id: confirmed
            .map(|known| known.product_id)
            .or(card.product_id)
            .map(|id| id as f64),
        name: confirmed.map_or(&card.name, |known| &known.name),
        sku: confirmed.map_or(&card.sku, |known| &known.sku),
        slug: confirmed.map_or(&card.slug, |known| &known.slug),
        image: confirmed.map_or(&card.image, |known| &known.image),
        quantity: line.quantity.to_number(),
        minimum: confirmed
            .and_then(|known| known.minimum)
            .map(Quantity::to_number),
        maximum: confirmed
            .and_then(|known| known.maximum)
            .map(Quantity::to_number),
        price: line.price().map(|price| money(price, confirmed.is_some())),
        subtotal: figures.map(|figures| money(figures.subtotal, sure)),
        total: figures.map(|figures| money(figures.total, sure)),
        tax: figures
            .and_then(|figures| figures.tax)
            .map(|tax| money(tax, sure)),
        backorders: confirmed.map_or("", |known| &known.backorders),
        pending: line.pending,
        adjusted: line.mark.adjusted.as_ref().map(Adjusted::from),
    };
    let variation = confirmed.map_or(&card.variation, |known| &known.variation);
    let data = confirmed.map_or(line.item_data.as_ref(), |known| known.item_data.as_ref());
    with(
        to_js(&out),
        &[
            ("variation", &texts(variation)),
            ("itemData", data.map_or(&texts(&[]), |data| &data.0)),
            ("error", &problem_out(line.mark.error.as_ref())),
            (
                "server",
                confirmed.map_or(&JsValue::NULL, |known| &known.server.0),
            ),
        ],
    )
}

#[derive(Serialize)]
struct RemovedOut<'a> {
    id: &'a str,
    key: Option<&'a str>,
    name: &'a str,
    quantity: f64,
    image: &'a str,
}

fn draw_removed(line: &ViewLine<Js>) -> JsValue {
    let confirmed = line.confirmed.as_deref();
    to_js(&RemovedOut {
        id: &line.id,
        key: confirmed.map(|known| known.key.as_str()),
        name: confirmed.map_or(&line.card.name, |known| &known.name),
        quantity: line.quantity.to_number(),
        image: confirmed.map_or(&line.card.image, |known| &known.image),
    })
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct TotalsOut {
    subtotal: Money,
    subtotal_tax: Money,
    discount: Money,
    discount_tax: Money,
    shipping: Money,
    shipping_tax: Money,
    fees: Money,
    fees_tax: Money,
    tax: Money,
    total: Money,
}

fn draw_totals((totals, confirmed): (Totals, bool)) -> JsValue {
    let money = |amount| money(amount, confirmed);
    to_js(&TotalsOut {
        subtotal: money(totals.subtotal),
        subtotal_tax: money(totals.subtotal_tax),
        discount: money(totals.discount),
        discount_tax: money(totals.discount_tax),
        shipping: money(totals.shipping),
        shipping_tax: money(totals.shipping_tax),
        fees: money(totals.fees),
        fees_tax: money(totals.fees_tax),
        tax: money(totals.tax),
        total: money(totals.total),
    })
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct CurrencyOut<'a> {
    code: &'a str,
    symbol: &'a str,
    minor_unit: u8,
    decimal_separator: &'a str,
    thousand_separator: &'a str,
    prefix: &'a str,
    suffix: &'a str,
}

impl<'a> From<&'a Currency> for CurrencyOut<'a> {
    fn from(currency: &'a Currency) -> Self {
        CurrencyOut {
            code: &currency.code,
            symbol: &currency.symbol,
            minor_unit: currency.minor_unit,
            decimal_separator: &currency.decimal_separator,
            thousand_separator: &currency.thousand_separator,
            prefix: &currency.prefix,
            suffix: &currency.suffix,
        }
    }
}

#[derive(Serialize)]
struct NoticeOut<'a> {
    id: &'a str,
    r#type: &'a str,
    text: &'a str,
    code: Option<&'a str>,
    line: Option<&'a str>,
}

impl<'a> From<&'a Notice> for NoticeOut<'a> {
    fn from(notice: &'a Notice) -> Self {
        NoticeOut {
            id: &notice.id,
            r#type: &notice.kind,
            text: &notice.text,
            code: notice.code.as_deref(),
            line: notice.line.as_deref(),
        }
    }
}

#[derive(Serialize)]
struct ProblemOut<'a> {
    code: &'a str,
    message: &'a str,
}

fn problem_out(problem: Option<&Problem>) -> JsValue {
    problem.map_or(JsValue::NULL, |problem| {
        to_js(&ProblemOut {
            code: &problem.code,
            message: &problem.message,
        })
    })
}

fn texts(pairs: &[(String, String)]) -> JsValue {
    let members = pairs
        .iter()
        .map(|(name, text)| (name.as_str(), Js::from_text(text)));
    Js::from_map(members.collect()).0
}

fn list(items: &[&JsValue]) -> JsValue {
    Js::from_list(items.iter().map(|item| Js((*item).clone())).collect()).0
}

/// An object with members that are JavaScript values already.
fn with(object: JsValue, members: &[(&str, &JsValue)]) -> JsValue {
    for (name, value) in members {
        Js(object.clone()).set(name, value);
    }
    object
}
