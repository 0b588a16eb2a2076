//! Which themes occur together: on one quote, and in one person's interviews.
//!
//! Comes in: knowledge. Goes out: for each theme the few others that occur with it most, the most common first.
//! Does not know: tags, or which quotes are evidence.

use super::rollup::{Lineage, Rollup, sorted, with_ancestors};
use crate::base::id::{Id, IdVec};
use crate::knowledge::{Knowledge, MOST_THEMES_OF_ONE, ParticipantId, QuoteId, ThemeId};

/// A theme that occurs together with another. Both stand over their whole sub-trees.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Together {
    /// The other theme.
    pub theme: ThemeId,
    /// Participants who spoke of both, anywhere in their interviews.
    pub people: u32,
    /// Quotes that are marked with both.
    pub quotes: u32,
}

/// How many are kept of each theme: what shares only a person or two with it says little, and all of them would be as many
/// as the square of the themes.
pub const MOST: usize = 8;

/// For each theme, those that occur together with it most: by falling number of people, then of quotes, then by slug.
///
/// Participants' words of every kind count. A theme does not occur together with one above or below it.
pub fn cooccurrence(knowledge: &Knowledge, rollup: &Rollup) -> IdVec<ThemeId, Vec<Together>> {
    let spoken = Spoken::new(knowledge);
    let mut counts = PairCounts::new(knowledge);
    knowledge.themes.ids().map(|theme| beside(knowledge, &spoken, theme, &rollup.quotes[theme], &mut counts)).collect()
}

/// Counts by theme, all zero but while one theme is counted.
struct PairCounts {
    counts: IdVec<ThemeId, Together>,
    /// The themes that are not zero.
    counted: Vec<ThemeId>,
}

impl PairCounts {
    fn new(knowledge: &Knowledge) -> Self {
        let counts = knowledge.themes.ids().map(|theme| Together { theme, people: 0, quotes: 0 }).collect();
        Self { counts, counted: Vec::new() }
    }

    fn at(&mut self, theme: ThemeId) -> &mut Together {
        let count = &mut self.counts[theme];
        if (count.people, count.quotes) == (0, 0) {
            self.counted.push(theme);
        }
        count
    }

    /// What was counted; all is zero again.
    fn take(&mut self) -> Vec<Together> {
        let Self { counts, counted } = self;
        counted
            .drain(..)
            .map(|theme| std::mem::replace(&mut counts[theme], Together { theme, people: 0, quotes: 0 }))
            .collect()
    }
}

/// Themes with those above them, each once.
struct Spoken {
    /// Of each quote; none for words that are no participant's.
    by_quote: IdVec<QuoteId, Lineage>,
    /// Of all quotes of each participant.
    by_person: IdVec<ParticipantId, Vec<ThemeId>>,
}

impl Spoken {
    fn new(knowledge: &Knowledge) -> Self {
        let by_quote = knowledge.quotes.ids().map(|quote| themes_of(knowledge, quote)).collect();
        Self { by_person: people_themes(knowledge, &by_quote), by_quote }
    }
}

/// What occurs together with a theme, from its quotes; the work is in proportion to what occurs together.
fn beside(
    knowledge: &Knowledge,
    spoken: &Spoken,
    theme: ThemeId,
    quotes: &[QuoteId],
    counts: &mut PairCounts,
) -> Vec<Together> {
    let own_words = || quotes.iter().filter(|quote| !spoken.by_quote[**quote].is_empty());
    for other in own_words().flat_map(|quote| &spoken.by_quote[*quote]) {
        counts.at(*other).quotes += 1;
    }
    let people = sorted(own_words().filter_map(|quote| knowledge.participant(*quote)));
    for other in people.iter().flat_map(|person| &spoken.by_person[*person]) {
        counts.at(*other).people += 1;
    }
    let mut together = counts.take();
    together.retain(|other| other.people > 0 && !are_related(knowledge, theme, other.theme));
    first(knowledge, together)
}

fn are_related(knowledge: &Knowledge, one: ThemeId, other: ThemeId) -> bool {
    one == other
        || knowledge.themes_above(one).any(|above| above == other)
        || knowledge.themes_above(other).any(|above| above == one)
}

/// The most common ones, in order.
fn first(knowledge: &Knowledge, mut together: Vec<Together>) -> Vec<Together> {
    let slug = |other: &Together| &knowledge.themes[other.theme].slug;
    let order =
        |a: &Together, b: &Together| (b.people, b.quotes).cmp(&(a.people, a.quotes)).then_with(|| slug(a).cmp(slug(b)));
    if together.len() > MOST {
        together.select_nth_unstable_by(MOST - 1, order);
        together.truncate(MOST);
        together.shrink_to_fit();
    }
    together.sort_by(order);
    together
}

