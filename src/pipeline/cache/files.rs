//! What was read of each file of a study.
//!
//! Comes in: what a build has read. Goes out: what stands for each text, and interviews that need not be read again.
//! Does not know: whether the files are still the same.

use std::io::{self, Write};
use std::sync::OnceLock;

use rayon::prelude::*;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use super::complaint::Kept;
use super::{Cache, seal};
use crate::base::hash::Digest;
use crate::base::path::SourcePath;
use crate::content::AnyEntry;
use crate::content::Entry;
use crate::content::interview::Interview;
use crate::diagnostic::Checked;
use crate::pipeline::stamps::Stamps;

/// The list of files.
const FILES: &str = "files";
/// What was made of interviews, one after the other.
const INTERVIEWS: &str = "interviews";
/// How many interviews are written down at once: all together they would take as much room as a tenth of the study.
const AT_ONCE: usize = 128;

/// A file of the study.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(in crate::pipeline) struct Line {
    /// What the file system said of it and of the list beside it.
    pub(in crate::pipeline) stamps: Stamps,
    /// What stands for their texts.
    pub(in crate::pipeline) digest: Digest,
    /// What was made of them, where that is remembered.
    pub(in crate::pipeline) record: Option<Record>,
}

/// Where something stands among the interviews.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub(in crate::pipeline) struct Record {
    start: u64,
    length: u32,
    digest: Digest,
}

/// What was read of an interview, as it is written down.
#[derive(Serialize, Deserialize)]
struct Written<E> {
    entry: E,
    complaints: Vec<Kept>,
}

/// What an earlier build has read.
#[derive(Debug, Default)]
pub(in crate::pipeline) struct Known {
    lines: FxHashMap<SourcePath, Line>,
    cache: Option<Cache>,
    /// The file of interviews, read when the first one is asked for.
    interviews: OnceLock<Vec<u8>>,
}

impl Known {
    /// What is remembered of a file.
    pub(in crate::pipeline) fn line(&self, path: &SourcePath) -> Option<&Line> {
        self.lines.get(path)
    }

    /// What was made of a file; none where that is not remembered.
    pub(in crate::pipeline) fn made(&self, record: &Record) -> Option<Checked<Option<AnyEntry>>> {
        let Written { entry, complaints } =
            postcard::from_bytes::<Written<Entry<Interview>>>(self.bytes(record)?).ok()?;
        let complaints: Option<Vec<_>> = complaints.iter().map(Kept::complaint).collect();
        Some(Checked::new(Some(AnyEntry::Interview(entry.into())), complaints?))
    }

    /// The bytes of a record, where they are what was written.
    fn bytes(&self, record: &Record) -> Option<&[u8]> {
        let cache = self.cache.as_ref()?;
        let all = self.interviews.get_or_init(|| cache.0.read(INTERVIEWS).unwrap_or_default());
        let start = usize::try_from(record.start).ok()?;
        let bytes = all.get(start..start.checked_add(record.length as usize)?)?;
        (seal::digest(bytes) == record.digest).then_some(bytes)
    }
}

/// A file that was read, to be remembered.
pub(in crate::pipeline) struct Told<'a> {
    pub(in crate::pipeline) path: &'a SourcePath,
    pub(in crate::pipeline) stamps: Stamps,
    pub(in crate::pipeline) digest: Digest,
    pub(in crate::pipeline) made: &'a Checked<Option<AnyEntry>>,
    /// Where the earlier build has it.
    pub(in crate::pipeline) record: Option<Record>,
}

impl Told<'_> {
    /// What is written down of it; none for what is read again as fast.
    fn written(&self) -> Option<Vec<u8>> {
        let Some(AnyEntry::Interview(entry)) = &self.made.value else { return None };
        let complaints = self.made.diagnostics.iter().map(Kept::of).collect();
        postcard::to_allocvec(&Written { entry: &**entry, complaints }).ok()
    }
}

impl Cache {
    /// What the last build has read.
    pub(in crate::pipeline) fn known(&self) -> Known {
        let lines = self.opened::<Vec<(SourcePath, Line)>>(FILES);
        let lines = lines.unwrap_or_default().into_iter().collect();
        Known { lines, cache: Some(self.clone()), interviews: OnceLock::new() }
    }

    /// Remembers what a build has read, in place of what was remembered. What is new comes behind what is there, until
    /// half of that is of no use any more.
    pub(in crate::pipeline) fn remember(&self, told: &[Told<'_>], known: &Known) {
        let kept: u64 = told.iter().filter_map(|told| told.record).map(|record| u64::from(record.length)).sum();
        let there = known.interviews.get().map_or(0, |bytes| bytes.len() as u64);
        let appended = if kept * 2 > there { self.append(told, there) } else { None };
        if let Some(lines) = appended.or_else(|| self.rewrite(told)) {
            self.list(&lines);
        }
    }

    /// The same for a build that found all files as they were, but with other stamps on some.
    pub(in crate::pipeline) fn remember_stamps<'a>(
        &self,
        known: &Known,
        stamps: impl Iterator<Item = (&'a SourcePath, Stamps)>,
    ) {
        let mut is_new = false;
        let lines = stamps.filter_map(|(path, stamps)| {
            let line = known.line(path)?;
            is_new |= line.stamps != stamps;
            Some((path, Line { stamps, ..line.clone() }))
        });
        let lines: Vec<_> = lines.collect();
        if is_new {
            self.list(&lines);
        }
    }

    fn append<'t>(&self, told: &'t [Told<'_>], there: u64) -> Option<Vec<(&'t SourcePath, Line)>> {
        let mut lines = Vec::new();
        let start = self.0.append(INTERVIEWS, |file| {
            lines = write(told, there, |told| told.record, file)?;
            Ok(())
        })?;
        // Another build may have added to it meanwhile.
        (start == there).then_some(lines)
    }

    fn rewrite<'t>(&self, told: &'t [Told<'_>]) -> Option<Vec<(&'t SourcePath, Line)>> {
        let mut lines = None;
        self.0.write(INTERVIEWS, |file| {
            lines = Some(write(told, 0, |_| None, file)?);
            Ok(())
        });
        lines
    }

    fn list(&self, lines: &[(&SourcePath, Line)]) {
        if let Some(bytes) = self.sealed(&lines) {
            self.0.write(FILES, |file| file.write_all(&bytes));
        }
    }
}

/// Writes down what has no record yet, from a place in the file of interviews on; a line for each file.
fn write<'t>(
    told: &'t [Told<'_>],
    mut start: u64,
    record: impl Fn(&Told<'_>) -> Option<Record> + Sync,
    file: &mut dyn Write,
) -> io::Result<Vec<(&'t SourcePath, Line)>> {
    let mut lines = Vec::with_capacity(told.len());
    for some in told.chunks(AT_ONCE) {
        let written = some.par_iter().map(|told| record(told).is_none().then(|| told.written()).flatten());
        let written: Vec<Option<Vec<u8>>> = written.collect();
        for (told, written) in some.iter().zip(written) {
            let length = written.as_ref().and_then(|bytes| u32::try_from(bytes.len()).ok());
            let new = written.zip(length).map(|(bytes, length)| {
                file.write_all(&bytes)?;
                let new = Record { start, length, digest: seal::digest(&bytes) };
                start += u64::from(length);
                Ok::<_, io::Error>(new)
            });
            let record = record(told).or(new.transpose()?);
            lines.push((told.path, Line { stamps: told.stamps, digest: told.digest, record }));
        }
    }
    Ok(lines)
}
