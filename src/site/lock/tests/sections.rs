//! Sections of audiences in the lock: what is written into which, whose an address is that says nothing, what is let go.
//!
//! Comes in: a study and a lock file. Goes out: a failure where what is said of it is not expected. Does not know: the disk.

use super::*;
use crate::base::id::IdVec;
use crate::base::slug::Slug;
use crate::config::Audiences;
use crate::release::{Permissions, release};
use crate::site::{PlanInputs, plan};

/// Three audiences; `talk` is told no names.
fn audiences() -> Audiences {
    let text = "[audiences.directors]\nshows = [\"themes\"]\n[audiences.engineering]\nshows = [\"themes\"]\n\
                [audiences.talk]\nattribution = []\nshows = [\"themes\"]\n";
    crate::config::read(text, &SourcePath::new("site.toml")).value.audiences
}

const SHOWN: (&str, &str) = (
    "content/interviews/p07.md",
    "---\naudience: [engineering, talk]\n---\n**P:** [It took two weeks.]{.toil #two-weeks}\n",
);

/// The addresses of an interview that is there no more.
fn withdrawn() -> Vec<WithdrawnAddresses> {
    let slug = |text: &str| Slug::from_text(text).expect("it has letters");
    vec![WithdrawnAddresses::new(SourcePath::new("content/interviews/w.md"), &slug("w"), [slug("old")].into_iter())]
}

