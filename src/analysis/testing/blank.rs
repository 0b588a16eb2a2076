//! Entries with nothing in them but what a test says.
//!
//! Comes in: names and marks. Goes out: entries and quotes. Does not know: what they are linked to.

use std::fmt::Debug;
use std::sync::Arc;

use crate::base::Date;
use crate::base::lines::Position;
use crate::base::path::SourcePath;
use crate::base::slug::Slug;
use crate::base::span::{Span, Spanned};
use crate::content::choice::Choice as _;
use crate::content::interview::{self, Frequency, Period, QuoteKind};
use crate::content::limits::ReadingLimits;
use crate::content::question::GuideQuestion;
use crate::content::{Entry, Prose, guide, team};
use crate::knowledge::{LinkedGuide, LinkedTeam};

pub(super) fn slug(name: &str) -> Slug {
    Slug::from_text(name).unwrap()
}

pub(super) fn blank_entry<K>(name: &str, kind: K) -> Arc<Entry<K>> {
    Arc::new(Entry {
        path: SourcePath::new(&format!("content/{name}.md")),
        slug: slug(name),
        slug_span: Span::default(),
        title: None,
        aliases: Vec::new(),
        draft: false,
        audience: None,
        links: Vec::new(),
        allowed: Vec::new(),
        limits: ReadingLimits::default(),
        extra: serde_json::Map::new(),
        kind,
    })
}

pub(super) fn team(name: &str, headcount: Option<u32>) -> LinkedTeam {
    let kind = team::Team {
        headcount,
        headcount_span: Span::default(),
        kind: team::TeamKind::default(),
        parent: None,
        description: Prose::default(),
    };
    LinkedTeam {
        slug: slug(name),
        title: name.to_owned(),
        entry: Some(blank_entry(name, kind)),
        parent: None,
        children: Vec::new(),
        participants: Vec::new(),
        interviews: Vec::new(),
    }
}

pub(super) fn guide(name: &str, sections: &[Vec<String>]) -> LinkedGuide {
    let named = |text: String| Spanned::new(text, Span::default());
    let question = |id: &String| GuideQuestion::new(named(id.clone()), named(format!("{id}?")));
    let section = |questions: &Vec<String>| guide::GuideSection {
        title: None,
        questions: questions.iter().map(question).collect(),
    };
    let sections = sections.iter().map(section).collect();
    let kind = guide::Guide { version: None, sections, description: Prose::default() };
    LinkedGuide { entry: blank_entry(name, kind), title: name.to_owned(), interviews: Vec::new() }
}

pub(super) fn transcript(date: Option<Date>, quotes: Vec<interview::Quote>) -> interview::Interview {
    interview::Interview {
        headings: Box::default(),
        keys: interview::InterviewKeys::default(),
        meta: interview::Meta { date, ..interview::Meta::default() },
        speakers: Vec::new(),
        turns: 0,
        last_ms: None,
        quotes,
        coded_again: None,
        bare_ids: Box::default(),
        footnotes: Box::default(),
    }
}

/// A quote from its themes and attributes: `a b freq=3 kind=ask`.
pub(super) fn quote(mark: &str) -> interview::Quote {
    let mut quote = interview::Quote {
        id: mark.to_owned(),
        position: Position { line: 1, column: 1 },
        span: Span::default(),
        text: mark.to_owned(),
        turn: None,
        speaker: None,
        start_ms: None,
        by_participant: true,
        mark: interview::QuoteMark { coded_in: SourcePath::new("x.md"), attributes: None, id_given: true },
        coding: interview::Coding::default(),
        limit: None,
        limited: Box::default(),
    };
    mark.split_whitespace().for_each(|word| attribute(&mut quote, word));
    quote
}

fn attribute(quote: &mut interview::Quote, word: &str) {
    match word.split_once('=') {
        Some(("freq", value)) => quote.coding.freq = Some(per_quarter(number(value))),
        Some(("toil", value)) => quote.coding.toil_hours = Some(number(value)),
        Some(("load", value)) => quote.coding.load = Some(number(value)),
        Some(("kind", value)) => {
            quote.coding.kind = QuoteKind::ALL.iter().copied().find(|kind| kind.word() == value).unwrap();
        }
        Some(("q", value)) => quote.coding.question = Some(Spanned::new(value.to_owned(), Span::default())),
        Some((key, _)) => panic!("no attribute {key}"),
        None if word == "asked" => quote.by_participant = false,
        None => quote.coding.themes.push(Spanned::new(word.to_owned(), Span::default())),
    }
}

fn number<N: std::str::FromStr<Err: Debug>>(text: &str) -> N {
    text.parse().unwrap()
}

/// So many times per quarter.
pub(in crate::analysis) fn per_quarter(times: f64) -> Frequency {
    Frequency { times, period: Period::Quarter }
}
