//! A theme: what somebody said of it, how many did, what it comes to, and what belongs here.
//!
//! Comes in: the site's context. Goes out: [`ThemePage`]. Does not know: how it looks.

mod heard;
mod pages;
mod quarters;
mod said;

pub(super) mod behind;

use serde::Serialize;

use super::block::Blocks;
use super::frame::Head;
use super::parts::asked::AskLine;
use super::parts::assumed::AssumptionLine;
use super::parts::contents::{self, ContentsLine};
use super::parts::context::{InterviewLine, Link, PageContext, ThemeLine};
use super::parts::crowd::{self, PeopleCrowd};
use super::parts::not_heard::{NotHeard, not_heard};
use super::parts::rank::RankSummary;
use super::parts::score::Score;
use super::parts::shareable::Shareable;
use super::themes;
use crate::analysis::cooccurrence::Together;
use crate::analysis::priority::Candidate;
use crate::base::id::Id;
use crate::content::{Extra, Kind};
use crate::knowledge::{InterviewId, ThemeId};
use crate::release::{Released, ReleasedFile, ReleasedTheme};
use crate::site::chart::dots::{PeopleDots, people_dots};
use crate::site::page_kind::{LinkStyle, PageContent, PageKind, PageParts, Readers, WantedPage};
use crate::site::words::{Word, Words};
use heard::ThemeHeard;
use quarters::ThemeQuarters;
use said::SaidOfTheme;

/// How many rows stand for a theme that has none of its own: the first ones say where its weight lies.
const PARTS: usize = 3;
/// How many interviews are listed that are tagged and have no quote yet.
const MOST_TAGGED: usize = 20;
/// How many workflows are named: more are in the list of workflows.
const MOST_WORKFLOWS: usize = 12;

/// How many asks about it are listed, and how many assumptions; the registers have all.
const MOST_SPOKEN_TO: usize = 20;

/// A theme.
#[derive(Debug, Serialize)]
struct ThemePage<'a> {
    /// Its title.
    title: &'a str,
    /// Where the finding stands; none for a theme that is only implied by its use.
    status: Option<Word<'a>>,
    /// The team that owns it.
    owner: Option<Link<'a>>,
    /// How much was heard on it.
    #[serde(flatten)]
    heard: ThemeHeard,
    /// What stands where on a long page.
    contents: Vec<ContentsLine>,
    /// What people said.
    #[serde(flatten)]
    said: SaidOfTheme<'a>,
    /// Teams that it was not heard from.
    not_heard: NotHeard<'a>,
    /// What stands beside the quotes.
    #[serde(flatten)]
    side: ThemeSide<'a>,
    /// Its numbers, where it is ranked itself.
    score: Option<Score<'a>>,
    /// What the front matter has beside.
    extra: Option<&'a Extra>,
}

/// What stands beside a theme's quotes.
#[derive(Debug, Serialize)]
struct ThemeSide<'a> {
    /// Its own row of the priorities, or those of the opportunities that cover it.
    ranks: Vec<RankSummary<'a>>,
    /// How many of all people it affects.
    crowd: Option<PeopleCrowd>,
    /// What belongs here and what does not.
    definition_html: String,
    /// The themes right below it.
    parts: Vec<ThemeLine<'a>>,
    /// When people spoke of it.
    quarters: Option<ThemeQuarters>,
    /// Themes that the same people speak about.
    together: Vec<BesideLine<'a>>,
    /// What was asked for and believed about it.
    #[serde(flatten)]
    spoken_to: AskedAndBelieved<'a>,
    /// Interviews that are tagged with it and have no quote for it yet.
    tagged: Vec<InterviewLine<'a>>,
    /// How many more of those there are.
    more_tagged: usize,
    /// The workflows that show it.
    workflows: Vec<Link<'a>>,
}

/// What people asked for and what was believed that is about a theme.
#[derive(Debug, Serialize)]
struct AskedAndBelieved<'a> {
    /// What people asked for.
    asks: Vec<AskLine<'a>>,
    /// How many more of those there are.
    more_asks: usize,
    /// What was believed.
    assumptions: Vec<AssumptionLine<'a>>,
    /// How many more of those there are.
    more_assumptions: usize,
}

/// A theme that the same people speak about.
#[derive(Debug, Serialize)]
struct BesideLine<'a> {
    #[serde(flatten)]
    link: Link<'a>,
    /// How many of the same people.
    people: u32,
    /// How many those are.
    of: u32,
    /// The same as dots, as SVG.
    dots_html: String,
}

/// `/themes/<slug>/`
pub(super) static PAGE: PageKind = PageKind {
    name: "the page of a theme",
    readers: Readers::People,
    section: Some(&themes::SECTION),
    links: LinkStyle::Page,
    is_slow: false,
    addresses,
    content: PageContent::Template("theme.html", |context, subject| theme(context, ThemeId::from_index(subject))),
};

fn addresses(released: Released<'_>) -> Vec<WantedPage> {
    let all = released.themes();
    all.map(|it| WantedPage::entry(Kind::Theme, it.id(), it.slug(), it.file())).collect()
}

