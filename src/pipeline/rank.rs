//! The priorities of a planned site, and how far coders agree, for whoever prints them.
//!
//! Comes in: a planned site, what somebody wants to try. Goes out: a [`Ranking`], rows of `/data/priorities.json`, changes that can
//! be made. Does not know: how anything is printed.

use super::planned::PlannedSite;
use crate::analysis::what_if::{WhatIf, WrongChange};
use crate::base::Date;
use crate::config::WantedChange;
use crate::diagnostic::suggest::did_you_mean;
use crate::export;
use crate::release::AGREEMENT;
use crate::site::agreement::AgreementSummary;
use crate::site::data;
use crate::site::ranking::Ranking;

impl PlannedSite {
    /// The priorities that its audience may see; none where it may see none.
    pub fn ranking(&self) -> Option<Ranking<'_>> {
        Ranking::new(self.site_context())
    }

    /// The rows of `/data/priorities.json`.
    pub fn priority_rows(&self) -> Vec<u8> {
        data::priority_rows(&self.site_context()).concat()
    }

    /// The same rows as `cairn export csv` writes them; none where its audience may not see them.
    pub fn priority_table(&self) -> Option<Vec<u8>> {
        export::priorities(&self.site_context())
    }

    /// Whether its audience may see how far coders agree.
    pub fn shows_agreement(&self) -> bool {
        self.site_context().released.shows_summary(AGREEMENT)
    }

    /// How far coders agree; none where nothing is coded twice.
    pub fn agreement(&self) -> Option<AgreementSummary<'_>> {
        AgreementSummary::of(&self.site_context())
    }

    /// What `/data/agreement.json` holds.
    pub fn agreement_object(&self) -> Option<Vec<u8>> {
        data::agreement(&self.site_context())
    }

    /// What would be changed in its study.
    ///
    /// # Errors
    ///
    /// Where something is meant that is not there, or has a wrong value: what to write instead, as a sentence.
    pub fn resolve(&self, wanted: &WantedChange) -> Result<WhatIf, String> {
        wanted.since.map_or(Ok(()), |since| self.require_somebody_since(since))?;
        WhatIf::new(wanted, self.knowledge(), self.settings()).map_err(|wrong| self.help(wrong))
    }

    /// Where nobody was interviewed since a day, there is nothing to rank, and the day is a slip.
    fn require_somebody_since(&self, since: Date) -> Result<(), String> {
        let dates = self.knowledge().interviews.iter().filter_map(|interview| interview.entry.kind.meta.date);
        match dates.max() {
            Some(newest) if newest >= since => Ok(()),
            Some(newest) => Err(format!("no interview is of {since} or later: the newest is of {newest}")),
            None => Err(format!("no interview is of {since} or later: none of them has a `date:`")),
        }
    }

    fn help(&self, wrong: WrongChange) -> String {
        match wrong {
            WrongChange::UnknownKey { key, known } => {
                let all = format!("there are {}", known.join(", "));
                let near = did_you_mean(&key, known.iter().map(String::as_str), &all);
                let help = if near == all { near } else { format!("{near} Or one of these: {}", known.join(", ")) };
                format!("there is nothing to try called `{key}`: {help}")
            }
            WrongChange::NoValue(typed) => format!("`{typed}` is no key with a value: write `scoring.point_value=300`"),
            WrongChange::WrongValue(why) => why,
            WrongChange::UnknownTeam(name) => {
                let names = self.knowledge().names.teams.around(&name);
                let help = did_you_mean(&name, names, "the teams are in content/teams/");
                format!("there is no team `{name}`: {help}")
            }
            WrongChange::NoWeights => {
                "the weights of all outcomes sum to 0: leave at least one of them above 0".to_owned()
            }
        }
    }
}
