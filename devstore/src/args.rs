//! Arguments that a route declares, and their validation before the handler runs (contract 1.3).

use crate::http::Response;
use crate::params::Params;
use crate::php;
use crate::profile::Profile;
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
    /// The version since which numbers and objects pass for text, and a required argument may be
    /// absent.
    pub lax_since: Option<Profile>,
    /// Whether it may be absent since that version.
    pub lax_absence: bool,
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
            lax_since: None,
            lax_absence: false,
        }
    }

    /// Makes it required.
    pub const fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// Takes numbers and objects since 5.0 (contract 1.3).
    pub const fn lax(mut self) -> Self {
        self.lax_since = Some(Profile::V5_0);
        self
    }

    /// Takes numbers and objects since 5.0, and may be absent then.
    pub const fn lax_or_absent(mut self) -> Self {
        self.lax_absence = true;
        self.lax()
    }

    /// The argument as a version declares it.
    fn of(mut self, profile: Profile) -> Self {
        if self.lax_since.is_some_and(|since| since <= profile) {
            self.required &= !self.lax_absence;
            self.kind = Kind::Any;
        }
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

    /// Gives it a check of the route's own. Its type is looked at later, when all checks have passed
    /// (tape add-by-sku).
    pub const fn check(mut self, check: fn(&Value) -> bool) -> Self {
        self.check = Some(check);
        self
    }

    /// Why a value is refused: WordPress' code and message.
    fn refusal(&self, value: &Value) -> Option<(&'static str, String)> {
        if let Some(check) = self.check {
            return (!check(value))
                .then(|| ("rest_invalid_param", "Invalid parameter.".to_owned()));
        }
        if let Some(refused) = self.wrong_type(value) {
            return Some(refused);
        }
        let name = self.name;
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

impl Arg {
    fn wrong_type(&self, value: &Value) -> Option<(&'static str, String)> {
        let (name, kind) = (self.name, self.kind.name());
        (!self.kind.accepts(value)).then(|| {
            (
                "rest_invalid_type",
                format!("{name} is not of type {kind}."),
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

/// Checks the parameters of a call as WordPress does: first that none is missing, then each value,
/// then the type of those that have a check of their own.
pub fn validate(profile: Profile, args: &[Arg], params: &Params) -> Result<(), Response> {
    let args: Vec<Arg> = args.iter().map(|arg| arg.of(profile)).collect();
    let absent = |arg: &&Arg| arg.required && params.get(arg.name).is_none_or(Value::is_null);
    let missing: Vec<&str> = args.iter().filter(absent).map(|arg| arg.name).collect();
    if !missing.is_empty() {
        return Err(missing_params(&missing));
    }
    let given = |arg: &Arg| {
        params
            .get(arg.name)
            .filter(|value| !value.is_null() || arg.check.is_some())
    };
    let refused: Vec<_> = args
        .iter()
        .filter_map(|arg| {
            let value = given(arg).filter(|value| !value.is_null())?;
            arg.refusal(value)
                .map(|(code, message)| (arg.name, code, message))
        })
        .collect();
    if !refused.is_empty() {
        return Err(invalid_params(&refused));
    }
    let refused: Vec<_> = args
        .iter()
        .filter(|arg| arg.check.is_some())
        .filter_map(|arg| {
            arg.wrong_type(given(arg)?)
                .map(|(code, message)| (arg.name, code, message))
        })
        .collect();
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http::Body;

    fn numeric(value: &Value) -> bool {
        value.is_number() || value.as_str().is_some_and(php::is_numeric)
    }

    const ARGS: &[Arg] = &[
        Arg::new("id", Kind::String).required(),
        Arg::new("quantity", Kind::String).check(numeric),
        Arg::new("order", Kind::String).one_of(&["asc", "desc"]),
        Arg::new("page", Kind::Integer).between(1.0, 100.0),
    ];

    fn refused(params: Value) -> Option<(String, Value)> {
        let response = validate(Profile::V4_3, ARGS, &Params::from_object(params)).err()?;
        let Body::Json(body) = response.body else {
            return None;
        };
        Some((
            body["code"].as_str()?.to_owned(),
            body["data"]["params"].clone(),
        ))
    }

    #[test]
    fn what_is_missing_comes_first() {
        let (code, params) = refused(json!({"quantity": "two"})).unwrap();
        assert_eq!(
            (code.as_str(), params),
            ("rest_missing_callback_param", json!(["id"]))
        );
    }

    #[test]
    fn the_type_of_a_checked_value_comes_last() {
        assert_eq!(
            refused(json!({"id": 1, "quantity": 1})).unwrap().1,
            json!({"id": "id is not of type string."})
        );
        let of_quantity =
            |value: Value| refused(json!({"id": "1", "quantity": value})).map(|(_, params)| params);
        assert_eq!(
            of_quantity(json!(2)),
            Some(json!({"quantity": "quantity is not of type string."}))
        );
        assert_eq!(
            of_quantity(json!("two")),
            Some(json!({"quantity": "Invalid parameter."}))
        );
        assert_eq!(of_quantity(json!("2")), None);
        assert!(of_quantity(Value::Null).is_some());
    }

    #[test]
    fn enums_and_ranges() {
        let (_, params) = refused(json!({"id": "1", "order": "up", "page": "0"})).unwrap();
        assert_eq!(params["order"], "order is not one of asc and desc.");
        assert_eq!(
            params["page"],
            "page must be between 1 (inclusive) and 100 (inclusive)"
        );
    }
}
