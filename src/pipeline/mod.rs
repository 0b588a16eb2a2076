//! The phases in order: a snapshot becomes artifacts and complaints.
//!
//! Comes in: a snapshot, what the command line asks for. Goes out: a [`Study`], then its artifacts in a sink, and
//! complaints sorted by place. Does not know: sockets, terminals, who waits for it.

mod read;
mod render;

use crate::analysis::{self, Numbers};
use crate::base::path::SourcePath;
use crate::base::span::Place;
use crate::config::{self, Settings};
use crate::diagnostic::{Checked, Diagnostic, Severity};
use crate::knowledge::{self, Knowledge};
use crate::look::{Look, LookFile};
use crate::output::{OutputError, Sink};
use crate::site::{self, Facts, Plan};
use crate::source::Snapshot;

/// What the command line asks for, beyond what the site's own files say.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Request {
    /// Publish drafts too.
    pub drafts: bool,
    /// In place of the settings' `base_url`.
    pub base_url: Option<String>,
}

/// Hears how far a build is.
pub trait Progress: Sync {
    /// A phase of so many steps begins.
    fn begin(&self, phase: &'static str, steps: usize);
    /// One step is done.
    fn step(&self);
}

/// For builds that nobody watches.
#[derive(Debug, Clone, Copy)]
pub struct Unwatched;

impl Progress for Unwatched {
    fn begin(&self, _: &'static str, _: usize) {}
    fn step(&self) {}
}

/// A study that was read, linked and counted: what a site is made from.
#[derive(Debug)]
pub struct Study {
    settings: Settings,
    look: Look,
    knowledge: Knowledge,
    numbers: Numbers,
    plan: Plan,
}

/// What there is to publish.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Summary {
    /// Interviews.
    pub interviews: usize,
    /// Quotes in them.
    pub quotes: usize,
    /// Themes, implied ones included.
    pub themes: usize,
    /// Pages that people read.
    pub pages: usize,
}

/// Reads, links and counts a study. Where anything in it is an error the study is not to be written.
pub fn read(scanned: &Checked<Snapshot>, request: &Request, progress: &dyn Progress) -> Checked<Study> {
    let mut complaints = scanned.diagnostics.clone();
    let snapshot = &scanned.value;
    let settings = settings(snapshot, request).unload(&mut complaints);
    let look = look(snapshot, &settings).unload(&mut complaints);
    let entries = read::entries(snapshot, request.drafts, progress).unload(&mut complaints);
    let knowledge = knowledge::link(entries).unload(&mut complaints);
    let assets: Vec<SourcePath> = snapshot.assets.iter().map(|file| file.path.clone()).collect();
    let plan = site::plan(&knowledge, &assets, &look.asset_paths()).unload(&mut complaints);
    let numbers = analysis::numbers(&knowledge, &settings);
    let study = Study { settings, look, knowledge, numbers, plan };
    if has_errors(&complaints) {
        // The site is not written, but all that is wrong is to be said in one run.
        complaints.extend(study.try_templates());
    }
    Checked::new(study, in_order(complaints))
}

impl Study {
    /// Puts every file of the site into a sink. Where a template cannot be filled there is a complaint, and what the
    /// sink holds is no site.
    ///
    /// # Errors
    ///
    /// Where the sink fails.
    pub fn write(
        &self,
        snapshot: &Snapshot,
        sink: &dyn Sink,
        progress: &dyn Progress,
    ) -> Result<Checked<()>, OutputError> {
        let facts = Facts::new(&self.knowledge, &self.numbers, &self.settings, &self.plan);
        let complaints = render::all(&facts, &self.look, snapshot, sink, progress)?;
        Ok(Checked::new((), in_order(complaints)))
    }

    /// What is wrong with the site's own templates; the built-in ones are known to be right.
    fn try_templates(&self) -> Vec<Diagnostic> {
        if !self.look.has_own_templates() {
            return Vec::new();
        }
        let facts = Facts::new(&self.knowledge, &self.numbers, &self.settings, &self.plan);
        render::complaints(&facts, &self.look)
    }

    /// What there is to publish.
    pub fn summary(&self) -> Summary {
        Summary {
            interviews: self.knowledge.interviews.len(),
            quotes: self.knowledge.quotes.len(),
            themes: self.knowledge.themes.len(),
            pages: self.plan.for_people().count(),
        }
    }
}

/// By place, each once: one template serves many pages, and each says the same of it.
fn in_order(mut complaints: Vec<Diagnostic>) -> Vec<Diagnostic> {
    complaints
        .sort_by(|one, other| (&one.place, one.rule, &one.message).cmp(&(&other.place, other.rule, &other.message)));
    complaints.dedup();
    complaints
}

/// Whether the site must not be published.
pub fn has_errors(complaints: &[Diagnostic]) -> bool {
    complaints.iter().any(|complaint| complaint.severity == Severity::Error)
}

/// The settings of the site's file, or the defaults, with what the command line sets over them.
fn settings(snapshot: &Snapshot, request: &Request) -> Checked<Settings> {
    let mut complaints = Vec::new();
    let text = snapshot.settings.as_ref().and_then(|file| {
        let text = snapshot.text(&file.path).unload(&mut complaints)?;
        Some((text, &file.path))
    });
    let mut settings = match text {
        Some((text, path)) => config::read(&text, path).unload(&mut complaints),
        None => Settings::default(),
    };
    if let Some(base_url) = &request.base_url {
        settings.base_url.clone_from(base_url);
    }
    Checked::new(settings, complaints)
}

/// The look, with the site's own files over the built-in ones.
fn look(snapshot: &Snapshot, settings: &Settings) -> Checked<Look> {
    let mut complaints = Vec::new();
    let files = snapshot.scan_look(&settings.look).unload(&mut complaints);
    if files.is_none() && settings.look != Settings::default().look {
        complaints.extend(snapshot.settings.as_ref().map(|file| no_such_look(&file.path, &settings.look)));
    }
    let read = files.unwrap_or_default().into_iter().filter_map(|file| {
        let bytes = snapshot.read(&file.path).unload(&mut complaints)?;
        Some((file.path, bytes))
    });
    let read: Vec<(SourcePath, Vec<u8>)> = read.collect();
    let own: Vec<LookFile<'_>> = read.iter().map(|(path, bytes)| LookFile { path: path.clone(), bytes }).collect();
    let look = Look::load(settings, &own).unload(&mut complaints);
    Checked::new(look, complaints)
}

fn no_such_look(settings: &SourcePath, look: &str) -> Diagnostic {
    let message = format!("there is no folder `themes/{look}` for the look that the settings name");
    Diagnostic::error("no-such-look", Place::start_of(settings), message)
        .help("make the folder, or remove `look` to have the built-in one")
}
