//! Blocks that are no captions: comments, styles, regions.
//!
//! Comes in: a block without times. Goes out: what it is. Does not know: captions.

use crate::import::format::captions::lines::LineCursor;
use crate::import::format::captions::times::any_time;

/// A block that says of itself that it is no caption.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Aside {
    Note,
    Style,
}

impl Aside {
    /// What a block is, if it says so.
    pub(super) fn of(mut body: LineCursor<'_>) -> Option<Self> {
        let first = body.next()?.text;
        let word = first.split([' ', '\t']).next()?;
        match word {
            "NOTE" => Some(Self::Note),
            "STYLE" | "REGION" if first.trim_end() == word => Some(Self::Style),
            _ => None,
        }
    }

    /// Why its letters are left out.
    pub(super) fn reason(self) -> &'static str {
        match self {
            Self::Note => "notes",
            Self::Style => "style blocks",
        }
    }
}

/// How long the recording takes, where a note says it: `NOTE duration:"00:30:12.1230000"`, or `Duration: 12.5` in seconds.
pub(super) fn duration(body: LineCursor<'_>) -> Option<u64> {
    body.take(20).find_map(|line| {
        let line = line.text.strip_prefix("NOTE ").unwrap_or(line.text);
        let (key, value) = line.split_once(':')?;
        let value = value.trim().trim_matches('"');
        let (ms, length) = any_time(value).filter(|_| key.eq_ignore_ascii_case("duration"))?;
        (length == value.len()).then_some(ms)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_styles_and_regions_say_what_they_are() {
        for (text, expected) in [
            ("NOTE", Some(Aside::Note)),
            ("NOTE words\nmore", Some(Aside::Note)),
            ("NOTE\twords", Some(Aside::Note)),
            ("NOTES", None),
            ("STYLE\n::cue {}", Some(Aside::Style)),
            ("STYLE \t", Some(Aside::Style)),
            ("STYLE of life", None),
            ("REGION\nid:a", Some(Aside::Style)),
            ("words", None),
        ] {
            assert_eq!(Aside::of(LineCursor::new(text)), expected, "{text}");
        }
    }

    #[test]
    fn a_note_may_say_how_long_the_recording_takes() {
        for (text, expected) in [
            ("NOTE duration:\"00:30:12.1230000\"", Some(1_812_123)),
            ("NOTE\nCreated: x\nDuration: 12.5", Some(12_500)),
            ("NOTE duration:\"long\"", None),
            ("NOTE language:en-us", None),
        ] {
            assert_eq!(duration(LineCursor::new(text)), expected, "{text}");
        }
    }
}
