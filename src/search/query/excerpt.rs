//! What is shown of a text that was found: all of it, or the part that says most, with the words that were looked for.
//!
//! Comes in: a text, words with their terms. Goes out: a [`MarkedText`]. Does not know: any index. `search-excerpt.js` does the same,
//! and counts in UTF-16 units; so does this.

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use super::resolve::ResolvedWord;
use crate::search::words::{tokens, without_article};

/// About so much is shown of a text,
pub(super) const SHOWN: usize = 200;
/// and all of a quote that is not longer than this.
pub(super) const WHOLE_QUOTE: usize = 300;
/// So much of what is shown stands before the words, at most.
const BEFORE: usize = SHOWN / 4;
/// So many places are looked at for the part that says most.
const NEAREST: usize = 64;
const ELLIPSIS: &str = "…";

/// A text, or a part of it, with the words that were looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MarkedText {
    /// What is shown.
    pub text: String,
    /// Where words are in it, in bytes.
    pub marks: Vec<Range<usize>>,
}

impl MarkedText {
    /// Whether it has none of the words.
    pub fn is_unmarked(&self) -> bool {
        self.marks.is_empty()
    }
}

/// What stands in a text where a word is found.
#[derive(Debug, Default)]
pub(super) struct MarkedWord {
    terms: FxHashSet<String>,
    phrases: Vec<Vec<(String, u32)>>,
}

impl MarkedWord {
    pub(super) fn new(word: &ResolvedWord) -> Self {
        let mut marked = Self::default();
        for option in &word.options {
            let terms = option.terms.iter().map(|entry| entry.term.clone());
            if option.is_phrase() {
                marked.phrases.push(terms.zip(option.offsets.iter().copied()).collect());
            } else {
                marked.terms.extend(terms);
            }
        }
        marked
    }
}

/// A term of the text, in bytes and in UTF-16 units.
struct PlacedTerm {
    term: String,
    position: u32,
    start: usize,
    end: usize,
}

/// Where a word is in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct MatchedWord {
    word: usize,
    start: usize,
    end: usize,
}

/// Shows a text, whole where it is not longer than that.
pub(super) fn excerpt(text: &str, words: &[MarkedWord], whole: usize) -> MarkedText {
    let units = Units::new(text);
    let placed = tokens(text).into_iter().flat_map(|(term, position, _, range)| {
        let (start, end) = (units.of_byte(range.start), units.of_byte(range.end));
        let bare = without_article(&term).map(str::to_owned);
        std::iter::once(term).chain(bare).map(move |term| PlacedTerm { term, position, start, end })
    });
    let all: Vec<PlacedTerm> = placed.collect();
    let places = places(&all, words);
    let length = units.length();
    let (start, end) = if length <= whole { (0, length) } else { window(&all, &places, length, &units) };
    let before = if start > 0 { ELLIPSIS } else { "" };
    let behind = if end < length { ELLIPSIS } else { "" };
    let bytes = units.byte(start)..units.byte(end);
    let inside = places.iter().filter(|place| place.start >= start && place.end <= end);
    let in_bytes = inside.map(|place| {
        let shift = |unit: usize| units.byte(unit) - bytes.start + before.len();
        shift(place.start)..shift(place.end)
    });
    MarkedText { marks: joined(in_bytes), text: format!("{before}{}{behind}", &text[bytes.clone()]) }
}

/// The UTF-16 units of a text: where each of its bytes is among them.
struct Units<'t> {
    text: &'t str,
    /// For each byte where a character begins, and for the end.
    places: Vec<(usize, usize)>,
}

impl<'t> Units<'t> {
    fn new(text: &'t str) -> Self {
        let mut unit = 0;
        let mut places: Vec<(usize, usize)> = Vec::new();
        for (byte, c) in text.char_indices() {
            places.push((byte, unit));
            unit += c.len_utf16();
        }
        places.push((text.len(), unit));
        Self { text, places }
    }

    fn length(&self) -> usize {
        self.of_byte(self.text.len())
    }

    fn of_byte(&self, byte: usize) -> usize {
        self.places[self.places.partition_point(|(own, _)| *own < byte)].1
    }

    /// The character that a unit is of begins here.
    fn byte(&self, unit: usize) -> usize {
        self.places[self.places.partition_point(|(_, own)| *own <= unit) - 1].0
    }
}

