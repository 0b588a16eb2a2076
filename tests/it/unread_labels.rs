//! Labels that are not read, form by form: each is said, and none is read as somebody else's words in silence.

use cairn::base::path::SourcePath;
use cairn::content::AnyEntry;
use cairn::content::read::{Parsed, TextFile, read};
use cairn::diagnostic::{Checked, Diagnostic};

/// Front matter that names both.
const BOTH: &str = "participant: P07\ninterviewer: Mira";
const MARK: &str = "[Was it bad for you?]{.slow freq=weekly}";

/// A file with front matter.
fn file(front: &str, body: &str) -> String {
    format!("---\n{front}\n---\n\n{body}\n")
}

/// Who has the turns, and what is complained of.
fn heard(text: &str) -> (Vec<String>, Vec<Diagnostic>) {
    let path = SourcePath::new("content/interviews/p07.md");
    let Checked { value, diagnostics } = read(TextFile { path: &path, text }, None);
    let Parsed { entry: AnyEntry::Interview(entry), script: Some(script) } = value else {
        panic!("it is an interview")
    };
    let name = |turn: &cairn::content::interview::Turn| entry.kind.speakers[turn.speaker].name.clone();
    (script.turns.iter().map(name).collect(), diagnostics)
}

fn rules(front: &str, body: &str) -> Vec<&'static str> {
    heard(&file(front, body)).1.iter().map(|complaint| complaint.rule).collect()
}

/// One label that is not read is one complaint.
fn is_unread(front: &str, body: &str) {
    let found = rules(front, body);
    let unread = found.iter().filter(|rule| matches!(**rule, "unread-label" | "mixed-labels")).count();
    assert_eq!(unread, 1, "{body}\n{found:?}");
}

fn is_silent(front: &str, body: &str) {
    assert_eq!(heard(&file(front, body)).1, [], "{body}");
}

#[test]
fn what_is_said_before_the_first_label_is_not_dropped_in_silence() {
    let rest = "**Mira:** So?\n\n**P07:** [It took me two weeks.]{.slow}";
    for first in [
        "P07: I will start: it was slow for me.",
        "*P07:* It was slow.",
        "Mira - Hi?",
        "Mira – So tell me.",
        "00:01 Mira: Hi?",
        "P07 (00:01) It was slow.",
        "P07 (00:01)\nIt was slow.",
        "**P07** It was slow.",
        "P07\nIt was slow.",
        "P07; It was slow.",
        "P07 says: it was slow.",
        "> P07: It was slow.\n\nP07: It was.",
        "An interview.\nP07: It was slow.",
        "P07 [it was slow]{.slow}",
    ] {
        is_unread(BOTH, &format!("{first}\n\n{rest}"));
    }
    is_unread(BOTH, "[00:02] P07\nIt was bad.\n\n[00:03] Mira:\nok");
    for first in [
        "# P07",
        "# P07: shipping a service",
        "P07 joined in March.",
        "P07 – engineer in payments.",
        "Mira – PM",
        "**P07** works in payments.",
        "Mira (PM) and P07 (engineer) met in March.",
        "- P07: engineer",
        "- Mira – PM\n- P07 – engineer",
        "| Who | What |\n|---|---|\n| P07 | engineer |",
        "**P07**",
        "Mira, could you say who is here?",
    ] {
        is_silent(BOTH, &format!("{first}\n\n{rest}"));
    }
}

