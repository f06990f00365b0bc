//! The route indexes, by which clients find out what a store can do (contract 4.5).
//!
//! WordPress makes them from the registered routes. Most of their text is descriptions of
//! arguments, so they are data: `data/routes.json` names an argument that several routes share
//! once (`name`, or `name#2` for another one of that name).

use std::sync::LazyLock;

use super::Handled;
use crate::context::Context;
use crate::http::Response;
use serde::Deserialize;
use serde_json::{Map, Value, json};

#[derive(Deserialize)]
struct Description {
    arguments: Map<String, Value>,
    routes: Map<String, Value>,
}

static DESCRIPTION: LazyLock<Description> = LazyLock::new(|| {
    serde_json::from_str(include_str!("../../data/routes.json"))
        .expect("data/routes.json describes routes")
});

/// `GET /wp-json/`: the site. CoCart takes its routes out of this index.
pub fn root(context: &mut Context) -> Handled {
    let settings = &context.store.settings;
    Ok(Response::ok(json!({
        "name": settings.title,
        "description": settings.description,
        "url": settings.site_url,
        "home": settings.site_url,
        "gmt_offset": "0",
        "timezone_string": "UTC",
        "namespaces": ["oembed/1.0", "batch/v1", "wp/v2"],
        "authentication": [],
        "routes": {},
    })))
}

/// `GET cocart/v2`.
pub fn namespace(context: &mut Context) -> Handled {
    if context.store.settings.profile.hides_index() {
        // That it is refused is known, how is not (contract 23).
        return Err(Response::error(
            401,
            "rest_forbidden",
            "Sorry, you are not allowed to do that.",
        ));
    }
    Ok(Response::ok(index(
        &context.store.settings.site_url,
        "cocart/v2",
    )))
}

/// `GET cocart/jwt`, the namespace of the JWT add-on.
pub fn jwt_namespace(context: &mut Context) -> Handled {
    Ok(Response::ok(index(
        &context.store.settings.site_url,
        "cocart/jwt",
    )))
}

fn index(site: &str, namespace: &str) -> Value {
    let root = format!("/{namespace}");
    let routes: Map<String, Value> = DESCRIPTION
        .routes
        .iter()
        .filter(|(path, _)| {
            path.strip_prefix(&root)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        })
        .map(|(path, endpoints)| (path.clone(), route(site, namespace, path, endpoints)))
        .collect();
    json!({
        "namespace": namespace,
        "routes": routes,
        "_links": { "up": [{ "href": format!("{site}/wp-json/") }] },
    })
}

fn route(site: &str, namespace: &str, path: &str, endpoints: &Value) -> Value {
    let endpoints: Vec<&Value> = endpoints.as_array().into_iter().flatten().collect();
    let methods: Vec<&Value> = endpoints
        .iter()
        .flat_map(|endpoint| endpoint["methods"].as_array())
        .flatten()
        .collect();
    let mut route = json!({
        "namespace": namespace,
        "methods": methods,
        "endpoints": endpoints.iter().map(|described| endpoint(described)).collect::<Vec<_>>(),
    });
    // WordPress links only to routes without a parameter in their path.
    if !path.contains("(?P<") {
        route["_links"] = json!({ "self": [{ "href": format!("{site}/wp-json{path}") }] });
    }
    route
}

fn endpoint(described: &Value) -> Value {
    let mut arguments = Map::new();
    for named in described["arguments"].as_array().into_iter().flatten() {
        match named {
            Value::String(shared) => {
                let name = shared.split('#').next().unwrap_or(shared);
                arguments.insert(
                    name.to_owned(),
                    with_required(&DESCRIPTION.arguments[shared]),
                );
            }
            Value::Object(own) => {
                arguments.extend(
                    own.iter()
                        .map(|(name, schema)| (name.clone(), with_required(schema))),
                );
            }
            _ => {}
        }
    }
    let arguments = if arguments.is_empty() {
        json!([])
    } else {
        arguments.into()
    };
    let mut endpoint = json!({ "methods": described["methods"] });
    if described["batch"] == true {
        endpoint["allow_batch"] = json!({ "v1": true });
    }
    endpoint["args"] = arguments;
    endpoint
}

/// WordPress says of every argument whether it is required.
fn with_required(schema: &Value) -> Value {
    let mut schema = schema.clone();
    if schema.get("required").is_none() {
        schema["required"] = json!(false);
    }
    schema
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::profile::Profile;
    use crate::routes::routes_of;

    #[test]
    fn the_index_lists_the_routes_that_are_served() {
        let spelled = |path: &str| {
            path.split('/')
                .map(
                    |piece| match piece.trim_matches(['{', '}']).split_once(':') {
                        Some((name, class)) => {
                            let class = match class {
                                "d" => r"[\d]+",
                                "w" | "i" => r"[\w]+",
                                _ => r"[\w-]+",
                            };
                            format!("(?P<{name}>{class})")
                        }
                        None => piece.to_owned(),
                    },
                )
                .collect::<Vec<_>>()
                .join("/")
        };
        for route in routes_of(Profile::V4_3).filter(|route| route.path.starts_with("/cocart/")) {
            let described = DESCRIPTION.routes.get(&spelled(route.path));
            let endpoints = described
                .unwrap_or_else(|| panic!("{} is not described", route.path))
                .as_array()
                .unwrap();
            for method in route.methods {
                assert!(
                    endpoints
                        .iter()
                        .any(|e| e["methods"].as_array().unwrap().contains(&json!(method))),
                    "{method} {} is not described",
                    route.path
                );
            }
        }
        let paths: Vec<String> = routes_of(Profile::V4_3)
            .map(|route| spelled(route.path))
            .collect();
        for path in DESCRIPTION.routes.keys() {
            assert!(paths.contains(path), "{path} is described but not served");
        }
    }
}
