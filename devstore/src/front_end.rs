//! The shop's own pages, as far as a cart is concerned: the hand-over of a CoCart cart to the web
//! session by `?cocart-load-cart=KEY` (contract 9.7, tape cart-key).

use crate::cart;
use crate::headers;
use crate::http::{Body, Request, Response};
use crate::params::Params;
use crate::php::md5;
use crate::session::{Session, sanitize_key};
use crate::shop::Shop;
use crate::store::Store;

/// How long a web session lives, in seconds (2 days).
const WEB_SECONDS: u64 = 2 * 24 * 3600;

/// Answers a page of the shop. A guest's cart that exists becomes the web session of the same key,
/// which both sides share from now on; the row to write comes along. A customer's id is ignored.
pub fn page(store: &Store, request: &Request, now: u64) -> (Response, Option<(String, Session)>) {
    let title = &store.settings.title;
    let html = format!(
        "<!DOCTYPE html>\n<html lang=\"en-US\">\n<head>\n\t<meta charset=\"UTF-8\" />\n\t<title>{title}</title>\n</head>\n<body>\n<h1>{title}</h1>\n<p>The checkout of this store would be here.</p>\n</body>\n</html>\n"
    );
    let mut response = Response {
        status: 200,
        headers: Vec::new(),
        body: Body::Html(html),
    };
    headers::decorate_page(store, &mut response);
    let asked = Params::from_urlencoded(&request.query).text("cocart-load-cart");
    let key = asked.map(|key| sanitize_key(&key)).unwrap_or_default();
    if key.parse::<u32>().is_ok() {
        return (response, None);
    }
    let Some(mut session) = store.session(&key).cloned() else {
        return (response, None);
    };
    if store.settings.profile.wants_hand_over_hash() {
        let shop = Shop {
            settings: &store.settings,
            catalogue: &store.catalogue,
            now,
        };
        let told = Params::from_urlencoded(&request.query).text("c_hash");
        if told.is_none_or(|told| told != cart::cart_hash(&shop, &session)) {
            response.status = 302;
            response.set_header("location", format!("{}/", store.settings.site_url));
            return (response, None);
        }
    }
    session.expires = now + WEB_SECONDS;
    let (ends, expiring) = (session.expires, session.expires - 3600);
    let site = md5(&store.settings.site_url);
    let hash = md5(&format!("{key}|{ends}|{site}"));
    let date = headers::http_date(ends);
    response.set_header(
        "set-cookie",
        format!(
            "wp_woocommerce_session_{site}={key}%7C%7C{ends}%7C%7C{expiring}%7C%7C{hash}; expires={date}; Max-Age={WEB_SECONDS}; path=/; HttpOnly"
        ),
    );
    (response, Some((key, session)))
}
