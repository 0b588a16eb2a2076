//! The lines of a transcript's body that may hold labels: none of code between fences or of comments.
//!
//! Comes in: a parsed document. Goes out: [`BodyLines`]. Does not know: what is a label.

use std::collections::BTreeMap;

use super::LabelEdit;
use super::written::clock;
use crate::base::span::Span;
use crate::content::interview::labelled::{LineTime, SpeakerLine, TimePlace, TimeSigns, time_at};
use crate::markdown::document::Document;

/// A name in front of so many paragraphs that have a time between `#` is somebody's.
const FEWEST_TURNS: usize = 2;

/// The lines, each with the place where it begins; none in the place of those that hold no label.
pub(super) struct BodyLines<'t> {
    lines: Vec<Option<(usize, &'t str)>>,
    text: &'t str,
}

impl<'t> BodyLines<'t> {
    pub(super) fn new(document: &Document<'t>) -> Self {
        let text = document.text();
        let body = document.blocks().first().map_or(text.len(), |block| block.span.range().start);
        // A block begins behind its indentation.
        let body = text[..body].rfind('\n').map_or(0, |end| end + 1);
        let mut start = body;
        let lines = text[body..].split_inclusive('\n').map(|whole| {
            let line = whole.trim_end_matches(['\n', '\r']);
            let at = start;
            start += whole.len();
            let first = at + line.len() - line.trim_start().len();
            // Four spaces make code of a line; what stands in a mark's braces or in a link's target is no running text.
            let is_code = line.starts_with("    ") || line.starts_with('\t');
            (!is_code && !document.is_fenced(first) && !document.is_comment(first)).then_some((at, line))
        });
        Self { lines: lines.collect(), text }
    }

    pub(super) fn all(&self) -> &[Option<(usize, &'t str)>] {
        &self.lines
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (usize, &'t str)> {
        self.lines.iter().filter_map(|line| *line)
    }

    /// How far the line is indented that begins at a place.
    pub(super) fn indent(&self, start: usize) -> usize {
        let rest = &self.text[start..];
        rest.len() - rest.trim_start_matches(' ').len()
    }

    /// The names with a colon in front of paragraphs that end with a time between `#`.
    pub(super) fn names_with_times(&self) -> Vec<&'t str> {
        let mut times: BTreeMap<&str, usize> = BTreeMap::new();
        for (_, line) in self.iter().filter(|(_, line)| time_at_end(line).is_some()) {
            if let Some(label) = SpeakerLine::read(line).filter(|label| label.has_colon) {
                *times.entry(label.name_in(line)).or_default() += 1;
            }
        }
        times.into_iter().filter(|(_, times)| *times >= FEWEST_TURNS).map(|(name, _)| name).collect()
    }

    /// Times between `#` at the ends of lines, in brackets instead.
    pub(super) fn times_at_ends(&self) -> Vec<LabelEdit> {
        let edit = |(start, line): (usize, &str)| {
            let time = time_at_end(line)?;
            let span = Span::new(start + time.span.start, start + time.span.end);
            Some(LabelEdit { span, text: clock(time.ms) })
        };
        self.iter().filter_map(edit).collect()
    }
}

/// The time between `#` that a line ends with.
fn time_at_end(line: &str) -> Option<LineTime> {
    let written = line.trim_end();
    let start = written.strip_suffix('#')?.rfind('#')?;
    let time = time_at(written, start, TimePlace::Behind)?;
    (time.signs == TimeSigns::Hashes && time.span.end == written.len()).then_some(time)
}
