//! A team: who of it was interviewed, what they spoke about, what they said.
//!
//! Comes in: the site's context. Goes out: [`TeamPage`]. Does not know: how it looks.

mod members;

use serde::Serialize;

use self::members::{Member, members};
use super::block::Blocks;
use super::frame::Head;
use super::parts::contents::{self, ContentsLine};
use super::parts::context::{Link, PageContext, ThemeLine};
use super::parts::crew::CrewScale;
use super::parts::graduation::GraduationLine;
use super::teams;
use crate::base::id::Id;
use crate::content::{Extra, Kind};
use crate::knowledge::{TeamId, ThemeId};
use crate::release::{Released, ReleasedFile, ReleasedTeam, ShownTeam};
use crate::site::chart::dots::{PeopleDots, people_dots};
use crate::site::page_kind::{LinkStyle, PageContent, PageKind, PageParts, Readers, WantedPage};
use crate::site::route::Route;
use crate::site::words::{Word, Words};

/// How many themes of others are named: more are the list of themes.
const MOST_OTHERS: usize = 12;

/// A team.
#[derive(Debug, Serialize)]
struct TeamPage<'a> {
    /// Its title.
    title: &'a str,
    /// What is said about it.
    description_html: String,
    /// What it is there for; none for a team that is only implied by its use.
    kind: Option<Word<'a>>,
    /// How many people it has.
    headcount: Option<u32>,
    /// What stands where on a long page.
    contents: Vec<ContentsLine>,
    /// The teams right below it.
    parts: Vec<Link<'a>>,
    /// How much was heard from it; none where nobody's team may be named.
    heard: Option<TeamHeard>,
    /// The people who were interviewed; together where they are not named.
    members: Vec<Member<'a>>,
    /// What they speak about, most people first.
    themes: Vec<TeamTheme<'a>>,
    /// What only others speak about.
    others: OthersThemes<'a>,
    /// The tools that it runs.
    tools: Vec<Link<'a>>,
    /// What it gives to everybody, or takes for everybody.
    graduations: Vec<GraduationLine<'a>>,
    /// What the front matter has beside.
    extra: Option<&'a Extra>,
}

/// How much was heard from a team.
#[derive(Debug, Serialize)]
struct TeamHeard {
    /// How many people were interviewed, in words.
    people: String,
    /// How many quotes there are, in words.
    quotes: String,
    /// Its heads as dots, as SVG.
    crew_html: String,
    /// What a dot is.
    crew_key: String,
}

/// A theme that the team speaks about.
#[derive(Debug, Serialize)]
struct TeamTheme<'a> {
    /// The theme, with what the team said of it.
    #[serde(flatten)]
    line: ThemeLine<'a>,
    /// Everybody of the team who was interviewed, by what they said of it, as SVG.
    dots_html: String,
}

/// What others speak about and nobody of the team does.
#[derive(Debug, Serialize)]
struct OthersThemes<'a> {
    /// The themes that most people speak about.
    themes: Vec<ThemeLine<'a>>,
    /// How many more there are.
    more: usize,
    /// The list of themes.
    href: String,
}

/// `/teams/<slug>/`
pub(super) static PAGE: PageKind = PageKind {
    name: "the page of a team",
    readers: Readers::People,
    section: Some(&teams::SECTION),
    links: LinkStyle::Page,
    is_slow: false,
    addresses,
    content: PageContent::Template("team.html", |context, subject| team(context, TeamId::from_index(subject))),
};

fn addresses(released: Released<'_>) -> Vec<WantedPage> {
    let all = released.teams();
    all.map(|it| WantedPage::entry(Kind::Team, it.id(), it.slug(), it.file())).collect()
}

fn team<'a>(context: &PageContext<'a>, id: TeamId) -> Option<PageParts<'a>> {
    let team = context.released().team(id)?;
    let counted = if team.names_its_people() { team.counted() } else { Vec::new() };
    let mut blocks = Blocks::default();
    let mut view = TeamPage {
        title: team.title(),
        description_html: context.prose_of(team.file(), team.description()),
        kind: team.kind().map(|kind| context.words().team_kind(kind)),
        headcount: team.headcount(),
        contents: Vec::new(),
        parts: team.children().into_iter().filter_map(|child| context.team(child)).collect(),
        heard: context.heard_of(team).map(|people| heard(context, team, people, &counted)),
        members: members(context, &mut blocks, &counted),
        themes: themes(context, id, &counted),
        others: others(context, &counted),
        tools: tools(context, id),
        graduations: context.graduations_of(id),
        extra: team.file().map(ReleasedFile::extra),
    };
    view.contents = contents(context.words(), &view);
    let head = Head {
        title: team.title().to_owned(),
        description: view.heard.as_ref().map(|heard| format!("{} · {}", heard.people, heard.quotes)),
        crumbs: crumbs(context, team),
        ..Head::default()
    };
    Some(PageParts { blocks, ..PageParts::new(head, view) })
}

