//! The facade, as the engine calls it. See `EngineHost` in the TypeScript sources.

use serde::Serialize;
use wasm_bindgen::prelude::*;

use super::{draw, snapshot};
use crate::sync::intent::Outcome;
use crate::sync::ports::Report;

#[wasm_bindgen]
extern "C" {
    /// Whoever made the engine.
    pub type Host;

    #[wasm_bindgen(catch, method, structural)]
    fn changed(this: &Host, snapshot: &JsValue) -> Result<(), JsValue>;

    #[wasm_bindgen(catch, method, structural)]
    fn settled(this: &Host, intent: &str, outcome: &JsValue) -> Result<(), JsValue>;

    #[wasm_bindgen(catch, method, structural)]
    fn reported(this: &Host, report: &JsValue) -> Result<(), JsValue>;

    #[wasm_bindgen(catch, method, structural)]
    fn refused(this: &Host, intent: &str, refusal: &JsValue) -> Result<(), JsValue>;
}

impl Host {
    /// The snapshot changed. The facade keeps what its listeners throw away from here.
    pub fn tell_changed(&self, snapshot: &JsValue) {
        drop(self.changed(snapshot));
    }

    /// Something happened that listeners may want to hear of.
    pub fn tell_report(&self, report: &Report) {
        let report = draw::report(
            report.topic,
            &report.intent,
            report.kind,
            report.line.as_deref(),
            report.flight as f64,
            report.count,
            report.status,
            report.took as f64,
        );
        drop(self.reported(&report));
    }

    /// An intent ended.
    pub fn tell_ended(&self, intent: &str, outcome: &Outcome) {
        let (line, adjusted) = match outcome {
            Outcome::Done { line } => (line.as_deref(), JsValue::UNDEFINED),
            Outcome::Adjusted { line, adjustment } => {
                (Some(line.as_str()), snapshot::adjustment(adjustment))
            }
            Outcome::Refused { line, problem } => {
                let line = line.as_deref();
                let refusal = draw::refusal(&problem.code, &problem.message, problem.status, line);
                drop(self.refused(intent, &refusal));
                return;
            }
        };
        drop(self.settled(intent, &draw::outcome(line, &adjusted)));
    }
}

/// Texts as a JavaScript value.
pub fn to_js(value: &impl Serialize) -> JsValue {
    // Nothing that is serialized here can fail.
    serde_wasm_bindgen::to_value(value).unwrap_or(JsValue::UNDEFINED)
}
