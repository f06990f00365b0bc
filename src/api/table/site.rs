//! The index of the REST API and batches: contract 4.5 and 7.

use super::access::Auth;
use super::availability::Edition::{Community, Jwt, Plus, Starter};
use super::availability::{SINCE_3_0, since};
use super::endpoint::Endpoint;
use super::endpoint::Method::{Get, Post};
use super::parameter::{Kind, Parameter, body, query};
use super::shapes::BATCH_REQUEST;
use super::shared::{BATCH_KEY, KEYED};

const VALIDATION: Parameter = body(
    "validation",
    Kind::OneOf(&["normal", "require-all-validate"]),
    "Whether nothing is done where one request is not valid.",
)
.default("normal");

const REQUESTS: Parameter = body(
    "requests",
    Kind::Records(&BATCH_REQUEST),
    "The requests, carried out in order. They share the cart of the batch.",
)
.required()
.at_least(1);

pub(super) const ROWS: &[Endpoint] = &[
    Endpoint::new("index.root", Get, "")
        .on(&[since(Community, "3.0.0")])
        .answers("RootIndex")
        .says("What WordPress says of the site. CoCart hides its routes from it since 3.10."),
    Endpoint::new("index.namespace", Get, "cocart/v2")
        .on(SINCE_3_0)
        .own(&[query("context", Kind::Text, "How much of it.").default("view")])
        .answers("NamespaceIndex")
        .says("The routes that the store has. Hidden by 5.0, which answers an error."),
    Endpoint::new("index.jwt", Get, "cocart/jwt")
        .on(&[since(Jwt, "2.0.0")])
        .answers("NamespaceIndex")
        .says("The routes of the JWT add-on."),
    Endpoint::new("batch.core", Post, "batch/v1")
        .on(&[since(Community, "4.9.0"), since(Starter, "5.0.0")])
        .auth(Auth::Optional)
        .lane()
        .shared(&[&KEYED])
        .own(&[VALIDATION, REQUESTS.at_most(25), BATCH_KEY])
        .answers("BatchResult")
        .says(
            "Several changes of one cart: loaded once, saved once. One that fails does not stop \
             the others.",
        ),
    Endpoint::new("batch.plus", Post, "cocart/batch")
        .on(&[since(Plus, "1.0.0")])
        .auth(Auth::Optional)
        .lane()
        .shared(&[&KEYED])
        .own(&[VALIDATION, REQUESTS])
        .answers("PlusBatchResult")
        .says(
            "Several changes; where all are about the cart and none fails, it answers the cart \
             once.",
        ),
];
