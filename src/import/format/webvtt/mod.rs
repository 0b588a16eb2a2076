//! WebVTT: what Zoom, Teams, Meet, Stream, YouTube and most other recorders write.
//!
//! Comes in: the text of a `.vtt` file. Goes out: a transcript. Does not know: turns, pseudonyms.
//!
//! A file that keeps to the specification is read by its rules (`rules`). Any other is read again by what programs
//! really write, and each thing that the specification would have dropped is a remark.

mod notes;
mod rules;
mod settings;
#[cfg(test)]
mod tests;
mod timestamp;

use self::notes::Aside;
use self::rules::{is_signature, rules_of};
use super::captions::blocks::{header, next_block};
use super::captions::lines::LineCursor;
use super::captions::times::two_times;
use super::captions::{CaptionFile, cues};
use super::{Recognised, Sureness, TranscriptFormat};
use crate::import::input_text::InputText;
use crate::import::raw_transcript::RawTranscript;

/// The format.
pub(super) const FORMAT: TranscriptFormat = TranscriptFormat {
    word: "vtt",
    title: "WebVTT",
    about: "Captions, `.vtt`: Zoom, Teams, Google Meet, Stream, YouTube, Whisper and most other recorders",
    recognise,
    read,
};

/// So many lines are looked at.
const FIRST_LINES: usize = 200;

fn recognise(input: &InputText) -> Option<Recognised> {
    let mut lines = first_line(&input.text);
    if lines.next().is_some_and(|line| is_signature(line.text)) {
        return Some(Recognised { sureness: Sureness::Certain, why: "it begins with WEBVTT".to_owned() });
    }
    let count = first_line(&input.text).take(FIRST_LINES).filter(|line| two_times(line.text).is_some()).count();
    let is_named = input.ending().is_some_and(|ending| ending == "vtt");
    let sureness = if is_named { Sureness::Certain } else { Sureness::Possible };
    let named = if is_named { "its name ends in .vtt, and " } else { "" };
    let lines = if count == 1 { "1 line has" } else { &format!("{count} lines have") };
    (count > 0).then(|| Recognised { sureness, why: format!("{named}{lines} two times") })
}

/// Before the first line, behind a byte order mark.
fn first_line(text: &str) -> LineCursor<'_> {
    LineCursor::new(text.strip_prefix('\u{feff}').unwrap_or(text))
}

fn read(input: &InputText) -> RawTranscript {
    let mut lines = first_line(&input.text);
    let rules = rules_of(lines);
    let mut file = CaptionFile::of(input);
    if reads_signature(&mut file, &mut lines) {
        let header = header(&mut lines, rules.is_times);
        file.dropped("header", header.rest());
    }
    while let Some(block) = next_block(&mut lines, rules.is_times) {
        match Aside::of(block.body).filter(|_| block.times.is_none()) {
            Some(aside) => {
                notes::duration(block.body).into_iter().for_each(|ms| file.duration(ms));
                file.dropped(aside.reason(), block.body.rest());
            }
            None => cues::read_block(&mut file, &block, rules),
        }
    }
    file.finish()
}

/// Whether the first line is what it has to be, or means to be; the lines then go on behind it.
fn reads_signature(file: &mut CaptionFile, lines: &mut LineCursor<'_>) -> bool {
    let mut ahead = *lines;
    let Some(line) = ahead.find(|line| !line.text.trim().is_empty()) else { return false };
    if !line.text.trim().get(..6).is_some_and(|word| word.eq_ignore_ascii_case("webvtt")) {
        file.remark(line.number, "the file should begin with WEBVTT");
        return false;
    }
    if line.number > 1 || !is_signature(line.text) {
        file.remark(line.number, "the file should begin with WEBVTT, and has it in another form");
    }
    file.dropped("header", line.text);
    *lines = ahead;
    true
}
