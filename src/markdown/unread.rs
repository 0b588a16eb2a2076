//! What looks like front matter and is not read: it would be published as text, with the real names that are in it.
//!
//! Comes in: a file's text, and where what was read of it as front matter ends. Goes out: a complaint about the first
//! block that looks like front matter all the same. Does not know: which keys mean something.
//!
//! Before the first paragraph little is asked of such a block, since nothing else is written there that looks so. Further
//! down it must leave no doubt: prose has rules across the page, and lines like `Note: so`.

mod block;

use memchr::memmem;

use self::block::{BlockForm, Fence, KeyBlock};
use crate::base::path::SourcePath;
use crate::base::span::{Place, Span};
use crate::diagnostic::Diagnostic;

/// The rule of front matter that stands behind something else.
pub const FRONT_MATTER_NOT_FIRST: &str = "front-matter-not-first";

/// Where the look begins.
#[derive(Debug, Clone, Copy)]
pub(super) enum LookFrom {
    /// At the start of a file without front matter that is read.
    Start(usize),
    /// Behind front matter that is read.
    FrontMatter(usize),
}

/// A block that looks like front matter: what is amiss with it, and its first line.
struct UnreadBlock {
    what: UnreadReason,
    span: Span,
}

/// Why front matter is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum UnreadReason {
    /// It stands behind something else.
    Late,
    /// It stands behind front matter that is read.
    Second,
    /// Its lines end as on old Macs.
    OldMac,
    /// Its lines end with a character that ends no line of Markdown.
    OddEnds,
    /// It stands in a block quote.
    Quoted,
    /// It is no YAML.
    Toml,
    /// It is no YAML.
    Json,
    /// It stands in a fenced code block.
    Code,
    /// Its first line is not just `---`.
    OddFence,
    /// It has no first line `---`.
    NoFence,
}

/// The first block that looks like front matter and is not read.
pub(super) fn find(text: &str, from: LookFrom, path: &SourcePath) -> Option<Diagnostic> {
    let find = |text: &str| in_head(text, from).or_else(|| further_down(text, from));
    let with_odd_ends = || {
        let found = find(&without_odd_ends(text)?)?;
        Some(UnreadBlock { what: UnreadReason::OddEnds, ..found })
    };
    let found = find(text).or_else(with_odd_ends)?;
    Some(found.complaint(path))
}

/// Characters that other programs end a line with, each with an end of the same length that is one here.
const ODD_ENDS: [(&str, &str); 3] = [("\u{85}", "\r\n"), ("\u{2028}", " \r\n"), ("\u{2029}", " \r\n")];

/// A text in which such characters end lines, where it has any; all else stays in its place.
fn without_odd_ends(text: &str) -> Option<String> {
    let has_any = ODD_ENDS.iter().any(|(odd, _)| memmem::find(text.as_bytes(), odd.as_bytes()).is_some());
    has_any.then(|| ODD_ENDS.iter().fold(text.to_owned(), |text, (odd, end)| text.replace(odd, end)))
}

impl LookFrom {
    fn offset(self) -> usize {
        match self {
            Self::Start(at) | Self::FrontMatter(at) => at,
        }
    }
}

impl UnreadBlock {
    fn new(text: &str, from: LookFrom, block: &KeyBlock<'_>) -> Self {
        let what = match (block.form, from) {
            _ if is_old_mac(&text[from.offset()..]) => UnreadReason::OldMac,
            (BlockForm::Fenced(Fence::Pluses), _) => UnreadReason::Toml,
            (BlockForm::Json, _) => UnreadReason::Json,
            (BlockForm::Code, _) => UnreadReason::Code,
            (BlockForm::Quoted, _) => UnreadReason::Quoted,
            (BlockForm::Bare, _) => UnreadReason::NoFence,
            (_, LookFrom::FrontMatter(_)) => UnreadReason::Second,
            (BlockForm::Fenced(Fence::Odd), _) => UnreadReason::OddFence,
            (BlockForm::Fenced(Fence::Dashes), _) => UnreadReason::Late,
        };
        Self { what, span: block.first_line }
    }

    fn complaint(&self, path: &SourcePath) -> Diagnostic {
        let rule = if self.what == UnreadReason::Late { FRONT_MATTER_NOT_FIRST } else { "front-matter-not-read" };
        let (message, help) = self.what.words();
        Diagnostic::error(rule, Place::new(path, self.span), message).help(help)
    }
}

