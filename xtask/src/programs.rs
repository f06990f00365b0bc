//! Programs of this workspace as WASM, for Node: the simulator (see `scripts/traces.mjs`) and the store in
//! memory (see `scripts/devstore.mjs`).

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};
use wasm_bindgen_cli_support::Bindgen;

use crate::build::TARGET;

/// Builds a package into `folder`. Not with the flags of what a page loads: it is to be quick, not small.
pub fn run(package: &str, folder: &Path) -> Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .context("xtask lies in the workspace")?;
    let status = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .current_dir(root)
        .args(["build", "--profile", "sim", "--package", package])
        .args(["--target", TARGET])
        .status()
        .context("cargo did not start")?;
    ensure!(status.success(), "cargo build failed");
    let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from);
    let module = target
        .join(TARGET)
        .join("sim")
        .join(package.replace('-', "_"))
        .with_extension("wasm");
    Bindgen::new()
        .input_path(module)
        .web(true)?
        .typescript(true)
        .omit_default_module_path(true)
        .generate(folder)
        .context("wasm-bindgen failed")
}
