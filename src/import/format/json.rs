//! Transcripts as JSON: each leaf is accounted for, whatever is around it.
//!
//! Comes in: a value of JSON. Goes out: segments, and an account that adds up. Does not know: any one program's keys.

use std::collections::BTreeMap;

use serde_json::Value;

use super::captions::lines::LineCursor;
use super::captions::remarks::Remarks;
use super::captions::times::any_time;
use super::captions::{CaptionFile, MARKUP, folded};
use super::speaker_name;
use crate::import::account::letters;
use crate::import::input_text::InputText;
use crate::import::one_line::append;
use crate::import::raw_transcript::{RawTranscript, Segment};

/// Why letters of fields are left out that hold no words.
const FIELDS: &str = "fields that are not words";
/// Why words are left out that other fields say too.
const AGAIN: &str = "words told again one by one";
/// Where programs say the same words once more.
const KEYS_OF_WORDS: [&str; 5] = ["text", "transcript", "word", "punctuated_word", "paragraph"];

/// The letters of all texts and numbers in a value. Keys are none of a transcript's.
pub(super) fn json_letters(value: &Value) -> u64 {
    match value {
        Value::Null | Value::Bool(_) => 0,
        Value::Number(number) => letters(&number.to_string()),
        Value::String(text) => letters(text),
        Value::Array(items) => items.iter().map(json_letters).sum(),
        Value::Object(map) => map.values().map(json_letters).sum(),
    }
}

/// How a program writes times.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum JsonTime {
    Seconds,
    Milliseconds,
}

/// A transcript while it is read from JSON.
#[derive(Debug, Default)]
pub(super) struct JsonTranscript {
    pub(super) transcript: RawTranscript,
    remarks: Remarks,
}

impl JsonTranscript {
    /// A value of which nothing was read yet.
    pub(super) fn new(value: &Value) -> Self {
        let mut reader = Self::default();
        reader.transcript.account.seen = json_letters(value);
        reader
    }

    /// What was read.
    pub(super) fn finish(mut self) -> RawTranscript {
        self.transcript.remarks = self.remarks.sentences("segment");
        self.transcript
    }

    /// Accounts for what holds no words.
    pub(super) fn field(&mut self, value: &Value) {
        self.transcript.account.drop_letters(FIELDS, json_letters(value));
    }

    /// Accounts for fields that say again, below some key, what others say.
    pub(super) fn again(&mut self, key: &str, value: &Value) {
        match value {
            Value::Array(items) => items.iter().for_each(|item| self.again(key, item)),
            Value::Object(map) => map.iter().for_each(|(key, value)| self.again(key, value)),
            Value::String(text) if KEYS_OF_WORDS.contains(&key) => {
                self.transcript.account.drop_letters(AGAIN, letters(text));
            }
            _ => self.field(value),
        }
    }

    /// A time in milliseconds; none where it is not known or before the start.
    pub(super) fn time(&mut self, value: &Value, form: JsonTime) -> Option<u64> {
        match value {
            Value::Number(_) | Value::String(_) => self.transcript.account.times += json_letters(value),
            _ => self.field(value),
        }
        milliseconds(value, form)
    }

    /// Who speaks. A bare number or letter is a speaker of that number or letter.
    pub(super) fn speaker(&mut self, value: &Value) -> Option<String> {
        let label = match value {
            Value::String(label) => label.clone(),
            Value::Number(number) => number.to_string(),
            _ => {
                self.field(value);
                return None;
            }
        };
        self.transcript.account.labels += letters(&label);
        let name = speaker_name(&label)?;
        let is_bare = name.chars().count() == 1 || name.bytes().all(|byte| byte.is_ascii_digit());
        Some(if is_bare { format!("Speaker {name}") } else { name })
    }

    /// Words as they are written; none where a value holds none.
    pub(super) fn words(&mut self, value: &Value) -> Option<String> {
        match value {
            Value::String(text) => Some(text.clone()),
            Value::Number(number) => Some(number.to_string()),
            _ => {
                self.field(value);
                None
            }
        }
    }

