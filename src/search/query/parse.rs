//! A query, read: the words that must be found, those that must not, and filters.
//!
//! Comes in: what somebody typed. Goes out: an [`AskedQuery`]. Does not know: any index. `search-query.js` reads it in the same way.

use std::ops::Range;

use super::asked::{AskedWord, Ending, elements, quoted, word};

/// More characters of a query are not read.
const MOST_CHARACTERS: usize = 1000;

/// More terms are not looked for.
const MOST_TERMS: usize = 32;

/// What documents can be filtered by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FilterKey {
    /// A theme, with what lies below it.
    Theme,
    /// The team of whoever speaks, with what lies below it.
    Team,
    /// A kind of result, or a kind of quote.
    Kind,
    /// Whoever speaks, by pseudonym.
    Person,
    /// The role of whoever speaks.
    Role,
    /// The year of the interview.
    Year,
    /// `evidence`.
    Is,
}

impl FilterKey {
    const ALL: [(&str, Self); 7] = [
        ("theme", Self::Theme),
        ("team", Self::Team),
        ("kind", Self::Kind),
        ("person", Self::Person),
        ("role", Self::Role),
        ("year", Self::Year),
        ("is", Self::Is),
    ];

    /// As it is typed.
    pub fn word(self) -> &'static str {
        Self::ALL.into_iter().find(|(_, key)| *key == self).map_or("", |(word, _)| word)
    }

    /// All of them, as they are typed.
    pub fn words() -> impl Iterator<Item = &'static str> {
        Self::ALL.into_iter().map(|(word, _)| word)
    }

    /// A value that it may have, for who has not typed any.
    pub fn example(self) -> &'static str {
        match self {
            Self::Theme => "slow-builds",
            Self::Team => "freight",
            Self::Kind => "pain",
            Self::Person => "P07",
            Self::Role => "\"staff engineer\"",
            Self::Year => "2026",
            Self::Is => "evidence",
        }
    }

    fn of(typed: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|(name, _)| name.eq_ignore_ascii_case(typed)).map(|(_, key)| key)
    }
}

/// `team:payments`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AskedFilter {
    /// What it looks at.
    pub key: FilterKey,
    /// What it wants, as typed.
    pub value: String,
    /// Whether it wants all others.
    pub is_not: bool,
}

/// What a query asks for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AskedQuery {
    /// All of these are in what is found.
    pub words: Vec<AskedWord>,
    /// None of these is.
    pub excluded: Vec<AskedWord>,
    /// What else is asked of it.
    pub filters: Vec<AskedFilter>,
    /// Whether some of it was too much to read.
    pub is_left_out: bool,
}

impl AskedQuery {
    /// Whether it asks for nothing.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty() && self.filters.is_empty()
    }
}

/// What stands between spaces.
pub(super) struct QueryPiece<'q> {
    pub(super) text: &'q str,
    pub(super) is_phrase: bool,
    is_not: bool,
    pub(super) key: Option<FilterKey>,
    /// Behind it, in the query.
    end: usize,
}

/// Reads a query.
pub fn parse(typed: &str) -> AskedQuery {
    let end = typed.char_indices().nth(MOST_CHARACTERS).map_or(typed.len(), |(at, _)| at);
    let query = &typed[..end];
    let mut asked = AskedQuery { is_left_out: end < typed.len(), ..AskedQuery::default() };
    let mut left = MOST_TERMS;
    for piece in pieces(query) {
        match piece.key {
            Some(key) => asked.filters.extend(filter(key, &piece)),
            None => words_of(&piece, query.len()).into_iter().for_each(|one| {
                asked.is_left_out |= left == 0;
                if left > 0 {
                    asked.add(one, &mut left, piece.is_not);
                }
            }),
        }
    }
    asked
}

fn filter(key: FilterKey, piece: &QueryPiece<'_>) -> Option<AskedFilter> {
    let value = piece.text.trim();
    (!value.is_empty()).then(|| AskedFilter { key, value: value.to_owned(), is_not: piece.is_not })
}

fn words_of(piece: &QueryPiece<'_>, query_end: usize) -> Vec<AskedWord> {
    if piece.is_phrase {
        return quoted(piece.text).into_iter().collect();
    }
    let all = elements(piece.text);
    let last = all.len().saturating_sub(1);
    let is_open = piece.end == query_end && !piece.is_not;
    let ending = |at: usize| if is_open && at == last { Ending::Open } else { Ending::Closed };
    all.iter().enumerate().map(|(at, element)| word(element, piece.text, ending(at))).collect()
}

impl AskedQuery {
    /// Adds a word, or as much of a phrase as is still read.
    fn add(&mut self, mut word: AskedWord, left: &mut usize, is_not: bool) {
        if word.cost() > *left {
            self.is_left_out = true;
            word.cut(*left);
        }
        *left -= word.cost();
        if is_not { self.excluded.push(word) } else { self.words.push(word) }
    }
}

