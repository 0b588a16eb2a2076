//! Assumptions, linked.
//!
//! Comes in: the described assumptions, or the names that quotes use; what quotes speak to. Goes out: a [`LinkedAssumption`]
//! each. Does not know: whether they hold.

use std::collections::BTreeMap;
use std::sync::Arc;

use smallvec::SmallVec;

use super::kinds::KnownKind;
use super::name_table::{KindWords, NameTable};
use super::speech::LinkedSpeech;
use super::tree::grouped;
use crate::base::id::IdVec;
use crate::base::slug::{Slug, title_of};
use crate::content::assumption::Assumption;
use crate::content::{Entries, Entry, Kind, Name};
use crate::diagnostic::Diagnostic;
use crate::knowledge::{AssumptionId, NameTables, QuoteId, ThemeId};

pub(super) const WORDS: KindWords = KindWords {
    kind: Kind::Assumption,
    unknown_rule: "unknown-assumption",
    remedy: "describe it with `cairn new assumption`",
};

/// An assumption, linked.
#[derive(Debug)]
pub struct LinkedAssumption {
    /// Its name in addresses.
    pub slug: Slug,
    /// Its title, which is the belief, or one made from the slug.
    pub title: String,
    /// As its file has it; none for an assumption that is only implied by its use.
    pub entry: Option<Arc<Entry<Assumption>>>,
    /// `themes`, each once.
    pub themes: Vec<ThemeId>,
    /// The quotes that confirm it, in order.
    pub confirmed: Vec<QuoteId>,
    /// The quotes that contradict it, in order.
    pub contradicted: Vec<QuoteId>,
}

impl KnownKind for Assumption {
    type Linked = LinkedAssumption;

    fn entry(linked: &LinkedAssumption) -> Option<&Entry<Self>> {
        linked.entry.as_deref()
    }
}

/// The names of assumptions: those that are described, or where none is those that quotes use.
pub(super) fn table(entries: &Entries, complaints: &mut Vec<Diagnostic>) -> NameTable<AssumptionId> {
    if entries.assumptions.is_empty() {
        NameTable::implied(WORDS, used_names(entries))
    } else {
        NameTable::described(WORDS, &entries.assumptions, &entries.drafts, complaints)
    }
}

fn used_names(entries: &Entries) -> impl Iterator<Item = &Name> {
    let quotes = entries.interviews.iter().flat_map(|interview| &interview.kind.quotes);
    let spoken = quotes.map(|quote| &quote.coding.speaks_to);
    spoken.flat_map(|speech| speech.confirms.iter().chain(&speech.contradicts))
}

/// All assumptions.
pub(super) fn link(
    entries: Vec<Arc<Entry<Assumption>>>,
    tables: &NameTables,
    speech: &BTreeMap<QuoteId, LinkedSpeech>,
    complaints: &mut Vec<Diagnostic>,
) -> IdVec<AssumptionId, LinkedAssumption> {
    let count = entries.len() + tables.assumptions.implied.len();
    let confirmed = grouped(count, speech.iter().filter_map(|(quote, speech)| Some((speech.confirms?, *quote))));
    let contradicted = grouped(count, speech.iter().filter_map(|(quote, speech)| Some((speech.contradicts?, *quote))));
    let described = entries.into_iter().map(|entry| (entry.slug.clone(), entry.shown_title(), Some(entry)));
    let implied = tables.assumptions.implied.iter().map(|(slug, name)| (slug.clone(), title_of(name), None));
    let named = described.chain(implied).zip(confirmed).zip(contradicted);
    let linked = named.map(|(((slug, title, entry), confirmed), contradicted)| {
        let themes = entry.as_ref().map(|entry| tables.themes.find_all(&entry.kind.themes, &entry.path, complaints));
        let themes = themes.map(SmallVec::into_vec).unwrap_or_default();
        LinkedAssumption { slug, title, entry, themes, confirmed, contradicted }
    });
    linked.collect()
}
