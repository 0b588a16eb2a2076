//! The table of themes by wave: how many of how many, the interval of the share, and what changed.
//!
//! Comes in: the site's context, the counts. Goes out: [`ThemesByWave`]. Does not know: people.

use std::cmp::Reverse;

use serde::Serialize;

use super::MOST_THEMES;
use super::steps::key_of;
use crate::analysis::change::PartOfPeople;
use crate::analysis::waves::{ThemeInWaves, WaveCounts};
use crate::site::chart::share_ranges::{ShareRange, share_ranges};
use crate::site::view::parts::context::{Link, PageContext};
use crate::site::view::parts::number::percent;

/// The themes that may be shown and have room.
#[derive(Debug, Serialize)]
pub(super) struct ThemesByWave<'a> {
    /// Those that rose, fell, are new or gone from one of the waves to the next.
    changed: Vec<ThemeWaveRow<'a>>,
    /// How many themes did not, in words.
    unchanged_themes: String,
    /// These themes.
    unchanged: Vec<ThemeWaveRow<'a>>,
    /// How many more there are.
    more: usize,
}

/// A theme by wave.
#[derive(Debug, Serialize)]
struct ThemeWaveRow<'a> {
    #[serde(flatten)]
    link: Link<'a>,
    /// For each wave how many people of it.
    cells: Vec<WaveCell<'a>>,
    /// The shares and their intervals, as SVG.
    ranges_html: String,
}

/// A theme in a wave.
#[derive(Debug, Serialize)]
struct WaveCell<'a> {
    /// How many of how many, in words.
    people: String,
    /// The interval of the share, in words; none where nobody was asked.
    interval: Option<String>,
    /// What may be said of it beside the wave before; none where nothing may.
    change: Option<&'a str>,
}

/// The themes by wave: what changed, then what most people spoke of.
pub(super) fn by_wave<'a>(context: &PageContext<'a>, counts: &WaveCounts) -> ThemesByWave<'a> {
    let mut shown: Vec<(&ThemeInWaves, Link<'a>)> =
        counts.themes.iter().filter_map(|theme| Some((theme, context.theme(theme.theme)?))).collect();
    shown.sort_by_key(|(theme, _)| {
        let called = theme.changes.iter().flatten().count();
        Reverse((called, theme.parts.iter().map(|part| part.part).sum::<u32>()))
    });
    let more = shown.len().saturating_sub(MOST_THEMES);
    shown.truncate(MOST_THEMES);
    let has_changed = |(theme, _): &(&ThemeInWaves, Link<'a>)| theme.changes.iter().any(Option::is_some);
    let (changed, unchanged): (Vec<_>, Vec<_>) = shown.into_iter().partition(has_changed);
    let unchanged_themes = context.themes_in_groups(unchanged.iter().map(|(theme, _)| theme.theme));
    let unchanged_themes = context.words().fill("waves.unchanged", &[("themes", &unchanged_themes)]);
    let rows = |themes: Vec<(&ThemeInWaves, Link<'a>)>| -> Vec<ThemeWaveRow<'a>> {
        themes.into_iter().map(|(theme, link)| row(context, theme, link)).collect()
    };
    ThemesByWave { changed: rows(changed), unchanged_themes, unchanged: rows(unchanged), more }
}

fn row<'a>(context: &PageContext<'a>, theme: &ThemeInWaves, link: Link<'a>) -> ThemeWaveRow<'a> {
    let range = |part: &PartOfPeople| ShareRange {
        share: (part.people > 0).then(|| f64::from(part.part) / f64::from(part.people)),
        ends: part.interval(),
    };
    let ranges: Vec<ShareRange> = theme.parts.iter().map(range).collect();
    let changes = std::iter::once(None).chain(theme.changes.iter().copied());
    let cell = |(part, change): (&PartOfPeople, Option<_>)| WaveCell {
        people: context.words().fill("waves.of", &[("x", &part.part), ("n", &part.people)]),
        interval: (part.people > 0).then(|| interval(context, *part)),
        change: change.map(|change| context.words().text(key_of(change))),
    };
    ThemeWaveRow {
        link,
        cells: theme.parts.iter().zip(changes).map(cell).collect(),
        ranges_html: share_ranges(&ranges),
    }
}

fn interval(context: &PageContext<'_>, part: PartOfPeople) -> String {
    let (low, high) = part.interval();
    context.words().fill("waves.interval", &[("low", &percent(low)), ("high", &percent(high))])
}
