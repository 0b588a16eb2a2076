//! What looks like a name and is still in a text, for whoever looks through it.
//!
//! Comes in: what is written, the labels that a recorder wrote, the names that took their place. Goes out: words, sorted. Does not
//! know: whether they are names.

use std::collections::{BTreeMap, BTreeSet};

use super::likely;
use super::parts;

/// The words of some texts that look like names: those of a label from the first time on, others where they recur.
pub(in crate::import) fn names_left<'t>(
    texts: impl Iterator<Item = &'t str>,
    labels: impl Iterator<Item = &'t str>,
    written: impl Iterator<Item = &'t str>,
) -> Vec<String> {
    let labels: BTreeSet<&str> = labels.collect();
    let recorded: BTreeSet<String> = labels.into_iter().flat_map(letters).collect();
    let written: BTreeSet<String> = written.flat_map(letters).collect();
    let mut found: BTreeMap<String, (usize, bool)> = BTreeMap::new();
    for name in texts.flat_map(likely::names_in) {
        let own = letters(&name.text);
        if own.iter().all(|part| written.contains(part)) {
            continue;
        }
        let is_sure = !name.kind.must_recur() || own.iter().any(|part| recorded.contains(part));
        let times = found.entry(name.text).or_default();
        *times = (times.0 + 1, times.1 || is_sure);
    }
    found.into_iter().filter(|(_, (times, is_sure))| *times > 1 || *is_sure).map(|(text, _)| text).collect()
}

fn letters(name: &str) -> Vec<String> {
    parts::parts(name).into_iter().map(|part| part.letters).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_speakers_name_counts_from_once_and_other_words_where_they_recur() {
        let texts =
            ["Thanks, Sam, and who is Priya Raman?", "I asked Jenkins and then Grafana.", "So Jenkins and P07 know."];
        let left = names_left(texts.into_iter(), ["Sam O'Neil", "Mira"].into_iter(), ["P07", "Mira"].into_iter());
        assert_eq!(left, ["Jenkins", "Priya Raman", "Sam"]);
    }
}
