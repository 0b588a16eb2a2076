//! A better transcript of an interview that is coded: the marks move to the same words in it.
//!
//! Comes in: the interview as it is, and the new transcript read without any mark. Goes out: the file with the new words, the old
//! front matter and all marks, and what became of each quote. Does not know: the disk, where the new transcript came from.
//!
//! Nothing is dropped: a quote whose words are not found goes into the front matter with its old words, where reading the study
//! complains of it; comments, footnotes and headings of the old text stand in a comment at the end. What limits who may read a
//! passage moves to just the same words, or the change is refused.

mod align;
mod front;
mod leftover;
mod marks;
mod old_mark;
mod place;
mod second;
mod verify;
mod words;

pub use verify::{misread, other_speakers, second_codings_differ};

use crate::diagnostic::StudyRefusal;
use rustc_hash::FxHashSet;

use self::align::Alignment;
use self::old_mark::OldMark;
use self::place::{Fit, Placed};
use self::words::{FileText, SaidWords, Signs, said};
use crate::base::path::SourcePath;
use crate::base::span::Span;
use crate::content::interview::{Interview, Quote};
use crate::content::{Entry, PlainPart};
use crate::markdown::front_matter;

/// An interview as it is.
#[derive(Debug, Clone, Copy)]
pub struct CodedTranscript<'a> {
    /// As it was read.
    pub entry: &'a Entry<Interview>,
    /// The file's text.
    pub text: &'a str,
    /// What is said in it.
    pub parts: &'a [PlainPart],
    /// The list of quotes beside it, with its text.
    pub list: Option<(&'a SourcePath, &'a str)>,
    /// The lists of whoever coded it again, each with its text.
    pub second: &'a [(SourcePath, String)],
}

/// A new transcript below the front matter of the old one.
#[derive(Debug, Clone, Copy)]
pub struct BareTranscript<'a> {
    /// The file's text, without a mark in its body.
    pub text: &'a str,
    /// Where the body begins.
    pub body: usize,
    /// What is said in it.
    pub parts: &'a [PlainPart],
}

/// The new transcript below the old front matter, and where its body begins: the front matter that came with it is not needed.
pub fn below_front_matter(path: &SourcePath, old: &str, new: &str) -> (String, usize) {
    let body_of = |text: &str| front_matter::split(text, path).value.body;
    let (front, body) = (&old[..body_of(old)], &new[body_of(new)..]);
    let body = if old.contains("\r\n") { body.replace("\r\n", "\n").replace('\n', "\r\n") } else { body.to_owned() };
    ([front, &body].concat(), front.len())
}

/// What became of a quote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum QuoteFate {
    /// It stands on the same words.
    Same,
    /// It stands on the same words, and others are around them.
    Elsewhere,
    /// It stands on words that are nearly the same.
    Similar,
    /// Its words were not found.
    NotFound,
}

/// The texts after the change.
#[derive(Debug)]
pub struct MovedMarks {
    /// The interview's file.
    pub interview: String,
    /// The list beside it, where there is one.
    pub list: Option<String>,
    /// The lists of whoever coded it again that change.
    pub second: Vec<(SourcePath, String)>,
    /// What became of each quote, in the order of the old file.
    pub fates: Vec<QuoteFate>,
    /// What else is to be looked at, a sentence each.
    pub notes: Vec<String>,
}

/// Moves the marks. Those of `beside`, by their numbers, are written into the front matter even where their words are found.
///
/// # Errors
///
/// Where a passage that not everybody may read is not there word for word.
pub fn move_marks(
    old: CodedTranscript<'_>,
    new: BareTranscript<'_>,
    beside: &FxHashSet<usize>,
) -> Result<MovedMarks, StudyRefusal> {
    let marks = marks::old_marks(old);
    let braces: Vec<Span> = marks.iter().filter_map(|mark| mark.braces.as_ref()).map(|braces| braces.span).collect();
    let body = front_matter::split(old.text, &old.entry.path).value.body;
    let signs = signs(old, &marks);
    let before = said(old.parts, &signs, FileText { text: old.text, body, braces: &braces });
    let after = said(new.parts, &signs, FileText { text: new.text, body: new.body, braces: &[] });
    let alignment = Alignment::new(&before.words, &after.words);
    let mut placed: Vec<Option<Placed>> =
        marks.iter().map(|mark| place::place(&before.words_in(mark), &alignment, &before, &after)).collect();
    place::one_passage_each(&marks, &before, &mut placed);
    refuse_limited(old, &marks, &placed)?;
    let texts = marks::Written::new(old, new, &after, &marks, &placed, beside)?;
    let fates = fates(&old.entry.kind.quotes, &marks, &placed);
    let both = second::BothTranscripts { before: &before, after: &after, alignment: &alignment };
    let again = second::moved(old, both)?;
    let notes = texts.notes.into_iter().chain(again.notes).collect();
    Ok(MovedMarks { interview: texts.interview, list: texts.list, second: again.changed, fates, notes })
}

/// What is looked for as words are because somebody has marked nothing but it.
fn signs(old: CodedTranscript<'_>, marks: &[OldMark]) -> Signs {
    let again = old.entry.kind.coded_again.iter().flat_map(|again| &again.codings).flat_map(|coding| &coding.quotes);
    Signs::of(marks.iter().map(|mark| mark.text.as_str()).chain(again.map(|quote| quote.text.as_str())))
}

fn fates(quotes: &[Quote], marks: &[OldMark], placed: &[Option<Placed>]) -> Vec<QuoteFate> {
    let mut fates = vec![QuoteFate::NotFound; quotes.len()];
    for (mark, placed) in marks.iter().zip(placed) {
        if let (Some(quote), Some(placed)) = (mark.quote, placed) {
            fates[quote] = match placed.fit {
                Fit::Same => QuoteFate::Same,
                Fit::Elsewhere => QuoteFate::Elsewhere,
                Fit::Similar => QuoteFate::Similar,
            };
        }
    }
    fates
}

/// A passage that not everybody may read must be found word for word in its place: a word beside it would be let out, and so would
/// what a recognizer made of it where it was, if the same words stood elsewhere.
fn refuse_limited(old: CodedTranscript<'_>, marks: &[OldMark], placed: &[Option<Placed>]) -> Result<(), StudyRefusal> {
    let lost = marks
        .iter()
        .zip(placed)
        .find(|(mark, placed)| mark.is_limited && placed.as_ref().is_none_or(|placed| placed.fit != Fit::Same));
    let Some((mark, _)) = lost else { return Ok(()) };
    let line = 1 + old.text[..mark.span.range().start].matches('\n').count();
    Err(StudyRefusal::asked(format!(
        "a passage that not everybody may read, in line {line} of {}, is not in its place in the new transcript word for word: give \
         it the words of the old one there, or take `for=` away first; nothing was changed",
        old.entry.path
    )))
}

impl SaidWords {
    /// The words of a mark, by their numbers.
    fn words_in(&self, mark: &OldMark) -> std::ops::Range<usize> {
        let inside: Vec<usize> = match mark.quote {
            Some(quote) => self.of_quote(quote),
            None => self.within(mark.span),
        };
        match (inside.first(), inside.last()) {
            (Some(first), Some(last)) => *first..last + 1,
            _ => 0..0,
        }
    }
}
