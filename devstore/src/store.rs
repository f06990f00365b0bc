//! The store: settings, catalogue, users and session rows, and the two phases of a request.
//!
//! A real CoCart loads the session row when a request starts and writes all of it back when it
//! ends, reads included (contract 1.6). So [`Store::begin`] runs the call on a copy of the row, and
//! [`Store::commit`] writes the copy back unconditionally. Two requests whose phases overlap lose
//! each other's changes, as they do on a real store.

use crate::cart;
use crate::cart_key;
use crate::catalogue::Catalogue;
use crate::context::Context;
use crate::etag;
use crate::front_end;
use crate::headers;
use crate::http::{Body, Request, Response};
use crate::identity;
use crate::params::Params;
use crate::routes;
use crate::session::{self, Session};
use crate::settings::Settings;
use crate::tokens::Tokens;
use crate::users::User;

/// A CoCart store. Deterministic: time is handed in, keys come from a seeded generator.
#[derive(Clone)]
pub struct Store {
    /// What the merchant set.
    pub settings: Settings,
    /// The products.
    pub catalogue: Catalogue,
    /// The registered users.
    pub users: Vec<User>,
    /// The session rows by cart key, in order of creation.
    pub sessions: Vec<(String, Session)>,
    /// The JWT add-on's tokens.
    pub tokens: Tokens,
    random: u64,
}

/// A request that has run but not yet written its session row.
#[derive(Clone, Debug)]
pub struct InFlight {
    /// The answer it will give.
    pub response: Response,
    /// The row that commit writes: key and content. `None` for calls without a session.
    pub write: Option<(String, Session)>,
    /// A key whose row commit deletes (a guest's cart that became a customer's).
    pub delete: Option<String>,
}

impl Store {
    /// A store with the given settings, catalogue and users, and no carts.
    pub fn new(settings: Settings, catalogue: Catalogue, users: Vec<User>) -> Self {
        let random = settings.seed;
        let tokens = Tokens::new(&format!("secret of {random}"));
        Store {
            settings,
            catalogue,
            users,
            sessions: Vec::new(),
            tokens,
            random,
        }
    }

    /// Forgets all carts and tokens, and what was random about them: the next ones are as the first were.
    pub fn reset(&mut self) {
        self.random = self.settings.seed;
        self.tokens = Tokens::new(&format!("secret of {}", self.random));
        self.sessions.clear();
    }

    /// Starts a request: authenticates, loads the session row, runs the handler on a copy.
    /// `now` is in seconds since 1970.
    pub fn begin(&mut self, request: &Request, now: u64) -> InFlight {
        let by_query = session::by_rest_route(request, self.settings.profile);
        let request = by_query.as_ref().unwrap_or(request);
        let mut identity = identity::Identity::guest();
        let mut flight = match identity::authenticate(request, self, now) {
            Ok(known) => {
                identity = known.clone();
                self.run(request, known, now)
            }
            Err(response) => InFlight {
                response,
                write: None,
                delete: None,
            },
        };
        headers::decorate_answer(self, request, &identity, now, &mut flight.response);
        flight
    }

    /// Ends a request: writes its session row back, whatever has happened to it meanwhile.
    pub fn commit(&mut self, flight: InFlight) -> Response {
        if let Some(key) = flight.delete {
            self.sessions.retain(|(k, _)| *k != key);
        }
        if let Some((key, session)) = flight.write {
            self.put_session(&key, session);
        }
        flight.response
    }

    /// Begin and commit in one.
    pub fn handle(&mut self, request: &Request, now: u64) -> Response {
        let flight = self.begin(request, now);
        self.commit(flight)
    }

    /// The stored row of a cart key.
    pub fn session(&self, key: &str) -> Option<&Session> {
        self.sessions
            .iter()
            .find(|(k, _)| k == key)
            .map(|(_, session)| session)
    }

    /// Writes a row. Keys over 42 characters do not fit the database column and are lost.
    pub fn put_session(&mut self, key: &str, session: Session) {
        if key.len() > session::KEY_COLUMN {
            return;
        }
        match self.sessions.iter_mut().find(|(k, _)| k == key) {
            Some((_, stored)) => *stored = session,
            None => self.sessions.push((key.to_owned(), session)),
        }
    }

    /// The next number of the seeded generator (SplitMix64).
    pub fn next_random(&mut self) -> u64 {
        self.random = self.random.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.random;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// `length` random hexadecimal digits: cart keys have 30, refresh tokens 128.
    pub fn random_hex(&mut self, length: usize) -> String {
        let mut text = String::new();
        while text.len() < length {
            text.push_str(&format!("{:016x}", self.next_random()));
        }
        text.truncate(length);
        text
    }

    fn run(&mut self, request: &Request, identity: identity::Identity, now: u64) -> InFlight {
        let Some(path) = request.path.strip_prefix("/wp-json") else {
            let (response, write) = front_end::page(self, request, now);
            return InFlight {
                response,
                write,
                delete: None,
            };
        };
        if request.method == "OPTIONS" {
            return InFlight {
                response: headers::options(self, request),
                write: None,
                delete: None,
            };
        }
        // CoCart asks for a permission that nobody has (measured: HEAD = 401).
        if request.method == "HEAD" && path.starts_with("/cocart/") {
            let response = Response {
                status: 401,
                headers: Vec::new(),
                body: Body::Empty,
            };
            return InFlight {
                response,
                write: None,
                delete: None,
            };
        }
        let profile = self.settings.profile;
        let batch = path.starts_with("/batch/");
        let booted = session::boots_session(profile, &request.uri())
            && (!batch || profile.batch_boots_session() || self.settings.batch_marker);
        let method = session::effective_method(request);
        if let Some(response) = etag::unchanged_cart(self, request, &identity, &method, path, now) {
            return InFlight {
                response,
                write: None,
                delete: None,
            };
        }
        let mut opened = match booted {
            true => match cart_key::open(self, request, &identity, now) {
                Ok(opened) => opened,
                Err(response) => {
                    return InFlight {
                        response,
                        write: None,
                        delete: None,
                    };
                }
            },
            false => session::Opened::default(),
        };
        if booted {
            let user = identity
                .user_id
                .and_then(|id| self.users.iter().find(|user| user.id == id));
            cart::load_customer(&self.settings, user, &mut opened.session);
            opened.session.drop_unsellable(&self.catalogue);
        }
        let delete = opened.delete;
        let path = match path.trim_end_matches('/') {
            "" => "/".to_owned(),
            path => path.to_owned(),
        };
        let mut context = Context {
            store: self,
            request,
            identity,
            method,
            path,
            params: Params::default(),
            cart_key: opened.key,
            session_booted: booted,
            session: opened.session,
            package: None,
            calculated: false,
            now,
        };
        let mut response = match Params::from_request(request) {
            Ok(params) => {
                context.params = params;
                routes::dispatch(&mut context)
            }
            Err(refused) => routes::refuse(&context, refused),
        };
        routes::fields::filter(&context.params, &mut response);
        let write = booted.then(|| {
            let guest = context.identity.user_id.is_none();
            context.session.expires = now + profile.expiration_seconds(guest);
            (context.cart_key, context.session)
        });
        InFlight {
            response,
            write,
            delete,
        }
    }
}
