//! Whatever bytes and whatever JSON arrive, from the store or from storage: nothing panics, nothing grows
//! without bounds, and a cart that was fed with them goes on as soon as the store makes sense again.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod loose;
mod world;

use std::time::{Duration, Instant};

use cocart_wasm::api::reply::{self, Answer, Reply};
use cocart_wasm::api::text;
use cocart_wasm::cart::document::Node;
use cocart_wasm::cart::interned::Text;
use cocart_wasm::cart::product::read_product;
use cocart_wasm::cart::read::{read_cart, read_cart_after};
use cocart_wasm::sync::base::Base;
use cocart_wasm::sync::journal;
use cocart_wasm::sync::ports::{Event, Slot};
use cocart_wasm::sync::queue::Standing;
use cocart_wasm::sync::record;
use loose::{Change, change, nested, recorded};
use proptest::prelude::*;
use serde_json::{Value, json};
use world::{Fate, World};

/// A recorded body with some pieces exchanged.
fn changed_body() -> impl Strategy<Value = Value> {
    let body = 0..recorded().len();
    (body, prop::collection::vec(any_change(), 0..8))
        .prop_map(|(body, changes)| change(&recorded()[body], &changes))
}

fn any_change() -> impl Strategy<Value = Change> {
    (any::<u16>(), any::<u8>()).prop_map(|(piece, way)| Change { piece, way })
}