#[test]
fn a_name_before_a_quotation_is_a_label() {
    let front = "participant: P07\ninterviewer: 佐藤";
    for label in [
        "佐藤「[本当に困りましたか]{.slow freq=daily toil=1h}」",
        "佐藤「本当に困りましたか」",
        "佐藤『本当に困りましたか。』",
        "「佐藤」[本当に]{.slow}",
        "佐藤さん：[本当に]{.slow}",
        "佐藤様：[本当に]{.slow}",
        "佐藤氏「本当に」",
        "佐藤 さん：本当に",
    ] {
        is_unread(front, &format!("佐藤：どうでしたか。\n\nP07：遅い。\n\n{label}"));
    }
    is_unread("participant: P07\ninterviewer: 김민수", "김민수: 네?\n\nP07: 네.\n\n김민수 씨: 정말?");
    for label in [
        format!("Mira “{MARK}”"),
        format!("Mira » {MARK}"),
        format!("Mira «{MARK}»"),
        "Mira “So what was it?”".to_owned(),
        "Mira \"So what was it?\"".to_owned(),
    ] {
        is_unread(BOTH, &format!("Mira: Hi?\n\nP07: Yes.\n\n{label}"));
    }
    for words in ["佐藤「先生」と言われた。", "「佐藤」という名前でした。", "佐藤さんは来ませんでした。"]
    {
        is_silent(front, &format!("佐藤：どうでしたか。\n\nP07：遅い。\n\n{words}"));
    }
    for words in ["Mira “the machine” was there.", "“Mira” was the word.", "Mira « la chef » a dit non."] {
        is_silent(BOTH, &format!("Mira: Hi?\n\nP07: Yes.\n\n{words}"));
    }
}

#[test]
fn colons_and_semicolons_of_other_scripts_end_a_name() {
    for sign in ["\u{37e}", "؛", "ः", "։", "׃", "꞉", "︓", "﹕", "∶", "：：", "፥", "܃", "⁏", "；"] {
        is_unread(BOTH, &format!("**Mira:** Hi?\n\n**P07:** Yes.\n\nMira{sign} {MARK}"));
    }
    is_unread("participant: P07\ninterviewer: मीरा", &format!("मीरा: क्या?\n\nP07: हाँ।\n\nमीराः {MARK}"));
}

#[test]
fn a_role_is_no_part_of_a_name_and_a_slip_of_one_is_said() {
    let front = "interviewer: Mira";
    for label in ["**Mira [PM]:**", "**Mira (PM (platform)):**", "**Mira** [PM]:", "**Mira, PM:**", "**Mira 【PM】:**"]
    {
        let (names, complaints) = heard(&file(front, &format!("**Mira:** Hi?\n\n**P07:** Yes.\n\n{label} {MARK}")));
        assert_eq!(names, ["Mira", "P07", "Mira"], "{label}");
        assert_eq!(
            complaints.iter().map(|complaint| complaint.rule).collect::<Vec<_>>(),
            ["interviewer-quote"],
            "{label}"
        );
    }
    for label in ["**Mira – PM:**", "**Mira asks:**", "**Mria:**", "**Mira | PM:**"] {
        let complaints = heard(&file(front, &format!("**Mira:** Hi?\n\n**P07:** Yes.\n\n{label} {MARK}"))).1;
        let [complaint] = complaints.as_slice() else { panic!("{label}: {complaints:?}") };
        assert_eq!(complaint.rule, "unknown-speaker", "{label}");
        assert!(complaint.help.as_ref().is_some_and(|help| help.contains("did you mean `Mira`")), "{label}");
    }
    is_silent(front, "**Mira:** Hi?\n\n**P07:** Yes.\n\n**P08:** No.\n\n**Jun:** No.");
}

#[test]
fn a_label_of_somebody_whom_nobody_names_is_one_warning() {
    let plain = "Mira: Hi?\n\nP07: Yes.";
    let timed = "Mira (00:01):\nHi?\n\nP07 (00:03):\nYes.";
    let bold = "**Mira:** Hi?\n\n**P07:** Yes.";
    for body in [
        format!("{plain}\n\n[00:12] Kofi: {MARK}\n\nP07: No."),
        format!("{plain}\n\nKofi [00:12]: {MARK}\n\nP07: No."),
        format!("{timed}\n\nKofi:\n{MARK}\n\nP07 (00:09):\nNo."),
        format!("{timed}\n\n[00:12] Kofi: {MARK}"),
        format!("{bold}\n\nKofi: {MARK}\n\nKofi: So?\n\n**P07:** No.\n\nKofi: And?"),
        format!("{bold}\n\n[00:12] Kofi: {MARK}"),
    ] {
        let complaints = heard(&file(BOTH, &body)).1;
        let [complaint] = complaints.as_slice() else { panic!("{body}: {complaints:?}") };
        assert_eq!(
            (complaint.rule, complaint.severity),
            ("unread-label", cairn::diagnostic::Severity::Warning),
            "{body}"
        );
    }
    for words in [
        "Note: it was slow.\n\nNote: it was.\n\nNote: it is.",
        "Q: was it?\n\nQ: is it?\n\nQ: why?",
        "Two things: it was slow.",
        "Kofi: he knew.",
        "Two things: a.\n\nTwo things: b.\n\nTwo things: c.",
    ] {
        is_silent(BOTH, &format!("{bold}\n\n{words}"));
        is_silent(BOTH, &format!("{timed}\n\n{words}"));
    }
}

