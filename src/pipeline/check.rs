//! Judges a planned site: what a build would say, which addresses would be gone, and what the rules of `cairn check` say.
//!
//! Comes in: a planned site and the complaints of the stages before. Goes out: all complaints, by place.
//! Does not know: any rule.

use std::borrow::Cow;

use super::complaints::{has_errors, in_order};
use super::planned::PlannedSite;
use super::transcripts::FileTranscripts;
use crate::base::link::LinkTarget;
use crate::base::path::SourcePath;
use crate::check::{self, AudienceView, Links, PlainTranscripts, Scripts, StudyParts};
use crate::content::interview::Interview;
use crate::content::{Entry, PlainPart};
use crate::diagnostic::{Checked, Diagnostic};
use crate::release::{Audience, Permissions, release};
use crate::site::Transcripts;
use crate::site::{self, Addresses, Plan};
use crate::source::Snapshot;

impl PlannedSite {
    /// All complaints about it. `said` is what reading it from the snapshot has complained of.
    pub fn check(&self, mut said: Vec<Diagnostic>, snapshot: &Snapshot) -> Vec<Diagnostic> {
        // Where there are errors, reading has tried the templates already, and pages that are there may seem gone.
        if !has_errors(&said) {
            said.extend(self.try_templates(|| true));
            said.extend(self.gone(snapshot));
        }
        let scripts = self.scripts().report_into(&mut said);
        let whole = self.whole_plan();
        let transcripts = &self.known().transcripts;
        let study = check::Study::new(StudyParts {
            knowledge: self.knowledge(),
            numbers: self.numbers(),
            settings: self.settings(),
            scripts,
            transcripts,
            links: self.whole_addresses(whole.as_ref()),
            day: self.day,
            audience: AudienceView::new(self.released(), &self.plan.addresses, transcripts),
            mentioned_tools: site::mentioned_tools(release(self.knowledge(), &Permissions::EVERYTHING), transcripts),
        });
        in_order(check::check(&study, said))
    }

    /// What leads nowhere: a reader would find out, so a build says it.
    pub fn dead_ends(&self) -> Vec<Diagnostic> {
        let whole = self.whole_plan();
        check::dead_ends(self.knowledge(), self.settings(), self.whole_addresses(whole.as_ref()))
    }

    /// The plan of a site that shows everything, where this one does not: a link to what is withheld is no dead end. What was
    /// withdrawn has a page there where it has one for everybody or here.
    fn whole_plan(&self) -> Option<Plan> {
        if self.released().is_everything() {
            return None;
        }
        let known = self.known();
        let everything = release(self.knowledge(), &Permissions::EVERYTHING);
        let withdrawn = [&Audience::Everybody, &self.audience].map(|audience| known.withdrawn_pages(audience)).concat();
        Some(known.plan(everything, &self.look.look_assets(), withdrawn).value)
    }

    fn whole_addresses<'p>(&'p self, whole: Option<&'p Plan>) -> &'p Addresses {
        &whole.unwrap_or(&self.plan).addresses
    }

    /// The scripts of all interviews; where one is not what it was any more, a complaint says so.
    fn scripts(&self) -> Checked<Scripts<'_>> {
        let mut complaints = Vec::new();
        let scripts = self.knowledge().interviews.iter().map(|interview| {
            self.known().transcripts.script(&interview.entry).unwrap_or_else(|complaint| {
                complaints.push(*complaint);
                Cow::default()
            })
        });
        let scripts = scripts.collect();
        Checked::new(scripts, complaints)
    }
}

/// What the site knows of links, for rules that know no site.
impl Links for Addresses {
    fn lead(&self, from: &SourcePath, target: &str) -> LinkTarget {
        self.leads(from, target)
    }

    fn lead_somewhere(&self, from: &SourcePath, target: &str) -> bool {
        self.has(from, target)
    }
}

/// What the study's files say, for rules that read no file.
impl PlainTranscripts for FileTranscripts {
    fn parts(&self, interview: &Entry<Interview>) -> Vec<PlainPart> {
        let transcript = self.transcript(interview);
        transcript.map(|transcript| transcript.script.parts(&transcript.text)).unwrap_or_default()
    }
}
