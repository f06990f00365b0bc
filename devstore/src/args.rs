//! Arguments that a route declares, and their validation before the handler runs (contract 1.3).

use crate::http::Response;
use crate::params::Params;
use crate::php;
use serde_json::{Map, Value, json};

/// The type that an argument declares.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    /// Text; JSON numbers, booleans and lists are refused.
    String,
    /// `true`, `false`, 1, 0 and their texts.
    Boolean,
    /// A number without a fraction, or the text of one.
    Integer,
    /// A number or the text of one.
    Number,
    /// Any object or list, and the empty text.
    Object,
    /// A list, or text with commas.
    Array,
    /// Anything.
    Any,
}

/// One declared argument.
#[derive(Clone, Copy, Debug)]
pub struct Arg {
    /// Its name.
    pub name: &'static str,
    /// Its type.
    pub kind: Kind,
    /// Whether a call without it is refused.
    pub required: bool,
    /// The values that it may have; empty for any.
    pub one_of: &'static [&'static str],
    /// The least and the greatest number.
    pub range: Option<(f64, f64)>,
    /// A further check on the value; its message is `Invalid parameter.`
    pub check: Option<fn(&Value) -> bool>,
}

impl Arg {
    /// An optional argument.
    pub const fn new(name: &'static str, kind: Kind) -> Self {
        Arg {
            name,
            kind,
            required: false,
            one_of: &[],
            range: None,
            check: None,
        }
    }

    /// Makes it required.
    pub const fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// Restricts it to some texts.
    pub const fn one_of(mut self, values: &'static [&'static str]) -> Self {
        self.one_of = values;
        self
    }

    /// Restricts it to a range, both ends included.
    pub const fn between(mut self, least: f64, greatest: f64) -> Self {
        self.range = Some((least, greatest));
        self
    }

    /// Adds a check of the route's own after that of the type.
    pub const fn check(mut self, check: fn(&Value) -> bool) -> Self {
        self.check = Some(check);
        self
    }

    /// Why a value is refused: WordPress' code and message.
    fn refusal(&self, value: &Value) -> Option<(&'static str, String)> {
        let name = self.name;
        if !self.kind.accepts(value) {
            let kind = self.kind.name();
            return Some((
                "rest_invalid_type",
                format!("{name} is not of type {kind}."),
            ));
        }
        if self.check.is_some_and(|check| !check(value)) {
            return Some(("rest_invalid_param", "Invalid parameter.".to_owned()));
        }
        let text = php::to_text(value).unwrap_or_default();
        if !self.one_of.is_empty() && !self.one_of.contains(&text.as_str()) {
            let list = enumerate(self.one_of);
            return Some(("rest_not_in_enum", format!("{name} is not one of {list}.")));
        }
        let (least, greatest) = self.range?;
        let number = php::to_float(&text);
        if greatest == f64::MAX && number < least {
            return Some((
                "rest_out_of_bounds",
                format!("{name} must be greater than or equal to {least}"),
            ));
        }
        (number < least || number > greatest).then(|| {
            (
                "rest_out_of_bounds",
                format!("{name} must be between {least} (inclusive) and {greatest} (inclusive)"),
            )
        })
    }
}

/// `a, b, and c` as WordPress joins the values of an enum.
fn enumerate(values: &[&str]) -> String {
    match values {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [one, two] => format!("{one} and {two}"),
        [start @ .., last] => format!("{}, and {last}", start.join(", ")),
    }
}

impl Kind {
    /// The name in WordPress' messages.
    pub fn name(self) -> &'static str {
        match self {
            Kind::String => "string",
            Kind::Boolean => "boolean",
            Kind::Integer => "integer",
            Kind::Number => "number",
            Kind::Object => "object",
            Kind::Array => "array",
            Kind::Any => "any",
        }
    }

    fn accepts(self, value: &Value) -> bool {
        match self {
            Kind::Any => true,
            Kind::String => value.is_string(),
            Kind::Boolean => match value {
                Value::Bool(_) => true,
                Value::Number(number) => matches!(number.as_f64(), Some(n) if n == 0.0 || n == 1.0),
                Value::String(text) => matches!(
                    text.to_lowercase().as_str(),
                    "true" | "false" | "1" | "0" | ""
                ),
                _ => false,
            },
            Kind::Number | Kind::Integer => {
                let number = match value {
                    Value::Number(number) => number.as_f64(),
                    Value::String(text) if php::is_numeric(text) => text.trim().parse().ok(),
                    _ => None,
                };
                number.is_some_and(|n: f64| self == Kind::Number || n.fract() == 0.0)
            }
            Kind::Object => matches!(value, Value::Object(_) | Value::Array(_)) || value == "",
            Kind::Array => matches!(value, Value::Array(_) | Value::String(_) | Value::Number(_)),
        }
    }
}

/// Checks the parameters of a call: first that none is missing, then each value.
pub fn validate(args: &[Arg], params: &Params) -> Result<(), Response> {
    let missing: Vec<&str> = args
        .iter()
        .filter(|arg| arg.required && params.get(arg.name).is_none_or(Value::is_null))
        .map(|arg| arg.name)
        .collect();
    if !missing.is_empty() {
        return Err(missing_params(&missing));
    }
    let mut refused = Vec::new();
    for arg in args {
        if let Some(value) = params.get(arg.name)
            && let Some((code, message)) = arg.refusal(value)
        {
            refused.push((arg.name, code, message));
        }
    }
    if refused.is_empty() {
        Ok(())
    } else {
        Err(invalid_params(&refused))
    }
}

/// 400 `rest_missing_callback_param`.
pub fn missing_params(names: &[&str]) -> Response {
    Response::error_with(
        400,
        "rest_missing_callback_param",
        format!("Missing parameter(s): {}", names.join(", ")),
        json!({ "status": 400, "params": names }),
    )
}

/// 400 `rest_invalid_param` for parameters with WordPress' code and message of each.
pub fn invalid_params(refused: &[(&str, &str, String)]) -> Response {
    let mut params = Map::new();
    let mut details = Map::new();
    for (name, code, message) in refused {
        params.insert((*name).into(), json!(message));
        if *code != "rest_invalid_param" {
            let data = match *code {
                "rest_invalid_type" => json!({ "param": name }),
                _ => Value::Null,
            };
            details.insert(
                (*name).into(),
                json!({ "code": code, "message": message, "data": data }),
            );
        }
    }
    let names: Vec<&str> = refused.iter().map(|(name, ..)| *name).collect();
    let details = if details.is_empty() {
        json!([])
    } else {
        Value::Object(details)
    };
    Response::error_with(
        400,
        "rest_invalid_param",
        format!("Invalid parameter(s): {}", names.join(", ")),
        json!({ "status": 400, "params": params, "details": details }),
    )
}
