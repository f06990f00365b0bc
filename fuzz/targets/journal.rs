//! The bytes of a record in storage, as they are and under a right checksum.
#![no_main]

use cocart_wasm::sync::names::Names;
use cocart_wasm::sync::{journal, record};
use libfuzzer_sys::fuzz_target;
use serde_json::Value;

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    read(&text);
    read(&record::seal(&text));
});

fn read(stored: &str) {
    let _ = record::open(stored);
    let _ = journal::read_newer_base::<Value>(stored, None);
    let _ = journal::read_flight::<Value>(stored);
    if let Some(entries) = journal::read_log::<Value>(stored) {
        let _ = journal::write_log(&entries, &Names::default());
    }
}
