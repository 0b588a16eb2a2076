//! Whether what follows on a name is what follows on one in a label.
//!
//! Comes in: a text that may begin with a name, and a place in it. Goes out: whether the name may end there. Does not know:
//! whose name it is.

use super::before::Before;
use super::signs::{EMPHASIS, closing_quotation, is_colon, is_hyphen, is_mark, is_quotation_mark, is_sign, says};
use crate::content::interview::label::COLONS;
use crate::content::interview::time::{self, clock};

/// Where a line begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::content::interview) enum LineStart {
    /// With a paragraph or another block.
    Block,
    /// In a paragraph: an editor may have broken a sentence there.
    Inner,
}

/// Whether a name may end before a character of a line.
pub(super) fn ends_name(rest: &str, at: usize, c: char, before: &Before, start: LineStart) -> bool {
    let behind = &rest[at + c.len_utf8()..];
    match c {
        _ if is_letter(&rest[..at]) => c == '\t' || ends_letter(&rest[at..]),
        _ if is_colon(c) => true,
        // A link's words are no label.
        ']' => time::in_label(behind).is_some() || !behind.starts_with(['(', '[', '{']) || link_label(behind),
        // `**Mira**, so` calls somebody, and `**Mira**’s` is theirs.
        '*' | '_' | '`' => before.emphasis && !behind.trim_start_matches(EMPHASIS).starts_with([',', '\'', '’']),
        c if is_quotation_mark(c) => {
            let words = behind.trim_start();
            words.starts_with(|c| is_colon(c) || matches!(c, ';' | '–' | '—'))
                || (before.quoted && is_mark(words))
                || (!before.quoted && begins_quotation(&rest[..at], c, behind, start))
        }
        // A hyphen without space joins words.
        c if is_hyphen(c) => behind.starts_with(char::is_whitespace) || rest[..at].ends_with(char::is_whitespace),
        '\\' => behind.starts_with(['(', '[', ']', '-', '_', '*']) || behind.trim().is_empty(),
        // A stop within emphasis is the label's; elsewhere a sentence may go on behind it.
        '.' => {
            (before.emphasis && (behind.starts_with(EMPHASIS) || behind.starts_with("</")))
                || is_stage_name(&rest[..at], behind, before, start)
        }
        '&' => behind.starts_with("gt;"),
        ',' => begins_with_time(behind),
        // What joins names of things stands around a name: `/Mira/`.
        '/' | '+' | '%' | '$' | '@' => before.last == Some(c),
        '\t' => true,
        c if c.is_whitespace() => {
            let is_called = matches!(before.last, Some('@' | '#'));
            let begins_block = start == LineStart::Block && !before.list;
            clock(behind.trim_start()).is_some() || is_timed(behind) || (begins_block && (is_called || says(behind)))
        }
        c => is_sign(c),
    }
}

/// Whether a name with a stop behind it begins a paragraph, as names do in plays: `MIRA. And then?` One letter is rather the
/// number of a section.
fn is_stage_name(name: &str, behind: &str, before: &Before, start: LineStart) -> bool {
    let has_words = behind.starts_with(' ') && !behind.trim().is_empty();
    start == LineStart::Block && !before.list && has_words && name.chars().nth(1).is_some()
}

/// Whether a time follows, in brackets or in none.
fn begins_with_time(behind: &str) -> bool {
    let behind = behind.trim_start();
    clock(behind).is_some() || time::in_label(behind).is_some()
}

/// Whether the time of a label follows behind a word, `Mira at 00:12: so`; a sentence goes on behind its time.
fn is_timed(behind: &str) -> bool {
    let Some(rest) = ["at ", "@ ", "@"].iter().find_map(|word| behind.trim_start().strip_prefix(word)) else {
        return false;
    };
    let length = clock(rest).or_else(|| time::in_label(rest).map(|time| time.length));
    length.is_some_and(|length| rest[length..].trim().is_empty() || rest[length..].trim_start().starts_with(is_colon))
}

/// Whether a link ends in a colon whose words end here, `[Mira](https://x.example): so`, `[Mira][1]: so`.
fn link_label(behind: &str) -> bool {
    let inline = behind.strip_prefix('(').and_then(|rest| rest.split_once(')'));
    let target = inline.or_else(|| behind.strip_prefix('[').and_then(|rest| rest.split_once(']')));
    target.is_some_and(|(_, rest)| rest.starts_with(COLONS))
}

/// Whether a name is one letter of those that have capitals: it is a word as well, as `I` and `A` are.
pub(super) fn is_letter(name: &str) -> bool {
    let mut letters = name.trim_end().chars();
    letters.next().is_some_and(|c| c.is_lowercase() || c.is_uppercase()) && letters.next().is_none()
}

/// Whether a name of one letter ends before a text, where a sentence could go on behind it: a colon, a dash or a time has to follow.
fn ends_letter(rest: &str) -> bool {
    let closed = rest.trim_start_matches(|c| EMPHASIS.contains(&c) || matches!(c, ']' | ')' | '}' | '>'));
    let behind = closed.trim_start();
    let is_apart = behind.len() < closed.len();
    match behind.chars().next() {
        Some(c) if is_colon(c) => true,
        Some(c) if is_hyphen(c) => is_apart && behind[c.len_utf8()..].starts_with(' '),
        Some('\u{2012}'..='\u{2015}') => is_apart,
        _ => time::in_label(behind).is_some() || clock(behind).is_some(),
    }
}

/// Whether words in quotation marks follow on a name and nothing else does, as in scripts of plays: `佐藤「はい」`. `open` is the
/// mark, `behind` what follows on it.
fn begins_quotation(name: &str, open: char, behind: &str, start: LineStart) -> bool {
    let Some(close) = closing_quotation(open) else { return false };
    let words = behind.trim_start();
    let stands_apart = name.ends_with(char::is_whitespace) && words.len() < behind.len() && open != '"';
    if (stands_apart && !words.contains(close)) || words.starts_with('[') {
        return true;
    }
    let is_stop = |c: char| c.is_whitespace() || matches!(c, '.' | '。' | '!' | '?' | '！' | '？' | '…');
    let quoted = words.trim_end_matches(is_stop);
    let is_whole = match quoted.find(close) {
        Some(end) => quoted[end..].chars().nth(1).is_none(),
        // It may go on below.
        None => matches!(open, '「' | '『' | '｢'),
    };
    start == LineStart::Block && is_whole && !words.starts_with(char::is_lowercase)
}
