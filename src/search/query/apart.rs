//! Why a query finds nothing: what its words find without what narrows it, or each of them alone.
//!
//! Comes in: a query that finds nothing, an index. Goes out: [`FoundApart`]. Does not know: how that is said. A page says the same, from
//! `search-engine.js`.

use super::found::{FoundAll, SearchLimits};
use super::parse::AskedQuery;
use super::reader::{IndexError, IndexReader};
use super::resolve::ResolvedWord;
use crate::search::ResultKind;

/// What parts of a query find, of which the whole finds nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FoundApart {
    /// What all its words find without its filters, and with what it leaves out.
    Unnarrowed(PartCount),
    /// What each of its words finds alone.
    Words(Vec<(String, PartCount)>),
}

/// How much a part of a query finds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PartCount {
    /// Quotes.
    pub quotes: usize,
    /// Whatever else can be found.
    pub others: usize,
    /// Whether there may be more.
    pub is_about: bool,
}

impl PartCount {
    fn new(found: &FoundAll) -> Self {
        let quotes = found.documents.iter().filter(|document| document.kind == ResultKind::Quote).count();
        Self { quotes, others: found.documents.len() - quotes, is_about: found.is_about }
    }

    fn is_nothing(self) -> bool {
        self.quotes + self.others == 0
    }
}

/// What parts of a query find that finds nothing; nothing where that says no more than the whole.
pub fn found_apart(index: &IndexReader<'_>, asked: &AskedQuery) -> Result<Option<FoundApart>, IndexError> {
    let words = asked.words.iter().map(|word| index.resolve(word)).collect::<Result<Vec<_>, _>>()?;
    let is_narrowed = !asked.filters.is_empty() || !asked.excluded.is_empty();
    if !words.is_empty() && is_narrowed {
        let count = index.count_of(&words)?;
        if !count.is_nothing() {
            return Ok(Some(FoundApart::Unnarrowed(count)));
        }
    }
    if words.len() < 2 {
        return Ok(None);
    }
    let counts = words.iter().map(|word| Ok((word.asked.text.clone(), index.count_of(std::slice::from_ref(word))?)));
    Ok(Some(FoundApart::Words(counts.collect::<Result<_, IndexError>>()?)))
}

impl IndexReader<'_> {
    /// How much has all of some words.
    fn count_of(&self, words: &[ResolvedWord]) -> Result<PartCount, IndexError> {
        let asked =
            AskedQuery { words: words.iter().map(|word| word.asked.clone()).collect(), ..AskedQuery::default() };
        Ok(PartCount::new(&self.find_all(words, &[], &asked, SearchLimits::FIRST)?))
    }
}
