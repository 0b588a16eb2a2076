//! The ids of quotes: those that were given, and those that are made from the words of the others.
//!
//! Comes in: the quotes of one transcript, in their order. Goes out: an id for each, once in the file, with complaints.
//! Does not know: where ids stand in addresses.

use rustc_hash::{FxHashMap, FxHashSet};
use unicode_normalization::char::is_combining_mark;

use crate::base::hash::Digest;
use crate::base::letters;
use crate::base::path::SourcePath;
use crate::base::slug::Slug;
use crate::base::span::{Place, Spanned};
use crate::content::interview::turn_id::is_turn_id;
use crate::diagnostic::Diagnostic;

/// How many words of a quote make its id, where none is given.
const WORDS: usize = 6;
/// How many letters do, of a script that does not part its words.
const LETTERS: usize = 8;
/// How many bytes at most, however long the words are: an address is to be read.
const LONGEST: usize = 120;

/// What a quote is called whose words make no id.
const UNNAMED: &str = "quote";

/// A quote that wants an id.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wanted<'q> {
    /// The id that was given.
    pub(super) given: Option<&'q Spanned<String>>,
    /// The file that it was given in.
    pub(super) coded_in: &'q SourcePath,
    /// The words of the quote, but for those that not all its readers may read.
    pub(super) text: &'q str,
    /// Who may read the quote, where that is limited: its words are in no id then.
    pub(super) readers: Option<&'q str>,
}

