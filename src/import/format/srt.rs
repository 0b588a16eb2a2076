//! SubRip: numbered captions, as most programs that transcribe write them.
//!
//! Comes in: the text of an `.srt` file. Goes out: a transcript. Does not know: turns, pseudonyms.
//!
//! Nobody specified it, so it is read as players do: numbers may be missing, times have a comma or a point, text may have
//! tags of HTML and `{\an8}`.

use super::captions::blocks::next_block;
use super::captions::cues::{self, CueRules};
use super::captions::lines::{LineCursor, NumberedLine};
use super::captions::times::{CaptionTimes, has_arrow_of_times, two_times};
use super::captions::{CaptionFile, ids};
use super::{Recognised, Sureness, TranscriptFormat};
use crate::import::input_text::InputText;
use crate::import::raw_transcript::RawTranscript;

/// The format.
pub(super) const FORMAT: TranscriptFormat = TranscriptFormat {
    word: "srt",
    title: "SubRip",
    about: "Numbered captions, `.srt`: Otter, Rev, Descript, YouTube, Whisper, WhisperX, AssemblyAI, Deepgram",
    recognise,
    read,
};

const RULES: CueRules = CueRules { is_times, times: two_times, oddity, is_id: |_| false, is_setting };

/// So many lines are looked at.
const FIRST_LINES: usize = 200;

fn recognise(input: &InputText) -> Option<Recognised> {
    let lines: Vec<NumberedLine<'_>> = LineCursor::new(&input.text).take(FIRST_LINES).collect();
    let has_times = |line: &NumberedLine<'_>| two_times(line.text).is_some_and(|times| times.written.contains("-->"));
    let is_named = input.ending().is_some_and(|ending| ending == "srt");
    let count = lines.iter().filter(|line| has_times(line) || (is_named && is_times(line.text))).count();
    let numbered = lines.windows(2).filter(|pair| is_number(pair[0].text) && has_times(&pair[1])).count();
    let first = lines.iter().position(|line| !line.text.trim().is_empty())?;
    let is_certain = is_number(lines[first].text) && lines.get(first + 1).is_some_and(has_times);
    let has_comma = || lines.iter().any(|line| two_times(line.text).is_some_and(|times| times.written.contains(',')));
    let is_other = input.ending().is_some_and(|ending| ending == "vtt");
    let found = |sureness, why: String| Some(Recognised { sureness, why });
    match () {
        () if count == 0 || is_other => None,
        () if is_certain => found(Sureness::Certain, "it begins with a number and a line of two times".to_owned()),
        () if is_named => {
            found(Sureness::Certain, format!("its name ends in .srt, and times stand in {count} of its lines"))
        }
        () if numbered > 0 => found(Sureness::Likely, format!("{numbered} lines of two times follow a number")),
        () if has_comma() => found(Sureness::Likely, format!("{count} lines have two times, with commas")),
        () => None,
    }
}

fn is_number(line: &str) -> bool {
    ids::is_number(line.trim_start_matches('\u{feff}'))
}

fn read(input: &InputText) -> RawTranscript {
    let mut lines = LineCursor::new(input.text.trim_start_matches('\u{feff}'));
    let mut file = CaptionFile::of(input);
    while let Some(block) = next_block(&mut lines, is_times) {
        cues::read_block(&mut file, &block, &RULES);
    }
    file.finish()
}

fn is_times(line: &str) -> bool {
    has_arrow_of_times(line) || two_times(line).is_some()
}

