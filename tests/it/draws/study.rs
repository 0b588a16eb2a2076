//! The files of a study that is given as facts.
//!
//! Comes in: facts as JSON. Goes out: the files that say them. Does not know: what comes of them.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_json::{Map, Value};

type Files = BTreeMap<String, String>;

/// All files, by their paths.
pub(super) fn files(facts: &Value) -> Files {
    let mut files = Files::from([("site.toml".to_owned(), settings(facts))]);
    for team in list(facts, "teams") {
        let front = keys(team, &["headcount", "parent"]);
        files.insert(format!("content/teams/{}.md", text(&team["name"])), entry(&front, ""));
    }
    for (outcome, weight) in object(&facts["outcomes"]) {
        files.insert(format!("content/outcomes/{outcome}.md"), entry(&format!("weight: {weight}\n"), ""));
    }
    for kind in ["themes", "opportunities"] {
        for judged in list(facts, kind) {
            files.insert(format!("content/{kind}/{}.md", text(&judged["slug"])), entry(&judged_front(judged), ""));
        }
    }
    for person in list(facts, "people") {
        let (path, file) = interview(person);
        files.insert(path, file);
    }
    files
}

fn settings(facts: &Value) -> String {
    let line = |key: &str, value: &Value| if value.is_null() { String::new() } else { format!("{key} = {value}\n") };
    let study = format!("[study]\n{}", line("population", &facts["population"]));
    format!("{study}[scoring]\n{}{}", line("point_value", &facts["point"]), line("recall", &facts["recall"]))
}

fn judged_front(judged: &Value) -> String {
    let mut front = String::new();
    if let Some(themes) = judged["themes"].as_array() {
        let themes: Vec<String> = themes.iter().map(text).collect();
        let _ = writeln!(front, "themes: [{}]", themes.join(", "));
    }
    front += &keys(judged, &["status"]);
    for key in ["estimate", "strategic"] {
        if judged[key].is_object() {
            let values = object(&judged[key]).map(|(name, value)| format!("{name}: {}", with_unit(name, &text(value))));
            let _ = writeln!(front, "{key}: {{{}}}", values.collect::<Vec<_>>().join(", "));
        }
    }
    front
}

fn interview(person: &Value) -> (String, String) {
    let name = text(&person["name"]);
    let tags: Vec<String> = list(person, "tags").map(text).collect();
    let front = format!("participant: {name}\ntags: [{}]\n", tags.join(", ")) + &keys(person, &["team"]);
    let mut body = format!("**{name}:** Well.");
    for (place, mark) in list(person, "marks").enumerate() {
        let themes: Vec<String> = list(mark, "themes").map(|theme| format!(".{}", text(theme))).collect();
        let _ = write!(body, " [Words {place}.]{{{}", themes.join(" "));
        for (key, value) in object(mark).filter(|(key, _)| *key != "themes") {
            let _ = write!(body, " {key}={}", with_unit(key, &text(value)));
        }
        body.push('}');
    }
    (format!("content/interviews/{}.md", name.to_lowercase()), entry(&front, &body))
}

/// `freq` is given a quarter, `toil` in hours.
fn with_unit(key: &str, value: &str) -> String {
    match key {
        "freq" | "latent" => format!("{value}/quarter"),
        "toil" => format!("{value}h"),
        _ => value.to_owned(),
    }
}

/// Those keys that are given, a line each.
fn keys(of: &Value, names: &[&str]) -> String {
    let given = names.iter().filter(|name| !of[**name].is_null());
    given.map(|name| format!("{name}: {}\n", text(&of[*name]))).collect()
}

fn entry(front: &str, body: &str) -> String {
    format!("---\n{front}---\n{body}\n")
}

fn list<'v>(of: &'v Value, key: &str) -> impl Iterator<Item = &'v Value> {
    of[key].as_array().into_iter().flatten()
}

fn object(value: &Value) -> impl Iterator<Item = (&String, &Value)> {
    value.as_object().into_iter().flat_map(Map::iter)
}

fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
