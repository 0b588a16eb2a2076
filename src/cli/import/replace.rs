//! `cairn import BETTER --replace SLUG`: a better transcript of an interview that is coded.
//!
//! Comes in: what was typed. Goes out: changed files once somebody has seen the change, or the change as a patch. Does not know: how
//! marks are moved.

use crate::diagnostic::{Checked, StudyRefusal};
use std::io::IsTerminal;

use crate::base::fold;
use crate::base::path::SourcePath;
use crate::base::plural::counted;
use crate::base::slug::Slug;
use crate::cli::args::import::ImportArgs;
use crate::cli::study::StudyFolder;
use crate::cli::{CommandResult, ExitStatus, ui};
use crate::edit::diff::{PatchStyle, patch};
use crate::edit::new_transcript::QuoteFate;
use crate::import::ImportOptions;
use crate::output::study_files;
use crate::pipeline::{self, ImportInput, KnownSpeakers, Replacement};
use crate::source::Snapshot;

/// Puts one transcript in the place of another; all marks move.
pub(super) fn run(args: &ImportArgs, name: &str, inputs: &[ImportInput], options: ImportOptions) -> CommandResult {
    if inputs.len() != 1 || args.into.is_some() || options.slug.is_some() {
        return Err(
            "`--replace` takes one transcript, and neither `--slug` nor `--into`: the interview has its place".into()
        );
    }
    let study = StudyFolder::find(&args.root);
    let scanned = if args.dry_run { study.open()? } else { study.open_to_write()? };
    match planned(&study, &scanned, name, inputs, options) {
        Ok(replacement) => carry_out(args, &study, &scanned, &replacement),
        Err(refusal) => {
            let so = format!("the interview `{name}` has errors: mend them first, so that no mark is lost");
            study.refused(&scanned.value, refusal, Some(&so))
        }
    }
}

fn planned(
    study: &StudyFolder,
    scanned: &Checked<Snapshot>,
    name: &str,
    inputs: &[ImportInput],
    mut options: ImportOptions,
) -> Result<Replacement, StudyRefusal> {
    let bar = ui::Bar::new();
    let speakers = pipeline::known_speakers(scanned, &study.typed_names(name), &bar)?;
    let path = speakers.path.clone();
    require_written(&options, &speakers, name)?;
    fill(&mut options, speakers);
    // It has a name already: any will do for one that nobody writes.
    options.slug = Slug::from_text("replacing");
    let imported = pipeline::import(inputs, &options, &bar).pop();
    let imported = imported.ok_or_else(|| StudyRefusal::asked("there is no transcript to read"))?;
    let proven = imported.map_err(|refusal| {
        let line = refusal.line.map_or_else(String::new, |line| format!("line {line}: "));
        StudyRefusal::asked(format!("{line}{}: {}", refusal.message, refusal.help))
    })?;
    pipeline::replace_transcript(scanned, &path, &proven.interview().text, &bar)
}

/// An error where somebody is named whom the front matter does not have: it stays as it is, and would say another thing than the
/// labels.
fn require_written(options: &ImportOptions, known: &KnownSpeakers, interview: &str) -> Result<(), StudyRefusal> {
    let facts = &options.facts;
    let listed = |name: &str| options.names.as_ref().and_then(|list| list.speaker(name)).map(|who| who.name.clone());
    let participants: Vec<String> = facts.participant.iter().cloned().collect();
    let known_participants: Vec<String> = known.participant.iter().cloned().collect();
    // Where several were interviewed, one of them may be meant.
    let participants = if known_participants.is_empty() { Vec::new() } else { participants };
    for (key, option, typed, known) in [
        ("participant", "--participant", &participants, &known_participants),
        ("interviewer", "--interviewer", &facts.interviewers, &known.interviewers),
        ("observers", "--observer", &facts.observers, &known.observers),
    ] {
        let written = |name: &str| known.iter().any(|known| fold::is_same_name(known, name));
        let unknown = typed.iter().map(|name| listed(name).unwrap_or_else(|| name.clone()));
        if let Some(name) = unknown.into_iter().find(|name| !written(name)) {
            return Err(StudyRefusal::asked(format!(
                "`{key}` in the front matter of `{interview}` does not have `{name}`: write it there first, since the front matter stays as \
                 it is, or leave `{option}` out"
            )));
        }
    }
    Ok(())
}

/// Who speaks is known from the interview, where nobody says otherwise.
fn fill(options: &mut ImportOptions, known: KnownSpeakers) {
    let facts = &mut options.facts;
    options.is_participant_known = facts.participant.is_none();
    facts.participant = facts.participant.take().or(known.participant);
    if facts.interviewers.is_empty() {
        facts.interviewers = known.interviewers;
    }
    if facts.observers.is_empty() {
        facts.observers = known.observers;
    }
}

fn carry_out(
    args: &ImportArgs,
    study: &StudyFolder,
    scanned: &Checked<Snapshot>,
    replacement: &Replacement,
) -> CommandResult {
    let files = &replacement.plan.files;
    let complain =
        || ui::show(&replacement.complaints, &|path| after(replacement, scanned, path), &|path| study.name(path));
    if args.dry_run {
        ui::print(patch(files, PatchStyle::Git, &SourcePath::to_string))?;
        complain();
        say(replacement);
        ui::say("nothing was written");
        return Ok(ExitStatus::Done);
    }
    if !args.replace.yes {
        if !(std::io::stdin().is_terminal() && std::io::stderr().is_terminal()) {
            return Err(
                "nobody can be asked here: look at the change with `--dry-run`, then make it with `--yes`".into()
            );
        }
        ui::say(String::from_utf8_lossy(patch(files, PatchStyle::Git, &SourcePath::to_string).as_ref()));
        say(replacement);
        ui::say("write it? (y/n)");
        let mut typed = String::new();
        std::io::stdin().read_line(&mut typed)?;
        if !["y", "yes"].contains(&typed.trim().to_lowercase().as_str()) {
            ui::say("nothing was written");
            return Ok(ExitStatus::Done);
        }
    }
    study_files::replace_all(study.root(), files)?;
    complain();
    files.iter().for_each(|file| ui::say(format_args!("  {}", study.name(&file.path))));
    if args.replace.yes {
        say(replacement);
    }
    Ok(if replacement.complaints.is_empty() { ExitStatus::Done } else { ExitStatus::ContentErrors })
}

/// The text of a file as it is now.
fn after(replacement: &Replacement, scanned: &Checked<Snapshot>, path: &SourcePath) -> Option<String> {
    let changed = replacement.plan.files.iter().find(|file| file.path == *path);
    changed.and_then(|file| Some(file.after.as_ref()?.1.clone())).or_else(|| scanned.value.excerpt(path))
}

/// Says what became of the quotes.
fn say(replacement: &Replacement) {
    let of = |fate: QuoteFate| -> Vec<&str> {
        replacement.quotes.iter().filter(|(_, it)| *it == fate).map(|(id, _)| id.as_str()).collect()
    };
    ui::say(format_args!("{} on the same words", counted(of(QuoteFate::Same).len(), "quote")));
    for (fate, what) in [
        (QuoteFate::Elsewhere, "on the same words in another place; compare them"),
        (QuoteFate::Similar, "on words that are nearly the same; compare them"),
        (QuoteFate::NotFound, "whose words are not found; they stand under `quotes:` with the old words"),
    ] {
        let ids = of(fate);
        if !ids.is_empty() {
            ui::say(format_args!("{} {what}: {}", counted(ids.len(), "quote"), ids.join(", ")));
        }
    }
    replacement.plan.notes.iter().for_each(|note| ui::say(format_args!("note: {note}")));
}
