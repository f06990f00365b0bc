//! Texts that the model is made of: ids, keys, codes, names.
//!
//! The same few of them come again and again. In the browser there is one of each, for as long as the page
//! runs: a copy is a number, two are the same where their numbers are, and none has to be given back, all of
//! which makes the code that handles them much smaller. Natively they are shared and end like any value, so
//! that a million trips of the simulator leave nothing behind.

use std::fmt;
use std::ops::Deref;

/// A text that never changes. Made of `&str` or `String` with `into()`, and used as `&str`.
#[derive(Clone, PartialEq, Eq)]
pub struct Text(kept::Kept);

impl Text {
    /// The text with nothing in it.
    pub fn new() -> Self {
        Text::default()
    }

    /// The text itself.
    pub fn as_str(&self) -> &str {
        self
    }
}

impl Default for Text {
    fn default() -> Self {
        Text::from("")
    }
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        self.0.text()
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Text(kept::keep(text))
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Text::from(text.as_str())
    }
}

impl From<&String> for Text {
    fn from(text: &String) -> Self {
        Text::from(text.as_str())
    }
}

impl From<&Text> for Text {
    fn from(text: &Text) -> Self {
        text.clone()
    }
}

impl From<&Text> for String {
    fn from(text: &Text) -> Self {
        String::from(text.as_str())
    }
}

impl From<Text> for String {
    fn from(text: Text) -> Self {
        String::from(text.as_str())
    }
}

impl PartialEq<str> for Text {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == other
    }
}

impl PartialEq<&str> for Text {
    fn eq(&self, other: &&str) -> bool {
        self.as_str() == *other
    }
}

impl PartialEq<&Text> for Text {
    fn eq(&self, other: &&Text) -> bool {
        self == *other
    }
}

impl PartialEq<Text> for &Text {
    fn eq(&self, other: &Text) -> bool {
        *self == other
    }
}

impl PartialEq<String> for Text {
    fn eq(&self, other: &String) -> bool {
        self.as_str() == other
    }
}

impl PartialEq<Text> for str {
    fn eq(&self, other: &Text) -> bool {
        self == other.as_str()
    }
}

impl PartialEq<Text> for &str {
    fn eq(&self, other: &Text) -> bool {
        *self == other.as_str()
    }
}

impl PartialEq<Text> for String {
    fn eq(&self, other: &Text) -> bool {
        self == other.as_str()
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_str().fmt(out)
    }
}

impl fmt::Display for Text {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_str().fmt(out)
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod kept {
    use std::rc::Rc;

    /// `None` for the empty text.
    #[derive(Clone, PartialEq, Eq)]
    pub struct Kept(Option<Rc<str>>);

    impl Kept {
        pub fn text(&self) -> &str {
            self.0.as_deref().unwrap_or_default()
        }
    }

    pub fn keep(text: &str) -> Kept {
        Kept((!text.is_empty()).then(|| text.into()))
    }
}

#[cfg(target_arch = "wasm32")]
mod kept {
    use std::cell::Cell;
    use std::ptr;

    /// One text of the table.
    pub struct Entry {
        text: Box<str>,
        next: Option<&'static Entry>,
    }

    #[derive(Clone, Copy)]
    pub struct Kept(&'static Entry);

    impl Kept {
        pub fn text(&self) -> &str {
            &self.0.text
        }
    }

    /// There is but one of each.
    impl PartialEq for Kept {
        fn eq(&self, other: &Self) -> bool {
            ptr::eq(self.0, other.0)
        }
    }

    impl Eq for Kept {}

    /// How many lists the texts are spread over.
    const LISTS: usize = 1024;

    thread_local! {
        static TABLE: [Cell<Option<&'static Entry>>; LISTS] = const { [const { Cell::new(None) }; LISTS] };
    }

    #[inline(never)]
    pub fn keep(text: &str) -> Kept {
        TABLE.with(|table| {
            let hash = text.bytes().fold(0_usize, |hash, byte| {
                hash.wrapping_mul(31).wrapping_add(usize::from(byte))
            });
            // There is always a list of that number.
            let list = table.get(hash % LISTS);
            let first = list.and_then(Cell::get);
            let mut next = first;
            while let Some(entry) = next {
                if *entry.text == *text {
                    return Kept(entry);
                }
                next = entry.next;
            }
            let entry: &'static Entry = Box::leak(Box::new(Entry {
                text: text.into(),
                next: first,
            }));
            if let Some(list) = list {
                list.set(Some(entry));
            }
            Kept(entry)
        })
    }
}
