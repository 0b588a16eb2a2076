//! Each form of front matter that is not read, and prose that only looks a little like it.

use proptest::prelude::*;

use crate::base::path::SourcePath;
use crate::diagnostic::Diagnostic;
use crate::markdown::front_matter::split;

/// The complaints about a file: each as its rule and the text that it points at.
fn complaints(text: &str) -> Vec<(&'static str, &str)> {
    let checked = split(text, &SourcePath::new("content/x.md"));
    checked.diagnostics.iter().map(|one| (one.rule, &text[one.place.span.range()])).collect()
}

const KEYS: &str = "participant: P08\ninterviewer: Mira\nreal_name: Jane Roe\n";

#[test]
fn front_matter_behind_something_else() {
    for before in [
        "\n",
        " ",
        "    ",
        "\u{feff}\r\n",
        "\u{feff}\u{feff}",
        "\u{200b}",
        "# Interview 8\n",
        "Interview 8\n===========\n",
        "Interview 8\n",
        "<!-- cleaned\nby hand -->\n",
        "<!-- cleaned by hand -->\n\n# Interview 8\n\n",
        "***\n\n",
        "Cleaned by hand.\n\n",
        "**Mira:** Hi?\n\n**P07:** Fine.\n\n",
        "As code:\n\n```bash\n---\nls: x\n---\n```\n\n",
    ] {
        let text = format!("{before}---\n{KEYS}---\n\n**Mira:** Hi?\n");
        assert_eq!(complaints(&text), [("front-matter-not-first", "---")], "{text:?}");
    }
    for text in [
        "\n---\ntitle: x\n---\n",
        "# Interview 8\n---\nParticipant: P08\n---\n",
        "# Interview 8\n---\n# who\nparticipant: P08\nreal name: Jane Roe\ntags:\n  - a\n- b\n---\n",
        "# Interview 8\n---\nparticipant: P08\ninterviewer: Mira\n\n**Mira:** Never closed.\n",
        "Cleaned by hand.\n\n---\nparticipant: P08\n---\n",
        "%YAML 1.2\n---\nparticipant: P08\n---\n",
        "Interview\n---\nparticipant: P08\n---\n",
        "Interview\n---\nParticipant: P08\n---\n",
        "Interview\n---\nparticipant: P08\ninterviewer: Mira\n\n**Mira:** Never closed.\n",
        "Interview\n===\n---\nparticipant: P08\n---\n",
    ] {
        assert_eq!(complaints(text), [("front-matter-not-first", "---")], "{text:?}");
    }
}

