//! Studies on the disk.
//!
//! Comes in: how many interviews, of which source. Goes out: a folder that `cairn build` builds. Does not know: what is
//! done with it.

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::Failure;
use crate::options::{Options, Skip};
use crate::study::{self, Sentences};

/// Makes studies of real transcripts, where it is there; below the project's folder.
const MAKE_STUDY: &str = "../shared/tools/make_study.py";

/// What a study is made from.
pub(crate) enum Source {
    /// The demonstration's sentences.
    Generated,
    /// Real transcripts, by this program.
    Real(PathBuf),
}

/// As the table calls it.
impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Generated => "generated",
            Self::Real(_) => "real",
        })
    }
}

impl Source {
    /// Those that are there and wanted.
    pub(crate) fn find(options: &Options, skipped: &mut Vec<String>) -> Vec<Self> {
        let mut sources = Vec::new();
        if !options.skips(Skip::Generated) {
            sources.push(Self::Generated);
        }
        let tool = Path::new(env!("CARGO_MANIFEST_DIR")).join(MAKE_STUDY);
        if tool.is_file() && !options.skips(Skip::Real) {
            sources.push(Self::Real(tool));
        } else if !options.skips(Skip::Real) {
            skipped.push(format!("`{MAKE_STUDY}` is not there, so there are no studies of real transcripts"));
        }
        sources
    }

    /// Writes a study into a folder.
    pub(crate) fn lay_down(&self, interviews: usize, folder: &Path) -> Result<(), Failure> {
        let folder = study_in(folder);
        match self {
            Self::Generated => {
                for (path, text) in study::files(&Sentences::of_the_demonstration(), interviews) {
                    write(&folder.join(path), &text)?;
                }
            }
            Self::Real(tool) => {
                let made = Command::new("python3").arg(tool).arg(interviews.to_string()).arg(&folder).output()?;
                if !made.status.success() {
                    return Err(format!("{MAKE_STUDY} failed:\n{}", String::from_utf8_lossy(&made.stderr)).into());
                }
            }
        }
        Ok(())
    }
}

/// Where a study lies in the folder that was made for all that is done with it.
pub(crate) fn study_in(folder: &Path) -> PathBuf {
    folder.join("study")
}

/// Writes a file and makes the folders on the way to it.
pub(crate) fn write(path: &Path, text: &str) -> std::io::Result<()> {
    path.parent().map_or(Ok(()), fs::create_dir_all)?;
    fs::write(path, text)
}

/// The transcripts of a study, in path order.
pub(crate) fn transcripts(study: &Path) -> Result<Vec<PathBuf>, Failure> {
    let mut files = Vec::new();
    for entry in walkdir::WalkDir::new(study.join("content/interviews")).sort_by_file_name() {
        let path = entry?.into_path();
        if path.extension().is_some_and(|ending| ending == "md") {
            files.push(path);
        }
    }
    Ok(files)
}
