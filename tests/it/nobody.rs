//! Studies with next to nothing in them: nothing is said of nobody, and no heading stands over nothing.
//!
//! Comes in: small studies. Goes out: nothing. Does not know: how pages are made.

use std::collections::BTreeMap;

use scraper::{ElementRef, Html, Selector};

use crate::site::{cairn, files_below};

const PLANS: [(&str, &str); 8] = [
    ("themes/without-quotes.md", "---\ntitle: Without quotes\n---\nA definition.\n"),
    ("themes/guessed.md", "---\ntitle: Guessed\nestimate: {freq: weekly, toil: 2h}\n---\n"),
    ("opportunities/without-themes.md", "---\ntitle: Without themes\n---\n"),
    ("opportunities/guessed.md", "---\nthemes: [guessed]\nstrategic: {calm: 3}\neffort: 1w\n---\n"),
    ("teams/pay.md", "---\nheadcount: 5\n---\n"),
    ("outcomes/calm.md", "---\ntitle: Calm\n---\n"),
    ("outcomes/unserved.md", "---\ntitle: Unserved\n---\n"),
    ("guides/g.md", "---\nsections: [{questions: [{id: q, text: How was it?}]}]\n---\n"),
];
const UNQUOTED: (&str, &str) = ("interviews/p1.md", "---\nparticipant: P1\n---\n\n**P1:** Hello there.\n");
const QUOTED: (&str, &str) = ("interviews/p2.md", "**P2:** [It is slow.]{.guessed}\n");

/// The pages of a study, by their addresses.
fn pages(files: &[(&str, &str)]) -> BTreeMap<String, Html> {
    let folder = tempfile::tempdir().expect("there is a temporary folder");
    for (path, text) in files {
        let path = folder.path().join("content").join(path);
        std::fs::create_dir_all(path.parent().expect("it is in a folder")).expect("the folder can be made");
        std::fs::write(path, text).expect("the file can be written");
    }
    let run = cairn(folder.path(), &["build"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let files = files_below(&folder.path().join("public")).into_iter();
    let pages = files.filter(|(name, _)| name.ends_with(".html"));
    pages.map(|(name, bytes)| (name, Html::parse_document(&String::from_utf8_lossy(&bytes)))).collect()
}

fn selected<'p>(page: &'p Html, selector: &str) -> Vec<ElementRef<'p>> {
    page.select(&Selector::parse(selector).expect("it is a selector")).collect()
}

fn words(element: ElementRef<'_>) -> String {
    element.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn studies() -> [Vec<(&'static str, &'static str)>; 5] {
    let with = |more: &[(&'static str, &'static str)]| PLANS.iter().chain(more).copied().collect();
    [with(&[]), with(&[UNQUOTED]), with(&[UNQUOTED, QUOTED]), vec![UNQUOTED], vec![QUOTED]]
}

#[test]
fn some_of_nobody_is_never_counted() {
    for study in studies() {
        for (name, page) in pages(&study) {
            let said = selected(&page, "main").into_iter().map(words).collect::<String>();
            for phrase in ["of 0 ", "at least nobody"] {
                assert!(!said.contains(phrase), "{name} of {} files says `{phrase}`: {said}", study.len());
            }
        }
    }
    let said = |name: &str| selected(&pages(&PLANS)[name], "main").into_iter().map(words).collect::<String>();
    assert!(said("priorities/index.html").contains("Nobody was interviewed yet."));
    assert!(said("opportunities/index.html").contains("nobody was interviewed · Problem"));
    assert!(
        said("opportunities/guessed/index.html").contains("Nobody was interviewed: 50 % of all people is a guess.")
    );
    assert!(said("opportunities/guessed/index.html").contains("no team was interviewed; teams in all: 1."));
}

#[test]
fn no_heading_stands_over_nothing() {
    for study in studies() {
        for (name, page) in pages(&study) {
            for section in selected(&page, "main section, main aside") {
                let heading = section.child_elements().find(|child| matches!(child.value().name(), "h2" | "h3"));
                let Some(heading) = heading.filter(|heading| heading.parent() == Some(*section)) else { continue };
                // What a script fills is hidden until it does.
                if section.ancestors().filter_map(ElementRef::wrap).any(|it| it.attr("hidden").is_some()) {
                    continue;
                }
                let drawn = section.select(&Selector::parse("svg, audio").expect("it is a selector")).count();
                let below = words(section).len().saturating_sub(words(heading).len());
                assert!(below > 0 || drawn > 0, "{name}: nothing below `{}`", words(heading));
            }
            for list in selected(&page, "main :is(ul, ol, dl, tbody)") {
                assert!(list.child_elements().next().is_some(), "{name}: a list of nothing, {}", list.html());
            }
        }
    }
}