#[test]
fn front_matter_in_another_form() {
    for (text, first) in [
        ("+++\nparticipant = \"P07\"\ndate = 2026-03-12\n[extra]\nx = 1\n+++\n\nWords.\n", "+++"),
        ("# Interview\n\n+++\nparticipant = \"P07\"\n+++\n", "+++"),
        ("{\n  \"participant\": \"P07\",\n  \"interviewer\": \"Mira\"\n}\n\nWords.\n", "{"),
        ("{\"participant\": \"P07\"}\nWords.\n", "{\"participant\": \"P07\"}"),
        ("----\nparticipant: P10\n----\n", "----"),
        ("----\nparticipant: P10\n\n**Mira:** Never closed.\n", "----"),
        ("–––\nparticipant: P10\n–––\n", "–––"),
        ("—\nparticipant: P10\n—\n", "—"),
        ("—-\nparticipant: P10\n—-\n", "—-"),
        ("--- # who\nparticipant: P10\n---\n", "--- # who"),
        ("---yaml\nparticipant: P10\n---\n", "---yaml"),
        ("--- title: x\nparticipant: P10\n---\n", "--- title: x"),
        ("--\nparticipant: P10\n--\n", "--"),
        ("***\nparticipant: P10\n***\n", "***"),
        ("===\nparticipant: P10\n===\n", "==="),
        ("```yaml\nparticipant: P10\n```\n", "```yaml"),
        ("~~~ yaml\n---\nparticipant: P10\n---\n~~~\n", "~~~ yaml"),
        ("```\n---\nparticipant: P10\n---\n```\n", "```"),
        ("```json\n{\"participant\": \"P10\"}\n```\n", "```json"),
        ("title: Interview\nparticipant: P10\n---\n\nWords.\n", "title: Interview"),
        ("participant: P10\nreal_name: Jane Roe\n\nWords.\n", "participant: P10"),
        ("Participant: P10\nInterviewer: Mira\n---\n\nWords.\n", "Participant: P10"),
        ("Title: Interview\nAuthor: Jane Roe\n\nWords.\n", "Title: Interview"),
        (":participant: P10\n:real_name: Jane Roe\n\nWords.\n", ":participant: P10"),
        ("#+TITLE: Interview\n#+AUTHOR: Jane Roe\n\nWords.\n", "#+TITLE: Interview"),
        ("% Interview\n% Jane Roe\n\nWords.\n", "% Interview"),
        ("{\n  participant: \"P10\",\n  real: \"Jane Roe\"\n}\n", "{"),
        ("* * *\nparticipant: P10\n* * *\n", "* * *"),
        ("- - -\nparticipant: P10\n- - -\n", "- - -"),
        ("\\---\nparticipant: P10\nreal\\_name: Jane Roe\n\\---\n", "\\---"),
        ("---\n---\ntitle: Interview\nparticipant: P10\n---\n\nWords.\n", "title: Interview"),
        ("---\ntitle: x\n---\n---\nreal_name: Jane Roe\n---\n", "---"),
        ("---\ntitle: x\n---\n\n# Interview\n\n---\nreal_name: Jane Roe\n---\n", "---"),
        ("---\ntitle: x\n---\n\nWords.\n\n---\nparticipant: P2\ninterviewer: Mira\n---\n", "---"),
        ("---\rparticipant: P11\rreal_name: Jane Roe\r---\r\r**Mira:** Hi?\r", "---"),
        ("# Interview\r---\rparticipant: P11\r---\r", "---"),
        ("+++\rparticipant = 'P11'\r+++\r", "+++"),
        (
            "# Interview\n\nparticipant: Jane Roe\ninterviewer: Mira\ndate: 2026-03-12\n\nWords.\n",
            "participant: Jane Roe",
        ),
        ("Interview\n===\n\nparticipant: Jane Roe\ndate: 2026-03-12\n", "participant: Jane Roe"),
        ("# Interview\n## Who\n\nParticipant: Jane Roe\nDate: 2026-03-12\n", "Participant: Jane Roe"),
        ("# x\n\n```yaml\nparticipant: Jane Roe\n```\n", "```yaml"),
        ("# x\n\n```yaml\ntitle: x\nParticipants:\n  - Jane Roe\n```\n", "```yaml"),
        ("Participant: Jane Roe\nInterviewer: Mira\nDate: 2026-03-12\n\nWords.\n", "Participant: Jane Roe"),
        ("Date: 2026-03-12\nParticipant: Jane Roe\n\n**Mira:** Hi?\n", "Date: 2026-03-12"),
        ("Name: Jane Roe\nRole: engineer\nTeam: pay\n", "Name: Jane Roe"),
        ("Participant: P07\nReal name: JANEROE\nInterviewer: Mira\n\n**Mira:** Hi?\n", "Participant: P07"),
        ("Real name: JANEROE\nParticipant: P07\n\nWords.\n", "Real name: JANEROE"),
        ("Participant: P07\nFull Name: Jane Roe\n\nWords.\n", "Participant: P07"),
        ("Participant: P07\nCompany: Initech\nInterviewer: Mira\n\n**Mira:** Hi?\n", "Participant: P07"),
        ("# Interview\n\nParticipant: P07\nReal name: JANEROE\nInterviewer: Mira\n", "Participant: P07"),
        ("~~~\nparticipant: P07\nreal_name: Jane Roe\n~~~\n\nWords.\n", "~~~"),
        ("~~~~\nparticipant: P07\n~~~~\n", "~~~~"),
        ("```text\nParticipant: P07\nReal name: Jane Roe\n```\n", "```text"),
        ("# x\n\n~~~\nparticipant: Jane Roe\n~~~\n", "~~~"),
        ("> ---\n> participant: P07\n> real_name: Jane Roe\n> ---\n>\n> **Mira:** Hi?\n", "> ---"),
        (">---\n>participant: P07\n>---\n", ">---"),
        ("> participant: P07\n> real_name: Jane Roe\n\nWords.\n", "> participant: P07"),
        ("> > ---\n> > participant: P07\n> > ---\n", "> > ---"),
        ("# x\n\n> ---\n> participant: P07\n> ---\n", "> ---"),
        ("Words.\n\n> ---\n> participant: P07\n> real_name: Jane Roe\n> ---\n", "> ---"),
        ("> ```yaml\n> participant: P07\n> ```\n", "> ```yaml"),
        ("---\u{85}participant: P11\u{85}real_name: Jane Roe\u{85}---\u{85}\u{85}**Mira:** Hi?\u{85}", "---"),
        ("---\u{2028}participant: P11\u{2028}real_name: Jane Roe\u{2028}---\u{2028}**Mira:** Hi?", "---"),
        ("---\u{2029}participant: P11\u{2029}---\u{2029}Words.", "---"),
        ("---\u{2028}participant: P11\n---\nWords.", "---"),
        ("# x\n\nparticipant: P11\u{85}real_name: Jane Roe\n\nWords.\n", "participant: P11"),
    ] {
        assert_eq!(complaints(text), [("front-matter-not-read", first)], "{text:?}");
    }
}

