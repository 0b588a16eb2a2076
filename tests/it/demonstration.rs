//! The demonstration study, built as a reader of the README builds it.

use std::path::Path;

use crate::links;
use crate::site::{Run, cairn, files_below};

fn build(out: &Path, more: &[&str]) -> Run {
    let out = out.to_str().expect("it is UTF-8");
    let arguments: Vec<&str> = ["build", "--out", out].iter().chain(more).copied().collect();
    let run = cairn(Path::new(env!("CARGO_MANIFEST_DIR")), &arguments);
    assert_eq!(run.code, 0, "{}", run.stderr);
    run
}

#[test]
fn builds_without_a_complaint_and_every_link_leads_somewhere() {
    let folder = tempfile::tempdir().expect("there is a temporary folder");
    for base_url in ["https://research.example/", "https://x.example/teams/research/"] {
        let out = folder.path().join("site");
        let run = build(&out, &["--base-url", base_url]);
        assert_eq!(run.stderr.lines().count(), 1, "{}", run.stderr);
        assert_eq!(links::broken(&out, base_url), Vec::<String>::new());
    }
}

#[test]
fn two_builds_give_the_same_bytes_and_the_second_writes_nothing() {
    let folder = tempfile::tempdir().expect("there is a temporary folder");
    let (one, other) = (folder.path().join("one"), folder.path().join("other"));
    build(&one, &[]);
    build(&other, &[]);
    assert!(files_below(&one) == files_below(&other));
    let again = build(&one, &[]);
    assert!(again.stderr.contains("(0 files written,"), "{}", again.stderr);
}
