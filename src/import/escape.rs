//! Words as Markdown in which they are read as just these words: no mark, no heading, no link, no label.
//!
//! Comes in: what is said, in one line, and the names that labels may have. Goes out: Markdown. Does not know: who says it.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::base::fold;

/// A label is no longer, in bytes; with room for letters of four bytes.
const LONGEST_LABEL: usize = 400;
/// What a label that is a line of its own ends in.
const ENDS_LABEL: [char; 8] = [':', '：', ')', ']', '）', '］', '】', '〕'];
/// The brackets that a time may stand in.
const OPENS_TIME: [char; 6] = ['[', '(', '［', '（', '【', '〔'];
/// What follows on a name in a label, or in what looks like one.
const FOLLOWS_NAME: [char; 22] =
    [':', '：', ';', '；', '–', '—', '―', '-', '(', '[', '{', '（', '［', '【', '|', '>', ')', ']', '*', '_', '"', '”'];

/// What stands before words on their line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum BeforeWords {
    /// Nothing: they begin a paragraph.
    Nothing,
    /// A time that begins a paragraph.
    Time,
    /// The label of a turn.
    Label,
    /// The label of a turn with its time.
    TimedLabel,
}

/// The names that words must not seem to be labelled with.
#[derive(Debug, Default)]
pub(super) struct SeemingLabels {
    /// In the form in which names are compared.
    names: FxHashSet<String>,
}

impl SeemingLabels {
    /// Those of who speaks or was there, and the words before a colon that open several paragraphs.
    pub(super) fn new<'t>(speakers: impl Iterator<Item = &'t str>, paragraphs: impl Iterator<Item = &'t str>) -> Self {
        let mut names: FxHashSet<String> = speakers.map(form).collect();
        let mut times: FxHashMap<String, usize> = FxHashMap::default();
        for paragraph in paragraphs {
            let colon = first_colon(paragraph).map(|at| form(bare(&paragraph[..at])));
            if let Some(name) = colon {
                *times.entry(name).or_default() += 1;
            }
        }
        names.extend(times.into_iter().filter(|(_, times)| *times > 1).map(|(name, _)| name));
        Self { names }
    }

    /// The character of a text that makes it look like one with a label.
    fn seeming_label(&self, text: &str) -> Option<usize> {
        self.known_name(text).or_else(|| {
            let colon = first_colon(text)?;
            let name = form(bare(&text[..colon]));
            (name.is_empty() || self.names.contains(&name)).then_some(colon)
        })
    }

    /// What follows on a known name that a text begins with, signs and numbers before it left out; the name's first letter
    /// where that is a space or nothing.
    fn known_name(&self, text: &str) -> Option<usize> {
        let start = text.find(char::is_alphabetic)?;
        let is_known = |end: usize| self.names.contains(&form(&text[start..end]));
        let rest = text[start..].char_indices().take_while(|(at, _)| *at < LONGEST_LABEL);
        for (at, c) in rest.map(|(at, c)| (start + at, c)) {
            let is_clock = || c == ' ' && text[at + 1..].starts_with(|c: char| c.is_ascii_digit());
            if (FOLLOWS_NAME.contains(&c) || is_clock()) && is_known(at) {
                return Some(if c == ' ' { start } else { at });
            }
        }
        (text.len() - start < LONGEST_LABEL && is_known(text.len())).then_some(start)
    }
}

fn form(name: &str) -> String {
    fold::name(name).into_owned()
}

/// Where a text goes on behind a time in brackets that it begins with.
fn behind_time(text: &str) -> usize {
    let close = text.find([']', ')', '］', '）', '】', '〕']);
    let time = close.filter(|close| text.starts_with(OPENS_TIME) && text[..*close].contains([':', '：']));
    time.map_or(0, |close| close + text[close..].chars().next().map_or(0, char::len_utf8))
}

/// What may be a name, without a time before it.
fn bare(text: &str) -> &str {
    text.get(behind_time(text)..).unwrap_or_default().trim()
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '\u{ff10}'..='\u{ff19}')
}

