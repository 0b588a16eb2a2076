//! Real transcripts, raw and coded: `../shared/corpus`, and the studies that `../shared/tools/make_study.py` makes of it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::site::{Site, cairn};
use crate::{links, shared};

/// Makes a coded study of so many interviews.
fn make_study(interviews: usize, folder: &Path) -> Option<()> {
    let tool = shared::path("tools/make_study.py")?;
    let made = Command::new("python3").arg(tool).arg(interviews.to_string()).arg(folder).output();
    let made = made.expect("python3 is there: ./test installs it");
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    Some(())
}

fn json(path: &Path) -> Vec<Value> {
    serde_json::from_slice(&std::fs::read(path).expect("it can be read")).expect("it is JSON")
}

#[test]
#[cfg_attr(not(shared), ignore = "it reads ../shared, which is not there")]
fn a_coded_study_comes_out_quote_for_quote() {
    let site = Site::empty();
    let Some(()) = make_study(135, site.root()) else { return };
    let run = cairn(site.root(), &["build"]);
    assert_eq!(run.code, 0, "{}", run.stderr);

    let expected = json(&site.root().join("expected.json"));
    let quotes = site.data("quotes");
    let by_id: BTreeMap<(&str, &str), &Value> = quotes.iter().map(|quote| (key(quote), quote)).collect();
    assert_eq!((quotes.len(), by_id.len()), (expected.len(), expected.len()));
    let mut pages = Pages { public: site.public(), read: BTreeMap::new() };
    for truth in &expected {
        let quote = by_id[&key(truth)];
        for field in ["text", "themes", "kind", "evidence", "load"] {
            assert_eq!(quote[field], truth[field], "{field} of {truth}");
        }
        assert_eq!(quote["freq_per_quarter"], per_quarter(&truth["freq"]), "{truth}");
        assert_eq!(quote["toil_hours"], hours(&truth["toil"]), "{truth}");
        source_points_at_the_bracket(site.root(), quote);
        for theme in truth["themes"].as_array().expect("a list") {
            let page = pages.read(&format!("themes/{}/index.html", theme.as_str().expect("a slug")));
            let text = truth["text"].as_str().expect("a text");
            assert!(page.contains(&folded(text)), "{theme} lacks {text:?}");
        }
    }
    assert_eq!(links::broken(&site.public(), "https://research.example/"), Vec::<String>::new());
}

fn key(quote: &Value) -> (&str, &str) {
    (quote["interview"].as_str().expect("a slug"), quote["id"].as_str().expect("an id"))
}

/// The contract's calendar.
fn per_quarter(freq: &Value) -> Value {
    match freq.as_str() {
        None => Value::Null,
        Some("daily") => 65.0.into(),
        Some("weekly") => 13.0.into(),
        Some("fortnightly") => 6.5.into(),
        Some("monthly") => 3.0.into(),
        Some("quarterly") => 1.0.into(),
        Some("yearly") => 0.25.into(),
        Some("3/week") => 39.0.into(),
        Some(other) => panic!("{other}"),
    }
}

fn hours(toil: &Value) -> Value {
    match toil.as_str() {
        None => Value::Null,
        Some("15m") => 0.25.into(),
        Some("30m") => 0.5.into(),
        Some("45m") => 0.75.into(),
        Some("1h") => 1.0.into(),
        Some("1.5h") => 1.5.into(),
        Some("3h") => 3.0.into(),
        Some("1d") => 8.0.into(),
        Some(other) => panic!("{other}"),
    }
}

fn source_points_at_the_bracket(root: &Path, quote: &Value) {
    let source = &quote["source"];
    let path = root.join(source["path"].as_str().expect("a path"));
    let text = std::fs::read_to_string(path).expect("it can be read");
    let number = |name: &str| usize::try_from(source[name].as_u64().expect("a number")).expect("it is small");
    let line = text.split('\n').nth(number("line") - 1).expect("the line is there");
    let rest: String = line.chars().skip(number("column") - 1).collect();
    assert!(rest.starts_with('['), "{source}: {rest}");
}

/// The words of pages, each read once.
struct Pages {
    public: PathBuf,
    read: BTreeMap<String, String>,
}

