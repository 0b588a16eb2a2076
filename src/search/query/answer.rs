//! What was found, with what is shown of it.
//!
//! Comes in: documents in order, an index. Goes out: a [`SearchAnswer`]. Does not know: how anything was found.

use super::excerpt::{MarkedText, MarkedWord, SHOWN, WHOLE_QUOTE, excerpt};
use super::explain::{ExplainedScore, explained};
use super::found::{FoundAll, SearchLimits};
use super::manifest::PersonIds;
use super::order::FoundDocument;
use super::parse::AskedQuery;
use super::passages::ShownInterview;
use super::reader::{IndexError, IndexReader, broken};
use super::resolve::ResolvedWord;
use crate::search::ResultKind;

/// What a query finds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchAnswer {
    /// How many there are of each kind, in the order of kinds; kinds without any are left out.
    pub counts: Vec<(ResultKind, usize)>,
    /// Whether there may be more.
    pub is_about: bool,
    /// Words that were replaced, since nothing was found, and by what.
    pub corrected: Vec<(String, String)>,
    /// Whether some of the query was too much to read.
    pub is_left_out: bool,
    /// How many people said the quotes.
    pub people: usize,
    /// As many as were wanted, in order.
    pub results: Vec<SearchResult>,
}

/// One thing that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchResult {
    /// What it is.
    pub kind: ResultKind,
    /// What it is called, or the interview that it is in; marked where it is what was found.
    pub title: MarkedText,
    /// All its words.
    pub text: String,
    /// What is shown of them.
    pub excerpt: MarkedText,
    /// Where it is, from the root of the site.
    pub url: String,
    /// The interview that it is in, by its name in addresses.
    pub interview: Option<String>,
    /// When that was held.
    pub date: Option<String>,
    /// Who says it.
    pub who: ResultPerson,
    /// What else of a quote has words that were looked for: titles of its themes, who says it.
    pub about: Vec<MarkedText>,
    /// How well it answers the query.
    pub score: u64,
    /// What makes the score; nothing where the query has no words.
    pub explained: Option<ExplainedScore>,
}

/// Who says something, as far as that may be said.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ResultPerson {
    /// By pseudonym.
    pub participant: Option<String>,
    /// What they are.
    pub role: Option<String>,
    /// Their team: its name in addresses, and its title.
    pub team: Option<(String, String)>,
}

impl SearchAnswer {
    pub(super) fn new(
        index: &IndexReader<'_>,
        asked: &AskedQuery,
        words: &[ResolvedWord],
        found: &FoundAll,
        corrected: Vec<(String, String)>,
        limits: SearchLimits,
    ) -> Result<Self, IndexError> {
        let marked: Vec<MarkedWord> = words.iter().map(MarkedWord::new).collect();
        let mut results = Vec::new();
        let mut counts = Vec::new();
        for of_kind in found.documents.chunk_by(|a, b| a.kind == b.kind) {
            counts.push((of_kind[0].kind, of_kind.len()));
            for document in of_kind.iter().take(limits.of(of_kind[0].kind)) {
                let mut result = index.shown(document, &marked)?;
                result.explained = explained(words, found, document);
                results.push(result);
            }
        }
        let (is_about, is_left_out) = (found.is_about, asked.is_left_out);
        Ok(Self { counts, is_about, corrected, is_left_out, people: index.people(&found.documents)?, results })
    }

    /// How many there are of all kinds.
    pub fn total(&self) -> usize {
        self.counts.iter().map(|(_, count)| count).sum()
    }
}

