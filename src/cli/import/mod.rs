//! `cairn import`: what recorders write becomes interviews of the study.
//!
//! Comes in: what was typed. Goes out: new files, a report of each; one that is there is never touched. Does not know: how a
//! transcript is read, which formats there are.

mod ask;
mod facts;
mod hook;
mod human;
mod in_place;
mod inputs;
mod json;
mod propose;
mod replace;
mod result;
mod target;

use std::collections::BTreeMap;

use super::args::import::{ImportArgs, ReportForm};
use super::{CommandResult, ExitStatus, ui};
use crate::import::Refusal;
use crate::pipeline::{self, Misfit, ProvenInterview, TargetStudy};
use result::ImportResult;
use target::ImportTarget;

pub(super) fn run(args: &ImportArgs) -> CommandResult {
    if args.in_place.in_place {
        return in_place::run(args);
    }
    if args.names.install_hook {
        return hook::install(args);
    }
    if args.names.propose_names {
        return propose::run(args);
    }
    let inputs = inputs::find(&args.files)?;
    let target = ImportTarget::find(args)?;
    let mut options = facts::options(args, &inputs, target.root())?;
    if let Some(name) = &args.replace.replace {
        return replace::run(args, name, &inputs.files, options);
    }
    let study = target.study().map(|study| TargetStudy::of(study.root())).unwrap_or_default();
    options.known_words = study.words();
    facts::complete(&mut options, args, &inputs, &study);
    let bar = ui::Bar::new();
    let outcomes = pipeline::import(&inputs.files, &options, &bar);
    drop(bar);
    if target.study().is_some() {
        require_fit(&study, &outcomes)?;
    }
    let mut results: Vec<ImportResult<'_>> = inputs
        .files
        .iter()
        .zip(outcomes)
        .map(|(input, outcome)| ImportResult { input, outcome, written: None })
        .collect();
    refuse_same_slugs(&mut results);
    results.iter_mut().for_each(|result| write(result, &target, args));
    match args.report {
        ReportForm::Json => ui::print(json::report(&results)?)?,
        ReportForm::Human => human::report(&results, &inputs.passed_over, &target, args)?,
    }
    let is_whole = results.iter().all(|result| result.outcome.is_ok());
    Ok(if is_whole { ExitStatus::Done } else { ExitStatus::ContentErrors })
}

/// An error where what is said of an interview cannot be meant in its study; what may be meant is said.
fn require_fit(study: &TargetStudy, outcomes: &[Result<ProvenInterview, Refusal>]) -> Result<(), String> {
    let mut errors = Vec::new();
    for misfit in study.misfits(outcomes.iter().flatten().map(ProvenInterview::interview)) {
        match misfit {
            Misfit::Error(why) => errors.push(why),
            Misfit::Doubt(doubt) => ui::say_warning(doubt),
        }
    }
    // Below each other, as the first stands behind `error: `.
    if errors.is_empty() { Ok(()) } else { Err(errors.join("\n       ")) }
}

/// Two files that would become one interview become none: nobody says which is meant.
fn refuse_same_slugs(results: &mut [ImportResult<'_>]) {
    let mut times: BTreeMap<String, usize> = BTreeMap::new();
    for proven in results.iter().filter_map(|result| result.outcome.as_ref().ok()) {
        *times.entry(proven.interview().slug.to_string()).or_default() += 1;
    }
    for result in results {
        let slug = result.outcome.as_ref().ok().map(|proven| proven.interview().slug.to_string());
        if let Some((slug, times)) = slug.and_then(|slug| times.get_key_value(&slug)).filter(|(_, times)| **times > 1) {
            result.outcome = Err(Refusal {
                line: None,
                message: format!("{times} of the files would become the interview `{slug}`"),
                help: "import them one at a time, each with a name of its own: `--slug`".to_owned(),
            });
        }
    }
}

/// Writes one interview, unless it is only looked at.
fn write(result: &mut ImportResult<'_>, target: &ImportTarget, args: &ImportArgs) {
    let Ok(proven) = &result.outcome else { return };
    let interview = proven.interview();
    let written = if args.dry_run {
        target.require_free(&interview.slug).map(|()| target.name(&interview.slug))
    } else {
        target.write(&interview.slug, &interview.text)
    };
    match written {
        Ok(name) => result.written = Some(name),
        Err(refusal) => result.outcome = Err(refusal),
    }
}
