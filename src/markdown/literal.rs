//! Text becomes Markdown that reads as the text: what would mean something is escaped, and nothing else, since whoever pastes
//! it may see the backslashes.
//!
//! Comes in: a word, and what it stands between. Goes out: the word, escaped. Does not know: lines, blocks.

/// Where a word is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct WordPlace {
    /// What stands right before it; none where that is white space or the beginning of a line.
    pub before: Option<char>,
    /// Whether it is the first of its line.
    pub is_first: bool,
    /// Whether white space follows; else nobody knows yet what does.
    pub is_last: bool,
    /// What it is a part of.
    pub within: Within,
}

/// What gives characters a meaning that they have nowhere else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Within {
    /// Nothing.
    #[default]
    Paragraph,
    /// A line that begins with `#`.
    Heading,
    /// The words of a link.
    Link,
    /// The cell of a table.
    Cell,
}

/// For each byte whether it may have to be escaped.
const SPECIAL: [bool; 256] = {
    let mut special = [false; 256];
    let signs = b"\\`*_~[]()<&#>+-.:|^";
    let mut at = 0;
    while at < signs.len() {
        special[signs[at] as usize] = true;
        at += 1;
    }
    special
};

/// Writes a word, which is text without white space.
pub fn write_word(out: &mut String, word: &str, place: WordPlace) {
    let mut rest = 0;
    for (at, byte) in word.bytes().enumerate() {
        if SPECIAL[usize::from(byte)] && is_escaped(word, at, char::from(byte), place) {
            out.push_str(&word[rest..at]);
            out.push('\\');
            rest = at;
        }
    }
    out.push_str(&word[rest..]);
}

/// For each byte whether it ends a run of plain words: white space but for a space, and what may have to be escaped also behind
/// the first word of a line.
const ENDS_PLAIN: [bool; 256] = {
    let mut ends = [false; 256];
    let signs = b"\n\t\r\x0c\\`*_~[]<&#|";
    let mut at = 0;
    while at < signs.len() {
        ends[signs[at] as usize] = true;
        at += 1;
    }
    ends
};

/// How many bytes are looked at together.
const BLOCK: usize = 32;

/// How many bytes a text begins with that are words, one space before each, and are written as they are behind the first word
/// of a line: what else is escaped there stands beside a bracket.
pub fn plain_words(text: &str) -> usize {
    if !text.starts_with(' ') {
        return 0;
    }
    let bytes = text.as_bytes();
    let mut looked_at = 0;
    while let Some(block) = bytes[looked_at..].first_chunk()
        && let Some(next) = bytes[looked_at + 1..].first_chunk()
        && !may_end_plain(block, next)
    {
        looked_at += BLOCK;
    }
    let ends = |pair: &[u8]| ENDS_PLAIN[usize::from(pair[1])] | (pair == b"  ");
    let run = bytes[looked_at..].windows(2).position(ends).map_or(text.len(), |before| looked_at + before + 1);
    let (run, behind) = bytes.split_at(run);
    let is_whole = behind.first().is_none_or(u8::is_ascii_whitespace) && run.last() != Some(&b' ');
    if is_whole { run.len() } else { memchr::memrchr(b' ', run).unwrap_or_default() }
}

/// Whether a run of plain words may end within so many bytes, which stand one behind those before them. A few bytes more are taken to end it
/// than do, so that there are few comparisons, and there is no branch, so that the processor makes them for many bytes at once.
fn may_end_plain(before: &[u8; BLOCK], bytes: &[u8; BLOCK]) -> bool {
    let may_end = |byte: u8| {
        (byte < b' ')
            | (byte.wrapping_sub(b'[') <= b'`' - b'[')
            | (byte.wrapping_sub(b'|') <= b'~' - b'|')
            | (byte == b'#')
            | (byte == b'&')
            | (byte == b'*')
            | (byte == b'<')
    };
    let pairs = before.iter().zip(bytes);
    pairs.fold(false, |any, (before, byte)| any | may_end(*byte) | ((*before == b' ') & (*byte == b' ')))
}

/// A text as Markdown on a line of its own. No tag or reference is left in it, even for a program
/// that takes it for HTML.
pub fn line(text: &str) -> String {
    words(text, Within::Paragraph)
}

/// A text as the words of a link.
pub fn within_link(text: &str) -> String {
    words(text, Within::Link)
}

fn words(text: &str, within: Within) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_ascii_whitespace() {
        let is_first = out.is_empty() && within != Within::Link;
        if !out.is_empty() {
            out.push(' ');
        }
        write_word(&mut out, word, WordPlace { is_first, is_last: true, within, ..WordPlace::default() });
    }
    out.replace("\\<", "&lt;").replace("\\&", "&amp;")
}

