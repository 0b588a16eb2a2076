//! How far coders agree, and above all where they differ: each passage side by side, to be settled.
//!
//! Comes in: the site's context. Goes out: an [`AgreementPage`]. Does not know: how agreement is counted, how it looks.

mod disputes;
mod measured;
#[cfg(test)]
mod tests;

use serde::Serialize;

use self::disputes::{DisputeGroup, groups};
use self::measured::{MeasureLine, MeasuredTheme, UnclearTheme, measures, themes, unclear};
use super::frame::{Head, NavGroup, Section};
use super::parts::contents::{self, ContentsLine};
use super::parts::context::{Link, PageContext};
use super::parts::number::percent;
use crate::analysis::agreement::Agreement;
use crate::analysis::count::narrow;
use crate::release::{AGREEMENT, Released};
use crate::site::agreement::{DisputedTurns, LetterAgreement, coder_names};
use crate::site::page_kind::{LinkStyle, PageContent, PageKind, PageParts, Readers, WantedPage};
use crate::site::route::Route;
use crate::site::words::Words;

/// Agreement in the navigation.
pub(super) static SECTION: Section =
    Section { order: 15, name: "agreement", group: NavGroup::Method, address: Route::agreement, is_shown: is_there };

/// `/agreement/`
pub(super) static PAGE: PageKind = PageKind {
    name: "the page of agreement",
    readers: Readers::People,
    section: Some(&SECTION),
    links: LinkStyle::Page,
    is_slow: false,
    addresses: |released| if is_there(released) { WantedPage::only(Route::agreement()) } else { Vec::new() },
    content: PageContent::Template("agreement.html", |context, _| page(context)),
};

/// How many interviews are listed: with more the list would be longer than what coders differ over.
const MOST_INTERVIEWS: usize = 100;

fn is_there(released: Released<'_>) -> bool {
    released.shows_summary(AGREEMENT) && released.has_second_codings()
}

/// How far coders agree.
#[derive(Debug, Serialize)]
struct AgreementPage<'a> {
    /// What stands where on a long page.
    contents: Vec<ContentsLine>,
    /// Who coded what, on how much they agree, and over how much they differ, in a sentence.
    summary: String,
    /// The themes that coders differ over in most turns: their definitions need work.
    unclear: Vec<UnclearTheme<'a>>,
    /// How many more they differ over.
    more_unclear: usize,
    /// The measures over all themes.
    measures: Vec<MeasureLine>,
    /// The themes, those first that need work.
    themes: Vec<MeasuredTheme<'a>>,
    /// How many more themes there are that are not listed.
    more_themes: usize,
    /// Where coders differ, by theme.
    groups: Vec<DisputeGroup<'a>>,
    /// How many more passages there are that are not shown here.
    more: usize,
    /// How many more there are that are not for these readers.
    withheld: usize,
    /// The interviews that are coded more than once.
    interviews: Vec<ComparedLine<'a>>,
    /// How many more there are of them.
    more_interviews: usize,
}

/// An interview that is coded more than once.
#[derive(Debug, Serialize)]
struct ComparedLine<'a> {
    /// Which.
    #[serde(flatten)]
    link: Link<'a>,
    /// Who coded it.
    coders: String,
    /// How many turns coders agree on, of how many.
    agreed: String,
}

fn page<'a>(context: &PageContext<'a>) -> Option<PageParts<'a>> {
    let agreement = context.site.numbers.agreement.as_ref()?;
    let letters = LetterAgreement::of(&context.site, agreement);
    let disputes = DisputedTurns::of(&context.site, agreement);
    let (groups, shown) = groups(context, &disputes.shown);
    let (unclear, more_unclear) = unclear(context, agreement, &groups);
    let (themes, more_themes) = themes(context, agreement, &letters, &groups);
    let lines: Vec<ComparedLine<'a>> = compared(context, agreement).take(MOST_INTERVIEWS).collect();
    let mut view = AgreementPage {
        contents: Vec::new(),
        summary: summary(context, agreement),
        unclear,
        more_unclear,
        measures: measures(context, agreement, &letters),
        themes,
        more_themes,
        groups,
        more: disputes.shown.len() - shown,
        withheld: disputes.withheld,
        more_interviews: agreement.interviews.len() - lines.len(),
        interviews: lines,
    };
    view.contents = contents(context.words(), &view);
    let title = context.words().text("nav.agreement").to_owned();
    let description = Some(context.words().text("agreement.description").to_owned());
    Some(PageParts::new(Head { title, description, ..Head::default() }, view))
}

/// What the page has, each with its place; where coders differ, each theme.
fn contents(words: &Words, view: &AgreementPage<'_>) -> Vec<ContentsLine> {
    let section = |is_there: bool, place: &str, key: &str| is_there.then(|| contents::section(place, words.text(key)));
    let mut lines: Vec<ContentsLine> =
        section(!view.unclear.is_empty(), "unclear", "agreement.unclear").into_iter().collect();
    lines.push(contents::section("differ", words.text("agreement.differ")));
    lines.extend(contents::parts(view.groups.iter().map(DisputeGroup::place)));
    lines.push(contents::section("overall", words.text("agreement.overall")));
    lines.extend(section(!view.themes.is_empty(), "themes", "agreement.themes"));
    lines.extend(section(!view.interviews.is_empty(), "interviews", "agreement.interviews"));
    contents::of_lines(lines)
}

/// "2 people coded the same 2 of 17 interviews (12 %), and agree on 40 of 46 turns. Over 6 themes they differ in 6 turns."
fn summary(context: &PageContext<'_>, agreement: &Agreement) -> String {
    let words = context.words();
    let turns: u32 = agreement.interviews.iter().map(|it| it.turns).sum();
    let disputed: u32 = agreement.interviews.iter().map(|it| it.disputed).sum();
    let coders = words.count("agreement.coders", narrow(agreement.coders.len()));
    let agreed = words.count_of("agreement.agree", turns, &[("agreed", &(turns - disputed))]);
    let key = if agreement.coders.len() == 2 { "agreement.two" } else { "agreement.several" };
    let share = percent(agreement.share());
    let values: [(&str, &dyn std::fmt::Display); 4] =
        [("all", &agreement.coded), ("share", &share), ("coders", &coders), ("agree", &agreed)];
    let coded = words.count_of(key, narrow(agreement.interviews.len()), &values);
    let themes = agreement.themes.iter().filter(|it| it.disputed > 0).count();
    let themes = words.count("count.themes", narrow(themes));
    let differ = words.count_of("agreement.differ_in", disputed, &[("themes", &themes)]);
    format!("{coded} {differ}")
}

fn compared<'a>(context: &PageContext<'a>, agreement: &Agreement) -> impl Iterator<Item = ComparedLine<'a>> {
    agreement.interviews.iter().filter_map(|compared| {
        let interview = context.released().interview(compared.id)?;
        let agreed = compared.turns - compared.disputed;
        Some(ComparedLine {
            link: context.interview(compared.id)?,
            coders: coder_names(&context.site, interview).join(", "),
            agreed: context.words().count_of("agreement.agreed", compared.turns, &[("agreed", &agreed)]),
        })
    })
}
