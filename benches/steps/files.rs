//! The steps at the doors: look at a folder, write one.
//!
//! Comes in: a generated study. Goes out: times. Does not know: what is in the files.

use std::error::Error;
use std::path::Path;

use cairn::base::path::OutPath;
use cairn::output::study_files::create_new;
use cairn::output::{FileCounts, OutputError, Sink, Transaction};
use cairn::source;
use divan::Bencher;
use tempfile::TempDir;

use crate::{SIZES, markdown};

const NO_FOLDER: &str = "there is a temporary folder that can be written to";

/// The pages that are written: as many and as long as the transcripts.
fn pages() -> Vec<(OutPath, String)> {
    let files = markdown(SIZES[0]).into_iter();
    files.filter_map(|(path, text)| Some((OutPath::new(path.as_str())?, text))).collect()
}

fn write(out: &Path, pages: &[(OutPath, String)]) -> Result<FileCounts, OutputError> {
    let stage = Transaction::begin(out)?;
    pages.iter().try_for_each(|(path, text)| stage.put(path, text.as_bytes()))?;
    stage.commit()
}

fn study_on_disk(interviews: usize) -> Result<TempDir, Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    for (path, text) in markdown(interviews) {
        create_new(folder.path(), Path::new(path.as_str()), text.as_bytes())?;
    }
    Ok(folder)
}

#[divan::bench(args = SIZES)]
fn scan(bencher: Bencher<'_, '_>, interviews: usize) {
    let folder = study_on_disk(interviews).expect(NO_FOLDER);
    bencher.bench_local(|| source::scan(folder.path()));
}

/// On one core; a build does it on all.
#[divan::bench]
fn write_all(bencher: Bencher<'_, '_>) {
    let pages = pages();
    bencher.with_inputs(|| tempfile::tempdir().expect(NO_FOLDER)).bench_local_values(|folder| {
        write(&folder.path().join("public"), &pages).expect(NO_FOLDER);
        folder
    });
}

#[divan::bench]
fn write_what_is_there(bencher: Bencher<'_, '_>) {
    let (pages, folder) = (pages(), tempfile::tempdir().expect(NO_FOLDER));
    let out = folder.path().join("public");
    write(&out, &pages).expect(NO_FOLDER);
    bencher.bench_local(|| write(&out, &pages));
}
