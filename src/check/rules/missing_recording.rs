//! A recording that is not there.
//!
//! Comes in: the recordings of interviews. Goes out: those that are neither on the web nor a file. Does not know: what is heard
//! on them.

use super::super::links::Links;
use super::super::rule::{Finding, Rule, RuleGroup};
use crate::config::Level;
use crate::content::interview::meta;
use crate::diagnostic::shorten::shorten;
use crate::knowledge::Knowledge;

/// See the page beside this file.
pub(super) const RULE: Rule = Rule {
    name: "missing-recording",
    group: RuleGroup::Site,
    level: Level::Error,
    page: include_str!("missing_recording.md"),
    find: |study| find_in(study.knowledge, study.links),
};

pub(super) fn find_in(knowledge: &Knowledge, leads: &dyn Links) -> Vec<Finding> {
    let missing = knowledge.interviews.iter().filter_map(|interview| {
        let entry = &interview.entry;
        let written = entry.kind.meta.recording.address.as_deref().filter(|written| !meta::is_on_the_web(written))?;
        leads.lead_nowhere(&entry.path, written).then(|| {
            let message = format!("there is no recording `{}`", shorten(written));
            let help = "put the file into `content/` and name it by its path from this one, capitals included";
            Finding::new(entry.place(entry.kind.keys.recording), message, help)
        })
    });
    missing.collect()
}
