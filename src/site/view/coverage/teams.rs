//! Each team: how many of its people were heard, how many would be its share, and whether one more interview is worth it.
//!
//! Comes in: the site's context, the coded interviews. Goes out: [`CoveredTeams`]. Does not know: what they spoke of.

use std::cmp::Reverse;

use serde::Serialize;

use crate::analysis::coded::CodedInterview;
use crate::analysis::count::narrow;
use crate::analysis::hearing::{TeamHearing, fewest_for_saturation};
use crate::analysis::saturation::TeamStop;
use crate::content::team::TeamKind;
use crate::release::ReleasedTeam;
use crate::site::view::parts::context::{Link, PageContext};
use crate::site::view::parts::crew::CrewScale;
use crate::site::view::parts::number::about;
use crate::site::words::Words;

/// How many teams are listed; the list of teams has all.
const MOST_TEAMS: usize = 100;
/// So many interviews without anything new, one after the other, are no accident of one of them.
const QUIET: u32 = 2;
/// One more person of whom less than one new theme may be expected brings little.
const ENOUGH: f64 = 1.0;

/// The teams, those first that lack most.
#[derive(Debug, Serialize)]
pub(super) struct CoveredTeams<'a> {
    /// The first.
    teams: Vec<CoveredTeam<'a>>,
    /// How many more there are.
    more: usize,
    /// What a dot is.
    key: String,
    /// What a share is, in words; none where no head-counts are known.
    share: Option<String>,
}

/// A team.
#[derive(Debug, Serialize)]
struct CoveredTeam<'a> {
    #[serde(flatten)]
    link: Link<'a>,
    /// Its heads as dots, as SVG.
    crew_html: String,
    /// How many were heard and how many would be its share, in words.
    heard: String,
    /// Whether one more interview is worth it.
    worth: &'a str,
    /// Why.
    because: Vec<String>,
}

/// A team with what was heard from it.
struct TeamReach<'a> {
    team: ReleasedTeam<'a>,
    hearing: TeamHearing,
    people: u32,
    headcount: Option<u32>,
    /// How many would be its share of all who were heard, in whole people.
    share: Option<u32>,
}

impl TeamReach<'_> {
    /// How many are missing to the share; more than that is nothing.
    fn missing(&self) -> u32 {
        self.share.unwrap_or_default().saturating_sub(self.people)
    }

    /// Where to ask first: where most are missing to the share, and of those where one more person may bring most.
    fn order(&self) -> (Reverse<u32>, bool, Reverse<u64>, Reverse<Option<u32>>) {
        const PARTS: f64 = 1000.0;
        let expected = self.hearing.richness.expected_of_next().map_or(u64::MAX, |expected| (expected * PARTS) as u64);
        (Reverse(self.missing()), self.people > 0, Reverse(expected), Reverse(self.headcount))
    }
}

/// None where nobody's team may be named, or there are no teams.
pub(super) fn covered_teams<'a>(context: &PageContext<'a>, coded: &[CodedInterview]) -> Option<CoveredTeams<'a>> {
    let mut all = heard_from(context, coded);
    if all.is_empty() {
        return None;
    }
    let scale = CrewScale::to_hold(all.iter().map(|covered| (covered.people, covered.headcount)));
    let has_shares = all.iter().any(|covered| covered.share.is_some());
    let heard: u32 = all.iter().filter(|covered| covered.share.is_some()).map(|covered| covered.people).sum();
    all.sort_by_key(TeamReach::order);
    let teams = all.iter().take(MOST_TEAMS).filter_map(|covered| team(context, scale, covered));
    Some(CoveredTeams {
        teams: teams.collect(),
        more: all.len().saturating_sub(MOST_TEAMS),
        key: context.crew_key(scale),
        share: has_shares.then(|| context.words().count("coverage.share", heard)),
    })
}

