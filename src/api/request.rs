//! A request that needs no CORS preflight, ready to be sent.

/// The methods a browser sends to another origin without asking first.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Method {
    /// Reads.
    Get,
    /// Everything else; DELETE and PUT travel as `_method` in the query.
    Post,
}

/// A request as it goes on the wire, without any header of its own.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Request {
    /// GET or POST.
    pub method: Method,
    /// Absolute address, query included.
    pub url: String,
    /// Form-encoded body (`application/x-www-form-urlencoded`), where there is one.
    pub body: Option<String>,
    /// Whether it is to arrive although the page goes away: what is safe to repeat, because nobody will
    /// hear the answer.
    pub keepalive: bool,
}
