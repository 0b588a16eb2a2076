//! Lines that look like a block of front matter, in any of the forms that generators and editors make of it.
//!
//! Comes in: a text and the place of a line in it. Goes out: a [`KeyBlock`] that begins there, if one does.
//! Does not know: what stands before it, what is said of it.

use crate::base::fold;
use crate::base::span::Span;

/// A block that looks like front matter.
pub(super) struct KeyBlock<'t> {
    pub(super) form: BlockForm,
    /// Without its end.
    pub(super) first_line: Span,
    keys: Vec<&'t str>,
    /// How many of them stand before the first blank line.
    together: usize,
    /// Whether a second fence ends it.
    is_closed: bool,
}

/// The keys of some lines.
#[derive(Default)]
struct BlockKeys<'t> {
    all: Vec<&'t str>,
    together: usize,
    /// The first line that is none of theirs.
    close: Option<&'t str>,
}

/// How a block is set apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum BlockForm {
    /// Between two lines that are no words.
    Fenced(Fence),
    /// `{"key": …}`.
    Json,
    /// In a fenced code block.
    Code,
    /// In a block quote.
    Quoted,
    /// By nothing.
    Bare,
}

/// A line that sets front matter apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fence {
    /// `---`, perhaps indented.
    Dashes,
    /// `+++`.
    Pluses,
    /// `----`, `—`, `--- # x`, `***`.
    Odd,
}

/// What front matter of all kinds of generators holds, and nobody's words begin with.
const TELLING: [&str; 26] = [
    "aliases",
    "author",
    "authors",
    "categories",
    "date",
    "description",
    "draft",
    "duration",
    "email",
    "full_name",
    "guide",
    "layout",
    "listeners",
    "name",
    "observers",
    "participants",
    "permalink",
    "phone",
    "real_name",
    "real_names",
    "recording",
    "role",
    "slug",
    "tags",
    "team",
    "title",
];

/// The same between fences, where they cannot be the labels of two who speak.
const TELLING_IN_FENCES: [&str; 2] = ["interviewer", "participant"];

/// What front matter of interviews alone holds: an example of anything else has none of it.
const OF_INTERVIEWS: [&str; 7] =
    ["participant", "participants", "interviewer", "interviewers", "observers", "real_name", "real_names"];

/// Languages that front matter is written in.
const LANGUAGES: [&str; 5] = ["yaml", "yml", "toml", "json", "front-matter"];

/// What a code block is called that is in no language.
const NO_LANGUAGE: [&str; 4] = ["", "text", "txt", "plain"];

impl Fence {
    /// Reads a line.
    pub(super) fn read(line: &str) -> Option<Self> {
        if line.starts_with('\\') || is_spaced_rule(seen(line)) {
            // As converters write it, or with spaces: `\---`, `- - -`.
            return Self::read(&line.replace(['\\', ' '], "")).map(|_| Self::Odd);
        }
        let words = seen(line);
        let is_dash = |c: char| matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{ff0d}');
        let first = words.chars().next()?;
        let run = |mark: char| words.chars().take_while(|c| *c == mark).count();
        match first {
            '-' if words == "---" => Some(Self::Dashes),
            '+' if words.len() >= 3 && run('+') == words.len() => Some(Self::Pluses),
            // `---|---` is a line of a table.
            '-' if run('-') == 3 && !words[3..].starts_with(is_dash) && !words.contains('|') => Some(Self::Odd),
            '-' if words.chars().all(is_dash) && words.chars().count() >= 2 => Some(Self::Odd),
            // An editor has made one sign of two or three.
            _ if is_dash(first) && first != '-' && words.chars().all(is_dash) => Some(Self::Odd),
            '*' | '=' | '_' | ';' | '%' if words.len() >= 3 && run(first) == words.len() => Some(Self::Odd),
            '.' if words == "..." => Some(Self::Odd),
            _ => None,
        }
    }
}

/// `* * *`
fn is_spaced_rule(words: &str) -> bool {
    words.contains(' ') && words.chars().all(|c| matches!(c, '*' | '-' | '_' | ' '))
}

