//! What a route handler has at hand.

use crate::cart::{self, Package};
use crate::http::{Request, Response};
use crate::identity::Identity;
use crate::params::Params;
use crate::routes;
use crate::session::Session;
use crate::shop::Shop;
use crate::store::Store;

/// One call while its handler runs.
pub struct Context<'a> {
    /// The store: settings, catalogue, users, and the stored rows of all carts. The row of this
    /// call is `session`, a copy; changing `store.sessions` under the same key is overwritten at commit.
    pub store: &'a mut Store,
    /// The HTTP request that carried the call; for a call inside a batch the outer one.
    pub request: &'a Request,
    /// Who calls.
    pub identity: Identity,
    /// The method of the call.
    pub method: String,
    /// The path of the call below `/wp-json`, such as `/cocart/v2/cart`.
    pub path: String,
    /// The merged parameters of the call.
    pub params: Params,
    /// The key of the session, or empty where none was booted.
    pub cart_key: String,
    /// Whether this URL boots a session (contract 1.6). Only then is `session` written back.
    pub session_booted: bool,
    /// The copy of the session row.
    pub session: Session,
    /// The shipping package of the last calculation in this request. Requests that calculate
    /// nothing have none and show no rates (tape bulk-update).
    pub package: Option<Package>,
    /// Whether this request has calculated the cart.
    pub calculated: bool,
    /// The time of the request in seconds since 1970.
    pub now: u64,
}

impl Context<'_> {
    /// Runs another call in the same session, as the batch route does. `params` are the merged
    /// query and body parameters of the inner call.
    pub fn run_inner(&mut self, method: &str, path: &str, params: Params) -> Response {
        let outer = (
            std::mem::replace(&mut self.method, method.to_owned()),
            std::mem::replace(&mut self.path, path.to_owned()),
            std::mem::replace(&mut self.params, params),
        );
        let response = routes::dispatch(self);
        (self.method, self.path, self.params) = outer;
        response
    }

    /// Settings and catalogue for calculations.
    pub fn shop(&self) -> Shop<'_> {
        Shop {
            settings: &self.store.settings,
            catalogue: &self.store.catalogue,
            now: self.now,
        }
    }

    /// Calculates the cart of the session (contract 12).
    pub fn calculate(&mut self) {
        let shop = Shop {
            settings: &self.store.settings,
            catalogue: &self.store.catalogue,
            now: self.now,
        };
        if let Some(package) = cart::calculate(&shop, &mut self.session) {
            self.package = Some(package);
        }
        self.calculated = true;
    }

    /// A path parameter or any other parameter as text; empty when absent.
    pub fn text(&self, name: &str) -> String {
        self.params.text(name).unwrap_or_default()
    }
}
