//! Text documents of OpenDocument (`.odt`), as LibreOffice, Google Docs and others write them.
//!
//! Comes in: an archive with such a document. Goes out: its paragraphs. Left out with a reason is what nobody said: page
//! headers and footers, comments, notes, tracked deletions, descriptions of pictures. Does not know: what the paragraphs say.

use super::archive::{Archive, locked};
use super::document_text::DocumentText;
use super::refusal::Refusal;
use super::xml::{Element, XmlHandler, walk_xml};
use crate::import::input_text::InputText;

const MIMETYPE: &str = "mimetype";
const TEXT: &str = "application/vnd.oasis.opendocument.text";
const CONTENT: &str = "content.xml";
/// Has the headers and footers of pages.
const STYLES: &str = "styles.xml";
/// Says what is encrypted.
const MANIFEST: &str = "META-INF/manifest.xml";

/// How many spaces an element that says how many there are may become.
const MAX_SPACES: usize = 8;

/// Elements whose text is left out, and why.
const LEFT_OUT: &[(&str, &str)] = &[
    ("annotation", "comments"),
    ("note", "footnotes"),
    ("tracked-changes", "tracked deletions"),
    ("ruby-text", "readings above the line"),
    ("forms", "forms"),
    ("scripts", "scripts"),
    ("desc", "descriptions of pictures"),
    ("binary-data", "pictures"),
];

/// The type that an archive says it has, where it is one of OpenDocument.
pub(super) fn type_of(archive: &mut Archive<'_>) -> Result<Option<String>, Refusal> {
    let bytes = archive.part(MIMETYPE)?.unwrap_or_default();
    let kind = String::from_utf8_lossy(&bytes[..bytes.len().min(200)]).trim().to_owned();
    Ok(kind.starts_with("application/vnd.oasis.opendocument").then_some(kind))
}

/// Whether a type is that of texts; there are sheets and slides as well.
pub(super) fn is_text(kind: &str) -> bool {
    kind.starts_with(TEXT)
}

/// The paragraphs of a document.
pub(super) fn read_odt(archive: &mut Archive<'_>) -> Result<InputText, Refusal> {
    let manifest = archive.part(MANIFEST)?.unwrap_or_default();
    if memchr::memmem::find(&manifest, b"encryption-data").is_some() {
        return Err(locked());
    }
    let Some(bytes) = archive.part(CONTENT)? else {
        let message = format!("this says that it is an OpenDocument text, and has no `{CONTENT}`");
        return Err(Refusal::new(message, "open it in the program that made it, and save it again"));
    };
    let mut reader = OdtReader::default();
    walk_xml(CONTENT, &bytes, &mut reader)?;
    if let Some(bytes) = archive.part(STYLES)? {
        reader.left_out = Some((0, "page headers and footers"));
        walk_xml(STYLES, &bytes, &mut reader)?;
    }
    reader.document.finish("OpenDocument text (.odt)")
}

#[derive(Debug, Default)]
struct OdtReader {
    document: DocumentText,
    depth: usize,
    /// How many paragraphs are open: text outside of any is a setting.
    paragraphs: usize,
    /// The depth of the element whose text is left out, and why.
    left_out: Option<(usize, &'static str)>,
}

impl OdtReader {
    fn begin(&mut self, element: &Element<'_>) {
        match element.name() {
            "p" | "h" => {
                self.paragraphs += 1;
                self.document.open_paragraph();
            }
            "table-row" => self.document.open_row(),
            "table-cell" => self.document.open_cell(),
            "line-break" => self.document.gap('\n'),
            "tab" if self.paragraphs > 0 => self.document.gap('\t'),
            "s" => {
                let count = element.attribute("c").and_then(|count| count.parse().ok()).unwrap_or(1);
                self.document.spaced_words(&" ".repeat(count.min(MAX_SPACES)));
            }
            _ => {}
        }
    }
}

impl XmlHandler for OdtReader {
    fn open(&mut self, element: &Element<'_>) -> Result<(), Refusal> {
        self.depth += 1;
        if self.left_out.is_some() {
            return Ok(());
        }
        match LEFT_OUT.iter().find(|(name, _)| *name == element.name()) {
            Some((_, reason)) => self.left_out = Some((self.depth, reason)),
            None => self.begin(element),
        }
        Ok(())
    }

    fn close(&mut self, name: &str) {
        let depth = self.depth;
        self.depth -= 1;
        match (self.left_out, name) {
            (Some((from, _)), _) if from == depth => self.left_out = None,
            (Some(_), _) => {}
            (None, "p" | "h") => {
                self.paragraphs -= 1;
                self.document.close_paragraph();
            }
            (None, "table-row") => self.document.close_row(),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        match self.left_out {
            Some((_, reason)) => self.document.left_out(reason, text),
            None if self.paragraphs == 0 => self.document.left_out("settings of the layout", text),
            None => self.document.words(text),
        }
    }
}

#[cfg(test)]
mod tests;
