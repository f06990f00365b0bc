//! The routes that the machine itself sends, as far as it needs to know them; [`super::table`] has all of them.

use crate::cart::search;

/// What a route does to the store, as HTTP says it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Verb {
    /// Read.
    Get,
    /// Create or change.
    Post,
    /// Put back.
    Put,
    /// Take away.
    Delete,
}

impl Verb {
    /// The name of the method.
    pub fn name(self) -> &'static str {
        match self {
            Verb::Get => "GET",
            Verb::Post => "POST",
            Verb::Put => "PUT",
            Verb::Delete => "DELETE",
        }
    }
}

/// One endpoint of the store.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Route {
    /// The method that the store registers.
    pub verb: Verb,
    /// Path below `/wp-json/`; `{}` stands for the argument.
    pub path: &'static str,
}

impl Route {
    /// The path with `argument`, percent-encoded, in the place of `{}`, where it has one.
    pub fn fill(self, argument: &str) -> String {
        let Some((before, after)) = search::split_once(self.path, "{}") else {
            return String::from(self.path);
        };
        let mut filled = String::from(before);
        super::form::encode(&mut filled, argument);
        filled.push_str(after);
        filled
    }
}

macro_rules! routes {
    ($($(#[$doc:meta])* $name:ident: $verb:ident $path:literal;)*) => {
        $($(#[$doc])* pub const $name: Route = Route { verb: Verb::$verb, path: $path };)*

        /// The whole table.
        #[cfg(test)]
        const ALL: &[Route] = &[$($name),*];
    };
}

routes! {
    /// The cart (contract 3.1).
    CART: Get "cocart/v2/cart";
    /// Puts a product in the cart (contract 3.2).
    ADD_ITEM: Post "cocart/v2/cart/add-item";
    /// Sets the quantity of a line (contract 3.5).
    SET_QUANTITY: Post "cocart/v2/cart/item/{}";
    /// Takes a line out; it can be restored (contract 3.6).
    REMOVE_ITEM: Delete "cocart/v2/cart/item/{}";
    /// Puts a removed line back with the quantity it had (contract 3.7).
    RESTORE_ITEM: Put "cocart/v2/cart/item/{}";
    /// Several quantities at once (contract 13). No stock check; 0 leaves a ghost line (measured: Endpoints).
    UPDATE: Post "cocart/v2/cart/update";
    /// Takes all lines out (contract 3.8).
    CLEAR: Post "cocart/v2/cart/clear";
    /// WordPress's own batch. CoCart loads its cart only for addresses that contain
    /// `wp-json/cocart/`, hence the marker in the query (measured: Batch).
    BATCH: Post "batch/v1?x=wp-json/cocart/";
    /// Answers who the credentials belong to, and tokens where the JWT add-on is there. Touches no cart
    /// (contract 4.1).
    LOGIN: Post "cocart/v2/login";
    /// Ends all tokens of the customer (contract 4.2).
    LOGOUT: Post "cocart/v2/logout";
    /// Trades a refresh token for a new pair of tokens; the old pair ends (contract 6.2).
    REFRESH_TOKENS: Post "cocart/jwt/refresh-token";
    /// What the shop is. Touches no cart and is open to all (contract 4.3).
    STORE: Get "cocart/v2/store";
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::table;

    #[test]
    fn every_path_is_relative_and_known_to_stores_of_today() {
        for route in ALL {
            assert!(!route.path.starts_with('/'), "{}", route.path);
            let namespaces = ["cocart/v2/", "cocart/jwt/", "batch/v1"];
            assert!(namespaces.iter().any(|it| route.path.starts_with(it)));
        }
    }

    #[test]
    fn the_table_of_calls_says_the_same() {
        for route in ALL {
            // The marker of the batch is no part of its path.
            let path = route.path.split('?').next().unwrap_or_default();
            let is_row = |row: &table::Endpoint| {
                let braces = row
                    .path
                    .split('/')
                    .map(|part| if part.starts_with('{') { "{}" } else { part });
                braces.collect::<Vec<_>>().join("/") == path
                    && row.method.name() == route.verb.name()
            };
            assert!(table::endpoints().any(is_row), "{path}");
        }
    }

    #[test]
    fn arguments_are_encoded_into_the_path() {
        assert_eq!(
            SET_QUANTITY.fill("ab/c d"),
            "cocart/v2/cart/item/ab%2Fc%20d"
        );
        assert_eq!(CLEAR.fill(""), "cocart/v2/cart/clear");
    }
}