fn theme<'a>(context: &PageContext<'a>, id: ThemeId) -> Option<PageParts<'a>> {
    let theme = context.released().theme(id)?;
    let own_row = context.site.numbers.priorities.row(Candidate::Theme(id));
    let mut blocks = Blocks::default();
    let mut view = ThemePage {
        title: theme.title(),
        status: theme.status().map(|status| context.words().theme_status(status)),
        owner: theme.owner().and_then(|team| context.team(team)),
        heard: heard::heard(context, id, theme.title()),
        contents: Vec::new(),
        said: said::said(context, &mut blocks, id),
        not_heard: not_heard(context, &context.site.numbers.rollup.quotes[id]),
        side: side(context, theme),
        score: own_row.and_then(|row| context.score(&mut blocks, row)),
        extra: theme.file().map(ReleasedFile::extra),
    };
    view.contents = contents(context.words(), &view);
    let head = Head {
        title: theme.title().to_owned(),
        description: context.described(Shareable::Theme(id)),
        crumbs: crumbs(context, theme),
        subject: Some(Shareable::Theme(id)),
        ..Head::default()
    };
    Some(PageParts { blocks, ..PageParts::new(head, view) })
}

/// What the page has below the quote that it opens with: what each team said, and more.
fn contents(words: &Words, view: &ThemePage<'_>) -> Vec<ContentsLine> {
    let mut lines = view.said.contents(words);
    if !view.not_heard.is_empty() {
        lines.push(contents::section("not-heard", words.text("theme.not_heard")));
    }
    if view.score.is_some() {
        lines.push(contents::section("numbers", words.text("theme.numbers")));
    }
    contents::of_lines(lines)
}

fn side<'a>(context: &PageContext<'a>, theme: ReleasedTheme<'a>) -> ThemeSide<'a> {
    let id = theme.id();
    let rows = context.site.analysis.of_theme(id).rows(PARTS).into_iter().enumerate();
    let ranks = rows.filter_map(|(place, row)| context.rank_summary(row, &format!("bar-{}", place + 1)));
    let together = context.site.numbers.together[id].iter();
    let (tagged, more_tagged) = tagged(context, id);
    let (asks, assumptions) = (context.asks_about(id), context.assumptions_about(id));
    ThemeSide {
        ranks: ranks.collect(),
        crowd: crowd::crowd(context, &context.site.analysis.of_theme(id).share()),
        definition_html: context.prose_of(theme.file(), theme.definition()),
        parts: theme.children().filter_map(|child| context.theme_line(child)).collect(),
        quarters: quarters::quarters(context, id),
        together: together.filter_map(|pair| beside(context, id, *pair)).collect(),
        spoken_to: AskedAndBelieved {
            more_asks: asks.len().saturating_sub(MOST_SPOKEN_TO),
            asks: asks.into_iter().take(MOST_SPOKEN_TO).collect(),
            more_assumptions: assumptions.len().saturating_sub(MOST_SPOKEN_TO),
            assumptions: assumptions.into_iter().take(MOST_SPOKEN_TO).collect(),
        },
        tagged,
        more_tagged,
        workflows: context
            .site
            .analysis
            .of_theme(id)
            .workflows()
            .into_iter()
            .filter_map(|it| context.workflow(it))
            .take(MOST_WORKFLOWS)
            .collect(),
    }
}

/// Interviews that are tagged and have no quote yet: the first of them, and how many more there are.
fn tagged<'a>(context: &PageContext<'a>, id: ThemeId) -> (Vec<InterviewLine<'a>>, usize) {
    let tagged = &context.site.numbers.coverage.themes[id].tagged_without_quote;
    let is_shown = |id: &InterviewId| context.released().interview(*id).is_some();
    let shown: Vec<InterviewId> = tagged.iter().copied().filter(is_shown).collect();
    let more = shown.len().saturating_sub(MOST_TAGGED);
    (context.interview_lines(shown.into_iter().take(MOST_TAGGED)), more)
}

/// A theme that occurs together with this one.
fn beside<'a>(context: &PageContext<'a>, theme: ThemeId, pair: Together) -> Option<BesideLine<'a>> {
    let of = context.site.numbers.coverage.themes[theme].people;
    let silent = of.saturating_sub(pair.people) as usize;
    let dots = PeopleDots { caption: None, costs: pair.people as usize, talks: 0, silent };
    Some(BesideLine { link: context.theme(pair.theme)?, people: pair.people, of, dots_html: people_dots(&dots) })
}

/// The list of themes, and the themes above this one.
fn crumbs<'a>(context: &PageContext<'a>, theme: ReleasedTheme<'a>) -> Vec<Link<'a>> {
    let mut crumbs: Vec<Link<'a>> = theme.ancestors().filter_map(|theme| context.theme(theme.id())).collect();
    crumbs.push(context.list(Kind::Theme));
    crumbs.reverse();
    crumbs
}

#[cfg(test)]
mod tests;
