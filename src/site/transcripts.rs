//! Where a transcript comes from when its page is made: a study does not hold the words of all its interviews.
//!
//! Comes in: an interview as it was read. Goes out: its text, with how that becomes HTML. Does not know: whether the text was
//! kept or is read again.

use std::borrow::Cow;
use std::fmt::Debug;

use crate::base::hash::Digest;
use crate::content::Entry;
use crate::content::interview::{Interview, Script};
use crate::diagnostic::Diagnostic;

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
