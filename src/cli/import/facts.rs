//! What somebody typed about a transcript, as the import takes it.
//!
//! Comes in: arguments. Goes out: [`ImportOptions`]. Does not know: the transcripts.

use std::error::Error;

use super::inputs::ImportInputs;
use crate::base::slug::Slug;
use crate::cli::args::import::{FactArgs, ImportArgs, ReadingArgs};
use crate::import::{ImportOptions, InterviewFacts, LabelPolicy, TurnRules};

/// A longer pause is none between two captions of a recording.
const LONGEST_GAP: f64 = 24.0 * 3600.0;

/// What was asked for.
pub(super) fn options(args: &ImportArgs, inputs: &ImportInputs) -> Result<ImportOptions, Box<dyn Error>> {
    let slug = args.facts.slug.as_deref().map(slug).transpose()?;
    if slug.is_some() && inputs.files.len() > 1 {
        return Err(format!("`--slug` names one interview, and there are {} files", inputs.files.len()).into());
    }
    let labels = if args.reading.keep_names { LabelPolicy::AsRecorded } else { LabelPolicy::Pseudonyms };
    Ok(ImportOptions {
        facts: facts(&args.facts),
        slug,
        format: args.reading.format,
        rules: rules(&args.reading)?,
        labels,
    })
}

fn slug(typed: &str) -> Result<Slug, String> {
    let name = typed.strip_suffix(".md").unwrap_or(typed);
    let refusal = || format!("`{typed}` cannot be a slug: use letters, digits and hyphens, like `2026-03-p07`");
    Slug::from_written(name).ok_or_else(refusal)
}

fn facts(typed: &FactArgs) -> InterviewFacts {
    let FactArgs { title, date, team, participant, role, interviewer, observer, guide, recording, slug: _ } = typed;
    InterviewFacts {
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
