//! What all formats of captions have in common: blocks of lines, times, and how captions become segments.
//!
//! Comes in: captions as a format's reader found them, and what it made of everything else. Goes out: the transcript, with an
//! account that adds up. Does not know: any one format.

pub(super) mod blocks;
pub(super) mod character;
mod cue_text;
pub(super) mod cues;
pub(super) mod ids;
mod labels;
pub(super) mod lines;
mod opening;
pub(super) mod remarks;
mod rolling;
pub(super) mod times;
mod voices;

use std::mem;

use self::lines::{LineCursor, NumberedLine};
use self::remarks::Remarks;
use crate::base::fold;
use crate::import::account::letters;
use crate::import::input_text::InputText;
use crate::import::one_line::one_line;
use crate::import::raw_transcript::{RawTranscript, Segment};

/// A caption as it stands in a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct RawCaption {
    /// Where it begins.
    pub(super) line: usize,
    pub(super) start_ms: Option<u64>,
    pub(super) end_ms: Option<u64>,
    /// Who speaks, where the format has a place for it: the letters of that are accounted for by its reader.
    pub(super) speaker: Option<String>,
    /// Its words without markup, with its line ends.
    pub(super) text: String,
}

/// A file of captions while it is read.
#[derive(Debug)]
pub(super) struct CaptionFile {
    captions: Vec<RawCaption>,
    remarks: Remarks,
    transcript: RawTranscript,
    /// Who speaks in it for sure, as somebody has typed or listed them.
    speakers: Vec<String>,
}

impl CaptionFile {
    /// A text of which nothing was read yet.
    pub(super) fn new(text: &str) -> Self {
        let mut transcript = RawTranscript::default();
        transcript.account.seen = letters(text);
        Self { captions: Vec::new(), remarks: Remarks::default(), transcript, speakers: Vec::new() }
    }

    /// A file of which nothing was read yet, with who speaks in it for sure.
    pub(super) fn of(input: &InputText) -> Self {
        Self { speakers: input.speakers.clone(), ..Self::new(&input.text) }
    }

    /// Adds a caption. Its words are accounted for at the end.
    pub(super) fn caption(&mut self, caption: RawCaption) {
        self.captions.push(caption);
    }

    /// Takes the caption back that was added last.
    pub(super) fn take_last(&mut self) -> Option<RawCaption> {
        self.captions.pop()
    }

    /// Adds that something was mended in a line.
    pub(super) fn remark(&mut self, line: usize, what: &'static str) {
        self.remarks.add(line, what);
    }

    /// Accounts for a time.
    pub(super) fn time(&mut self, text: &str) {
        self.transcript.account.times += letters(text);
    }

    /// Accounts for a name.
    pub(super) fn label(&mut self, text: &str) {
        self.transcript.account.labels += letters(text);
    }

    /// Accounts for what is left out.
    pub(super) fn dropped(&mut self, reason: &'static str, text: &str) {
        self.transcript.account.drop_letters(reason, letters(text));
    }

    /// Accounts for what is left out of something, given the part of it that is not.
    pub(super) fn dropped_beside(&mut self, reason: &'static str, whole: &str, part: &str) {
        let count = letters(whole).saturating_sub(letters(part));
        self.transcript.account.drop_letters(reason, count);
    }

    /// Accounts for what a word is written with, given what it means.
    pub(super) fn resolved(&mut self, written: &str, meant: &str) {
        self.dropped_beside(MARKUP, written, meant);
    }

    /// Accounts for lines that are not understood.
    pub(super) fn not_understood(&mut self, lines: LineCursor<'_>) {
        lines.for_each(|line| self.line_not_understood(line));
    }

    /// Accounts for a line that is not understood.
    pub(super) fn line_not_understood(&mut self, line: NumberedLine<'_>) {
        self.transcript.account.not_understood += letters(line.text);
        self.transcript.not_understood.push(line.number);
    }

    /// Adds how long the recording takes.
    pub(super) fn duration(&mut self, ms: u64) {
        self.transcript.duration_ms.get_or_insert(ms);
    }

    /// The captions become segments.
    pub(super) fn finish(mut self) -> RawTranscript {
        rolling::undouble(&mut self.captions, &mut self.transcript.account);
        labels::name_speakers(&mut self);
        let Self { captions, remarks, mut transcript, .. } = self;
        for caption in captions {
            transcript.account.words += letters(&caption.text);
            transcript.segments.extend(segment(caption));
        }
        transcript.remarks = remarks.sentences("line");
        transcript
    }
}

/// Why letters of tags and of references to characters are left out.
pub(super) const MARKUP: &str = "markup";

/// A caption as a segment; none where nobody sees anything in it.
fn segment(mut caption: RawCaption) -> Option<Segment> {
    let text = folded(mem::take(&mut caption.text));
    let is_seen = !text.is_empty() && (letters(&text) > 0 || !fold::text(&text).is_empty());
    let RawCaption { start_ms, end_ms, speaker, .. } = caption;
    is_seen.then_some(Segment { speaker, start_ms, end_ms, text, paragraph: false })
}

/// A text with its white space folded.
pub(super) fn folded(text: String) -> String {
    let is_folded = !text.contains(|c: char| c.is_whitespace() && c != ' ') && !text.contains("  ");
    if is_folded && text.trim().len() == text.len() {
        return text;
    }
    one_line(&text)
}
