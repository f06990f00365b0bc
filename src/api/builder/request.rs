//! A request of the builder.

use core::fmt;

use crate::api::secret::Secret;

/// A header of a request. Its value does not show in debug output.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Header {
    /// Name.
    pub name: &'static str,
    /// Value.
    pub value: Secret,
}

/// A request as it goes on the wire. Cookies are to be left out.
#[derive(Clone, PartialEq, Eq)]
pub struct ApiRequest {
    /// `GET` or `POST`; other methods travel as `_method` in the query.
    pub method: &'static str,
    /// Absolute address, query included.
    pub url: String,
    /// Form-encoded body, where there is one.
    pub body: Option<String>,
    /// Headers to send.
    pub headers: Vec<Header>,
    /// Path below the REST root, for logs: without the query, which holds the key of the cart.
    pub path: String,
}

impl fmt::Debug for ApiRequest {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("ApiRequest")
            .field("method", &self.method)
            .field("path", &self.path)
            .finish_non_exhaustive()
    }
}
