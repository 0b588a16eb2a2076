//! A theme: its definition, its numbers, and everything that was said about it.
//!
//! Comes in: the site's context. Goes out: [`ThemePage`]. Does not know: how it looks.

use serde::Serialize;

use super::block::Blocks;
use super::frame::Head;
use super::parts::context::{HeardCount, InterviewLine, Link, PageContext, ThemeLine};
use super::parts::group::{KindCount, TeamGroup};
use super::parts::rank::RankSummary;
use super::parts::score::Score;
use super::parts::shareable::Shareable;
use super::themes;
use crate::analysis::cooccurrence::Together;
use crate::analysis::priority::Candidate;
use crate::base::id::Id;
use crate::content::{Extra, Kind};
use crate::knowledge::ThemeId;
use crate::release::{Released, ReleasedFile, ReleasedTheme};
use crate::site::chart::Caption;
use crate::site::page_kind::{LinkBase, PageContent, PageKind, PageParts, Readers, WantedPage};
use crate::site::words::Word;

/// How many rows stand for a theme that has none of its own: the first ones say where its weight lies.
const PARTS: usize = 3;

/// A theme.
#[derive(Debug, Serialize)]
struct ThemePage<'a> {
    /// Its title.
    title: &'a str,
    /// What belongs here and what does not.
    definition_html: String,
    /// Where the finding stands; none for a theme that is only implied by its use.
    status: Option<Word<'a>>,
    /// The team that owns it.
    owner: Option<Link<'a>>,
    /// How much was heard on it.
    #[serde(flatten)]
    heard: ThemeHeard,
    /// Where it stands in the priorities: its own row, or those of the opportunities that cover it.
    standing: Vec<RankSummary<'a>>,
    /// The themes right below it.
    parts: Vec<ThemeLine<'a>>,
    /// Which kinds of quotes there are.
    kinds: Vec<KindCount<'a>>,
    /// The quotes by team, those of the themes below it among them.
    groups: Vec<TeamGroup<'a>>,
    /// Themes that the same people speak about.
    together: Vec<ThemeLine<'a>>,
    /// Interviews that are tagged with it and have no quote for it yet.
    tagged: Vec<InterviewLine<'a>>,
    /// Its numbers, where it is ranked itself.
    score: Option<Score<'a>>,
    /// What the front matter has beside.
    extra: Option<&'a Extra>,
}

/// How much was heard on a theme.
#[derive(Debug, Serialize)]
struct ThemeHeard {
    /// How many people and quotes.
    #[serde(flatten)]
    count: HeardCount,
    /// The people as a pile of stones, as SVG; empty where nobody spoke of it.
    cairn_html: String,
    /// How many of them said what it costs, in words.
    costs: Option<String>,
}

/// `/themes/<slug>/`
pub(super) static PAGE: PageKind = PageKind {
    name: "the page of a theme",
    readers: Readers::People,
    section: Some(&themes::SECTION),
    links: LinkBase::Page,
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
    let coverage = &context.site.numbers.coverage.themes[id];
    let said = &context.site.numbers.rollup.quotes[id];
    let together = context.site.numbers.together[id].iter();
    let rows = context.site.analysis.rows_of_theme(id, PARTS);
    let own_row = context.site.numbers.priorities.row(Candidate::Theme(id));
    let mut blocks = Blocks::default();
    let view = ThemePage {
        title: theme.title(),
        definition_html: context.prose_of(theme.file(), theme.definition()),
        status: theme.status().map(|status| context.words().theme_status(status)),
        owner: theme.owner().and_then(|team| context.team(team)),
        heard: heard(context, id, theme.title()),
        standing: rows.into_iter().filter_map(|row| context.rank_summary(row)).collect(),
        parts: theme.children().filter_map(|child| context.theme_line(child)).collect(),
        kinds: context.kinds(said),
        groups: context.by_team(&mut blocks, said, Some(id)),
        together: together.filter_map(|pair| beside(context, *pair)).collect(),
        tagged: context.interview_lines(coverage.tagged_without_quote.iter().copied()),
        score: own_row.and_then(|row| context.score(&mut blocks, row)),
        extra: theme.file().map(ReleasedFile::extra),
    };
    let head = Head {
        title: theme.title().to_owned(),
        description: context.described(Shareable::Theme(id)),
        crumbs: crumbs(context, theme),
        subject: Some(Shareable::Theme(id)),
        ..Head::default()
    };
    Some(PageParts { blocks, ..PageParts::new(head, view) })
}

/// How much was heard on a theme, with the people as a pile of stones.
fn heard(context: &PageContext<'_>, id: ThemeId, title: &str) -> ThemeHeard {
    let people = context.site.numbers.coverage.themes[id].people;
    let costs = context.said_what_it_costs(id);
    ThemeHeard {
        count: context.heard(people, &context.site.numbers.rollup.quotes[id]),
        cairn_html: context.theme_cairn(id, Some(Caption { id: "cairn", title, description: &costs })),
        costs: (people > 0).then_some(costs),
    }
}

/// A theme that occurs together with this one: its people are those of both, and most often no quote is.
fn beside<'a>(context: &PageContext<'a>, pair: Together) -> Option<ThemeLine<'a>> {
    let both = (pair.quotes > 0).then(|| context.words().count("theme.quotes_of_both", pair.quotes));
    let Link { title, href } = context.theme(pair.theme)?;
    let people = context.words().count("people.spoke_of_both", pair.people);
    Some(ThemeLine { title, href, people, quotes: both, cairn_html: String::new() })
}

/// The list of themes, and the themes above this one.
fn crumbs<'a>(context: &PageContext<'a>, theme: ReleasedTheme<'a>) -> Vec<Link<'a>> {
    let mut crumbs: Vec<Link<'a>> = theme.ancestors().filter_map(|theme| context.theme(theme.id())).collect();
    crumbs.push(context.list(Kind::Theme));
    crumbs.reverse();
    crumbs
}