impl IndexReader<'_> {
    /// How many people said some quotes; somebody without a name is somebody else in each interview.
    fn people(&self, found: &[FoundDocument]) -> Result<usize, IndexError> {
        let mut people = rustc_hash::FxHashSet::default();
        for document in found.iter().filter(|document| document.kind == ResultKind::Quote) {
            let group = document.key.group;
            let Some((ordinal, ids)) = self.said_by(document)? else { continue };
            people.insert(ids.person.map_or((group, Some(ordinal)), |person| (person, None)));
        }
        Ok(people.len())
    }

    /// Who said a quote: which of the interview's people.
    fn said_by(&self, document: &FoundDocument) -> Result<Option<(u32, PersonIds)>, IndexError> {
        let Some(facts) = self.facts_of(document.key.group)? else { return Ok(None) };
        let person = facts.quote(document.key.group, document.key.number).and_then(|quote| quote.person);
        let people = self.manifest.groups.people(document.key.group);
        Ok(person.and_then(|person| people.get(person as usize).map(|ids| (person, *ids))))
    }

    fn shown(&self, document: &FoundDocument, marked: &[MarkedWord]) -> Result<SearchResult, IndexError> {
        if document.key.group == 0 {
            return self.shown_entry(document, marked);
        }
        let number = document.key.number;
        let interview = match document.kind {
            ResultKind::Quote => self.interview_with(document.key.group, number)?,
            _ => self.interview(document.key.group)?,
        };
        match document.kind {
            ResultKind::Quote => {
                let quote = interview.quotes.iter().find(|(own, ..)| *own == number);
                let (_, text, anchor) = quote.ok_or_else(|| self.broken_interview(document))?;
                let person = self.said_by(document)?.map(|(_, ids)| ids);
                let result = self.result(document, &interview.title, text, excerpt(text, marked, WHOLE_QUOTE));
                let result = self.said(result, &interview, person, &placed(&interview, anchor));
                Ok(SearchResult { about: self.about(document, &result.who, marked)?, ..result })
            }
            ResultKind::Turn => {
                let at = interview.turns.partition_point(|(first, _)| *first <= number).checked_sub(1);
                let at = at.ok_or_else(|| self.broken_interview(document))?;
                let turns = self.turns(&interview.turns[at].1)?;
                let turn = turns.iter().find(|turn| turn.0 == number).ok_or_else(|| broken(&interview.turns[at].1))?;
                let person = self.manifest.groups.speaker(document.key.group, document.speaker);
                let result = self.result(document, &interview.title, &turn.3, excerpt(&turn.3, marked, SHOWN));
                Ok(self.said(result, &interview, person, &placed(&interview, &turn.1)))
            }
            kind => {
                let takeaway = (number as usize).checked_sub(1).and_then(|at| interview.takeaways.get(at));
                let text = takeaway.filter(|_| kind == ResultKind::Takeaway).map_or("", String::as_str);
                let only = match self.manifest.groups.people(document.key.group) {
                    [only] => Some(*only),
                    _ => None,
                };
                let mut result = self.result(document, &interview.title, text, excerpt(text, marked, SHOWN));
                if kind == ResultKind::Interview {
                    result.title = excerpt(&interview.title, marked, usize::MAX);
                }
                Ok(self.said(result, &interview, only, &interview.url))
            }
        }
    }

    /// What of a quote beside its words has some that were looked for.
    fn about(
        &self,
        document: &FoundDocument,
        who: &ResultPerson,
        marked: &[MarkedWord],
    ) -> Result<Vec<MarkedText>, IndexError> {
        let facts = self.facts_of(document.key.group)?;
        let quote = facts.as_ref().and_then(|facts| facts.quote(document.key.group, document.key.number));
        let themes = quote.iter().flat_map(|quote| &quote.themes);
        let themes = themes.filter_map(|theme| self.manifest.themes.get(*theme as usize)).map(|(_, title, _)| title);
        let team = who.team.as_ref().map(|(_, title)| title);
        let all = themes.chain(team).chain(&who.participant).chain(&who.role);
        Ok(all.map(|text| excerpt(text, marked, usize::MAX)).filter(|about| !about.is_unmarked()).collect())
    }

    fn broken_interview(&self, document: &FoundDocument) -> IndexError {
        broken(self.manifest.groups.digest(document.key.group).unwrap_or("manifest"))
    }

    fn shown_entry(&self, document: &FoundDocument, marked: &[MarkedWord]) -> Result<SearchResult, IndexError> {
        let number = document.key.number;
        let at = self.manifest.study.partition_point(|(first, _)| *first <= number).checked_sub(1);
        let (first, name) = at.map(|at| &self.manifest.study[at]).ok_or_else(|| broken("manifest"))?;
        let entries = self.entries(name)?;
        let entry = entries.get((number - first) as usize).ok_or_else(|| broken(name))?;
        let result = self.result(document, &entry.1, &entry.3, excerpt(&entry.3, marked, SHOWN));
        Ok(SearchResult { title: excerpt(&entry.1, marked, usize::MAX), url: entry.2.clone(), ..result })
    }

    fn result(&self, document: &FoundDocument, title: &str, text: &str, excerpt: MarkedText) -> SearchResult {
        SearchResult {
            kind: document.kind,
            title: MarkedText { text: title.to_owned(), marks: Vec::new() },
            text: text.to_owned(),
            excerpt,
            url: String::new(),
            interview: None,
            date: None,
            who: ResultPerson::default(),
            about: Vec::new(),
            score: document.score,
            explained: None,
        }
    }

    /// With who says it, and where.
    fn said(
        &self,
        result: SearchResult,
        interview: &ShownInterview,
        person: Option<PersonIds>,
        url: &str,
    ) -> SearchResult {
        let PersonIds { person, team, role } = person.unwrap_or_default();
        let name = |all: &[String], id: Option<u32>| id.and_then(|id| all.get(id as usize).cloned());
        let team = team.and_then(|team| self.manifest.teams.get(team as usize));
        SearchResult {
            url: url.to_owned(),
            interview: Some(interview.slug.clone()).filter(|slug| !slug.is_empty()),
            date: interview.date.clone(),
            who: ResultPerson {
                participant: name(&self.manifest.people, person),
                role: name(&self.manifest.roles, role),
                team: team.map(|(slug, title, _)| (slug.clone(), title.clone())),
            },
            ..result
        }
    }
}

/// Where something in an interview is: an anchor in its transcript, or elsewhere.
fn placed(interview: &ShownInterview, anchor: &str) -> String {
    if interview.url.is_empty() { anchor.to_owned() } else { format!("{}#{anchor}", interview.url) }
}
