//! The list of segments that faster-whisper gives, as people write it down: objects, or rows in its order.
//!
//! Comes in: the JSON. Goes out: a transcript. Does not know: who speaks, unless a segment says so.

use serde_json::Value;

use super::json::{JsonTime, JsonTranscript, first_has, read_json, segment_of};
use super::whisper::{self, KEYS};
use super::{Recognised, Sureness, TranscriptFormat};
use crate::import::input_text::InputText;
use crate::import::raw_transcript::Segment;

/// The format.
pub(super) const FORMAT: TranscriptFormat = TranscriptFormat {
    word: "faster-whisper",
    title: "faster-whisper",
    about: "JSON that is a list of segments, or has them beside `info`: faster-whisper",
    recognise,
    read: |input| read_json(input, read_list),
};

/// Where a row has start, end and text: `id, seek, start, end, text, tokens, …`.
const ROW: [usize; 3] = [2, 3, 4];

fn recognise(input: &InputText) -> Option<Recognised> {
    let value = input.json.as_ref()?;
    let list = value.get("segments").filter(|_| value.get("info").is_some()).unwrap_or(value);
    let has_rows = list.get(0).and_then(row).is_some();
    let sureness = match () {
        () if has_rows || first_has(Some(list), &["start", "end", "text", "seek"]) => Sureness::Certain,
        () if first_has(Some(list), &["start", "end", "text"]) => Sureness::Likely,
        () => return None,
    };
    Some(Recognised { sureness, why: "it is a list of segments with a start, an end and a text".to_owned() })
}

fn read_list(out: &mut JsonTranscript, value: &Value) {
    let Value::Array(items) = value else {
        return whisper::read_whisper(out, value);
    };
    for item in items {
        if row(item).is_some() {
            read_row(out, item);
        } else if let Some(segment) = segment_of(out, item, &KEYS) {
            out.segment(segment);
        }
    }
}

/// The start and the text of a row.
fn row(item: &Value) -> Option<(&Value, &Value)> {
    let (start, text) = (item.get(ROW[0])?, item.get(ROW[2])?);
    (start.is_number() && item.get(ROW[1])?.is_number() && text.is_string()).then_some((start, text))
}

fn read_row(out: &mut JsonTranscript, item: &Value) {
    let mut segment = Segment::default();
    for (at, value) in item.as_array().into_iter().flatten().enumerate() {
        match ROW.iter().position(|place| *place == at) {
            Some(0) => segment.start_ms = out.time(value, JsonTime::Seconds),
            Some(1) => segment.end_ms = out.time(value, JsonTime::Seconds),
            Some(_) => segment.text = out.words(value).unwrap_or_default(),
            None => out.again("word", value),
        }
    }
    out.segment(segment);
}
