//! Where the bytes of the WASM are: the code section by room, the rest by section.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use wasmparser::{KnownCustom, Name, Parser, Payload, TypeRef};

/// Prints one line a room, `BYTES<tab>ROOM`, largest first; with `by_function` one line a function.
pub fn run(file: &Path, by_function: bool) -> Result<()> {
    let bytes = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
    for (name, size) in measure(&bytes, by_function)? {
        println!("{size}\t{name}");
    }
    Ok(())
}

/// Bytes of each room or function, largest first. Names are not counted: they do not ship.
fn measure(module: &[u8], by_function: bool) -> Result<Vec<(String, usize)>> {
    let mut imported = 0;
    let mut bodies: Vec<usize> = Vec::new();
    let mut names: Vec<(u32, String)> = Vec::new();
    let mut rooms: Vec<(String, usize)> = Vec::new();
    for payload in Parser::new(0).parse_all(module) {
        match payload? {
            Payload::ImportSection(reader) => {
                add(&mut rooms, "imports", reader.range().len());
                for import in reader.into_imports() {
                    if matches!(import?.ty, TypeRef::Func(_)) {
                        imported += 1;
                    }
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(body.range().len()),
            Payload::DataSection(reader) => add(&mut rooms, "data", reader.range().len()),
            Payload::CustomSection(section) => {
                if let KnownCustom::Name(reader) = section.as_known() {
                    for name in reader {
                        if let Name::Function(map) = name? {
                            for naming in map {
                                let naming = naming?;
                                names.push((naming.index, naming.name.to_owned()));
                            }
                        }
                    }
                }
            }
            Payload::CodeSectionStart { .. } => {}
            other => {
                if let Some((_, range)) = other.as_section() {
                    add(&mut rooms, "other sections", range.len());
                }
            }
        }
    }
    for (position, size) in bodies.into_iter().enumerate() {
        let index = imported + u32::try_from(position)?;
        let name = names.iter().find(|(named, _)| *named == index);
        let symbol = name.map_or("", |(_, name)| name);
        if by_function {
            let function = format!("{:#}", rustc_demangle::demangle(symbol));
            rooms.push((format!("{}\t{function}", room_of(symbol)), size));
        } else {
            add(&mut rooms, room_of(symbol), size);
        }
    }
    rooms.sort_by_key(|(room, size)| (usize::MAX - size, room.clone()));
    Ok(rooms)
}

fn add(rooms: &mut Vec<(String, usize)>, room: &str, size: usize) {
    match rooms.iter_mut().find(|(name, _)| name == room) {
        Some((_, total)) => *total += size,
        None => rooms.push((room.to_owned(), size)),
    }
}

/// The room of a function by its (mangled) name: a room of ours, else the crate it came from.
fn room_of(symbol: &str) -> &str {
    const OURS: [(&str, &str); 5] = [
        ("cart", "src/cart"),
        ("sync", "src/sync"),
        ("api", "src/api"),
        ("browser", "src/browser"),
        ("bindings", "src/bindings"),
    ];
    const CRATES: [(&str, &str); 14] = [
        ("gloo_net", "gloo-net"),
        ("gloo_storage", "gloo-storage"),
        ("serde_wasm_bindgen", "serde-wasm-bindgen"),
        ("wasm_bindgen_futures", "wasm-bindgen-futures"),
        ("wasm_bindgen", "wasm-bindgen"),
        ("__externref", "wasm-bindgen"),
        ("js_sys", "js-sys, web-sys"),
        ("web_sys", "js-sys, web-sys"),
        ("talc", "talc"),
        ("dlmalloc", "dlmalloc"),
        ("md5", "md-5"),
        ("digest", "md-5"),
        ("block_buffer", "md-5"),
        ("serde", "serde"),
    ];
    let name = format!("{:#}", rustc_demangle::demangle(symbol));
    if let Some((_, path)) = name.split_once("cocart_wasm::") {
        return OURS
            .iter()
            .find(|(module, _)| path.starts_with(&format!("{module}::")))
            .map_or("src", |(_, room)| room);
    }
    // Exports that the `Engine` class is made of carry plain names.
    if symbol.starts_with("engine_") || symbol.starts_with("__wbg_engine") {
        return "src/bindings";
    }
    if let Some((_, room)) = CRATES.iter().find(|(krate, _)| name.contains(krate)) {
        return room;
    }
    let standard = ["core", "alloc", "std", "__rust", "mem"];
    match standard
        .iter()
        .any(|start| name.trim_start_matches(['<', '&']).starts_with(start))
    {
        true => "standard library",
        false => "other functions",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_function_belongs_to_its_room_or_crate() {
        assert_eq!(
            room_of("_ZN11cocart_wasm4sync7machine4step17h0123456789abcdefE"),
            "src/sync"
        );
        assert_eq!(room_of("_ZN11cocart_wasm5panic17h0123456789abcdefE"), "src");
        assert_eq!(
            room_of("_ZN4core3fmt9Formatter3pad17h0123456789abcdefE"),
            "standard library"
        );
        assert_eq!(
            room_of("_ZN8gloo_net4http4send17h0123456789abcdefE"),
            "gloo-net"
        );
        assert_eq!(room_of("engine_setQuantity"), "src/bindings");
        assert_eq!(room_of("memcpy"), "standard library");
    }

    #[test]
    fn every_byte_of_a_body_is_counted_once() {
        // (module (func (nop)) (func (nop) (nop))) with the names of both functions.
        let names = [&[2, 0, 3][..], b"std", &[1, 8], b"engine_x"].concat();
        let mut module = b"\0asm\x01\0\0\0".to_vec();
        section(&mut module, 1, &[1, 0x60, 0, 0]);
        section(&mut module, 3, &[2, 0, 0]);
        section(&mut module, 10, &[2, 3, 0, 1, 0x0b, 4, 0, 1, 1, 0x0b]);
        let length = u8::try_from(names.len()).unwrap();
        section(
            &mut module,
            0,
            &[&[4][..], b"name", &[1, length], &names].concat(),
        );
        let rooms = measure(&module, false).unwrap();
        let size = |room: &str| rooms.iter().find(|(name, _)| name == room).unwrap().1;
        assert_eq!(size("standard library"), 3);
        assert_eq!(size("src/bindings"), 4);
    }
    fn section(module: &mut Vec<u8>, id: u8, content: &[u8]) {
        module.push(id);
        module.push(u8::try_from(content.len()).unwrap());
        module.extend(content);
    }
}
