//! What a local central team built that could become everybody's: from whom, to whom, how far.
//!
//! Comes in: opportunities that may be shown. Goes out: [`GraduationLine`]s. Does not know: which page shows them.

use serde::Serialize;

use super::context::{Link, PageContext};
use crate::knowledge::TeamId;
use crate::release::ReleasedOpportunity;
use crate::site::words::Word;

/// Something that moves from the team that built it to everybody.
#[derive(Debug, Serialize)]
pub struct GraduationLine<'a> {
    /// What it is.
    #[serde(flatten)]
    link: Link<'a>,
    /// The team that built it; none where that may not be named.
    from: Option<Link<'a>>,
    /// The team that takes it.
    to: Option<Link<'a>>,
    /// Whether it is known who takes it.
    has_taker: bool,
    /// How far it has moved.
    state: Word<'a>,
    /// What others can do once it is everybody's.
    unlocks: Option<&'a str>,
}

impl<'a> PageContext<'a> {
    /// What an opportunity says of it.
    pub(in crate::site) fn graduation(&self, opportunity: ReleasedOpportunity<'a>) -> Option<GraduationLine<'a>> {
        let graduation = opportunity.graduates()?;
        Some(GraduationLine {
            link: self.opportunity(opportunity.id())?,
            from: graduation.from.and_then(|team| self.team(team)),
            to: graduation.to.and_then(|team| self.team(team)),
            has_taker: graduation.has_taker,
            state: self.words().graduation_state(graduation.state),
            unlocks: graduation.unlocks,
        })
    }

    /// What comes from a team or goes to it.
    pub(in crate::site) fn graduations_of(&self, team: TeamId) -> Vec<GraduationLine<'a>> {
        let is_of = |opportunity: &ReleasedOpportunity<'a>| {
            opportunity.graduates().is_some_and(|it| it.from == Some(team) || it.to == Some(team))
        };
        self.released().opportunities().filter(is_of).filter_map(|it| self.graduation(it)).collect()
    }
}
