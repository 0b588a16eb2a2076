//! What holds for every format and any input: no letter is lost, no text is empty, nothing panics.

use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Map, Value};

use super::{FORMATS, TranscriptFormat};
use crate::import::account::letters;
use crate::import::input_text::InputText;

/// What captions, labels and tags are made of.
const PIECES: [&str; 64] = [
    "WEBVTT",
    "\n",
    "\n",
    "\n\n",
    "\n\n",
    "\r\n",
    "\r",
    "1",
    "2\n",
    "00:00:01.000",
    " --> ",
    "00:00:02.500",
    "00:01,5",
    "0:0:1",
    ",",
    "->",
    "NOTE ",
    "STYLE\n",
    "REGION\n",
    "align:start ",
    "<v Lena>",
    "<v.loud ",
    "</v>",
    "<i>",
    "</i>",
    "<c>",
    "<00:00:01.500>",
    "<",
    ">",
    "&amp;",
    "&eacute;",
    "&#233;",
    "&",
    ";",
    "{\\an8}",
    "[br]",
    "Lena Fischer: ",
    "Sam: ",
    "Note: ",
    "[SPEAKER_01]: ",
    "(speaker ?)",
    "[Music]",
    "- ",
    ">> ",
    "words ",
    "Grüße",
    "日本語。",
    "é",
    "\u{301}",
    "\0",
    "\u{200b}",
    "\t",
    "start\tend\ttext\n",
    "0\t10\t",
    "<tt><body>",
    "<p begin=\"1s\" end=\"2s\">",
    "</p>",
    "<br/>",
    "<!-- ",
    "-->",
    "<![CDATA[",
    "]]>",
    "6fc6a1b6-3a2c-4d5e-8f9a-0b1c2d3e4f5a/1-0\n",
    "1 \"Lena\" (22)\n",
];

/// Keys that programs write.
const KEYS: [&str; 32] = [
    "segments",
    "text",
    "start",
    "end",
    "speaker",
    "words",
    "word",
    "tokens",
    "seek",
    "score",
    "word_segments",
    "transcription",
    "offsets",
    "timestamps",
    "from",
    "to",
    "utterances",
    "sentences",
    "paragraphs",
    "confidence",
    "status",
    "results",
    "channels",
    "channel",
    "alternatives",
    "transcript",
    "punctuated_word",
    "metadata",
    "duration",
    "created",
    "audio_duration",
    "info",
];

/// What has to hold of a transcript.
fn holds(format: &TranscriptFormat, input: &InputText) {
    let transcript = (format.read)(input);
    let word = format.word;
    assert_eq!(transcript.account.missing(), 0, "{word} loses letters: {input:?}\n{transcript:#?}");
    let said: u64 = transcript.segments.iter().map(|segment| letters(&segment.text)).sum();
    // Words of Markdown count as they are written, with the letters of `&amp;` and of tags.
    let is_exact = word != "markdown";
    assert!(
        !is_exact || transcript.account.words == said,
        "{word} has other words than it says: {input:?}\n{transcript:#?}"
    );
    for segment in &transcript.segments {
        let text = &segment.text;
        assert!(!text.trim().is_empty(), "{word} says nothing: {input:?}");
        assert_eq!(
            text.split_whitespace().collect::<Vec<_>>().join(" "),
            *text,
            "{word} does not fold spaces: {input:?}"
        );
        assert!(segment.speaker.as_deref().is_none_or(|speaker| !speaker.trim().is_empty()), "{word}: {input:?}");
        let ends = segment.start_ms.zip(segment.end_ms).is_none_or(|(start, end)| start <= end);
        assert!(ends, "{word} ends before it starts: {input:?}");
    }
    let lines = input.text.split(['\n', '\r']).count();
    let is_line = |line: &usize| input.json.is_some() || (1..=lines).contains(line);
    assert!(transcript.not_understood.iter().all(is_line), "{word}: {input:?}");
    drop((format.recognise)(input));
}

fn texts() -> impl Strategy<Value = String> {
    let piece = prop_oneof![12 => prop::sample::select(&PIECES[..]).prop_map(str::to_owned), 1 => any::<String>()];
    vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

/// Values with the keys of programs, of all types in all places.
fn values() -> impl Strategy<Value = Value> {
    let words = prop_oneof![
        Just("So we do.".to_owned()),
        Just("A".to_owned()),
        Just("SPEAKER_00".to_owned()),
        Just("00:00:01,250".to_owned()),
        Just("2026-03-12T10:00:00Z".to_owned()),
        Just("[SPEAKER_TURN] no".to_owned()),
        any::<String>(),
    ];
    let leaf = prop_oneof![
        3 => words.prop_map(Value::String),
        2 => any::<u32>().prop_map(Value::from),
        1 => any::<f64>().prop_map(Value::from),
        1 => any::<bool>().prop_map(Value::Bool),
        1 => Just(Value::Null),
    ];
    leaf.prop_recursive(6, 80, 6, |inner| {
        let key = prop::sample::select(&KEYS[..]);
        let object = vec((key, inner.clone()), 0..6);
        let object = object.prop_map(|fields| {
            Value::Object(fields.into_iter().map(|(key, value)| (key.to_owned(), value)).collect::<Map<_, _>>())
        });
        prop_oneof![object, vec(inner, 0..5).prop_map(Value::Array)]
    })
}

proptest! {
    #[test]
    fn no_format_loses_letters_of_a_text(text in texts()) {
        let input = InputText::plain("a", &text);
        FORMATS.iter().for_each(|format| holds(format, &input));
    }

    #[test]
    fn no_format_loses_letters_of_json(value in values()) {
        let input = InputText { json: Some(value), ..InputText::default() };
        FORMATS.iter().for_each(|format| holds(format, &input));
    }
}
