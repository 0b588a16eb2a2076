//! The measures in numbers and in words, of all themes and of each.
//!
//! Comes in: the site's context, how far coders agree. Goes out: [`MeasureLine`]s, [`MeasuredTheme`]s, [`UnclearTheme`]s. Does not know:
//! where coders differ.

use serde::Serialize;

use super::disputes::DisputeGroup;
use crate::analysis::agreement::{Agreement, ThemeAgreement};
use crate::knowledge::ThemeId;
use crate::site::agreement::LetterAgreement;
use crate::site::view::parts::context::{Link, PageContext};
use crate::site::view::parts::number::{hundredths, percent};

/// How many themes are listed.
const MOST_THEMES: usize = 300;
/// How many of those are named whose definitions need work: these are what a team sits down over, the table has all.
const MOST_UNCLEAR: usize = 12;

/// A measure over all themes.
#[derive(Debug, Serialize)]
pub(super) struct MeasureLine {
    /// What it is called.
    name: String,
    /// The number, or why there is none.
    value: String,
    /// What it means.
    meaning: String,
}

/// A theme that coders differ over.
#[derive(Debug, Serialize)]
pub(super) struct UnclearTheme<'a> {
    /// The theme.
    #[serde(flatten)]
    link: Link<'a>,
    /// In how many turns they do, in words.
    differ: String,
    /// Where on this page its passages stand, where they do.
    place: Option<String>,
}

/// How far coders agree over a theme.
#[derive(Debug, Serialize)]
pub(super) struct MeasuredTheme<'a> {
    /// The theme.
    #[serde(flatten)]
    link: Link<'a>,
    /// Where on this page its passages stand, where they do.
    place: Option<String>,
    /// In how many turns coders differ over it.
    disputed: u32,
    /// How often it is marked.
    prevalence: String,
    /// How many pairs of judgements are the same.
    percent: String,
    /// Cohen's κ, where there are two coders.
    cohen: Option<String>,
    /// Fleiss' κ.
    fleiss: String,
    /// Krippendorff's α over turns.
    alpha: String,
    /// The same over letters.
    alpha_u: String,
}

/// The measures over all themes.
pub(super) fn measures(
    context: &PageContext<'_>,
    agreement: &Agreement,
    letters: &LetterAgreement,
) -> Vec<MeasureLine> {
    let words = context.words();
    let line = |key: &str, value: String| MeasureLine {
        name: words.text_in("agreement.measure", key).to_owned(),
        value,
        meaning: words.text_in("agreement.meaning", key).to_owned(),
    };
    let overall = agreement.overall;
    let alpha = match (overall.alpha, agreement.alpha_interval) {
        (Some(alpha), Some((low, high))) => words.fill(
            "agreement.interval",
            &[("alpha", &hundredths(alpha)), ("low", &hundredths(low)), ("high", &hundredths(high))],
        ),
        (alpha, _) => coefficient(context, alpha),
    };
    let mut lines = vec![line("alpha", alpha), line("percent", in_percent(context, overall.percent))];
    if agreement.coders.len() == 2 {
        lines.push(line("cohen", coefficient(context, overall.cohen)));
    }
    lines.push(line("fleiss", coefficient(context, overall.fleiss)));
    lines.push(line("alpha_u", coefficient(context, letters.overall)));
    lines
}

/// The themes that coders differ over in most turns, and how many more they differ over.
pub(super) fn unclear<'a>(
    context: &PageContext<'a>,
    agreement: &Agreement,
    groups: &[DisputeGroup<'_>],
) -> (Vec<UnclearTheme<'a>>, usize) {
    let all = agreement.themes.iter().filter(|it| it.disputed > 0);
    let unclear = all.filter_map(|it| {
        let differ = context.words().count("agreement.in_turns", it.disputed);
        Some(UnclearTheme { link: context.theme(it.theme)?, differ, place: place(groups, it.theme) })
    });
    let mut unclear: Vec<UnclearTheme<'a>> = unclear.collect();
    let more = unclear.len().saturating_sub(MOST_UNCLEAR);
    unclear.truncate(MOST_UNCLEAR);
    (unclear, more)
}

/// Where the passages of a theme stand on the page.
fn place(groups: &[DisputeGroup<'_>], theme: ThemeId) -> Option<String> {
    groups.iter().find(|group| group.over.contains(&theme)).map(|group| format!("#{}", group.id))
}

/// The themes that may be shown, and how many more there are.
pub(super) fn themes<'a>(
    context: &PageContext<'a>,
    agreement: &Agreement,
    letters: &LetterAgreement,
    groups: &[DisputeGroup<'_>],
) -> (Vec<MeasuredTheme<'a>>, usize) {
    let all: Vec<&ThemeAgreement> =
        agreement.themes.iter().filter(|it| context.released().theme(it.theme).is_some()).collect();
    let theme = |it: &&ThemeAgreement| {
        let measures = it.measures;
        Some(MeasuredTheme {
            link: context.theme(it.theme)?,
            place: place(groups, it.theme),
            disputed: it.disputed,
            prevalence: in_percent(context, Some(it.prevalence)),
            percent: in_percent(context, measures.percent),
            cohen: (agreement.coders.len() == 2).then(|| coefficient(context, measures.cohen)),
            fleiss: coefficient(context, measures.fleiss),
            alpha: coefficient(context, measures.alpha),
            alpha_u: coefficient(context, letters.themes.get(&it.theme).copied()),
        })
    };
    let listed: Vec<MeasuredTheme<'a>> = all.iter().take(MOST_THEMES).filter_map(theme).collect();
    let more = all.len() - listed.len();
    (listed, more)
}

fn coefficient(context: &PageContext<'_>, value: Option<f64>) -> String {
    value.map_or_else(|| context.words().text("agreement.no_variation").to_owned(), hundredths)
}

fn in_percent(context: &PageContext<'_>, share: Option<f64>) -> String {
    let said = |share| context.words().fill("agreement.percent", &[("percent", &percent(share))]);
    share.map_or_else(|| context.words().text("agreement.no_variation").to_owned(), said)
}
