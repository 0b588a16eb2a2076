//! What is asked, and how much is said: the sentences of interviewers that end in a question mark, the words of turns.
//!
//! Comes in: a parsed document and its turns. Goes out: [`Asked`] and counts. Does not know: what a good question is.

use std::ops::Range;

use crate::base::span::Span;
use crate::content::interview::voices::Voices;
use crate::content::interview::{Asked, SpeakerRole, Turn};
use crate::markdown::document::Document;

/// Counts the words of each turn, without its label and what is hidden in it. `hidden` is sorted and apart from each other.
pub(super) fn count_words(text: &str, hidden: &[Span], turns: &mut [Turn]) {
    let bytes = text.as_bytes();
    let mut hidden = hidden.iter().peekable();
    for turn in turns {
        let said = turn.words_range();
        let mut words = begun_words(&bytes[said.clone()]);
        while let Some(mark) = hidden.next_if(|mark| mark.range().start < said.end) {
            let mark = mark.range().start.max(said.start)..mark.range().end.min(said.end);
            if !mark.is_empty() {
                let (lost, found) = words_changed(&bytes[said.clone()], mark.start - said.start..mark.end - said.start);
                words = (words + found).saturating_sub(lost);
            }
        }
        turn.words = u32::try_from(words).unwrap_or(u32::MAX);
    }
}

/// How many words that begin in a text do not where a stretch of it is hidden, and how many begin only then.
fn words_changed(text: &[u8], hidden: Range<usize>) -> (usize, usize) {
    let is_gap = |at: Option<&u8>| at.is_none_or(|byte| *byte <= b' ');
    let follows_gap = is_gap(hidden.start.checked_sub(1).map(|before| &text[before]));
    let goes_on = !follows_gap && !is_gap(text.get(hidden.start));
    let begins_behind = !is_gap(text.get(hidden.end));
    let lost = begun_words(&text[hidden.clone()]) - usize::from(goes_on);
    let began_behind = begins_behind && is_gap(text.get(hidden.end - 1));
    (lost + usize::from(began_behind), usize::from(begins_behind && follows_gap))
}

/// How many words begin in a text. Bytes are compared without a branch and counted in bytes, so that the compiler can take
/// many at a time: a transcript is counted in microseconds.
fn begun_words(text: &[u8]) -> usize {
    const FITS_A_BYTE: usize = u8::MAX as usize;
    let Some((first, rest)) = text.split_first() else { return 0 };
    let pairs = text[..rest.len()].chunks(FITS_A_BYTE).zip(rest.chunks(FITS_A_BYTE));
    let begun = pairs.map(|(before, at)| {
        let begins = before.iter().zip(at).map(|(before, at)| u8::from(*before <= b' ') & u8::from(*at > b' '));
        usize::from(begins.sum::<u8>())
    });
    usize::from(*first > b' ') + begun.sum::<usize>()
}

/// The questions of interviewers. What they quote of others, `"why?"`, is none of theirs.
pub(super) fn questions(document: &Document<'_>, hidden: &[Span], voices: &Voices) -> Vec<Asked> {
    let text = document.text();
    let mut questions = Vec::new();
    for (index, turn) in voices.turns.iter().enumerate() {
        if voices.speakers[turn.speaker].role != SpeakerRole::Interviewer {
            continue;
        }
        let said = turn.words_range();
        let first = said.start;
        let mut from = first;
        let mut quotation = Quotation::default();
        for mark in memchr::memchr_iter(b'?', &text.as_bytes()[said]) {
            let mark = first + mark;
            let before = std::mem::replace(&mut from, mark + 1)..mark;
            quotation.go_on(&text[before.clone()]);
            // Behind the mark of a quotation, an address or emphasis something else goes on.
            let next = text[from..].chars().next().unwrap_or(' ');
            let ends_here = next.is_whitespace() || ")].,;-–—…<\\".contains(next);
            if !ends_here || quotation.is_open() || !document.is_text_at(mark) {
                continue;
            }
            let begins = behind_times(text, sentence_start(text, before.start, mark)..mark, voices);
            if begins < mark {
                let span = Span::new(begins, from);
                questions.push(Asked { turn: index, span, text: document.plain(span, hidden) });
            }
        }
    }
    questions.shrink_to_fit();
    questions
}

/// Whether somebody else is being quoted, in the paragraph that is read.
#[derive(Default)]
struct Quotation {
    straight: bool,
    typographic: bool,
}

impl Quotation {
    fn is_open(&self) -> bool {
        self.straight || self.typographic
    }

    fn go_on(&mut self, text: &str) {
        /// All typographic quotation marks begin with it.
        const FIRST_OF_MARK: u8 = 0xE2;
        for at in memchr::memchr3_iter(b'"', FIRST_OF_MARK, b'\n', text.as_bytes()) {
            let rest = &text[at..];
            if rest.starts_with('"') {
                self.straight = !self.straight;
            } else if rest.starts_with(['“', '„']) {
                self.typographic = true;
            } else if rest.starts_with('”') {
                self.typographic = false;
            } else if rest.starts_with('\n') && text[..at].trim_end_matches('\r').ends_with('\n') {
                *self = Self::default();
            }
        }
    }
}

/// The first letter of a sentence behind the times that it begins with: they are no words of it.
fn behind_times(text: &str, sentence: Range<usize>, voices: &Voices) -> usize {
    let mut from = sentence.start;
    while let Some(time) = voices.time_around(from) {
        from = first_letter(text, time.span.range().end..sentence.end);
    }
    from
}

