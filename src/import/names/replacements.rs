//! What was replaced, counted.
//!
//! Comes in: what stands in the place of a name, each time. Goes out: how often each does. Does not know: any name.

use std::collections::BTreeMap;

/// How often names were replaced, by what they became.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Replacements {
    counts: BTreeMap<String, usize>,
}

impl Replacements {
    pub(super) fn count(&mut self, became: String) {
        *self.counts.entry(became).or_default() += 1;
    }

    /// Each with how often it was put in the place of a name, in the order of the alphabet.
    pub fn counts(&self) -> impl Iterator<Item = (&str, usize)> {
        self.counts.iter().map(|(became, count)| (became.as_str(), *count))
    }

    /// How many there were in all.
    pub fn total(&self) -> usize {
        self.counts.values().sum()
    }
}
