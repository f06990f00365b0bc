//! Crate to WASM and glue code. wasm-bindgen's tool is linked as a library, so that Cargo.lock holds
//! crate and tool at one version and nothing has to be installed.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};
use wasm_bindgen_cli_support::Bindgen;

use crate::names::Names;
use crate::{panics, places};

/// What is compiled for.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// How wasm-bindgen names, in the WASM and in the glue code, where imports come from.
const MODULE: &str = "./cocart_wasm_bg.js";
/// What stands for it: the WASM repeats it with every import.
const SHORT_MODULE: &str = "$";

/// What LLVM does to save time at the price of bytes, and what it could do more to save bytes. Each was measured,
/// compressed.
const SMALLER: [&str; 6] = [
    // Doing the same in several places, so that it is done once on each way.
    "-enable-pre=0",
    "-enable-load-pre=0",
    // Keeping one more variable for each address that a loop walks along, or for what it writes.
    "-disable-lsr",
    "-disable-licm-promotion",
    // Copies of what is larger than its call.
    "-inline-threshold=0",
    // What ways have in common before they meet.
    "-sink-common-insts=1",
];

/// Which of the two builds.
#[derive(Clone, Copy, PartialEq)]
pub enum Variant {
    /// What the package ships.
    Shipped,
    /// With a method that panics on purpose, for the tests of recovery.
    TestTraps,
}

/// Builds into `folder`, else into `target/bindgen` or `target/bindgen-test-traps`. The names of functions stay in;
/// wasm-opt drops them from what ships and keeps them for the size table.
pub fn run(variant: Variant, folder: Option<&Path>) -> Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .context("xtask lies in the workspace")?;
    let usual = root.join("target").join(match variant {
        Variant::Shipped => "bindgen",
        Variant::TestTraps => "bindgen-test-traps",
    });
    let output = folder.map_or(usual, Path::to_path_buf);
    let module = compile(root, variant)?;
    let mut generated = Bindgen::new()
        .input_path(module)
        .web(true)?
        .typescript(true)
        .omit_default_module_path(true)
        .reset_state_function(true)
        .demangle(false)
        .remove_name_section(false)
        .remove_producers_section(true)
        .generate_output()
        .context("wasm-bindgen failed")?;

    let mut names = Names::new();
    let wasm = generated.wasm_mut();
    panics::end_early(wasm)?;
    places::forget(wasm);
    for import in wasm.imports.iter_mut() {
        // What the WASM takes right from one of our own modules is called what it is called there.
        if import.module == MODULE {
            import.name = names.shorten(&import.name);
            import.module = SHORT_MODULE.into();
        }
    }
    for export in wasm.exports.iter_mut() {
        // The closures; what the engine is called by keeps its name.
        if export.name.starts_with("_ZN") || export.name.starts_with("_R") {
            export.name = names.shorten(&export.name);
        }
    }
    generated.emit(&output)?;
    let glue = output.join("cocart_wasm.js");
    let code = fs::read_to_string(&glue).context("wasm-bindgen left no glue code")?;
    ensure!(
        code.contains(MODULE),
        "wasm-bindgen names its imports otherwise: see build.rs"
    );
    let code = names.apply(&code).replace(MODULE, SHORT_MODULE);
    fs::write(&glue, code).context("cannot write the glue code")
}

fn compile(root: &Path, variant: Variant) -> Result<PathBuf> {
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo
        .current_dir(root)
        .args(["rustc", "--release", "--lib", "--package", "cocart-wasm"])
        // With the rlib beside it, cargo would quietly leave out link-time optimisation.
        .args(["--crate-type", "cdylib", "--target", TARGET]);
    if variant == Variant::TestTraps {
        cargo.args(["--features", "test-traps"]);
    }
    cargo.args(["--", "-C", &format!("llvm-args={}", SMALLER.join(" "))]);
    cargo.env("CARGO_ENCODED_RUSTFLAGS", remapped(root).join("\x1f"));
    let status = cargo.status().context("cargo did not start")?;
    ensure!(status.success(), "cargo build failed");
    let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from);
    Ok(target.join(TARGET).join("release").join("cocart_wasm.wasm"))
}

/// Takes the builder's own folders out of the places that panics name: everybody builds the same bytes.
fn remapped(root: &Path) -> Vec<String> {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(env::home_dir()?.join(".cargo")));
    let mut flags = vec![format!("--remap-path-prefix={}=", root.display())];
    let sources = home.and_then(|home| fs::read_dir(home.join("registry/src")).ok());
    for source in sources.into_iter().flatten().flatten() {
        flags.push(format!("--remap-path-prefix={}=", source.path().display()));
    }
    flags
}
