//! Limited passages: who may read which stretch of a file.
//!
//! Comes in: passages with the audiences that may read each. Goes out: [`ReadingLimits`], the file cut into stretches, each with
//! those who may read all passages around it. Does not know: which audiences there are.

use serde::{Deserialize, Serialize};

use crate::base::fold;
use crate::base::path::SourcePath;
use crate::base::span::{Place, Span, apart, at_byte};
use crate::content::Name;
use crate::diagnostic::Diagnostic;
use crate::markdown::attributes::Attributes;
use crate::markdown::bracketed::Bracketed;
use crate::markdown::document::Document;

mod notes;
mod readers;
#[cfg(test)]
mod tests;

pub use readers::LimitId;
use readers::ReaderSets;

/// Who may read which stretch of a file; what is in none, everybody who may read the file.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct ReadingLimits {
    /// For each [`LimitId`] its readers, as they were written first.
    readers: Vec<Box<[Name]>>,
    /// The limited stretches, apart from each other, in order.
    stretches: Box<[(Span, LimitId)]>,
    /// All audiences as they were named, each in its file.
    named: Box<[(SourcePath, Name)]>,
}

/// Words of a quote that not all its readers may read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct LimitedWords {
    /// Bytes of the quote's text.
    pub range: Span,
    /// Who may read them.
    pub limit: LimitId,
}

/// A passage that somebody limited.
#[derive(Debug)]
pub(super) struct LimitedPassage {
    pub(super) span: Span,
    /// Who may read it; nobody, where no audience could be read.
    pub(super) readers: Vec<Name>,
    /// The file that those were named in.
    pub(super) named_in: SourcePath,
}

impl LimitedPassage {
    /// A bracketed span with `for=`.
    pub(super) fn marked(
        document: &Document<'_>,
        path: &SourcePath,
        bracketed: &Bracketed,
        complaints: &mut Vec<Diagnostic>,
    ) -> Option<Self> {
        let value = bracketed.attributes.get("for")?;
        let readers = names(Attributes::words(document.text(), value));
        if readers.is_empty() {
            complaints.push(no_readers(Place::new(path, bracketed.attributes.span)));
        }
        Some(Self { span: document.uncut(bracketed.inner(), &[]), readers, named_in: path.clone() })
    }
}

/// The names in what was written as one or more, with spaces or commas between them.
pub(super) fn names(written: Vec<Name>) -> Vec<Name> {
    let is_gap = |c: char| c.is_whitespace() || c == ',';
    let parts = |name: Name| -> Vec<Name> {
        // With an escape in it, its bytes are not those of the file.
        let exact = name.span.range().len() == name.value.len();
        let part = |part: &str| {
            let start = name.span.range().start + (part.as_ptr().addr() - name.value.as_ptr().addr());
            Name::new(part.to_owned(), if exact { Span::new(start, start + part.len()) } else { name.span })
        };
        name.value.split(is_gap).filter(|part| !part.is_empty()).map(part).collect()
    };
    written.into_iter().flat_map(parts).collect()
}

/// The complaint about a limit that names nobody.
pub(super) fn no_readers(place: Place) -> Diagnostic {
    Diagnostic::error("unread-limit", place, "`for` names no audience here")
        .help("name those who may read it: `for=platform`, or `for=\"platform leads\"`")
}

impl ReadingLimits {
    /// Cuts a file at the passages that somebody limited. A footnote that is called from limited passages alone is limited
    /// too.
    pub(super) fn new(document: &Document<'_>, passages: Vec<LimitedPassage>) -> Self {
        if passages.is_empty() {
            return Self::default();
        }
        let mut sets = ReaderSets::default();
        let mut spans = Vec::with_capacity(passages.len());
        let mut named = Vec::new();
        for passage in passages {
            spans.push((passage.span, sets.add(&passage.readers)));
            named.extend(passage.readers.into_iter().map(|name| (passage.named_in.clone(), name)));
        }
        let stretches = sets.cut(&spans);
        let notes = notes::limited(document, &stretches, &sets);
        let stretches = if notes.is_empty() {
            stretches
        } else {
            spans.extend(notes);
            sets.cut(&spans)
        };
        Self { readers: sets.into_readers(), stretches: stretches.into(), named: named.into() }
    }

