//! `cairn priorities`: what matters most, in a terminal, a spreadsheet or a planning document; what would be if; and why.
//!
//! Comes in: what was typed. Goes out: rows, a sum, a comparison or whom to ask next, on standard output. Does not know: how
//! anything is counted.

mod ask;
mod compare;
mod explain;
mod human;
mod markdown;

use std::error::Error;

use super::args::priorities::{PrioritiesArgs, PrioritiesFormat};
use super::study::StudyFolder;
use super::{CommandResult, ExitStatus, ui};
use crate::config::WantedChange;
use crate::diagnostic::Checked;
use crate::pipeline::{self, AskedAudience, BuildOptions, Memo, PlannedSite};
use crate::site::ranking::{Ranking, RankingLine};
use crate::source::Snapshot;

/// What is said to whom may see none.
const NOT_SHOWN: &str = "this audience is not shown the priorities: its `shows` in site.toml has no `priorities`";

/// The two rows of a comparison.
type TwoNames<'n> = (&'n str, &'n str);

pub(super) fn run(args: &PrioritiesArgs) -> CommandResult {
    let wanted = wanted(args);
    let study = StudyFolder::find(&args.root);
    let scanned = study.open()?;
    let audience = pipeline::shown_to(&scanned, &asked_audience(args, &wanted)?)?;
    let options = BuildOptions::for_site(audience, ui::clock_day());
    let mut memo = Memo::new();
    let Some(published) = study.planned(&mut memo, &scanned, &options) else {
        return Ok(ExitStatus::ContentErrors);
    };
    let tried = tried(&mut memo, &published, &wanted, &scanned, &options)?;
    answer(args, &wanted, &published, tried.as_ref())?;
    Ok(ExitStatus::Done)
}

/// What somebody wants to try.
fn wanted(args: &PrioritiesArgs) -> WantedChange {
    let PrioritiesArgs { what_if, since, without_team, .. } = args;
    WantedChange { policy: what_if.clone(), since: *since, without_teams: without_team.clone() }
}

/// Who tries something sees everything: what changes with an interview left out would tell of words that an audience may not
/// read.
fn asked_audience(args: &PrioritiesArgs, wanted: &WantedChange) -> Result<AskedAudience, &'static str> {
    match (&args.audience.audience, wanted.is_nothing()) {
        (_, true) => Ok(args.audience.asked()),
        (None, false) => Ok(AskedAudience::Everything),
        (Some(_), false) => Err("an audience tries nothing: leave out `--audience`, or what is to be tried"),
    }
}

/// The study with what is tried; none where nothing is.
fn tried(
    memo: &mut Memo,
    published: &PlannedSite,
    wanted: &WantedChange,
    scanned: &Checked<Snapshot>,
    options: &BuildOptions,
) -> Result<Option<PlannedSite>, Box<dyn Error>> {
    if wanted.is_nothing() {
        return Ok(None);
    }
    let what_if = published.resolve(wanted)?;
    let bar = ui::Bar::new();
    Ok(Some(memo.planned_if(&what_if, scanned, options, &bar)))
}

fn answer(
    args: &PrioritiesArgs,
    wanted: &WantedChange,
    published: &PlannedSite,
    tried: Option<&PlannedSite>,
) -> Result<(), Box<dyn Error>> {
    let shown = tried.unwrap_or(published);
    let ranking = shown.ranking().ok_or(NOT_SHOWN)?;
    let before = tried.and_then(|_| published.ranking()).map(|ranking| ranking.lines());
    let said = said_of(wanted);
    let text = match (&args.explain, two_names(args), args.ask) {
        (Some(name), ..) => (said + &explain::text(&ranking.explain(name)?)).into_bytes(),
        (None, Some((first, second)), _) if first == second => {
            return Err(format!("`{first}` is the same twice: name two rows").into());
        }
        (None, Some((first, second)), _) => (said + &compare::text(&ranking.compare(first, second)?)).into_bytes(),
        (None, None, true) => (said + &ask::text(&ranking)).into_bytes(),
        (None, None, false) => table(args.format, shown, &ranking, before.as_deref(), &said)?,
    };
    Ok(ui::print(text)?)
}

fn table(
    format: PrioritiesFormat,
    shown: &PlannedSite,
    ranking: &Ranking<'_>,
    before: Option<&[RankingLine<'_>]>,
    said: &str,
) -> Result<Vec<u8>, Box<dyn Error>> {
    Ok(match format {
        PrioritiesFormat::Human => (said.to_owned() + &human::table(ranking, before)).into_bytes(),
        PrioritiesFormat::Json => shown.priority_rows(),
        PrioritiesFormat::Csv => shown.priority_table().ok_or(NOT_SHOWN)?,
        PrioritiesFormat::Md => (said.to_owned() + &markdown::table(ranking)).into_bytes(),
    })
}

fn two_names(args: &PrioritiesArgs) -> Option<TwoNames<'_>> {
    match args.compare.as_deref() {
        Some([first, second]) => Some((first, second)),
        _ => None,
    }
}

/// What is tried, in words, as a paragraph of its own; nothing where nothing is.
fn said_of(wanted: &WantedChange) -> String {
    let mut parts = wanted.policy.clone();
    parts.extend(wanted.since.map(|since| format!("only interviews from {since} on")));
    parts.extend(wanted.without_teams.iter().map(|team| format!("without the team {team}")));
    if parts.is_empty() { String::new() } else { format!("What if: {}.\n\n", parts.join(", ")) }
}