#[test]
fn titles_and_headings_of_sections_are_no_labels() {
    let front = "participant: P07";
    for title in ["# P07", "# P07: shipping a service", "## P07 – the first hour", "P07\n===", "# P07\n\n## P07"] {
        is_silent(front, &format!("{title}\n\n[It took two weeks.]{{.slow}}\n\nWell."));
        is_silent(BOTH, &format!("{title}\n\n**Mira:** Hi?\n\n**P07:** [It took two weeks.]{{.slow}}"));
    }
    is_silent(
        BOTH,
        "**Mira:** Hi?\n\n**P07:** Yes.\n\n## P07: shipping a service\n\n[It took two weeks.]{.slow}\n\n**Mira:** So.",
    );
    is_unread(BOTH, "### Mira\n\nHi?\n\n### P07\n\nYes.\n\n### Mira\n\nAnd?");
}

#[test]
fn a_heading_names_who_speaks_where_somebody_else_did() {
    for heading in
        ["### Mira: was it slow?", "### Mira – was it slow?", "### Mira (PM)", "### Mira, 00:08", "### Mira at 00:08"]
    {
        is_unread(BOTH, &format!("**Mira:** Hi?\n\n**P07:** Yes.\n\n{heading}\n\n{MARK}\n\n**P07:** No."));
        // Right before a label it is the title of what follows.
        is_silent(BOTH, &format!("**Mira:** Hi?\n\n**P07:** {MARK}\n\n{heading}\n\n**P07:** No."));
    }
    let role = "**Mira:** Hi?\n\n**P07 (SRE):** Yes.\n\n### P07: shipping\n\n[It took two weeks.]{.slow}";
    is_silent(BOTH, role);
}

#[test]
fn a_time_behind_a_comma_or_a_word_hides_no_label() {
    for label in [
        format!("Mira, 00:12\n{MARK}"),
        format!("Mira, 0:12: {MARK}"),
        format!("Mira, [00:12] {MARK}"),
        format!("Mira at 00:12: {MARK}"),
        format!("Mira @ 00:12: {MARK}"),
        format!("[Mira][1]: {MARK}"),
        format!("<font color=\"red\">Mira:</font> {MARK}"),
        format!("Well.[^1]\n\n[^1]: Mira: {MARK}"),
    ] {
        is_unread(BOTH, &format!("**Mira:** Hi?\n\n**P07:** Yes.\n\n{label}\n\n**P07:** No."));
    }
    for words in
        ["Mira at 10:30 came in.", "Mira, could you say more?", "Mira, 12 weeks of it.", "Well.[^Mira]\n\n[^Mira]: So."]
    {
        is_silent(BOTH, &format!("**Mira:** Hi?\n\n**P07:** [It took two weeks.]{{.slow}}\n\n{words}"));
    }
}

#[test]
fn line_ends_of_word_processors_hide_no_label() {
    for separator in ["\u{2028}", "\u{2029}", " \u{2028} "] {
        is_unread(BOTH, &format!("**P07:** Yes.{separator}Mira: {MARK}\n\n**P07:** No."));
    }
}

#[test]
fn a_label_of_nobody_named_in_a_block_quote_or_a_list_is_said() {
    let front = "participant: P07";
    for block in [
        format!("> **Mira:** {MARK}"),
        format!("- **Mira:** {MARK}"),
        "> **Mira:** And then?".to_owned(),
        "- **Mira:** And then?\n\n**P07:** So.\n\n- **Mira:** And now?".to_owned(),
    ] {
        is_unread(front, &format!("**P07:** [It took two weeks.]{{.slow}}\n\n{block}\n\n**P07:** No."));
    }
    is_silent(front, "**P07:** [It took two weeks.]{.slow}\n\n- **Speed:** low\n- **Cost:** high\n\n**P07:** No.");
}

