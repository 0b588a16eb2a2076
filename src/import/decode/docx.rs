//! Word documents (`.docx`), as Word, Google Docs, LibreOffice and recorders write them.
//!
//! Comes in: an archive with such a document. Goes out: its paragraphs. Left out with a reason is what nobody said: page
//! headers and footers, comments, footnotes and endnotes, what was deleted or moved away while changes were tracked, hidden
//! text, field codes. Does not know: what the paragraphs say.

use super::archive::Archive;
use super::document_text::DocumentText;
use super::refusal::Refusal;
use super::xml::{Element, XmlHandler, walk_xml};
use crate::import::input_text::InputText;

/// What names the main part.
const RELATIONSHIPS: &str = "_rels/.rels";
/// Where it lies in nearly all documents.
const MAIN_PART: &str = "word/document.xml";

/// Parts beside the main one, by how their names begin, and why they are left out.
const BESIDE: &[(&str, &str)] = &[
    ("comments", "comments"),
    ("endnotes", "endnotes"),
    ("footer", "page headers and footers"),
    ("footnotes", "footnotes"),
    ("header", "page headers and footers"),
];

/// Elements whose text is left out, and why.
const LEFT_OUT: &[(&str, &str)] = &[
    ("del", "tracked deletions"),
    ("delText", "tracked deletions"),
    ("instrText", "field codes"),
    ("delInstrText", "field codes"),
    ("moveFrom", "passages that were moved elsewhere"),
    ("rt", "readings above the line"),
];

/// Whether an archive is such a document: the name of its main part.
pub(super) fn main_part(archive: &mut Archive<'_>) -> Result<Option<String>, Refusal> {
    let mut target = MainPart(None);
    if let Some(relationships) = archive.part(RELATIONSHIPS)? {
        walk_xml(RELATIONSHIPS, &relationships, &mut target)?;
    }
    let names = archive.names();
    let is_there = |name: &String| names.binary_search(name).is_ok();
    let name = target.0.filter(is_there).unwrap_or_else(|| MAIN_PART.to_owned());
    Ok((name.starts_with("word/") && is_there(&name)).then_some(name))
}

/// The paragraphs of a document.
pub(super) fn read_docx(archive: &mut Archive<'_>, main: &str) -> Result<InputText, Refusal> {
    let mut reader = DocxReader::default();
    let bytes = archive.part(main)?.unwrap_or_default();
    walk_xml(main, &bytes, &mut reader)?;
    for name in archive.names() {
        let reason = name.strip_prefix("word/").and_then(reason_beside);
        if let (Some(reason), Some(bytes)) = (reason, reason.and(archive.part(&name).transpose())) {
            walk_xml(&name, &bytes?, &mut BesideReader { reason, document: &mut reader.document })?;
        }
    }
    reader.document.finish("Word document (.docx)")
}

fn reason_beside(name: &str) -> Option<&'static str> {
    let name = name.strip_suffix(".xml")?.trim_end_matches(|c: char| c.is_ascii_digit());
    BESIDE.iter().find(|(part, _)| name == *part).map(|(_, reason)| *reason)
}

/// Looks for the main part in the list of relationships.
#[derive(Debug)]
struct MainPart(Option<String>);

impl XmlHandler for MainPart {
    fn open(&mut self, element: &Element<'_>) -> Result<(), Refusal> {
        let is_main = element.attribute("Type").is_some_and(|kind| kind.ends_with("/officeDocument"));
        if is_main && let Some(target) = element.attribute("Target") {
            self.0 = Some(target.trim_start_matches('/').to_owned());
        }
        Ok(())
    }

    fn close(&mut self, _: &str) {}

    fn text(&mut self, _: &str) {}
}

/// Leaves out all of a part.
#[derive(Debug)]
struct BesideReader<'d> {
    reason: &'static str,
    document: &'d mut DocumentText,
}

impl XmlHandler for BesideReader<'_> {
    fn open(&mut self, _: &Element<'_>) -> Result<(), Refusal> {
        Ok(())
    }

    fn close(&mut self, _: &str) {}

    fn text(&mut self, text: &str) {
        self.document.left_out(self.reason, text);
    }
}

