//! The heads of a team as a row of dots.
//!
//! Comes in: teams, how many people of each were heard. Goes out: dots as SVG, and how many heads one is. Does not know:
//! which page shows them.

use super::context::PageContext;
use crate::analysis::count::narrow;
use crate::release::{ReleasedTeam, ShownTeam};
use crate::site::chart::crew::{Crew, crew, heads_per_dot};

/// So many teams have a row of full length each; where there are more, rows are shorter, so that the page is not larger.
const FULL_ROWS: usize = 60;

/// So many teams that are not counted are named.
const MOST_NAMED: usize = 3;

/// What the rows of a page have in common.
#[derive(Debug, Clone, Copy)]
pub struct CrewScale {
    /// How many heads the longest row stands for.
    largest: usize,
}

impl CrewScale {
    /// The scale on which all these teams have room: of each how many were heard and how many there are.
    pub fn to_hold(teams: impl IntoIterator<Item = (u32, Option<u32>)>) -> Self {
        let heads = teams.into_iter().map(|(heard, headcount)| heard.max(headcount.unwrap_or_default()) as usize);
        let (rows, largest) = heads.fold((0, 0), |(rows, largest), heads| (rows + 1, heads.max(largest)));
        Self { largest: largest * usize::max(rows, 1).div_ceil(FULL_ROWS) }
    }

    /// A team's row.
    pub fn row(self, heard: u32, headcount: Option<u32>) -> String {
        let heads = headcount.unwrap_or_default() as usize;
        crew(&Crew { caption: None, heard: heard as usize, heads, largest: self.largest })
    }

    /// How many heads one dot is.
    fn per_dot(self) -> usize {
        heads_per_dot(self.largest)
    }
}

impl PageContext<'_> {
    /// How many people of a team were heard, also those who have left it since; none where nobody's team may be named.
    pub fn heard_of(&self, team: ReleasedTeam<'_>) -> Option<u32> {
        team.names_its_people().then(|| self.site.analysis.of_teams(&team.counted()).coverage().people)
    }

    /// "4 of 14 teams", by the key of such words: how many teams somebody was interviewed in, as teams may be told apart. They are
    /// those that people are counted of: who builds the platform and was not asked is none that was forgotten.
    pub fn teams_heard(&self, key: &str) -> String {
        let (released, analysis) = (self.released(), self.site.analysis);
        let heard = released.count_teams(analysis.teams_heard());
        self.words().count_of(key, narrow(released.count_teams(analysis.customers())), &[("heard", &heard)])
    }

    /// Whether the people of a team are among those that are counted.
    pub fn is_counted_team(&self, team: ReleasedTeam<'_>) -> bool {
        let counted = team.counted();
        self.site.analysis.customers().any(|customer| counted.contains(&customer))
    }

    /// Why a list of teams is shorter than [`Self::teams_heard`] says, or longer, in words; none where it is neither.
    pub fn teams_beside(&self) -> Option<String> {
        let is_small = |team| self.released().team_of_speaker(team) == Some(ShownTeam::Small);
        let small = self.site.analysis.customers().any(is_small);
        let small = small.then(|| self.words().text("teams.small").to_owned());
        let said: Vec<String> = small.into_iter().chain(self.uncounted_teams()).collect();
        (!said.is_empty()).then(|| said.join(" "))
    }

    /// Which teams of the platform are not among those of [`Self::teams_heard`], in words; none where there are none.
    fn uncounted_teams(&self) -> Option<String> {
        let all = self.released().teams().filter(|team| !self.is_counted_team(*team));
        let all: Vec<&str> = all.map(ReleasedTeam::title).collect();
        let mut names = all.iter().take(MOST_NAMED).copied().collect::<Vec<_>>().join(", ");
        let more = all.len().saturating_sub(MOST_NAMED);
        if more > 0 {
            names = format!("{names} {}", self.words().count("short_list.more", narrow(more)));
        }
        (!all.is_empty()).then(|| self.words().count_of("teams.uncounted", narrow(all.len()), &[("names", &names)]))
    }

    /// What the dots of some rows are.
    pub fn crew_key(&self, scale: CrewScale) -> String {
        self.words().count("teams.key", narrow(scale.per_dot()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::release::Audience;
    use crate::site::testing::Study;

    #[test]
    fn a_team_that_is_too_small_is_counted_everywhere_and_a_list_without_it_says_so() {
        let interview = |person: &str, team: &str| {
            format!(
                "---\nparticipant: {person}\nteam: {team}\naudience: [all]\n---\n**{person}:** [Slow.]{{.slow freq=weekly toil=1h}}\n"
            )
        };
        let said = [("P1", "one"), ("P2", "two"), ("P3", "few"), ("P4", "less")]
            .map(|(person, team)| (format!("content/interviews/{person}.md"), interview(person, team)));
        let settings = "[audiences.all]\nshows = [\"teams\", \"themes\", \"priorities\"]\n\
                        attribution = [\"team\"]\nsmallest_team = 5\n";
        let mut files = vec![
            ("content/teams/one.md", "---\nheadcount: 40\n---\n"),
            ("content/teams/two.md", "---\nheadcount: 30\n---\n"),
            ("content/teams/few.md", "---\nheadcount: 3\n---\n"),
            ("content/teams/less.md", "---\nheadcount: 4\n---\n"),
            ("content/themes/slow.md", "---\n---\n"),
            ("site.toml", settings),
        ];
        files.extend(said.iter().map(|(path, text)| (path.as_str(), text.as_str())));
        let (study, _) = Study::read_for(&Audience::Named("all".to_owned()), &files);
        let theme = study.shown("/themes/slow/").0;
        assert_eq!(theme["teams"], "3 of 3 teams");
        assert_eq!(theme["score"]["teams"], "3 of the 3 teams, all of which were interviewed");
        let teams = study.shown("/teams/").0;
        assert_eq!(
            (&teams["heard"], teams["teams"].as_array().map(Vec::len)),
            (&"3 of 3 teams interviewed".into(), Some(2))
        );
        let why = "What is too small to be named is counted as one team, and is not in this list.";
        assert_eq!(teams["uncounted"], why);
        assert_eq!(study.shown("/").0["heard"]["uncounted"], why);
        assert_eq!(Study::of(&files).shown("/teams/").0["uncounted"], serde_json::Value::Null);
    }

    #[test]
    fn the_largest_team_has_the_longest_row() {
        let scale = CrewScale::to_hold([(2, Some(34)), (3, None), (9, Some(4))]);
        assert_eq!((scale.largest, scale.per_dot()), (34, 1));
        assert_eq!(CrewScale::to_hold([(70, Some(4))]).per_dot(), 2, "who was heard is there");
        assert_eq!(CrewScale::to_hold([]).row(0, None), "");
    }

    #[test]
    fn many_teams_have_shorter_rows() {
        // 120 teams: rows half as long, so ⌈2 · 60/60⌉ = 2 heads a dot.
        assert_eq!(CrewScale::to_hold(vec![(0, Some(60)); 60]).per_dot(), 1);
        assert_eq!(CrewScale::to_hold(vec![(0, Some(60)); 120]).per_dot(), 2);
    }
}
