//! The postings of the terms of one dictionary shard, in shards of their own.
//!
//! Comes in: terms, with their lists. Goes out: shards, and where in them each term lies. Does not know: stems,
//! letters.

use super::merge::StudyTerm;
use super::shard::{IndexSink, ShardName, ShardWriter};

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
    for StudyTerm { lists, .. } in terms {
        let first = lists.first().map(|text| firsts.string(&text)).transpose()?;
        let blocks = lists.turns.iter().enumerate().map(|(number, block)| {
            let further = (number > 0).then(|| (block.first_group, block.best_turn(average_turn)));
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
