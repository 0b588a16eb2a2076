//! Markdown, block by block.
//!
//! Comes in: blocks, words, links, in the order in which they stand. Goes out: Markdown that renders as them.
//! Does not know: HTML.

use std::borrow::Cow;
use std::ops::Range;

use super::emphasis::Emphasis;
use crate::markdown::literal::{self, Within, WordPlace};

/// Writes Markdown.
pub(super) struct MarkdownWriter<'o> {
    out: &'o mut String,
    /// Where it began.
    start: usize,
    /// What each line begins with.
    line_starts: Vec<BlockPrefix>,
    gap: Gap,
    /// How many of the line starts stand on the empty line of a gap.
    gap_depth: usize,
    /// Whether a space is to be written before the next word.
    space: bool,
    /// Whether it is left out, since a link or a cell has just begun.
    is_inner: bool,
    /// Whether the next word is the first of its line.
    is_first: bool,
    within: Within,
    emphasis: Emphasis,
    /// The last code, and where it stands.
    code: (String, Range<usize>),
}

/// What is to be written before the next words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    Nothing,
    Line,
    EmptyLine,
}

/// What the lines of a block begin with.
#[derive(Debug)]
struct BlockPrefix {
    first: Cow<'static, str>,
    others: &'static str,
    is_used: bool,
}

/// A link that was begun.
#[derive(Debug)]
pub(super) struct OpenLink {
    before: usize,
    within: Within,
    is_first: bool,
}

impl<'o> MarkdownWriter<'o> {
    pub(super) fn new(out: &'o mut String) -> Self {
        Self {
            start: out.len(),
            out,
            line_starts: Vec::new(),
            gap: Gap::Nothing,
            gap_depth: 0,
            space: false,
            is_inner: false,
            is_first: true,
            within: Within::Paragraph,
            emphasis: Emphasis::default(),
            code: (String::new(), 0..0),
        }
    }

    /// Whether blocks can be written; else all is one line.
    pub(super) fn has_lines(&self) -> bool {
        matches!(self.within, Within::Paragraph)
    }

    /// How much was written.
    pub(super) fn position(&self) -> usize {
        self.out.len()
    }

    /// What comes next is a block of its own; within a line only a word of its own.
    pub(super) fn block(&mut self) {
        self.part(Gap::EmptyLine);
    }

    /// What comes next stands on a line of its own.
    pub(super) fn line(&mut self) {
        self.part(Gap::Line);
    }

    fn part(&mut self, gap: Gap) {
        if !self.has_lines() {
            self.space = true;
            return;
        }
        self.emphasis.end_line(self.out);
        // Where nothing was written in a block yet, nothing is to be parted from it.
        if self.out.len() == self.start || self.line_starts.last().is_some_and(|line| !line.is_used) {
            return;
        }
        if self.gap == Gap::Nothing {
            self.gap_depth = self.line_starts.len();
        }
        self.gap = self.gap.max(gap);
        self.gap_depth = self.gap_depth.min(self.line_starts.len());
    }

    /// What comes next goes on with the line, whatever was asked for.
    pub(super) fn go_on(&mut self) {
        self.gap = Gap::Nothing;
        self.space = true;
    }

    /// Begins a block whose lines begin with something. Where all is one line, there is no such block.
    fn begin(&mut self, first: Cow<'static, str>, others: &'static str) {
        self.line_starts.push(BlockPrefix { first, others, is_used: false });
    }

    fn end(&mut self) {
        self.line_starts.pop();
        self.gap_depth = self.gap_depth.min(self.line_starts.len());
    }

    /// Writes what was asked for, before something that begins with a character.
    fn before(&mut self, next: char) {
        if self.gap != Gap::Nothing || self.line_starts.last().is_some_and(|line| !line.is_used) {
            self.new_line();
        }
        let is_inner = std::mem::take(&mut self.is_inner);
        if std::mem::take(&mut self.space) && !self.is_first {
            if !is_inner {
                self.emphasis.settle(self.out, ' ');
                self.out.push(' ');
            } else if self.within == Within::Link {
                self.space_before_link();
            }
        }
        if self.emphasis.is_pending() {
            let last = self.last();
            self.emphasis.before(self.out, last, next);
        }
    }

    /// A space within a link that has just begun stands before it.
    fn space_before_link(&mut self) {
        let link = self.out.len() - 1;
        let begins = self.emphasis.begins_at(link);
        if !begins && self.out[self.start..link].ends_with(|c: char| !c.is_whitespace()) {
            self.out.insert(link, ' ');
        }
    }

