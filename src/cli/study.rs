//! The study that a command is about: which folder it is, and what its files are called from where the command was typed.
//!
//! Comes in: what was typed, the current folder. Goes out: a [`StudyFolder`], a snapshot of it, and the site planned from that. A
//! command that writes
//! finishes first what an interrupted change has left there; one that reads stops, since the study is neither the old one nor
//! the new one. Does not know: what a command does with it.

use std::error::Error;
use std::path::{MAIN_SEPARATOR_STR, Path, PathBuf};
use std::sync::Arc;

use super::args::RootArgs;
use super::{CommandResult, ExitStatus, ui};
use crate::base::path::{CONTENT, SourcePath, joined, shown};
use crate::base::plural::counted;
use crate::diagnostic::{Checked, Diagnostic, StudyRefusal};
use crate::output::study_files::{self, Finished, Interrupted};
use crate::pipeline::{self, BuildOptions, Memo, PlannedSite};
use crate::source::{self, Snapshot, SourceError};

/// The folder of a study.
#[derive(Debug)]
pub(super) struct StudyFolder {
    /// As it can be opened from the current folder.
    root: PathBuf,
    /// Whether somebody named it.
    named: bool,
    /// The current folder's parts below it, where the study was found above.
    below: Vec<String>,
}

impl StudyFolder {
    /// The one that was named; else the current folder or the nearest above that is a study, and then it says which.
    pub(super) fn find(args: &RootArgs) -> Self {
        let study = Self::locate(args);
        if !study.below.is_empty() {
            // Its full name is for people only.
            let here = std::env::current_dir().unwrap_or_default();
            let full = here.ancestors().nth(study.below.len()).unwrap_or(&here);
            ui::say(format_args!("using the study in {} ({})", shown(&study.root), full.display()));
        }
        study
    }

    /// The same, and nothing is said.
    pub(super) fn locate(args: &RootArgs) -> Self {
        if let Some(root) = &args.root {
            return Self { root: root.clone(), named: true, below: Vec::new() };
        }
        // Where the current folder is gone, opening it says so.
        let here = std::env::current_dir().unwrap_or_default();
        let levels = source::levels_up(&here).unwrap_or(0);
        if levels > 0
            && let Some(root) = here.ancestors().nth(levels)
        {
            return Self::above(&here, root);
        }
        Self { root: PathBuf::from("."), named: false, below: Vec::new() }
    }

    fn above(here: &Path, root: &Path) -> Self {
        let below = here.strip_prefix(root).unwrap_or(here);
        let below: Vec<String> = below.iter().map(|part| part.to_string_lossy().into_owned()).collect();
        let up = vec![".."; below.len()].join(MAIN_SEPARATOR_STR);
        Self { root: PathBuf::from(up), named: false, below }
    }

    /// The folder, as it can be opened from where the program was started.
    pub(super) fn root(&self) -> &Path {
        &self.root
    }

    /// Looks at what is in it, for a command that writes nothing in it. It may be a study or none.
    pub(super) fn scan(&self) -> Result<Checked<Snapshot>, Box<dyn Error>> {
        self.require_whole()?;
        Ok(source::scan(&self.root)?)
    }

    /// The same, for a command that means nothing without a study and its content.
    pub(super) fn open(&self) -> Result<Checked<Snapshot>, Box<dyn Error>> {
        self.require()?;
        self.with_content(self.scan()?)
    }

    /// The same, for a command that changes what people wrote.
    pub(super) fn open_to_write(&self) -> Result<Checked<Snapshot>, Box<dyn Error>> {
        self.require()?;
        self.finish_change()?;
        self.with_content(source::scan(&self.root)?)
    }

    /// The site of the study, planned; none where it cannot be read whole, and then it was said what is wrong with it: what is
    /// made of half a study would be wrong.
    pub(super) fn planned(
        &self,
        memo: &mut Memo,
        scanned: &Checked<Snapshot>,
        options: &BuildOptions,
    ) -> Option<Arc<PlannedSite>> {
        let bar = ui::Bar::new();
        let Checked { value: site, diagnostics } = memo.planned(scanned, options, &bar);
        bar.clear();
        (!self.refuse(&scanned.value, &diagnostics)).then_some(site)
    }

    /// Shows all complaints where some of them are errors. Goes out: whether it did, and nothing may be made of the study.
    pub(super) fn refuse(&self, snapshot: &Snapshot, diagnostics: &[Diagnostic]) -> bool {
        let has_errors = pipeline::has_errors(diagnostics);
        if has_errors {
            ui::show(diagnostics, &|path| snapshot.excerpt(path), &|path| self.name(path));
        }
        has_errors
    }

    /// Says why nothing is made of the study, or nothing in it changed: all complaints where files are in the way, and what that
    /// comes to.
    pub(super) fn refused(&self, snapshot: &Snapshot, refusal: StudyRefusal, comes_to: Option<&str>) -> CommandResult {
        let StudyRefusal::Errors(complaints) = refusal else { return Err(refusal.into()) };
        ui::show_each(&complaints, &|path| snapshot.excerpt(path), &|path| self.name(path));
        ui::say_count(&complaints);
        if let Some(comes_to) = comes_to {
            ui::say_error(comes_to);
        }
        Ok(ExitStatus::ContentErrors)
    }

