//! Where the words of a mark are in a new transcript.
//!
//! Comes in: the words of both, and how they are aligned. Goes out: a passage of the new one, or nothing. Does not know: how a
//! mark is written.
//!
//! The same words come first: where the alignment has them, else between their neighbours. Then words that are nearly the same in the
//! place that the neighbours give: what is said there is meant, even where the same words are said again elsewhere. Last, if there
//! are enough of them, the same words where they stand once anywhere.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::align::Alignment;
use super::old_mark::OldMark;
use super::words::SaidWords;

/// How many of the words of both passages must be the same ones in the same order, as a share of all words of the two (Dice's
/// coefficient). Recognisers that are wrong in a fifth of all words give about 0.8; two passages about the same, less than 0.4.
const SIMILAR_ENOUGH: f64 = 0.6;

/// So many words are one passage and no phrase: they may be looked for anywhere.
const ENOUGH_WORDS: usize = 5;

/// A passage of the new transcript.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Placed {
    /// Its words, by their numbers.
    pub(super) words: Range<usize>,
    pub(super) fit: Fit,
}

/// How well a passage fits, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// Its words are the same.
    Same,
    /// They are the same, between other words.
    Elsewhere,
    /// They are nearly the same.
    Similar,
}

/// Where some old words are in the new transcript.
pub(super) fn place(
    old: &Range<usize>,
    alignment: &Alignment,
    before: &SaidWords,
    after: &SaidWords,
) -> Option<Placed> {
    if old.is_empty() {
        return None;
    }
    let window = alignment.around(old);
    let is_same = |start: &usize| {
        let new = after.words.get(*start..start + old.len());
        new.is_some_and(|new| new.iter().zip(&before.words[old.clone()]).all(|(new, old)| new.folded == old.folded))
    };
    let at = |fit: Fit| move |start: usize| Placed { words: start..start + old.len(), fit };
    let aligned = || alignment.of(old.clone()).next().filter(is_same);
    let between = || (window.start..(window.end + 1).saturating_sub(old.len())).find(is_same);
    let similar = || similar_words(old, alignment, &window).map(|words| Placed { words, fit: Fit::Similar });
    let elsewhere = || {
        let mut anywhere = (0..after.words.len()).filter(is_same);
        let found = anywhere.next().filter(|_| old.len() >= ENOUGH_WORDS)?;
        anywhere.next().is_none().then_some(found)
    };
    aligned().or_else(between).map(at(Fit::Same)).or_else(similar).or_else(|| elsewhere().map(at(Fit::Elsewhere)))
}

/// The passage between the first and the last word that are the same. Where the first words of the old passage are others now, as
/// many of those before it belong to it too, as far as nothing else does; so at its end.
fn similar_words(old: &Range<usize>, alignment: &Alignment, window: &Range<usize>) -> Option<Range<usize>> {
    let same: Vec<usize> = alignment.of(old.clone()).collect();
    let (first, last) = (*same.first()?, *same.last()?);
    let missing = |mut words: Range<usize>, from_end: bool| {
        let is_other = |word: usize| alignment.of(word..word + 1).next().is_none();
        let mut others = 0;
        while let Some(word) = if from_end { words.next_back() } else { words.next() } {
            if !is_other(word) {
                break;
            }
            others += 1;
        }
        others
    };
    let start = first.saturating_sub(missing(old.clone(), false)).max(window.start);
    let end = (last + 1 + missing(old.clone(), true)).min(window.end);
    let words = start..end.max(last + 1);
    let share = 2.0 * same.len() as f64 / (old.len() + words.len()) as f64;
    (share >= SIMILAR_ENOUGH).then_some(words)
}

/// Two marks come onto one passage only where they stood on one: of others the one that fits better stays.
pub(super) fn one_passage_each(marks: &[OldMark], before: &SaidWords, placed: &mut [Option<Placed>]) {
    let mut taken: FxHashMap<Range<usize>, (Range<usize>, usize)> = FxHashMap::default();
    for index in 0..marks.len() {
        let Some(Placed { words, fit }) = placed[index].clone() else { continue };
        let stood = before.words_in(&marks[index]);
        match taken.get(&words) {
            Some((other, _)) if *other == stood => {}
            Some((_, first)) if placed[*first].as_ref().is_some_and(|it| it.fit > fit) => {
                placed[*first] = None;
                taken.insert(words, (stood, index));
            }
            Some(_) => placed[index] = None,
            None => drop(taken.insert(words, (stood, index))),
        }
    }
}
