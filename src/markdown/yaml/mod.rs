//! YAML as a tree in which every key and value knows its bytes in the file.
//!
//! Comes in: a text that begins where the file begins. Goes out: a [`Node`] with scalars as they were written, and
//! complaints. What cannot be read is complained of and left out; what stands before it is kept.
//! Does not know: which keys mean something, or that a word may be a number.

mod explain;
mod unclosed;

use std::collections::hash_map;

use granit_parser::{Event, Parser, ScalarStyle, StrInput, StructureStyle, Tag};
use rustc_hash::FxHashMap;

use crate::base::path::SourcePath;
use crate::base::span::{Place, Span, Spanned};
use crate::diagnostic::{Checked, Diagnostic};

pub(in crate::markdown) use explain::unseen_in_key;

/// Deeper nesting is a bomb or a slip, never a study's content.
const MAX_DEPTH: usize = 32;

/// The rule of what cannot be read as YAML at all.
pub const BAD_YAML: &str = "invalid-yaml";

/// A value and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// The value itself, quotes and brackets included; of a block, from its first to its last item.
    pub span: Span,
    /// What stands there.
    pub value: Value,
}

/// What may stand at a place.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Nothing, `~` or `null`.
    Null,
    /// A word, a number, a text.
    Scalar(Scalar),
    /// `- a` or `[a]`.
    List(Vec<Node>),
    /// `key: value` or `{key: value}`.
    Map(Map),
}

/// Keys and values, in the order of the file, each key once.
pub type Map = Vec<(Spanned<String>, Node)>;

/// A word, a number, a text: not yet told apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scalar {
    /// As it was written (`1.10`, `07`), but without quotes, escapes and indentation.
    pub text: String,
    /// Whether it stands without quotes, so that it may be a number or a truth value.
    pub plain: bool,
}

/// Reads a text of one YAML document, `---` before it allowed; `None` where it holds nothing.
pub fn parse(text: &str, path: &SourcePath) -> Checked<Option<Node>> {
    // The parser has no type for "a word": no truth value or number is guessed at this level, so `yes`, `07` and
    // `1_000` stay what was written. Aliases and anchors are let through in order to be refused at their places.
    let mut options = granit_parser::Options::default();
    options.set_emit_comments(false);
    options.emit_anchor_events = true;
    options.emit_unresolved_aliases = true;
    options.flow_nesting_limit = MAX_DEPTH;
    options.block_nesting_limit = MAX_DEPTH;
    let events = Parser::new_from_str_with_options(text, options);
    let mut reader = YamlReader { text, path, events, opened: Vec::new(), diagnostics: Vec::new() };
    let root = reader.document();
    Checked::new(root, reader.diagnostics)
}

struct YamlReader<'a> {
    text: &'a str,
    path: &'a SourcePath,
    events: Parser<'a, StrInput<'a>>,
    /// The brackets that are open, the innermost last.
    opened: Vec<Span>,
    diagnostics: Vec<Diagnostic>,
}

impl<'a> YamlReader<'a> {
    fn document(&mut self) -> Option<Node> {
        let mut root = None;
        while let Some((event, span)) = self.next() {
            match event {
                Event::DocumentStart(..) if root.is_some() => {
                    let help = "keep one; a line `---` or `...` ends a document, indented it is text";
                    self.complain(span, "a second YAML document begins here", help);
                    break;
                }
                event if event.is_node() => root = Some(self.node(event, span)),
                _ => {}
            }
        }
        root.filter(|node| node.value != Value::Null)
    }

    /// The next event that is part of the tree; `None` at the end and after a syntax error.
    fn next(&mut self) -> Option<(Event<'a>, Span)> {
        loop {
            match self.events.next_event()? {
                Ok((Event::Anchor(_, name), span)) => {
                    let message = format!("`&{name}` names a value for use elsewhere, which is not read");
                    let help = "write values out where they are needed; put a text that begins with `&` in quotes";
                    self.complain(bytes(&span), message, help);
                }
                Ok((event, span)) => {
                    self.check_tag(event.tag(), &span);
                    return Some((event, bytes(&span)));
                }
                Err(error) => {
                    self.diagnostics.push(explain::explain(&error, self.text, self.path, self.opened.last().copied()));
                    return None;
                }
            }
        }
    }

    fn check_tag(&mut self, tag: Option<&Tag>, span: &granit_parser::Span) {
        if let Some(tag) = tag.filter(|tag| !means_text(tag)) {
            let place = span.tag_span().map_or_else(|| bytes(span), |tag| bytes(&tag));
            let help = "leave the tag out; put a text that begins with `!` in quotes";
            self.complain(place, format!("the tag `{}` is not read", tag.original()), help);
        }
    }

