//! Takes the places and texts of panics out of the data: nothing reads them once every panic ends early.

use walrus::ir::Value;
use walrus::{ConstExpr, DataKind, Module};

/// What a panic in the standard library or wasm-bindgen says, as far as it takes space here.
const TEXTS: [&str; 25] = [
    "slice index starts at ",
    " but ends at ",
    "index out of bounds: the len is ",
    " but the index is ",
    "range start index ",
    "range end index ",
    "\" out of range for slice of length ",
    " out of range for slice of length ",
    "`at` split index (is ",
    ") should be <= len (is ",
    "removal index (is ",
    ") should be < len (is ",
    "mid > len",
    "assertion failed: k <= self.len()",
    "LazyCell instance has previously been poisoned",
    "attempt to divide by zero",
    "`async fn` resumed after completion",
    "RefCell already mutably borrowed",
    "RefCell already borrowed",
    "internal error: entered unreachable code",
    "cannot modify the panic hook from a panicking thread",
    "Tried to shrink to a larger capacity",
    "capacity overflow",
    "finish: callbacks should be Some",
    "finish: result should be None",
];

/// A `core::panic::Location`: where the name of the file is, its length, line, column.
const PLACE: usize = 16;

/// Blanks them in all data of a module.
pub fn forget(module: &mut Module) {
    let segments: Vec<_> = module.data.iter().map(|data| data.id()).collect();
    for id in segments {
        let data = module.data.get_mut(id);
        if let DataKind::Active {
            offset: ConstExpr::Value(Value::I32(start)),
            ..
        } = data.kind
        {
            blank(&mut data.value, start as usize);
        }
    }
}

fn blank(data: &mut [u8], start: usize) {
    let mut dead = Vec::new();
    for at in (start.next_multiple_of(4) - start..).step_by(4) {
        let Some(place) = data.get(at..at + PLACE) else {
            break;
        };
        let word = |at: usize| {
            u32::from_le_bytes([place[at], place[at + 1], place[at + 2], place[at + 3]])
        };
        let length = word(4) as usize;
        let Some(from) = (word(0) as usize).checked_sub(start) else {
            continue;
        };
        let name = data.get(from..from.saturating_add(length));
        if name.is_some_and(|name| name.ends_with(b".rs"))
            && (1..1 << 16).contains(&word(8))
            && word(12) < 1 << 10
        {
            dead.extend([at..at + PLACE, from..from + length]);
        }
    }
    for text in TEXTS {
        let found = data
            .windows(text.len())
            .position(|window| window == text.as_bytes());
        dead.extend(found.map(|at| at..at + text.len()));
    }
    for range in dead {
        data[range].fill(0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_and_texts_go_and_all_else_stays() {
        let mut data = b"..src/a.rs..RefCell already borrowed..kept.rs".to_vec();
        let start = 1_u32 << 20;
        let pad = |data: &mut Vec<u8>| data.resize(data.len().next_multiple_of(4), b'.');
        let words = |words: [u32; 4]| words.map(u32::to_le_bytes).concat();
        pad(&mut data);
        let place = data.len();
        data.extend(words([start + 2, 8, 12, 5]));
        // Two texts beside each other, the first of a file: no line and column follow.
        let texts = words([start + 38, 7, start + 2, 8]);
        data.extend(&texts);

        blank(&mut data, start as usize);

        assert!(data[place..place + PLACE].iter().all(|byte| *byte == 0));
        assert_eq!(data[place + PLACE..], texts);
        let left: Vec<u8> = data[..place]
            .iter()
            .copied()
            .filter(|byte| *byte != 0)
            .collect();
        assert_eq!(left, b"......kept.rs...");
    }
}
