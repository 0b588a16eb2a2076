//! A hundred texts that would run as scripts, in every field that people fill in: nothing of them is more than text.
//!
//! Comes in: `tests/suite/payloads.txt`, one a line. Goes out: nothing. Does not know: how pages are written.
//!
//! The same study with a plain word in each place says which elements and attributes are ours: there may be no others.

use std::collections::BTreeSet;

use scraper::{Html, Node};

use crate::site::{Site, files_below};

const PAYLOADS: &str = include_str!("../suite/payloads.txt");

/// A text in quotation marks, as YAML and TOML read it.
fn quoted(text: &str) -> String {
    serde_json::to_string(text).expect("a text is a text")
}

/// A text that may stand within brackets: none of its own, and no emphasis that ends outside.
fn within_brackets(text: &str) -> String {
    text.replace(['[', ']', '\\', '*', '`'], "")
}

/// An interview with a text in each place.
fn interview(number: usize, text: &str) -> String {
    let (yaml, words, bold) = (quoted(text), within_brackets(text), text.replace(['*', '[', ']', '`'], ""));
    format!(
        "---\ntitle: {yaml}\nparticipant: {participant}\nrole: {yaml}\ntenure: {yaml}\nteam: {team}\ninterviewer: [Mira]\nobservers: [{observer}]\n\
         listeners: [{yaml}]\nrecording: {recording}\ntakeaways: [{yaml}]\nextra: {{any: {yaml}}}\nquotes:\n  \
         - {{exact: the same words {number}, themes: [beside], note: {yaml}, by: {yaml}}}\n---\n\n\
         **Mira:** {text} [so it is]{{.marked}}\n\n**P{number}:** the same words {number} and [so {words} on]{{.marked #q{number} note={note} by={note}}}\n\n\
         # {text}\n\n[{words}](<{target}>) ![{words}](<{target}>) <{target}> `{text}` [^{number}] *{text}* **strong**\n\n\
         ```{text}\n{text}\n```\n\n> {text}\n\n| {text} |\n| --- |\n| {text} |\n\n{text}\n\n[{words}]: {target}\n\n[^{number}]: {text}\n\n**{bold}:** hm\n",
        team = quoted(&format!("team {text}")),
        observer = quoted(&bold),
        participant = quoted(&format!("p{number} {text}")),
        recording = quoted(&format!("https://x.example/{}", text.replace('\\', ""))),
        note = quoted(&text.replace('\\', "")),
        target = text.replace(['<', '>', '\\', ' '], ""),
    )
}

/// A study with each of the texts in each place.
fn study(texts: &[&str]) -> Site {
    let mut site = Site::empty();
    let all: String = texts.concat().chars().take(300).collect();
    site = site.file("site.toml", format!("title = {}\ndescription = {}\n", quoted(&all), quoted(&all)));
    for (number, text) in texts.iter().enumerate() {
        let yaml = quoted(text);
        let file = |kind: &str| format!("content/{kind}/n{number}.md");
        site = site
            .file(&file("interviews"), interview(number, text))
            .file(&file("themes"), format!("---\ntitle: {yaml}\naliases: [old-{number}]\n---\n{text}\n"))
            .file(&file("outcomes"), format!("---\ntitle: {yaml}\nsponsor: {yaml}\nsource: {yaml}\n---\n{text}\n"))
            .file(
                &file("opportunities"),
                format!(
                    "---\ntitle: {yaml}\nthemes: [marked]\nproblem: {yaml}\nhypothesis: {yaml}\nsolution: {yaml}\neliminates: {yaml}\n\
                     validations: [{{date: 2026-01-01, with: {yaml}, stage: problem, verdict: supports, note: {yaml}}}]\n---\n{text}\n"
                ),
            )
            .file(
                &file("guides"),
                format!("---\ntitle: {yaml}\nversion: {yaml}\nsections: [{{title: {yaml}, questions: [{{id: q, text: {yaml}}}]}}]\n---\n{text}\n"),
            )
            .file(&file("pages"), format!("---\ntitle: {yaml}\n---\n{text}\n\n<div>{text}</div>\n"));
    }
    site.file("content/themes/marked.md", "---\ntitle: Marked\n---\n")
        .file("content/themes/beside.md", "---\ntitle: Beside\n---\n")
}

/// Elements with their attributes, on all pages: `a`, `a href`.
fn kinds(site: &Site) -> BTreeSet<String> {
    let mut kinds = BTreeSet::new();
    for (path, bytes) in files_below(&site.public()).iter().filter(|(path, _)| path.ends_with(".html")) {
        let html = Html::parse_document(std::str::from_utf8(bytes).expect("a page is text"));
        for node in html.tree.values() {
            match node {
                Node::Element(element) => {
                    kinds.insert(element.name().to_owned());
                    for (name, value) in element.attrs() {
                        kinds.insert(format!("{} {name}", element.name()));
                        check_attribute(path, element.name(), name, value);
                    }
                }
                Node::Comment(comment) => panic!("a comment in {path}: {}", &**comment),
                Node::ProcessingInstruction(_) => panic!("an instruction in {path}"),
                _ => {}
            }
        }
    }
    kinds
}

/// Holds what no attribute may be, whoever wrote it.
fn check_attribute(path: &str, element: &str, name: &str, value: &str) {
    assert!(!name.starts_with("on") && name != "style" && name != "srcdoc", "{path}: <{element} {name}={value:?}>");
    if matches!(name, "href" | "src" | "action" | "formaction" | "data" | "poster" | "background") {
        let plain: String = value.chars().filter(|c| !c.is_control() && !c.is_whitespace()).collect();
        let scheme =
            plain.split(['/', '?', '#']).next().and_then(|start| start.split_once(':')).map(|(scheme, _)| scheme);
        let known = scheme.is_none_or(|scheme| ["http", "https", "mailto"].contains(&&*scheme.to_lowercase()));
        assert!(known, "{path}: <{element} {name}={value:?}>");
    }
    if element == "script" && name == "src" {
        assert!(value.contains("assets/") && !value.contains("//"), "{path}: {value}");
    }
}

#[track_caller]
fn built(texts: &[&str]) -> Site {
    let site = study(texts);
    let run = site.run(&["build"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    site
}

#[test]
fn nothing_that_people_write_is_more_than_text() {
    let payloads: Vec<&str> = PAYLOADS.lines().collect();
    assert_eq!(payloads.len(), 100);
    // As many, short and long: so many quotes are on several pages, and what is long is cut in a drawing.
    let plain: Vec<String> = (0..payloads.len()).map(|n| format!("word {n}{}", " and another".repeat(n % 7))).collect();
    let ours = kinds(&built(&plain.iter().map(String::as_str).collect::<Vec<_>>()));
    let theirs = kinds(&built(&payloads));
    let more: Vec<&String> = theirs.difference(&ours).collect();
    assert!(more.is_empty(), "elements and attributes that are none of ours: {more:?}");
}
