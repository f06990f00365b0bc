//! The routes of CoCart 4.3 and WordPress' batch, and the dispatch to their handlers.
//!
//! As in WordPress, routes are tried in order, arguments are validated before the handler runs,
//! and a call that no route takes is 404 `rest_no_route`.

pub mod batch;
pub mod cart;
pub mod fields;
pub mod index;
pub mod jwt;
pub mod login;
pub mod products;
pub mod sessions;
pub mod store_info;

use crate::args::{self, Arg};
use crate::context::Context;
use crate::headers;
use crate::http::Response;
use crate::profile::Profile;

/// What a handler gives back: an answer, or an error answer to leave early with `?`.
pub type Handled = Result<Response, Response>;

/// One route.
#[derive(Clone, Copy)]
pub struct Route {
    /// The path below `/wp-json`. `{name:d}` is digits, `{name:w}` is `\w+`, `{name:i}` is
    /// an item key, `{name:s}` is `[\w-]+`.
    pub path: &'static str,
    /// The methods that this handler takes.
    pub methods: &'static [&'static str],
    /// The declared arguments.
    pub args: &'static [Arg],
    /// Whether a batch may contain it.
    pub allow_batch: bool,
    /// The handler.
    pub handler: fn(&mut Context) -> Handled,
    /// The first version that has it.
    pub since: Profile,
    /// The last version that has it.
    pub until: Profile,
}

const fn route(
    path: &'static str,
    methods: &'static [&'static str],
    args: &'static [Arg],
    handler: fn(&mut Context) -> Handled,
) -> Route {
    Route {
        path,
        methods,
        args,
        allow_batch: false,
        handler,
        since: Profile::V4_3,
        until: Profile::V5_0,
    }
}

impl Route {
    const fn batchable(mut self) -> Route {
        self.allow_batch = true;
        self
    }

    const fn since(mut self, first: Profile) -> Route {
        self.since = first;
        self
    }

    const fn until(mut self, last: Profile) -> Route {
        self.until = last;
        self
    }

    /// Whether a batch may contain it. 5.0 lets it contain everything but logout (contract 7.1).
    pub fn is_batchable(&self, profile: Profile) -> bool {
        let everything = profile.batches_everything()
            && self.path.starts_with("/cocart/v2/")
            && !self.path.ends_with("/logout");
        self.allow_batch || everything
    }
}

const GET: &[&str] = &["GET"];
const POST: &[&str] = &["POST"];
const DELETE: &[&str] = &["DELETE"];
const RESTORE: &[&str] = &["PUT", "PATCH"];

