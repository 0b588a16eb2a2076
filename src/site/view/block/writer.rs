//! What blocks are written to: a page, or the digest that tells whether a page would be another one.
//!
//! Comes in: HTML of ours, text, links, parts of quotes. Goes out: a page's bytes or what its digest is made of, by the same
//! function, so nothing on a page can be missing in its digest. Does not know: what is written.

use std::ops::Range;

use rustc_hash::FxHashMap;
use serde::Serialize;

use super::block_writer::BlockWriter;
use super::cards;
use super::html::{CHIP, HtmlWriter, note};
use super::quotes::{CardQuote, HtmlParts, Part, QuoteCache};
use crate::base::hash::{Digest, Hasher};
use crate::base::id::Id;
use crate::diagnostic::Diagnostic;
use crate::knowledge::{InterviewId, QuoteId, ThemeId};
use crate::release::{ReleasedInterview, ShownTeam};
use crate::site::page_html::{KnownPart, PageHtml, PartIs};
use crate::site::quote_home::QuoteHome;
use crate::site::route::Route;
use crate::site::site_context::card_id;
use crate::site::transcripts::Transcript;
use crate::site::view::escape::{escaped, escaped_from};
use crate::site::view::parts::context::PageContext;
use crate::site::view::parts::spoken_to::SpokenTo;
use crate::site::view::timeline::{self, TimelineContext};
use crate::site::view::transcript::{self, TranscriptContext};
use crate::site::words::Words;

/// An interview, its transcript, and the page that it is written into.
type TranscriptOnPage<'w, 'a> = (ReleasedInterview<'a>, &'w Transcript<'a>, &'w mut PageHtml);

/// Where a link was written.
#[derive(Debug, Clone)]
struct WrittenLink {
    whole: Range<usize>,
    /// Its address and its title, from its first byte on.
    href: Range<usize>,
    title: Range<usize>,
}

/// Writes blocks into a page.
pub(super) struct PageWriter<'p, 'a> {
    context: &'p PageContext<'a>,
    quotes: &'a QuoteCache,
    out: &'p mut PageHtml,
    /// Where links to themes and teams were written: most are on a page many times.
    chips: FxHashMap<ThemeId, WrittenLink>,
    teams: FxHashMap<ShownTeam, WrittenLink>,
    /// The transcript that was asked for last: a page shows one in two ways.
    transcript: Option<(InterviewId, Transcript<'a>)>,
}

impl<'p, 'a> PageWriter<'p, 'a> {
    pub(super) fn new(context: &'p PageContext<'a>, quotes: &'a QuoteCache, out: &'p mut PageHtml) -> Self {
        Self { context, quotes, out, chips: FxHashMap::default(), teams: FxHashMap::default(), transcript: None }
    }

    /// An interview that may be shown, its transcript, and where it is written. The error is a complaint: its file is gone, or no
    /// longer what was read.
    fn transcript_of(&mut self, id: InterviewId) -> Result<Option<TranscriptOnPage<'_, 'a>>, Box<Diagnostic>> {
        let Some(interview) = self.context.released().interview(id) else { return Ok(None) };
        if self.transcript.as_ref().is_none_or(|(there, _)| *there != id) {
            let transcript = self.context.site.transcripts.transcript(interview.transcript())?;
            self.transcript = Some((id, transcript));
        }
        Ok(self.transcript.as_ref().map(|(_, transcript)| (interview, transcript, &mut *self.out)))
    }

    /// A link with a title.
    fn link(&mut self, before: &str, to: &Route, title: &str) -> WrittenLink {
        let start = self.position();
        self.html(before);
        let href = self.position() - start;
        self.escaped(|context, out| context.link_base.write_link(out, to));
        let href = href..self.position() - start;
        let title_start = self.html("\">").position() - start;
        let title = title_start..self.text(title).position() - start;
        self.html("</a>");
        WrittenLink { whole: start..self.position(), href, title }
    }

    /// The last link, known as a chip.
    fn note_chip(&mut self, WrittenLink { whole, href, title }: &WrittenLink) {
        let start = self.position() - whole.len();
        let here = |part: &Range<usize>| start + part.start..start + part.end;
        self.out.note(start, PartIs::Chip { href: here(href), title: here(title) });
    }

    /// What is written with another function, made text.
    fn escaped(&mut self, write: impl FnOnce(&PageContext<'a>, &mut String)) -> &mut Self {
        let start = self.out.text.len();
        write(self.context, &mut self.out.text);
        escaped_from(&mut self.out.text, start);
        self
    }
}

impl HtmlWriter for PageWriter<'_, '_> {
    fn html(&mut self, html: &str) -> &mut Self {
        self.out.text.push_str(html);
        self
    }

    fn text(&mut self, text: &str) -> &mut Self {
        escaped(&mut self.out.text, text);
        self
    }

    fn anchor(&mut self, id: &str) -> &mut Self {
        self.out.text.anchor(id);
        self
    }
}

impl<'a> BlockWriter<'a> for PageWriter<'_, 'a> {
    type Parts = HtmlParts<'a>;

