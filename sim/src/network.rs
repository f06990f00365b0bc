//! The wire and the store at its end. A request loads its row when it arrives and writes it back when it
//! ends, so whatever overlaps loses, as on a real store.

use std::cell::RefCell;
use std::rc::Rc;

use cocart_devstore::catalogue::Catalogue;
use cocart_devstore::http::{Body, Request as StoreRequest, Response};
use cocart_devstore::settings::Settings;
use cocart_devstore::store::Store;
use cocart_wasm::api::call::{Call, build};
use cocart_wasm::api::reply::Reply;
use cocart_wasm::api::request::Method;
use cocart_wasm::api::secret::Secret;
use cocart_wasm::cart::document::Node;
use cocart_wasm::cart::interned::Text;

use crate::document::Document;
use crate::faults::Fate;
use crate::memory::{Done, Memory};
use crate::script::PRODUCTS;

const SITE: &str = "https://store.test";

/// How long after nobody waits for it any more a lost request is watched at most, in milliseconds: until it
/// is judged, and 30 s from then.
const WATCHED: u64 = 60_000;

/// A request of the trip.
#[derive(Clone)]
pub struct Request {
    /// The key of the row it is about: the cart key it is sent with, or the customer's number.
    pub key: String,
    /// Whether it is about a cart.
    pub is_of_cart: bool,
    /// The record of it, where it is to do something.
    pub record: Option<String>,
    /// How many changes its device could know of when it was sent; see [`crate::ledger`].
    pub knows: usize,
    /// How many changes there were when it last loaded its row.
    pub loaded_at: usize,
    /// The page that sent it.
    pub page: u32,
    /// Its device.
    pub device: usize,
    /// The machine's name for it.
    pub flight: u64,
    /// What becomes of it; `None` where all goes well.
    pub fate: Option<Fate>,
    /// Whether it only reads.
    pub reads: bool,
    /// When it was sent.
    pub sent_at: u64,
    /// The leaps of the device's clock until it was sent, and until nobody waited for it any more.
    pub leaps: (u64, u64),
    /// When its page stopped waiting for it, or was gone; `None` while it waits.
    pub over_at: Option<u64>,
    /// Whether its page learned for sure what became of it.
    pub clear: bool,
    /// Whether its page heard an answer to it.
    pub answered: bool,
    /// Whether that was when its page waited for it no more.
    pub heard_late: bool,
    /// Whether nobody watches it any more, because whoever it was sent for has logged out.
    pub is_abandoned: bool,
    /// Whether whoever it was sent for had logged out before it was answered.
    pub is_nobodys: bool,
    /// Whether the store has refused it, or a part of it.
    pub refused: bool,
    /// How often the store has yet to work on it.
    pub to_come: u32,
    /// What the store gets, in one number; only where schedules are explored.
    pub asks: u128,
    /// The rows it has loaded, in one number; only where schedules are explored.
    pub loaded: u128,
    /// What the store gets.
    pub content: Rc<StoreRequest>,
}

/// A request that was recorded by a page which was killed before it could send it.
#[derive(Clone)]
pub struct Unsent {
    /// The device of the page.
    pub device: usize,
    /// When that was.
    pub at: u64,
    /// The products that it was about.
    pub products: Vec<u64>,
    /// Whether storage lost, while it was watched, what another tab did, which may look like it.
    pub is_blurred: bool,
}

/// The store, and every request that was ever sent to it.
#[derive(Clone)]
pub struct Network<N> {
    /// The store.
    pub store: Rc<Store>,
    /// All requests of the trip.
    pub requests: Vec<Request>,
    /// Requests that were recorded, but never sent.
    pub unsent: Vec<Unsent>,
    memory: Rc<RefCell<Memory<N>>>,
}

impl<N: Document> Network<N> {
    /// A network with a store whose products are those of the sample shop.
    pub fn new() -> Self {
        let mut catalogue = Catalogue::sample();
        // Two hundred plain products that no trip buys.
        catalogue
            .products
            .retain(|product| product.id < 55 || product.id > 254);
        Network {
            store: Rc::new(Store::new(
                Settings::usd(),
                catalogue,
                cocart_devstore::users::sample(),
            )),
            requests: Vec::new(),
            unsent: Vec::new(),
            memory: Rc::default(),
        }
    }

    /// A network whose store sells two plain products and nothing else, which makes it quick to copy.
    pub fn small() -> Self {
        let mut network = Self::new();
        let sold = |id: u64| PRODUCTS.iter().take(2).any(|product| product.id == id);
        let store = Rc::make_mut(&mut network.store);
        store
            .catalogue
            .products
            .retain(|product| sold(u64::from(product.id)));
        store.catalogue.reviews.clear();
        store.users.clear();
        network
    }

    /// Makes the store and the wire as new.
    pub fn reset(&mut self, batches: bool) {
        let store = Rc::make_mut(&mut self.store);
        store.reset();
        store.settings.batch_marker = batches;
        self.requests.clear();
        self.unsent.clear();
    }

