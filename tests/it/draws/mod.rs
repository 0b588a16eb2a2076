//! The draws against a second implementation, in another language and from the contract's text alone.
//!
//! Comes in: three studies, as facts that both sides read. Goes out: nothing. Does not know: the draws. The second implementation
//! runs in node; where there is none the test is skipped.

mod simulation;
mod study;

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::Path;
use std::process::Command;

use cairn::base::Date;
use cairn::pipeline::{self, BuildOptions, NoProgress};
use cairn::release::Audience;
use cairn::source;
use serde_json::{Value, json};

use crate::site::files_below;

/// What a build says of a study: its data of priorities and of their order.
fn case(facts: &Value) -> Value {
    let files: BTreeMap<String, String> = study::files(facts);
    let scanned = source::scan_memory(files.iter().map(|(path, text)| (path.as_str(), text.as_bytes())));
    let out = tempfile::tempdir().expect("there is a temporary folder");
    let out = out.path().join("public");
    let publication = pipeline::publish(
        &scanned,
        &BuildOptions::for_site(Audience::Everybody, Date::constant(2026, 3, 12)),
        &out,
        None,
        &NoProgress,
    );
    let publication = publication.expect("the folder can be written");
    assert!(publication.published.is_some(), "{:#?}", publication.diagnostics);
    let site = files_below(&out);
    let data = |path: &str| -> Value { serde_json::from_slice(&site[path]).expect("data files are JSON") };
    json!({"study": facts, "rows": data("data/priorities.json"), "stability": data("data/stability.json")})
}

#[test]
fn a_second_implementation_of_the_draws_agrees() {
    if !Command::new("node").arg("--version").output().is_ok_and(|run| run.status.success()) {
        let _ = writeln!(std::io::stderr(), "skipped: this test runs node, which is not there");
        return;
    }
    let facts: Vec<Value> = serde_json::from_str(include_str!("studies.json")).expect("it is JSON");
    let cases: Vec<Value> = facts.iter().map(case).collect();
    let folder = tempfile::tempdir().expect("there is a temporary folder");
    let file = folder.path().join("cases.json");
    std::fs::write(&file, Value::from(cases).to_string()).expect("it can be written");
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/draws/reference.mjs");
    let run = Command::new("node").args([script, file]).output().expect("node is there");
    let said = String::from_utf8_lossy(&run.stdout);
    assert!(run.status.success(), "{said}{}", String::from_utf8_lossy(&run.stderr));
    let compared: usize =
        said.split(' ').next().and_then(|count| count.parse().ok()).expect("it counts what it compared");
    assert!(compared > 250 && said.contains("of 3 studies, 0 of them off"), "{said}");
}