    fn new_line(&mut self) {
        if self.gap == Gap::EmptyLine {
            self.out.push('\n');
            self.line_starts[..self.gap_depth].iter().for_each(|line| self.out.push_str(line.others));
            self.out.truncate(self.out.trim_end_matches(' ').len());
        }
        if self.gap != Gap::Nothing {
            self.out.push('\n');
        }
        for line in &mut self.line_starts {
            self.out.push_str(if line.is_used { line.others } else { &line.first });
            line.is_used = true;
        }
        (self.gap, self.space, self.is_first) = (Gap::Nothing, false, true);
    }

    /// What stands right before the next character; none where that is white space or the beginning of a line.
    fn last(&self) -> Option<char> {
        self.out[self.start..].chars().next_back().filter(|c| !self.is_first && !c.is_whitespace())
    }

    /// Any text. White space is a space.
    pub(super) fn text(&mut self, text: &str) {
        let mut rest = text;
        loop {
            let spaces = rest.bytes().take_while(|byte| is_space(*byte)).count();
            self.space |= spaces > 0;
            rest = &rest[spaces..];
            let Some(first) = rest.chars().next() else { return };
            self.before(first);
            let end = rest.bytes().position(is_space).unwrap_or(rest.len());
            let (word, is_last) = (&rest[..end], end < rest.len());
            // A sign that could not stand before the word stands before its first letter.
            let letter = word.char_indices().filter(|_| self.emphasis.is_wanted()).find(|(_, c)| c.is_alphanumeric());
            if let Some((at, letter)) = letter {
                self.word(&word[..at], false);
                self.before(letter);
                self.word(&word[at..], is_last);
            } else {
                self.word(word, is_last);
            }
            rest = &rest[end..];
            // Nearly all words need no second look, once their line has begun.
            if !self.emphasis.is_pending() {
                let (plain, others) = rest.split_at(literal::plain_words(rest));
                self.out.push_str(plain);
                rest = others;
            }
        }
    }

    fn word(&mut self, word: &str, is_last: bool) {
        let place = WordPlace { before: self.last(), is_first: self.is_first, is_last, within: self.within };
        literal::write_word(self.out, word, place);
        self.is_first = false;
    }

    /// Markdown of ours, in the midst of a line.
    pub(super) fn sign(&mut self, sign: &str) {
        self.before(sign.chars().next().unwrap_or(' '));
        self.out.push_str(sign);
        self.is_first = false;
        self.emphasis.fix(self.out);
    }

    /// A sign of ours behind the last word.
    pub(super) fn punctuation(&mut self, sign: &str) {
        self.space = false;
        if self.gap == Gap::Nothing && self.last().is_some() {
            self.text(sign);
        }
        self.space = true;
    }

    /// Begins words that are emphasized.
    pub(super) fn strong(&mut self) {
        let is_apart = self.space || self.gap != Gap::Nothing;
        self.emphasis.begin(self.out, is_apart);
    }

    /// Ends them.
    pub(super) fn end_strong(&mut self) {
        self.emphasis.end(self.out);
    }

    /// Begins a heading; whether there can be one.
    pub(super) fn heading(&mut self, level: usize) -> bool {
        self.block();
        let can_be = self.has_lines();
        if can_be {
            self.begin(Cow::Borrowed(&HEADING[HEADING.len().saturating_sub(level + 1)..]), "");
            self.within = Within::Heading;
        }
        can_be
    }

    /// Ends a heading.
    pub(super) fn end_heading(&mut self) {
        self.within = Within::Paragraph;
        self.block();
        self.end();
    }

    /// Begins words of somebody else; whether they can stand apart.
    pub(super) fn quote(&mut self) -> bool {
        self.item(Cow::Borrowed("> "), "> ", Self::block)
    }

    /// Begins an item of a list; whether there can be one.
    pub(super) fn list_item(&mut self, marker: Cow<'static, str>) -> bool {
        let others = &BELOW_MARKER[..marker.len().min(BELOW_MARKER.len())];
        self.item(marker, others, Self::line)
    }

    fn item(&mut self, first: Cow<'static, str>, others: &'static str, part: fn(&mut Self)) -> bool {
        part(self);
        let can_be = self.has_lines();
        if can_be {
            self.begin(first, others);
        }
        can_be
    }

    /// Ends a quote.
    pub(super) fn end_quote(&mut self) {
        self.block();
        self.end();
    }

    /// Ends an item of a list.
    pub(super) fn end_list_item(&mut self) {
        self.line();
        self.end();
    }

    /// Begins a link; none within another.
    pub(super) fn link(&mut self) -> Option<OpenLink> {
        if self.within == Within::Link {
            return None;
        }
        self.before('[');
        self.emphasis.give_up();
        if self.last() == Some('!') {
            self.out.insert(self.out.len() - 1, '\\');
        }
        let open = OpenLink { before: self.out.len(), within: self.within, is_first: self.is_first };
        self.out.push('[');
        (self.within, self.is_inner, self.is_first) = (Within::Link, true, false);
        Some(open)
    }