    /// Adds a segment: its words are accounted for here.
    pub(super) fn segment(&mut self, mut segment: Segment) {
        segment.text = folded(segment.text);
        let number = self.transcript.segments.len() + 1;
        if segment.start_ms.zip(segment.end_ms).is_some_and(|(start, end)| end < start) {
            segment.end_ms = None;
            self.remarks.add(number, "it ends before it starts");
        }
        self.transcript.account.words += letters(&segment.text);
        self.transcript.segments.extend((!segment.text.is_empty()).then_some(segment));
    }

    /// Accounts for marks among the words that are none.
    pub(super) fn marks(&mut self, count: usize, mark: &str) {
        self.transcript.account.drop_letters(MARKUP, letters(mark) * count as u64);
    }

    /// Accounts for what should be a segment and is none.
    pub(super) fn not_understood(&mut self, value: &Value) {
        self.transcript.account.not_understood += json_letters(value);
        let number = self.transcript.segments.len() + 1;
        self.remarks.add(number, "what stands in its place is not understood");
    }
}

/// A time in milliseconds.
pub(super) fn milliseconds(value: &Value, form: JsonTime) -> Option<u64> {
    /// Longer than anybody records, and small enough for exact arithmetic.
    const MAX_MS: f64 = 3.6e12;
    let number = match value {
        Value::Number(number) => number.as_f64()?,
        Value::String(text) if text.contains(':') => {
            return any_time(text).filter(|(_, length)| *length == text.len()).map(|(ms, _)| ms);
        }
        Value::String(text) => text.trim().parse().ok()?,
        _ => return None,
    };
    let ms = if form == JsonTime::Seconds { number * 1_000.0 } else { number }.round();
    // It is whole, not negative and small.
    (0.0..=MAX_MS).contains(&ms).then_some(ms as u64)
}

/// Reads the JSON of a text; what is none is not understood.
pub(super) fn read_json(input: &InputText, read: impl FnOnce(&mut JsonTranscript, &Value)) -> RawTranscript {
    let Some(value) = &input.json else {
        let mut file = CaptionFile::new(&input.text);
        file.not_understood(LineCursor::new(&input.text));
        return file.finish();
    };
    let mut out = JsonTranscript::new(value);
    read(&mut out, value);
    out.finish()
}

/// Which keys of an object hold what. Whatever has another key holds no words.
#[derive(Debug, Clone, Copy)]
pub(super) struct SegmentKeys {
    /// The words; the first of these that is there, the others say them again.
    pub(super) words: &'static [&'static str],
    pub(super) start: &'static str,
    pub(super) end: &'static str,
    pub(super) times: JsonTime,
    /// What says the same words again, one by one.
    pub(super) again: &'static [&'static str],
}

/// The segment of an object; none where it is no object, which is accounted for.
pub(super) fn segment_of(out: &mut JsonTranscript, item: &Value, keys: &SegmentKeys) -> Option<Segment> {
    let Value::Object(map) = item else {
        out.not_understood(item);
        return None;
    };
    let words =
        keys.words.iter().find(|key| map.get(**key).is_some_and(|words| words.is_string() || words.is_number()));
    let mut segment = Segment::default();
    for (key, value) in map {
        match key.as_str() {
            key if words.is_some_and(|words| *words == key) => segment.text = out.words(value).unwrap_or_default(),
            key if key == keys.start => segment.start_ms = out.time(value, keys.times),
            key if key == keys.end => segment.end_ms = out.time(value, keys.times),
            "speaker" => segment.speaker = out.speaker(value),
            key if keys.words.contains(&key) || keys.again.contains(&key) => out.again(key, value),
            _ => out.field(value),
        }
    }
    Some(segment)
}

/// The items of a list; what is none, and not nothing either, is not understood.
pub(super) fn items<'v>(out: &mut JsonTranscript, list: &'v Value) -> &'v [Value] {
    match list {
        Value::Array(items) => items,
        Value::Null => &[],
        other => {
            out.not_understood(other);
            &[]
        }
    }
}

/// Reads a list of segments.
pub(super) fn read_segments(out: &mut JsonTranscript, list: &Value, keys: &SegmentKeys) {
    for item in items(out, list) {
        if let Some(segment) = segment_of(out, item, keys) {
            out.segment(segment);
        }
    }
}

