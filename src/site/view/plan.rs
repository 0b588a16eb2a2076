//! The plan: what is planned, held, transcribed and coded, by team against what is wanted, and whom to ask next.
//!
//! Comes in: the site's context. Goes out: [`PlanPage`]. Does not know: how it looks.

use serde::Serialize;

use super::frame::{Head, NavGroup, Section};
use super::parts::contents::{self, ContentsLine};
use super::parts::context::{Link, PageContext, SpeakerTeam};
use super::parts::crew::CrewScale;
use super::parts::plan::{PlanPart, has_plan, wanted};
use crate::analysis::count::narrow;
use crate::analysis::plan::{StageCounts, TeamPlan};
use crate::content::interview::SetAsideReason;
use crate::release::{COVERAGE, ReleasedSetAside};
use crate::site::page_kind::{LinkStyle, PageContent, PageKind, PageParts, Readers, WantedPage};
use crate::site::route::Route;
use crate::site::words::Words;

/// So many interviews that are planned or held are named; a plan of more is made elsewhere.
const MOST_NAMED: usize = 100;
/// So many teams have a row; the list of teams has all.
const MOST_TEAMS: usize = 300;

/// The plan in the navigation.
static SECTION: Section =
    Section { order: 17, name: "plan", group: NavGroup::Method, address: Route::plan, is_shown: has_plan };

/// `/plan/`
pub(super) static PAGE: PageKind = PageKind {
    name: "the page of the plan",
    readers: Readers::People,
    section: Some(&SECTION),
    links: LinkStyle::Page,
    is_slow: false,
    addresses: |released| if has_plan(released) { WantedPage::only(Route::plan()) } else { Vec::new() },
    content: PageContent::Template("plan.html", |context, _| plan(context)),
};

/// The plan.
#[derive(Debug, Serialize)]
struct PlanPage<'a> {
    /// What stands where on a long page.
    contents: Vec<ContentsLine>,
    /// How far the study is.
    #[serde(flatten)]
    said: PlanPart,
    /// The team that an interview should be agreed with next.
    next: Option<Link<'a>>,
    /// The page that says what one more interview with each team may bring, where it is shown.
    coverage: Option<Link<'a>>,
    /// Its teams.
    teams: Vec<TeamLine<'a>>,
    /// How many more teams there are, in words.
    more_teams: Option<String>,
    /// Whether teams have an aim each.
    has_aims: bool,
    /// All of them together.
    all: StageLine,
    /// What is planned, what comes first first.
    coming: InterviewsNamed<'a>,
    /// What was held and is not written down.
    unwritten: InterviewsNamed<'a>,
    /// Rehearsals.
    practice_runs: InterviewsNamed<'a>,
}

/// A team in the table.
#[derive(Debug, Serialize)]
struct TeamLine<'a> {
    /// The team.
    #[serde(flatten)]
    link: Link<'a>,
    /// How many interviews are wanted of it: by its aim, or by its share of the heads.
    wanted: Option<String>,
    /// A dot for each of them, as SVG: solid for those that were held.
    dots_html: String,
    /// How many there are.
    #[serde(flatten)]
    counts: StageLine,
}

/// How many interviews are how far.
#[derive(Debug, Serialize)]
struct StageLine {
    planned: u32,
    held: u32,
    transcribed: u32,
    coded: u32,
}

/// Interviews that count nowhere, and how many more there are.
#[derive(Debug, Serialize)]
struct InterviewsNamed<'a> {
    lines: Vec<AsideLine<'a>>,
    more: Option<String>,
}

/// An interview that counts nowhere.
#[derive(Debug, Serialize)]
struct AsideLine<'a> {
    /// Its title, where that may be said.
    title: Option<String>,
    /// Its page, where it has one.
    href: Option<String>,
    /// When it is.
    date: Option<String>,
    /// Whom it is with.
    teams: Vec<SpeakerTeam<'a>>,
    /// Who asks.
    interviewers: Vec<&'a str>,
    /// The guide that it is to follow.
    guide: Option<Link<'a>>,
}