/// What the page has below its head, each with its place.
fn contents(words: &Words, view: &TeamPage<'_>) -> Vec<ContentsLine> {
    let sections = [
        (!view.themes.is_empty(), "themes", "nav.themes"),
        (!view.graduations.is_empty(), "graduations", "graduation.title"),
        (!view.members.is_empty(), "members", "team.members"),
    ];
    let there = sections.into_iter().filter(|(is_there, ..)| *is_there);
    let mut lines: Vec<ContentsLine> = there.map(|(_, place, key)| contents::section(place, words.text(key))).collect();
    lines.extend(contents::parts(view.members.iter().filter_map(Member::place)));
    contents::of_lines(lines)
}

fn heard(context: &PageContext<'_>, team: ReleasedTeam<'_>, people: u32, counted: &[TeamId]) -> TeamHeard {
    let scale = CrewScale::to_hold([(people, team.headcount())]);
    TeamHeard {
        people: context.words().count("people.interviewed", people),
        quotes: context.quotes(&context.site.analysis.of_teams(counted).quotes()),
        crew_html: scale.row(people, team.headcount()),
        crew_key: context.crew_key(scale),
    }
}

fn crumbs<'a>(context: &PageContext<'a>, team: ReleasedTeam<'a>) -> Vec<Link<'a>> {
    let mut crumbs: Vec<Link<'a>> = team.ancestors().filter_map(|team| context.team(team.id())).collect();
    crumbs.push(context.list(Kind::Team));
    crumbs.reverse();
    crumbs
}

/// What the team speaks about, each counted over the themes below it as on the theme's page, where it leads to the
/// team's own quotes.
fn themes<'a>(context: &PageContext<'a>, team: TeamId, counted: &[TeamId]) -> Vec<TeamTheme<'a>> {
    let anchor = context.team_anchor(Some(ShownTeam::Team(team)));
    let interviewed = context.site.analysis.of_teams(counted).coverage().people;
    let themes = context.site.analysis.of_teams(counted).themes().into_iter().filter_map(|(theme, said)| {
        let route = context.site.addresses.entry(theme)?;
        let href = context.link_base.link_at(route, &anchor);
        let people = context.site.analysis.of_quotes(&said).count().people;
        let line = ThemeLine { href, ..context.theme_counted(theme, people, &said)? };
        let costs = context.site.analysis.of_quotes(&said).people_with_costs();
        Some(TeamTheme { line, dots_html: dots(costs, people, interviewed) })
    });
    themes.collect()
}

/// How many tools are named: more are in the list of tools.
const MOST_TOOLS: usize = 50;

/// The tools that the team runs.
fn tools<'a>(context: &PageContext<'a>, id: TeamId) -> Vec<Link<'a>> {
    let owned = context.released().tools().filter(|tool| tool.owner() == Some(id));
    owned.filter_map(|tool| context.tool(tool.id())).take(MOST_TOOLS).collect()
}

/// Those who were interviewed: said what it costs, spoke of it, did not.
fn dots(costs: u32, people: u32, interviewed: u32) -> String {
    let [talks, silent] = [people.saturating_sub(costs), interviewed.saturating_sub(people)];
    people_dots(&PeopleDots { caption: None, costs: costs as usize, talks: talks as usize, silent: silent as usize })
}

