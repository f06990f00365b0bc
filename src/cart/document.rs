//! One node of a JSON document, whatever holds it.
//!
//! In the browser a node is the JavaScript object that `JSON.parse` made, natively it is a
//! `serde_json::Value`. The pure rooms read only the fields their logic needs through this trait and
//! keep the rest of the document as it is, so that fields of shop plugins pass through untouched.

/// A node of a JSON document. Cloning is cheap or rare; nodes are never changed in place.
pub trait Node: Clone + 'static {
    /// The member `key` of a map; `None` where this is no map or has no such member.
    fn get(&self, key: &str) -> Option<Self>;
    /// The values of a list, or of a map in the order of its keys; empty for anything else.
    ///
    /// PHP writes an empty map as `[]` and a list with a gap as a map, so callers rarely care which.
    fn values(&self) -> Vec<Self>;
    /// The value at a position of a list; `None` beyond its end, and for anything else.
    fn item(&self, position: usize) -> Option<Self>;
    /// The members of a map in order; empty for anything else.
    fn entries(&self) -> Vec<(String, Self)>;
    /// Text, if this is text.
    fn text(&self) -> Option<String>;
    /// A number, if this is a JSON number. Never from text.
    fn number(&self) -> Option<f64>;
    /// Truth, if this is `true` or `false`.
    fn boolean(&self) -> Option<bool>;
    /// Whether this is `null`.
    fn is_null(&self) -> bool;
    /// Whether this is a list.
    fn is_list(&self) -> bool;
    /// Whether this is a map.
    fn is_map(&self) -> bool;
    /// Whether both documents are deeply the same, member order included.
    fn same(&self, other: &Self) -> bool;

    /// A document read from JSON text; `None` where the text is no JSON.
    fn parse(json: &str) -> Option<Self>;
    /// The document as JSON text.
    fn to_json(&self) -> String;

    /// A text node.
    fn from_text(text: &str) -> Self;
    /// A number node.
    fn from_number(number: f64) -> Self;
    /// A boolean node.
    fn from_boolean(boolean: bool) -> Self;
    /// A list node.
    fn from_list(items: Vec<Self>) -> Self;
    /// A map node, members in the order given.
    fn from_map(members: Vec<(&str, Self)>) -> Self;
}
