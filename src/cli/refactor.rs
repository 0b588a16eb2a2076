//! `cairn theme` and `cairn team`: the codebook changes in all files at once.
//!
//! Comes in: what was typed. Goes out: changed files, or a difference to read, or the reason why nothing changed.
//! Does not know: which places change.

use super::args::refactor::{CommonArgs, TeamArgs, TeamCommand, ThemeArgs, ThemeCommand};
use super::study::StudyFolder;
use super::{CommandResult, ExitStatus, ui};
use crate::base::edit::FileChange;
use crate::base::path::SourcePath;
use crate::base::plural::counted;
use crate::edit::diff::{PatchStyle, patch};
use crate::edit::{ChangePlan, NameKind, Refactoring};
use crate::output::study_files;
use crate::pipeline;

pub(super) fn theme(args: &ThemeArgs) -> CommandResult {
    match &args.command {
        ThemeCommand::Rename { old, new, common } => run(&rename(NameKind::Theme, old, new), common),
        ThemeCommand::Merge { themes, into, common } => {
            let from = themes.iter().map(|theme| without_ending(theme)).collect();
            run(&Refactoring::Merge { from, into: without_ending(into) }, common)
        }
        ThemeCommand::Move { theme, under, common, .. } => {
            let under = under.as_deref().map(without_ending);
            run(&Refactoring::Move { theme: without_ending(theme), under }, common)
        }
    }
}

pub(super) fn team(args: &TeamArgs) -> CommandResult {
    match &args.command {
        TeamCommand::Rename { old, new, common } => run(&rename(NameKind::Team, old, new), common),
    }
}

/// What errors in the files come to.
const NOT_CHANGED: &str = "the codebook was not changed: mend what is said above, then try again";

fn rename(kind: NameKind, old: &str, new: &str) -> Refactoring {
    Refactoring::Rename { kind, old: without_ending(old), new: without_ending(new) }
}

/// A name that somebody typed as that of its file.
fn without_ending(name: &str) -> String {
    name.strip_suffix(".md").filter(|name| !name.is_empty()).unwrap_or(name).to_owned()
}

fn run(refactoring: &Refactoring, common: &CommonArgs) -> CommandResult {
    let study = StudyFolder::find(&common.root);
    let scanned = if common.dry_run { study.open()? } else { study.open_to_write()? };
    let bar = ui::Bar::new();
    let planned = pipeline::refactor(&scanned, refactoring, &bar);
    drop(bar);
    let plan = match planned {
        Ok(plan) => plan,
        Err(refusal) => return study.refused(&scanned.value, refusal, Some(NOT_CHANGED)),
    };
    if common.dry_run {
        ui::print(patch(&plan.files, PatchStyle::Git, &SourcePath::to_string))?;
    } else {
        study_files::replace_all(study.root(), &plan.files)?;
        plan.files.iter().for_each(|file| ui::say(format_args!("  {}", listed(&study, file))));
    }
    tell(&plan, common.dry_run);
    Ok(ExitStatus::Done)
}

/// A changed file in a list.
fn listed(study: &StudyFolder, file: &FileChange) -> String {
    let name = study.name(&file.path);
    match &file.after {
        None => format!("{name} (removed)"),
        Some((target, _)) if *target == file.path => name,
        Some((target, _)) => format!("{name} -> {}", study.name(target)),
    }
}

fn tell(plan: &ChangePlan, dry_run: bool) {
    for note in &plan.notes {
        ui::say(format_args!("note: {note}"));
    }
    let files = counted(plan.files.len(), "file");
    if dry_run {
        ui::say(format_args!("{files} would change; nothing was written"));
    } else {
        ui::say(format_args!("{files} changed: look at them with `git diff`"));
    }
}
