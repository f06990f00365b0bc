//! Reading the server's messages for the shopper.

use super::document::Node;
use super::fields::text_at;
use super::model::Notice;
use super::text::plain;
use crate::cart::interned::Text;

/// The kinds that WooCommerce has (contract 14.2); any other reads as `notice`.
const KINDS: [&str; 4] = ["error", "success", "info", "notice"];

/// The notices of a map from kinds to lists, or to maps where PHP left a gap in a list (contract 2.12,
/// 2.15).
pub fn read_notices<N: Node>(notices: &N) -> Vec<Notice> {
    let mut read = Vec::new();
    for (kind, messages) in notices.entries() {
        let kind = if KINDS.contains(&kind.as_str()) {
            kind.as_str()
        } else {
            "notice"
        };
        let messages = match messages.text() {
            Some(_) => vec![messages],
            None => messages.values(),
        };
        for message in &messages {
            let text = plain(&message_text(message));
            if !text.is_empty() {
                read.push(Notice {
                    kind: Text::from(kind),
                    text,
                });
            }
        }
    }
    read
}

/// The text of a message: text, or WooCommerce's own `{notice, data}`.
fn message_text<N: Node>(message: &N) -> Text {
    match message.text() {
        Some(text) => text.into(),
        None => text_at(message, "notice"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn read(notices: serde_json::Value) -> Vec<(String, String)> {
        read_notices(&notices)
            .into_iter()
            .map(|notice| (notice.kind.into(), notice.text.into()))
            .collect()
    }

    fn pair(kind: &str, text: &str) -> (String, String) {
        (kind.to_string(), text.to_string())
    }

    #[test]
    fn reads_lists_and_maps_in_order() {
        assert_eq!(
            read(json!({
                "success": ["“Beanie” has been added to your cart.", "Cart updated."],
                "error": {"1": "Sorry, &quot;Cap&quot; is out. <a href=\"/cart\">View cart</a>"},
                "info": [{"notice": "Free shipping from &euro;50", "data": []}],
            })),
            [
                pair("success", "“Beanie” has been added to your cart."),
                pair("success", "Cart updated."),
                pair("error", "Sorry, \"Cap\" is out. View cart"),
                pair("info", "Free shipping from €50"),
            ]
        );
    }

    #[test]
    fn odd_notices_never_fail() {
        assert_eq!(read(json!([])), []);
        assert_eq!(
            read(json!({"error": [null, "", 3, {}], "success": null})),
            []
        );
        assert_eq!(read(json!({"plugin": "Hello"})), [pair("notice", "Hello")]);
    }
}
