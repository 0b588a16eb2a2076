//! `/data/quotes.json`; the keys and their order are the format contract's.
//!
//! Comes in: facts. Goes out: a row a quote. Does not know: the other files.

use serde::Serialize;

use crate::base::slug::Slug;
use crate::knowledge::QuoteId;
use crate::site::facts::Facts;

#[derive(Serialize)]
pub(super) struct Row<'a> {
    id: &'a str,
    interview: &'a Slug,
    participant: &'a str,
    team: Option<&'a Slug>,
    speaker: Option<&'a str>,
    turn: Option<usize>,
    start_ms: Option<u64>,
    themes: Vec<&'a Slug>,
    kind: &'static str,
    evidence: bool,
    freq_per_quarter: Option<f64>,
    toil_hours: Option<f64>,
    load: Option<u8>,
    by: Option<&'a str>,
    question: Option<&'a str>,
    note: Option<&'a str>,
    text: &'a str,
    url: String,
    source: Source<'a>,
}

#[derive(Serialize)]
struct Source<'a> {
    path: &'a str,
    line: u32,
    column: u32,
}

pub(super) fn row<'a>(facts: &'a Facts<'a>, id: QuoteId) -> Row<'a> {
    let knowledge = facts.knowledge;
    let quote = &knowledge.quotes[id];
    let words = knowledge.words(id);
    let interview = &knowledge.interviews[quote.interview];
    Row {
        id: &words.id,
        interview: &interview.entry.slug,
        participant: &knowledge.participants[quote.participant].name,
        team: interview.people[quote.person].team.map(|team| &knowledge.teams[team].slug),
        speaker: facts.speaker(id).map(|speaker| speaker.name.as_str()),
        turn: words.turn.map(|turn| turn + 1),
        start_ms: words.start_ms,
        themes: quote.themes.iter().map(|theme| &knowledge.themes[*theme].slug).collect(),
        kind: words.kind.word(),
        evidence: quote.evidence,
        freq_per_quarter: words.freq.map(|freq| freq.per_quarter(&facts.settings.scoring.calendar)),
        toil_hours: words.toil_hours,
        load: words.load,
        by: words.by.as_deref(),
        question: words.question.as_ref().map(|question| question.value.as_str()),
        note: words.note.as_deref(),
        text: &words.text,
        url: facts.plan.interviews[quote.interview].href_at(&words.id),
        source: Source {
            path: knowledge.path(quote.interview).as_str(),
            line: words.position.line,
            column: words.position.column,
        },
    }
}
