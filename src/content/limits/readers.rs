//! Sets of readers, each once, and the stretches that passages cut a file into.
//!
//! Comes in: who may read each passage. Goes out: who may read each stretch. Does not know: what limits a passage.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use crate::base::fold;
use crate::base::span::Span;
use crate::content::Name;

/// A set of those who may read something, within one file: passages with the same readers have the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct LimitId(u32);

impl LimitId {
    /// The one with a number: a limited stretch of HTML names it by that.
    pub fn from_number(number: u32) -> Self {
        Self(number)
    }

    /// Its number.
    pub fn number(self) -> u32 {
        self.0
    }
}

/// Some audiences, by their numbers, in order.
pub(super) type ReaderSet = Box<[u32]>;

/// The sets of readers of one file.
#[derive(Default)]
pub(super) struct ReaderSets {
    /// The audiences, as they were named first.
    audiences: Vec<Name>,
    /// For each name, as it is compared, its number.
    numbers: FxHashMap<String, u32>,
    sets: Vec<ReaderSet>,
    ids: FxHashMap<ReaderSet, LimitId>,
}

impl ReaderSets {
    /// The set of those who are named.
    pub(super) fn add(&mut self, names: &[Name]) -> ReaderSet {
        let mut readers: Vec<u32> = names.iter().map(|name| self.number(name)).collect();
        readers.sort_unstable();
        readers.dedup();
        readers.into()
    }

    fn number(&mut self, name: &Name) -> u32 {
        let next = Span::at(self.audiences.len()).start;
        let number = *self.numbers.entry(fold::text(&name.value).into_owned()).or_insert(next);
        if number == next {
            self.audiences.push(name.clone());
        }
        number
    }

    /// The readers of a limit.
    pub(super) fn get(&self, limit: LimitId) -> &[u32] {
        &self.sets[limit.0 as usize]
    }

    fn id(&mut self, readers: ReaderSet) -> LimitId {
        let next = LimitId(Span::at(self.sets.len()).start);
        let id = *self.ids.entry(readers.clone()).or_insert(next);
        if id == next {
            self.sets.push(readers);
        }
        id
    }

    /// The stretches that passages cut a file into, each with those who may read all passages around it.
    pub(super) fn cut(&mut self, passages: &[(Span, ReaderSet)]) -> Vec<(Span, LimitId)> {
        let mut edges: Vec<(u32, i32, usize)> = Vec::with_capacity(passages.len() * 2);
        for (index, (span, _)) in passages.iter().enumerate().filter(|(_, (span, _))| span.start < span.end) {
            edges.extend([(span.start, 1, index), (span.end, -1, index)]);
        }
        edges.sort_unstable();
        let mut stretches: Vec<(Span, LimitId)> = Vec::new();
        // How many of the passages around an audience may read.
        let mut around = 0;
        let mut may_read: BTreeMap<u32, i32> = BTreeMap::new();
        let mut last = 0;
        for (at, step, index) in edges {
            if around > 0 && last < at {
                let all = may_read.iter().filter(|(_, count)| **count == around).map(|(reader, _)| *reader);
                let (span, limit) = (Span { start: last, end: at }, self.id(all.collect()));
                match stretches.last_mut().filter(|(before, id)| before.end == span.start && *id == limit) {
                    Some((before, _)) => before.end = span.end,
                    None => stretches.push((span, limit)),
                }
            }
            around += step;
            for reader in &passages[index].1 {
                *may_read.entry(*reader).or_insert(0) += step;
            }
            if step < 0 {
                may_read.retain(|_, count| *count > 0);
            }
            last = at;
        }
        stretches
    }

    /// The readers of each limit, by its number.
    pub(super) fn into_readers(self) -> Vec<Box<[Name]>> {
        let named =
            |readers: &ReaderSet| readers.iter().map(|number| self.audiences[*number as usize].clone()).collect();
        self.sets.iter().map(named).collect()
    }
}
