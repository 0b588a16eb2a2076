//! The headers that hosts are to send.
//!
//! Comes in: the site's context. Goes out: what its template is filled with. Does not know: how it is written.

use std::collections::BTreeSet;

use serde::Serialize;

use super::frame::Head;
use super::parts::context::PageContext;
use crate::base::headers::{ALWAYS, KEPT, OF_PICTURES, framed_policy};
use crate::content::Kind;
use crate::site::page_kind::{LinkStyle, PageContent, PageKind, PageParts, Readers, WantedPage};
use crate::site::route::Route;

/// `/_headers`
pub(in crate::site) static PAGE: PageKind = PageKind {
    name: "the headers for hosts that read them",
    readers: Readers::Others,
    section: None,
    links: LinkStyle::Root,
    is_slow: false,
    addresses: |_| WantedPage::only(Route::own_file("_headers")),
    content: PageContent::Template("_headers", |context, _| Some(headers(context))),
};

/// What hosts are to tell browsers.
#[derive(Debug, Serialize)]
struct HeadersFile {
    /// The address from the host's root that all others begin with.
    root: String,
    /// For every file.
    always: Vec<Header>,
    /// For the addresses of pages that nobody may hold in a frame, where somebody may hold others.
    unframed: Option<(Vec<String>, Header)>,
    /// For the addresses of pictures that pages of others show.
    pictures: (Vec<String>, Header),
    /// The addresses of files that never change.
    kept: Vec<String>,
    /// The `cache-control` of those.
    kept_as: &'static str,
}

/// A name and what is said under it.
#[derive(Debug, Serialize)]
struct Header {
    /// The name, in small letters.
    name: &'static str,
    /// What is said.
    value: String,
}

impl Header {
    fn new((name, value): (&'static str, impl Into<String>)) -> Self {
        Self { name, value: value.into() }
    }
}

fn headers<'a>(context: &PageContext<'a>) -> PageParts<'a> {
    let ancestors = &context.site.settings.publishing.frame_ancestors;
    let root = context.href(&Route::home());
    let below_root = |patterns: Vec<String>| patterns.iter().map(|pattern| format!("{root}{pattern}")).collect();
    let [policy, others @ ..] = ALWAYS;
    let files = context.site.addresses.look_files.iter().map(|route| context.href(route));
    let kept = files.chain([format!("{}*", context.href(&Route::search_shards()))]);
    // Hosts join what several rules say of one file, and then the strictest policy holds. So what holds for all files is the
    // policy of embed pages, and a stricter one follows for the addresses of all other pages.
    let framed = Header::new((policy.0, framed_policy(ancestors)));
    let view = HeadersFile {
        always: std::iter::once(framed).chain(others.map(Header::new)).collect(),
        unframed: (!ancestors.is_empty()).then(|| (below_root(unframed(context)), Header::new(policy))),
        pictures: (below_root(pictures(context)), Header::new(OF_PICTURES)),
        kept: kept.collect(),
        kept_as: KEPT,
        root,
    };
    PageParts::new(Head::default(), view)
}

/// Patterns for the addresses of all pages but those for frames, below the root; a part that begins with a colon is any.
fn unframed(context: &PageContext<'_>) -> Vec<String> {
    let mut patterns: BTreeSet<String> = ["", "404.html", ":page/", ":kind/:name/"].map(str::to_owned).into();
    let routes = context.site.addresses.public.iter().map(|page| &page.route);
    for route in routes {
        match route.href().trim_matches('/').split('/').collect::<Vec<_>>()[..] {
            [kind, _, below, ..] if has_frames(kind) => patterns.insert(format!("{kind}/:name/{below}/*")),
            [top, _, _, ..] => patterns.insert(format!("{top}/*")),
            _ => false,
        };
    }
    patterns.into_iter().collect()
}

/// Whether a folder at the root has pages for frames.
fn has_frames(folder: &str) -> bool {
    [Kind::Theme, Kind::Opportunity, Kind::Interview].iter().any(|kind| kind.folder() == folder)
}

/// Patterns for the addresses of badges and previews.
fn pictures(context: &PageContext<'_>) -> Vec<String> {
    let released = context.released();
    let (has_themes, has_opportunities) =
        (released.themes().next().is_some(), released.opportunities().next().is_some());
    let kinds = [(Kind::Theme, has_themes), (Kind::Opportunity, has_opportunities)];
    let kinds = kinds.into_iter().filter(|(_, has)| *has).map(|(kind, _)| kind.folder());
    kinds.flat_map(|kind| ["badge.svg", "preview.png"].map(|file| format!("{kind}/:name/{file}"))).collect()
}
