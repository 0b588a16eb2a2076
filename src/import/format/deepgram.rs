//! JSON of Deepgram: `utterances`, else the paragraphs of each channel, else its words.
//!
//! Comes in: the JSON. Goes out: a transcript. Does not know: names; its speakers are numbers, by channel.

use jiff::civil::Date;
use serde_json::Value;

use super::json::{
    JsonTime, JsonTranscript, SegmentKeys, fields, is_filled, items, milliseconds, read_json, read_segments,
    read_words, segment_of,
};
use super::{Recognised, Sureness, TranscriptFormat};
use crate::import::input_text::InputText;
use crate::import::raw_transcript::Segment;

/// The format.
pub(super) const FORMAT: TranscriptFormat = TranscriptFormat {
    word: "deepgram",
    title: "Deepgram",
    about: "JSON with results by channel: Deepgram",
    recognise,
    read: |input| read_json(input, read_deepgram),
};

const UTTERANCE: SegmentKeys =
    SegmentKeys { words: &["transcript"], start: "start", end: "end", times: JsonTime::Seconds, again: &["words"] };
const SENTENCE: SegmentKeys = SegmentKeys { words: &["text"], again: &[], ..UTTERANCE };
const WORD: SegmentKeys = SegmentKeys { words: &["punctuated_word", "word"], again: &[], ..UTTERANCE };

fn recognise(input: &InputText) -> Option<Recognised> {
    let results = input.json.as_ref()?.get("results")?;
    let is_ours = is_filled(results.get("channels")) || is_filled(results.get("utterances"));
    is_ours.then(|| Recognised { sureness: Sureness::Certain, why: "it has results by channel".to_owned() })
}

fn read_deepgram(out: &mut JsonTranscript, value: &Value) {
    let found = fields(out, value, &["results", "metadata"]);
    if let Some(metadata) = found.get("metadata") {
        out.transcript.duration_ms = metadata.get("duration").and_then(|value| milliseconds(value, JsonTime::Seconds));
        out.transcript.date = metadata.get("created").and_then(Value::as_str).and_then(day);
        out.field(metadata);
    }
    let Some(results) = found.get("results") else { return };
    let parts = fields(out, results, &["utterances", "channels"]);
    let channels = parts.get("channels").and_then(|channels| channels.as_array()).map_or(0, Vec::len);
    let utterances = parts.get("utterances").map_or(&[][..], |list| items(out, list));
    utterances.iter().for_each(|item| read_utterance(out, item, channels));
    match parts.get("channels") {
        Some(list) if utterances.is_empty() => {
            let list = items(out, list);
            list.iter().enumerate().for_each(|(number, item)| read_channel(out, item, number, channels));
        }
        Some(list) => out.again("channels", list),
        None => {}
    }
    // Each channel was read to its end.
    out.transcript.segments.sort_by_key(|segment| segment.start_ms);
}

/// The day in `2026-03-12T10:00:00.000Z`.
fn day(written: &str) -> Option<Date> {
    written.get(..10)?.parse().ok()
}

fn read_utterance(out: &mut JsonTranscript, item: &Value, channels: usize) {
    let before = out.transcript.segments.len();
    segment_of(out, item, &UTTERANCE).into_iter().for_each(|segment| out.segment(segment));
    let number = item.get("channel").and_then(Value::as_u64).and_then(|number| usize::try_from(number).ok());
    name_channel(&mut out.transcript.segments[before..], number.unwrap_or_default(), channels);
}

/// What was said on a channel: the first of the readings that are offered.
fn read_channel(out: &mut JsonTranscript, item: &Value, number: usize, channels: usize) {
    let before = out.transcript.segments.len();
    let parts = fields(out, item, &["alternatives"]);
    let readings = parts.get("alternatives").map_or(&[][..], |list| items(out, list));
    for (at, reading) in readings.iter().enumerate() {
        if at == 0 { read_reading(out, reading) } else { out.again("alternatives", reading) }
    }
    name_channel(&mut out.transcript.segments[before..], number, channels);
}

fn read_reading(out: &mut JsonTranscript, reading: &Value) {
    let parts = fields(out, reading, &["paragraphs", "words", "transcript"]);
    let paragraphs = parts.get("paragraphs").and_then(|paragraphs| paragraphs.get("paragraphs"));
    let (words, transcript) = (parts.get("words"), parts.get("transcript"));
    let (has_paragraphs, has_words) = (is_filled(paragraphs), is_filled(words.copied()));
    if let Some(value) = parts.get("paragraphs") {
        if has_paragraphs { read_paragraphs(out, value) } else { out.again("paragraphs", value) }
    }
    if let Some(words) = words {
        if has_paragraphs || !has_words { out.again("words", words) } else { read_words(out, words, &WORD) }
    }
    match transcript {
        Some(text) if !has_paragraphs && !has_words => {
            let text = out.words(text).unwrap_or_default();
            out.segment(Segment { text, ..Segment::default() });
        }
        Some(text) => out.again("transcript", text),
        None => {}
    }
}

/// Paragraphs of sentences; the speaker is the paragraph's.
fn read_paragraphs(out: &mut JsonTranscript, value: &Value) {
    let parts = fields(out, value, &["paragraphs", "transcript"]);
    parts.get("transcript").into_iter().for_each(|text| out.again("transcript", text));
    for paragraph in parts.get("paragraphs").and_then(|list| list.as_array()).into_iter().flatten() {
        let before = out.transcript.segments.len();
        let parts = fields(out, paragraph, &["sentences", "speaker"]);
        let speaker = parts.get("speaker").and_then(|speaker| out.speaker(speaker));
        parts.get("sentences").into_iter().for_each(|sentences| read_segments(out, sentences, &SENTENCE));
        for (at, segment) in out.transcript.segments[before..].iter_mut().enumerate() {
            segment.speaker.clone_from(&speaker);
            segment.paragraph = at == 0;
        }
    }
}

/// Where several channels were recorded each has speakers of its own: the program says so, though by a number alone.
fn name_channel(segments: &mut [Segment], number: usize, channels: usize) {
    if channels < 2 {
        return;
    }
    for segment in segments {
        segment.speaker = Some(match segment.speaker.take() {
            Some(speaker) => format!("{speaker}, channel {number}"),
            None => format!("Channel {number}"),
        });
    }
}