#[test]
fn what_opens_most_paragraphs_is_no_word_so_a_mark_in_it_is_an_error() {
    let severities = |body: &str| -> Vec<(&'static str, bool)> {
        let complaints = heard(body).1;
        complaints.iter().map(|it| (it.rule, it.severity == cairn::diagnostic::Severity::Error)).collect()
    };
    // The file is `p07.md`, so P07 is known.
    for front in ["", "---\nparticipant: P07\n---\n\n"] {
        let body = format!("{front}Mira: Shall we?\n\nP07: Yes.\n\nMira: {MARK}\n\nP07: No.\n");
        assert_eq!(severities(&body), [("unread-label", true)], "{body}");
    }
    // A word that comes again among many other paragraphs may be one.
    let body = format!("P07: Yes.\n\nSpeed: {MARK}\n\nSpeed: low.\n\n{}", "And more.\n\n".repeat(5));
    assert_eq!(severities(&body), [("unread-label", false)], "{body}");
    // Some words open paragraphs in many transcripts.
    is_silent(BOTH, "**Mira:** Hi?\n\n**P07:** [It took two weeks.]{.slow}\n\nError: no.\n\nError: no.\n\nError: no.");
}

#[test]
fn a_name_of_one_letter_is_a_word_as_well() {
    let front = "participant: P\ninterviewer: I";
    let body = "**I:** How was it?\n\n**P:** It was slow.";
    for words in [
        "I [waited for two more weeks]{.slow} then.",
        "I (and others) waited.",
        "*I* waited.",
        "**I** waited.",
        "I > P is what I said.",
        "I = 4.",
        "P [waited]{.slow}",
    ] {
        is_silent(front, &format!("{body}\n\n{words}"));
    }
    for label in [format!("I: {MARK}"), format!("*I:* {MARK}"), format!("I – {MARK}"), format!("I (00:12) {MARK}")] {
        is_unread(front, &format!("{body}\n\n{label}"));
    }
}

#[test]
fn breaks_and_entities_hide_no_label() {
    for label in [
        format!("P07: Yes.<br>Mira: {MARK}"),
        format!("P07: Yes.</p><p>Mira: {MARK}"),
        format!("P07: Yes.<BR />Mira: {MARK}"),
        format!("P07: Yes.\n\nMira&nbsp;: {MARK}"),
        format!("P07: Yes.\n\nMira&colon; {MARK}"),
        format!("P07: Yes.\n\n&#77;ira: {MARK}"),
        format!("P07: Yes.\n\n&#x4d;ira&#58; {MARK}"),
    ] {
        is_unread(BOTH, &format!("Mira: Hello?\n\n{label}"));
    }
    is_silent(
        BOTH,
        "Mira: Hello?\n\nP07: Yes.<br>Mira &amp; I went.\n\nR&amp;D was slow: it was.\n\nP07: `<br>Mira: so`",
    );
}

#[test]
fn dates_and_numbers_before_a_name_hide_no_label() {
    for line in [
        "[12/03/2026, 10:02:11] Mira: Hi?\n[12/03/2026, 10:02:14] P07: Yes.\n[12/03/2026, 10:02:19] Mira: So?",
        "12/03/2026, 10:02 - Mira: Hi?\n12/03/2026, 10:03 - P07: Yes.\n12/03/2026, 10:04 - Mira: So?",
        "[1] Mira: Hi?\n\n[2] P07: Yes.\n\n[3] Mira: So?",
        "2026-03-12 10:02 Mira: Hi?\n\n2026-03-12 10:03 P07: Yes.",
        "10:02 AM Mira: Hi?\n\n10:03 AM P07: Yes.",
        "(1) Mira: Hi?\n\n(2) P07: Yes.",
    ] {
        is_unread(BOTH, line);
        is_unread(BOTH, &format!("**Mira:** Hi?\n\n**P07:** Yes.\n\n{line}"));
    }
    is_unread(
        "title: A chat",
        "[12/03/2026, 10:02:11] Ada: Hi?\n[12/03/2026, 10:02:14] Jun: Yes.\n[12/03/2026, 10:03] Ada: So?",
    );
    is_silent(BOTH, "**Mira:** Hi?\n\n**P07:** Yes.\n\n12/03/2026 was the day, Mira said.\n\n[1] Mira and I went.");
}

