//! How much a complaint weighs, and whether it is made at all.
//!
//! Comes in: the settings, the comments in files, what rules and phases have found. Goes out: complaints.
//! Does not know: what any rule looks for.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;

use super::catalogue::{self, RulePage};
use super::rule::{Finding, Rule};
use crate::base::path::SourcePath;
use crate::base::span::{Place, Span};
use crate::config::{Level, SetLevel, Settings};
use crate::content::Allowed;
use crate::diagnostic::{Diagnostic, Severity, suggest};
use crate::knowledge::Knowledge;

/// What was said about rules, in the settings and in the files.
pub(super) struct Levels<'s> {
    set: BTreeMap<&'s str, &'s SetLevel>,
    /// By the file that it holds for.
    allowed: FxHashMap<&'s SourcePath, Vec<&'s Allowed>>,
}

impl<'s> Levels<'s> {
    pub(super) fn new(settings: &'s Settings, knowledge: &'s Knowledge) -> Self {
        let set = settings.check.levels.iter().map(|set| (set.rule.as_str(), set)).collect();
        let mut allowed: FxHashMap<&SourcePath, Vec<&Allowed>> = FxHashMap::default();
        for each in knowledge.files().into_iter().chain(knowledge.files_set_aside()).flat_map(|file| file.allowed) {
            allowed.entry(&each.within.path).or_default().push(each);
        }
        Self { set, allowed }
    }

    /// What a rule finds, as complaints.
    pub(super) fn judge(&self, rule: &Rule, find: impl FnOnce() -> Vec<Finding>) -> Vec<Diagnostic> {
        let set = self.set.get(rule.name).map(|set| set.level);
        if set.unwrap_or(rule.level) == Level::Allow {
            return Vec::new();
        }
        let weigh = |finding: Finding| {
            let level = set.unwrap_or(if finding.grave { Level::Error } else { rule.level });
            let Finding { place, message, help, labels, fix, .. } = finding;
            let complaint = Diagnostic::error(rule.name, place, message).help(help).fix(fix);
            weighed(Diagnostic { labels, ..complaint }, level).filter(|complaint| !self.is_allowed(complaint))
        };
        find().into_iter().filter_map(weigh).collect()
    }

    /// What a phase has complained of. Its errors stay.
    pub(super) fn weigh(&self, complaint: Diagnostic) -> Option<Diagnostic> {
        if complaint.severity == Severity::Error {
            return Some(complaint);
        }
        let level = self.set.get(complaint.rule).map_or(Level::Warn, |set| set.level);
        weighed(complaint, level).filter(|complaint| !self.is_allowed(complaint))
    }

    /// Whether a comment allows it at its place. What is wrong with a file as a whole has no line of its own, so it may
    /// be allowed anywhere in the file.
    fn is_allowed(&self, complaint: &Diagnostic) -> bool {
        let span = complaint.place.span;
        let holds = |allowed: &&Allowed| {
            let within = allowed.within.span;
            let here = (within.start <= span.start && span.start < within.end) || span == Span::default();
            here && allowed.rule.value == complaint.rule
        };
        self.allowed.get(&complaint.place.path).is_some_and(|allowed| allowed.iter().copied().any(|one| holds(&one)))
    }

    /// Complaints about what was said about rules.
    pub(super) fn mistakes(&self) -> Vec<Diagnostic> {
        let set = self.set.values().filter_map(|set| mistake(&set.rule, set.place.clone()));
        // In no order of a hash: complaints are sorted by place in the end, but let this not depend on it.
        let paths: BTreeSet<&&SourcePath> = self.allowed.keys().collect();
        let allowed = paths.into_iter().flat_map(|path| &self.allowed[*path]);
        let written = allowed.filter_map(|one| mistake(&one.rule.value, Place::new(&one.within.path, one.rule.span)));
        set.chain(written).collect()
    }
}

fn weighed(complaint: Diagnostic, level: Level) -> Option<Diagnostic> {
    let severity = match level {
        Level::Allow => return None,
        Level::Warn => Severity::Warning,
        Level::Error => Severity::Error,
    };
    Some(Diagnostic { severity, ..complaint })
}

/// A complaint where a name is no rule's, or that of one whose weight nobody can change.
fn mistake(name: &str, place: Place) -> Option<Diagnostic> {
    let Some(page) = catalogue::find(name) else {
        let names = catalogue::pages().filter(|page| page.settable).map(|page| page.name);
        let help = suggest::did_you_mean(name, names, "`cairn check --explain` lists all rules");
        return Some(Diagnostic::error("unknown-rule", place, format!("there is no rule `{name}`")).help(help));
    };
    let RulePage { settable: false, .. } = page else { return None };
    let message = format!("`{name}` is always an error: without what it asks for the site cannot be right");
    Some(Diagnostic::error("fixed-rule", place, message).help("remove this, and mend what the rule complains of"))
}