/// At the very start of a file.
pub(super) fn at_top(text: &str, at: usize) -> Option<KeyBlock<'_>> {
    in_head(text, at).or_else(|| code(text, at)).or_else(|| bare(text, at)).or_else(|| quoted(text, at, at_top))
}

/// Below the first heading, in a file without front matter that is read. Code is there for its own sake, unless it says who was
/// interviewed.
pub(super) fn below_heading(text: &str, at: usize) -> Option<KeyBlock<'_>> {
    let code = || code(text, at).filter(KeyBlock::is_of_interview);
    in_head(text, at).or_else(code).or_else(|| bare(text, at)).or_else(|| quoted(text, at, below_heading))
}

/// The same in a block quote, whose lines are read without their `>`.
fn quoted(text: &str, at: usize, read: for<'q> fn(&'q str, usize) -> Option<KeyBlock<'q>>) -> Option<KeyBlock<'_>> {
    let (line, mut end) = line_at(text, at);
    let mut inner = unquoted(line)?.to_owned();
    while inner.len() < LONGEST_QUOTED {
        let (line, behind) = line_at(text, end);
        let Some(words) = unquoted(line) else { break };
        inner.push_str(words);
        end = behind;
    }
    let KeyBlock { together, is_closed, .. } = read(&inner, 0)?;
    let words = seen(line);
    let start = at + line.find(words).unwrap_or_default();
    let first_line = Span::new(start, start + words.len());
    Some(KeyBlock { form: BlockForm::Quoted, first_line, keys: Vec::new(), together, is_closed })
}

/// How much of a block quote is looked at.
const LONGEST_QUOTED: usize = 4000;

/// A line of a block quote, or of several in each other, without the marks that make it one.
fn unquoted(line: &str) -> Option<&str> {
    let strip = |line: &'_ str| line.trim_start_matches(' ').starts_with('>').then(|| line.find('>').unwrap_or(0) + 1);
    let mut words = &line[strip(line)?..];
    while let Some(inner) = strip(words) {
        words = &words[inner..];
    }
    Some(words.strip_prefix(' ').unwrap_or(words))
}

/// Right below a line of words, which the first line of the block makes a heading: `Interview`, then `---`.
pub(super) fn below_words(text: &str, at: usize) -> Option<KeyBlock<'_>> {
    in_head(text, at).filter(KeyBlock::is_of_interview)
}

/// Before the first paragraph.
pub(super) fn in_head(text: &str, at: usize) -> Option<KeyBlock<'_>> {
    let fenced = fenced(text, at).filter(|block| {
        let is_lower = block.keys.iter().all(|key| is_lower(key));
        let tells = block.keys.iter().any(|key| is_telling(key));
        if begins_blank(text, block) {
            return block.is_closed && is_lower && tells;
        }
        let is_sure = tells && block.form != BlockForm::Fenced(Fence::Dashes);
        block.is_closed || is_sure || (block.together >= 2 && is_lower)
    });
    fenced.or_else(|| json(text, at))
}

/// Below other text.
pub(super) fn further_down(text: &str, at: usize) -> Option<KeyBlock<'_>> {
    if text[at..].starts_with('>') {
        return quoted(text, at, further_down);
    }
    fenced(text, at).filter(|block| {
        let is_lower = block.keys.iter().all(|key| is_lower(key));
        let below_blank = text[..at].ends_with("\n\n") || text[..at].ends_with("\n\r\n");
        let tells = below_blank && block.keys.iter().any(|key| is_telling(key));
        block.is_closed && is_lower && (block.together >= 2 || tells) && !begins_blank(text, block)
    })
}

/// Keys between two fences; the second may be missing.
fn fenced(text: &str, at: usize) -> Option<KeyBlock<'_>> {
    let (line, end) = line_at(text, at);
    let fence = Fence::read(line)?;
    block(BlockForm::Fenced(fence), at, line, keys(text, end))
}

