//! Slips that would silently leave a mark as text, as complaints.
//!
//! Comes in: the places of brackets and attributes that do not fit together. Goes out: complaints. Does not know: how brackets
//! are found.

use super::MAX_DEPTH;
use crate::base::fold;
use crate::base::path::SourcePath;
use crate::base::span::{Place, Span};
use crate::diagnostic::{Diagnostic, Fix};
use crate::markdown::attributes::{Malformed, SpacedMeaning, SpacedValue};
use crate::markdown::document::Document;

/// What is to be done about attributes that touch nothing.
const UNATTACHED: &str = "write `[the words]{.theme}`, in a line that is not indented; `\\{` if no quote is meant";

/// The same in a block of HTML.
const IN_HTML: &str = "a line that begins with a comment or a tag is HTML to its end: put the words in a line of their own, with an \
                       empty line before them";

/// The same between wide braces.
const WIDE: &str = "write `[the words]{.theme}` with the brackets and braces of the keyboard";

/// Where attributes with a theme touch nothing.
pub(super) struct UnattachedPlaces<'p> {
    /// In words.
    pub(super) in_words: &'p [Span],
    /// In a block of HTML.
    pub(super) in_html: &'p [Span],
    /// Between braces of another width.
    pub(super) wide: &'p [Span],
}

/// Complains of what is wrong in one file.
pub(super) struct BracketSlips<'d, 'a> {
    document: &'d Document<'a>,
    path: &'d SourcePath,
    /// What somebody meant by a value with spaces, if that is known.
    meaning: Option<fn(&SpacedValue) -> SpacedMeaning>,
    pub(super) complaints: Vec<Diagnostic>,
}

impl<'d, 'a> BracketSlips<'d, 'a> {
    pub(super) fn new(
        document: &'d Document<'a>,
        path: &'d SourcePath,
        meaning: Option<fn(&SpacedValue) -> SpacedMeaning>,
    ) -> Self {
        Self { document, path, meaning, complaints: Vec::new() }
    }

    pub(super) fn too_deep(&mut self, span: Span) {
        let message = format!("more than {MAX_DEPTH} quotes stand in one another");
        self.complain("nested-too-deep", span, message, "mark them one after the other");
    }

    /// `[a]{.x}{freq=daily}`: only the first block is read, so what the second says would be lost.
    pub(super) fn second_block(&mut self, second: Span) {
        let message = "this quote has two attribute blocks, and only the first is read".to_owned();
        self.complain("second-attributes", second, message, "join them: `{.theme .other-theme freq=weekly}`");
    }

    /// Attributes that touch no brackets, and would be shown as words of a quote.
    pub(super) fn within_quote(&mut self, attributes: Span) {
        let message = "these attributes touch no brackets, and stand in the words of a quote".to_owned();
        let help = "write `[the words]{.theme}` within the quote, or `\\{` if the braces were said";
        self.complain("unattached-attributes", attributes, message, help);
    }

    /// One warning for all attributes of the file that touch nothing.
    pub(super) fn unattached(&mut self, places: &UnattachedPlaces<'_>) {
        let UnattachedPlaces { in_words, in_html, wide } = places;
        let helps = [(in_words, UNATTACHED), (in_html, IN_HTML), (wide, WIDE)];
        let all: Vec<(Span, &str)> =
            helps.into_iter().flat_map(|(spans, help)| spans.iter().map(move |span| (*span, help))).collect();
        let Some((first, help)) = all.iter().min() else { return };
        let others = match all.len() - 1 {
            0 => String::new(),
            more => format!(" (nor do {more} more in this file)"),
        };
        let message = format!("these attributes touch no brackets, so they mark nothing{others}");
        let complaint = Diagnostic::warning("unattached-attributes", Place::new(self.path, *first), message);
        self.complaints.push(complaint.help(*help));
    }

