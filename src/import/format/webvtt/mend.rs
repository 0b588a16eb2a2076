//! What the specification would drop: words behind an empty line, captions with times that it does not know.
//!
//! Comes in: a block. Goes out: its words, each with a remark, or the lines that are not understood. Does not know: cues that
//! are well.

use super::timestamp::timings;
use super::{read_id, voices};
use crate::import::format::captions::blocks::LineBlock;
use crate::import::format::captions::lines::{LineCursor, NumberedLine};
use crate::import::format::captions::times::CaptionTimes;
use crate::import::format::captions::{CaptionFile, RawCaption, ids};

/// Says what is odd about the times of a cue.
pub(super) fn odd_times(file: &mut CaptionFile, line: NumberedLine<'_>, times: &CaptionTimes<'_>) {
    if timings(line.text).is_none() {
        let what = if times.written.contains(',') {
            "the times have a comma where WebVTT has a point"
        } else if times.written.contains("-->") {
            "the times are not written like 00:00:01.000"
        } else {
            "the times have no arrow of WebVTT between them"
        };
        file.remark(line.number, what);
    }
    if times.end_ms < times.start_ms {
        file.remark(line.number, "the caption ends before it starts");
    }
}

/// A cue whose times nobody can read: its words have none.
pub(super) fn cue_without_times(file: &mut CaptionFile, block: &LineBlock<'_>, times: NumberedLine<'_>) {
    let speaker = block.id.and_then(|id| {
        if is_id(id.text) {
            return read_id(file, id.text);
        }
        file.line_not_understood(id);
        None
    });
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
pub(super) fn stray_lines(file: &mut CaptionFile, block: &LineBlock<'_>) {
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
    file.remark(body.number(), "words behind an empty line are taken for the caption before");
    let caption = voices::read(file, caption, body.rest());
    file.caption(caption);
}

/// The words of a block, without the number of the next caption where no empty line is between the two.
pub(super) fn without_next_id<'t>(file: &mut CaptionFile, block: &LineBlock<'t>) -> LineCursor<'t> {
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
