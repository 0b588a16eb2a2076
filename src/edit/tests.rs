//! Whole changes over small studies in memory, each read again afterwards.
//!
//! Comes in: files and a request. Goes out: a failure where the files after it are not the expected ones.
//! Does not know: the disk.

mod there_and_back;

use std::collections::BTreeMap;

use super::*;
use crate::base::slug::Slug;
use crate::pipeline::{self, NoProgress};
use crate::source::scan_memory;

type Files = BTreeMap<String, String>;

fn files(files: &[(&str, &str)]) -> Files {
    files.iter().map(|(path, text)| (format!("content/{path}"), (*text).to_owned())).collect()
}

/// The files after a change, and what there is to know.
fn changed(before: &Files, request: &Refactoring) -> Result<(Files, Vec<String>), String> {
    let scanned = scan_memory(before.iter().map(|(path, text)| (path.as_str(), text.as_bytes())));
    let plan = pipeline::refactor(&scanned, request, &NoProgress).map_err(|refusal| match refusal {
        StudyRefusal::Asked(reason) => reason,
        StudyRefusal::Errors(complaints) => {
            complaints.iter().map(|it| format!("{} in {}", it.rule, it.place.path)).collect::<Vec<_>>().join("; ")
        }
    })?;
    let mut after = before.clone();
    for file in &plan.files {
        assert_eq!(after.remove(file.path.as_str()), file.before);
    }
    after.extend(plan.files.into_iter().filter_map(|file| file.after).map(|(path, text)| (path.to_string(), text)));
    Ok((after, plan.notes))
}

#[track_caller]
fn becomes(before: &[(&str, &str)], request: &Refactoring, after: &[(&str, &str)]) -> Vec<String> {
    let (found, notes) = changed(&files(before), request).expect("it can be done");
    assert_eq!(found, files(after));
    notes
}

#[track_caller]
fn refused(before: &[(&str, &str)], request: &Refactoring, reason: &str) {
    let found = changed(&files(before), request).expect_err("it cannot be done");
    assert!(found.contains(reason), "{reason:?} is not in {found:?}");
}

fn rename(old: &str, new: &str) -> Refactoring {
    Refactoring::Rename { kind: NameKind::Theme, old: old.to_owned(), new: new.to_owned() }
}

fn rename_team(old: &str, new: &str) -> Refactoring {
    Refactoring::Rename { kind: NameKind::Team, old: old.to_owned(), new: new.to_owned() }
}

#[test]
fn asks_assumptions_and_workflows_name_a_theme_as_it_is_called() {
    let before = [
        ("themes/old.md", "What belongs here.\n"),
        ("themes/other.md", "Others.\n"),
        ("asks/a.md", "---\nthemes: [old, other]\n---\n"),
        ("assumptions/b.md", "---\nthemes: [\"old\"]\n---\n"),
        ("workflows/c.md", "---\nthemes:\n  - old\n---\n"),
    ];
    let after = [
        ("themes/new.md", "---\naliases: [old]\n---\nWhat belongs here.\n"),
        ("themes/other.md", "Others.\n"),
        ("asks/a.md", "---\nthemes: [new, other]\n---\n"),
        ("assumptions/b.md", "---\nthemes: [\"new\"]\n---\n"),
        ("workflows/c.md", "---\nthemes:\n  - new\n---\n"),
    ];
    becomes(&before, &rename("old", "new"), &after);
    let merged = [
        ("themes/other.md", "---\naliases: [old]\n---\nOthers.\n\n## Old\n\nWhat belongs here.\n"),
        ("asks/a.md", "---\nthemes: [other]\n---\n"),
        ("assumptions/b.md", "---\nthemes: [\"other\"]\n---\n"),
        ("workflows/c.md", "---\nthemes:\n  - other\n---\n"),
    ];
    becomes(&before, &merge(&["old"], "other"), &merged);
}

