//! How well a document answers a query: BM25 in whole numbers, so that every machine comes to the same.
//!
//! Comes in: words with where they are. Goes out: documents that have all of them, with what makes each score. Does not know:
//! filters, texts. `search-score.js` does the same.

use smallvec::SmallVec;

use super::lists::{DocumentKey, WordList};
use super::locate::LocatedWord;
use super::resolve::TermFit;
use crate::search::format::{DocumentCode, DocumentList, HEAD_END};
use crate::search::integers::log;

/// What an occurrence is worth in the head of a quote, of an entry, and in a body, in sixteenths.
const QUOTE_HEAD: u64 = 8;
const ENTRY_HEAD: u64 = 32;
const BODY: u64 = 16;

/// BM25's 1.2 and 2.2 in 64ths.
const SATURATION: u64 = 77;
const GAIN: u64 = 141;
const UNIT: u64 = 64;

/// No documents are longer on average: a broken index says so.
const LONGEST_AVERAGE: u64 = 1 << 32;

/// What words that follow each other are worth.
const CLOSEST: u64 = 64;

/// A word in one list of documents.
#[derive(Debug)]
pub(super) struct ListedWord {
    /// Where it is, in each of its ways.
    pub(super) lists: Vec<ListedOption>,
    /// How many positions it covers.
    pub(super) parts: u32,
    /// In how many documents it is, at most.
    pub(super) df: u64,
    /// How much it tells.
    pub(super) idf: u64,
}

/// One way in which a word is in documents.
#[derive(Debug)]
pub(super) struct ListedOption {
    pub(super) terms: Vec<String>,
    pub(super) fit: TermFit,
    pub(super) list: WordList,
}

/// How often, where and how well a word is in a document.
#[derive(Debug, Default)]
struct WordHits {
    positions: SmallVec<[u32; 8]>,
    best: Option<TermFit>,
    code: DocumentCode,
    /// The ways that are in it.
    options: SmallVec<[usize; 2]>,
}

/// What a word adds to a score.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct WordScore {
    pub(super) fit: TermFit,
    /// Which of its ways are in the document.
    pub(super) options: SmallVec<[usize; 2]>,
    /// How often, in sixteenths.
    pub(super) frequency: u64,
    pub(super) score: u64,
}

/// What makes the score of a document, before what it is counts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct ScoreSum {
    pub(super) words: SmallVec<[WordScore; 2]>,
    /// How close each two neighbours are, in 64ths.
    pub(super) close: SmallVec<[u64; 2]>,
    /// Who speaks, and how long it is.
    pub(super) code: DocumentCode,
    pub(super) total: u64,
}

/// The documents of a list that have all words.
#[derive(Debug)]
pub(super) struct MatchedList {
    /// Which list it is.
    pub(super) list: DocumentList,
    pub(super) words: Vec<ListedWord>,
    pub(super) keys: Vec<DocumentKey>,
    /// How many documents the list has in all, and how long they are on average.
    pub(super) all: (u64, u64),
}

/// How much a word tells that is in so many of all documents.
pub(super) fn idf(all: u64, df: u64) -> u64 {
    let doubled = |number: u64, more: u64| number.saturating_mul(2).saturating_add(more);
    u64::from(log(doubled(all, 2)).saturating_sub(log(doubled(df.min(all), 1))))
}

/// How much the length of a document counts against it.
fn length_term(average: u64, code: DocumentCode) -> u64 {
    let average = average.clamp(1, LONGEST_AVERAGE);
    SATURATION * average.saturating_add(u64::from(code.length())) / (2 * average)
}

fn word_score(idf: u64, fit: TermFit, frequency: u64, length: u64) -> u64 {
    idf * fit.weight() * frequency * 4 * GAIN / ((frequency * 4 + length) * UNIT * 16)
}

/// Each word where it is in one of the lists.
pub(super) fn listed(words: &[LocatedWord], asked: &[(u32, u64)], list: DocumentList, all: u64) -> Vec<ListedWord> {
    let option = |(option, lists): &(super::resolve::WordOption, Vec<super::lists::TermLists>)| {
        let of_terms: Vec<&WordList> = lists.iter().map(|lists| &lists.0[list as usize]).collect();
        let list = if option.is_phrase() {
            WordList::phrase(&of_terms, &option.offsets)
        } else {
            (*of_terms.first()?).clone()
        };
        let terms = option.terms.iter().map(|entry| entry.term.clone()).collect();
        (!list.keys.is_empty()).then_some(ListedOption { terms, fit: option.fit, list })
    };
    let word = |(word, (parts, df)): (&LocatedWord, &(u32, u64))| ListedWord {
        lists: word.options.iter().filter_map(option).collect(),
        parts: *parts,
        df: *df,
        idf: idf(all, *df),
    };
    words.iter().zip(asked).map(word).collect()
}

