//! What each file of an output folder was made from.
//!
//! Comes in: what a build has laid down. Goes out: the same for the next build into that folder. Does not know: whether the
//! files still lie there.

use std::path::Path;

use serde::{Deserialize, Serialize};

use super::BuildCache;
use super::diagnostic::StoredDiagnostic;
use crate::base::Date;
use crate::base::hash::Digest;
use crate::base::path::{OutPath, SourcePath};
use crate::output::{self, Footprint};
use crate::pipeline::Summary;
use crate::pipeline::consent;
use crate::release::Audience;
use crate::source::FileStamp;

/// How the files begin.
const PREFIX: &str = "site-";
/// For so many output folders it is stored what lies in them, one for each audience of most studies: who builds into a new one
/// each time needs none of it.
const FOLDERS: usize = 8;

/// A site as it was laid down.
#[derive(Debug, Serialize, Deserialize)]
pub(in crate::pipeline) struct StoredSite {
    /// The digest of all that the study was made from, but for the files that are copied.
    pub(in crate::pipeline) inputs: Digest,
    /// The files that are copied.
    pub(in crate::pipeline) copied: Vec<(SourcePath, Option<FileStamp>)>,
    /// The first day on which the consent of a participant ends: after it nothing is as it was.
    pub(in crate::pipeline) consent_until: Option<Date>,
    /// What there was to publish.
    pub(in crate::pipeline) summary: Summary,
    /// What there was to complain of.
    pub(in crate::pipeline) complaints: Vec<StoredDiagnostic>,
    /// All files, by path.
    pub(in crate::pipeline) files: Vec<(OutPath, StoredFile)>,
}

impl StoredSite {
    /// Whether a site from such inputs would be the same, but for files that are copied: consent may have ended since.
    pub(in crate::pipeline) fn is_current(&self, inputs: Digest, clock_day: Date) -> bool {
        let has_ended = |last| consent::is_over(last, clock_day);
        self.inputs == inputs && !self.consent_until.is_some_and(has_ended)
    }
}

/// A file of a site.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub(in crate::pipeline) struct StoredFile {
    /// The digest of all that a page was made from; none for other files.
    pub(in crate::pipeline) depends: Option<Digest>,
    /// What tells whether it is still this file.
    pub(in crate::pipeline) footprint: Option<Footprint>,
}

impl BuildCache {
    /// What the last build for an audience into a folder has laid down there. What was made for another one is never looked at.
    pub(in crate::pipeline) fn site(&self, out: &Path, audience: &Audience) -> Option<StoredSite> {
        let (folder, of, site): (String, String, StoredSite) = self.opened(&name(out, audience))?;
        (folder == written(out) && of == key(audience)).then_some(site)
    }

    /// Stores what a build has laid down, and forgets the folders that are no more.
    pub(in crate::pipeline) fn store_site(&self, site: &StoredSite, out: &Path, audience: &Audience) {
        let own = name(out, audience);
        let others = self.0.names().into_iter().filter(|name| name.starts_with(PREFIX) && *name != own);
        let mut kept = 1;
        for other in others {
            let there = self.opened::<(String, String, StoredSite)>(&other);
            if kept < FOLDERS && there.is_some_and(|(folder, _, _)| output::holds_site(Path::new(&folder))) {
                kept += 1;
            } else {
                self.0.remove(&other);
            }
        }
        match self.sealed(&(written(out), key(audience), site)) {
            Some(bytes) => self.0.write(&own, |file| file.write_all(&bytes)),
            None => self.0.remove(&own),
        }
    }
}

fn name(out: &Path, audience: &Audience) -> String {
    format!("{PREFIX}{}", Digest::of(format!("{}\n{}", key(audience), written(out)).as_bytes()))
}

/// What tells audiences apart; the names of those that have one begin with a letter or a digit.
fn key(audience: &Audience) -> String {
    match audience {
        Audience::Everybody => String::new(),
        Audience::Nobody => "-".to_owned(),
        Audience::Named(name) => name.clone(),
    }
}

/// The folder as it is called from everywhere.
fn written(out: &Path) -> String {
    std::path::absolute(out).unwrap_or_else(|_| out.to_owned()).to_string_lossy().into_owned()
}
