//! What the store's own log says: which change of a line no client can tell from another one.
//!
//! A device whose request loads a line that another device has changed since it last looked, or while one of
//! its own requests is unclear, cannot know whose change it sees; nor can anybody put right what a request
//! does after its watch has ended. Each such change is noted with what the store held of the line then, and
//! the line is judged from there on. All other lines, and all that is asked for later, are judged in full.

use cocart_devstore::store::Store;

use crate::meant::State;

/// What the store holds under a key: quantity, and quantity that can be restored, by product.
pub type Row = Vec<(u64, State)>;

/// Why nobody could know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// A request was carried out after the watch for it had ended: the first documented hole.
    Late,
    /// Two devices changed one line at the same moment: the second documented hole.
    Devices,
    /// A request that nobody heard of was carried out late and refused, or made a line that no page could foresee: it
    /// writes the cart back as it was, which nobody recognises.
    Unforeseen,
}

/// A line of which the store holds what nobody could know.
#[derive(Clone, Debug)]
pub struct Hole {
    /// The cart key.
    pub key: String,
    /// The product.
    pub product: u64,
    /// How many steps all machines had made by then.
    pub step: u64,
    /// What the store held of it then.
    pub state: State,
    /// Why.
    pub why: Why,
    /// How many changes there were by then.
    pub at: usize,
}

/// A request has changed a line.
#[derive(Clone, Debug)]
struct Change {
    key: String,
    product: u64,
    device: usize,
}

/// A line that a lost request of a device has written over, until the device sees it.
#[derive(Clone, Debug)]
pub struct Erasure {
    change: Change,
    at: usize,
}

/// The log of a trip.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    changes: Vec<Change>,
    pub(crate) erasures: Vec<Erasure>,
    holes: Vec<Hole>,
}

impl Ledger {
    /// How many changes there were.
    pub fn now(&self) -> usize {
        self.changes.len()
    }

    /// Notes a change of a line.
    pub fn changed(&mut self, key: &str, product: u64, device: usize) {
        self.changes.push(Change {
            key: key.into(),
            product,
            device,
        });
    }

    /// A lost request has written over a line, which is the last change there was.
    pub fn erased(&mut self, key: &str, product: u64, device: usize) {
        let change = Change {
            key: key.into(),
            product,
            device,
        };
        let at = self.now();
        self.erasures.push(Erasure { change, at });
    }

    /// A device sees what the store held when there were so many changes.
    pub fn seen(&mut self, device: usize, loaded_at: usize) {
        self.erasures
            .retain(|erasure| erasure.change.device != device || erasure.at > loaded_at);
    }

    /// The lines that lost requests of a device have written over and that it has not yet seen.
    pub fn erased_unseen(&self, key: &str, device: usize) -> Vec<u64> {
        let changes = self.erasures.iter().map(|erasure| &erasure.change);
        let own = changes.filter(|change| change.device == device && change.key == key);
        own.map(|change| change.product).collect()
    }

    /// The lines that lost requests of other devices have written over and that these have not yet seen.
    pub fn erased_by_others(&self, key: &str, device: usize) -> Vec<u64> {
        let changes = self.erasures.iter().map(|erasure| &erasure.change);
        let others = changes.filter(|change| change.device != device && change.key == key);
        others.map(|change| change.product).collect()
    }

    /// The products that other devices have changed since.
    pub fn products_of_others(&self, key: &str, device: usize, since: usize) -> Vec<u64> {
        let changes = self.changes.iter().skip(since);
        let others = changes.filter(|change| change.device != device && change.key == key);
        others.map(|change| change.product).collect()
    }

    /// The lines of which nobody could know since.
    pub fn opened(&self, key: &str, since: usize) -> Vec<u64> {
        let holes = self.holes.iter();
        let since = holes.filter(|hole| hole.key == key && hole.at > since);
        since.map(|hole| hole.product).collect()
    }

    /// Notes that nobody could know of a line.
    pub fn open(&mut self, hole: Hole) {
        self.holes
            .retain(|known| known.key != hole.key || known.product != hole.product);
        self.holes.push(hole);
    }

    /// Whether this line, or any, is not judged from the beginning.
    pub fn is_open(&self, product: Option<u64>) -> bool {
        let mut holes = self.holes.iter();
        holes.any(|hole| product.is_none_or(|product| product == hole.product))
    }

    /// Whether a request has taken a line out after the watch for it had ended.
    pub fn is_emptied(&self) -> bool {
        let mut holes = self.holes.iter();
        holes.any(|hole| matches!(hole.why, Why::Late) && hole.state.0.is_none())
    }

    /// From when on a line is judged.
    pub fn hole(&self, key: &str, product: u64) -> Option<&Hole> {
        let mut holes = self.holes.iter();
        holes.find(|hole| hole.key == key && hole.product == product)
    }
}

/// What the store holds under a key.
pub fn row(store: &Store, key: &str) -> Row {
    let mut row: Row = Vec::new();
    let Some(session) = store.session(key) else {
        return row;
    };
    for (lines, removed) in [(&session.items, false), (&session.removed, true)] {
        for line in lines {
            let product = match line.variation_id {
                0 => line.product_id,
                variation => variation,
            };
            let at = row
                .iter()
                .position(|(known, _)| *known == u64::from(product));
            let at = at.unwrap_or_else(|| {
                row.push((u64::from(product), (None, None)));
                row.len() - 1
            });
            let state = &mut row[at].1;
            let quantity = if removed { &mut state.1 } else { &mut state.0 };
            *quantity = Some(quantity.unwrap_or(0) + line.quantity as i64);
        }
    }
    row
}

/// What a row says of a product.
pub fn of(row: &Row, product: u64) -> State {
    let found = row.iter().find(|(known, _)| *known == product);
    found.map_or((None, None), |(_, state)| *state)
}
