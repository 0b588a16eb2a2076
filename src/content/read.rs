//! Reads a file of the study: front matter and Markdown are told apart, then its kind reads both.
//!
//! Comes in: a file's text, for an interview also those of the lists of quotes beside it. Goes out: [`Parsed`].
//! Does not know: any other file.

use crate::base::path::SourcePath;
use crate::content::interview::Script;
use crate::content::{AnyEntry, kind_of};
use crate::diagnostic::Checked;
use crate::markdown::document::Document;
use crate::markdown::front_matter::{self, FrontMatter};

/// A file that is read as text.
#[derive(Debug, Clone, Copy)]
pub struct TextFile<'a> {
    /// Where it lies.
    pub path: &'a SourcePath,
    /// What is in it.
    pub text: &'a str,
}

/// The lists of quotes beside an interview, as text.
#[derive(Debug, Clone, Copy, Default)]
pub struct ListFiles<'a> {
    /// The interview's own, where there is one.
    pub own: Option<TextFile<'a>>,
    /// Those of whoever coded it again, in path order.
    pub second: &'a [TextFile<'a>],
}

/// A file whose front matter and Markdown were told apart.
#[derive(Debug)]
pub struct ParsedFile<'a> {
    pub(super) file: TextFile<'a>,
    /// The lists of quotes beside an interview.
    pub(super) lists: ListFiles<'a>,
    pub(super) front: FrontMatter,
    pub(super) document: Document<'a>,
}

/// What a file says.
#[derive(Debug, Clone)]
pub struct Parsed<E = AnyEntry> {
    /// What other files may refer to, and what may be stored for the next build.
    pub entry: E,
    /// The script of an interview; entries of other kinds have none.
    pub script: Option<Script>,
}

impl<E> Parsed<E> {
    /// The same with the entry as something else.
    pub(super) fn map<F>(self, make: impl FnOnce(E) -> F) -> Parsed<F> {
        Parsed { entry: make(self.entry), script: self.script }
    }
}

/// Reads a Markdown file. `own` is the interview's `.quotes.yaml`, where there is one, and nobody coded it again.
pub fn read(file: TextFile<'_>, own: Option<TextFile<'_>>) -> Checked<Parsed> {
    read_with(file, ListFiles { own, second: &[] })
}

/// Reads a Markdown file, and the lists of quotes beside it.
pub fn read_with(file: TextFile<'_>, lists: ListFiles<'_>) -> Checked<Parsed> {
    let mut complaints = Vec::new();
    let front = front_matter::split(file.text, file.path).report_into(&mut complaints);
    let document = Document::parse(file.text, front.body);
    let parsed = ParsedFile { file, lists, front, document };
    let read = AnyEntry::read(kind_of(file.path), parsed).report_into(&mut complaints);
    Checked::new(read, complaints)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// What means something to one of the readers, so that a random text is not just prose.
    const PIECES: &[&str] = &[
        "[",
        "]",
        "{.x}",
        "{",
        "}",
        "{.x #a k=\"*b*\"}",
        "](u)",
        "![",
        "**P:**",
        "**Mira:** ",
        "P (00:01):\n",
        "(00:02):\n",
        "[00:12]",
        "\\[1:02:03\\]",
        "word ",
        "é ",
        "\u{202e}",
        "\n",
        "\n\n",
        "\r\n",
        "`",
        "```bash\n",
        "*",
        "_",
        "~~",
        "<b>",
        "<!--",
        "-->",
        "<div>\n",
        "- ",
        "> ",
        "# ",
        "    ",
        "\\",
        "&amp;",
        "&#91;",
        "| a |\n|---|\n",
        "[^1]",
        "[^1]: ",
        "[x]: u\n",
        "<https://e.example>",
        "\u{0}",
        "---\n",
        "title: x\n",
        "quotes:\n  - exact: word\n    themes: x\n",
        "…",
    ];

    fn texts() -> impl Strategy<Value = String> {
        prop::collection::vec(prop::sample::select(PIECES), 0..60).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 2000, ..ProptestConfig::default() })]

        #[test]
        fn any_text_is_read(text in texts(), kind in prop::sample::select(&["interviews", "themes", "guides", "x"][..])) {
            let path = SourcePath::new(&format!("content/{kind}/x.md"));
            let read = read(TextFile { path: &path, text: &text }, None).value;
            if let AnyEntry::Interview(entry) = read.entry {
                let crate::content::interview::Interview { quotes, turns, .. } = &entry.kind;
                for quote in quotes {
                    prop_assert!(!quote.text.is_empty() && quote.turn.is_none_or(|turn| turn < *turns));
                    prop_assert!(text.get(quote.span.range()).is_some());
                }
            }
        }

        #[test]
        fn any_bytes_are_read(text in "\\PC{0,200}") {
            let path = SourcePath::new("content/interviews/x.md");
            let _ = read(TextFile { path: &path, text: &text }, Some(TextFile { path: &path, text: &text }));
        }
    }
}