/// Any JSON, with the names that a reader looks for among its own.
fn any_document() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        "\\PC{0,12}".prop_map(Value::from),
        "[0-9.,e+-]{0,8}".prop_map(Value::from),
    ];
    let name = prop_oneof![
        prop::sample::select(vec![
            "items",
            "item_key",
            "quantity",
            "value",
            "totals",
            "total",
            "currency",
            "notices",
            "removed_items",
            "responses",
            "body",
            "status",
            "code",
            "message",
            "data",
            "cart_key",
            "cart_hash",
            "currency_minor_unit",
            "limits",
            "meta",
            "variation",
            "id",
            "price",
            "prices",
            "success",
        ])
        .prop_map(String::from),
        "\\PC{0,6}",
    ];
    leaf.prop_recursive(6, 64, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::vec((name.clone(), inner), 0..6)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

fn any_body() -> impl Strategy<Value = Value> {
    prop_oneof![3 => changed_body(), 1 => any_document()]
}

fn reply(status: u16, body: Option<Value>) -> Reply<Value> {
    Reply {
        status,
        retry_after: None,
        cart_key: body.as_ref().and_then(reply::cart_key_of),
        body,
    }
}

/// Everything that is ever read out of an answer.
fn read_all(status: u16, body: Value) {
    let _ = read_product(&body);
    let known = recorded().iter().find_map(read_cart);
    for answer in reply::batch(&body).unwrap_or_default() {
        let _ = reply::judge(answer);
    }
    if let Answer::Document(document) = reply::judge(reply(status, Some(body)))
        && let Some(cart) = read_cart_after(&document, known.as_ref())
    {
        assert!(cart.lines.iter().all(|line| line.quantity.is_positive()));
        keeps(cart.server);
    }
}

/// A base that was read is kept, and is the same when it is read again.
fn keeps(document: Value) {
    let Some(cart) = read_cart(&document) else {
        return;
    };
    let quantities = |lines: &[std::rc::Rc<cocart_wasm::cart::model::Line<Value>>]| -> Vec<_> {
        lines
            .iter()
            .map(|line| (line.key.clone(), line.quantity))
            .collect()
    };
    let before = quantities(&cart.lines);
    let base = Base { sequence: 7, cart };
    let record = journal::write_base(&base, &[], &[], None, &[]);
    let Some(stored) = journal::read_newer_base::<Value>(&record, None) else {
        // The parser has its limit; a base that cannot be read is asked for again.
        assert!(loose::depth(&document) > 120);
        return;
    };
    assert_eq!(quantities(&stored.base.cart.lines), before);
}

/// Everything that is ever read out of storage.
fn read_records(record: &str) {
    let _ = record::open(record);
    let _ = journal::read_newer_base::<Value>(record, None);
    let _ = journal::read_log::<Value>(record);
    let _ = journal::read_flight::<Value>(record);
}

/// Records as a shopping trip leaves them.
fn records() -> Vec<String> {
    let mut world = World::new();
    world.add("14", 2);
    world.add_with(
        "15",
        1,
        &[("attribute_pa_color", "blue")],
        Some(json!({"note": "ü"})),
    );
    world.settle();
    let line = world.line(14);
    world.fates.push_back(Fate::Unanswered);
    world.set(&line, 5);
    world.add("woo-belt", 1);
    world.pass(5);
    [Slot::Base, Slot::Log, Slot::Flight]
        .into_iter()
        .map(|slot| world.record(slot).unwrap())
        .collect()
}

/// The rows of a record: what is behind its checksum.
fn content(record: &str) -> Value {
    match record::open(record) {
        record::Opened::Content(content) => serde_json::from_str(content).unwrap(),
        other => panic!("{other:?}"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn any_answer_is_read_without_a_panic(status in 0..=599_u16, body in any_body()) {
        read_all(status, body);
    }

    #[test]
    fn any_text_is_read_without_a_panic(body in prop_oneof![
        "\\PC{0,200}",
        "[{}\\[\\]\":,0-9a-z<>/ \\n\\\\]{0,200}",
        "<br />\\n<b>Warning</b>: x<br />\\n\\{\"items\":\\[[{}\\[\\]0-9,]{0,20}",
    ]) {
        if let Some(document) = text::read::<Value>(&body) {
            read_all(200, document);
        }
    }

    #[test]
    fn any_bytes_in_storage_are_read_without_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let text = String::from_utf8_lossy(&bytes);
        read_records(&text);
        read_records(&record::seal(&text));
    }

    #[test]
    fn any_document_under_a_right_checksum_is_read_without_a_panic(document in any_document()) {
        read_records(&record::seal(&document.to_json()));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Records as they were written, with pieces exchanged: by an accident, or by another version.
    #[test]
    fn a_page_starts_over_any_changed_record(
        which in 0..3_usize,
        changes in prop::collection::vec(any_change(), 0..4),
        cut in any::<Option<u16>>(),
    ) {
        let mut kept = records();
        let mut record = record::seal(&change(&content(&kept[which]), &changes).to_json());
        if let Some(cut) = cut {
            let mut end = usize::from(cut) % record.len();
            while !record.is_char_boundary(end) {
                end -= 1;
            }
            record.truncate(end);
        }
        read_records(&record);
        kept[which] = record;
        let mut world = World::new();
        let mut kept = kept.into_iter();
        world.begin_over(kept.next(), kept.next(), kept.next());
        goes_on(&mut world);
    }

    /// The answers to the first requests are garbage; from then on the store makes sense again.
    #[test]
    fn a_cart_that_was_answered_with_garbage_goes_on(
        garbage in prop::collection::vec(
            (prop_oneof![2 => Just(200_u16), 1 => 200..=599_u16], prop::option::of(any_body())),
            1..6,
        ),
    ) {
        let mut world = World::new();
        for (status, body) in garbage {
            world.says(status, body);
        }
        world.add("14", 2);
        world.add("15", 1);
        world.pass(50);
        world.add("woo-belt", 1);
        goes_on(&mut world);
    }
}

/// The page comes to rest, shows what the store has, and sells.
fn goes_on(world: &mut World) {
    // What was planned over an absurd cart may be parked: the shopper gives it up.
    for _ in 0..10_000 {
        if world.page.pending().next().is_none() || !world.tick() {
            break;
        }
    }
    let parked: Vec<Text> = world
        .page
        .queue()
        .filter(|queued| queued.standing == Standing::Parked)
        .map(|queued| queued.entry.intent.id.clone())
        .collect();
    for intent in parked {
        world.step(Event::Drop { intent });
    }
    world.settle();
    world.refresh();
    world.settle();
    prop_equal(world);
    let before = quantity(world, 16);
    let add = world.add("16", 3);
    world.settle();
    assert!(world.is_done(&add), "{:?}", world.outcome(&add));
    assert_eq!(quantity(world, 16), before + 3.0);
    prop_equal(world);
}

fn prop_equal(world: &mut World) {
    let (mut shown, mut stored) = (world.shown_lines(), world.stored_lines());
    shown.sort_by(|one, two| one.partial_cmp(two).unwrap());
    stored.sort_by(|one, two| one.partial_cmp(two).unwrap());
    // An absurd quantity that was taken over is beyond what a float tells apart.
    let is_same = shown.len() == stored.len()
        && shown
            .iter()
            .zip(&stored)
            .all(|((shown, one), (stored, two))| {
                shown == stored && (one - two).abs() <= one.abs() * 1e-12
            });
    assert!(is_same, "{shown:?} {stored:?}");
}

fn quantity(world: &mut World, product_id: u64) -> f64 {
    let lines = world.stored_lines();
    lines
        .iter()
        .filter(|(id, _)| *id == product_id)
        .map(|(_, quantity)| quantity)
        .sum()
}

/// Ten megabytes in every unfriendly form: read in the time that one look at each byte takes.
#[test]
fn ten_megabytes_are_read_in_one_go() {
    const SIZE: usize = 10_000_000;
    for piece in [
        "{\"",
        ">{\"",
        "[",
        "\n{\"a\":",
        "<html>{\"",
        "\u{feff}",
        "&quot;",
        "{\"items\":[",
    ] {
        let body = piece.repeat(SIZE / piece.len());
        let from = Instant::now();
        let document = text::read::<Value>(&body);
        assert!(document.is_none());
        assert!(
            from.elapsed() < Duration::from_secs(30),
            "{piece:?}: {:?}",
            from.elapsed()
        );
    }
    // One that is right but for its size.
    let items = vec![json!({"item_key": "k", "quantity": 1, "name": "x".repeat(1_000)}); 10_000];
    read_all(200, json!({"cart_key": "a", "items": items}));
}

/// Deeper than any stack.
#[test]
fn nesting_has_an_end() {
    for open in ["[", "{\"items\":", "{\"items\":[", "[{\"a\":"] {
        assert!(text::read::<Value>(&open.repeat(100_000)).is_none());
        assert!(journal::read_log::<Value>(&record::seal(&open.repeat(100_000))).is_none());
    }
    read_all(
        200,
        json!({"cart_key": "a", "items": nested(120), "removed_items": nested(120)}),
    );
}

/// Garbage between two good answers leaves nothing behind.
#[test]
fn a_storm_of_garbage_ends_without_a_trace() {
    let mut world = World::new();
    world.add("14", 1);
    world.settle();
    for body in [
        json!(null),
        json!([]),
        json!({"items": 3}),
        nested(100),
        json!("<html>"),
    ] {
        world.says(200, Some(body));
        world.refresh();
        world.settle();
    }
    // An answer to a request that nobody has sent.
    world.step(Event::Answer {
        flight: 999,
        reply: reply(200, Some(json!({"items": []}))),
    });
    assert_eq!(world.shown_lines(), [(14, 1.0)]);
    goes_on(&mut world);
}