fn oddity(times: &CaptionTimes<'_>) -> Option<&'static str> {
    (!times.written.contains("-->")).then_some("the times have no arrow of SubRip between them")
}

/// Where on the picture a caption is shown: `X1:63 X2:223 Y1:43 Y2:58`.
fn is_setting(word: &str) -> bool {
    let parts = word.split_once(':').filter(|(_, value)| !value.is_empty());
    parts.is_some_and(|(name, _)| ["X1", "X2", "Y1", "Y2", "align", "position", "line", "size"].contains(&name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_text(text: &str) -> RawTranscript {
        let transcript = read(&InputText::plain("a.srt", text));
        assert_eq!(transcript.account.missing(), 0, "{text:?}");
        transcript
    }

    /// Each segment as `speaker | start–end | text`, in milliseconds, then the remarks.
    fn all(text: &str) -> Vec<String> {
        let transcript = read_text(text);
        let line = |segment: crate::import::Segment| {
            let ms = |ms: Option<u64>| ms.map_or_else(String::new, |ms| ms.to_string());
            let (start, end) = (ms(segment.start_ms), ms(segment.end_ms));
            format!("{} | {start}–{end} | {}", segment.speaker.unwrap_or_default(), segment.text)
        };
        transcript.segments.into_iter().map(line).chain(transcript.remarks).collect()
    }

    #[test]
    fn captions_are_read_as_players_read_them() {
        for (text, expected) in [
            (
                "1\n00:00:01,000 --> 00:00:02,500\nSo\nwe do.\n\n2\n00:00:03,000 --> 00:00:04,000\nYes.\n",
                &[" | 1000–2500 | So we do.", " | 3000–4000 | Yes."][..],
            ),
            // A point, no numbers, no hours, tags, where it is shown.
            (
                "00:01.000 --> 00:02.500 X1:63 Y1:43\n{\\an8}<i>So</i> <font color=\"#fff\">we</font>\n",
                &[" | 1000–2500 | So we"],
            ),
            // An empty line between the times and the words, and one within them.
            (
                "1\n00:00:01,000 --> 00:00:02,000\n\nSo\n\nwe do.\n\n2\n00:00:03,000 --> 00:00:04,000\nYes.\n",
                &[
                    " | 1000–2000 | So we do.",
                    " | 3000–4000 | Yes.",
                    "line 2: the caption has no words",
                    "lines 4 and 6: words behind an empty line are taken for the caption before",
                ],
            ),
            // No empty line between two.
            (
                "1\n00:00:01,000 --> 00:00:02,000\nSo\n2\n00:00:03,000 --> 00:00:04,000\n42\n",
                &[" | 1000–2000 | So", " | 3000–4000 | 42", "line 5: no empty line stands before the caption"],
            ),
            (
                "1\n00:00:03,000 -> 00:00:01,000\nSo\n",
                &[
                    " | 3000– | So",
                    "line 2: the times have no arrow of SubRip between them",
                    "line 2: the caption ends before it starts",
                ],
            ),
        ] {
            assert_eq!(all(text), expected, "{text:?}");
        }
    }

    #[test]
    fn an_arrow_in_what_is_said_is_no_line_of_times() {
        assert_eq!(
            all(
                "1\n00:00:05,000 --> 00:00:07,000\nIt goes\ndev --> staging --> prod.\n\n2\n00:00:09,000 --> 00:00:10,000\n<!-- c --> Yes --> daily.\n"
            ),
            [
                " | 5000–7000 | It goes dev --> staging --> prod.",
                " | 9000–10000 | <!-- c --> Yes --> daily.",
                "line 7: what looks like a tag is none, and is read as words"
            ]
        );
    }

    #[test]
    fn speakers_stand_before_the_words() {
        let cue =
            |number: u32, text: &str| format!("{number}\n00:00:0{number},000 --> 00:00:0{number},900\n{text}\n\n");
        for (one, two, first, second) in [
            ("Lena: How?", "Lena: So?", "Lena | 1000–1900 | How?", "Lena | 2000–2900 | So?"),
            ("[Lena]: How?", "[Sam]: So", "Lena | 1000–1900 | How?", "Sam | 2000–2900 | So"),
            ("[Lena] How?", "[Sam] So", "Lena | 1000–1900 | How?", "Sam | 2000–2900 | So"),
            ("- Lena: How?", "- Sam: So", "Lena | 1000–1900 | How?", "Sam | 2000–2900 | So"),
            // WhisperX, whisper.cpp, Deepgram.
            ("[SPEAKER_01]: How?", "so", "SPEAKER_01 | 1000–1900 | How?", " | 2000–2900 | so"),
            ("(speaker 0) How?", "(speaker ?) So", "speaker 0 | 1000–1900 | How?", " | 2000–2900 | So"),
            ("[speaker 0]\nHow?", "[speaker 1]\nSo", "speaker 0 | 1000–1900 | How?", "speaker 1 | 2000–2900 | So"),
        ] {
            assert_eq!(all(&format!("{}{}", cue(1, one), cue(2, two))), [first, second]);
        }
    }

    #[test]
    fn a_file_is_recognised_by_its_times() {
        for (name, text, expected) in [
            ("a.txt", "1\n00:00:01,000 --> 00:00:02,000\nSo\n", Some(Sureness::Certain)),
            ("a.srt", "00:00:01.000 --> 00:00:02.000\nSo\n", Some(Sureness::Certain)),
            ("a.txt", "x\n\n1\n00:00:01,000 --> 00:00:02,000\nSo\n", Some(Sureness::Likely)),
            ("a.txt", "00:00:01,000 --> 00:00:02,000\nSo\n", Some(Sureness::Likely)),
            ("a.txt", "00:00:01.000 --> 00:00:02.000\nSo\n", None),
            ("a.srt", "0:00:01 -> 0:00:02\nSo\n", Some(Sureness::Certain)),
            ("a.vtt", "1\n00:00:01,000 --> 00:00:02,000\nSo\n", None),
            ("a.srt", "Words.", None),
            ("a.srt", "", None),
        ] {
            assert_eq!(
                recognise(&InputText::plain(name, text)).map(|found| found.sureness),
                expected,
                "{name}: {text}"
            );
        }
    }
}
