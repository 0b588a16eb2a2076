//! Goes through the XML of TTML, and takes words, times and names out of it.
//!
//! Comes in: the text of the file. Goes out: its captions. Does not know: how times are written.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use rustc_hash::FxHashMap;

use super::clock::TtmlRates;
use super::elements::{TtmlAttributes, TtmlElement};
use crate::import::format::captions::character;
use crate::import::format::captions::lines::LineCursor;
use crate::import::format::captions::{CaptionFile, MARKUP, RawCaption, folded};
use crate::import::format::speaker_name;
use crate::import::raw_transcript::RawTranscript;

/// Nobody nests captions deeper.
const MAX_DEPTH: usize = 1_000;

/// An element that is open.
#[derive(Debug, Clone)]
struct OpenTtml {
    element: TtmlElement,
    /// When it begins and ends: times within are counted from its start.
    start_ms: Option<u64>,
    end_ms: Option<u64>,
    /// Where its parts come one after the other, when the last one ended.
    sequence: Option<u64>,
    speaker: Option<String>,
    /// Whether it, or what is around it within the same paragraph, says when.
    is_timed: bool,
}

/// Reads a file.
pub(super) struct TtmlReader<'t> {
    text: &'t str,
    file: CaptionFile,
    rates: TtmlRates,
    open: Vec<OpenTtml>,
    /// The names of agents by their ids.
    agents: FxHashMap<String, String>,
    /// The agent that is described.
    agent: Option<String>,
    title: String,
    caption: RawCaption,
    /// How far lines were counted, in bytes, and the number of the line there.
    counted: (usize, usize),
}

