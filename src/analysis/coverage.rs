//! Who was heard on what: themes, teams, and the questions of the guides.
//!
//! Comes in: knowledge. Goes out: a [`Coverage`]. Does not know: priorities, or how it is shown.

use std::collections::{BTreeMap, BTreeSet};

use super::count::{narrow, people_with_costs};
use super::rollup::{Rollup, sorted};
use crate::base::id::IdVec;
use crate::content::guide::GuideSection;
use crate::knowledge::{GuideId, InterviewId, Knowledge, LinkedGuide, ParticipantId, QuoteId, TeamId, ThemeId};

/// How much was heard on everything.
#[derive(Debug, Clone)]
pub struct Coverage {
    /// By interview, how many quotes it has.
    pub interviews: IdVec<InterviewId, u32>,
    /// By theme, each over its whole sub-tree.
    pub themes: IdVec<ThemeId, ThemeCoverage>,
    /// By team, each without the teams below it.
    pub teams: IdVec<TeamId, TeamCoverage>,
    /// By guide.
    pub guides: IdVec<GuideId, GuideCoverage>,
}

/// How much was heard on a theme and what is below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThemeCoverage {
    /// Participants with a quote of it, of whatever kind, in their own words.
    pub people: u32,
    /// Those of them who said what it costs: with evidence of it that has `freq`, `toil` or `load`.
    pub costs: u32,
    /// Quotes of it, also those that are no participant's words.
    pub quotes: u32,
    /// Those of them that are marked with it itself.
    pub own_quotes: u32,
    /// Interviews tagged with it that have no quote of it yet, in order.
    pub tagged_without_quote: Vec<InterviewId>,
}

/// How much was heard from a team.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct TeamCoverage {
    /// Participants with an interview in it, also those who have left it since.
    pub people: u32,
    /// Interviews with it.
    pub interviews: u32,
    /// Quotes in them.
    pub quotes: u32,
}

/// What was answered to a guide.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct GuideCoverage {
    /// Sections and their questions, in the guide's order.
    pub sections: Vec<Vec<Answers>>,
}

/// What was answered to a question.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answers {
    /// Quotes that refer to it, in order.
    pub quotes: Vec<QuoteId>,
    /// Participants who answered in their own words.
    pub people: u32,
}

/// Counts what was heard.
pub fn coverage(knowledge: &Knowledge, rollup: &Rollup) -> Coverage {
    Coverage {
        interviews: knowledge.interviews.iter().map(|interview| count(&interview.quotes)).collect(),
        themes: knowledge.themes.ids().map(|theme| theme_coverage(knowledge, rollup, theme)).collect(),
        teams: team_coverage(knowledge),
        guides: guide_coverage(knowledge),
    }
}

fn theme_coverage(knowledge: &Knowledge, rollup: &Rollup, theme: ThemeId) -> ThemeCoverage {
    let quotes = &rollup.quotes[theme];
    let tagged = &rollup.tagged[theme];
    let interviews = sorted(quotes.iter().map(|quote| knowledge.quotes[*quote].interview));
    let own_words = quotes.iter().filter(|quote| knowledge.quotes[**quote].by_participant);
    let without_quote = tagged.iter().filter(|interview| interviews.binary_search(interview).is_err());
    ThemeCoverage {
        people: count(&sorted(own_words.filter_map(|quote| knowledge.participant(*quote)))),
        costs: people_with_costs(knowledge, quotes),
        quotes: count(quotes),
        own_quotes: count(&knowledge.themes[theme].quotes),
        tagged_without_quote: without_quote.copied().collect(),
    }
}

/// How much was heard from one team, or from several that count as one.
pub fn of_teams(knowledge: &Knowledge, teams: &[TeamId]) -> TeamCoverage {
    let interviews: BTreeSet<InterviewId> =
        teams.iter().flat_map(|team| &knowledge.teams[*team].interviews).copied().collect();
    let heard = interviews.iter().flat_map(|interview| &knowledge.interviews[*interview].people);
    let of_them = heard.filter(|person| person.team.is_some_and(|team| teams.contains(&team)));
    let people: BTreeSet<ParticipantId> = of_them.map(|person| person.participant).collect();
    TeamCoverage {
        people: narrow(people.len()),
        interviews: narrow(interviews.len()),
        quotes: narrow(teams.iter().map(|team| knowledge.quotes_of_team(*team).count()).sum()),
    }
}

fn team_coverage(knowledge: &Knowledge) -> IdVec<TeamId, TeamCoverage> {
    knowledge.teams.ids().map(|id| of_teams(knowledge, &[id])).collect()
}

fn guide_coverage(knowledge: &Knowledge) -> IdVec<GuideId, GuideCoverage> {
    let asked = QuotesByQuestion::new(knowledge);
    let section = |guide, section: &GuideSection| {
        section.questions.iter().map(|question| asked.answers(knowledge, guide, &question.id.value)).collect()
    };
    let of_guide = |(id, guide): (GuideId, &LinkedGuide)| GuideCoverage {
        sections: guide.entry.kind.sections.iter().map(|questions| section(id, questions)).collect(),
    };
    knowledge.guides.enumerate().map(of_guide).collect()
}

/// The quotes that refer to a question, by the guide of their interview and the question's id.
struct QuotesByQuestion<'a>(BTreeMap<(Option<GuideId>, &'a str), Vec<QuoteId>>);

