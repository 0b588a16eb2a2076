//! What a build remembers for the next one, as somebody at the command line meets it.

use std::path::PathBuf;

use crate::site::{Site, files_below};

fn cache(site: &Site) -> PathBuf {
    site.root().join(".cairn-cache")
}

#[test]
fn a_second_build_says_that_nothing_changed() {
    let site = Site::small().build();
    let before = files_below(&site.public());
    let run = site.run(&["build"]);
    assert!(run.code == 0 && run.stderr.contains("(0 files written, "), "{}", run.stderr);
    assert!(files_below(&site.public()) == before);
    assert!(before.keys().all(|name| !name.contains("cairn-cache")), "it is not published");
}

#[test]
fn the_folder_is_nobodys_business_and_may_be_deleted() {
    let site = Site::small().build();
    let before = files_below(&site.public());
    assert_eq!(std::fs::read_to_string(cache(&site).join(".gitignore")).expect("it is there"), "*\n");
    let tag = std::fs::read_to_string(cache(&site).join("CACHEDIR.TAG")).expect("it is there");
    assert!(tag.starts_with("Signature: 8a477f597d28d172789f06886806bc55"));
    std::fs::remove_dir_all(cache(&site)).expect("it can be deleted");
    assert!(files_below(&site.build().public()) == before);
}

#[test]
fn without_it_nothing_is_remembered() {
    let site = Site::small();
    let run = site.run(&["build", "--no-cache"]);
    assert!(run.code == 0 && !cache(&site).exists(), "{}", run.stderr);
    let fresh = files_below(&site.public());
    assert!(files_below(&site.build().public()) == fresh);
}

#[test]
fn one_that_is_no_folder_does_no_harm() {
    let site = Site::small().file(".cairn-cache", "somebody's file").build();
    assert_eq!(std::fs::read_to_string(cache(&site)).expect("it is there"), "somebody's file");
}

#[test]
fn an_edit_changes_what_it_should_and_nothing_else() {
    let site = Site::small().build();
    let before = files_below(&site.public());
    let text = std::fs::read_to_string(site.root().join("content/interviews/p07.md")).expect("it is there");
    let site = site.file("content/interviews/p07.md", text.replace("two weeks", "ten days")).build();
    let after = files_below(&site.public());
    let changed = after.iter().filter(|(name, bytes)| before.get(*name) != Some(bytes));
    let (shards, changed): (Vec<&str>, Vec<&str>) =
        changed.map(|(name, _)| name.as_str()).partition(|name| name.starts_with("search/shards/"));
    // The index has words with d, t and w in a part of the dictionary each, with a list beside it of the quotes and entries that
    // have them, and for t another of the turns (of d that is a list which another word has too); and a part with the quotes of
    // the interview, and one with its turns.
    assert_eq!(shards.len(), 3 + 3 + 1 + 2, "{shards:?}");
    // A table in Markdown has no room for the words behind its numbers, so that of the priorities is as before.
    let expected = [
        ".cairn-manifest",
        "brief/index.html",
        "brief/index.md",
        "data/quotes.json",
        "guides/g1/index.html",
        "guides/g1/index.md",
        "index.html",
        "index.md",
        "interviews/p07/embed/index.html",
        "interviews/p07/index.html",
        "interviews/p07/index.md",
        "priorities/index.html",
        "search/manifest.js",
        "teams/payments/index.html",
        "teams/payments/index.md",
        "themes/toil/embed/index.html",
        "themes/toil/index.html",
        "themes/toil/index.md",
    ];
    assert_eq!(changed, expected);
    assert!(site.output("themes/toil/index.html").contains("ten days"));
}

#[test]
fn the_folder_is_called_as_it_was_typed() {
    let site = Site::small();
    for _ in 0..2 {
        assert_eq!(site.run(&["build", "--out", "here"]).code, 0);
    }
    std::fs::write(site.root().join("here/mine.txt"), "").expect("it can be written");
    let run = site.run(&["build", "--out", "here"]);
    assert!(
        run.code == 2 && run.stderr.contains("`here` holds what cairn did not write: `mine.txt`"),
        "{}",
        run.stderr
    );
}
