//! The words of the interface: whoever names one gets it, and none is there that nobody names.

use std::collections::BTreeSet;
use std::path::Path;

use toml::de::{DeTable, DeValue};

/// The keys of all texts, and their sections.
struct Keys {
    texts: BTreeSet<String>,
    sections: BTreeSet<String>,
}

impl Keys {
    fn add(&mut self, section: &str, table: &DeTable<'_>) {
        for (name, value) in table {
            let name = name.get_ref();
            let key = if section.is_empty() { name.to_string() } else { format!("{section}.{name}") };
            match value.get_ref() {
                DeValue::Table(below) if !below.contains_key("other") => self.add(&key, below),
                _ => {
                    self.sections.insert(section.to_owned());
                    self.texts.insert(key);
                }
            }
        }
    }
}

fn english() -> Keys {
    let text = include_str!("../../src/site/words/languages/en.toml");
    let mut keys = Keys { texts: BTreeSet::new(), sections: BTreeSet::new() };
    keys.add("", DeTable::parse(text).expect("it is TOML").get_ref());
    keys
}

/// All files with an ending in a folder of the project, as text.
fn texts(folder: &str, ending: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let files = walkdir::WalkDir::new(folder).into_iter().filter_map(Result::ok);
    let wanted =
        files.filter(|file| file.path().to_string_lossy().ends_with(ending) && !file.path().ends_with("tests.rs"));
    wanted.map(|file| std::fs::read_to_string(file.path()).unwrap_or_default() + "\n").collect()
}

/// What stands behind a mark, each time, up to what cannot be part of a key.
fn behind<'t>(text: &'t str, mark: &str) -> BTreeSet<&'t str> {
    let ends = |c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-'));
    text.split(mark).skip(1).map(|rest| &rest[..rest.find(ends).unwrap_or(rest.len())]).collect()
}

/// The texts in quotation marks that look like a key of a section.
fn literals<'t>(code: &'t str, keys: &Keys) -> BTreeSet<&'t str> {
    let is_key = |text: &&str| {
        let first = text.split_once('.').map(|(first, _)| first);
        let is_file = [".html", ".xml", ".rs", ".md"].iter().any(|ending| text.ends_with(ending));
        first.is_some_and(|first| keys.sections.contains(first)) && !is_file && !keys.sections.contains(*text)
    };
    behind(code, "\"").into_iter().filter(is_key).filter(|text| code.contains(&format!("\"{text}\""))).collect()
}

#[test]
fn every_word_that_is_named_is_there_and_every_one_that_is_there_is_named() {
    let keys = english();
    let templates = texts("themes/default/templates", "");
    let code = texts("src/site", ".rs") + &texts("src/look", ".rs");
    let mut named = behind(&templates, "words.");
    named.extend(behind(&templates, "word(key=\""));
    named.extend(behind(&templates, "forms(key=\""));
    named.extend(literals(&code, &keys));
    let missing: Vec<&&str> = named.iter().filter(|name| !keys.texts.contains(**name)).collect();
    assert!(missing.is_empty(), "nobody wrote these words: {missing:?}");

    // The names of a section that the code asks for as a whole follow from what it knows: a unit test holds them to it.
    let asked = |section: &str| {
        ["text_in(\"", "choice(\"", "explained(\"", ", \""]
            .iter()
            .any(|call| code.contains(&format!("{call}{section}\",")))
    };
    let unnamed: Vec<&String> = keys
        .texts
        .iter()
        .filter(|key| !named.contains(key.as_str()))
        .filter(|key| !key.rsplit_once('.').is_some_and(|(section, _)| asked(section)))
        .collect();
    assert!(unnamed.is_empty(), "nobody names these words: {unnamed:?}");
}

/// A template without what stands between two marks, each time.
fn without(text: &str, open: &str, close: &str) -> String {
    let mut parts = text.split(open);
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |kept, part| kept + "\n" + part.split_once(close).map_or("", |(_, behind)| behind))
}

#[test]
fn templates_say_nothing_of_their_own() {
    let mut text = texts("themes/default/templates", ".html");
    // What only looks like words: classes of pages, tags for the engine.
    for (open, close) in [("{% block kind %}", "{% endblock %}"), ("{#", "#}"), ("{%", "%}"), ("{{", "}}")] {
        text = without(&text, open, close);
    }
    let attributes = ["aria-label=\"", "title=\"", "data-label=\"", "alt=\""];
    let said = attributes.iter().flat_map(|name| text.split(name).skip(1).filter_map(|rest| rest.split('"').next()));
    let said: String = said.map(|value| format!("{value}\n")).collect();
    for line in (without(&text, "<", ">") + &said).lines() {
        let is_word = |word: &str| word.chars().filter(|c| c.is_alphabetic()).count() > 1;
        assert!(!line.split_whitespace().any(is_word), "a word for the catalogue: {line}");
    }
}