/// The teams that somebody could be asked of. Who builds a platform is not its customer: such a team is there where somebody of
/// it was heard.
fn heard_from<'a>(context: &PageContext<'a>, coded: &[CodedInterview]) -> Vec<TeamReach<'a>> {
    let named = context.released().teams().filter(|team| team.names_its_people());
    let counted = named.filter_map(|team| {
        let people = context.heard_of(team)?;
        let headcount = team.headcount().filter(|heads| *heads > 0);
        let is_platform = team.kind() == Some(TeamKind::Platform);
        let is_there = people > 0 || (headcount.is_some() && !is_platform);
        is_there.then(|| {
            let hearing = context.site.analysis.hearing_of_teams(coded, &team.counted());
            TeamReach { team, hearing, people, headcount, share: None }
        })
    });
    let mut all: Vec<TeamReach<'a>> = counted.collect();
    let (heads, people) = all
        .iter()
        .filter_map(|covered| Some((covered.headcount?, covered.people)))
        .fold((0_u64, 0_u64), |(heads, people), (headcount, heard)| {
            (heads + u64::from(headcount), people + u64::from(heard))
        });
    for covered in &mut all {
        covered.share = covered.headcount.map(|own| narrow(rounded(people * u64::from(own), heads.max(1)) as usize));
    }
    all
}

/// A quotient in whole numbers, a half upward.
fn rounded(part: u64, of: u64) -> u64 {
    (2 * part + of) / (2 * of)
}

fn team<'a>(context: &PageContext<'a>, scale: CrewScale, covered: &TeamReach<'_>) -> Option<CoveredTeam<'a>> {
    let words = context.words();
    Some(CoveredTeam {
        link: context.team(covered.team.id())?,
        crew_html: scale.row(covered.people, covered.headcount),
        heard: heard(words, covered),
        worth: words.text(worth(covered)),
        because: because(words, covered),
    })
}

fn heard(words: &Words, covered: &TeamReach<'_>) -> String {
    let TeamReach { people, share, .. } = covered;
    let heard = match covered.headcount {
        Some(headcount) => words.count_of("people.heard", headcount, &[("part", people)]),
        None => words.count("people.interviewed", *people),
    };
    let Some(share) = *share else { return heard };
    let (key, apart) = match share.cmp(people) {
        std::cmp::Ordering::Greater => ("coverage.fewer", share - people),
        std::cmp::Ordering::Less => ("coverage.over", people - share),
        std::cmp::Ordering::Equal => ("coverage.even", share),
    };
    words.count_of(key, apart, &[("heard", &heard), ("share", &share)])
}

/// The key of whether one more interview is worth it.
fn worth(covered: &TeamReach<'_>) -> &'static str {
    let TeamReach { hearing, people, .. } = covered;
    let brings_little = hearing.quiet >= QUIET || hearing.richness.expected_of_next().is_some_and(|it| it < ENOUGH);
    match covered.headcount {
        _ if *people == 0 => "coverage.ask_first",
        Some(headcount) if *people >= headcount => "coverage.all_heard",
        _ if covered.missing() == 0 && brings_little => "coverage.little_to_gain",
        _ => "coverage.worth_it",
    }
}

fn because(words: &Words, covered: &TeamReach<'_>) -> Vec<String> {
    let hearing = &covered.hearing;
    if covered.people == 0 {
        return vec![words.text("coverage.nobody_here").to_owned()];
    }
    if hearing.interviews == 0 {
        return vec![words.text("coverage.uncoded_here").to_owned()];
    }
    let mut said = vec![last_ones(words, hearing)];
    let richness = hearing.richness;
    said.push(words.count_of("coverage.only_here", hearing.only_here, &[("seen", &richness.seen)]));
    if let Some(expected) = richness.expected_of_next() {
        said.push(words.count_with("coverage.expected_here", &about(expected), &[("once", &richness.once)]));
    }
    said.push(match hearing.stop {
        TeamStop::NotAssessable => {
            words.count_of("coverage.too_few_here", hearing.interviews, &[("fewest", &fewest_for_saturation())])
        }
        TeamStop::NotYet => words.text("coverage.not_yet_here").to_owned(),
        TeamStop::After(stop) => words.count("coverage.stopped_here", stop),
    });
    said
}

fn last_ones(words: &Words, hearing: &TeamHearing) -> String {
    match hearing.quiet {
        0 => words.count("coverage.last_brought", hearing.new_in_last),
        quiet => words.count("coverage.quiet", quiet),
    }
}
