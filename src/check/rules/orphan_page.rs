//! A page that nothing leads to.
//!
//! Comes in: pages and links. Goes out: pages in folders that no link leads to. Does not know: the navigation, but for what
//! stands in it.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::super::rule::{Finding, Rule, RuleGroup};
use super::super::study::Study;
use crate::base::link::LinkTarget;
use crate::base::path::SourcePath;
use crate::base::span::Span;
use crate::config::Level;
use crate::content::Entry;
use crate::content::page::Page;

/// See the page beside this file.
pub(super) const RULE: Rule = Rule {
    name: "orphan-page",
    group: RuleGroup::Site,
    level: Level::Warn,
    page: include_str!("orphan_page.md"),
    find,
};

fn find(study: &Study<'_>) -> Vec<Finding> {
    // Pages at the top stand in the navigation.
    let below = study.knowledge.pages.iter().filter(|entry| entry.kind.address.contains('/'));
    let below: Vec<&Arc<Entry<Page>>> = below.collect();
    if below.is_empty() {
        return Vec::new();
    }
    let mut linked: BTreeSet<SourcePath> = BTreeSet::new();
    for (path, links) in study.files() {
        for link in links {
            match study.lead(path, link) {
                LinkTarget::File(to, _) if to != *path => drop(linked.insert(to)),
                _ => {}
            }
        }
    }
    let orphans = below.into_iter().filter(|entry| !linked.contains(&entry.path));
    let finding = |entry: &Arc<Entry<Page>>| {
        let help =
            "link to it from a page where a reader would look for it; pages right below content/ are in the navigation";
        Finding::new(entry.place(Span::default()), "no link on the site leads to this page", help)
    };
    orphans.map(finding).collect()
}