/// Every route, in the order in which they are tried.
pub const ROUTES: &[Route] = &[
    route("/", GET, &[], index::root),
    route("/batch/v1", POST, batch::ARGS, batch::batch),
    route("/cocart/v2", GET, &[], index::namespace),
    route("/cocart/jwt", GET, &[], index::jwt_namespace),
    route("/cocart/v2/store", GET, &[], store_info::store),
    route("/cocart/v2/cart", GET, cart::CART_ARGS, cart::get),
    route("/cocart/v2/cart", POST, &[], cart::create).since(Profile::V5_0),
    route(
        "/cocart/v2/cart/add-item",
        POST,
        cart::ADD_ITEM_ARGS,
        cart::add_item,
    )
    .batchable(),
    route(
        "/cocart/v2/cart/add-items",
        POST,
        cart::ADD_ITEMS_ARGS,
        cart::add_items,
    )
    .batchable(),
    route(
        "/cocart/v2/cart/item/{item_key:i}",
        GET,
        cart::ITEM_ARGS,
        cart::item,
    ),
    route(
        "/cocart/v2/cart/item/{item_key:i}",
        POST,
        cart::UPDATE_ITEM_ARGS,
        cart::update_item,
    )
    .batchable(),
    route(
        "/cocart/v2/cart/item/{item_key:i}",
        DELETE,
        cart::REMOVE_ITEM_ARGS,
        cart::remove_item,
    )
    .batchable(),
    route(
        "/cocart/v2/cart/item/{item_key:i}",
        RESTORE,
        cart::RESTORE_ITEM_ARGS,
        cart::restore_item,
    )
    .batchable(),
    route("/cocart/v2/cart/items", GET, cart::CART_ARGS, cart::items),
    route(
        "/cocart/v2/cart/items/count",
        GET,
        cart::COUNT_ARGS,
        cart::count,
    ),
    route(
        "/cocart/v2/cart/calculate",
        POST,
        cart::CALCULATE_ARGS,
        cart::calculate,
    )
    .batchable(),
    route("/cocart/v2/cart/clear", POST, cart::CLEAR_ARGS, cart::clear).batchable(),
    route(
        "/cocart/v2/cart/update",
        POST,
        cart::UPDATE_ARGS,
        cart::update,
    )
    .batchable(),
    route(
        "/cocart/v2/cart/totals",
        GET,
        cart::TOTALS_ARGS,
        cart::totals,
    ),
    route("/cocart/v2/login", POST, login::LOGIN_ARGS, login::login),
    route("/cocart/v2/logout", POST, &[], login::logout),
    route(
        "/cocart/v2/sessions",
        GET,
        sessions::LIST_ARGS,
        sessions::list,
    ),
    route(
        "/cocart/v2/session/{session_key:w}",
        GET,
        sessions::ARGS,
        sessions::get,
    )
    .until(Profile::V4_9),
    route(
        "/cocart/v2/session/{session_key:w}",
        DELETE,
        sessions::ARGS,
        sessions::delete,
    )
    .until(Profile::V4_9),
    route(
        "/cocart/v2/session/{session_key:w}/items",
        GET,
        sessions::ARGS,
        sessions::items,
    )
    .until(Profile::V4_9),
    route(
        "/cocart/v2/sessions/{session_key:s}",
        GET,
        sessions::ARGS,
        sessions::get,
    )
    .since(Profile::V5_0),
    route(
        "/cocart/v2/sessions/{session_key:s}",
        DELETE,
        sessions::ARGS,
        sessions::delete,
    )
    .since(Profile::V5_0),
    route(
        "/cocart/v2/sessions/{session_key:s}/items",
        GET,
        sessions::ARGS,
        sessions::items,
    )
    .since(Profile::V5_0),
    route(
        "/cocart/v2/products",
        GET,
        products::LIST_ARGS,
        products::list,
    ),
    route(
        "/cocart/v2/products/attributes",
        GET,
        products::ATTRIBUTE_ARGS,
        products::attributes,
    ),
    route(
        "/cocart/v2/products/attributes/{id:d}",
        GET,
        products::TERM_ARGS,
        products::attribute,
    ),
    route(
        "/cocart/v2/products/attributes/{attribute_id:d}/terms",
        GET,
        products::TERMS_ARGS,
        products::terms,
    ),
    route(
        "/cocart/v2/products/attributes/{attribute_id:d}/terms/{id:d}",
        GET,
        products::TERM_ARGS,
        products::term,
    ),
    route(
        "/cocart/v2/products/attributes/{id:s}",
        GET,
        products::SLUG_ARGS,
        products::attribute,
    )
    .since(Profile::V5_0),
    route(
        "/cocart/v2/products/attributes/{attribute_id:s}/terms",
        GET,
        products::TERMS_BY_SLUG_ARGS,
        products::terms,
    )
    .since(Profile::V5_0),
    route(
        "/cocart/v2/products/attributes/{attribute_id:s}/terms/{id:s}",
        GET,
        products::SLUG_ARGS,
        products::term,
    )
    .since(Profile::V5_0),
    route(
        "/cocart/v2/products/brands",
        GET,
        products::TERMS_ARGS,
        products::brands,
    )
    .since(Profile::V5_0),
    route(
        "/cocart/v2/products/brands/{id:d}",
        GET,
        products::TERM_ARGS,
        products::brand,
    )
    .since(Profile::V5_0),
    route(
        "/cocart/v2/products/categories",
        GET,
        products::TERMS_ARGS,
        products::categories,
    ),
    route(
        "/cocart/v2/products/categories/{id:d}",
        GET,
        products::TERM_ARGS,
        products::category,
    ),
    route(
        "/cocart/v2/products/tags",
        GET,
        products::TERMS_ARGS,
        products::tags,
    ),
    route(
        "/cocart/v2/products/tags/{id:d}",
        GET,
        products::TERM_ARGS,
        products::tag,
    ),
    route(
        "/cocart/v2/products/reviews",
        GET,
        products::REVIEWS_ARGS,
        products::reviews,
    ),
    route(
        "/cocart/v2/products/reviews",
        POST,
        products::CREATE_REVIEW_ARGS,
        products::create_review,
    ),
    route(
        "/cocart/v2/products/reviews/mine",
        GET,
        products::REVIEWS_ARGS,
        products::my_reviews,
    )
    .since(Profile::V5_0),
    route(
        "/cocart/v2/products/reviews/{id:d}",
        GET,
        &[],
        products::review,
    ),
    route(
        "/cocart/v2/products/{id:s}",
        GET,
        products::GET_ARGS,
        products::get,
    ),
    route(
        "/cocart/v2/products/{product_id:d}/variations",
        GET,
        products::LIST_ARGS,
        products::variations,
    ),
    route(
        "/cocart/v2/products/{product_id:d}/variations/{id:d}",
        GET,
        products::VARIATION_ARGS,
        products::variation,
    ),
    route(
        "/cocart/jwt/refresh-token",
        POST,
        jwt::REFRESH_ARGS,
        jwt::refresh_token,
    ),
    route("/cocart/jwt/validate-token", POST, &[], jwt::validate_token),
];

