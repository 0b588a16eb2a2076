//! The people who listen: who has heard whom, what few or nobody heard, and what surprised them.
//!
//! Comes in: the site's context. Goes out: [`ListenerList`]. Does not know: how it looks.

mod matrix;
#[cfg(test)]
mod tests;

use std::cmp::Reverse;

use serde::Serialize;

use self::matrix::HearingTable;
use super::frame::{Head, NavGroup, Section};
use super::parts::context::{Link, PageContext};
use super::parts::surprises::ThemeSurprises;
use crate::analysis::count::narrow;
use crate::analysis::listening::{InterviewHearing, ListenerCount};
use crate::content::Kind;
use crate::knowledge::{InterviewId, ListenerId};
use crate::release::{Released, ReleasedListener};
use crate::site::page_kind::{LinkStyle, PageContent, PageKind, PageParts, Readers, WantedPage};
use crate::site::route::Route;

/// How many people are listed: whoever has more has each of them behind the interviews that they heard.
const MOST_PEOPLE: usize = 200;
/// How many interviews a list on this page names.
const MOST_NAMED: usize = 12;

/// The listeners in the navigation.
pub(super) static SECTION: Section = Section {
    order: 14,
    name: "listeners",
    group: NavGroup::Method,
    address: || Route::list(Kind::Listener),
    is_shown: |released| released.listeners().next().is_some(),
};

/// `/listeners/`
pub(super) static PAGE: PageKind = PageKind {
    name: "the list of listeners",
    readers: Readers::People,
    section: Some(&SECTION),
    links: LinkStyle::Page,
    is_slow: false,
    addresses,
    content: PageContent::Template("listeners.html", |context, _| Some(listeners(context))),
};

fn addresses(released: Released<'_>) -> Vec<WantedPage> {
    match released.listeners().next() {
        Some(_) => WantedPage::only(Route::list(Kind::Listener)),
        None => Vec::new(),
    }
}

/// All listeners.
#[derive(Debug, Serialize)]
struct ListenerList<'a> {
    /// How much was heard in all, in a sentence.
    lead: String,
    /// Who heard most first.
    people: Vec<ListenerLine<'a>>,
    /// How many more there are.
    more: usize,
    /// What should be heard or coded by somebody else.
    gaps: Vec<HearingGap<'a>>,
    /// Who did what with which interview.
    table: HearingTable<'a>,
    /// What surprised them.
    surprises: Vec<ThemeSurprises<'a>>,
}

/// A listener in a list.
#[derive(Debug, Serialize)]
struct ListenerLine<'a> {
    /// Who, and their page.
    #[serde(flatten)]
    link: Link<'a>,
    /// What they are.
    role: Option<&'a str>,
    /// Their team.
    team: Option<Link<'a>>,
    /// What they heard and coded, in words.
    heard: String,
}

/// Interviews or people that something should be done about.
#[derive(Debug, Serialize)]
struct HearingGap<'a> {
    /// What they have in common, with how many they are.
    title: String,
    /// The first of them.
    links: Vec<Link<'a>>,
    /// How many more there are, in words.
    more: Option<String>,
}

fn listeners<'a>(context: &PageContext<'a>) -> PageParts<'a> {
    let ordered = ordered(context);
    let view = ListenerList {
        lead: lead(context),
        people: ordered.iter().take(MOST_PEOPLE).filter_map(|listener| line(context, *listener)).collect(),
        more: ordered.len().saturating_sub(MOST_PEOPLE),
        gaps: gaps(context, &ordered),
        table: matrix::table(context, &ordered),
        surprises: context.surprises_by_theme(),
    };
    PageParts::new(Head::of_list(context, Kind::Listener), view)
}

/// Who heard most first, then who coded most, then in their own order.
fn ordered<'a>(context: &PageContext<'a>) -> Vec<ReleasedListener<'a>> {
    let mut all: Vec<ReleasedListener<'a>> = context.released().listeners().collect();
    let count = |listener: &ReleasedListener<'_>| &context.site.numbers.listening.listeners[listener.id()];
    all.sort_by_key(|listener| Reverse((count(listener).heard, count(listener).coded)));
    all
}