impl ListedWord {
    /// All documents that it is in, each once, in order.
    fn union(&self) -> Vec<DocumentKey> {
        if let [only] = &self.lists[..] {
            return only.list.keys.clone();
        }
        let mut all: Vec<DocumentKey> = self.lists.iter().flat_map(|option| option.list.keys.iter().copied()).collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    /// Takes documents out that it is in, or that it is not in.
    pub(super) fn retain(&self, keys: &mut Vec<DocumentKey>, wanted: Presence) {
        let own = self.union();
        let mut at = 0;
        keys.retain(|key| {
            at += own[at..].partition_point(|other| other < key);
            (own.get(at) == Some(key)) == (wanted == Presence::In)
        });
    }

    fn hits(&self, key: DocumentKey) -> WordHits {
        let mut hits = WordHits::default();
        for (number, option) in self.lists.iter().enumerate() {
            let Ok(index) = option.list.keys.binary_search(&key) else { continue };
            hits.positions.extend_from_slice(option.list.positions(index));
            hits.best = hits.best.max(Some(option.fit));
            hits.code = option.list.codes[index];
            hits.options.push(number);
        }
        if hits.options.len() > 1 {
            hits.positions.sort_unstable();
            hits.positions.dedup();
        }
        hits
    }
}

/// Whether a word is wanted in a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Presence {
    /// It is.
    In,
    /// It must not be.
    Out,
}

impl MatchedList {
    /// Finds the documents that have all words and none that is excluded.
    pub(super) fn new(list: DocumentList, words: Vec<ListedWord>, excluded: &[ListedWord], all: (u64, u64)) -> Self {
        let mut order: Vec<&ListedWord> = words.iter().collect();
        order.sort_by_key(|word| word.lists.iter().map(|option| option.list.keys.len()).sum::<usize>());
        let mut keys = order.first().map(|word| word.union()).unwrap_or_default();
        order.iter().skip(1).for_each(|word| word.retain(&mut keys, Presence::In));
        excluded.iter().for_each(|word| word.retain(&mut keys, Presence::Out));
        Self { list, words, keys, all }
    }

    /// What makes the score of a document.
    pub(super) fn score(&self, key: DocumentKey) -> ScoreSum {
        let mut sum = ScoreSum::default();
        let mut before: Option<(WordHits, u32)> = None;
        for word in &self.words {
            let hits = word.hits(key);
            let Some(fit) = hits.best else { continue };
            let frequency = self.frequency(&hits.positions);
            let score = word_score(word.idf, fit, frequency, length_term(self.all.1, hits.code));
            sum.words.push(WordScore { fit, options: hits.options.clone(), frequency, score });
            (sum.code, sum.total) = (hits.code, sum.total + score);
            if let Some((before, parts)) = &before {
                let gap = self.gap(&before.positions, &hits.positions, *parts);
                sum.close.push(gap.map_or(0, |gap| CLOSEST / (1 + u64::from(gap))));
            }
            before = Some((hits, word.parts));
        }
        let pairs = CLOSEST * sum.close.len() as u64;
        let together = sum.total * (pairs + sum.close.iter().sum::<u64>());
        ScoreSum { total: together.checked_div(pairs).unwrap_or(sum.total), ..sum }
    }

    fn is_head(&self, position: u32) -> bool {
        self.list != DocumentList::Turns && position < HEAD_END
    }

    fn frequency(&self, positions: &[u32]) -> u64 {
        let head = match self.list {
            DocumentList::Quotes => QUOTE_HEAD,
            DocumentList::Entries => ENTRY_HEAD,
            // They have no head.
            DocumentList::Turns => BODY,
        };
        positions.iter().map(|position| if self.is_head(*position) { head } else { BODY }).sum()
    }