    /// Says why it is no study, where it is none.
    pub(super) fn require(&self) -> Result<(), SourceError> {
        source::require_study(&self.root).map_err(|error| match error {
            SourceError::NoStudy(_) if !self.named => SourceError::NoStudyAround,
            error => error,
        })
    }

    /// An error where there are settings and no content: a folder may have been lost, and nothing would be said of what was in it.
    fn with_content(&self, scanned: Checked<Snapshot>) -> Result<Checked<Snapshot>, Box<dyn Error>> {
        let Checked { value: snapshot, diagnostics } = &scanned;
        // A link in its place is complained of.
        if snapshot.settings.is_none() || snapshot.content_found || !diagnostics.is_empty() {
            return Ok(scanned);
        }
        let content = self.name(&SourcePath::new(CONTENT));
        Err(format!("there is no folder {content}, in which the files of the study lie: put it there").into())
    }

    /// An error where an interrupted change waits in the folder, which must be there. Nothing is touched.
    pub(super) fn require_whole(&self) -> Result<(), Box<dyn Error>> {
        source::require_folder(&self.root)?;
        let Some(Interrupted { files }) = study_files::interrupted(&self.root)? else { return Ok(()) };
        let files = counted(files, "file");
        Err(format!(
            "a change of {files} was interrupted, and the study may be half changed: `cairn check --fix{}` finishes it",
            self.option()
        )
        .into())
    }

    /// Finishes what an interrupted change has left in the folder, and says so.
    pub(super) fn finish_change(&self) -> Result<(), Box<dyn Error>> {
        if let Some(Finished { files }) = study_files::finish(&self.root)? {
            ui::say(format_args!("finished a change of {} that was interrupted", counted(files, "file")));
        }
        Ok(())
    }

    /// What a file of the study is called from where the program was started.
    pub(super) fn name(&self, path: &SourcePath) -> String {
        if !self.below.is_empty() {
            return self.name_below(path);
        }
        let root = shown(&self.root).replace('\\', "/");
        let root = root.trim_end_matches('/');
        if root == "." { path.to_string() } else { format!("{root}/{path}") }
    }

    fn name_below(&self, path: &SourcePath) -> String {
        let parts: Vec<&str> = path.as_str().split('/').collect();
        let shared = self.below.iter().zip(&parts[..parts.len() - 1]).take_while(|(here, part)| here == part).count();
        let up = self.below[shared..].iter().map(|_| "..");
        up.chain(parts[shared..].iter().copied()).collect::<Vec<_>>().join("/")
    }

    /// What a file is called in a patch: as [`Self::name`], but from the study where that lies above, or is named from the root of
    /// the disk, since a patch does not lead out of the folder it is applied in.
    pub(super) fn name_in_patch(&self, path: &SourcePath) -> String {
        if self.below.is_empty() && self.root.is_relative() { self.name(path) } else { path.to_string() }
    }

    /// What a path that somebody typed may be below the study: seen from the study, or from the current folder.
    pub(super) fn typed(&self, path: &str) -> impl Iterator<Item = String> + use<> {
        let path = path.strip_prefix("./").unwrap_or(path);
        let from_here = self.seen_from_here(path);
        let root = self.root.to_string_lossy().into_owned();
        let below_root = path.strip_prefix(root.trim_end_matches('/')).and_then(|rest| rest.strip_prefix('/'));
        [Some(path.to_owned()), below_root.map(str::to_owned), from_here].into_iter().flatten()
    }

    /// The path below the study of one that is seen from the current folder; none where it leads out.
    fn seen_from_here(&self, path: &str) -> Option<String> {
        joined(self.below.iter().map(String::as_str).collect(), path)
    }

    /// What somebody typed who means an entry, and what it may be as a path below the study.
    pub(super) fn typed_names(&self, name: &str) -> Vec<String> {
        std::iter::once(name.to_owned()).chain(self.typed(name)).collect()
    }

    /// ` --root DIR` where a command that is typed in the same folder needs it to find the study.
    pub(super) fn option(&self) -> String {
        let is_here = !self.named || self.root.as_os_str() == ".";
        if is_here { String::new() } else { format!(" --root {}", ui::quoted(&self.root)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_named_from_where_one_stands() {
        for (below, path, expected) in [
            ("content/interviews", "content/interviews/p07.md", "p07.md"),
            ("content/interviews", "content/themes/toil.md", "../themes/toil.md"),
            ("content/interviews", "site.toml", "../../site.toml"),
            ("public", "content/about.md", "../content/about.md"),
            ("content/about.md", "content/about.md", "../about.md"),
        ] {
            let study = StudyFolder::above(&Path::new("/s").join(below), Path::new("/s"));
            assert_eq!(study.name(&SourcePath::new(path)), expected, "{path} from {below}");
        }
        let study = |root: &str| StudyFolder { root: PathBuf::from(root), named: true, below: Vec::new() };
        let path = SourcePath::new("site.toml");
        assert_eq!(
            [".", "./", "a", "./a/", "/a"].map(|root| study(root).name(&path)),
            ["site.toml", "site.toml", "a/site.toml", "a/site.toml", "/a/site.toml"]
        );
    }

    #[test]
    fn an_option_is_given_where_it_is_needed() {
        let option = |root: &str, named| StudyFolder { root: root.into(), named, below: Vec::new() }.option();
        assert_eq!(option(".", true), "");
        assert_eq!(option("..", false), "");
        assert_eq!(option("my study", true), " --root 'my study'");
    }
}
