//! What people said of a theme: one quote that stands for it, then the others by team; of many only some, and where the rest is.
//!
//! Comes in: the site's context and a theme. Goes out: [`SaidOfTheme`]. Does not know: how quotes are chosen.

use rustc_hash::FxHashMap;
use serde::Serialize;

use super::pages::{self, QuotePages};
use crate::analysis::count::narrow;
use crate::analysis::quotes::TeamQuotes;
use crate::knowledge::{QuoteId, ThemeId};
use crate::release::ShownTeam;
use crate::site::theme_pages::BoundedTheme;
use crate::site::view::block::{Block, Blocks, Placeholder};
use crate::site::view::parts::contents::{self, ContentsLine};
use crate::site::view::parts::context::PageContext;
use crate::site::view::parts::group::{KindCount, MoreQuotes, TeamGroup};
use crate::site::view::parts::number::grouped;
use crate::site::words::Words;

/// What people said of a theme.
#[derive(Debug, Serialize)]
pub(super) struct SaidOfTheme<'a> {
    /// The quote that the page opens with.
    lead: Option<LeadQuote>,
    /// How many other quotes there are to read, here and on other pages.
    others: usize,
    /// Which kinds the others here are of.
    kinds: Vec<KindCount<'a>>,
    /// The others by team, those of the themes below it among them.
    groups: Vec<TeamGroup<'a>>,
    /// The other pages, where there is no room for all.
    pages: Option<QuotePages<'a>>,
}

/// The quote that a theme's page opens with.
#[derive(Debug, Serialize)]
struct LeadQuote {
    /// The place of its team on the page, where the team has said nothing else.
    team: Option<String>,
    /// Its card.
    cards_html: Placeholder,
}

/// How many of a team's quotes are on a page.
#[derive(Clone, Copy)]
struct QuotesHere {
    count: usize,
    /// Of how many that may be shown.
    shown: usize,
    /// Whether the quote that the page opens with is one of them.
    has_lead: bool,
}

/// The quotes of a page, as they are parted into groups.
struct Grouping<'g> {
    theme: ThemeId,
    lead: Option<QuoteId>,
    /// How many quotes are stronger than each.
    stronger: FxHashMap<QuoteId, usize>,
    bounded: Option<&'g BoundedTheme>,
}

pub(super) fn said<'a>(context: &PageContext<'a>, blocks: &mut Blocks<'a>, theme: ThemeId) -> SaidOfTheme<'a> {
    let selection = context.site.quote_selection();
    let strongest = selection.of_theme(theme);
    let lead = selection.lead(theme, &strongest);
    let bounded = context.site.index.themes.pages.bounded(theme);
    let stronger = strongest.iter().enumerate().map(|(stronger, id)| (*id, stronger)).collect();
    let grouping = Grouping { theme, lead, stronger, bounded };
    let here: Vec<QuoteId> =
        strongest.iter().copied().filter(|id| grouping.is_here(*id) && Some(*id) != lead).collect();
    let named = |team| context.released().team_of_speaker(team);
    let teams = context.site.analysis.of_quotes(&context.site.numbers.rollup.quotes[theme]).by_team(named);
    let only_lead = teams.iter().find(|team| lead.is_some_and(|lead| team.quotes == [lead]));
    let team = only_lead.map(|team| context.team_anchor(team.team));
    let lead = lead.map(|lead| LeadQuote { team, cards_html: blocks.add(Block::Cards(vec![lead], Some(theme))) });
    let groups = teams.iter().filter_map(|team| grouping.group(context, blocks, team));
    SaidOfTheme {
        groups: groups.collect(),
        others: strongest.len() - usize::from(lead.is_some()),
        lead,
        kinds: context.kinds(&here),
        pages: bounded.map(|bounded| pages::of_first(context, bounded)),
    }
}

impl SaidOfTheme<'_> {
    /// The others, and each team's among them.
    pub(super) fn contents(&self, words: &Words) -> Vec<ContentsLine> {
        if self.groups.is_empty() {
            return Vec::new();
        }
        let no_team = words.text("quotes.no_team");
        let name = |group: &'_ TeamGroup<'_>| group.team.as_ref().map_or(no_team, |team| team.title).to_owned();
        let titles: Vec<String> = self.groups.iter().map(name).collect();
        let parts = self.groups.iter().zip(&titles).map(|(group, title)| (&*group.id, &**title));
        let mut lines = vec![contents::section("quotes", &words.count("theme.others", narrow(self.others)))];
        lines.extend(contents::parts(parts));
        lines
    }
}

impl Grouping<'_> {
    /// Whether a quote is on the theme's own page.
    fn is_here(&self, quote: QuoteId) -> bool {
        self.bounded.is_none_or(|bounded| bounded.first.contains(&quote))
    }

    /// What one team said; nothing, where that is the lead alone.
    fn group<'a>(
        &self,
        context: &PageContext<'a>,
        blocks: &mut Blocks<'a>,
        said: &TeamQuotes<ShownTeam>,
    ) -> Option<TeamGroup<'a>> {
        let TeamQuotes { team, quotes, count } = said;
        let shown = context.shown(quotes);
        let mut cards: Vec<QuoteId> =
            shown.iter().copied().filter(|id| self.is_here(*id) && Some(*id) != self.lead).collect();
        // Whoever looks for what one team says finds the strongest of it right below its name.
        cards.sort_by_key(|id| self.stronger.get(id));
        let has_lead = self.lead.is_some_and(|lead| quotes.contains(&lead));
        let here = QuotesHere { count: cards.len() + usize::from(has_lead), shown: shown.len(), has_lead };
        (!has_lead || quotes.len() > 1).then(|| TeamGroup {
            id: context.team_anchor(*team),
            team: team.and_then(|team| context.speaker_team(team)),
            people: context.spoke_of_it(count.people),
            quotes: counted(context, quotes, here),
            more: self.more(context, *team, &shown),
            cards_html: blocks.add(Block::Cards(cards, Some(self.theme))),
        })
    }

    /// How many quotes of a team are on other pages, and where the first of them is.
    fn more(&self, context: &PageContext<'_>, team: Option<ShownTeam>, shown: &[QuoteId]) -> Option<MoreQuotes> {
        let behind = || shown.iter().copied().filter(|id| !self.is_here(*id));
        let route = context.site.card_route(self.theme, behind().next()?)?;
        let words = context.words().count("theme.more_quotes", narrow(behind().count()));
        Some(MoreQuotes { words, href: context.link_base.link_at(route, &context.team_anchor(team)) })
    }
}

/// How many quotes of a team there are, and how many of them are here, or above.
fn counted(context: &PageContext<'_>, quotes: &[QuoteId], here: QuotesHere) -> String {
    let all = context.quotes(quotes);
    let QuotesHere { count, shown, has_lead } = here;
    match (count < shown, has_lead) {
        (true, _) => {
            context.words().fill("theme.some_here", &[("quotes", &all), ("count", &grouped(&count.to_string()))])
        }
        (false, true) => context.words().fill("theme.one_above", &[("quotes", &all)]),
        (false, false) => all,
    }
}
