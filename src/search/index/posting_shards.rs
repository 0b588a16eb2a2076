//! The postings of the terms of one dictionary shard, in shards of their own.
//!
//! Comes in: terms, with where each group has them. Goes out: shards, and where in them each term lies. Does not know: stems,
//! letters.

use std::ops::Range;

use super::merge::StudyTerm;
use super::postings::{DocumentList, PostingsPack, group_of};
use super::shard::{IndexSink, ShardName, ShardWriter};
use crate::search::integers::{self, Integers, LENGTHS};

/// Where the postings of a term lie: quotes and entries are in shards of their own, since a query shows them first.
#[derive(Debug, Default)]
pub(super) struct PostingsPlace {
    /// Its quotes and entries, where it is in any.
    first: Option<StringPlace<ShardName>>,
    /// Its turns, block by block; of a further one its first group, and the best score in it.
    turns: Vec<(StringPlace<ShardName>, Option<FirstAndBest>)>,
}

/// The first group of a block of turns, and the best score in it.
type FirstAndBest = (u32, u64);

/// Which string of a shard it is; the shard has a number before it has a name.
type StringPlace<N> = (N, usize);

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
    /// As the dictionary has it, given the shards that it has named so far: whoever reads it knows which lists a term has.
    pub(super) fn numbers(&self, shards: &mut Vec<ShardName>) -> Vec<u64> {
        let mut place = |(name, index): StringPlace<ShardName>| {
            let known = shards.iter().rposition(|it| *it == name);
            let number = known.unwrap_or_else(|| {
                shards.push(name);
                shards.len() - 1
            });
            [number as u64, index as u64]
        };
        let mut numbers: Vec<u64> = self.first.iter().flat_map(|first| place(*first)).collect();
        for (at, further) in &self.turns {
            numbers.extend(place(*at));
            match further {
                Some((first_group, best)) => numbers.extend([u64::from(*first_group), *best]),
                // The first is read in any case; behind it stands how many follow.
                None => numbers.push(self.turns.len() as u64 - 1),
            }
        }
        numbers
    }
}

/// Writes the postings of some terms, in shards of about a size; where each lies.
pub(super) fn write_postings<E, S>(
    packs: &[PostingsPack],
    terms: &[StudyTerm<'_>],
    average_turn: u64,
    size: usize,
    out: &ShardWriter<'_, S>,
) -> Result<Vec<PostingsPlace>, E>
where
    S: IndexSink<Error = E>,
{
    let mut firsts = OpenShard::new(size, out);
    let mut turns = OpenShard::new(size, out);
    let mut places = Vec::with_capacity(terms.len());
    for term in terms {
        let lists = WrittenLists::new(packs, term, size);
        let first = lists.first().map(|text| firsts.string(&text)).transpose()?;
        let blocks = lists.turns.iter().enumerate().map(|(number, block)| {
            let further = (number > 0).then(|| said(packs, term, block, average_turn));
            Ok((turns.string(&block.text)?, further))
        });
        places.push((first, blocks.collect::<Result<Vec<_>, E>>()?));
    }
    let (firsts, turns) = (firsts.finish()?, turns.finish()?);
    let places = places.into_iter().map(|(first, blocks)| PostingsPlace {
        first: first.map(|(shard, index)| (firsts[shard], index)),
        turns: blocks.into_iter().map(|((shard, index), further)| ((turns[shard], index), further)).collect(),
    });
    Ok(places.collect())
}

impl<'w, 's, S: IndexSink> OpenShard<'w, 's, S> {
    fn new(size: usize, out: &'w ShardWriter<'s, S>) -> Self {
        Self { size, json: Vec::new(), strings: 0, names: Vec::new(), out }
    }

    /// Adds a string; the number of its shard, and its own there.
    fn string(&mut self, text: &[u8]) -> Result<StringPlace<usize>, S::Error> {
        if self.strings > 0 && self.json.len() + text.len() > self.size {
            self.close()?;
        }
        self.json.push(if self.strings == 0 { b'[' } else { b',' });
        self.json.push(b'"');
        self.json.extend_from_slice(text);
        self.json.push(b'"');
        self.strings += 1;
        Ok((self.names.len(), self.strings - 1))
    }

    fn close(&mut self) -> Result<(), S::Error> {
        if self.strings > 0 {
            self.json.push(b']');
            self.names.push(self.out.shard(&self.json)?);
            self.json.clear();
            self.strings = 0;
        }
        Ok(())
    }

    /// The names of all shards.
    fn finish(mut self) -> Result<Vec<ShardName>, S::Error> {
        self.close()?;
        Ok(self.names)
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
struct WrittenLists {
    quotes: ListBlock,
    entries: ListBlock,
    /// In blocks of about a size.
    turns: Vec<ListBlock>,
}

impl WrittenLists {
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

    /// Quotes and entries with a semicolon between them, if there are any.
    fn first(&self) -> Option<Vec<u8>> {
        let lists = [self.quotes.text.as_slice(), &self.entries.text];
        lists.iter().any(|list| !list.is_empty()).then(|| lists.join(&b';'))
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
