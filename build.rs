//! Tells cargo that embedded folders count: the macro that embeds them is not asked again for a file that is new. And gives
//! the program a number for what it was built from: what one program has remembered another one must not believe. And says
//! whether there is material beside the project that some tests read: cargo counts them as ignored where there is none.
#![expect(clippy::disallowed_methods, reason = "it runs while the program is built")]

use std::fs;
use std::hash::{DefaultHasher, Hasher};
use std::io;
use std::path::{Path, PathBuf};

/// All that decides what the program does.
const SOURCES: [&str; 4] = ["src", "themes/default", "Cargo.toml", "Cargo.lock"];

/// Material for tests, beside the project. It is not watched: where it is missing, cargo would build anew each time.
const SHARED: &str = "../shared";

fn main() -> io::Result<()> {
    let mut hasher = DefaultHasher::new();
    for source in SOURCES {
        println!("cargo:rerun-if-changed={source}");
        add(Path::new(source), &mut hasher)?;
    }
    println!("cargo:rustc-check-cfg=cfg(shared)");
    if Path::new(SHARED).is_dir() {
        println!("cargo:rustc-cfg=shared");
    }
    println!("cargo:rustc-env=CAIRN_SOURCES={:016x}", hasher.finish());
    Ok(())
}

/// Adds a file, or all files of a folder in the order of their names. A lock file may be missing.
fn add(path: &Path, hasher: &mut DefaultHasher) -> io::Result<()> {
    if path.is_dir() {
        let entries = fs::read_dir(path)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<PathBuf>>>();
        let mut entries = entries?;
        entries.sort();
        return entries.iter().try_for_each(|entry| add(entry, hasher));
    }
    hasher.write(path.to_string_lossy().as_bytes());
    hasher.write(&fs::read(path).unwrap_or_default());
    Ok(())
}
