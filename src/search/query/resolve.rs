//! From a word of a query to the terms of an index that it is found by.
//!
//! Comes in: what a query asks for. Goes out: terms, each with how well it fits. Does not know: where terms are listed.

use std::rc::Rc;

use rustc_hash::FxHashSet;

use super::asked::AskedWord;
use super::reader::{IndexError, IndexReader};
use super::term_shard::{TermEntry, TermShard, compare};
use crate::search::format::{DocumentList, LISTS};
use crate::search::words::without_article;

/// So many terms that begin with what was typed are looked for: the most frequent.
const MOST_BEGINNINGS: usize = 64;

/// An unknown word has the forms of the longest stem that it begins with; shorter ones are none.
pub(super) const SHORTEST_STEM: usize = 4;

/// How well a term fits a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum TermFit {
    /// One letter off.
    Typo,
    /// It begins with it.
    Prefix,
    /// Another form of it.
    Stem,
    /// It is it.
    Exact,
}

impl TermFit {
    /// What it counts, in sixteenths.
    pub(super) fn weight(self) -> u64 {
        match self {
            Self::Typo => 3,
            Self::Prefix => 5,
            Self::Stem => 8,
            Self::Exact => 16,
        }
    }
}

/// One way in which a word may be found: a term, or terms one behind the other.
#[derive(Debug, Clone)]
pub(super) struct WordOption {
    pub(super) terms: Vec<TermEntry>,
    /// How far each term is behind the first.
    pub(super) offsets: Vec<u32>,
    pub(super) fit: TermFit,
    /// In how many quotes, entries and turns it is, at most.
    pub(super) df: [u64; LISTS],
}

impl WordOption {
    pub(super) fn single(entry: TermEntry, fit: TermFit) -> Self {
        Self { df: entry.df, terms: vec![entry], offsets: vec![0], fit }
    }

    pub(super) fn is_phrase(&self) -> bool {
        self.terms.len() > 1
    }
}

/// A word of a query with all ways in which it may be found.
#[derive(Debug, Clone)]
pub(super) struct ResolvedWord {
    pub(super) asked: AskedWord,
    /// The best first.
    pub(super) options: Vec<WordOption>,
    /// Whether no term is it or begins with it: what it may be found by is a guess.
    pub(super) is_unknown: bool,
}

impl ResolvedWord {
    /// In how many documents of a list it is, at most.
    pub(super) fn df(&self, list: DocumentList) -> u64 {
        self.options.iter().fold(0, |sum, option| sum.saturating_add(option.df[list as usize]))
    }
}

/// The most frequent first.
pub(super) fn by_frequency(a: &TermEntry, b: &TermEntry) -> std::cmp::Ordering {
    b.total().cmp(&a.total()).then_with(|| compare(&a.term, &b.term))
}

