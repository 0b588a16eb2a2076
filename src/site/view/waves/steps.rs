//! From one wave to the next: what rose and what fell, and how much of that chance alone would call.
//!
//! Comes in: the site's context, the counts. Goes out: [`WaveStep`]s. Does not know: shares and intervals.

use serde::Serialize;

use super::MOST_NAMED;
use crate::analysis::change::{PartOfPeople, ShareChange};
use crate::analysis::count::narrow;
use crate::analysis::waves::{ThemeInWaves, WaveCounts};
use crate::config::Wave;
use crate::site::view::parts::context::PageContext;
use crate::site::view::parts::number::number;
use crate::site::view::parts::short_list::{ListedLink, ShortList};

/// From one wave to the next.
#[derive(Debug, Serialize)]
pub(super) struct WaveStep<'a> {
    /// From which to which, in words.
    title: String,
    /// What changed, by how.
    changes: Vec<ShortList<'a>>,
    /// What was heard in one of the two alone, and may be chance.
    only_in_one: Vec<ShortList<'a>>,
    /// How many of how many themes changed, in words.
    called: String,
    /// How many changes chance alone would call, in words.
    by_chance: String,
}

/// The kinds of change, and the keys of their words.
const CHANGES: [(ShareChange, &str); 4] = [
    (ShareChange::New, "waves.new"),
    (ShareChange::Risen, "waves.risen"),
    (ShareChange::Fallen, "waves.fallen"),
    (ShareChange::Gone, "waves.gone"),
];

/// Which of two waves is silent, which one speaks, and the key of how that is called.
const ONLY_IN_ONE: [(usize, usize, &str); 2] = [(0, 1, "waves.first_heard"), (1, 0, "waves.not_heard")];

/// Whether people of one wave alone spoke of something that the others could have spoken of.
fn is_only_in(silent: PartOfPeople, speaking: PartOfPeople) -> bool {
    silent.people > 0 && silent.part == 0 && speaking.part > 0
}

/// What a change is called in a list.
pub(super) fn key_of(change: ShareChange) -> &'static str {
    CHANGES.iter().find(|(known, _)| *known == change).map_or("", |(_, key)| key)
}

pub(super) fn steps<'a>(context: &PageContext<'a>, named: &'a [Wave], counts: &WaveCounts) -> Vec<WaveStep<'a>> {
    let pairs = named.windows(2).enumerate();
    pairs.map(|(index, pair)| step(context, &pair[0], &pair[1], counts, index)).collect()
}

fn step<'a>(context: &PageContext<'a>, before: &Wave, after: &Wave, counts: &WaveCounts, index: usize) -> WaveStep<'a> {
    let words = context.words();
    let lists = CHANGES.into_iter().filter_map(|(change, key)| {
        let changed = counts.themes.iter().filter(|theme| theme.changes[index] == Some(change));
        let links = changed.filter_map(|theme| listed(context, theme, index)).collect();
        context.short_list(key, links, MOST_NAMED)
    });
    let is_unsure = |theme: &&ThemeInWaves| theme.changes[index].is_none();
    let only_in_one = ONLY_IN_ONE.into_iter().filter_map(|(silent, speaking, key)| {
        let themes = counts.themes.iter().filter(is_unsure);
        let themes = themes.filter(|it| is_only_in(it.parts[index + silent], it.parts[index + speaking]));
        context.short_list(key, themes.filter_map(|theme| listed(context, theme, index)).collect(), MOST_NAMED)
    });
    let called = counts.themes.iter().filter(|theme| theme.changes[index].is_some()).count();
    let themes = context.themes_in_groups(counts.themes.iter().map(|counted| counted.theme));
    let by_chance = number((counts.called_by_chance[index] * 100.0).round() / 100.0);
    WaveStep {
        title: words.fill("waves.step", &[("before", &before.name), ("after", &after.name)]),
        changes: lists.collect(),
        only_in_one: only_in_one.collect(),
        called: words.count_of("waves.called", narrow(called), &[("themes", &themes)]),
        by_chance: words.fill("waves.by_chance", &[("count", &by_chance)]),
    }
}

fn listed<'a>(context: &PageContext<'a>, theme: &ThemeInWaves, index: usize) -> Option<ListedLink<'a>> {
    let [before, after] = [theme.parts[index], theme.parts[index + 1]];
    let values: [(&str, &dyn std::fmt::Display); 4] =
        [("x", &before.part), ("n", &before.people), ("y", &after.part), ("m", &after.people)];
    Some(ListedLink { link: context.theme(theme.theme)?, said: context.words().fill("waves.from_to", &values) })
}
