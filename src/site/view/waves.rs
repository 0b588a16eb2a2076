//! The waves of a study: how many people spoke of each theme in each, and what changed from one to the next.
//!
//! Comes in: the site's context. Goes out: [`WavesPage`]. Does not know: how it looks.

mod steps;
mod themes;

#[cfg(test)]
mod tests;

use serde::Serialize;

use self::steps::{WaveStep, steps};
use self::themes::{ThemesByWave, by_wave};
use super::frame::{Head, NavGroup, Section};
use super::parts::context::{Link, PageContext};
use crate::analysis::count::narrow;
use crate::analysis::waves::{HeardInWave, WaveCounts};
use crate::config::Wave;
use crate::knowledge::{InterviewId, ParticipantId};
use crate::release::{COVERAGE, Released, WAVES};
use crate::site::page_kind::{LinkStyle, PageContent, PageKind, PageParts, Readers, WantedPage};
use crate::site::route::Route;

/// How many themes the table has.
const MOST_THEMES: usize = 150;
/// How many of a sort are named.
const MOST_NAMED: usize = 40;

/// The waves in the navigation.
static SECTION: Section =
    Section { order: 13, name: "waves", group: NavGroup::Method, address: Route::waves, is_shown: are_shown };

/// `/waves/`; only in a study that has some, which its settings say.
pub(super) static PAGE: PageKind = PageKind {
    name: "the page of waves",
    readers: Readers::People,
    section: Some(&SECTION),
    links: LinkStyle::Page,
    is_slow: false,
    addresses: |released| if are_shown(released) { WantedPage::only(Route::waves()) } else { Vec::new() },
    content: PageContent::Template("waves.html", |context, _| Some(waves(context))),
};

fn are_shown(released: Released<'_>) -> bool {
    released.shows_of_interviews(WAVES)
}

/// The page of waves.
#[derive(Debug, Serialize)]
struct WavesPage<'a> {
    /// The waves, oldest first.
    waves: Vec<WaveLine<'a>>,
    /// From each wave to the next.
    steps: Vec<WaveStep<'a>>,
    /// The themes by wave.
    themes: ThemesByWave<'a>,
    /// How many people were heard in several waves, in words.
    several: String,
    /// Those of them who may be named.
    again: Vec<HeardAgain<'a>>,
    /// What lies in no wave or is not coded, in words.
    left_out: Vec<String>,
}

/// A wave.
#[derive(Debug, Serialize)]
struct WaveLine<'a> {
    name: &'a str,
    /// Its first and its last day; none where days may not be said.
    days: Option<[String; 2]>,
    /// How many people were heard in it, in how many interviews, in words.
    heard: String,
}

/// Somebody who was heard in several waves.
#[derive(Debug, Serialize)]
struct HeardAgain<'a> {
    name: &'a str,
    /// Their interviews that may be read, oldest first, each with its wave.
    interviews: Vec<InWave<'a>>,
}

/// An interview and its wave.
#[derive(Debug, Serialize)]
struct InWave<'a> {
    #[serde(flatten)]
    link: Link<'a>,
    wave: &'a str,
}

fn waves<'a>(context: &PageContext<'a>) -> PageParts<'a> {
    let named = &context.site.settings.study.waves;
    let counts = context.site.analysis.waves(named);
    let words = context.words();
    let view = WavesPage {
        waves: named.iter().zip(&counts.waves).map(|(wave, heard)| line(context, wave, heard)).collect(),
        steps: steps(context, named, &counts),
        themes: by_wave(context, &counts),
        several: words.count("waves.several", narrow(counts.in_several.len())),
        again: heard_again(context, named, &counts),
        left_out: left_out(context, &counts),
    };
    let head = Head {
        title: words.text("nav.waves").to_owned(),
        description: Some(words.text("waves.description").to_owned()),
        crumbs: crumbs(context),
        ..Head::default()
    };
    PageParts::new(head, view)
}

fn crumbs<'a>(context: &PageContext<'a>) -> Vec<Link<'a>> {
    let above = context.released().shows_of_interviews(COVERAGE);
    let link = Link { title: context.words().text("nav.coverage"), href: context.href(&Route::coverage()) };
    if above { vec![link] } else { Vec::new() }
}

fn line<'a>(context: &PageContext<'a>, wave: &'a Wave, heard: &HeardInWave) -> WaveLine<'a> {
    let words = context.words();
    let interviews = words.count("count.interviews", narrow(heard.interviews.len()));
    let says_days = context.released().attribution().date;
    WaveLine {
        name: &wave.name,
        days: says_days.then(|| [wave.from, wave.to].map(|day| day.to_string())),
        heard: words.count_of("waves.heard", narrow(heard.people.len()), &[("interviews", &interviews)]),
    }
}

fn heard_again<'a>(context: &PageContext<'a>, named: &'a [Wave], counts: &WaveCounts) -> Vec<HeardAgain<'a>> {
    let again = |id: &ParticipantId| {
        let participant = context.released().participant(*id)?;
        let says_days = context.released().attribution().date;
        let interviews = participant.interviews().filter(|_| says_days);
        let interviews: Vec<InWave<'a>> = interviews.filter_map(|id| in_wave(context, named, counts, id)).collect();
        (!interviews.is_empty()).then_some(HeardAgain { name: participant.name()?, interviews })
    };
    counts.in_several.iter().filter_map(again).take(MOST_NAMED).collect()
}

fn in_wave<'a>(
    context: &PageContext<'a>,
    named: &'a [Wave],
    counts: &WaveCounts,
    interview: InterviewId,
) -> Option<InWave<'a>> {
    let wave = counts.waves.iter().position(|wave| wave.interviews.contains(&interview))?;
    Some(InWave { link: context.interview(interview)?, wave: &named[wave].name })
}

fn left_out(context: &PageContext<'_>, counts: &WaveCounts) -> Vec<String> {
    let words = context.words();
    let outside = narrow(counts.outside.len());
    let said = [("waves.outside", outside), ("waves.uncoded", counts.uncoded)];
    said.into_iter().filter(|(_, count)| *count > 0).map(|(key, count)| words.count(key, count)).collect()
}
