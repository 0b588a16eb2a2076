//! Links between files, as they are written.
//!
//! Comes in: a small study. Goes out: nothing. Does not know: how a link looks on a page.

use super::*;
use crate::site::testing::Study;

fn study() -> Study {
    Study::of(&[
        ("content/_index.md", "Home.\n"),
        ("content/about.md", "Us.\n"),
        ("content/interviews/2026/p07.md", "**P07:** [Two weeks.]{.new-service}\n"),
        ("content/themes/new-service.md", "New.\n"),
        ("content/pictures/a b.png", ""),
    ])
}

fn resolved(from: &str, written: &str) -> Option<String> {
    let study = study();
    let target = study.plan.addresses.resolve(&SourcePath::new(from), written)?;
    Some(format!("{}{}", target.route.as_str(), target.rest))
}

#[test]
fn a_path_to_another_file_becomes_its_address() {
    let interview = "content/interviews/2026/p07.md";
    for (written, expected) in [
        ("../../themes/new-service.md", "/themes/new-service/"),
        ("../../themes/new-service.md#p07.two-weeks", "/themes/new-service/#p07.two-weeks"),
        ("/about.md", "/about/"),
        ("/", "/"),
        ("../../_index.md", "/"),
        ("p07.md?x=1", "/interviews/p07/?x=1"),
        ("../../pictures/a%20b.png", "/pictures/a b.png"),
        ("/themes/new-service/", "/themes/new-service/"),
        ("/themes", "/themes/"),
    ] {
        assert_eq!(resolved(interview, written).as_deref(), Some(expected), "{written}");
    }
}

#[test]
fn a_path_is_found_however_it_was_typed() {
    let study = Study::of(&[
        ("content/about.md", "Us.\n"),
        ("content/themes/Gro\u{308}ße.md", "Big.\n"),
        ("content/themes/weit é.md", "Wide.\n"),
        ("content/themes/日本ガ.md", "Wide.\n"),
        ("content/pictures/o\u{308}.png", ""),
    ]);
    let about = SourcePath::new("content/about.md");
    for (written, route, file) in [
        ("themes/Größe.md", "/themes/grosse/", "content/themes/Gro\u{308}ße.md"),
        ("themes/Gro%CC%88ße.md", "/themes/grosse/", "content/themes/Gro\u{308}ße.md"),
        ("themes/weit\u{a0}e\u{301}.md", "/themes/weit-e/", "content/themes/weit é.md"),
        ("/themes/日本カ\u{3099}/", "/themes/日本ガ/", "content/themes/日本ガ.md"),
        ("pictures/ö.png", "/pictures/o\u{308}.png", "content/pictures/o\u{308}.png"),
    ] {
        assert_eq!(
            study.plan.addresses.resolve(&about, written).map(|target| target.route.as_str()),
            Some(route),
            "{written}"
        );
        assert_eq!(
            study.plan.addresses.leads(&about, written),
            LinkTarget::File(SourcePath::new(file), None),
            "{written}"
        );
    }
    assert_eq!(study.plan.addresses.leads(&about, "themes/Grosse.md"), LinkTarget::Nowhere);
}

#[test]
fn what_leads_nowhere_of_ours_stays_as_it_was() {
    for written in ["#below", "", "?q", "//x.example/a", "nowhere.md", "../../../../etc/passwd", "%zz", "%ff"] {
        assert_eq!(resolved("content/themes/new-service.md", written), None, "{written}");
    }
}

#[test]
fn on_a_page_links_are_relative_to_it() {
    let study = Study::of(&[
        ("content/about.md", "[a](themes/new-service.md#x) [b](about.md#y) [c](no.md) [d](/)\n"),
        ("content/themes/new-service.md", "See [about](../about.md).\n"),
    ]);
    let (_, body) = study.shown("/about/");
    for expected in ["href=\"../themes/new-service/#x\"", "href=\"#y\"", "href=\"no.md\"", "href=\"../\""] {
        assert!(body.contains(expected), "{expected} is not in {body}");
    }
    let (theme, _) = study.shown("/themes/new-service/");
    assert!(theme["definition_html"].as_str().unwrap().contains("href=\"../../about/\""), "{theme}");
}
