//! Ends panics early. Text and place of a panic, and all that writes them, take a fifth of the WASM; a
//! shop needs only to know that there was one. So every way into the standard library's panics leads
//! straight to the function that tells the facade, and then traps.

use anyhow::{Context, Result};
use walrus::ir::Value;
use walrus::{ConstExpr, DataKind, FunctionBuilder, FunctionKind, Module};

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

/// How functions end that only the text of a panic is made with: the crate formats nothing, least of
/// all for debugging (its lints deny that).
const FORMATTING: [&str; 6] = [
    " as core::fmt::Debug>::fmt",
    " as core::fmt::Write>::write_char",
    " as core::fmt::Write>::write_str",
    "<usize as core::fmt::Display>::fmt",
    " as core::panic::PanicPayload>::get",
    "::assert_failed",
];

/// Takes the text and the places of panics out.
pub fn shorten(module: &mut Module) -> Result<()> {
    end_early(module)?;
    let segments: Vec<_> = module.data.iter().map(|data| data.id()).collect();
    for segment in segments {
        let data = module.data.get_mut(segment);
        if let DataKind::Active { offset, .. } = &data.kind
            && let ConstExpr::Value(Value::I32(offset)) = *offset
        {
            forget_places(&mut data.value, offset as u32);
        }
    }
    Ok(())
}

/// Zeroes the names of source files and the places that point at them: nothing reads them any more,
/// but no optimiser can know.
fn forget_places(data: &mut [u8], offset: u32) {
    let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || b"/._-".contains(byte);
    let mut files = Vec::new();
    for end in 3..=data.len() {
        if data[..end].ends_with(b".rs") {
            let length = data[..end]
                .iter()
                .rev()
                .take_while(|byte| is_part(byte))
                .count();
            files.push(end - length..end);
        }
    }
    // A place is the address of the name, its length, line and column. Where names stand side by side,
    // what looks like the beginning of one may be the end of the one before.
    for at in 0..data.len().saturating_sub(15) {
        let word = |from: usize| {
            data[from..from + 4]
                .try_into()
                .map_or(0, u32::from_le_bytes)
        };
        let (start, length) = (
            word(at).wrapping_sub(offset) as usize,
            word(at + 4) as usize,
        );
        let end = start.saturating_add(length);
        if files
            .iter()
            .any(|file| file.start <= start && end == file.end && length > 3)
        {
            data[at..at + 16].fill(0);
            data[start..end].fill(0);
        }
    }
}

/// Replaces the bodies of all ways into a panic.
fn end_early(module: &mut Module) -> Result<()> {
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
    use super::*;

    #[test]
    fn places_are_forgotten_and_nothing_else() {
        let mut data = b"a message src/a.rs".to_vec();
        for word in [1024_u32 + 10, 8, 3, 5, 1024, 9, 1, 1] {
            data.extend(word.to_le_bytes());
        }
        let message = data[34..].to_vec();
        forget_places(&mut data, 1024);
        assert_eq!(&data[..10], b"a message ");
        assert!(data[10..34].iter().all(|byte| *byte == 0));
        assert_eq!(&data[34..], message);
    }

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
}