    /// Whether a request may still change the store, or a page does not know what one did.
    pub fn is_quiet(&self) -> bool {
        let mut requests = self.requests.iter();
        requests.all(|request| request.to_come == 0 && request.over_at.is_some() && request.clear)
    }

    /// Whether a lost request is still watched, of one device or of any.
    pub fn is_watched(&self, device: Option<usize>, now: u64) -> bool {
        self.watched(now)
            .any(|lost| device.is_none_or(|device| lost.device == device))
    }

    /// Storage of a device, where several tabs are open, loses what is done from now on, or what was.
    pub fn blur_unsent(&mut self, device: usize) {
        for nth in 0..self.unsent.len() {
            let unsent = &self.unsent[nth];
            if unsent.device == device && !self.is_over(device, unsent.at) {
                self.unsent[nth].is_blurred = true;
            }
        }
    }

    /// Whether an answered request was sent after the watch for one that was over then.
    fn is_over(&self, device: usize, over: u64) -> bool {
        let mut later = self.requests.iter();
        later
            .any(|later| later.device == device && later.answered && later.sent_at > over + WATCHED)
    }

    /// The lost requests that are still watched: nobody heard an answer to them, and no answered request was
    /// sent after their watch.
    pub fn watched(&self, now: u64) -> impl Iterator<Item = &Request> {
        self.requests.iter().filter(move |lost| {
            !lost.answered && !self.is_over(lost.device, lost.over_at.unwrap_or(now))
        })
    }

    /// Nobody watches any more what was lost of what was sent for a customer.
    pub fn abandon(&mut self, device: usize, customer: &str) {
        let of_them = |it: &&mut Request| it.device == device && it.key == customer;
        for request in self.requests.iter_mut().filter(of_them) {
            let is_lost =
                request.over_at.is_some() || matches!(request.fate, Some(Fate::Late { .. }));
            request.is_abandoned |= is_lost && !request.answered;
        }
    }

    /// A request has come to the store, which loads its row. `now` is in seconds since 1970.
    pub fn begin(&mut self, index: usize, now: u64) -> Done<N> {
        let request = &self.requests[index];
        let mut memory = self.memory.borrow_mut();
        memory.begin(&mut self.store, &request.key, &request.content, now)
    }

    /// The store has done a request, and writes its row back.
    pub fn commit(&mut self, done: &mut Done<N>) {
        if let Some(key) = done.delete.take() {
            Rc::make_mut(&mut self.store)
                .sessions
                .retain(|(kept, _)| *kept != key);
        }
        if let Some((key, session)) = done.write.take() {
            Rc::make_mut(&mut self.store).put_session(&key, session);
        }
    }

    /// The quantity of each product or variation under a cart key.
    pub fn lines(&self, key: &str) -> Vec<(u64, f64)> {
        let session = self.store.session(key);
        let items = session
            .map(|session| session.items.as_slice())
            .unwrap_or_default();
        items
            .iter()
            .map(|line| {
                let variation = (line.variation_id != 0).then_some(line.variation_id);
                (
                    u64::from(variation.unwrap_or(line.product_id)),
                    line.quantity,
                )
            })
            .collect()
    }
}

impl<N: Document> Default for Network<N> {
    fn default() -> Self {
        Self::new()
    }
}

/// The request of a call, as it arrives at the store.
pub fn content<N: Node>(key: &str, token: Option<&Secret>, call: &Call<N>) -> StoreRequest {
    let request = build(SITE, key, call, "n");
    let url = request.url.strip_prefix(SITE).unwrap_or_default();
    let (path, query) = url.split_once('?').unwrap_or((url, ""));
    let mut headers = vec![(
        "content-type".into(),
        "application/x-www-form-urlencoded".into(),
    )];
    if let Some(token) = token {
        headers.push(("authorization".into(), format!("Bearer {}", token.0)));
    }
    StoreRequest {
        method: match request.method {
            Method::Get => "GET".into(),
            Method::Post => "POST".into(),
        },
        path: path.into(),
        query: query.into(),
        headers,
        body: request.body.unwrap_or_default().into_bytes(),
    }
}

/// An answer of the store as the page reads it.
pub fn reply<N: Document>(response: Response) -> Reply<N> {
    let cart_key = response.header("cocart-api-cart-key").map(Text::from);
    Reply {
        status: response.status,
        retry_after: None,
        cart_key,
        body: match response.body {
            Body::Json(body) => Some(N::of(body)),
            _ => None,
        },
    }
}

/// An answer without a cart: HTML, or nothing readable.
pub fn page_of_html<N>(status: u16, retry_after: Option<u64>) -> Reply<N> {
    Reply {
        status,
        retry_after: retry_after.map(|seconds| seconds * 1000),
        cart_key: None,
        body: None,
    }
}
