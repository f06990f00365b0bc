//! What is made of the table of routes: the runtime table and the types of the TypeScript client, and the
//! reference page.

mod limits;
mod page;
mod routes;
mod tested;
mod text;
mod tree;
mod types;

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};

/// Writes the files; with `check` it only says which of them are not current, and fails.
pub fn run(check: bool) -> Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .context("xtask lies in the workspace")?;
    let mut stale = Vec::new();
    for (name, content) in files(root)? {
        let file = root.join(name);
        let before = fs::read_to_string(&file).unwrap_or_default();
        if before == content {
            continue;
        }
        stale.push(name);
        if !check {
            fs::write(&file, content).with_context(|| format!("cannot write {name}"))?;
            println!("{name} written");
        }
    }
    ensure!(
        !check || stale.is_empty(),
        "not current: {}; run `cargo run -p xtask -- calls`",
        stale.join(", ")
    );
    Ok(())
}

fn files(root: &Path) -> Result<Vec<(&'static str, String)>> {
    Ok(vec![
        (
            "js/client/routes.ts",
            format(root, &routes::file(), "routes.ts")?,
        ),
        (
            "js/client/calls.ts",
            format(root, &types::file(), "calls.ts")?,
        ),
        (
            "js/client/limits.ts",
            format(root, &limits::file(), "limits.ts")?,
        ),
        ("docs/calls.md", page::file(root)?),
    ])
}

/// As the project's formatter wants it.
fn format(root: &Path, content: &str, name: &str) -> Result<String> {
    let biome: PathBuf = root.join("node_modules/@biomejs/biome/bin/biome");
    let mut formatter = Command::new("node")
        .current_dir(root)
        .arg(biome)
        .args(["check", "--write", "--stdin-file-path"])
        .arg(format!("js/client/{name}"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .context("node did not start")?;
    let mut input = formatter.stdin.take().context("the formatter reads")?;
    input.write_all(content.as_bytes())?;
    drop(input);
    let output = formatter.wait_with_output()?;
    ensure!(output.status.success(), "the formatter failed on {name}");
    Ok(String::from_utf8(output.stdout)?)
}
