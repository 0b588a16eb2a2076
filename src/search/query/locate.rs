//! Reads where the words of a query are, as much as is needed for so many results.
//!
//! Comes in: words with their terms. Goes out: the lists of each. Does not know: scores. A page reads an index over a network, so a
//! common word is not read whole: the blocks of its turns that can score best are, and only where the rarer words are too. A
//! terminal could read all, and does the same, so that both find the same.

use rustc_hash::FxHashSet;

use super::lists::{TermLists, WordList};
use super::reader::{IndexError, IndexReader};
use super::resolve::{ResolvedWord, WordOption};
use super::term_shard::{BlockPlace, TermEntry};
use crate::search::format::DocumentList;

/// So many files of lists are read for a word at first,
const MOST_FILES: usize = 16;
/// and so many further blocks of the turns it is in: in a large study about 190 KB.
const MOST_BLOCKS: usize = 12;
/// Each time that more is needed, so many times as many are.
const MORE: usize = 4;

/// How much is read of a word.
#[derive(Debug, Clone, Copy)]
pub(super) struct ReadBudget {
    files: usize,
    blocks: usize,
}

impl ReadBudget {
    const ALL: Self = Self { files: usize::MAX, blocks: usize::MAX };

    /// That of the first round, or of one in which more is needed.
    pub(super) fn of_round(round: u32) -> Self {
        let scale = MORE.saturating_pow(round);
        Self { files: MOST_FILES.saturating_mul(scale), blocks: MOST_BLOCKS.saturating_mul(scale) }
    }
}

/// A word with where it is: for each option the lists of each term.
#[derive(Debug, Clone)]
pub(super) struct LocatedWord {
    pub(super) options: Vec<(WordOption, Vec<TermLists>)>,
}

/// All words of a query with where they are.
pub(super) struct Located {
    pub(super) words: Vec<LocatedWord>,
    pub(super) excluded: Vec<LocatedWord>,
    /// What was not read.
    pub(super) left: LeftUnread,
}

/// What was not read of a query's words.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct LeftUnread {
    /// Whole lists.
    pub(super) lists: bool,
    /// Turns of common words.
    pub(super) turns: bool,
}

/// Interviews, by their numbers.
#[derive(Clone)]
struct GroupSet(Vec<bool>);

impl GroupSet {
    fn none(count: u32) -> Self {
        Self(vec![false; count as usize + 1])
    }

    /// Those of a list, where they are in another set too.
    fn of(count: u32, list: &WordList, within: Option<&Self>) -> Self {
        let mut set = Self::none(count);
        for key in &list.keys {
            if let Some(has) = set.0.get_mut(key.group as usize) {
                *has = within.is_none_or(|within| within.0[key.group as usize]);
            }
        }
        set
    }

    fn add(&mut self, other: &Self) {
        self.0.iter_mut().zip(&other.0).for_each(|(has, other)| *has |= other);
    }

    fn has_between(&self, first: u32, end: u32) -> bool {
        self.0.iter().take(end as usize).skip(first as usize).any(|has| *has)
    }
}

/// What was read of a word, and which interviews it is in.
struct LocatedOptions {
    word: LocatedWord,
    groups: GroupSet,
    left: LeftUnread,
}

impl IndexReader<'_> {
    /// Reads where words are; those that are rarer in turns first.
    pub(super) fn locate(
        &self,
        words: &[ResolvedWord],
        excluded: &[ResolvedWord],
        budget: ReadBudget,
    ) -> Result<Located, IndexError> {
        let mut order: Vec<usize> = (0..words.len()).collect();
        order.sort_by_key(|at| words[*at].df(DocumentList::Turns));
        let mut located: Vec<Option<LocatedWord>> = vec![None; words.len()];
        let (mut groups, mut left) = (None, LeftUnread::default());
        for at in order {
            let found = self.locate_word(&words[at], budget, groups.as_ref())?;
            left.lists |= found.left.lists;
            left.turns |= found.left.turns;
            groups = Some(found.groups);
            located[at] = Some(found.word);
        }
        let excluded = excluded.iter().map(|word| Ok(self.locate_word(word, ReadBudget::ALL, groups.as_ref())?.word));
        Ok(Located {
            excluded: excluded.collect::<Result<_, _>>()?,
            words: located.into_iter().flatten().collect(),
            left,
        })
    }

    fn locate_word(
        &self,
        word: &ResolvedWord,
        budget: ReadBudget,
        within: Option<&GroupSet>,
    ) -> Result<LocatedOptions, IndexError> {
        let options = affordable(&word.options, budget.files);
        let lists = options.len() < word.options.len();
        let mut turns = false;
        let mut groups = GroupSet::none(self.manifest.groups.count);
        let mut left = budget.blocks;
        let mut located = Vec::new();
        for option in options {
            let mut of_terms = option.terms.iter().map(|term| self.lists(term)).collect::<Result<Vec<_>, _>>()?;
            let mut inside = within.cloned();
            let mut order: Vec<usize> = (0..option.terms.len()).collect();
            order.sort_by_key(|at| option.terms[*at].df[DocumentList::Turns as usize]);
            for at in order {
                let wanted = self.wanted(&option.terms[at].blocks, inside.as_ref());
                turns |= wanted.len() > left;
                let best = best(wanted, left);
                left -= best.len();
                for block in best {
                    of_terms[at].0[DocumentList::Turns as usize].append(&self.block(&block.place)?);
                }
                inside = Some(GroupSet::of(
                    self.manifest.groups.count,
                    &of_terms[at].0[DocumentList::Turns as usize],
                    inside.as_ref(),
                ));
            }
            inside.iter().for_each(|inside| groups.add(inside));
            located.push((option.clone(), of_terms));
        }
        Ok(LocatedOptions { word: LocatedWord { options: located }, groups, left: LeftUnread { lists, turns } })
    }

    /// The blocks that have interviews of a set.
    fn wanted<'b>(&self, blocks: &'b [BlockPlace], inside: Option<&GroupSet>) -> Vec<&'b BlockPlace> {
        let last = self.manifest.groups.count.saturating_add(1);
        let ends = blocks.iter().skip(1).map(|block| block.group).chain([last]);
        let wanted =
            blocks.iter().zip(ends).filter(|(block, end)| inside.is_none_or(|it| it.has_between(block.group, *end)));
        wanted.map(|(block, _)| block).collect()
    }
}

/// The first options of a word whose lists are in so many files; the first in any case.
fn affordable(options: &[WordOption], most: usize) -> Vec<&WordOption> {
    let mut files: FxHashSet<&str> = FxHashSet::default();
    let affordable = options.iter().filter(|option| {
        let more: FxHashSet<&str> =
            option.terms.iter().flat_map(TermEntry::files).filter(|name| !files.contains(*name)).collect();
        let fits = files.is_empty() || files.len() + more.len() <= most;
        if fits {
            files.extend(more);
        }
        fits
    });
    affordable.collect()
}

/// So many blocks that can score best, in their order.
fn best(mut blocks: Vec<&BlockPlace>, most: usize) -> Vec<&BlockPlace> {
    if blocks.len() > most {
        blocks.sort_by_key(|block| (std::cmp::Reverse(block.most), block.group));
        blocks.truncate(most);
        blocks.sort_by_key(|block| block.group);
    }
    blocks
}