impl IndexReader<'_> {
    /// Looks a word up.
    pub(super) fn resolve(&self, asked: &AskedWord) -> Result<ResolvedWord, IndexError> {
        let mut found: Vec<(TermEntry, TermFit)> = Vec::new();
        let with_forms = asked.term.as_ref().filter(|_| asked.has_forms);
        if let Some(term) = &asked.term {
            found.extend(self.term(term)?.map(|entry| (entry, TermFit::Exact)));
        }
        if let Some(term) = with_forms {
            found.extend(self.forms(term)?.into_iter().map(|entry| (entry, TermFit::Stem)));
            let bare = without_article(term).map(|rest| self.term(rest)).transpose()?;
            found.extend(bare.flatten().map(|entry| (entry, TermFit::Stem)));
        }
        if let Some(beginning) = &asked.begins {
            found.extend(self.beginnings(beginning)?.into_iter().map(|entry| (entry, TermFit::Prefix)));
        }
        let is_unknown = found.is_empty();
        if let Some(term) = with_forms.filter(|_| is_unknown) {
            found.extend(self.likely_forms(term)?.into_iter().map(|entry| (entry, TermFit::Stem)));
        }
        let mut known = FxHashSet::default();
        found.retain(|(entry, _)| known.insert(entry.term.clone()));
        found.sort_by(|(a, fit_a), (b, fit_b)| fit_b.cmp(fit_a).then_with(|| by_frequency(a, b)));
        let mut options: Vec<WordOption> =
            found.into_iter().map(|(entry, fit)| WordOption::single(entry, fit)).collect();
        options.extend(self.phrase(asked)?);
        Ok(ResolvedWord { asked: asked.clone(), options, is_unknown })
    }

    /// A phrase, where all its terms are known.
    fn phrase(&self, asked: &AskedWord) -> Result<Option<WordOption>, IndexError> {
        let Some(phrase) = asked.phrase.as_ref().filter(|phrase| !phrase.is_empty()) else { return Ok(None) };
        let mut terms = Vec::new();
        for part in phrase {
            let Some(entry) = self.term(&part.term)? else { return Ok(None) };
            terms.push(entry);
        }
        let df =
            DocumentList::ALL.map(|list| terms.iter().map(|entry| entry.df[list as usize]).min().unwrap_or_default());
        let offsets = phrase.iter().map(|part| part.offset).collect();
        Ok(Some(WordOption { terms, offsets, fit: TermFit::Exact, df }))
    }

    /// The number of the file that a term is in, if it is in any.
    fn shard_at(&self, term: &str) -> Option<usize> {
        self.manifest.dictionary.partition_point(|(start, _)| compare(start, term).is_le()).checked_sub(1)
    }

    fn shard_of(&self, term: &str) -> Result<Option<Rc<TermShard>>, IndexError> {
        self.shard_at(term).map(|at| self.terms(&self.manifest.dictionary[at].1)).transpose()
    }

    pub(super) fn term(&self, term: &str) -> Result<Option<TermEntry>, IndexError> {
        let shard = self.shard_of(term)?;
        Ok(shard.and_then(|shard| shard.find(term).map(|at| shard.entries[at].clone())))
    }

    /// All files that may have terms with a beginning.
    pub(super) fn shards_with(&self, beginning: &str) -> Result<Vec<Rc<TermShard>>, IndexError> {
        let first = self.shard_at(beginning).unwrap_or(0);
        let all = self.manifest.dictionary.iter().enumerate().skip(first);
        let wanted = all.take_while(|(at, (start, _))| *at == first || start.starts_with(beginning));
        wanted.map(|(_, (_, name))| self.terms(name)).collect()
    }

    /// The other forms of a word that is known.
    fn forms(&self, term: &str) -> Result<Vec<TermEntry>, IndexError> {
        let Some(shard) = self.shard_of(term)? else { return Ok(Vec::new()) };
        let family = shard.find(term).and_then(|at| shard.family(at));
        Ok(family.map(|family| shard.members(family).cloned().collect()).unwrap_or_default())
    }

    /// What an unknown word is likely a form of: what has the longest stem that it begins with.
    fn likely_forms(&self, term: &str) -> Result<Vec<TermEntry>, IndexError> {
        let Some(shard) = self.shard_of(term)? else { return Ok(Vec::new()) };
        let family = longest_stem(&shard.stems, term);
        Ok(family.map(|family| shard.members(family).cloned().collect()).unwrap_or_default())
    }

    fn beginnings(&self, beginning: &str) -> Result<Vec<TermEntry>, IndexError> {
        let mut found = Vec::new();
        for shard in self.shards_with(beginning)? {
            let from = shard.lower_bound(beginning);
            let begun = shard.entries[from..].iter().take_while(|entry| entry.term.starts_with(beginning));
            found.extend(begun.cloned());
        }
        found.sort_by(by_frequency);
        found.truncate(MOST_BEGINNINGS);
        Ok(found)
    }
}

/// The number of the longest stem that a term begins with, from 1; the first of those that are as long.
fn longest_stem(stems: &[String], term: &str) -> Option<usize> {
    let is_stem = |stem: &str| stem.chars().nth(SHORTEST_STEM - 1).is_some() && term.starts_with(stem);
    let fitting = stems.iter().enumerate().filter(|(_, stem)| is_stem(stem));
    fitting.rev().max_by_key(|(_, stem)| stem.len()).map(|(at, _)| at + 1)
}
