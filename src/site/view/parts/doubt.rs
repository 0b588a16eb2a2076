//! What to know of a candidate beside its rank: what became of it, and what its tests speak against.
//!
//! Comes in: a candidate of the priorities. Goes out: a word, or a [`Doubt`], to stand beside its title. Does not know: which page shows it.

use serde::Serialize;

use super::context::PageContext;
use crate::analysis::priority::Candidate;
use crate::site::words::Word;

/// What does not hold of an opportunity.
#[derive(Debug, Serialize)]
pub struct Doubt<'a> {
    /// "its problem does not hold".
    said: &'a str,
    /// Where its tests are.
    href: String,
}

impl<'a> PageContext<'a> {
    /// What became of a candidate about which nothing is to be decided any more: "Shipped"; none for all others.
    pub fn decided_as(&self, candidate: Candidate) -> Option<Word<'a>> {
        self.site.numbers.priorities.row(candidate).filter(|row| row.is_decided)?;
        let (words, released) = (self.words(), self.released());
        match candidate {
            Candidate::Opportunity(id) => released.opportunity(id).map(|it| words.opportunity_status(it.status())),
            Candidate::Theme(id) => released.theme(id)?.status().map(|status| words.theme_status(status)),
        }
    }

    /// What does not hold of an opportunity: its problem, else its solution; none for what is built, and for a theme.
    pub fn doubt(&self, candidate: Candidate) -> Option<Doubt<'a>> {
        let said = self.words().fallen_step(self.site.fallen_step(candidate)?);
        Some(Doubt { said, href: format!("{}#:ledger", self.candidate(candidate)?.href) })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use crate::site::testing::Study;

    #[test]
    fn what_does_not_hold_stands_beside_the_title_wherever_it_is_ranked() {
        let against = "validations:\n  - {stage: problem, verdict: contradicts}\n";
        let opportunity = |status: &str| {
            format!(
                "---\ntitle: O\nstatus: {status}\nthemes: [a]\nestimate: {{freq: weekly, toil: 1h}}\n{against}---\n"
            )
        };
        let study = |status: &str| {
            Study::of(&[
                ("content/teams/t.md", "---\nheadcount: 100\n---\n"),
                ("content/themes/a.md", "---\n---\n"),
                ("content/opportunities/o.md", &opportunity(status)),
            ])
        };
        let testing = study("testing");
        let said = |page: &str, at: &str| testing.shown(page).0.pointer(at).cloned().unwrap_or_default();
        for (page, at) in [
            ("/priorities/", "/rows/0/doubt"),
            ("/brief/", "/first/rows/0/doubt"),
            ("/", "/top/0/doubt"),
            ("/", "/brief/0/doubt"),
        ] {
            assert_eq!(said(page, at)["said"], "its problem does not hold", "{page} {}", testing.shown(page).0);
            assert!(said(page, at)["href"].as_str().is_some_and(|href| href.ends_with("opportunities/o/#:ledger")));
        }
        let shipped = study("shipped").shown("/priorities/").0;
        assert_eq!(shipped["decided"][0].get("doubt").cloned().unwrap_or_default(), Value::Null);
    }
}
