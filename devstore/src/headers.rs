//! The headers that WordPress and CoCart add to an answer.

use crate::context::Context;
use crate::http::{Request, Response};
use crate::identity::Identity;
use crate::routes::Route;
use crate::store::Store;

/// Adds what belongs to one routed call, also inside a batch: `Allow`, the cart key and its expiry.
pub fn decorate_call(_context: &Context, _route: &Route, _response: &mut Response) {}

/// Adds what belongs to the whole answer: caching, CORS, `Link`, content type.
pub fn decorate_answer(
    _store: &Store,
    _request: &Request,
    _identity: &Identity,
    _now: u64,
    _response: &mut Response,
) {
}
