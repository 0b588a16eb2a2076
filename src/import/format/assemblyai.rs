//! JSON of AssemblyAI: `utterances` with speakers where it was asked to tell people apart, else sentences or words.
//!
//! Comes in: the JSON. Goes out: a transcript. Does not know: names; its speakers are letters.

use serde_json::Value;

use super::json::{
    JsonTime, JsonTranscript, SegmentKeys, fields, first_has, is_filled, milliseconds, read_json, read_segments,
    read_words,
};
use super::{Recognised, Sureness, TranscriptFormat};
use crate::import::input_text::InputText;
use crate::import::raw_transcript::Segment;

/// The format.
pub(super) const FORMAT: TranscriptFormat = TranscriptFormat {
    word: "assemblyai",
    title: "AssemblyAI",
    about: "JSON with utterances, sentences or words in milliseconds: AssemblyAI",
    recognise,
    read: |input| read_json(input, read_assemblyai),
};

const KEYS: SegmentKeys =
    SegmentKeys { words: &["text"], start: "start", end: "end", times: JsonTime::Milliseconds, again: &["words"] };

/// Where the words are, the best first.
const LISTS: [&str; 4] = ["utterances", "sentences", "paragraphs", "words"];

fn recognise(input: &InputText) -> Option<Recognised> {
    let value = input.json.as_ref()?;
    let list = LISTS.iter().find(|key| first_has(value.get(**key), &["text", "start", "end", "confidence"]))?;
    let is_whole = ["audio_url", "audio_duration", "status", "acoustic_model", "speech_model", "id"];
    let sureness =
        if is_whole.iter().any(|key| value.get(*key).is_some()) { Sureness::Certain } else { Sureness::Likely };
    Some(Recognised { sureness, why: format!("its {list} have a text, times in milliseconds and a confidence") })
}

fn read_assemblyai(out: &mut JsonTranscript, value: &Value) {
    let found = fields(out, value, &["utterances", "sentences", "paragraphs", "words", "text", "audio_duration"]);
    if let Some(duration) = found.get("audio_duration") {
        out.transcript.duration_ms = milliseconds(duration, JsonTime::Seconds);
        out.field(duration);
    }
    let taken = LISTS.iter().find(|key| is_filled(found.get(**key).copied()));
    for (key, list) in found.iter().filter(|(key, _)| LISTS.contains(*key)) {
        match taken {
            Some(taken) if taken == key && *key == "words" => read_words(out, list, &KEYS),
            Some(taken) if taken == key => read_segments(out, list, &KEYS),
            _ => out.again(key, list),
        }
    }
    match found.get("text") {
        Some(text) if taken.is_none() => {
            let text = out.words(text).unwrap_or_default();
            out.segment(Segment { text, ..Segment::default() });
        }
        Some(text) => out.again("text", text),
        None => {}
    }
}
