//! Themes and teams lie in trees, and need no file to be there.
//!
//! Comes in: entries that name their parents, and names that are only used. Goes out: a [`TreeNode`] each, without circles
//! and of bounded depth, with complaints. Does not know: what the things are.

use std::sync::Arc;

use super::name_table::{KindWords, NameTable};
use crate::base::id::Id;
use crate::base::path::SourcePath;
use crate::base::slug::{self, Slug};
use crate::base::span::{Place, Span};
use crate::content::{Entry, Name};
use crate::diagnostic::Diagnostic;

/// What a thing in a tree has, whatever it is.
pub(super) struct TreeNode<I, K> {
    pub(super) slug: Slug,
    /// Its title, or one made from the slug.
    pub(super) title: String,
    /// None where it is only implied by its use.
    pub(super) entry: Option<Arc<Entry<K>>>,
    pub(super) parent: Option<I>,
    pub(super) children: Vec<I>,
}

/// All things of a kind: the described ones in path order, then the implied ones by slug.
pub(super) fn nodes<I: Id, K>(
    entries: Vec<Arc<Entry<K>>>,
    parent_of: impl Fn(&K) -> Option<&Name>,
    table: &NameTable<I>,
    complaints: &mut Vec<Diagnostic>,
) -> Vec<TreeNode<I, K>> {
    let written: Vec<_> = entries.iter().map(|entry| (parent_of(&entry.kind), &entry.path)).collect();
    let parents = parents(table, &written, complaints);
    let child_of = |(child, parent): (usize, &Option<I>)| Some(((*parent)?, I::from_index(child)));
    let children = grouped(entries.len() + table.implied.len(), parents.iter().enumerate().filter_map(child_of));
    let described = entries.into_iter().map(|entry| (entry.slug.clone(), entry.shown_title(), Some(entry)));
    let implied = table.implied.iter().map(|(slug, name)| (slug.clone(), slug::title_of(name), None));
    let parents = parents.into_iter().chain(std::iter::repeat(None));
    let nodes = described.chain(implied).zip(parents).zip(children);
    nodes.map(|(((slug, title, entry), parent), children)| TreeNode { slug, title, entry, parent, children }).collect()
}

/// For each of `count` things what belongs to it, in the order given.
pub(super) fn grouped<I: Id, T>(count: usize, pairs: impl Iterator<Item = (I, T)>) -> Vec<Vec<T>> {
    let mut groups: Vec<Vec<T>> = std::iter::repeat_with(Vec::new).take(count).collect();
    for (id, item) in pairs {
        groups[id.index()].push(item);
    }
    groups
}

/// Looks parents up and complains of circles: a parent that closes one is left out.
fn parents<I: Id>(
    table: &NameTable<I>,
    written: &[(Option<&Name>, &SourcePath)],
    complaints: &mut Vec<Diagnostic>,
) -> Vec<Option<I>> {
    let mut parents: Vec<Option<I>> =
        written.iter().map(|(name, path)| table.find((*name)?, path, complaints)).collect();
    // Each walk marks its way with its own number: what an earlier walk has seen leads into no new circle.
    let mut seen = vec![usize::MAX; parents.len()];
    for start in 0..parents.len() {
        let mut at = start;
        while seen[at] == usize::MAX {
            seen[at] = start;
            let Some(parent) = parents[at] else { break };
            if seen[parent.index()] == start {
                complaints.push(circle(table.words, written, &parents, at));
                parents[at] = None;
                break;
            }
            at = parent.index();
        }
    }
    flatten(table.words, written, &mut parents, complaints);
    parents
}

/// How many levels of parents there may be: more is a slip, and pages show each level inside the one above.
const MAX_LEVELS: usize = 12;

/// Complains of parents that are too deep, and leaves them out. There are no circles any more.
fn flatten<I: Id>(
    words: KindWords,
    written: &[(Option<&Name>, &SourcePath)],
    parents: &mut [Option<I>],
    complaints: &mut Vec<Diagnostic>,
) {
    // A chain longer than the bound is cut where it exceeds it, so no later walk is longer than the bound again.
    for start in 0..parents.len() {
        let mut chain = vec![start];
        while let Some(parent) = parents[chain[chain.len() - 1]] {
            chain.push(parent.index());
        }
        for cut in chain.iter().rev().skip(MAX_LEVELS).step_by(MAX_LEVELS) {
            let place = Place::new(written[*cut].1, written[*cut].0.map_or(Span::default(), |name| name.span));
            let message = format!("this {} lies more than {MAX_LEVELS} levels deep", words.one());
            let help = "give it a parent further up, or none";
            complaints.push(Diagnostic::error("parents-too-deep", place, message).help(help));
            parents[*cut] = None;
        }
    }
}

fn circle<I: Id>(
    words: KindWords,
    written: &[(Option<&Name>, &SourcePath)],
    parents: &[Option<I>],
    closing: usize,
) -> Diagnostic {
    let place = |index: usize| Place::new(written[index].1, written[index].0.map_or(Span::default(), |name| name.span));
    let message = format!("the parents of this {} lead back to it", words.one());
    let mut complaint =
        Diagnostic::error("parent-circle", place(closing), message).help("remove one `parent:` of the circle");
    let mut at = parents[closing].map(Id::index);
    while let Some(index) = at.filter(|index| *index != closing) {
        complaint = complaint.label(place(index), "by way of this parent");
        at = parents[index].map(Id::index);
    }
    complaint
}
