//! Google Meet's document: title, `Attendees` with their names, `Transcript`, times of sections on lines of their own,
//! `Name: words`, and at last `Transcription ended after 00:45:32`.
//!
//! Comes in: a text. Goes out: its transcript. Does not know: other formats.

use super::labelled::{self, LabelStyle, TextHead};
use super::{Recognised, Sureness, TranscriptFormat};
use crate::content::interview::labelled::{NameSigns, SpeakerLine, TimePlace, time_at};
use crate::import::input_text::InputText;
use crate::import::raw_transcript::RawTranscript;

/// Google Meet's documents.
pub(super) const FORMAT: TranscriptFormat = TranscriptFormat {
    word: "meet",
    title: "Google Meet document",
    about: "`Attendees`, `Transcript`, times of sections and `Name: words`, as Google Meet writes it to Docs",
    recognise,
    read,
};

const STYLE: LabelStyle = LabelStyle {
    is_label: |line: &SpeakerLine| line.has_colon && matches!(line.signs, NameSigns::None | NameSigns::Bold),
    label: "a name and a colon",
    head: TextHead::Recorder,
    is_left_out: |line| is_own(line).then_some("a line of Google Meet's own"),
};

const ENDED: &str = "Transcription ended after";
const COMPUTED: &str = "This editable transcript was computer generated";
const ATTENDEES: &str = "Attendees";
/// Names stand in the lines below that heading, so many at most.
const MAX_ATTENDEE_LINES: usize = 50;

fn is_own(line: &str) -> bool {
    let line = bare(line);
    line.starts_with(ENDED) || line.starts_with(COMPUTED)
}

/// A line without the signs of a heading.
fn bare(line: &str) -> &str {
    line.trim().trim_start_matches('#').trim().trim_matches('*')
}

fn recognise(input: &InputText) -> Option<Recognised> {
    let has = |what: &str| input.text.lines().any(|line| bare(line) == what || (what == ENDED && is_own(line)));
    let why = if has(ENDED) {
        "it ends as Google Meet's transcripts do"
    } else if has(ATTENDEES) && has("Transcript") {
        "it has the headings `Attendees` and `Transcript`"
    } else {
        return None;
    };
    input.json.is_none().then(|| Recognised { sureness: Sureness::Certain, why: why.to_owned() })
}

fn read(input: &InputText) -> RawTranscript {
    let mut transcript = labelled::read_named(input, &STYLE, &attendees(&input.text));
    let ended = input.text.lines().find_map(|line| bare(line).strip_prefix(ENDED));
    let length = ended.and_then(|rest| time_at(rest.trim_start(), 0, TimePlace::Behind));
    transcript.duration_ms = length.map(|time| time.ms).or(transcript.duration_ms);
    transcript
}

/// The names below the heading `Attendees`, between commas or one a line.
fn attendees(text: &str) -> Vec<&str> {
    let below = text.lines().skip_while(|line| bare(line) != ATTENDEES).skip(1).take(MAX_ATTENDEE_LINES);
    let names = below.take_while(|line| bare(line) != "Transcript" && !bare(line).contains(':'));
    names
        .flat_map(|line| line.split(','))
        .map(|name| bare(name.trim_start_matches(['-', '•', '*', ' '])))
        .filter(|name| !name.is_empty())
        .collect()
}
