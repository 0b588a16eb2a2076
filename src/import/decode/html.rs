//! HTML, as recorders and Google Docs export it and browsers save it: its paragraphs.
//!
//! Comes in: text that is HTML. Goes out: paragraphs, rows of tables among them. Left out with a reason is what nobody reads:
//! scripts, styles, the title in the window's frame, comments. html5gum takes it apart as the HTML standard says, in one pass
//! and without a tree, so that neither depth nor missing end tags cost anything. Does not know: styles, which may hide things.

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};

use super::document_text::DocumentText;
use super::encoding::NamedEncoding;
use super::refusal::Refusal;
use crate::import::input_text::InputText;

/// How many bytes a browser looks at for the encoding that a page says it has.
const DECLARATION: usize = 1024;

/// Elements whose text is left out, and why.
const LEFT_OUT: &[(&str, &str)] = &[
    ("script", "scripts"),
    ("style", "styles"),
    ("title", "the title of the window"),
    ("template", "scripts"),
    ("noscript", "scripts"),
    ("svg", "pictures"),
    ("math", "formulas"),
    ("iframe", "what is embedded"),
    ("object", "what is embedded"),
    ("audio", "what is embedded"),
    ("video", "what is embedded"),
    ("select", "forms"),
    ("textarea", "forms"),
    ("del", "tracked deletions"),
];

/// Elements that begin and end a paragraph.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hgroup",
    "hr",
    "html",
    "legend",
    "li",
    "main",
    "menu",
    "nav",
    "ol",
    "p",
    "pre",
    "search",
    "section",
    "summary",
    "table",
    "tbody",
    "tfoot",
    "thead",
    "ul",
];

/// Whether text is HTML: by its beginning, or by its name where it begins with some element.
pub(super) fn is_html(ending: Option<&str>, text: &str) -> bool {
    let mut start = text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
    while let Some(rest) = behind(start, "<!--", "-->").or_else(|| behind(start, "<?xml", "?>")) {
        start = rest.trim_start();
    }
    let begins = |with: &str| start.get(..with.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(with));
    let is_named = matches!(ending, Some("html" | "htm" | "xhtml"));
    begins("<!doctype html") || begins("<html") || (is_named && start.starts_with('<'))
}

fn behind<'t>(text: &'t str, open: &str, close: &str) -> Option<&'t str> {
    text.strip_prefix(open)?.split_once(close).map(|(_, rest)| rest)
}

/// The encoding that a page says it has in `<meta charset>`, as far as bytes of ASCII tell.
pub(super) fn declared_encoding(bytes: &[u8]) -> Option<NamedEncoding> {
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(DECLARATION)]).to_ascii_lowercase();
    if !start.contains("<meta") {
        return None;
    }
    let (_, value) = start.split_once("charset=")?;
    let value = value.trim_start_matches(['"', '\'', ' ']);
    NamedEncoding::new(value.split(['"', '\'', ' ', ';', '>', '/']).next()?)
}

/// The paragraphs of a page.
pub(super) fn read_html(html: &str) -> Result<InputText, Refusal> {
    let mut reader = HtmlReader::default();
    let mut emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, _: Span<()>| -> Option<()> {
        reader.read(&event);
        None
    });
    emitter.naively_switch_states(true);
    for token in Tokenizer::new_with_emitter(html, emitter) {
        let Ok(()) = token;
    }
    reader.document.finish("HTML page")
}

#[derive(Debug, Default)]
struct HtmlReader {
    document: DocumentText,
    /// What is left out: the element, why, and how many of it lie in each other.
    left_out: Option<(&'static str, &'static str, usize)>,
    /// Whether white space counts, as it does in `pre`.
    is_pre: bool,
    /// The tables that are open, each with whether a row of it is.
    tables: Vec<bool>,
    /// Tables in these, too deep to have rows.
    deeper: usize,
}

/// How many tables may lie in each other and have rows.
const MAX_TABLES: usize = 8;

impl HtmlReader {
    fn read(&mut self, event: &CallbackEvent<'_>) {
        match event {
            CallbackEvent::OpenStartTag { name } => self.open(&String::from_utf8_lossy(name)),
            CallbackEvent::EndTag { name } => self.close(&String::from_utf8_lossy(name)),
            CallbackEvent::String { value } => self.text(&String::from_utf8_lossy(value)),
            CallbackEvent::Comment { value } => {
                self.document.left_out("comments", &String::from_utf8_lossy(value));
            }
            _ => {}
        }
    }

    fn open(&mut self, name: &str) {
        if let Some((left_out, _, depth)) = &mut self.left_out {
            *depth += usize::from(name == *left_out);
            return;
        }
        if let Some((name, reason)) = LEFT_OUT.iter().find(|(left_out, _)| *left_out == name) {
            self.left_out = Some((name, reason, 1));
            return;
        }
        match name {
            "br" => self.document.gap('\n'),
            "table" => self.open_table(),
            "tr" => self.open_row(),
            "td" | "th" => self.open_cell(),
            _ if BLOCKS.contains(&name) => self.document.break_paragraph(),
            _ => {}
        }
        self.is_pre |= name == "pre";
    }

    fn close(&mut self, name: &str) {
        if let Some((left_out, _, depth)) = &mut self.left_out {
            *depth -= usize::from(name == *left_out);
            if *depth == 0 {
                self.left_out = None;
            }
            return;
        }
        match name {
            "table" => self.close_table(),
            "tr" => self.close_row(),
            "td" | "th" => self.document.break_paragraph(),
            _ if BLOCKS.contains(&name) => self.document.break_paragraph(),
            _ => {}
        }
        self.is_pre &= name != "pre";
    }

    fn text(&mut self, text: &str) {
        match self.left_out {
            Some((_, reason, _)) => self.document.left_out(reason, text),
            None if self.is_pre => {
                let mut lines = text.split('\n');
                self.document.spaced_words(lines.next().unwrap_or_default());
                for line in lines {
                    self.document.gap('\n');
                    self.document.spaced_words(line);
                }
            }
            None => self.document.words(text),
        }
    }

    fn open_table(&mut self) {
        self.document.break_paragraph();
        if self.tables.len() < MAX_TABLES {
            self.tables.push(false);
        } else {
            self.deeper += 1;
        }
    }

    fn close_table(&mut self) {
        self.document.break_paragraph();
        if self.deeper > 0 {
            self.deeper -= 1;
        } else {
            self.close_row();
            self.tables.pop();
        }
    }

    /// End tags of rows and cells need not be written: the next one ends the one before.
    fn open_row(&mut self) {
        self.close_row();
        if self.deeper == 0
            && let Some(is_open) = self.tables.last_mut()
        {
            *is_open = true;
            self.document.open_row();
        }
    }

    fn close_row(&mut self) {
        self.document.break_paragraph();
        if self.deeper == 0
            && let Some(is_open) = self.tables.last_mut()
            && std::mem::take(is_open)
        {
            self.document.close_row();
        }
    }

    fn open_cell(&mut self) {
        self.document.break_paragraph();
        if self.deeper > 0 {
            return;
        }
        if self.tables.last() == Some(&false) {
            self.open_row();
        }
        if self.tables.last() == Some(&true) {
            self.document.open_cell();
        }
    }
}

#[cfg(test)]
mod tests;
