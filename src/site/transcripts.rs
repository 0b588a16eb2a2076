//! Where a transcript comes from when its page is made: a study does not hold the words of all its interviews.
//!
//! Comes in: an interview as it was read. Goes out: its text, with how that becomes HTML. Does not know: whether the text was
//! kept or is read again.

use std::borrow::Cow;
use std::fmt::Debug;

use crate::base::hash::{Digest, Hasher};
use crate::content::Entry;
use crate::content::interview::{Interview, Script};
use crate::content::limits::LimitId;
use crate::diagnostic::Diagnostic;
use crate::markdown::html::{Edge, Piece};
use crate::release::ReleasedFile;

/// Who has the transcripts.
pub trait Transcripts: Debug + Sync {
    /// An interview's transcript. The error is a complaint: it is gone, or no longer what was read.
    fn transcript<'a>(&'a self, interview: &'a Entry<Interview>) -> Result<Transcript<'a>, Box<Diagnostic>>;

    /// What stands for an interview's text and all that was made of it.
    fn digest(&self, interview: &Entry<Interview>) -> Digest;
}

/// A transcript as it is needed for its page.
#[derive(Debug)]
pub struct Transcript<'a> {
    /// The file's text.
    pub text: Cow<'a, str>,
    /// How it becomes HTML.
    pub script: Cow<'a, Script>,
}

impl Transcript<'_> {
    /// The digest of the words that may be shown of its file.
    pub fn digest_of_shown(&self, file: ReleasedFile<'_>) -> Digest {
        let (mut hasher, mut hides) = (Hasher::new(), false);
        for piece in self.script.body.pieces(&self.text) {
            match piece {
                Piece::Edge(Edge::LimitStart(limit) | Edge::LimitedNote(limit)) => {
                    hides = file.withholds(LimitId::from_number(limit));
                }
                Piece::Edge(Edge::LimitEnd) => hides = false,
                Piece::Words(html) | Piece::Html(html) if !hides => hasher.bytes(html.as_bytes()),
                Piece::Words(_) | Piece::Html(_) | Piece::Slot(..) | Piece::Edge(_) => {}
            }
        }
        hasher.finish()
    }
}
