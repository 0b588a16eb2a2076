//! What people spoke about: the themes without themes below them, each as a pile of stones, by the theme above.
//!
//! Comes in: the site's context. Goes out: [`ThemeTrails`]. Does not know: how they look.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use serde::Serialize;

use crate::analysis::count::narrow;
use crate::knowledge::ThemeId;
use crate::release::ReleasedTheme;
use crate::site::chart::cairn::people_per_stone;
use crate::site::view::parts::context::{Link, PageContext};

/// How many piles the home page has: more are no help to see the highest ones, and the list of themes has all.
const MOST_PILES: usize = 60;

/// The piles of all themes.
#[derive(Debug, Default, Serialize)]
pub(super) struct ThemeTrails<'a> {
    /// Those below one theme each, in the order of the tree.
    trails: Vec<ThemeTrail<'a>>,
    /// How many people a stone is, and what it shows.
    key: String,
    /// How many more themes there are, in words.
    more: Option<String>,
}

/// The piles below one theme.
#[derive(Debug, Serialize)]
struct ThemeTrail<'a> {
    /// The theme above; none of themes that have none.
    above: Option<Link<'a>>,
    /// The themes.
    piles: Vec<ThemePile<'a>>,
}

/// A theme as a pile of stones.
#[derive(Debug, Serialize)]
struct ThemePile<'a> {
    /// The theme.
    #[serde(flatten)]
    link: Link<'a>,
    /// The pile.
    cairn_html: String,
    /// The same in words.
    people: String,
}

impl ThemeTrails<'_> {
    /// Whether nobody spoke about anything.
    pub(super) fn is_empty(&self) -> bool {
        self.trails.is_empty()
    }
}

/// Those that most people spoke of, where there are many.
pub(super) fn trails<'a>(context: &PageContext<'a>) -> ThemeTrails<'a> {
    let people = |id: ThemeId| context.site.numbers.coverage.themes[id].people;
    let is_leaf = |theme: &ReleasedTheme<'a>| theme.children().next().is_none() && people(theme.id()) > 0;
    let mut leaves: Vec<ThemeId> = context.released().themes().filter(is_leaf).map(ReleasedTheme::id).collect();
    leaves.sort_by_key(|id| Reverse(people(*id)));
    let more = leaves.len().saturating_sub(MOST_PILES);
    leaves.truncate(MOST_PILES);
    let shown: BTreeSet<ThemeId> = leaves.into_iter().collect();
    let interviewed = context.site.numbers.priorities.population.interviewed as usize;
    ThemeTrails {
        trails: in_order(context, &shown),
        key: context.words().count("themes.key", narrow(people_per_stone(interviewed))),
        more: (more > 0).then(|| context.words().count("home.more_themes", narrow(more))),
    }
}

/// By the theme right above, in the order of the tree; those at the top come last, together.
fn in_order<'a>(context: &PageContext<'a>, shown: &BTreeSet<ThemeId>) -> Vec<ThemeTrail<'a>> {
    let tree = context.released().theme_tree();
    let piles = |themes: &mut dyn Iterator<Item = ThemeId>| -> Vec<ThemePile<'a>> {
        themes.filter(|id| shown.contains(id)).filter_map(|id| pile(context, id)).collect()
    };
    let below = tree.iter().map(|(above, _)| {
        let above = *above;
        ThemeTrail { above: context.theme(above.id()), piles: piles(&mut above.children()) }
    });
    let mut roots = tree.iter().filter(|(_, depth)| *depth == 0).map(|(root, _)| root.id());
    let top = ThemeTrail { above: None, piles: piles(&mut roots) };
    below.chain([top]).filter(|trail| !trail.piles.is_empty()).collect()
}

fn pile<'a>(context: &PageContext<'a>, id: ThemeId) -> Option<ThemePile<'a>> {
    let (cairn_html, people) = (context.theme_cairn(id, None), context.theme_heard_in_words(id));
    Some(ThemePile { link: context.theme(id)?, cairn_html, people })
}
