//! What is published and what is not: front matter in any form, leftovers, raw transcripts, recordings.

use crate::shared;
use crate::site::{Site, files_below};

/// A study of the shared field cases, copied; none where they are not there.
fn field_case(name: &str) -> Option<Site> {
    let folder = shared::path(&format!("field-cases/{name}"))?;
    let files = files_below(&folder).into_iter().filter(|(path, _)| path != "EXPECT.md");
    Some(files.fold(Site::empty(), |site, (path, bytes)| site.file(&path, bytes)))
}

#[test]
fn front_matter_that_is_not_read_stops_the_build() {
    let block = "participant: P07\ninterviewer: Mira\nreal_name: Jane Roe\n";
    for (text, rule) in [
        (format!("+++\n{}+++\n", block.replace(": ", " = ")), "front-matter-not-read"),
        (format!("# Interview 8\n---\n{block}---\n"), "front-matter-not-first"),
        (format!("----\n{block}----\n"), "front-matter-not-read"),
        (format!("---\n{block}---\n").replace('\n', "\r"), "front-matter-not-read"),
    ] {
        for path in ["interviews/p08.md", "themes/x.md", "teams/x.md", "guides/x.md", "opportunities/x.md", "about.md"]
        {
            let site = Site::small().build().file(&format!("content/{path}"), format!("{text}\n**Mira:** Hi?\n"));
            site.fails_with(&[&format!("error[{rule}]"), &format!("--> content/{path}:"), "help: "]);
        }
    }
}

#[test]
fn the_field_case_of_front_matter() {
    let Some(site) = field_case("15-front-matter-published") else { return };
    let files = ["a-toml", "b-after-heading", "c-after-comment", "d-four-dashes", "e-old-mac-line-ends"];
    let places = files.map(|file| format!("--> content/interviews/{file}.md:"));
    site.fails_with(&places.each_ref().map(String::as_str)).fails_with(&["5 errors"]);
}

#[test]
fn a_readme_is_nobody() {
    let about = "# Notes\n\nAsk Mira for the recordings.\n";
    let site = Site::small().file("content/interviews/2026/readme.md", about).file("content/README.md", about);
    let site = ["interviews", "themes", "teams", "guides", "outcomes", "opportunities"]
        .iter()
        .fold(site, |site, folder| site.file(&format!("content/{folder}/README.md"), about))
        .build();
    assert_eq!(site.data("interviews").len(), 1);
    assert_eq!((site.data("themes").len(), site.data("teams").len()), (1, 1));
    let files = files_below(&site.public());
    assert!(files.keys().all(|path| !path.to_lowercase().contains("readme")), "{:?}", files.keys());
}

#[test]
fn the_field_case_of_a_readme() {
    let Some(site) = field_case("17-readme-is-a-person") else { return };
    let site = site.build();
    let interviews = site.data("interviews");
    assert_eq!(interviews.iter().map(|row| row["slug"].as_str()).collect::<Vec<_>>(), [Some("p07")]);
    let row = &site.data("priorities")[0];
    assert_eq!((&row["people"], &row["interviewed"]), (&1.into(), &1.into()), "{row}");
}

#[test]
fn leftovers_are_neither_read_nor_copied() {
    let real = "---\nparticipant: Jane Roe\n---\n\n**Jane Roe:** Words.\n";
    let names = ["p07.md.orig", "p07.md.bak", "p07.md~", "#p07.md#", "~$p07.docx", "p07.old", "p07.md.rej", "p07.tmp"];
    let site = names.iter().fold(Site::small(), |site, name| {
        site.file(&format!("content/interviews/{name}"), real).file(&format!("content/{name}"), real)
    });
    let site = site.file("content/Thumbs.db", "x").file("content/pictures/desktop.ini", "x").build();
    let files = files_below(&site.public());
    assert!(files.values().all(|bytes| !String::from_utf8_lossy(bytes).contains("Jane Roe")));
    assert!(files.keys().all(|path| !path.contains("Thumbs") && !path.contains("desktop")), "{:?}", files.keys());
}
