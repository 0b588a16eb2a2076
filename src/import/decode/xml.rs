//! A part of a document as XML, read from front to end without a tree.
//!
//! Comes in: bytes of a part. Goes out: calls for each element and each text, or a refusal with the place. Entities other than
//! the five of XML are refused, and so is a DTD that defines some: nothing is expanded, nothing is loaded.
//! Does not know: kinds of documents.

use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::limits::MAX_DEPTH;
use super::refusal::Refusal;
use crate::base::lines::LineIndex;

/// What reads a document's XML. Names come without their prefix.
pub(super) trait XmlHandler {
    /// An element begins.
    fn open(&mut self, element: &Element<'_>) -> Result<(), Refusal>;
    /// The element that began last ends.
    fn close(&mut self, name: &str);
    /// Text, entities resolved; one text may come in several calls.
    fn text(&mut self, text: &str);
}

/// The start of an element.
#[derive(Debug)]
pub(super) struct Element<'x>(BytesStart<'x>);

impl Element<'_> {
    /// Its name without a prefix.
    pub(super) fn name(&self) -> &str {
        self.0.name().local_name().into_inner()
    }

    /// The value of an attribute by its name without a prefix, as it is written: without entities resolved.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        // Without looking for doubles, which takes the square of their number.
        let mut attributes = self.0.attributes();
        let mut attributes = attributes.with_checks(false).filter_map(Result::ok);
        let found = attributes.find(|attribute| attribute.key.local_name().into_inner() == name);
        found.map(|attribute| attribute.value.into_owned())
    }
}

/// Reads a part from front to end.
pub(super) fn walk_xml(part: &str, bytes: &[u8], handler: &mut impl XmlHandler) -> Result<(), Refusal> {
    let xml = part_text(part, bytes)?;
    let mut reader = Reader::from_str(&xml);
    reader.config_mut().expand_empty_elements = true;
    let (mut depth, mut elements) = (0_usize, 0_usize);
    loop {
        let event = reader.read_event().map_err(|error| {
            let at = usize::try_from(reader.error_position()).unwrap_or(xml.len());
            broken_xml(part, &xml, at, &error.to_string())
        })?;
        let place = usize::try_from(reader.buffer_position()).unwrap_or(xml.len());
        match event {
            Event::Start(start) => {
                (depth, elements) = (depth + 1, elements + 1);
                if depth > MAX_DEPTH {
                    return Err(too_deep(part));
                }
                handler.open(&Element(start))?;
            }
            Event::End(end) => {
                depth = depth.saturating_sub(1);
                handler.close(end.name().local_name().into_inner());
            }
            Event::Text(text) => handler.text(&text.into_inner()),
            Event::CData(text) => handler.text(&text.into_inner()),
            Event::GeneralRef(entity) => {
                let c = resolved(&entity).ok_or_else(|| unknown_entity(part, &xml, place, &entity))?;
                handler.text(c.encode_utf8(&mut [0; 4]));
            }
            Event::DocType(definition) if definition.xml10_content().contains('[') => {
                return Err(defines_entities(part));
            }
            Event::Eof if depth == 0 && elements > 0 => return Ok(()),
            Event::Eof => return Err(broken_xml(part, &xml, xml.len(), "it ends before it is complete")),
            _ => {}
        }
    }
}

/// The five entities of XML, and characters by number.
fn resolved(entity: &BytesRef<'_>) -> Option<char> {
    match &*entity.borrow().into_inner() {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => entity.resolve_char_ref().ok().flatten(),
    }
}

/// A part as text: UTF-8, or UTF-16 with its mark, which are the two that documents may be in.
fn part_text(part: &str, bytes: &[u8]) -> Result<String, Refusal> {
    let encoding = encoding_rs::Encoding::for_bom(bytes).map_or(encoding_rs::UTF_8, |(encoding, _)| encoding);
    match encoding.decode_with_bom_removal(bytes) {
        (text, false) => Ok(text.into_owned()),
        (text, true) => {
            let at = text.find('\u{fffd}').unwrap_or(0);
            Err(broken_xml(part, &text, at, "there are bytes that are no character"))
        }
    }
}

fn broken_xml(part: &str, xml: &str, at: usize, why: &str) -> Refusal {
    let at = u32::try_from(at.min(xml.len())).unwrap_or(u32::MAX);
    let place = LineIndex::new(xml).position(at);
    let (line, column) = (place.line, place.column);
    let why = why.trim_end_matches('.');
    let message = format!("`{part}` in it is broken at line {line}, column {column}: {why}");
    Refusal::new(message, "open the document in the program that made it, and save it again")
}

fn unknown_entity(part: &str, xml: &str, at: usize, entity: &BytesRef<'_>) -> Refusal {
    let name: String = entity.borrow().into_inner().chars().take(20).collect();
    broken_xml(part, xml, at, &format!("`&{name};` is no entity that a document may have"))
}

fn defines_entities(part: &str) -> Refusal {
    let message = format!("`{part}` in it defines entities of its own, as no document does");
    Refusal::new(message, "do not trust it; if it is yours, save it as text (.txt), and name that")
}

fn too_deep(part: &str) -> Refusal {
    let message = format!("`{part}` in it has elements more than {MAX_DEPTH} deep, as no document has");
    Refusal::new(message, "do not trust it; if it is yours, save it as text (.txt), and name that")
}
