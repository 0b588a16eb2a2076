//! Lock files over small studies.
//!
//! Comes in: a study and a lock file. Goes out: a failure where what is said of it is not expected.
//! Does not know: the disk.

mod sections;

use std::fmt::Write as _;

use super::*;
use crate::site::testing::Study;

const HEAD: &str = "# head\n";

fn path() -> SourcePath {
    SourcePath::new("cairn.lock")
}

fn lock(files: &[(&str, &str)], text: Option<&str>, gone: GoneAddresses) -> LockUpdate {
    let study = Study::of(files);
    let Checked { value, diagnostics } =
        update(&Published::new(study.site_context().released, &study.plan.addresses), &path(), text, gone);
    assert_eq!(diagnostics, []);
    value
}

/// Each complaint as the line it points at, and its message, labels and help in one.
fn complaints(files: &[(&str, &str)], text: &str) -> Vec<(String, String)> {
    let study = Study::of(files);
    let complaints = gone(&Published::new(study.site_context().released, &study.plan.addresses), &path(), text);
    let shown = |it: Diagnostic| {
        let label = it.labels.first().map(|(place, text)| format!("; {text}: {}", place.path)).unwrap_or_default();
        let help = it.help.expect("it says what to do");
        (text[it.place.span.range()].to_owned(), format!("{}: {}{label}; {help}", it.rule, it.message))
    };
    complaints.into_iter().map(shown).collect()
}

#[track_caller]
fn complains(files: &[(&str, &str)], text: &str, line: &str, parts: &[&str]) {
    let found = complaints(files, text);
    let [(place, said)] = found.as_slice() else { panic!("{found:#?}") };
    assert_eq!(place, line);
    for part in parts {
        assert!(said.contains(part), "{part:?} is not in {said:?}");
    }
}

const P07: (&str, &str) = ("content/interviews/p07.md", "**P:** [It took two weeks.]{.toil #two-weeks} [So]{.toil}.\n");
const TOIL: (&str, &str) = ("content/themes/toil.md", "---\naliases: [drudgery]\n---\n");

#[test]
fn a_new_file_lists_what_people_link_to() {
    let study = [P07, TOIL, ("content/about.md", "Us."), ("content/a.png", "")];
    let LockUpdate { text, added, removed } = lock(&study, None, GoneAddresses::Keep);
    let lines: Vec<&str> = text.lines().filter(|line| !line.starts_with('#')).collect();
    let ours = [
        "/",
        "/brief/",
        "/coverage/",
        "/guides/",
        "/interviews/",
        "/opportunities/",
        "/outcomes/",
        "/plan/",
        "/priorities/",
        "/teams/",
        "/themes/",
    ];
    let theirs = [
        "/about/",
        "/interviews/p07/",
        "/interviews/p07/#so",
        "/interviews/p07/#two-weeks",
        "/themes/drudgery/",
        "/themes/toil/",
    ];
    let mut expected = [&ours[..], &theirs].concat();
    expected.sort_unstable();
    assert_eq!(lines, expected);
    assert_eq!((added, removed), (expected.len(), 0));
    assert!(text.starts_with("# The addresses"));
    assert_eq!(complaints(&study, &text), []);
    assert_eq!(lock(&study, Some(&text), GoneAddresses::Prune), LockUpdate { text, added: 0, removed: 0 });
}

#[test]
fn new_lines_go_between_the_old_ones_and_nothing_else_changes() {
    let text = "# head\r\n\r\n/\n# the first\n/brief/\n/guides/\n/interviews/\n/opportunities/  \n/outcomes/\n/priorities/\n/teams/\n\
                # kept\n/zebra/\n# last";
    let with = |text: &str, gone| lock(&[TOIL], Some(text), gone).text;
    let themes = "/teams/\n/themes/\n/themes/drudgery/\n/themes/toil/\n";
    assert_eq!(with(text, GoneAddresses::Keep), text.replace("/teams/\n", themes));
    assert_eq!(with(text, GoneAddresses::Prune), text.replace("/teams/\n", themes).replace("/zebra/\n", ""));
    assert!(with("# only words", GoneAddresses::Keep).starts_with("# only words\n/\n/brief/\n/guides/\n"));
    assert!(with("# head\n/zebra/", GoneAddresses::Keep).ends_with("/themes/toil/\n/zebra/"));
}

