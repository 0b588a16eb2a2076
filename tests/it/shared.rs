//! Material beside the project, for the tests that can use it: the contracts' examples and real transcripts.
//!
//! A lone clone has none; such a test then says so and passes.

use std::io::Write;
use std::path::{Path, PathBuf};

/// A file or folder of the shared material, or `None`, said aloud, where there is none.
pub(crate) fn path(below: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared").join(below);
    if path.exists() {
        return Some(path);
    }
    // Not `eprintln!`: the test runner keeps what that prints to itself when a test passes.
    let _ = writeln!(std::io::stderr(), "skipped: this test reads ../shared/{below}, which is not there");
    None
}
