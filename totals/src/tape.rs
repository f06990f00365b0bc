//! Tapes, step by step: what was predicted for each beside what was answered.

use cocart_devstore::replay::{RecordedRequest, Step, Tape};
use cocart_wasm::cart::model::Cart;
use cocart_wasm::cart::read::read_cart;
use serde_json::Value;

use crate::request::{deeds, text};
use crate::shopper::Shopper;
use crate::tally::Tally;
use crate::witness::Witnesses;

/// Compares every step of a tape that asks for other lines, and that the store has answered with a cart.
pub fn check(tape: &Tape, tally: &mut Tally) {
    // Whether more could have been proved is asked only where not all was.
    let mut first = Tally::default();
    check_with(tape, None, &mut first);
    let witnesses = (first.plain_estimates() > 0).then(|| Witnesses::of(tape));
    check_with(tape, witnesses.flatten(), tally);
}

/// [`check`], with the shops that tell what could not have been proved.
pub fn check_with(tape: &Tape, mut witnesses: Option<Witnesses>, tally: &mut Tally) {
    let mut shoppers: Vec<(String, Shopper)> = Vec::new();
    for (at, step) in tape.steps.iter().enumerate() {
        let place = format!(
            "{}/{} step {} \"{}\"",
            tape.config,
            tape.scenario,
            at + 1,
            step.name
        );
        let others = witnesses.as_mut().map(|witnesses| witnesses.play(step));
        check_step(
            &place,
            step,
            &others.unwrap_or_default(),
            &mut shoppers,
            tally,
        );
    }
}

fn check_step(
    place: &str,
    step: &Step,
    others: &[Cart<Value>],
    shoppers: &mut Vec<(String, Shopper)>,
    tally: &mut Tally,
) {
    let Some(answer) = answer(&step.response.body) else {
        return;
    };
    let Some(cart) = read_cart(answer) else {
        return;
    };
    // A request that names no cart starts one, unless it is a customer's, whose cart is the same always.
    let named = cart_key(&step.request);
    let key = text(answer.get("cart_key"))
        .or_else(|| named.clone())
        .unwrap_or_default();
    let is_new = named.is_none() && !is_customer(&step.request);
    let at = shoppers.iter().position(|(known, _)| *known == key);
    let at = match at {
        Some(at) if !is_new => at,
        _ => {
            shoppers.retain(|(known, _)| *known != key);
            shoppers.push((key, Shopper::default()));
            shoppers.len() - 1
        }
    };
    let shopper = &mut shoppers[at].1;
    let deeds = deeds(&step.request);
    // What was done to the store beside the shopper is not in the answer before.
    if !deeds.is_empty() && step.store.is_none() {
        shopper.compare(place, &deeds, &cart, others, tally);
    }
    shopper.see(answer);
}

/// The cart in a body, the last one of a batch.
fn answer(body: &Value) -> Option<&Value> {
    match body.get("responses").and_then(Value::as_array) {
        Some(responses) => responses.last()?.get("body"),
        None => Some(body),
    }
}

fn cart_key(request: &RecordedRequest) -> Option<String> {
    let header = request
        .headers
        .iter()
        .find(|(name, _)| name.eq_ignore_ascii_case("cocart-api-cart-key"));
    text(request.query.get("cart_key")).or_else(|| text(header.map(|(_, value)| value)))
}

fn is_customer(request: &RecordedRequest) -> bool {
    request
        .headers
        .keys()
        .any(|name| name.eq_ignore_ascii_case("authorization"))
}
