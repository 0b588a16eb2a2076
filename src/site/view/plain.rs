//! Plain pages: about, method, and whatever else somebody writes.
//!
//! Comes in: the site's context. Goes out: [`PlainPage`]. Does not know: how it looks.

use serde::Serialize;

use super::block::{Block, Blocks};
use super::frame::Head;
use super::parts::contents::{self, ContentsLine};
use super::parts::context::PageContext;
use crate::content::Extra;
use crate::release::{Released, ReleasedPage};
use crate::site::page_kind::{LinkStyle, PageContent, PageKind, PageOwner, PageParts, Readers, WantedPage};
use crate::site::route::Route;

/// `/<path>/`
pub(super) static PAGE: PageKind = PageKind {
    name: "a page",
    readers: Readers::People,
    section: None,
    links: LinkStyle::Page,
    is_slow: false,
    addresses: |released: Released<'_>| released.pages().filter_map(address).collect(),
    content: PageContent::Template("page.html", plain),
};

fn address(page: ReleasedPage<'_>) -> Option<WantedPage> {
    let (route, file) = (Route::page(page.address())?, page.file());
    let owner = PageOwner::File(file.slug_place());
    Some(WantedPage { subject: page.id(), route, owner, file: None, source: None }.of(Some(file)))
}

/// A plain page.
#[derive(Debug, Serialize)]
struct PlainPage<'a> {
    /// Its title; none where its own words begin with one.
    title: Option<&'a str>,
    /// What stands where on it; empty where it is short.
    contents: Vec<ContentsLine>,
    /// What the front matter has beside.
    extra: &'a Extra,
}

fn plain<'a>(context: &PageContext<'a>, subject: usize) -> Option<PageParts<'a>> {
    let page = context.released().page(subject)?;
    let file = page.file();
    let site = context.site.index.pages.get(&subject)?;
    let html = context.prose(page.body(), file);
    let view = PlainPage {
        title: (!site.titled).then_some(site.title.as_str()),
        contents: contents::of_prose(&html),
        extra: file.extra(),
    };
    let head = Head { title: site.title.clone(), ..Head::default() };
    let mut blocks = Blocks::default();
    let body = Some(blocks.add(Block::Markup(html)));
    Some(PageParts { body, blocks, ..PageParts::new(head, view) })
}

#[cfg(test)]
mod tests {
    use crate::site::testing::Study;

    #[test]
    fn a_page_of_three_headings_has_contents_without_its_title() {
        let study = Study::of(&[
            ("content/long.md", "# Long\n\n## One\n\n### A & B\n\n## [Two](short.md)\n"),
            ("content/short.md", "# Short\n\n## One\n\n## Two\n"),
        ]);
        let contents = |route| study.shown(route).0["contents"].as_array().cloned().unwrap();
        let said: Vec<String> = contents("/long/").iter().map(|line| format!("{}", line["title_html"])).collect();
        assert_eq!(said, ["\"One\"", "\"A &amp; B\"", "\"Two\""]);
        assert_eq!(contents("/long/")[1]["href"], "#a--b");
        assert!(contents("/short/").is_empty());
    }
}
