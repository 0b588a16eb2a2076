//! Captions of a transcript: stretches of words with a start and an end, for the formats that players read.
//!
//! Comes in: a transcript. Goes out: [`ExportedCaption`]s in its order. Does not know: how a format writes them.
//!
//! A caption runs from one time to the next within a turn. It ends where the next later one starts, or when its words are
//! spoken, whichever is first. Words without a time follow the ones before them.

use super::transcript::{Paragraph, ReleasedTranscript, TranscriptTurn};

/// How many words somebody speaks in a second: 150 a minute, the usual figure for conversation.
const WORDS_PER_SECOND: u64 = 5;
const IN_SECONDS: u64 = 2;

/// Words with a start and an end.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct ExportedCaption<'t> {
    /// Who speaks.
    pub(super) speaker: Option<&'t str>,
    pub(super) start_ms: u64,
    pub(super) end_ms: u64,
    /// What is said: a line a paragraph.
    pub(super) lines: Vec<String>,
    /// The quotes that begin in it, by their numbers in the file.
    pub(super) quotes: Vec<usize>,
}

/// A caption whose end is not known yet, nor perhaps its start.
#[derive(Default)]
struct Stretch<'t> {
    speaker: Option<&'t str>,
    start_ms: Option<u64>,
    lines: Vec<String>,
    quotes: Vec<usize>,
}

/// The captions of a transcript. Headings, and what stands before the first label, are said by nobody.
pub(super) fn captions<'t>(transcript: &'t ReleasedTranscript<'_>) -> Vec<ExportedCaption<'t>> {
    let mut stretches: Vec<Stretch<'t>> = Vec::new();
    for turn in transcript.turns.iter().filter(|turn| turn.speaker.is_some()) {
        let speaker = transcript.speaker(turn);
        let first = Stretch { speaker, start_ms: turn.label_ms, ..Stretch::default() };
        stretches.push(first);
        read_turn(turn, &mut stretches);
    }
    stretches.retain(|stretch| !stretch.lines.is_empty());
    timed(stretches)
}

/// Cuts the words of a turn at its times, and adds them to the stretch that it begins with.
fn read_turn<'t>(turn: &'t TranscriptTurn, stretches: &mut Vec<Stretch<'t>>) {
    for paragraph in turn.paragraphs.iter().filter(|paragraph| !paragraph.is_heading) {
        let mut at = 0;
        for (range, ms) in paragraph.times() {
            add_words(paragraph, at..range.start, stretches);
            at = range.end;
            let Some(last) = stretches.last_mut() else { continue };
            // Words before the first time of a turn are said at that time, as the turn begins then.
            if last.start_ms.is_none() {
                last.start_ms = Some(ms);
            } else {
                let next = Stretch { speaker: last.speaker, start_ms: Some(ms), ..Stretch::default() };
                stretches.push(next);
            }
        }
        add_words(paragraph, at..paragraph.text.len(), stretches);
    }
}

fn add_words(paragraph: &Paragraph, range: std::ops::Range<usize>, stretches: &mut [Stretch<'_>]) {
    let Some(stretch) = stretches.last_mut() else { return };
    let words = paragraph.text[range.clone()].trim();
    if !words.is_empty() {
        stretch.lines.push(words.to_owned());
    }
    let is_last = range.end == paragraph.text.len();
    let begin = paragraph.quotes.iter().filter(|quote| {
        let at = quote.range.start;
        quote.begins && range.start <= at && (at < range.end || is_last)
    });
    stretch.quotes.extend(begin.map(|quote| quote.quote));
}

/// Gives each stretch its start, where it has none, and its end.
fn timed(stretches: Vec<Stretch<'_>>) -> Vec<ExportedCaption<'_>> {
    let mut next_known = vec![None; stretches.len()];
    for index in (1..stretches.len()).rev() {
        next_known[index - 1] = stretches[index].start_ms.or(next_known[index]);
    }
    let mut captions: Vec<ExportedCaption<'_>> = Vec::with_capacity(stretches.len());
    let mut at = 0;
    for (stretch, next) in stretches.into_iter().zip(next_known) {
        let start_ms = stretch.start_ms.unwrap_or(at);
        let spoken = spoken_ms(&stretch.lines);
        let end_ms = match next.filter(|next| *next > start_ms) {
            Some(next) => next.min(start_ms + spoken),
            None => start_ms + spoken,
        };
        at = end_ms;
        let Stretch { speaker, lines, quotes, .. } = stretch;
        captions.push(ExportedCaption { speaker, start_ms, end_ms, lines, quotes });
    }
    captions
}

/// How long words take to say; a second at least, so that they can be read.
fn spoken_ms(lines: &[String]) -> u64 {
    let words: usize = lines.iter().map(|line| line.split_whitespace().count()).sum();
    (words as u64 * 1000 * IN_SECONDS / WORDS_PER_SECOND).max(1000)
}

/// A time as captions have it, with a mark before the thousandths: `00:12:34.000`.
pub(super) fn stamp(ms: u64, mark: char) -> String {
    let (hours, minutes, seconds) = (ms / 3_600_000, ms / 60_000 % 60, ms / 1000 % 60);
    format!("{hours:02}:{minutes:02}:{seconds:02}{mark}{:03}", ms % 1000)
}
