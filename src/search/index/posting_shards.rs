//! The postings of the terms of one dictionary shard, in shards of their own.
//!
//! Comes in: terms, with where each group has them. Goes out: shards, and where in them each term lies. Does not know: stems,
//! letters.

use std::ops::Range;

use super::merge::StudyTerm;
use super::postings::{DocumentList, PostingsPack, group_of};
use super::shard::{IndexSink, ShardName, ShardWriter};
use super::texts::FEW_GROUPS;
use crate::search::integers::{self, Integers, LENGTHS};

/// A shard, and a block of the turns of one term, is about as large as this.
const LARGE_SHARD: usize = 12 << 10;
/// And as this where there are at most [`FEW_GROUPS`]: so much more of a shard would be about other terms.
const SMALL_SHARD: usize = 4 << 10;

/// Where the postings of a term lie.
#[derive(Debug)]
pub(super) struct PostingsPlace {
    first: (ShardName, usize),
    /// Further blocks of turns; of each where it lies, its first group, and the best score in it.
    blocks: Vec<((ShardName, usize), (u32, u64))>,
}

/// Strings on their way into shards.
struct OpenShard<'w, 's, S> {
    /// About how large a shard is.
    size: usize,
    json: Vec<u8>,
    strings: usize,
    /// The places of those that wait for the shard's name, by their number.
    names: Vec<ShardName>,
    out: &'w ShardWriter<'s, S>,
}

impl PostingsPlace {
    /// As the dictionary has it, given the shards that it has named so far.
    pub(super) fn numbers(&self, shards: &mut Vec<ShardName>) -> Vec<u64> {
        let mut place = |(name, index): (ShardName, usize)| {
            let known = shards.iter().rposition(|it| *it == name);
            let number = known.unwrap_or_else(|| {
                shards.push(name);
                shards.len() - 1
            });
            [number as u64, index as u64]
        };
        let mut numbers = place(self.first).to_vec();
        numbers.push(self.blocks.len() as u64);
        for (at, (first_group, best)) in &self.blocks {
            numbers.extend(place(*at));
            numbers.extend([u64::from(*first_group), *best]);
        }
        numbers
    }
}

/// Writes the postings of some terms; where each lies.
pub(super) fn write_postings<E, S>(
    packs: &[PostingsPack],
    terms: &[StudyTerm<'_>],
    average_turn: u64,
    out: &ShardWriter<'_, S>,
) -> Result<Vec<PostingsPlace>, E>
where
    S: IndexSink<Error = E>,
{
    // A group has two packs, but for the study's own.
    let size = if packs.len() / 2 > FEW_GROUPS { LARGE_SHARD } else { SMALL_SHARD };
    let mut open = OpenShard { size, json: Vec::new(), strings: 0, names: Vec::new(), out };
    // A string's shard has a number before it has a name.
    let mut places = Vec::with_capacity(terms.len());
    for term in terms {
        let TermLists { quotes, entries, turns } = TermLists::new(packs, term, size);
        let mut turns = turns.into_iter();
        let first = turns.next().unwrap_or_default();
        let first = open.string(&[quotes.text, entries.text, first.text].join(&b';'))?;
        let further = turns.map(|block| Ok((open.string(&block.text)?, said(packs, term, &block, average_turn))));
        places.push((first, further.collect::<Result<Vec<_>, E>>()?));
    }
    open.finish()?;
    let named = |(shard, index): (usize, usize)| (open.names[shard], index);
    let places = places.into_iter().map(|(first, blocks)| PostingsPlace {
        first: named(first),
        blocks: blocks.into_iter().map(|(place, said)| (named(place), said)).collect(),
    });
    Ok(places.collect())
}

impl<S: IndexSink> OpenShard<'_, '_, S> {
    /// Adds a string; the number of its shard, and its own there.
    fn string(&mut self, text: &[u8]) -> Result<(usize, usize), S::Error> {
        if self.strings > 0 && self.json.len() + text.len() > self.size {
            self.finish()?;
        }
        self.json.push(if self.strings == 0 { b'[' } else { b',' });
        self.json.push(b'"');
        self.json.extend_from_slice(text);
        self.json.push(b'"');
        self.strings += 1;
        Ok((self.names.len(), self.strings - 1))
    }

    fn finish(&mut self) -> Result<(), S::Error> {
        if self.strings > 0 {
            self.json.push(b']');
            self.names.push(self.out.shard(&self.json)?);
            self.json.clear();
            self.strings = 0;
        }
        Ok(())
    }
}

/// A stretch of the list of a term.
#[derive(Default)]
struct ListBlock {
    text: Vec<u8>,
    /// Into the places of the term.
    places: Range<usize>,
    /// The group behind the last.
    next_group: u32,
}

/// The lists of a term.
#[derive(Default)]
struct TermLists {
    quotes: ListBlock,
    entries: ListBlock,
    /// In blocks of about a size.
    turns: Vec<ListBlock>,
}

impl TermLists {
    /// Puts those of all groups together. Where they lie is looked up once for all three: it is all over the memory.
    fn new(packs: &[PostingsPack], term: &StudyTerm<'_>, size: usize) -> Self {
        let mut lists = Self::default();
        for (at, (pack, place)) in term.places.iter().enumerate() {
            let group = group_of(*pack);
            let [quotes, entries, turns] = packs[*pack as usize].lists(*place);
            lists.quotes.add(at, group, quotes);
            lists.entries.add(at, group, entries);
            if turns.is_empty() {
                continue;
            }
            if lists.turns.last().is_none_or(|block| block.text.len() + turns.len() > size) {
                lists.turns.push(ListBlock { places: at..at, ..ListBlock::default() });
            }
            if let Some(block) = lists.turns.last_mut() {
                block.add(at, group, turns);
            }
        }
        lists
    }
}

impl ListBlock {
    /// Adds the documents of a group, if there are any.
    fn add(&mut self, place: usize, group: u32, documents: &[u8]) {
        if !documents.is_empty() {
            integers::write(&mut self.text, u64::from(group + 1 - self.next_group));
            self.text.extend_from_slice(documents);
            (self.places.end, self.next_group) = (place + 1, group + 1);
        }
    }
}

/// What is said of a further block of turns: its first group, and the best score in it.
fn said(packs: &[PostingsPack], term: &StudyTerm<'_>, block: &ListBlock, average: u64) -> (u32, u64) {
    let places = &term.places[block.places.clone()];
    let turns = places.iter().map(|(pack, at)| packs[*pack as usize].lists(*at)[DocumentList::Turns as usize]);
    (
        group_of(places[0].0),
        turns.filter(|turns| !turns.is_empty()).map(|turns| best(turns, average)).max().unwrap_or(0),
    )
}

/// The best score of the turns of a group, without what is the same for all.
fn best(documents: &[u8], average: u64) -> u64 {
    let mut numbers = Integers::new(documents);
    let mut best = 0;
    let mut next = || numbers.next().unwrap_or(0);
    for _ in 0..next() {
        let [_, code, count] = [next(), next(), next()];
        for _ in 0..count {
            next();
        }
        best = best.max(score(count, u64::from(LENGTHS[(code % 16) as usize]), average));
    }
    best
}

/// What so many occurrences are worth in a turn of a length, times 1024.
fn score(count: u64, length: u64, average: u64) -> u64 {
    let frequency = count * 16 * 4;
    let against = 77 * (average + length) / (2 * average);
    frequency * 141 * 1024 / ((frequency + against) * 64)
}
