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
mod memory;
mod merge;
mod posting_shards;
mod postings;
mod quote_blocks;
mod shard;
mod shown_html;
mod shown_text;
mod sizes;
mod term_lists;
mod term_table;
mod texts;
mod turns;

#[cfg(test)]
mod reading;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use rayon::prelude::*;

pub use memory::{IndexMemory, StoredTurns};
pub use shard::IndexSink;

use self::entries::{STUDY_KINDS, entries};
use self::group::{GroupIndexer, IndexedGroup, index_study};
use self::groups::IndexTables;
use self::manifest::IndexManifest;
use self::postings::{ListTotals, PostingsPack, PostingsWriter};
use self::shard::{MemorySink, ShardWriter};
use self::sizes::ShardSizes;
use crate::base::path::OutPath;
use crate::diagnostic::Checked;
use crate::search::ResultKind;
use crate::search::format::{DocumentList, LISTS};
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
    let sink = MemorySink::default();
    let Ok(Checked { diagnostics, .. }) = write_index(context, &IndexMemory::default(), &sink);
    Checked::new(SearchIndex { files: sink.into_files() }, diagnostics)
}

/// Makes an index and puts its files, from many threads; gives what the next time need not be made again. A transcript that
/// cannot be read any more is left out, with a complaint.
///
/// # Errors
///
/// Where a file cannot be put.
pub fn write_index<S: IndexSink>(
    context: &SiteContext<'_>,
    before: &IndexMemory,
    sink: &S,
) -> Result<Checked<IndexMemory>, S::Error> {
    let out = ShardWriter::new(sink);
    let tables = IndexTables::new(context);
    let entries = entries(context);
    let sizes = ShardSizes::of(tables.groups.len());
    let (study, blocks) = index_study(&entries, sizes, &out)?;
    let indexer = GroupIndexer { context, tables: &tables, sizes, before, out: &out };
    let groups = tables.groups.par_iter().with_max_len(1);
    let groups = groups.map_init(PostingsWriter::default, |writer, group| indexer.index(group, writer));
    let groups: Vec<IndexedGroup> = groups.collect::<Result<_, S::Error>>()?;
    let (mut names, mut packs, mut turns, mut complaints) = (Vec::new(), vec![study], Vec::new(), Vec::new());
    for group in groups {
        names.push(group.shards);
        packs.extend([group.pack, group.turns.as_ref().map(|(_, turns)| turns.pack.clone()).unwrap_or_default()]);
        turns.extend(group.turns);
        complaints.extend(group.complaint);
    }
    let lists = lists(&packs);
    let mut manifest = IndexManifest::new(&context.settings.language, &tables, &names);
    let terms = merge::merge(&packs, sizes.postings);
    let stems = Stems::of_language(&context.settings.language);
    let average_turn = lists[DocumentList::Turns as usize][1];
    manifest.dictionary = dictionary::write_dictionary(&terms, &stems, average_turn, sizes, &out)?;
    manifest.facts = facts::write_facts(&tables, &out)?;
    manifest.lists = lists;
    let of_kind = |kind: ResultKind| (kind.word(), entries.iter().filter(|entry| entry.kind == kind).count());
    manifest.entries = STUDY_KINDS.map(of_kind).to_vec();
    (manifest.study_first, manifest.study) = blocks.into_iter().unzip();
    out.manifest(&shard::json(&manifest))?;
    Ok(Checked::new(IndexMemory::new(turns), complaints))
}

/// Of each list how many documents it has, and how many words one has on average.
fn lists(packs: &[PostingsPack]) -> Vec<[u64; 2]> {
    let totals = (0..LISTS).map(|list| {
        packs.iter().map(|pack| pack.totals[list]).fold(ListTotals::default(), |sum, it| ListTotals {
            documents: sum.documents + it.documents,
            words: sum.words + it.words,
        })
    });
    totals.map(|it| [it.documents, it.words.checked_div(it.documents).unwrap_or(0).max(1)]).collect()
}
