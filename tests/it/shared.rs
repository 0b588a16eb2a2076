//! Material beside the project, for the tests that can use it: the contracts' examples and real transcripts.
//!
//! A lone clone has none. Whether there is any is asked when the program is built, and cargo counts the tests that need it
//! as ignored; one that runs all the same, since the material went away afterwards, says so.

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

/// Tests that need the material, and do not say so to cargo, pass where it is not there and have tried nothing.
#[test]
fn who_reads_shared_material_is_counted_as_ignored_without_it() {
    const MARK: &str = "#[cfg_attr(not(shared), ignore";
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it");
    let (mut marked, mut unmarked) = (0, Vec::new());
    for entry in walkdir::WalkDir::new(folder).into_iter().filter_map(Result::ok) {
        let text = std::fs::read_to_string(entry.path()).unwrap_or_default();
        // Each function with what stands above it.
        let functions: Vec<(&str, &str)> = text.split("\n}\n").filter_map(|part| part.split_once("fn ")).collect();
        let asks = |body: &str| body.contains(concat!("shared", "::path("));
        let name = |body: &str| body.split(['(', '<']).next().unwrap_or_default().to_owned();
        let helpers = functions.iter().filter(|(above, body)| !above.contains("#[test]") && asks(body));
        let helpers: Vec<String> = helpers.map(|(_, body)| format!("{}(", name(body))).collect();
        for (above, body) in functions.iter().filter(|(above, _)| above.contains("#[test]")) {
            if asks(body) || helpers.iter().any(|helper| body.contains(helper.as_str())) {
                marked += usize::from(above.contains(MARK));
                unmarked.extend((!above.contains(MARK)).then(|| format!("{}: {}", entry.path().display(), name(body))));
            }
        }
    }
    assert!(unmarked.is_empty(), "write `{MARK} = \"it reads ../shared, which is not there\")]` above {unmarked:#?}");
    assert!(marked >= 4, "only {marked} tests were found that read shared material");
}
