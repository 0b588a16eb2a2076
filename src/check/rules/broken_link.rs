//! A link that leads to nothing that the site has.
//!
//! Comes in: the links of files. Goes out: those that lead nowhere. Does not know: addresses; somebody else does.

use super::super::links::Links;
use super::super::rule::{Finding, Group, Rule};
use crate::base::span::Place;
use crate::config::Level;
use crate::diagnostic::shorten::shorten;
use crate::knowledge::{Knowledge, KnownFile};

/// See the page beside this file.
pub(super) const RULE: Rule = Rule {
    name: "broken-link",
    group: Group::Site,
    level: Level::Error,
    page: include_str!("broken_link.md"),
    find: |study| find_in(study.knowledge, study.links),
};

pub(super) fn find_in(knowledge: &Knowledge, leads: &dyn Links) -> Vec<Finding> {
    let mut found = Vec::new();
    for KnownFile { path, links, .. } in knowledge.files() {
        let broken = links.iter().filter(|link| !link.picture && leads.lead_nowhere(path, &link.target));
        found.extend(broken.map(|link| {
            let message = format!("there is nothing at `{}`", shorten(&link.target));
            let help =
                "name a file by its path from this one, like `../themes/toil.md`, or an address like `/priorities/`";
            Finding::new(Place::new(path, link.span), message, help)
        }));
    }
    found
}
