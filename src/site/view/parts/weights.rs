//! How much each person weighs in the share of those affected, by their team, in words.
//!
//! Comes in: the weights of the teams that were heard. Goes out: sentences, and the teams of a row. Does not know: how a weight is
//! worked out, or which page says it.
//!
//! A weight follows from the sizes of all teams together: where one of them may not be shown, or nobody's team may, none is told.

use std::cmp::Ordering;
use std::fmt::Display;

use super::context::{Link, PageContext};
use super::number::number;
use crate::analysis::count::narrow;
use crate::analysis::priority::{PriorityRow, Stratum, WeightedBy, Weighting};

/// So many teams are named beside a sum: more are no sentence.
const MOST_TEAMS: usize = 8;

/// A team in the share of a row.
#[derive(Debug)]
pub struct WeighedTeam<'a> {
    /// The team.
    pub link: Link<'a>,
    /// How many of its people are affected.
    pub affected: u32,
    /// How many of its people were interviewed.
    pub heard: u32,
    /// What each of them weighs.
    pub weight: f64,
}

impl<'a> PageContext<'a> {
    /// What the weight of a person is, who sets it and what it changes; none where all weigh alike.
    pub fn weights_in_words(&self) -> Option<String> {
        let weighting = self.weighting().filter(|weighting| weighting.differs())?;
        let words = self.words();
        let what = match self.shown_strata(weighting).as_deref() {
            Some([(lowest, least), .., (highest, most)]) => words.fill(
                "weights.range",
                &[
                    ("low", &number(least.weight)),
                    ("lowest", &lowest.title),
                    ("high", &number(most.weight)),
                    ("highest", &highest.title),
                ],
            ),
            _ => words.text("weights.alone").to_owned(),
        };
        let why = match weighting.by {
            WeightedBy::TeamsAbove => "weights.by_teams_above",
            WeightedBy::Teams | WeightedBy::Nothing => "weights.by_teams",
        };
        Some(words.fill("weights.said", &[("what", &what), ("why", &words.text(why))]))
    }

