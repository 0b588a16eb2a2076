//! All that a study is made from: settings, look, entries, and which files are copied.
//!
//! Comes in: a snapshot, what is remembered of the one before. Goes out: [`Inputs`], with a digest that stands for them.
//! Does not know: what they mean together.

use std::sync::Arc;

use super::cache::Known;
use super::library::Library;
use super::read::{Files, Keep, Looked};
use super::stamps::Stamps;
use super::{Progress, Request, scripts};
use crate::base::hash::{Digest, Hasher};
use crate::base::path::SourcePath;
use crate::base::span::Place;
use crate::config::{self, Settings};
use crate::content::Entries;
use crate::diagnostic::{Checked, Diagnostic};
use crate::look::{Look, LookFile};
use crate::source::Snapshot;

/// What a study is made from.
pub(super) struct Inputs {
    pub(super) settings: Settings,
    pub(super) look: Arc<Look>,
    pub(super) entries: Entries,
    pub(super) assets: Vec<SourcePath>,
    pub(super) library: Library,
    /// The same for the same inputs, complaints included: a study need not be made again.
    pub(super) digest: Digest,
}

/// What is remembered of the inputs.
#[derive(Debug, Default)]
pub(super) struct Remembered {
    pub(super) keep: Keep,
    pub(super) files: Arc<Files>,
    look: Option<(Digest, Checked<Arc<Look>>)>,
}

/// The inputs as far as they are known before anything is made of the files that were remembered.
pub(super) struct Glance {
    settings: Settings,
    look: Arc<Look>,
    looked: Looked,
    complaints: Vec<Diagnostic>,
    /// As in [`Inputs`].
    pub(super) digest: Digest,
}

impl Glance {
    /// Files that are what they were in an earlier build.
    pub(super) fn known<'s>(&self, snapshot: &'s Snapshot) -> impl Iterator<Item = (&'s SourcePath, Stamps)> {
        self.looked.known(snapshot)
    }
}

impl Remembered {
    /// Reads what changed.
    pub(super) fn glance(
        &mut self,
        scanned: &Checked<Snapshot>,
        request: &Request,
        known: &Known,
        progress: &dyn Progress,
    ) -> Glance {
        let mut complaints = scanned.diagnostics.clone();
        let snapshot = &scanned.value;
        let settings = settings(snapshot, request).unload(&mut complaints);
        let look = self.look(snapshot, &settings).unload(&mut complaints);
        complaints.extend(scripts::left_out(snapshot, &settings));
        let looked = self.files.look(snapshot, known, self.keep, progress);

        let mut hasher = Hasher::new();
        hasher.value(&request.drafts);
        hasher.bytes(format!("{settings:?}").as_bytes());
        hasher.digest(look.digest());
        looked.hash(snapshot, &mut hasher);
        snapshot.assets.iter().for_each(|file| hasher.bytes(file.path.as_str().as_bytes()));
        complaints.iter().for_each(|complaint| hasher.bytes(format!("{complaint:?}").as_bytes()));
        let digest = hasher.finish();
        Glance { settings, look, looked, complaints, digest }
    }

    /// Makes all of the inputs, and remembers the files instead of those that were there before.
    pub(super) fn make(
        &mut self,
        glance: Glance,
        snapshot: &Snapshot,
        request: &Request,
        known: &Known,
        progress: &dyn Progress,
    ) -> Checked<Inputs> {
        let Glance { settings, look, looked, mut complaints, digest } = glance;
        self.files = Arc::new(looked.make(snapshot, known, self.keep, progress));
        let entries = self.files.entries(snapshot, request.drafts).unload(&mut complaints);
        let assets = scripts::copied(snapshot, &settings);
        let library = Library::new(Arc::clone(&self.files), snapshot.reader().clone());
        Checked::new(Inputs { settings, look, entries, assets, library, digest }, complaints)
    }

    /// The look, with the site's own files over the built-in ones; its templates are read again only if any changed.
    fn look(&mut self, snapshot: &Snapshot, settings: &Settings) -> Checked<Arc<Look>> {
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
        let digest = Look::digest_of(settings, &own);
        if self.look.as_ref().is_none_or(|(remembered, _)| *remembered != digest) {
            self.look = Some((digest, Look::load(settings, &own).map(Arc::new)));
        }
        let (_, look) = self.look.as_ref().expect("it was put there if it was missing");
        let look = look.clone().unload(&mut complaints);
        Checked::new(look, complaints)
    }
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

fn no_such_look(settings: &SourcePath, look: &str) -> Diagnostic {
    let message = format!("there is no folder `themes/{look}` for the look that the settings name");
    Diagnostic::error("no-such-look", Place::start_of(settings), message)
        .help("make the folder, or remove `look` to have the built-in one")
}
