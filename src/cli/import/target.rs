//! Where interviews are written: in the study, or in a folder that was named.
//!
//! Comes in: what was typed, slugs and texts. Goes out: new files. Does not know: what is in them.

use std::collections::BTreeMap;
use std::error::Error;
use std::path::{Path, PathBuf};

use crate::base::path::{SourcePath, shown};
use crate::base::slug::Slug;
use crate::cli::args::import::ImportArgs;
use crate::cli::study::StudyFolder;
use crate::import::Refusal;
use crate::output::{OutputError, study_files};
use crate::source;

/// The folder of a study's interviews.
const INTERVIEWS: &str = "content/interviews";

/// Where interviews are written.
pub(super) struct ImportTarget {
    folder: PathBuf,
    /// The study, where it is one's.
    study: Option<StudyFolder>,
    /// The interviews that there are by what they are called, as far as their files' names say that.
    taken: BTreeMap<String, String>,
}

impl ImportTarget {
    /// The folder that was named, else that of the study. A change of the study that was interrupted is finished first.
    pub(super) fn find(args: &ImportArgs) -> Result<Self, Box<dyn Error>> {
        if let Some(folder) = &args.into {
            return Ok(Self { folder: folder.clone(), study: None, taken: BTreeMap::new() });
        }
        let study = StudyFolder::find(&args.root);
        study.require()?;
        if args.dry_run {
            study.require_whole()?;
        } else {
            study.finish_change()?;
        }
        let taken = taken(&study)?;
        Ok(Self { folder: study.root().join(INTERVIEWS), study: Some(study), taken })
    }

    /// The study, where interviews are written in one.
    pub(super) fn study(&self) -> Option<&StudyFolder> {
        self.study.as_ref()
    }

    /// The folder of the study, or the current one: what is published.
    pub(super) fn root(&self) -> &Path {
        self.study.as_ref().map_or(Path::new("."), StudyFolder::root)
    }

    /// Writes a file that is not there yet; its name from where the command was typed.
    pub(super) fn write(&self, slug: &Slug, text: &str) -> Result<String, Refusal> {
        self.require_free(slug)?;
        let below = file_name(slug);
        study_files::create_new(&self.folder, Path::new(&below), text.as_bytes()).map_err(refusal)?;
        Ok(self.name(slug))
    }

    /// An error where an interview of this name is there already.
    pub(super) fn require_free(&self, slug: &Slug) -> Result<(), Refusal> {
        match self.taken.get(slug.as_str()) {
            Some(file) => Err(there_already(file)),
            None if source::is_there(&self.folder.join(file_name(slug))) => Err(there_already(&self.name(slug))),
            None => Ok(()),
        }
    }

    /// The name of a file from where the command was typed.
    pub(super) fn name(&self, slug: &Slug) -> String {
        let file = file_name(slug);
        let in_study = self.study.as_ref().map(|study| study.name(&SourcePath::new(&format!("{INTERVIEWS}/{file}"))));
        in_study.unwrap_or_else(|| shown(&self.folder.join(file)))
    }

    /// What to add to a command that is to find the same study.
    pub(super) fn option(&self) -> String {
        self.study.as_ref().map_or_else(String::new, StudyFolder::option)
    }
}

fn file_name(slug: &Slug) -> String {
    format!("{slug}.md")
}

/// The interviews of a study, wherever they lie below their folder.
fn taken(study: &StudyFolder) -> Result<BTreeMap<String, String>, Box<dyn Error>> {
    let snapshot = source::scan(study.root())?.value;
    let interviews = snapshot.markdown.iter().filter(|file| file.path.below(INTERVIEWS).is_some());
    let called = interviews.filter_map(|file| {
        let stem = file.path.as_str().rsplit('/').next()?.rsplit_once('.')?.0;
        Some((Slug::from_text(stem)?.to_string(), study.name(&file.path)))
    });
    Ok(called.collect())
}

fn there_already(file: &str) -> Refusal {
    Refusal {
        line: None,
        message: format!("{file} is there already, and is not touched"),
        help:
            "name the new one with `--slug`, put it in the place of that one with `--replace`, or move that file away"
                .to_owned(),
    }
}

fn refusal(error: OutputError) -> Refusal {
    match error {
        OutputError::Exists(path) => there_already(&shown(&path)),
        error => {
            Refusal { line: None, message: error.to_string(), help: "see that the folder can be written in".to_owned() }
        }
    }
}
