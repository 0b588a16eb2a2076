//! The list of interviews.
//!
//! Comes in: the site's context. Goes out: [`InterviewList`]. Does not know: how it looks.

use serde::Serialize;

use super::frame::{Head, Section};
use super::parts::context::{InterviewLine, PageContext};
use crate::content::Kind;
use crate::site::page_kind::{LinkBase, PageContent, PageKind, PageParts, Readers, WantedPage};
use crate::site::route::Route;

/// The interviews in the navigation.
pub(super) static SECTION: Section =
    Section { order: 0, name: "interviews", address: || Route::list(Kind::Interview), is_shown: |_| true };

/// `/interviews/`
pub(super) static PAGE: PageKind = PageKind {
    name: "the list of interviews",
    readers: Readers::People,
    section: Some(&SECTION),
    links: LinkBase::Page,
    is_slow: false,
    addresses: |_| WantedPage::only(Route::list(Kind::Interview)),
    content: PageContent::Template("interviews.html", |context, _| Some(interviews(context))),
};

/// All interviews, newest first.
#[derive(Debug, Serialize)]
struct InterviewList<'a> {
    /// The interviews.
    interviews: Vec<InterviewLine<'a>>,
    /// How many people were interviewed, in words.
    people: String,
}

fn interviews<'a>(context: &PageContext<'a>) -> PageParts<'a> {
    let view = InterviewList {
        interviews: context.interview_lines(context.site.index.newest.iter().copied()),
        people: context.words().count("people.interviewed", context.site.numbers.priorities.population.interviewed),
    };
    PageParts::new(Head::of_list(context, Kind::Interview), view)
}
