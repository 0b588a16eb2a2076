//! Plain pages, and the page for what is not found.
//!
//! Comes in: facts. Goes out: [`Plain`] and [`NotFound`]. Does not know: how they look.

use serde::Serialize;

use super::block::{Block, Blocks};
use super::frame::Head;
use super::parts::PageContext;
use super::{PageParts, View};
use crate::content::Extra;
use crate::content::Kind;
use crate::site::route::Route;

/// A plain page.
#[derive(Debug, Serialize)]
pub struct Plain<'a> {
    /// Its title; none where its own words begin with one.
    pub title: Option<&'a str>,
    /// What the front matter has beside.
    pub extra: &'a Extra,
}

/// The page for what is not found.
#[derive(Debug, Serialize)]
pub struct NotFound {
    /// The home page.
    pub home: String,
    /// All interviews.
    pub interviews: String,
    /// All themes.
    pub themes: String,
}

/// `/<path>/`
pub(super) fn plain<'a>(context: &PageContext<'a>, index: usize) -> PageParts<'a> {
    let entry = &context.knowledge().pages[index];
    let facts = &context.facts.index.pages[index];
    let view = Plain { title: (!facts.titled).then_some(facts.title.as_str()), extra: &entry.extra };
    let head = Head { title: facts.title.clone(), ..Head::default() };
    let mut blocks = Blocks::default();
    let body = Some(blocks.add(Block::Markup(context.prose(&entry.kind.body, &entry.path))));
    PageParts { body, blocks, ..PageParts::new(head, View::Plain(view)) }
}

/// `/404.html`
pub(super) fn not_found<'a>(context: &PageContext<'a>) -> PageParts<'a> {
    let view = NotFound {
        home: context.href(&Route::home()),
        interviews: context.href(&Route::list(Kind::Interview)),
        themes: context.href(&Route::list(Kind::Theme)),
    };
    let head = Head { title: "Not found".to_owned(), hidden: true, ..Head::default() };
    PageParts::new(head, View::NotFound(view))
}