/// How many heard how much.
fn lead(context: &PageContext<'_>) -> String {
    let listening = &context.site.numbers.listening;
    let heard = listening.listeners.iter().filter(|count| count.heard > 0).count();
    let counted = listening.interviews_with(|_| true);
    let hours: f64 = counted.iter().filter_map(|id| listening.interviews[*id].hours).sum();
    let people = context.words().count("listeners.people", narrow(heard));
    let interviews = context.words().count("count.interviews", narrow(counted.len()));
    let hours = context.words().duration(hours);
    context.words().fill("listeners.lead", &[("people", &people), ("interviews", &interviews), ("hours", &hours)])
}

fn line<'a>(context: &PageContext<'a>, listener: ReleasedListener<'a>) -> Option<ListenerLine<'a>> {
    Some(ListenerLine {
        link: context.listener(listener.id())?,
        role: listener.role(),
        team: listener.team().and_then(|team| context.team(team)),
        heard: context.heard_by_listener(listener.id()),
    })
}

/// What few or nobody heard, who heard nobody, what is not coded, what no engineer coded.
fn gaps<'a>(context: &PageContext<'a>, ordered: &[ReleasedListener<'a>]) -> Vec<HearingGap<'a>> {
    type Holds = fn(&InterviewHearing) -> bool;
    let all: [(&str, Holds); 4] = [
        ("listeners.unheard", |hearing| hearing.is_unheard),
        ("listeners.heard_by_one", |hearing| hearing.people == 1 && !hearing.is_unheard),
        ("listeners.uncoded", |hearing| hearing.people > 0 && !hearing.is_coded),
        ("listeners.no_engineer", |hearing| hearing.by_engineer == Some(false)),
    ];
    let gap = |(key, holds): (&str, Holds)| gap(context, key, context.site.numbers.listening.interviews_with(holds));
    heard_nobody(context, ordered).into_iter().chain(all.into_iter().filter_map(gap)).collect()
}

/// Who has heard nobody; none where everybody has.
fn heard_nobody<'a>(context: &PageContext<'a>, ordered: &[ReleasedListener<'a>]) -> Option<HearingGap<'a>> {
    let listening = &context.site.numbers.listening;
    let silent = ordered.iter().filter(|listener| listening.listeners[listener.id()].heard == 0);
    let all: Vec<Link<'a>> = silent.filter_map(|listener| context.listener(listener.id())).collect();
    let count = all.len();
    let title = context.words().count_of("listeners.heard_nobody", narrow(count), &[("all", &ordered.len())]);
    named_gap(context, title, count, all.into_iter().take(MOST_NAMED).collect())
}

/// The newest of some interviews; none where there are none. All are counted, and those are named that may be shown.
fn gap<'a>(context: &PageContext<'a>, key: &str, mut ids: Vec<InterviewId>) -> Option<HearingGap<'a>> {
    ids.sort_by_key(|id| context.site.index.interviews[*id].rank);
    let shown = ids.iter().filter_map(|id| context.interview(*id)).take(MOST_NAMED).collect();
    let title = context.words().count(key, narrow(ids.len()));
    named_gap(context, title, ids.len(), shown)
}

fn named_gap<'a>(
    context: &PageContext<'a>,
    title: String,
    count: usize,
    links: Vec<Link<'a>>,
) -> Option<HearingGap<'a>> {
    let more = count - links.len();
    (count > 0).then(|| HearingGap {
        title,
        links,
        more: (more > 0).then(|| context.words().count("listeners.more", narrow(more))),
    })
}

impl<'a> PageContext<'a> {
    /// A listener.
    pub(super) fn listener(&self, id: ListenerId) -> Option<Link<'a>> {
        self.link(id, self.released().listener(id).map(ReleasedListener::title))
    }

    /// "heard 12 interviews, 9.5 hours · coded 4"; what nobody can know is not said.
    pub(super) fn heard_by_listener(&self, id: ListenerId) -> String {
        let words = self.words();
        let ListenerCount { heard, coded, hours, of_unknown_length, .. } = &self.site.numbers.listening.listeners[id];
        let mut parts = vec![words.count("listeners.heard", *heard)];
        if *hours > 0.0 {
            parts.push(words.duration(*hours));
        }
        if *of_unknown_length > 0 && *hours > 0.0 {
            parts.push(words.count("listeners.of_unknown_length", *of_unknown_length));
        }
        if *coded > 0 {
            parts.push(words.count("listeners.coded", *coded));
        }
        parts.join(" · ")
    }
}
