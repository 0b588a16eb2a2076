//! Where words are: lists of documents with positions.
//!
//! Comes in: a list as it is written. Goes out: a [`WordList`]. Does not know: which word it is of.

use crate::search::format::{DocumentCode, LISTS};
use crate::search::integers::Integers;

/// A document: its group, and its number there. They are ordered by both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct DocumentKey {
    pub(super) group: u32,
    pub(super) number: u32,
}

/// The documents that a word is in, in order, with where it is in each.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct WordList {
    pub(super) keys: Vec<DocumentKey>,
    /// Who speaks in each, and how long it is.
    pub(super) codes: Vec<DocumentCode>,
    /// Where the positions in each end, among all.
    ends: Vec<usize>,
    positions: Vec<u32>,
}

impl WordList {
    /// Reads a list.
    pub(super) fn read(text: &str) -> Option<Self> {
        let mut numbers = Integers::new(text);
        let mut next = || numbers.next().and_then(|number| u32::try_from(number).ok());
        let mut list = Self::default();
        // Groups count from the one before the first.
        let mut group = 0_u32;
        let mut is_first = true;
        while let Some(delta) = next() {
            group = group.checked_add(delta)?.checked_sub(u32::from(std::mem::take(&mut is_first)))?;
            let mut number = 0_u32;
            for _ in 0..next()? {
                number = number.checked_add(next()?)?;
                let code = DocumentCode(next()?);
                let mut position = 0_u32;
                for _ in 0..next()? {
                    position = position.checked_add(next()?)?;
                    list.positions.push(position);
                }
                list.close(DocumentKey { group, number }, code);
            }
        }
        Some(list)
    }

    /// Ends a document whose positions have been added.
    fn close(&mut self, key: DocumentKey, code: DocumentCode) {
        self.keys.push(key);
        self.codes.push(code);
        self.ends.push(self.positions.len());
    }

    /// Where the word is in one of the documents.
    pub(super) fn positions(&self, index: usize) -> &[u32] {
        let start = index.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.positions[start..self.ends[index]]
    }

    /// Adds a list of documents that come behind.
    pub(super) fn append(&mut self, other: &Self) {
        let before = self.positions.len();
        self.keys.extend_from_slice(&other.keys);
        self.codes.extend_from_slice(&other.codes);
        self.ends.extend(other.ends.iter().map(|end| before + end));
        self.positions.extend_from_slice(&other.positions);
    }

    /// Where terms stand one behind the other, each so many positions behind the first.
    pub(super) fn phrase(lists: &[&Self], offsets: &[u32]) -> Self {
        let mut found = Self::default();
        let Some((first, others)) = lists.split_first() else { return found };
        let mut cursors = vec![0; others.len()];
        for (index, key) in first.keys.iter().enumerate() {
            let mut is_in_all = true;
            for (list, cursor) in others.iter().zip(&mut cursors) {
                *cursor += list.keys[*cursor..].partition_point(|other| other < key);
                is_in_all &= list.keys.get(*cursor) == Some(key);
            }
            if !is_in_all {
                continue;
            }
            let before = found.positions.len();
            let follows = |position: u32| {
                others.iter().zip(&cursors).zip(&offsets[1..]).all(|((list, cursor), offset)| {
                    position
                        .checked_add(*offset)
                        .is_some_and(|wanted| list.positions(*cursor).binary_search(&wanted).is_ok())
                })
            };
            found.positions.extend(first.positions(index).iter().copied().filter(|position| follows(*position)));
            if found.positions.len() > before {
                found.close(*key, first.codes[index]);
            }
        }
        found
    }
}

/// The lists of a term.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct TermLists(pub(super) [WordList; LISTS]);

/// Reads the lists of quotes and of entries, with a semicolon between them.
pub(super) fn first_lists(text: &str) -> Option<[WordList; 2]> {
    let (quotes, entries) = text.split_once(';')?;
    Some([WordList::read(quotes)?, WordList::read(entries)?])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::integers::list;

    fn read(numbers: &[u64]) -> Option<WordList> {
        WordList::read(&list(numbers.iter().copied()))
    }

    fn key(group: u32, number: u32) -> DocumentKey {
        DocumentKey { group, number }
    }

    #[test]
    fn a_list_is_read() {
        // Group 0: number 3 with code 5, at 64 and 66. Group 2: number 0, code 1, at 7; number 4, code 2, at 0.
        let list = read(&[1, 1, 3, 5, 2, 64, 2, 2, 2, 0, 1, 1, 7, 4, 2, 1, 0]).expect("it is one");
        assert_eq!(list.keys, [key(0, 3), key(2, 0), key(2, 4)]);
        assert_eq!(list.codes, [5, 1, 2].map(DocumentCode));
        assert_eq!([0, 1, 2].map(|index| list.positions(index)), [[64, 66].as_slice(), &[7], &[0]]);
        assert_eq!(read(&[1, 1, 3, 5, 2, 64]), None);
        assert_eq!(read(&[1, u64::MAX]), None);
        assert_eq!(read(&[0]), None);
    }

    #[test]
    fn a_phrase_is_where_terms_follow_each_other() {
        let [one, two] = [
            read(&[2, 2, 0, 0, 2, 3, 6, 1, 0, 1, 5]).expect("it is one"),
            read(&[2, 2, 0, 9, 2, 5, 3, 2, 9, 1, 7]).expect("it is one"),
        ];
        // One: 1.0 at 3 and 9, 1.1 at 5. Two: 1.0 at 5 and 8, 1.2 at 7.
        let found = WordList::phrase(&[&one, &two], &[0, 2]);
        assert_eq!(
            (found.keys.as_slice(), found.codes.as_slice(), found.positions(0)),
            ([key(1, 0)].as_slice(), [DocumentCode(0)].as_slice(), [3].as_slice())
        );
        assert!(WordList::phrase(&[&one, &two], &[0, 1]).keys.is_empty());
    }
}
