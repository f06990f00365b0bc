//! What is not compared, because it differs between any two real stores or any two requests.
//!
//! A value is masked only while it has the form named here; `null`, a number in place of a text or
//! a date in another format is still a difference. Cart keys and tokens are not masked: the replay
//! puts the recorded ones in the place of ours.

use serde_json::Value;

/// The form of a volatile value.
#[derive(Clone, Copy)]
pub enum Form {
    /// `2026-11-23T14:42:49` or `11/23/2026 14:42:49`.
    Date,
    /// An HTTP date; an empty text is compared as it is.
    HttpDate,
    /// Seconds since 1970; where the answer tells the time, the distance to it is compared, give
    /// or take the seconds that a request takes.
    Seconds,
    /// The number of a database row.
    RowNumber,
    /// A random choice of products: how many, and which fields they have, is compared.
    RandomProducts,
    /// Products in random order: they are sorted by id.
    Shuffled,
    /// A cookie: its name is compared, without the hash of the site's address that ends it.
    Cookie,
}

/// The field or header (in lower case), and the form its value must have to be masked.
pub const MASKS: &[(&str, Form)] = &[
    // When products were imported and reviews were written.
    ("created", Form::Date),
    ("created_gmt", Form::Date),
    ("modified", Form::Date),
    ("modified_gmt", Form::Date),
    ("date_created", Form::Date),
    ("date_created_gmt", Form::Date),
    // When a session was stored, and its number in the table.
    ("cart_created", Form::Date),
    ("cart_expiry", Form::Date),
    ("cart_id", Form::RowNumber),
    // When the answer was made.
    ("cocart-timestamp", Form::Seconds),
    ("cocart-api-cart-expiring", Form::Seconds),
    ("cocart-api-cart-expiration", Form::Seconds),
    ("last-modified", Form::HttpDate),
    // WooCommerce draws related products by lot and shuffles cross-sells.
    ("related", Form::RandomProducts),
    ("cross_sells", Form::Shuffled),
    // WooCommerce's session cookie, set by the hand-over to the web shop.
    ("set-cookie", Form::Cookie),
];

/// Pictures lie in the folder of the month in which they were uploaded.
const UPLOADS: &str = "/wp-content/uploads/";

/// The value to compare in place of a field's; `now` is the time the answer tells.
pub fn masked(name: &str, value: &Value, now: Option<u64>) -> Option<Value> {
    let lower = name.to_lowercase();
    let (_, form) = MASKS.iter().find(|(field, _)| *field == lower)?;
    let text = value.as_str().unwrap_or_default();
    match form {
        Form::Date => is_date(text).then(|| "<date>".into()),
        Form::HttpDate => (text.ends_with(" GMT") && text.len() == 29).then(|| "<date>".into()),
        Form::RowNumber => digits(text).then(|| "<number>".into()),
        Form::Seconds => {
            let seconds: i64 = text.parse().ok().filter(|_| text.len() == 10)?;
            Some(match now {
                Some(now) => {
                    format!("<now {:+}>", (seconds - now as i64 + 5).div_euclid(10) * 10).into()
                }
                None => "<seconds>".into(),
            })
        }
        Form::RandomProducts => {
            let fields = |item: &Value| {
                let mut names: Vec<String> = item
                    .as_object()
                    .into_iter()
                    .flatten()
                    .map(|(name, _)| name.clone())
                    .collect();
                names.sort();
                Value::from(names)
            };
            Some(value.as_array()?.iter().map(fields).collect())
        }
        Form::Shuffled => {
            let mut items = value.as_array()?.clone();
            items.sort_by_key(|item| item.get("id").and_then(Value::as_u64));
            Some(items.into())
        }
        Form::Cookie => {
            let name = text.split('=').next().unwrap_or_default();
            let plain = name
                .rsplit_once('_')
                .filter(|(_, hash)| is_hex(hash, 32))
                .map_or(name, |(start, _)| start);
            Some(plain.into())
        }
    }
}

/// A text without the month folder of a picture's address; a page of the shop's theme as a whole.
pub fn masked_text(text: &str) -> Option<String> {
    if text.trim_start().starts_with("<!DOCTYPE html") {
        return Some("<page>".into());
    }
    let at = text.find(UPLOADS)? + UPLOADS.len();
    let (year, rest) = text[at..].split_once('/')?;
    let (month, file) = rest.split_once('/')?;
    (digits(year) && digits(month)).then(|| format!("{}<month>/{file}", &text[..at]))
}

/// Whether a text is this many hexadecimal digits in lower case.
pub(super) fn is_hex(text: &str, length: usize) -> bool {
    text.len() == length
        && text
            .bytes()
            .all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
}

/// Whether a text is a JSON web token: a JSON header, a JSON body and a signature.
pub(super) fn is_jwt(text: &str) -> bool {
    let parts: Vec<&str> = text.split('.').collect();
    parts.len() == 3
        && parts[0].starts_with("eyJ")
        && parts[1].starts_with("eyJ")
        && !parts[2].is_empty()
}

fn digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_date(text: &str) -> bool {
    let shape: String = text
        .chars()
        .map(|c| if c.is_ascii_digit() { '0' } else { c })
        .collect();
    shape == "0000-00-00T00:00:00" || shape == "00/00/0000 00:00:00"
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn masks_only_what_has_the_form() {
        assert_eq!(
            masked("created", &json!("2026-11-23T14:42:49"), None),
            Some(json!("<date>"))
        );
        assert_eq!(masked("created", &json!("yesterday"), None), None);
        assert_eq!(masked("created", &Value::Null, None), None);
        assert_eq!(masked("price", &json!("1800"), None), None);
        assert_eq!(masked("Last-Modified", &json!(""), None), None);
    }

    #[test]
    fn compares_times_by_their_distance_to_now() {
        let seconds = |text: &str| {
            masked(
                "cocart-api-cart-expiring",
                &json!(text),
                Some(1_795_447_011),
            )
        };
        assert_eq!(seconds("1795965411"), Some(json!("<now +518400>")));
        assert_eq!(seconds("1795965411"), seconds("1795965409"));
        assert_ne!(seconds("1795965411"), seconds("1795965471"));
    }

    #[test]
    fn takes_only_the_month_out_of_a_picture() {
        let text =
            masked_text("https://store.test/wp-content/uploads/2026/11/cap-300x300.png").unwrap();
        assert_eq!(
            text,
            "https://store.test/wp-content/uploads/<month>/cap-300x300.png"
        );
        assert_eq!(
            masked_text("https://store.test/wp-content/uploads/woocommerce-placeholder.png"),
            None
        );
    }
}
