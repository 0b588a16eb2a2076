//! A file of terms: which there are, which are forms of one word, how often each is, and where it is listed.
//!
//! Comes in: the file. Goes out: its terms in order. Does not know: any other file.

use crate::search::format::LISTS;
use crate::search::forms::TermShardForm;
use crate::search::integers::Integers;

/// Where a list is: a file, and which of its texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ListPlace {
    pub(super) shard: String,
    pub(super) index: usize,
}

/// Where further turns of a term are listed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct BlockPlace {
    pub(super) place: ListPlace,
    /// The first group of it.
    pub(super) group: u32,
    /// The most that the term can add to the score of a turn in it, apart from how rare it is.
    pub(super) most: u64,
}

/// A term of an index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct TermEntry {
    pub(super) term: String,
    /// In how many quotes, entries and turns it is.
    pub(super) df: [u64; LISTS],
    /// Where its quotes and entries are listed, if it is in any.
    pub(super) first: Option<ListPlace>,
    /// And its turns,
    pub(super) turns: Option<ListPlace>,
    /// with further ones.
    pub(super) blocks: Vec<BlockPlace>,
}

impl TermEntry {
    /// The files that are read of it in any case.
    pub(super) fn files(&self) -> impl Iterator<Item = &str> {
        self.first.iter().chain(&self.turns).map(|place| place.shard.as_str())
    }

    /// In how many documents it is.
    pub(super) fn total(&self) -> u64 {
        self.df.iter().fold(0, |sum, df| sum.saturating_add(*df))
    }
}

/// A file of terms.
#[derive(Debug)]
pub(super) struct TermShard {
    /// By UTF-16 units, as browsers order texts.
    pub(super) entries: Vec<TermEntry>,
    /// Terms of other files that end with a term of this one.
    compounds: Vec<TermEntry>,
    /// The number of each one's family, from 1; 0 for none.
    families: Vec<usize>,
    /// Of each family.
    pub(super) stems: Vec<String>,
}

/// Compares texts as browsers do.
pub(super) fn compare(a: &str, b: &str) -> std::cmp::Ordering {
    a.encode_utf16().cmp(b.encode_utf16())
}

impl TermShard {
    pub(super) fn new(file: &TermShardForm<String>) -> Option<Self> {
        let mut df = Integers::new(&file.df);
        let mut at = Integers::new(&file.at);
        let mut entries = Vec::new();
        for term in unfold(&file.terms)? {
            let df = [df.next()?, df.next()?, df.next()?];
            let first = if df[..2] == [0, 0] { None } else { Some(place(&mut at, &file.shards)?) };
            let (mut turns, mut blocks) = (None, Vec::new());
            if df[2] > 0 {
                turns = Some(place(&mut at, &file.shards)?);
                let more = at.next()?;
                blocks = (0..more).map(|_| block(&mut at, &file.shards)).collect::<Option<_>>()?;
            }
            entries.push(TermEntry { term, df, first, turns, blocks });
        }
        let families: Option<_> = Integers::new(&file.family).map(|number| usize::try_from(number).ok()).collect();
        let compounds = entries.split_off(entries.len().checked_sub(file.also)?);
        Some(Self { entries, compounds, families: families?, stems: file.stems.clone() })
    }

    /// Where a term is, or would be.
    pub(super) fn lower_bound(&self, term: &str) -> usize {
        self.entries.partition_point(|entry| compare(&entry.term, term).is_lt())
    }

    /// Where a term is.
    pub(super) fn find(&self, term: &str) -> Option<usize> {
        let at = self.lower_bound(term);
        self.entries.get(at).is_some_and(|entry| entry.term == term).then_some(at)
    }

    /// The family of a term.
    pub(super) fn family(&self, term: usize) -> Option<usize> {
        self.families.get(term).copied().filter(|family| *family > 0)
    }

    /// The terms of a family, with those that end with one of them.
    pub(super) fn members(&self, family: usize) -> impl Iterator<Item = &TermEntry> {
        let all = self.entries.iter().chain(&self.compounds).zip(&self.families);
        all.filter(move |(_, own)| **own == family).map(|(entry, _)| entry)
    }
}

/// Terms that are written as how many UTF-16 units they share with the one before, and the rest.
fn unfold(coded: &[String]) -> Option<Vec<String>> {
    let mut before = String::new();
    let unfolded = coded.iter().map(|coded| {
        let mut numbers = Integers::new(coded);
        let shared = usize::try_from(numbers.next()?).ok()?;
        before.truncate(end_of(&before, shared));
        before.push_str(numbers.rest()?);
        Some(before.clone())
    });
    unfolded.collect()
}

/// How many bytes so many UTF-16 units of a text take.
fn end_of(text: &str, units: usize) -> usize {
    let ends = text.chars().scan((0, 0), |(units, bytes), c| {
        *units += c.len_utf16();
        *bytes += c.len_utf8();
        Some((*units, *bytes))
    });
    ends.take_while(|(end, _)| *end <= units).last().map_or(0, |(_, bytes)| bytes)
}

fn place(numbers: &mut Integers<'_>, shards: &[String]) -> Option<ListPlace> {
    let shard = shards.get(usize::try_from(numbers.next()?).ok()?)?.clone();
    Some(ListPlace { shard, index: usize::try_from(numbers.next()?).ok()? })
}

fn block(numbers: &mut Integers<'_>, shards: &[String]) -> Option<BlockPlace> {
    let place = place(numbers, shards)?;
    Some(BlockPlace { place, group: u32::try_from(numbers.next()?).ok()?, most: numbers.next()? })
}
