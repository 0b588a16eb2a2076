//! Local central teams under the part of the company that they work for, with what they built that could become everybody's.
//!
//! Comes in: the site's context. Goes out: [`Vertical`]s. Does not know: the tree of all teams.

use serde::Serialize;

use crate::content::team::TeamKind;
use crate::knowledge::TeamId;
use crate::release::ReleasedTeam;
use crate::site::view::parts::context::{Link, PageContext};
use crate::site::view::parts::graduation::GraduationLine;

/// A part of the company that has local central teams.
#[derive(Debug, Serialize)]
pub(super) struct Vertical<'a> {
    /// The team above them; none for those that have none.
    above: Option<Link<'a>>,
    /// The local central teams.
    teams: Vec<LocalTeam<'a>>,
}

/// A local central team.
#[derive(Debug, Serialize)]
struct LocalTeam<'a> {
    #[serde(flatten)]
    link: Link<'a>,
    /// What it built that could become everybody's.
    built: Vec<GraduationLine<'a>>,
}

/// The parts of the company that have local central teams, in the order of their teams.
pub(super) fn verticals<'a>(context: &PageContext<'a>) -> Vec<Vertical<'a>> {
    let is_local = |team: &ReleasedTeam<'a>| team.kind() == Some(TeamKind::LocalCentral);
    let mut verticals: Vec<(Option<TeamId>, Vec<LocalTeam<'a>>)> = Vec::new();
    for team in context.released().teams().filter(is_local) {
        let Some(link) = context.team(team.id()) else { continue };
        let local = LocalTeam { link, built: context.graduations_of(team.id()) };
        match verticals.iter_mut().find(|(above, _)| *above == team.parent()) {
            Some((_, teams)) => teams.push(local),
            None => verticals.push((team.parent(), vec![local])),
        }
    }
    let vertical =
        |(above, teams): (Option<TeamId>, _)| Vertical { above: above.and_then(|it| context.team(it)), teams };
    verticals.into_iter().map(vertical).collect()
}

#[cfg(test)]
mod tests {
    use crate::release::Audience;
    use crate::site::testing::Study;

    const FILES: [(&str, &str); 6] = [
        ("content/teams/ports.md", "---\nheadcount: 40\n---\n"),
        ("content/teams/alone.md", "---\nkind: local-central\nheadcount: 30\n---\n"),
        ("content/teams/quay.md", "---\nkind: local-central\nparent: ports\nheadcount: 4\n---\n"),
        ("content/teams/foundations.md", "---\nkind: platform\nheadcount: 30\n---\n"),
        (
            "content/opportunities/o.md",
            "---\ntitle: One build\ngraduates: {from: quay, to: foundations, state: moving, unlocks: Builds for all.}\n---\n",
        ),
        ("site.toml", "[audiences.all]\nshows = [\"teams\", \"opportunities\"]\nsmallest_team = 10\n"),
    ];

    #[test]
    fn local_central_teams_stand_under_their_part_of_the_company_with_what_they_built() {
        let study = Study::of(&FILES);
        let view = study.shown("/teams/").0;
        let verticals = view["verticals"].as_array().unwrap();
        let above: Vec<&serde_json::Value> = verticals.iter().map(|vertical| &vertical["above"]["title"]).collect();
        assert_eq!(above, [&serde_json::Value::Null, &"Ports".into()]);
        let quay = &verticals[1]["teams"][0];
        assert_eq!((&quay["title"], &quay["built"][0]["title"]), (&"Quay".into(), &"One build".into()));
        assert_eq!(verticals[0]["teams"][0]["built"], serde_json::json!([]));
        for team in ["quay", "foundations"] {
            let line = &study.shown(&format!("/teams/{team}/")).0["graduations"][0];
            assert_eq!(
                (&line["state"]["word"], &line["to"]["title"]),
                (&"Moving".into(), &"Foundations".into()),
                "{team}"
            );
        }
        let graduation = &study.shown("/opportunities/o/").0["graduation"];
        assert_eq!((&graduation["from"]["title"], &graduation["unlocks"]), (&"Quay".into(), &"Builds for all.".into()));
    }

    #[test]
    fn a_team_that_is_too_small_is_shown_as_the_one_above_it() {
        let (study, _) = Study::read_for(&Audience::Named("all".to_owned()), &FILES);
        let graduation = study.shown("/opportunities/o/").0["graduation"].clone();
        assert_eq!(graduation["from"]["title"], "Ports");
        assert!(!format!("{:?}", study.shown("/teams/")).contains("Quay"));
    }
}
