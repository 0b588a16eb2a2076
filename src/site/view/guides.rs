//! The list of guides.
//!
//! Comes in: the site's context. Goes out: [`GuideList`]. Does not know: how it looks.

use serde::Serialize;

use super::frame::{Head, NavGroup, Section};
use super::parts::context::{Link, PageContext};
use crate::analysis::count::narrow;
use crate::content::Kind;
use crate::site::page_kind::{LinkStyle, PageContent, PageKind, PageParts, Readers, WantedPage};
use crate::site::route::Route;

/// The guides in the navigation.
pub(super) static SECTION: Section = Section {
    order: 7,
    name: "guides",
    group: NavGroup::Method,
    address: || Route::list(Kind::Guide),
    is_shown: |released| released.guides().next().is_some(),
};

/// `/guides/`
pub(super) static PAGE: PageKind = PageKind {
    name: "the list of guides",
    readers: Readers::People,
    section: Some(&SECTION),
    links: LinkStyle::Page,
    is_slow: false,
    addresses: |_| WantedPage::only(Route::list(Kind::Guide)),
    content: PageContent::Template("guides.html", |context, _| Some(guides(context))),
};

/// All guides.
#[derive(Debug, Serialize)]
struct GuideList<'a> {
    /// The guides.
    guides: Vec<GuideLine<'a>>,
}

/// A guide in a list.
#[derive(Debug, Serialize)]
struct GuideLine<'a> {
    /// The guide.
    #[serde(flatten)]
    link: Link<'a>,
    /// Its version.
    version: Option<&'a str>,
    /// How many questions it has, in words.
    questions: String,
    /// How many interviews followed it, in words.
    interviews: String,
}

fn guides<'a>(context: &PageContext<'a>) -> PageParts<'a> {
    let guides = context.released().guides().filter_map(|guide| {
        let questions: usize = guide.sections().iter().map(|section| section.questions.len()).sum();
        Some(GuideLine {
            link: context.guide(guide.id())?,
            version: guide.version(),
            questions: context.words().count("count.questions", narrow(questions)),
            interviews: context.words().count("count.interviews", narrow(guide.interviews().count())),
        })
    });
    PageParts::new(Head::of_list(context, Kind::Guide), GuideList { guides: guides.collect() })
}
