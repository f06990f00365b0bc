//! Replays recorded exchanges with real stores and compares every answer.
//!
//! A tape is a JSON file with `scenario`, `config`, `cocart` and `steps`; each step has a request
//! and the response a real store gave. Every tape starts on a fresh store of its configuration.

mod compare;
mod fill;
mod issued;
pub mod mask;
mod request;

use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde_json::{Map, Value};

use crate::catalogue::Catalogue;
use crate::http::{Body, Response};
use crate::profile::Profile;
use crate::session::Session;
use crate::settings::Settings;
use crate::store::Store;
use crate::users;

pub use compare::Difference;
use issued::Issued;

/// The configuration of the recordings of CoCart 4.4.0-beta.6.
const BETA: &str = "cocart-4.4-beta";

/// When a replay starts, in seconds since 1970. Each step is one second later.
const START: u64 = 1_795_447_000;

/// A recorded scenario.
#[derive(Clone, Debug, Deserialize)]
pub struct Tape {
    /// The name of the scenario.
    pub scenario: String,
    /// The configuration of the store, for example `usd-tax-exclusive`.
    pub config: String,
    /// The version of CoCart; `None` where no answer told it.
    pub cocart: Option<String>,
    /// The exchanges in their order.
    pub steps: Vec<Step>,
}

/// One exchange.
#[derive(Clone, Debug, Deserialize)]
pub struct Step {
    /// What the step is about.
    pub name: String,
    /// What was sent.
    pub request: RecordedRequest,
    /// What the store answered.
    pub response: RecordedResponse,
    /// What was done to the store before the step.
    #[serde(default)]
    pub store: Option<Preparation>,
}

/// What was sent.
#[derive(Clone, Debug, Deserialize, serde::Serialize)]
pub struct RecordedRequest {
    /// The HTTP method.
    pub method: String,
    /// The path below the site.
    pub path: String,
    /// The query parameters.
    #[serde(default)]
    pub query: Map<String, Value>,
    /// The headers.
    #[serde(default)]
    pub headers: Map<String, Value>,
    /// The body: an object is JSON, or a form where the content type says so; text is sent as it is.
    #[serde(default)]
    pub body: Value,
}

/// What the store answered.
#[derive(Clone, Debug, Deserialize)]
pub struct RecordedResponse {
    /// The HTTP status.
    pub status: u16,
    /// Selected headers, names in lower case.
    pub headers: Map<String, Value>,
    /// The body; a page is text.
    pub body: Value,
}

/// What was done to the store before a step, where CoCart has no route for it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Preparation {
    /// Exactly these coupons were put into the cart's stored session.
    pub coupons: Vec<String>,
}

/// How one step went.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// The name of the step.
    pub step: String,
    /// Where the answers differ; empty where they are equal.
    pub differences: Vec<Difference>,
    /// The body of the answer given here, with what the recorded store issued.
    pub body: Value,
}

/// A store in the middle of a tape.
pub struct Replay {
    store: Store,
    issued: Issued,
    now: u64,
}

impl Replay {
    /// A fresh store that is to answer the steps of a tape.
    pub fn new(settings: Settings, catalogue: Catalogue, steps: &[Step]) -> Self {
        let mut store = Store::new(settings, catalogue, users::sample());
        fill::fill(&mut store, steps, START);
        Replay {
            store,
            issued: Issued::default(),
            now: START,
        }
    }

    /// Answers the next step.
    pub fn play(&mut self, step: &Step) -> Outcome {
        let recorded_request = self.issued.translate_request(&step.request);
        if let Some(preparation) = &step.store {
            prepare(&mut self.store, &recorded_request, preparation);
        }
        let request = request::build(&recorded_request);
        let ours = readable(self.store.handle(&request, self.now));
        self.now += 1;
        self.issued.learn(&step.request, &step.response, &ours);
        let ours = self.issued.translate_response(&ours);
        Outcome {
            step: step.name.clone(),
            differences: compare::compare(&step.response, &ours, &self.issued),
            body: ours.body,
        }
    }
}

impl Tape {
    /// Reads a tape.
    ///
    /// # Errors
    /// A sentence with the file's name where it cannot be read or is no tape.
    pub fn read(path: &Path) -> Result<Self, String> {
        let text = std::fs::read_to_string(path)
            .map_err(|error| format!("{}: {error}", path.display()))?;
        serde_json::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))
    }

    /// The settings of the store the tape was recorded with; `profile` is asked to answer it.
    /// Recordings of the 4.4 beta are an early line of 5.0 (contract 0.1).
    ///
    /// # Errors
    /// A sentence that says why the tape is to be skipped: a configuration this store has not, or
    /// another version of CoCart.
    pub fn settings(&self, profile: Profile) -> Result<Settings, String> {
        let beta = self.config == BETA;
        if let Some(version) = self.cocart.as_deref().filter(|version| {
            let early = beta && profile == Profile::V5_0;
            !early && !version.starts_with("4.3.")
        }) {
            return Err(format!(
                "recorded with CoCart {version}, this store is {profile}"
            ));
        }
        let config = if beta { "usd" } else { &self.config };
        Settings::named(config)
            .filter(|_| !beta || profile == Profile::V5_0)
            .map(|settings| settings.with_profile(profile))
            .ok_or_else(|| format!("no settings for {}", self.config))
    }

    /// Replays the tape on a fresh store that answers as this version.
    ///
    /// # Errors
    /// As [`Tape::settings`].
    pub fn replay(&self, profile: Profile) -> Result<Vec<Outcome>, String> {
        let settings = self.settings(profile)?;
        let mut replay = Replay::new(settings, Catalogue::sample(), &self.steps);
        Ok(self.steps.iter().map(|step| replay.play(step)).collect())
    }
}

/// Puts coupons into the stored session of the request's cart.
fn prepare(store: &mut Store, request: &RecordedRequest, preparation: &Preparation) {
    let Some(key) = request.query.get("cart_key").and_then(Value::as_str) else {
        return;
    };
    let mut session: Session = store.session(key).cloned().unwrap_or_default();
    session.coupons.clone_from(&preparation.coupons);
    store.put_session(key, session);
}

/// Our answer in the form of a recorded one.
fn readable(response: Response) -> RecordedResponse {
    let headers = response
        .headers
        .into_iter()
        .map(|(name, value)| (name, Value::String(value)))
        .collect();
    let body = match response.body {
        Body::Json(body) => body,
        Body::Html(page) => Value::String(page),
        Body::Empty => Value::String(String::new()),
    };
    RecordedResponse {
        status: response.status,
        headers,
        body,
    }
}

/// Every `.json` file below a folder, in the order of their paths; a file is itself.
///
/// # Errors
/// A sentence with the folder's name where it cannot be read.
pub fn tapes_below(path: &Path) -> Result<Vec<PathBuf>, String> {
    if path.is_file() {
        return Ok(vec![path.to_owned()]);
    }
    let entries =
        std::fs::read_dir(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let mut found = Vec::new();
    for entry in entries {
        let inner = entry
            .map_err(|error| format!("{}: {error}", path.display()))?
            .path();
        if inner.is_dir() {
            found.extend(tapes_below(&inner)?);
        } else if inner
            .extension()
            .is_some_and(|extension| extension == "json")
        {
            found.push(inner);
        }
    }
    found.sort();
    Ok(found)
}
