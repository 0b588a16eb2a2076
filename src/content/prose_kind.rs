//! Entries whose body is prose: all but interviews.
//!
//! Comes in: a file whose front matter and Markdown were told apart. Goes out: an entry of a [`ProseKind`], its body HTML
//! with places for relative links. Does not know: what a kind has beside, where links lead.

use std::fmt::Debug;

use rustc_hash::FxHashSet;

use crate::base::span::Span;
use crate::content::fields::FieldReader;
use crate::content::kind::{Anchors, EntryKind, KindInfo};
use crate::content::limits::{LimitedPassage, ReadingLimits};
use crate::content::links::links;
use crate::content::read::{Parsed, ParsedFile, TextFile};
use crate::content::{Entry, Name, Prose, allow, entry};
use crate::diagnostic::Checked;
use crate::markdown::bracketed::{self, Bracketed};
use crate::markdown::front_matter::FrontMatter;
use crate::markdown::headings::{self, TakenIds};
use crate::markdown::html::{self, Edits};

/// A kind of entry whose body is prose: all but interviews.
pub trait ProseKind: Debug + Sized + Sync {
    /// Its words, its folder, its template.
    const INFO: KindInfo;

    /// Reads what it has beside what every entry has.
    fn read_fields(front: &mut FieldReader<'_>, body: Prose) -> Self;

    /// Its body.
    fn prose(&self) -> &Prose;

    /// The themes that it is about, by `themes`.
    fn themes(&self) -> &[Name] {
        &[]
    }

    /// The team that it belongs to, by `owner`.
    fn owner(&self) -> Option<&Name> {
        None
    }

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
        let mut complaints = Vec::new();
        let limited = bracketed::find_limited(&document, path).report_into(&mut complaints);
        let hidden: Vec<Span> = limited.iter().flat_map(Bracketed::hidden).collect();
        let passages = limited.iter().filter_map(|it| LimitedPassage::marked(&document, path, it, &mut complaints));
        let limits = ReadingLimits::new(&document, passages.collect());
        let unnamed = limits.with_hidden(&hidden);
        headings::name(&mut document, &unnamed, TakenIds { places: || places, is_reserved: |_| false });
        let edits = Edits { hidden, limits: limits.numbered(), ..Edits::default() };
        let body = html::render(&document, edits, str::to_owned);
        let prose = Prose::new(&document, body, &unnamed);
        let entry = entry::read(&front, path, |fields| K::read_fields(fields, prose)).map(|entry| Entry {
            allowed: allow::read(document.text(), path),
            links: links(&document, &limits),
            limits,
            ..entry
        });
        complaints.extend(entry.diagnostics);
        Checked::new(Parsed { entry: entry.value, script: None }, complaints)
    }

    fn themes(&self) -> &[Name] {
        ProseKind::themes(self)
    }

    fn owner(&self) -> Option<&Name> {
        ProseKind::owner(self)
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
