//! Reads a transcript as it is released: the words of its HTML, cut into turns and paragraphs, without what is withheld.
//!
//! Comes in: an interview that may be shown. Goes out: a [`ReleasedTranscript`]. Does not know: which file it becomes.
//!
//! One equal mark stands in the place of withheld words, however many they are, as on the interview's page.

use super::transcript::{Paragraph, QuotedWords, ReleasedTranscript, TranscriptTurn};
use crate::content::interview::Slot;
use crate::content::limits::LimitId;
use crate::content::{PlainPiece, PlainReader, WordBreak};
use crate::diagnostic::Diagnostic;
use crate::markdown::html::{Edge, Piece};
use crate::release::ReleasedInterview;
use crate::site::speaker_names::speaker_names;
use crate::site::{SiteContext, Transcript};

/// Reads the transcript of an interview. The error is a complaint: its file is no longer what was read.
pub fn read<'a>(
    site: &SiteContext<'a>,
    interview: ReleasedInterview<'a>,
) -> Result<ReleasedTranscript<'a>, Box<Diagnostic>> {
    let transcript = site.transcripts.transcript(interview.transcript())?;
    let mark = format!("[{}]", site.words.text("withheld.passage"));
    let mut reader = TranscriptReader::new(interview, &mark);
    for piece in transcript.script.body.pieces(&transcript.text) {
        reader.piece(&transcript, &piece);
    }
    let (turns, quotes) = reader.finish();
    Ok(ReleasedTranscript {
        interview,
        title: site.interview_title(interview.id()),
        speakers: speaker_names(site.words, interview),
        turns,
        quotes,
    })
}

struct TranscriptReader<'r, 'a> {
    interview: ReleasedInterview<'a>,
    /// What stands in the place of withheld words.
    mark: &'r str,
    html: PlainReader,
    hides: bool,
    /// Whether the mark was written, and no words since.
    is_marked: bool,
    /// Whether white space was read that is not written yet.
    spaced: bool,
    /// The paragraph that is read, and the quotes that are open in it.
    paragraph: Paragraph,
    open: Vec<usize>,
    turns: Vec<TranscriptTurn>,
    /// The quotes that have begun.
    quotes: Vec<usize>,
}

impl<'r, 'a> TranscriptReader<'r, 'a> {
    fn new(interview: ReleasedInterview<'a>, mark: &'r str) -> Self {
        Self {
            interview,
            mark,
            html: PlainReader::default(),
            hides: false,
            is_marked: false,
            spaced: false,
            paragraph: Paragraph::default(),
            open: Vec::new(),
            turns: vec![TranscriptTurn::default()],
            quotes: Vec::new(),
        }
    }

    fn piece(&mut self, transcript: &Transcript<'_>, piece: &Piece<'_, Slot>) {
        match piece {
            Piece::Edge(Edge::LimitStart(limit)) => {
                self.hides = self.interview.file().withholds(LimitId::from_number(*limit));
                self.mark();
            }
            // Nothing is missing where a footnote is left out: whatever calls it is left out too.
            Piece::Edge(Edge::LimitedNote(limit)) => {
                self.hides = self.interview.file().withholds(LimitId::from_number(*limit));
                self.is_marked |= self.hides;
            }
            Piece::Edge(Edge::LimitEnd) => self.hides = false,
            Piece::Edge(Edge::LinkStart | Edge::LinkEnd | Edge::BackToCall) => {}
            Piece::Words(html) | Piece::Html(html) if !self.hides => self.read_html(html),
            Piece::Words(_) | Piece::Html(_) => {}
            Piece::Slot(slot, _) => self.slot(transcript, slot),
        }
    }

    fn read_html(&mut self, html: &str) {
        let mut reader = std::mem::take(&mut self.html);
        reader.read(html, |piece| match piece {
            PlainPiece::Words { text, .. } => self.words(text),
            PlainPiece::Letter(letter) => self.words(letter.encode_utf8(&mut [0; 4])),
            PlainPiece::Space(WordBreak::Space | WordBreak::Cell) => self.spaced = true,
            PlainPiece::Space(parted) => {
                self.end_paragraph();
                self.paragraph.is_heading = parted == WordBreak::Heading;
            }
        });
        self.html = reader;
    }

