//! Slips of who types: the term that is one letter off.
//!
//! Comes in: a word that no term matches. Goes out: the most frequent term with one letter more, less or other, or with two
//! neighbours the other way round. Does not know: whether it was a slip.

use super::reader::{IndexError, IndexReader};
use super::resolve::by_frequency;
use super::term_shard::TermEntry;

/// Shorter words have no slips: too many others are one letter off.
const SHORTEST: usize = 4;

impl IndexReader<'_> {
    /// The term that is one letter off. It begins with the first letter of the word, or with its second.
    pub(super) fn slip(&self, word: &str) -> Result<Option<TermEntry>, IndexError> {
        let letters: Vec<char> = word.chars().collect();
        if letters.len() < SHORTEST {
            return Ok(None);
        }
        let mut near: Vec<TermEntry> = Vec::new();
        for first in &letters[..2] {
            for shard in self.shards_with(&first.to_string())? {
                let begun = shard.entries.iter().filter(|entry| entry.term.starts_with(*first));
                near.extend(begun.filter(|entry| is_one_off(&letters, &entry.term)).cloned());
            }
        }
        Ok(near.into_iter().min_by(by_frequency))
    }
}

/// Whether a term is one letter off a word.
fn is_one_off(word: &[char], term: &str) -> bool {
    // No letter has more bytes.
    if term.len() > (word.len() + 1) * 4 {
        return false;
    }
    let other: Vec<char> = term.chars().collect();
    let same = word.iter().zip(&other).take_while(|(a, b)| a == b).count();
    let (a, b) = (&word[same..], &other[same..]);
    match (a, b) {
        ([], []) => false,
        ([], [_]) | ([_], []) => true,
        ([], _) | (_, []) => false,
        ([_, after @ ..], [_, other @ ..]) => {
            let is_swapped = after.first() == b.first()
                && other.first() == a.first()
                && !after.is_empty()
                && !other.is_empty()
                && after[1..] == other[1..];
            is_swapped || after == other || after == b || a == other
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_letter_off_is_one_more_one_less_another_or_two_the_other_way_round() {
        let is_off = |word: &str, term: &str| is_one_off(&word.chars().collect::<Vec<_>>(), term);
        for term in [
            "tickets", "tcket", "ticke", "ttcket", "itcket", "tikcet", "ticekt", "tickte", "xticket", "icket", "tickat",
        ] {
            assert!(is_off("ticket", term), "{term}");
        }
        for term in ["ticket", "tick", "ticketss", "itkcet", "tockat", "", "ticktes"] {
            assert!(!is_off("ticket", term), "{term}");
        }
    }
}
