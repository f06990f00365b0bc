//! How sure the page is of the money it shows before the store has answered.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod world;

use cocart_wasm::sync::predict::Certainty;
use world::World;

#[test]
fn a_price_seen_once_makes_the_line_exact_at_once_and_its_tax_when_seen_for_more() {
    let mut world = World::new();
    world.add("14", 5);
    world.settle();
    let line = world.line(14);
    assert_eq!(
        world.lines()[0].figures.unwrap().certainty,
        Certainty::Confirmed
    );
    world.set(&line, 1);
    let shown = world.page.view();
    let figures = shown.lines[0].figures.unwrap();
    assert_eq!((figures.subtotal, figures.tax), (1800, Some(135)));
    assert_eq!(figures.certainty, Certainty::Exact);
    assert_eq!(figures.tax_certainty, Certainty::Exact);
    assert_eq!(shown.certainty.subtotal, Certainty::Exact);
    assert_eq!(shown.certainty.discount, Certainty::Exact);
    assert_eq!(
        shown.certainty.total,
        Certainty::Estimate,
        "shipping may change"
    );
    world.settle();
    let shown = world.page.view();
    assert_eq!(shown.certainty.total, Certainty::Confirmed);
    // Of a tenfold amount one cent of tax hides what the rate is exactly.
    world.set(&line, 70);
    let figures = world.lines()[0].figures.unwrap();
    assert_eq!(figures.certainty, Certainty::Exact);
    assert_eq!(figures.tax_certainty, Certainty::Estimate);
}

#[test]
fn the_whole_sum_is_exact_again_for_what_was_seen() {
    let mut world = World::new();
    for quantity in [4, 2, 3] {
        world.add("15", 1);
        world.settle();
        let line = world.line(15);
        world.set(&line, quantity);
        world.settle();
    }
    let line = world.line(15);
    world.set(&line, 2);
    let shown = world.page.view();
    assert_eq!(shown.certainty.total, Certainty::Exact);
    let predicted = shown.totals.unwrap();
    world.settle();
    assert_eq!(world.page.view().totals.unwrap(), predicted);
}

#[test]
fn what_no_answer_has_shown_is_an_estimate() {
    let mut world = World::new();
    world.add("14", 1);
    world.settle();
    world.add("16", 1);
    let shown = world.page.view();
    assert_eq!(
        shown.lines[0].figures.unwrap().certainty,
        Certainty::Confirmed
    );
    assert_eq!(shown.certainty.subtotal, Certainty::Estimate);
    assert_eq!(shown.certainty.total, Certainty::Estimate);
}

#[test]
fn a_coupon_makes_everything_an_estimate() {
    let mut world = World::new();
    world.add("14", 4);
    world.settle();
    let key = world.page.key().to_string();
    let mut session = world.store.session(&key).cloned().unwrap();
    session.coupons = vec!["save10".into()];
    world.store.put_session(&key, session);
    world.refresh();
    world.settle();
    let line = world.line(14);
    world.set(&line, 2);
    let shown = world.page.view();
    let figures = shown.lines[0].figures.unwrap();
    assert_eq!(figures.certainty, Certainty::Estimate);
    assert_eq!(shown.certainty, Default::default());
}

#[test]
fn an_emptied_cart_costs_nothing() {
    let mut world = World::new();
    world.add("14", 4);
    world.settle();
    world.clear();
    let shown = world.page.view();
    assert_eq!(shown.totals.unwrap(), Default::default());
    assert_eq!(shown.certainty.total, Certainty::Exact);
}
