//! Finds the documents that a query asks for.
//!
//! Comes in: words with their terms, an index. Goes out: [`FoundAll`]. Does not know: where the index lies, how results are shown.

use super::filters::{DocumentAttributes, MeantFilters};
use super::found::{FoundAll, SearchLimits};
use super::lists::DocumentKey;
use super::locate::{LeftUnread, LocatedWord, ReadBudget};
use super::order::{FoundDocument, RankedBy, sort};
use super::parse::AskedQuery;
use super::reader::{IndexError, IndexReader};
use super::resolve::ResolvedWord;
use super::score::{MatchedList, Presence, listed};
use crate::search::ResultKind;
use crate::search::format::DocumentList;

/// A quote that is evidence counts so much, and a turn of somebody who was not interviewed.
const EVIDENCE: (u64, u64) = (5, 4);
const OTHERS: (u64, u64) = (3, 4);

impl IndexReader<'_> {
    /// Everything that a query finds; read is as much as is needed for so many results.
    pub(super) fn find_all(
        &self,
        words: &[ResolvedWord],
        excluded: &[ResolvedWord],
        asked: &AskedQuery,
        limits: SearchLimits,
    ) -> Result<FoundAll, IndexError> {
        if asked.is_empty() || words.iter().any(|word| word.options.is_empty()) {
            return Ok(FoundAll::default());
        }
        let filters = MeantFilters::new(&self.manifest, &asked.filters);
        let by = if words.is_empty() { RankedBy::Evidence } else { RankedBy::Score };
        let mut round = 0;
        loop {
            let located = self.locate(words, excluded, ReadBudget::of_round(round))?;
            let mut found = FoundAll { is_about: located.left != LeftUnread::default(), ..FoundAll::default() };
            if words.is_empty() {
                found.documents = self.list_all(&located.excluded, &filters)?;
            } else {
                self.match_all(words, &located.words, &located.excluded, &filters, &mut found)?;
            }
            if has_enough(&found.documents, located.left, &filters, limits) {
                sort(&mut found.documents, by);
                return Ok(found);
            }
            round += 1;
        }
    }

    /// The documents that have all words.
    fn match_all(
        &self,
        words: &[ResolvedWord],
        located: &[LocatedWord],
        excluded: &[LocatedWord],
        filters: &MeantFilters<'_>,
        found: &mut FoundAll,
    ) -> Result<(), IndexError> {
        for list in DocumentList::ALL {
            let all = self.manifest.lists[list as usize];
            let asked: Vec<(u32, u64)> = words.iter().map(|word| (word.asked.parts, word.df(list))).collect();
            let excluded = listed(excluded, &vec![(1, 0); excluded.len()], list, all.0);
            let matched = MatchedList::new(list, listed(located, &asked, list, all.0), &excluded, all);
            for key in &matched.keys {
                found.documents.extend(self.passing(&matched, *key, filters)?);
            }
            found.lists.push(matched);
        }
        Ok(())
    }

    /// A document with its score, where it passes the filters.
    fn passing(
        &self,
        matched: &MatchedList,
        key: DocumentKey,
        filters: &MeantFilters<'_>,
    ) -> Result<Option<FoundDocument>, IndexError> {
        let score = matched.score(key);
        let speaker = score.code.speaker_or_kind();
        let document = match matched.list {
            DocumentList::Quotes => self.quote(key, filters, score.total)?,
            DocumentList::Entries => self.entry(key, filters, score.total),
            DocumentList::Turns => {
                let is_other = self.manifest.groups.speaker(key.group, speaker).is_none();
                let total = if is_other { score.total * OTHERS.0 / OTHERS.1 } else { score.total };
                let attributes = DocumentAttributes::turn(&self.manifest, key.group, speaker);
                passed(&attributes, filters, key, total)
            }
        };
        Ok(document.map(|document| FoundDocument { speaker, ..document }))
    }

    fn quote(
        &self,
        key: DocumentKey,
        filters: &MeantFilters<'_>,
        score: u64,
    ) -> Result<Option<FoundDocument>, IndexError> {
        let Some(facts) = self.facts_of(key.group)? else { return Ok(None) };
        let Some(quote) = facts.quote(key.group, key.number) else { return Ok(None) };
        let score = if quote.is_evidence { score * EVIDENCE.0 / EVIDENCE.1 } else { score };
        let document = passed(&DocumentAttributes::quote(&self.manifest, key.group, quote), filters, key, score);
        Ok(document.map(|document| FoundDocument { is_evidence: quote.is_evidence, ..document }))
    }

    fn entry(&self, key: DocumentKey, filters: &MeantFilters<'_>, score: u64) -> Option<FoundDocument> {
        passed(&DocumentAttributes::entry(&self.manifest, key.group, key.number), filters, key, score)
    }

    /// Without words: all quotes, and entries where kinds are asked for.
    fn list_all(&self, excluded: &[LocatedWord], filters: &MeantFilters<'_>) -> Result<Vec<FoundDocument>, IndexError> {
        let (mut quotes, mut entries) = (Vec::new(), Vec::new());
        if filters.has_kinds() {
            let own = self.manifest.entries.iter().fold(0_u32, |sum, (_, count)| sum.saturating_add(*count));
            entries.extend((0..own).map(|number| DocumentKey { group: 0, number }));
        }
        for group in 1..=self.manifest.groups.count {
            let Some(facts) = self.facts_of(group)? else { continue };
            quotes.extend(facts.quotes(group).iter().map(|quote| DocumentKey { group, number: quote.number }));
            if filters.has_kinds() {
                entries.extend((0..=facts.takeaways(group)).map(|number| DocumentKey { group, number }));
            }
        }
        let retain = |keys: &mut Vec<DocumentKey>, list: DocumentList| {
            let excluded = listed(excluded, &vec![(1, 0); excluded.len()], list, 0);
            excluded.iter().for_each(|word| word.retain(keys, Presence::Out));
        };
        retain(&mut quotes, DocumentList::Quotes);
        retain(&mut entries, DocumentList::Entries);
        let mut found = Vec::new();
        for key in quotes {
            found.extend(self.quote(key, filters, 0)?);
        }
        found.extend(entries.into_iter().filter_map(|key| self.entry(key, filters, 0)));
        Ok(found)
    }

    /// The facts of an interview's quotes.
    pub(super) fn facts_of(&self, group: u32) -> Result<Option<std::rc::Rc<super::facts::ReadFacts>>, IndexError> {
        let shards = &self.manifest.facts;
        let at = shards.partition_point(|(first, _)| *first <= group).checked_sub(1);
        at.map(|at| self.facts(shards[at].0, &shards[at].1)).transpose()
    }
}

/// A document that passes the filters.
fn passed(
    attributes: &DocumentAttributes<'_>,
    filters: &MeantFilters<'_>,
    key: DocumentKey,
    score: u64,
) -> Option<FoundDocument> {
    filters.passes(attributes).then_some(FoundDocument {
        kind: attributes.kind,
        key,
        score,
        speaker: 0,
        is_evidence: false,
    })
}

/// Whether there are as many quotes and turns as are wanted, or no more can be found.
fn has_enough(found: &[FoundDocument], left: LeftUnread, filters: &MeantFilters<'_>, limits: SearchLimits) -> bool {
    let is_missing =
        |kind: ResultKind, wanted: usize| found.iter().filter(|document| document.kind == kind).count() < wanted;
    let may_have_turns = (left.lists || left.turns) && filters.have_turns();
    !(left.lists && is_missing(ResultKind::Quote, limits.quotes)
        || may_have_turns && is_missing(ResultKind::Turn, limits.others))
}