fn plan<'a>(context: &PageContext<'a>) -> Option<PageParts<'a>> {
    let plan = context.study_plan()?;
    let released = context.released();
    let of = |reason| released.interviews_set_aside().filter(move |it| it.reason() == reason);
    let coming = context.site.analysis.planned_interviews().into_iter();
    let scale = CrewScale::to_hold(plan.teams.iter().map(|row| (row.counts.done(), whole_wanted(row))));
    let more = plan.teams.len().saturating_sub(MOST_TEAMS);
    let rows = plan.teams.iter().take(MOST_TEAMS);
    let mut view = PlanPage {
        contents: Vec::new(),
        said: context.plan_in_words(&plan),
        next: plan.next.and_then(|next| context.team(next.team)),
        coverage: coverage(context),
        teams: rows.filter_map(|row| team_line(context, scale, row)).collect(),
        more_teams: (more > 0).then(|| context.words().count("home.more_teams", narrow(more))),
        has_aims: plan.teams.iter().any(|row| row.aim.is_some()),
        all: stage_line(plan.all),
        coming: named(context, coming.filter_map(|id| released.interview_set_aside(id))),
        unwritten: named(context, of(SetAsideReason::Held)),
        practice_runs: named(context, of(SetAsideReason::Practice)),
    };
    view.contents = contents(context.words(), &view);
    let head = Head {
        title: context.words().text("nav.plan").to_owned(),
        description: Some(context.words().text("plan.description").to_owned()),
        ..Head::default()
    };
    Some(PageParts::new(head, view))
}

/// What the page has below whom to ask next, each with its place.
fn contents(words: &Words, view: &PlanPage<'_>) -> Vec<ContentsLine> {
    let sections = [
        (true, "teams", "plan.teams"),
        (!view.coming.lines.is_empty(), "coming", "plan.coming"),
        (!view.unwritten.lines.is_empty(), "unwritten", "plan.unwritten"),
        (!view.practice_runs.lines.is_empty(), "practice", "plan.practice"),
    ];
    contents::of_sections(words, &sections)
}

fn coverage<'a>(context: &PageContext<'a>) -> Option<Link<'a>> {
    let title = context.words().text("plan.coverage");
    let is_shown = context.released().shows_of_interviews(COVERAGE);
    is_shown.then(|| Link { title, href: context.href(&Route::coverage()) })
}

fn team_line<'a>(context: &PageContext<'a>, scale: CrewScale, row: &TeamPlan) -> Option<TeamLine<'a>> {
    Some(TeamLine {
        link: context.team(row.team)?,
        wanted: wanted(row),
        dots_html: scale.row(row.counts.done(), whole_wanted(row)),
        counts: stage_line(row.counts),
    })
}

/// How many interviews are wanted of a team, as whole ones.
fn whole_wanted(row: &TeamPlan) -> Option<u32> {
    row.aim.or_else(|| row.share.map(|share| share.round() as u32))
}

fn stage_line(counts: StageCounts) -> StageLine {
    let StageCounts { planned, held, transcribed, coded } = counts;
    StageLine { planned, held, transcribed, coded }
}

fn named<'a>(context: &PageContext<'a>, interviews: impl Iterator<Item = ReleasedSetAside<'a>>) -> InterviewsNamed<'a> {
    let all: Vec<ReleasedSetAside<'a>> = interviews.collect();
    let more = all.len().saturating_sub(MOST_NAMED);
    InterviewsNamed {
        lines: all.into_iter().take(MOST_NAMED).map(|interview| aside_line(context, interview)).collect(),
        more: (more > 0).then(|| context.words().count("plan.more", narrow(more))),
    }
}

fn aside_line<'a>(context: &PageContext<'a>, interview: ReleasedSetAside<'a>) -> AsideLine<'a> {
    let file = interview.has_page().then(|| interview.file().path());
    AsideLine {
        title: interview.shown_title(),
        href: file.and_then(|file| context.site.addresses.of_file(file)).map(|route| context.href(route)),
        date: interview.date().map(|date| date.to_string()),
        teams: interview.teams().filter_map(|team| context.speaker_team(team)).collect(),
        interviewers: interview.interviewers().collect(),
        guide: interview.guide().and_then(|guide| context.guide(guide)),
    }
}
