//! Reads the tokens of RTF as paragraphs.
//!
//! Comes in: bytes. Goes out: the text of the document, or a refusal where it breaks off or has letters of a code page that
//! is not known. Does not know: how tokens are written.

use std::collections::BTreeMap;

use encoding_rs::{Encoding, WINDOWS_1252};

use super::code_pages::{code_page_of, encoding_of};
use super::destinations::reason_for;
use super::group::RtfGroup;
use super::tokens::{RtfToken, RtfTokens};
use crate::import::decode::document_text::DocumentText;
use crate::import::decode::limits::MAX_DEPTH;
use crate::import::decode::refusal::Refusal;
use crate::import::input_text::InputText;

/// What an `\ansi` document is in that does not say its code page.
const WINDOWS_LATIN: i32 = 1252;
/// What a `\mac` document is in.
const MAC_LATIN: i32 = 10000;

/// The paragraphs of a document.
pub(in crate::import::decode) fn read_rtf(bytes: &[u8]) -> Result<InputText, Refusal> {
    let mut tokens = RtfTokens::new(bytes);
    let mut reader = RtfReader::default();
    while let Some(token) = tokens.next() {
        reader.read(token).map_err(|refusal| refusal.at(tokens.line()))?;
        if token == RtfToken::Close && reader.groups.is_empty() {
            reader.document.left_out("what follows the end", &String::from_utf8_lossy(tokens.rest()));
            return reader.document.finish("rich text (.rtf)");
        }
    }
    let refusal = Refusal::new("this rich text ends before it is complete", "get the whole file: it was cut off");
    Err(refusal.at(tokens.line()))
}

#[derive(Debug, Default)]
struct RtfReader {
    document: DocumentText,
    /// The groups that are open, each with what holds in it.
    groups: Vec<RtfGroup>,
    /// The code pages of fonts that have their own.
    fonts: BTreeMap<i32, i32>,
    /// The font that is being listed.
    listed: i32,
    code_page: Option<i32>,
    default_font: Option<i32>,
    /// Bytes of text that were not decoded yet: a character may take two.
    bytes: Vec<u8>,
    /// The first half of a character that `\u` writes in two.
    half: Option<u16>,
    /// How many characters follow that say again what `\u` said.
    again: usize,
    start: GroupStart,
    row: RowState,
}

/// Whether something in a group came already that shows what it is.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum GroupStart {
    /// Nothing came.
    Fresh,
    /// `\*`, so that it may be passed over.
    Starred,
    #[default]
    Begun,
}

/// Where in a table's row the reader is.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum RowState {
    #[default]
    Outside,
    InCell,
    BehindCell,
}

impl RtfReader {
    fn read(&mut self, token: RtfToken<'_>) -> Result<(), Refusal> {
        if self.again > 0 {
            match token {
                RtfToken::Byte(_) | RtfToken::Symbol(_) => {
                    self.pass_over(token);
                    return Ok(());
                }
                // Not all writers say it again.
                RtfToken::Open | RtfToken::Close | RtfToken::Word(..) => self.again = 0,
            }
        }
        if let RtfToken::Byte(byte) = token {
            self.start = GroupStart::Begun;
            self.bytes.push(byte);
            return Ok(());
        }
        self.flush()?;
        match token {
            RtfToken::Open => self.open()?,
            RtfToken::Close => drop(self.groups.pop()),
            RtfToken::Word(word, number) => self.word(word, number),
            RtfToken::Symbol(b'*') if self.start == GroupStart::Fresh => self.start = GroupStart::Starred,
            RtfToken::Symbol(b'~') => self.text("\u{a0}"),
            RtfToken::Symbol(b'_') => self.text("\u{2011}"),
            RtfToken::Symbol(_) | RtfToken::Byte(_) => {}
        }
        Ok(())
    }

    fn open(&mut self) -> Result<(), Refusal> {
        if self.groups.len() >= MAX_DEPTH {
            let message = format!("this rich text has groups more than {MAX_DEPTH} deep, as no document has");
            return Err(Refusal::new(
                message,
                "do not trust it; if it is yours, save it as text (.txt), and name that",
            ));
        }
        self.groups.push(self.group());
        self.start = GroupStart::Fresh;
        Ok(())
    }

    fn group(&self) -> RtfGroup {
        self.groups.last().copied().unwrap_or(RtfGroup::START)
    }

    /// What says again what `\u` said.
    fn pass_over(&mut self, token: RtfToken<'_>) {
        self.again -= 1;
        if let RtfToken::Byte(byte) = token {
            self.document.left_out("the same again for older programs", char::from(byte).encode_utf8(&mut [0; 2]));
        }
    }