    fn card(&mut self, id: QuoteId, on: Option<ThemeId>) -> &mut Self {
        if let Some(quote) = self.quote(id) {
            cards::card(self, &quote, on);
        }
        self
    }

    fn words(&self) -> &'a Words {
        self.context.words()
    }

    fn quote(&self, id: QuoteId) -> Option<CardQuote<'a, Self::Parts>> {
        let site = &self.context.site;
        CardQuote::new(site, id, |interview, index| self.quotes.html(site, interview, index))
    }

    fn part(&mut self, quote: &CardQuote<'_, Self::Parts>, part: Part) -> &mut Self {
        self.html(quote.parts.get(part))
    }

    fn quote_href(&mut self, quote: &CardQuote<'_, Self::Parts>) -> &mut Self {
        match quote.home {
            QuoteHome::Transcript(route) => {
                self.escaped(|context, out| context.link_base.write_way(out, route));
                self.part(quote, Part::Anchor)
            }
            QuoteHome::Card(route) => {
                self.escaped(|context, out| context.link_base.write_way(out, route));
                self.anchor(&card_id(quote.quote))
            }
            QuoteHome::Here => self.anchor(&card_id(quote.quote)),
        }
    }

    fn said_by(&self, quote: &CardQuote<'_, Self::Parts>) -> String {
        self.context.said_by(quote.quote, quote.team)
    }

    fn chip(&mut self, id: ThemeId) -> &mut Self {
        if let Some(written) = self.chips.get(&id).cloned() {
            self.again(written.whole.clone()).note_chip(&written);
        } else if let Some((title, route)) = self.context.theme_route(id) {
            let written = self.link(CHIP, route, title);
            self.note_chip(&written);
            self.chips.insert(id, written);
        }
        self
    }

    fn spoken_to(&mut self, id: SpokenTo) -> &mut Self {
        if let Some((title, route)) = self.context.spoken_to_route(id) {
            self.link("<a href=\"", route, title);
        }
        self
    }

    fn team(&mut self, id: Option<ShownTeam>) -> &mut Self {
        let Some(id) = id else { return self };
        if let Some(written) = self.teams.get(&id) {
            let whole = written.whole.clone();
            return self.again(whole);
        }
        match id {
            ShownTeam::Team(team) => {
                if let Some((title, route)) = self.context.team_route(team) {
                    let written = self.link(", <a href=\"", route, title);
                    self.teams.insert(id, written);
                }
                self
            }
            ShownTeam::Small => self.isolated_after(", ", Some(self.words().text("team.small"))),
        }
    }

    fn listener(&mut self, name: &str) -> &mut Self {
        let Some(route) = self.context.listener_route(name) else {
            return self.html("<bdi>").text(name).html("</bdi>");
        };
        self.html("<a href=\"").escaped(|context, out| context.link_base.write_link(out, route));
        self.html("\"><bdi>").text(name).html("</bdi></a>")
    }

    fn team_title(&self, id: Option<ShownTeam>) -> Option<&'a str> {
        self.context.team_title(id?)
    }

    fn moment(&mut self, id: InterviewId, ms: u64) -> &mut Self {
        let moment = self.context.moment(id, ms);
        self.text(moment.as_deref().unwrap_or_default())
    }

    fn position(&self) -> usize {
        self.out.text.len()
    }

    fn note(&mut self, start: usize, is: PartIs) {
        self.out.note(start, is);
    }

    fn again(&mut self, written: Range<usize>) -> &mut Self {
        self.out.text.extend_from_within(written);
        self
    }

    fn transcript(&mut self, id: InterviewId, context: &TranscriptContext<'_>) -> Result<(), Box<Diagnostic>> {
        if let Some((interview, transcript, out)) = self.transcript_of(id)? {
            transcript::write(context, &interview.transcript().kind, transcript, out);
        }
        Ok(())
    }

    fn timeline(&mut self, id: InterviewId, context: &TimelineContext<'_>) -> Result<(), Box<Diagnostic>> {
        if let Some((interview, transcript, out)) = self.transcript_of(id)? {
            let start = out.text.len();
            let chart = timeline::write(context, interview, transcript, &mut out.text);
            out.parts.push(KnownPart { range: start..start + chart, is: PartIs::Picture });
        }
        Ok(())
    }
}

/// Notes what would be written into a page: links by what they lead to, the parts of a quote by their digest. How a link
/// looks on a page follows from the page's own address.
pub(super) struct DigestWriter<'p, 'a> {
    context: &'p PageContext<'a>,
    quotes: &'a QuoteCache,
    /// A hash takes many bytes at once much faster than few many times.
    bytes: Vec<u8>,
}

impl<'p, 'a> DigestWriter<'p, 'a> {
    pub(super) fn new(context: &'p PageContext<'a>, quotes: &'a QuoteCache) -> Self {
        Self { context, quotes, bytes: Vec::new() }
    }

