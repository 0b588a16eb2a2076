//! Asks, linked.
//!
//! Comes in: the described asks, or the names that quotes use; quotes and themes. Goes out: a [`LinkedAsk`] each. Does not know:
//! how many people asked.

use std::collections::BTreeMap;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::kinds::KnownKind;
use super::name_table::{KindWords, NameTable};
use super::speech::LinkedSpeech;
use super::tree::grouped;
use crate::base::id::{Id, IdVec};
use crate::base::slug::{Slug, title_of};
use crate::content::ask::Ask;
use crate::content::interview::QuoteKind;
use crate::content::{Entries, Entry, Kind, Name};
use crate::diagnostic::Diagnostic;
use crate::knowledge::{AskId, LinkedQuote, LinkedTheme, NameTables, QuoteId, TeamId, ThemeId};

pub(super) const WORDS: KindWords =
    KindWords { kind: Kind::Ask, unknown_rule: "unknown-ask", remedy: "describe it with `cairn new ask`" };

/// An ask, linked.
#[derive(Debug)]
pub struct LinkedAsk {
    /// Its name in addresses.
    pub slug: Slug,
    /// Its title, or one made from the slug.
    pub title: String,
    /// As its file has it; none for an ask that is only implied by its use.
    pub entry: Option<Arc<Entry<Ask>>>,
    /// `themes`, each once.
    pub themes: Vec<ThemeId>,
    /// `owner`: the team that answers.
    pub owner: Option<TeamId>,
    /// The quotes of kind `ask` that belong to it, in order.
    pub quotes: Vec<QuoteId>,
}

impl KnownKind for Ask {
    type Linked = LinkedAsk;

    fn entry(linked: &LinkedAsk) -> Option<&Entry<Self>> {
        linked.entry.as_deref()
    }
}

/// The names of asks: those that are described, or where none is those that quotes use.
pub(super) fn table(entries: &Entries, complaints: &mut Vec<Diagnostic>) -> NameTable<AskId> {
    if entries.asks.is_empty() {
        NameTable::implied(WORDS, used_names(entries))
    } else {
        NameTable::described(WORDS, &entries.asks, &entries.drafts, complaints)
    }
}

fn used_names(entries: &Entries) -> impl Iterator<Item = &Name> {
    let quotes = entries.interviews.iter().flat_map(|interview| &interview.kind.quotes);
    let asking = quotes.filter(|quote| quote.coding.kind == QuoteKind::Ask);
    asking.filter_map(|quote| quote.coding.speaks_to.ask.as_ref())
}

/// What asks are linked with.
pub(super) struct AskLinks<'a> {
    pub(super) quotes: &'a IdVec<QuoteId, LinkedQuote>,
    pub(super) themes: &'a IdVec<ThemeId, LinkedTheme>,
    pub(super) speech: &'a BTreeMap<QuoteId, LinkedSpeech>,
}

/// All asks.
pub(super) fn link(
    entries: Vec<Arc<Entry<Ask>>>,
    tables: &NameTables,
    asked: &AskLinks<'_>,
    complaints: &mut Vec<Diagnostic>,
) -> IdVec<AskId, LinkedAsk> {
    let described = entries.into_iter().map(|entry| LinkedAsk {
        slug: entry.slug.clone(),
        title: entry.shown_title(),
        themes: tables.themes.find_all(&entry.kind.themes, &entry.path, complaints).into_vec(),
        owner: entry.kind.owner.as_ref().and_then(|team| tables.teams.find(team, &entry.path, complaints)),
        quotes: Vec::new(),
        entry: Some(entry),
    });
    let mut asks: Vec<LinkedAsk> = described.collect();
    for (slug, name) in &tables.asks.implied {
        let (slug, title) = (slug.clone(), title_of(name));
        asks.push(LinkedAsk { slug, title, entry: None, themes: Vec::new(), owner: None, quotes: Vec::new() });
    }
    let quotes = grouped(asks.len(), asked.belonging(&asks).into_iter());
    asks.into_iter().zip(quotes).map(|(ask, quotes)| LinkedAsk { quotes, ..ask }).collect()
}

impl AskLinks<'_> {
    /// Which quotes belong to which asks, by quote.
    fn belonging(&self, asks: &[LinkedAsk]) -> Vec<(AskId, QuoteId)> {
        let mut for_theme: FxHashMap<ThemeId, Vec<AskId>> = FxHashMap::default();
        for (index, ask) in asks.iter().enumerate() {
            let id = AskId::from_index(index);
            ask.themes.iter().for_each(|theme| for_theme.entry(*theme).or_default().push(id));
        }
        let mut belonging = Vec::new();
        for (id, quote) in self.quotes.enumerate().filter(|(_, quote)| quote.kind == QuoteKind::Ask) {
            let of: Vec<AskId> = match self.speech.get(&id) {
                Some(LinkedSpeech { names_ask: true, ask, .. }) => ask.iter().copied().collect(),
                _ => self.by_themes(quote, &for_theme),
            };
            belonging.extend(of.into_iter().map(|ask| (ask, id)));
        }
        belonging
    }

    /// The asks for a theme of a quote, or for one above it, each once.
    fn by_themes(&self, quote: &LinkedQuote, for_theme: &FxHashMap<ThemeId, Vec<AskId>>) -> Vec<AskId> {
        let above = |theme: &ThemeId| std::iter::successors(Some(*theme), |theme| self.themes[*theme].parent);
        let themes = quote.themes.iter().flat_map(above);
        let mut asks: Vec<AskId> = themes.filter_map(|theme| for_theme.get(&theme)).flatten().copied().collect();
        asks.sort_unstable();
        asks.dedup();
        asks
    }
}
