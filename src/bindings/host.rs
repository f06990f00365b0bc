//! The facade, as the engine calls it. See `EngineHost` in the TypeScript sources.

use serde::Serialize;
use wasm_bindgen::prelude::*;

use crate::sync::intent::{Adjustment, Outcome};

#[wasm_bindgen]
extern "C" {
    /// Whoever made the engine.
    pub type Host;

    #[wasm_bindgen(catch, method, structural)]
    fn changed(this: &Host, snapshot: &JsValue) -> Result<(), JsValue>;

    #[wasm_bindgen(catch, method, structural)]
    fn settled(this: &Host, intent: &str, outcome: &JsValue) -> Result<(), JsValue>;

    #[wasm_bindgen(catch, method, structural)]
    fn refused(this: &Host, intent: &str, refusal: &JsValue) -> Result<(), JsValue>;
}

impl Host {
    /// The snapshot changed. The facade keeps what its listeners throw away from here.
    pub fn tell_changed(&self, snapshot: &JsValue) {
        drop(self.changed(snapshot));
    }

    /// An intent ended.
    pub fn tell_ended(&self, intent: &str, outcome: &Outcome) {
        let told = match outcome {
            Outcome::Done { line } => self.settled(intent, &settled("done", line.as_deref(), None)),
            Outcome::Adjusted { line, adjustment } => {
                self.settled(intent, &settled("adjusted", Some(line), Some(adjustment)))
            }
            Outcome::Refused { line, problem } => self.refused(
                intent,
                &to_js(&Refused {
                    code: &problem.code,
                    message: &problem.message,
                    status: problem.status,
                    line: line.as_deref(),
                }),
            ),
        };
        drop(told);
    }
}

#[derive(Serialize)]
struct Settled<'a> {
    status: &'a str,
    line: Option<&'a str>,
    adjusted: Option<Adjusted<'a>>,
}

/// `Adjustment` in the TypeScript types.
#[derive(Serialize)]
pub struct Adjusted<'a> {
    from: f64,
    to: f64,
    reason: &'a str,
}

impl<'a> From<&'a Adjustment> for Adjusted<'a> {
    fn from(adjustment: &'a Adjustment) -> Self {
        Adjusted {
            from: adjustment.from.to_number(),
            to: adjustment.to.to_number(),
            reason: &adjustment.reason,
        }
    }
}

#[derive(Serialize)]
struct Refused<'a> {
    code: &'a str,
    message: &'a str,
    status: u16,
    line: Option<&'a str>,
}

fn settled(status: &str, line: Option<&str>, adjustment: Option<&Adjustment>) -> JsValue {
    to_js(&Settled {
        status,
        line,
        adjusted: adjustment.map(Adjusted::from),
    })
}

/// A plain JavaScript value, `None` as `null`.
pub fn to_js(value: &impl Serialize) -> JsValue {
    let serializer = serde_wasm_bindgen::Serializer::new().serialize_missing_as_null(true);
    // Nothing that is serialized here can fail.
    value.serialize(&serializer).unwrap_or(JsValue::NULL)
}
