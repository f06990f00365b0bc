//! Random shopping trips over a network that fails: whatever happens on the way, the store ends up
//! with exactly what was asked, and the page shows exactly that.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod world;

use proptest::prelude::*;
use world::{Fate, World};

/// Simple products without a limit of stock, by id and by SKU.
const PRODUCTS: [(u64, &str, &str); 4] = [
    (14, "14", "woo-beanie"),
    (15, "15", "woo-belt"),
    (16, "16", "woo-cap"),
    (17, "17", "woo-sunglasses"),
];

#[derive(Clone, Debug)]
enum Deed {
    Add(usize, i64),
    AddBySku(usize, i64),
    Set(usize, i64),
    Remove(usize),
    Restore(usize),
    Clear,
    Refresh,
    Reload,
    Pass(u64),
}

fn deed() -> impl Strategy<Value = Deed> {
    let product = 0..PRODUCTS.len();
    prop_oneof![
        5 => (product.clone(), 1..4_i64).prop_map(|(product, quantity)| Deed::Add(product, quantity)),
        2 => (product.clone(), 1..4_i64).prop_map(|(product, quantity)| Deed::AddBySku(product, quantity)),
        4 => (product.clone(), 1..9_i64).prop_map(|(product, quantity)| Deed::Set(product, quantity)),
        2 => product.clone().prop_map(Deed::Remove),
        2 => product.prop_map(Deed::Restore),
        1 => Just(Deed::Clear),
        1 => Just(Deed::Refresh),
        1 => Just(Deed::Reload),
        5 => (0..400_u64).prop_map(Deed::Pass),
    ]
}

fn fate() -> impl Strategy<Value = Fate> {
    prop_oneof![
        6 => Just(Fate::Answered),
        1 => Just(Fate::Lost),
        1 => Just(Fate::Unanswered),
        1 => Just(Fate::Repeated),
        1 => (1..1_900_u64).prop_map(Fate::Late),
        1 => prop_oneof![Just(500), Just(200), Just(503)].prop_map(Fate::Fatal),
        1 => prop_oneof![Just(429), Just(502), Just(503)].prop_map(Fate::Turned),
    ]
}

/// What the shopper meant, by the simplest possible means.
#[derive(Default)]
struct Meant {
    lines: Vec<(u64, i64)>,
    removed: Vec<(u64, i64)>,
}

impl Meant {
    fn quantity(&mut self, product: u64) -> Option<&mut i64> {
        self.lines
            .iter_mut()
            .find(|(id, _)| *id == product)
            .map(|(_, quantity)| quantity)
    }
}

/// Does a deed, in the page and in the mind; deeds on lines that are not there are left undone.
fn act(world: &mut World, meant: &mut Meant, deed: &Deed) {
    match deed {
        Deed::Add(product, quantity) | Deed::AddBySku(product, quantity) => {
            let (id, by_id, sku) = PRODUCTS[*product];
            // A SKU is known to be this product once the store has said so.
            let by_sku = matches!(deed, Deed::AddBySku(..)) && world.confirmed(id);
            world.add(if by_sku { sku } else { by_id }, *quantity);
            match meant.quantity(id) {
                Some(meant) => *meant += quantity,
                None => meant.lines.push((id, *quantity)),
            }
        }
        Deed::Set(product, quantity) => {
            let id = PRODUCTS[*product].0;
            if let Some(meant) = meant.quantity(id) {
                *meant = *quantity;
                let line = world.line(id);
                world.set(&line, *quantity);
            }
        }
        Deed::Remove(product) => {
            let id = PRODUCTS[*product].0;
            if let Some(at) = meant.lines.iter().position(|(line, _)| *line == id) {
                let line = world.line(id);
                meant.removed.retain(|(removed, _)| *removed != id);
                meant.removed.push(meant.lines[at]);
                meant.lines.remove(at);
                world.remove(&line);
            }
        }
        Deed::Restore(product) => {
            let id = PRODUCTS[*product].0;
            let shown = world.removed_line(id);
            if let (None, Some(line), Some(at)) = (
                meant.lines.iter().position(|(line, _)| *line == id),
                shown,
                meant.removed.iter().position(|(line, _)| *line == id),
            ) {
                meant.lines.push(meant.removed.remove(at));
                world.restore(&line);
            }
        }
        Deed::Clear => {
            *meant = Meant::default();
            world.clear();
        }
        Deed::Refresh => {
            world.refresh();
        }
        Deed::Reload => drop(world.reload()),
        Deed::Pass(milliseconds) => world.pass(*milliseconds),
    }
}

fn sorted(mut lines: Vec<(u64, f64)>) -> Vec<(u64, f64)> {
    lines.sort_by_key(|(id, _)| *id);
    lines
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, max_shrink_iters: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_trip_ends_with_exactly_what_was_asked(
        deeds in prop::collection::vec(deed(), 1..25),
        fates in prop::collection::vec(fate(), 0..8),
    ) {
        let mut world = World::new();
        let mut meant = Meant::default();
        world.fates.extend(fates);
        for deed in &deeds {
            act(&mut world, &mut meant, deed);
            let asked = sorted(meant.lines.iter().map(|(id, quantity)| (*id, *quantity as f64)).collect());
            prop_assert_eq!(sorted(world.shown_lines()), asked, "shown after {:?}", deed);
        }
        world.settle();
        let asked = sorted(meant.lines.iter().map(|(id, quantity)| (*id, *quantity as f64)).collect());
        prop_assert_eq!(sorted(world.stored_lines()), asked.clone(), "in the store");
        prop_assert_eq!(sorted(world.shown_lines()), asked, "shown");
        prop_assert!(!world.overlapped || world.had_faults, "two cart requests at once");
        for (intent, outcome) in &world.outcomes {
            let refused = matches!(outcome, cocart_wasm::sync::intent::Outcome::Refused { .. });
            prop_assert!(!refused || world.is_refresh(intent), "{intent} ended {outcome:?}");
        }
    }
}

/// The store refuses both calls of the repeated request, for the line is gone: they were carried out before.
#[test]
fn a_change_and_a_removal_that_were_repeated_leave_the_quantity_to_restore() {
    let mut world = World::new();
    world.fates.extend([Fate::Answered, Fate::Repeated]);
    world.add("14", 1);
    world.pass(0);
    world.add("14", 1);
    let line = world.line(14);
    world.remove(&line);
    world.pass(80);
    world.restore(&line);
    world.settle();
    assert_eq!(world.stored_lines(), [(14, 2.0)]);
    assert_eq!(world.shown_lines(), [(14, 2.0)]);
}