/// Where the first letter or digit of a stretch stands; its end where it has none.
fn first_letter(text: &str, within: Range<usize>) -> usize {
    within.start + text[within.clone()].find(char::is_alphanumeric).unwrap_or(within.len())
}

/// Where the sentence that ends at a place begins: behind the last end of a sentence or of a paragraph before it. No other
/// question ends between the two places. Looks back from the end, so it costs as much as the sentence is long.
fn sentence_start(text: &str, from: usize, end: usize) -> usize {
    /// `…` ends with it, and few other letters.
    const LAST_OF_ELLIPSIS: u8 = 0xA6;
    let before = &text[from..end];
    let behind = |at: usize| behind_end(before, at + 1);
    let marks = memchr::memchr3_iter(b'.', b'!', b'\n', before.as_bytes()).rev().find_map(behind);
    let ellipses = memchr::memchr_iter(LAST_OF_ELLIPSIS, before.as_bytes()).rev().find_map(behind);
    let start = marks.max(ellipses).unwrap_or(0);
    first_letter(text, from + start..end)
}

/// Behind the white space that ends a sentence, where one ends with the character before a place: a mark may have brackets
/// and quotation marks behind it, and a paragraph ends with its second line end.
fn behind_end(text: &str, at: usize) -> Option<usize> {
    let (before, after) = text.split_at_checked(at)?;
    match before.chars().next_back()? {
        '\n' => before[..at - 1].trim_end_matches('\r').ends_with('\n').then_some(at),
        '.' | '!' | '…' => {
            let rest = after.trim_start_matches(['"', '”', ')', '\'', '’', ']', '*']);
            let space = rest.chars().next().filter(|c| c.is_whitespace())?;
            Some(text.len() - rest.len() + space.len_utf8())
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::path::SourcePath;
    use crate::content::Name;
    use crate::content::interview::meta::Hearers;
    use crate::content::interview::{Meta, transcript};

    fn read(text: &str) -> transcript::ParsedTranscript {
        let hearers = Hearers { interviewers: vec![Name::new("Mira".to_owned(), 0..0)], ..Hearers::default() };
        let meta = Meta { hearers, ..Meta::default() };
        let path = SourcePath::new("content/interviews/p07.md");
        let lists = transcript::TranscriptLists { own: &[], again: &[] };
        transcript::read(Document::parse(text, 0), &path, &meta, "P07", lists).value
    }

    fn asked_without_times(words: &str) -> Vec<String> {
        let questions = read(&format!("**Mira:** {words}\n\n**P07:** And you?\n")).script.questions;
        questions.into_iter().map(|asked| asked.text).collect()
    }

    fn asked(words: &str) -> Vec<String> {
        let text = format!("**Mira:** {words}\n\n**P07:** And you?\n");
        let transcript = read(&text);
        for asked in &transcript.script.questions {
            assert!(text[asked.span.range()].ends_with('?'), "{asked:?}");
            assert_eq!(Document::parse(&text, 0).plain(asked.span, &[]), asked.text);
        }
        transcript.script.questions.into_iter().map(|asked| asked.text).collect()
    }

    #[test]
    fn a_question_is_one_sentence_of_an_interviewer() {
        assert_eq!(asked("I see. Who was *there*? And when?"), ["Who was there?", "And when?"]);
        assert_eq!(asked("So... what did you do?\n\nNext\none. Fine?"), ["what did you do?", "Fine?"]);
        assert_eq!(asked("First\n\nwhat happened?"), ["what happened?"]);
        assert_eq!(asked("\\[03:49\\] No. [05:00] How so?"), ["How so?"]);
        assert_eq!(asked_without_times("Well. [05:00] [05:01]\n\n[05:02] (How [05:03] so [05:04]?"), ["How so?"]);
        assert_eq!(asked_without_times("Well. [05:00]\n\n[05:01]\n\n[05:02]?"), [] as [&str; 0]);
        assert_eq!(asked("He said (and I quote.) What now?"), ["What now?"]);
    }

    #[test]
    fn what_others_asked_is_not_asked() {
        assert_eq!(asked("People say \"Why would you?\" and `a?` and <https://e.example/?> a lot."), [] as [&str; 0]);
        assert_eq!(asked("?? !?"), [] as [&str; 0]);
        assert_eq!(asked("He said, “Why did you? I’d like to know.” And you?"), ["And you?"]);
        assert_eq!(asked("He said, \"Why did you? No.\" And you?\n\n\"Odd. Or?"), ["And you?"]);
    }

    #[test]
    fn words_are_counted_without_labels_and_marks() {
        let words = |text: &str| read(text).script.turns.iter().map(|turn| turn.words).collect::<Vec<_>>();
        assert_eq!(words("**Mira:** How did it go?\n\n**P07:** It took\ntwo weeks.\n\nSo.\n"), [4, 5]);
        let marked =
            "**P07:** [It took two weeks.]{.toil #two-weeks freq=monthly} So [it]{.a} goes\n\n**Mira:** Yes.\n";
        assert_eq!(words(marked), [7, 1]);
        let timed = "**P07:** [00:03] [00:05] [It [took]{.a}](b.md) [00:07]\n\n[00:08]\n\n[two [00:09]weeks[00:10], \\[00:11\\]]{.a}\n";
        assert_eq!(words(timed), [4]);
        assert_eq!(words(""), [] as [u32; 0]);
    }
}
