//! A planned site with the index of its search: that of its output folder where it is current, else one made in memory.
//!
//! Comes in: a snapshot, an output folder, what is remembered. Goes out: a [`SearchedSite`], which can be asked, and says where in
//! the study what is found stands. Does not know: what was typed, how results are printed.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::cache::{BuildCache, StoredSite};
use super::memo::Memo;
use super::options::BuildOptions;
use super::planned::PlannedSite;
use super::progress::Progress;
use crate::base::hash::Digest;
use crate::base::lines::LineIndex;
use crate::base::path::{OutPath, SourcePath};
use crate::content::interview::turn_id::TurnId;
use crate::diagnostic::Checked;
use crate::output::{Footprint, footprints, read_back};
use crate::release::ReleasedInterview;
use crate::search::ResultKind;
use crate::search::query::{IndexError, IndexReader, SearchResult, ShardSource};
use crate::site::route::{Route, absolute};
use crate::source::Snapshot;

/// A site whose search can be asked.
#[derive(Debug)]
pub struct SearchedSite {
    site: PlannedSite,
    files: IndexFiles,
}

/// The files of an index by their names.
#[derive(Debug)]
enum IndexFiles {
    /// In memory.
    Made(BTreeMap<String, Vec<u8>>),
    /// In the output folder, where they were laid down.
    LaidDown(PathBuf, BTreeMap<String, (OutPath, Footprint)>),
}

impl ShardSource for IndexFiles {
    fn shard(&self, name: &str) -> Option<Cow<'_, [u8]>> {
        match self {
            Self::Made(files) => files.get(name).map(|bytes| Cow::Borrowed(bytes.as_slice())),
            Self::LaidDown(folder, files) => {
                let (path, footprint) = files.get(name)?;
                read_back(folder, path, footprint).map(Cow::Owned)
            }
        }
    }
}

/// Plans a study's site and opens its index.
pub fn searched(
    scanned: &Checked<Snapshot>,
    options: &BuildOptions,
    out: &Path,
    cache: &BuildCache,
    progress: &dyn Progress,
) -> Checked<SearchedSite> {
    let stored = cache.site(out, &options.audience);
    let cached = cache.files();
    // Nothing that is found hangs on how sure the order of the priorities is.
    let mut memo = Memo::for_showing(Some(cache));
    let inputs = memo.inputs(scanned, options, &cached, progress);
    let laid_down = stored.and_then(|stored| laid_down(stored, inputs.digest, options, out));
    let Checked { value: site, mut diagnostics } = memo.plan(inputs, &scanned.value, options, &cached, progress);
    let files = laid_down.unwrap_or_else(|| {
        progress.begin("indexing", 0);
        let made = site.search_index().report_into(&mut diagnostics).files.into_iter();
        IndexFiles::Made(made.filter_map(|(path, bytes)| Some((Route::shard_name(&path)?.to_owned(), bytes))).collect())
    });
    Checked::new(SearchedSite { site, files }, diagnostics)
}

/// The files of the index in the output folder, where they were made from these inputs.
fn laid_down(stored: StoredSite, inputs: Digest, options: &BuildOptions, out: &Path) -> Option<IndexFiles> {
    if !stored.is_current(inputs, options.clock_day) {
        return None;
    }
    let of_index = stored
        .files
        .into_iter()
        .filter_map(|(path, file)| Some((Route::shard_name(&path)?.to_owned(), (path, file.footprint))));
    let files = of_index.map(|(name, (path, footprint))| Some((name, (path, footprint?))));
    let files: BTreeMap<String, (OutPath, Footprint)> = files.collect::<Option<_>>()?;
    let (paths, then): (Vec<&OutPath>, Vec<&Footprint>) =
        files.values().map(|(path, footprint)| (path, footprint)).unzip();
    let is_there = files.contains_key("manifest")
        && footprints(out, &paths).iter().map(Option::as_ref).eq(then.into_iter().map(Some));
    is_there.then(|| IndexFiles::LaidDown(out.to_owned(), files))
}

impl SearchedSite {
    /// The index.
    ///
    /// # Errors
    ///
    /// Where a file of it is missing or broken.
    pub fn index(&self) -> Result<IndexReader<'_>, IndexError> {
        IndexReader::open(&self.files)
    }

    /// The full address of what was found.
    pub fn address(&self, result: &SearchResult) -> String {
        absolute(&self.site.settings().base_url, &format!("/{}", result.url))
    }

    /// Where in the study it stands, where that may be said: a file, and a line for quotes and turns.
    pub fn place(&self, result: &SearchResult) -> Option<(SourcePath, Option<u32>)> {
        let context = self.site.site_context();
        let slug = result.interview.as_ref()?;
        let interview = context.released.interviews().find(|it| it.slug().as_str() == slug)?;
        let path = interview.file().source()?;
        let anchor = result.url.split_once('#').map(|(_, anchor)| anchor);
        let line = match (result.kind, anchor) {
            (ResultKind::Quote, Some(anchor)) => {
                Some(interview.quotes().find(|quote| quote.anchor() == anchor)?.source()?.1)
            }
            (ResultKind::Turn, Some(anchor)) => self.turn_line(interview, anchor),
            _ => None,
        };
        Some((path.clone(), line))
    }

    /// The line on which a turn begins.
    fn turn_line(&self, interview: ReleasedInterview<'_>, anchor: &str) -> Option<u32> {
        let context = self.site.site_context();
        let transcript = context.transcripts.transcript(interview.transcript()).ok()?;
        let turns = &transcript.script.turns;
        let turn = &turns[TurnId::read(anchor, turns.len())?.index()];
        Some(LineIndex::new(&*transcript.text).position(turn.span.start).line)
    }
}
