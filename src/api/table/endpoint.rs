//! What a row says about an endpoint.

use super::access::Auth;
use super::availability::{Availability, Edition};
use super::parameter::Parameter;
use super::shared::Group;

/// The method that the store registers.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Method {
    /// Read.
    Get,
    /// Create or change.
    Post,
    /// Put back.
    Put,
    /// Change in part.
    Patch,
    /// Take away.
    Delete,
}

impl Method {
    /// The name on the wire.
    pub const fn name(self) -> &'static str {
        match self {
            Method::Get => "GET",
            Method::Post => "POST",
            Method::Put => "PUT",
            Method::Patch => "PATCH",
            Method::Delete => "DELETE",
        }
    }
}

/// Another response type, where a switch among the parameters is on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Variant {
    /// Name of the switch, for example `return_item`.
    pub switch: &'static str,
    /// TypeScript type of the response.
    pub response: &'static str,
}

/// One endpoint of the store: a row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Endpoint {
    /// Name of the call, for example `products.list`.
    pub id: &'static str,
    /// Method that the store registers.
    pub method: Method,
    /// Path below the REST root (`/wp-json/`); `{name}` stands for a path parameter.
    pub path: &'static str,
    /// The editions that have it.
    pub on: &'static [Availability],
    /// Who may call.
    pub auth: Auth,
    /// Whether it loads and saves a cart: then it may not overlap another call on the same cart
    /// (contract 1.6), reads included.
    pub lane: bool,
    /// Parameters that it has in common with others.
    pub shared: &'static [&'static Group],
    /// Parameters of its own.
    pub own: &'static [Parameter],
    /// Parameters that only the callback of a namespace reads (contract 13).
    pub callbacks: &'static [(&'static str, &'static [Parameter])],
    /// TypeScript type of the response.
    pub response: &'static str,
    /// Other responses; the first switch that is on decides.
    pub variants: &'static [Variant],
    /// Whether `fields` narrows the response.
    pub narrows: bool,
    /// TypeScript type of one of the things that a page holds, where the call pages; else empty.
    pub item: &'static str,
    /// What it does, in a sentence or two; what to mind.
    pub says: &'static str,
}

impl Endpoint {
    /// A row; the rest is added by the methods below.
    pub(super) const fn new(id: &'static str, method: Method, path: &'static str) -> Self {
        Self {
            id,
            method,
            path,
            on: &[],
            auth: Auth::None,
            lane: false,
            shared: &[],
            own: &[],
            callbacks: &[],
            response: "",
            variants: &[],
            narrows: false,
            item: "",
            says: "",
        }
    }

    pub(super) const fn on(mut self, on: &'static [Availability]) -> Self {
        self.on = on;
        self
    }

    pub(super) const fn auth(mut self, auth: Auth) -> Self {
        self.auth = auth;
        self
    }

    /// It loads and saves a cart.
    pub(super) const fn lane(mut self) -> Self {
        self.lane = true;
        self
    }

    pub(super) const fn shared(mut self, shared: &'static [&'static Group]) -> Self {
        self.shared = shared;
        self
    }

    pub(super) const fn own(mut self, own: &'static [Parameter]) -> Self {
        self.own = own;
        self
    }

    pub(super) const fn callbacks(
        mut self,
        callbacks: &'static [(&'static str, &'static [Parameter])],
    ) -> Self {
        self.callbacks = callbacks;
        self
    }

    pub(super) const fn answers(mut self, response: &'static str) -> Self {
        self.response = response;
        self
    }

    /// The whole cart, which `fields` narrows and `default` replaces by WooCommerce's own.
    pub(super) const fn answers_cart(mut self, variants: &'static [Variant]) -> Self {
        self.response = "Cart";
        self.variants = variants;
        self.narrows = true;
        self
    }

    /// Another response where a switch is on.
    pub(super) const fn variants(mut self, variants: &'static [Variant]) -> Self {
        self.variants = variants;
        self
    }

    /// Pages of `item`.
    pub(super) const fn pages(mut self, item: &'static str) -> Self {
        self.item = item;
        self
    }

    pub(super) const fn says(mut self, says: &'static str) -> Self {
        self.says = says;
        self
    }

    /// All parameters: the shared ones, its own, those of callbacks.
    pub fn parameters(&self) -> impl Iterator<Item = &'static Parameter> + use<> {
        let shared = self.shared.iter().flat_map(|group| group.parameters);
        let callbacks = self
            .callbacks
            .iter()
            .flat_map(|(_, parameters)| *parameters);
        shared.chain(self.own).chain(callbacks)
    }

    /// The first version of an edition that has it.
    pub fn since(&self, edition: Edition) -> Option<&'static str> {
        let found = self.on.iter().find(|it| it.edition == edition)?;
        Some(found.since)
    }
}
