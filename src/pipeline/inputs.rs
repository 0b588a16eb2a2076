//! The one way to what a study is made from: all that is read here goes into one digest, so nothing is forgotten in it.
//!
//! Comes in: a snapshot, what the command line asks for, what is known from before. Goes out: settings, look, files, each as
//! far as it can be known without parsing any content; and the digest of all that was read. Does not know: what they mean
//! together.

use std::sync::Arc;

use super::cache::StoredDiagnostic;
use super::file_states::{EarlierFiles, FileStates};
use super::options::BuildOptions;
use super::progress::Progress;
use super::runnable;
use crate::base::hash::{Digest, Hasher};
use crate::base::history::History;
use crate::base::path::SourcePath;
use crate::base::span::Place;
use crate::config::{self, Settings};
use crate::diagnostic::{Checked, Diagnostic};
use crate::look::{Look, LookFile};
use crate::release::Audience;
use crate::site::lock::LockFile;
use crate::source::Snapshot;

/// Reads a snapshot, and hashes what it reads.
pub(super) struct InputReader<'s> {
    snapshot: &'s Snapshot,
    options: Option<&'s BuildOptions>,
    hasher: Hasher,
    complaints: Vec<Diagnostic>,
}

/// The last look, with the digest of what it was made from: its templates are parsed again only if any changed.
#[derive(Debug, Default)]
pub(super) struct LookMemo(Option<(Digest, Checked<Arc<Look>>)>);

impl<'s> InputReader<'s> {
    /// Of a site; without options the files alone are read.
    pub(super) fn new(scanned: &'s Checked<Snapshot>, options: Option<&'s BuildOptions>) -> Self {
        let mut hasher = Hasher::new();
        hasher.value(&options);
        let mut inputs = Self { snapshot: &scanned.value, options, hasher, complaints: Vec::new() };
        inputs.read(Checked::new((), scanned.diagnostics.clone()));
        inputs
    }

    /// The settings of the site's file, or the defaults, with what the command line sets over them.
    pub(super) fn settings(&mut self) -> Settings {
        let mut settings = Settings::default();
        if let Some(file) = &self.snapshot.settings {
            let text = self.read(self.snapshot.text(&file.path));
            self.hasher.value(&text);
            if let Some(text) = text {
                settings = config::read(&text, &file.path).report_into(&mut self.complaints);
            }
        }
        if let Some(base_url) = self.options.and_then(|options| options.base_url.as_ref()) {
            settings.base_url.clone_from(base_url);
        }
        settings.study.today = self.options.and_then(|options| options.count_day);
        settings
    }

    /// The look, with the site's own files over the built-in ones.
    pub(super) fn look(&mut self, settings: &Settings, memo: &mut LookMemo) -> Arc<Look> {
        let files = self.read(self.snapshot.scan_look(&settings.look));
        self.hasher.value(&files.is_some());
        if files.is_none() && settings.look != Settings::default().look {
            let settings_file = self.snapshot.settings.as_ref();
            self.complaints.extend(settings_file.map(|file| no_such_look(&file.path, &settings.look)));
        }
        let files = files.unwrap_or_default().into_iter();
        let bytes = files.filter_map(|file| Some((self.read(self.snapshot.read(&file.path))?, file.path)));
        let bytes: Vec<(Vec<u8>, SourcePath)> = bytes.collect();
        let own = bytes.iter().map(|(bytes, path)| LookFile { path: path.clone(), bytes });
        let look = memo.load(settings, &own.collect::<Vec<_>>()).report_into(&mut self.complaints);
        self.hasher.digest(look.digest());
        look
    }

    /// When the files were changed, where somebody wants to know and may: on a site that is not for everybody a day can tell of
    /// a change that is withheld. What was known before spares asking again.
    pub(super) fn history(&mut self, settings: &Settings, before: impl FnOnce() -> Option<History>) -> History {
        let may_know = self.options.is_some_and(|options| options.history && options.audience == Audience::Everybody);
        let Some(asked) = settings.repository.history.as_ref().filter(|_| may_know) else { return History::default() };
        let history = self.read(self.snapshot.history(before(), asked));
        self.hasher.value(&history);
        history
    }

    /// The files of the content that are copied as they are.
    pub(super) fn copied(&mut self, settings: &Settings) -> Vec<SourcePath> {
        self.snapshot.assets.iter().for_each(|file| self.hasher.bytes(file.path.as_str().as_bytes()));
        self.complaints.extend(runnable::left_out(self.snapshot, settings));
        runnable::copied(self.snapshot, settings)
    }

    /// The addresses that were published. What is wrong with the file is said by whoever needs them.
    pub(super) fn lock(&mut self) -> Checked<LockFile> {
        let Some(file) = &self.snapshot.lock else { return Checked::new(LockFile::default(), Vec::new()) };
        let mut complaints = Vec::new();
        let text = self.snapshot.text(&file.path).report_into(&mut complaints);
        self.hasher.value(&text);
        let read = LockFile::read(&file.path, &text.unwrap_or_default()).report_into(&mut complaints);
        Checked::new(read, complaints)
    }

    /// The texts of the content.
    pub(super) fn files(&mut self, before: EarlierFiles<'_>, progress: &dyn Progress) -> FileStates {
        let files = FileStates::read(self.snapshot, before, progress);
        files.hash(self.snapshot, &mut self.hasher);
        files
    }

    /// The digest of all that was read, the same for the same inputs; and what was wrong with them.
    pub(super) fn finish(self) -> (Digest, Vec<Diagnostic>) {
        (self.hasher.finish(), self.complaints)
    }

    /// What was read, whose complaints are inputs too: a file that cannot be read may be so for another reason next time.
    fn read<T>(&mut self, read: Checked<T>) -> T {
        self.hasher.value(&read.diagnostics.iter().map(StoredDiagnostic::new).collect::<Vec<_>>());
        read.report_into(&mut self.complaints)
    }
}

impl LookMemo {
    fn load(&mut self, settings: &Settings, own: &[LookFile<'_>]) -> Checked<Arc<Look>> {
        let digest = Look::digest_of(settings, own);
        if let Some((_, look)) = self.0.as_ref().filter(|(last, _)| *last == digest) {
            return look.clone();
        }
        let look = Look::load(settings, own).map(Arc::new);
        self.0 = Some((digest, look.clone()));
        look
    }
}

fn no_such_look(settings: &SourcePath, look: &str) -> Diagnostic {
    let message = format!("there is no folder `themes/{look}` for the look that the settings name");
    Diagnostic::error("no-such-look", Place::start_of(settings), message)
        .help("make the folder, or remove `look` to have the built-in one")
}