#[test]
fn an_old_name_that_leads_on_is_an_address() {
    let moved =
        ("content/interviews/p08.md", "---\naliases: [p07]\n---\n**P:** [It took two weeks.]{.toil #two-weeks}\n");
    let text = "/interviews/p07/\n/interviews/p07/#two-weeks\n/interviews/p07/#t1\n/themes/drudgery/#p07.two-weeks\n/interviews/p08/\n";
    assert_eq!(complaints(&[moved, TOIL], text), []);
    complains(&[moved, TOIL], "/interviews/p07/#t2\n", "/interviews/p07/#t2", &["no such quote"]);
}

#[test]
fn a_page_that_is_gone_names_the_file_that_took_its_place() {
    let text = format!("{HEAD}/themes/new-service/\n/themes/toil/\n");
    let said = |file: (&'static str, &'static str), part: &str| {
        complains(&[P07, TOIL, file], &text, "/themes/new-service/", &["address-gone", "`/themes/new-service/`", part]);
    };
    said(("content/themes/new-services.md", ""), "perhaps this took its place: content/themes/new-services.md");
    said(("content/themes/new-services.md", ""), "add `aliases: [new-service]` to its front matter; to give");
    said(("content/themes/x.md", "---\naliases: [y]\ntitle: New service\n---\n"), "add `new-service` to its `aliases`");
    said(("content/themes/wholly-other.md", ""), "if it is content/themes/wholly-other.md now");
    said(("content/teams/new-service.md", ""), "the front matter of the file in content/themes/ that took its place");
}

#[test]
fn an_interview_is_known_by_its_quotes() {
    let text = format!("{HEAD}/interviews/p07/\n/interviews/p07/#two-weeks\n/interviews/p07/#so\n");
    let study = [("content/interviews/x.md", P07.1), ("content/interviews/p071.md", "**P:** Words.\n"), TOIL];
    complains(&study, &text, "/interviews/p07/", &["with 2 places on it", "if it is content/interviews/x.md now"]);
    complains(&study, "/interviews/p07/#so\n", "/interviews/p07/#so", &["`/interviews/p07/`", "with a place on it"]);
}

#[test]
fn a_page_elsewhere_gets_its_whole_old_path() {
    let study = [("content/how/coding.md", "Words.")];
    complains(&study, "/method/coding/\n", "/method/coding/", &["content/how/coding.md", "aliases: [/method/coding]"]);
    complains(&study, "/how/codings/\n", "/how/codings/", &["aliases: [codings]"]);
}

#[test]
fn a_quote_that_is_gone_names_the_passage_that_it_was() {
    let text = format!("{HEAD}/interviews/p07/\n/interviews/p07/#it-took-to-weeks\n/interviews/p07/#so\n");
    complains(
        &[P07, TOIL],
        &text,
        "/interviews/p07/#it-took-to-weeks",
        &[
            "perhaps this is the passage",
            "the quote `two-weeks` now",
            "write `#it-took-to-weeks` in its attributes in content/interviews/p07.md, line 1",
        ],
    );
    let beside = ("content/interviews/p07.md", "---\nquotes: [{exact: one two, themes: toil}]\n---\n**P:** one two\n");
    complains(&[beside, TOIL], "/interviews/p07/#x\n", "/interviews/p07/#x", &["write `id: x` in its entry in"]);
    let all = "/interviews/p07/#so\n/interviews/p07/#two-weeks\n/interviews/p07/#it\n";
    complains(&[P07, TOIL], all, "/interviews/p07/#it", &["write `#it` in the attributes of the quote in"]);
}