fn is_quotation_mark(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '‟' | '＂')
}

pub(super) fn pieces(query: &str) -> Vec<QueryPiece<'_>> {
    let (mut found, mut at) = (Vec::new(), 0);
    while let Some(c) = query[at..].chars().next() {
        if c.is_whitespace() {
            at += c.len_utf8();
            continue;
        }
        let is_not = c == '-' && query[at + 1..].chars().next().is_some_and(|next| !next.is_whitespace());
        at += usize::from(is_not);
        let key = key_at(&query[at..]);
        at += key.map_or(0, |(_, length)| length);
        let first = query[at..].chars().next().filter(|c| is_quotation_mark(*c));
        let (range, end) = match first {
            Some(mark) => phrase_at(query, at + mark.len_utf8()),
            None => word_at(query, at),
        };
        found.push(QueryPiece {
            text: &query[range],
            is_phrase: first.is_some(),
            is_not,
            key: key.map(|(key, _)| key),
            end,
        });
        at = end;
    }
    found
}

/// The key of a filter, with how long it is.
fn key_at(rest: &str) -> Option<(FilterKey, usize)> {
    let length = rest.find(|c: char| !c.is_ascii_alphabetic())?;
    let colon = rest[length..].chars().next().filter(|c| matches!(c, ':' | '：'))?;
    FilterKey::of(&rest[..length]).map(|key| (key, length + colon.len_utf8()))
}

/// What is between quotation marks, and where it ends with them; at the end where they are not closed.
fn phrase_at(query: &str, start: usize) -> (Range<usize>, usize) {
    match query[start..].char_indices().find(|(_, c)| is_quotation_mark(*c)) {
        Some((length, mark)) => (start..start + length, start + length + mark.len_utf8()),
        None => (start..query.len(), query.len()),
    }
}

fn word_at(query: &str, start: usize) -> (Range<usize>, usize) {
    let end =
        query[start..].find(|c: char| c.is_whitespace() || is_quotation_mark(c)).map_or(query.len(), |it| start + it);
    (start..end, end)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a query asks for, in short.
    fn shown(query: &str) -> String {
        let asked = parse(query);
        let filters = asked
            .filters
            .iter()
            .map(|filter| format!("{}{:?}={}", if filter.is_not { "-" } else { "" }, filter.key, filter.value));
        let excluded = asked.excluded.iter().map(|word| format!("-{word}"));
        let words = asked.words.iter().map(ToString::to_string);
        words.chain(excluded).chain(filters).collect::<Vec<_>>().join(" | ")
    }

    #[test]
    fn queries_are_read() {
        for (query, expected) in [
            ("slow builds", "slow~ | builds~ builds*"),
            ("slow builds ", "slow~ | builds~"),
            ("s", "s~"),
            ("“slow builds” x y", "[slow 0, builds 1]×2 | x~ | y~"),
            ("\"slow builds", "[slow 0, builds 1]×2"),
            ("-tickets -\"on call\" -on-call ci", "ci~ ci* | -tickets~ | -[on 0, call 1]×2 | -oncall [on 0, call 1]×2"),
            ("on-call ", "oncall [on 0, call 1]×2"),
            ("on-ca", "onca onca* [on 0, ca 1]×2"),
            ("c++ .net 10:30 ", "c++ | .net | 10:30×2"),
            ("\"c++ on-call 10:30 now\"", "[c++ 0, on 1, call 2, 10:30 3, now 5]×6"),
            ("日本語", "[日本 0, 本語 1]×3"),
            ("日 x ", "日 日* | x~"),
            ("日本", "[日本 0]×2"),
            ("CIが3回 ", "ci~ | が が* | 3~ | 回 回*"),
            (
                "theme:Slow TEAM:\"Developer experience\" -kind：pain is:",
                "Theme=Slow | Team=Developer experience | -Kind=pain",
            ),
            ("foo:bar x", "foobar [foo 0, bar 1]×2 | x~"),
            ("a,b ", "a~ | b~"),
            ("- -- \"\" \" ! ", ""),
            ("👍 ", "👍~"),
            ("", ""),
        ] {
            assert_eq!(shown(query), expected, "{query}");
        }
    }

    #[test]
    fn so_much_is_read_of_a_query() {
        let many = "ab ".repeat(40);
        assert_eq!((parse(&many).words.len(), parse(&many).is_left_out), (32, true));
        assert!(!parse(&"ab ".repeat(32)).is_left_out);
        let long = "日".repeat(10_000);
        assert_eq!(parse(&long).words[0].cost(), 32);
        assert!(parse(&long).is_left_out);
        let phrase = format!("x \"{}\" y", "ab ".repeat(100));
        assert_eq!(parse(&phrase).words.iter().map(AskedWord::cost).collect::<Vec<_>>(), [1, 31]);
        let word = parse(&"x".repeat(10_000));
        assert_eq!((word.words.len(), word.is_left_out), (1, true));
    }
}
