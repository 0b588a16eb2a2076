//! What Whisper prints while it works, saved as a text: each line has its times in brackets before the words.
//!
//! Comes in: the text. Goes out: a transcript. Does not know: turns, pseudonyms.
//!
//! Labels before the words, which some programs print, are those of captions.

use super::captions::lines::{LineCursor, NumberedLine};
use super::captions::times::any_time;
use super::captions::{CaptionFile, MARKUP, RawCaption};
use super::{Recognised, Sureness, TranscriptFormat};
use crate::import::account::letters;
use crate::import::input_text::InputText;
use crate::import::raw_transcript::RawTranscript;

/// The format.
pub(super) const FORMAT: TranscriptFormat = TranscriptFormat {
    word: "whisper-text",
    title: "Whisper's lines",
    about: "Lines as they are printed, `[00:00.000 --> 00:03.480]  words`: Whisper, whisper.cpp, faster-whisper, WhisperX",
    recognise,
    read,
};

/// So many lines are looked at.
const FIRST_LINES: usize = 200;
/// What whisper.cpp prints where it hears another person begin to speak.
const TURN: &str = "[SPEAKER_TURN]";
/// What WhisperX prints before the times of each line.
const TRANSCRIPT: &str = "Transcript:";
/// What programs print of themselves begins so.
const MESSAGES: [&str; 14] = [
    "whisper_",
    "ggml_",
    "main: ",
    "system_info: ",
    "output_",
    "Detecting language",
    "Detected language",
    "No language specified",
    ">>Performing",
    "Performing voice activity detection",
    "Lightning automatically upgraded",
    "Model was trained with",
    "Suppressing numeral and symbol tokens",
    "New language found",
];

/// A line with its times.
struct PrintedLine<'t> {
    start_ms: u64,
    end_ms: u64,
    /// What the program writes before the brackets.
    head: &'t str,
    /// The brackets with what is in them.
    written: &'t str,
    words: &'t str,
}

fn recognise(input: &InputText) -> Option<Recognised> {
    let lines = LineCursor::new(&input.text).map(|line| line.text).filter(|line| !line.trim().is_empty());
    let lines: Vec<&str> = lines.filter(|line| !is_message(line)).take(FIRST_LINES).collect();
    let printed: Vec<PrintedLine<'_>> = lines.iter().filter_map(|line| PrintedLine::of(line)).collect();
    let count = printed.len();
    let sureness = if count * 2 > lines.len() { Sureness::Certain } else { Sureness::Likely };
    let begin = if count == 1 { "line begins with" } else { "lines begin with" };
    // WhisperX writes a word before them.
    let head = if printed.iter().any(|line| !line.head.is_empty()) { "`Transcript:` and " } else { "" };
    let why = format!("{count} {begin} {head}two times in brackets");
    (count > 1 || sureness == Sureness::Certain).then_some(Recognised { sureness, why })
}

fn read(input: &InputText) -> RawTranscript {
    let mut file = CaptionFile::of(input);
    for line in LineCursor::new(&input.text) {
        read_line(&mut file, line);
    }
    let mut transcript = file.finish();
    begin_paragraphs(&mut transcript);
    transcript
}

fn read_line(file: &mut CaptionFile, line: NumberedLine<'_>) {
    if let Some(printed) = PrintedLine::of(line.text) {
        let PrintedLine { start_ms, end_ms, head, written, words } = printed;
        file.dropped("messages of the program", head);
        file.time(written);
        if end_ms < start_ms {
            file.remark(line.number, "the line ends before it starts");
        }
        let end_ms = (end_ms >= start_ms).then_some(end_ms);
        let text = words.trim().to_owned();
        file.caption(RawCaption { line: line.number, start_ms: Some(start_ms), end_ms, speaker: None, text });
    } else if is_message(line.text) {
        file.dropped("messages of the program", line.text);
    } else if letters(line.text) > 0 {
        go_on(file, line);
    }
}

/// Words without times are those of the line before, which something has broken in two.
fn go_on(file: &mut CaptionFile, line: NumberedLine<'_>) {
    let Some(mut caption) = file.take_last() else {
        file.line_not_understood(line);
        return;
    };
    file.remark(line.number, "words without times are taken for the line before");
    caption.text.push('\n');
    caption.text.push_str(line.text.trim());
    file.caption(caption);
}

