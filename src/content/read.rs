//! Reads a file of the study: front matter, then what its kind makes of the rest.
//!
//! Comes in: a file's text, for an interview also that of the list of quotes beside it. Goes out: [`AnyEntry`].
//! Does not know: any other file.

use std::sync::Arc;

use rustc_hash::FxHashSet;

use crate::base::path::SourcePath;
use crate::base::slug::Slug;
use crate::content::interview::{self, Interview, StandoffQuote, transcript};
use crate::content::{Entry, Kind, Link, Prose, allow, entry, guide, kind_of, opportunity, outcome, page, team, theme};
use crate::diagnostic::Checked;
use crate::markdown::document::Document;
use crate::markdown::front_matter::{self, FrontMatter};
use crate::markdown::headings::{self, TakenIds};
use crate::markdown::html::{self, Edits};

/// An entry of any kind, shared between the studies of successive builds.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "each is named after its kind")]
pub enum AnyEntry {
    Interview(Arc<Entry<Interview>>),
    Theme(Arc<Entry<theme::Theme>>),
    Team(Arc<Entry<team::Team>>),
    Outcome(Arc<Entry<outcome::Outcome>>),
    Opportunity(Arc<Entry<opportunity::Opportunity>>),
    Guide(Arc<Entry<guide::Guide>>),
    Page(Arc<Entry<page::Page>>),
}

/// An entry that is left out unless asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Its file.
    pub path: SourcePath,
    /// What others would call it.
    pub slug: Slug,
}

impl Draft {
    fn of<K>(entry: &Entry<K>) -> Option<Self> {
        entry.draft.then(|| Self { path: entry.path.clone(), slug: entry.slug.clone() })
    }
}

impl AnyEntry {
    /// What is to be known of it, if it is a draft.
    pub fn draft(&self) -> Option<Draft> {
        match self {
            Self::Interview(entry) => Draft::of(entry),
            Self::Theme(entry) => Draft::of(entry),
            Self::Team(entry) => Draft::of(entry),
            Self::Outcome(entry) => Draft::of(entry),
            Self::Opportunity(entry) => Draft::of(entry),
            Self::Guide(entry) => Draft::of(entry),
            Self::Page(entry) => Draft::of(entry),
        }
    }
}

/// A file that is read as text.
#[derive(Debug, Clone, Copy)]
pub struct File<'a> {
    /// Where it lies.
    pub path: &'a SourcePath,
    /// What is in it.
    pub text: &'a str,
}

/// Reads a Markdown file. `beside` is the interview's `.quotes.yaml`, where there is one.
pub fn read(file: File<'_>, beside: Option<File<'_>>) -> Checked<AnyEntry> {
    let mut complaints = Vec::new();
    let front = front_matter::split(file.text, file.path).unload(&mut complaints);
    let mut document = Document::parse(file.text, front.body);
    let (front, path) = (&front, file.path);
    if kind_of(path) != Some(Kind::Interview) {
        name_headings(&mut document, front, kind_of(path));
    }
    let entry = match kind_of(path) {
        Some(Kind::Interview) => read_interview(front, document, file, beside).map(shared(AnyEntry::Interview)),
        Some(Kind::Theme) => with_prose(front, path, &document, theme::read).map(shared(AnyEntry::Theme)),
        Some(Kind::Team) => with_prose(front, path, &document, team::read).map(shared(AnyEntry::Team)),
        Some(Kind::Outcome) => with_prose(front, path, &document, outcome::read).map(shared(AnyEntry::Outcome)),
        Some(Kind::Opportunity) => {
            with_prose(front, path, &document, opportunity::read).map(shared(AnyEntry::Opportunity))
        }
        Some(Kind::Guide) => with_prose(front, path, &document, guide::read).map(shared(AnyEntry::Guide)),
        None => with_prose(front, path, &document, page::read).map(shared(AnyEntry::Page)),
    };
    let entry = entry.unload(&mut complaints);
    Checked::new(entry, complaints)
}

/// Gives the headings of a file that is no transcript their ids. What else is a place on its page is not theirs.
fn name_headings(document: &mut Document<'_>, front: &FrontMatter, kind: Option<Kind>) {
    let mut places: FxHashSet<String> = document.footnotes().map(str::to_owned).collect();
    if kind == Some(Kind::Guide) {
        places.extend(guide::question_ids(front));
    }
    headings::name(document, &[], TakenIds { places: || places, is_reserved: |_| false });
}

fn shared<K>(wrap: fn(Arc<Entry<K>>) -> AnyEntry) -> impl FnOnce(Entry<K>) -> AnyEntry {
    move |entry| wrap(Arc::new(entry))
}

