//! Quotes that stand beside the text: in the front matter, and in the list next to the file.
//!
//! Comes in: the lists of an interview. Goes out: the same with the words of the new transcript, and with more quotes. Does not
//! know: where words are.

use crate::diagnostic::StudyRefusal;
use std::ops::Range;

use super::CodedTranscript;
use super::old_mark::touching;
use super::words::SaidWords;
use crate::base::edit::{Edit, spliced};
use crate::base::path::SourcePath;
use crate::base::span::{Place, Span};
use crate::content::interview::Quote;
use crate::edit::front_matter_editor::FrontMatterEditor;
use crate::edit::yaml_splice::{line_around, line_of_text, whole};
use crate::markdown::attributes::Attributes;
use crate::markdown::yaml::{self, Map, Node, Value};

/// The key of the list.
const QUOTES: &str = "quotes";
/// How many words before and after a passage tell it from others like it.
const NEIGHBOURS: usize = 4;

/// The lists of an interview, with what changes in them.
pub(super) struct Lists<'a> {
    old: CodedTranscript<'a>,
    editor: FrontMatterEditor<'a>,
    beside: Option<Node>,
    edits: Vec<Edit>,
    list_edits: Vec<Edit>,
}

/// An item of a list.
pub(super) struct Item<'l> {
    map: &'l Map,
    span: Span,
    path: &'l SourcePath,
    text: &'l str,
}

impl<'a> Lists<'a> {
    pub(super) fn read(old: CodedTranscript<'a>) -> Self {
        let editor = FrontMatterEditor::read(old.text, &old.entry.path);
        let beside = old.list.and_then(|(path, text)| yaml::parse(text, path).value);
        Self { old, editor, beside, edits: Vec::new(), list_edits: Vec::new() }
    }

    /// The item that a quote was written down in; none for a mark in the text.
    pub(super) fn item(&self, quote: &Quote) -> Option<Item<'_>> {
        let theme = quote.coding.themes.first()?.span;
        let in_front = quote.mark.coded_in == self.old.entry.path;
        let (nodes, path, text) = if in_front {
            (self.in_front()?, &self.old.entry.path, self.old.text)
        } else {
            let (path, text) = self.old.list?;
            (items_of(self.beside.as_ref()?)?, path, text)
        };
        item_among(nodes, theme, path, text)
    }

    fn in_front(&self) -> Option<&[Node]> {
        let (_, node) = self.editor.front.map.iter().find(|(key, _)| key.value == QUOTES)?;
        items_of(node)
    }

    /// Gives a quote the words of the new transcript, and an id where it had none written down.
    pub(super) fn restate(&mut self, quote: &Quote, after: &SaidWords, words: &Range<usize>, is_same: bool) {
        let Some(item) = self.item(quote) else { return };
        let id = (!quote.mark.id_given).then(|| item.written("id", &quote.id));
        let edits = item.reworded(&quote.text, after, words, is_same, id.into_iter().collect());
        let in_front = quote.mark.coded_in == self.old.entry.path;
        if in_front { self.edits.extend(edits) } else { self.list_edits.extend(edits) }
    }

    /// Adds quotes to the front matter.
    pub(super) fn append(&mut self, items: &[String]) {
        if items.is_empty() {
            return;
        }
        let entry = self.editor.front.map.iter().find(|(key, _)| key.value == QUOTES);
        let text = self.old.text;
        let at = |at: usize, written: String| Edit::new(Place::new(&self.old.entry.path, at..at), written);
        let edit = match entry.map(|(_, node)| (node, items_of(node).unwrap_or_default())) {
            Some((_, [.., last])) if text[..last.span.range().start].trim_end().ends_with(['[', ',']) => {
                at(last.span.range().end, format!(", {}", items.join(", ")))
            }
            Some((_, [first, .., last])) | Some((_, [first @ last])) => {
                let (line, _) = line_around(text, first.span.range().start);
                let indent: String = text[line..].chars().take_while(|c| *c == ' ').collect();
                let (_, behind) = line_around(text, last.span.range().end);
                let line_end = self.editor.line_end();
                at(behind, items.iter().map(|item| format!("{indent}- {item}{line_end}")).collect())
            }
            Some((node, [])) if node.span.start < node.span.end => {
                Edit::new(Place::new(&self.old.entry.path, node.span), format!("[{}]", items.join(", ")))
            }
            Some((_, [])) => {
                self.edits.extend(self.editor.remove(QUOTES));
                self.editor.insert(&self.new_list(items))
            }
            None => self.editor.insert(&self.new_list(items)),
        };
        self.edits.push(edit);
    }

    fn new_list(&self, items: &[String]) -> String {
        if self.editor.is_flow() {
            return format!("{QUOTES}: [{}]", items.join(", "));
        }
        let lines: Vec<String> = items.iter().map(|item| format!("  - {item}")).collect();
        let line_end = self.editor.line_end();
        format!("{QUOTES}:{line_end}{}", lines.join(line_end))
    }

    /// The edits of the interview's file, and the list with its own made.
    pub(super) fn finish(self) -> Result<(Vec<Edit>, Option<String>), StudyRefusal> {
        let old = self.old;
        let list = old.list.map(|(_, text)| spliced(text, &self.list_edits).ok_or_else(|| touching(old)));
        Ok((self.edits, list.transpose()?))
    }
}

