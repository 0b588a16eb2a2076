//! `/data/teams.json`.
//!
//! Comes in: the site's context. Goes out: a row per team. Does not know: the other files.

use serde::Serialize;

use super::{data_file, rows, slug_of_team};
use crate::base::slug::Slug;
use crate::knowledge::TeamId;
use crate::release::ReleasedTeam;
use crate::site::page_kind::{PageKind, WantedPage};
use crate::site::route::Route;
use crate::site::site_context::SiteContext;

/// `/data/teams.json`
pub(in crate::site) static FILE: PageKind = data_file(
    |_| WantedPage::only(Route::own_file("data/teams.json")),
    |site, _| rows(site.released.teams(), |team| row(site, team)),
);

#[derive(Serialize)]
struct TeamRow<'a> {
    slug: &'a Slug,
    title: &'a str,
    parent: Option<&'a Slug>,
    kind: &'static str,
    headcount: Option<u32>,
    people: Option<u32>,
    interviews: Option<u32>,
    quotes: Option<u32>,
    graduates: Vec<GraduationKeys<'a>>,
    url: Option<String>,
    source: Option<&'a str>,
}

/// What the team built that could become everybody's.
#[derive(Serialize)]
struct GraduationKeys<'a> {
    opportunity: &'a Slug,
    to: Option<&'a Slug>,
    state: &'static str,
    unlocks: Option<&'a str>,
}

fn row<'a>(site: &'a SiteContext<'a>, team: ReleasedTeam<'a>) -> TeamRow<'a> {
    let count = team.names_its_people().then(|| site.analysis.of_teams(&team.counted()).coverage());
    TeamRow {
        slug: team.slug(),
        title: team.title(),
        parent: team.parent().and_then(|parent| slug_of_team(site, parent)),
        kind: team.kind().unwrap_or_default().word(),
        headcount: team.headcount(),
        people: count.map(|count| count.people),
        interviews: count.map(|count| count.interviews),
        quotes: count.map(|count| count.quotes),
        graduates: graduates(site, team.id()),
        url: site.addresses.entry(team.id()).map(Route::href),
        source: team.file().map(|file| file.path().as_str()),
    }
}

fn graduates<'a>(site: &'a SiteContext<'a>, team: TeamId) -> Vec<GraduationKeys<'a>> {
    let all = site.released.opportunities().filter_map(|it| Some((it.slug(), it.graduates()?)));
    let built = all.filter(|(_, graduation)| graduation.from == Some(team));
    let keys = built.map(|(opportunity, graduation)| GraduationKeys {
        opportunity,
        to: graduation.to.and_then(|team| slug_of_team(site, team)),
        state: graduation.state.word(),
        unlocks: graduation.unlocks,
    });
    keys.collect()
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::site::testing::Study;

    #[test]
    fn a_team_says_what_of_it_could_become_everybodys() {
        let study = Study::of(&[
            ("content/teams/base.md", "---\nkind: platform\n---\n"),
            ("content/teams/quay.md", "---\nkind: local-central\n---\n"),
            (
                "content/opportunities/o.md",
                "---\ngraduates: {from: quay, to: base, state: moving, unlocks: Builds}\n---\n",
            ),
        ]);
        let rows: Vec<Value> = serde_json::from_str(&study.data("/data/teams.json")).unwrap();
        let said: Vec<(&Value, &Value)> = rows.iter().map(|row| (&row["slug"], &row["graduates"])).collect();
        let moving = json!([{"opportunity": "o", "to": "base", "state": "moving", "unlocks": "Builds"}]);
        assert_eq!(said, [(&json!("base"), &json!([])), (&json!("quay"), &moving)]);
    }
}
