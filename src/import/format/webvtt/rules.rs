//! By which rules a file is read: the specification's, or those of what programs really write.
//!
//! Comes in: the lines of a file. Goes out: which of them are times, and whether the specification would drop any of its
//! words. Does not know: what words mean.

use super::notes::Aside;
use super::settings::is_setting;
use super::timestamp::timings;
use crate::import::format::captions::blocks::{header, next_block};
use crate::import::format::captions::cues::CueRules;
use crate::import::format::captions::lines::LineCursor;
use crate::import::format::captions::times::{CaptionTimes, has_arrow_of_times, two_times};

/// As the specification says: whatever has an arrow is meant to be times.
const STRICT: CueRules =
    CueRules { is_times: has_arrow, times: timings, oddity: |_| None, is_id: |_| true, is_setting };

/// As programs write it.
const LENIENT: CueRules = CueRules {
    is_times: |line| has_arrow_of_times(line) || two_times(line).is_some(),
    times: |line| timings(line).or_else(|| two_times(line)),
    oddity,
    // In a file with faults a line of several words is rather said.
    is_id: |line| !line.trim().contains(' '),
    is_setting,
};

/// The rules that a file is read by: the specification's where these drop nothing.
pub(super) fn rules_of(lines: LineCursor<'_>) -> &'static CueRules {
    if loses_nothing(lines) { &STRICT } else { &LENIENT }
}

fn has_arrow(line: &str) -> bool {
    line.contains("-->")
}

/// What is odd about the times of a cue.
fn oddity(times: &CaptionTimes<'_>) -> Option<&'static str> {
    if timings(times.written).is_some() {
        return None;
    }
    Some(if times.written.contains(',') {
        "the times have a comma where WebVTT has a point"
    } else if has_arrow(times.written) {
        "the times are not written like 00:00:01.000"
    } else {
        "the times have no arrow of WebVTT between them"
    })
}

/// Whether a line is what a file must begin with.
pub(super) fn is_signature(line: &str) -> bool {
    line.strip_prefix("WEBVTT").is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t']))
}

/// Whether the specification reads all of a file: each block is a cue, or says that it is none.
fn loses_nothing(mut lines: LineCursor<'_>) -> bool {
    if !lines.next().is_some_and(|line| is_signature(line.text)) {
        return false;
    }
    header(&mut lines, has_arrow);
    std::iter::from_fn(|| next_block(&mut lines, has_arrow)).all(|block| {
        let is_whole = match block.times {
            Some(line) => timings(line.text).is_some_and(|times| times.start_ms <= times.end_ms),
            None => Aside::of(block.body).is_some(),
        };
        is_whole && !block.runs_on
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_begins_with_its_signature() {
        for (line, expected) in [
            ("WEBVTT", true),
            ("WEBVTT ", true),
            ("WEBVTT\tKind: captions", true),
            ("WEBVTT - a title", true),
            ("WEBVTTx", false),
            ("WEBVTT-", false),
            ("webvtt", false),
            (" WEBVTT", false),
            ("WEBVT", false),
            ("", false),
        ] {
            assert_eq!(is_signature(line), expected, "{line:?}");
        }
    }

    #[test]
    fn a_file_that_would_lose_words_is_read_otherwise() {
        for (text, expected) in [
            ("WEBVTT", true),
            ("WEBVTT\n\n00:01.000 --> 00:02.000\nwords\n", true),
            ("WEBVTT\nKind: captions\n\nNOTE a\nb\n\nSTYLE\nx {}\n\n1\n00:01.000 --> 00:02.000\nwords", true),
            ("WEBVTT\n00:01.000 --> 00:02.000\nwords\n", true),
            ("00:01.000 --> 00:02.000\nwords\n", false),
            ("WEBVTT\n\n00:01,000 --> 00:02,000\nwords\n", false),
            ("WEBVTT\n\n00:02.000 --> 00:01.000\nwords\n", false),
            ("WEBVTT\n\n00:01.000 --> 00:02.000\nwords\n\nmore\n", false),
            ("WEBVTT\n\n00:01.000 --> 00:02.000\nwords\n00:02.000 --> 00:03.000\nmore\n", false),
        ] {
            assert_eq!(loses_nothing(LineCursor::new(text)), expected, "{text}");
        }
    }
}
