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
