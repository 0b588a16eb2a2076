//! What a kind of page says of itself: everything there is to know of it beside its template stands in one value.
//!
//! Comes in: what is released of a study, then what a page is made with. Goes out: addresses, then what stands on a page.
//! Does not know: any kind; the table of them is in [`view`](super::view).

use super::route::Route;
use super::site_context::SiteContext;
use super::view::block::{Blocks, Placeholder};
use super::view::frame::{Head, Section};
use super::view::parts::context::PageContext;
use super::view::parts::shareable::Shareable;
use crate::base::id::Id;
use crate::base::path::SourcePath;
use crate::base::span::Place;
use crate::content::Kind;
use crate::release::{Released, ReleasedFile};

/// A kind of page, or of data file.
#[derive(Debug)]
pub struct PageKind {
    /// What has its address, for whoever wants the same: `the page of priorities`.
    pub name: &'static str,
    /// Who reads it.
    pub readers: Readers,
    /// Where in the navigation its pages are.
    pub section: Option<&'static Section>,
    /// Where its links begin.
    pub links: LinkStyle,
    /// Whether it takes a hundred times as long as others: begun first, no thread waits for it at the end.
    pub is_slow: bool,
    /// Which pages of it there are, and their addresses.
    pub addresses: fn(Released<'_>) -> Vec<WantedPage>,
    /// How one of them is made.
    pub content: PageContent,
}

/// Who reads a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Readers {
    /// People: it is in the site map, and its address is kept.
    People,
    /// Machines, or people who looked for something else.
    Others,
    /// People who read a page of somebody else's that holds it in a frame.
    Frames,
    /// People who read a page of somebody else's that shows it as a picture.
    Pictures,
}

/// How the links on a page are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkStyle {
    /// From the page itself.
    Page,
    /// From the root of the site: the page answers at any address.
    Root,
}

/// How a page is made.
pub enum PageContent {
    /// From a template, which is named here; none where it is withheld.
    Template(&'static str, for<'a> fn(&PageContext<'a>, usize) -> Option<PageParts<'a>>),
    /// As bytes, in pieces that are written one behind the other.
    Bytes(fn(&SiteContext<'_>, usize) -> Vec<Vec<u8>>),
    /// As a picture: this SVG, or what is made of it.
    Picture(PictureFormat, fn(&SiteContext<'_>, usize) -> String),
}

/// What a picture is published as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PictureFormat {
    /// The SVG that it is drawn in.
    Svg,
    /// Pixels, for those who show no SVG.
    Png,
}

impl std::fmt::Debug for PageContent {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Template(name, _) => f.debug_tuple("Template").field(name).finish(),
            Self::Bytes(_) => f.write_str("Bytes"),
            Self::Picture(format, _) => f.debug_tuple("Picture").field(format).finish(),
        }
    }
}

/// What a template sees of a page.
pub type View<'a> = Box<dyn erased_serde::Serialize + 'a>;

/// What a page is made of.
pub struct PageParts<'a> {
    /// What it says of itself to its frame.
    pub(super) head: Head<'a>,
    /// What it shows.
    pub(super) view: View<'a>,
    /// The block that the template has as `{{ body }}`.
    pub(super) body: Option<Placeholder>,
    /// All blocks.
    pub(super) blocks: Blocks<'a>,
}

impl<'a> PageParts<'a> {
    /// A page without blocks.
    pub(super) fn new(head: Head<'a>, view: impl erased_serde::Serialize + 'a) -> Self {
        Self { head, view: Box::new(view), body: None, blocks: Blocks::default() }
    }
}

/// A page that is to have an address.
#[derive(Debug)]
pub struct WantedPage {
    /// Which page of its kind it is; an id as a number, 0 where there is one.
    pub(super) subject: usize,
    /// The address.
    pub(super) route: Route,
    /// Who wants it.
    pub(super) owner: PageOwner,
    /// The file that it is the page of: a link to that leads here.
    pub(super) file: Option<SourcePath>,
    /// The same, where it may be said where that lies.
    pub(super) source: Option<SourcePath>,
}

/// Who wants an address.
#[derive(Debug)]
pub enum PageOwner {
    /// The program.
    Program,
    /// The program, since something is used that no file describes.
    Use(Kind),
    /// The file of an entry.
    Entry(Kind, Place),
    /// The file of a plain page.
    File(Place),
    /// The program, to go on where another page ends, which is at this address.
    Continued(Route),
}

impl WantedPage {
    /// The only page of a kind, at an address of the program's own.
    pub(super) fn only(route: Route) -> Vec<Self> {
        vec![Self::ours(0, route)]
    }

    /// One of several pages of a kind, at an address of the program's own.
    pub(super) fn ours(subject: usize, route: Route) -> Self {
        Self { subject, route, owner: PageOwner::Program, file: None, source: None }
    }

    /// What pages of others show of something, below its page.
    pub(super) fn shared(released: Released<'_>, of: Shareable, at: fn(&Route) -> Route) -> Option<Self> {
        let route = at(&of.page(released)?);
        Some(Self { subject: of.subject(), route, owner: PageOwner::Program, file: None, source: None })
    }

    /// The page of an entry.
    pub(super) fn entry(
        kind: Kind,
        id: impl Id,
        slug: &crate::base::slug::Slug,
        file: Option<ReleasedFile<'_>>,
    ) -> Self {
        let owner = file.map_or(PageOwner::Use(kind), |file| PageOwner::Entry(kind, file.slug_place()));
        Self { subject: id.index(), route: Route::entry(kind, slug), owner, file: None, source: None }.of(file)
    }

    /// The same page, which is that of a file.
    pub(super) fn of(self, file: Option<ReleasedFile<'_>>) -> Self {
        let source = file.and_then(ReleasedFile::source).cloned();
        Self { file: file.map(|file| file.path().clone()), source, ..self }
    }
}