impl<'t> TtmlReader<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self {
            text,
            file: CaptionFile::new(text),
            rates: TtmlRates::default(),
            open: Vec::new(),
            agents: FxHashMap::default(),
            agent: None,
            title: String::new(),
            caption: RawCaption::default(),
            counted: (0, 1),
        }
    }

    /// All of it.
    pub(super) fn read(mut self) -> RawTranscript {
        let text = self.text;
        let mut xml = Reader::from_str(text);
        xml.config_mut().check_end_names = false;
        xml.config_mut().allow_unmatched_ends = true;
        xml.config_mut().allow_dangling_amp = true;
        let mut at = 0;
        loop {
            let event = xml.read_event();
            let end = usize::try_from(xml.buffer_position()).unwrap_or(text.len()).clamp(at, text.len());
            match event {
                Ok(Event::Eof) if end == text.len() || at == end => break,
                Ok(event) if self.open.len() < MAX_DEPTH => self.event(&event, at, end),
                _ => break,
            }
            at = end;
        }
        self.flush();
        self.rest(at);
        let mut transcript = self.file.finish();
        transcript.title = Some(folded(self.title)).filter(|title| !title.is_empty());
        transcript
    }

    /// What is left where the XML breaks off.
    fn rest(&mut self, at: usize) {
        let rest = &self.text[at..];
        if rest.trim().is_empty() {
            return;
        }
        let line = self.line(at);
        self.file.remark(line, "the XML breaks off here");
        self.file.not_understood(LineCursor::from_line(rest, line));
    }

    fn event(&mut self, event: &Event<'_>, at: usize, end: usize) {
        let written = &self.text[at..end];
        match event {
            Event::Start(tag) => {
                let open = self.opened(tag, written, at);
                self.open.push(open);
            }
            Event::Empty(tag) => {
                let open = self.opened(tag, written, at);
                self.closed(&open);
            }
            Event::End(_) => {
                self.file.dropped(MARKUP, written);
                if let Some(open) = self.open.pop() {
                    self.closed(&open);
                }
            }
            Event::Text(_) => self.words(written, at),
            Event::CData(_) => {
                let inner = written.trim_start_matches("<![CDATA[").trim_end_matches("]]>");
                self.file.dropped_beside(MARKUP, written, inner);
                self.words(inner, at);
            }
            Event::GeneralRef(_) => self.reference(written, at),
            Event::Comment(_) => self.file.dropped("notes", written),
            Event::PI(_) | Event::Decl(_) | Event::DocType(_) | Event::Eof => self.file.dropped(MARKUP, written),
        }
    }

    /// What a tag opens. Its letters are accounted for.
    fn opened(&mut self, tag: &BytesStart<'_>, written: &str, at: usize) -> OpenTtml {
        let element = TtmlElement::of(tag.name().as_ref());
        let attributes = TtmlAttributes::of(tag);
        let times = attributes.times();
        self.file.time(&times);
        self.file.dropped_beside(MARKUP, written, &times);
        match element {
            TtmlElement::Root => self.read_rates(&attributes),
            TtmlElement::Agent => self.agent.clone_from(&attributes.id),
            TtmlElement::Break => self.caption.text.push('\n'),
            _ => {}
        }
        let open = self.placed(element, &attributes, at);
        if element == TtmlElement::Paragraph {
            self.flush();
        }
        open
    }

    /// An element with when it is shown and who speaks.
    fn placed(&mut self, element: TtmlElement, attributes: &TtmlAttributes, at: usize) -> OpenTtml {
        let around = self.open.last().cloned();
        let base = around.as_ref().and_then(|around| around.sequence.or(around.start_ms)).unwrap_or_default();
        let mut time = |written: &Option<String>| {
            let written = written.as_deref()?;
            let ms = self.rates.milliseconds(written);
            if ms.is_none() {
                let line = self.line(at);
                self.file.remark(line, "the time cannot be read");
            }
            ms
        };
        let (begin, end, duration) = (time(&attributes.begin), time(&attributes.end), time(&attributes.duration));
        let around_is_timed = around.as_ref().is_some_and(|around| around.is_timed);
        let is_within = element == TtmlElement::Span && around_is_timed;
        let is_timed = begin.is_some() || end.is_some() || duration.is_some();
        let (mut start_ms, mut end_ms) =
            around.as_ref().map_or((None, None), |around| (around.start_ms, around.end_ms));
        if is_timed && !is_within {
            let start = base.saturating_add(begin.unwrap_or_default());
            start_ms = Some(start);
            end_ms =
                end.map(|end| base.saturating_add(end)).or(duration.map(|duration| start.saturating_add(duration)));
        }
        let speaker = attributes.agent.as_deref().map(|agent| self.named(agent));
        let sequence = (attributes.container.as_deref() == Some("seq")).then(|| start_ms.unwrap_or_default());
        let speaker = speaker.unwrap_or_else(|| around.and_then(|around| around.speaker));
        let is_said = matches!(element, TtmlElement::Paragraph | TtmlElement::Span);
        OpenTtml { element, start_ms, end_ms, sequence, speaker, is_timed: is_said && (is_timed || around_is_timed) }
    }

    fn closed(&mut self, open: &OpenTtml) {
        match open.element {
            TtmlElement::Paragraph => self.flush(),
            TtmlElement::Agent => self.agent = None,
            _ => {}
        }
        if let Some(around) = self.open.last_mut()
            && around.sequence.is_some()
        {
            around.sequence = open.end_ms.or(around.sequence);
        }
    }

    /// Words, wherever they stand.
    fn words(&mut self, words: &str, at: usize) {
        let is_in = |element| self.open.iter().any(|open| open.element == element);
        let inner = self.open.last().map(|open| open.element);
        if inner == Some(TtmlElement::Title) && !is_in(TtmlElement::Body) {
            self.file.dropped("header", words);
            self.title.push_str(words);
        } else if inner == Some(TtmlElement::AgentName) && self.agent.is_some() {
            self.file.label(words);
            let agent = self.agent.clone().unwrap_or_default();
            self.agents.entry(agent).or_default().push_str(words);
        } else if is_in(TtmlElement::Head) {
            self.file.dropped("header", words);
        } else {
            self.said(words, at);
        }
    }

    /// Words that somebody says.
    fn said(&mut self, words: &str, at: usize) {
        if words.trim().is_empty() {
            self.caption.text.push_str(if words.is_empty() { "" } else { " " });
            return;
        }
        let at = at + words.len() - words.trim_start().len();
        let is_captioned = self.open.iter().any(|open| open.element == TtmlElement::Paragraph);
        if !is_captioned {
            let line = self.line(at);
            self.file.remark(line, "words stand outside of any caption");
        }
        let around = self.open.last().cloned();
        let (start_ms, end_ms, speaker) =
            around.map_or((None, None, None), |around| (around.start_ms, around.end_ms, around.speaker));
        let is_same =
            self.caption.start_ms == start_ms && self.caption.end_ms == end_ms && self.caption.speaker == speaker;
        if !is_same {
            self.flush();
        }
        if self.caption.text.trim().is_empty() {
            let text = std::mem::take(&mut self.caption.text);
            self.caption = RawCaption { line: self.line(at), start_ms, end_ms, speaker, text };
        }
        // A line end of the file is a space; those of the caption are elements.
        self.caption.text.extend(words.chars().map(|c| if c.is_whitespace() { ' ' } else { c }));
    }

    fn reference(&mut self, written: &str, at: usize) {
        match character::reference(written).filter(|reference| reference.written == written) {
            Some(reference) => {
                let meant = reference.meant();
                self.file.resolved(written, &meant);
                self.words(&meant, at);
            }
            None => {
                let line = self.line(at);
                self.file.remark(line, "a reference means nothing, and is read as it is written");
                self.words(written, at);
            }
        }
    }

    /// Gives the caption that is open to the file.
    fn flush(&mut self) {
        let caption = std::mem::take(&mut self.caption);
        let ends_early = caption.end_ms.zip(caption.start_ms).is_some_and(|(end, start)| end < start);
        if ends_early {
            self.file.remark(caption.line, "the caption ends before it starts");
        }
        let end_ms = caption.end_ms.filter(|_| !ends_early);
        if !caption.text.trim().is_empty() {
            self.file.caption(RawCaption { end_ms, ..caption });
        }
    }

    /// Who is meant by ids of agents: by their names, where these are said.
    fn named(&self, ids: &str) -> Option<String> {
        let name = |id: &str| self.agents.get(id).map_or_else(|| id.to_owned(), |name| folded(name.clone()));
        let names: Vec<String> = ids.split_whitespace().map(name).collect();
        speaker_name(&names.join(", "))
    }

    fn read_rates(&mut self, attributes: &TtmlAttributes) {
        let number =
            |written: &Option<String>| written.as_deref().and_then(|written| written.trim().parse::<u64>().ok());
        let frames = number(&attributes.frame_rate).filter(|frames| *frames > 0);
        let multiplier = attributes.multiplier.as_deref().and_then(|written| {
            let (up, down) = written.trim().split_once([' ', ':'])?;
            Some((up.trim().parse().ok()?, down.trim().parse().ok()?))
        });
        let ticks = number(&attributes.tick_rate).or(frames);
        let TtmlRates { frames: usual, multiplier: one, .. } = self.rates;
        self.rates = TtmlRates { frames: frames.unwrap_or(usual), multiplier: multiplier.unwrap_or(one), ticks };
    }

    /// The number of the line that a byte is in. Asked of places in the order of the file.
    fn line(&mut self, at: usize) -> usize {
        let (from, number) = self.counted;
        if at > from {
            let ends = memchr::memchr_iter(b'\n', &self.text.as_bytes()[from..at]).count();
            self.counted = (at, number + ends);
        }
        self.counted.1
    }
}
