//! Where a transcript comes from when its page is made: a study does not hold the words of all its interviews.
//!
//! Comes in: an interview as it was read. Goes out: its text, with how that becomes HTML. Does not know: whether the text was
//! kept or is read again.

use std::borrow::Cow;
use std::fmt::Debug;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;

use crate::base::fold;
use crate::base::hash::{Digest, Hasher};
use crate::content::Entry;
use crate::content::interview::{Interview, Script, Slot};
use crate::content::limits::LimitId;
use crate::diagnostic::Diagnostic;
use crate::markdown::html::{Edge, Piece};
use crate::release::ReleasedFile;

/// Who has the transcripts.
pub trait Transcripts: Debug + Sync {
    /// An interview's transcript. The error is a complaint: it is gone, or no longer what was read.
    fn transcript<'a>(&'a self, interview: &'a Entry<Interview>) -> Result<Transcript<'a>, Box<Diagnostic>>;

    /// What stands for an interview's text and all that was made of it.
    fn digest(&self, interview: &Entry<Interview>) -> Digest;
}

/// A transcript as it is needed for its page.
#[derive(Debug)]
pub struct Transcript<'a> {
    /// The file's text.
    pub text: Cow<'a, str>,
    /// How it becomes HTML.
    pub script: Cow<'a, Script>,
}

/// Something in a transcript that has its place in time, or gives one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ShownPlace {
    /// A turn begins.
    Turn {
        /// Who speaks, by the number among the speakers of the interview.
        speaker: usize,
        /// The time in its label, in milliseconds.
        label_ms: Option<u64>,
    },
    /// A time stands between the words, in milliseconds.
    Time(u64),
    /// A quote begins, by its number among all that the file has.
    Quote(usize),
}

impl Transcript<'_> {
    /// The places of a transcript, each with how many bytes of words are shown before it, and how many are shown in all:
    /// what is withheld has no length.
    pub fn places(&self, withholds: impl Fn(LimitId) -> bool) -> (Vec<(usize, ShownPlace)>, usize) {
        let (mut places, mut shown, mut hides, mut in_tag) = (Vec::new(), 0, false, false);
        for piece in self.script.body.pieces(&self.text) {
            match piece {
                Piece::Edge(Edge::LimitStart(limit) | Edge::LimitedNote(limit)) => {
                    hides = withholds(LimitId::from_number(limit));
                }
                Piece::Edge(Edge::LimitEnd) => hides = false,
                Piece::Words(html) | Piece::Html(html) if !hides => shown += words(html, &mut in_tag),
                Piece::Slot(slot, _) => places.extend(self.place(slot, hides).map(|place| (shown, place))),
                Piece::Words(_) | Piece::Html(_) | Piece::Edge(_) => {}
            }
        }
        (places, shown)
    }

    fn place(&self, slot: &Slot, hides: bool) -> Option<ShownPlace> {
        match *slot {
            Slot::TurnStart(turn) => {
                let turn = &self.script.turns[turn as usize];
                Some(ShownPlace::Turn { speaker: turn.speaker, label_ms: turn.label_ms })
            }
            Slot::Time(moment) if !hides => Some(ShownPlace::Time(self.script.moments[moment as usize].ms)),
            Slot::QuoteStart { quote, first: true } => Some(ShownPlace::Quote(quote as usize)),
            Slot::Time(_) | Slot::QuoteStart { .. } | Slot::TurnEnd | Slot::QuoteEnd { .. } | Slot::Link(_) => None,
        }
    }

    /// The digest of the words that may be shown of its file.
    pub fn digest_of_shown(&self, file: ReleasedFile<'_>) -> Digest {
        let (mut hasher, mut hides) = (Hasher::new(), false);
        for piece in self.script.body.pieces(&self.text) {
            match piece {
                Piece::Edge(Edge::LimitStart(limit) | Edge::LimitedNote(limit)) => {
                    hides = file.withholds(LimitId::from_number(limit));
                }
                Piece::Edge(Edge::LimitEnd) => hides = false,
                Piece::Words(html) | Piece::Html(html) if !hides => hasher.bytes(html.as_bytes()),
                Piece::Words(_) | Piece::Html(_) | Piece::Slot(..) | Piece::Edge(_) => {}
            }
        }
        hasher.finish()
    }
}

/// How many bytes of some HTML are words; it may begin and end within a tag.
fn words(html: &str, in_tag: &mut bool) -> usize {
    let (mut rest, mut words) = (html, 0);
    while !rest.is_empty() {
        let edge = memchr::memchr(if *in_tag { b'>' } else { b'<' }, rest.as_bytes());
        let (part, behind) = rest.split_at(edge.unwrap_or(rest.len()));
        if !*in_tag {
            words += letters_in_form(part);
        }
        *in_tag ^= edge.is_some();
        rest = behind.get(1..).unwrap_or_default();
    }
    words
}

/// The same of a text however it was typed: an accent that stands apart, what nobody sees, and spaces of any kind have no length.
fn letters_in_form(text: &str) -> usize {
    let (mut rest, mut count) = (text, 0);
    loop {
        let ascii = rest.bytes().position(|byte| !byte.is_ascii()).unwrap_or(rest.len());
        count += letters(&rest.as_bytes()[..ascii]);
        rest = &rest[ascii..];
        let Some(c) = rest.chars().next() else { return count };
        count += length_in_form(c);
        rest = &rest[c.len_utf8()..];
    }
}

/// How many bytes a character beyond ASCII has without its accents; nothing where it is a space, an accent, or unseen.
fn length_in_form(c: char) -> usize {
    let is_seen = |c: &char| !c.is_whitespace() && !fold::is_unseen(*c) && canonical_combining_class(*c) == 0;
    // The parts of a syllable of Hangul are one letter with the first.
    let is_joined = |c: &char| matches!(c, '\u{1160}'..='\u{11ff}');
    std::iter::once(c).nfd().filter(|c| is_seen(c) && !is_joined(c)).map(char::len_utf8).sum()
}

/// How many bytes of a text are neither white space nor a `>`. Counted without a branch and in bytes, of which as many as fit
/// into one, so that the processor compares many at once.
fn letters(text: &[u8]) -> usize {
    let count = |few: &[u8]| few.iter().map(|byte| u8::from((*byte > b' ') & (*byte != b'>'))).sum::<u8>();
    text.chunks(usize::from(u8::MAX)).map(|few| usize::from(count(few))).sum()
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn long_words_are_counted_to_their_end() {
        assert_eq!(words(&format!("{} > {}", "a".repeat(1000), "é".repeat(300)), &mut false), 1300);
    }

    /// However they are typed: the letter counts, and nothing else of it.
    #[test]
    fn how_words_are_typed_changes_no_length() {
        for (one, other) in [
            ("schön", "scho\u{308}n"),
            ("José", "Jos\u{200b}é"),
            ("a b", "a\u{a0}\u{3000}b"),
            ("각", "\u{1100}\u{1161}\u{11a8}"),
            ("ệ", "e\u{302}\u{323}"),
        ] {
            assert_eq!(words(one, &mut false), words(other, &mut false), "{one}");
        }
        assert_eq!(words("日本 が", &mut false), 9);
    }

    #[test]
    fn words_are_what_stands_outside_tags() {
        let mut in_tag = false;
        let counts = ["a <b>cd</b>\n", "<a title=\"e", " f\">g", " > ", ""].map(|html| words(html, &mut in_tag));
        assert_eq!(counts, [3, 0, 1, 0, 0]);
        assert!(!in_tag);
    }
}
