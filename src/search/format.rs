//! The form of an index: what those who write its files and those who read them have to agree on.
//!
//! Comes in: nothing, or a number as it is written. Goes out: constants, [`DocumentList`] and [`DocumentCode`]. Does not know: what
//! is in a file. The scripts of the search page know the same; whoever changes the form counts [`VERSION`] up, here and there.

use super::integers::{LENGTHS, length_code};

/// The version of the form of all files.
pub(super) const VERSION: u32 = 2;

/// What the file that names all others is called in its own text.
pub(super) const MANIFEST: &str = "manifest";

/// How many letters the name of any other file has.
pub(super) const NAME_LETTERS: usize = 10;

/// What a file begins with: a call, so that a page which lies in a folder can load it. Its name follows,
pub(super) const BEFORE_NAME: &str = "cairnSearch(\"";
/// then this and what it says,
pub(super) const BEHIND_NAME: &str = "\",";
/// then this and a line break.
pub(super) const END: &str = ");";

/// In quotes and entries positions below this are those of the head.
pub(super) const HEAD_END: u32 = 64;

/// One of the three lists of documents, each with counts of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DocumentList {
    /// Quotes.
    Quotes,
    /// All that is neither quote nor turn.
    Entries,
    /// Turns.
    Turns,
}

/// How many lists there are.
pub(super) const LISTS: usize = 3;

impl DocumentList {
    /// All of them, in the order in which they are written.
    pub(super) const ALL: [Self; LISTS] = [Self::Quotes, Self::Entries, Self::Turns];
}

/// What is written of a document beside its number, in one number: who speaks in a turn or of which kind a quote is, and about
/// how long it is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct DocumentCode(pub(super) u32);

impl DocumentCode {
    /// Lengths are told apart by so many bits.
    const LENGTH_BITS: u32 = 4;

    /// That of a document with so many words.
    pub(super) fn new(speaker_or_kind: u32, words: u32) -> Self {
        Self((speaker_or_kind << Self::LENGTH_BITS) + u32::from(length_code(words)))
    }

    /// The speaker of a turn by the number among those of its interview, or the number of a quote's kind; of entries 0.
    pub(super) fn speaker_or_kind(self) -> u32 {
        self.0 >> Self::LENGTH_BITS
    }

    /// About how many words the document has.
    pub(super) fn length(self) -> u32 {
        LENGTHS[(self.0 & ((1 << Self::LENGTH_BITS) - 1)) as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_lie_in_the_order_of_their_kinds() {
        assert_eq!(DocumentList::ALL.map(|list| list as usize), [0, 1, 2]);
    }

    #[test]
    fn a_code_says_who_speaks_and_about_how_long() {
        // The lengths are 2, 3, 4 …: 3 is the second, so code 1, and 9999 the last, code 15.
        for (who, words, code, length) in [(0, 2, 0, 2), (1, 3, 17, 3), (7, 9999, 7 * 16 + 15, 512)] {
            let made = DocumentCode::new(who, words);
            assert_eq!((made, made.speaker_or_kind(), made.length()), (DocumentCode(code), who, length));
        }
    }
}
