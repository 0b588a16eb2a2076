//! A listener: what they heard, coded, found surprising, and passed to interviewers.
//!
//! Comes in: the site's context. Goes out: [`ListenerPage`]. Does not know: how it looks.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::frame::Head;
use super::listeners;
use super::parts::context::{InterviewLine, Link, PageContext};
use super::parts::passed::PassedLine;
use super::parts::surprises::SurpriseLine;
use crate::analysis::count::narrow;
use crate::analysis::listening::next::HearableInterview;
use crate::base::id::Id;
use crate::content::hearer_role::HearerRoles;
use crate::content::{Extra, Kind};
use crate::knowledge::{InterviewId, ListenerId};
use crate::release::{Released, ReleasedFile, ReleasedListener, ReleasedPassed, ReleasedSurprise};
use crate::site::page_kind::{LinkStyle, PageContent, PageKind, PageParts, Readers, WantedPage};
use crate::site::route::Route;

/// How many interviews are listed, the newest.
const MOST_INTERVIEWS: usize = 150;
/// How many surprises are listed, and how many questions.
const MOST_NOTES: usize = 100;

/// A listener.
#[derive(Debug, Serialize)]
struct ListenerPage<'a> {
    /// Who.
    title: &'a str,
    /// What they are.
    role: Option<&'a str>,
    /// Their team.
    team: Option<Link<'a>>,
    /// What they heard and coded, in words.
    heard: String,
    /// What they hear next, where there is anything.
    next: Option<NextToHear<'a>>,
    /// What is said about them.
    description_html: String,
    /// The interviews that they had to do with, the newest first.
    interviews: Vec<HeardInterview<'a>>,
    /// How many more there are, in words.
    more: Option<String>,
    /// Where their second codings are compared with the first, if they have any.
    compared: Option<String>,
    /// What surprised them.
    surprises: Vec<SurpriseLine<'a>>,
    /// The questions that they passed to interviewers.
    passed: Vec<PassedLine<'a>>,
    /// What the front matter has beside.
    extra: Option<&'a Extra>,
}

/// What somebody hears next.
#[derive(Debug, Serialize)]
struct NextToHear<'a> {
    #[serde(flatten)]
    link: Link<'a>,
    /// How many people have heard it, in words.
    heard: String,
    /// How long it takes, where its times say so.
    length: Option<String>,
}

/// An interview, and what somebody did with it.
#[derive(Debug, Serialize)]
struct HeardInterview<'a> {
    /// The interview.
    #[serde(flatten)]
    line: InterviewLine<'a>,
    /// What they did, in words.
    roles: String,
    /// Whether they coded it again, which is no role: it counts nowhere.
    is_second: bool,
}

/// `/listeners/<slug>/`
pub(super) static PAGE: PageKind = PageKind {
    name: "the page of a listener",
    readers: Readers::People,
    section: Some(&listeners::SECTION),
    links: LinkStyle::Page,
    is_slow: false,
    addresses,
    content: PageContent::Template("listener.html", |context, subject| {
        listener(context, ListenerId::from_index(subject))
    }),
};

fn addresses(released: Released<'_>) -> Vec<WantedPage> {
    let all = released.listeners();
    all.map(|it| WantedPage::entry(Kind::Listener, it.id(), it.slug(), it.file())).collect()
}

fn listener<'a>(context: &PageContext<'a>, id: ListenerId) -> Option<PageParts<'a>> {
    let listener = context.released().listener(id)?;
    let (interviews, more) = interviews(context, listener);
    // Whose they are is said by the page.
    let surprises = listener.surprises().take(MOST_NOTES).map(|it| ReleasedSurprise { by: None, ..it });
    let passed = listener.passed().take(MOST_NOTES).map(|it| ReleasedPassed { by: None, ..it });
    let view = ListenerPage {
        title: listener.title(),
        role: listener.role(),
        team: listener.team().and_then(|team| context.team(team)),
        heard: context.heard_by_listener(id),
        next: next(context, id),
        description_html: context.prose_of(listener.file(), listener.description()),
        compared: compared(context, listener),
        interviews,
        more,
        surprises: surprises.filter_map(|it| context.surprise(it)).collect(),
        passed: passed.filter_map(|it| context.passed(it)).collect(),
        extra: listener.file().map(ReleasedFile::extra),
    };
    Some(PageParts::new(Head::of_entry(context, Kind::Listener, listener.title()), view))
}

/// What they hear next, in the order of the terminal, where that may be shown. One that is not written down yet has no page.
fn next<'a>(context: &PageContext<'a>, id: ListenerId) -> Option<NextToHear<'a>> {
    let next = context.site.analysis.next_hearing(id)?;
    let HearableInterview::Counted(interview) = next.interview else { return None };
    let heard = context.words().count("listeners.next_heard", next.people);
    let length = next.hours.map(|hours| context.words().duration(hours));
    Some(NextToHear { link: context.interview(interview)?, heard, length })
}

/// The page where second codings are compared with the first.
fn compared(context: &PageContext<'_>, listener: ReleasedListener<'_>) -> Option<String> {
    let route = Route::agreement();
    listener.coded_again().next().filter(|_| context.site.addresses.has_page(&route)).map(|_| context.href(&route))
}

/// The newest interviews that they had to do with, and how many more there are, withheld ones too.
fn interviews<'a>(
    context: &PageContext<'a>,
    listener: ReleasedListener<'a>,
) -> (Vec<HeardInterview<'a>>, Option<String>) {
    let again: BTreeSet<InterviewId> = listener.coded_again().collect();
    let mut all: BTreeMap<InterviewId, HearerRoles> = again.iter().map(|id| (*id, HearerRoles::default())).collect();
    all.extend(listener.interviews());
    let mut all: Vec<(InterviewId, HearerRoles)> = all.into_iter().collect();
    all.sort_by_key(|(id, _)| context.site.index.interviews[*id].rank);
    let lines = all.iter().take(MOST_INTERVIEWS).filter_map(|(id, roles)| {
        let is_second = again.contains(id);
        let line = context.interview_line(*id)?;
        Some(HeardInterview { line, roles: context.roles(*roles, is_second), is_second })
    });
    let lines: Vec<HeardInterview<'a>> = lines.collect();
    let more = all.len() - lines.len();
    let more = (more > 0).then(|| context.words().count("listeners.more", narrow(more)));
    (lines, more)
}
