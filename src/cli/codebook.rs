//! `cairn theme` and `cairn team`: the codebook changes in all files at once.
//!
//! Comes in: what was typed. Goes out: changed files, or a difference to read, or the reason why nothing changed.
//! Does not know: which places change.

use std::error::Error;

use super::args::codebook::{Common, Team, TeamCommand, Theme, ThemeCommand};
use super::study::StudyFolder;
use super::{Outcome, diff, ui};
use crate::codebook::{Changed, Noun, Plan, Refusal, Request};
use crate::output::edit::{self, Change};
use crate::pipeline;

pub(super) fn theme(args: &Theme) -> Outcome {
    match &args.command {
        ThemeCommand::Rename { old, new, common } => run(&rename(Noun::Theme, old, new), common),
        ThemeCommand::Merge { themes, into, common } => {
            run(&Request::Merge { from: themes.clone(), into: into.clone() }, common)
        }
        ThemeCommand::Move { theme, under, common, .. } => {
            run(&Request::Move { theme: theme.clone(), under: under.clone() }, common)
        }
    }
}

pub(super) fn team(args: &Team) -> Outcome {
    match &args.command {
        TeamCommand::Rename { old, new, common } => run(&rename(Noun::Team, old, new), common),
    }
}

fn rename(noun: Noun, old: &str, new: &str) -> Request {
    Request::Rename { noun, old: old.to_owned(), new: new.to_owned() }
}

fn run(request: &Request, common: &Common) -> Outcome {
    change(request, common).unwrap_or_else(|reason| {
        ui::say_error(reason);
        Outcome::CouldNotRun
    })
}

fn change(request: &Request, common: &Common) -> Result<Outcome, Box<dyn Error>> {
    let study = StudyFolder::find(&common.root);
    let scanned = if common.dry_run { study.open()? } else { study.open_to_write()? };
    let bar = ui::Bar::new();
    let planned = pipeline::refactor(&scanned, request, &bar);
    drop(bar);
    let plan = match planned {
        Ok(plan) => plan,
        Err(Refusal::Study(complaints)) => {
            ui::show_each(&complaints, &|path| scanned.value.excerpt(path), &|path| study.name(path));
            ui::say_count(&complaints);
            ui::say_error(Refusal::Study(complaints));
            return Ok(Outcome::ContentErrors);
        }
        Err(refusal) => return Err(refusal.into()),
    };
    if common.dry_run {
        plan.files.iter().try_for_each(|file| ui::print(&diff::unified(file)))?;
    } else {
        edit::replace_all(study.root(), &plan.files.iter().flat_map(changes).collect::<Vec<_>>())?;
    }
    if !common.dry_run {
        plan.files.iter().for_each(|file| ui::say(format_args!("  {}", listed(&study, file))));
    }
    tell(&plan, common.dry_run);
    Ok(Outcome::Done)
}

/// A file that moves is one that comes and one that goes.
fn changes(file: &Changed) -> Vec<Change> {
    let Changed { path, before, after } = file;
    let bytes = |text: &str| Some(text.as_bytes().to_vec());
    let change = |at, before, after| Change { path: at, before, after, like: path.clone() };
    match after {
        Some((target, text)) if target == path => vec![change(path.clone(), bytes(before), bytes(text))],
        Some((target, text)) => {
            vec![change(target.clone(), None, bytes(text)), change(path.clone(), bytes(before), None)]
        }
        None => vec![change(path.clone(), bytes(before), None)],
    }
}

/// A changed file in a list.
fn listed(study: &StudyFolder, file: &Changed) -> String {
    let name = study.name(&file.path);
    match &file.after {
        None => format!("{name} (removed)"),
        Some((target, _)) if *target == file.path => name,
        Some((target, _)) => format!("{name} -> {}", study.name(target)),
    }
}

fn tell(plan: &Plan, dry_run: bool) {
    for note in &plan.notes {
        ui::say(format_args!("note: {note}"));
    }
    let files = ui::counted(plan.files.len(), "file");
    if dry_run {
        ui::say(format_args!("{files} would change; nothing was written"));
    } else {
        ui::say(format_args!("{files} changed: look at them with `git diff`"));
    }
}
