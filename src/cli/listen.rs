//! `cairn listen`: what nobody has heard, what somebody should hear next, and that they have.
//!
//! Comes in: what was typed. Goes out: lists on standard output, or a changed file. Does not know: how a choice is made, how a file is
//! changed.

use std::fmt::Write as _;

use super::args::listen::{ListenArgs, ListenFormat};
use super::study::StudyFolder;
use super::{CommandResult, ExitStatus, ui};
use crate::base::path::SourcePath;
use crate::base::plural::counted;
use crate::diagnostic::Checked;
use crate::edit::diff::{PatchStyle, patch};
use crate::output::study_files;
use crate::pipeline::{self, InterviewToHear, ListenClaim, ListenReport, ListenerToHear};
use crate::source::Snapshot;

/// How many interviews a list has on a terminal.
const MOST_LINES: usize = 12;

pub(super) fn run(args: &ListenArgs) -> CommandResult {
    let study = StudyFolder::find(&args.root);
    let is_written = args.claim.is_some() && !args.dry_run;
    let scanned = if is_written { study.open_to_write()? } else { study.open()? };
    if let (Some(interview), Some(name)) = (&args.claim, &args.listener) {
        return claim(&study, &scanned, (interview, name), args.dry_run);
    }
    let bar = ui::Bar::new();
    let report = pipeline::to_listen(&scanned, args.listener.as_deref(), &bar);
    drop(bar);
    let report = match report {
        Ok(report) => report,
        Err(refusal) => return study.refused(&scanned.value, refusal, None),
    };
    if let Some(doubt) = &report.doubt {
        ui::say_warning(doubt);
    }
    match args.format {
        ListenFormat::Human => ui::print(human(&report))?,
        ListenFormat::Json => ui::print(serde_json::to_string_pretty(&report)? + "\n")?,
    }
    Ok(ExitStatus::Done)
}

fn claim(
    study: &StudyFolder,
    scanned: &Checked<Snapshot>,
    (interview, name): (&str, &str),
    dry_run: bool,
) -> CommandResult {
    let bar = ui::Bar::new();
    let change = pipeline::claim(scanned, &study.typed_names(interview), name, &bar);
    drop(bar);
    let ListenClaim { change, doubt } = match change {
        Ok(claim) => claim,
        Err(refusal) => return study.refused(&scanned.value, refusal, None),
    };
    if let Some(doubt) = doubt {
        ui::say_warning(doubt);
    }
    let file = study.name(&change.path);
    let changes = [change];
    if dry_run {
        ui::print(patch(&changes, PatchStyle::Git, &SourcePath::to_string))?;
        ui::say(format_args!("{file} would change; nothing was written"));
    } else {
        study_files::replace_all(study.root(), &changes)?;
        ui::say(format_args!("{file} changed: look at it with `git diff`"));
    }
    Ok(ExitStatus::Done)
}

fn human(report: &ListenReport) -> String {
    let ListenReport { unheard, held, uncoded, heard_nobody, listener, doubt: _ } = report;
    let mut text = String::new();
    list(&mut text, "Heard by nobody but who asked", unheard);
    list(&mut text, "Held, not transcribed, and heard by nobody but who asked", held);
    list(&mut text, "Heard, and nothing is marked", uncoded);
    if !heard_nobody.is_empty() {
        _ = writeln!(text, "Have heard nobody yet: {}\n", heard_nobody.join(", "));
    }
    if unheard.is_empty() && held.is_empty() && uncoded.is_empty() {
        text.push_str("Every interview was heard by somebody else than who asked, and is coded.\n\n");
    }
    match listener {
        Some(listener) => next(&mut text, listener),
        None => text.push_str("What you should hear next: cairn listen --as NAME\n"),
    }
    text
}

fn list(text: &mut String, title: &str, interviews: &[InterviewToHear]) {
    if interviews.is_empty() {
        return;
    }
    _ = writeln!(text, "{title}: {}", counted(interviews.len(), "interview"));
    for interview in interviews.iter().take(MOST_LINES) {
        _ = writeln!(text, "  {}", line(interview));
    }
    if interviews.len() > MOST_LINES {
        _ = writeln!(text, "  and {} more: --format json has all", interviews.len() - MOST_LINES);
    }
    text.push('\n');
}

/// "2026-06-p10  A forecast of last month (Timetables, 41 min)".
fn line(interview: &InterviewToHear) -> String {
    let length = interview.hours.map(pipeline::spoken);
    let facts: Vec<&str> = interview.teams.iter().map(String::as_str).chain(length.as_deref()).collect();
    let facts = if facts.is_empty() { String::new() } else { format!(" ({})", facts.join(", ")) };
    format!("{}  {}{facts}", interview.slug, interview.title)
}

fn next(text: &mut String, listener: &ListenerToHear) {
    let ListenerToHear { name, next, because, .. } = listener;
    let Some(interview) = next else {
        _ = writeln!(text, "{name} has heard every interview.");
        return;
    };
    _ = writeln!(text, "Next for {name}: {}", line(interview));
    _ = writeln!(text, "  Why: {}.", because.join("; "));
    _ = writeln!(text, "  When you have: cairn listen --claim {} --as {}", interview.slug, ui::word(name));
}
