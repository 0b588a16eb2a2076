//! `cairn agreement`: how far coders agree, and the passages where they differ.
//!
//! Comes in: what was typed. Goes out: a table and passages for people, or an object for a program. Does not know: how agreement
//! is counted.

use std::fmt::Write as _;

use unicode_width::UnicodeWidthStr;

use super::args::agreement::{AgreementArgs, AgreementFormat};
use super::columns::{ColumnLine, GAP};
use super::study::StudyFolder;
use super::{CommandResult, ExitStatus, ui};
use crate::base::plural::counted;
use crate::diagnostic::shorten::shorten;
use crate::pipeline::{self, BuildOptions, Memo, PlannedSite};
use crate::site::agreement::{AgreementSummary, CoderLine, DisputeLine};

/// What stands where a measure is undefined.
const NONE: &str = "no variation";
/// The columns of numbers.
const HEADS: [&str; 7] = ["differ", "marked", "alike", "cohen", "fleiss", "alpha", "alpha_u"];

/// What is said where nothing can be compared.
const NOTHING: &str = "\
no interview is coded more than once, so there is nothing to compare
to begin, let a second person code an interview without looking at the first coding, in a list beside it:
2026-03-p07.jun.quotes.yaml beside 2026-03-p07.md, each passage an item with `exact:` and `themes:`";

pub(super) fn run(args: &AgreementArgs) -> CommandResult {
    let study = StudyFolder::find(&args.root);
    let scanned = study.open()?;
    let audience = pipeline::shown_to(&scanned, &args.audience.asked())?;
    let options = BuildOptions::for_site(audience, ui::clock_day());
    let Some(planned) = study.planned(&mut Memo::new(), &scanned, &options) else {
        return Ok(ExitStatus::ContentErrors);
    };
    answer(args, &planned)
}

fn answer(args: &AgreementArgs, planned: &PlannedSite) -> CommandResult {
    if !planned.shows_agreement() {
        return Err("this audience is not shown agreement: its `shows` in site.toml has no `agreement`".into());
    }
    let Some(summary) = planned.agreement() else {
        return Err(NOTHING.into());
    };
    match args.format {
        AgreementFormat::Human => ui::print(human(&summary, args.limit))?,
        AgreementFormat::Json => ui::print(planned.agreement_object().unwrap_or_default())?,
    }
    Ok(ExitStatus::Done)
}

fn human(summary: &AgreementSummary<'_>, limit: usize) -> String {
    let mut text = heading(summary);
    table(&mut text, summary);
    disputes(&mut text, &summary.disputes, limit);
    text
}

fn heading(summary: &AgreementSummary<'_>) -> String {
    let agreement = summary.agreement;
    let (interviews, coders) = (agreement.interviews.len(), agreement.coders.len());
    let mut text = format!(
        "{} of {} coded interviews ({:.0} %) coded more than once, by {}.\n",
        interviews,
        agreement.coded,
        agreement.share() * 100.0,
        counted(coders, "coder")
    );
    if let (Some(alpha), Some((low, high))) = (agreement.overall.alpha, agreement.alpha_interval) {
        let _ = writeln!(text, "Krippendorff's alpha over all themes is {alpha:.2}, from {low:.2} to {high:.2}.");
    }
    text
}

/// The themes that coders differ over most often first, then all of them together.
fn table(text: &mut String, summary: &AgreementSummary<'_>) {
    let overall = &summary.agreement.overall;
    let differ = summary.agreement.disputes.len().to_string();
    let all = [
        differ,
        String::new(),
        share(overall.percent),
        two(overall.cohen),
        two(overall.fleiss),
        two(overall.alpha),
        two(summary.alpha_u),
    ];
    let mut rows: Vec<(&str, [String; 7])> = vec![("theme", HEADS.map(str::to_owned))];
    rows.extend(summary.themes.iter().map(|theme| {
        let measures = &theme.measures;
        let numbers = [
            theme.disputed.to_string(),
            share(Some(theme.prevalence)),
            share(measures.percent),
            two(measures.cohen),
            two(measures.fleiss),
            two(measures.alpha),
            two(theme.alpha_u),
        ];
        (theme.slug, numbers)
    }));
    rows.push(("all themes", all));
    // Cohen's measure is of two coders, and nobody needs a column that says so in each line.
    let is_shown = |column: usize| HEADS[column] != "cohen" || summary.agreement.coders.len() == 2;
    let columns: Vec<usize> = (0..HEADS.len()).filter(|column| is_shown(*column)).collect();
    let first = rows.iter().map(|(name, _)| name.width()).max().unwrap_or_default();
    let widths: Vec<usize> =
        columns.iter().map(|at| rows.iter().map(|(_, cells)| cells[*at].width()).max().unwrap_or_default()).collect();
    text.push('\n');
    for (name, cells) in &rows {
        let line = ColumnLine::new(text).left(name, first);
        columns.iter().zip(&widths).fold(line, |line, (at, width)| line.right(&cells[*at], *width)).end();
    }
}

fn share(value: Option<f64>) -> String {
    value.map_or_else(|| NONE.to_owned(), |value| format!("{:.0} %", value * 100.0))
}

fn two(value: Option<f64>) -> String {
    value.map_or_else(|| NONE.to_owned(), |value| format!("{value:.2}"))
}

fn disputes(text: &mut String, disputes: &[DisputeLine<'_>], limit: usize) {
    for dispute in disputes.iter().take(limit) {
        let (slug, turn) = &dispute.place;
        let place = dispute.source.map_or_else(|| format!("{slug}#{turn}"), |(path, line)| format!("{path}:{line}"));
        let _ = write!(text, "\n{place}{GAP}{}\n", dispute.themes.join(", "));
        dispute.coders.iter().for_each(|coder| marked(text, coder));
    }
    let more = disputes.len().saturating_sub(limit);
    if more > 0 {
        let _ = write!(text, "\n… and {} more: `--limit {}` shows them.\n", counted(more, "passage"), disputes.len());
    }
}

fn marked(text: &mut String, coder: &CoderLine<'_>) {
    if coder.passages.is_empty() {
        let _ = writeln!(text, "  {}: nothing", coder.name);
    }
    for (words, themes) in &coder.passages {
        let _ = writeln!(text, "  {}: “{}” {}", coder.name, shorten(words), themes.join(", "));
    }
}
