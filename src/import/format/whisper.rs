//! JSON of OpenAI's Whisper and of programs that write the same: `segments` with `start`, `end` and `text`.
//!
//! Comes in: the JSON. Goes out: a transcript. Does not know: who speaks; Whisper does not.

use serde_json::Value;

use super::json::{
    JsonTime, JsonTranscript, SegmentKeys, fields, first_has, is_filled, milliseconds, read_json, read_segments,
};
use super::{Recognised, Sureness, TranscriptFormat};
use crate::import::input_text::InputText;
use crate::import::raw_transcript::Segment;

/// The format.
pub(super) const FORMAT: TranscriptFormat = TranscriptFormat {
    word: "whisper",
    title: "Whisper",
    about: "JSON with segments: openai-whisper, OpenAI's interface, whisper-ctranslate2",
    recognise,
    read: |input| read_json(input, read_whisper),
};

/// The keys of a segment.
pub(super) const KEYS: SegmentKeys =
    SegmentKeys { words: &["text"], start: "start", end: "end", times: JsonTime::Seconds, again: &["words"] };

fn recognise(input: &InputText) -> Option<Recognised> {
    let value = input.json.as_ref()?;
    let segments = value.get("segments");
    if first_has(segments, &["start", "end", "text", "tokens"]) {
        return Some(Recognised {
            sureness: Sureness::Certain,
            why: "its segments have a start, an end, a text and tokens".to_owned(),
        });
    }
    if first_has(segments, &["start", "end", "text"]) {
        return Some(Recognised {
            sureness: Sureness::Likely,
            why: "its segments have a start, an end and a text".to_owned(),
        });
    }
    let is_bare =
        value.as_object().is_some_and(|map| map.len() == 1) && value.get("text").is_some_and(Value::is_string);
    is_bare.then(|| Recognised { sureness: Sureness::Possible, why: "it has a text and nothing else".to_owned() })
}

/// Reads segments, or where there are none the text as a whole.
pub(super) fn read_whisper(out: &mut JsonTranscript, value: &Value) {
    let found = fields(out, value, &["segments", "text", "words", "word_segments", "duration"]);
    if let Some(duration) = found.get("duration") {
        out.transcript.duration_ms = milliseconds(duration, JsonTime::Seconds);
        out.field(duration);
    }
    let segments = found.get("segments").copied();
    segments.into_iter().for_each(|segments| read_segments(out, segments, &KEYS));
    for key in ["words", "word_segments"] {
        found.get(key).into_iter().for_each(|value| out.again(key, value));
    }
    match found.get("text") {
        Some(text) if !is_filled(segments) => {
            let text = out.words(text).unwrap_or_default();
            out.segment(Segment { text, ..Segment::default() });
        }
        Some(text) => out.again("text", text),
        None => {}
    }
}
