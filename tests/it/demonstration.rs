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

/// What is left to say of it teaches what becomes of links; nothing leaks, and nobody can be told by what is said of them.
#[test]
fn for_all_engineers_only_links_are_complained_of() {
    let run = cairn(Path::new(env!("CARGO_MANIFEST_DIR")), &["check", "--audience", "company", "--format", "json"]);
    let complaints: serde_json::Value = serde_json::from_str(&run.stdout).expect("it is JSON");
    let rules = complaints.as_array().expect("they are a list").iter().map(|complaint| complaint["rule"].as_str());
    let rules: Vec<&str> = rules.map(|rule| rule.expect("each has a rule")).collect();
    assert!(!rules.is_empty() && rules.iter().all(|rule| *rule == "link-becomes-words"), "{rules:?}");
    assert_eq!(run.code, 0, "{}", run.stderr);
}