/// What only others speak about: nothing of a team that nobody was asked in, or whose people may not be named. It says no more
/// than the pages of those themes, where the team is not among the teams.
fn others<'a>(context: &PageContext<'a>, counted: &[TeamId]) -> OthersThemes<'a> {
    let is_asked = context.site.analysis.of_teams(counted).coverage().people > 0;
    let all = if is_asked { context.site.analysis.of_teams(counted).others_speak_of() } else { Vec::new() };
    let shown: Vec<ThemeId> = all.into_iter().filter(|id| context.released().theme(*id).is_some()).collect();
    let href = context.href(&Route::list(Kind::Theme));
    let themes = shown.iter().take(MOST_OTHERS).filter_map(|id| context.theme_line(*id)).collect();
    OthersThemes { themes, more: shown.len().saturating_sub(MOST_OTHERS), href }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::dots;
    use crate::site::testing::Study;

    fn interview(person: usize, team: &str, said: &str) -> (String, String) {
        let front = format!("---\nparticipant: P{person}\nteam: {team}\n---\n\n");
        (format!("content/interviews/p{person}.md"), format!("{front}**P{person}:** {said}\n"))
    }

    fn shown(interviews: &[(String, String)], route: &str) -> Value {
        let interviews = interviews.iter().map(|(path, text)| (path.as_str(), text.as_str()));
        let teams = [
            ("content/teams/t.md", "---\nheadcount: 4\n---\n"),
            ("content/teams/u.md", ""),
            ("content/teams/v.md", ""),
        ];
        Study::of(&interviews.chain(teams).collect::<Vec<_>>()).shown(route).0
    }

    #[test]
    fn the_list_of_contents_leads_to_each_person_of_the_team() {
        let said = "[It takes hours.]{.toil toil=3h}";
        let interviews = [interview(1, "t", said), interview(2, "t", said), interview(3, "u", "Nothing.")];
        let lines = shown(&interviews, "/teams/t/")["contents"].take();
        let lines =
            lines.as_array().unwrap().iter().map(|line| (line["href"].as_str().unwrap(), line["is_part"] == true));
        let expected = [("#:themes", false), ("#:members", false), ("#person:p1", true), ("#person:p2", true)];
        assert_eq!(lines.collect::<Vec<_>>(), expected);
        assert_eq!(
            shown(&interviews, "/teams/u/")["contents"],
            json!([]),
            "nothing was marked, and one person was heard"
        );
    }

    #[test]
    fn dots_are_of_the_people_of_the_team_who_were_interviewed() {
        let view = shown(
            &[
                interview(1, "t", "[It takes hours.]{.toil toil=3h} [And waiting.]{.wait}"),
                interview(2, "t", "[I wait.]{.wait}"),
                interview(3, "u", "[I wait long.]{.wait toil=1h}"),
            ],
            "/teams/t/",
        );
        let dots_of = |theme: &str| {
            let found =
                view["themes"].as_array().unwrap().iter().find(|line| line["href"].as_str().unwrap().contains(theme));
            found.unwrap()["dots_html"].as_str().unwrap().to_owned()
        };
        assert_eq!(dots_of("toil"), dots(1, 1, 2), "one said what it costs, one did not speak of it");
        assert_eq!(dots_of("wait"), dots(0, 2, 2), "what it costs was said in another team");
        let circles = |html: &Value| html.as_str().unwrap().matches("<circle").count();
        assert_eq!(
            (circles(&view["heard"]["crew_html"]), &view["heard"]["people"]),
            (4, &json!("2 people interviewed"))
        );
    }

    #[test]
    fn what_only_others_say_is_named_where_somebody_here_was_asked() {
        let mut interviews = vec![interview(1, "t", "[Mine.]{.mine}")];
        interviews.extend((2..4).map(|person| interview(person, "u", "[Loud.]{.loud} [Mine.]{.mine} [Low.]{.low}")));
        let said = |route: &str, interviews: &[(String, String)]| {
            let others = &shown(interviews, route)["others"];
            let lines = others["themes"].as_array().unwrap().iter();
            let lines = lines.map(|line| format!("{} {}", line["title"], line["people"])).collect::<Vec<_>>();
            (lines.join(", ").replace('"', ""), others["more"].as_u64().unwrap())
        };
        assert_eq!(
            said("/teams/t/", &interviews),
            ("Loud 2 people spoke of it, Low 2 people spoke of it".to_owned(), 0)
        );
        assert_eq!(said("/teams/u/", &interviews), (String::new(), 0));
        assert_eq!(said("/teams/v/", &interviews), (String::new(), 0), "nobody was asked");
        let many: String = (0..15).map(|n| format!("[x]{{.x{n}}} ")).collect();
        interviews.push(interview(9, "u", &many));
        assert_eq!(said("/teams/t/", &interviews).1, 5, "17 in all, 12 of which are named");
    }
}
