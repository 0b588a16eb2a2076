//! Rich text (`.rtf`), as Word, LibreOffice, TextEdit and recorders write it.
//!
//! Comes in: bytes. Goes out: paragraphs. Left out with a reason is what nobody said: page headers, footnotes, comments,
//! hidden and deleted text, settings, pictures. Our own reader: the two crates that read RTF know neither code pages of fonts
//! nor what to skip behind `\u`, and lose those letters. Does not know: what the paragraphs say.

mod code_pages;
mod destinations;
mod group;
mod reader;
mod tokens;

pub(super) use self::reader::read_rtf;

#[cfg(test)]
mod tests;
