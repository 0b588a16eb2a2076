//! The files of an index, read as they are needed.
//!
//! Comes in: the bytes of a file by its name. Goes out: what it says. Does not know: any query, where the files lie. A file that is
//! broken is an error, never a panic: it may have been changed since it was written.

use std::borrow::Cow;
use std::cell::RefCell;
use std::fmt::Debug;
use std::rc::Rc;

use rustc_hash::FxHashMap;
use serde::de::DeserializeOwned;
use thiserror::Error;

use super::facts::ReadFacts;
use super::lists::{TermLists, WordList, first_lists};
use super::manifest::IndexOverview;
use super::passages::{ShownEntry, ShownInterview, ShownTurn};
use super::term_shard::{ListPlace, TermEntry, TermShard};
use crate::search::format::{BEFORE_NAME, BEHIND_NAME, END, MANIFEST};

/// Where the files of an index are.
pub trait ShardSource {
    /// The bytes of a file by its name, `manifest` or a digest; nothing where there is no such file.
    fn shard(&self, name: &str) -> Option<Cow<'_, [u8]>>;
}

/// Why an index cannot be asked.
#[derive(Debug, Error, PartialEq, Eq)]
pub enum IndexError {
    /// A file is missing.
    #[error("the search's index has no file `{0}.js`: `cairn build --no-cache` writes all of it anew")]
    Missing(String),
    /// A file is not what was written.
    #[error("the file `{0}.js` of the search's index cannot be read: `cairn build --no-cache` writes all of it anew")]
    Broken(String),
}

/// What was read of the files of one kind.
type Cache<T> = RefCell<FxHashMap<String, Rc<T>>>;

/// An index, of which each file is read once.
pub struct IndexReader<'s> {
    source: &'s dyn ShardSource,
    pub(super) manifest: IndexOverview,
    terms: Cache<TermShard>,
    postings: Cache<Vec<String>>,
    facts: Cache<ReadFacts>,
    interviews: Cache<ShownInterview>,
    turns: Cache<Vec<ShownTurn>>,
    entries: Cache<Vec<ShownEntry>>,
}

impl Debug for IndexReader<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("IndexReader").field("manifest", &self.manifest).finish_non_exhaustive()
    }
}

impl<'s> IndexReader<'s> {
    /// Opens an index.
    pub fn open(source: &'s dyn ShardSource) -> Result<Self, IndexError> {
        let manifest = IndexOverview::new(read(source, MANIFEST)?).ok_or_else(|| broken(MANIFEST))?;
        Ok(Self {
            source,
            manifest,
            terms: Cache::default(),
            postings: Cache::default(),
            facts: Cache::default(),
            interviews: Cache::default(),
            turns: Cache::default(),
            entries: Cache::default(),
        })
    }

    pub(super) fn terms(&self, name: &str) -> Result<Rc<TermShard>, IndexError> {
        self.once(&self.terms, name, |shard| TermShard::new(&shard))
    }

    pub(super) fn facts(&self, first: u32, name: &str) -> Result<Rc<ReadFacts>, IndexError> {
        self.once(&self.facts, name, |shard| ReadFacts::new(first, &shard))
    }

    pub(super) fn interview(&self, group: u32) -> Result<Rc<ShownInterview>, IndexError> {
        let name = self.manifest.groups.digest(group).ok_or_else(|| broken(MANIFEST))?;
        self.once(&self.interviews, name, Some)
    }

    /// An interview with the quotes among which one is, by its number.
    pub(super) fn interview_with(&self, group: u32, quote: u32) -> Result<Rc<ShownInterview>, IndexError> {
        match self.manifest.groups.further_digest(group, quote) {
            Some(name) => self.once(&self.interviews, name, Some),
            None => self.interview(group),
        }
    }

    pub(super) fn turns(&self, name: &str) -> Result<Rc<Vec<ShownTurn>>, IndexError> {
        self.once(&self.turns, name, Some)
    }

    pub(super) fn entries(&self, name: &str) -> Result<Rc<Vec<ShownEntry>>, IndexError> {
        self.once(&self.entries, name, Some)
    }

    /// The lists of a term: its quotes, entries, and turns without those of further blocks.
    pub(super) fn lists(&self, term: &TermEntry) -> Result<TermLists, IndexError> {
        let [quotes, entries] = match &term.first {
            Some(place) => self.postings(place, first_lists)?,
            None => Default::default(),
        };
        let turns = term.turns.as_ref().map(|place| self.block(place)).transpose()?;
        Ok(TermLists([quotes, entries, turns.unwrap_or_default()]))
    }

    /// A block of turns.
    pub(super) fn block(&self, place: &ListPlace) -> Result<WordList, IndexError> {
        self.postings(place, WordList::read)
    }

    fn postings<T>(&self, place: &ListPlace, read: impl FnOnce(&str) -> Option<T>) -> Result<T, IndexError> {
        let shard = self.once(&self.postings, &place.shard, Some)?;
        shard.get(place.index).and_then(|text| read(text)).ok_or_else(|| broken(&place.shard))
    }

    fn once<F: DeserializeOwned, T>(
        &self,
        cache: &Cache<T>,
        name: &str,
        make: impl FnOnce(F) -> Option<T>,
    ) -> Result<Rc<T>, IndexError> {
        if let Some(known) = cache.borrow().get(name) {
            return Ok(Rc::clone(known));
        }
        let made = Rc::new(make(read(self.source, name)?).ok_or_else(|| broken(name))?);
        cache.borrow_mut().insert(name.to_owned(), Rc::clone(&made));
        Ok(made)
    }
}

pub(super) fn broken(name: &str) -> IndexError {
    IndexError::Broken(name.to_owned())
}

/// Reads a file: a call with its name and what it says.
fn read<T: DeserializeOwned>(source: &dyn ShardSource, name: &str) -> Result<T, IndexError> {
    let bytes = source.shard(name).ok_or_else(|| IndexError::Missing(name.to_owned()))?;
    let start = [BEFORE_NAME, name, BEHIND_NAME].concat();
    let said = bytes.strip_prefix(start.as_bytes()).and_then(|rest| rest.trim_ascii_end().strip_suffix(END.as_bytes()));
    said.and_then(|json| serde_json::from_slice(json).ok()).ok_or_else(|| broken(name))
}
