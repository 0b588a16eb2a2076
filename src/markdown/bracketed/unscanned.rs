//! Attribute blocks with a theme where no spans are looked for: between the tags of HTML, and between braces of another width.
//!
//! Comes in: a parsed document, or a block of HTML in it. Goes out: where such blocks stand, and one warning about all of a file that
//! mark nothing. Does not know: what themes there are.

use memchr::memmem;
use pulldown_cmark::{Event, Tag, TagEnd};

use super::{is_limited, is_marked};
use crate::base::fold;
use crate::base::path::SourcePath;
use crate::base::span::{Place, Span};
use crate::diagnostic::Diagnostic;
use crate::markdown::attributes::Attributes;
use crate::markdown::document::Document;

/// What is to be done about attributes that touch nothing.
const UNATTACHED: &str = "write `[the words]{.theme}`, in a line that is not indented; `\\{` if no quote is meant";

/// The same in a block of HTML.
const IN_HTML: &str = "a line that begins with a comment or a tag is HTML to its end: put the words in a line of their own, with an \
                       empty line before them";

/// The same between wide braces.
const WIDE: &str = "write `[the words]{.theme}` with the brackets and braces of the keyboard";

/// The blocks of attributes in a file that name a theme and mark nothing.
pub(super) struct UnattachedMarks<'m> {
    /// Those among words, or in a line that is indented.
    pub(super) in_words: &'m [Span],
    /// Those in blocks of HTML.
    pub(super) in_html: &'m [Span],
    /// Those between wide braces.
    pub(super) wide: &'m [Span],
}

impl UnattachedMarks<'_> {
    /// One warning at the first of them.
    pub(super) fn complaint(&self, path: &SourcePath) -> Option<Diagnostic> {
        let with = |spans: &[Span], help: &'static str| spans.iter().map(|span| (*span, help)).collect::<Vec<_>>();
        let all = [with(self.in_words, UNATTACHED), with(self.in_html, IN_HTML), with(self.wide, WIDE)].concat();
        let (first, help) = *all.iter().min()?;
        let others = match all.len() - 1 {
            0 => String::new(),
            more => format!(" (nor do {more} more in this file)"),
        };
        let message = format!("these attributes touch no brackets, so they mark nothing{others}");
        Some(Diagnostic::warning("unattached-attributes", Place::new(path, first), message).help(help))
    }
}

/// The blocks between the tags and comments of a block of HTML: it is shown as text, so its reader would see them.
pub(super) fn in_html(text: &str, block: Span) -> Vec<Span> {
    let mut found = Vec::new();
    let (mut at, end) = (block.range().start, block.range().end);
    while let Some(offset) = memchr::memchr2(b'<', b'{', &text.as_bytes()[at..end]) {
        let start = at + offset;
        let rest = &text[start..end];
        at = start + 1;
        if rest.starts_with("<!--") {
            at = rest.find("-->").map_or(end, |close| start + close + "-->".len());
        } else if is_tag(rest) {
            at = memchr::memchr(b'>', rest.as_bytes()).map_or(at, |close| start + close + 1);
        } else if rest.starts_with('{')
            && !is_spared(text, start)
            && let Ok(attributes) = Attributes::parse(text, start, end)
            && is_theme_alone(&attributes)
        {
            at = attributes.span.range().end;
            found.push(attributes.span);
        }
    }
    found
}

/// The blocks between braces as wide as a Chinese letter, in words: `[so]｛.slow｝`. Their attributes may be as wide.
pub(super) fn wide(document: &Document<'_>) -> Vec<Span> {
    let text = document.text();
    if memmem::find(text.as_bytes(), WIDE_OPEN.as_bytes()).is_none() {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut in_code = false;
    for (event, span) in &document.events {
        match event {
            Event::Start(Tag::CodeBlock(_)) => in_code = true,
            Event::End(TagEnd::CodeBlock) => in_code = false,
            Event::Text(_) if !in_code => found.extend(wide_in(text, *span)),
            _ => {}
        }
    }
    found
}

/// A brace of the width of a Chinese letter.
const WIDE_OPEN: &str = "｛";

/// A block that is longer is none.
const LONGEST: usize = 1000;

fn wide_in(text: &str, words: Span) -> Vec<Span> {
    let range = words.range();
    let starts = memmem::find_iter(&text.as_bytes()[range.clone()], WIDE_OPEN.as_bytes()).map(|at| range.start + at);
    let block = |start: usize| {
        let rest = &text[start..text.floor_char_boundary(range.end.min(start + LONGEST))];
        let end = rest.char_indices().find(|(_, c)| matches!(c, '}' | '｝')).map(|(at, c)| at + c.len_utf8())?;
        let plain = fold::compatible(&rest[..end]);
        let attributes = Attributes::parse(&plain, 0, plain.len()).ok()?;
        (is_theme_alone(&attributes) && !is_spared(text, start)).then(|| Span::new(start, start + end))
    };
    starts.filter_map(block).collect()
}

/// Whether attributes name a theme and limit nobody: of limits more is said elsewhere.
fn is_theme_alone(attributes: &Attributes) -> bool {
    is_marked(attributes) && !is_limited(attributes)
}

/// Whether a brace is escaped, or one of two as in templates.
fn is_spared(text: &str, at: usize) -> bool {
    let before = &text[..at];
    let escapes = before.bytes().rev().take_while(|byte| *byte == b'\\').count();
    escapes % 2 == 1 || before.ends_with(['{', '｛']) || text[at..].starts_with("{{")
}

/// Whether a tag begins here, or ends.
fn is_tag(rest: &str) -> bool {
    rest[1..].starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?')) && rest.starts_with('<')
}