    /// The digests of the cards of an interview's quotes, withheld ones too.
    fn card_digests(&self, id: InterviewId) -> Vec<Digest> {
        let mut out = Self::new(self.context, self.quotes);
        let quotes = self.context.released().quotes_of(id).map(|quote| self.quote(quote?.id()));
        let digests = quotes.map(|quote| {
            out.bytes.clear();
            if let Some(quote) = quote {
                cards::card(&mut out, &quote, None);
            }
            Digest::of(&out.bytes)
        });
        digests.collect()
    }

    /// Notes all that a block is written from.
    fn value(&mut self, context: &impl Serialize) {
        let mut hasher = Hasher::new();
        hasher.value(context);
        note(&mut self.bytes, hasher.finish().as_bytes());
    }

    /// Adds all that was written.
    pub(super) fn hash_into(self, hasher: &mut Hasher) {
        hasher.bytes(&self.bytes);
    }
}

impl HtmlWriter for DigestWriter<'_, '_> {
    fn html(&mut self, html: &str) -> &mut Self {
        note(&mut self.bytes, html.as_bytes());
        self
    }

    fn text(&mut self, text: &str) -> &mut Self {
        self.html(text)
    }

    fn anchor(&mut self, id: &str) -> &mut Self {
        self.html(id)
    }
}

impl<'a> BlockWriter<'a> for DigestWriter<'_, 'a> {
    type Parts = Digest;

    /// Quotes are on many pages, so each card is noted once with all its themes.
    fn card(&mut self, id: QuoteId, on: Option<ThemeId>) -> &mut Self {
        let Some(quote) = self.context.released().quote(id) else { return self };
        let card = self.quotes.card_digest(quote, || self.card_digests(quote.interview()));
        self.bytes.extend_from_slice(card.as_bytes());
        self.bytes.extend_from_slice(&on.map_or(u64::MAX, |theme| theme.index() as u64).to_le_bytes());
        self
    }

    fn words(&self) -> &'a Words {
        self.context.words()
    }

    fn quote(&self, id: QuoteId) -> Option<CardQuote<'a, Self::Parts>> {
        let site = &self.context.site;
        CardQuote::new(site, id, |interview, index| self.quotes.digest(site, interview, index))
    }

    fn part(&mut self, quote: &CardQuote<'_, Self::Parts>, part: Part) -> &mut Self {
        self.bytes.push(part as u8);
        self.bytes.extend_from_slice(quote.parts.as_bytes());
        self
    }

    fn quote_href(&mut self, quote: &CardQuote<'_, Self::Parts>) -> &mut Self {
        match quote.home {
            QuoteHome::Transcript(route) => self.html(route.as_str()).part(quote, Part::Anchor),
            QuoteHome::Card(route) => self.html(route.as_str()).anchor(&card_id(quote.quote)),
            QuoteHome::Here => self.anchor(&card_id(quote.quote)),
        }
    }

    fn said_by(&self, quote: &CardQuote<'_, Self::Parts>) -> String {
        self.context.said_by(quote.quote, quote.team)
    }

    fn chip(&mut self, id: ThemeId) -> &mut Self {
        let Some((title, route)) = self.context.theme_route(id) else { return self };
        self.html(route.as_str()).text(title)
    }

    fn spoken_to(&mut self, id: SpokenTo) -> &mut Self {
        let Some((title, route)) = self.context.spoken_to_route(id) else { return self };
        self.html(route.as_str()).text(title)
    }

    fn team(&mut self, id: Option<ShownTeam>) -> &mut Self {
        match id {
            Some(ShownTeam::Team(team)) => match self.context.team_route(team) {
                Some((title, route)) => self.html(route.as_str()).text(title),
                None => self,
            },
            Some(ShownTeam::Small) => self.html("small"),
            None => self,
        }
    }

    fn listener(&mut self, name: &str) -> &mut Self {
        let route = self.context.listener_route(name).map_or("", Route::as_str);
        self.html(route).text(name)
    }

    fn team_title(&self, id: Option<ShownTeam>) -> Option<&'a str> {
        self.context.team_title(id?)
    }

    fn moment(&mut self, id: InterviewId, ms: u64) -> &mut Self {
        let recording = self.context.recording(id);
        self.text(recording.as_deref().unwrap_or_default());
        self.bytes.extend_from_slice(&ms.to_le_bytes());
        self
    }

    fn position(&self) -> usize {
        self.bytes.len()
    }

    /// What it is follows from what is written.
    fn note(&mut self, _: usize, _: PartIs) {}

    fn again(&mut self, written: Range<usize>) -> &mut Self {
        self.bytes.extend_from_within(written);
        self
    }

    fn transcript(&mut self, _: InterviewId, context: &TranscriptContext<'_>) -> Result<(), Box<Diagnostic>> {
        self.value(context);
        Ok(())
    }

    fn timeline(&mut self, _: InterviewId, context: &TimelineContext<'_>) -> Result<(), Box<Diagnostic>> {
        self.value(context);
        Ok(())
    }
}