    /// Whether the file limits nothing.
    pub fn is_empty(&self) -> bool {
        self.stretches.is_empty()
    }

    /// Those who may read what has a limit, each once.
    pub fn readers(&self, limit: LimitId) -> &[Name] {
        self.readers.get(limit.number() as usize).map_or(&[], |readers| readers)
    }

    /// Whether an audience may read what has a limit.
    pub fn allows(&self, limit: LimitId, audience: &str) -> bool {
        self.readers(limit).iter().any(|reader| fold::is_same(&reader.value, audience))
    }

    /// All limits of the file.
    pub fn ids(&self) -> impl Iterator<Item = LimitId> + use<> {
        (0..self.readers.len()).map(|index| LimitId::from_number(Span::at(index).start))
    }

    /// All audiences as they were named, each in its file: for whoever knows which there are.
    pub fn named(&self) -> impl Iterator<Item = (&SourcePath, &Name)> {
        self.named.iter().map(|(path, name)| (path, name))
    }

    /// The limited stretches, apart from each other, in order.
    pub fn stretches(&self) -> &[(Span, LimitId)] {
        &self.stretches
    }

    /// The same as whoever makes HTML takes them, each limit as its number.
    pub(super) fn numbered(&self) -> Vec<(Span, u32)> {
        self.stretches.iter().map(|(span, limit)| (*span, limit.number())).collect()
    }

    /// The limit at a byte.
    pub fn at(&self, offset: u32) -> Option<LimitId> {
        self.from(offset).0
    }

    /// The limit from a byte on, and up to which byte it holds.
    pub(super) fn from(&self, offset: u32) -> (Option<LimitId>, u32) {
        at_byte(&self.stretches, offset)
    }

    /// Stretches that are not shown, with all that is limited: what is made from words for everybody is made from the rest.
    pub(super) fn with_hidden(&self, hidden: &[Span]) -> Vec<Span> {
        apart(hidden.iter().copied().chain(self.stretches.iter().map(|(span, _)| *span)).collect())
    }

    /// Who may read any of a text, given the limits of its parts: its own limit.
    pub(super) fn of_any(&mut self, parts: &[Option<LimitId>]) -> Option<LimitId> {
        let (first, rest) = parts.split_first()?;
        let mut limit = (*first)?;
        for part in rest {
            limit = self.union(limit, (*part)?);
        }
        Some(limit)
    }

    /// The limit for those who may read all that some limits hold for.
    pub(super) fn of_all(&mut self, limits: impl Iterator<Item = LimitId>) -> Option<LimitId> {
        limits.collect::<Vec<_>>().into_iter().reduce(|one, other| {
            let both = self.readers(one).iter().filter(|reader| self.allows(other, &reader.value)).cloned().collect();
            self.id_of(both)
        })
    }

    /// The limit for those who may read one or the other.
    fn union(&mut self, one: LimitId, other: LimitId) -> LimitId {
        if one == other {
            return one;
        }
        let mut readers: Vec<Name> = self.readers(one).to_vec();
        for reader in self.readers(other) {
            if !self.allows(one, &reader.value) {
                readers.push(reader.clone());
            }
        }
        self.id_of(readers)
    }

    /// The limit with some readers, perhaps a new one.
    fn id_of(&mut self, readers: Vec<Name>) -> LimitId {
        let is_it = |known: &LimitId| {
            let known = self.readers(*known);
            known.len() == readers.len()
                && readers.iter().all(|reader| known.iter().any(|one| fold::is_same(&one.value, &reader.value)))
        };
        let known = self.ids().find(is_it);
        known.unwrap_or_else(|| {
            self.readers.push(readers.into());
            LimitId::from_number(Span::at(self.readers.len() - 1).start)
        })
    }

    /// The readers of a limit as one text, the same for the same readers.
    pub(super) fn signature(&self, limit: LimitId) -> String {
        let mut readers: Vec<String> =
            self.readers(limit).iter().map(|reader| fold::text(&reader.value).into_owned()).collect();
        readers.sort_unstable();
        readers.join(" ")
    }
}