    /// Ends it; nothing is left of one without words.
    pub(super) fn end_link(&mut self, open: &OpenLink, address: impl FnOnce(&mut String)) {
        (self.within, self.is_inner) = (open.within, false);
        if self.out.len() == open.before + 1 {
            self.out.truncate(open.before);
            self.is_first = open.is_first;
            self.emphasis.take_back(self.out);
        } else {
            self.emphasis.settle(self.out, ']');
            self.out.push_str("](");
            address(self.out);
            self.out.push(')');
            self.emphasis.fix(self.out);
        }
    }

    /// A picture.
    pub(super) fn picture(&mut self, words: &str, address: impl FnOnce(&mut String)) {
        self.before('!');
        self.out.push_str("![");
        let within = std::mem::replace(&mut self.within, Within::Link);
        (self.is_inner, self.is_first) = (true, false);
        self.text(words);
        (self.within, self.is_inner, self.space) = (within, false, false);
        self.out.push_str("](");
        address(self.out);
        self.out.push(')');
        self.emphasis.fix(self.out);
    }

    /// Words that a machine reads.
    pub(super) fn code(&mut self, code: &str) {
        let space = |byte: Option<u8>| byte.is_some_and(is_space);
        let (starts, ends) = (space(code.bytes().next()), space(code.bytes().next_back()));
        let code = code.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
        self.space |= starts;
        if code.is_empty() {
            return;
        }
        let (before, there) = std::mem::take(&mut self.code);
        // Right behind other code it goes on: the signs between them would be none.
        let goes_on = there.end == self.out.len() && !there.is_empty() && !self.space && self.gap == Gap::Nothing;
        if goes_on {
            self.out.truncate(there.start);
        }
        let code = if goes_on { before + &code } else { code };
        let fence = "`".repeat(longest_fence(&code) + 1);
        let space = if code.starts_with('`') || code.ends_with('`') { " " } else { "" };
        let escaped = if self.within == Within::Cell { code.replace('|', "\\|") } else { code.clone() };
        let written = [&fence, space, &escaped, space, &fence].concat();
        self.sign(&written);
        self.code = (code, self.out.len() - written.len()..self.out.len());
        self.space = ends;
    }

    /// Lines that a machine reads.
    pub(super) fn code_block(&mut self, code: &str) {
        if !self.has_lines() {
            return self.code(code);
        }
        self.block();
        let fence = "`".repeat(longest_fence(code).max(2) + 1);
        self.sign(&fence);
        for line in code.trim_end_matches('\n').split('\n').chain([fence.as_str()]) {
            self.gap = Gap::Line;
            self.new_line();
            self.out.push_str(line);
        }
        self.is_first = false;
        self.block();
    }

    /// Begins a cell of a table.
    pub(super) fn cell(&mut self) {
        self.space = false;
        self.sign("| ");
        (self.within, self.is_inner) = (Within::Cell, true);
    }

    /// Ends a cell.
    pub(super) fn end_cell(&mut self) {
        self.emphasis.end_line(self.out);
        (self.within, self.is_inner, self.space) = (Within::Paragraph, false, false);
        self.out.push(' ');
    }

    /// Ends a row, the first of its table with the line that makes it one.
    pub(super) fn end_row(&mut self, heads: Option<usize>) {
        self.out.push('|');
        if let Some(cells) = heads {
            self.gap = Gap::Line;
            self.new_line();
            self.out.push_str(&format!("|{}", "---|".repeat(cells)));
        }
        self.is_first = false;
        self.line();
    }

    /// Takes back the row that began at a position.
    pub(super) fn drop_row(&mut self, position: usize, has_heads: bool) {
        self.out.truncate(position);
        self.is_first = self.out.len() == self.start;
        self.part(if has_heads { Gap::Line } else { Gap::EmptyLine });
    }

    /// Ends the text.
    pub(super) fn finish(self) {
        let Self { out, start, mut emphasis, .. } = self;
        emphasis.end_line(out);
        if out.len() > start {
            out.push('\n');
        }
    }
}

/// What the deepest heading begins with.
const HEADING: &str = "###### ";

/// What the lines of an item begin with below its marker, as far as that may be long: the largest number has ten digits.
const BELOW_MARKER: &str = "            ";

/// White space as HTML has it: a no-break space is a word's.
fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\n' | b'\t' | b'\r' | 0xc)
}

/// How many backticks there are in a row.
fn longest_fence(code: &str) -> usize {
    code.split(|c| c != '`').map(str::len).max().unwrap_or_default()
}
