//! An assumption as other pages mention it: who believed it since when, and what people say of it, in words.
//!
//! Comes in: the site's context and an assumption. Goes out: an [`AssumptionLine`]. Does not know: which page shows it.

use serde::Serialize;

use super::context::{Link, PageContext};
use crate::analysis::assumptions::{AssumptionState, Standing};
use crate::knowledge::{AssumptionId, ThemeId};
use crate::release::ReleasedAssumption;

/// An assumption in a list.
#[derive(Debug, Serialize)]
pub struct AssumptionLine<'a> {
    /// The assumption.
    #[serde(flatten)]
    pub link: Link<'a>,
    /// Who believed it.
    pub by: Option<&'a str>,
    /// Since when.
    pub date: Option<String>,
    /// What people say of it, in words.
    pub said: String,
}

impl<'a> PageContext<'a> {
    /// An assumption.
    pub fn assumption(&self, id: AssumptionId) -> Option<Link<'a>> {
        self.link(id, self.released().assumption(id).map(ReleasedAssumption::title))
    }

    /// What people come to on an assumption.
    pub fn standing(&self, assumption: ReleasedAssumption<'a>) -> Standing {
        self.site.analysis.standing(assumption.id(), self.site.settings)
    }

    /// An assumption as a line of a list.
    pub fn assumption_line(&self, assumption: ReleasedAssumption<'a>) -> Option<AssumptionLine<'a>> {
        Some(AssumptionLine {
            link: self.assumption(assumption.id())?,
            by: assumption.by(),
            date: assumption.date().map(|date| date.to_string()),
            said: self.said_of_assumption(self.standing(assumption)),
        })
    }

    /// The assumptions that list a theme.
    pub fn assumptions_about(&self, theme: ThemeId) -> Vec<AssumptionLine<'a>> {
        let listing = self.released().assumptions().filter(|assumption| assumption.lists(theme));
        listing.filter_map(|assumption| self.assumption_line(assumption)).collect()
    }

    /// "Contradicted: 3 people contradict it, nobody confirms it"; "Open, because people say both: …".
    pub fn said_of_assumption(&self, standing: Standing) -> String {
        let words = self.words();
        let state = words.text_in("assumptions.state", standing.state.word()).to_owned();
        let state = match self.why_open(standing) {
            Some(why) => words.fill("assumptions.because", &[("state", &state), ("why", &why)]),
            None => state,
        };
        let people = self.people_on_assumption(standing);
        let people = people.unwrap_or_else(|| words.text("assumptions.nobody").to_owned());
        words.fill("assumptions.said", &[("state", &state), ("people", &people)])
    }

    /// "3 people contradict it, nobody confirms it"; those who are more come first. None where nobody spoke to it.
    pub fn people_on_assumption(&self, Standing { confirm, contradict, state }: Standing) -> Option<String> {
        let words = self.words();
        let against = words.count("assumptions.contradict", contradict);
        let for_it = words.count("assumptions.confirm", confirm);
        let (first, second) = if confirm > contradict { (for_it, against) } else { (against, for_it) };
        (state != AssumptionState::NotHeard)
            .then(|| words.fill("assumptions.people", &[("first", &first), ("second", &second)]))
    }

    /// Why an assumption is open: "people say both", "it takes 3 people". None where it is not.
    pub fn why_open(&self, Standing { confirm, contradict, state }: Standing) -> Option<String> {
        let words = self.words();
        (state == AssumptionState::Open).then(|| match confirm > 0 && contradict > 0 {
            true => words.text("assumptions.both").to_owned(),
            false => words.count("assumptions.takes", self.site.settings.study.assumptions.enough),
        })
    }
}
