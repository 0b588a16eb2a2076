//! Themes, linked.
//!
//! Comes in: the codebook, quotes and interviews with their names looked up. Goes out: a [`LinkedTheme`] each.
//! Does not know: what themes come to.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::kinds::KnownKind;
use super::name_table::{KindWords, NameTable};
use super::outcome::strategic;
use super::quote::LinkedQuote;
use super::quote_link;
use super::resolve::ResolvedInterview;
use super::tree::{self, grouped};
use crate::base::id::{Id, IdVec};
use crate::base::slug::Slug;
use crate::content::theme::Theme;
use crate::content::{Entries, Entry, Kind, Name};
use crate::diagnostic::Diagnostic;
use crate::knowledge::{InterviewId, Knowledge, NameTables, OutcomeId, QuoteId, TeamId, ThemeId};

pub(super) const WORDS: KindWords = KindWords {
    kind: Kind::Theme,
    unknown_rule: "unknown-theme",
    remedy: "add it to the codebook with `cairn new theme`",
};

/// A theme, linked.
#[derive(Debug)]
pub struct LinkedTheme {
    /// Its name in addresses.
    pub slug: Slug,
    /// Its title, or one made from the slug.
    pub title: String,
    /// As the codebook has it; none for a theme that is only implied by its use.
    pub entry: Option<Arc<Entry<Theme>>>,
    /// The theme above it.
    pub parent: Option<ThemeId>,
    /// The themes right below it, in the arena's order.
    pub children: Vec<ThemeId>,
    /// `owner`.
    pub owner: Option<TeamId>,
    /// `strategic`.
    pub strategic: Vec<(OutcomeId, f64)>,
    /// Quotes marked with this theme itself, in order.
    pub quotes: Vec<QuoteId>,
    /// Interviews tagged with this theme itself, in order.
    pub tagged: Vec<InterviewId>,
}

impl KnownKind for Theme {
    type Linked = LinkedTheme;

    fn entry(linked: &LinkedTheme) -> Option<&Entry<Self>> {
        linked.entry.as_deref()
    }
}

/// The names of themes: those of the codebook, or without one those that are used.
pub(super) fn table(entries: &Entries, complaints: &mut Vec<Diagnostic>) -> NameTable<ThemeId> {
    if entries.themes.is_empty() {
        NameTable::implied(WORDS, used_names(entries))
    } else {
        NameTable::described(WORDS, &entries.themes, &entries.drafts, complaints)
    }
}

fn used_names(entries: &Entries) -> impl Iterator<Item = &Name> {
    let in_interviews = entries.interviews.iter().flat_map(|interview| {
        let marks = interview.kind.quotes.iter().flat_map(|quote| &quote.coding.themes);
        interview.kind.meta.all_tags().chain(marks)
    });
    in_interviews.chain(entries.themes_named())
}

/// The quotes that themes open with. One that is not there, or of another theme, is complained of and left out.
pub(super) fn leads(
    tables: &NameTables,
    knowledge: &Knowledge,
    complaints: &mut Vec<Diagnostic>,
) -> BTreeMap<ThemeId, QuoteId> {
    let mut lead = |(id, theme): (ThemeId, &LinkedTheme)| {
        let entry = theme.entry.as_deref()?;
        let link = entry.kind.lead.as_ref()?;
        let quote = quote_link::find(link, tables, knowledge, &entry.path, complaints)?;
        if quote_link::is_of(knowledge, quote, &[id]) {
            return Some((id, quote));
        }
        let what = format!("the theme `{}`, nor with one below it", theme.slug);
        complaints.push(quote_link::of_another_theme(link, &what, knowledge, quote, entry));
        None
    };
    knowledge.themes.enumerate().filter_map(&mut lead).collect()
}

/// All themes.
pub(super) fn link(
    entries: Vec<Arc<Entry<Theme>>>,
    tables: &NameTables,
    quotes: &IdVec<QuoteId, LinkedQuote>,
    interviews: &[ResolvedInterview],
    complaints: &mut Vec<Diagnostic>,
) -> IdVec<ThemeId, LinkedTheme> {
    let nodes = tree::nodes(entries, |theme: &Theme| theme.parent.as_ref(), &tables.themes, complaints);
    let marks = quotes.enumerate().flat_map(|(id, quote)| quote.themes.iter().map(move |theme| (*theme, id)));
    let quotes = grouped(nodes.len(), marks);
    let tags = interviews.iter().enumerate().flat_map(|(interview, resolved)| {
        resolved.tags.iter().map(move |theme| (*theme, InterviewId::from_index(interview)))
    });
    let tagged = grouped(nodes.len(), tags);
    let mut linked = IdVec::with_capacity(nodes.len());
    for ((node, quotes), tagged) in nodes.into_iter().zip(quotes).zip(tagged) {
        let theme = node.entry.as_ref().map(|entry| (&entry.kind, &entry.path));
        linked.push(LinkedTheme {
            owner: theme.and_then(|(theme, path)| tables.teams.find(theme.owner.as_ref()?, path, complaints)),
            strategic: theme
                .map_or_else(Vec::new, |(theme, path)| strategic(&theme.strategic, path, &tables.outcomes, complaints)),
            slug: node.slug,
            title: node.title,
            entry: node.entry,
            parent: node.parent,
            children: node.children,
            quotes,
            tagged,
        });
    }
    linked
}
