//! Ends panics early. Text and place of a panic, and all that writes them, take a fifth of the WASM; a
//! shop needs only to know that there was one. So every way into the standard library's panics leads
//! straight to the function that tells the facade, and then traps.

use anyhow::{Context, Result};
use walrus::{FunctionBuilder, FunctionKind, Module};

/// The function that tells the facade; takes and returns nothing.
const REPORT: &str = "cocart_wasm::browser::panic::report";

/// Ways into a panic, as they begin. None of them returns.
const ENTRANCES: [&str; 16] = [
    "core::panicking::",
    "core::str::slice_error_fail",
    "core::slice::index::slice_",
    "core::slice::copy_from_slice_impl::",
    "core::option::unwrap_failed",
    "core::option::expect_failed",
    "core::result::unwrap_failed",
    "core::cell::panic_",
    "core::cell::lazy::panic_",
    "alloc::raw_vec::handle_error",
    "alloc::raw_vec::capacity_overflow",
    "alloc::alloc::handle_alloc_error",
    "std::panicking::begin_panic",
    "std::thread::local::panic_",
    "<core::cell::BorrowError as ",
    "<core::cell::BorrowMutError as ",
];

/// How functions end that only the text of a panic is made with, because the crate formats nothing: the
/// last test below sees to that.
const FORMATTING: [&str; 6] = [
    " as core::fmt::Debug>::fmt",
    " as core::fmt::Write>::write_char",
    " as core::fmt::Write>::write_str",
    "<usize as core::fmt::Display>::fmt",
    " as core::panic::PanicPayload>::get",
    "::assert_failed",
];

/// Replaces the bodies of all ways into a panic.
pub fn end_early(module: &mut Module) -> Result<()> {
    let mut report = None;
    let mut entrances = Vec::new();
    for function in module.funcs.iter_local() {
        let function = module.funcs.get(function.0);
        let Some(name) = &function.name else { continue };
        let name = format!("{:#}", rustc_demangle::demangle(name));
        if name == REPORT {
            report = Some(function.id());
        } else if is_entrance(&name) {
            entrances.push((function.id(), function.ty()));
        }
    }
    let report = report.context("the crate has no function that reports panics")?;
    for (function, ty) in entrances {
        let (parameters, results) = module.types.params_results(ty);
        let (parameters, results) = (parameters.to_vec(), results.to_vec());
        let mut body = FunctionBuilder::new(&mut module.types, &parameters, &results);
        body.func_body().call(report).unreachable();
        let arguments = parameters.iter().map(|ty| module.locals.add(*ty)).collect();
        module.funcs.get_mut(function).kind = FunctionKind::Local(body.local_func(arguments));
    }
    Ok(())
}

fn is_entrance(name: &str) -> bool {
    // The compiler numbers functions that it has several of.
    let name = name.trim_end_matches(|end: char| end == '.' || end.is_ascii_digit());
    ENTRANCES.iter().any(|start| name.starts_with(start))
        || FORMATTING.iter().any(|end| name.ends_with(end))
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::*;

    #[test]
    fn ways_into_a_panic_are_known_by_their_names() {
        for name in [
            "core::panicking::panic_fmt",
            "core::panicking::panic_const::panic_const_div_by_zero",
            "<alloc::vec::Vec<_, _>>::remove::assert_failed",
            "core::slice::index::slice_index_fail",
            "<char as core::fmt::Debug>::fmt.346",
        ] {
            assert!(is_entrance(name), "{name}");
        }
        for name in [
            "core::fmt::write",
            "core::slice::memchr::memchr",
            "std::panicking::set_hook",
        ] {
            assert!(!is_entrance(name), "{name}");
        }
    }

    /// But for the request builder of Rust front ends, which the engine does not use, and for what only the explorer
    /// of schedules reads.
    #[test]
    fn the_crate_formats_nothing() {
        let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("../src")];
        let mut files = 0;
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    if !path.ends_with("api/builder") {
                        folders.push(path);
                    }
                    continue;
                }
                if path.ends_with("tests.rs") || path.ends_with("sync/state.rs") {
                    continue;
                }
                let source = fs::read_to_string(&path).unwrap();
                let shipped = source.split("#[cfg(test)]").next().unwrap();
                for word in ["format!", "write!", "print!", "println!", "dbg!", "{:?}"] {
                    assert!(!shipped.contains(word), "{word} in {}", path.display());
                }
                files += 1;
            }
        }
        assert!(files > 50, "the sources were not found");
    }
}