fn with_prose<K>(
    front: &FrontMatter,
    path: &SourcePath,
    document: &Document<'_>,
    read: fn(&mut crate::content::fields::Fields<'_>, Prose) -> K,
) -> Checked<Entry<K>> {
    let body = html::render(document, Edits::default(), str::to_owned);
    let prose = Prose::new(document.text(), body);
    entry::read(front, path, |fields| read(fields, prose)).map(|entry| Entry {
        allowed: allow::read(document.text(), path),
        links: links(document),
        ..entry
    })
}

/// The links and pictures of a text that stay within the site.
fn links(document: &Document<'_>) -> Vec<Link> {
    let links = html::inner_links(document);
    links.map(|(target, span, picture)| Link { target: target.to_owned(), span, picture }).collect()
}

fn read_interview(
    front: &FrontMatter,
    document: Document<'_>,
    file: File<'_>,
    beside: Option<File<'_>>,
) -> Checked<Entry<Interview>> {
    let mut complaints = Vec::new();
    let read = entry::read(front, file.path, |fields| (interview::meta::read(fields), interview::beside::read(fields)))
        .unload(&mut complaints);
    let beside_file = beside;
    let beside: Option<(&SourcePath, Vec<StandoffQuote>)> = beside.map(|beside| {
        let quotes = interview::beside::read_file(beside.text, beside.path).unload(&mut complaints);
        (beside.path, quotes)
    });
    let mut allowed = allow::read(file.text, file.path);
    allowed.extend(beside_file.iter().flat_map(|beside| allow::read(beside.text, beside.path)));
    let read = Entry { allowed, links: links(&document), ..read };
    let entry = read.map_kind(|slug, (meta, own)| {
        let mut lists = vec![(file.path, own.as_slice())];
        lists.extend(beside.as_ref().map(|(path, quotes)| (*path, quotes.as_slice())));
        let transcript = transcript::read(document, file.path, &meta, slug.as_str(), &lists).unload(&mut complaints);
        let transcript::Transcript { speakers, quotes, bare_ids, footnotes, headings, script } = transcript;
        let recording_span = interview::meta::recording_span(front);
        let turns = script.turns.len();
        let script = Some(script);
        Interview { meta, recording_span, speakers, turns, quotes, bare_ids, footnotes, headings, script }
    });
    Checked::new(entry, complaints)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// What means something to one of the readers, so that a random text is not just prose.
    const PIECES: &[&str] = &[
        "[",
        "]",
        "{.x}",
        "{",
        "}",
        "{.x #a k=\"*b*\"}",
        "](u)",
        "![",
        "**P:**",
        "**Mira:** ",
        "P (00:01):\n",
        "(00:02):\n",
        "[00:12]",
        "\\[1:02:03\\]",
        "word ",
        "é ",
        "\u{202e}",
        "\n",
        "\n\n",
        "\r\n",
        "`",
        "```bash\n",
        "*",
        "_",
        "~~",
        "<b>",
        "<!--",
        "-->",
        "<div>\n",
        "- ",
        "> ",
        "# ",
        "    ",
        "\\",
        "&amp;",
        "&#91;",
        "| a |\n|---|\n",
        "[^1]",
        "[^1]: ",
        "[x]: u\n",
        "<https://e.example>",
        "\u{0}",
        "---\n",
        "title: x\n",
        "quotes:\n  - exact: word\n    themes: x\n",
        "…",
    ];

    fn texts() -> impl Strategy<Value = String> {
        prop::collection::vec(prop::sample::select(PIECES), 0..60).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 2000, ..ProptestConfig::default() })]

        #[test]
        fn any_text_is_read(text in texts(), kind in prop::sample::select(&["interviews", "themes", "guides", "x"][..])) {
            let path = SourcePath::new(&format!("content/{kind}/x.md"));
            let read = read(File { path: &path, text: &text }, None).value;
            if let AnyEntry::Interview(entry) = read {
                let Interview { quotes, turns, .. } = &entry.kind;
                for quote in quotes {
                    prop_assert!(!quote.text.is_empty() && quote.turn.is_none_or(|turn| turn < *turns));
                    prop_assert!(text.get(quote.span.range()).is_some());
                }
            }
        }

        #[test]
        fn any_bytes_are_read(text in "\\PC{0,200}") {
            let path = SourcePath::new("content/interviews/x.md");
            let _ = read(File { path: &path, text: &text }, Some(File { path: &path, text: &text }));
        }
    }
}
