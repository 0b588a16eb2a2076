//! Judges a study that was read: what a build would say, which addresses would be gone, and what the rules of `cairn check` say.
//!
//! Comes in: a study and the complaints of its reading. Goes out: all complaints, by place.
//! Does not know: any rule.

use super::{Study, has_errors, in_order};
use crate::base::path::SourcePath;
use crate::check::{self, Lead, Links};
use crate::diagnostic::Diagnostic;
use crate::site::{Addresses, Leads};
use crate::source::Snapshot;

impl Study {
    /// All complaints about it. `said` is what reading it from the snapshot has complained of.
    pub fn check(&self, mut said: Vec<Diagnostic>, snapshot: &Snapshot) -> Vec<Diagnostic> {
        // Where there are errors, reading has tried the templates already, and pages that are there may seem gone.
        if !has_errors(&said) {
            said.extend(self.try_templates(|| true));
            said.extend(self.gone(snapshot));
        }
        in_order(check::check(&self.judged(), said))
    }

    /// What leads nowhere: a reader would find out, so a build says it.
    pub fn dead_ends(&self) -> Vec<Diagnostic> {
        check::dead_ends(&self.judged())
    }

    fn judged(&self) -> check::Study<'_> {
        check::Study::new(self.knowledge(), self.numbers(), &self.settings, &self.plan.addresses)
    }
}

/// What the site knows of links, for rules that know no site.
impl Links for Addresses {
    fn lead(&self, from: &SourcePath, target: &str) -> Lead {
        match self.leads(from, target) {
            Leads::Nowhere => Lead::Nowhere,
            Leads::Made => Lead::Made,
            Leads::File(path, anchor) => Lead::File(path, anchor),
        }
    }

    fn lead_somewhere(&self, from: &SourcePath, target: &str) -> bool {
        self.has(from, target)
    }
}
