//! The report of an import for people.
//!
//! Comes in: what became of each file. Goes out: text on standard error; with `--dry-run` also the interview on standard
//! output. Does not know: how it is made.

use std::path::PathBuf;

use super::ImportResult;
use super::target::Target;
use crate::cli::args::import::ImportArgs;
use crate::cli::ui;
use crate::import::{ImportReport, Refusal, SpeakerShare};
use crate::pipeline::ImportInput;

/// More lines are not listed one by one.
const MOST_LINES: usize = 12;

pub(super) fn report(
    results: &[ImportResult<'_>],
    passed_over: &[PathBuf],
    target: &Target,
    args: &ImportArgs,
) -> Result<(), String> {
    for result in results {
        match &result.outcome {
            Ok(proven) => {
                let interview = proven.interview();
                if args.dry_run && results.len() == 1 {
                    ui::print(&interview.text)?;
                }
                let written = result.written.as_deref().unwrap_or_default();
                let becomes = if args.dry_run { "would become" } else { "->" };
                ui::say(format_args!("{} {becomes} {written}", name(result.input)));
                ui::say(lines(&interview.report));
            }
            Err(refusal) => say_refusal(&name(result.input), refusal),
        }
    }
    for path in passed_over {
        ui::say(format_args!("{}: no transcript, passed over", path.display()));
    }
    closing(results, target, args);
    Ok(())
}

/// What a file is called.
pub(super) fn name(input: &ImportInput) -> String {
    match input {
        ImportInput::File(path) => path.display().to_string(),
        ImportInput::StandardInput => "-".to_owned(),
    }
}

fn say_refusal(file: &str, refusal: &Refusal) {
    let line = refusal.line.map_or_else(String::new, |line| format!(":{line}"));
    ui::say_error(format_args!("{file}{line}: {}", refusal.message));
    ui::say(format_args!("  = help: {}\n", refusal.help));
}

fn closing(results: &[ImportResult<'_>], target: &Target, args: &ImportArgs) {
    let imported: Vec<&str> = results.iter().filter_map(|result| result.written.as_deref()).collect();
    let refused = results.iter().filter(|result| result.outcome.is_err()).count();
    if results.len() > 1 {
        let did = if args.dry_run { "would be imported" } else { "imported" };
        ui::say(format_args!("{} {did}, {refused} not", ui::counted(imported.len(), "file")));
    }
    if args.dry_run {
        ui::say("nothing was written");
    } else if let [file] = imported.as_slice() {
        let check = format!("cairn check{} {file} --drafts", target.option());
        ui::say(format_args!("next: look through it, run `{check}`, and take out `draft: true`"));
    } else if !imported.is_empty() {
        ui::say(format_args!(
            "next: look through them, run `cairn check{} --drafts`, and take out `draft: true` in each",
            target.option()
        ));
    }
}

/// The report of one file.
fn lines(report: &ImportReport) -> String {
    let mut rows: Vec<(&str, String)> = Vec::new();
    rows.push(("format", format!("{}, because {}", report.format_title, report.why)));
    rows.push(("opened", format!("{}, {}", report.container, ui::counted(report.segments, "piece"))));
    rows.extend(report.speakers.iter().map(|speaker| ("speaker", share(speaker))));
    let letters = &report.letters;
    rows.push((
        "letters",
        format!("{} of words, {} of labels, {} of times; none is lost", letters.words, letters.labels, letters.times),
    ));
    rows.extend(
        letters
            .dropped
            .iter()
            .map(|(reason, count)| ("left out", format!("{} of {reason}", ui::counted(letters_of(*count), "letter")))),
    );
    if !report.not_understood.is_empty() {
        let count = ui::counted(report.not_understood.len(), "line");
        rows.push((
            "unread",
            format!("{count} ({} letters): {}", letters.not_understood, numbers(&report.not_understood)),
        ));
    }
    rows.extend(report.replacements.iter().map(|(name, count)| ("replaced", format!("{name}, {count} times"))));
    rows.extend(report.remarks.iter().map(|remark| ("note", remark.clone())));
    if !report.names_left.is_empty() {
        rows.push(("names?", report.names_left.join(", ")));
    }
    let lines = rows.iter().map(|(head, text)| format!("  {head:<9} {text}\n"));
    lines.collect()
}

fn letters_of(count: u64) -> usize {
    usize::try_from(count).unwrap_or(usize::MAX)
}

fn share(speaker: &SpeakerShare) -> String {
    let name = speaker.name.as_deref().unwrap_or("nobody is named");
    let role = speaker.role.map_or_else(String::new, |role| format!(" ({role})"));
    format!("{name}{role}: {}, {}", ui::counted(speaker.turns, "turn"), ui::counted(speaker.words, "word"))
}

fn numbers(lines: &[usize]) -> String {
    let shown: Vec<String> = lines.iter().take(MOST_LINES).map(ToString::to_string).collect();
    let more = lines.len().saturating_sub(MOST_LINES);
    if more > 0 { format!("{} and {more} more", shown.join(", ")) } else { shown.join(", ") }
}
