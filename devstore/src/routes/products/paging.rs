//! Pages of a list: which part is shown, and how the answer tells of the others.

use crate::context::Context;
use crate::http::Response;
use crate::params::percent_decode;

/// One page of a list.
pub(super) struct Page {
    /// Counted from 1.
    pub number: usize,
    /// How many pages there are.
    pub pages: usize,
    /// How many entries there are on all pages.
    pub total: usize,
    size: usize,
    offset: usize,
}

impl Page {
    /// The page that the parameters `page`, `per_page` and `offset` ask for.
    pub fn of(context: &Context, total: usize) -> Self {
        let whole = |name: &str| {
            context
                .params
                .text(name)
                .and_then(|text| text.trim().parse::<usize>().ok())
        };
        let size = whole("per_page").unwrap_or(10).max(1);
        let number = whole("page").unwrap_or(1).max(1);
        let offset = whole("offset")
            .filter(|offset| *offset > 0)
            .unwrap_or((number - 1).saturating_mul(size));
        Page {
            number,
            pages: total.div_ceil(size),
            total,
            size,
            offset,
        }
    }

    /// Refuses a page past the end of a list that is not empty (tape products).
    pub fn check(&self) -> Result<(), Response> {
        if self.number > self.pages && self.total > 0 {
            return Err(Response::error(
                400,
                "cocart_products_invalid_page_number",
                "The page number requested is larger than the number of products available.",
            ));
        }
        Ok(())
    }

    /// The entries of the page.
    pub fn cut<'a, T>(&self, entries: &'a [T]) -> &'a [T] {
        let start = self.offset.min(entries.len());
        &entries[start..(start + self.size).min(entries.len())]
    }

    /// The addresses of the pages before and after this one.
    pub fn links(&self, context: &Context) -> Vec<(&'static str, String)> {
        let mut links = Vec::new();
        if self.number > 1 {
            links.push(("prev", address(context, (self.number - 1).min(self.pages))));
        }
        if self.pages > self.number {
            links.push(("next", address(context, self.number + 1)));
        }
        links
    }

    /// `X-WP-Total`, `X-WP-TotalPages` and `Link`.
    pub fn set_headers(&self, context: &Context, response: &mut Response) {
        response.set_header("x-wp-total", self.total.to_string());
        response.set_header("x-wp-totalpages", self.pages.to_string());
        let links: Vec<String> = self
            .links(context)
            .into_iter()
            .map(|(name, url)| format!("<{url}>; rel=\"{name}\""))
            .collect();
        if !links.is_empty() {
            response.set_header("link", links.join(", "));
        }
    }
}

/// The address of this call with another page: the query stays in its order.
fn address(context: &Context, page: usize) -> String {
    let mut pairs: Vec<(String, String)> = Vec::new();
    for piece in context
        .request
        .query
        .split('&')
        .filter(|piece| !piece.is_empty())
    {
        let (name, value) = piece.split_once('=').unwrap_or((piece, ""));
        pairs.push((percent_decode(name), percent_decode(value)));
    }
    match pairs.iter_mut().find(|(name, _)| name == "page") {
        Some((_, value)) => *value = page.to_string(),
        None => pairs.push(("page".into(), page.to_string())),
    }
    let query: Vec<String> = pairs
        .iter()
        .map(|(name, value)| format!("{}={}", encode(name), encode(value)))
        .collect();
    format!(
        "{}?{}",
        super::rest_url(context, &context.path),
        query.join("&")
    )
}

/// PHP's `urlencode`.
pub(super) fn encode(text: &str) -> String {
    let mut encoded = String::new();
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' => {
                encoded.push(byte as char)
            }
            b' ' => encoded.push('+'),
            _ => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
    encoded
}
