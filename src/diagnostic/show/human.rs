//! Complaints for people: the place, the lines it is about with the passage underlined, and what to do next.
//!
//! Comes in: complaints and the texts of the files they are about. Goes out: text, with or without colour.
//! Does not know: where it is printed.

use std::ops::Range;
use std::rc::Rc;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::{Lines, Naming, TextCache};
use crate::base::lines::Position;
use crate::base::span::Place;
use crate::diagnostic::{Diagnostic, Severity};

/// Whether the text may hold terminal colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Colour {
    /// Plain text.
    Never,
    /// ANSI escape sequences.
    Always,
}

/// How many columns an excerpt may take before it is cut around the passage.
const WIDTH: usize = 120;

/// One complaint as text.
pub fn show(diagnostic: &Diagnostic, texts: &mut TextCache<'_>, naming: Naming<'_>, colour: Colour) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let parts: Vec<(&Place, &str, String, Option<Rc<Lines>>)> = std::iter::once((&diagnostic.place, ""))
        .chain(diagnostic.labels.iter().map(|(place, label)| (place, label.as_str())))
        .map(|(place, label)| (place, label, naming(&place.path), texts.lines(&place.path)))
        .collect();
    let mut group: Group<'_> = Group::with_title(level.primary_title(&diagnostic.message).id(diagnostic.rule));
    for (index, (place, label, name, lines)) in parts.iter().enumerate() {
        let kind = if index == 0 { AnnotationKind::Primary } else { AnnotationKind::Context };
        let origin = Origin::path(name.as_str());
        let Some(lines) = lines else {
            group = group.element(origin.line(1).char_column(1));
            continue;
        };
        let excerpt = Excerpt::around(lines, place);
        let annotation = kind.span(excerpt.passage).label((!label.is_empty()).then_some(*label));
        let snippet = Snippet::source(excerpt.lines).line_start(excerpt.start.line as usize).annotation(annotation);
        group = if excerpt.is_cut {
            // The renderer would count the column from the cut.
            let Position { line, column } = excerpt.start;
            group.element(origin.line(line as usize).char_column(column as usize)).element(snippet)
        } else {
            group.element(snippet.path(name.as_str()))
        };
    }
    if let Some(help) = &diagnostic.help {
        group = group.element(Level::HELP.message(help));
    }
    let renderer = match colour {
        Colour::Never => Renderer::plain(),
        Colour::Always => Renderer::styled(),
    };
    renderer.decor_style(DecorStyle::Ascii).term_width(WIDTH).render(&[group])
}

/// How much of a line is handed on, on either side of a passage and of the passage itself: more than is shown of any,
/// and little enough that a long line costs no more each time it is complained of.
const AROUND: usize = 4 * WIDTH;

/// The lines that a passage stands on: only these are handed on, so that a long file costs nothing.
struct Excerpt<'a> {
    lines: &'a str,
    start: Position,
    passage: Range<usize>,
    /// Whether the first line does not begin at its beginning.
    is_cut: bool,
}

impl<'a> Excerpt<'a> {
    /// The lines of a place, cut to what is there: the file may have changed since it was read.
    fn around(lines: &'a Lines, place: &Place) -> Self {
        let text: &str = lines.text();
        let start = text.floor_char_boundary(place.span.start as usize);
        let end = text.floor_char_boundary((place.span.end as usize).clamp(start, start + AROUND));
        let line = lines.line_at(start).start;
        let from = line.max(text.ceil_char_boundary(start.saturating_sub(AROUND)));
        let to = lines.line_at(end).end.min(text.floor_char_boundary(end + AROUND));
        Self {
            lines: &text[from..to.max(end)],
            start: lines.position(place.span.start),
            passage: start - from..end - from,
            is_cut: from > line,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::path::SourcePath;

    fn shown(complaint: &Diagnostic, text: Option<&str>) -> String {
        show(complaint, &mut TextCache::new(&|_| text.map(str::to_owned)), &SourcePath::to_string, Colour::Never)
    }

    #[test]
    fn shows_place_passage_and_help() {
        let path = SourcePath::new("content/interviews/p07.md");
        let complaint = Diagnostic::error("unknown-theme", Place::new(&path, 18..24), "there is no theme `toyl`")
            .help("did you mean `toil`?");
        let text = shown(&complaint, Some("---\n---\n[It hurts]{.toyl}\n"));
        let expected = "\
error[unknown-theme]: there is no theme `toyl`
 --> content/interviews/p07.md:3:11
  |
3 | [It hurts]{.toyl}
  |           ^^^^^^
  |
  = help: did you mean `toil`?";
        assert_eq!(text, expected);
    }

    #[test]
    fn a_long_line_is_shown_around_the_passage_with_its_own_column() {
        // The place of the first line counts in characters, of which these have two bytes.
        let text = format!("---\n{}[It hurts]{{.toyl}}{}\nnext", "é".repeat(2000), " so".repeat(2000));
        let at = 4 + 4000 + "[It hurts]".len();
        let complaint = Diagnostic::error("x", Place::new(&SourcePath::new("a.md"), at..at + 7), "there is none");
        let shown = shown(&complaint, Some(&text));
        assert!(shown.contains("a.md:2:2011\n"), "{shown}");
        let lines: Vec<&str> = shown.lines().filter(|line| line.contains("toyl") || line.contains('^')).collect();
        let [line, marks] = lines.as_slice() else { panic!("{shown}") };
        let column = |line: &str, mark| line.chars().position(|c| c == mark);
        assert_eq!(column(line, '{'), column(marks, '^'), "{shown}");
        assert!(shown.len() < 1000, "{shown}");
    }

    #[test]
    fn a_long_passage_is_cut() {
        let text = "word\n".repeat(100_000);
        let complaint = Diagnostic::error("x", Place::new(&SourcePath::new("a.md"), 0..text.len()), "too much");
        let shown = shown(&complaint, Some(&text));
        assert!(shown.contains("a.md:1:1\n") && shown.len() < 1000, "{shown}");
    }

    #[test]
    fn shows_a_file_that_cannot_be_read() {
        let complaint =
            Diagnostic::error("link-out", Place::start_of(&SourcePath::new("content/x.md")), "leads out of the site");
        let text = shown(&complaint, None);
        assert!(text.contains("--> content/x.md:1:1"), "{text}");
    }

    #[test]
    fn survives_a_file_that_became_shorter() {
        let complaint = Diagnostic::error("x", Place::new(&SourcePath::new("a.md"), 100..200), "gone");
        assert!(shown(&complaint, Some("é")).contains("a.md:1:"));
    }
}
