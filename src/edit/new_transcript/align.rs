//! Which word of one transcript is which of another.
//!
//! Comes in: the words of two transcripts. Goes out: an [`Alignment`], that goes forward in both. Does not know: marks.

use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::words::SaidWord;

/// For each old word the new one that it is, if there is one.
#[derive(Debug)]
pub(super) struct Alignment {
    to_new: Vec<Option<usize>>,
    news: usize,
}

impl Alignment {
    /// Aligns two transcripts by the words that only one place of each has, then what is between these.
    pub(super) fn new(old: &[SaidWord], new: &[SaidWord]) -> Self {
        let folded = |words: &[SaidWord]| -> Vec<String> { words.iter().map(|word| word.folded.clone()).collect() };
        let mut to_new = vec![None; old.len()];
        for op in capture_diff_slices(Algorithm::Patience, &folded(old), &folded(new)) {
            if let DiffOp::Equal { old_index, new_index, len } = op {
                (0..len).for_each(|word| to_new[old_index + word] = Some(new_index + word));
            }
        }
        Self { to_new, news: new.len() }
    }

    /// The new words that some old ones are, in order.
    pub(super) fn of(&self, old: Range<usize>) -> impl DoubleEndedIterator<Item = usize> {
        self.to_new[old].iter().copied().flatten()
    }

    /// The new words between what stands right before some old ones and what stands right behind them.
    pub(super) fn around(&self, old: &Range<usize>) -> Range<usize> {
        let start = self.of(0..old.start).next_back().map_or(0, |before| before + 1);
        let end = self.of(old.end..self.to_new.len()).next().unwrap_or(self.news);
        start..end.max(start)
    }
}
