//! Fields of a document, read with tolerance for the types that servers of different versions use.

use super::document::Node;

/// The text of a scalar: text as it is, a number as JSON writes it; empty for anything else.
pub fn text<N: Node>(node: &N) -> String {
    match node.text() {
        Some(text) => text,
        None if node.number().is_some() => node.to_json(),
        None => String::new(),
    }
}

/// The text of the member `key`, empty where there is none.
pub fn text_at<N: Node>(node: &N, key: &str) -> String {
    node.get(key)
        .map(|member| text(&member))
        .unwrap_or_default()
}

/// An id from a number or from digits; `None` for 0 and anything else.
pub fn id_at<N: Node>(node: &N, key: &str) -> Option<u64> {
    let member = node.get(key)?;
    let id = match member.number() {
        Some(number) => number as u64,
        None => member.text()?.parse().ok()?,
    };
    (id > 0).then_some(id)
}

/// Whether the member `key` is `true`.
pub fn is_true_at<N: Node>(node: &N, key: &str) -> bool {
    node.get(key).and_then(|member| member.boolean()) == Some(true)
}

/// The members of a map; of a list its values under their positions, as PHP counts them.
///
/// For text that belongs to a position rather than to a key, see [`Node::values`].
pub fn members<N: Node>(node: &N) -> Vec<(String, N)> {
    if !node.is_list() {
        return node.entries();
    }
    let mut members = Vec::new();
    for (position, value) in node.values().into_iter().enumerate() {
        let mut key = String::new();
        super::decimal::push_whole(&mut key, position as u64);
        members.push((key, value));
    }
    members
}

/// The member `key` where it is a map or a list with at least one value: PHP writes an empty map as `[]`
/// (contract 2.12).
pub fn filled_at<N: Node>(node: &N, key: &str) -> Option<N> {
    node.get(key).filter(|member| !member.values().is_empty())
}
