//! `/data/quotes.json`; the keys and their order are the format contract's.
//!
//! Comes in: the site's context. Goes out: a row per quote. Does not know: the other files.

use std::borrow::Cow;

use serde::Serialize;
use serde_json::Value;

use super::{data_file, rows, slug_of_shown, value};
use crate::base::slug::Slug;
use crate::release::{ReleasedPerson, ReleasedQuote, ReleasedSpeaker};
use crate::site::page_kind::{PageKind, WantedPage};
use crate::site::route::Route;
use crate::site::site_context::SiteContext;
use crate::site::view::withheld;

/// `/data/quotes.json`
pub(in crate::site) static FILE: PageKind = data_file(
    |_| WantedPage::only(Route::own_file("data/quotes.json")),
    |site, _| rows(site.released.quotes(), |quote| row(site, quote)),
);

/// The same rows as values.
pub(super) fn values(site: &SiteContext<'_>) -> Vec<Value> {
    site.released.quotes().map(|quote| value(row(site, quote))).collect()
}

#[derive(Serialize)]
struct QuoteRow<'a> {
    #[serde(flatten)]
    said: SaidKeys<'a>,
    #[serde(flatten)]
    coding: CodingKeys<'a>,
    text: Cow<'a, str>,
    url: Option<String>,
    source: Option<Source<'a>>,
}

/// Who said it, and when.
#[derive(Serialize)]
struct SaidKeys<'a> {
    id: &'a str,
    interview: &'a Slug,
    participant: Option<&'a str>,
    team: Option<&'a Slug>,
    speaker: Option<&'a str>,
    turn: Option<usize>,
    start_ms: Option<u64>,
}

/// What listeners made of it.
#[derive(Serialize)]
struct CodingKeys<'a> {
    themes: Vec<&'a Slug>,
    kind: &'static str,
    evidence: bool,
    freq_per_quarter: Option<f64>,
    toil_hours: Option<f64>,
    load: Option<u8>,
    by: Option<&'a str>,
    question: Option<&'a str>,
    note: Option<&'a str>,
}

#[derive(Serialize)]
struct Source<'a> {
    path: &'a str,
    line: u32,
    column: Option<u32>,
}

fn row<'a>(site: &'a SiteContext<'a>, quote: ReleasedQuote<'a>) -> QuoteRow<'a> {
    QuoteRow {
        said: said(site, quote),
        coding: coding(site, quote),
        text: withheld::text(site.words, quote),
        url: site.quote_address(quote),
        source: quote.source().map(|(path, line, column)| Source { path: path.as_str(), line, column }),
    }
}

fn said<'a>(site: &SiteContext<'a>, quote: ReleasedQuote<'a>) -> SaidKeys<'a> {
    SaidKeys {
        id: quote.anchor(),
        interview: quote.interview_slug(),
        participant: quote.person().and_then(ReleasedPerson::name),
        team: quote.team().and_then(|team| slug_of_shown(site, team)),
        speaker: quote.speaker().and_then(ReleasedSpeaker::name),
        turn: quote.turn().map(|turn| turn + 1),
        start_ms: quote.start_ms(),
    }
}

fn coding<'a>(site: &SiteContext<'a>, quote: ReleasedQuote<'a>) -> CodingKeys<'a> {
    CodingKeys {
        themes: quote.theme_slugs().collect(),
        kind: quote.kind().word(),
        evidence: quote.is_evidence(),
        freq_per_quarter: quote.freq().map(|freq| freq.per_quarter(&site.settings.scoring.calendar)),
        toil_hours: quote.toil_hours(),
        load: quote.load(),
        by: quote.coder(),
        question: quote.question(),
        note: quote.note(),
    }
}
