//! By which rules a file is read: the specification's, or those of what programs really write.
//!
//! Comes in: the lines of a file. Goes out: which of them are times, and whether the specification would drop any of its
//! words. Does not know: what words mean.

use super::notes::Aside;
use super::timestamp::timings;
use crate::import::format::captions::blocks::{header, next_block};
use crate::import::format::captions::lines::LineCursor;
use crate::import::format::captions::times::{CaptionTimes, two_times};

/// How strict a reader is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rules {
    /// As the specification says.
    Strict,
    /// As programs write it.
    Lenient,
}

impl Rules {
    /// The rules that a file is read by: the specification's where these drop nothing.
    pub(super) fn of(lines: LineCursor<'_>) -> Self {
        if loses_nothing(lines) { Self::Strict } else { Self::Lenient }
    }

    /// Whether a line says when a cue is shown. By the specification whatever has an arrow is meant to.
    pub(super) fn is_times(self, line: &str) -> bool {
        line.contains("-->") || (self == Self::Lenient && two_times(line).is_some())
    }

    /// The times in such a line.
    pub(super) fn times(self, line: &str) -> Option<CaptionTimes<'_>> {
        let found = timings(line);
        if self == Self::Lenient { found.or_else(|| two_times(line)) } else { found }
    }
}

/// Whether a line is what a file must begin with.
pub(super) fn is_signature(line: &str) -> bool {
    line.strip_prefix("WEBVTT").is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t']))
}

/// Whether the specification reads all of a file: each block is a cue, or says that it is none.
fn loses_nothing(mut lines: LineCursor<'_>) -> bool {
    let rules = Rules::Strict;
    let is_times = |line: &str| rules.is_times(line);
    if !lines.next().is_some_and(|line| is_signature(line.text)) {
        return false;
    }
    header(&mut lines, is_times);
    std::iter::from_fn(|| next_block(&mut lines, is_times)).all(|block| {
        let is_whole = match block.times {
            Some(line) => rules.times(line.text).is_some_and(|times| times.start_ms <= times.end_ms),
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
            ("WEBVTT", Rules::Strict),
            ("WEBVTT\n\n00:01.000 --> 00:02.000\nwords\n", Rules::Strict),
            ("WEBVTT\nKind: captions\n\nNOTE a\nb\n\nSTYLE\nx {}\n\n1\n00:01.000 --> 00:02.000\nwords", Rules::Strict),
            ("WEBVTT\n00:01.000 --> 00:02.000\nwords\n", Rules::Strict),
            ("00:01.000 --> 00:02.000\nwords\n", Rules::Lenient),
            ("WEBVTT\n\n00:01,000 --> 00:02,000\nwords\n", Rules::Lenient),
            ("WEBVTT\n\n00:02.000 --> 00:01.000\nwords\n", Rules::Lenient),
            ("WEBVTT\n\n00:01.000 --> 00:02.000\nwords\n\nmore\n", Rules::Lenient),
            ("WEBVTT\n\n00:01.000 --> 00:02.000\nwords\n00:02.000 --> 00:03.000\nmore\n", Rules::Lenient),
        ] {
            assert_eq!(Rules::of(LineCursor::new(text)), expected, "{text}");
        }
    }
}
