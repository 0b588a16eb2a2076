//! What is not ours renders as pulldown-cmark renders it, byte for byte, over the CommonMark specification's examples.
//!
//! The examples ship in pulldown-cmark's own package; they are read from there.

use std::path::PathBuf;
use std::process::Command;

use cairn::base::path::SourcePath;
use cairn::markdown::bracketed;
use cairn::markdown::document::Document;
use cairn::markdown::html::{Edits, render};
use pulldown_cmark::{Event, Options, Parser, Tag};

/// Suites whose extensions are on here too.
const SUITES: [&str; 5] = ["spec", "table", "gfm_table", "strikethrough", "footnotes"];

/// The folder of pulldown-cmark's tests, as it was unpacked to be compiled.
fn suites() -> PathBuf {
    let asked = Command::new("rustc").arg("-vV").output().expect("rustc runs");
    let said = String::from_utf8(asked.stdout).expect("rustc speaks UTF-8");
    let host = said.lines().find_map(|line| line.strip_prefix("host: ")).expect("it says where it runs");
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let output = Command::new(cargo)
        // What only other systems need was not fetched to compile this.
        .args(["metadata", "--format-version", "1", "--offline", "--filter-platform", host, "--manifest-path"])
        .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml"))
        .output()
        .expect("cargo runs");
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout).expect("cargo prints JSON");
    let packages = metadata["packages"].as_array().expect("it lists packages");
    let package = packages.iter().find(|package| package["name"] == "pulldown-cmark").expect("it is a dependency");
    let manifest = package["manifest_path"].as_str().expect("it has a manifest");
    PathBuf::from(manifest).with_file_name("tests").join("suite")
}

fn examples(suite: &str) -> Vec<String> {
    let text = std::fs::read_to_string(suites().join(format!("{suite}.rs"))).expect("the suite is in the package");
    let starts = text.split("let original = r##\"").skip(1);
    starts.map(|rest| rest.split("\"##;").next().expect("it ends").to_owned()).collect()
}

fn options() -> Options {
    Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES
}

/// Raw HTML is shown as text, links to other schemes are refused and named code is highlighted: all on purpose.
fn is_ours(event: &Event<'_>) -> bool {
    match event {
        Event::Html(_) | Event::InlineHtml(_) => true,
        Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
            dest_url.split_once(':').is_some_and(|(scheme, _)| {
                !scheme.contains(['/', '?', '#'])
                    && !["http", "https", "mailto"].contains(&scheme.to_lowercase().as_str())
            })
        }
        Event::Start(Tag::CodeBlock(pulldown_cmark::CodeBlockKind::Fenced(info))) => !info.is_empty(),
        _ => false,
    }
}

/// What the writer says by styles is said by classes: a site's policy does not let styles count.
fn aligned_by_classes(html: &str) -> String {
    html.replace(" style=\"text-align: left\"", "")
        .replace("style=\"text-align: center\"", "class=\"align-center\"")
        .replace("style=\"text-align: right\"", "class=\"align-end\"")
}

#[test]
fn renders_as_pulldown_cmark_does() {
    let mut compared = 0;
    for suite in SUITES {
        for example in examples(suite) {
            let events: Vec<Event<'_>> = Parser::new_ext(&example, options()).collect();
            if events.iter().any(is_ours) {
                continue;
            }
            let mut expected = String::new();
            pulldown_cmark::html::push_html(&mut expected, events.into_iter());
            let expected = aligned_by_classes(&expected);
            let document = Document::parse(&example, 0);
            let quotes = bracketed::find(&document, &SourcePath::new("x.md"));
            assert_eq!(quotes.value, [], "{example:?} holds no quote");
            let html = render(&document, Edits::<()>::default(), |_| ()).unfilled(&example);
            assert_eq!(without_ways_back(&html), expected, "{example:?}");
            compared += 1;
        }
    }
    assert!(compared > 600, "only {compared} examples were compared");
}

/// Without the links from footnotes to their calls, and the places that these lead to.
fn without_ways_back(html: &str) -> String {
    let cut = |html: String, from: &str, to: &str| {
        let mut parts = html.split(from);
        let first = parts.next().unwrap_or_default().to_owned();
        parts.fold(first, |done, part| done + part.split_once(to).expect("what begins ends").1)
    };
    let html = cut(html.to_owned(), "id=\"ref:", "\" ");
    let mut plain = String::new();
    for (index, part) in html.split("<a href=\"#ref:").enumerate() {
        match (index, part.split_once("\">")) {
            (0, _) | (_, None) => plain.push_str(part),
            (_, Some((_, number))) => plain.push_str(&number.replacen("</a>", "", 1)),
        }
    }
    plain
}

#[test]
fn highlighting_adds_nothing_but_classes() {
    for code in ["set -e\nfor f in *; do echo \"$f\" | wc -l; done\n", "a < b && c > d # &amp;\n"] {
        let text = format!("```bash\n{code}```\n");
        let mut expected = String::new();
        pulldown_cmark::html::push_html(&mut expected, Parser::new(&text));
        let html = render(&Document::parse(&text, 0), Edits::<()>::default(), |_| ()).unfilled(&text);
        assert!(html.contains("<span class=\"hl-"));
        assert_eq!(unescaped(&without_spans(&html)), unescaped(&expected));
    }
}

fn without_spans(html: &str) -> String {
    let mut plain = String::new();
    let mut rest = html.replace("</span>", "");
    while let Some(start) = rest.find("<span") {
        plain.push_str(&rest[..start]);
        rest = rest[start..].split_once('>').expect("a tag ends").1.to_owned();
    }
    plain + &rest
}

/// The two writers agree on what a reader sees, not on whether a quotation mark is escaped.
fn unescaped(html: &str) -> String {
    html.replace("&quot;", "\"").replace("&#39;", "'")
}
