//! What the store did with a request, remembered: the same request over the same row has the same outcome,
//! but for its times. Trips ask for little else, so most of their requests are answered from here.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::rc::Rc;

use cocart_devstore::http::Request;
use cocart_devstore::session::Session;
use cocart_devstore::store::{InFlight, Store};

use crate::document::Document;
use crate::network;

/// After so many outcomes all are forgotten.
const REMEMBERED: usize = 4_096;

/// A request that has run but not yet written its row.
#[derive(Clone)]
pub struct Done<N> {
    /// The status of the answer.
    pub status: u16,
    /// The cart key of the answer.
    pub cart_key: Option<String>,
    /// The document of the answer.
    pub body: Option<N>,
    /// The row it writes: key and content.
    pub write: Option<(String, Session)>,
    /// The row that goes: a guest's whose cart became a customer's.
    pub delete: Option<String>,
}

struct Known<N> {
    request: Rc<Request>,
    batches: bool,
    now: u64,
    before: Option<Session>,
    done: Done<N>,
}

/// Outcomes by what they follow from.
pub struct Memory<N> {
    known: HashMap<u64, Known<N>>,
}

impl<N> Default for Memory<N> {
    fn default() -> Self {
        Memory {
            known: HashMap::new(),
        }
    }
}

impl<N: Document> Memory<N> {
    /// Runs a request under a cart key on the row that the store holds. `now` is in seconds since 1970.
    pub fn begin(
        &mut self,
        store: &mut Rc<Store>,
        key: &str,
        request: &Rc<Request>,
        now: u64,
    ) -> Done<N> {
        if is_personal(request) {
            let flight = Rc::make_mut(store).begin(request, now);
            return done(flight);
        }
        let batches = store.settings.batch_marker;
        let before = store.session(key);
        let digest = digest(request, before);
        if let Some(known) = self.known.get(&digest)
            && known.batches == batches
            && known.request.path == request.path
            && known.request.query == request.query
            && known.request.body == request.body
            && known.request.method == request.method
            && same(known.before.as_ref(), before)
        {
            let mut done = known.done.clone();
            if let Some((_, session)) = &mut done.write {
                session.expires = session.expires + now - known.now;
                session.created = before.map_or(now, |before| before.created);
            }
            return done;
        }
        let before = before.cloned();
        let flight = Rc::make_mut(store).begin(request, now);
        let done = done(flight);
        if self.known.len() >= REMEMBERED {
            self.known.clear();
        }
        let is_plain = done
            .write
            .as_ref()
            .is_none_or(|(written, _)| written == key);
        if is_plain && done.delete.is_none() {
            let known = Known {
                request: Rc::clone(request),
                batches,
                now,
                before,
                done: done.clone(),
            };
            self.known.insert(digest, known);
        }
        done
    }
}

/// Whether the outcome depends on who asks, or is another each time.
fn is_personal(request: &Request) -> bool {
    request.header("authorization").is_some()
        || !(request.path.contains("/v2/cart") || request.path.contains("/batch/"))
}

fn done<N: Document>(flight: InFlight) -> Done<N> {
    let reply = network::reply::<N>(flight.response);
    Done {
        status: reply.status,
        cart_key: reply.cart_key.map(String::from),
        body: reply.body,
        write: flight.write,
        delete: flight.delete,
    }
}

fn digest(request: &Request, before: Option<&Session>) -> u64 {
    let mut hasher = DefaultHasher::new();
    (&request.path, &request.query, &request.body).hash(&mut hasher);
    for line in before
        .iter()
        .flat_map(|row| row.items.iter().chain(&row.removed))
    {
        (line.product_id, line.variation_id, line.quantity.to_bits()).hash(&mut hasher);
    }
    before.map(|row| row.items.len()).hash(&mut hasher);
    hasher.finish()
}

/// Whether two rows are the same but for their times.
fn same(one: Option<&Session>, other: Option<&Session>) -> bool {
    let (Some(one), Some(other)) = (one, other) else {
        return one.is_none() && other.is_none();
    };
    let Session {
        items,
        removed,
        coupons,
        notices,
        prices,
        totals,
        customer,
        chosen_shipping,
        offered_shipping,
        created: _,
        expires: _,
    } = one;
    *items == other.items
        && *removed == other.removed
        && *coupons == other.coupons
        && *notices == other.notices
        && *prices == other.prices
        && *totals == other.totals
        && *customer == other.customer
        && *chosen_shipping == other.chosen_shipping
        && *offered_shipping == other.offered_shipping
}
