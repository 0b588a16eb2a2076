//! Makes the index of a site, in many small files, of which a query loads few.
//!
//! Comes in: the site's context. Goes out: files, one by one, to whoever takes them. Does not know: queries, the disk.
//!
//! A *document* is what can be found: a quote, a turn, or an entry, which is anything else. A *group* is the documents of an
//! interview; group 0 is the study's own entries. Groups are made in parallel, each on its own ([`postings`]), then the terms of
//! all are put together ([`merge`]) and written ([`dictionary`], [`posting_shards`]), the texts beside them ([`texts`]).

mod dictionary;
mod entries;
mod facts;
mod group;
mod groups;
mod manifest;
mod merge;
mod posting_shards;
mod postings;
mod shard;
mod shown_html;
mod shown_text;
mod term_table;
mod texts;
mod turns;

#[cfg(test)]
mod reading;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;

use self::entries::{STUDY_KINDS, entries};
use self::group::{IndexedGroup, index_group, index_study};
use self::groups::IndexTables;
use self::manifest::IndexManifest;
use self::postings::{GroupPostings, LISTS, ListTotals, PostingsWriter};
use self::shard::{ShardName, ShardWriter};
use crate::base::path::OutPath;
use crate::diagnostic::{Checked, Diagnostic};
use crate::search::words::Stems;
use crate::site::SiteContext;

/// An index in memory: its files by their paths.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SearchIndex {
    /// Each file by its path in the output.
    pub files: BTreeMap<OutPath, Vec<u8>>,
}

/// Makes an index in memory. A transcript that cannot be read any more is left out, with a complaint.
pub fn index(context: &SiteContext<'_>) -> Checked<SearchIndex> {
    let files = Mutex::new(BTreeMap::new());
    let put = |path: &OutPath, pieces: &[&[u8]]| -> Result<(), Infallible> {
        files.lock().unwrap_or_else(PoisonError::into_inner).insert(path.clone(), pieces.concat());
        Ok(())
    };
    let Ok(complaints) = write_index(context, &put);
    Checked::new(SearchIndex { files: files.into_inner().unwrap_or_else(PoisonError::into_inner) }, complaints)
}

/// Makes an index and puts its files, from many threads. A transcript that cannot be read any more is left out, with a
/// complaint.
///
/// # Errors
///
/// Where a file cannot be put.
pub fn write_index<E: Send>(
    context: &SiteContext<'_>,
    put: &(impl Fn(&OutPath, &[&[u8]]) -> Result<(), E> + Sync),
) -> Result<Vec<Diagnostic>, E> {
    let out = ShardWriter::new(put);
    let tables = IndexTables::new(context);
    let entries = entries(context);
    let (study, blocks) = index_study(&entries, &out)?;
    let count = tables.groups.len();
    let groups = tables.groups.par_iter().with_max_len(1);
    let groups =
        groups.map_init(PostingsWriter::default, |writer, group| index_group(context, group, count, writer, &out));
    let groups: Vec<IndexedGroup> = groups.collect::<Result<_, E>>()?;
    let mut complaints = Vec::new();
    let (mut names, mut postings): (Vec<ShardName>, Vec<GroupPostings>) = (Vec::new(), vec![study]);
    for group in groups {
        names.push(group.name);
        postings.push(group.postings);
        complaints.extend(group.complaint);
    }
    let lists = lists(&postings);
    let mut manifest = IndexManifest::new(&context.settings.language, &tables, &names);
    let terms = merge::merge(&postings);
    let stems = Stems::of_language(&context.settings.language);
    let average_turn = lists[2][1];
    manifest.dictionary = dictionary::write_dictionary(&postings, &terms, &stems, average_turn, &out)?;
    manifest.facts = facts::write_facts(&tables, &out)?;
    manifest.lists = lists;
    let of_kind = |kind: &'static str| (kind, entries.iter().filter(|entry| entry.kind == kind).count());
    manifest.entries = STUDY_KINDS.map(of_kind).to_vec();
    (manifest.study_first, manifest.study) = blocks.into_iter().unzip();
    out.manifest(&shard::json(&manifest))?;
    Ok(complaints)
}

/// Of each list how many documents it has, and how many words one has on average.
fn lists(groups: &[GroupPostings]) -> Vec<[u64; 2]> {
    let totals = (0..LISTS).map(|list| {
        groups.iter().map(|group| group.totals[list]).fold(ListTotals::default(), |sum, it| ListTotals {
            documents: sum.documents + it.documents,
            words: sum.words + it.words,
        })
    });
    totals.map(|it| [it.documents, it.words.checked_div(it.documents).unwrap_or(0).max(1)]).collect()
}
