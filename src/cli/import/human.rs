//! The report of an import for people.
//!
//! Comes in: what became of each file. Goes out: text on standard error; with `--dry-run` also the interview on standard
//! output. Does not know: how it is made.

use std::path::PathBuf;

use super::result::ImportResult;
use super::target::ImportTarget;
use crate::base::path::shown;
use crate::base::plural::counted;
use crate::cli::args::import::ImportArgs;
use crate::cli::ui;
use crate::import::{ImportReport, LabelTaken, NameLeft, Refusal, SpeakerShare};
use crate::pipeline::ImportInput;

/// More lines, or more words, are not listed one by one.
const MOST_LISTED: usize = 12;

pub(super) fn report(
    results: &[ImportResult<'_>],
    passed_over: &[PathBuf],
    target: &ImportTarget,
    args: &ImportArgs,
) -> Result<(), String> {
    let is_alone = results.len() == 1;
    for result in results {
        match &result.outcome {
            Ok(proven) => {
                let interview = proven.interview();
                if args.dry_run && is_alone {
                    ui::print(&interview.text)?;
                }
                let written = result.written.as_deref().unwrap_or_default();
                let becomes = if args.dry_run { "would become" } else { "->" };
                ui::say(format_args!("{} {becomes} {written}", name(result.input)));
                let rows = if is_alone { rows(&interview.report) } else { brief_rows(&interview.report) };
                rows.iter().for_each(|(head, text)| ui::say(format_args!("  {head:<9} {text}")));
            }
            Err(refusal) => say_refusal(&name(result.input), refusal),
        }
    }
    for path in passed_over {
        ui::say(format_args!("{}: no transcript, passed over", shown(path)));
    }
    closing(results, target, args);
    Ok(())
}

/// What a file is called.
pub(super) fn name(input: &ImportInput) -> String {
    match input {
        ImportInput::File(path) => shown(path),
        ImportInput::StandardInput => "-".to_owned(),
    }
}

fn say_refusal(file: &str, refusal: &Refusal) {
    let line = refusal.line.map_or_else(String::new, |line| format!(":{line}"));
    ui::say_error(format_args!("{file}{line}: {}", refusal.message));
    ui::say(format_args!("  = help: {}\n", refusal.help));
}

fn closing(results: &[ImportResult<'_>], target: &ImportTarget, args: &ImportArgs) {
    let imported: Vec<&str> = results.iter().filter_map(|result| result.written.as_deref()).collect();
    let refused = results.iter().filter(|result| result.outcome.is_err()).count();
    if results.len() > 1 {
        let did = if args.dry_run { "would be imported" } else { "imported" };
        ui::say(format_args!("{} {did}, {refused} not", counted(imported.len(), "file")));
    }
    if args.dry_run {
        ui::say("nothing was written");
    } else if let [file] = imported.as_slice() {
        let check = format!("cairn check{} {file} --drafts", target.option());
        ui::say(format_args!("next: look through it, run `{check}`, and take out `draft: true`"));
        ui::say(names_left(args, "it", "the file"));
    } else if !imported.is_empty() {
        ui::say(format_args!(
            "next: look through them, run `cairn check{} --drafts`, and take out `draft: true` in each",
            target.option()
        ));
        ui::say(names_left(args, "them", "its file"));
    }
}

/// What to do about a name that is left. Git keeps what it has once.
fn names_left(args: &ImportArgs, interviews: &str, file: &str) -> String {
    let list = match &args.reading.speakers {
        Some(list) => format!("add it to {}, remove {file} and import again", shown(list)),
        None => format!("remove {file} and import again with a list of names (`--propose-names` begins one)"),
    };
    format!(
        "if a name is left in {interviews}, take it out before any commit: put another word in its place, or {list}"
    )
}

/// A line of a report: what it is about, and what there is to say.
type ReportLine = (&'static str, String);

/// The report of a file that is imported alone.
fn rows(report: &ImportReport) -> Vec<ReportLine> {
    let letters = &report.letters;
    let mut rows = vec![
        ("format", format!("{}, because {}", report.format_title, report.why)),
        ("opened", format!("{}, {}", report.container, counted(report.segments, "piece"))),
    ];
    rows.extend(report.speakers.iter().map(|speaker| ("speaker", share(speaker))));
    rows.extend((!report.labels.is_empty()).then(|| ("labels", labels(&report.labels))));
    rows.push((
        "letters",
        format!("{} of words, {} of labels, {} of times; none is lost", letters.words, letters.labels, letters.times),
    ));
    let dropped = letters.dropped.iter().map(|(reason, count)| format!("{} of {reason}", counted_letters(*count)));
    rows.extend((!letters.dropped.is_empty()).then(|| ("left out", dropped.collect::<Vec<_>>().join(", "))));
    rows.extend(report.replacements.iter().map(|(name, count)| ("replaced", format!("{name}, {}", times(*count)))));
    rows.extend(names(&report.names_left));
    rows.extend(doubts(report));
    rows
}

/// `Lena Fischer -> Speaker 1 (20 times)`
fn labels(taken: &[LabelTaken]) -> String {
    let label = |taken: &LabelTaken| format!("{} -> {} ({})", taken.label, taken.became, times(taken.times));
    listed(&taken.iter().map(label).collect::<Vec<_>>())
}

/// What may be a name, a few on each line; the report as JSON has all.
fn names(left: &[NameLeft]) -> Vec<ReportLine> {
    /// More are not read. A tool comes often, and of the others those that come often are cut.
    const MOST_NAMES: usize = 60;
    const ON_A_LINE: usize = 5;
    let Some(shown) = left.get(..left.len().min(MOST_NAMES)).filter(|shown| !shown.is_empty()) else {
        return Vec::new();
    };
    let (known, others) = shown.split_at(shown.iter().take_while(|left| left.is_known).count());
    let rest = match left.len() - shown.len() {
        0 => String::new(),
        more => format!("; {more} more are in `--report json`"),
    };
    let first = match shown.len() {
        1 => "one may be a name, with the line where it stands first: read it".to_owned(),
        count => format!("{count} may be names, each with the line where it stands first: read them{rest}"),
    };
    let mut rows = vec![("names", first)];
    for (head, left) in [("name", known), ("name?", others)] {
        let names: Vec<String> = left.iter().map(name_left).collect();
        rows.extend(names.chunks(ON_A_LINE).map(|names| (head, names.join(", "))));
    }
    rows
}

/// `Petra (line 34)`, `Priya Raman (3 times, line 12)`
fn name_left(left: &NameLeft) -> String {
    let NameLeft { name, times: count, line, .. } = left;
    if *count == 1 { format!("{name} (line {line})") } else { format!("{name} ({count} times, line {line})") }
}

/// The report of one of several files.
fn brief_rows(report: &ImportReport) -> Vec<ReportLine> {
    let speakers = report.speakers.iter().filter(|speaker| speaker.name.is_some()).count();
    let turns: usize = report.speakers.iter().map(|speaker| speaker.turns).sum();
    let words: usize = report.speakers.iter().map(|speaker| speaker.words).sum();
    let said = [(speakers, "speaker"), (turns, "turn"), (words, "word")].map(|(count, noun)| counted(count, noun));
    let mut rows = vec![("format", format!("{}: {}", report.format_title, said.join(", ")))];
    let known: Vec<String> = report.names_left.iter().filter(|left| left.is_known).map(name_left).collect();
    rows.extend((!known.is_empty()).then(|| ("name", listed(&known))));
    rows.extend(doubts(report));
    rows
}

/// What should be looked at.
fn doubts(report: &ImportReport) -> Vec<ReportLine> {
    let mut rows = Vec::new();
    if !report.not_understood.is_empty() {
        let count = counted(report.not_understood.len(), "line");
        let letters = counted_letters(report.letters.not_understood);
        rows.push(("unread", format!("{count} ({letters}): {}", numbers(&report.not_understood))));
    }
    rows.extend(report.remarks.iter().map(|remark| ("note", remark.clone())));
    rows
}

fn times(count: usize) -> String {
    if count == 1 { "once".to_owned() } else { format!("{count} times") }
}

fn counted_letters(count: u64) -> String {
    counted(usize::try_from(count).unwrap_or(usize::MAX), "letter")
}

fn share(speaker: &SpeakerShare) -> String {
    let name = speaker.name.as_deref().unwrap_or("nobody is named");
    let role = speaker.role.map_or_else(String::new, |role| format!(" ({role})"));
    format!("{name}{role}: {}, {}", counted(speaker.turns, "turn"), counted(speaker.words, "word"))
}

fn numbers(lines: &[usize]) -> String {
    listed(&lines.iter().map(ToString::to_string).collect::<Vec<_>>())
}

/// The first few of a list, and how many more there are.
fn listed(all: &[String]) -> String {
    let shown = all.iter().take(MOST_LISTED).map(String::as_str).collect::<Vec<_>>().join(", ");
    match all.len().saturating_sub(MOST_LISTED) {
        0 => shown,
        more => format!("{shown} and {more} more"),
    }
}
