//! Puts segments together, line by line, and accounts for each letter on the way.
//!
//! Comes in: the lines of a text in order, each with what it is. Goes out: a [`RawTranscript`]. Does not know: how a line is
//! found to be a label.

use crate::content::interview::labelled::{LineTime, SpeakerLine, TimePlace, time_at};
use crate::import::account::SpanAccount;
use crate::import::format::speaker_name;
use crate::import::one_line::{append, one_line};
use crate::import::raw_transcript::{RawTranscript, Segment};

/// The transcript of the lines that were read.
pub(in crate::import::format) struct SegmentBuilder<'t> {
    text: &'t str,
    account: SpanAccount<'t>,
    segments: Vec<Segment>,
    /// The segment whose words are being read.
    open: Segment,
    /// When the next words start, where a time stands at the end of those before.
    next_start: Option<u64>,
    /// How many paragraphs end before they start.
    odd_ends: usize,
}

impl<'t> SegmentBuilder<'t> {
    pub(in crate::import::format) fn new(text: &'t str) -> Self {
        let account = SpanAccount::new(text);
        Self { text, account, segments: Vec::new(), open: Segment::default(), next_start: None, odd_ends: 0 }
    }

    /// A line that opens with a label.
    pub(in crate::import::format) fn label(&mut self, line: &'t str, label: &SpeakerLine) {
        self.end_paragraph();
        self.account_label(self.at(line), label);
        let (name, time) = (label.name_in(line), label.time.as_ref());
        if name.is_empty() && label.is_alone {
            // The time of a section: what comes next starts then, whoever says it.
            self.next_start = time.map(|time| time.ms);
            return;
        }
        if !name.is_empty() {
            self.open.speaker = speaker_name(name);
        }
        self.open.start_ms = time.map(|time| time.ms).or(self.next_start);
        self.next_start = None;
        self.open.end_ms = time.and_then(|time| time.end_ms);
        self.words(&line[label.words..]);
    }

    /// A line of words; an empty one ends the paragraph.
    pub(in crate::import::format) fn words(&mut self, line: &'t str) {
        if line.trim().is_empty() {
            self.end_paragraph();
            return;
        }
        let at = self.at(line);
        let Some(time) = time_at_end(line) else {
            self.account.words(at..at + line.len());
            self.push(line);
            return;
        };
        self.account.words(at..at + time.span.start);
        self.account.time(at + time.span.start..at + line.len());
        self.push(&line[..time.span.start]);
        self.open.end_ms = Some(time.ms);
        self.end_paragraph();
        self.next_start = Some(time.ms);
    }

    /// When the paragraph that begins here starts.
    pub(in crate::import::format) fn time(&mut self, line: &'t str, time: &LineTime) {
        self.end_paragraph();
        let at = self.at(line);
        self.account.time(at + time.span.start..at + time.span.end);
        self.open.start_ms = Some(time.ms);
        self.open.end_ms = time.end_ms;
    }

    /// A line with a time or two, and the line above or below it with the name.
    pub(in crate::import::format) fn caption(
        &mut self,
        (line, (start, end)): (&'t str, (u64, Option<u64>)),
        name: &'t str,
    ) {
        self.end_paragraph();
        let (at, name_at) = (self.at(line), self.at(name));
        let (time, label) = (at..at + line.len(), name_at..name_at + name.len());
        // Letters are accounted for in their order.
        if name_at < at {
            self.account.label(label);
            self.account.time(time);
        } else {
            self.account.time(time);
            self.account.label(label);
        }
        self.open = Segment { speaker: speaker_name(name), start_ms: Some(start), end_ms: end, ..Segment::default() };
    }

    /// A line with nothing but a name.
    pub(in crate::import::format) fn lone_name(&mut self, name: &'t str) {
        self.end_paragraph();
        let at = self.at(name);
        self.account.label(at..at + name.len());
        self.open = Segment { speaker: speaker_name(name), ..Segment::default() };
    }

    /// A line that is none of the transcript.
    pub(in crate::import::format) fn leave_out(&mut self, line: &'t str, reason: &'static str) {
        self.end_paragraph();
        let at = self.at(line);
        self.account.dropped(reason, at..at + line.len());
    }

    /// All of it.
    pub(in crate::import::format) fn finish(mut self) -> RawTranscript {
        self.end_paragraph();
        let odd = |count: usize| format!("paragraphs that end before they start: {count}; their ends are left out");
        let remarks = (self.odd_ends > 0).then(|| odd(self.odd_ends)).into_iter().collect();
        RawTranscript { segments: self.segments, account: self.account.finish(), remarks, ..RawTranscript::default() }
    }

    /// Where a piece of the text stands in it.
    fn at(&self, piece: &str) -> usize {
        piece.as_ptr() as usize - self.text.as_ptr() as usize
    }

    fn push(&mut self, words: &str) {
        let line = one_line(words);
        if !line.is_empty() {
            append(&mut self.open.text, &line);
        }
    }

    /// Ends the paragraph; the next one is the same speaker's.
    fn end_paragraph(&mut self) {
        if self.open.text.is_empty() {
            return;
        }
        let next = Segment { speaker: self.open.speaker.clone(), ..Segment::default() };
        let mut segment = std::mem::replace(&mut self.open, next);
        segment.start_ms = segment.start_ms.or(self.next_start.take());
        segment.paragraph = true;
        if segment.start_ms.zip(segment.end_ms).is_some_and(|(start, end)| end < start) {
            segment.end_ms = None;
            self.odd_ends += 1;
        }
        self.segments.push(segment);
    }

    /// Name and time in the order in which they stand; all between them is of the label.
    fn account_label(&mut self, at: usize, label: &SpeakerLine) {
        let time = label.time.as_ref();
        if let Some(time) = time.filter(|time| time.place == TimePlace::Before) {
            self.account.label(at..at + time.span.start);
            self.account.time(at + time.span.start..at + time.span.end);
        }
        if let Some(time) = time.filter(|time| time.place == TimePlace::Behind) {
            self.account.label(at..at + time.span.start);
            self.account.time(at + time.span.start..at + time.span.end);
        }
        self.account.label(at..at + label.words);
    }
}

/// The time between `#` that a line ends with.
pub(in crate::import::format) fn time_at_end(line: &str) -> Option<LineTime> {
    let written = line.trim_end();
    let start = written.strip_suffix('#')?.rfind('#')?;
    time_at(written, start, TimePlace::Behind).filter(|time| time.span.end == written.len())
}
