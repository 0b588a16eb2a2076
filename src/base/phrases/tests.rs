//! Phrases are found as somebody would find them who looks at each place of a text by itself.

use std::ops::Range;

use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

use super::*;
use crate::base::fold;

/// The words that are found, by their bytes.
fn found<'t>(phrases: &[&str], text: &'t str) -> Vec<&'t str> {
    let finder = PhraseFinder::new(phrases.iter().map(|phrase| (*phrase, false)));
    finder.find(text).into_iter().map(|hit| &text[hit.range]).collect()
}

#[test]
fn a_phrase_is_found_as_whole_words() {
    for (phrase, text, expected) in [
        ("slip", "The slip, a SLIP and Slip's slips; slipway, pay_slip.", vec!["slip", "SLIP", "Slip"]),
        ("build farm", "A build farm, a Build\n  Farm, a build-farm.", vec!["build farm", "Build\n  Farm"]),
        ("größe", "GRO\u{308}ßE größer Größe", vec!["GRO\u{308}ßE", "Größe"]),
        ("c++", "C++ and C++11, c+ +", vec!["C++", "C++"]),
        (".net", "the .NET thing, a.net", vec![".NET", ".net"]),
        ("改札", "駅の改札機と改札", vec!["改札", "改札"]),
        ("co\u{ad}op", "Co\u{200b}op coop", vec!["Co\u{200b}op", "coop"]),
        ("οδυσσευς", "ΟΔΥΣΣΕΥΣ", vec!["ΟΔΥΣΣΕΥΣ"]),
        ("Bob's", "with Bob’s and bob\u{2bc}s, not Bobs", vec!["Bob’s", "bob\u{2bc}s"]),
        ("on‑call", "the on-call tool", vec!["on-call"]),
        (
            "한국",
            "\u{1112}\u{1161}\u{11ab}\u{1100}\u{116e}\u{11a8}!",
            vec!["\u{1112}\u{1161}\u{11ab}\u{1100}\u{116e}\u{11a8}"],
        ),
        (" ", "a b", vec![]),
        ("", "a b", vec![]),
    ] {
        assert_eq!(found(&[phrase], text), expected, "{phrase} in {text}");
    }
}

#[test]
fn capitals_matter_where_they_are_said_to() {
    let finder = PhraseFinder::new([("Mail", true), ("mail", false)]);
    let text = "Mail, mail, MAIL";
    let hits: Vec<_> = finder.find(text).into_iter().map(|hit| (hit.phrase, &text[hit.range])).collect();
    assert_eq!(hits, [(0, "Mail"), (1, "Mail"), (1, "mail"), (1, "MAIL")]);
}

#[test]
fn phrases_within_phrases_are_found_too_the_longest_first() {
    assert_eq!(found(&["way", "slip way", "slip"], "slip way"), ["slip way", "slip", "way"]);
}

/// All stretches of a text that read as a phrase and begin and end where words do, each compared by itself.
fn one_by_one(phrase: &str, text: &str) -> Vec<Range<usize>> {
    let same = |one: &str| fold::text(one).nfc().flat_map(char::to_lowercase).map(keyboard).nfc().collect::<String>();
    let sought = same(phrase);
    let at: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let is_edge = |at: usize| {
        let is_in = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
        !is_in(text[..at].chars().next_back()) || !is_in(text[at..].chars().next())
    };
    let is_space = |c: Option<char>| c.is_some_and(char::is_whitespace);
    let mut found = Vec::new();
    for (index, start) in at.iter().enumerate() {
        for end in &at[index + 1..] {
            let stretch = &text[*start..*end];
            let is_trimmed = !is_space(stretch.chars().next()) && !is_space(stretch.chars().next_back());
            if is_trimmed && is_edge(*start) && is_edge(*end) && !sought.is_empty() && same(stretch) == sought {
                found.push(*start..*end);
            }
        }
    }
    found
}

proptest! {
    #[test]
    fn all_is_found_that_one_finds_by_looking_at_each_place(
        phrases in prop::collection::vec("[abAé_ +-]{0,4}", 0..6),
        text in "[abABéÉ_ \n+.-]{0,24}",
    ) {
        let finder = PhraseFinder::new(phrases.iter().map(|phrase| (phrase.as_str(), false)));
        let mut hits: Vec<(usize, Range<usize>)> =
            finder.find(&text).into_iter().map(|hit| (hit.phrase, hit.range)).collect();
        hits.sort_by_key(|(phrase, range)| (*phrase, range.start, range.end));
        let expected: Vec<(usize, Range<usize>)> = phrases
            .iter()
            .enumerate()
            .flat_map(|(number, phrase)| one_by_one(phrase, &text).into_iter().map(move |range| (number, range)))
            .collect();
        prop_assert_eq!(hits, expected);
    }

    #[test]
    fn no_text_is_too_odd(phrase in any::<String>(), text in any::<String>()) {
        let finder = PhraseFinder::new([(phrase.as_str(), false), ("a", true)]);
        for hit in finder.find(&text) {
            prop_assert!(text.get(hit.range).is_some());
        }
    }
}
