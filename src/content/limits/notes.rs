//! Footnotes that are called from limited passages alone: they are limited as those are.
//!
//! Comes in: a document, and its limited stretches. Goes out: the definitions that are limited too. Does not know: how a
//! footnote is shown.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use super::readers::{LimitId, ReaderSet, ReaderSets};
use crate::base::span::{Span, at_byte};
use crate::markdown::document::Document;

/// Who reads a definition through the calls of it that were looked at so far.
#[derive(Clone, PartialEq)]
enum Reached {
    /// Nobody has come upon a call.
    Nobody,
    Some(BTreeSet<u32>),
    /// A call stands where everybody reads it.
    Everybody,
}

/// A call of a footnote.
struct NoteCall {
    /// Who may read it where it stands.
    limit: Option<LimitId>,
    /// The definition that it stands in.
    within: Option<usize>,
    /// The definition that it leads to.
    to: usize,
}

/// The definitions all of whose calls are limited, each with those who may read one of the calls.
pub(super) fn limited(
    document: &Document<'_>,
    stretches: &[(Span, LimitId)],
    sets: &ReaderSets,
) -> Vec<(Span, ReaderSet)> {
    let definitions: Vec<(&str, Span)> = document.footnote_definitions().collect();
    let by_label: FxHashMap<&str, usize> =
        definitions.iter().enumerate().map(|(at, (label, _))| (*label, at)).collect();
    let mut outermost: Vec<(Span, usize)> = Vec::with_capacity(definitions.len());
    for (index, (_, span)) in definitions.iter().enumerate() {
        if outermost.last().is_none_or(|(last, _)| last.end <= span.start) {
            outermost.push((*span, index));
        }
    }
    let calls = document.footnote_calls().filter_map(|(label, span)| {
        let (limit, within) = (at_byte(stretches, span.start).0, at_byte(&outermost, span.start).0);
        Some(NoteCall { limit, within, to: *by_label.get(label)? })
    });
    let calls: Vec<NoteCall> = calls.collect();
    let reached = reach(&calls, definitions.len(), sets);
    let limited = definitions.iter().zip(reached).filter_map(|((_, span), reached)| match reached {
        Reached::Some(readers) => Some((*span, readers.into_iter().collect())),
        Reached::Nobody | Reached::Everybody => None,
    });
    limited.collect()
}

/// Follows the calls from the text into the definitions, until nobody else is reached.
fn reach(calls: &[NoteCall], definitions: usize, sets: &ReaderSets) -> Vec<Reached> {
    let mut reached = vec![Reached::Nobody; definitions];
    let mut inside: Vec<Vec<usize>> = vec![Vec::new(); definitions];
    for (index, call) in calls.iter().enumerate() {
        if let Some(within) = call.within {
            inside[within].push(index);
        }
    }
    let mut waiting: Vec<usize> = (0..calls.len()).filter(|index| calls[*index].within.is_none()).collect();
    while let Some(index) = waiting.pop() {
        let call = &calls[index];
        let around = call.within.map_or(Reached::Everybody, |within| reached[within].clone());
        let readers = narrowed(around, call.limit.map(|limit| sets.get(limit)));
        let joined = joined(&reached[call.to], readers);
        if joined != reached[call.to] {
            reached[call.to] = joined;
            waiting.extend(&inside[call.to]);
        }
    }
    reached
}

fn narrowed(around: Reached, limit: Option<&[u32]>) -> Reached {
    match (around, limit) {
        (around, None) | (around @ Reached::Nobody, _) => around,
        (Reached::Everybody, Some(limit)) => Reached::Some(limit.iter().copied().collect()),
        (Reached::Some(readers), Some(limit)) => {
            Reached::Some(readers.into_iter().filter(|reader| limit.contains(reader)).collect())
        }
    }
}

fn joined(one: &Reached, other: Reached) -> Reached {
    match (one, other) {
        (Reached::Everybody, _) | (_, Reached::Everybody) => Reached::Everybody,
        (Reached::Nobody, other) => other,
        (one, Reached::Nobody) => one.clone(),
        (Reached::Some(one), Reached::Some(other)) => Reached::Some(one.union(&other).copied().collect()),
    }
}