    /// How far apart two words are where they are nearest; nothing where one is in the head and the other in the body.
    fn gap(&self, before: &[u32], after: &[u32], parts: u32) -> Option<u32> {
        let mut at = 0;
        let gaps = before.iter().flat_map(|position| {
            at += after[at..].partition_point(|other| other < position);
            let is_near = |other: &&u32| self.is_head(**other) == self.is_head(*position);
            let behind = after.get(at).filter(is_near).map(|other| (other - position).saturating_sub(parts));
            let ahead = at.checked_sub(1).map(|at| &after[at]).filter(is_near).map(|other| position - other);
            [behind, ahead]
        });
        gaps.flatten().min()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::integers::list;

    /// A word at places `(group, number, code, positions)`, which are in order.
    fn word(idf: u64, fit: TermFit, documents: &[(u64, u64, u64, &[u64])]) -> ListedWord {
        let (mut numbers, mut before) = (Vec::new(), None);
        for (group, number, code, positions) in documents {
            numbers.extend([
                before.map_or(group + 1, |before| group - before),
                1,
                *number,
                *code,
                positions.len() as u64,
            ]);
            let starts = std::iter::once(&0).chain(*positions);
            numbers.extend(positions.iter().zip(starts).map(|(position, start)| position - start));
            before = Some(group);
        }
        let list = WordList::read(&list(numbers)).expect("it is one");
        ListedWord { lists: vec![ListedOption { terms: Vec::new(), fit, list }], parts: 1, df: 1, idf }
    }

    fn key(group: u32, number: u32) -> DocumentKey {
        DocumentKey { group, number }
    }

    #[test]
    fn scores_are_those_of_the_formula_by_hand() {
        // L(22) = 256 · log2 22 = 1141.6, L(3) = 405.7: 1141 − 405.
        assert_eq!(idf(10, 1), 736);
        assert_eq!(idf(10, 10), idf(10, 99));
        // A quote of 8 words (code 4), on average 8: K = 77 · 16 / 16 = 77. Once in the body: tf = 16.
        // 736 · 16 · 64 · 141 / ((64 + 77) · 64 · 16) = 736 exactly.
        let one =
            MatchedList::new(DocumentList::Quotes, vec![word(736, TermFit::Exact, &[(1, 0, 4, &[70])])], &[], (10, 8));
        assert_eq!(one.score(key(1, 0)).total, 736);
        // Another form counts half, in the head of a quote half as often: tf = 8, 736 · 8 · 32 · 141 / (109 · 1024) = 238.02.
        let one =
            MatchedList::new(DocumentList::Quotes, vec![word(736, TermFit::Stem, &[(1, 0, 4, &[3])])], &[], (10, 8));
        assert_eq!(one.score(key(1, 0)).total, 238);
        // In a title it counts twice: tf = 32, 736 · 16 · 128 · 141 / (205 · 1024) = 1012.4.
        let one =
            MatchedList::new(DocumentList::Entries, vec![word(736, TermFit::Exact, &[(1, 0, 4, &[3])])], &[], (10, 8));
        assert_eq!(one.score(key(1, 0)).total, 1012);
    }

    #[test]
    fn words_that_are_near_each_other_count_more() {
        let total = |first: &[u64], second: &[u64]| {
            let words = [first, second].map(|positions| word(736, TermFit::Exact, &[(1, 0, 4, positions)]));
            MatchedList::new(DocumentList::Quotes, words.into(), &[], (10, 8)).score(key(1, 0)).total
        };
        // Side by side: close = 64, so that it is 1472 · 128 / 64.
        assert_eq!(total(&[70], &[71]), 2944);
        // The other way round: one apart, 32. Three between: 64 / 4 = 16.
        assert_eq!(total(&[71], &[70]), 2208);
        assert_eq!(total(&[70], &[74]), 1840);
        // One in the head and one in the body are not near: 736 + 736 · 16 · 32 · 141 / (109 · 1024) = 736 + 476.
        assert_eq!(total(&[63], &[64]), 1212);
    }

    #[test]
    fn all_words_must_be_in_a_document_and_none_that_is_excluded() {
        let first = || word(1, TermFit::Exact, &[(1, 0, 0, &[0]), (2, 3, 0, &[0]), (3, 1, 0, &[0])]);
        let second = word(1, TermFit::Exact, &[(2, 3, 0, &[0]), (3, 1, 0, &[0])]);
        let third = word(1, TermFit::Exact, &[(3, 1, 0, &[0])]);
        assert_eq!(MatchedList::new(DocumentList::Turns, vec![first(), second], &[third], (3, 1)).keys, [key(2, 3)]);
        let nothing = ListedWord { lists: Vec::new(), parts: 1, df: 0, idf: 0 };
        assert!(MatchedList::new(DocumentList::Turns, vec![first(), nothing], &[], (3, 1)).keys.is_empty());
    }
}