/// What is made of a lock file for an audience, which calls the only interview `name`.
fn with_section<T>(
    audience: &str,
    name: Option<&str>,
    withdrawn: &[WithdrawnAddresses],
    ask: impl FnOnce(&Published<'_>) -> T,
) -> T {
    let (study, audiences) = (Study::of(&[SHOWN, TOIL]), audiences());
    let audience = audiences.get(audience).expect("it is described");
    let names: Option<IdVec<InterviewId, Slug>> =
        name.and_then(Slug::from_text).map(|name| [name].into_iter().collect());
    let permissions = Permissions::new(&study.knowledge, audience.clone(), names);
    let released = release(&study.knowledge, &permissions);
    let inputs = PlanInputs { settings: &study.settings, assets: &[], look: &[], withdrawn: Vec::new() };
    let planned = plan(released, inputs).value;
    let section = LockedSection { audience: Some(audience), audiences: Some(&audiences), withdrawn };
    ask(&Published::new(released, &planned.addresses).in_section(section))
}

#[track_caller]
fn updated(audience: &str, name: Option<&str>, withdrawn: &[WithdrawnAddresses], text: Option<&str>) -> LockUpdate {
    with_section(audience, name, withdrawn, |published| {
        let Checked { value, diagnostics } = update(published, &path(), text, GoneAddresses::Keep);
        assert_eq!(diagnostics, []);
        value
    })
}

fn said(
    audience: &str,
    name: Option<&str>,
    withdrawn: &[WithdrawnAddresses],
    text: &str,
) -> Vec<(String, &'static str)> {
    let complaints = with_section(audience, name, withdrawn, |published| gone(published, &path(), text));
    complaints.into_iter().map(|it| (text[it.place.span.range()].to_owned(), it.rule)).collect()
}

/// The section of an audience for which all is as it was when it was written.
fn section_of(audience: &str, name: Option<&str>) -> String {
    let text = updated(audience, name, &[], Some("")).text;
    text.trim_start().to_owned()
}

#[test]
fn a_new_section_goes_to_its_place_and_no_other_byte_changes() {
    let engineering = section_of("engineering", None);
    assert!(engineering.starts_with("[audience engineering]\n/\n"), "{engineering}");
    assert!(engineering.contains("\n/interviews/p07/\n/interviews/p07/#two-weeks\n"), "{engineering}");
    let directors = section_of("directors", None);
    assert!(!directors.contains("p07"), "{directors}");
    for (before, after) in [
        ("", engineering.clone()),
        ("# head\n/\n/gone/\n", format!("# head\n/\n/gone/\n\n{engineering}")),
        ("/", format!("/\n\n{engineering}")),
        (
            "/\r\n\r\n# of directors\n[audience directors]\n/x/\n\n# of the talk\n# and more\n[ audience  talk ]\n/y/",
            format!(
                "/\r\n\r\n# of directors\n[audience directors]\n/x/\n\n{engineering}\n# of the talk\n# and more\n[ audience  talk ]\n/y/"
            ),
        ),
    ] {
        assert_eq!(updated("engineering", None, &[], Some(before)).text, after, "{before:?}");
        let again = updated("engineering", None, &[], Some(&after));
        assert_eq!(again, LockUpdate { text: after, added: 0, removed: 0 });
    }
}

#[test]
fn new_lines_go_into_the_section_that_is_meant() {
    let before = "# head\n/zebra/\n\n# of directors\n[audience directors]\n/zebra/\n\n# of engineers\n[audience engineering]\n\
                  # first\n/interviews/p07/\n\n[audience talk]\n/zebra/\n";
    let update = updated("engineering", None, &[], Some(before));
    let lines = section_of("engineering", None);
    let all: Vec<&str> = lines.lines().skip(1).collect();
    let at = all.iter().position(|line| *line == "/interviews/p07/").expect("it is there");
    let (above, below) = (all[..at].join("\n"), all[at..].join("\n"));
    let expected = before.replace("# first\n/interviews/p07/\n", &format!("# first\n{above}\n{below}\n"));
    assert_eq!(update.text, expected);
    assert_eq!(update.added, all.len() - 1);
    // Everybody's lines go above the first heading, whatever leads over to that.
    let everybody =
        lock(&[TOIL], Some("# head\n/\n\n# of directors\n[audience directors]\n/x/\n"), GoneAddresses::Keep);
    assert!(
        everybody.text.ends_with("/themes/toil/\n\n# of directors\n[audience directors]\n/x/\n"),
        "{}",
        everybody.text
    );
    let empty = lock(&[TOIL], Some("# head\n\n[audience directors]\n/x/\n"), GoneAddresses::Keep);
    assert!(empty.text.starts_with("# head\n/\n/brief/\n/guides/\n"), "{}", empty.text);
    assert!(empty.text.ends_with("/themes/toil/\n\n[audience directors]\n/x/\n"), "{}", empty.text);
}

#[test]
fn an_audience_is_held_to_its_own_section() {
    let text = "/of-everybody/\n[audience directors]\n/of-directors/\n[audience engineering]\n/of-engineers/\n";
    let gone_in =
        |audience, line: &str| assert_eq!(said(audience, None, &[], text), [(line.to_owned(), "address-gone")]);
    gone_in("directors", "/of-directors/");
    gone_in("engineering", "/of-engineers/");
    assert_eq!(said("talk", None, &[], text), []);
    assert_eq!(complaints(&[TOIL], text).len(), 1, "what is for everybody is held to the lines above all headings");
}

#[test]
fn what_cannot_be_a_section_is_complained_of() {
    let text = "/ 0123456789abcdef\n[audience enginering]\n/\n[audience directors]\n/\n[audience directors]\n/themes/\n\
                [audiences talk]\n[audience]\n[audience A b]\n[audience talk\n\
                [audience talk]\n/x/ 0123456789abcdeg\n/y/ 0123456789abcdef 0\n/themes/ 0123456789abcdef\n/ 0123456789abcdef\n";
    let bad = "bad-lock-line";
    let twice = "repeated-lock-line";
    let expected = [
        ("/ 0123456789abcdef", bad),
        ("[audience directors]", twice),
        ("[audiences talk]", bad),
        ("[audience]", bad),
        ("[audience A b]", bad),
        ("[audience talk", bad),
        ("/x/ 0123456789abcdeg", bad),
        ("/y/ 0123456789abcdef 0", bad),
        ("/ 0123456789abcdef", twice),
        ("[audience enginering]", "no-such-audience"),
    ];
    assert_eq!(said("talk", None, &[], text), expected.map(|(line, rule)| (line.to_owned(), rule)));
}

#[test]
fn a_pin_follows_from_the_audience_and_the_path() {
    let path = SourcePath::new("content/interviews/p07.md");
    // By another implementation of XXH3: xxhash 4.1.0 for Python.
    assert_eq!(pin("engineering", &path).to_string(), "7a5d30ab822e7107");
    assert_ne!(pin("talk", &path), pin("engineering", &path));
}

#[test]
fn an_address_that_says_nothing_has_a_pin() {
    let pin = pin("talk", &SourcePath::new(SHOWN.0));
    let section = section_of("talk", Some("qwerty"));
    let pinned = format!("/interviews/qwerty/ {pin}\n");
    assert!(section.contains(&format!("\n{pinned}/interviews/qwerty/#")), "{section}");
    assert!(!section.contains("p07"), "{section}");
    let names = LockFile::read(&path(), &section).value.pinned_names("talk");
    assert_eq!(
        names.into_iter().map(|(pin, name)| format!("/interviews/{name}/ {pin}\n")).collect::<Vec<_>>(),
        std::slice::from_ref(&pinned)
    );
    assert_eq!(LockFile::read(&path(), &section).value.pinned_names("directors").len(), 0);
    // A pin that is missing is added, and one of a file of another name becomes that of this one.
    for other in ["/interviews/qwerty/  \n", "/interviews/qwerty/ 0123456789abcdef  \n"] {
        let before = section.replace(&pinned, other);
        let after = section.replace(&pinned, &pinned.replace('\n', "  \n"));
        assert_eq!(updated("talk", Some("qwerty"), &[], Some(&before)).text, after, "{other}");
    }
    assert_eq!(
        updated("talk", Some("qwerty"), &[], Some(&section)),
        LockUpdate { text: section, added: 0, removed: 0 }
    );
}

#[test]
fn what_was_withdrawn_is_let_go_and_its_page_stays() {
    let withdrawn = withdrawn();
    let lines = "/interviews/w/\n/interviews/w/#two-weeks\n/interviews/w/#t1\n/interviews/old/\n/interviews/old/#x\n";
    let text = format!("[audience engineering]\n/interviews/other/\n{lines}");
    assert_eq!(said("engineering", None, &withdrawn, &text), [("/interviews/other/".to_owned(), "address-gone")]);
    assert_eq!(said("engineering", None, &[], &text).len(), 3, "each page of it, where nobody withdrew");
    let update = updated("engineering", None, &withdrawn, Some(&text));
    assert!(update.text.contains("/interviews/p07/#two-weeks\n/interviews/w/\n/opportunities/\n"), "{}", update.text);
    assert!(!update.text.contains("/interviews/w/#") && !update.text.contains("/old/"), "{}", update.text);
    assert_eq!(update.removed, 0, "nobody gave anything up");
    assert_eq!(with_section("engineering", None, &withdrawn, |published| let_go(published, &path(), &text)), 4);
    let pages = |audience: &str, text: &str| {
        let (file, audiences) = (LockFile::read(&path(), text).value, audiences());
        withdrawn_pages(&withdrawn, &file, audiences.get(audience))
            .iter()
            .map(|it| it.as_str().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(pages("engineering", &text), ["/interviews/w/"]);
    assert_eq!(pages("directors", &text), [""; 0], "where it was not listed, there is no page");
    assert_eq!(pages("", "/interviews/w/\n"), ["/interviews/w/"], "everybody's");
    // An audience that is told no names is shown the address that it knew, and no other.
    let pin = pin("talk", &SourcePath::new("content/interviews/w.md"));
    let text = format!("[audience talk]\n/interviews/asdfgh/ {pin}\n/interviews/asdfgh/#a\n/interviews/w/\n");
    assert_eq!(pages("talk", &text), ["/interviews/asdfgh/"]);
    assert_eq!(said("talk", Some("qwerty"), &withdrawn, &text), []);
    let update = updated("talk", Some("qwerty"), &withdrawn, Some(&text));
    assert!(update.text.contains(&format!("/interviews/asdfgh/ {pin}\n/interviews/qwerty/ ")), "{}", update.text);
    assert!(!update.text.contains("/w/"), "{}", update.text);
}

#[test]
fn a_pinned_address_that_is_gone_is_not_guessed_at() {
    let text = "[audience talk]\n/interviews/asdfgh/ 0123456789abcdef\n/interviews/asdfgh/#a\n";
    let complaints = with_section("talk", Some("qwerty"), &[], |published| gone(published, &path(), text));
    let [complaint] = complaints.as_slice() else { panic!("{complaints:?}") };
    assert_eq!((complaint.rule, complaint.labels.len()), ("address-gone", 0));
    assert!(
        complaint.help.as_ref().is_some_and(|help| help.contains("the second word of its new line")),
        "{complaint:?}"
    );
    // Once its new pin stands there, the interview has its old name again.
    let pin = pin("talk", &SourcePath::new(SHOWN.0));
    let text = text.replace("0123456789abcdef", &pin.to_string());
    let names = LockFile::read(&path(), &text).value.pinned_names("talk");
    assert_eq!(names[&pin].as_str(), "asdfgh");
}
