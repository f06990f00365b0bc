//! A page whose requests are answered with the lines of the input, one after the other, and whose storage
//! begins with the first of them. It must neither panic nor send without end.
#![no_main]

use cocart_wasm::api::reply::{self, Reply};
use cocart_wasm::api::text;
use cocart_wasm::cart::quantity::Quantity;
use cocart_wasm::sync::choose;
use cocart_wasm::sync::intent::{Action, Intent};
use cocart_wasm::sync::machine::{Machine, Start};
use cocart_wasm::sync::ports::{Effect, Event, Stored};
use cocart_wasm::sync::record;
use libfuzzer_sys::fuzz_target;
use serde_json::Value;

fuzz_target!(|bytes: &[u8]| {
    let input = String::from_utf8_lossy(bytes);
    let mut lines = input.lines();
    let kept = lines.next().map(record::seal);
    let mut machine = Machine::<Value>::new(Start {
        stored: Stored {
            key: kept.as_ref().map(|_| "wfuzz".into()),
            base: kept.clone(),
            flight: kept,
            ..Stored::default()
        },
        page: "fuzz".into(),
        minted_key: "wminted".into(),
        seed: 1,
        timeout: 30_000,
    });
    let mut now = 1_800_000_000_000;
    let mut effects = machine.start(now);
    for (number, product) in ["14", "woo-belt"].into_iter().enumerate() {
        let (product, _) = choose::product(product, Vec::new(), None, None);
        let action = Action::Add {
            line: String::new(),
            product: Box::new(product),
            quantity: Quantity::pieces(2),
        };
        let id = format!("i{number}");
        effects.extend(machine.step(Event::Intent(Intent { id, action }), now));
    }
    let mut answers = lines.map(|body| text::read::<Value>(body));
    // Each answer brings on a bounded number of steps; what is left over is asked for later.
    for _ in 0..2_000 {
        let mut next = Vec::new();
        let mut wake = None;
        for effect in effects {
            match effect {
                Effect::AcquireLane => next.push(Event::LaneGranted(Stored::default())),
                Effect::Send { flight, .. } => {
                    let Some(body) = answers.next() else { return };
                    let status = if number_of(&body) % 4 == 3 { 500 } else { 200 };
                    let cart_key = body.as_ref().and_then(reply::cart_key_of);
                    let reply = Reply {
                        status,
                        retry_after: None,
                        cart_key,
                        body,
                    };
                    next.push(Event::Answer { flight, reply });
                }
                Effect::Wake { at } => wake = Some(at),
                _ => {}
            }
        }
        if next.is_empty() {
            let Some(at) = wake else { return };
            now = at.max(now + 1);
            next.push(Event::Tick);
        }
        effects = Vec::new();
        for event in next {
            effects.extend(machine.step(event, now));
        }
        let _ = (machine.view(), machine.queue().count());
    }
    panic!("it goes on without end");
});

fn number_of(body: &Option<Value>) -> usize {
    body.as_ref().map_or(3, |body| body.to_string().len())
}
