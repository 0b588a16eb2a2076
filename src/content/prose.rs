//! Entries whose body is prose: all but interviews.
//!
//! Comes in: a file whose front matter and Markdown were told apart. Goes out: an entry of a [`ProseKind`], its body HTML
//! with places for relative links. Does not know: what a kind has beside, where links lead.

use std::fmt::Debug;

use rustc_hash::FxHashSet;

use crate::content::fields::Fields;
use crate::content::kind::{Anchors, EntryKind, KindInfo};
use crate::content::read::{Parsed, ParsedFile, TextFile, links};
use crate::content::{Entry, allow, entry};
use crate::diagnostic::Checked;
use crate::markdown::document::Document;
use crate::markdown::front_matter::FrontMatter;
use crate::markdown::headings::{self, TakenIds};
use crate::markdown::html::{self, Body, Edits, Piece};

/// The body of an entry that is no transcript: HTML with places for relative links, as they were written.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Prose {
    text: Box<str>,
    body: Body<String>,
    title: Option<Box<str>>,
}

impl Prose {
    /// A file and what was made of it.
    fn new(document: &Document<'_>, body: Body<String>) -> Self {
        Self { text: document.text().into(), body, title: headings::title(document).map(Into::into) }
    }

    /// The heading of the first level that it begins with, if it does.
    pub fn title(&self) -> Option<&str> {
        self.title.as_deref()
    }

    /// HTML and links in turn.
    pub fn pieces(&self) -> impl Iterator<Item = Piece<'_, String>> {
        self.body.pieces(&self.text)
    }

    /// The HTML with its links as they were written.
    pub fn html(&self) -> String {
        self.body.unfilled(&self.text)
    }
}

/// A kind of entry whose body is prose: all but interviews.
pub trait ProseKind: Debug + Sized + Sync {
    /// Its words, its folder, its template.
    const INFO: KindInfo;

    /// Reads what it has beside what every entry has.
    fn read_fields(front: &mut Fields<'_>, body: Prose) -> Self;

    /// Its body.
    fn prose(&self) -> &Prose;

    /// The places on its page that are not in its body, before anything is read: no heading has such an id.
    fn reserved_ids(_: &FrontMatter) -> Vec<String> {
        Vec::new()
    }

    /// The places on its page that are not in its body.
    fn ids(&self) -> Vec<&str> {
        Vec::new()
    }
}

impl<K: ProseKind> EntryKind for K {
    const INFO: KindInfo = K::INFO;

    fn read(file: ParsedFile<'_>) -> Checked<Parsed<Entry<Self>>> {
        let ParsedFile { file: TextFile { path, .. }, front, mut document, .. } = file;
        // What else is a place on its page is no heading's.
        let mut places: FxHashSet<String> = document.footnotes().map(str::to_owned).collect();
        places.extend(K::reserved_ids(&front));
        headings::name(&mut document, &[], TakenIds { places: || places, is_reserved: |_| false });
        let body = html::render(&document, Edits::default(), str::to_owned);
        let prose = Prose::new(&document, body);
        let entry = entry::read(&front, path, |fields| K::read_fields(fields, prose)).map(|entry| Entry {
            allowed: allow::read(document.text(), path),
            links: links(&document),
            ..entry
        });
        entry.map(|entry| Parsed { entry, script: None })
    }
}

impl<K: ProseKind> Anchors for K {
    fn prose(&self) -> Option<&Prose> {
        Some(self.prose())
    }

    fn ids(&self) -> Vec<&str> {
        self.ids()
    }
}
