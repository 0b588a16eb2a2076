//! Rich text (`.rtf`), as Word, LibreOffice, TextEdit and recorders write it.
//!
//! Comes in: bytes. Goes out: paragraphs. Left out with a reason is what nobody said: page headers, footnotes, comments,
//! hidden and deleted text, settings, pictures. Our own reader, as each letter that is left out is counted with its reason,
//! and readers of RTF give the text alone. Does not know: what the paragraphs say.

mod code_pages;
mod destinations;
mod group;
mod reader;
mod tokens;

pub(super) use self::reader::read_rtf;

#[cfg(test)]
mod tests;
