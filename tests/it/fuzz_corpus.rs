//! What the fuzz targets are fed, fed to the same functions here, so that neither can rot; and how long texts take that
//! are made to take long.

use std::collections::BTreeSet;
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

fn of_the_project(file: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).expect("it is there")
}

/// What stands between quotation marks behind `key = `.
fn value<'a>(entry: &'a str, key: &str) -> &'a str {
    let line = entry.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(" = ")).expect("each crate has one");
    line.trim_matches('"')
}

/// The targets are a workspace of their own, which CI compiles last of all.
#[test]
fn the_targets_are_built_with_the_crates_of_the_program() {
    const HELP: &str = "help: cargo metadata --manifest-path fuzz/Cargo.toml --format-version 1 >/dev/null; of another version, cargo \
                        update --manifest-path fuzz/Cargo.toml --precise VERSION CRATE";
    let (program, targets) = (of_the_project("Cargo.lock"), of_the_project("fuzz/Cargo.lock"));
    let entries = |lock| str::split(lock, "[[package]]\n").skip(1);
    let program: BTreeSet<_> = entries(&program).map(|one| (value(one, "name"), value(one, "version"))).collect();
    let other = entries(&targets).map(|one| (value(one, "name"), value(one, "version")));
    let other: Vec<_> =
        other.filter(|one| !program.contains(one) && program.iter().any(|(name, _)| *name == one.0)).collect();
    assert!(other.is_empty(), "fuzz/Cargo.lock has other versions than Cargo.lock: {other:?}\n{HELP}");

    let manifest = of_the_project("Cargo.toml");
    let asked = manifest.split("[dependencies]\n").nth(1).expect("the program has some");
    let asked: BTreeSet<&str> = asked.lines().map_while(|line| Some(line.split_once(" = ")?.0)).collect();
    assert!(asked.len() > 30, "{asked:?}");
    let cairn = entries(&targets).find(|one| value(one, "name") == "cairn").expect("the targets need cairn");
    // Where two versions of a crate are locked, the one that is meant stands behind its name.
    let taken = cairn.lines().filter_map(|line| line.strip_prefix(" \"")?.split(['"', ' ']).next());
    let taken: BTreeSet<&str> = taken.collect();
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