/// A longer pause between two words, in milliseconds, parts them.
const MAX_PAUSE: u64 = 1_000;

/// Reads a list of words, each with its time and perhaps its speaker: sentences become segments.
pub(super) fn read_words(out: &mut JsonTranscript, list: &Value, keys: &SegmentKeys) {
    let mut sentence: Option<Segment> = None;
    for item in items(out, list) {
        let Some(word) = segment_of(out, item, keys) else { continue };
        let goes_on = sentence.as_ref().is_some_and(|sentence| {
            let pause = sentence.end_ms.zip(word.start_ms).map(|(end, start)| start.saturating_sub(end));
            sentence.speaker == word.speaker
                && pause.is_none_or(|pause| pause <= MAX_PAUSE)
                && !sentence.text.trim_end().ends_with(['.', '?', '!', '…', '。', '？', '！'])
        });
        match &mut sentence {
            Some(sentence) if goes_on => {
                append(&mut sentence.text, &word.text);
                sentence.end_ms = sentence.end_ms.max(word.end_ms);
            }
            _ => sentence.replace(word).into_iter().for_each(|sentence| out.segment(sentence)),
        }
    }
    sentence.into_iter().for_each(|sentence| out.segment(sentence));
}

/// Whether a value is a list with something in it.
pub(super) fn is_filled(value: Option<&Value>) -> bool {
    value.and_then(Value::as_array).is_some_and(|items| !items.is_empty())
}

/// Whether the first of a list is an object that has all of some keys.
pub(super) fn first_has(list: Option<&Value>, keys: &[&str]) -> bool {
    let first = list.and_then(Value::as_array).and_then(|items| items.first());
    first.is_some_and(|first| keys.iter().all(|key| first.get(*key).is_some()))
}

/// Some fields of an object by their keys, in order; the others are accounted for as holding no words.
pub(super) fn fields<'v>(
    out: &mut JsonTranscript,
    value: &'v Value,
    wanted: &[&'static str],
) -> BTreeMap<&'static str, &'v Value> {
    let mut found = BTreeMap::new();
    let Value::Object(map) = value else {
        out.field(value);
        return found;
    };
    for (key, value) in map {
        match wanted.iter().find(|wanted| *wanted == key) {
            Some(wanted) => {
                found.insert(*wanted, value);
            }
            None => out.field(value),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn letters_of_all_leaves_are_seen() {
        assert_eq!(json_letters(&json!({"a": ["bc d", 12.5, null, true], "e": {"f": "Grüße!"}})), 3 + 3 + 5);
    }

    #[test]
    fn times_are_read_as_the_program_writes_them() {
        for (value, form, expected) in [
            (json!(1.25), JsonTime::Seconds, Some(1_250)),
            (json!(2), JsonTime::Seconds, Some(2_000)),
            (json!("1.25"), JsonTime::Seconds, Some(1_250)),
            (json!("00:00:01,250"), JsonTime::Seconds, Some(1_250)),
            (json!(1250), JsonTime::Milliseconds, Some(1_250)),
            (json!(-1), JsonTime::Milliseconds, None),
            (json!(1e300), JsonTime::Seconds, None),
            (json!(null), JsonTime::Seconds, None),
            (json!("NaN"), JsonTime::Seconds, None),
            (json!("soon"), JsonTime::Seconds, None),
        ] {
            assert_eq!(milliseconds(&value, form), expected, "{value}");
        }
    }

    #[test]
    fn speakers_of_programs_have_one_form() {
        for (value, expected) in [
            (json!("A"), Some("Speaker A")),
            (json!("0"), Some("Speaker 0")),
            (json!(1), Some("Speaker 1")),
            (json!("SPEAKER_00"), Some("SPEAKER_00")),
            (json!("Lena"), Some("Lena")),
            (json!("UNKNOWN"), None),
            (json!(null), None),
            (json!([1]), None),
        ] {
            let mut out = JsonTranscript::new(&value);
            assert_eq!(out.speaker(&value).as_deref(), expected, "{value}");
            assert_eq!(out.finish().account.missing(), 0, "{value}");
        }
    }
}
