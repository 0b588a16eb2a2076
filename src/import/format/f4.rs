//! f4's text: `I: words #00:00:05-2#`, each paragraph with the time at which it ends, in tenths of a second; also with the
//! time first.
//!
//! Comes in: a text. Goes out: its transcript. A paragraph starts where the one before it ends. Does not know: other formats.

use std::collections::BTreeMap;

use super::labelled::{self, LabelStyle, TextHead};
use super::{Recognised, Sureness, TranscriptFormat};
use crate::content::interview::labelled::{NameSigns, SpeakerLine, TimeSigns};
use crate::import::input_text::InputText;
use crate::import::raw_transcript::RawTranscript;

/// f4's texts.
pub(super) const FORMAT: TranscriptFormat = TranscriptFormat {
    word: "f4",
    title: "f4 or f5 text",
    about: "`I: words #00:00:05-2#`, the time at the end of each paragraph, as f4, f5 and easytranscript write it",
    recognise,
    read,
};

const STYLE: LabelStyle =
    LabelStyle { is_label, label: "a name and a colon", head: TextHead::Words, is_left_out: labelled::nothing };

/// Fewer times may be chance.
const FEWEST_TIMES: usize = 2;
/// A name is somebody's who speaks so often, and at least once with a time.
const FEWEST_TURNS: usize = 2;

fn is_label(line: &SpeakerLine) -> bool {
    line.has_colon && line.signs != NameSigns::Brackets
}

fn recognise(input: &InputText) -> Option<Recognised> {
    let count = input.text.lines().filter(|line| has_time(line)).count();
    (input.json.is_none() && count >= FEWEST_TIMES)
        .then(|| Recognised { sureness: Sureness::Certain, why: format!("{count} paragraphs have a time between `#`") })
}

fn read(input: &InputText) -> RawTranscript {
    let mut names: BTreeMap<&str, (usize, bool)> = BTreeMap::new();
    for line in input.text.lines() {
        if let Some(label) = SpeakerLine::read(line).filter(is_label) {
            let (turns, is_timed) = names.entry(label.name_in(line)).or_default();
            *turns += 1;
            *is_timed |= has_time(line);
        }
    }
    names.retain(|_, (turns, is_timed)| *is_timed && *turns >= FEWEST_TURNS);
    let names: Vec<&str> = names.into_keys().collect();
    labelled::read_named(input, &STYLE, &names)
}

/// Whether a line begins or ends with a time between `#`.
fn has_time(line: &str) -> bool {
    labelled::time_at_end(line).is_some()
        || SpeakerLine::read(line).and_then(|line| line.time).is_some_and(|time| time.signs == TimeSigns::Hashes)
}
