//! A picture that is not there.
//!
//! Comes in: the pictures of files. Goes out: those that no file is. Does not know: what they show.

use super::super::rule::{Finding, Group, Rule};
use super::super::study::Study;
use crate::base::span::Place;
use crate::config::Level;
use crate::diagnostic::shorten::shorten;

/// See the page beside this file.
pub(super) const RULE: Rule = Rule {
    name: "missing-picture",
    group: Group::Site,
    level: Level::Error,
    page: include_str!("missing_picture.md"),
    find,
};

fn find(study: &Study<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for (path, links) in study.files() {
        let missing = links.iter().filter(|link| link.picture && study.leads_nowhere(path, &link.target));
        found.extend(missing.map(|link| {
            let message = format!("there is no picture `{}`", shorten(&link.target));
            let help = "put the file into `content/` and name it by its path from this one";
            Finding::new(Place::new(path, link.span), message, help)
        }));
    }
    found
}