/// The item of a list of quotes that something stands in.
pub(super) fn item_around<'l>(list: &'l Node, inner: Span, path: &'l SourcePath, text: &'l str) -> Option<Item<'l>> {
    item_among(items_of(list)?, inner, path, text)
}

fn item_among<'l>(nodes: &'l [Node], inner: Span, path: &'l SourcePath, text: &'l str) -> Option<Item<'l>> {
    let node = nodes.iter().find(|node| node.span.start <= inner.start && inner.end <= node.span.end)?;
    let Value::Map(map) = &node.value else { return None };
    Some(Item { map, span: node.span, path, text })
}

fn items_of(node: &Node) -> Option<&[Node]> {
    match &node.value {
        Value::List(items) => Some(items),
        Value::Map(map) => {
            let (_, node) = map.iter().find(|(key, _)| key.value == QUOTES)?;
            items_of(node)
        }
        Value::Null | Value::Scalar(_) => None,
    }
}

/// A quote that was marked in the text, as an item on one line: with all that stood in its braces.
pub(super) fn item(exact: &str, quote: &Quote, braces: &Attributes) -> String {
    let themes: Vec<String> = quote.coding.themes.iter().map(|theme| line_of_text(&theme.value)).collect();
    let mut keys = vec![
        format!("exact: {}", quoted(exact)),
        format!("themes: [{}]", themes.join(", ")),
        format!("id: {}", line_of_text(&quote.id)),
    ];
    let further = braces.pairs.iter().filter(|(key, _)| key.value != "themes");
    keys.extend(further.map(|(key, value)| format!("{}: {}", key.value, as_written(&value.value))));
    format!("{{{}}}", keys.join(", "))
}

/// A value that is a number stays one.
fn as_written(value: &str) -> String {
    if !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit()) { value.to_owned() } else { quoted(value) }
}

/// A text in quotation marks: what JSON takes for a text is one in YAML too.
fn quoted(text: &str) -> String {
    serde_json::to_string(text).expect("a text is JSON")
}

impl Item<'_> {
    pub(super) fn has(&self, key: &str) -> bool {
        self.map.iter().any(|(name, _)| name.value == key)
    }

    /// Gives it the words of the new transcript, and further keys.
    pub(super) fn reworded(
        &self,
        old: &str,
        after: &SaidWords,
        words: &Range<usize>,
        is_same: bool,
        further: Vec<String>,
    ) -> Vec<Edit> {
        let mut edits = Vec::new();
        let mut added = Vec::new();
        let exact = after.passage(words, old);
        if !is_same || exact != old {
            edits.extend(self.set("exact", &exact, &mut added));
        }
        let has_neighbours = self.has("prefix") || self.has("suffix");
        if has_neighbours || after.is_repeated(words) {
            let (prefix, suffix) = after.neighbours(words, old);
            edits.extend(self.set("prefix", &prefix, &mut added));
            edits.extend(self.set("suffix", &suffix, &mut added));
        }
        added.extend(further);
        edits.extend(self.add(&added));
        edits
    }

    /// A key with a text, as it is written.
    fn written(&self, key: &str, text: &str) -> String {
        format!("{key}: {}", line_of_text(text))
    }

    /// Gives a key a text; where it is not there, it is `added` by who knows all that is.
    fn set(&self, key: &str, text: &str, added: &mut Vec<String>) -> Option<Edit> {
        let written = if key == "id" { line_of_text(text) } else { quoted(text) };
        match self.map.iter().find(|(name, _)| name.value == key) {
            Some((_, node)) => {
                let span = whole(self.text, node.span);
                Some(Edit::new(Place::new(self.path, span), written))
            }
            None => {
                if !text.is_empty() {
                    added.push(format!("{key}: {written}"));
                }
                None
            }
        }
    }

    /// Puts keys before the first one.
    fn add(&self, added: &[String]) -> Option<Edit> {
        let (first, _) = self.map.first().filter(|_| !added.is_empty())?;
        let start = first.span.range().start;
        let is_flow = self.text[self.span.range()].starts_with('{');
        let (line, _) = line_around(self.text, start);
        let line_end = if self.text[..line].ends_with("\r\n") { "\r\n" } else { "\n" };
        let between = if is_flow { ", ".to_owned() } else { format!("{line_end}{}", " ".repeat(start - line)) };
        let written: String = added.iter().map(|key| format!("{key}{between}")).collect();
        Some(Edit::new(Place::new(self.path, start..start), written))
    }
}

impl SaidWords {
    /// Whether words stand more than once in a transcript.
    fn is_repeated(&self, words: &Range<usize>) -> bool {
        let is_same = |start: &usize| {
            self.words[*start..start + words.len()]
                .iter()
                .zip(&self.words[words.clone()])
                .all(|(one, other)| one.folded == other.folded)
        };
        (0..=self.words.len() - words.len()).filter(is_same).nth(1).is_some()
    }

    /// What stands right before a passage, and right after it.
    fn neighbours(&self, words: &Range<usize>, like: &str) -> (String, String) {
        let passage = self.with_marks(words, like);
        let before = self.words[..words.start].iter().rev().take(NEIGHBOURS).next_back();
        let after = self.words[words.end..].iter().take(NEIGHBOURS).next_back();
        let folded = |range: Range<usize>| self.text[range].split_whitespace().collect::<Vec<_>>().join(" ");
        let prefix = before.map_or_else(String::new, |first| folded(first.at.start..passage.start));
        let suffix = after.map_or_else(String::new, |last| folded(passage.end..last.at.end));
        (prefix, suffix)
    }
}
