//! Where one term stands in the whole study: the lists of all interviews put together, as they will lie in the index.
//!
//! Comes in: the documents of one interview after the other. Goes out: [`WrittenTermLists`]. Does not know: the term, shards.

use crate::search::format::{DocumentCode, LISTS};
use crate::search::integers::{self, Integers};

/// A stretch of a list: the documents of some groups, each behind how many groups are left out before it.
#[derive(Debug, Default)]
pub(super) struct ListBlock {
    pub(super) text: Vec<u8>,
    /// The first group of it.
    pub(super) first_group: u32,
    /// The group behind the last.
    next_group: u32,
}

/// The lists of a term.
#[derive(Debug, Default)]
pub(super) struct WrittenTermLists {
    quotes: ListBlock,
    entries: ListBlock,
    /// In blocks of about a size.
    pub(super) turns: Vec<ListBlock>,
}

impl WrittenTermLists {
    /// Adds the documents of a group, which is behind all that were added; turns in blocks of about a size.
    pub(super) fn add(&mut self, group: u32, [quotes, entries, turns]: [&[u8]; LISTS], size: usize) {
        self.quotes.add(group, quotes);
        self.entries.add(group, entries);
        if turns.is_empty() {
            return;
        }
        match self.turns.last_mut().filter(|block| block.text.len() + turns.len() <= size) {
            Some(block) => block.add(group, turns),
            None => {
                let mut block = ListBlock::default();
                block.add(group, turns);
                self.turns.push(block);
            }
        }
    }

    /// Quotes and entries with a semicolon between them, if there are any.
    pub(super) fn first(&self) -> Option<Vec<u8>> {
        let lists = [self.quotes.text.as_slice(), &self.entries.text];
        lists.iter().any(|list| !list.is_empty()).then(|| lists.join(&b';'))
    }
}

impl ListBlock {
    fn add(&mut self, group: u32, documents: &[u8]) {
        if documents.is_empty() {
            return;
        }
        if self.text.is_empty() {
            self.first_group = group;
        }
        integers::write(&mut self.text, u64::from(group + 1 - self.next_group));
        self.text.extend_from_slice(documents);
        self.next_group = group + 1;
    }

    /// The best score of its turns, without what is the same for all, where a turn has so many words on average.
    pub(super) fn best_turn(&self, average: u64) -> u64 {
        let mut numbers = Integers::new(&self.text);
        let mut best = 0;
        while numbers.next().is_some() {
            let mut next = || numbers.next().unwrap_or(0);
            for _ in 0..next() {
                let [_, code, count] = [next(), next(), next()];
                for _ in 0..count {
                    next();
                }
                let code = DocumentCode(u32::try_from(code).expect("it was written as such a number"));
                best = best.max(score(count, u64::from(code.length()), average));
            }
        }
        best
    }
}

/// What so many occurrences are worth in a turn of a length, times 1024.
fn score(count: u64, length: u64, average: u64) -> u64 {
    let frequency = count * 16 * 4;
    let against = 77 * (average + length) / (2 * average);
    frequency * 141 * 1024 / ((frequency + against) * 64)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Documents as a group has them: how many, then of each what is left out before it, its length, how often, and where.
    fn documents(numbers: &[u64]) -> Vec<u8> {
        integers::list(numbers.iter().copied()).into_bytes()
    }

    #[test]
    fn groups_follow_each_other_and_turns_lie_in_blocks() {
        let (once, twice) = (documents(&[1, 4, 2, 1, 7]), documents(&[1, 0, 2, 2, 0, 3]));
        let mut lists = WrittenTermLists::default();
        lists.add(2, [b"", b"", once.as_slice()], 11);
        lists.add(3, [b"", b"", twice.as_slice()], 11);
        lists.add(7, [&once, b"", &once], 11);
        let numbers = |block: &ListBlock| Integers::new(&block.text).collect::<Vec<_>>();
        // A group is written as how many are left out before it, and one.
        assert_eq!(
            lists.turns.iter().map(numbers).collect::<Vec<_>>(),
            [vec![3, 1, 4, 2, 1, 7], vec![4, 1, 0, 2, 2, 0, 3], vec![8, 1, 4, 2, 1, 7]]
        );
        assert_eq!(lists.turns.iter().map(|block| block.first_group).collect::<Vec<_>>(), [2, 3, 7]);
        // A length of code 2 is 4 words, as many as are average here: against is 77, and 64 · 141 · 1024 / (141 · 64) = 1024.
        assert_eq!(lists.turns[0].best_turn(4), 1024);
        // Twice: 128 · 141 · 1024 / (205 · 64) = 1408.6.
        assert_eq!(lists.turns[1].best_turn(4), 1408);
        assert_eq!(lists.first().as_deref(), Some([b"I".as_slice(), &once, b";"].concat().as_slice()));
    }

    #[test]
    fn turns_that_fit_into_a_block_share_it() {
        let turn = documents(&[1, 0, 2, 1, 0]);
        let mut lists = WrittenTermLists::default();
        for group in 1..4 {
            lists.add(group, [b"", b"", turn.as_slice()], 12);
        }
        // A group takes six letters, so that two are in a block of about twelve.
        let numbers: Vec<Vec<u64>> = lists.turns.iter().map(|block| Integers::new(&block.text).collect()).collect();
        assert_eq!(numbers, [vec![2, 1, 0, 2, 1, 0, 1, 1, 0, 2, 1, 0], vec![4, 1, 0, 2, 1, 0]]);
        assert_eq!(lists.first(), None);
    }
}
