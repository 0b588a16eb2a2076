//! A transcript with everything in its place: who speaks, when, the quotes and their themes.
//!
//! Comes in: the HTML of an interview with places to fill in. Goes out: HTML, written in one go, that no template touches.
//! Does not know: the rest of the page.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use serde::Serialize;

use super::block::html::{CHIP, HtmlWriter, kind_around, source_link};
use super::block::quotes;
use super::escape::{escaped, escaped_from, html_of};
use super::link_writer::{DeadLinks, LinkWriter};
use super::parts::context::{Link, PageContext};
use super::parts::number;
use super::prose;
use super::recording::Moments;
use super::tool_links::{PlacedLink, ToolLinks};
use super::withheld::LeftOut;
use crate::base::hash::Digest;
use crate::content::interview::turn_id::TurnId;
use crate::content::interview::{self, Moment, QuoteKind, Slot, Turn};
use crate::content::limits::LimitId;
use crate::markdown::html::{Edge, Piece};
use crate::release::{ReleasedInterview, ReleasedQuote};
use crate::site::page_html::{PageHtml, PartIs};
use crate::site::route::Route;
use crate::site::speaker_names::speaker_names;
use crate::site::transcripts::Transcript;
use crate::site::words::Words;

/// All that a transcript shows beside its own file: whoever writes it sees nothing else.
#[derive(Debug, Serialize)]
pub struct TranscriptContext<'a> {
    /// The words of the site's language: they are part of the look's digest.
    #[serde(skip)]
    words: &'a Words,
    /// The digest of the file, and of all that was made of it.
    file: Digest,
    /// The recording, as an address.
    recording: Option<String>,
    /// The home page: what begins with `/` begins there.
    home: String,
    /// Where the links of the file lead that lead to something of the site, by what is written.
    links: BTreeMap<&'a str, String>,
    dead_links: DeadLinks,
    /// What each speaker is called.
    speakers: Vec<Cow<'a, str>>,
    /// For each quote what is shown of its coding; nothing of one that is withheld.
    quotes: Vec<Option<MarkedQuote<'a>>>,
    /// The limits of the file whose passages are withheld.
    withheld: Vec<LimitId>,
    tools: ToolLinks<'a>,
}

/// A quote as its transcript marks it.
#[derive(Debug, Serialize)]
struct MarkedQuote<'a> {
    anchor: &'a str,
    kind: QuoteKind,
    /// Its themes, each a link to the quote's card on the theme's page.
    themes: Vec<Link<'a>>,
    /// What else is said of it, as HTML.
    facts: String,
    /// Where its line can be read.
    source: Option<String>,
}

impl<'a> TranscriptContext<'a> {
    pub(super) fn new(context: &PageContext<'a>, interview: ReleasedInterview<'a>) -> Self {
        let file = interview.file();
        let resolved = file.links().filter_map(|link| Some((link, context.resolved(file.path(), link)?)));
        let card = |quote, theme| {
            let title = context.released().theme(theme)?.title();
            Some(Link { title, href: context.card_href(theme, quote)? })
        };
        let marked = |quote: ReleasedQuote<'a>| {
            let themes = quote.themes().filter_map(|theme| card(quote, theme)).collect();
            let facts = quotes::facts(context, quote);
            let source = context.site.source_line(quote);
            MarkedQuote { anchor: quote.anchor(), kind: quote.kind(), themes, facts, source }
        };
        let quotes = (0..interview.quote_count()).map(|index| interview.nth_quote(index).map(marked));
        Self {
            words: context.words(),
            file: context.site.transcripts.digest(interview.transcript()),
            recording: context.recording(interview.id()),
            home: context.href(&Route::home()),
            links: resolved.collect(),
            dead_links: context.dead_links(),
            speakers: speaker_names(context.words(), interview),
            quotes: quotes.collect(),
            withheld: file.withheld().collect(),
            tools: ToolLinks::new(context, interview.id()),
        }
    }
}

/// Writes the transcript of an interview.
pub(super) fn write(
    context: &TranscriptContext<'_>,
    interview: &interview::Interview,
    transcript: &Transcript<'_>,
    out: &mut PageHtml,
) {
    out.text.reserve(transcript.text.len() + interview.turns * 320 + interview.quotes.len() * 320);
    let mut writer = TranscriptWriter::new(context, interview, out);
    let mut tools = context.tools.in_transcript().peekable();
    for (number, piece) in transcript.script.body.pieces(&transcript.text).enumerate() {
        match piece {
            Piece::Words(html) | Piece::Html(html) => {
                let mut at = 0;
                while let Some(PlacedLink { place, href }) = tools.next_if(|tool| tool.place.piece == number) {
                    writer.words(&html[at..place.range.start]);
                    writer.tool(&href, &html[place.range.clone()]);
                    at = place.range.end;
                }
                writer.words(&html[at..]);
            }
            Piece::Edge(edge) => writer.edge(edge),
            Piece::Slot(slot, as_written) => writer.slot(*slot, as_written, transcript),
        }
    }
    writer.notes();
}

