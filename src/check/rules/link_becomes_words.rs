//! A link in something that an audience is shown, to something that it is not shown.
//!
//! Comes in: the links of what is shown. Goes out: those that are only words on that site. Does not know: addresses; somebody
//! else does.

use rustc_hash::FxHashSet;

use super::super::rule::{Finding, Rule, RuleGroup};
use super::super::study::Study;
use crate::base::link::LinkTarget;
use crate::base::path::SourcePath;
use crate::base::span::Place;
use crate::config::Level;
use crate::content::InnerLink;
use crate::diagnostic::shorten::shorten;

/// See the page beside this file.
pub(super) const RULE: Rule = Rule {
    name: "link-becomes-words",
    group: RuleGroup::Audiences,
    level: Level::Warn,
    page: include_str!("link_becomes_words.md"),
    find,
};

fn find(study: &Study<'_>) -> Vec<Finding> {
    let Some(view) = study.audience else { return Vec::new() };
    let name = &view.audience.name;
    let help = format!(
        "link to something that `{name}` is shown, name `{name}` in what the link leads to, or let it be words for them"
    );
    // Of an interview that names no audience that alone is said.
    let undecided = study.knowledge.interviews.enumerate().filter(|(id, _)| study.is_undecided(*id));
    let undecided: FxHashSet<&SourcePath> = undecided.map(|(_, interview)| &interview.entry.path).collect();
    let is_undecided = |path: &SourcePath, link: &InnerLink| match study.lead(path, link) {
        LinkTarget::File(to, _) => undecided.contains(&to),
        LinkTarget::Nowhere | LinkTarget::Made => false,
    };
    let mut found = Vec::new();
    for (path, links) in view.files(study.knowledge) {
        // What leads nowhere for anybody is another complaint.
        let is_lost = |link: &&InnerLink| {
            let target = &link.target;
            view.links.lead_nowhere(path, target)
                && !study.links.lead_nowhere(path, target)
                && !is_undecided(path, link)
        };
        found.extend(links.into_iter().filter(is_lost).map(|link| {
            let target = shorten(&link.target);
            let message = format!("for `{name}` this link is only its words: `{target}` is not shown to them");
            Finding::new(Place::new(path, link.span), message, &help)
        }));
    }
    found
}
