//! How others coded an interview that is coded already: lists of quotes beside it, each of one coder, read against the same
//! transcript to be compared with its own coding.
//!
//! Comes in: a parsed transcript, its own quotes, the lists of others. Goes out: [`CodedAgain`], with complaints. Does not
//! know: which themes exist, how codings agree.

use serde::{Deserialize, Serialize};

use crate::base::fold;
use crate::base::lines::{LineIndex, Position};
use crate::base::path::SourcePath;
use crate::base::span::{Place, Span, apart};
use crate::content::Name;
use crate::content::interview::passage::StandoffReader;
use crate::content::interview::standoff::locate::Haystack;
use crate::content::interview::standoff::read::read_file;
use crate::content::interview::voices::Voices;
use crate::content::interview::{SpeakerRole, StandoffQuote};
use crate::content::limits::{LimitId, LimitedWords, ReadingLimits};
use crate::content::read::TextFile;
use crate::diagnostic::{Checked, Diagnostic};
use crate::markdown::document::Document;

/// An interview that others coded again.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct CodedAgain {
    /// The turns of its participants, in order: what codings are compared over.
    pub turns: Box<[ComparedTurn]>,
    /// For each quote of its own coding which letters of those turns it marks.
    pub own: Box<[Box<[MarkedLetters]>]>,
    /// What the others marked, in path order.
    pub codings: Box<[SecondCoding]>,
}

/// A turn of a participant. Its letters are all that is said but white space: how lines are broken is no matter of theirs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ComparedTurn {
    /// Its number among all turns of the interview, from 0.
    pub turn: usize,
    /// How many letters it has one after the other, and who may read those.
    pub parts: Box<[(Option<LimitId>, u32)]>,
}

impl ComparedTurn {
    /// How many letters it has.
    pub fn letters(&self) -> u32 {
        self.parts.iter().map(|(_, letters)| letters).sum()
    }

    /// How many of its first letters somebody may read, who may read what has a limit as is said.
    pub fn readable_before(&self, letter: u32, may_read: impl Fn(LimitId) -> bool) -> u32 {
        let mut left = letter;
        let mut readable = 0;
        for (limit, letters) in &self.parts {
            let taken = left.min(*letters);
            left -= taken;
            readable += if limit.is_none_or(&may_read) { taken } else { 0 };
        }
        readable
    }
}

/// Letters of a turn that somebody marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct MarkedLetters {
    /// Into [`CodedAgain::turns`].
    pub turn: usize,
    /// From this letter of the turn on.
    pub start: u32,
    /// Up to this one.
    pub end: u32,
}

/// What somebody else marked in an interview.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SecondCoding {
    /// Who, as the name of the file has it.
    pub coder: String,
    /// The file.
    pub path: SourcePath,
    /// The passages, in the order of the transcript.
    pub quotes: Vec<SecondQuote>,
}

/// A passage that somebody else marked. It is no quote of the study: it is compared, and counts nowhere else.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SecondQuote {
    /// Where it stands in the transcript.
    pub position: Position,
    /// Its bytes in the transcript.
    pub span: Span,
    /// Where its words are written in the list.
    pub written: Span,
    /// The passage without markup, white space folded.
    pub text: String,
    /// Words in it that not everybody may read who may read the transcript.
    pub limited: Box<[LimitedWords]>,
    /// `themes`, not yet looked up; at least one.
    pub themes: Vec<Name>,
    /// `note`: the coder's memo.
    pub note: Option<String>,
    /// Which letters it marks.
    pub letters: Box<[MarkedLetters]>,
}

/// The list of one coder.
#[derive(Debug)]
pub(in crate::content) struct CoderList {
    coder: String,
    path: SourcePath,
    quotes: Vec<StandoffQuote>,
}

impl CoderList {
    /// Reads a list that lies beside an interview.
    pub(super) fn read(file: TextFile<'_>, interview: &SourcePath) -> Checked<Self> {
        let mut complaints = Vec::new();
        let mut quotes = read_file(file.text, file.path).report_into(&mut complaints);
        // Who may read a passage is said once, where it counts; words that are meant for some are shown to nobody.
        quotes.retain(|quote| {
            complaints.extend(quote.readers.is_some().then(|| limits_again(Place::new(file.path, quote.exact.span))));
            quote.readers.is_none()
        });
        let coder = coder_in(interview, file.path).unwrap_or_default().to_owned();
        Checked::new(Self { coder, path: file.path.clone(), quotes }, complaints)
    }
}

/// Who coded an interview again, as the name of a list beside it says: what stands between its own name and the ending.
pub fn coder_in<'p>(interview: &SourcePath, list: &'p SourcePath) -> Option<&'p str> {
    let stem = interview.as_str().strip_suffix(".md")?;
    let written = list.as_str().strip_suffix(".quotes.yaml")?;
    let mut dots = written.match_indices('.').map(|(dot, _)| dot);
    // The two may be typed differently.
    let dot = dots.find(|dot| fold::is_same(&written[..*dot], stem))?;
    Some(&written[dot + 1..])
}

