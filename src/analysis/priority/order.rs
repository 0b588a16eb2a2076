//! The order of the page: what is scored by falling priority, each with its parts; then what cannot be scored; then what is
//! decided.
//!
//! Comes in: rows in any order. Goes out: the same rows, ordered and ranked. Does not know: what the numbers mean.

use std::cmp::{Ordering, Reverse};

use super::row::{Candidate, PriorityRow};
use crate::base::id::IdVec;
use crate::base::slug::Slug;
use crate::knowledge::{Knowledge, ThemeId};

/// Orders rows and gives ranks to those that have a priority, are open and no part of another.
pub(super) fn ordered(knowledge: &Knowledge, mut rows: Vec<PriorityRow>) -> Vec<PriorityRow> {
    rows.sort_by(|a, b| compare(knowledge, a, b));
    let (parts, heads): (Vec<PriorityRow>, Vec<PriorityRow>) = rows.into_iter().partition(|row| row.part_of.is_some());
    let mut parts_of: IdVec<ThemeId, Vec<PriorityRow>> = knowledge.themes.iter().map(|_| Vec::new()).collect();
    for part in parts {
        if let Some(whole) = part.part_of {
            parts_of[whole].push(part);
        }
    }
    let with_parts = |(head, rank)| {
        let parts = match &head {
            PriorityRow { candidate: Candidate::Theme(theme), .. } => std::mem::take(&mut parts_of[*theme]),
            _ => Vec::new(),
        };
        std::iter::once(PriorityRow { rank, ..head }).chain(parts)
    };
    ranked(heads).flat_map(with_parts).collect()
}

/// Heads in order with their ranks, from 1; what cannot be scored comes last and has none.
fn ranked(heads: Vec<PriorityRow>) -> impl Iterator<Item = (PriorityRow, Option<u32>)> {
    heads.into_iter().zip(1..).map(|(head, place)| {
        let rank = head.priority.filter(|_| !head.is_decided).map(|_| place);
        (head, rank)
    })
}

/// What is decided comes last. Scored rows by falling P, then the others by falling S and falling number of affected people;
/// ties by name.
fn compare(knowledge: &Knowledge, a: &PriorityRow, b: &PriorityRow) -> Ordering {
    let by_number = match (a.priority, b.priority) {
        (Some(p), Some(q)) => {
            q.total_cmp(&p).then_with(|| kind(a).cmp(&kind(b))).then_with(|| by_slug(knowledge, a, b))
        }
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => b
            .terms
            .strategic
            .total_cmp(&a.terms.strategic)
            .then_with(|| Reverse(a.evidence.affected.len()).cmp(&Reverse(b.evidence.affected.len())))
            .then_with(|| by_slug(knowledge, a, b))
            .then_with(|| kind(a).cmp(&kind(b))),
    };
    a.is_decided.cmp(&b.is_decided).then(by_number)
}

/// Opportunities before themes.
fn kind(row: &PriorityRow) -> u8 {
    match row.candidate {
        Candidate::Opportunity(_) => 0,
        Candidate::Theme(_) => 1,
    }
}

fn by_slug(knowledge: &Knowledge, a: &PriorityRow, b: &PriorityRow) -> Ordering {
    slug(knowledge, a.candidate).cmp(slug(knowledge, b.candidate))
}

/// What a candidate is called in addresses.
pub(super) fn slug(knowledge: &Knowledge, candidate: Candidate) -> &Slug {
    match candidate {
        Candidate::Opportunity(id) => &knowledge.opportunities[id].entry.slug,
        Candidate::Theme(id) => &knowledge.themes[id].slug,
    }
}
