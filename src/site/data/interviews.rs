//! `/data/interviews.json`.
//!
//! Comes in: the site's context. Goes out: a row per interview. Does not know: the other files.

use serde::Serialize;
use serde_json::Value;

use super::{data_file, rows, slug_of_shown, slug_of_theme, value};
use crate::base::path::SourcePath;
use crate::base::slug::Slug;
use crate::release::{ReleasedGuide, ReleasedInterview, ReleasedPerson};
use crate::site::page_kind::{PageKind, WantedPage};
use crate::site::route::Route;
use crate::site::site_context::SiteContext;

/// `/data/interviews.json`
pub(in crate::site) static FILE: PageKind = data_file(
    |_| WantedPage::only(Route::own_file("data/interviews.json")),
    |site, _| rows(site.released.interviews(), |interview| row(site, interview)),
);

/// The same rows as values.
pub(super) fn values(site: &SiteContext<'_>) -> Vec<Value> {
    site.released.interviews().map(|interview| value(row(site, interview))).collect()
}

#[derive(Serialize)]
struct InterviewRow<'a> {
    slug: &'a Slug,
    title: &'a str,
    date: Option<&'a str>,
    #[serde(flatten)]
    heard: HeardKeys<'a>,
    guide: Option<&'a Slug>,
    recording: Option<&'a str>,
    tags: Vec<&'a Slug>,
    takeaways: Vec<&'a str>,
    turns: usize,
    quotes: u32,
    url: Option<String>,
    source: Option<&'a str>,
}

/// Who was heard, and by whom.
#[derive(Serialize)]
struct HeardKeys<'a> {
    #[serde(flatten)]
    people: PeopleKeys<'a>,
    interviewers: Vec<&'a str>,
    observers: Vec<&'a str>,
    listeners: Vec<&'a str>,
}

/// Who was interviewed: of a group, a list.
#[derive(Serialize)]
#[serde(untagged)]
enum PeopleKeys<'a> {
    One(PersonRow<'a>),
    Several { participants: Vec<PersonRow<'a>> },
}

#[derive(Serialize)]
struct PersonRow<'a> {
    participant: Option<&'a str>,
    team: Option<&'a Slug>,
    role: Option<&'a str>,
    tenure: Option<&'a str>,
}

impl<'a> PeopleKeys<'a> {
    fn new(site: &'a SiteContext<'a>, interview: ReleasedInterview<'a>) -> Self {
        let person = |person: ReleasedPerson<'a>| PersonRow {
            participant: person.name(),
            team: person.team().and_then(|team| slug_of_shown(site, team)),
            role: person.written_role(),
            tenure: person.tenure(),
        };
        let mut people: Vec<PersonRow<'a>> = interview.people().map(person).collect();
        match (people.pop(), people.is_empty()) {
            (Some(only), true) => Self::One(only),
            (last, _) => {
                people.extend(last);
                Self::Several { participants: people }
            }
        }
    }
}

fn row<'a>(site: &'a SiteContext<'a>, interview: ReleasedInterview<'a>) -> InterviewRow<'a> {
    let id = interview.id();
    let guide = interview.guide().and_then(|guide| site.released.guide(guide));
    InterviewRow {
        slug: interview.slug(),
        title: &site.index.interviews[id].title,
        date: site.index.interviews[id].date.as_deref(),
        heard: HeardKeys {
            people: PeopleKeys::new(site, interview),
            interviewers: interview.interviewers().collect(),
            observers: interview.observers().collect(),
            listeners: interview.listeners().collect(),
        },
        guide: guide.map(ReleasedGuide::slug),
        recording: interview.recording(),
        tags: interview.tags().filter_map(|tag| slug_of_theme(site, tag)).collect(),
        takeaways: interview.takeaways().collect(),
        turns: interview.turns(),
        quotes: site.numbers.coverage.interviews[id],
        url: site.addresses.entry(id).map(Route::href),
        source: interview.file().source().map(SourcePath::as_str),
    }
}
