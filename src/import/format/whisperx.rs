//! JSON of WhisperX: segments with a speaker, and words with one each.
//!
//! Comes in: the JSON. Goes out: a transcript. Does not know: names; its speakers are `SPEAKER_00`.

use serde_json::Value;

use super::json::{JsonTranscript, SegmentKeys, fields, first_has, items, read_json, read_words, segment_of};
use super::whisper::KEYS;
use super::{Recognised, Sureness, TranscriptFormat};
use crate::import::input_text::InputText;

/// The format.
pub(super) const FORMAT: TranscriptFormat = TranscriptFormat {
    word: "whisperx",
    title: "WhisperX",
    about: "JSON with segments that have a speaker: WhisperX",
    recognise,
    read: |input| read_json(input, read_whisperx),
};

/// The keys of a word.
const WORD_KEYS: SegmentKeys = SegmentKeys { words: &["word"], again: &[], ..KEYS };

fn recognise(input: &InputText) -> Option<Recognised> {
    let value = input.json.as_ref()?;
    let segments = value.get("segments").filter(|segments| first_has(Some(segments), &["start", "end", "text"]))?;
    let has_speaker = |segment: &Value| {
        segment.get("speaker").is_some() || segment.get("words").is_some_and(|words| first_has(Some(words), &["score"]))
    };
    let is_ours = value.get("word_segments").is_some() || segments.as_array().into_iter().flatten().any(has_speaker);
    let why = "its segments have speakers, or words with a score".to_owned();
    is_ours.then_some(Recognised { sureness: Sureness::Certain, why })
}

fn read_whisperx(out: &mut JsonTranscript, value: &Value) {
    let found = fields(out, value, &["segments", "word_segments", "text"]);
    let segments = found.get("segments").map_or(&[][..], |list| items(out, list));
    segments.iter().for_each(|segment| read_segment(out, segment));
    for key in ["word_segments", "text"] {
        match found.get(key) {
            Some(words) if key == "word_segments" && segments.is_empty() => {
                read_words(out, words, &WORD_KEYS);
            }
            Some(words) => out.again(key, words),
            None => {}
        }
    }
}

/// A segment with its speaker; where it has none, but its words have some, theirs.
fn read_segment(out: &mut JsonTranscript, segment: &Value) {
    let has_speaker = |value: &Value| value.get("speaker").is_some_and(|speaker| !speaker.is_null());
    let words = segment.get("words").and_then(Value::as_array);
    let is_in_words = !has_speaker(segment) && words.is_some_and(|words| words.iter().any(has_speaker));
    if !is_in_words {
        segment_of(out, segment, &KEYS).into_iter().for_each(|segment| out.segment(segment));
        return;
    }
    let parts = fields(out, segment, &["words", "text"]);
    parts.get("text").into_iter().for_each(|text| out.again("text", text));
    parts.get("words").into_iter().for_each(|words| read_words(out, words, &WORD_KEYS));
}
