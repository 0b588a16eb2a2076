//! A rehearsal: a page that says it is one, and that it counts nowhere.
//!
//! Comes in: the site's context. Goes out: [`PracticePage`]. Does not know: how it looks, what was said in it.

use serde::Serialize;

use super::frame::Head;
use super::interviews;
use super::parts::context::{Link, PageContext, SpeakerTeam};
use crate::base::id::Id;
use crate::base::path::SourcePath;
use crate::content::Kind;
use crate::knowledge::SetAsideId;
use crate::release::ReleasedSetAside;
use crate::site::page_kind::{LinkStyle, PageContent, PageKind, PageOwner, PageParts, Readers, WantedPage};
use crate::site::route::Route;

/// `/interviews/<slug>/` of a rehearsal.
pub(super) static PAGE: PageKind = PageKind {
    name: "the page of a rehearsal",
    readers: Readers::People,
    section: Some(&interviews::SECTION),
    links: LinkStyle::Page,
    is_slow: false,
    addresses: |released| released.interviews_set_aside().filter_map(wanted).collect(),
    content: PageContent::Template("practice.html", |context, subject| {
        practice(context, SetAsideId::from_index(subject))
    }),
};

/// A rehearsal.
#[derive(Debug, Serialize)]
struct PracticePage<'a> {
    /// When it was.
    date: Option<String>,
    /// Who answered.
    people: Vec<&'a str>,
    /// Of which teams.
    teams: Vec<SpeakerTeam<'a>>,
    /// Who asked.
    interviewers: Vec<&'a str>,
    /// The guide that it tried.
    guide: Option<Link<'a>>,
    /// Its file, where that may be said.
    source: Option<&'a str>,
}

/// It has the address of an interview, and is none of those that are counted: so it is the page of a file.
fn wanted(interview: ReleasedSetAside<'_>) -> Option<WantedPage> {
    let file = interview.file();
    let route = Route::entry(Kind::Interview, interview.slug()?);
    let page =
        WantedPage { owner: PageOwner::File(file.slug_place()), ..WantedPage::ours(interview.id().index(), route) };
    interview.has_page().then(|| page.of(Some(file)))
}

fn practice<'a>(context: &PageContext<'a>, id: SetAsideId) -> Option<PageParts<'a>> {
    let interview = context.released().interview_set_aside(id)?;
    let title = interview.shown_title().unwrap_or_else(|| context.words().text("practice.title").to_owned());
    let view = PracticePage {
        date: interview.date().map(|date| date.to_string()),
        people: interview.people().collect(),
        teams: interview.teams().filter_map(|team| context.speaker_team(team)).collect(),
        interviewers: interview.interviewers().collect(),
        guide: interview.guide().and_then(|guide| context.guide(guide)),
        source: interview.file().source().map(SourcePath::as_str),
    };
    Some(PageParts::new(Head::of_entry(context, Kind::Interview, &title), view))
}
