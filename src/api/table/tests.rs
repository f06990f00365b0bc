//! What must hold of every row.
#![allow(clippy::unwrap_used)]

use super::*;

#[test]
fn ids_differ() {
    let ids: Vec<_> = endpoints().map(|it| it.id).collect();
    for (index, id) in ids.iter().enumerate() {
        assert!(!ids.split_at(index).0.contains(id), "{id} twice");
    }
}
