//! Which questions of the guides lead to some quotes.
//!
//! Comes in: guides with what was answered to them, quotes. Goes out: [`LeadingQuestion`]s, those first that led most people there.
//! Does not know: what the quotes are about.

use std::cmp::Reverse;

use super::count::count;
use super::coverage::Coverage;
use crate::knowledge::{GuideId, Knowledge, QuoteId};

/// A question of a guide that led somebody to what is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LeadingQuestion {
    /// The guide.
    pub guide: GuideId,
    /// Its section, from 0.
    pub section: usize,
    /// Its place in the section, from 0.
    pub place: usize,
    /// How many people it led there.
    pub people: u32,
}

/// The questions whose answers are among some quotes, which are sorted; those first that most people answered so, then in the
/// guides' order.
pub fn leading_to(knowledge: &Knowledge, coverage: &Coverage, quotes: &[QuoteId]) -> Vec<LeadingQuestion> {
    let mut found = Vec::new();
    for (guide, answered) in coverage.guides.enumerate() {
        for (section, questions) in answered.sections.iter().enumerate() {
            for (place, answers) in questions.iter().enumerate() {
                let among = answers.quotes.iter().filter(|quote| quotes.binary_search(quote).is_ok());
                let people = count(knowledge, &among.copied().collect::<Vec<QuoteId>>()).people;
                found.push(LeadingQuestion { guide, section, place, people });
            }
        }
    }
    found.retain(|question| question.people > 0);
    found.sort_by_key(|question| Reverse(question.people));
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::rollup::Rollup;
    use crate::analysis::{coverage, testing::Study};
    use crate::base::id::Id;

    #[test]
    fn the_question_that_led_most_people_there_comes_first() {
        let study = Study::default().themes("a b").guide("g", &["x y", "z"]);
        let study = study.interview("p1", &["a q=x", "a q=y", "a q=y", "b q=z"]).with_guide("g");
        let study = study.interview("p2", &["a q=z", "a q=z kind=ask", "b q=x"]).with_guide("g");
        let study = study.interview("p3", &["a q=z"]).with_guide("g");
        let knowledge = study.knowledge();
        let rollup = Rollup::new(&knowledge);
        let coverage = coverage::coverage(&knowledge, &rollup);
        let themes: Vec<_> = knowledge.themes.ids().collect();
        let found = |theme: usize| -> Vec<(usize, usize, u32)> {
            let quotes = rollup.quotes_of(&themes[theme..=theme]);
            let found = leading_to(&knowledge, &coverage, &quotes).into_iter();
            found.inspect(|it| assert_eq!(it.guide.index(), 0)).map(|it| (it.section, it.place, it.people)).collect()
        };
        assert_eq!(found(0), [(1, 0, 2), (0, 0, 1), (0, 1, 1)]);
        assert_eq!(found(1), [(0, 0, 1), (1, 0, 1)]);
        assert_eq!(leading_to(&knowledge, &coverage, &[]), []);
    }
}
