//! Build tasks that need Rust: `cargo run -q -p xtask -- TASK`.
//!
//! `build [--test-traps | --out FOLDER]` compiles the crate to WASM and writes the glue code beside it;
//! `traces FOLDER` does so with the simulator, `devstore FOLDER` with the store in memory;
//! `calls [--check]` makes the generated files of the TypeScript client and the reference page of the table of
//! routes; `coverage FILE` says which endpoints of a list are no call;
//! `rooms FILE` says how many bytes of a WASM file (with its name section) each room takes,
//! `functions FILE` how many each function.

mod build;
mod calls;
mod coverage;
mod names;
mod panics;
mod places;
mod programs;
mod rooms;

use std::env;
use std::path::Path;
use std::process::exit;

use anyhow::{Result, bail};

const USAGE: &str = "usage: xtask build [--test-traps | --out FOLDER] | xtask traces|devstore FOLDER \
                     | xtask calls [--check] \
                     | xtask coverage FILE \
                     | xtask rooms|functions FILE";

fn main() -> Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["build"] => build::run(build::Variant::Shipped, None),
        ["build", "--test-traps"] => build::run(build::Variant::TestTraps, None),
        ["build", "--out", folder] => build::run(build::Variant::Shipped, Some(Path::new(folder))),
        ["calls"] => calls::run(false),
        ["calls", "--check"] => calls::run(true),
        ["coverage", file] => {
            if !coverage::run(Path::new(file))? {
                exit(1);
            }
            Ok(())
        }
        ["traces", folder] => programs::run("cocart-sim-wasm", Path::new(folder)),
        ["devstore", folder] => programs::run("cocart-devstore-wasm", Path::new(folder)),
        ["rooms", file] => rooms::run(Path::new(file), false),
        ["functions", file] => rooms::run(Path::new(file), true),
        _ => bail!(USAGE),
    }
}