/// What follows a character.
#[derive(Clone, Copy)]
enum Next {
    Is(char),
    Space,
    Unknown,
}

impl Next {
    fn is_letter(self) -> bool {
        matches!(self, Self::Is(c) if c.is_alphanumeric())
    }
}

fn is_escaped(word: &str, at: usize, c: char, place: WordPlace) -> bool {
    let before = word[..at].chars().next_back().or(place.before);
    let next = match word[at + 1..].chars().next() {
        Some(next) => Next::Is(next),
        None if place.is_last => Next::Space,
        None => Next::Unknown,
    };
    let starts_line = place.is_first && at == 0;
    let is_alone = before.is_none() && matches!(next, Next::Space) && !starts_line;
    match c {
        '`' => true,
        // What ends its line may stand right before a sign of ours.
        '\\' => !matches!(next, Next::Is(next) if !next.is_ascii_punctuation()),
        '*' => !is_alone,
        '_' => !(is_alone || before.is_some_and(char::is_alphanumeric) && next.is_letter()),
        // What ends nothing strikes nothing out; a sign of ours before it may let it end something unless a letter follows.
        '~' => before.is_some() || !next.is_letter(),
        '[' => place.within == Within::Link || before == Some('!') || (starts_line && is_box(word, next)),
        ']' => place.within == Within::Link,
        '(' | ':' => before == Some(']'),
        '^' => before == Some('['),
        '<' => matches!(next, Next::Unknown) || matches!(next, Next::Is(c) if c.is_alphabetic() || "/!?".contains(c)),
        '&' => word[at..].contains(';'),
        // An item that begins with it would make a table of the line before.
        '|' => place.within == Within::Cell || starts_line,
        '#' => (starts_line || place.within == Within::Heading && before.is_none()) && is_all(word, b'#'),
        '>' => starts_line,
        '+' => starts_line && word == "+",
        '-' => starts_line && is_all(word, b'-'),
        '.' | ')' => place.is_first && is_number(word, at),
        _ => false,
    }
}

/// Whether a word is, or may become, the box before a task: `[ ]`, `[x]`.
fn is_box(word: &str, next: Next) -> bool {
    matches!(word, "[x]" | "[X]") || word == "[" && !matches!(next, Next::Is(_))
}

fn is_all(word: &str, byte: u8) -> bool {
    word.bytes().all(|each| each == byte)
}

/// Whether a word is the number of a list's item with a sign behind it.
fn is_number(word: &str, at: usize) -> bool {
    at > 0 && at + 1 == word.len() && word[..at].bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn words_are_plain_up_to_the_first_that_is_not() {
        for (text, plain) in [
            (" one two", " one two"),
            (" one 1. - two\nthree", " one 1. - two"),
            (" one two_three four", " one"),
            (" one  two", " one"),
            (" one ", " one"),
            (" ", ""),
            (" *one", ""),
            ("one two", ""),
            ("", ""),
        ] {
            assert_eq!(&text[..plain_words(text)], plain, "{text:?}");
        }
    }

    #[test]
    fn long_runs_end_where_short_ones_do() {
        // At each place around the edges of what is looked at together, each byte that may stand there.
        for before in 1..=2 * BLOCK + 2 {
            let words = format!(" {}", "a".repeat(before));
            for c in (0..128).map(char::from) {
                let (word, text) = (format!("{words} b{c}"), format!("{words} b{c} d {}", "e".repeat(BLOCK)));
                let expected = match c {
                    ' ' | '\n' | '\t' | '\r' | '\x0c' => word.len() - 1,
                    _ if ENDS_PLAIN[c as usize] => words.len(),
                    _ => text.len(),
                };
                assert_eq!(plain_words(&text), expected, "{text:?}");
            }
        }
    }

    proptest! {
        #[test]
        fn plain_words_are_written_as_they_are(
            text in "( [a-c0-9\\\\`*_~\\[\\](){}<>#+.!|&;:=^$\"'é-]{1,5}){1,4}",
            within in prop::sample::select(vec![Within::Paragraph, Within::Heading, Within::Link, Within::Cell]),
        ) {
            for word in text[..plain_words(&text)].split_ascii_whitespace() {
                for is_last in [false, true] {
                    let mut written = String::new();
                    write_word(&mut written, word, WordPlace { is_last, within, ..WordPlace::default() });
                    prop_assert_eq!(&written, word);
                }
            }
        }
    }
}
