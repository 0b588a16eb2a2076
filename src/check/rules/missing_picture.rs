//! A picture that is not there.
//!
//! Comes in: the pictures of files. Goes out: those that no file is. Does not know: what they show.

use super::super::links::Links;
use super::super::rule::{Finding, Rule, RuleGroup};
use crate::base::span::Place;
use crate::config::Level;
use crate::diagnostic::shorten::shorten;
use crate::knowledge::{Knowledge, KnownFile};

/// See the page beside this file.
pub(super) const RULE: Rule = Rule {
    name: "missing-picture",
    group: RuleGroup::Site,
    level: Level::Error,
    page: include_str!("missing_picture.md"),
    find: |study| find_in(study.knowledge, study.links),
};

pub(super) fn find_in(knowledge: &Knowledge, leads: &dyn Links) -> Vec<Finding> {
    let mut found = Vec::new();
    for KnownFile { path, links, .. } in knowledge.files() {
        let missing = links.iter().filter(|link| link.picture && leads.lead_nowhere(path, &link.target));
        found.extend(missing.map(|link| {
            let message = format!("there is no picture `{}`", shorten(&link.target));
            let help = "put the file into `content/` and name it by its path from this one";
            Finding::new(Place::new(path, link.span), message, help)
        }));
    }
    found
}
