//! A server in this process and a client that says what came back, errors included.
#![allow(dead_code)]

use std::time::Duration;

use cocart_devstore::catalogue::Catalogue;
use cocart_devstore::server::{Latency, Options, Server};
use cocart_devstore::settings::Settings;
use cocart_devstore::store::Store;
use cocart_devstore::users;
use serde_json::Value;
use ureq::Agent;
use ureq::http::{Request, Response};

/// The kind of form body that needs no preflight.
pub const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");
pub const JSON: (&str, &str) = ("content-type", "application/json");

/// Starts the sample shop; every request takes `latency` milliseconds.
pub fn server(latency: u64) -> Server {
    server_with(latency, Settings::default())
}

/// Starts the sample shop with other settings.
pub fn server_with(latency: u64, settings: Settings) -> Server {
    let catalogue = Catalogue::sample();
    let options = Options {
        latency: Latency::fixed(latency),
        ..Options::default()
    };
    Server::start(&options, move || {
        Store::new(settings.clone(), catalogue.clone(), users::sample())
    })
    .expect("a free port")
}

/// An answer, read to its end.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub text: String,
}

impl Answer {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(n, _)| n == name)
            .map(|(_, value)| value.as_str())
    }

    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|error| panic!("{error}: {}", self.text))
    }

    pub fn code(&self) -> String {
        self.json()["code"].as_str().unwrap_or_default().to_owned()
    }
}

/// Sends a request on a fresh connection.
pub fn send(
    method: &str,
    url: &str,
    headers: &[(&str, &str)],
    body: &str,
) -> Result<Answer, ureq::Error> {
    let agent: Agent = Agent::config_builder()
        .http_status_as_error(false)
        .allow_non_standard_methods(true)
        .timeout_global(Some(Duration::from_secs(20)))
        .build()
        .into();
    let mut request = Request::builder().method(method).uri(url);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let response = match body.is_empty() {
        true => agent.run(request.body(())?)?,
        false => agent.run(request.body(body.to_owned())?)?,
    };
    read(response)
}

fn read(mut response: Response<ureq::Body>) -> Result<Answer, ureq::Error> {
    let headers = response
        .headers()
        .iter()
        .map(|(name, value)| {
            (
                name.to_string(),
                String::from_utf8_lossy(value.as_bytes()).into_owned(),
            )
        })
        .collect();
    let status = response.status().as_u16();
    let text = response.body_mut().read_to_string()?;
    Ok(Answer {
        status,
        headers,
        text,
    })
}

pub fn get(server: &Server, path: &str) -> Answer {
    send("GET", &(server.url() + path), &[], "").expect("an answer")
}

/// Posts a form.
pub fn post(server: &Server, path: &str, form: &str) -> Answer {
    try_post(server, path, form).expect("an answer")
}

pub fn try_post(server: &Server, path: &str, form: &str) -> Result<Answer, ureq::Error> {
    send("POST", &(server.url() + path), &[FORM], form)
}

/// Posts a form to `cart/add-item` of the cart with this key.
pub fn add(server: &Server, key: &str, id: u32) -> Answer {
    post(
        server,
        &format!("/wp-json/cocart/v2/cart/add-item?cart_key={key}"),
        &format!("id={id}&quantity=1"),
    )
}

/// The product ids and quantities that the store holds under a key.
pub fn stored(server: &Server, key: &str) -> Vec<(u32, f64)> {
    server.with_store(|store| {
        let session = store.session(key);
        let items = session
            .map(|session| session.items.clone())
            .unwrap_or_default();
        items
            .iter()
            .map(|line| (line.product_id, line.quantity))
            .collect()
    })
}

/// Ten products that anybody can add.
pub const TEN: [u32; 10] = [12, 13, 14, 15, 16, 17, 39, 44, 45, 46];
