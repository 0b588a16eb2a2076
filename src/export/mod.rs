//! What is released leaves as other programs read it: transcripts with their quotes, and tables.
//!
//! Comes in: what an audience may see. Goes out: the bytes of a file. Does not know: pages, disk, terminals.
//!
//! A transcript is read once as a [`ReleasedTranscript`], and each format of [`TRANSCRIPT_FILES`] writes that; a table of
//! [`TABLES`] takes its rows from the site's data files, so that the two say the same.

mod captions;
mod docx;
mod markdown;
mod quote_notes;
mod reader;
mod srt;
mod table;
mod text;
mod transcript;
mod vtt;

pub use reader::read;
pub use table::{TABLES, Table, TableColumn, TableFile, priorities, written};
pub use transcript::ReleasedTranscript;

use crate::site::SiteContext;

/// A file that a transcript can be written as.
#[derive(Debug)]
pub struct TranscriptFile {
    /// What the command line takes, and how its name ends: `vtt`.
    pub word: &'static str,
    /// What people call it.
    pub title: &'static str,
    /// What becomes of speakers, times and quotes in it, for the documentation: one line.
    pub about: &'static str,
    /// Whether it is no text, so that no terminal can show it.
    pub is_binary: bool,
    /// Writes it.
    pub write: fn(&SiteContext<'_>, &ReleasedTranscript<'_>) -> Vec<u8>,
}

/// All of them.
pub const TRANSCRIPT_FILES: &[&TranscriptFile] = &[&vtt::FILE, &srt::FILE, &text::FILE, &markdown::FILE, &docx::FILE];