impl Pages {
    fn read(&mut self, path: &str) -> &str {
        let public = &self.public;
        self.read.entry(path.to_owned()).or_insert_with(|| {
            let html = std::fs::read_to_string(public.join(path)).expect("the page is there");
            folded(&scraper::Html::parse_document(&html).root_element().text().collect::<String>())
        })
    }
}

fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
#[cfg_attr(not(shared), ignore = "it reads ../shared, which is not there")]
fn raw_transcripts_lose_no_turn() {
    let Some(corpus) = shared::path("corpus/changelog-shipit") else { return };
    let mut site = Site::empty();
    let mut labels = BTreeMap::new();
    for entry in std::fs::read_dir(corpus).expect("it is a folder") {
        let path = entry.expect("it can be listed").path();
        let text = std::fs::read_to_string(&path).expect("it can be read");
        let name = path.file_name().expect("it has a name").to_string_lossy().into_owned();
        labels.insert(name.trim_end_matches(".md").to_owned(), labelled_lines(&text));
        site = site.file(&format!("content/interviews/{name}"), text);
    }
    let run = site.run(&["build"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let interviews = site.data("interviews");
    assert_eq!(interviews.len(), 135);
    for interview in &interviews {
        let slug = interview["slug"].as_str().expect("a slug");
        let page = site.output(&format!("interviews/{slug}/index.html"));
        let heads = (1..).take_while(|turn| page.contains(&format!("id=\"t{turn}\""))).count();
        assert_eq!(heads, labels[slug], "{slug}");
    }
}

#[test]
#[cfg_attr(not(shared), ignore = "it reads ../shared, which is not there")]
fn raw_transcripts_are_complained_of_for_what_is_wrong_with_them() {
    let Some(corpus) = shared::path("corpus/changelog-shipit") else { return };
    let mut site = Site::empty();
    for entry in std::fs::read_dir(corpus).expect("it is a folder") {
        let path = entry.expect("it can be listed").path();
        let name = path.file_name().expect("it has a name").to_string_lossy().into_owned();
        let text = std::fs::read_to_string(&path).expect("it can be read");
        site = site.file(&format!("content/interviews/{name}"), text);
    }
    let run = site.run(&["check", "--format", "json"]);
    let said: Vec<Value> = serde_json::from_str(&run.stdout).expect("it is an array");
    let uncoded = said.iter().filter(|one| one["rule"] == "uncoded-interview").count();
    let rest: Vec<&Value> = said.iter().filter(|one| one["rule"] != "uncoded-interview").collect();
    assert_eq!((run.code, uncoded), (0, 135), "{}", run.stderr);
    // The slips that there are, looked up by hand: the host's name in the first label of an episode, labels at the end of
    // another's paragraph, one with a space inside its bold, and breaks noted in three forms.
    let slips: Vec<_> =
        rest.iter().map(|one| (text_of(one, "rule"), text_of(one, "path"), one["line"].as_u64())).collect();
    let expected = [
        ("misspelt-speaker", 17, 1),
        ("unread-label", 30, 341),
        ("unread-label", 39, 691),
        ("mixed-labels", 56, 159),
        ("unread-label", 58, 7),
        ("unread-label", 73, 21),
    ];
    let expected = expected
        .map(|(rule, episode, line)| (rule.to_owned(), format!("content/interviews/ship-it-{episode}.md"), Some(line)));
    assert_eq!(slips, expected);
    assert_eq!(rest[0]["message"], "Gehard Lazu speaks once and looks like Gerhard Lazu, misspelt");
}

fn text_of(complaint: &Value, key: &str) -> String {
    complaint[key].as_str().unwrap_or_default().to_owned()
}

/// Lines that open with a bold label, counted without a Markdown parser; some follow another one without a blank line.
fn labelled_lines(text: &str) -> usize {
    let is_label = |line: &&str| {
        let label = line.strip_prefix("**").and_then(|rest| rest.split_once("**"));
        label.is_some_and(|(name, rest)| name.len() > 1 && (name.ends_with(':') || rest.starts_with(':')))
    };
    text.lines().filter(is_label).count()
}
