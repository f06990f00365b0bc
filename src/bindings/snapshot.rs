//! The snapshot that JavaScript reads. Whatever did not change is the same object as before.

use wasm_bindgen::JsValue;

use super::draw;

use crate::browser::json::Js;
use crate::cart::interned::Text;
use crate::cart::model::{Currency, Totals};
use crate::cart::quantity::Quantity;
use crate::sync::intent::{Adjustment, Problem};
use crate::sync::machine::{Machine, Sync};
use crate::sync::notices::Notice;
use crate::sync::predict::TotalsCertainty;
use crate::sync::queue::{Queued, Standing};
use crate::sync::view::ViewLine;

/// What was shown last.
pub struct Cache {
    durable: bool,
    hint: Option<Currency>,
    lines: Drawn,
    removed: Drawn,
    shown: JsValue,
}

/// Lines, and the objects that show them.
type Drawn = Vec<(ViewLine<Js>, JsValue)>;

impl Cache {
    /// Nothing shown yet. `durable` is whether storage outlives the page.
    pub fn new(durable: bool) -> Self {
        Cache {
            durable,
            hint: None,
            lines: Drawn::new(),
            removed: Drawn::new(),
            shown: JsValue::UNDEFINED,
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
        let currency = cart.map(|cart| &cart.currency).or(self.hint.as_ref());
        let count = view.lines.iter().fold(Quantity::ZERO, |sum, line| {
            sum.saturating_add(line.quantity)
        });
        let status = if machine.known() || !view.lines.is_empty() {
            "ready"
        } else {
            "loading"
        };
        let sync = match machine.sync() {
            Sync::Idle => "idle",
            Sync::Sending => "sending",
            Sync::Waiting => "waiting",
            Sync::Offline => "offline",
            Sync::Degraded => "degraded",
        };
        let storage = match (self.durable, machine.storage_failed()) {
            (_, true) => "degraded",
            (true, false) => "durable",
            (false, false) => "memory",
        };
        self.shown = draw::snapshot(
            &self.shown,
            status,
            sync,
            storage,
            machine.is_customer(),
            &draw_queue(machine),
            count.to_number(),
            cart.is_some_and(|cart| cart.needs_payment),
            cart.is_some_and(|cart| cart.needs_shipping),
            &draw_lines(&mut self.lines, view.lines, line),
            &draw_lines(&mut self.removed, view.removed, removed_line),
            &or_undefined(view.totals, |totals| draw_totals(&totals, &view.certainty)),
            &or_undefined(currency, draw_currency),
            &list(machine.notices().shown(), notice),
            &or_undefined(machine.problem(), problem),
            cart.map_or(&JsValue::UNDEFINED, |cart| &cart.server.0),
        );
        self.shown.clone()
    }
}

/// Draws lines. One that shows the same as before is the object it was: a change of one line costs the
/// drawing of one.
fn draw_lines(
    drawn: &mut Drawn,
    fresh: Vec<ViewLine<Js>>,
    draw: fn(&ViewLine<Js>) -> JsValue,
) -> JsValue {
    let list = js_sys::Array::new();
    let before = std::mem::take(drawn);
    for (at, line) in fresh.into_iter().enumerate() {
        // Lines mostly stay where they are.
        let known = match before.get(at) {
            Some((shown, _)) if shown.id == line.id => Some(at),
            _ => before.iter().position(|(shown, _)| shown.id == line.id),
        };
        let object = match known.and_then(|at| before.get(at)) {
            Some((shown, object)) if shown.same(&line) => object.clone(),
            _ => draw(&line),
        };
        list.push(&object);
        drawn.push((line, object));
    }
    list.into()
}

fn line(shown: &ViewLine<Js>) -> JsValue {
    let line = &shown.line;
    let figures = shown.figures;
    let net = figures.map_or(0, |figures| figures.certainty as u8);
    let tax = figures.map_or(0, |figures| figures.tax_certainty as u8);
    let limit = |limit: Option<Quantity>| limit.map(Quantity::to_number);
    let document = |document: &Option<Js>| or_undefined(document.as_ref(), |it| it.0.clone());
    draw::line(
        &shown.id,
        key(shown),
        Some(line.product_id as f64).filter(|id| *id > 0.0),
        &line.name,
        &line.sku,
        &line.slug,
        &line.image,
        &pairs(&line.variation),
        &document(&line.item_data),
        shown.quantity.to_number(),
        limit(line.minimum),
        limit(line.maximum),
        amount(line.price),
        amount(figures.map(|figures| figures.subtotal)),
        amount(figures.map(|figures| figures.total)),
        amount(figures.and_then(|figures| figures.subtotal_tax)),
        amount(figures.and_then(|figures| figures.tax)),
        net,
        tax,
        &line.backorders,
        shown.pending,
        &or_undefined(shown.mark.error.as_ref(), problem),
        &or_undefined(shown.mark.adjusted.as_ref(), adjustment),
        &document(&line.server),
    )
}

fn removed_line(shown: &ViewLine<Js>) -> JsValue {
    draw::removed_line(
        &shown.id,
        key(shown),
        &shown.line.name,
        shown.quantity.to_number(),
        &shown.line.image,
    )
}

/// The item key, where the store has given one.
fn key(shown: &ViewLine<Js>) -> Option<&str> {
    Some(shown.line.key.as_str()).filter(|key| !key.is_empty())
}

fn draw_totals(totals: &Totals, sure: &TotalsCertainty) -> JsValue {
    draw::totals(
        totals.subtotal as f64,
        totals.subtotal_tax as f64,
        totals.discount as f64,
        totals.discount_tax as f64,
        totals.shipping as f64,
        totals.shipping_tax as f64,
        totals.fees as f64,
        totals.fees_tax as f64,
        totals.tax as f64,
        totals.total as f64,
        sure.subtotal as u8,
        sure.subtotal_tax as u8,
        sure.discount as u8,
        sure.shipping as u8,
        sure.fees as u8,
        sure.tax as u8,
        sure.total as u8,
    )
    .unwrap_or_default()
}

fn draw_currency(currency: &Currency) -> JsValue {
    draw::currency(
        &currency.code,
        &currency.symbol,
        currency.minor_unit,
        &currency.decimal_separator,
        &currency.thousand_separator,
        &currency.prefix,
        &currency.suffix,
    )
}

fn draw_queue(machine: &Machine<Js>) -> JsValue {
    let list = js_sys::Array::new();
    for Queued {
        entry,
        standing,
        reason,
    } in machine.queue()
    {
        let action = &entry.intent.action;
        list.push(&draw::queued(
            &entry.intent.id,
            action.kind(),
            action.line().map(|line| machine.line_id(line).as_str()),
            action.quantity().map(Quantity::to_number),
            match standing {
                Standing::Sending => "sending",
                Standing::Waiting => "waiting",
                Standing::Checking => "checking",
                Standing::Parked => "parked",
                Standing::Unconfirmed => "unconfirmed",
            },
            &or_undefined(reason, problem),
            entry.attempts,
            entry.since as f64,
        ));
    }
    list.into()
}

fn notice(notice: &Notice) -> JsValue {
    draw::notice(
        &notice.id,
        &notice.kind,
        &notice.text,
        notice.code.as_deref(),
        notice.line.as_deref(),
    )
}

fn problem(problem: &Problem) -> JsValue {
    draw::problem(&problem.code, &problem.message)
}

/// An adjustment as the snapshot and outcomes have it.
pub fn adjustment(adjustment: &Adjustment) -> JsValue {
    draw::adjustment(
        adjustment.from.to_number(),
        adjustment.to.to_number(),
        &adjustment.reason,
    )
}

fn amount(amount: Option<i64>) -> Option<f64> {
    amount.map(|amount| amount as f64)
}

fn or_undefined<T>(value: Option<T>, draw: impl FnOnce(T) -> JsValue) -> JsValue {
    value.map_or(JsValue::UNDEFINED, draw)
}

fn list<T>(items: &[T], draw: impl Fn(&T) -> JsValue) -> JsValue {
    let list = js_sys::Array::new();
    for item in items {
        list.push(&draw(item));
    }
    list.into()
}

fn pairs(pairs: &[(Text, Text)]) -> JsValue {
    list(pairs, |(name, value)| {
        list(&[name, value], |text| JsValue::from_str(text))
    })
}
