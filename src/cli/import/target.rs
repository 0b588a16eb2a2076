//! Where interviews are written: in the study, or in a folder that was named.
//!
//! Comes in: what was typed, slugs and texts. Goes out: new files. Does not know: what is in them.

use std::error::Error;
use std::path::{Path, PathBuf};

use crate::base::slug::Slug;
use crate::cli::args::import::ImportArgs;
use crate::cli::study::StudyFolder;
use crate::import::Refusal;
use crate::output::{OutputError, study_files};

/// The folder of a study's interviews.
const INTERVIEWS: &str = "content/interviews";

/// Where interviews are written.
pub(super) struct Target {
    folder: PathBuf,
    /// The study, where it is one's.
    study: Option<StudyFolder>,
}

impl Target {
    /// The folder that was named, else that of the study. A change of the study that was interrupted is finished first.
    pub(super) fn find(args: &ImportArgs) -> Result<Self, Box<dyn Error>> {
        if let Some(folder) = &args.into {
            return Ok(Self { folder: folder.clone(), study: None });
        }
        let study = StudyFolder::find(&args.root);
        study.require()?;
        if args.dry_run {
            study.require_whole()?;
        } else {
            study.finish_change()?;
        }
        Ok(Self { folder: study.root().join(INTERVIEWS), study: Some(study) })
    }

    /// Writes a file that is not there yet; its name from where the command was typed.
    pub(super) fn write(&self, slug: &Slug, text: &str) -> Result<String, Refusal> {
        let below = file_name(slug);
        study_files::create_new(&self.folder, Path::new(&below), text.as_bytes()).map_err(refusal)?;
        Ok(self.name(slug))
    }

    /// The name of a file that could be written.
    pub(super) fn require_free(&self, slug: &Slug) -> Result<String, Refusal> {
        Ok(self.name(slug))
    }

    fn name(&self, slug: &Slug) -> String {
        self.folder.join(file_name(slug)).to_string_lossy().trim_start_matches("./").to_owned()
    }

    /// What to add to a command that is to find the same study.
    pub(super) fn option(&self) -> String {
        self.study.as_ref().map_or_else(String::new, StudyFolder::option)
    }
}

fn file_name(slug: &Slug) -> String {
    format!("{slug}.md")
}

fn refusal(error: OutputError) -> Refusal {
    match error {
        OutputError::Exists(path) => Refusal {
            line: None,
            message: format!("{} is there already, and is not touched", path.display()),
            help: "name another with `--slug`, or move that file away".to_owned(),
        },
        error => {
            Refusal { line: None, message: error.to_string(), help: "see that the folder can be written in".to_owned() }
        }
    }
}