/// Keys in a fenced code block that names a language of front matter, or begins with a fence of it.
fn code(text: &str, at: usize) -> Option<KeyBlock<'_>> {
    let (line, end) = line_at(text, at);
    let words = seen(line);
    let info = words.strip_prefix("```").or_else(|| words.strip_prefix("~~~"))?;
    let language = info.trim_start_matches(['`', '~', ' ', '{', '.']).trim_end_matches('}').to_ascii_lowercase();
    let (first, second) = line_at(text, end);
    let is_fence = matches!(Fence::read(first), Some(Fence::Dashes | Fence::Pluses));
    let is_language = LANGUAGES.contains(&language.as_str());
    let start = if is_fence { second } else { end };
    if is_language && json(text, end).is_some() {
        return block(BlockForm::Code, at, line, BlockKeys::beginning_with(words));
    }
    let is_nameless = NO_LANGUAGE.contains(&language.as_str());
    let is_meant = |block: &KeyBlock<'_>| is_fence || is_language || (is_nameless && block.is_of_interview());
    block(BlockForm::Code, at, line, keys(text, start)).filter(is_meant)
}

/// Keys that nothing sets apart: a whole paragraph of them.
fn bare(text: &str, at: usize) -> Option<KeyBlock<'_>> {
    let (line, mut end) = line_at(text, at);
    if line.starts_with("% ") && text[end..].starts_with('%') {
        return block(BlockForm::Bare, at, line, BlockKeys::beginning_with("%"));
    }
    key_of(line)?;
    while end < text.len() && !seen(line_at(text, end).0).is_empty() {
        end = line_at(text, end).1;
    }
    let keys = keys(&text[..end], at);
    let is_sheet = keys.all.len() >= SHEET && !text[at..end].lines().any(is_sentence);
    let is_whole = keys.close.is_none_or(|close| Fence::read(close).is_some() || close.starts_with(['#', '*', '[']));
    let block = block(BlockForm::Bare, at, line, keys).filter(|_| is_whole)?;
    let lower: Vec<String> = block.keys.iter().map(|key| plain_key(key)).collect();
    let telling = lower.iter().filter(|key| is_telling(key)).count();
    // Two who speak may be called so.
    let never_labels = lower.iter().any(|key| TELLING.contains(&key.as_str()));
    let is_lower = block.keys.iter().all(|key| is_lower(key));
    let is_marked = seen(line).starts_with([':', '#']);
    let is_sure = (never_labels || is_sheet) && telling >= 2;
    let tells = (is_lower && never_labels) || (telling > 0 && (block.is_closed || is_marked)) || is_sure;
    (block.together >= 2 && tells).then_some(block)
}

/// So many lines that begin with different names are no conversation, if none of them is a sentence.
const SHEET: usize = 3;

/// Whether a line ends as what is said does.
fn is_sentence(line: &str) -> bool {
    seen(line).ends_with(['.', '?', '!', '…', '。', '？', '！'])
}

/// `{` and a key.
fn json(text: &str, at: usize) -> Option<KeyBlock<'_>> {
    let (line, _) = line_at(text, at);
    if !seen(line).starts_with('{') {
        return None;
    }
    let (_, rest) = text[at..].split_once('{')?;
    let (first, _) = line_at(rest.trim_start(), 0);
    let key = key_of(first).filter(|_| first.find([':', '=']) == first.find(':'))?;
    block(BlockForm::Json, at, line, BlockKeys::beginning_with(key))
}

/// A block, if it has keys, each once: whoever speaks again and again is no key.
fn block<'t>(form: BlockForm, at: usize, line: &'t str, keys: BlockKeys<'t>) -> Option<KeyBlock<'t>> {
    let BlockKeys { all: keys, together, close } = keys;
    let mut sorted = keys.clone();
    sorted.sort_unstable();
    sorted.dedup();
    let is_set = !keys.is_empty() && sorted.len() == keys.len();
    let words = seen(line);
    let start = at + line.find(words).unwrap_or_default();
    let first_line = Span::new(start, start + words.len());
    let is_closed = close.is_some_and(|close| Fence::read(close).is_some());
    is_set.then_some(KeyBlock { form, first_line, keys, together, is_closed })
}

impl KeyBlock<'_> {
    fn is_of_interview(&self) -> bool {
        self.keys.iter().any(|key| OF_INTERVIEWS.contains(&plain_key(key).as_str()))
    }
}

