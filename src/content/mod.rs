//! One file becomes one entry: an interview, a theme, a team, and what else a study is made of.
//!
//! Comes in: a file's text. Goes out: an [`Entry`] that knows only itself, with its body as HTML and places to fill in.
//! Does not know: any second file, addresses, how anything looks.

pub mod allow;
pub mod entry;
pub mod estimate;
pub mod fields;
pub mod guide;
pub mod interview;
pub mod kind;
pub mod opportunity;
pub mod outcome;
pub mod page;
pub mod read;
mod slips;
pub mod team;
pub mod theme;
pub mod units;

pub use allow::Allowed;
pub use kind::{Kind, kind_of};

use serde::{Deserialize, Serialize};

use crate::base::path::SourcePath;
use crate::base::slug::{self, Slug};
use crate::base::span::{Place, Span, Written};
use crate::markdown::html::{Body, Piece};

/// A name of another entry as somebody wrote it, not yet looked up.
pub type Name = Written<String>;

/// What front matter may hold below `extra:`; it reaches the templates as it is.
pub type Extra = serde_json::Map<String, serde_json::Value>;

/// The body of an entry that is no transcript: HTML with places for relative links, as they were written.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Prose {
    text: Box<str>,
    body: Body<String>,
}

impl Prose {
    /// A file's text and what was made of it.
    fn new(text: &str, body: Body<String>) -> Self {
        Self { text: text.into(), body }
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

/// One file's content: what all kinds have, and what its kind has.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Entry<K> {
    /// The file.
    pub path: SourcePath,
    /// Its name in addresses, unique within the kind.
    pub slug: Slug,
    /// Where the slug was written; the start of the file where it comes from the file's name.
    pub slug_span: Span,
    /// `title`, where there is one.
    pub title: Option<String>,
    /// Where the title was written; the start of the file where there is none.
    pub title_span: Span,
    /// `aliases`: slugs that it had before.
    pub aliases: Vec<Name>,
    /// `draft`: left out unless asked for.
    pub draft: bool,
    /// Its links to other files, in the order of the file.
    pub links: Vec<Link>,
    /// What its file says is allowed in it, and where.
    pub allowed: Vec<Allowed>,
    /// `extra`.
    #[serde(with = "as_json")]
    pub extra: Extra,
    /// What its kind has.
    pub kind: K,
}

/// A link or picture that stays within the site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// As it was written.
    pub target: String,
    /// The whole of it.
    pub span: Span,
    /// Whether it is a picture.
    pub picture: bool,
}

impl<K> Entry<K> {
    /// Its title, or one made from the name of its file, or from the slug that was given instead.
    pub fn shown_title(&self) -> String {
        self.title.clone().unwrap_or_else(|| slug::title_of(self.name()))
    }

    /// The name of its file as it is written, or the slug that was given instead.
    pub fn name(&self) -> &str {
        if self.slug_span == Span::default() { entry::file_name(&self.path) } else { self.slug.as_str() }
    }

    /// A place in this entry's file.
    pub fn place(&self, span: Span) -> Place {
        Place::new(&self.path, span)
    }

    /// The same entry with something else that its kind has.
    fn map_kind<L>(self, make: impl FnOnce(K) -> L) -> Entry<L> {
        let Self { path, slug, slug_span, title, title_span, aliases, draft, links, allowed, extra, kind } = self;
        Entry { path, slug, slug_span, title, title_span, aliases, draft, links, allowed, extra, kind: make(kind) }
    }
}

/// Extras are written down as JSON, whatever everything else is written down as: they can be anything.
mod as_json {
    use serde::de::Error as _;
    use serde::ser::Error as _;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use super::Extra;

    pub(super) fn serialize<S: Serializer>(extra: &Extra, serializer: S) -> Result<S::Ok, S::Error> {
        serde_json::to_string(extra).map_err(S::Error::custom)?.serialize(serializer)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Extra, D::Error> {
        serde_json::from_str(&String::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}