/// What an element is to the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    Run {
        is_hidden: bool,
    },
    Words {
        /// Whether its spaces are shown as they are written.
        has_spaces: bool,
    },
    /// Text and graphics that newer programs understand, with how many letters there were before.
    Alternatives {
        kept: u64,
    },
    /// All in it is left out.
    LeftOut(&'static str),
    Other,
}

/// Reads the main part.
#[derive(Debug, Default)]
struct DocxReader {
    document: DocumentText,
    /// The elements that are open.
    roles: Vec<Role>,
    /// How many of them leave out what is in them.
    left_out: usize,
}

impl DocxReader {
    fn role(&self, element: &Element<'_>) -> Role {
        let name = element.name();
        if let Some((_, reason)) = LEFT_OUT.iter().find(|(left_out, _)| *left_out == name) {
            return Role::LeftOut(reason);
        }
        match (name, self.roles.last()) {
            ("r", _) => Role::Run { is_hidden: false },
            ("t", _) => Role::Words { has_spaces: element.attribute("space").as_deref() == Some("preserve") },
            ("AlternateContent", _) => Role::Alternatives { kept: self.document.kept() },
            // What newer programs show was kept already: this is the same again.
            ("Fallback", Some(Role::Alternatives { kept })) if self.document.kept() > *kept => {
                Role::LeftOut("the same again for older programs")
            }
            _ => Role::Other,
        }
    }

    /// Breaks and tabs of a run; such elements elsewhere are settings.
    fn sign(&mut self, name: &str) {
        match name {
            "tab" | "ptab" => self.document.gap('\t'),
            "br" | "cr" => self.document.gap('\n'),
            "noBreakHyphen" => self.document.words("\u{2011}"),
            _ => {}
        }
    }

    /// Marks the run whose settings these are as hidden.
    fn hide(&mut self) {
        let run = self.roles.iter_mut().rev().nth(1);
        if let Some(Role::Run { is_hidden }) = run {
            *is_hidden = true;
        }
    }

    fn reason(&self) -> Option<&'static str> {
        let reasons = self.roles.iter().rev().find_map(|role| match role {
            Role::LeftOut(reason) => Some(*reason),
            _ => None,
        });
        if self.left_out > 0 { reasons } else { None }
    }

    fn is_hidden(&self) -> bool {
        let run = self.roles.iter().rev().find(|role| matches!(role, Role::Run { .. }));
        run == Some(&Role::Run { is_hidden: true })
    }
}

impl XmlHandler for DocxReader {
    fn open(&mut self, element: &Element<'_>) -> Result<(), Refusal> {
        let name = element.name();
        let role = self.role(element);
        if self.left_out == 0 {
            match name {
                "p" => self.document.open_paragraph(),
                "tr" => self.document.open_row(),
                "tc" => self.document.open_cell(),
                "vanish" if is_on(element) => self.hide(),
                "altChunk" | "subDoc" => return Err(embeds()),
                _ if matches!(self.roles.last(), Some(Role::Run { is_hidden: false })) => self.sign(name),
                _ => {}
            }
        }
        self.left_out += usize::from(matches!(role, Role::LeftOut(_)));
        self.roles.push(role);
        Ok(())
    }

    fn close(&mut self, name: &str) {
        let role = self.roles.pop();
        self.left_out -= usize::from(matches!(role, Some(Role::LeftOut(_))));
        match name {
            _ if self.left_out > 0 => {}
            "p" => self.document.close_paragraph(),
            "tr" => self.document.close_row(),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        match (self.reason(), self.roles.last()) {
            (Some(reason), _) => self.document.left_out(reason, text),
            (None, Some(Role::Words { .. })) if self.is_hidden() => self.document.left_out("hidden text", text),
            (None, Some(Role::Words { has_spaces: true })) => self.document.spaced_words(text),
            (None, Some(Role::Words { has_spaces: false })) => self.document.words(text),
            (None, _) => self.document.left_out("settings of the layout", text),
        }
    }
}

/// Whether a setting that can be switched off is on.
fn is_on(element: &Element<'_>) -> bool {
    !matches!(element.attribute("val").as_deref(), Some("0" | "false" | "off"))
}

fn embeds() -> Refusal {
    let message = "this document embeds another one, which would be lost";
    Refusal::new(message, "open it in Word, save it again, and name that: Word then puts both together")
}

#[cfg(test)]
mod tests;
