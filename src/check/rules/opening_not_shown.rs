//! What a page opens with, for an audience that is not shown it.
//!
//! Comes in: the home page's findings and the leads of themes, and what an audience sees. Goes out: those that it does not see on
//! a page that it does. Does not know: what stands in their place.

use super::super::audience_view::AudienceView;
use super::super::rule::{Finding, Rule, RuleGroup};
use super::super::study::Study;
use crate::config::Level;
use crate::content::brief::FindingSubject;
use crate::knowledge::{LinkedFinding, LinkedHome, QuoteId, ThemeId};

/// See the page beside this file.
pub(super) const RULE: Rule = Rule {
    name: "opening-not-shown",
    group: RuleGroup::Audiences,
    level: Level::Warn,
    page: include_str!("opening_not_shown.md"),
    find,
};

fn find(study: &Study<'_>) -> Vec<Finding> {
    let Some(view) = study.audience else { return Vec::new() };
    let leads = study
        .knowledge
        .leads
        .iter()
        .filter(|(_, quote)| !is_undecided(study, **quote))
        .filter_map(|(theme, quote)| lead(study, view, *theme, *quote));
    findings(study, view).into_iter().chain(leads).collect()
}

/// The findings that are left out of the home page, where its words are shown at all.
fn findings(study: &Study<'_>, view: AudienceView<'_>) -> Vec<Finding> {
    let Some((home, released)) = study.knowledge.home.as_ref().zip(view.released.home()) else { return Vec::new() };
    let shown: Vec<&str> = released.brief().map(|finding| finding.finding).collect();
    let left_out = home.brief.iter().filter(|linked| !shown.contains(&linked.finding.as_str()));
    let left_out = left_out.filter(|linked| !linked.quote.is_some_and(|quote| is_undecided(study, quote)));
    left_out.filter_map(|linked| finding(view, home, linked)).collect()
}

/// Whether nobody has said who may read the interview of a quote, which is a complaint of its own.
fn is_undecided(study: &Study<'_>, quote: QuoteId) -> bool {
    study.is_undecided(study.knowledge.quotes[quote].interview)
}

fn finding(view: AudienceView<'_>, home: &LinkedHome, linked: &LinkedFinding) -> Option<Finding> {
    let written = home.entry.kind.brief.iter().find(|written| written.finding.value == linked.finding)?;
    let released = view.released;
    let (about, is_shown) = match linked.about {
        FindingSubject::Theme(id) => ("theme", released.theme(id).is_some()),
        FindingSubject::Opportunity(id) => ("opportunity", released.opportunity(id).is_some()),
    };
    let why = match linked.quote {
        _ if !is_shown => format!("its {about} is"),
        Some(quote) if released.quote(quote).is_none() => "its quote is".to_owned(),
        _ => "a name in it is".to_owned(),
    };
    let message = format!("`{}` is not shown this finding: {why} withheld", view.audience.name);
    let help = "name what they may see, or allow it here; if no finding is left, the home page opens with the first priorities";
    Some(Finding::new(home.entry.place(written.finding.span), message, help))
}

/// The quote that a theme's file names for its page to open with, where the page is shown and the quote is not.
fn lead(study: &Study<'_>, view: AudienceView<'_>, theme: ThemeId, quote: QuoteId) -> Option<Finding> {
    view.released.theme(theme).filter(|_| view.released.quote(quote).is_none())?;
    let entry = study.knowledge.themes[theme].entry.as_ref()?;
    let message = format!("`{}` is not shown the quote that this theme opens with", view.audience.name);
    let help =
        "name a quote that they may read, or allow it here; for them the page opens with the strongest that they may";
    Some(Finding::new(entry.place(entry.kind.lead.as_ref()?.interview.span), message, help))
}
