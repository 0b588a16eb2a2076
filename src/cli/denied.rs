//! `cairn check --deny-names`: complaints about listed names, and all others without them.
//!
//! Comes in: what was typed, a list of names. Goes out: complaints, shown. Does not know: how names are found.

use std::error::Error;
use std::path::Path;

use super::args::CheckArgs;
use super::checked_files::{CheckedFiles, close, show};
use super::study::StudyFolder;
use super::{CommandResult, ExitStatus, names_file, ui};
use crate::diagnostic::Checked;
use crate::pipeline::{self, BuildOptions, DeniedNames, DenyList};
use crate::source::{self, Snapshot};

/// Where listed names stand in a study, in its site, and, where git knows it, in what the next commit adds.
pub(super) fn in_study(
    list: &DenyList,
    args: &CheckArgs,
    root: &Path,
    scanned: &Checked<Snapshot>,
) -> Result<DeniedNames, Box<dyn Error>> {
    let audience = pipeline::shown_to(scanned, &args.audience.asked())?;
    let options = BuildOptions { drafts: args.drafts, ..BuildOptions::for_site(audience, ui::clock_day()) };
    let found = list.in_study(scanned, &options, &ui::Bar::new());
    // Without a repository there is no next commit.
    Ok(match source::staged(root) {
        Ok(staged) => found.with_commit(list.in_commit(&staged)),
        Err(_) => found,
    })
}

/// The same complaint, which says where the hook has the list's path from: nobody typed it.
fn with_origin(why: Box<dyn Error>, file: &Path, root: &Path) -> Box<dyn Error> {
    match source::remembered_names(root) {
        Some(remembered) if remembered == file => format!("{why}; `git config cairn.names` says where it lies").into(),
        _ => why,
    }
}

/// An error where the list's path is empty, as it is in a script whose variable is not set.
pub(super) fn require_named(file: &Path) -> Result<(), Box<dyn Error>> {
    if file.as_os_str().is_empty() {
        return Err(
            "`--deny-names` is empty, so no name can be looked for: write the path of the list behind it".into()
        );
    }
    Ok(())
}

/// The same in a hook whose repository git was never told the list of: in a fresh clone.
fn require_remembered(file: &Path, study: &StudyFolder) -> Result<(), Box<dyn Error>> {
    if !file.as_os_str().is_empty() {
        return Ok(());
    }
    let folder = match ui::quoted(study.root()).as_str() {
        "." => String::new(),
        root => format!(" -C {root}"),
    };
    Err(format!(
        "nothing says where the list of names lies, so nothing can be committed: `git{folder} config cairn.names \"$HOME/names.toml\"` \
         has git remember it, with the path that the list has here; whoever runs the study has the list, and `cairn import FILE \
         --propose-names` begins one"
    )
    .into())
}

/// Where listed names stand in what the next commit adds.
pub(super) fn check_staged(args: &CheckArgs) -> CommandResult {
    let study = StudyFolder::locate(&args.root);
    study.require()?;
    let file = args.names.deny_names.as_deref().expect("`--staged` asks for it");
    require_remembered(file, &study)?;
    let list = names_file::deny_list(file, study.root()).map_err(|why| with_origin(why, file, study.root()))?;
    let staged =
        source::staged(study.root()).map_err(|why| format!("what the next commit adds cannot be looked at: {why}"))?;
    let names = list.in_commit(&staged);
    let files = CheckedFiles { study: &study, snapshot: None, denied: Some((&list, &names)) };
    show(args, &names.diagnostics, &files)?;
    close(args, &study, &names.diagnostics, 0);
    Ok(if names.diagnostics.is_empty() { ExitStatus::Done } else { ExitStatus::ContentErrors })
}