/// The routes that a version has.
pub fn routes_of(profile: Profile) -> impl Iterator<Item = &'static Route> {
    ROUTES
        .iter()
        .filter(move |route| route.since <= profile && profile <= route.until)
}

/// The route for a method and path, with its path parameters.
pub fn find(
    profile: Profile,
    method: &str,
    path: &str,
) -> Option<(&'static Route, Vec<(String, String)>)> {
    let wanted = if method == "HEAD" { "GET" } else { method };
    routes_of(profile)
        .filter(|route| route.methods.contains(&wanted))
        .find_map(|route| matched(profile, route.path, path).map(|params| (route, params)))
}

/// All methods that the routes of a path take, in order of registration: the `Allow` header.
pub fn allowed_methods(profile: Profile, path: &str) -> String {
    let mut methods: Vec<&str> = Vec::new();
    for route in routes_of(profile).filter(|route| matched(profile, route.path, path).is_some()) {
        methods.extend(
            route
                .methods
                .iter()
                .filter(|method| !methods.contains(method))
                .collect::<Vec<_>>(),
        );
    }
    methods.join(", ")
}

/// Runs the call that `context` describes: finds the route, validates, handles, adds the call's headers.
pub fn dispatch(context: &mut Context) -> Response {
    let Some((route, path_params)) = find(
        context.store.settings.profile,
        &context.method,
        &context.path,
    ) else {
        return Response::no_route();
    };
    context.params.underlay(path_params);
    let mut response =
        match args::validate(context.store.settings.profile, route.args, &context.params) {
            Ok(()) => match (route.handler)(context) {
                Ok(response) | Err(response) => response,
            },
            Err(refused) => refused,
        };
    headers::decorate_call(context, route, &mut response);
    response
}

/// The answer to a call whose body could not be read: its route is found all the same.
pub fn refuse(context: &Context, mut response: Response) -> Response {
    let Some((route, _)) = find(
        context.store.settings.profile,
        &context.method,
        &context.path,
    ) else {
        return Response::no_route();
    };
    headers::decorate_call(context, route, &mut response);
    response
}

fn matched(profile: Profile, pattern: &str, path: &str) -> Option<Vec<(String, String)>> {
    // Most patterns are told from a path by what comes before their first parameter.
    let fixed = pattern.find('{').unwrap_or(pattern.len());
    let begins = path.as_bytes().get(..fixed)?;
    if !pattern.as_bytes()[..fixed].eq_ignore_ascii_case(begins) {
        return None;
    }
    let mut params = Vec::new();
    let mut wanted = pattern.split('/');
    let mut given = path.split('/');
    loop {
        match (wanted.next(), given.next()) {
            (None, None) => return Some(params),
            (Some(wanted), Some(given)) => match wanted
                .strip_prefix('{')
                .and_then(|inner| inner.strip_suffix('}'))
            {
                Some(inner) => {
                    let (name, class) = inner.split_once(':')?;
                    // Since 4.8 an item key has at most 32 characters (contract 3.0).
                    if class == "i" && profile >= Profile::V4_9 && given.len() > 32 {
                        return None;
                    }
                    let fits = |c: char| match class {
                        "d" => c.is_ascii_digit(),
                        "w" | "i" => c.is_ascii_alphanumeric() || c == '_',
                        _ => c.is_ascii_alphanumeric() || matches!(c, '_' | '-'),
                    };
                    if given.is_empty() || !given.chars().all(fits) {
                        return None;
                    }
                    params.push((name.to_owned(), given.to_owned()));
                }
                // WordPress matches routes without regard to case.
                None if wanted.eq_ignore_ascii_case(given) => {}
                None => return None,
            },
            _ => return None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn path_parameters_have_their_character_class() {
        assert!(find(Profile::V4_3, "GET", "/cocart/v2/cart/item/abc123").is_some());
        assert!(find(Profile::V4_3, "GET", "/cocart/v2/cart/item/not-a-word").is_none());
        assert_eq!(
            find(Profile::V4_3, "GET", "/cocart/v2/products/woo-belt")
                .unwrap()
                .1,
            [("id".to_owned(), "woo-belt".to_owned())]
        );
        assert_eq!(
            find(Profile::V4_3, "GET", "/cocart/v2/products/tags")
                .unwrap()
                .0
                .path,
            "/cocart/v2/products/tags"
        );
    }

    #[test]
    fn allow_lists_every_method_of_a_path_once() {
        assert_eq!(
            allowed_methods(Profile::V4_3, "/cocart/v2/cart/item/abc"),
            "GET, POST, DELETE, PUT, PATCH"
        );
        assert_eq!(
            allowed_methods(Profile::V4_3, "/cocart/v2/cart/add-item"),
            "POST"
        );
    }
}
