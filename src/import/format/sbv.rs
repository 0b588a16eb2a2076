//! SBV: captions as YouTube lets one download them.
//!
//! Comes in: the text of an `.sbv` file. Goes out: a transcript. Does not know: turns, pseudonyms.

use super::captions::blocks::next_block;
use super::captions::cues::{self, CueRules};
use super::captions::lines::LineCursor;
use super::captions::times::{CaptionTimes, any_time};
use super::captions::{CaptionFile, MARKUP};
use super::{Recognised, Sureness, TranscriptFormat};
use crate::import::input_text::InputText;
use crate::import::raw_transcript::RawTranscript;

/// The format.
pub(super) const FORMAT: TranscriptFormat = TranscriptFormat {
    word: "sbv",
    title: "SBV",
    about: "Captions, `.sbv`: YouTube and Google Meet recordings in Drive",
    recognise,
    read,
};

const RULES: CueRules = CueRules { is_times, times, oddity: |_| None, is_id: |_| false, is_setting: |_| false };

/// So many lines are looked at.
const FIRST_LINES: usize = 200;

fn recognise(input: &InputText) -> Option<Recognised> {
    let count = LineCursor::new(&input.text).take(FIRST_LINES).filter(|line| is_times(line.text)).count();
    let why = format!("{count} {} two times with a comma between", if count == 1 { "line is" } else { "lines are" });
    (count > 0).then_some(Recognised { sureness: Sureness::Certain, why })
}

fn read(input: &InputText) -> RawTranscript {
    let mut lines = LineCursor::new(input.text.trim_start_matches('\u{feff}'));
    let mut file = CaptionFile::of(input);
    while let Some(block) = next_block(&mut lines, is_times) {
        cues::read_block(&mut file, &block, &RULES);
        break_lines(&mut file);
    }
    file.finish()
}

/// `[br]` is a line end.
fn break_lines(file: &mut CaptionFile) {
    let Some(mut caption) = file.take_last() else { return };
    let breaks = caption.text.matches(BREAK).count();
    if breaks > 0 {
        caption.text = caption.text.replace(BREAK, "\n");
        (0..breaks).for_each(|_| file.dropped(MARKUP, BREAK));
    }
    file.caption(caption);
}

const BREAK: &str = "[br]";

fn is_times(line: &str) -> bool {
    times(line).is_some()
}

/// `0:00:01.000,0:00:02.500`
fn times(line: &str) -> Option<CaptionTimes<'_>> {
    let line = line.trim_end();
    let (start_ms, length) = any_time(line)?;
    let second = line[length..].strip_prefix(',')?.trim_start();
    let (end_ms, length) = any_time(second).filter(|(_, length)| *length == second.len())?;
    Some(CaptionTimes { start_ms, end_ms, written: line, rest: &second[length..] })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn captions_of_sbv_are_read() {
        let text = "0:00:00.599,0:00:04.160\n>> LENA: Hi,\nhow did it go?\n\n0:00:04.160,0:01:06.770\n>> SAM: Two[br]weeks.\n\n\
                    0:01:07.000,0:01:06.000\n>> LENA: So.\n\nand more\n";
        let input = InputText::plain("a.sbv", text);
        assert_eq!(recognise(&input).map(|found| found.sureness), Some(Sureness::Certain));
        let transcript = read(&input);
        assert_eq!(transcript.account.missing(), 0);
        let segments = transcript.segments.iter();
        let segments: Vec<_> = segments
            .map(|segment| (segment.speaker.as_deref(), segment.start_ms, segment.end_ms, &*segment.text))
            .collect();
        assert_eq!(
            segments,
            [
                (Some("LENA"), Some(599), Some(4_160), "Hi, how did it go?"),
                (Some("SAM"), Some(4_160), Some(66_770), "Two weeks."),
                (Some("LENA"), Some(67_000), None, "So. and more"),
            ]
        );
        assert_eq!(
            transcript.remarks,
            [
                "line 8: the caption ends before it starts",
                "line 11: words behind an empty line are taken for the caption before",
            ]
        );
    }

    #[test]
    fn other_lines_with_times_are_not_sbv() {
        for line in
            ["0:00:01.000 --> 0:00:02.000", "0:00:01.000, 12", "0:00:01.000,words", "1,2", "0:00:01.000,0:00:02.000x"]
        {
            assert!(!is_times(line), "{line}");
        }
    }
}
