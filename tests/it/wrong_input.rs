//! Wrong input: each gives a complaint with file, line, column and a next step, exit code 1, and leaves the site alone.

use crate::site::Site;

/// A site that was built once, so that there is something to leave alone.
fn built() -> Site {
    Site::small().build()
}

/// An interview with this front matter.
fn front(keys: &str) -> String {
    format!("---\n{keys}\n---\n\n**P07:** Words.\n")
}

/// An interview whose participant says this.
fn says(words: &str) -> String {
    format!("---\nparticipant: P08\nguide: g1\n---\n\n**P08:** {words}\n")
}

#[track_caller]
fn complains(path: &str, text: impl AsRef<[u8]>, place: &str, rule: &str, help: &str) {
    let place = format!("--> {path}:{place}\n");
    built().file(path, text).fails_with(&[&format!("error[{rule}]"), &place, help]);
}

const INTERVIEW: &str = "content/interviews/p08.md";

#[test]
fn front_matter() {
    complains(INTERVIEW, front("a: [b"), "2:4", "invalid-yaml", "help: ");
    complains(INTERVIEW, "---\ntitle: x\n\nWords.\n", "1:1", "front-matter-not-closed", "help: ");
    complains(INTERVIEW, front("- a\n- b"), "2:1", "front-matter-not-keys", "help: ");
    complains(INTERVIEW, front("tags: {a: b}"), "2:7", "wrong-type", "help: ");
    complains(INTERVIEW, front("date: 2026-02-30"), "2:7", "bad-value", "help: ");
    complains("content/teams/x.md", "---\nheadcount: -3\n---\n", "2:12", "bad-value", "help: ");
}