#[test]
fn whatever_has_a_team_names_it_as_it_is_called() {
    let before = [
        ("teams/old.md", ""),
        ("asks/a.md", "---\nowner: old\n---\n"),
        ("listeners/b.md", "---\nteam: old\n---\n"),
        ("tools/c.md", "---\nowner: old\n---\n"),
        ("workflows/d.md", "---\nsteps:\n  - {do: Ask, hands: 10m, team: old}\n---\n"),
        ("opportunities/e.md", "---\nthemes: [x]\ngraduates: {from: old, to: old, state: moving}\n---\n"),
    ];
    let after = [
        ("teams/new.md", "---\naliases: [old]\n---\n"),
        ("asks/a.md", "---\nowner: new\n---\n"),
        ("listeners/b.md", "---\nteam: new\n---\n"),
        ("tools/c.md", "---\nowner: new\n---\n"),
        ("workflows/d.md", "---\nsteps:\n  - {do: Ask, hands: 10m, team: new}\n---\n"),
        ("opportunities/e.md", "---\nthemes: [x]\ngraduates: {from: new, to: new, state: moving}\n---\n"),
    ];
    becomes(&before, &rename_team("old", "new"), &after);
    // Each of these may hide the name where it cannot be read.
    for folder in ["asks", "listeners", "tools", "workflows", "opportunities", "interviews", "themes", "teams"] {
        let path = format!("{folder}/broken.md");
        let study = [("teams/old.md", ""), (path.as_str(), "---\nowner: [old\n---\n")];
        refused(&study, &rename_team("old", "new"), &format!("invalid-yaml in content/{path}"));
    }
}

fn merge(from: &[&str], into: &str) -> Refactoring {
    Refactoring::Merge { from: from.iter().map(|name| (*name).to_owned()).collect(), into: into.to_owned() }
}

fn reparent(theme: &str, under: Option<&str>) -> Refactoring {
    Refactoring::Move { theme: theme.to_owned(), under: under.map(str::to_owned) }
}

#[test]
fn a_name_changes_wherever_it_stands() {
    let before = [
        ("themes/a.md", "\u{feff}---\r\ntitle: A # a\r\naliases:\r\n  - 'old-a'\r\n---\r\nWords.\r\n"),
        ("themes/b.md", "---\nparent: \"a\"\n---\nSee [a](a.md#x) and [a](/themes/a.md).\n"),
        (
            "opportunities/o.md",
            "---\nthemes: [b, a] # [a]\n---\n[a](../themes/./a.md \"a\") [r]\n\n[r]: <../themes/a.md>\n",
        ),
        (
            "interviews/p.md",
            "---\r\ntags:\r\n- old-a # why\r\n- b\r\nquotes:\r\n  - {exact: One two, themes: a, id: q1}\r\n---\r\n**P:** One \
             two [three]{.b .a freq=weekly} [four]{themes=\"b\r\nold-a\"} [five [six]{.A}]{.b note='.a'} `{.a}` .a\r\n",
        ),
        ("interviews/p.quotes.yaml", "# a\n- exact: five six\n  themes: [b, 'a']\n"),
        ("interviews/p.jun.quotes.yaml", "- {exact: five, themes: [A, b]} # a\n"),
        ("about.md", "[a](themes/a.md) [a](/themes/a/) `[a](themes/a.md)`\n"),
    ];
    let after = [
        ("themes/new.md", "\u{feff}---\r\ntitle: A # a\r\naliases:\r\n  - 'old-a'\r\n  - a\r\n---\r\nWords.\r\n"),
        ("themes/b.md", "---\nparent: \"new\"\n---\nSee [a](new.md#x) and [a](/themes/new.md).\n"),
        (
            "opportunities/o.md",
            "---\nthemes: [b, new] # [a]\n---\n[a](../themes/./new.md \"a\") [r]\n\n[r]: <../themes/new.md>\n",
        ),
        (
            "interviews/p.md",
            "---\r\ntags:\r\n- new # why\r\n- b\r\nquotes:\r\n  - {exact: One two, themes: new, id: q1}\r\n---\r\n**P:** One \
             two [three]{.b .new freq=weekly} [four]{themes=\"b\r\nnew\"} [five [six]{.new}]{.b note='.a'} `{.a}` .a\r\n",
        ),
        ("interviews/p.quotes.yaml", "# a\n- exact: five six\n  themes: [b, 'new']\n"),
        ("interviews/p.jun.quotes.yaml", "- {exact: five, themes: [new, b]} # a\n"),
        ("about.md", "[a](themes/new.md) [a](/themes/a/) `[a](themes/a.md)`\n"),
    ];
    assert_eq!(becomes(&before, &rename("a", "New"), &after), [""; 0]);
    becomes(&before, &rename("old-a", "new"), &after);
}

