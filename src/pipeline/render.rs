//! Pages are made, dressed and handed on, many at a time and none held.
//!
//! Comes in: facts, the look, a sink. Goes out: all files of the site in the sink, and complaints about templates.
//! Does not know: what a page shows.

use rayon::prelude::*;

use super::Progress;
use crate::base::path::SourcePath;
use crate::diagnostic::Diagnostic;
use crate::look::{Asset, Look};
use crate::output::{OutputError, Sink};
use crate::site::data::DataFile;
use crate::site::plan::Planned;
use crate::site::route::Route;
use crate::site::{self, Facts};
use crate::source::Snapshot;

/// One file of the site.
enum Work<'w> {
    Page(&'w Planned),
    Data(DataFile),
    LookAsset(&'w Asset),
    ContentAsset(&'w SourcePath, &'w Route),
}

/// Makes every file of the site.
pub(super) fn all(
    facts: &Facts<'_>,
    look: &Look,
    snapshot: &Snapshot,
    sink: &dyn Sink,
    progress: &dyn Progress,
) -> Result<Vec<Diagnostic>, OutputError> {
    // The data files take longest: begun first, no thread waits for them at the end.
    let mut work: Vec<Work<'_>> = DataFile::ALL.into_iter().map(Work::Data).collect();
    work.extend(look.assets().iter().map(Work::LookAsset));
    work.extend(facts.plan.assets.iter().map(|(from, to)| Work::ContentAsset(from, to)));
    work.extend(facts.plan.pages.iter().map(Work::Page));
    progress.begin("rendering", work.len());
    let made = work.par_iter().map(|work| {
        let made = make(work, facts, look, snapshot, sink);
        progress.step();
        made
    });
    Ok(made.collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect())
}

/// Fills every page's template, for what there is to complain of.
pub(super) fn complaints(facts: &Facts<'_>, look: &Look) -> Vec<Diagnostic> {
    let pages = facts.plan.pages.par_iter();
    let made = pages.filter_map(|planned| look.render(&site::sheet(facts, planned)).err());
    made.map(|complaint| *complaint).collect()
}

fn make(
    work: &Work<'_>,
    facts: &Facts<'_>,
    look: &Look,
    snapshot: &Snapshot,
    sink: &dyn Sink,
) -> Result<Vec<Diagnostic>, OutputError> {
    match work {
        Work::Page(planned) => match look.render(&site::sheet(facts, planned)) {
            Ok(bytes) => sink.put(&planned.route.out_path(), &bytes)?,
            Err(complaint) => return Ok(vec![*complaint]),
        },
        Work::Data(file) => sink.put(&file.route().out_path(), &file.write(facts))?,
        Work::LookAsset(asset) => sink.put(&asset.path, &asset.bytes)?,
        Work::ContentAsset(from, to) => return copy(from, to, snapshot, sink),
    }
    Ok(Vec::new())
}

/// Copies a file as it is; one that cannot be read is a complaint.
fn copy(from: &SourcePath, to: &Route, snapshot: &Snapshot, sink: &dyn Sink) -> Result<Vec<Diagnostic>, OutputError> {
    if let Some(disk) = snapshot.disk_path(from) {
        sink.put_file(&to.out_path(), &disk)?;
        return Ok(Vec::new());
    }
    let mut complaints = Vec::new();
    if let Some(bytes) = snapshot.read(from).unload(&mut complaints) {
        sink.put(&to.out_path(), &bytes)?;
    }
    Ok(complaints)
}
