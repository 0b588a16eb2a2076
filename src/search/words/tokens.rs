//! Cuts a text into the terms that it is found by, each with its position.
//!
//! Comes in: a text. Goes out: [`Token`]s by position. Does not know: stems, what a text is part of.
//!
//! A word of letters with spaces around it is a part: one term at one position. Parts with one connector between them
//! (`on-call`, `node.js`, `10:30`) are a chain and have a joined term beside their own, at the position of the first. A run of
//! letters that know no spaces is found by its pairs. An emoji is a word.

use std::ops::Range;

use smallvec::SmallVec;

use super::LONGEST_TERM;
use super::fold::fold_into;
use super::letters::{Letter, continues_emoji, continues_letter, is_unspaced};

/// A term at its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token<'t> {
    /// The folded word, or what else it is found by.
    pub term: &'t str,
    /// Which word of the text it begins with.
    pub position: u32,
    /// How many positions it covers.
    pub parts: u32,
    /// Its first byte in the text.
    pub start: usize,
    /// The byte behind it.
    pub end: usize,
}

/// A chain of more parts has no joined term.
const MOST_PARTS: usize = 8;

/// Behind a word so many signs are part of its joined term.
const MOST_SIGNS: usize = 2;

/// A word of a chain.
#[derive(Debug, Clone)]
struct ChainPart {
    /// In the text.
    range: Range<usize>,
    /// In what is folded of the chain.
    folded: Range<usize>,
    /// What is between the part before and this one.
    connector: Option<char>,
}

/// Reads texts; what it reads them into is used for all.
#[derive(Debug, Default)]
pub struct TokenReader {
    folded: String,
    parts: SmallVec<[ChainPart; MOST_PARTS]>,
    joined: String,
}

/// The tokens of a text, each with its own term: for a query, or a test.
pub fn tokens(text: &str) -> Vec<(String, u32, u32, Range<usize>)> {
    let mut tokens = Vec::new();
    TokenReader::default()
        .read(text, 0, |it| tokens.push((it.term.to_owned(), it.position, it.parts, it.start..it.end)));
    tokens
}

