//! Complaints for people: the place, the lines it is about with the passage underlined, and what to do next.
//!
//! Comes in: complaints and the texts of the files they are about. Goes out: text, with or without colour.
//! Does not know: where it is printed.

use std::ops::Range;
use std::rc::Rc;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::{Naming, Texts};
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
pub fn show(diagnostic: &Diagnostic, texts: &mut Texts<'_>, naming: Naming<'_>, colour: Colour) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let parts: Vec<(&Place, &str, String, Option<Rc<str>>)> = std::iter::once((&diagnostic.place, ""))
        .chain(diagnostic.labels.iter().map(|(place, label)| (place, label.as_str())))
        .map(|(place, label)| (place, label, naming(&place.path), texts.of(&place.path)))
        .collect();
    let mut group: Group<'_> = Group::with_title(level.primary_title(&diagnostic.message).id(diagnostic.rule));
    for (index, (place, label, name, text)) in parts.iter().enumerate() {
        let kind = if index == 0 { AnnotationKind::Primary } else { AnnotationKind::Context };
        group = match text {
            Some(text) => {
                let excerpt = Excerpt::around(text, place);
                let annotation = kind.span(excerpt.passage).label((!label.is_empty()).then_some(*label));
                group.element(
                    Snippet::source(excerpt.lines)
                        .path(name.as_str())
                        .line_start(excerpt.first_line)
                        .annotation(annotation),
                )
            }
            None => group.element(Origin::path(name.as_str()).line(1).char_column(1)),
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

/// The lines that a passage stands on: only these are handed on, so that a long file costs nothing.
struct Excerpt<'a> {
    lines: &'a str,
    first_line: usize,
    passage: Range<usize>,
}

impl<'a> Excerpt<'a> {
    /// The lines of a place, cut to what is there: the file may have changed since it was read.
    fn around(text: &'a str, place: &Place) -> Self {
        let start = text.floor_char_boundary(place.span.start as usize);
        let end = text.floor_char_boundary((place.span.end as usize).max(start));
        let from = text[..start].rfind('\n').map_or(0, |newline| newline + 1);
        let to = text[end..].find('\n').map_or(text.len(), |newline| end + newline);
        let first_line = 1 + memchr::memchr_iter(b'\n', &text.as_bytes()[..from]).count();
        Self { lines: &text[from..to], first_line, passage: start - from..end - from }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::path::SourcePath;

    fn shown(complaint: &Diagnostic, text: Option<&str>) -> String {
        show(complaint, &mut Texts::new(&|_| text.map(str::to_owned)), &SourcePath::to_string, Colour::Never)
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
