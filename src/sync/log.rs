//! The shopper's intents, in order, that the server has not confirmed.

use crate::cart::document::Node;
use crate::cart::interned::Text;
use crate::cart::list::{Listed, keep};
use crate::sync::intent::{Action, Intent, Problem, Product};
use crate::sync::names::CORRECTION;

/// An intent that has not ended.
#[derive(Clone, Debug)]
pub struct Entry<N: Node> {
    /// The intent.
    pub intent: Intent<N>,
    /// Whether the request on the wire carries it.
    pub flying: bool,
    /// Whether later intents of its line must wait for it: set when a request that carried several
    /// intents of one line was refused, so that only the ones to blame are refused in the end.
    pub barrier: bool,
    /// How often it was sent without effect.
    pub attempts: u8,
    /// When the shopper asked for it, in milliseconds since the epoch.
    pub since: u64,
    /// Why it is not sent until somebody says so: the store keeps failing on it, or it is too old.
    pub held: Option<Problem>,
    /// Whether a request may carry it of which this page does not know: that of a page that is gone, or its own
    /// that another page judges. Whoever has the lane knows.
    pub unsure: bool,
}

impl<N: Node> Entry<N> {
    /// Whether the machine asks for this itself, to put right what was carried out twice or erased.
    pub fn is_correction(&self) -> bool {
        self.intent.id.starts_with(CORRECTION)
    }
}

/// The log.
#[derive(Clone, Debug)]
pub struct Log<N: Node> {
    entries: Vec<Entry<N>>,
}

impl<N: Node> Default for Log<N> {
    fn default() -> Self {
        Log {
            entries: Vec::new(),
        }
    }
}

impl<N: Node> Log<N> {
    /// All entries, oldest first.
    pub fn entries(&self) -> &[Entry<N>] {
        &self.entries
    }

    /// Whether an intent is held.
    pub fn holds(&self, id: &Text) -> bool {
        self.entries.iter().any(|entry| entry.intent.id == id)
    }

    /// Takes an intent in, as the newest.
    pub fn push(&mut self, intent: Intent<N>, since: u64) {
        self.push_entry(Entry {
            intent,
            flying: false,
            barrier: false,
            attempts: 0,
            since,
            held: None,
            unsure: false,
        });
    }

    /// Takes an intent in, before all that wait.
    pub fn push_first(&mut self, intent: Intent<N>, since: u64) {
        self.push(intent, since);
        if let Some(entry) = self.entries.pop() {
            self.entries.insert(0, entry);
        }
    }

    /// Takes these corrections in the place of those that it holds, before all that waits.
    pub fn correct(&mut self, mut corrections: Vec<Entry<N>>) {
        keep(&mut self.entries, |entry| !entry.is_correction());
        let taken_out = corrections
            .iter()
            .filter_map(|entry| match &entry.intent.action {
                Action::Remove { line } => Some(line.clone()),
                _ => None,
            })
            .listed();
        for entry in &mut corrections {
            if let Action::Add { line, product, .. } = &mut entry.intent.action
                && !taken_out.contains(line)
                && let Some(twin) = self.twin(product)
            {
                line.clone_from(twin);
            }
        }
        corrections.append(&mut self.entries);
        self.entries = corrections;
    }

    /// The line of an add that waits, which is the one that this product makes again.
    pub fn twin(&self, product: &Product<N>) -> Option<&Text> {
        self.entries
            .iter()
            .find_map(|entry| match &entry.intent.action {
                Action::Add {
                    line,
                    product: other,
                    ..
                } if other.predicted_key == product.predicted_key => Some(line),
                _ => None,
            })
    }

    /// Takes in an entry that storage kept.
    pub fn push_entry(&mut self, entry: Entry<N>) {
        if !self.holds(&entry.intent.id) {
            self.entries.push(entry);
        }
    }

    /// All entries, oldest first, to change.
    pub fn entries_mut(&mut self) -> &mut [Entry<N>] {
        &mut self.entries
    }

    /// The entry of an intent.
    pub fn get_mut(&mut self, id: &Text) -> Option<&mut Entry<N>> {
        self.entries.iter_mut().find(|entry| entry.intent.id == id)
    }

    /// Takes an intent out, because it has ended.
    pub fn take(&mut self, id: &Text) -> Option<Entry<N>> {
        let at = self
            .entries
            .iter()
            .position(|entry| entry.intent.id == id)?;
        Some(self.entries.remove(at))
    }

    /// Takes out what comes after an intent, if that clears the cart.
    pub fn after_clear(&mut self, id: &Text) -> Vec<Entry<N>> {
        let clears = |entry: &Entry<N>| {
            entry.intent.id == id && matches!(entry.intent.action, Action::Clear)
        };
        match self.entries.iter().position(clears) {
            Some(at) => self.entries.split_off(at + 1),
            None => Vec::new(),
        }
    }

    /// Marks the intents that the request on the wire carries.
    pub fn mark_flying(&mut self, ids: &[Text]) {
        for entry in &mut self.entries {
            if ids.contains(&entry.intent.id) {
                entry.flying = true;
            }
        }
    }

    /// No request is on the wire any more.
    pub fn land(&mut self) {
        for entry in &mut self.entries {
            entry.flying = false;
        }
    }

    /// Whether anything waits to be sent.
    pub fn has_waiting(&self) -> bool {
        self.entries.iter().any(|entry| !entry.flying)
    }
}
