//! The demonstration study, built as a reader of the README builds it.

use std::path::Path;

use crate::links;
use crate::site::{Run, Site, cairn, files_below};

/// Its content, to be changed, for a site that everybody sees.
pub(crate) fn copied() -> Site {
    let content = files_below(&Path::new(env!("CARGO_MANIFEST_DIR")).join("content"));
    let is_for_some = |line: &&str| ["audience:", "quotes_for:"].iter().any(|key| line.starts_with(key));
    let open = |bytes: &[u8]| {
        let text = std::str::from_utf8(bytes).ok()?;
        let lines: String = text.split_inclusive('\n').filter(|line| !is_for_some(line)).collect();
        Some(lines.replace("{for=team}", "").into_bytes())
    };
    let file = |site: Site, (path, bytes): (&String, &Vec<u8>)| {
        site.file(&format!("content/{path}"), open(bytes).unwrap_or_else(|| bytes.clone()))
    };
    content.iter().fold(Site::empty(), file)
}

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

/// The three stories that it is there to tell. Who is counted is counted by hand in the transcripts.
#[test]
fn the_quiet_cost_comes_first_the_few_are_near_and_the_loud_wish_has_no_number() {
    let folder = tempfile::tempdir().expect("there is a temporary folder");
    let out = folder.path().join("site");
    build(&out, &[]);
    let rows = std::fs::read_to_string(out.join("data/priorities.json")).expect("it is built");
    let rows: Vec<serde_json::Value> = serde_json::from_str(&rows).expect("it is JSON");
    let row = |slug: &str| rows.iter().find(|row| row["slug"] == slug).expect("it has a row");
    let counted = |slug: &str| (row(slug)["people"].as_u64(), row(slug)["interviewed"].as_u64());

    // All but P11 and P15, whose machines know them, and P18, who has a card.
    assert_eq!(counted("one-log-in-a-day"), (Some(15), Some(18)));
    assert_eq!(row("one-log-in-a-day")["rank"], 1);
    // P05, who drives, and P12, who rings.
    assert_eq!(counted("from-the-tin-to-the-wire"), (Some(2), Some(18)));
    assert_eq!(row("from-the-tin-to-the-wire")["label"], "strategic");
    assert!(row("from-the-tin-to-the-wire")["rank"].as_u64() <= Some(3));
    assert_eq!(counted("portal-wish"), (Some(0), Some(18)));
    assert_eq!(row("portal-wish")["priority"], serde_json::Value::Null);
    assert_eq!(row("portal-wish")["label"], "asks only");
}

/// They are small, and the transcripts that name them lead to their moments.
#[test]
fn two_interviews_can_be_heard() {
    let folder = tempfile::tempdir().expect("there is a temporary folder");
    let out = folder.path().join("site");
    build(&out, &[]);
    for interview in ["2026-06-p11", "2026-07-p15"] {
        let bytes = std::fs::read(out.join(format!("recordings/{interview}.mp3"))).expect("it is copied");
        assert!((4_000..40_000).contains(&bytes.len()), "{interview}: {} bytes", bytes.len());
        let page = std::fs::read_to_string(out.join(format!("interviews/{interview}/index.html")));
        let page = page.expect("it is built");
        assert!(page.contains(&format!("recordings/{interview}.mp3#t=2")), "{interview}: the answer is at 0:02");
    }
}
