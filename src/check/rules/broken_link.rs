//! A link that leads to nothing that the site has.
//!
//! Comes in: the links of files. Goes out: those that lead nowhere. Does not know: addresses; somebody else does.

use super::super::rule::{Finding, Group, Rule};
use super::super::study::Study;
use crate::base::span::Place;
use crate::config::Level;
use crate::diagnostic::shorten::shorten;

/// See the page beside this file.
pub(super) const RULE: Rule =
    Rule { name: "broken-link", group: Group::Site, level: Level::Error, page: include_str!("broken_link.md"), find };

fn find(study: &Study<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for (path, links) in study.files() {
        let broken = links.iter().filter(|link| !link.picture && study.leads_nowhere(path, &link.target));
        found.extend(broken.map(|link| {
            let message = format!("there is nothing at `{}`", shorten(&link.target));
            let help =
                "name a file by its path from this one, like `../themes/toil.md`, or an address like `/priorities/`";
            Finding::new(Place::new(path, link.span), message, help)
        }));
    }
    found
}
