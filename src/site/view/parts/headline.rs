//! A theme or an opportunity in a line: its title, how many people said what it costs, what it comes to.
//!
//! Comes in: which one. Goes out: a [`Headline`], and a sentence of it. Does not know: where it is shown.

use super::context::PageContext;
use super::number::grouped;
use super::shareable::Shareable;
use crate::analysis::count::narrow;
use crate::analysis::priority::Candidate;
use crate::knowledge::{QuoteId, ThemeId};
use crate::release::{PRIORITIES, ShownTeam};
use crate::site::chart::Caption;
use crate::site::chart::cairn::{self, Cairn};
use crate::site::picture::PictureSummary;
use crate::site::words::Words;

/// A theme or an opportunity in a line.
#[derive(Debug)]
pub struct Headline<'a> {
    /// What it is called.
    pub title: &'a str,
    /// "4 of 7 people": of those who were interviewed as many as said what it costs them; where nobody did, as many as spoke
    /// of it.
    pub people: String,
    /// "4 of 7 people, in 3 teams, told us what it costs them."
    pub sentence: String,
    /// "about 900": what it comes to, with as many digits as say something, in equivalent hours per quarter; none where that is not known, or not for this audience.
    pub hours: Option<String>,
    /// "490 to 1,300": its 95 % interval; none where nothing was drawn.
    pub range: Option<String>,
    /// The people as stones, solid where they said what it costs.
    cairn: Cairn<'a>,
}

impl Headline<'_> {
    /// "about 900 eh per quarter (490 to 1,300)".
    pub fn hours_per_quarter(&self, words: &Words) -> Option<String> {
        self.hours_in_words(words, ["sharing.hours_range", "sharing.hours"])
    }

    /// All that the line says, as sentences.
    pub fn description(&self, words: &Words) -> String {
        let hours = self.hours_in_words(words, ["sharing.hours_range_in_full", "sharing.hours_in_full"]);
        [Some(self.sentence.clone()), hours].into_iter().flatten().collect::<Vec<_>>().join(" ")
    }

    /// A number never stands alone where its range is known.
    fn hours_in_words(&self, words: &Words, [with_range, alone]: [&str; 2]) -> Option<String> {
        let hours = self.hours.as_ref()?;
        Some(match &self.range {
            Some(range) => words.fill(with_range, &[("priority", hours), ("range", range)]),
            None => words.fill(alone, &[("priority", hours)]),
        })
    }

    /// What a picture says of it.
    pub fn summary(&self, words: &Words) -> PictureSummary<'_> {
        PictureSummary {
            title: self.title,
            people: &self.people,
            hours: self.hours_per_quarter(words),
            cairn: self.cairn(None),
            cairn_height: cairn::height(&self.cairn),
        }
    }

    /// The people as a pile of stones, as SVG; empty where nobody spoke of it.
    pub fn cairn(&self, caption: Option<Caption<'_>>) -> String {
        cairn::cairn(&Cairn { caption, ..self.cairn })
    }
}

/// What was heard on something.
struct HeadlineSource<'a> {
    title: &'a str,
    slug: &'a str,
    quotes: Vec<QuoteId>,
    candidate: Candidate,
}

impl<'a> PageContext<'a> {
    /// A theme or an opportunity in a line; none for an interview, and for what is withheld.
    pub fn headline(&self, of: Shareable) -> Option<Headline<'a>> {
        let HeadlineSource { title, slug, quotes, candidate } = self.headline_source(of)?;
        let interviewed = self.site.numbers.priorities.population.interviewed;
        let costly = self.site.analysis.of_quotes(&quotes).with_costs();
        let costs = self.site.analysis.of_quotes(&costly).count().people;
        let spoke = self.site.analysis.of_quotes(&quotes).count().people;
        let (counted, by) = if costs > 0 { (costs, &costly) } else { (spoke, &quotes) };
        let of_all = grouped(&interviewed.to_string());
        let people = self.words().count_with("sharing.people", &of_all, &[("some", &grouped(&counted.to_string()))]);
        let row = self.site.numbers.priorities.row(candidate);
        let row = row.filter(|_| self.released().shows_summary(PRIORITIES));
        Some(Headline {
            title,
            sentence: match (spoke, costs) {
                (0, _) => self.words().text("sharing.nobody").to_owned(),
                (_, 0) => self.sentence(&people, by, ["sharing.spoke", "sharing.spoke_in_teams"]),
                _ => self.sentence(&people, by, ["sharing.costs", "sharing.costs_in_teams"]),
            },
            people,
            hours: row.and_then(|row| self.priority_in_words(row)),
            range: row.and_then(|row| self.range_in_words(row)),
            cairn: Cairn {
                caption: None,
                of: slug,
                costs: costs as usize,
                talks: spoke.saturating_sub(costs) as usize,
                interviewed: interviewed as usize,
            },
        })
    }

    fn headline_source(&self, of: Shareable) -> Option<HeadlineSource<'a>> {
        match of {
            Shareable::Theme(id) => {
                let theme = self.released().theme(id)?;
                let quotes = self.site.numbers.rollup.quotes[id].clone();
                let slug = theme.slug().as_str();
                Some(HeadlineSource { title: theme.title(), slug, quotes, candidate: Candidate::Theme(id) })
            }
            Shareable::Opportunity(id) => {
                let opportunity = self.released().opportunity(id)?;
                let themes: Vec<ThemeId> = opportunity.themes().collect();
                let quotes = self.site.numbers.rollup.quotes_of(&themes);
                let slug = opportunity.slug().as_str();
                Some(HeadlineSource { title: opportunity.title(), slug, quotes, candidate: Candidate::Opportunity(id) })
            }
            Shareable::Interview(_) => None,
        }
    }

    /// "4 of 7 people, in 3 teams, told us what it costs them."
    fn sentence(&self, people: &str, quotes: &[QuoteId], [plain, in_teams]: [&str; 2]) -> String {
        let words = self.words();
        match self.teams_of(quotes).map(|teams| words.count("count.teams", teams)) {
            Some(teams) => words.fill(in_teams, &[("people", &people), ("teams", &teams)]),
            None => words.fill(plain, &[("people", &people)]),
        }
    }

    /// In how many teams people said something, as a page groups what they said; none where the page does not tell.
    fn teams_of(&self, quotes: &[QuoteId]) -> Option<u32> {
        let groups = self.site.analysis.of_quotes(quotes).by_team(|team| self.released().team_of_speaker(team));
        let spoken = groups.iter().filter(|group| group.count.people > 0).map(|group| group.team);
        let teams: Vec<Option<ShownTeam>> = spoken.collect();
        // Behind "a small team" there may be several, and behind no team any.
        let is_told = !teams.is_empty() && teams.iter().all(|team| matches!(team, Some(ShownTeam::Team(_))));
        is_told.then(|| narrow(teams.len()))
    }
}