#[test]
fn each_form_is_told_what_it_is() {
    for (text, message) in [
        ("---\rparticipant: P11\r---\r", "the lines of this file end as on old Macs, so its front matter is not read"),
        ("+++\nparticipant = 'P11'\n+++\n", "front matter in TOML is not read"),
        ("{\"participant\": \"P07\"}\n", "front matter in JSON is not read"),
        ("```yaml\nparticipant: P10\n```\n", "front matter in a code block is not read"),
        ("----\na: 1\n----\n", "front matter begins with a line `---`, and this is another line"),
    ] {
        let checked = split(text, &SourcePath::new("content/x.md"));
        assert_eq!(checked.diagnostics[0].message, message);
    }
}

#[test]
fn an_odd_end_of_what_is_read_is_an_error_too() {
    for close in ["...", "***", "----", "+++", "–––", "--- # end", " ---", ""] {
        for rest in ["", "\n\n---\n\nMore.\n"] {
            let text = format!("---\n{KEYS}{close}\n\n**Mira:** Hi?{rest}\n");
            let checked = split(&text, &SourcePath::new("content/x.md"));
            assert!(checked.diagnostics.iter().any(Diagnostic::is_error), "{text:?}");
        }
    }
}

#[test]
fn prose_is_no_front_matter() {
    for text in [
        "# About\n\nWords.\n\n---\n\nNote: this is prose.\nContact: mira@example.org\n\n---\n\nMore.\n",
        "# About\n\n---\n\nNote: this is prose.\n\n---\n\nMore.\n",
        "# About\n\nNote: this is prose.\n---\n\nDate: so\n---\n",
        "Words.\n\n---\nNote: this is prose.\n---\n",
        "Words.\n\n---\nnote: this is prose, and goes on.\n\nMore.\n\n---\n",
        "---\ntitle: x\n---\n\n---\n\nA rule, then prose: so.\n\n---\n",
        "Mira: How did it go?\nP07: Fine.\n\nMira: And then?\n",
        "mira: How did it go?\np07: Fine.\nmira: And then?\n",
        "interviewer: How did it go?\nparticipant: Fine.\n",
        "# Interview\n\n---\n\nMira: How did it go?\n\nP07: Fine.\n\n---\n",
        "# Interview\n---\nMira: How did it go?\nP07: Fine.\nMira: And?\n---\n",
        "# The format\n\n```yaml\n---\ntitle: x\ndate: 2026-03-12\n---\n```\n",
        "Write this:\n\n````markdown\n```\n---\ntitle: x\ndate: 2026-03-12\n---\n```\n````\n",
        "    code\n---\ntitle: x\n",
        "| a | b |\n|---|---|\n| note: x | y |\n",
        "a | b\n---|---\nnote: x | y\n",
        "```bash\nls: x\n```\n",
        "{.x} is no key, and {\"neither\" is this}.\n",
        "https://e.example/x\nhttps://e.example/y\n",
        "- a: b\n- c: d\n",
        "Participant: P07\nInterviewer: Mira\n\n**Mira:** Hi?\n",
        "Mira: How did it go?\nP07: Fine.\n---\n",
        "{for=platform} and {note}: so.\n",
        "# About\n\n* * *\n\nNote: so.\n\n* * *\n",
        "- - -\n- note: so\n",
        ":)\n\n100 % of them: so\n% is a sign.\n",
        "---\ntitle: x\n---\n```yaml\nkey: value\n```\n",
        "Rule\n----\n\nnote: x\n",
        "Words\n---\nNote: this is prose.\n---\n",
        "Words\n---\n\nNote: this is prose.\nContact: so\n",
        "# About\n\nNote: this is prose.\nContact: so\n",
        "# About\n\nMira: How did it go?\nP07: Fine.\n",
        "# Deploys\n\n```yaml\nname: x\nimage: y\n```\n",
        "Participant: Fine.\nInterviewer: And then?\n",
        "100 %\n% of them: so\n",
        "Mira: How did it go\nParticipant: Fine\nInterviewer: And then\nMira: So\n",
        "Participant: Fine, so.\nMira: And?\nInterviewer: And then?\n",
        "Mira: So\u{2028}P07: Yes, it is.\u{2028}\nMira: And?\n",
        "> Mira: How did it go?\n> P07: Fine.\n",
        "> Note: so.\n> Contact: mira@example.org\n",
        "Words.\n\n> ---\n> Note: so.\n> ---\n",
        "~~~\nls: x\n~~~\n",
        "```\nMira: How?\nP07: Fine.\n```\n",
        "----\n\nWords: more of them.\n",
        "\n---\n\n\n",
    ] {
        assert_eq!(complaints(text), [], "{text:?}");
    }
}

