//! Judges a study: what may stand in its files and is doubtful all the same.
//!
//! Comes in: knowledge, numbers, settings, and what the reading phases have complained of. Goes out: all complaints, each
//! with the weight that the settings give its rule, but for those that a file allows at their place. Beside them the
//! pages that explain each rule. Does not know: pages of the site, the disk, how a complaint is shown.
//!
//! A new rule is one file in `rules/`, its page beside it, and its name in `rules/mod.rs`. The page's examples are its
//! test.

mod audience_view;
mod catalogue;
mod levels;
mod links;
mod plain;
mod rule;
mod rules;
mod study;
mod verbatim;

pub use audience_view::{AudienceView, PlainTranscripts};
pub use catalogue::{RulePage, find, pages};
pub use links::Links;
pub use rule::RuleGroup;
pub use study::{Scripts, Study, StudyParts};

use rayon::prelude::*;
use rustc_hash::FxHashSet;

use crate::base::path::SourcePath;
use crate::config::Settings;
use crate::content::rule_names::UNREAD_FRONT_MATTER;
use crate::diagnostic::{Diagnostic, Severity};
use crate::knowledge::Knowledge;
use levels::Levels;

/// All complaints about a study. `said` is what the phases before have complained of: their warnings can be allowed as
/// those of a rule, their errors cannot. Of a file whose front matter cannot be read no rule says what is missing in it.
pub fn check(study: &Study<'_>, said: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let levels = Levels::new(study.settings, study.knowledge);
    let unread = said.iter().filter(|complaint| UNREAD_FRONT_MATTER.contains(&complaint.rule));
    let unread: FxHashSet<&SourcePath> = unread.map(|complaint| &complaint.place.path).collect();
    let judged = rules::ALL.par_iter().flat_map_iter(|rule| levels.judge(rule, || (rule.find)(study)));
    let mut complaints: Vec<Diagnostic> = judged.filter(|it| !unread.contains(&it.place.path)).collect();
    complaints.extend(said.into_iter().filter_map(|complaint| levels.weigh(complaint)));
    complaints.extend(levels.mistakes());
    complaints
}

/// Links, pictures and recordings that lead nowhere, as warnings whatever they weigh, but for what is allowed: a build says
/// them and goes on.
pub fn dead_ends(knowledge: &Knowledge, settings: &Settings, links: &dyn Links) -> Vec<Diagnostic> {
    let levels = Levels::new(settings, knowledge);
    let found = rules::LINK_RULES.iter().flat_map(|(rule, find)| levels.judge(rule, || find(knowledge, links)));
    found.map(|complaint| Diagnostic { severity: Severity::Warning, ..complaint }).collect()
}
