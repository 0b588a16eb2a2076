//! What makes a score, number by number.
//!
//! Comes in: a document that was found by words. Goes out: an [`ExplainedScore`]. Does not know: how it is said.

use super::found::FoundAll;
use super::order::FoundDocument;
use super::resolve::{ResolvedWord, TermFit};
use crate::search::ResultKind;
use crate::search::format::DocumentList;

/// What makes the score of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExplainedScore {
    /// Each word of the query.
    pub words: Vec<ExplainedWord>,
    /// How close each two neighbours of the query are, in 64ths: 64 side by side, 0 not at all.
    pub close: Vec<u64>,
    /// About how many words the document has.
    pub length: u32,
    /// How many words those of its list have on average.
    pub average: u64,
    /// How many documents its list has.
    pub all: u64,
    /// What the words come to, with how close they are.
    pub total: u64,
    /// The score, in which also counts what the document is.
    pub score: u64,
}

/// What a word adds to a score.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExplainedWord {
    /// As it was typed.
    pub text: String,
    /// What was found for it.
    pub found: Vec<String>,
    /// How well that fits: `as typed`, `another form` …
    pub fit: &'static str,
    /// What that counts, in sixteenths.
    pub weight: u64,
    /// In how many documents of the list it is, at most.
    pub df: u64,
    /// How much it tells.
    pub idf: u64,
    /// How often it is in the document, in sixteenths.
    pub frequency: u64,
    /// What it adds.
    pub score: u64,
}

/// What makes the score of a document; nothing where no words were looked for.
pub(super) fn explained(words: &[ResolvedWord], found: &FoundAll, document: &FoundDocument) -> Option<ExplainedScore> {
    let list = match document.kind {
        ResultKind::Quote => DocumentList::Quotes,
        ResultKind::Turn => DocumentList::Turns,
        _ => DocumentList::Entries,
    };
    let matched = found.lists.iter().find(|matched| matched.list == list)?;
    let sum = matched.score(document.key);
    let explained = sum.words.iter().zip(&matched.words).zip(words).map(|((score, listed), word)| ExplainedWord {
        text: word.asked.text.clone(),
        found: score.options.iter().map(|option| listed.lists[*option].terms.join(" ")).collect(),
        fit: said(score.fit),
        weight: score.fit.weight(),
        df: listed.df,
        idf: listed.idf,
        frequency: score.frequency,
        score: score.score,
    });
    Some(ExplainedScore {
        words: explained.collect(),
        close: sum.close.to_vec(),
        length: sum.code.length(),
        average: matched.all.1,
        all: matched.all.0,
        total: sum.total,
        score: document.score,
    })
}

fn said(fit: TermFit) -> &'static str {
    match fit {
        TermFit::Exact => "as typed",
        TermFit::Stem => "another form of it",
        TermFit::Prefix => "begins with it",
        TermFit::Typo => "one letter off",
    }
}