proptest! {
    /// Whatever stands in the block, and however it is set apart.
    #[test]
    fn any_form_is_complained_of(
        before in prop::sample::select(&["", "\n", "# Interview\n", "<!-- x -->\n", "\u{feff}"][..]),
        fence in prop::sample::select(&["---", "----", "–––", "+++", "--- # x", "***"][..]),
        lines in "(participant|team|date): [A-Za-z0-9 ]{1,12}",
        end in prop::sample::select(&["\n", "\r\n", "\r"][..]),
    ) {
        let text = format!("{before}{fence}\n{lines}\n{fence}\n\nWords.\n").replace('\n', end);
        let is_read = fence == "---" && matches!(before, "" | "\u{feff}") && end != "\r";
        let rules = complaints(&text);
        prop_assert_eq!(rules.is_empty(), is_read, "{:?}: {:?}", text, rules);
    }

    #[test]
    fn any_text_is_looked_through(text in "(\u{feff})?(---|\\+\\+\\+|```|\n|\r\n|\r| |\t|a: |title: x|- |\\{|\"|<!--|-->|#|é|\\PC){0,40}") {
        for complaint in split(&text, &SourcePath::new("content/x.md")).diagnostics {
            prop_assert!(text.get(complaint.place.span.range()).is_some());
        }
    }
}
