//! What is said comes back from the file as it was said, whatever it is.

use proptest::prelude::*;

use super::import_text;
use crate::import::{
    Account, ImportFacts, ImportOptions, InputText, LabelPolicy, RawTranscript, Recognised, Refusal, Segment,
    TranscriptFormat, TurnRules,
};

/// Transcripts as JSON, `[[speaker, start, text, paragraph], …]`: a format for tests.
static PIECES: TranscriptFormat =
    TranscriptFormat { word: "pieces", title: "Pieces", about: "For tests.", recognise, read };

fn recognise(_: &InputText) -> Option<Recognised> {
    None
}

fn read(input: &InputText) -> RawTranscript {
    type Piece = (Option<String>, Option<u64>, String, bool);
    let pieces: Vec<Piece> = serde_json::from_str(&input.text).expect("it is written by a test");
    let segment =
        |(speaker, start_ms, text, paragraph)| Segment { speaker, start_ms, end_ms: start_ms, text, paragraph };
    let segments = pieces.into_iter().map(segment).collect();
    RawTranscript { segments, account: Account::default(), ..RawTranscript::default() }
}

type Said<'t> = (Option<&'t str>, Option<u64>, &'t str);

/// The text of the interview that pieces become, each a paragraph.
fn written(pieces: &[Said<'_>], facts: ImportFacts) -> Result<String, Refusal> {
    let pieces: Vec<_> = pieces.iter().map(|(speaker, start, text)| (speaker, start, text, true)).collect();
    let text = serde_json::to_string(&pieces).expect("it can be written");
    let options = ImportOptions {
        facts,
        format: Some(&PIECES),
        labels: LabelPolicy::AsRecorded,
        rules: TurnRules::default(),
        ..ImportOptions::default()
    };
    let proven = import_text(&InputText::plain("talk.json", &text), &options)?;
    Ok(proven.interview().text.clone())
}

fn named() -> ImportFacts {
    ImportFacts { participant: Some("P07".to_owned()), interviewers: vec!["Mira".to_owned()], ..ImportFacts::default() }
}

/// What stands below the front matter when this is said.
fn body(pieces: &[Said<'_>]) -> String {
    let text = written(pieces, named()).unwrap_or_else(|refusal| panic!("{refusal}: {pieces:?}"));
    text.split("---\n\n").nth(1).unwrap_or_default().trim_end().to_owned()
}

#[test]
fn a_turn_is_a_label_a_time_and_paragraphs() {
    let said = [
        (Some("Mira"), Some(12_340), "How did the last one go?"),
        (Some("P07"), Some(15_000), "Two weeks."),
        (Some("P07"), Some(62_000), "And then [laughs] it {broke}."),
        (Some("P07"), None, "Well."),
    ];
    assert_eq!(
        body(&said),
        "**Mira:** [00:00:12] How did the last one go?\n\n**P07:** [00:00:15] Two weeks.\n\n\
         [00:01:02] And then \\[laughs\\] it \\{broke\\}.\n\nWell."
    );
}

#[test]
fn nothing_in_the_words_becomes_a_mark_a_label_or_a_time() {
    for text in [
        "# no heading",
        "- no item",
        "12. no number",
        "12) no number",
        "> no quote",
        "---",
        "- - -",
        "***",
        "===",
        "[words]{.theme}",
        "[a](https://x.example/b)",
        "[^1] and [^1]: x",
        "<!-- cairn-allow: short-quote -->",
        "<b>bold</b> and <https://x.example>",
        "&amp; &lt; R&D &#42;",
        "`code` and ``` more",
        "```",
        "~~~",
        "~~gone~~ ~5",
        "*a* _b_ **c** snake_case 2 * 3",
        "back\\slash \\* \\",
        "| a | b |",
        "P07: words",
        "P07 – words",
        "P07 - words",
        "*(00:02):\u{202e}",
        "(P07) words",
        "\"P07\": words",
        "P07",
        "P07 0:12",
        "Mira (00:12):",
        "Mira (00:12)",
        "(00:13:02):",
        "[00:12:30] x",
        "（12：30） x",
        ":",
        "Ada: words",
        "[link]: https://x.example",
        "١٢: مرحبا (عالم)",
        "https://x.example/a_b_c?d=[e]&f;",
        "+1 and + 1",
        "+ 1",
        "-5 degrees",
        "$x$ ^a^ H~2~O :::",
        "{.theme} words",
        "]{.theme}",
        "!\\[x] ![x](y.png)",
        "a\u{a0}b\u{200b}c",
    ] {
        for said in [
            &[(Some("Mira"), Some(0), "How?"), (Some("P07"), Some(1000), text)][..],
            &[(Some("Mira"), None, "How?"), (Some("P07"), None, text)],
            &[(Some("Mira"), None, "How?"), (Some("P07"), None, "Yes."), (Some("P07"), None, text)],
            &[
                (Some("Mira"), None, "How?"),
                (Some("P07"), None, "Yes."),
                (Some("P07"), Some(5), text),
                (Some("P07"), Some(7), text),
            ],
            &[(None, None, text), (None, None, text), (None, None, "Well."), (None, None, text)],
            &[(None, Some(1000), text), (None, Some(3000), text)],
        ] {
            // Whatever becomes of it is proven; an error is what is not.
            if let Err(refusal) = written(said, named()) {
                panic!("{refusal}: {said:?}");
            }
        }
    }
}

#[test]
fn names_are_read_as_they_are_meant() {
    for name in [
        "Note",
        "no",
        "07",
        "O'Neil: x",
        "a*b",
        "[x]",
        "x (PM)",
        "1.",
        "A: B",
        "שרה",
        "名前",
        "~",
        "null",
        "x #1",
        "- x",
        "`x`",
        "{x}",
        "<b>",
        "&amp;",
        "\"x\"",
        "'x'",
        "2026-03-12",
        "x\\",
        "!x",
        "Ada, PM",
    ] {
        let facts = ImportFacts { participant: Some(name.to_owned()), ..named() };
        let said =
            [(Some("Mira"), Some(0), "How?"), (Some(name), Some(1000), "Fine."), (Some(name), None, "Note: more.")];
        if let Err(refusal) = written(&said, facts) {
            panic!("{refusal}: {name}");
        }
    }
}

#[test]
fn front_matter_says_what_it_is_told() {
    for value in [
        "no",
        "07",
        "O'Neil: x",
        "a #b",
        "[x]",
        "{x}",
        "- a",
        "\"q\"",
        "é…",
        "true",
        "1.10",
        "~",
        "a: b",
        "x\\y",
        "日本",
    ] {
        let facts = ImportFacts { title: Some(value.to_owned()), role: Some(value.to_owned()), ..named() };
        if let Err(refusal) = written(&[(Some("P07"), None, "Fine.")], facts) {
            panic!("{refusal}: {value}");
        }
    }
}

#[test]
fn a_time_beyond_a_hundred_hours_is_written_and_beyond_a_thousand_left_out() {
    let said = [(Some("Mira"), Some(360_000_000), "a"), (Some("P07"), Some(4_000_000_000), "b")];
    assert_eq!(body(&said), "**Mira:** [100:00:00] a\n\n**P07:** b");
}

#[test]
fn few_turns_are_turns_where_somebody_is_known() {
    let ada = (Some("Ada"), None, "One.");
    let nobody = ImportFacts::default;
    assert!(written(&[ada], nobody()).is_ok(), "who speaks alone was interviewed");
    assert!(written(&[ada, (Some("P07"), None, "Two.")], named()).is_ok());
    assert!(written(&[ada, (Some("Ben"), None, "Two."), ada], nobody()).is_ok());
    assert!(written(&[ada, (Some("Ben"), None, "Two.")], nobody()).is_ok());
    for said in [&[ada][..], &[ada, (Some("Ben"), None, "Two.")]] {
        let refusal = written(said, named()).expect_err("nobody who speaks is known");
        assert!(refusal.message.contains("has one turn"), "{refusal}");
    }
}

/// What means something to Markdown, to cairn or to YAML.
const PIECES_OF_TEXT: &[&str] = &[
    "[",
    "]",
    "{.x}",
    "{",
    "}",
    "](u)",
    "![",
    "**P07:**",
    "**Mira:** ",
    "P07: ",
    "Mira (00:01):",
    "(00:02):",
    "[00:12]",
    "(00:12)",
    "word ",
    "é ",
    "\u{202e}",
    "`",
    "```",
    "*",
    "_",
    "~~",
    "<b>",
    "<!--",
    "-->",
    "- ",
    "> ",
    "# ",
    "1. ",
    "\\",
    "&amp;",
    "&#91;",
    "| a |",
    "[^1]",
    "[^1]: ",
    "[x]: u",
    "<https://e.example>",
    "\u{0}",
    "---",
    "title: x",
    ":",
    "：",
    " ",
    "  ",
    "12:30",
    "（",
    "）",
    "Mira",
    "P07",
    "?",
    "\"",
    "–",
    "…",
    "日本",
    "+",
    "=",
    "$",
    "^",
];

fn texts() -> impl Strategy<Value = String> {
    let pieces = prop::collection::vec(prop::sample::select(PIECES_OF_TEXT), 1..12).prop_map(|pieces| pieces.concat());
    prop_oneof![3 => pieces, 1 => "\\PC{1,40}", 1 => any::<String>()]
}

fn speakers() -> impl Strategy<Value = Option<String>> {
    prop_oneof![
        3 => Just(Some("Mira".to_owned())), 3 => Just(Some("P07".to_owned())), 1 => Just(Some("Ada".to_owned())), 1 => Just(None)
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, ..ProptestConfig::default() })]

    #[test]
    fn any_words_come_back(
        said in prop::collection::vec((speakers(), prop::option::of(0..400_000_000_u64), texts()), 1..7),
        labelled in prop::bool::weighted(0.8),
        recording in prop::option::of(Just("talk.mp3".to_owned())),
    ) {
        let pieces: Vec<Said<'_>> =
            said.iter().map(|(speaker, start, text)| (speaker.as_deref().filter(|_| labelled), *start, text.as_str())).collect();
        let is_empty = |text: &str| text.chars().all(|c| c.is_whitespace() || c.is_control());
        let facts = ImportFacts { recording, ..named() };
        match written(&pieces, facts) {
            Ok(_) => {}
            Err(refusal) if refusal.message.contains("has one turn") => {}
            Err(_) if pieces.iter().all(|(_, _, text)| is_empty(text)) => {}
            Err(refusal) => prop_assert!(false, "{}", refusal),
        }
    }

    #[test]
    fn any_front_matter_comes_back(values in prop::collection::vec("\\PC{1,20}", 3)) {
        let [title, role, name] = values.iter().map(|value| crate::base::fold::text(value).into_owned()).collect::<Vec<_>>().try_into().expect("three");
        prop_assume!(![&title, &role, &name].iter().any(|value: &&String| value.is_empty()) && !crate::base::fold::is_same_name(&name, "Mira"));
        let facts = ImportFacts { title: Some(title), role: Some(role), participant: Some(name), ..named() };
        let said = [(Some("Mira"), Some(0), "How?")];
        if let Err(refusal) = written(&said, facts) {
            prop_assert!(false, "{}", refusal);
        }
    }
}
