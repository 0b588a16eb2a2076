//! What the file of any entry has, whatever its kind: path, slug, title, old slugs, links, extras, and which files are
//! copied as they are.
//!
//! Comes in: an entry that may be shown. Goes out: a [`ReleasedFile`]. Does not know: what the kinds have, where links lead.

use std::fmt;

use super::{Permissions, Released};
use crate::base::path::SourcePath;
use crate::base::slug::{self, Slug};
use crate::base::span::{Place, Span};
use crate::content::limits::{LimitId, ReadingLimits};
use crate::content::{Entry, Extra, InnerLink, Name};

/// The file of something that may be shown.
#[derive(Clone, Copy)]
pub struct ReleasedFile<'k> {
    path: &'k SourcePath,
    slug: (&'k Slug, Span),
    title: Option<&'k str>,
    name: &'k str,
    aliases: &'k [Name],
    links: &'k [InnerLink],
    limits: &'k ReadingLimits,
    permissions: &'k Permissions,
    extra: &'k Extra,
}

impl<'k> ReleasedFile<'k> {
    pub(super) fn of<K>(released: Released<'k>, entry: &'k Entry<K>) -> Self {
        Self {
            path: &entry.path,
            slug: (&entry.slug, entry.slug_span),
            title: entry.title(),
            name: entry.name(),
            aliases: &entry.aliases,
            links: &entry.links,
            limits: &entry.limits,
            permissions: released.permissions,
            extra: &entry.extra,
        }
    }

    /// The same without its old slugs: they would say what its address does not.
    pub(super) fn without_aliases(self) -> Self {
        Self { aliases: &[], ..self }
    }

    /// Where it lies.
    pub fn path(self) -> &'k SourcePath {
        self.path
    }

    /// Where it lies, where that may be said: a path tells names, and a line in it how long other passages are. So only where all
    /// of it is shown, and all may be said of people.
    pub fn source(self) -> Option<&'k SourcePath> {
        let is_whole = self.permissions.may_say_all_of_people() && self.withheld().next().is_none();
        is_whole.then_some(self.path)
    }

    /// Its name in addresses.
    pub fn slug(self) -> &'k Slug {
        self.slug.0
    }

    /// Where the slug was written; the start of the file where it comes from the file's name.
    pub fn slug_place(self) -> Place {
        Place::new(self.path, self.slug.1)
    }

    /// `title`, where there is one.
    pub fn title(self) -> Option<&'k str> {
        self.title
    }

    /// The name of the file as it is written, or the slug that was given instead.
    pub fn name(self) -> &'k str {
        self.name
    }

    /// `title`, or one made from the name.
    pub fn shown_title(self) -> String {
        self.title.map_or_else(|| slug::title_of(self.name), str::to_owned)
    }

    /// `aliases`, slugs that it had before, each with the place where it was written.
    pub fn aliases(self) -> impl Iterator<Item = (&'k str, Place)> {
        self.aliases.iter().map(move |alias| (alias.value.as_str(), Place::new(self.path, alias.span)))
    }

    /// The targets of its links and pictures within the site, as they were written, in the order of the file: but for those
    /// in a passage that is withheld.
    pub fn links(self) -> impl Iterator<Item = &'k str> {
        let shown = self.links.iter().filter(move |link| !link.limit.is_some_and(|limit| self.withholds(limit)));
        shown.map(|link| link.target.as_str())
    }

    /// Whether a limited passage of it is withheld.
    pub fn withholds(self, limit: LimitId) -> bool {
        self.permissions.withholds(self.limits, limit)
    }

    /// All its limits whose passages are withheld.
    pub fn withheld(self) -> impl Iterator<Item = LimitId> {
        self.limits.ids().filter(move |limit| self.withholds(*limit))
    }

    /// `extra`.
    pub fn extra(self) -> &'k Extra {
        self.extra
    }
}

/// Shows nothing of it.
impl fmt::Debug for ReleasedFile<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ReleasedFile")
    }
}