    /// A bracket that is opened and never closed, before attributes that touch nothing.
    pub(super) fn unclosed(&mut self, at: usize, attributes: Span) {
        let bracket = Span::new(at, at + 1);
        let complaint = self
            .complaint("unclosed-quote", bracket, "this quote is opened and never closed".to_owned())
            .label(Place::new(self.path, attributes), "these attributes touch no `]`")
            .help("put `]` right before the `{`, or write `\\[` if no quote is meant");
        self.complaints.push(complaint);
    }

    /// Attributes behind a closing bracket and a gap.
    pub(super) fn detached(&mut self, gap: &str, attributes: Span) {
        let message = "these attributes do not touch the `]` before them, so they mark nothing".to_owned();
        let what = fold::first_unseen(gap).map_or_else(|| "the space".to_owned(), |unseen| format!("{unseen},"));
        let help = format!("remove {what} between `]` and `{{`");
        self.complain("detached-attributes", attributes, message, &help);
    }

    /// Attributes without a theme: the passage is text, which is seldom what was meant.
    pub(super) fn without_theme(&mut self, attributes: Span) {
        let message = "attributes without a theme: this is text and no quote";
        let warning = Diagnostic::warning("quote-without-theme", Place::new(self.path, attributes), message)
            .help("name at least one theme: `{.theme …}`");
        self.complaints.push(warning);
    }

    /// A bracket that is opened in other emphasis, or another link, than it is closed in.
    pub(super) fn crossing(&mut self, at: usize, attributes: Span) {
        let bracket = Span::new(at, at + 1);
        let message = "this quote begins and ends in different emphasis or links".to_owned();
        let complaint = self
            .complaint("crossing-quote", bracket, message)
            .label(Place::new(self.path, attributes), "it ends here")
            .help("put both brackets inside the emphasis or link, or both outside");
        self.complaints.push(complaint);
    }

    /// A bracket that is closed and never opened; `left_open` is one in the paragraph before that may belong to it.
    pub(super) fn unopened(&mut self, span: Span, left_open: Option<usize>) {
        let message = "this quote is closed and never opened in its paragraph".to_owned();
        let complaint = self.complaint("unopened-quote", span, message);
        let complaint = match left_open {
            Some(open) => complaint.label(Place::new(self.path, open..open + 1), "this bracket is never closed").help(
                "a quote does not cross a paragraph: mark each part, or make it a stand-off quote in the front matter",
            ),
            None => complaint.help("put `[` where the quote begins, in the same paragraph"),
        };
        self.complaints.push(complaint);
    }

    /// Attributes that cannot be read.
    pub(super) fn malformed(&mut self, malformed: &Malformed) {
        let message = format!("this attribute block cannot be read: {}", malformed.message);
        let wrong = &self.document.text[malformed.span.range()];
        let usual = if wrong.starts_with("for") {
            "write `for=audience`, with no spaces around `=`, or `\\{` if no limit is meant"
        } else {
            "write it like `{.theme #id freq=weekly toil=2h}`, or `\\{` if no quote is meant"
        };
        let complaint = self.complaint("malformed-attributes", malformed.span, message);
        let meant = malformed.spaced.as_ref().and_then(|spaced| Some((spaced, (self.meaning?)(spaced))));
        self.complaints.push(match meant {
            None => complaint.help(usual),
            Some((_, SpacedMeaning::Unclear(help))) => complaint.help(help),
            Some((SpacedValue { key, span, .. }, SpacedMeaning::Surely(value))) => {
                let written = format!("{key}={value}");
                let title = format!("write `{written}`");
                let fix = Fix::new(title.clone(), Place::new(self.path, *span), written);
                complaint.help(title).fix(Some(fix))
            }
        });
    }

    fn complaint(&self, rule: &'static str, span: Span, message: String) -> Diagnostic {
        Diagnostic::error(rule, Place::new(self.path, span), message)
    }

    fn complain(&mut self, rule: &'static str, span: Span, message: String, help: &str) {
        let complaint = self.complaint(rule, span, message).help(help);
        self.complaints.push(complaint);
    }
}