/// Where another person begins to speak, a paragraph begins: who it is, nobody says.
fn begin_paragraphs(transcript: &mut RawTranscript) {
    let mut is_new = false;
    for segment in &mut transcript.segments {
        segment.paragraph = std::mem::take(&mut is_new);
        let count: u64 = segment.text.matches(TURN).map(letters).sum();
        if count > 0 {
            segment.text = segment.text.replace(TURN, " ").trim().to_owned();
            transcript.account.words -= count;
            transcript.account.drop_letters(MARKUP, count);
            is_new = true;
        }
    }
}

fn is_message(line: &str) -> bool {
    MESSAGES.iter().any(|message| line.starts_with(message))
}

impl<'t> PrintedLine<'t> {
    /// `[00:00.000 --> 00:03.480]  words`; the example of faster-whisper has `[0.00s -> 3.48s] words`, WhisperX
    /// `Transcript: [0.031 --> 5.2] words`.
    fn of(line: &'t str) -> Option<Self> {
        let line = line.trim_start_matches('\u{feff}').trim_start();
        let bare = line.strip_prefix(TRANSCRIPT).map_or(line, str::trim_start);
        let (head, bare) = line.split_at(line.len() - bare.len());
        let (times, words) = bare.strip_prefix('[')?.split_once(']')?;
        let (start, end) = times.split_once("-->").or_else(|| times.split_once("->"))?;
        let written = &bare[..bare.len() - words.len()];
        Some(Self { start_ms: whole_time(start)?, end_ms: whole_time(end)?, head, written, words })
    }
}

/// A time with nothing behind it but a letter for seconds.
fn whole_time(text: &str) -> Option<u64> {
    let text = text.trim().trim_end_matches('s');
    any_time(text).filter(|(_, length)| *length == text.len()).map(|(ms, _)| ms)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sureness(text: &str) -> Option<Sureness> {
        recognise(&InputText::plain("a.txt", text)).map(|found| found.sureness)
    }

    #[test]
    fn times_stand_in_brackets_before_the_words() {
        for (line, expected) in [
            ("[00:00.000 --> 00:03.480]  How?", Some((0, 3_480, "  How?"))),
            ("[01:02:03.000 --> 01:02:07.480]   How?", Some((3_723_000, 3_727_480, "   How?"))),
            ("[0.00s -> 3.48s] How?", Some((0, 3_480, " How?"))),
            ("[00:00.000 --> 00:03.480]", Some((0, 3_480, ""))),
            ("Transcript: [0.031 --> 5.2] How?", Some((31, 5_200, " How?"))),
            ("Transcript:  [3605.5 --> 3612.031]  How?", Some((3_605_500, 3_612_031, "  How?"))),
            ("Transcript: How?", None),
            ("[00:00.000] How?", None),
            ("[00:00.000 --> later] How?", None),
            ("00:00.000 --> 00:03.480", None),
            ("[SPEAKER_00] How?", None),
        ] {
            let found = PrintedLine::of(line);
            assert_eq!(found.map(|found| (found.start_ms, found.end_ms, found.words)), expected, "{line}");
        }
    }

    #[test]
    fn a_line_among_many_is_not_enough() {
        let line = "[00:00.000 --> 00:03.480]  How?\n";
        assert_eq!(sureness(line), Some(Sureness::Certain));
        assert_eq!(sureness(&format!("whisper_init: loading\nmain: done\n\n{line}")), Some(Sureness::Certain));
        assert_eq!(sureness(&format!("We saw\n{line}and\nwent on\n")), None);
        assert_eq!(sureness(&format!("Loading\nthe\nmodel\nof\nwords\n{line}{line}")), Some(Sureness::Likely));
        assert_eq!(sureness("[00:00.000] How?\n"), None);
        let whisperx = "No language specified, language will be first be detected for each audio file\n>>Performing transcription...\n\
                        Transcript: [0.031 --> 5.2] How?\n";
        assert_eq!(sureness(whisperx), Some(Sureness::Certain));
        let why = |text: &str| recognise(&InputText::plain("a.txt", text)).map(|found| found.why);
        assert_eq!(why(whisperx).as_deref(), Some("1 line begins with `Transcript:` and two times in brackets"));
        assert_eq!(why(&line.repeat(2)).as_deref(), Some("2 lines begin with two times in brackets"));
    }

    #[test]
    fn what_stands_before_the_times_is_accounted_for() {
        let transcript =
            read(&InputText::plain("a.txt", "Transcript:  [0.031 --> 5.2]  How?\nTranscript: [5.2 --> 6.0] So.\n"));
        let said: Vec<&str> = transcript.segments.iter().map(|segment| segment.text.as_str()).collect();
        assert_eq!((said, transcript.account.missing()), (vec!["How?", "So."], 0));
        assert_eq!(transcript.account.dropped["messages of the program"], 20);
    }
}
