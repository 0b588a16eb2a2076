//! One block after the other becomes a caption, also where something about it is odd.
//!
//! Comes in: a block, and what a format allows. Goes out: captions, with a remark for each thing that was mended; or lines
//! that are not understood. Does not know: any one format.

use super::blocks::LineBlock;
use super::lines::{LineCursor, NumberedLine};
use super::times::CaptionTimes;
use super::{CaptionFile, RawCaption, ids, voices};

/// What a format of captions allows.
#[derive(Debug, Clone, Copy)]
pub(in crate::import::format) struct CueRules {
    /// Whether a line is meant to say when a caption is shown.
    pub(in crate::import::format) is_times: fn(&str) -> bool,
    /// The times in such a line.
    pub(in crate::import::format) times: fn(&str) -> Option<CaptionTimes<'_>>,
    /// What is odd about them.
    pub(in crate::import::format) oddity: fn(&CaptionTimes<'_>) -> Option<&'static str>,
    /// Whether a line before the times may be an id.
    pub(in crate::import::format) is_id: fn(&str) -> bool,
    /// Whether a word behind the times says how the caption is shown.
    pub(in crate::import::format) is_setting: fn(&str) -> bool,
}

/// Reads a block.
pub(in crate::import::format) fn read_block(file: &mut CaptionFile, block: &LineBlock<'_>, rules: &CueRules) {
    match block.times.map(|line| (line, (rules.times)(line.text))) {
        Some((line, Some(times))) => read_cue(file, block, line, &times, rules),
        Some((line, None)) => cue_without_times(file, block, line, rules),
        None => stray_lines(file, block),
    }
}

fn read_cue(
    file: &mut CaptionFile,
    block: &LineBlock<'_>,
    line: NumberedLine<'_>,
    times: &CaptionTimes<'_>,
    rules: &CueRules,
) {
    let speaker = read_line_before(file, block, rules);
    file.time(times.written);
    (rules.oddity)(times).into_iter().for_each(|what| file.remark(line.number, what));
    if times.end_ms < times.start_ms {
        file.remark(line.number, "the caption ends before it starts");
    }
    let (settings, words) = times.rest.split_at(settings_end(times.rest, rules.is_setting));
    file.dropped("caption settings", settings);
    let end_ms = (times.end_ms >= times.start_ms).then_some(times.end_ms);
    let mut caption =
        RawCaption { line: line.number, start_ms: Some(times.start_ms), end_ms, speaker, text: String::new() };
    let body = without_next_id(file, block);
    if !words.trim().is_empty() {
        file.remark(line.number, "words stand on the line of the times");
        caption = voices::read(file, caption, words);
    } else if body.rest().trim().is_empty() {
        file.remark(line.number, "the caption has no words");
    }
    caption = voices::read(file, caption, body.rest());
    file.caption(caption);
}

/// Where the settings behind the times end and words begin that have strayed there.
fn settings_end(rest: &str, is_setting: fn(&str) -> bool) -> usize {
    let settings = rest.split_ascii_whitespace().take_while(|word| is_setting(word));
    // A word is a piece of the line, and behind those before it.
    settings.last().map_or(0, |last| last.as_ptr() as usize - rest.as_ptr() as usize + last.len())
}

/// The line before the times says who speaks, or nothing of interest, or more words of the caption before.
fn read_line_before(file: &mut CaptionFile, block: &LineBlock<'_>, rules: &CueRules) -> Option<String> {
    let line = block.id?;
    if is_id(line.text) || ids::zoom_speaker(line.text).is_some() || (rules.is_id)(line.text) {
        return read_id(file, line.text);
    }
    match file.take_last() {
        Some(caption) => go_on(file, caption, line.number, line.text),
        None => file.line_not_understood(line),
    }
    None
}

/// Words behind an empty line.
fn go_on(file: &mut CaptionFile, caption: RawCaption, number: usize, words: &str) {
    file.remark(number, "words behind an empty line are taken for the caption before");
    let caption = voices::read(file, caption, words);
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

/// A caption whose times nobody can read: its words have none.
fn cue_without_times(file: &mut CaptionFile, block: &LineBlock<'_>, times: NumberedLine<'_>, rules: &CueRules) {
    let speaker = read_line_before(file, block, rules);
    file.line_not_understood(times);
    let body = without_next_id(file, block);
    if !body.rest().trim().is_empty() {
        file.remark(times.number, "the times cannot be read, so that the words of the caption have none");
        let caption = RawCaption { line: times.number, speaker, ..RawCaption::default() };
        let caption = voices::read(file, caption, body.rest());
        file.caption(caption);
    }
}

/// Lines without times: a number that stands apart from its caption, or more words of the caption before.
fn stray_lines(file: &mut CaptionFile, block: &LineBlock<'_>) {
    let mut lines = block.body;
    if let (Some(id), None) = (lines.next().filter(|line| is_id(line.text)), lines.next()) {
        file.remark(id.number, "a caption's number stands apart from it");
        read_id(file, id.text);
        return;
    }
    let body = without_next_id(file, block);
    let Some(caption) = file.take_last() else {
        file.not_understood(body);
        return;
    };
    go_on(file, caption, body.number(), body.rest());
}

/// The words of a block, without the number of the next caption where no empty line is between the two.
fn without_next_id<'t>(file: &mut CaptionFile, block: &LineBlock<'t>) -> LineCursor<'t> {
    if !block.runs_on {
        return block.body;
    }
    let mut lines = block.body;
    let mut last = (lines, None);
    loop {
        let before = lines;
        match lines.next() {
            Some(line) => last = (before, Some(line)),
            None => break,
        }
    }
    file.remark(lines.number(), "no empty line stands before the caption");
    match last {
        (before, Some(line)) if is_id(line.text) => {
            read_id(file, line.text);
            block.body.up_to(&before)
        }
        _ => block.body,
    }
}

fn is_id(line: &str) -> bool {
    ids::is_number(line) || ids::is_made(line)
}
