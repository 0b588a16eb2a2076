//! A Word document: the transcript, with a comment on the words of each quote.
//!
//! Comes in: a transcript. Goes out: a `.docx` file, with no clock in it. Does not know: how a document looks.
//!
//! A document is a few XML files in a zip (ECMA-376, parts 1 and 2): only what Word and LibreOffice need to open it is written.

mod body;
mod parts;

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use self::body::DocumentParts;
use super::TranscriptFile;
use super::transcript::ReleasedTranscript;
use crate::site::SiteContext;

pub(super) const FILE: TranscriptFile = TranscriptFile {
    word: "docx",
    title: "Word document",
    about: "`Name (00:12:34):` in bold above the words; each quote is a comment on its words",
    is_binary: true,
    write,
};

fn write(site: &SiteContext<'_>, transcript: &ReleasedTranscript<'_>) -> Vec<u8> {
    let DocumentParts { document, comments } = body::parts(site, transcript);
    let core = parts::core(transcript.title);
    let files: [(&str, &str); 7] = [
        ("[Content_Types].xml", parts::CONTENT_TYPES),
        ("_rels/.rels", parts::RELATIONS),
        ("docProps/core.xml", &core),
        ("word/document.xml", &document),
        ("word/_rels/document.xml.rels", parts::DOCUMENT_RELATIONS),
        ("word/styles.xml", parts::STYLES),
        ("word/comments.xml", &comments),
    ];
    // Without a date of its own each file has the first one that a zip can say.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        zip.start_file(name, options).expect("the names differ, and the archive is small");
        zip.write_all(text.as_bytes()).expect("memory takes all that is written");
    }
    zip.finish().expect("memory takes all that is written").into_inner()
}
