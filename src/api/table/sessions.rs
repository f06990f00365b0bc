//! Stored carts, for whoever manages the shop: contract 4.4.

use super::access::Auth;
use super::availability::Edition::{Community, Legacy, Starter};
use super::availability::{Availability, STARTER, between, since};
use super::endpoint::Method::{Delete, Get};
use super::endpoint::{Endpoint, Method};
use super::parameter::{Kind, Parameter, path};
use super::shared::{PAGED, THUMB};

const LEGACY: &[Availability] = &[between(Legacy, "3.0.0", "5.0.0")];

const ID: Parameter = path("id", Kind::Text, "Key of the cart.").at_most(42);
const KEY: Parameter = path("session_key", Kind::Text, "Key of the cart.").at_most(42);

const fn row(id: &'static str, method: Method, path: &'static str) -> Endpoint {
    Endpoint::new(id, method, path).auth(Auth::Manager)
}

pub(super) const ROWS: &[Endpoint] = &[
    row("sessions.list", Get, "cocart/v2/sessions")
        .on(&[since(Community, "3.0.0"), since(Starter, "5.0.0")])
        .shared(&[&PAGED])
        .answers("readonly SessionSummary[]")
        .pages("SessionSummary")
        .says("All stored carts; none answers `[]`. Stores before 5.0 answer all at once."),
    row("sessions.get", Get, "cocart/v2/sessions/{id}")
        .on(STARTER)
        .own(&[ID, THUMB])
        .answers("SessionView")
        .says("A stored cart."),
    row("sessions.items", Get, "cocart/v2/sessions/{id}/items")
        .on(STARTER)
        .own(&[ID, THUMB])
        .answers("SessionItems")
        .says("The lines of a stored cart."),
    row("sessions.delete", Delete, "cocart/v2/sessions/{id}")
        .on(STARTER)
        .own(&[ID])
        .answers("SessionDeleted")
        .says("Deletes a stored cart."),
    row("session.get", Get, "cocart/v2/session/{session_key}")
        .on(LEGACY)
        .own(&[KEY, THUMB])
        .answers("SessionView")
        .says("A stored cart, until 4.9."),
    row(
        "session.items",
        Get,
        "cocart/v2/session/{session_key}/items",
    )
    .on(LEGACY)
    .own(&[KEY, THUMB])
    .answers("SessionItems")
    .says("The lines of a stored cart, until 4.9."),
    row("session.delete", Delete, "cocart/v2/session/{session_key}")
        .on(LEGACY)
        .own(&[KEY])
        .answers("SessionDeleted")
        .says("Deletes a stored cart, until 4.9."),
];
