//! The envelope of everything that is stored: version, least version that may read it, checksum.

use crate::cart::decimal::{self, push_hexadecimal};
use crate::cart::search::split_once;

/// The version this code writes.
const VERSION: &str = "2";
/// The oldest version that understands what this code writes.
const MINIMUM_READER: u64 = 1;
/// The version of this code as a reader.
const READER: u64 = 1;

/// What a stored record turned out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opened<'a> {
    /// Its content.
    Content(&'a str),
    /// Damaged: forget it and ask the store.
    Damaged,
    /// Written by a newer version that older ones must not touch.
    TooNew,
}

/// Wraps a content for storage: `2.1.0a1b2c3d:…`.
pub fn seal(content: &str) -> String {
    let mut record = String::with_capacity(content.len() + 16);
    record.push_str(VERSION);
    record.push('.');
    decimal::push_whole(&mut record, MINIMUM_READER);
    record.push('.');
    push_hexadecimal(&mut record, &checksum(content), b'a');
    record.push(':');
    record.push_str(content);
    record
}

/// Whether a record, of which the first characters are enough, must not be touched by this version.
pub fn is_newer(record: &str) -> bool {
    split_once(record, ".").is_some_and(|(_, rest)| {
        let (reader, _) = split_once(rest, ".").unwrap_or((rest, ""));
        decimal::whole(reader).is_some_and(|reader| reader > READER)
    })
}

/// Opens a stored record.
pub fn open(record: &str) -> Opened<'_> {
    let Some((head, content)) = split_once(record, ":") else {
        return Opened::Damaged;
    };
    let parts = split_once(head, ".").and_then(|(_, rest)| split_once(rest, "."));
    let Some((reader, sum)) = parts else {
        return Opened::Damaged;
    };
    match decimal::whole(reader) {
        None => return Opened::Damaged,
        Some(reader) if reader > READER => return Opened::TooNew,
        Some(_) => {}
    }
    let mut expected = String::new();
    push_hexadecimal(&mut expected, &checksum(content), b'a');
    if sum == expected {
        Opened::Content(content)
    } else {
        Opened::Damaged
    }
}

/// FNV-1a: finds truncation and damage, which is all it is for.
fn checksum(content: &str) -> [u8; 4] {
    let mut hash = 0x811c_9dc5_u32;
    for byte in content.bytes() {
        hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    }
    hash.to_be_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_sealed_opens() {
        let record = seal("{\"a\":\"é:1\"}");
        assert_eq!(open(&record), Opened::Content("{\"a\":\"é:1\"}"));
    }

    #[test]
    fn every_changed_or_missing_byte_is_found() {
        let record = seal("{\"a\":1}");
        for end in 0..record.len() {
            assert_eq!(open(&record[..end]), Opened::Damaged, "{}", &record[..end]);
        }
        assert_eq!(open(&record.replace("1}", "2}")), Opened::Damaged);
        assert_eq!(open(""), Opened::Damaged);
    }

    #[test]
    fn a_newer_format_is_left_alone_and_a_newer_but_readable_one_is_read() {
        let record = seal("{}");
        let (_, tail) = record.split_at(4);
        assert_eq!(open(&["2.2.", tail].concat()), Opened::TooNew);
        assert!(is_newer(&["2.2.", tail].concat()) && is_newer("10.12.") && !is_newer(&record));
        assert!(!is_newer("w0123456789") && !is_newer("") && !is_newer("a.b.c"));
        assert_eq!(open(&["2.1.", tail].concat()), Opened::Content("{}"));
    }
}