/// An id for each quote: the one that was given, or one made from its words; each once in the file, none that a footnote
/// has.
pub(super) fn ids(
    quotes: &[Wanted<'_>],
    footnotes: FxHashSet<String>,
    complaints: &mut Vec<Diagnostic>,
) -> Vec<String> {
    let mut given: FxHashMap<&str, Place> = FxHashMap::default();
    for Wanted { given: id, coded_in, .. } in quotes {
        let Some(id) = id else { continue };
        let place = Place::new(coded_in, id.span);
        if footnotes.contains(&id.value) {
            let message = format!("the id `{}` is the label of a footnote in this file", id.value);
            complaints.push(Diagnostic::error("duplicate-id", place, message).help("give the quote another id"));
        } else if let Some(first) = given.get(id.value.as_str()) {
            let message = format!("the id `{}` is given twice in this interview", id.value);
            let complaint = Diagnostic::error("duplicate-id", place, message);
            complaints.push(complaint.label(first.clone(), "first here").help("give one of the two another id"));
        } else {
            given.insert(&id.value, place);
        }
    }
    let mut free = FreeIds { taken: footnotes, ..FreeIds::default() };
    // What is limited decides nobody else's id, so it has its own last.
    let mut ids = vec![String::new(); quotes.len()];
    let (limited, open): (Vec<_>, Vec<_>) = quotes.iter().zip(&mut ids).partition(|(quote, _)| quote.readers.is_some());
    for group in [open, limited] {
        free.taken.extend(group.iter().filter_map(|(quote, _)| quote.given).map(|given| given.value.clone()));
        for (quote, id) in group {
            *id = match (quote.given, quote.readers) {
                (Some(given), _) => given.value.clone(),
                (None, None) => free.next(quote.text),
                (None, Some(readers)) => free.limited(quote.text, readers),
            };
        }
    }
    ids
}

/// Complaints about ids given to limited quotes that something else on the page has too. That is not moved out of the way:
/// whoever reads it and not the quote would learn what the quote's id is.
pub(super) fn in_the_way(quotes: &[Wanted<'_>], ids: &[String], headings: &[Box<str>]) -> Vec<Diagnostic> {
    let is_made = |(quote, _): &(&Wanted<'_>, &String)| quote.given.is_none() && quote.readers.is_none();
    let made = quotes.iter().zip(ids).filter(is_made).map(|(_, id)| id.as_str());
    let made: FxHashSet<&str> = made.chain(headings.iter().map(|heading| &**heading)).collect();
    let limited = quotes.iter().filter(|quote| quote.readers.is_some());
    let given = limited.filter_map(|quote| Some((quote.coded_in, quote.given?)));
    let taken = given.filter(|(_, id)| made.contains(id.value.as_str()));
    let complaint = |(path, id): (&SourcePath, &Spanned<String>)| {
        let message =
            format!("the id `{}` is made from other words of this interview, and more people read those", id.value);
        Diagnostic::error("duplicate-id", Place::new(path, id.span), message).help("give this quote another id")
    };
    taken.map(complaint).collect()
}

/// Ids for quotes that were given none.
#[derive(Default)]
struct FreeIds<'q> {
    taken: FxHashSet<String>,
    /// For each stem the words that have it: they came first.
    holders: FxHashMap<String, &'q str>,
    /// For each id that words repeat the last number behind it, so that the same words said often are not tried from the
    /// start.
    last_number: FxHashMap<String, usize>,
}

impl<'q> FreeIds<'q> {
    /// The first words as an id. Other words that begin alike have a digest of all their words behind it, so that what is
    /// marked later never moves an id; only the same words have a number.
    fn next(&mut self, text: &'q str) -> String {
        let stem = stem(text);
        match self.holders.get(&stem) {
            None if self.taken.insert(stem.clone()) => {
                self.holders.insert(stem.clone(), text);
                return stem;
            }
            Some(first) if words(first) == words(text) => return self.numbered(stem),
            _ => {}
        }
        let id = format!("{stem}-{}", digest(text));
        if self.taken.insert(id.clone()) { id } else { self.numbered(id) }
    }

    /// An id that tells nothing of the words to who may not read them.
    fn limited(&mut self, text: &str, readers: &str) -> String {
        let id = format!("{UNNAMED}-{}", letters_of(&[&words(text), readers]));
        if self.taken.insert(id.clone()) { id } else { self.numbered(id) }
    }

    /// An id with the next free number behind it.
    fn numbered(&mut self, id: String) -> String {
        let mut number = self.last_number.get(&id).copied().unwrap_or(1);
        let free = loop {
            number += 1;
            let free = format!("{id}-{number}");
            if self.taken.insert(free.clone()) {
                break free;
            }
        };
        self.last_number.insert(id, number);
        free
    }
}

/// The first words of a quote as an id: six, or of a script that does not part its words eight letters.
pub fn stem(text: &str) -> String {
    let six = text.split_whitespace().take(WORDS).collect::<Vec<_>>().join(" ");
    let stem = Slug::from_text(first_letters(&six));
    let stem = stem.map_or_else(|| UNNAMED.to_owned(), |slug| shortened(slug.as_str()).to_owned());
    // A bare `t` was taken for a turn's id once; the addresses of its quotes stay.
    if is_turn_id(&stem) || stem == "t" { format!("quote-{stem}") } else { stem }
}

/// A text up to the eighth letter of a script that does not part its words, with the marks that belong to it.
fn first_letters(text: &str) -> &str {
    if text.is_ascii() {
        return text;
    }
    let mut letters = text.char_indices().filter(|(_, c)| letters::is_unspaced(*c) && !is_combining_mark(*c));
    let Some((last, c)) = letters.nth(LETTERS - 1) else { return text };
    let rest = &text[last + c.len_utf8()..];
    &text[..text.len() - rest.trim_start_matches(is_combining_mark).len()]
}

fn shortened(slug: &str) -> &str {
    let mut end = slug.floor_char_boundary(LONGEST);
    while slug[end..].starts_with(is_combining_mark) {
        end = slug.floor_char_boundary(end - 1);
    }
    slug[..end].trim_end_matches('-')
}

/// All words of a quote as they are compared: however they were typed, and without what stands between them. Of signs alone, the signs.
fn words(text: &str) -> String {
    let signs = || text.split_whitespace().collect::<Vec<_>>().join(" ");
    Slug::from_text(text).map_or_else(signs, |slug| slug.to_string())
}

/// A digest of all the words of a quote, four letters long.
fn digest(text: &str) -> String {
    letters_of(&[&words(text)])
}

/// A digest of some texts, each on a line, as letters.
fn letters_of(texts: &[&str]) -> String {
    const LENGTH: usize = 4;
    const ALPHABET: &[u8; 26] = b"abcdefghijklmnopqrstuvwxyz";
    let digest = Digest::of(texts.join("\n").as_bytes());
    let letter = |byte: &u8| char::from(ALPHABET[usize::from(*byte) % ALPHABET.len()]);
    digest.as_bytes()[..LENGTH].iter().map(letter).collect()
}

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization;

    use super::*;

    fn of(texts: &[&str]) -> Vec<String> {
        let path = SourcePath::new("content/interviews/p07.md");
        let wanted: Vec<Wanted<'_>> =
            texts.iter().map(|text| Wanted { given: None, coded_in: &path, text, readers: None }).collect();
        ids(&wanted, FxHashSet::default(), &mut Vec::new())
    }

    #[test]
    fn the_first_words_are_the_id() {
        for (text, id) in [
            ("It took two weeks and I had to ask.", "it-took-two-weeks-and-i"),
            ("Größe zählt", "grosse-zahlt"),
            ("リリースの承認に二日かかります。", "リリースの承認に"),
            ("APIの認証が本当に難しい", "apiの認証が本当に難"),
            ("我们每天都要 重新登录 系统", "我们每天都要-重新"),
            ("ที่ทำงานช้ามาก", "ที่ทำงานช้า"),
            ("배포에 두 주가 걸렸고 세 사람을 찾아야 했다", "배포에-두-주가-걸렸고-세-사람을"),
            ("استغرق الأمر أسبوعين كاملين", "استغرق-الأمر-أسبوعين-كاملين"),
            ("t12", "quote-t12"),
            ("T", "quote-t"),
            ("!?", "quote"),
        ] {
            // Unicode has some vowels of Thai as one with what stands before them.
            assert_eq!(stem(text), id.nfkc().collect::<String>(), "{text}");
        }
        let long = stem(&"ä".repeat(500));
        assert_eq!(long, "a".repeat(LONGEST));
    }

    #[test]
    fn words_that_begin_alike_have_ids_of_their_own_words() {
        let [one, two, three] = [
            "It took two weeks and I had to ask.",
            "It took two weeks and I gave up.",
            "It took two weeks and I stayed.",
        ];
        let ids = of(&[one, two, three]);
        assert_eq!(ids[0], "it-took-two-weeks-and-i");
        for id in &ids[1..] {
            let letters = id.strip_prefix("it-took-two-weeks-and-i-").expect("it begins alike");
            assert!(letters.len() == 4 && letters.bytes().all(|byte| byte.is_ascii_lowercase()), "{id}");
        }
        assert_ne!(ids[1], ids[2]);
        // What is marked later moves nothing, and neither does what goes before but the first.
        assert_eq!(of(&[one, three, two]), [&*ids[0], &*ids[2], &*ids[1]]);
        assert_eq!(of(&[one, two]), ids[..2]);
    }

    #[test]
    fn only_the_same_words_are_numbered() {
        let same = of(&["It is slow.", "It is slow", "it’s slow", "IT IS SLOW!", "It\u{a0}is slow."]);
        assert_eq!(same, ["it-is-slow", "it-is-slow-2", "its-slow", "it-is-slow-3", "it-is-slow-4"]);
        let [one, two] = ["a b c d e f g", "a b c d e f h"];
        let ids = of(&[one, two, two, one]);
        assert_eq!([&ids[2], &ids[3]], [&format!("{}-2", ids[1]), &"a-b-c-d-e-f-2".to_owned()]);
        // Signs alone are other words where they are other signs.
        let signs = of(&["👍 👎", "— …", "— …", "👍 👎"]);
        assert_eq!([signs[0].as_str(), &signs[3]], ["quote", "quote-2"]);
        assert_eq!((signs[1].len(), &signs[2]), ("quote-abcd".len(), &format!("{}-2", signs[1])));
        assert_eq!(of(&["🎉", "— …"])[1], signs[1], "no other words decide it");
    }
}
