//! WebVTT: what Zoom, Teams, Meet, Stream, YouTube and most other recorders write.
//!
//! Comes in: the text of a `.vtt` file. Goes out: a transcript. Does not know: turns, pseudonyms.
//!
//! A file that keeps to the specification is read by its rules (`rules`). Any other is read again by what programs
//! really write, and each thing that the specification would have dropped is a remark.

mod cue_text;
mod mend;
mod notes;
mod rules;
mod settings;
mod timestamp;
mod voices;

use self::notes::Aside;
use self::rules::{Rules, is_signature};
use super::captions::blocks::{self, LineBlock};
use super::captions::ids;
use super::captions::lines::{LineCursor, NumberedLine};
use super::captions::times::{CaptionTimes, two_times};
use super::captions::{CaptionFile, RawCaption};
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
    let rules = Rules::of(lines);
    let is_times = |line: &str| rules.is_times(line);
    let mut file = CaptionFile::new(&input.text);
    read_signature(&mut file, &mut lines);
    let header = blocks::header(&mut lines, is_times);
    file.dropped("header", header.rest());
    while let Some(block) = blocks::next_block(&mut lines, is_times) {
        read_block(&mut file, &block, rules);
    }
    file.finish()
}

/// The first line, if it is what it has to be, or means to be.
fn read_signature(file: &mut CaptionFile, lines: &mut LineCursor<'_>) {
    let mut ahead = *lines;
    let first = ahead.find(|line| !line.text.trim().is_empty());
    let is_meant =
        |line: &NumberedLine<'_>| line.text.trim().get(..6).is_some_and(|word| word.eq_ignore_ascii_case("webvtt"));
    match first.filter(is_meant) {
        Some(line) => {
            *lines = ahead;
            file.dropped("header", line.text);
            if line.number > 1 || !is_signature(line.text) {
                file.remark(line.number, "the file should begin with WEBVTT, and has it in another form");
            }
        }
        None => file.remark(1, "the file should begin with WEBVTT"),
    }
}

fn read_block(file: &mut CaptionFile, block: &LineBlock<'_>, rules: Rules) {
    match block.times.map(|line| (line, rules.times(line.text))) {
        Some((line, Some(times))) => read_cue(file, block, line, &times),
        Some((line, None)) => mend::cue_without_times(file, block, line),
        None => match Aside::of(block.body) {
            Some(aside) => {
                notes::duration(block.body).into_iter().for_each(|ms| file.duration(ms));
                file.dropped(aside.reason(), block.body.rest());
            }
            None => mend::stray_lines(file, block),
        },
    }
}

fn read_cue(file: &mut CaptionFile, block: &LineBlock<'_>, line: NumberedLine<'_>, times: &CaptionTimes<'_>) {
    let speaker = block.id.and_then(|id| read_id(file, id.text));
    file.time(times.written);
    let (settings, words) = times.rest.split_at(settings::end(times.rest));
    file.dropped("caption settings", settings);
    mend::odd_times(file, line, times);
    let end_ms = (times.end_ms >= times.start_ms).then_some(times.end_ms);
    let mut caption =
        RawCaption { line: line.number, start_ms: Some(times.start_ms), end_ms, speaker, text: String::new() };
    if !words.trim().is_empty() {
        file.remark(line.number, "words stand on the line of the times");
        caption = voices::read(file, caption, words);
    }
    let body = mend::without_next_id(file, block);
    caption = voices::read(file, caption, body.rest());
    if body.rest().trim().is_empty() && words.trim().is_empty() {
        file.remark(line.number, "the caption has no words");
    }
    file.caption(caption);
}

/// Accounts for the line before the times, and says who speaks where it does.
fn read_id(file: &mut CaptionFile, id: &str) -> Option<String> {
    let speaker = ids::zoom_speaker(id);
    match speaker {
        Some(name) => {
            file.label(name);
            file.dropped_beside("caption numbers", id, name);
        }
        None if ids::is_number(id) => file.dropped("caption numbers", id),
        None => file.dropped("caption ids", id),
    }
    speaker.map(str::to_owned)
}