    fn slot(&mut self, transcript: &Transcript<'_>, slot: &Slot) {
        match *slot {
            Slot::TurnStart(turn) => {
                let turn = &transcript.script.turns[turn as usize];
                self.end_paragraph();
                let turn =
                    TranscriptTurn { speaker: Some(turn.speaker), label_ms: turn.label_ms, paragraphs: Vec::new() };
                self.turns.push(turn);
                self.is_marked = false;
                self.mark();
            }
            Slot::TurnEnd => self.end_paragraph(),
            Slot::QuoteStart { quote, first } => self.begin_quote(quote as usize, first),
            Slot::QuoteEnd { quote, last } => self.end_quote(quote as usize, last),
            Slot::Time(moment) if !self.hides => {
                let written = &transcript.text[transcript.script.moments[moment as usize].span.range()];
                self.words(&written.replace('\\', ""));
            }
            Slot::Time(_) | Slot::Link(_) => {}
        }
    }

    /// Adds words, white space folded.
    fn words(&mut self, words: &str) {
        self.spaced |= words.starts_with(char::is_whitespace);
        for word in words.split_whitespace() {
            self.word(word);
            self.spaced = true;
            self.is_marked = false;
        }
        self.spaced = if words.trim().is_empty() { self.spaced } else { words.ends_with(char::is_whitespace) };
    }

    fn word(&mut self, word: &str) {
        if self.spaced && !self.paragraph.text.is_empty() {
            self.paragraph.text.push(' ');
        }
        self.spaced = false;
        let at = self.paragraph.text.len();
        // A quote begins with its first word, not with the space before it.
        let pending = self.paragraph.quotes.iter_mut().filter(|words| words.range.is_empty());
        pending.for_each(|words| words.range = at..at + 1);
        self.paragraph.text.push_str(word);
    }

    /// Says that something is withheld here, if it is and was not said.
    fn mark(&mut self) {
        if self.hides && !self.is_marked {
            self.spaced = true;
            self.word(self.mark);
            (self.is_marked, self.spaced) = (true, true);
        }
    }

    fn begin_quote(&mut self, quote: usize, first: bool) {
        if self.interview.nth_quote(quote).is_some() {
            self.quotes.extend(first.then_some(quote));
            self.open.push(quote);
            self.quoted(quote, first);
        }
    }

    /// Words of a quote follow; those that the paragraph has already and these are one stretch.
    fn quoted(&mut self, quote: usize, begins: bool) {
        if !self.paragraph.quotes.iter().any(|words| words.quote == quote) {
            self.paragraph.quotes.push(QuotedWords { quote, range: 0..0, begins, ends: false });
        }
    }

    fn end_quote(&mut self, quote: usize, last: bool) {
        self.open.retain(|open| *open != quote);
        let end = self.paragraph.text.len();
        if let Some(words) = self.paragraph.quotes.iter_mut().find(|words| words.quote == quote) {
            words.range.end = if words.range.is_empty() { words.range.end } else { end };
            words.ends = last;
        }
    }

    fn end_paragraph(&mut self) {
        let mut paragraph = std::mem::take(&mut self.paragraph);
        self.spaced = false;
        let end = paragraph.text.len();
        paragraph.quotes.retain(|words| !words.range.is_empty());
        let open = paragraph.quotes.iter_mut().filter(|words| self.open.contains(&words.quote));
        open.for_each(|words| words.range.end = end);
        for number in self.open.clone() {
            self.quoted(number, false);
        }
        if let Some(turn) = self.turns.last_mut().filter(|_| !paragraph.text.is_empty()) {
            turn.paragraphs.push(paragraph);
        }
    }

    fn finish(mut self) -> (Vec<TranscriptTurn>, Vec<usize>) {
        self.end_paragraph();
        self.turns.retain(|turn| !turn.is_empty());
        (self.turns, self.quotes)
    }
}
