//! Crate to WASM and glue code. wasm-bindgen's tool is linked as a library, so that Cargo.lock holds
//! crate and tool at one version and nothing has to be installed.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};
use wasm_bindgen_cli_support::Bindgen;

const TARGET: &str = "wasm32-unknown-unknown";

/// Which of the two builds.
#[derive(Clone, Copy, PartialEq)]
pub enum Variant {
    /// What the package ships.
    Shipped,
    /// With a method that panics on purpose, for the tests of recovery.
    TestTraps,
}

/// Builds into `target/bindgen` or `target/bindgen-test-traps`. The names of functions stay in;
/// wasm-opt drops them from what ships and keeps them for the size table.
pub fn run(variant: Variant) -> Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .context("xtask lies in the workspace")?;
    let output = root.join("target").join(match variant {
        Variant::Shipped => "bindgen",
        Variant::TestTraps => "bindgen-test-traps",
    });
    let module = compile(root, variant)?;
    Bindgen::new()
        .input_path(module)
        .web(true)?
        .typescript(true)
        .omit_default_module_path(true)
        .reset_state_function(true)
        .demangle(false)
        .remove_name_section(false)
        .remove_producers_section(true)
        .generate(&output)
        .context("wasm-bindgen failed")
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
    let status = cargo.status().context("cargo did not start")?;
    ensure!(status.success(), "cargo build failed");
    let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from);
    Ok(target.join(TARGET).join("release").join("cocart_wasm.wasm"))
}
