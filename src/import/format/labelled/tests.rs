//! Whatever a text or a table holds, no letter of it is lost in any of the formats.

use proptest::prelude::*;

use crate::import::account::letters;
use crate::import::format::{FORMATS, TranscriptFormat, recognised};
use crate::import::input_text::InputText;

/// The formats of texts, tables and documents.
const WORDS: [&str; 15] = [
    "meet",
    "teams",
    "otter",
    "f4",
    "markdown",
    "grain",
    "tldv",
    "fireflies",
    "dovetail",
    "rev",
    "descript",
    "condens",
    "stacked",
    "table",
    "labels",
];

/// What means something to one of the readers, so that a random text is not just prose.
const PIECES: &[&str] = &[
    "Mira",
    "P07",
    "Lena Fischer",
    "Speaker 1",
    "Unknown Speaker",
    ": ",
    ":",
    "  ",
    "   ",
    " ",
    "\t",
    "\n",
    "\n",
    "\n\n",
    "0:03",
    "00:00:05",
    "(00:07)",
    "\n0:07\n",
    "----------------------------------------\n",
    "quote: x\n",
    "[00:09]",
    "\\[1:02:03\\]",
    "#00:00:05-2#",
    "#",
    "[00:03](https://tldv.io/x?t=3)",
    " - ",
    " | ",
    "**",
    "*",
    "_",
    "[",
    "]",
    "(",
    ")",
    "### ",
    "<b>",
    "</b>",
    "<v ",
    ">",
    "How did it go?",
    "It took two weeks.",
    "é",
    "日本",
    "９",
    "\u{a0}",
    "Attendees\n",
    "Transcript\n",
    "Transcription ended after 00:45:32\n",
    "otter.ai",
    "SPEAKERS\n",
    "started transcription\n",
    "0:0:3.0 --> 0:0:5.1\n",
    "Speaker,Start,Text\n",
    "sep=;\n",
    ",",
    ";",
    "\"",
    "\"\"",
    "---\n",
    "title: x\n",
    "[a b]{.x}",
    "&amp;",
    "<!-- x -->",
    "- ",
    "> ",
    "```\n",
    "[{\"speaker\": \"Mira\", \"text\": \"How?\", \"start\": 3.5}",
    "{\"sentences\": ",
    "]",
    "}",
    "null",
    "7",
];

fn texts() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES), 0..60).prop_map(|pieces| pieces.concat())
}

fn formats() -> impl Iterator<Item = &'static TranscriptFormat> {
    FORMATS.iter().copied().filter(|format| WORDS.contains(&format.word) || format.word == "text")
}

/// Nothing is missing, no segment is empty, and the words counted are those that are there.
fn is_whole(format: &TranscriptFormat, text: &str, is_decoded: bool) {
    let transcript = (format.read)(&InputText::plain("call.txt", text));
    assert_eq!(transcript.account.missing(), 0, "{}: {text:?}\n{transcript:?}", format.word);
    for segment in &transcript.segments {
        assert!(!segment.text.trim().is_empty() && segment.speaker.as_deref() != Some(""), "{}: {text:?}", format.word);
    }
    let said: u64 = transcript.segments.iter().map(|segment| letters(&segment.text)).sum();
    // Markdown has entities, which stand for other letters.
    if !is_decoded {
        assert_eq!(transcript.account.words, said, "{}: {text:?}\n{transcript:?}", format.word);
    }
}

#[test]
fn all_formats_of_texts_are_tried() {
    assert_eq!(formats().count(), WORDS.len() + 1);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, ..ProptestConfig::default() })]

    #[test]
    fn no_letter_is_lost(text in texts()) {
        formats().for_each(|format| is_whole(format, &text, format.word == "markdown"));
        let _ = recognised(&InputText::plain("call.txt", &text));
    }

    #[test]
    fn no_letter_of_any_text_is_lost(text in "\\PC{0,120}") {
        formats().for_each(|format| is_whole(format, &text, format.word == "markdown"));
    }
}

/// One turn is no label by itself; whoever somebody says speaks there does, and a text of three lines is a conversation then.
#[test]
fn a_name_that_somebody_has_typed_is_a_label_however_seldom_it_comes() {
    let format = FORMATS.iter().find(|format| format.word == "labels").expect("it is there");
    let read = |text: &str, speakers: &[&str]| -> Vec<String> {
        let speakers = speakers.iter().map(|name| (*name).to_owned()).collect();
        let input = InputText { speakers, ..InputText::plain("call.txt", text) };
        let segments = (format.read)(&input).segments.into_iter();
        segments.map(|said| format!("{}: {}", said.speaker.unwrap_or_default(), said.text)).collect()
    };
    let pair = "Ines Okafor: Who?\n\nJonas Weber: Nobody.\n\n".repeat(4);
    let text = format!("{pair}Will Baker: I was there too.\n");
    assert_eq!(read(&text, &["will baker"]).last().map(String::as_str), Some("Will Baker: I was there too."));
    let short = "Jonas Weber: I open it at nine.\n\nInes Okafor: And then?\n\nJonas Weber: I wait.\n";
    let japanese = "佐藤：どうでしたか。\n山田：二週間も\nかかりました。\n";
    assert_eq!(read(japanese, &["佐藤", "山田"]), ["佐藤: どうでしたか。", "山田: 二週間もかかりました。"]);
    assert_eq!(
        read(short, &["Ines Okafor", "Jonas Weber"]),
        ["Jonas Weber: I open it at nine.", "Ines Okafor: And then?", "Jonas Weber: I wait."]
    );
}

/// Else the other's words would be those of whoever is named.
#[test]
fn where_one_name_is_typed_the_others_are_labels_if_every_paragraph_opens_with_one() {
    for (text, expected) in [
        ("Mira: How?\n\nJonas: Two weeks.\n\nMira: And?\n\nJonas: No.\n", vec!["Mira", "Jonas", "Mira", "Jonas"]),
        ("Mira: How?\n\nJonas: Two weeks.\n", vec!["Mira", "Jonas"]),
        ("Mira: How?\n\nJonas: Two weeks.\n\nJonas: No.\n\nJonas: So.\n", vec!["Mira", "Jonas", "Jonas", "Jonas"]),
        ("Mira: How?\n\nJonas: Two weeks.\n\nAda: Three.\n", vec!["Mira", "Jonas", "Ada"]),
        // `error` is written as no name is.
        ("Mira: How?\n\nerror: it said.\n\nMira: And?\n", vec!["Mira", "Mira", "Mira"]),
    ] {
        let input = InputText { speakers: vec!["Mira".to_owned()], ..InputText::plain("call.txt", text) };
        let (format, _) = recognised(&input).expect("it is text with labels");
        let segments = (format.read)(&input).segments;
        let speakers: Vec<&str> = segments.iter().map(|said| said.speaker.as_deref().unwrap_or_default()).collect();
        assert_eq!(speakers, expected, "{text}");
    }
}