    /// Decodes what came since the last word or group.
    fn flush(&mut self) -> Result<(), Refusal> {
        if self.bytes.is_empty() {
            return Ok(());
        }
        let bytes = std::mem::take(&mut self.bytes);
        let encoding = if bytes.is_ascii() { WINDOWS_1252 } else { self.encoding()? };
        let (text, _) = encoding.decode_without_bom_handling(&bytes);
        self.text(&text);
        Ok(())
    }

    /// The encoding of the present font.
    fn encoding(&self) -> Result<&'static Encoding, Refusal> {
        let group = self.group();
        let font = group.font.or(self.default_font);
        let of_font = font.and_then(|font| self.fonts.get(&font));
        let code_page = of_font.copied().or(self.code_page).unwrap_or(WINDOWS_LATIN);
        // What is left out is only counted.
        let encoding = encoding_of(code_page).or(group.reason().map(|_| WINDOWS_1252));
        encoding.ok_or_else(|| {
            let message = format!("letters here are of code page {code_page}, which cairn does not know");
            Refusal::new(message, "open it in Word or LibreOffice and save it as .docx")
        })
    }

    fn text(&mut self, text: &str) {
        match self.group().reason() {
            Some(reason) => self.document.left_out(reason, text),
            None => {
                self.enter_cell();
                self.document.spaced_words(text);
            }
        }
    }

    fn word(&mut self, word: &str, number: Option<i32>) {
        let start = std::mem::replace(&mut self.start, GroupStart::Begun);
        let reason = if start == GroupStart::Begun { None } else { reason_for(word, start == GroupStart::Starred) };
        if let Some(group) = self.groups.last_mut() {
            group.left_out = if word == "ud" { None } else { group.left_out.or(reason) };
            group.is_font_table |= word == "fonttbl";
            group.format(word, number);
        }
        match word {
            "u" => self.character(number.unwrap_or(0)),
            "ansicpg" => self.code_page = number.filter(|number| *number != 0),
            "mac" => self.code_page = Some(MAC_LATIN),
            "pc" => self.code_page = Some(437),
            "pca" => self.code_page = Some(850),
            "deff" => self.default_font = number,
            "f" if self.group().is_font_table => self.listed = number.unwrap_or(0),
            "fcharset" => self.list_font(number.unwrap_or(0)),
            // Hidden among the settings of a table in a table.
            "nestrow" => self.document.gap('\n'),
            _ if self.group().reason().is_none() => self.sign(word),
            _ => {}
        }
    }

    fn list_font(&mut self, character_set: i32) {
        if let Some(code_page) = code_page_of(character_set) {
            self.fonts.insert(self.listed, code_page);
        }
    }

    /// A character by its number, which is negative beyond 32767.
    fn character(&mut self, number: i32) {
        self.again = self.group().again;
        let unit = u16::try_from(number.rem_euclid(1 << 16)).unwrap_or_default();
        match (self.half.take(), unit) {
            (_, 0xd800..=0xdbff) => self.half = Some(unit),
            (half, _) => {
                let units = half.into_iter().chain([unit]);
                let text: String = char::decode_utf16(units).map(|c| c.unwrap_or('\u{fffd}')).collect();
                self.text(&text);
            }
        }
    }

    /// Words that are signs of the text.
    fn sign(&mut self, word: &str) {
        match word {
            "par" | "sect" | "page" => {
                self.enter_cell();
                self.document.break_paragraph();
            }
            "line" | "softline" => self.document.gap('\n'),
            "tab" | "nestcell" => self.document.gap('\t'),
            "cell" => self.end_cell(),
            "row" => self.end_row(),
            "emdash" => self.text("—"),
            "endash" => self.text("–"),
            "lquote" => self.text("‘"),
            "rquote" => self.text("’"),
            "ldblquote" => self.text("“"),
            "rdblquote" => self.text("”"),
            "bullet" => self.text("•"),
            "emspace" | "enspace" | "qmspace" => self.text(" "),
            _ => {}
        }
    }

    /// Opens the cell that text of a table is in.
    fn enter_cell(&mut self) {
        match self.row {
            RowState::Outside if !self.group().is_in_table => return,
            RowState::InCell => return,
            RowState::Outside => {
                self.document.break_paragraph();
                self.document.open_row();
            }
            RowState::BehindCell => {}
        }
        self.document.open_cell();
        self.row = RowState::InCell;
    }

    fn end_cell(&mut self) {
        if self.row == RowState::Outside {
            self.document.open_row();
        }
        if self.row != RowState::InCell {
            self.document.open_cell();
        }
        self.document.break_paragraph();
        self.row = RowState::BehindCell;
    }

    fn end_row(&mut self) {
        self.document.break_paragraph();
        if std::mem::take(&mut self.row) != RowState::Outside {
            self.document.close_row();
        }
    }
}
