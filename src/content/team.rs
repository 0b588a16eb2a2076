//! A team's file: a group of engineers with a headcount.
//!
//! Comes in: front matter and the body as HTML. Goes out: a [`Team`]. Does not know: which other teams there are.

use crate::base::span::Span;
use crate::content::choice::choices;
use crate::content::fields::FieldReader;
use crate::content::prose_kind::ProseKind;
use crate::content::{KindInfo, Name, Prose};

/// A team: a group of engineers with a headcount.
#[derive(Debug, Clone)]
pub struct Team {
    /// `headcount`: people.
    pub headcount: Option<u32>,
    /// Where that was written; the start of the file where it was not.
    pub headcount_span: Span,
    /// `kind`.
    pub kind: TeamKind,
    /// `parent`: a team's slug, the vertical or group.
    pub parent: Option<Name>,
    /// What is said about it.
    pub description: Prose,
}

choices! {
    /// What a team is there for.
    TeamKind {
        /// Builds what customers use.
        #[default]
        Product = "product",
        /// Builds what engineers use.
        Platform = "platform",
        /// Does platform work for one part of the company.
        LocalCentral = "local-central",
    }
}

impl ProseKind for Team {
    const INFO: KindInfo = KindInfo {
        word: "team",
        folder: "teams",
        nests: false,
        about: "A group of engineers",
        template: include_str!("new/team.md"),
    };

    fn read_fields(front: &mut FieldReader<'_>, body: Prose) -> Self {
        Self {
            headcount: front.whole("headcount", 0..),
            headcount_span: front.span_of("headcount"),
            kind: front.choice("kind").unwrap_or_default(),
            parent: front.name("parent"),
            description: body,
        }
    }

    fn prose(&self) -> &Prose {
        &self.description
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::entry::tests::{read_file, read_good};

    fn reader(front: &mut FieldReader<'_>) -> Team {
        Team::read_fields(front, Prose::default())
    }

    #[test]
    fn reads_all_keys() {
        let keys = "\
title: Payments
headcount: 12
kind: local-central
parent: money
";
        let team = read_good("content/teams/payments.md", keys, reader).kind;
        assert_eq!((team.headcount, team.kind), (Some(12), TeamKind::LocalCentral));
        assert_eq!(team.parent.expect("it is given").value, "money");
    }

    #[test]
    fn a_team_is_a_product_team_of_unknown_size_by_default() {
        let team = read_good("content/teams/payments.md", "", reader).kind;
        assert_eq!((team.headcount, team.kind), (None, TeamKind::Product));
        assert_eq!(read_good("content/teams/payments.md", "headcount: 0\n", reader).kind.headcount, Some(0));
    }

    #[test]
    fn conditions_are_those_of_what_is_ranked_and_not_of_teams() {
        let (_, complaints) = read_file("content/teams/x.md", "maturity: 1\nrisk: -1\ncomplexity: 0\n", reader);
        assert_eq!(complaints, ["maturity", "risk", "complexity"].map(|key| ("unknown-key", key.to_owned())));
    }

    #[test]
    fn people_are_whole_and_not_negative() {
        for headcount in ["-3", "2.5"] {
            let (team, complaints) = read_file("content/teams/x.md", &format!("headcount: {headcount}\n"), reader);
            assert_eq!((team.kind.headcount, complaints), (None, vec![("bad-value", headcount.to_owned())]));
        }
    }
}
