//! A store and its requests as JavaScript objects. Lists of texts are flat: names and values in turn.

use cocart_devstore::catalogue::Catalogue;
use cocart_devstore::http::Request;
use cocart_devstore::profile::Profile;
use cocart_devstore::service::answer::CutAt;
use cocart_devstore::service::course::{self, Course};
use cocart_devstore::service::{Latency, Moment, Service};
use cocart_devstore::settings::Settings;
use cocart_devstore::store::Store;
use cocart_devstore::users;
use serde::Deserialize;
use serde_json::Value;
use wasm_bindgen::prelude::*;

/// How to make a store; unknown members are refused.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct Options {
    profile: Option<Profile>,
    #[serde(default)]
    debug: bool,
    currency: Option<String>,
    settings: Option<Settings>,
    catalog: Option<Value>,
    latency: Option<Latency>,
    #[serde(default)]
    cors_addon: bool,
    #[serde(default)]
    no_batch: bool,
    site: String,
    seed: u64,
}

/// A store with its faults, log and latency.
#[wasm_bindgen]
pub struct Devstore(Service);

#[wasm_bindgen]
impl Devstore {
    /// The store of JSON options.
    ///
    /// # Errors
    /// A sentence that names the option.
    #[wasm_bindgen(constructor)]
    pub fn new(options: &str) -> Result<Devstore, String> {
        let options: Options = serde_json::from_str(options).map_err(|error| error.to_string())?;
        let currency = options.currency.as_deref().unwrap_or("usd");
        let mut settings = match options.settings {
            Some(settings) => settings,
            None => Settings::named(currency)
                .ok_or_else(|| format!("no currency `{currency}`: usd, eur, jpy or kwd"))?,
        };
        let catalogue = match options.catalog {
            Some(catalogue) => Catalogue::from_json(&catalogue.to_string())
                .map_err(|why| format!("catalog: {why}"))?,
            None => Catalogue::sample(),
        };
        settings.profile = options.profile.unwrap_or(settings.profile);
        settings.debug |= options.debug;
        settings.cors_addon |= options.cors_addon;
        settings.batch_marker &= !options.no_batch;
        settings.seed = options.seed;
        settings.site_url = options.site;
        let latency = options.latency.unwrap_or_default();
        Ok(Devstore(Service::new(latency, move || {
            Store::new(settings.clone(), catalogue.clone(), users::sample())
        })))
    }

    /// A request arrives. `now` is in seconds since 1970, `at` in milliseconds since the store began.
    #[allow(clippy::too_many_arguments)]
    pub fn begin(
        &self,
        method: String,
        path: String,
        query: String,
        headers: Vec<String>,
        body: Vec<u8>,
        now: f64,
        at: f64,
    ) -> Running {
        let request = Request {
            method,
            path,
            query,
            headers: headers
                .chunks_exact(2)
                .filter_map(|pair| Some((pair.first()?.clone(), pair.get(1)?.clone())))
                .collect(),
            body,
        };
        Running(Course::begin(&self.0, request, moment(now, at)))
    }

    /// Whether an armed fault wants to cut connections that were not used before.
    #[wasm_bindgen(js_name = wantsFreshConnections)]
    pub fn wants_fresh_connections(&self) -> bool {
        self.0.wants_fresh_connections()
    }
}

/// A request on its way.
#[wasm_bindgen]
pub struct Running(Course);

#[wasm_bindgen]
impl Running {
    /// Milliseconds to wait before the first step.
    pub fn delay(&self) -> f64 {
        self.0.delay() as f64
    }

    /// Does the next step.
    pub fn step(&mut self, store: &Devstore, now: f64, at: f64) -> Step {
        match self.0.step(&store.0, moment(now, at)) {
            course::Step::Wait { milliseconds, cut } => Step {
                wait: Some(milliseconds as f64),
                cut: if cut { "start" } else { "" },
                status: 0,
                headers: Vec::new(),
                body: Vec::new(),
            },
            course::Step::Answer(answer) => Step {
                wait: None,
                cut: match answer.cut {
                    Some(CutAt::Start) => "start",
                    Some(CutAt::Body) => "body",
                    None => "",
                },
                status: answer.status,
                headers: answer
                    .headers
                    .into_iter()
                    .flat_map(|(name, value)| [name, value])
                    .collect(),
                body: answer.body,
            },
        }
    }
}

/// What to do next.
#[wasm_bindgen]
pub struct Step {
    wait: Option<f64>,
    cut: &'static str,
    status: u16,
    headers: Vec<String>,
    body: Vec<u8>,
}

#[wasm_bindgen]
impl Step {
    /// Milliseconds to wait before the next step; `undefined` where this is the answer.
    #[wasm_bindgen(getter)]
    pub fn wait(&self) -> Option<f64> {
        self.wait
    }

    /// Where the connection is cut: `start` (now), `body` (after half of it), or empty.
    #[wasm_bindgen(getter)]
    pub fn cut(&self) -> String {
        self.cut.to_owned()
    }

    /// The HTTP status.
    #[wasm_bindgen(getter)]
    pub fn status(&self) -> u16 {
        self.status
    }

    /// Names and values in turn.
    #[wasm_bindgen(getter)]
    pub fn headers(&self) -> Vec<String> {
        self.headers.clone()
    }

    /// The whole body.
    #[wasm_bindgen(getter)]
    pub fn body(&self) -> Vec<u8> {
        self.body.clone()
    }
}

fn moment(now: f64, at: f64) -> Moment {
    Moment {
        now: now as u64,
        at,
    }
}
