//! Local line ids and the server's item keys.
//!
//! A line that the server made is named by its key. A line that an intent made has an id of its own,
//! which it keeps when the server has given it a key.

use crate::cart::decimal;
use crate::cart::interned::Text;
use crate::cart::list::keep;

/// Begins the ids of intents that put right what was carried out twice or erased.
pub const CORRECTION: &str = "correction";

/// Which local ids stand for which item keys.
#[derive(Clone, Debug, Default)]
pub struct Names {
    bound: Vec<(Text, Text)>,
}

impl Names {
    /// The pairs of local id and item key, oldest first.
    pub fn pairs(&self) -> &[(Text, Text)] {
        &self.bound
    }

    /// Gives a local id its item key. An id keeps its first key.
    pub fn bind(&mut self, id: &Text, key: &Text) {
        if id != key && self.key_of(id).is_none() {
            self.bound.push((id.into(), key.into()));
        }
    }

    /// Gives a local id the item key of the line it has made, which shows under it from now on: a line
    /// that had this key before is gone, or turned out to be the same.
    pub fn bind_made(&mut self, id: &Text, key: &Text) {
        if id != key && self.key_of(id).is_none() {
            self.bound.insert(0, (id.into(), key.into()));
        }
    }

    /// A line that is shown under its key keeps that id, whatever else it is called from now on.
    pub fn hold(&mut self, key: &Text) {
        if self.id_of(key) == key {
            self.bound.push((key.into(), key.into()));
        }
    }

    /// The item key of a local id, where the server has given one.
    pub fn key_of(&self, id: &Text) -> Option<&Text> {
        self.bound
            .iter()
            .find(|(bound, _)| bound == id)
            .map(|(_, key)| key)
    }

    /// The item key that an id stands for: bound to it, or the id itself.
    pub fn resolve<'a>(&'a self, id: &'a Text) -> &'a Text {
        self.key_of(id).unwrap_or(id)
    }

    /// The local id of an item key: the oldest bound to it, or the key itself.
    pub fn id_of<'a>(&'a self, key: &'a Text) -> &'a Text {
        self.bound
            .iter()
            .find(|(_, bound)| bound == key)
            .map_or(key, |(id, _)| id)
    }

    /// Forgets the ids of lines that are gone.
    pub fn keep(&mut self, still_used: impl Fn(&Text, &Text) -> bool) {
        keep(&mut self.bound, |(id, key)| still_used(id, key));
    }
}

/// Mints names that no other page of this store mints.
#[derive(Clone, Debug)]
pub struct Mint {
    page: Text,
    count: u32,
}

impl Mint {
    /// Names begin with `page`, which must be random enough to be unique.
    pub fn new(page: &str) -> Self {
        Mint {
            page: page.into(),
            count: 0,
        }
    }

    /// A name that was never given before.
    pub fn name(&mut self, prefix: &str) -> Text {
        self.count = self.count.wrapping_add(1);
        let mut name = String::from(prefix);
        name.push('-');
        name.push_str(&self.page);
        name.push('-');
        decimal::push_whole(&mut name, u64::from(self.count));
        name.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_keeps_its_id_when_the_server_gives_it_a_key() {
        let mut names = Names::default();
        names.bind(&"line-a-1".into(), &"aab3".into());
        assert_eq!(names.id_of(&"aab3".into()), "line-a-1");
        assert_eq!(names.resolve(&"line-a-1".into()), "aab3");
        assert_eq!(names.id_of(&"other".into()), "other");
    }

    #[test]
    fn two_ids_of_one_key_show_under_the_older() {
        let mut names = Names::default();
        names.bind(&"line-a-1".into(), &"aab3".into());
        names.bind(&"line-a-2".into(), &"aab3".into());
        assert_eq!(names.id_of(&"aab3".into()), "line-a-1");
        assert_eq!(names.resolve(&"line-a-2".into()), "aab3");
    }

    #[test]
    fn names_are_never_given_twice() {
        let mut mint = Mint::new("k3");
        assert_eq!(mint.name("line"), "line-k3-1");
        assert_eq!(mint.name("line"), "line-k3-2");
    }
}
