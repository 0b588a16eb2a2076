//! What somebody typed about a transcript, as the import takes it.
//!
//! Comes in: arguments. Goes out: [`ImportOptions`]. Does not know: the transcripts.

use std::error::Error;
use std::io::stdin;
use std::path::Path;
use std::sync::Arc;

use super::ask::{AskedNames, ImportQuestion, ask, is_somebody_there};
use super::inputs::ImportInputs;
use crate::base::Date;
use crate::base::slug::Slug;
use crate::cli::args::import::{FactArgs, ImportArgs, ReadingArgs};
use crate::cli::{names_file, ui};
use crate::import::{ImportFacts, ImportOptions, LabelPolicy, NamedEncoding, TurnRules, date_in_name};
use crate::pipeline::{ImportInput, Misfit, TargetStudy, labels_in};

/// A longer pause is none between two captions of a recording.
const LONGEST_GAP: f64 = 24.0 * 3600.0;

/// What was asked for.
pub(super) fn options(args: &ImportArgs, inputs: &ImportInputs, study: &Path) -> Result<ImportOptions, Box<dyn Error>> {
    let slug = args.facts.slug.as_deref().map(slug).transpose()?;
    if slug.is_some() && inputs.files.len() > 1 {
        return Err(format!("`--slug` names one interview, and there are {} files", inputs.files.len()).into());
    }
    if let Some(date) = args.facts.date {
        require_past(date)?;
    }
    let labels = if args.reading.keep_names { LabelPolicy::AsRecorded } else { LabelPolicy::Pseudonyms };
    Ok(ImportOptions {
        facts: facts(&args.facts),
        slug,
        format: args.reading.format,
        rules: rules(&args.reading)?,
        labels,
        is_participant_known: false,
        encoding: args.reading.encoding.as_deref().map(encoding).transpose()?,
        newest_day: newest_day(),
        names: args.reading.speakers.as_deref().map(|file| names_file::open(file, study)).transpose()?.map(Arc::new),
        known_words: Vec::new(),
    })
}

/// Asks for what nobody typed, where somebody sits there; again for a team that the study does not have, or a day to come.
pub(super) fn complete(options: &mut ImportOptions, args: &ImportArgs, inputs: &ImportInputs, study: &TargetStudy) {
    let mut questions = if is_somebody_there() { questions(options, args, inputs) } else { Vec::new() };
    let is_asker_open = questions.contains(&ImportQuestion::Interviewer);
    let file = inputs.files.first().filter(|_| is_asker_open);
    let labels = file.map(|file| labels_in(file, options)).unwrap_or_default();
    while !questions.is_empty() {
        let facts = &mut options.facts;
        ask(facts, &questions, &AskedNames { study: &study.names, labels: &labels }, &mut stdin().lock());
        questions.retain(|question| {
            let wrong = match question {
                ImportQuestion::Team => facts.team.as_deref().and_then(|team| study.team(team)),
                ImportQuestion::Date => facts.date.and_then(|date| require_past(date).err()).map(Misfit::Error),
                ImportQuestion::Participant | ImportQuestion::Interviewer => None,
            };
            let Some(Misfit::Error(why)) = wrong else { return false };
            ui::say_warning(why);
            true
        });
    }
}

/// What is to be asked for. Who was interviewed is somebody else in each file, and a list of names says it.
fn questions(options: &ImportOptions, args: &ImportArgs, inputs: &ImportInputs) -> Vec<ImportQuestion> {
    let (facts, listed) = (&options.facts, options.names.is_some());
    let [ImportInput::File(file)] = inputs.files.as_slice() else { return Vec::new() };
    let mut questions = Vec::new();
    questions.extend((facts.participant.is_none() && !listed).then_some(ImportQuestion::Participant));
    questions.extend(facts.team.is_none().then_some(ImportQuestion::Team));
    questions.extend((facts.interviewers.is_empty() && !listed).then_some(ImportQuestion::Interviewer));
    let is_dated =
        facts.date.is_some() || file.file_name().is_some_and(|name| date_in_name(&name.to_string_lossy()).is_some());
    questions.extend((!is_dated && args.facts.slug.is_none()).then_some(ImportQuestion::Date));
    questions
}

/// The newest day that a transcript can be of. Somewhere it is tomorrow already.
fn newest_day() -> Option<Date> {
    ui::clock_day().tomorrow().ok()
}

/// A transcript is of a day that was.
fn require_past(date: Date) -> Result<(), String> {
    let is_past = newest_day().is_some_and(|newest| date <= newest);
    let help =
        "a transcript is of a day that was, and an interview that is planned is started with `cairn new interview`";
    if is_past { Ok(()) } else { Err(format!("{date} is still to come: {help}")) }
}

fn encoding(typed: &str) -> Result<NamedEncoding, String> {
    let help = "name one as the web does: `utf-8`, `windows-1252`, `macintosh`";
    NamedEncoding::new(typed).ok_or_else(|| format!("there is no encoding `{typed}`: {help}"))
}

fn slug(typed: &str) -> Result<Slug, String> {
    let name = typed.strip_suffix(".md").unwrap_or(typed);
    let refusal = || format!("`{typed}` cannot be a slug: use letters, digits and hyphens, like `2026-03-p07`");
    Slug::from_written(name).ok_or_else(refusal)
}

fn facts(typed: &FactArgs) -> ImportFacts {
    let FactArgs { title, date, team, participant, role, interviewer, observer, guide, recording, slug: _ } = typed;
    ImportFacts {
        title: title.clone(),
        date: *date,
        team: team.clone(),
        participant: participant.clone(),
        role: role.clone(),
        interviewers: interviewer.clone(),
        observers: observer.clone(),
        guide: guide.clone(),
        recording: recording.clone(),
    }
}

fn rules(typed: &ReadingArgs) -> Result<TurnRules, String> {
    if !(0.0..=LONGEST_GAP).contains(&typed.gap) {
        return Err(format!("`--gap {}` is no pause: write seconds, like `--gap 2.5`", typed.gap));
    }
    let gap_ms = std::time::Duration::from_secs_f64(typed.gap).as_millis();
    Ok(TurnRules { gap_ms: u64::try_from(gap_ms).unwrap_or(u64::MAX), longest_paragraph: typed.merge })
}