#[test]
fn what_is_no_address_is_complained_of_at_its_place() {
    let text = "\u{feff}/\r\n<<<<<<< HEAD\n/themes/\n=======\n/teams/\n>>>>>>> theirs\nthemes/x\n/a b/\n";
    let found = complaints(&[], text);
    let rules: Vec<(&str, &str)> =
        found.iter().map(|(line, said)| (line.as_str(), said.split(':').next().expect("a rule"))).collect();
    let conflict = "lock-conflict";
    let bad = "bad-lock-line";
    let expected = [
        ("<<<<<<< HEAD", conflict),
        ("=======", conflict),
        (">>>>>>> theirs", conflict),
        ("themes/x", bad),
        ("/a b/", bad),
    ];
    assert_eq!(rules, expected);
}

#[test]
fn an_address_has_no_character_that_nobody_sees() {
    let text = "/themes/a\u{1}b/\n/themes/a\u{85}b/\n/themes/a\u{7f}/\n/themes/a\u{a0}b/\n/teams/\n";
    let found = complaints(&[], text);
    assert_eq!(found.len(), 4, "{found:?}");
    assert!(found.iter().all(|(_, said)| said.starts_with("bad-lock-line: ")), "{found:?}");
}

#[test]
fn of_several_interviews_the_one_with_most_of_the_quotes_took_its_place() {
    let text = format!("{HEAD}/interviews/p07/\n/interviews/p07/#two-weeks\n/interviews/p07/#so\n");
    let part = ("content/interviews/a.md", "**P:** [It took two weeks.]{.toil #two-weeks}\n");
    let whole = ("content/interviews/b.md", P07.1);
    complains(&[part, whole, TOIL], &text, "/interviews/p07/", &["if it is content/interviews/b.md now"]);
    // Where two have as many, it is the first.
    let twin = ("content/interviews/c.md", P07.1);
    complains(&[whole, twin, TOIL], &text, "/interviews/p07/", &["if it is content/interviews/b.md now"]);
}

#[test]
fn what_was_published_before_took_nothings_place() {
    let generic = "the front matter of the file in content/themes/ that took its place";
    let text = format!("{HEAD}/themes/new-service/\n/themes/new-services/\n/themes/toil/\n");
    complains(&[TOIL, ("content/themes/new-services.md", "")], &text, "/themes/new-service/", &[generic]);
    // A quote that was listed, under whichever name of its interview, is not the one that is gone.
    let moved =
        ("content/interviews/p08.md", "---\naliases: [p07]\n---\n**P:** [It took two weeks.]{.toil #two-weeks}\n");
    let listed = ["/interviews/p08/#two-weeks", "/interviews/p07/#two-weeks"];
    for listed in listed {
        let text = format!("{listed}\n/interviews/p07/#two-week\n/interviews/p07/\n/interviews/p08/\n");
        let none = "write `#two-week` in the attributes of the quote in content/interviews/p08.md that it was";
        complains(&[moved, TOIL], &text, "/interviews/p07/#two-week", &[none]);
    }
    let text = "/interviews/p07/#two-week\n/interviews/p07/\n/interviews/p08/\n";
    complains(&[moved, TOIL], text, "/interviews/p07/#two-week", &["if it is the quote `two-weeks` now"]);
}

#[test]
fn thirty_thousand_places_are_looked_at_in_a_moment() {
    let mut words = String::from("**P:**");
    for number in 0..300 {
        write!(words, " [w{number}]{{.toil #q{number}}}").expect("writing to a string cannot fail");
    }
    let files: Vec<(String, String)> =
        (0..100).map(|number| (format!("content/interviews/p{number}.md"), words.clone())).collect();
    let mut files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    files.push(TOIL);
    let study = Study::of(&files);
    let published = Published::new(study.site_context().released, &study.plan.addresses);
    let started = std::time::Instant::now();
    let text = update(&published, &path(), None, GoneAddresses::Keep).value.text;
    assert_eq!(gone(&published, &path(), &text), []);
    let other = text.replace("#q", "#x");
    let all = gone(&published, &path(), &other);
    let nowhere = gone(&published, &path(), &text.replace("/interviews/p", "/interviews/z"));
    assert_eq!((all.len(), nowhere.len()), (30_000, 100));
    // A second where nothing is optimised; going over all places for each would take minutes.
    assert!(started.elapsed().as_secs() < 20, "{:?}", started.elapsed());
}
