//! What stands before a name on its line: marks of blocks, tags, times, dates, numbers, an opening bracket.
//!
//! Comes in: a line. Goes out: a [`Before`]. Does not know: what follows on the name.

use super::signs::{EMPHASIS, is_quotation_mark};
use crate::content::interview::stamp;
use crate::content::interview::time;

/// What an item of a list begins with.
const BULLETS: [char; 3] = ['-', '+', '•'];
/// A tag is no longer, in bytes.
const MAX_TAG: usize = 80;

/// What stands before a name on its line.
#[derive(Default)]
pub(super) struct Before {
    pub(super) length: usize,
    pub(super) emphasis: bool,
    pub(super) list: bool,
    /// Whether a quotation mark is among it.
    pub(super) quoted: bool,
    /// What stands right before it.
    pub(super) last: Option<char>,
}

impl Before {
    /// Reads it. `is_name` says of what stands between `<` and `>` whether it is somebody's name and no tag.
    pub(super) fn read(line: &str, is_name: impl Fn(&str) -> bool) -> Self {
        let mut before = Self::default();
        let mut notes = 0;
        loop {
            let rest = &line[before.length..];
            let Some(first) = rest.chars().next() else { return before };
            let step = match rest.starts_with("[^") {
                // One behind another says nothing.
                true if notes > 0 => Some(rest.len()),
                true => Some(note(rest)),
                false => before.step(rest, first, &is_name),
            };
            notes += usize::from(rest.starts_with("[^"));
            let Some(step) = step else { return before };
            before.length += step;
            before.last = Some(first);
        }
    }

    /// How many bytes the next of what stands before a name takes; none where the name may begin.
    fn step(&mut self, rest: &str, first: char, is_name: impl Fn(&str) -> bool) -> Option<usize> {
        match first {
            c if c.is_whitespace() => Some(c.len_utf8()),
            '<' if rest.starts_with("<v ") => Some("<v ".len()),
            '<' => {
                let tag = tag(rest, is_name);
                self.emphasis |= tag.is_some();
                Some(tag.unwrap_or(first.len_utf8()))
            }
            '&' if rest.starts_with("&lt;") => Some("&lt;".len()),
            '[' | '(' | '\\' | '（' | '［' | '【' | '〔' => {
                let time = time::in_label(rest).map(|time| time.length);
                time.or_else(|| stamp::in_brackets(rest)).or(Some(first.len_utf8()))
            }
            c if c.is_ascii_digit() => stamp::bare(rest).or_else(|| {
                let number = number(rest);
                self.list |= number.is_some();
                number
            }),
            // Signs, quotation marks, pictures: no name begins with them.
            c if !c.is_alphanumeric() => {
                self.emphasis |= EMPHASIS.contains(&c);
                self.quoted |= is_quotation_mark(c);
                self.list |= BULLETS.contains(&c) || (c == '*' && rest[1..].starts_with(' '));
                Some(c.len_utf8())
            }
            _ => None,
        }
    }
}

/// How much of a text is the name of a footnote that begins it, which is called as it likes; all of it where what is said there does not
/// follow.
fn note(text: &str) -> usize {
    text.find(']').map(|end| end + 1).filter(|end| text[*end..].starts_with(':')).map_or(text.len(), |end| end + 1)
}

/// How long the tag is that a text begins with; a name in its place is none, `<Mira> so`.
fn tag(text: &str, is_name: impl Fn(&str) -> bool) -> Option<usize> {
    let mut inside = text.as_bytes()[1..].iter().take(MAX_TAG);
    let end = inside.position(|byte| matches!(byte, b'>' | b'<'))? + 1;
    let is_tag = text.as_bytes()[end] == b'>' && !is_name(&text[1..end]);
    is_tag.then_some(end + 1)
}

/// How many bytes the number of an item or a turn takes: one that a space follows.
fn number(text: &str) -> Option<usize> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let end = digits + usize::from(text[digits..].starts_with(['.', ')', ':']));
    text[end..].starts_with([' ', '\t']).then_some(end)
}
