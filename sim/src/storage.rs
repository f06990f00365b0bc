//! The storage of a device: records by name, as localStorage keeps them for all its tabs.

use std::cell::OnceCell;
use std::rc::Rc;

use cocart_wasm::sync::ports::{Slot, Stored};
use cocart_wasm::sync::record::{self, Opened};
use cocart_wasm::sync::sabotage::{self, Fault};

use crate::explore::digest::Digest;

/// The name of a record: a slot, and for a log the page it belongs to.
pub type Name = (Slot, u32);

/// A record, and the same in one number once that was asked for.
struct Kept {
    text: String,
    digest: OnceCell<Digest>,
}

impl Kept {
    fn new(text: String) -> Rc<Kept> {
        Rc::new(Kept {
            text,
            digest: OnceCell::new(),
        })
    }
}

/// The storage of one device.
#[derive(Clone, Default)]
pub struct Storage {
    records: Vec<(Name, Rc<Kept>)>,
    /// What a page keeps for itself because storage refused it.
    refused: Vec<(u32, Name, String)>,
    /// Whether it refuses to keep anything new.
    pub full: bool,
    /// Counts the changes of the base.
    pub version: u64,
}

/// The name of a record of a page. All slots but the log are shared.
pub fn name(slot: Slot, page: u32) -> Name {
    match slot {
        Slot::Log => (slot, page),
        _ => (slot, 0),
    }
}

impl Storage {
    /// What a record holds.
    pub fn get(&self, name: Name) -> Option<&str> {
        let found = self.records.iter().find(|(kept, _)| *kept == name);
        found.map(|(_, record)| record.text.as_str())
    }

    /// What a record holds as a page sees it.
    pub fn get_for(&self, page: u32, name: Name) -> Option<&str> {
        let refused = || {
            self.refused
                .iter()
                .find(|(by, kept, _)| *by == page && *kept == name)
        };
        self.get(name)
            .or_else(|| refused().map(|(_, _, record)| record.as_str()))
    }

    /// Keeps a record for a page, or forgets it; says whether that worked. As `src/browser/storage.rs`
    /// does it: a record of a newer format stays, one that is refused is kept by the page alone.
    pub fn set(&mut self, page: u32, name: Name, record: Option<String>) -> bool {
        if self.get(name).is_some_and(record::is_newer) && !sabotage::is(Fault::OverwriteNewer) {
            return false;
        }
        self.version += u64::from(name.0 == Slot::Base);
        self.refused
            .retain(|(by, kept, _)| *by != page || *kept != name);
        let Some(record) = record else {
            self.records.retain(|(kept, _)| *kept != name);
            return true;
        };
        if self.full {
            self.records.retain(|(kept, _)| *kept != name);
            self.refused.push((page, name, record));
            return false;
        }
        match self.records.iter_mut().find(|(kept, _)| *kept == name) {
            Some((_, kept)) => *kept = Kept::new(record),
            None => self.records.push((name, Kept::new(record))),
        }
        true
    }

    /// Whether a page keeps something for itself.
    pub fn keeps_alone(&self, page: u32) -> bool {
        self.refused.iter().any(|(by, ..)| *by == page)
    }

    /// Everything in it by name, each in one number that `digest` makes of it.
    pub(crate) fn digests(&self, digest: impl Fn(Slot, &str) -> Digest) -> Vec<(Name, &Digest)> {
        let records = self.records.iter();
        let digests = records.map(|((slot, page), kept)| {
            let made = kept.digest.get_or_init(|| digest(*slot, &kept.text));
            ((*slot, *page), made)
        });
        let mut digests: Vec<_> = digests.collect();
        digests.sort_unstable_by_key(|((slot, page), _)| (*slot as u8, *page));
        digests
    }

    /// Whether the base or the flight are of a newer format.
    pub fn is_newer(&self) -> bool {
        let shared = [Slot::Base, Slot::Flight].into_iter();
        let mut records = shared.filter_map(|slot| self.get((slot, 0)));
        records.any(record::is_newer)
    }

    /// Forgets everything.
    pub fn wipe(&mut self) {
        self.version += 1;
        self.records.clear();
    }

    /// Changes a record behind everybody's back; says whether there was one.
    pub fn damage(&mut self, name: Name, change: impl FnOnce(&str) -> String) -> bool {
        match self.records.iter_mut().find(|(kept, _)| *kept == name) {
            Some((_, record)) => {
                *record = Kept::new(change(&record.text));
                self.version += 1;
                true
            }
            None => false,
        }
    }

    /// The pages that a log is kept of.
    pub fn logs(&self) -> Vec<u32> {
        let logs = self
            .records
            .iter()
            .filter(|((slot, _), _)| *slot == Slot::Log);
        logs.map(|((_, page), _)| *page).collect()
    }

    /// Whether a log of any page holds an intent.
    pub fn holds(&self, intent: &str) -> bool {
        let quoted = format!("\"{intent}\"");
        self.records
            .iter()
            .filter(|((slot, _), record)| *slot == Slot::Log && record.text.contains(&quoted))
            .any(|(_, record)| matches!(record::open(&record.text), Opened::Content(_)))
    }

    /// What a page that gets the lane is told: of the base only whether it is there, where it is that of the version
    /// that the page has `known` before.
    pub fn stored(&self, page: u32, known: Option<u64>) -> Stored {
        let get = |slot| self.get_for(page, (slot, 0)).map(String::from);
        let is_known = known == Some(self.version)
            || sabotage::is(Fault::ElideNewer) && known.is_some_and(|known| known > 0);
        let base = self.get_for(page, (Slot::Base, 0));
        Stored {
            key: get(Slot::Key),
            base: base.map(|base| if is_known { String::new() } else { base.into() }),
            flight: get(Slot::Flight),
            customer: get(Slot::Customer),
            ..Stored::default()
        }
    }
}