impl<'t> BlockKeys<'t> {
    /// One, of a line that was looked at already.
    fn beginning_with(key: &'t str) -> Self {
        Self { all: vec![key], together: 1, close: None }
    }
}

/// The keys of the lines from a place on. The first line with anything on it must hold a key by itself.
fn keys(text: &str, from: usize) -> BlockKeys<'_> {
    let mut keys = BlockKeys::default();
    let mut at = from;
    let mut parted = false;
    while at < text.len() {
        let (line, end) = line_at(text, at);
        let words = seen(line);
        let begun = !keys.all.is_empty();
        let is_indented = begun && line.starts_with([' ', '\t']);
        parted |= begun && words.is_empty();
        match key_of(line) {
            _ if words.is_empty() || is_comment(words) || words.starts_with('[') && words.ends_with(']') => {}
            _ if Fence::read(line).is_some() => return BlockKeys { close: Some(line), ..keys },
            Some(key) if !is_indented => {
                keys.all.push(key);
                keys.together += usize::from(!parted);
            }
            _ if begun && (is_indented || words.starts_with("- ") || is_close(words) || is_loose_key(words)) => {}
            _ => return BlockKeys { close: Some(line), ..keys },
        }
        at = end;
    }
    keys
}

/// A comment of YAML and TOML; `#+key: value` is a key.
fn is_comment(words: &str) -> bool {
    words.starts_with('#') && !words.starts_with("#+")
}

/// `key: value`, `key = value`, `"key": value`, `:key: value`, `#+key: value`: the key.
fn key_of(line: &str) -> Option<&str> {
    let words = seen(line);
    let words = words.strip_prefix("#+").or_else(|| words.strip_prefix(':')).unwrap_or(words);
    let end = words.find([':', '='])?;
    let key = words[..end].trim_end().trim_matches(['"', '\'']);
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '\\');
    let begins = key.starts_with(|c: char| c.is_alphabetic() || c == '_');
    let is_one = key.chars().all(is_plain) || (key.contains(' ') && TELLING.contains(&plain_key(key).as_str()));
    (begins && is_one && !words[end..].starts_with("://")).then_some(key)
}

/// A key as it is compared: `Real name` is `real_name`.
fn plain_key(key: &str) -> String {
    key.to_lowercase().replace([' ', '-'], "_")
}

/// A key of several words.
fn is_loose_key(words: &str) -> bool {
    const MOST_WORDS: usize = 4;
    let Some((key, rest)) = words.split_once(':') else { return false };
    let plain = key.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_' | '.' | '"' | '\''));
    plain && key.split(' ').count() <= MOST_WORDS && (rest.is_empty() || rest.starts_with([' ', '\t']))
}

fn is_close(words: &str) -> bool {
    words.chars().all(|c| matches!(c, ']' | '}' | ','))
}

/// Whether a key is written in small letters, as keys are. One of several words is no label however it is written.
fn is_lower(key: &str) -> bool {
    key.contains(' ') || !key.chars().any(char::is_uppercase)
}

fn is_telling(key: &str) -> bool {
    TELLING.contains(&key) || TELLING_IN_FENCES.contains(&key) || key.contains(' ')
}

fn begins_blank(text: &str, block: &KeyBlock<'_>) -> bool {
    let (_, end) = line_at(text, block.first_line.range().start);
    seen(line_at(text, end).0).is_empty()
}

/// The line from a place on, its end included, and the place behind it. A single CR ends a line here: that is how old
/// Macs wrote it.
pub(super) fn line_at(text: &str, at: usize) -> (&str, usize) {
    let rest = &text[at..];
    let end = match memchr::memchr2(b'\n', b'\r', rest.as_bytes()) {
        Some(end) if rest[end..].starts_with("\r\n") => end + 2,
        Some(end) => end + 1,
        None => rest.len(),
    };
    (&rest[..end], at + end)
}

/// A line without what nobody sees at its ends.
pub(super) fn seen(line: &str) -> &str {
    line.trim_matches(|c: char| c.is_whitespace() || fold::is_unseen(c))
}