impl TokenReader {
    /// Reads a text whose first word has a position: first the term of a part, then the joined one that begins with it. Gives
    /// the position behind the last.
    pub fn read(&mut self, text: &str, first: u32, mut each: impl FnMut(Token<'_>)) -> u32 {
        let (mut position, mut at) = (first, 0);
        while let Some(c) = text[at..].chars().next() {
            if c.is_ascii() && !c.is_ascii_alphanumeric() {
                at += 1;
                continue;
            }
            if let Some(end) = end_of_lone_word(text.as_bytes(), at)
                && !self.goes_on(text, at)
            {
                position = self.end_chain(text, position, &mut each);
                position = self.add_lone(text, at..end, position, &mut each);
                at = end;
                continue;
            }
            match Letter::of(c) {
                Letter::Mark | Letter::Unspaced if is_unspaced(c) => {
                    position = self.end_chain(text, position, &mut each);
                    let end = run_end(text, at, |c, _| is_unspaced(c) || continues_letter(c));
                    position = self.read_unspaced(text, at..end, position, &mut each);
                    at = end;
                }
                Letter::Spaced | Letter::Mark | Letter::Unspaced => {
                    let end = run_end(text, at, |_, letter| matches!(letter, Letter::Spaced | Letter::Mark));
                    position = self.add_part(text, at..end, position, &mut each);
                    at = end;
                }
                Letter::Emoji => {
                    position = self.end_chain(text, position, &mut each);
                    let (start, end) = (at, at + c.len_utf8());
                    let continued = text[end..].chars().take_while(|c| continues_emoji(*c)).map(char::len_utf8);
                    at = end + continued.sum::<usize>();
                    each(Token { term: &text[start..end], position, parts: 1, start, end: at });
                    position += 1;
                }
                Letter::Joiner | Letter::Other => at += c.len_utf8(),
            }
        }
        self.end_chain(text, position, &mut each)
    }

    /// Gives out the term of a word that is no part of a chain.
    fn add_lone(&mut self, text: &str, range: Range<usize>, position: u32, each: &mut impl FnMut(Token<'_>)) -> u32 {
        let Range { start, end } = range;
        let word = &text[start..end];
        // It is ASCII, and most words have no capitals: they are folded as they stand.
        if word.bytes().any(|byte| byte.is_ascii_uppercase()) {
            fold_into(&mut self.folded, word);
            each(Token { term: &self.folded, position, parts: 1, start, end });
            self.folded.clear();
        } else {
            each(Token { term: word, position, parts: 1, start, end });
        }
        position + 1
    }

    /// Whether a word that begins at a place goes on with the chain before it.
    fn goes_on(&self, text: &str, start: usize) -> bool {
        self.parts.last().is_some_and(|last| only_connector(&text[last.range.end..start]).is_some())
    }

    /// Adds a word to the chain that it goes on with, or begins another.
    fn add_part(&mut self, text: &str, range: Range<usize>, position: u32, each: &mut impl FnMut(Token<'_>)) -> u32 {
        let connector = self.parts.last().and_then(|last| only_connector(&text[last.range.end..range.start]));
        let position = if connector.is_none() { self.end_chain(text, position, each) } else { position };
        let start = self.folded.len();
        fold_into(&mut self.folded, &text[range.clone()]);
        cut(&mut self.folded, start);
        // Of a mark alone nothing may be left: it is no word.
        if self.folded.len() > start {
            self.parts.push(ChainPart { range, folded: start..self.folded.len(), connector });
        }
        position
    }

    /// Gives out the terms of a chain.
    fn end_chain(&mut self, text: &str, position: u32, each: &mut impl FnMut(Token<'_>)) -> u32 {
        let (Some(first), Some(last)) = (self.parts.first(), self.parts.last()) else { return position };
        let dot = if is_behind_dot(text, &first.range) { dot_before(text, first.range.start) } else { None };
        let signs = text[last.range.end..].chars().take_while(|c| matches!(connector(*c), Some('+' | '#')));
        let signs: SmallVec<[char; MOST_SIGNS]> = signs.take(MOST_SIGNS).collect();
        let has_joined = self.parts.len() > 1 || dot.is_some() || !signs.is_empty();
        let joined = if has_joined && self.parts.len() <= MOST_PARTS {
            let start = dot.as_ref().map_or(first.range.start, |dot| dot.start);
            let end = last.range.end + signs.iter().map(|c| c.len_utf8()).sum::<usize>();
            self.join(dot.is_some(), &signs);
            Some(start..end)
        } else {
            None
        };
        let mut next = position;
        for (part, is_first) in self.parts.iter().zip(std::iter::once(true).chain(std::iter::repeat(false))) {
            let (term, Range { start, end }) = (&self.folded[part.folded.clone()], part.range.clone());
            each(Token { term, position: next, parts: 1, start, end });
            if let Some(range) = joined.as_ref().filter(|_| is_first && self.joined != term) {
                let parts = u32::try_from(self.parts.len()).expect("there are few");
                each(Token { term: &self.joined, position, parts, start: range.start, end: range.end });
            }
            next += 1;
        }
        self.parts.clear();
        self.folded.clear();
        next
    }

    /// Writes the joined term of a chain.
    fn join(&mut self, has_dot: bool, signs: &[char]) {
        self.joined.clear();
        if has_dot {
            self.joined.push('.');
        }
        for part in &self.parts {
            let folded = &self.folded[part.folded.clone()];
            let between_digits = self.joined.ends_with(char::is_numeric) && folded.starts_with(char::is_numeric);
            if let Some(connector) = part.connector.filter(|_| between_digits) {
                self.joined.push(connector);
            }
            self.joined.push_str(folded);
        }
        self.joined.extend(signs.iter().filter_map(|sign| connector(*sign)));
        cut(&mut self.joined, 0);
    }

    /// Gives out the pairs of a run of letters, and the last of them.
    fn read_unspaced(
        &mut self,
        text: &str,
        range: Range<usize>,
        position: u32,
        each: &mut impl FnMut(Token<'_>),
    ) -> u32 {
        let (mut next, mut at) = (position, range.start);
        // The letter before, in the text and folded.
        let mut before: Option<(Range<usize>, usize)> = None;
        self.folded.clear();
        while at < range.end {
            let (start, folded) = (at, self.folded.len());
            let mut letters = text[start..range.end].char_indices().skip(1);
            at = letters.find(|(_, c)| !continues_letter(*c)).map_or(range.end, |(length, _)| start + length);
            fold_into(&mut self.folded, &text[start..at]);
            if self.folded.len() == folded {
                continue;
            }
            if let Some((first, length)) = before.replace((start..at, self.folded.len() - folded)) {
                let term = &self.folded[folded - length..];
                each(Token { term, position: next, parts: 2, start: first.start, end: at });
                next += 1;
            }
        }
        if let Some((last, length)) = before {
            let term = &self.folded[self.folded.len() - length..];
            each(Token { term, position: next, parts: 1, start: last.start, end: last.end });
            next += 1;
        }
        self.folded.clear();
        next
    }
}

/// Where a word ends that begins at a place and that is surely in no chain but the one before it: nearly all words are such
/// words of plain letters, and need not be looked at letter by letter. Nothing where it may be another.
fn end_of_lone_word(text: &[u8], start: usize) -> Option<usize> {
    let length = text[start..].iter().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(text.len() - start);
    if length == 0 || length > LONGEST_TERM || start.checked_sub(1).is_some_and(|before| text[before] == b'.') {
        return None;
    }
    let end = start + length;
    let mut behind = text[end..].iter().copied();
    let is_alone = match behind.next() {
        None => true,
        // Signs that a word may end with, and letters of other kinds.
        Some(b'+' | b'#' | 0x80..) => false,
        Some(byte) if connector(char::from(byte)).is_some() => {
            behind.next().is_none_or(|next| next.is_ascii() && !next.is_ascii_alphanumeric())
        }
        Some(_) => true,
    };
    is_alone.then_some(end)
}

/// Where a run of letters ends that begins at a place. What nobody sees is part of it where the run goes on behind it.
fn run_end(text: &str, start: usize, goes_on: impl Fn(char, Letter) -> bool) -> usize {
    let mut end = start;
    for (at, c) in text[start..].char_indices() {
        match Letter::of(c) {
            Letter::Joiner => {}
            letter if at == 0 || goes_on(c, letter) => end = start + at + c.len_utf8(),
            _ => break,
        }
    }
    end
}

/// Cuts the term that begins at a place.
fn cut(folded: &mut String, start: usize) {
    if folded.len() - start > LONGEST_TERM
        && let Some((length, _)) = folded[start..].char_indices().nth(LONGEST_TERM)
    {
        folded.truncate(start + length);
    }
}

/// The connector that is all there is between two words.
fn only_connector(between: &str) -> Option<char> {
    let mut chars = between.chars();
    let connector = connector(chars.next()?)?;
    chars.next().is_none().then_some(connector)
}

/// What ties words to each other, in its plain form.
fn connector(c: char) -> Option<char> {
    match c {
        '.' | '-' | '_' | ':' | '/' | '\'' | '&' | '@' | '+' | '#' => Some(c),
        '’' | 'ʼ' => Some('\''),
        '‐' | '‑' => Some('-'),
        // The wide forms of the ASCII signs.
        '\u{ff01}'..='\u{ff5e}' => {
            const WIDE: u32 = 0xfee0;
            char::from_u32(u32::from(c) - WIDE).and_then(connector)
        }
        _ => None,
    }
}

/// The dot that ends what is before a place.
fn dot_before(text: &str, start: usize) -> Option<Range<usize>> {
    let last = text[..start].chars().next_back().filter(|c| connector(*c) == Some('.'))?;
    Some(start - last.len_utf8()..start)
}

/// Whether a word begins with a dot that belongs to it (`.net`): no word is before that, and a letter behind.
fn is_behind_dot(text: &str, word: &Range<usize>) -> bool {
    let Some(dot) = dot_before(text, word.start) else { return false };
    let before = text[..dot.start].chars().next_back();
    let is_free = before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '"' | '\'' | '«' | '“' | '‘'));
    is_free && text[word.start..].starts_with(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::tokens;

    /// The tokens of a text, in short: `term@position`, with `×parts` where there are more than one.
    fn shown(text: &str) -> String {
        let shown = tokens(text).into_iter().map(|(term, position, parts, _)| match parts {
            1 => format!("{term}@{position}"),
            _ => format!("{term}@{position}×{parts}"),
        });
        shown.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn words_stand_between_spaces() {
        for (text, expected) in [
            ("It took two weeks.", "it@0 took@1 two@2 weeks@3"),
            ("  “Déjà-vu” — ça, où?", "deja@0 dejavu@0×2 vu@1 ca@2 ou@3"),
            ("P07 k8s CI", "p07@0 k8s@1 ci@2"),
            ("привет, мир", "привет@0 мир@1"),
            ("مرحبا بالعالم", "مرحبا@0 بالعالم@1"),
            ("ser\u{ad}vice co\u{200d}op\u{ad}", "service@0 coop@1"),
            ("pén\u{200b}ible \u{200e}a\u{feff}b\u{200f}, c", "penible@0 ab@1 c@2"),
            ("a\u{200b}b", "ab@0"),
            ("naïve \u{301} x", "naive@0 x@1"),
            ("", ""),
            ("… !?", ""),
        ] {
            assert_eq!(shown(text), expected, "{text}");
        }
    }

    #[test]
    fn a_chain_has_a_joined_term_beside_its_parts() {
        for (text, expected) in [
            ("on-call", "on@0 oncall@0×2 call@1"),
            ("node.js", "node@0 nodejs@0×2 js@1"),
            ("don't don’t", "don@0 dont@0×2 t@1 don@2 dont@2×2 t@3"),
            ("feature_flag a", "feature@0 featureflag@0×2 flag@1 a@2"),
            ("10:30", "10@0 10:30@0×2 30@1"),
            ("3.14 v1.2.3", "3@0 3.14@0×2 14@1 v1@2 v1.2.3@2×3 2@3 3@4"),
            ("１０：３０", "10@0 10:30@0×2 30@1"),
            ("a‑b R&D", "a@0 ab@0×2 b@1 r@2 rd@2×2 d@3"),
            ("a--b a - b", "a@0 b@1 a@2 b@3"),
            ("me@x.example", "me@0 mexexample@0×3 x@1 example@2"),
            ("1/2/3/4/5/6/7/8", "1@0 1/2/3/4/5/6/7/8@0×8 2@1 3@2 4@3 5@4 6@5 7@6 8@7"),
            ("a/b/c/d/e/f/g/h/i", "a@0 b@1 c@2 d@3 e@4 f@5 g@6 h@7 i@8"),
        ] {
            assert_eq!(shown(text), expected, "{text}");
        }
    }

    #[test]
    fn some_signs_at_the_edge_of_a_word_are_part_of_its_joined_term() {
        for (text, expected) in [
            ("C++, C# or F#.", "c@0 c++@0 c@1 c#@1 or@2 f@3 f#@3"),
            ("C#/F#", "c@0 c#@0 f@1 f#@1"),
            (".NET (.net) «.Net»", "net@0 .net@0 net@1 .net@1 net@2 .net@2"),
            ("asp.net", "asp@0 aspnet@0×2 net@1"),
            ("end..net x.y", "end@0 net@1 x@2 xy@2×2 y@3"),
            (".5 #tag", "5@0 tag@1"),
            ("c++11", "c@0 c++@0 11@1"),
            ("a+++", "a@0 a++@0"),
            (".node.js", "node@0 .nodejs@0×2 js@1"),
        ] {
            assert_eq!(shown(text), expected, "{text}");
        }
    }

    #[test]
    fn letters_without_spaces_are_found_by_their_pairs() {
        for (text, expected) in [
            ("日本語", "日本@0×2 本語@1×2 語@2"),
            ("水", "水@0"),
            ("ｶﾞｲﾄﾞ", "ガイ@0×2 イド@1×2 ド@2"),
            ("か\u{3099}く", "がく@0×2 く@1"),
            ("한글", "한글@0×2 글@1"),
            ("\u{1112}\u{1161}\u{11ab}\u{1100}\u{1173}\u{11af}", "한글@0×2 글@1"),
            ("น้ำ", "น\u{e49}\u{e4d}\u{e32}@0×2 \u{e4d}\u{e32}@1"),
            ("CIが3回", "ci@0 が@1 3@2 回@3"),
            ("日本。東京", "日本@0×2 本@1 東京@2×2 京@3"),
            ("node.jsを", "node@0 nodejs@0×2 js@1 を@2"),
        ] {
            assert_eq!(shown(text), expected, "{text}");
        }
    }

    #[test]
    fn an_emoji_is_a_word() {
        assert_eq!(shown("done ✅👍🏽 a👩\u{200d}💻b ❤\u{fe0f}"), "done@0 ✅@1 👍@2 a@3 👩@4 💻@5 b@6 ❤@7");
    }

    #[test]
    fn places_are_bytes_of_the_text() {
        let ranges = |text: &str| -> Vec<String> {
            tokens(text).into_iter().map(|(term, _, _, range)| format!("{term}={}", &text[range])).collect()
        };
        assert_eq!(
            ranges("Use C++ (.NET), déjà-vu 日本 👍🏽."),
            [
                "use=Use",
                "c=C",
                "c++=C++",
                "net=NET",
                ".net=.NET",
                "deja=déjà",
                "dejavu=déjà-vu",
                "vu=vu",
                "日本=日本",
                "本=本",
                "👍=👍🏽",
            ]
        );
    }

    #[test]
    fn terms_are_cut() {
        let long = "ß".repeat(70);
        assert_eq!(shown(&long), format!("{}@0", "s".repeat(64)));
        let chain = ["x".repeat(64), "y".to_owned()].join("-");
        assert_eq!(shown(&chain), format!("{}@0 y@1", "x".repeat(64)));
    }

    proptest! {
        #[test]
        fn plain_letters_and_wide_ones_are_the_same_words(text in "[a-cA-C0-9é .,:/'&+#(-]{0,40}") {
            // Wide letters are read one by one, whatever stands around them.
            let widened = |c: char| if c.is_ascii_alphanumeric() { char::from_u32(u32::from(c) + 0xfee0) } else { Some(c) };
            let wide: String = text.chars().filter_map(widened).collect();
            prop_assert_eq!(shown(&text), shown(&wide));
        }
    }
}