/// The themes of a participant's quote, with those above them.
fn themes_of(knowledge: &Knowledge, quote: QuoteId) -> Lineage {
    let quote = &knowledge.quotes[quote];
    let themes = &quote.themes;
    if quote.by_participant { with_ancestors(knowledge, themes) } else { Lineage::new() }
}

/// The themes of all quotes of each participant, each once; none where they are too many to say anything.
fn people_themes(knowledge: &Knowledge, by_quote: &IdVec<QuoteId, Lineage>) -> IdVec<ParticipantId, Vec<ThemeId>> {
    let mut spoken: Vec<Vec<ThemeId>> = vec![Vec::new(); knowledge.participants.len()];
    for (quote, themes) in by_quote.enumerate() {
        if let Some(who) = knowledge.participant(quote) {
            spoken[who.index()].extend(themes);
        }
    }
    let each_once = spoken.into_iter().map(|themes| sorted(themes.into_iter()));
    each_once.map(|themes| if themes.len() > MOST_THEMES_OF_ONE { Vec::new() } else { themes }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::testing::Study;

    /// What occurs together with a theme: `b 2/1` is two people, one quote.
    fn beside(study: &Study, theme: &str) -> Vec<String> {
        let knowledge = study.knowledge();
        let found = cooccurrence(&knowledge, &Rollup::new(&knowledge));
        let show =
            |other: &Together| format!("{} {}/{}", knowledge.themes[other.theme].slug, other.people, other.quotes);
        found[study.theme_id(theme)].iter().map(show).collect()
    }

    #[test]
    fn counts_people_over_all_their_interviews_and_quotes_that_carry_both() {
        let study = Study::default().themes("a b c d");
        let study = study.interview("p1", &["a b", "a b", "c"]).interview("p1", &["d"]).interview("p2", &["a", "c"]);
        assert_eq!(beside(&study, "a"), ["c 2/0", "b 1/2", "d 1/0"]);
        assert_eq!(beside(&study, "b"), ["a 1/2", "c 1/0", "d 1/0"]);
        assert_eq!(beside(&study, "c"), ["a 2/0", "b 1/0", "d 1/0"]);
    }

    #[test]
    fn a_theme_stands_over_its_sub_tree_and_not_beside_its_relatives() {
        let study = Study::default().themes("top a<top b<top x").interview("p1", &["a b x", "b x"]);
        assert_eq!(beside(&study, "top"), ["x 1/2"]);
        assert_eq!(beside(&study, "a"), ["b 1/1", "x 1/1"], "a sibling is no relative");
        assert_eq!(beside(&study, "x"), ["b 1/2", "top 1/2", "a 1/1"]);
    }

    #[test]
    fn of_many_the_first_are_kept() {
        // `z` has two quotes with `a`, `b` to `k` one each.
        let study = Study::default().themes("a b c d e f g h i j k z");
        let study = study.interview("p1", &["a b c d e f g h i j k", "a z", "a z"]);
        let expected = ["z 1/2", "b 1/1", "c 1/1", "d 1/1", "e 1/1", "f 1/1", "g 1/1", "h 1/1"];
        assert_eq!(beside(&study, "a"), expected);
    }

    #[test]
    fn who_speaks_of_everything_says_nothing_of_what_occurs_together() {
        let names: Vec<String> = (0..=MOST_THEMES_OF_ONE).map(|number| format!("t{number:04}")).collect();
        let study = Study::default().themes(&names.join(" "));
        let all: Vec<&str> = names.iter().map(String::as_str).collect();
        let with_all =
            |study: Study, themes: &[&str]| study.interview("p1", themes).interview("p2", &["t0000", "t0001"]);
        let enough = with_all(Study::default().themes(&names.join(" ")), &all[..MOST_THEMES_OF_ONE]);
        assert_eq!(beside(&enough, "t0000")[..2], ["t0001 2/0", "t0002 1/0"]);
        assert_eq!(beside(&with_all(study, &all), "t0000"), ["t0001 1/0"]);
    }

    #[test]
    fn an_interviewers_words_do_not_count_and_asks_do() {
        let study = Study::default().themes("a b c").interview("p1", &["a b asked", "a kind=ask", "c"]);
        assert_eq!(beside(&study, "a"), ["c 1/0"]);
        assert!(beside(&study, "b").is_empty());
    }
}