struct TranscriptWriter<'a> {
    context: &'a TranscriptContext<'a>,
    interview: &'a interview::Interview,
    moments: Option<Moments>,
    /// What stands before and behind the number of a turn in what the link to it is called, as HTML.
    turn_link: [String; 2],
    links: LinkWriter,
    out: &'a mut PageHtml,
    /// Whether a link is open: what is itself a link has to wait for its end.
    inside_link: bool,
    /// Quotes that began since the last notes were written.
    unnoted: Vec<usize>,
    left_out: LeftOut,
    /// The tags of the stretches of quotes around; that of one with an anchor stays, and is not looked for.
    marks: Vec<Range<usize>>,
}

impl<'a> TranscriptWriter<'a> {
    fn new(context: &'a TranscriptContext<'a>, interview: &'a interview::Interview, out: &'a mut PageHtml) -> Self {
        let moments = context.recording.as_deref().map(Moments::of);
        let turn_link = context.words.around("interview.turn_link", "number").map(html_of);
        let links = LinkWriter::new(context.dead_links);
        Self {
            context,
            interview,
            moments,
            turn_link,
            links,
            out,
            inside_link: false,
            unnoted: Vec::new(),
            left_out: LeftOut::default(),
            marks: Vec::new(),
        }
    }

    fn words(&mut self, html: &str) {
        if !self.left_out.is_hiding() {
            self.left_out.shown(html);
            self.links.html(&mut self.out.text, html);
        }
    }

    /// The name of a tool, which leads to its page.
    fn tool(&mut self, href: &str, name: &str) {
        self.out.text.push_str("<a class=\"names-tool\" href=\"");
        escaped(&mut self.out.text, href);
        self.out.text.push_str("\">");
        self.words(name);
        self.out.text.push_str("</a>");
    }

    fn edge(&mut self, edge: Edge) {
        let withheld = &self.context.withheld;
        match edge {
            Edge::LimitStart(_) | Edge::LimitedNote(_) | Edge::LimitEnd => {
                self.left_out.edge(&mut self.out.text, self.context.words, edge, |limit| withheld.contains(&limit));
            }
            // A link is left out with its end, and its words may be left out of one that is shown.
            _ if self.left_out.is_hiding() => {}
            Edge::LinkStart => self.inside_link = true,
            Edge::LinkEnd => {
                self.inside_link = false;
                self.links.end(&mut self.out.text);
            }
            Edge::BackToCall => prose::write_edge(self.context.words, &mut self.out.text, edge),
        }
    }

    fn slot(&mut self, slot: Slot, as_written: &str, transcript: &Transcript<'_>) {
        match slot {
            // A script's slots are numbers of its own turns and of its interview's speakers, and both are of one text: a
            // script that is made again is made of a text with the same digest.
            Slot::TurnStart(turn) => self.turn_start(turn as usize, &transcript.script.turns[turn as usize]),
            Slot::TurnEnd => {
                self.turn_end("</div>");
                self.notes();
                self.turn_end("</div>\n");
            }
            Slot::QuoteStart { quote, first } => self.quote_start(quote as usize, first),
            Slot::QuoteEnd { quote, .. } => self.quote_end(quote as usize),
            Slot::Time(_) | Slot::Link(_) if self.left_out.is_hiding() => {}
            Slot::Time(moment) => {
                let Moment { ms, span } = transcript.script.moments[moment as usize];
                let written = transcript.text.get(span.range()).unwrap_or_default();
                self.time_between_words(ms, written);
            }
            Slot::Link(target) => {
                let written = &transcript.script.targets[target as usize];
                let href = self.context.links.get(&**written).map(String::as_str);
                self.links.target(&mut self.out.text, href, &self.context.home, as_written);
            }
        }
    }

    fn turn_start(&mut self, index: usize, turn: &Turn) {
        // Of quotes in text that stands before all turns.
        self.notes();
        self.left_out.begin_anew();
        let speaker = &self.interview.speakers[turn.speaker];
        let mut digits = itoa::Buffer::new();
        let number = digits.format(TurnId::of(index).number());
        let start = self.out.text.len();
        self.html_of(&[
            "<div class=\"turn turn-",
            speaker.role.word(),
            "\" id=\"",
            TurnId::PREFIX,
            number,
            "\"><div class=\"turn-head\">",
        ]);
        self.out.text.push_str("<span class=\"speaker\">");
        let speaker = self.escaped(&self.context.speakers[turn.speaker]);
        self.out.text.push_str("</span> ");
        let time = self.out.text.len();
        if let Some(ms) = turn.label_ms {
            self.time(ms, &number::time(ms));
            self.out.text.push(' ');
        }
        let time = time..self.out.text.len();
        self.html_of(&["<a class=\"turn-link\" href=\"#", TurnId::PREFIX, number, "\" aria-label=\""]);
        let [before, behind] = &self.turn_link;
        self.out.text.extend([before, number, behind]);
        self.out.text.push_str("\">#</a></div><div class=\"turn-words\" dir=\"auto\">\n");
        self.out.note(start, PartIs::TurnHead { speaker, time });
    }

    fn turn_end(&mut self, html: &str) {
        let start = self.out.text.len();
        self.out.text.push_str(html);
        self.out.note(start, PartIs::BlockEnd);
    }

