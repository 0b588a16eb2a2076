//! For which audiences each page is published: said on the site that has everything, and on no other.
//!
//! Comes in: knowledge, the audiences of the settings. Goes out: [`PageReaders`]. Does not know: what an audience may see, what
//! stands on a page.

use rustc_hash::FxHashSet;

use super::page_kind::{PageKind, Readers};
use super::route::Route;
use super::view::page_kinds;
use crate::config::{AudienceSettings, Settings};
use crate::knowledge::Knowledge;
use crate::release::{Audience, Permissions, Released, release};

/// For which audiences each page is published. Empty on the site of an audience, which is not told who else there is.
#[derive(Debug, Default)]
pub struct PageReaders {
    audiences: Vec<AudiencePages>,
    /// All pages that people read.
    all: FxHashSet<Route>,
}

/// The pages of an audience.
#[derive(Debug)]
struct AudiencePages {
    title: String,
    pages: FxHashSet<Route>,
}

impl PageReaders {
    /// Of the site of somebody.
    pub fn new(knowledge: &Knowledge, settings: &Settings, audience: &Audience) -> Self {
        if *audience != Audience::Everybody || settings.audiences.all.is_empty() {
            return Self::default();
        }
        let pages = |other: &AudienceSettings| {
            // Interviews have the addresses that they have where everything is shown: it is asked whether there is such a page.
            let permissions = Permissions::new(knowledge, other.clone(), None);
            let title = other.shown_title().to_owned();
            AudiencePages { title, pages: read_pages(release(knowledge, &permissions), settings) }
        };
        Self {
            audiences: settings.audiences.all.iter().map(pages).collect(),
            all: read_pages(release(knowledge, &Permissions::EVERYTHING), settings),
        }
    }

    /// The titles of the audiences that a page is published for; none of what is no page to read, and where the site says nothing of
    /// audiences.
    pub fn of(&self, route: &Route) -> Option<Vec<&str>> {
        let readers = self.audiences.iter().filter(|audience| audience.pages.contains(route));
        self.all.contains(route).then(|| readers.map(|audience| audience.title.as_str()).collect())
    }
}

/// The addresses of the pages that people read.
fn read_pages(released: Released<'_>, settings: &Settings) -> FxHashSet<Route> {
    let is_read = |kind: &&PageKind| kind.readers == Readers::People;
    let kinds = page_kinds(settings).filter(is_read);
    kinds.flat_map(|kind| (kind.addresses)(released)).map(|page| page.route).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::testing::Study;

    const FILES: [(&str, &str); 4] = [
        ("site.toml", "[audiences.all]\ntitle = \"All engineers\"\nshows = [\"themes\"]\n[audiences.leads]\n"),
        ("content/interviews/a.md", "---\nparticipant: P1\naudience: [all, leads]\n---\n**P1:** [Slow.]{.slow}\n"),
        ("content/interviews/b.md", "---\nparticipant: P2\nquotes_for: [all]\n---\n**P2:** [Slow.]{.slow}\n"),
        ("content/outcomes/o.md", "---\ntitle: O\n---\n"),
    ];

    /// What stands at the end of a page.
    fn said(study: &Study, route: &str) -> Option<String> {
        study.page(study.planned(route)).frame.foot.readers.clone()
    }

    #[test]
    fn a_page_says_for_whom_it_is_published_where_everything_is_shown() {
        let everything = Study::read_for(&Audience::Everybody, &FILES).0;
        let of = |route| said(&everything, route).expect("the study has audiences");
        assert_eq!(of("/interviews/a/"), "Also published for: All engineers, leads");
        assert_eq!(of("/interviews/b/"), "Published for no audience", "its quotes alone are shown");
        assert_eq!(of("/themes/slow/"), "Also published for: All engineers", "leads are shown no themes");
        assert_eq!(of("/outcomes/o/"), "Published for no audience");
        assert_eq!(said(&everything, "/404.html"), None, "it is where nothing is");
        assert_eq!(of("/"), "Also published for: All engineers, leads");
    }

    #[test]
    fn an_audience_is_not_told_who_else_there_is() {
        let of = |name: &str| Study::read_for(&Audience::Named(name.to_owned()), &FILES).0;
        assert_eq!(said(&of("all"), "/interviews/a/"), None);
        let without = Study::read_for(&Audience::Everybody, &FILES[1..2]).0;
        assert_eq!(said(&without, "/interviews/a/"), None, "there are no audiences");
    }
}
