//! Reading the server's messages for the shopper.

use super::document::Node;
use super::fields::text_at;
use super::model::Notice;
use super::text::plain;

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
        let texts = match messages.text() {
            Some(text) => vec![text],
            None => messages.values().iter().map(message_text).collect(),
        };
        for text in texts {
            let text = plain(&text).into_owned();
            if !text.is_empty() {
                read.push(Notice {
                    kind: String::from(kind),
                    text,
                });
            }
        }
    }
    read
}

/// The text of a message: text, or WooCommerce's own `{notice, data}`.
fn message_text<N: Node>(message: &N) -> String {
    message.text().unwrap_or_else(|| text_at(message, "notice"))
}