#[test]
fn what_nobody_sees_does_not_matter_to_a_label() {
    let hebrew = "participant: P07\ninterviewer: נועם";
    let body = "נועם: מה?\n\nP07: כן.\n\n\u{200f}נועם: ולמה?";
    assert_eq!(heard(&file(hebrew, body)), (["נועם", "P07", "נועם"].map(str::to_owned).to_vec(), Vec::new()));
    for label in [
        "\u{200e}**Mira:**",
        "**Mira:\u{200e}**",
        "**Mira**\u{200b}:",
        "\u{feff}**Mira:**",
        "\u{3000}**Mira:**",
        "\u{a0}**Mira:**",
        "**\u{200e}Mira:**",
        "\u{200e}[00:12] **Mira:**",
        "[00:12] \u{200e}**Mira:**",
    ] {
        let found = heard(&file(BOTH, &format!("**Mira:** Hi?\n\n**P07:** Yes.\n\n{label} And then?")));
        assert_eq!(found, (["Mira", "P07", "Mira"].map(str::to_owned).to_vec(), Vec::new()), "{label:?}");
    }
    for label in
        ["\u{200e}Mira:", "Mira\u{200b}:", "\u{3000}Mira:", "\u{a0}Mira:", "Mira:\u{200e}", "\u{200e}Mira (00:12):\n"]
    {
        let timed = label.contains('(');
        let before = if timed { "Mira (00:01):\nHi?\n\nP07 (00:03):\nYes." } else { "Mira: Hi?\n\nP07: Yes." };
        let found = heard(&file(BOTH, &format!("{before}\n\n{label} And then?")));
        assert_eq!(found, (["Mira", "P07", "Mira"].map(str::to_owned).to_vec(), Vec::new()), "{label:?}");
    }
}

#[test]
fn a_turn_does_not_vanish_as_the_target_of_a_link() {
    is_unread(BOTH, "[P07]: Yes.\n\n**Mira:** So?\n\n**P07:** Well.");
    is_unread(BOTH, "**Mira:** So?\n\n**P07:** Well.\n\n[P07]: Yes.\n\n**Mira:** So.");
    is_unread(BOTH, "**Mira:** So?\n\n**P07:** Well.\n\n[**P07**]: Yes.\n\n**Mira:** So.");
    is_unread(BOTH, "[Mira]: So?\n\n[P07]: Yes.\n\n[Mira]: Why?");
    is_unread("title: A talk", "[Ada]: So?\n\n[Jun]: Yes.\n\n[Ada]: Why?");
    for nested in ["> [P07]: Yes.", "- [P07]: Yes."] {
        let complaints = heard(&file(BOTH, &format!("**Mira:** So?\n\n**P07:** Well.\n\n{nested}\n\n**Mira:** So."))).1;
        let [complaint] = complaints.as_slice() else { panic!("{nested}: {complaints:?}") };
        assert!(complaint.message.contains("what P07 says is shown nowhere"), "{}", complaint.message);
    }
    let links = "[P07]: https://x.example\n[docs]: /docs/\n[notes]: notes.md\n[more]: #more";
    is_silent(BOTH, &format!("**Mira:** So?\n\n**P07:** Well, [P07] and [docs].\n\n{links}"));
    is_silent("title: Notes", &format!("Well.\n\n{links}"));
}

#[test]
fn a_footnote_is_called_as_it_likes() {
    let complaints = rules(BOTH, "**Mira:** So?\n\n**P07:** Well.[^P07]\n\n[^P07]: Said at the end.");
    assert_eq!(complaints, Vec::<&str>::new());
}