impl<'a> QuotesByQuestion<'a> {
    fn new(knowledge: &'a Knowledge) -> Self {
        let mut asked: BTreeMap<_, Vec<QuoteId>> = BTreeMap::new();
        for (id, quote) in knowledge.quotes.enumerate() {
            if let Some(question) = &knowledge.words(id).coding.question {
                let guide = knowledge.interviews[quote.interview].guide;
                asked.entry((guide, question.value.as_str())).or_default().push(id);
            }
        }
        Self(asked)
    }

    /// The answers to a guide's question. An interview that names no guide answers every guide that asks it.
    fn answers(&self, knowledge: &Knowledge, guide: GuideId, question: &str) -> Answers {
        let of = |guide| self.0.get(&(guide, question)).into_iter().flatten().copied();
        let quotes = sorted(of(Some(guide)).chain(of(None)));
        let own_words = quotes.iter().filter(|quote| knowledge.quotes[**quote].by_participant);
        let people = count(&sorted(own_words.filter_map(|quote| knowledge.participant(*quote))));
        Answers { quotes, people }
    }
}

fn count<T>(things: &[T]) -> u32 {
    narrow(things.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::testing::Study;
    use crate::base::id::Id;

    fn covered(study: &Study) -> Coverage {
        let knowledge = study.knowledge();
        coverage(&knowledge, &Rollup::new(&knowledge))
    }

    fn theme(study: &Study, name: &str) -> ThemeCoverage {
        covered(study).themes[study.theme_id(name)].clone()
    }

    #[test]
    fn a_theme_is_counted_over_its_sub_tree() {
        let study = Study::default().themes("top a<top b<top");
        let study = study.interview("p1", &["a b", "b kind=ask"]).interview("p1", &["top"]).tagged("a");
        let study = study.interview("p2", &["b kind=praise", "b asked"]).interview("p3", &[]).tagged("b top");
        let top = theme(&study, "top");
        assert_eq!((top.people, top.quotes), (2, 5));
        assert_eq!(top.tagged_without_quote, [InterviewId::from_index(3)]);
        assert_eq!(theme(&study, "a").tagged_without_quote, [InterviewId::from_index(1)], "its quote is of top only");
    }

    #[test]
    fn only_an_interviewers_words_are_nobodys() {
        let heard = theme(&Study::default().themes("a").interview("p1", &["a asked"]), "a");
        assert_eq!((heard.people, heard.quotes), (0, 1));
    }

    #[test]
    fn who_gives_evidence_of_how_often_how_long_or_how_heavy_says_what_it_costs() {
        let study = Study::default().themes("top a<top");
        let study = study.interview("p1", &["a freq=13", "a toil=2"]).interview("p2", &["top load=2"]);
        let study =
            study.interview("p3", &["a"]).interview("p4", &["a kind=ask toil=2"]).interview("p5", &["a asked toil=1"]);
        let counted = |name: &str| {
            let found = theme(&study, name);
            (found.people, found.costs)
        };
        assert_eq!(counted("top"), (4, 2), "an ask is no evidence, and neither are an interviewer's words");
        assert_eq!(counted("a"), (3, 1));
    }

    #[test]
    fn a_team_counts_its_people_and_its_interviews() {
        let study = Study::default().themes("a").team("t", None).team("u", None);
        let study = study.interview("p1", &["a", "a"]).in_team("t").interview("p1", &["a"]).in_team("u");
        let found = covered(&study.interview("p2", &["a"])).teams;
        assert_eq!(found[TeamId::from_index(0)], TeamCoverage { people: 1, interviews: 1, quotes: 2 });
        assert_eq!(found[TeamId::from_index(1)], TeamCoverage { people: 1, interviews: 1, quotes: 1 });
    }

    #[test]
    fn a_question_that_the_interviewer_answers_is_answered_by_nobody() {
        let study = Study::default().themes("a").guide("g", &["how"]);
        let guides = covered(&study.interview("p1", &["a q=how asked"]).with_guide("g")).guides;
        let answers = &guides[GuideId::from_index(0)].sections[0][0];
        assert_eq!((answers.people, answers.quotes.len()), (0, 1));
    }

    #[test]
    fn answers_go_to_the_question_of_the_interviews_guide() {
        let study = Study::default().themes("a").guide("g1", &["last-time", "how worst"]).guide("g2", &["how"]);
        let study = study.interview("p1", &["a q=how", "a q=worst", "a q=how"]).with_guide("g1");
        let study =
            study.interview("p2", &["a q=how", "a q=unheard-of"]).with_guide("g2").interview("p3", &["a q=how"]);
        let guides = covered(&study).guides;
        let quotes = |place: usize| {
            let of_section = |section: &Vec<Answers>| {
                let ids = |answers: &Answers| answers.quotes.iter().map(|quote| quote.index()).collect::<Vec<_>>();
                section.iter().map(ids).collect::<Vec<_>>()
            };
            guides[GuideId::from_index(place)].sections.iter().map(of_section).collect::<Vec<_>>()
        };
        // p3 names no guide, so both guides that ask it have the answer.
        assert_eq!(quotes(0), [vec![vec![]], vec![vec![0, 2, 5], vec![1]]]);
        assert_eq!(quotes(1), [vec![vec![3, 5]]]);
        assert_eq!(guides[GuideId::from_index(0)].sections[1][0].people, 2);
    }
}