    fn quote_start(&mut self, index: usize, first: bool) {
        let Some(quote) = &self.context.quotes[index] else { return };
        let (start, kind) = (self.out.text.len(), quote.kind.word());
        self.html_of(&["<mark class=\"quote kind-", kind, "\" data-kind=\"", kind, "\""]);
        // A stretch that continues a quote says whose it is: what is done to the quote is done to all of it.
        self.out.text.push_str(if first { " id=\"" } else { " data-of=\"" });
        escaped(&mut self.out.text, quote.anchor);
        self.out.text.push('"');
        if first {
            self.unnoted.push(index);
        }
        self.out.text.push('>');
        self.marks.push(if first { 0..0 } else { start..self.out.text.len() });
    }

    fn quote_end(&mut self, index: usize) {
        if self.context.quotes[index].is_none() {
            return;
        }
        // Where all words of a stretch are left out, it leaves nothing.
        match self.marks.pop() {
            Some(tag) if tag.end == self.out.text.len() => self.out.text.truncate(tag.start),
            _ => self.out.text.push_str("</mark>"),
        }
    }

    /// What the quotes since the last notes are evidence of, outside of the words that they stand in.
    fn notes(&mut self) {
        let quotes = std::mem::take(&mut self.unnoted);
        if quotes.is_empty() {
            return;
        }
        self.out.text.push_str("\n<ul class=\"notes\" aria-label=\"");
        escaped(&mut self.out.text, self.context.words.text("interview.notes"));
        self.out.text.push_str("\">");
        quotes.into_iter().for_each(|quote| self.note(quote));
        self.out.text.push_str("</ul>");
    }

    /// A quote's kind, which leads to it, its themes, each a link to the quote's card on the theme's page, and its facts.
    fn note(&mut self, index: usize) {
        let Some(MarkedQuote { anchor, kind, themes, facts, source }) = &self.context.quotes[index] else { return };
        self.html_of(&["<li class=\"kind-", kind.word(), "\" data-for=\""]);
        escaped(&mut self.out.text, anchor);
        self.out.text.push_str("\">");
        let start = self.out.text.len();
        self.out.text.push_str("<a class=\"kind-link\" href=\"");
        let href = self.out.text.len();
        self.out.text.anchor(anchor);
        let href = href..self.out.text.len();
        self.out.text.push_str("\">");
        let mut text = 0..0;
        kind_around(&mut self.out.text, *kind, |out| text = written(out, self.context.words.kind_word(*kind)));
        self.out.text.push_str("</a>");
        self.out.note(start, PartIs::Link { href, text });
        for Link { title, href } in themes {
            self.out.text.push(' ');
            self.chip(title, href);
        }
        self.out.text.push_str(facts);
        if let Some(address) = source {
            self.out.text.push(' ');
            source_link(&mut self.out.text, self.context.words, address);
        }
        self.out.text.push_str("</li>");
    }

    fn chip(&mut self, title: &str, href: &str) {
        let start = self.out.text.len();
        self.out.text.push_str(CHIP);
        let href = self.escaped(href);
        self.out.text.push_str("\">");
        let title = self.escaped(title);
        self.out.text.push_str("</a>");
        self.out.note(start, PartIs::Chip { href, title });
    }

    /// Text, and where it is written.
    fn escaped(&mut self, text: &str) -> Range<usize> {
        written(&mut self.out.text, text)
    }

    /// A time between the words, with the spaces that are hidden with it. As Markdown a page has of these only what leads
    /// somewhere: its words are what is copied from there.
    fn time_between_words(&mut self, ms: u64, written: &str) {
        let time = written.trim_start();
        let spaces = &written[..written.len() - time.len()];
        let time = time.replace('\\', "");
        if self.moments.is_some() {
            self.out.text.push_str(spaces);
            return self.time(ms, &time);
        }
        self.html_of(&["<span data-no-markdown>", spaces]);
        self.time(ms, &time);
        self.out.text.push_str("</span>");
    }

    fn time(&mut self, ms: u64, text: &str) {
        self.left_out.begin_anew();
        match self.moments.as_ref().filter(|_| !self.inside_link) {
            Some(moments) => {
                self.out.text.push_str("<a class=\"time\" href=\"");
                let start = self.out.text.len();
                moments.write(&mut self.out.text, ms);
                escaped_from(&mut self.out.text, start);
                self.out.text.push_str("\">");
                escaped(&mut self.out.text, text);
                self.out.text.push_str("</a>");
            }
            None => {
                self.out.text.push_str("<span class=\"time\">");
                escaped(&mut self.out.text, text);
                self.out.text.push_str("</span>");
            }
        }
    }

    /// HTML of ours, piece by piece.
    fn html_of(&mut self, pieces: &[&str]) {
        pieces.iter().for_each(|piece| self.out.text.push_str(piece));
    }
}

/// Writes text, and says where.
fn written(out: &mut String, text: &str) -> Range<usize> {
    let start = out.len();
    escaped(out, text);
    start..out.len()
}

#[cfg(test)]
mod random;
#[cfg(test)]
mod tests;