fn limits_again(place: Place) -> Diagnostic {
    let message = "a second coding says nothing of who may read a passage";
    Diagnostic::error("unread-limit", place, message)
        .help("remove `for` here, and limit the passage in the interview itself")
}

/// A transcript in which codings are compared.
pub(super) struct TranscriptToCompare<'t, 'a> {
    pub(super) document: &'t Document<'a>,
    pub(super) path: &'t SourcePath,
    /// What is no words: labels, times, and the marks of quotes.
    pub(super) hidden: &'t [Span],
    pub(super) voices: &'t Voices,
    pub(super) limits: &'t ReadingLimits,
}

impl TranscriptToCompare<'_, '_> {
    /// What others marked; none where nobody did.
    pub(super) fn coded_again(
        &self,
        own: impl Iterator<Item = Span>,
        lists: &[CoderList],
        complaints: &mut Vec<Diagnostic>,
    ) -> Option<Box<CodedAgain>> {
        (!lists.is_empty()).then(|| Box::new(self.compare(own, lists, complaints)))
    }

    /// Finds what others marked, and measures what its own quotes mark.
    fn compare(
        &self,
        own: impl Iterator<Item = Span>,
        lists: &[CoderList],
        complaints: &mut Vec<Diagnostic>,
    ) -> CodedAgain {
        let spoken = apart(self.hidden.iter().chain(self.voices.headings()).copied().collect());
        let turns = self.turns(&spoken);
        let letters = |passage: Span| self.letters_in(passage, &turns, &spoken);
        let own = own.map(letters).collect();
        let haystack = Haystack::new(self.document, self.hidden);
        let lines = LineIndex::new(self.document.text());
        let mut finder = StandoffReader { document: self.document, path: self.path, hidden: self.hidden, complaints };
        let mut coding = |list: &CoderList| {
            let mut quotes: Vec<SecondQuote> = Vec::with_capacity(list.quotes.len());
            for quote in &list.quotes {
                let Some((span, _)) = finder.locate(&haystack, quote, &list.path) else { continue };
                let doubt = self.voices.doubt(span);
                let written = Place::new(&list.path, quote.exact.span);
                finder.complaints.extend(doubt.map(|doubt| Diagnostic { place: written, ..doubt }));
                let (text, limited) = self.words(span);
                quotes.push(SecondQuote {
                    position: lines.position(span.start),
                    span,
                    written: quote.exact.span,
                    text,
                    limited,
                    themes: quote.coding.themes.clone(),
                    note: quote.coding.note.clone(),
                    letters: letters(span),
                });
            }
            quotes.sort_by_key(|quote| (quote.span.start, std::cmp::Reverse(quote.span.end)));
            SecondCoding { coder: list.coder.clone(), path: list.path.clone(), quotes }
        };
        let codings = lists.iter().map(&mut coding).collect();
        CodedAgain { turns: turns.iter().map(|(_, turn)| turn.clone()).collect(), own, codings }
    }

    /// The turns of participants, each with its bytes.
    fn turns(&self, hidden: &[Span]) -> Vec<(Span, ComparedTurn)> {
        let is_participant = |speaker: usize| self.voices.speakers[speaker].role == SpeakerRole::Participant;
        let turns = self.voices.turns.iter().enumerate().filter(|(_, turn)| is_participant(turn.speaker));
        let turns = turns.map(|(index, turn)| {
            let range = turn.words_range();
            let span = Span::new(range.start, range.end);
            let (text, parts) = self.document.plain_in_parts(span, hidden, |at| self.limits.from(at));
            let parts = parts.into_iter().map(|(limit, range)| (limit, letters(&text[range])));
            (span, ComparedTurn { turn: index, parts: parts.collect() })
        });
        turns.collect()
    }

    /// Which letters of the turns a passage marks.
    fn letters_in(&self, passage: Span, turns: &[(Span, ComparedTurn)], hidden: &[Span]) -> Box<[MarkedLetters]> {
        let count = |start: u32, end: u32| letters(&self.document.plain(Span { start, end }, hidden));
        let first = turns.partition_point(|(span, _)| span.end <= passage.start);
        let touched = turns.iter().enumerate().skip(first).take_while(|(_, (span, _))| span.start < passage.end);
        let marked = touched.filter_map(|(turn, (span, _))| {
            let from = passage.start.max(span.start);
            let start = count(span.start, from);
            let length = count(from, passage.end.min(span.end));
            (length > 0).then_some(MarkedLetters { turn, start, end: start + length })
        });
        marked.collect()
    }