    /// The teams of those who are affected by a row, those that weigh most in it first; none where all weigh alike.
    pub fn weighed_teams(&self, row: &PriorityRow) -> Vec<WeighedTeam<'a>> {
        let Some(weighting) = self.weighting().filter(|weighting| weighting.differs()) else { return Vec::new() };
        let Some(strata) = self.shown_strata(weighting) else { return Vec::new() };
        let affected = weighting.count_by_stratum(row.evidence.affected.iter().map(|person| person.participant));
        let of = |team| weighting.strata.iter().position(|stratum| stratum.team == team).map(|place| affected[place]);
        let weighed = strata.into_iter().filter_map(|(link, Stratum { team, heard, weight, .. })| {
            let affected = of(team).filter(|affected| *affected > 0)?;
            Some(WeighedTeam { link, affected, heard, weight })
        });
        let mut weighed: Vec<WeighedTeam<'a>> = weighed.collect();
        let part = |team: &WeighedTeam<'_>| f64::from(team.affected) * team.weight;
        weighed.sort_by(|one, other| part(other).total_cmp(&part(one)));
        weighed
    }

    /// The same in a sentence: "Who is affected, each with the weight of their team: Booking 3 × 1.15, Security 1 × 0.46."
    pub fn weighed_in_words(&self, row: &PriorityRow) -> Option<String> {
        let words = self.words();
        let all = self.weighed_teams(row);
        let team = |team: &WeighedTeam<'_>| {
            let values: [(&str, &dyn Display); 3] =
                [("team", &team.link.title), ("affected", &team.affected), ("weight", &number(team.weight))];
            words.fill("weights.short", &values)
        };
        let mut teams = all.iter().take(MOST_TEAMS).map(team).collect::<Vec<_>>().join(", ");
        let more = all.len().saturating_sub(MOST_TEAMS);
        if more > 0 {
            teams = format!("{teams} {}", words.count("weights.more", narrow(more)));
        }
        (!all.is_empty()).then(|| words.fill("weights.teams", &[("teams", &teams)]))
    }

    /// The weights, where they say anything: of everybody who was asked nobody is left to speak for.
    fn weighting(&self) -> Option<&'a Weighting> {
        let population = &self.site.numbers.priorities.population;
        (population.people > population.interviewed).then_some(&population.weighting)
    }

    /// The teams that were heard, from the least weight to the most; none where one of them may not be shown.
    fn shown_strata(&self, weighting: &Weighting) -> Option<Vec<(Link<'a>, Stratum)>> {
        let shown = weighting.strata.iter().map(|stratum| {
            self.released().team(stratum.team).filter(|team| team.names_its_people())?;
            Some((self.team(stratum.team)?, *stratum))
        });
        let mut shown = shown.collect::<Option<Vec<(Link<'a>, Stratum)>>>()?;
        let by_weight = |one: &(Link<'a>, Stratum), other: &(Link<'a>, Stratum)| -> Ordering {
            one.1.weight.total_cmp(&other.1.weight)
        };
        shown.sort_by(by_weight);
        Some(shown)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::release::Audience;
    use crate::site::testing::Study;

    /// Four of 30 people of T, two of whom speak of it, and two of 10 of U, one of whom does.
    fn study(more: &[(&str, &str)], audience: &Audience) -> Study {
        let people = [("t", 1), ("t", 2), ("t", 3), ("t", 4), ("u", 5), ("u", 6)];
        let interviews = people.map(|(team, n)| {
            let said = if matches!(n, 1 | 2 | 5) { "[Slow.]{.x freq=weekly toil=1h}" } else { "So." };
            let text = format!("---\nparticipant: P{n}\nteam: {team}\naudience: [some]\n---\n**P{n}:** {said}\n");
            (format!("content/interviews/p{n}.md"), text)
        });
        let mut files = vec![
            ("content/themes/x.md", "---\ntitle: X\n---\n"),
            ("content/teams/t.md", "---\ntitle: Tees\nheadcount: 30\n---\n"),
            ("content/teams/u.md", "---\ntitle: You\nheadcount: 10\n---\n"),
        ];
        files.extend(interviews.iter().map(|(path, text)| (path.as_str(), text.as_str())));
        files.retain(|(path, _)| more.iter().all(|(other, _)| path != other));
        files.extend(more);
        Study::read_for(audience, &files).0
    }

    fn facts(study: &Study) -> Vec<Value> {
        let numbers = study.shown("/themes/x/").0["score"]["numbers"].take();
        let share = numbers.as_array().and_then(|all| all.iter().find(|number| number["key"] == "share")).cloned();
        share.and_then(|share| share["facts"].as_array().cloned()).unwrap_or_default()
    }

    #[test]
    fn the_page_says_what_a_weight_is_and_each_sum_what_each_team_weighs() {
        let study = study(&[], &Audience::Everybody);
        // w = 26 / 4 and 8 / 2, scaled by Σ w / Σ w² = 34 / 201: 1.0995 and 0.6766.
        let page = study.shown("/priorities/").0;
        assert_eq!(
            page["weights"],
            "Some teams were asked more than others, so a person weighs by how many people they speak for: from × 0.68 in You to \
             × 1.1 in Tees. Nobody sets these weights: they follow from the headcounts in the teams' files and from who was \
             interviewed, and change only how many people are taken to be affected."
        );
        let note =
            "Who is affected, each with the weight of their team: Tees 2\u{a0}×\u{a0}1.1, You 1\u{a0}×\u{a0}0.68.";
        assert_eq!(page["rows"][0]["receipt"]["weights"], note);
        let facts = facts(&study);
        for (name, value, href) in [
            ("Tees", "2 of 4 interviewed, each × 1.1", "../../teams/t/"),
            ("You", "1 of 2 interviewed, each × 0.68", "../../teams/u/"),
        ] {
            assert!(facts.contains(&json!({"name": name, "value": value, "href": href})), "{facts:?}");
        }
    }

    #[test]
    fn where_all_weigh_alike_nothing_is_said() {
        // (10 − 4) / 4 and (5 − 2) / 2.
        let equal = [
            ("content/teams/t.md", "---\ntitle: Tees\nheadcount: 10\n---\n"),
            ("content/teams/u.md", "---\ntitle: You\nheadcount: 5\n---\n"),
        ];
        let study = study(&equal, &Audience::Everybody);
        let page = study.shown("/priorities/").0;
        assert_eq!(page["weights"], Value::Null);
        assert_eq!(page["rows"][0]["receipt"]["weights"], Value::Null);
        assert!(!facts(&study).is_empty() && facts(&study).iter().all(|fact| fact["href"] == Value::Null));
    }

    #[test]
    fn nothing_is_told_of_weights_where_a_team_may_not_be_shown() {
        for grants in [
            // You would be the rest of all that is said of Tees.
            "shows = [\"themes\", \"teams\", \"priorities\"]\nattribution = [\"team\"]\nsmallest_team = 11\n",
            "shows = [\"themes\", \"priorities\"]\nattribution = [\"team\"]\n",
            "shows = [\"themes\", \"teams\", \"priorities\"]\nattribution = []\n",
        ] {
            let settings = format!("[audiences.some]\n{grants}");
            let study = study(&[("site.toml", &settings)], &Audience::Named("some".to_owned()));
            let page = study.shown("/priorities/").0;
            let said = page["weights"].as_str().unwrap_or_default();
            assert!(said.starts_with("Some teams were asked more") && !said.contains('×'), "{grants} {said}");
            let all = format!("{page} {:?}", facts(&study));
            assert!(["You", "0.68", "× 1.1"].iter().all(|hidden| !all.contains(hidden)), "{grants} {all}");
        }
    }
}