    fn node(&mut self, event: Event<'a>, span: Span) -> Node {
        match event {
            Event::Scalar(text, style, _, tag) => {
                let plain = style == ScalarStyle::Plain && !tag.is_some_and(|tag| means_text(&tag));
                let value = if plain && is_null(&text) {
                    Value::Null
                } else {
                    Value::Scalar(Scalar { text: text.into_owned(), plain })
                };
                Node { span: self.without_trailing_space(span), value }
            }
            Event::SequenceStart(style, ..) => self.list(style, span),
            Event::MappingStart(style, ..) => self.map(style, span),
            // Of what begins a node only an alias is left.
            _ => {
                let written = &self.text[span.range()];
                let message = format!("`{written}` refers to a value elsewhere, which is not read");
                self.complain(span, message, "put a text that begins with `*` in quotes, or write the value out");
                Node { span, value: Value::Null }
            }
        }
    }

    fn list(&mut self, style: StructureStyle, mut span: Span) -> Node {
        let mut items: Vec<Node> = Vec::new();
        let depth = self.opened.len();
        self.open(style, span);
        while let Some((event, event_span)) = self.next() {
            if event == Event::SequenceEnd {
                self.opened.truncate(depth);
                span.end = if style == StructureStyle::Flow { event_span.end } else { span.end };
                break;
            }
            let item = self.node(event, event_span);
            span.end = span.end.max(item.span.end);
            items.push(item);
        }
        Node { span, value: Value::List(items) }
    }

    fn map(&mut self, style: StructureStyle, mut span: Span) -> Node {
        let mut entries = Map::new();
        let mut given = FxHashMap::default();
        let depth = self.opened.len();
        self.open(style, span);
        while let Some((event, event_span)) = self.next() {
            if event == Event::MappingEnd {
                self.opened.truncate(depth);
                span.end = if style == StructureStyle::Flow { event_span.end } else { span.end };
                break;
            }
            let key = self.node(event, event_span);
            let value = match self.next() {
                Some((event, span)) => self.node(event, span),
                None => Node { span: Span::at(key.span.end as usize), value: Value::Null },
            };
            span.end = span.end.max(value.span.end);
            if let Some(key) = self.key(key) {
                match given.entry(key.value.clone()) {
                    hash_map::Entry::Occupied(earlier) => self.twice(&key, *earlier.get()),
                    hash_map::Entry::Vacant(free) => {
                        free.insert(key.span);
                        entries.push((key, value));
                    }
                }
            }
        }
        Node { span, value: Value::Map(entries) }
    }

    fn open(&mut self, style: StructureStyle, span: Span) {
        // A map without braces in a list, `[a: 1]`, opens no bracket.
        let is_bracket = self.text[span.range().start..].starts_with(['[', '{']);
        if style == StructureStyle::Flow && is_bracket {
            self.opened.push(span);
        }
    }

    fn key(&mut self, node: Node) -> Option<Spanned<String>> {
        match node.value {
            Value::Scalar(scalar) => Some(Spanned::new(scalar.text, node.span)),
            // `null:` and `~:` are words when they are keys.
            Value::Null if node.span.start < node.span.end => {
                Some(Spanned::new(self.text[node.span.range()].to_owned(), node.span))
            }
            Value::Null => {
                self.complain(node.span, "a key is missing here", "write `key: value`");
                None
            }
            Value::List(_) | Value::Map(_) => {
                self.complain(node.span, "a key must be a word", "put a text that begins with `{` or `[` in quotes");
                None
            }
        }
    }

    fn twice(&mut self, key: &Spanned<String>, earlier: Span) {
        let first = Place::new(self.path, earlier);
        let message = format!("the key `{}` is given twice", key.value);
        let complaint = Diagnostic::error("duplicate-key", Place::new(self.path, key.span), message)
            .label(first, "first given here")
            .help("keep one of them; several values of one key are a list: `[a, b]`");
        self.diagnostics.push(complaint);
    }

    /// Block scalars reach to the next token; what a complaint shows should not.
    fn without_trailing_space(&self, span: Span) -> Span {
        let length = self.text[span.range()].trim_end().len();
        Span::new(span.start as usize, span.start as usize + length)
    }

    fn complain(&mut self, span: Span, message: impl Into<String>, help: &str) {
        let place = Place::new(self.path, span);
        self.diagnostics.push(Diagnostic::error(BAD_YAML, place, message).help(help));
    }
}

/// `!!str` and `!` say that a word is a text, which is how quotes say it.
fn means_text(tag: &Tag) -> bool {
    tag.is_yaml_core_schema_tag("str") || tag.original() == "!"
}

fn is_null(text: &str) -> bool {
    matches!(text, "" | "~" | "null" | "Null" | "NULL")
}

fn bytes(span: &granit_parser::Span) -> Span {
    span.byte_range().expect("a parser over a string knows its bytes").into()
}

#[cfg(test)]
mod tests;