    /// The words of a passage, and which of them not everybody may read.
    fn words(&self, passage: Span) -> (String, Box<[LimitedWords]>) {
        let (text, parts) = self.document.plain_in_parts(passage, self.hidden, |at| self.limits.from(at));
        let limited = parts.into_iter().filter_map(|(limit, range)| {
            limit.map(|limit| LimitedWords { range: Span::new(range.start, range.end), limit })
        });
        (text, limited.collect())
    }
}

/// How many letters a text has: all its characters but white space.
fn letters(text: &str) -> u32 {
    let letters = text.chars().filter(|c| !c.is_whitespace()).count();
    u32::try_from(letters).expect("a file of less than 4 GiB holds no more letters")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::AnyEntry;
    use crate::content::read::{ListFiles, read_with};

    const INTERVIEW: &str = "content/interviews/p07.md";
    const LIST: &str = "content/interviews/p07.jun.quotes.yaml";
    const TEXT: &str = "---\nparticipant: P07\ninterviewer: Mira\n---\n\n**Mira:** How *was* it?\n\n\
        **P07:** It [took two\nweeks]{.slow}. [Secret]{for=platform} words.\n\n## Later\n\n**Mira:** And then?\n\n\
        **P07:** Three people.\n";

    fn read(list: &str) -> (CodedAgain, Vec<(&'static str, String)>) {
        let (path, beside) = (SourcePath::new(INTERVIEW), SourcePath::new(LIST));
        let second = [TextFile { path: &beside, text: list }];
        let lists = ListFiles { own: None, second: &second };
        let Checked { value, diagnostics } = read_with(TextFile { path: &path, text: TEXT }, lists);
        let AnyEntry::Interview(entry) = value.entry else { panic!("it is an interview") };
        let shown = |it: Diagnostic| {
            let text = if it.place.path == beside { list } else { TEXT };
            (it.rule, text[it.place.span.range()].to_owned())
        };
        (*entry.kind.coded_again.clone().expect("it is coded again"), diagnostics.into_iter().map(shown).collect())
    }

    #[test]
    fn letters_of_turns_are_counted_without_white_space_and_marks() {
        let (again, complaints) = read("- exact: took two weeks. Secret\n  themes: [slow, owners]\n");
        assert_eq!(complaints, []);
        // "It took two weeks. Secret words." has 2+4+3+6, 6 and 6 letters; "Three people." has 12.
        let lengths: Vec<(usize, u32)> = again.turns.iter().map(|turn| (turn.turn, turn.letters())).collect();
        assert_eq!(lengths, [(1, 27), (3, 12)]);
        let parts: Vec<(bool, u32)> = again.turns[0].parts.iter().map(|(limit, n)| (limit.is_some(), *n)).collect();
        assert_eq!(parts, [(false, 15), (true, 6), (false, 6)]);
        // "took two weeks" begins behind "It" and has 12 letters.
        assert_eq!(*again.own[0], [MarkedLetters { turn: 0, start: 2, end: 14 }]);
        let [coding] = &*again.codings else { panic!("one list: {again:?}") };
        assert_eq!((coding.coder.as_str(), coding.path.as_str()), ("jun", LIST));
        let [quote] = &*coding.quotes else { panic!("one quote: {coding:?}") };
        assert_eq!(*quote.letters, [MarkedLetters { turn: 0, start: 2, end: 21 }]);
        assert_eq!((quote.text.as_str(), quote.position.line), ("took two weeks. Secret", 8));
        let limited: Vec<&str> = quote.limited.iter().map(|words| &quote.text[words.range.range()]).collect();
        assert_eq!(limited, ["Secret"]);
    }

    #[test]
    fn a_passage_over_several_turns_marks_participants_words_alone() {
        let (again, complaints) = read("- exact: \"words. Later And then? Three\"\n  themes: [slow]\n");
        assert_eq!(complaints, [("interviewer-quote", "\"words. Later And then? Three\"".to_owned())]);
        let marked = [MarkedLetters { turn: 0, start: 21, end: 27 }, MarkedLetters { turn: 1, start: 0, end: 5 }];
        assert_eq!(*again.codings[0].quotes[0].letters, marked);
    }

    #[test]
    fn complaints_are_those_of_quotes_beside_the_text() {
        for (list, rule) in [
            ("- exact: took ten years\n  themes: [slow]\n", "quote-not-found"),
            ("- exact: people\n  themes: [slow]\n  for: platform\n", "unread-limit"),
            ("- exact: people\n", "missing-key"),
        ] {
            let (again, complaints) = read(list);
            assert_eq!(complaints.iter().map(|(rule, _)| *rule).collect::<Vec<_>>(), [rule], "{list}");
            assert!(again.codings[0].quotes.is_empty());
        }
    }
}
