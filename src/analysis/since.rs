//! What is new since a day, as far as the days in a study prove it.
//!
//! Comes in: knowledge, a day, and on which day each quote was said, where that may be known. Goes out: themes. Does not know:
//! why that day, or how it is shown. Ranks of the past are nowhere, so nothing is said of them.

use std::cmp::Reverse;

use super::coverage::Coverage;
use super::rollup::Rollup;
use crate::base::Date;
use crate::knowledge::{Knowledge, QuoteId, ThemeId};

/// The themes that are marked as evidence, and of which all evidence was said on that day or later; those first that most
/// people spoke of. Where nobody knows when something was said, it may be older, and its themes are not new.
pub fn new_themes(
    knowledge: &Knowledge,
    rollup: &Rollup,
    coverage: &Coverage,
    since: Date,
    said_on: impl Fn(QuoteId) -> Option<Date>,
) -> Vec<ThemeId> {
    let is_evidence = |quote: &&QuoteId| knowledge.quotes[**quote].evidence;
    let is_new = |quote: &QuoteId| said_on(*quote).is_some_and(|day| day >= since);
    let is_marked = |theme: ThemeId| knowledge.themes[theme].quotes.iter().any(|quote| is_evidence(&quote));
    let all_are_new = |theme: ThemeId| rollup.quotes[theme].iter().filter(is_evidence).all(is_new);
    let mut themes: Vec<ThemeId> =
        knowledge.themes.ids().filter(|theme| is_marked(*theme) && all_are_new(*theme)).collect();
    themes.sort_by_key(|theme| Reverse(coverage.themes[*theme].people));
    themes
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::analysis::coverage::coverage;
    use crate::analysis::testing::Study;
    use crate::base::id::Id;

    fn new_in(study: &Study, may_be_known: impl Fn(usize) -> bool) -> Vec<usize> {
        let knowledge = study.knowledge();
        let rollup = Rollup::new(&knowledge);
        let coverage = coverage(&knowledge, &rollup);
        let said_on = |quote: QuoteId| {
            let entry = &knowledge.interviews[knowledge.quotes[quote].interview].entry;
            entry.kind.meta.date.filter(|_| may_be_known(quote.index()))
        };
        new_themes(&knowledge, &rollup, &coverage, date(2026, 5, 1), said_on).into_iter().map(Id::index).collect()
    }

    #[test]
    fn a_theme_is_new_where_all_its_evidence_is() {
        let study = Study::default().themes("old new both ask undated loud");
        let study = study.interview("p1", &["old", "both", "new kind=ask"]).on("2026-04-30");
        let study = study.interview("p2", &["new", "both", "ask kind=ask", "loud"]).on("2026-05-01");
        let study = study.interview("p3", &["loud"]).on("2026-06-01").interview("p4", &["undated"]);
        // An ask of April is no evidence; `loud` has two people. Quote 6 is what P2 said of `loud`.
        assert_eq!(new_in(&study, |_| true), [1, 5]);
        assert_eq!(new_in(&study, |quote| quote != 6), [1], "what is not known may be older");
    }

    #[test]
    fn evidence_below_a_theme_is_its_evidence_and_one_without_marks_is_nothing_new() {
        let study = Study::default().themes("top a<top above b<above");
        let study = study.interview("p1", &["a"]).on("2026-01-01").interview("p2", &["top", "b"]).on("2026-05-02");
        assert_eq!(new_in(&study, |_| true), [3], "`top` was known by `a`, and `above` is not marked itself");
    }
}