#[test]
fn the_home_page_opens_with_the_same_findings() {
    let study = |name: &str, file: &str| -> Vec<(&'static str, String)> {
        let home = format!(
            "---\nbrief:\n  - {{finding: One., theme: {name}, quote: p#q}} # a\n  - finding: Two.\n    opportunity: o\n---\n"
        );
        let interview = format!("**P:** [w]{{.{name} #q}}\n");
        let alias = if name == "a" { String::new() } else { "aliases: [a]\n".to_owned() };
        let theme: (&'static str, String) = match file {
            "a" => ("themes/a.md", "---\ntitle: T\n---\n".to_owned()),
            _ => ("themes/new.md", format!("---\ntitle: T\n{alias}---\n")),
        };
        vec![("_index.md", home), ("interviews/p.md", interview), ("opportunities/o.md", String::new()), theme]
    };
    let named = |study: &[(&'static str, String)]| -> Files {
        study.iter().map(|(path, text)| (format!("content/{path}"), text.clone())).collect()
    };
    let (found, _) = changed(&named(&study("a", "a")), &rename("a", "new")).expect("it can be done");
    assert_eq!(found, named(&study("new", "new")));
    let merged = [study("a", "a"), vec![("themes/b.md", "---\ntitle: B\n---\n".to_owned())]].concat();
    let (found, _) = changed(&named(&merged), &merge(&["a"], "b")).expect("it can be done");
    assert!(found["content/_index.md"].contains("theme: b, quote: p#q"), "{}", found["content/_index.md"]);
}

#[test]
fn a_theme_opens_with_the_same_quote_for_as_long_as_it_is_of_it() {
    let interview = ("interviews/p.md", "**P:** [w]{.a #q} [v]{.b #r}\n");
    let opens = |lead: &str, rest: &str| format!("---\ntitle: T\n{lead}{rest}---\n");
    let with = |themes: &[(&'static str, &str, &str)]| -> Vec<(&'static str, String)> {
        themes.iter().map(|(path, lead, rest)| (*path, opens(lead, rest))).collect()
    };
    let as_str = |themes: &[(&'static str, String)]| -> Files {
        files(&themes.iter().map(|(path, text)| (*path, text.as_str())).chain([interview]).collect::<Vec<_>>())
    };
    let after = |themes: &[(&'static str, &str, &str)], request: &Refactoring| {
        changed(&as_str(&with(themes)), request).expect("it can be done")
    };
    let (a, b, top) = ("themes/a.md", "themes/b.md", "themes/top.md");
    let (below, q) = ("parent: top\n", "lead: p#q\n");
    let before = [(a, q, below), (b, "", ""), (top, q, "")];
    // The theme that moves keeps its quote, the one that it leaves has it no more.
    let (found, notes) = after(&before, &reparent("a", None));
    assert_eq!(found, files(&[interview, (a, &opens(q, "")), (b, &opens("", "")), (top, &opens("", ""))]));
    assert_eq!(notes, ["`top` does not open with the quote `q` any more, which is no longer of it"]);
    let (found, notes) = after(&before, &reparent("b", Some("a")));
    assert_eq!((&found["content/themes/top.md"], notes.len()), (&opens(q, ""), 0));
    // Of two that become one the file that stays has the say; where it has none, the other's quote is one of its own now.
    let (found, _) = after(&[(a, "lead: p#q # x\n", ""), (b, "lead: p#r\n", "")], &merge(&["a"], "b"));
    assert!(found["content/themes/b.md"].contains("lead: p#r\n"), "{found:?}");
    let (found, _) = after(&[(a, q, ""), (b, "", "")], &merge(&["a"], "b"));
    assert!(found["content/themes/b.md"].contains(q), "{found:?}");
    let (found, notes) = after(&before, &merge(&["a"], "b"));
    assert!(!found["content/themes/top.md"].contains("lead"), "{found:?}");
    assert!(notes.iter().any(|note| note.starts_with("`top` does not open with")), "{notes:?}");
    let (found, _) = after(&[(a, q, ""), (b, "", "")], &rename("a", "new"));
    assert!(found["content/themes/new.md"].contains(q), "{found:?}");
}

#[test]
fn who_may_read_a_quote_stays() {
    let said = |theme: &str| format!("P: [a [b]{{for=x}} c]{{.{theme} for=\"x y\"}} [d]{{themes={theme} for=old}}\n");
    let standoff = |theme: &str| format!("---\nquotes: [{{exact: e, themes: {theme}, for: [old]}}]\n---\nP: e\n");
    let study = |theme: &str| {
        let mut study = files(&[("interviews/p.md", &said(theme)), ("interviews/q.md", &standoff(theme))]);
        study.insert("site.toml".to_owned(), "[audiences]\nx = {}\ny = {}\nold = {}\n".to_owned());
        study
    };
    let (found, _) = changed(&study("old"), &rename("old", "new")).expect("it can be done");
    assert_eq!(found, study("new"));
}

#[test]
fn lines_that_would_stand_at_another_indent_are_not_taken_over() {
    let home = ("themes/a.md", "---\n  title: A\n---\nWords.\n");
    let several = ("themes/b.md", "---\nextra:\n  one: 1\n  two: 2\n---\n");
    refused(
        &[home, several],
        &merge(&["a", "b"], "a"),
        "`content/themes/a.md` and `content/themes/b.md` indent their keys differently",
    );
    let one = ("themes/b.md", "---\nextra: {one: 1}\n---\n");
    let merged = ("themes/a.md", "---\n  title: A\n  aliases: [b]\n  extra: {one: 1}\n---\nWords.\n");
    becomes(&[home, one], &merge(&["a", "b"], "a"), &[merged]);
    let alike = ("themes/b.md", "---\n  extra:\n    one: 1\n---\n");
    let merged = ("themes/a.md", "---\n  title: A\n  aliases: [b]\n  extra:\n    one: 1\n---\nWords.\n");
    becomes(&[home, alike], &merge(&["a", "b"], "a"), &[merged]);
}

#[test]
fn a_slug_of_its_own_changes_and_the_file_keeps_its_name() {
    let before = [("themes/x.md", "---\nslug: größe\n---\n"), ("interviews/p.md", "**P:** [w]{.größe} [v]{.grosse}\n")];
    let after = [
        ("themes/x.md", "---\nslug: \"1e3\"\naliases: [grosse]\n---\n"),
        ("interviews/p.md", "**P:** [w]{.1e3} [v]{.1e3}\n"),
    ];
    becomes(&before, &rename("Größe", "1e3"), &after);
}

#[test]
fn there_and_back_only_the_alias_is_left() {
    let before = [("themes/a.md", "---\naliases: [x]\n---\n"), ("interviews/p.md", "**P:** [w]{.a}\n")];
    let (there, _) = changed(&files(&before), &rename("a", "b")).expect("it can be done");
    let (back, _) = changed(&there, &rename("b", "a")).expect("it can be done");
    let after = [("themes/a.md", "---\naliases: [x, b]\n---\n"), before[1]];
    assert_eq!(back, files(&after));
}

#[test]
fn without_a_codebook_there_are_only_marks() {
    let before = [("interviews/p.md", "---\nteam: t\n---\n**P:** [w]{.a .b} [v]{.b}\n")];
    let notes =
        becomes(&before, &rename("a", "c"), &[("interviews/p.md", "---\nteam: t\n---\n**P:** [w]{.c .b} [v]{.b}\n")]);
    assert!(notes[0].contains("no file describes the theme"), "{notes:?}");
    becomes(&before, &merge(&["a", "b"], "c"), &[("interviews/p.md", "---\nteam: t\n---\n**P:** [w]{.c} [v]{.c}\n")]);
    becomes(&before, &rename_team("t", "u"), &[("interviews/p.md", "---\nteam: u\n---\n**P:** [w]{.a .b} [v]{.b}\n")]);
    refused(&before, &rename("a", "b"), "`b` is another theme; `cairn theme merge`");
    refused(&before, &reparent("a", Some("b")), "no file describes `a`");
}

#[test]
fn a_team_is_named_in_other_places() {
    let before = [
        ("teams/t.md", "Us.\n"),
        ("teams/u.md", "---\nparent: t\n---\n"),
        ("themes/t.md", "---\nowner: t\n---\n"),
        ("interviews/p.md", "---\nteam: t\n---\n**P:** [w]{.t}\n"),
    ];
    let after = [
        ("teams/v.md", "---\naliases: [t]\n---\nUs.\n"),
        ("teams/u.md", "---\nparent: v\n---\n"),
        ("themes/t.md", "---\nowner: v\n---\n"),
        ("interviews/p.md", "---\nteam: v\n---\n**P:** [w]{.t}\n"),
    ];
    becomes(&before, &rename_team("t", "v"), &after);
    refused(&before, &rename_team("t", "U"), "`u` is the slug of another team: content/teams/u.md");
}

#[test]
fn what_cannot_be_renamed_says_why() {
    let study = [
        ("themes/a.md", "---\naliases: [old]\n---\n"),
        ("themes/b.md", ""),
        ("themes/c.md", "---\nslug: d\n---\n"),
        ("interviews/p.md", "**P:** [w]{.a}\n"),
    ];
    refused(&study, &rename("aa", "x"), "there is no theme `aa`");
    refused(&study, &rename("a", "b"), "`b` is the slug of another theme: content/themes/b.md");
    refused(&study, &rename("b", "old"), "`old` is an alias of another theme: content/themes/a.md");
    refused(&study, &rename("a", "A!"), "called `a` already");
    refused(&study, &rename("a", "../x"), "cannot be the slug");
    refused(&study, &rename("a", "c"), "`content/themes/a.md` would become `content/themes/c.md`, and there is");
    let escaped = [("themes/a_b.md", ""), ("about.md", "[x](themes/a\\_b.md)\n")];
    refused(&escaped, &rename("a-b", "x"), "spelt with escapes");
}

#[test]
fn a_file_with_errors_that_may_hide_a_name_is_in_the_way() {
    let study = |path, text| [("themes/a.md", ""), ("interviews/p.md", "**P:** [w]{.a}\n"), (path, text)];
    for (path, text, rule) in [
        ("interviews/q.md", "---\ntags: [a\n---\n", "invalid-yaml in content/interviews/q.md"),
        ("interviews/q.md", "**P:** [w{.a}\n", "content/interviews/q.md"),
        ("interviews/p.quotes.yaml", "- exact: not there\n  themes: a\n", "quote-not-found"),
        ("interviews/q.md", "**P:** [w]{.a .nope}\n", "unknown-theme in content/interviews/q.md"),
    ] {
        refused(&study(path, text), &rename("a", "b"), rule);
    }
    let template = files(&[("themes/a.md", "")]);
    let broken = [("themes/default/templates/theme.html".to_owned(), "{% if %}".to_owned())];
    changed(&template.into_iter().chain(broken).collect(), &rename("a", "b")).expect("templates name no theme");
    for (path, text) in [("interviews/q.md", "**P:** [w]{.nope}\n"), ("guides/g.md", "---\nx: [\n---\n")] {
        let after =
            [("themes/b.md", "---\naliases: [a]\n---\n"), ("interviews/p.md", "**P:** [w]{.b}\n"), (path, text)];
        becomes(&study(path, text), &rename("a", "b"), &after);
    }
}

#[test]
fn drafts_change_too() {
    let before = [("themes/a.md", ""), ("interviews/p.md", "---\ndraft: true\n---\n**P:** [w]{.a}\n")];
    let after =
        [("themes/b.md", "---\naliases: [a]\n---\n"), ("interviews/p.md", "---\ndraft: true\n---\n**P:** [w]{.b}\n")];
    becomes(&before, &rename("a", "b"), &after);
}

#[test]
fn several_themes_become_one_and_nothing_is_lost() {
    let before = [
        ("themes/a.md", "---\ntitle: Ah\nowner: t\naliases: [a1]\n---\nAbout a.\n"),
        (
            "themes/x/b.md",
            "---\r\ntitle: Beh\r\nparent: a\r\naliases: b1\r\nestimate:\r\n  reach: 0.5 # guess\r\n---\r\nAbout [a](../a.md)\r\nand [c](c.md).\r\n",
        ),
        ("themes/x/c.md", "---\nparent: b\nowner: t\nstatus: watching\n---\n"),
        ("teams/t.md", ""),
        (
            "interviews/p.md",
            "---\ntags: [b, a]\n---\n**P:** [u]{.b .a #q} [v]{.b1 .c} [w]{themes=\"a b\" load=1} [b](../themes/x/b.md)\n",
        ),
        ("opportunities/o.md", "---\nthemes:\n  - a\n  - b\n  - c\n---\n"),
    ];
    let after = [
        (
            "themes/a.md",
            "---\ntitle: Ah\nowner: t\naliases: [a1, b, b1]\nestimate:\r\n  reach: 0.5 # guess\n---\nAbout a.\n\n## Beh\n\nAbout \
             [a](a.md)\nand [c](x/c.md).\n",
        ),
        ("themes/x/c.md", "---\nparent: a\nowner: t\nstatus: watching\n---\n"),
        ("teams/t.md", ""),
        (
            "interviews/p.md",
            "---\ntags: [a]\n---\n**P:** [u]{.a #q} [v]{.a .c} [w]{themes=\"a\" load=1} [b](../themes/a.md)\n",
        ),
        ("opportunities/o.md", "---\nthemes:\n  - a\n  - c\n---\n"),
    ];
    let notes = becomes(&before, &merge(&["a", "b"], "a"), &after);
    assert_eq!(notes, ["`estimate` of `b` is `a`'s now"]);
}

#[test]
fn what_themes_are_merged_into_may_be_new_or_another() {
    let before = [
        ("themes/a.md", "About a."),
        ("themes/b.md", "---\nstatus: watching\nparent: d\n---\n\nAbout b.\n\n"),
        ("themes/d.md", ""),
        ("interviews/p.md", "**P:** [u]{.a .b} [v]{.d}\n"),
    ];
    let notes = becomes(
        &before,
        &merge(&["a", "b"], "New one"),
        &[
            ("themes/new-one.md", "---\naliases: [a, b]\n---\nAbout a.\n\n## B\n\nAbout b.\n"),
            ("themes/d.md", ""),
            ("interviews/p.md", "**P:** [u]{.new-one} [v]{.d}\n"),
        ],
    );
    assert_eq!(
        notes,
        ["`b` had `status: watching`; `status: open` stays", "`b` stood under `d`; `new-one` stays where it is"]
    );
    becomes(
        &before,
        &merge(&["a", "b"], "d"),
        &[
            ("themes/d.md", "---\naliases: [a, b]\n---\n\n## A\n\nAbout a.\n\n## B\n\nAbout b.\n"),
            ("interviews/p.md", "**P:** [u]{.d} [v]{.d}\n"),
        ],
    );
}

#[test]
fn a_new_name_is_a_new_title() {
    for (into, line, title) in [
        ("waiting-for-tests", "Waiting for tests", "Waiting for tests"),
        ("Waiting for CI", "Waiting for CI", "Waiting for CI"),
        ("Who \"owns\" it: nobody", "\"Who \\\"owns\\\" it: nobody\"", "Who \"owns\" it: nobody"),
        ("Yes", "\"Yes\"", "Yes"),
    ] {
        let slug = Slug::from_text(into).expect("it has letters").to_string();
        let file = format!("themes/{slug}.md");
        let before = [
            ("themes/a.md", "---\ntitle: Slow pipeline # x\n---\nAbout a.\n"),
            ("themes/b.md", "---\ntitle: B\n---\n"),
        ];
        let after = format!("---\ntitle: {line} # x\naliases: [a, b]\n---\nAbout a.\n");
        let notes = becomes(&before, &merge(&["a", "b"], into), &[(&file, &after)]);
        assert!(notes.contains(&format!("`a` had the title “Slow pipeline”; `{slug}` is “{title}” now")), "{notes:?}");
    }
    // One of them, or another, keeps what it is called.
    let before = [("themes/a.md", "---\ntitle: Ah\n---\n"), ("themes/b.md", "---\ntitle: B\n---\n")];
    becomes(&before, &merge(&["a", "b"], "b"), &[("themes/b.md", "---\ntitle: B\naliases: [a]\n---\n")]);
}

#[test]
fn a_child_may_take_its_parents_place() {
    let before = [
        ("themes/top.md", ""),
        ("themes/a.md", "---\nparent: top\n---\n"),
        ("themes/b.md", "---\nparent: a # above\n---\n"),
        ("themes/c.md", "---\nparent: b\n---\n"),
    ];
    let after = [
        ("themes/top.md", ""),
        ("themes/b.md", "---\nparent: top # above\naliases: [a]\n---\n"),
        ("themes/c.md", "---\nparent: b\n---\n"),
    ];
    becomes(&before, &merge(&["a", "b"], "b"), &after);
    refused(&before, &merge(&["a", "c"], "c"), "`b` stands between themes that are merged");
    becomes(
        &before,
        &merge(&["top", "a"], "a"),
        &[("themes/a.md", "---\naliases: [top]\n---\n"), before[2], before[3]],
    );
}

#[test]
fn what_two_files_say_differently_is_for_people_to_decide() {
    for (a, b) in [
        ("estimate: {reach: 0.1}", "estimate: {reach: 0.2}"),
        ("strategic: {o: 1}", "strategic: {o: 2}"),
        ("draft: true", "title: x"),
        ("title: x", "draft: true"),
        ("extra: {x: 1}", "extra: {y: 1}"),
    ] {
        let (a, b) = (format!("---\n{a}\n---\n"), format!("---\n{b}\n---\n"));
        let study = [("themes/a.md", a.as_str()), ("themes/b.md", &b), ("outcomes/o.md", "")];
        refused(&study, &merge(&["a", "b"], "a"), "merge-conflict in content/themes/b.md");
    }
    let same = [
        ("themes/a.md", "---\nestimate: {reach: 0.1, load: 1}\nstatus: open\n---\n"),
        ("themes/b.md", "---\nestimate:\n  load: 1\n  reach: 0.1\nstrategic: {}\n---\n"),
    ];
    let after = "---\nestimate: {reach: 0.1, load: 1}\nstatus: open\naliases: [b]\n---\n";
    becomes(&same, &merge(&["b", "a"], "a"), &[("themes/a.md", after)]);
}

#[test]
fn definitions_that_reach_into_each_other_are_not_put_together() {
    for (a, b) in
        [("```\nopen", "Words."), ("<!-- open", "Words."), ("Words [x].\n\n[x]: https://e.example", "More [x].")]
    {
        let study = [("themes/a.md", a), ("themes/b.md", b)];
        refused(&study, &merge(&["a", "b"], "a"), "the definition of `");
    }
}

#[test]
fn what_cannot_be_merged_says_why() {
    let study = [("themes/a.md", "---\naliases: [b]\n---\n"), ("themes/c.md", "")];
    refused(&study, &merge(&["a", "b"], "a"), "one theme");
    refused(&study, &merge(&["a"], "x"), "one theme");
    refused(&study, &merge(&["a", "d"], "a"), "there is no theme `d`");
    refused(&study, &merge(&["a", "c"], "!"), "cannot be the slug");
}

#[test]
fn a_theme_moves_below_another_or_to_the_top() {
    let before =
        [("themes/a.md", "A."), ("themes/b.md", "---\nparent: a\n---\n"), ("themes/c.md", "---\nparent: b # x\n---\n")];
    let under = [before[0], before[1], ("themes/c.md", "---\nparent: a # x\n---\n")];
    becomes(&before, &reparent("c", Some("A")), &under);
    becomes(&before, &reparent("b", None), &[before[0], ("themes/b.md", "---\n---\n"), before[2]]);
    refused(&before, &reparent("a", Some("c")), "in a circle: `c` is under `b`, under `a`");
    refused(&before, &reparent("a", Some("a")), "its own parent");
    refused(&before, &reparent("b", Some("a")), "under `a` already");
    refused(&before, &reparent("a", None), "at the top already");
    refused(&before, &reparent("a", Some("zebra")), "there is no theme `zebra`");
}

#[test]
fn a_tree_does_not_grow_too_deep() {
    let mut study: Vec<(String, String)> =
        (1..12).map(|level| (format!("themes/t{level}.md"), format!("---\nparent: t{}\n---\n", level - 1))).collect();
    study.extend(["t0", "x", "y"].map(|name| (format!("themes/{name}.md"), String::new())));
    let study: Vec<(&str, &str)> = study.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    refused(&study, &reparent("x", Some("t11")), "more than 12 levels deep");
}
