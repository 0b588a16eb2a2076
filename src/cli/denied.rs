//! `cairn check --deny-names`: complaints about listed names, and all others without them.
//!
//! Comes in: what was typed, a list of names. Goes out: complaints, and what may be shown of the files that they are about. Does
//! not know: how names are found.

use std::error::Error;

use super::args::CheckArgs;
use super::study::StudyFolder;
use super::{CommandResult, ExitStatus, check, names_file, ui};
use crate::base::path::SourcePath;
use crate::diagnostic::{Checked, Diagnostic};
use crate::pipeline::{self, BuildOptions, DeniedNames, DenyList};
use crate::source::{self, Snapshot};

/// What may be shown of the files that were checked.
pub(super) struct CheckedFiles<'c> {
    pub(super) study: &'c StudyFolder,
    /// None where only the next commit was looked at.
    pub(super) snapshot: Option<&'c Snapshot>,
    /// The list of names that nothing may show, and where they were found.
    pub(super) denied: Option<(&'c DenyList, &'c DeniedNames)>,
}

impl CheckedFiles<'_> {
    /// A file's text for an excerpt, listed names hidden.
    pub(super) fn excerpt(&self, path: &SourcePath) -> Option<String> {
        let known = self.denied.and_then(|(_, names)| names.text(path));
        if let Some(text) = known {
            return Some(text.to_owned());
        }
        let text = self.snapshot?.excerpt(path)?;
        Some(self.denied.map_or_else(|| text.clone(), |(list, _)| list.hide(&text)))
    }

    /// What a file is called, listed names hidden.
    pub(super) fn name(&self, path: &SourcePath) -> String {
        let name = self.study.name(path);
        self.denied.map_or_else(|| name.clone(), |(list, _)| list.hide(&name))
    }

    /// Complaints and those about names, by place, as far as their files concern anybody.
    pub(super) fn with_names(
        &self,
        complaints: Vec<Diagnostic>,
        concerns: &dyn Fn(&SourcePath) -> bool,
    ) -> Vec<Diagnostic> {
        let Some((list, names)) = self.denied else { return complaints };
        let found = names.diagnostics.iter().filter(|complaint| concerns(&complaint.place.path)).cloned();
        let mut all: Vec<Diagnostic> =
            complaints.into_iter().map(|complaint| list.hide_in(complaint)).chain(found).collect();
        all.sort_by(|a, b| a.place.cmp(&b.place));
        all
    }
}

/// Where listed names stand in a study and its site.
pub(super) fn in_study(
    list: &DenyList,
    args: &CheckArgs,
    scanned: &Checked<Snapshot>,
) -> Result<DeniedNames, Box<dyn Error>> {
    let audience = pipeline::shown_to(scanned, &args.audience.asked())?;
    let options = BuildOptions { drafts: args.drafts, audience, today: Some(ui::today()), ..BuildOptions::default() };
    Ok(list.in_study(scanned, &options, &ui::Bar::new()))
}

/// Where listed names stand in what the next commit adds.
pub(super) fn check_staged(args: &CheckArgs) -> CommandResult {
    let study = StudyFolder::locate(&args.root);
    study.require()?;
    let file = args.deny_names.as_deref().expect("`--staged` asks for it");
    let list = names_file::deny_list(file, study.root())?;
    let staged =
        source::staged(study.root()).map_err(|why| format!("what the next commit adds cannot be looked at: {why}"))?;
    let names = list.in_commit(&staged);
    let files = CheckedFiles { study: &study, snapshot: None, denied: Some((&list, &names)) };
    check::show(args, &names.diagnostics, &files)?;
    check::close(args, &study, &names.diagnostics, 0);
    Ok(if names.diagnostics.is_empty() { ExitStatus::Done } else { ExitStatus::ContentErrors })
}