#[test]
fn an_unknown_key_is_a_warning() {
    let site = built().file(INTERVIEW, front("praticipant: P08"));
    let run = site.run(&["build"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    for expected in
        ["warning[unknown-key]", "--> content/interviews/p08.md:2:1\n", "did you mean `participant`?", "1 warning"]
    {
        assert!(run.stderr.contains(expected), "{}", run.stderr);
    }
}

#[test]
fn not_utf8() {
    complains(INTERVIEW, b"**P08:** caf\xe9.\n", "1:13", "not-utf8", "UTF-8");
}

#[test]
fn a_draft_is_not_called_unknown() {
    let draft = |path| built().file(path, "---\ntitle: New\ndraft: true\n---\n");
    let site = draft("content/themes/new.md").file(INTERVIEW, says("[Words]{.new}")).fails_with(&[
        "error[unknown-theme]: the theme `new` is a draft, which is left out",
        "--> content/interviews/p08.md:6:19\n",
        "remove `draft: true` from content/themes/new.md, or read drafts too, as `cairn check --drafts` does",
    ]);
    let run = site.run(&["build", "--drafts"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let parent = draft("content/teams/new.md").file("content/teams/x.md", "---\nparent: new\n---\n");
    parent.fails_with(&[
        "error[unknown-team]: the team `new` is a draft",
        "remove `draft: true` from content/teams/new.md",
    ]);
}

#[test]
fn unknown_names() {
    complains(INTERVIEW, front("tags: [toli]"), "2:8", "unknown-theme", "did you mean `toil`?");
    complains(INTERVIEW, says("[Words]{.toyl}"), "6:19", "unknown-theme", "did you mean `toil`?");
    complains(INTERVIEW, front("team: paymnets"), "2:7", "unknown-team", "did you mean `payments`?");
    complains(INTERVIEW, front("guide: g2"), "2:8", "unknown-guide", "known here: `g1`");
    complains(INTERVIEW, says("[Words]{.toil q=lats}"), "6:26", "unknown-question", "did you mean `last`?");
    complains(
        "content/themes/x.md",
        "---\nstrategic: {fastr: 3}\n---\n",
        "2:13",
        "unknown-outcome",
        "did you mean `faster`?",
    );
}

#[test]
fn an_unknown_audience_stops_a_build() {
    let described = built().file("site.toml", "audience = \"engineering\"\n[audiences.engineering]\n");
    described.file(INTERVIEW, front("audience: enginering")).fails_with(&[
        "error[unknown-audience]: there is no audience `enginering`",
        "--> content/interviews/p08.md:2:11\n",
        "did you mean `engineering`?",
    ]);
    complains(INTERVIEW, front("quotes_for: [x]"), "2:14", "unknown-audience", "describes no audience");
}

#[test]
fn slugs_and_aliases() {
    let again = "---\nslug: p07\n---\n\n**P09:** Words.\n";
    complains("content/interviews/x.md", again, "2:7", "duplicate-slug", "content/interviews/p07.md");
    complains("content/themes/x.md", "---\naliases: [toil]\n---\n", "2:11", "alias-taken", "content/themes/toil.md");
    complains(
        "content/themes/x.md",
        "---\naliases: [drudgery]\n---\n",
        "2:11",
        "alias-taken",
        "content/themes/toil.md",
    );
    for slug in ["../..", "../../etc", "/etc/passwd", "a/b", "'..\\\\etc'"] {
        complains("content/themes/x.md", format!("---\nslug: {slug}\n---\n"), "2:7", "no-slug", "help: ");
    }
    complains("content/themes/x.md", "---\naliases: [../../etc]\n---\n", "2:11", "no-slug", "help: ");
}

#[test]
fn names_that_differ_only_in_case() {
    let site = built().file("content/pictures/Desk.png", "1").file("content/pictures/desk.png", "2");
    site.fails_with(&[
        "error[only-case-differs]: the addresses `/pictures/Desk.png` and `/pictures/desk.png` differ only in case",
        "--> content/pictures/desk.png:1:1\n",
        "content/pictures/Desk.png:1:1\n",
        "rename one of them",
    ]);
    // The other one is a page, which the program names in lower case.
    let site = built().file("content/Themes/Toil/Index.html", "1");
    site.fails_with(&["error[only-case-differs]", "`/Themes/Toil/Index.html` and `/themes/toil/index.html`"]);
    let site = built().file("content/Themes/Toil", "a file where a folder must be");
    site.fails_with(&["error[address-taken]", "content/Themes/Toil"]);
    built().file("content/Themes/toil.png", "1").file("content/themes/Toil.gif", "2").build();
}

#[test]
fn names_that_no_file_system_holds() {
    let long = "x".repeat(300);
    complains("content/themes/x.md", format!("---\nslug: {long}\n---\n"), "2:7", "address-too-long", "shorter `slug`");
    complains("content/themes/x.md", format!("---\naliases: [{long}]\n---\n"), "2:11", "address-too-long", "help: ");
    // A theme that nobody describes has no file of its own: its first mark is where it was named.
    let site = built().file(INTERVIEW, says(&format!("[Words]{{.{long}}}"))).without("content/themes/toil.md");
    let site = site.without("content/interviews/p07.md");
    site.fails_with(&["error[address-too-long]", &format!("--> {INTERVIEW}:6:"), "help: "]);
}

#[test]
fn circles_of_parents() {
    let site = built()
        .file("content/themes/x.md", "---\nparent: y\n---\n")
        .file("content/themes/y.md", "---\nparent: x\n---\n");
    site.fails_with(&["error[parent-circle]", "content/themes/y.md:2:9", "remove one `parent:` of the circle"]);
    complains("content/teams/x.md", "---\nparent: x\n---\n", "2:9", "parent-circle", "help: ");
}

#[test]
fn malformed_quotes() {
    for (words, column, rule) in [
        ("[a {.toil} b", 10, "unclosed-quote"),
        ("[a]{.toil", 13, "malformed-attributes"),
        ("[a]{.toil/deploys}", 19, "malformed-attributes"),
        ("[a]{toil}", 14, "malformed-attributes"),
        ("[a] {.toil}", 14, "detached-attributes"),
        ("a]{.toil}", 11, "unopened-quote"),
        ("[]{.toil}", 10, "empty-quote"),
        ("[a]{.toil .toil}", 21, "duplicate-theme"),
        ("[a]{.toil #a #b}", 24, "second-id"),
        ("[a]{.toil #a} [b]{.toil #a}", 35, "duplicate-id"),
        ("[a]{.toil mood=x}", 20, "unknown-attribute"),
        ("[a]{.toil kind=pian}", 25, "bad-value"),
        ("[a]{.toil freq=often}", 25, "bad-value"),
        ("[a]{.toil toil=-3h}", 25, "bad-value"),
        ("[a]{.toil load=9}", 25, "bad-value"),
    ] {
        complains(INTERVIEW, says(words), &format!("6:{column}"), rule, "help: ");
    }
    complains(INTERVIEW, says("[a\n\nb]{.toil}"), "8:2", "unopened-quote", "stand-off");
}

#[test]
fn standoff_quotes() {
    let quotes = |exact: &str| {
        format!("---\nquotes:\n  - exact: {exact}\n    themes: [toil]\n---\n\n**P08:** One word, one word.\n")
    };
    complains(INTERVIEW, quotes("two words"), "3:12", "quote-not-found", "verbatim");
    complains(INTERVIEW, quotes("one word, two"), "3:12", "quote-not-found", "the nearest text is: ");
    complains(INTERVIEW, quotes("word"), "3:12", "ambiguous-quote", "prefix");
    let beside = "- exact: nothing of the kind\n  themes: [toil]\n";
    complains("content/interviews/p07.quotes.yaml", beside, "1:10", "quote-not-found", "help: ");
    complains("content/interviews/nobody.quotes.yaml", beside, "1:1", "quotes-without-interview", "help: ");
}

#[test]
fn weights_that_sum_to_zero() {
    complains("content/outcomes/faster.md", "---\nweight: 0\n---\n", "2:9", "weights-sum-to-zero", "help: ");
}

#[test]
fn templates() {
    let path = "themes/default/templates/theme.html";
    complains(path, "<p>{% if %}</p>\n", "1:10", "template", "help: ");
    complains(path, "<p>{{ nonesuch.thing }}</p>\n", "1:7", "template", "help: ");
}

#[test]
fn templates_and_content_are_complained_of_in_one_run() {
    let site = built().file(INTERVIEW, front("team: nope")).file("themes/default/templates/theme.html", "{{ nope }}\n");
    site.fails_with(&[
        "error[unknown-team]",
        "error[template]",
        "--> themes/default/templates/theme.html:1:4",
        "2 errors",
    ]);
}

#[test]
fn settings() {
    complains("site.toml", "titel = \"x\"\n", "1:1", "unknown-setting", "title");
    complains("site.toml", "[scoring]\nhours = -1\n", "2:9", "bad-setting", "help: ");
    complains("site.toml", "title = \n", "1:9", "invalid-toml", "help: ");
    complains("site.toml", "look = \"nonesuch\"\n", "1:1", "no-such-look", "themes/nonesuch");
}

#[cfg(unix)]
#[test]
fn links_out_of_the_content_folder_are_not_followed() {
    let site = built();
    std::os::unix::fs::symlink("/etc/hostname", site.root().join("content/host.md")).expect("a link can be made");
    site.fails_with(&["error[link-out-of-site]", "--> content/host.md:1:1", "help: "]);
}

#[test]
fn all_complaints_are_shown_in_one_run_sorted_by_place() {
    let site =
        built().file("content/interviews/a.md", says("[x]{.nope} [y]{.toil load=9}")).file("site.toml", "titel = 1\n");
    let stderr = site.run(&["build"]).stderr;
    let at = |place: &str| stderr.find(place).unwrap_or_else(|| panic!("{place} is not in:\n{stderr}"));
    assert!(at("content/interviews/a.md:6:15") < at("content/interviews/a.md:6:36"));
    assert!(at("content/interviews/a.md:6:36") < at("site.toml:1:1"));
    assert!(stderr.ends_with("3 errors\n"), "{stderr}");
}

#[test]
fn an_empty_study_is_a_hint() {
    // A folder with neither `content/` nor `site.toml` is no study at all.
    for (site, code) in [(Site::empty(), 2), (Site::of(&[("content/.keep", "")]), 0)] {
        let run = site.run(&["build"]);
        assert_eq!(run.code, code);
        assert!(run.stderr.contains("cairn init"), "{}", run.stderr);
        assert!(!site.public().exists());
    }
}

#[test]
fn an_output_folder_inside_the_study_is_refused() {
    for out in ["content", "content/public", "themes/x", "content/../content/x", "nonexist/../content/public"] {
        let site = Site::small();
        let run = site.run(&["build", "--out", out]);
        assert_eq!(run.code, 1, "{out}: {}", run.stderr);
        assert!(run.stderr.contains("error[output-inside-study]") && run.stderr.contains("--out"), "{}", run.stderr);
        assert!(!site.root().join("content/public").exists());
    }
}

#[test]
fn an_output_folder_that_is_not_ours_is_refused() {
    let site = Site::small().file("public/notes.txt", "mine");
    let run = site.run(&["build"]);
    assert_eq!(run.code, 2, "{}", run.stderr);
    assert!(run.stderr.contains("notes.txt") && run.stderr.contains("--out"), "{}", run.stderr);
    assert_eq!(site.output("notes.txt"), "mine");
}
