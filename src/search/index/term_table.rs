//! The distinct terms of one interview, each with a number.
//!
//! Comes in: terms, again and again. Goes out: their numbers, from 0 in the order of the first time. Does not know: what is
//! said of a term.

use rustc_hash::FxHasher;
use std::hash::Hasher;
use std::ops::Range;

/// The terms of one interview. Made for one and cleared for the next, it asks for memory once: there are millions of words.
#[derive(Debug)]
pub(super) struct TermTable {
    /// All terms, one behind the other.
    text: String,
    terms: Vec<Term>,
    /// For each place the number of a term and one, at the first free place behind that of its hash; a power of two of them.
    places: Vec<u32>,
}

#[derive(Debug, Clone, Copy)]
struct Term {
    end: u32,
    key: u64,
}

/// So many bytes are a key of their own, and most words have no more: such terms are the same where their keys are.
const SHORT: usize = 7;

/// A number for a term: its bytes with their count above them, or the hash of a longer one.
fn key(term: &str) -> u64 {
    if term.len() > SHORT {
        return hash(term) | (0xff << 56);
    }
    let bytes = term.bytes().fold(0_u64, |key, byte| key << 8 | u64::from(byte));
    bytes | (term.len() as u64) << 56
}

const FIRST_PLACES: usize = 1 << 12;

impl Default for TermTable {
    fn default() -> Self {
        Self { text: String::new(), terms: Vec::new(), places: vec![0; FIRST_PLACES] }
    }
}

/// The hash of a term, the same in every build.
pub(super) fn hash(term: &str) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(term.as_bytes());
    // Parts are chosen by bits in the middle, and here the highest are the best mixed.
    hasher.finish().rotate_left(26)
}

impl TermTable {
    /// Forgets all terms.
    pub(super) fn clear(&mut self) {
        self.text.clear();
        self.terms.clear();
        self.places.fill(0);
    }

    /// The number of a term.
    pub(super) fn number(&mut self, term: &str) -> usize {
        if self.terms.len() * 2 > self.places.len() {
            self.grow();
        }
        let key = key(term);
        let mask = self.places.len() - 1;
        let mut place = to_place(key, mask);
        loop {
            match self.places[place].checked_sub(1) {
                None => return self.add(term, key, place),
                Some(number) if self.is(number as usize, key, term) => return number as usize,
                Some(_) => place = (place + 1) & mask,
            }
        }
    }

    /// Whether a number is that of a term, given its key.
    fn is(&self, number: usize, key: u64, term: &str) -> bool {
        self.terms[number].key == key && (term.len() <= SHORT || self.get(number) == term)
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.terms.len()
    }

    /// A term by its number.
    pub(super) fn get(&self, number: usize) -> &str {
        &self.text[self.range(number)]
    }

    /// The hash of a term, by its number: the same in every build.
    pub(super) fn hash(&self, number: usize) -> u64 {
        hash(self.get(number))
    }

    fn range(&self, number: usize) -> Range<usize> {
        let start = number.checked_sub(1).map_or(0, |before| self.terms[before].end as usize);
        start..self.terms[number].end as usize
    }

    fn add(&mut self, term: &str, key: u64, place: usize) -> usize {
        self.text.push_str(term);
        let end = u32::try_from(self.text.len()).expect("the words of one interview are less than 4 GiB");
        self.terms.push(Term { end, key });
        self.places[place] = u32::try_from(self.terms.len()).expect("and so is their number");
        self.terms.len() - 1
    }

    fn grow(&mut self) {
        let mask = self.places.len() * 2 - 1;
        self.places.clear();
        self.places.resize(mask + 1, 0);
        for (term, number) in self.terms.iter().zip(1..) {
            let mut place = to_place(term.key, mask);
            while self.places[place] > 0 {
                place = (place + 1) & mask;
            }
            self.places[place] = number;
        }
    }
}

/// The place that a key is looked for at first: its bits are mixed as Knuth does it (The Art of Computer Programming, volume 3, 6.4),
/// by the golden ratio.
fn to_place(key: u64, mask: usize) -> usize {
    let mixed = key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32;
    usize::try_from(mixed).expect("it has 32 bits") & mask
}

#[cfg(test)]
mod tests {
    use super::TermTable;

    #[test]
    fn a_term_has_one_number() {
        let mut table = TermTable::default();
        let terms: Vec<String> = (0..10_000).map(|number| format!("term{number}")).collect();
        for _ in 0..2 {
            for (number, term) in terms.iter().enumerate() {
                assert_eq!(table.number(term), number);
            }
        }
        assert_eq!((table.len(), table.get(9_999), table.get(0)), (10_000, "term9999", "term0"));
        table.clear();
        assert_eq!((table.number("again"), table.len()), (0, 1));
    }

    #[test]
    fn terms_that_are_alike_have_numbers_of_their_own() {
        // At the length where a term is no key of its own any more, with bytes of nothing, and one within another.
        let terms = [
            "",
            "\0",
            "\0\0",
            "a",
            "a\0",
            "\0a",
            "abcdefg",
            "abcdefgh",
            "bcdefgh",
            "\u{ff}\u{ff}\u{ff}",
            "\u{ff}\u{ff}\u{ff}x",
        ];
        let mut table = TermTable::default();
        for _ in 0..2 {
            for (number, term) in terms.iter().enumerate() {
                assert_eq!((table.number(term), table.get(number)), (number, *term));
            }
        }
    }
}
