//! Archives for tests, written by the `zip` crate.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// An archive with these parts.
pub(super) fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        let method = if *name == "mimetype" { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        zip.start_file(*name, SimpleFileOptions::default().compression_method(method)).expect("it can be begun");
        zip.write_all(bytes).expect("it can be written");
    }
    zip.finish().expect("it can be finished").into_inner()
}

/// A Word document whose body is this, with other parts beside it.
pub(super) fn docx(body: &str, beside: &[(&str, &str)]) -> Vec<u8> {
    let main = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document xmlns:w=\"w\" xmlns:mc=\"mc\"><w:body>{body}</w:body></w:document>"
    );
    let relationships = "<Relationships><Relationship Id=\"rId1\" \
                         Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" \
                         Target=\"word/document.xml\"/></Relationships>";
    let mut parts = vec![("_rels/.rels", relationships.as_bytes()), ("word/document.xml", main.as_bytes())];
    parts.extend(beside.iter().map(|(name, text)| (*name, text.as_bytes())));
    archive(&parts)
}

/// An OpenDocument text whose body is this, with other parts beside it.
pub(super) fn odt(body: &str, beside: &[(&str, &str)]) -> Vec<u8> {
    let content = format!(
        "<office:document-content><office:body><office:text>{body}</office:text></office:body></office:document-content>"
    );
    let mimetype = "application/vnd.oasis.opendocument.text";
    let mut parts = vec![("mimetype", mimetype.as_bytes()), ("content.xml", content.as_bytes())];
    parts.extend(beside.iter().map(|(name, text)| (*name, text.as_bytes())));
    archive(&parts)
}