fn places(all: &[PlacedTerm], words: &[MarkedWord]) -> Vec<MatchedWord> {
    let at: FxHashMap<(u32, &str), &PlacedTerm> = all.iter().map(|it| ((it.position, it.term.as_str()), it)).collect();
    let mut places = Vec::new();
    for (word, marked) in words.iter().enumerate() {
        let single = all.iter().filter(|it| marked.terms.contains(&it.term));
        places.extend(single.map(|it| MatchedWord { word, start: it.start, end: it.end }));
        for phrase in &marked.phrases {
            let firsts = all.iter().filter(|it| phrase.first().is_some_and(|(term, _)| *term == it.term));
            places.extend(firsts.filter_map(|first| {
                let ends =
                    phrase.iter().map(|(term, offset)| at.get(&(first.position + offset, term)).map(|it| it.end));
                let end = ends.collect::<Option<Vec<usize>>>()?.into_iter().max()?;
                Some(MatchedWord { word, start: first.start, end })
            }));
        }
    }
    places.sort_by_key(|place| (place.start, place.end));
    places
}

/// Places that touch or overlap are one.
fn joined(places: impl Iterator<Item = Range<usize>>) -> Vec<Range<usize>> {
    let mut joined: Vec<Range<usize>> = Vec::new();
    for place in places {
        match joined.last_mut() {
            Some(last) if place.start <= last.end => last.end = last.end.max(place.end),
            _ => joined.push(place),
        }
    }
    joined
}

/// The part that is shown of a text that is too long.
fn window(all: &[PlacedTerm], places: &[MatchedWord], length: usize, units: &Units<'_>) -> (usize, usize) {
    let from = best_start(places).saturating_sub(BEFORE).min(length - SHOWN.min(length));
    let start = if from == 0 { 0 } else { all.iter().find(|it| it.start >= from).map_or(0, |it| it.start) };
    if length <= start + SHOWN {
        return (start, length);
    }
    let ends = all.iter().filter(|it| it.start >= start && it.end <= start + SHOWN).map(|it| it.end);
    let cut = units.of_byte(units.byte(start + SHOWN));
    (start, ends.max().unwrap_or(cut))
}

/// Where the part begins that has the most different words: the first of them.
fn best_start(places: &[MatchedWord]) -> usize {
    let (mut best, mut count) = (0, 0);
    for (first, place) in places.iter().enumerate() {
        let near = places[first..].iter().take(NEAREST).filter(|other| other.end - place.start <= SHOWN);
        let different = near.map(|other| other.word).collect::<FxHashSet<_>>().len();
        if different > count {
            (best, count) = (place.start, different);
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, words: &[&str], whole: usize) -> String {
        let words: Vec<MarkedWord> = words
            .iter()
            .map(|word| MarkedWord { terms: FxHashSet::from_iter([(*word).to_owned()]), phrases: Vec::new() })
            .collect();
        let MarkedText { text, marks } = excerpt(text, &words, whole);
        let mut shown = text;
        marks.iter().rev().for_each(|mark| {
            shown.insert(mark.end, '>');
            shown.insert(mark.start, '<');
        });
        shown
    }

    #[test]
    fn words_are_marked() {
        assert_eq!(shown("Tickets, ticket: déjà-vu.", &["ticket", "dejavu"], SHOWN), "Tickets, <ticket>: <déjà-vu>.");
        assert_eq!(shown("👍🏽 日本語", &["👍", "日本"], SHOWN), "<👍🏽> <日本>語");
        let phrase =
            MarkedWord { terms: FxHashSet::default(), phrases: vec![vec![("b".to_owned(), 0), ("c".to_owned(), 1)]] };
        assert_eq!(excerpt("a b, c b a", &[phrase], SHOWN).marks, vec![Range { start: 2, end: 6 }]);
    }

    #[test]
    fn a_long_text_is_cut_at_words_around_what_was_found() {
        let text = format!("{}needle in it. {}", "hay ".repeat(100), "straw ".repeat(100));
        let shown = shown(&text, &["needle"], SHOWN);
        assert!(shown.starts_with("…hay hay ") && shown.ends_with(" straw…"), "{shown}");
        assert!(shown.contains("hay <needle> in it. straw"), "{shown}");
        assert!((190..=206).contains(&shown.chars().count()), "{shown}");
        assert_eq!(excerpt(&text, &[], SHOWN).text.find("hay"), Some(0));
        assert_eq!(excerpt(&"x".repeat(500), &[], SHOWN).text, format!("{}…", "x".repeat(200)));
        assert_eq!(excerpt(&"𝒳".repeat(500), &[], SHOWN).text.chars().count(), 101);
    }
}
