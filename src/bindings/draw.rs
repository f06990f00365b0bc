//! What draws the snapshot, in JavaScript: see `draw.ts`. Objects are made there, because that takes a
//! fifth of the bytes that it takes here.

use wasm_bindgen::prelude::*;

#[wasm_bindgen(raw_module = "#draw")]
extern "C" {
    #[allow(clippy::too_many_arguments)]
    pub fn line(
        id: &str,
        key: Option<&str>,
        product_id: Option<f64>,
        name: &str,
        sku: &str,
        slug: &str,
        image: &str,
        variation: &JsValue,
        item_data: &JsValue,
        quantity: f64,
        minimum: Option<f64>,
        maximum: Option<f64>,
        price: Option<f64>,
        subtotal: Option<f64>,
        total: Option<f64>,
        subtotal_tax: Option<f64>,
        tax: Option<f64>,
        certainty: u8,
        tax_certainty: u8,
        backorders: &str,
        pending: bool,
        error: &JsValue,
        adjusted: &JsValue,
        server: &JsValue,
    ) -> JsValue;

    #[wasm_bindgen(js_name = removedLine)]
    pub fn removed_line(
        id: &str,
        key: Option<&str>,
        name: &str,
        quantity: f64,
        image: &str,
    ) -> JsValue;

    pub fn adjustment(from: f64, to: f64, reason: &str) -> JsValue;

    pub fn problem(code: &str, message: &str) -> JsValue;

    pub fn outcome(line: Option<&str>, adjusted: &JsValue) -> JsValue;

    pub fn refusal(code: &str, message: &str, status: u16, line: Option<&str>) -> JsValue;

    // `catch`, though it never throws: see `same.ts` in `json.rs`.
    #[wasm_bindgen(catch)]
    #[allow(clippy::too_many_arguments)]
    pub fn totals(
        subtotal: f64,
        subtotal_tax: f64,
        discount: f64,
        discount_tax: f64,
        shipping: f64,
        shipping_tax: f64,
        fees: f64,
        fees_tax: f64,
        tax: f64,
        total: f64,
        subtotal_certainty: u8,
        subtotal_tax_certainty: u8,
        discount_certainty: u8,
        shipping_certainty: u8,
        fees_certainty: u8,
        tax_certainty: u8,
        total_certainty: u8,
    ) -> Result<JsValue, JsValue>;

    pub fn currency(
        code: &str,
        symbol: &str,
        minor_unit: u8,
        decimal_separator: &str,
        thousand_separator: &str,
        prefix: &str,
        suffix: &str,
    ) -> JsValue;

    pub fn notice(
        id: &str,
        kind: &str,
        text: &str,
        code: Option<&str>,
        line: Option<&str>,
    ) -> JsValue;

    #[allow(clippy::too_many_arguments)]
    pub fn queued(
        id: &str,
        kind: &str,
        line: Option<&str>,
        quantity: Option<f64>,
        state: &str,
        reason: &JsValue,
        attempts: u8,
        since: f64,
    ) -> JsValue;

    #[allow(clippy::too_many_arguments)]
    pub fn report(
        topic: &str,
        intent: &str,
        kind: &str,
        line: Option<&str>,
        flight: f64,
        count: usize,
        status: u16,
        took: f64,
    ) -> JsValue;

    #[allow(clippy::too_many_arguments)]
    pub fn snapshot(
        shown: &JsValue,
        status: &str,
        sync: &str,
        storage: &str,
        customer: bool,
        queue: &JsValue,
        count: f64,
        needs_payment: bool,
        needs_shipping: bool,
        lines: &JsValue,
        removed: &JsValue,
        totals: &JsValue,
        currency: &JsValue,
        notices: &JsValue,
        error: &JsValue,
        server: &JsValue,
    ) -> JsValue;
}
