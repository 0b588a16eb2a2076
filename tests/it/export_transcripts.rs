//! `cairn export` of a transcript: what is in each file, and that no audience gets more than it may see.
//!
//! Comes in: small studies. Goes out: nothing. Does not know: how a transcript is read.

use std::collections::BTreeMap;
use std::io::Read;

use serde_json::Value;

use crate::cli::completed;
use crate::demonstration;
use crate::site::{Site, cairn};

/// A nested quote, one that crosses paragraphs, times in a label, between the words and none, a heading, markup, a limited passage.
const INTERVIEW: &str = r#"---
title: Shipping
date: 2026-03-12
participant: P07
team: payments
interviewer: Mira
quotes:
  - {exact: "and then we wait. Nobody knows why.", themes: [waiting], id: we-wait, note: "Twice, \"really\""}
---
Before it begins.

**Mira:** [00:00:05] How did *the last one* go?

## Later

**P07:** [00:00:09] It [took [two weeks]{.slow #weeks freq=monthly toil=3h} of <asking> & mail]{.toil #took kind=workaround load=2 by=Ada}
[laughs] and then we wait.

Nobody knows why. [00:01:00] [Acme]{for=platform} does.

**Mira:** Right.
"#;

const SETTINGS: &str = "[audiences.platform]\nshows = [\"themes\", \"teams\", \"priorities\"]\n\n\
                        [audiences.all]\nshows = [\"themes\"]\nattribution = [\"team\"]\n";

fn study() -> Site {
    Site::of(&[("content/interviews/p07.md", &INTERVIEW.replace("[Acme]{for=platform}", "Acme"))])
}

#[track_caller]
fn exported(site: &Site, arguments: &[&str]) -> String {
    let run = site.run(&[&["export"], arguments].concat());
    assert_eq!(run.code, 0, "{arguments:?}: {}", run.stderr);
    run.stdout
}

#[test]
fn captions_have_speakers_times_and_quotes_as_notes() {
    // At 2.5 words a second 6 words take 2.4 s, and 16 take 6.4 s; no caption is shorter than a second.
    let expected = "WEBVTT - Shipping

00:00:05.000 --> 00:00:07.400
<v Mira>How did the last one go?

NOTE
quote: took
themes: toil
kind: workaround
load: 2
by: Ada
took two weeks of <asking> & mail

NOTE
quote: weeks
themes: slow
kind: pain
freq: monthly
toil: 3h
two weeks

NOTE
quote: we-wait
themes: waiting
kind: pain
note: Twice, \"really\"
and then we wait. Nobody knows why.

00:00:09.000 --> 00:00:15.400
<v P07>It took two weeks of &lt;asking&gt; &amp; mail [laughs] and then we wait.
Nobody knows why.

00:01:00.000 --> 00:01:01.000
<v P07>Acme does.

00:01:01.000 --> 00:01:02.000
<v Mira>Right.
";
    assert_eq!(exported(&study(), &["vtt", "p07"]), expected);
    let srt = exported(&study(), &["srt", "content/interviews/p07.md"]);
    assert!(
        srt.starts_with("1\n00:00:05,000 --> 00:00:07,400\nMira: How did the last one go?\n\n2\n00:00:09,000"),
        "{srt}"
    );
    assert!(!srt.contains("quote:"), "{srt}");
}

#[test]
fn a_text_lists_its_quotes_behind() {
    let expected = "Before it begins.

Mira (00:00:05):
How did the last one go?

Later

P07 (00:00:09):
It took two weeks of <asking> & mail [laughs] and then we wait.

Nobody knows why. [00:01:00] Acme does.

Mira:
Right.

----------------------------------------

took two weeks of <asking> & mail
quote: took
";
    let text = exported(&study(), &["txt", "p07"]);
    assert!(text.starts_with(expected), "{text}");
}

#[test]
fn a_mark_in_a_heading_is_one_in_the_export() {
    let coded = "---\nparticipant: P07\n---\n\n**P07:** One.\n\n## Then, with [a *mark* in it]{.slow #head}\n\nTwo.\n";
    let site = Site::of(&[("content/interviews/p07.md", coded)]);
    let text = exported(&site, &["md", "p07"]);
    assert!(text.contains("\n## Then, with [a mark in it]{.slow #head kind=pain}\n"), "{text}");
}

#[test]
fn markdown_is_an_interview_that_marks_the_same() {
    let expected = r#"---
title: Shipping
date: 2026-03-12
participant: P07
team: payments
interviewer: ["Mira"]
quotes:
  - exact: "and then we wait. Nobody knows why."
    themes: [waiting]
    id: we-wait
    kind: pain
    note: "Twice, \"really\""
---

Before it begins.

**Mira:** [00:00:05] How did the last one go?

## Later

**P07:** [00:00:09] It [took [two weeks]{.slow #weeks kind=pain freq=monthly toil=3h} of \<asking> \& mail]{.toil #took kind=workaround load=2 by=Ada} \[laughs\] and then we wait.

Nobody knows why. [00:01:00] Acme does.

**Mira:** Right.
"#;
    assert_eq!(exported(&study(), &["md", "p07"]), expected);
}

const GUIDE: &str = "---\nsections:\n  - questions:\n      - {id: days, text: How long?, kind: duration, of: elapsed}\n      - {id: sure, text: \
                     Sure?, kind: choice, choices: [\"yes\", \"no, never\"]}\n      - {id: why, text: Why?}\n---\n";

/// All keys that an export says again beside the words, a person each in a group.
const NOTED: &str = r#"---
date: 2026-04-01
participants:
  - {name: P1, answers: {days: "2w", sure: "no, never", why: "Nobody: knows"}}
  - {name: P2, answers: {days: "never"}}
guide: "g"
follows: "first"
stage: "coded"
surprises:
  - {by: "Ada", thought: "An \"afternoon\"", heard: "Nobody has made one"}
  - {heard: "It works"}
passed:
  - {by: "Kofi", text: "Who else?", asked: "[00:31:10]"}
  - {text: "And then?", asked: "false"}
  - {text: "How?", asked: "true"}
  - {text: "Why?"}
---

**P1:** [Two weeks.]{.slow #two-weeks kind=pain q=days value=2w} [Give me a portal.]{.slow #portal kind=ask ask=portal}

**P2:** [We only look.]{.slow #only-look kind=pain q=sure value="no, never" confirms=belief contradicts=other}
"#;

/// What is written that way is exported as it is, and by its name of now where it has another.
#[test]
fn answers_notes_and_what_a_quote_speaks_to_are_exported_as_they_are() {
    let site = Site::of(&[
        ("content/guides/g.md", GUIDE),
        ("content/asks/portal.md", "---\ntitle: A portal\naliases: [door]\n---\n"),
        ("content/assumptions/belief.md", "---\ntitle: They look\n---\n"),
        ("content/assumptions/other.md", "---\ntitle: They do not\n---\n"),
        ("content/interviews/first.md", "---\nparticipant: P1\ndate: 2026-03-01\n---\n**P1:** Words.\n"),
        ("content/interviews/p1.md", &NOTED.replace("ask=portal", "ask=door").replace("\"first\"", "First")),
    ]);
    let written = exported(&site, &["md", "p1"]);
    // Titles, `team` and their like are of other tests: what is compared begins at the date.
    let after_title = |text: &str| text[text.find("date:").expect("it has a day")..].to_owned();
    assert_eq!(after_title(&written), after_title(NOTED));
}

#[test]
fn an_audience_gets_no_answer_note_or_name_that_it_may_not_see() {
    let settings = "[audiences.guests]\nshows = [\"themes\"]\nattribution = [\"team\"]\n";
    let site = Site::of(&[
        ("site.toml", settings),
        ("content/guides/g.md", GUIDE),
        ("content/asks/portal.md", "---\ntitle: A portal\n---\n"),
        ("content/assumptions/belief.md", "---\ntitle: They look\n---\n"),
        ("content/assumptions/other.md", "---\ntitle: They do not\n---\n"),
        ("content/interviews/first.md", "---\nparticipant: P1\n---\n**P1:** Words.\n"),
        (
            "content/interviews/p1.md",
            &NOTED.replace("guide:", "audience: [guests]\nguide:").replace("It works", "P2 said so"),
        ),
    ]);
    let written = exported(&site, &["md", "content/interviews/p1.md", "--audience", "guests"]);
    for word in
        ["days", "2w", "no, never", "knows", "first", "Ada", "Kofi", "P2", "q=", "value=", "ask=", "belief", "other"]
    {
        assert!(!written.contains(word), "{word} in {written}");
    }
    // Nothing of these names anybody.
    assert!(written.contains("stage: \"coded\"") && written.contains("heard: \"Nobody has made one\""), "{written}");
}

/// What `/data/quotes.json` says of quotes, but where they stand in the file.
fn quotes(site: &Site) -> Vec<Value> {
    let without_source = |mut quote: Value| {
        quote["source"] = Value::Null;
        quote
    };
    site.data("quotes").into_iter().map(without_source).collect()
}

/// The demonstration's transcripts, exported and read again: the same quotes with all that is said of them, the same turns.
#[test]
fn exported_markdown_reads_as_the_same_study() {
    let study = demonstration::copied();
    let before = study.build();
    let mut after = Site::empty().file("site.toml", "[site]\n");
    let described = crate::site::files_below(&before.root().join("content"));
    for (path, bytes) in described.iter().filter(|(path, _)| !path.starts_with("interviews/")) {
        after = after.file(&format!("content/{path}"), bytes);
    }
    for interview in before.data("interviews") {
        let slug = interview["slug"].as_str().expect("it is a text");
        let text = exported(&before, &["md", slug]);
        after = after.file(&format!("content/interviews/{slug}.md"), text);
    }
    let after = after.without("site.toml").build();
    assert!(quotes(&before).len() > 100);
    for (one, other) in quotes(&before).into_iter().zip(quotes(&after)) {
        assert_eq!(one, other);
    }
    assert!(!before.data("answers").is_empty());
    assert_eq!(before.data("answers"), after.data("answers"));
    for key in ["turns", "takeaways", "tags"] {
        let values = |site: &Site| -> Vec<Value> { site.data("interviews").iter().map(|it| it[key].clone()).collect() };
        assert_eq!(values(&before), values(&after), "{key}");
    }
}

fn document(site: &Site, name: &str) -> BTreeMap<String, String> {
    let bytes = std::fs::read(site.root().join(name)).expect("it was written");
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("it is a zip");
    let mut files = BTreeMap::new();
    for index in 0..zip.len() {
        let mut file = zip.by_index(index).expect("it is there");
        let mut text = String::new();
        file.read_to_string(&mut text).expect("it is a text");
        let name = file.name().expect("it is a text").into_owned();
        files.insert(name, text);
    }
    files
}

#[test]
fn a_word_document_has_a_comment_on_the_words_of_each_quote() {
    let site = study();
    exported(&site, &["docx", "p07", "--out", "one.docx"]);
    exported(&site, &["docx", "p07", "--out", "two.docx"]);
    let bytes = |name: &str| std::fs::read(site.root().join(name)).expect("it was written");
    assert!(bytes("one.docx") == bytes("two.docx"), "no clock is in it");
    let files = document(&site, "one.docx");
    for (name, text) in &files {
        roxmltree::Document::parse(text).unwrap_or_else(|error| panic!("{name}: {error}"));
    }
    let body = roxmltree::Document::parse(&files["word/document.xml"]).expect("it is XML");
    // The words between where a comment begins and where it ends.
    let mut open: BTreeMap<String, String> = BTreeMap::new();
    let mut done: BTreeMap<String, String> = BTreeMap::new();
    for node in body.descendants() {
        let id = || node.attributes().find(|it| it.name() == "id").map(|it| it.value().to_owned()).unwrap_or_default();
        match node.tag_name().name() {
            "commentRangeStart" => drop(open.insert(id(), String::new())),
            "commentRangeEnd" => done.extend(open.remove_entry(&id())),
            "t" => open.values_mut().for_each(|words| words.push_str(node.text().unwrap_or_default())),
            "p" => open.values_mut().for_each(|words| words.push(' ')),
            _ => {}
        }
    }
    let words: Vec<&str> = done.values().map(String::as_str).collect();
    assert_eq!(words, ["took two weeks of <asking> & mail", "two weeks", "and then we wait. Nobody knows why."]);
    let comments = roxmltree::Document::parse(&files["word/comments.xml"]).expect("it is XML");
    let authors: Vec<&str> = comments
        .descendants()
        .filter_map(|node| node.attributes().find(|it| it.name() == "author"))
        .map(|it| it.value())
        .collect();
    assert_eq!(authors, ["Ada", "cairn", "cairn"]);
}

#[test]
fn an_audience_gets_what_it_may_see() {
    let open = INTERVIEW.replace("interviewer: Mira", "interviewer: Mira\naudience: [platform, all]");
    let closed = "---\nparticipant: P08\naudience: [platform]\n---\n**P08:** Secret.\n";
    let site = Site::of(&[
        ("site.toml", SETTINGS),
        ("content/interviews/p07.md", &open),
        ("content/interviews/p08.md", closed),
    ]);
    for format in ["vtt", "srt", "txt", "md"] {
        let platform = exported(&site, &[format, "p07", "--audience", "platform"]);
        assert!(platform.contains("Acme") && platform.contains("Mira"), "{platform}");
        let all = exported(&site, &[format, "content/interviews/p07.md", "--audience", "all"]);
        assert!(
            all.contains("[a passage is not shown] does") || all.contains("\\[a passage is not shown\\] does"),
            "{all}"
        );
        for word in ["Acme", "Mira", "P07", "Ada", "2026-03-12"] {
            assert!(!all.contains(word), "{format}: {word} in {all}");
        }
    }
    for (arguments, part) in [
        (&["export", "vtt", "p08", "--audience", "all"][..], "there is no interview `p08` that may be exported"),
        (&["export", "vtt", "p07"], "cairn export vtt p07 --audience"),
    ] {
        let run = site.run(arguments);
        assert!(run.code == 2 && run.stderr.contains(part) && run.stdout.is_empty(), "{}", run.stderr);
    }
}

#[test]
fn an_interview_is_named_by_what_it_was_or_by_its_file() {
    let text = "---\nparticipant: P07\naliases: [March Talk]\n---\n**P07:** [It is slow.]{.slow}\n";
    let site = Site::of(&[("content/interviews/p07.md", text)])
        .file("content/interviews/next.md", "---\nstage: planned\naliases: [Later]\n---\n")
        .file("content/method/how.md", "So.\n");
    let expected = exported(&site, &["txt", "p07"]);
    for (folder, typed) in [
        ("", "March Talk"),
        ("", "march-talk"),
        ("", "p07.md"),
        ("", "./content/interviews/p07.md"),
        ("content/interviews", "p07.md"),
        ("content", "interviews/p07.md"),
        ("content/method", "../interviews/p07.md"),
    ] {
        let run = cairn(&site.root().join(folder), &["export", "txt", typed]);
        assert_eq!((run.code, run.stdout.as_str()), (0, expected.as_str()), "{folder} {typed}: {}", run.stderr);
    }
    for typed in ["next", "later", "content/interviews/next.md"] {
        let run = site.run(&["export", "txt", typed]);
        assert!(run.code == 2 && run.stderr.contains("it is still to be held"), "{typed}: {}", run.stderr);
    }
}

/// An audience that is told no names is shown interviews by names that no file has: whoever has the study may still say which is meant,
/// but for what is withheld.
#[test]
fn for_an_audience_only_what_it_may_read_is_found() {
    let open = INTERVIEW.replacen("---\n", "---\naliases: [March Talk]\naudience: [all]\n", 1);
    let closed = "---\nparticipant: P08\naliases: [April Talk]\naudience: [platform]\n---\n**P08:** Secret.\n";
    let site = Site::of(&[
        ("site.toml", SETTINGS),
        ("content/interviews/p07.md", &open),
        ("content/interviews/p08.md", closed),
    ]);
    let by_path = exported(&site, &["txt", "content/interviews/p07.md", "--audience", "all"]);
    for typed in ["march-talk", "p07.md"] {
        assert_eq!(exported(&site, &["txt", typed, "--audience", "all"]), by_path, "{typed}");
    }
    for typed in ["p08", "april-talk", "p08.md", "content/interviews/p08.md", "p80"] {
        let run = site.run(&["export", "txt", typed, "--audience", "all"]);
        let refused = format!("there is no interview `{typed}` that may be exported: ");
        assert!(run.code == 2 && run.stderr.contains(&refused) && run.stdout.is_empty(), "{}", run.stderr);
    }
}

#[test]
fn what_cannot_be_exported_is_said() {
    let site = study();
    for (arguments, part) in [
        (&["vtt"][..], "which transcript? Name the interview"),
        (&["vtt", "p70"], "known here: `p07`"),
        (&["vtt", "p07", "--table", "quotes"], "`--table` is for tables"),
        (&["csv", "p07"], "a table is of the whole study"),
        (&["jsonl", "--bom"], "`--bom` is for Excel"),
        (&["md", "p07", "--out", "content/interviews/new.md"], "among the files that the study is read from"),
        (&["md", "p07", "--out", "no/p07.md"], "no/p07.md"),
    ] {
        let run = site.run(&[&["export"], arguments].concat());
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{arguments:?}: {}", run.stderr);
        assert!(run.stderr.contains(part), "{arguments:?}: {}", run.stderr);
    }
    let broken = Site::of(&[("content/interviews/p07.md", "**P07:** [One]{.a kind=x}\n")]);
    let run = broken.run(&["export", "vtt", "p07"]);
    assert_eq!((run.code, run.stdout.as_str()), (1, ""));
}

#[test]
fn a_transcript_without_times_says_that_they_are_counted() {
    let site = Site::of(&[("content/interviews/p07.md", "**P07:** One two three four five.\n\n**P08:** Six.\n")]);
    let run = site.run(&["export", "vtt", "p07"]);
    assert!(run.stderr.contains("has no times"), "{}", run.stderr);
    assert!(
        run.stdout.contains("00:00:00.000 --> 00:00:02.000\n<v P07>One")
            && run.stdout.contains("00:00:02.000 --> 00:00:03.000")
    );
}

#[test]
fn interviews_are_completed() {
    let site = study();
    assert_eq!(completed(site.root(), &["cairn", "export", "vtt", "p"]), ["p07"]);
    assert!(completed(site.root(), &["cairn", "export", ""]).contains(&"docx".to_owned()));
}
