//! Slips of who types: the term that is one letter off, or the forms of a stem that is.
//!
//! Comes in: a word that no term matches. Goes out: the most frequent term with one letter more, less or other, or with two
//! neighbours the other way round. Does not know: whether it was a slip. `search-terms.js` does the same.

use super::reader::{IndexError, IndexReader};
use super::resolve::{SHORTEST_STEM, by_frequency};
use super::term_shard::{TermEntry, TermShard};

/// Shorter words have no slips: too many others are one letter off.
const SHORTEST: usize = 4;

impl IndexReader<'_> {
    /// The term that is one letter off; where none is, the forms of a stem that is, the most frequent first: who types `deplyo` may
    /// find `deploys`. They begin with the first letter of the word, or with its second.
    pub(super) fn slip(&self, word: &str) -> Result<Vec<TermEntry>, IndexError> {
        let letters: Vec<char> = word.chars().collect();
        if letters.len() < SHORTEST {
            return Ok(Vec::new());
        }
        let (mut near, mut families): (Vec<TermEntry>, Vec<Vec<TermEntry>>) = (Vec::new(), Vec::new());
        for first in &letters[..2] {
            for shard in self.shards_with(&first.to_string())? {
                let begun = shard.entries.iter().filter(|entry| entry.term.starts_with(*first));
                near.extend(begun.filter(|entry| is_one_off(&letters, &entry.term)).cloned());
                families.extend(near_families(&shard, *first, &letters));
            }
        }
        let families = || families.into_iter().min_by(|a, b| by_frequency(&a[0], &b[0]));
        Ok(near.into_iter().min_by(by_frequency).map(|term| vec![term]).or_else(families).unwrap_or_default())
    }
}

/// The families of a file whose stem begins with a letter and is one letter off a word, the most frequent term of each first.
fn near_families(shard: &TermShard, first: char, letters: &[char]) -> Vec<Vec<TermEntry>> {
    let is_near = |stem: &str| {
        stem.starts_with(first) && stem.chars().nth(SHORTEST_STEM - 1).is_some() && is_one_off(letters, stem)
    };
    let near = (1..).zip(&shard.stems).filter(|(_, stem)| is_near(stem));
    let families = near.map(|(family, _)| {
        let mut members: Vec<TermEntry> = shard.members(family).cloned().collect();
        members.sort_by(by_frequency);
        members
    });
    families.filter(|members| !members.is_empty()).collect()
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
    // Another number is no slip: it is another year, another ticket.
    let digits = |letters: &[char]| letters.iter().copied().filter(char::is_ascii_digit).collect::<Vec<_>>();
    if digits(a) != digits(b) {
        return false;
    }
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
        for (word, term) in
            [("2025", "2024"), ("1234", "123"), ("1030", "10.31"), ("2042", "2024"), ("inc-1234", "inc-1235")]
        {
            assert!(!is_off(word, term), "{term} is another number than {word}");
        }
        assert!(is_off("1030", "10.30") && is_off("k8ss", "k8s") && is_off("log4k", "log4j"));
        for term in ["ticket", "tick", "ticketss", "itkcet", "tockat", "", "ticktes"] {
            assert!(!is_off("ticket", term), "{term}");
        }
    }
}
