//! The study's `cairn.lock`, held against what its site publishes.
//!
//! Comes in: a planned site, the snapshot that it was read from. Goes out: complaints about what would be gone, or the file as it
//! should be. Does not know: which addresses there are, who asks.

use super::known::KnownStudy;
use super::planned::PlannedSite;
use crate::base::path::SourcePath;
use crate::base::plural::counted;
use crate::diagnostic::{Checked, Diagnostic};
use crate::site::lock::{self, GoneAddresses, LockUpdate, LockedSection, Published};
use crate::source::{self, Snapshot};

impl PlannedSite {
    /// Complaints about each address in the snapshot's `cairn.lock` that nothing would answer. None where there is no
    /// such file.
    pub fn gone(&self, snapshot: &Snapshot) -> Vec<Diagnostic> {
        let mut complaints = Vec::new();
        if let Some((path, text)) = lock_of(snapshot).report_into(&mut complaints) {
            complaints.extend(lock::gone(&self.published(), &path, &text));
        }
        complaints
    }

    /// The snapshot's `cairn.lock` as it is, and with every address of this study.
    pub fn updated_lock(&self, snapshot: &Snapshot, gone: GoneAddresses) -> Checked<(Option<String>, LockUpdate)> {
        let mut complaints = Vec::new();
        let text = lock_of(snapshot).report_into(&mut complaints).map(|(_, text)| text);
        let locked = lock::update(&self.published(), &SourcePath::new(source::LOCK), text.as_deref(), gone);
        let locked = locked.report_into(&mut complaints);
        Checked::new((text, locked), complaints)
    }

    /// How many addresses go from the snapshot's `cairn.lock`, since interviews were withdrawn.
    pub fn let_go(&self, snapshot: &Snapshot) -> usize {
        let lock = lock_of(snapshot).value;
        lock.map_or(0, |(path, text)| lock::let_go(&self.published(), &path, &text))
    }

    /// A warning where interviews are shown at addresses that say nothing of them and that the lock does not list: such an
    /// address changes with what is shown.
    pub fn unpinned(&self) -> Option<Diagnostic> {
        let audience = self.settings().audiences.of_name(self.audience_name())?;
        let pinned = self.known().lock.value.pinned_names(&audience.name);
        let opaque = self.released().interviews().filter(|interview| interview.is_opaque());
        let unpinned = opaque.filter(|it| !pinned.contains_key(&lock::pin(&audience.name, it.file().path()))).count();
        let of = counted(unpinned, "interview");
        let message = format!("`cairn.lock` does not list the addresses of {of}, which change with what is shown");
        let help = format!("run `cairn lock --audience {}`, and commit `cairn.lock`", audience.name);
        let warning = Diagnostic::warning("unpinned-address", audience.place.clone(), message).help(help);
        Some(warning).filter(|_| unpinned > 0)
    }

    fn published(&self) -> Published<'_> {
        let audiences = &self.settings().audiences;
        let audience = audiences.of_name(self.audience_name());
        let section =
            LockedSection { audience, audiences: Some(audiences), withdrawn: &self.known().withdrawn_addresses };
        Published::new(self.released(), &self.plan.addresses).in_section(section)
    }
}

impl KnownStudy {
    /// What is wrong with the list of published addresses, where an audience's site is made with its help.
    pub(super) fn lock_complaints(&self) -> Vec<Diagnostic> {
        let audiences = &self.settings.audiences;
        if audiences.all.is_empty() {
            return Vec::new();
        }
        let unknown = lock::unknown_sections(&SourcePath::new(source::LOCK), &self.lock.value, audiences);
        self.lock.diagnostics.iter().cloned().chain(unknown).collect()
    }
}

fn lock_of(snapshot: &Snapshot) -> Checked<Option<(SourcePath, String)>> {
    match &snapshot.lock {
        None => Checked::new(None, Vec::new()),
        Some(file) => snapshot.text(&file.path).map(|text| text.map(|text| (file.path.clone(), text))),
    }
}
