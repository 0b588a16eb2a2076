//! A passage for an audience that is not shown what the passage stands in.
//!
//! Comes in: the audiences that `for` names. Goes out: those that read none of it all the same. Does not know: what the
//! passages say.

use super::super::rule::{Finding, Rule, RuleGroup};
use super::super::study::Study;
use crate::base::path::SourcePath;
use crate::base::span::Place;
use crate::config::{AudienceSettings, Level};
use crate::content::interview::Interview;
use crate::content::{Entry, Kind, Name, kind_of};
use crate::knowledge::KnownFile;
use crate::release::{InterviewAccess, access, are_among};

/// See the page beside this file.
pub(super) const RULE: Rule = Rule {
    name: "for-widens",
    group: RuleGroup::Audiences,
    level: Level::Warn,
    page: include_str!("for_widens.md"),
    find,
};

/// The word for plain pages in the settings.
const PAGES: &str = "pages";

fn find(study: &Study<'_>) -> Vec<Finding> {
    let interviews = study.knowledge.interviews.iter().flat_map(|interview| in_interview(study, &interview.entry));
    let others = study.knowledge.files().into_iter().filter(|file| kind_of(file.path) != Some(Kind::Interview));
    interviews.chain(others.flat_map(|file| in_file(study, &file))).collect()
}

fn in_interview(study: &Study<'_>, entry: &Entry<Interview>) -> Vec<Finding> {
    let named = entry.limits.named().filter_map(|(path, name)| Some((path, name, described(study, name)?)));
    let widened = named.filter(|(_, _, audience)| access(entry, &audience.name) == InterviewAccess::Nothing);
    let help = |name: &str| {
        format!("take `{name}` out of `for`, or add it to the interview's `audience` or `quotes_for` if they agreed")
    };
    widened.map(|(path, name, audience)| finding(path, name, audience, help(&audience.name))).collect()
}

/// What names its readers is for them; else its kind decides.
fn in_file(study: &Study<'_>, file: &KnownFile<'_>) -> Vec<Finding> {
    let kind = kind_of(file.path).map_or(PAGES, Kind::folder);
    let is_shown = |audience: &AudienceSettings| {
        file.audience.map_or_else(|| audience.shows(kind), |names| are_among(names, &audience.name))
    };
    let named = file.limits.named().filter_map(|(path, name)| Some((path, name, described(study, name)?)));
    let widened = named.filter(|(_, _, audience)| !is_shown(audience));
    let help = |name: &str| format!("take `{name}` out of `for`, or add it to the file's `audience`");
    widened.map(|(path, name, audience)| finding(path, name, audience, help(&audience.name))).collect()
}

/// An audience that nobody describes is another complaint.
fn described<'s>(study: &Study<'s>, name: &Name) -> Option<&'s AudienceSettings> {
    study.settings.audiences.get(&name.value)
}

fn finding(path: &SourcePath, name: &Name, audience: &AudienceSettings, help: String) -> Finding {
    let message = format!("`for` only narrows, and `{}` is not shown what this stands in", audience.name);
    Finding::new(Place::new(path, name.span), message, help)
}
