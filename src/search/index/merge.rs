//! The terms of all interviews, put together.
//!
//! Comes in: the packs of all groups. Goes out: every term with its lists, sorted. Does not know: shards.

use std::cmp::Ordering;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::postings::{PARTS, PostingsPack, count, group_of};
use super::term_lists::WrittenTermLists;
use crate::search::format::LISTS;

/// A term of the study.
#[derive(Debug)]
pub(super) struct StudyTerm<'g> {
    pub(super) term: &'g str,
    /// How many documents of each list have it.
    pub(super) counts: [u64; LISTS],
    /// Where they are.
    pub(super) lists: WrittenTermLists,
}

/// All terms, in the order in which a browser compares texts; the turns of one in blocks of about a size.
pub(super) fn merge(packs: &[PostingsPack], size: usize) -> Vec<StudyTerm<'_>> {
    let parts = (0..PARTS).into_par_iter().with_max_len(1).map(|part| merge_part(packs, part, size));
    let parts: Vec<Vec<StudyTerm<'_>>> = parts.collect();
    let mut terms = Vec::with_capacity(parts.iter().map(Vec::len).sum());
    parts.into_iter().for_each(|part| terms.extend(part));
    terms.par_sort_unstable_by(|a, b| order(a.term, b.term));
    terms
}

/// Reads each pack from its beginning to its end: to look up where one term lies in each of them takes three times as long.
fn merge_part(packs: &[PostingsPack], part: usize, size: usize) -> Vec<StudyTerm<'_>> {
    let mut numbers: FxHashMap<&str, usize> = FxHashMap::default();
    let mut terms: Vec<StudyTerm<'_>> = Vec::new();
    for (pack, number) in packs.iter().zip(0..) {
        for found in pack.part(part) {
            let index = *numbers.entry(found.term).or_insert(terms.len());
            if index == terms.len() {
                terms.push(StudyTerm { term: found.term, counts: [0; LISTS], lists: WrittenTermLists::default() });
            }
            let term = &mut terms[index];
            term.lists.add(group_of(number), found.lists, size);
            term.counts.iter_mut().zip(found.lists).for_each(|(sum, list)| *sum += count(list));
        }
    }
    terms
}

/// Compares two terms as a browser does, by their 16-bit units.
pub(super) fn order(a: &str, b: &str) -> Ordering {
    if a.is_ascii() && b.is_ascii() { a.cmp(b) } else { a.encode_utf16().cmp(b.encode_utf16()) }
}

#[cfg(test)]
mod tests {
    use super::order;

    #[test]
    fn terms_are_in_the_order_of_their_16_bit_units() {
        // The units of a character above U+FFFF begin with D8xx, before those from U+E000 on.
        let mut terms = ["\u{fb50}", "🚀", "日", "b", "ab", "é"];
        terms.sort_by(|a, b| order(a, b));
        assert_eq!(terms, ["ab", "b", "é", "日", "🚀", "\u{fb50}"]);
    }
}
