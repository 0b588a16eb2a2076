//! What blocks are written to.
//!
//! Comes in: HTML of ours, text, links, parts of quotes. Goes out: whatever a writer makes of them. Does not know: whether that
//! is a page or a digest.

use std::ops::Range;

use super::html::HtmlWriter;
use super::quotes::{CardQuote, Part};
use crate::diagnostic::Diagnostic;
use crate::knowledge::{InterviewId, QuoteId, ThemeId};
use crate::release::ShownTeam;
use crate::site::page_html::PartIs;
use crate::site::view::parts::spoken_to::SpokenTo;
use crate::site::view::timeline::TimelineContext;
use crate::site::view::transcript::TranscriptContext;
use crate::site::words::Words;

/// Takes also what depends on which page it is.
pub(super) trait BlockWriter<'a>: HtmlWriter {
    /// The parts of a quote, as it takes them.
    type Parts;

    /// The words of the site's language.
    fn words(&self) -> &'a Words;

    /// A quote, to be written in its parts; none where it is withheld.
    fn quote(&self, id: QuoteId) -> Option<CardQuote<'a, Self::Parts>>;

    /// A part of a quote.
    fn part(&mut self, quote: &CardQuote<'_, Self::Parts>, part: Part) -> &mut Self;

    /// The address of a quote: in its transcript, else of its card.
    fn quote_href(&mut self, quote: &CardQuote<'_, Self::Parts>) -> &mut Self;

    /// Who said a quote, and when, as text.
    fn said_by(&self, quote: &CardQuote<'_, Self::Parts>) -> String;

    /// A theme's title, which leads to it.
    fn chip(&mut self, id: ThemeId) -> &mut Self;

    /// The title of what a quote speaks to, which leads to it.
    fn spoken_to(&mut self, id: SpokenTo) -> &mut Self;

    /// Behind somebody's name their team, which leads to it.
    fn team(&mut self, id: Option<ShownTeam>) -> &mut Self;

    /// Somebody who marked something, who leads to their page where there is one.
    fn listener(&mut self, name: &str) -> &mut Self;

    /// What a team is called, as it may be named.
    fn team_title(&self, id: Option<ShownTeam>) -> Option<&'a str>;

    /// A moment of an interview's recording, as an address.
    fn moment(&mut self, id: InterviewId, ms: u64) -> &mut Self;

    /// Where the next byte goes.
    fn position(&self) -> usize;

    /// Notes what was written from a place on, for whoever makes something else of a page.
    fn note(&mut self, start: usize, is: PartIs);

    /// The same again as was written at a place.
    fn again(&mut self, written: Range<usize>) -> &mut Self;

    /// The transcript of an interview. The error is a complaint: its file is gone, or no longer what was read.
    fn transcript(&mut self, id: InterviewId, context: &TranscriptContext<'_>) -> Result<(), Box<Diagnostic>>;

    /// The timeline of an interview. The error is that of its transcript.
    fn timeline(&mut self, id: InterviewId, context: &TimelineContext<'_>) -> Result<(), Box<Diagnostic>>;

    /// A quote in full; on a theme's page without that theme's name.
    fn card(&mut self, id: QuoteId, on: Option<ThemeId>) -> &mut Self;
}

/// Where something is written.
pub(super) fn written<'a, W: BlockWriter<'a>>(out: &mut W, write: impl FnOnce(&mut W)) -> Range<usize> {
    let start = out.position();
    write(out);
    start..out.position()
}
