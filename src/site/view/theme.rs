//! A theme: its definition, its numbers, and everything that was said about it.
//!
//! Comes in: facts. Goes out: [`Theme`]. Does not know: how it looks.

use serde::Serialize;

use super::block::Blocks;
use super::frame::{Head, Section};
use super::parts::context::quotes;
use super::parts::group::{KindCount, TeamGroup};
use super::parts::people::{spoke_of_both, spoke_of_it};
use super::parts::words::{self, Word};
use super::parts::{InterviewLine, Link, PageContext, ThemeLine};
use super::priorities::Standing;
use super::{PageParts, View};
use crate::analysis::cooccurrence::Together;
use crate::analysis::priority::Candidate;
use crate::content::Extra;
use crate::content::Kind;
use crate::knowledge::ThemeId;

/// How many rows stand for a theme that has none of its own: the first ones say where its weight lies.
const PARTS: usize = 3;

/// A theme.
#[derive(Debug, Serialize)]
pub struct Theme<'a> {
    /// Its title.
    pub title: &'a str,
    /// What belongs here and what does not.
    pub definition_html: String,
    /// Where the finding stands; none for a theme that is only implied by its use.
    pub status: Option<Word>,
    /// The team that looks after it.
    pub owner: Option<Link<'a>>,
    /// How many people spoke of it, in words.
    pub people: String,
    /// How many quotes there are, in words.
    pub quotes: String,
    /// Where it stands in the priorities: its own row, or those of the opportunities that cover it.
    pub standing: Vec<Standing<'a>>,
    /// The themes right below it.
    pub parts: Vec<ThemeLine<'a>>,
    /// Which kinds of quotes there are.
    pub kinds: Vec<KindCount>,
    /// The quotes by team, those of the themes below it among them.
    pub groups: Vec<TeamGroup<'a>>,
    /// Themes that the same people speak about.
    pub together: Vec<ThemeLine<'a>>,
    /// Interviews that are tagged with it and have no quote for it yet.
    pub tagged: Vec<InterviewLine<'a>>,
    /// What the front matter has beside.
    pub extra: Option<&'a Extra>,
}

/// `/themes/<slug>/`
pub(super) fn theme<'a>(context: &PageContext<'a>, id: ThemeId) -> PageParts<'a> {
    let theme = &context.knowledge().themes[id];
    let entry = theme.entry.as_ref();
    let coverage = &context.facts.numbers.coverage.themes[id];
    let said = &context.facts.numbers.rollup.quotes[id];
    let together = context.facts.numbers.together[id].iter();
    let mut blocks = Blocks::default();
    let view = Theme {
        title: &theme.title,
        definition_html: entry.map(|entry| context.prose(&entry.kind.definition, &entry.path)).unwrap_or_default(),
        status: entry.map(|entry| words::theme_status(entry.kind.status)),
        owner: theme.owner.map(|team| context.team(team)),
        people: spoke_of_it(coverage.people),
        quotes: quotes(coverage.quotes),
        standing: standing(context, id),
        parts: theme.children.iter().map(|child| context.theme_line(*child)).collect(),
        kinds: context.kinds(said),
        groups: context.by_team(&mut blocks, said, Some(id)),
        together: together.map(|pair| beside(context, *pair)).collect(),
        tagged: coverage.tagged_without_quote.iter().map(|interview| context.interview_line(*interview)).collect(),
        extra: entry.map(|entry| &entry.extra),
    };
    let head = Head {
        title: theme.title.clone(),
        description: Some(format!("{} · {}", view.people, view.quotes)),
        crumbs: crumbs(context, id),
        section: Section::Kind(Kind::Theme),
        hidden: false,
    };
    PageParts { blocks, ..PageParts::new(head, View::Theme(view)) }
}

/// A theme that occurs together with this one: its people are those of both, and most often no quote is.
fn beside<'a>(context: &PageContext<'a>, pair: Together) -> ThemeLine<'a> {
    let both = (pair.quotes > 0).then(|| format!("{} of both", quotes(pair.quotes)));
    let Link { title, href } = context.theme(pair.theme);
    ThemeLine { title, href, people: spoke_of_both(pair.people), quotes: both }
}

/// The list of themes, and the themes above this one.
fn crumbs<'a>(context: &PageContext<'a>, id: ThemeId) -> Vec<Link<'a>> {
    let mut crumbs: Vec<Link<'a>> = context.knowledge().themes_above(id).map(|id| context.theme(id)).collect();
    crumbs.push(context.list(Kind::Theme));
    crumbs.reverse();
    crumbs
}

/// Its own row and those of the opportunities that cover it; where there is none, those of the themes below it.
fn standing<'a>(context: &PageContext<'a>, id: ThemeId) -> Vec<Standing<'a>> {
    let rows = |id: ThemeId| {
        let covering = context.facts.index.covered[id].iter().map(|id| Candidate::Opportunity(*id));
        let candidates = std::iter::once(Candidate::Theme(id)).chain(covering);
        candidates.filter_map(|candidate| context.facts.row(candidate)).collect::<Vec<_>>()
    };
    let mut found = rows(id);
    if found.is_empty() {
        found = context.knowledge().subtree(id).into_iter().flat_map(rows).collect();
        found.sort_by_key(|row| (row.rank.is_none(), row.rank, row.candidate));
        found.dedup_by_key(|row| row.candidate);
        found.truncate(PARTS);
    }
    found.into_iter().map(|row| context.standing(row)).collect()
}
