//! What the store does with a request and the rows it loads, which is always the same: worked out once.

use std::cell::{OnceCell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

use cocart_devstore::http::{Body, Response};
use cocart_devstore::store::InFlight;
use cocart_wasm::api::reply::Reply;

use crate::document::Document;
use crate::network;
use crate::world::{EPOCH, World};

/// A request that the store has done but not yet saved.
pub(crate) struct Done<N: Document> {
    flight: InFlight,
    /// Its answer as the page reads it, once it was needed.
    reply: OnceCell<Reply<N>>,
}

impl<N: Document> Done<N> {
    /// To be saved; and its answer, where that is known already.
    pub(crate) fn take(done: Rc<Done<N>>) -> (InFlight, Option<Reply<N>>) {
        let done = match Rc::try_unwrap(done) {
            Ok(done) => return (done.flight, done.reply.into_inner()),
            Err(shared) => shared,
        };
        let response = &done.flight.response;
        let reply = done.reply.get_or_init(|| network::reply(response.clone()));
        let flight = InFlight {
            response: Response {
                status: response.status,
                headers: Vec::new(),
                body: Body::Empty,
            },
            write: done.flight.write.clone(),
            delete: done.flight.delete.clone(),
        };
        (flight, Some(reply.clone()))
    }
}

/// What was asked for, and the rows that were loaded.
type Same = (u128, u128);

/// What was done.
pub(crate) struct Served<N: Document>(RefCell<HashMap<Same, Rc<Done<N>>>>);

impl<N: Document> Default for Served<N> {
    fn default() -> Self {
        Served(RefCell::default())
    }
}

impl<N: Document> World<N> {
    /// The store does a request.
    pub(crate) fn serve(&mut self, index: usize) -> Rc<Done<N>> {
        let request = &self.network.requests[index];
        let same = (request.asks, request.loaded);
        let known = self.served.0.borrow().get(&same).cloned();
        if let Some(done) = known.filter(|_| self.choices.is_some()) {
            return done;
        }
        let store = Rc::make_mut(&mut self.network.store);
        let done = Rc::new(Done {
            flight: store.begin(&request.content, (EPOCH + self.now) / 1000),
            reply: OnceCell::new(),
        });
        if self.choices.is_some() {
            self.served.0.borrow_mut().insert(same, Rc::clone(&done));
        }
        done
    }
}