impl UnreadReason {
    /// What is said of it, and what to do.
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Late => {
                ("front matter is read only at the very start of a file", "remove what stands before this line")
            }
            Self::Second => (
                "this looks like a second block of front matter, and only one is read",
                "move its keys into the first block, or remove it",
            ),
            Self::OldMac => (
                "the lines of this file end as on old Macs, so its front matter is not read",
                "save the file with the line ends of Unix (LF) or Windows (CRLF)",
            ),
            Self::OddEnds => (
                "lines of this file end with U+0085, U+2028 or U+2029, so its front matter is not read",
                "save the file with the line ends of Unix (LF) or Windows (CRLF)",
            ),
            Self::Quoted => (
                "front matter in a block quote is not read",
                "remove the `>` before its lines, so that it stands between two lines `---`",
            ),
            Self::Toml => (
                "front matter in TOML is not read",
                "write it in YAML: `key: value` on each line, between two lines `---`",
            ),
            Self::Json => (
                "front matter in JSON is not read",
                "write it in YAML: `key: value` on each line, between two lines `---`",
            ),
            Self::Code => (
                "front matter in a code block is not read",
                "put it between two lines `---`; before an example, write a sentence",
            ),
            Self::OddFence => {
                ("front matter begins with a line `---`, and this is another line", "write `---` and nothing else")
            }
            Self::NoFence => (
                "this looks like front matter, and is not read without a line `---` before it",
                "write a line `---` before it and another behind it",
            ),
        }
    }
}

/// A block before the first paragraph: at the very start, or behind blank lines, comments, headings and rules.
fn in_head(text: &str, from: LookFrom) -> Option<UnreadBlock> {
    let mut at = from.offset();
    let mut is_top = matches!(from, LookFrom::Start(_));
    while at < text.len() {
        let block = match from {
            _ if is_top => block::at_top(text, at),
            LookFrom::Start(_) => block::below_heading(text, at),
            LookFrom::FrontMatter(_) => block::in_head(text, at),
        };
        let (line, end) = block::line_at(text, at);
        let words = block::seen(line);
        let is_heading = is_underlined(text, end) && !words.is_empty() && !words.starts_with(['`', '~']);
        let block = block.or_else(|| if is_heading { block::below_words(text, end) } else { None });
        if let Some(block) = block {
            return Some(UnreadBlock::new(text, from, &block));
        }
        if words.starts_with("<!--") {
            at = memmem::find(&text.as_bytes()[at..], b"-->").map_or(text.len(), |close| at + close + "-->".len());
        } else if words.is_empty() {
            at = end;
        } else if words.starts_with('#') || is_directive(words) || Fence::read(line).is_some() {
            at = end;
            is_top = false;
        } else if is_heading {
            at = block::line_at(text, end).1;
            is_top = false;
        } else {
            return None;
        }
    }
    None
}

/// Whether a line speaks to readers of YAML: `%YAML 1.2`.
fn is_directive(words: &str) -> bool {
    words.starts_with("%YAML ") || words.starts_with("%TAG ")
}

/// Whether the line at a place makes a heading of the line before it.
fn is_underlined(text: &str, at: usize) -> bool {
    let line = block::seen(block::line_at(text, at).0);
    !line.is_empty() && (line.bytes().all(|byte| byte == b'-') || line.bytes().all(|byte| byte == b'='))
}

/// A block anywhere below.
fn further_down(text: &str, from: LookFrom) -> Option<UnreadBlock> {
    let start = from.offset();
    let body = &text.as_bytes()[start..];
    let lines_with = |fence| memmem::find_iter(body, fence).map(|end| start + end + 1);
    let fences = ["\n---", "\n+++", "\n> ---", "\n>---", "\n> +++"];
    let mut starts: Vec<usize> = fences.into_iter().flat_map(lines_with).collect();
    starts.sort_unstable();
    let mut code = CodeBlocks { at: start, open: None };
    let block = starts.into_iter().find_map(|at| {
        let block = block::further_down(text, at)?;
        (!code.hold(text, at)).then_some(block)
    });
    block.map(|block| UnreadBlock::new(text, from, &block))
}

/// Which places stand in fenced code; asked about places that go forward.
struct CodeBlocks<'t> {
    /// Up to here it is known.
    at: usize,
    /// The run of backticks or tildes that opened the block.
    open: Option<&'t str>,
}

impl<'t> CodeBlocks<'t> {
    fn hold(&mut self, text: &'t str, place: usize) -> bool {
        while self.at < place {
            let (line, end) = block::line_at(text, self.at);
            let line = line.trim_start();
            let run = ['`', '~'].into_iter().find_map(|mark| {
                let rest = line.trim_start_matches(mark);
                let run = &line[..line.len() - rest.len()];
                (run.len() >= 3).then_some((run, rest.trim()))
            });
            match (self.open, run) {
                (None, Some((run, _))) => self.open = Some(run),
                (Some(open), Some((run, ""))) if run.starts_with(open) => self.open = None,
                _ => {}
            }
            self.at = end;
        }
        self.open.is_some()
    }
}

/// Whether the first line that ends, ends with a single CR.
fn is_old_mac(text: &str) -> bool {
    let first = text.trim_start_matches(['\r', '\n']).find(['\r', '\n']);
    let lead = text.len() - text.trim_start_matches(['\r', '\n']).len();
    first.is_some_and(|end| {
        let rest = &text[lead + end..];
        rest.starts_with('\r') && !rest.starts_with("\r\n")
    })
}

#[cfg(test)]
mod tests;
