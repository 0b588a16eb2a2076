//! What a query finds in an index.
//!
//! Comes in: a query, an index. Goes out: a [`SearchAnswer`]. Does not know: where the index lies, how results are shown.

use super::answer::SearchAnswer;
use super::found::SearchLimits;
use super::parse::AskedQuery;
use super::reader::{IndexError, IndexReader};
use super::resolve::{ResolvedWord, TermFit, WordOption};

/// Asks an index.
pub fn search(index: &IndexReader<'_>, asked: &AskedQuery, limits: SearchLimits) -> Result<SearchAnswer, IndexError> {
    let mut words = asked.words.iter().map(|word| index.resolve(word)).collect::<Result<Vec<_>, _>>()?;
    let excluded = asked.excluded.iter().map(|word| index.resolve(word)).collect::<Result<Vec<_>, _>>()?;
    let mut found = index.find_all(&words, &excluded, asked, limits)?;
    let mut corrected = Vec::new();
    if found.documents.is_empty() {
        let mut replaced = words.clone();
        corrected = index.correct(&mut replaced)?;
        if !corrected.is_empty() {
            found = index.find_all(&replaced, &excluded, asked, limits)?;
            words = replaced;
        }
        if found.documents.is_empty() {
            corrected.clear();
        }
    }
    SearchAnswer::new(index, asked, &words, &found, corrected, limits)
}

impl IndexReader<'_> {
    /// Replaces words that are in no text by terms that are one letter off; says which, and by what.
    fn correct(&self, words: &mut [ResolvedWord]) -> Result<Vec<(String, String)>, IndexError> {
        let mut corrected = Vec::new();
        for word in words.iter_mut().filter(|word| word.is_unknown && word.asked.has_forms) {
            let Some(term) = &word.asked.term else { continue };
            let meant = self.slip(term)?;
            if let Some(first) = meant.first() {
                corrected.push((word.asked.text.clone(), first.term.clone()));
                word.options = meant.into_iter().map(|entry| WordOption::single(entry, TermFit::Typo)).collect();
            }
        }
        Ok(corrected)
    }
}
