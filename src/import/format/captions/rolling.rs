//! Captions that roll: each says the last line of the one before again, and adds one.
//!
//! Comes in: captions in order. Goes out: the same, each word once. Does not know: who speaks.
//!
//! YouTube's automatic captions do so, and what was live on television. A file counts as rolling where half of its captions
//! begin with the last line of the one before, and a third of those go on with words of their own: somebody who says "yes"
//! twice, or a program that hears the same sentence again and again, rolls nothing.

use super::RawCaption;
use crate::import::account::{Account, letters};

/// No more lines than these roll at once.
const MAX_LINES: usize = 4;
/// Fewer words that are said again are chance.
const FEWEST_WORDS: usize = 3;
/// Captions further apart, in milliseconds, do not roll.
const MAX_PAUSE: u64 = 1_000;
/// Why the letters are left out.
const AGAIN: &str = "words said again by the next caption";

/// Takes out what is said again, if the captions roll.
pub(super) fn undouble(captions: &mut [RawCaption], account: &mut Account) {
    if !do_roll(captions) {
        return;
    }
    // From the end, so that each is compared with one that is still whole.
    for at in (1..captions.len()).rev() {
        let (before, rest) = captions.split_at_mut(at);
        let (before, caption) = (&mut before[at - 1], &mut rest[0]);
        let again = said_again(before, caption).map_or(0, |again| again.length);
        account.drop_letters(AGAIN, letters(&caption.text[..again]));
        caption.text.drain(..again);
        if again > 0 && caption.text.trim().is_empty() {
            // One whose own end made no sense, since it was before its start, gets no other that is.
            let later = |end: &u64| before.start_ms.is_none_or(|start| start <= *end);
            before.end_ms = before.end_ms.max(caption.end_ms.filter(later));
        }
    }
}

/// The beginning of a caption that is the end of the one before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Again {
    /// In bytes.
    length: usize,
    words: usize,
}

fn do_roll(captions: &[RawCaption]) -> bool {
    let (mut again, mut words, mut with_more) = (0, 0, 0);
    for pair in captions.windows(2) {
        if let Some(found) = said_again(&pair[0], &pair[1]) {
            again += 1;
            words += found.words;
            with_more += usize::from(!pair[1].text[found.length..].trim().is_empty());
        }
    }
    words >= FEWEST_WORDS && again * 2 >= captions.len().saturating_sub(1) && with_more * 3 >= again
}

fn said_again(before: &RawCaption, caption: &RawCaption) -> Option<Again> {
    let is_near = match (before.end_ms, caption.start_ms) {
        (Some(end), Some(start)) => start <= end.saturating_add(MAX_PAUSE),
        _ => true,
    };
    if before.speaker != caption.speaker || !is_near {
        return None;
    }
    let lines = before.text.lines().rev().filter(|line| !line.trim().is_empty()).take(MAX_LINES);
    let lines: Vec<&str> = lines.collect();
    let tails = (1..=lines.len()).rev().map(|count| lines[..count].iter().rev());
    tails.filter_map(|tail| begins_with(&caption.text, tail.flat_map(|line| line.split_whitespace()))).next()
}

/// How much of a text some words are that it begins with.
fn begins_with<'w>(text: &str, words: impl Iterator<Item = &'w str>) -> Option<Again> {
    let mut again = Again { length: 0, words: 0 };
    for word in words {
        let rest = text[again.length..].trim_start();
        let behind = rest.strip_prefix(word).filter(|rest| rest.is_empty() || rest.starts_with(char::is_whitespace))?;
        again = Again { length: text.len() - behind.len(), words: again.words + 1 };
    }
    (again.words > 0).then_some(again)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Captions of a second each, one after the other, as they come out.
    fn undoubled(texts: &[&str]) -> Vec<String> {
        let caption = |(at, text): (u64, &&str)| RawCaption {
            start_ms: Some(at * 1_000),
            end_ms: Some(at * 1_000 + 1_000),
            text: (*text).to_owned(),
            ..RawCaption::default()
        };
        let mut captions: Vec<RawCaption> = (0..).zip(texts).map(caption).collect();
        let mut account = Account::default();
        undouble(&mut captions, &mut account);
        let after: u64 = captions.iter().map(|caption| letters(&caption.text)).sum();
        let dropped: u64 = account.dropped.values().sum();
        assert_eq!(dropped + after, texts.iter().map(|text| letters(text)).sum::<u64>());
        captions.into_iter().map(|caption| caption.text.trim().to_owned()).filter(|text| !text.is_empty()).collect()
    }

    #[test]
    fn lines_that_roll_are_said_once() {
        // YouTube: a line that grows, the same line alone for a moment, the line with the next one.
        let youtube =
            [" \nhello everyone and", "hello everyone and\n ", "hello everyone and\nwelcome to", "welcome to\n "];
        assert_eq!(undoubled(&youtube), ["hello everyone and", "welcome to"]);
        // Two lines that roll up.
        assert_eq!(undoubled(&["a b\nc d", "c d\ne f", "e f\ng h"]), ["a b\nc d", "e f", "g h"]);
        // A caption that grows word by word.
        assert_eq!(undoubled(&["so we", "so we went", "so we went home"]), ["so we", "went", "home"]);
    }

    #[test]
    fn what_people_say_twice_stays() {
        for texts in [
            &["Yes.", "Yes.", "Yes."][..],
            &["Yes.", "Yes. I do.", "And then?"],
            &["Thank you so much.", "Thank you so much.", "Thank you so much.", "Thank you so much."],
            &["We had that", "that was it", "more", "words", "here"],
            &["we wait and wait", "we wait and waited"],
        ] {
            assert_eq!(undoubled(texts), texts);
        }
    }

    #[test]
    fn no_caption_ends_before_it_starts() {
        let caption = |start, end, text: &str| RawCaption {
            start_ms: Some(start),
            end_ms: end,
            text: text.to_owned(),
            ..RawCaption::default()
        };
        let mut captions = [
            caption(3_600_160, None, "so we deploy"),
            caption(2_629, Some(2_639), "so we deploy"),
            caption(2_639, Some(5_000), "so we deploy\non fridays"),
        ];
        undouble(&mut captions, &mut Account::default());
        assert_eq!(captions.map(|caption| caption.end_ms), [None, Some(2_639), Some(5_000)]);
    }

    #[test]
    fn a_line_that_rolls_is_a_whole_one() {
        assert_eq!(undoubled(&["a b c", "a b cd", "a b cde"]), ["a b c", "a b cd", "a b cde"]);
    }
}