/// Where the colons of a text stand, and whether each is one between digits.
fn colons(text: &str) -> impl Iterator<Item = (usize, bool)> + '_ {
    let colons = text.match_indices([':', '：']);
    colons.map(|(at, colon)| (at, text[..at].ends_with(is_digit) && text[at + colon.len()..].starts_with(is_digit)))
}

/// Where the first colon of a text stands that is none of a time's.
fn first_colon(text: &str) -> Option<usize> {
    colons(text).take_while(|(at, _)| *at < LONGEST_LABEL).find(|(_, in_time)| !in_time).map(|(at, _)| at)
}

/// What somebody says, as Markdown behind what stands before it.
pub(super) fn words(text: &str, before: BeforeWords, names: &SeemingLabels) -> String {
    let broken = broken(text, before, names);
    let block_mark = block_mark(text).filter(|_| before == BeforeWords::Nothing);
    let mut written = String::with_capacity(text.len() + 16);
    let mut last = None;
    for (at, c) in text.char_indices() {
        if broken.contains(&at) {
            written.push_str(&format!("&#{};", u32::from(c)));
        } else if block_mark == Some(at) {
            written.extend(['\\', c]);
        } else {
            push(&mut written, last, c, &text[at + c.len_utf8()..]);
        }
        last = Some(c);
    }
    written
}

/// The characters of a text that would make a label, or its time, of what is none. Labels are looked for in what was typed,
/// so that a backslash before them is not enough.
fn broken(text: &str, before: BeforeWords, names: &SeemingLabels) -> FxHashSet<usize> {
    let mut broken = FxHashSet::default();
    if matches!(before, BeforeWords::Nothing | BeforeWords::Label) && text.starts_with(OPENS_TIME) {
        broken.extend(colons(&text[..behind_time(text)]).map(|(at, _)| at));
    }
    if matches!(before, BeforeWords::Nothing | BeforeWords::Time) {
        broken.extend(names.seeming_label(text));
        let seen = text.trim_end_matches(|c: char| c.is_whitespace() || fold::is_unseen(c));
        if text.len() < LONGEST_LABEL && seen.ends_with(ENDS_LABEL) {
            broken.extend(colons(text).filter(|(_, in_time)| *in_time).map(|(at, _)| at));
        }
    }
    broken
}

/// A name in bold.
pub(super) fn name(name: &str) -> String {
    let mut written = String::with_capacity(name.len());
    let mut last = None;
    for (at, c) in name.char_indices() {
        push(&mut written, last, c, &name[at + c.len_utf8()..]);
        last = Some(c);
    }
    written
}

/// The character that makes the first line of a paragraph a heading, a block quote, the item of a list, or a line.
fn block_mark(text: &str) -> Option<usize> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let ends = |at: usize| text[at..].is_empty() || text[at..].starts_with([' ', '\t']);
    match text.as_bytes() {
        [b'#' | b'>' | b'=', ..] => Some(0),
        [b'-', b'-', ..] => Some(0),
        [b'-' | b'+', ..] if ends(1) => Some(0),
        _ if digits > 0 && text[digits..].starts_with(['.', ')']) && ends(digits + 1) => Some(digits),
        _ => None,
    }
}

/// Characters that are escaped wherever they stand.
fn is_escaped(c: char) -> bool {
    matches!(c, '\\' | '`' | '[' | ']' | '{' | '}' | '<')
}

/// Adds a character so that it is read as itself.
fn push(written: &mut String, last: Option<char>, c: char, rest: &str) {
    let is_space = |c: Option<char>| c.is_some_and(char::is_whitespace);
    let next = rest.chars().next();
    if c == '<' && next == Some('!') {
        // What a comment allows is looked for in what was typed, so a backslash is not enough.
        written.push_str("&lt;");
        return;
    }
    let is_escaped = match c {
        '*' | '~' => !(is_space(last) && is_space(next)),
        '_' => !(last.is_some_and(char::is_alphanumeric) && next.is_some_and(char::is_alphanumeric)),
        '&' => is_entity(rest),
        c => is_escaped(c),
    };
    written.extend(is_escaped.then_some('\\'));
    written.push(c);
}

/// Whether an ampersand begins an entity, by what follows on it.
fn is_entity(rest: &str) -> bool {
    let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '#'));
    end.is_some_and(|end| end > 0 && rest[end..].starts_with(';'))
}
