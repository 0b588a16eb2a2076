//! JSON of whisper.cpp: `transcription` with `offsets` in milliseconds.
//!
//! Comes in: the JSON. Goes out: a transcript. Does not know: names; its speakers are numbers of channels.

use serde_json::Value;

use super::json::{JsonTime, JsonTranscript, fields, first_has, items, read_json};
use super::{Recognised, Sureness, TranscriptFormat};
use crate::import::input_text::InputText;
use crate::import::raw_transcript::Segment;

/// The format.
pub(super) const FORMAT: TranscriptFormat = TranscriptFormat {
    word: "whisper-cpp",
    title: "whisper.cpp",
    about: "JSON with a transcription and offsets in milliseconds: whisper.cpp",
    recognise,
    read: |input| read_json(input, read_transcription),
};

/// What it writes into the words where it hears another person begin to speak.
const TURN: &str = "[SPEAKER_TURN]";

fn recognise(input: &InputText) -> Option<Recognised> {
    let list = input.json.as_ref()?.get("transcription");
    let is_ours = first_has(list, &["text", "offsets"]) || first_has(list, &["text", "timestamps"]);
    is_ours.then(|| Recognised { sureness: Sureness::Certain, why: "it has a transcription with offsets".to_owned() })
}

fn read_transcription(out: &mut JsonTranscript, value: &Value) {
    let found = fields(out, value, &["transcription"]);
    let mut is_new = false;
    let list = found.get("transcription").map_or(&[][..], |list| items(out, list));
    for item in list {
        if !item.is_object() {
            out.not_understood(item);
            continue;
        }
        let mut segment = segment(out, item);
        segment.paragraph = std::mem::take(&mut is_new);
        if segment.text.contains(TURN) {
            segment.text = segment.text.replace(TURN, " ");
            is_new = true;
        }
        out.segment(segment);
    }
}

/// One object of the list. The times are there twice: as offsets, and written out.
fn segment(out: &mut JsonTranscript, item: &Value) -> Segment {
    let parts = fields(out, item, &["text", "speaker", "offsets", "timestamps", "tokens"]);
    let mut segment = Segment::default();
    for key in ["timestamps", "offsets"] {
        let Some(times) = parts.get(key) else { continue };
        let times = fields(out, times, &["from", "to"]);
        let mut time = |key| times.get(key).and_then(|value| out.time(value, JsonTime::Milliseconds));
        let (start_ms, end_ms) = (time("from"), time("to"));
        segment.start_ms = start_ms.or(segment.start_ms);
        segment.end_ms = end_ms.or(segment.end_ms);
    }
    segment.speaker = parts.get("speaker").and_then(|speaker| out.speaker(speaker));
    segment.text = parts.get("text").and_then(|text| out.words(text)).unwrap_or_default();
    out.marks(segment.text.matches(TURN).count(), TURN);
    parts.get("tokens").into_iter().for_each(|tokens| out.again("text", tokens));
    segment
}
