//! What the fuzz targets are fed, fed to the same functions here, so that neither can rot; and how long texts take that
//! are made to take long.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::time::{Duration, Instant};

use crate::site::files_below;

#[path = "../../fuzz/src/entries.rs"]
mod entries;

#[test]
fn every_input_of_the_corpus_is_read() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus");
    for (name, entry) in entries::ALL {
        let inputs = files_below(&corpus.join(name));
        assert!(inputs.len() > 2, "{name} has a corpus");
        inputs.values().for_each(|bytes| entry(bytes));
        // An input cut short, or put behind another target's, is an input too.
        for bytes in inputs.values() {
            entry(&bytes[..bytes.len() / 2]);
        }
    }
}

#[test]
fn every_target_has_its_entry() {
    let targets = files_below(&Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/targets"));
    let targets: Vec<&str> = targets.keys().map(|name| name.trim_end_matches(".rs")).collect();
    let mut entries = entries::ALL.map(|(name, _)| name);
    entries.sort_unstable();
    assert_eq!(targets, entries);
}

/// The crates of a lock file, each by its name and version.
fn locked(file: &str) -> BTreeMap<(String, String), toml::Table> {
    let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).expect("it is there");
    let mut lock: toml::Table = toml::from_str(&text).expect("it is TOML");
    let Some(toml::Value::Array(crates)) = lock.remove("package") else { panic!("{file} lists no crate") };
    let crates = crates.into_iter().map(|one| one.try_into::<toml::Table>().expect("a crate is a table"));
    crates.map(|one| ((text_of(&one, "name"), text_of(&one, "version")), one)).collect()
}

fn text_of(table: &toml::Table, key: &str) -> String {
    table[key].as_str().expect("it is text").to_owned()
}

/// The targets are a workspace of their own, which nothing compiles before the very end of CI.
#[test]
fn the_targets_are_built_with_the_crates_of_the_program() {
    const HELP: &str = "help: cargo metadata --manifest-path fuzz/Cargo.toml --format-version 1 >/dev/null; then `cargo update \
                        --manifest-path fuzz/Cargo.toml --precise VERSION CRATE` for each other version";
    let (program, targets) = (locked("Cargo.lock"), locked("fuzz/Cargo.lock"));
    let names: BTreeSet<&String> = program.keys().map(|(name, _)| name).collect();
    let other: Vec<_> = targets.keys().filter(|&key| names.contains(&key.0) && !program.contains_key(key)).collect();
    assert!(other.is_empty(), "fuzz/Cargo.lock has other versions than Cargo.lock: {other:?}\n{HELP}");

    let manifest =
        std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml")).expect("it is there");
    let manifest: toml::Table = toml::from_str(&manifest).expect("it is TOML");
    let asked: BTreeSet<&str> =
        manifest["dependencies"].as_table().expect("a table").keys().map(String::as_str).collect();
    let cairn = targets.iter().find(|((name, _), _)| name == "cairn").expect("the targets need cairn").1;
    let taken = cairn["dependencies"].as_array().expect("a list").iter().map(|one| one.as_str().expect("a name"));
    // Where two versions of a crate are locked, the one that is meant stands behind its name.
    let taken: BTreeSet<&str> = taken.map(|one| one.split(' ').next().expect("split gives one")).collect();
    let missing: Vec<_> = asked.difference(&taken).collect();
    assert!(missing.is_empty(), "fuzz/Cargo.lock knows nothing of {missing:?}\n{HELP}");
}

/// What has made readers of Markdown and YAML slow: openings without an end, and ends without an opening.
const PIECES: &[&str] = &[
    "[",
    "]",
    "[a",
    "]{.x}",
    "]{",
    "[a]{.x} ",
    "[a]{.x #b",
    "![",
    "](",
    "*",
    "**",
    "_a",
    "*a_ ",
    "`",
    "``a`",
    "<",
    "<!--",
    "<a ",
    "&",
    "&amp;",
    "\\",
    "> ",
    "- ",
    "  - ",
    "# ",
    "\n",
    "\n\n",
    "| ",
    "|-",
    "~~",
    "~",
    "[^1]",
    "[^a]: ",
    "[a]: b\n",
    "<b>",
    "\u{2026}",
    "{.x ",
    "{k=\"",
    "P (00:01):\n",
    "(00:01):\n",
    "**P:** ",
    "**P:** a\n\n",
    "[00:01]",
    "\\[00:01\\]",
    "---\n",
    "a: b\n",
    "a: [",
    "{",
    "a: {",
    "- - ",
    "? ",
    ": ",
    "\"",
    "'",
    "- exact: a\n",
    "|\n",
    "é",
    "\u{0}",
];

/// How many bytes are read at first, and how many times as many then.
const SMALL: usize = 4 << 10;
const TIMES: usize = 8;
/// How much longer that may take: eight times is in proportion, sixty-four is quadratic.
const GROWTH: u32 = 24;
/// Shorter times say nothing: what is in proportion takes a tenth of this on a machine that does nothing else.
const SHORTEST: Duration = Duration::from_millis(500);

#[test]
fn what_is_longer_takes_longer_in_proportion() {
    let took = |entry: entries::Entry, before: &str, piece: &str, bytes: usize| {
        let text = format!("{before}{}", piece.repeat(bytes / piece.len()));
        let started = Instant::now();
        entry(text.as_bytes());
        started.elapsed()
    };
    // What is made of folders does not grow with a text.
    for (name, entry) in entries::ALL.into_iter().filter(|(name, _)| *name != "state") {
        let befores: &[&str] = match name {
            "front_matter" => &["---\n", "---\nquotes:\n"],
            "interview" => &["", "**P:** "],
            "standoff" => &["a b c\n\n\n**P:** "],
            "any_file" => &["1"],
            _ => &[""],
        };
        for (before, piece) in befores.iter().flat_map(|before| PIECES.iter().map(move |piece| (before, piece))) {
            // More tries are for a machine that was busy at the first.
            let is_fine = |_| {
                let small = took(entry, before, piece, SMALL);
                took(entry, before, piece, SMALL * TIMES) < SHORTEST.max(small * GROWTH)
            };
            assert!((0..5).any(is_fine), "{name}: {before:?}, then {piece:?} again and again");
        }
    }
}
