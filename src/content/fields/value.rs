//! How one value is read: it is there or not, it fits or is complained of.
//!
//! Comes in: a value with its place and what is asked of it. Goes out: the value asked for, or a complaint.
//! Does not know: which kinds of value there are.

use std::fmt;

use super::FieldReader;
use super::scalar::{self, Unfit};
use crate::base::fold;
use crate::base::span::Spanned;
use crate::content::Name;
use crate::content::rule_names::WRONG_TYPE;
use crate::diagnostic::{Diagnostic, Fix};
use crate::markdown::yaml::{Map, Node, Scalar, Value};

impl<'a> FieldReader<'a> {
    /// The value of a key, unless there is none; from here on the key is known.
    pub(super) fn given(&mut self, key: &'static str) -> Option<&'a Node> {
        if !self.asked.contains(&key) {
            self.asked.push(key);
        }
        let entry = self.map.iter().find(|(written, _)| written.value == key);
        entry.map(|(_, node)| node).filter(|node| is_given(node))
    }

    pub(super) fn scalar<T>(
        &mut self,
        what: Subject<'_>,
        node: &Node,
        expected: &str,
        read: impl FnOnce(&Scalar) -> Result<T, Unfit>,
    ) -> Option<Spanned<T>> {
        let Value::Scalar(scalar) = &node.value else {
            let help = if matches!(node.value, Value::List(_)) {
                "write one value here; put a text that begins with `[` in quotes"
            } else {
                "write one value here; put a text that holds `: ` or begins with `{` in quotes"
            };
            self.wrong_type(what, node, expected, help);
            return None;
        };
        match read(scalar) {
            Ok(value) => Some(Spanned::new(value, node.span)),
            Err(unfit) => {
                let message = format!("{what} must be {}, not {}", unfit.expected, scalar::describe(node));
                let place = self.place(node.span);
                let fix = unfit.instead.map(|value| Fix::new(format!("write `{value}`"), place.clone(), value));
                self.complain(Diagnostic::error(unfit.rule, place, message).help(unfit.help).fix(fix));
                None
            }
        }
    }

    pub(super) fn items(&mut self, key: &str, items: &[Node]) -> Vec<Name> {
        let texts = items.iter().filter(|node| is_given(node));
        texts
            .filter_map(|node| {
                self.scalar(Subject::ItemOf(key), node, "a text", |scalar| Ok(scalar.text.clone()))
                    .map(|text| trimmed(&text))
            })
            .collect()
    }

    pub(super) fn as_map(&mut self, what: Subject<'_>, node: &'a Node) -> Option<&'a Map> {
        if let Value::Map(map) = &node.value {
            return Some(map);
        }
        self.wrong_type(what, node, "keys and values", "write `key: value` on lines of their own, further in");
        None
    }

    pub(super) fn nested<T>(&mut self, map: &'a Map, read: impl FnOnce(&mut FieldReader<'a>) -> T) -> T {
        let mut fields = FieldReader::new(map, self.path);
        let value = read(&mut fields);
        self.diagnostics.extend(fields.finish());
        value
    }

    pub(super) fn wrong_type(&mut self, what: Subject<'_>, node: &Node, expected: &str, help: impl Into<String>) {
        let message = format!("{what} must be {expected}, not {}", scalar::describe(node));
        self.complain(Diagnostic::error(WRONG_TYPE, self.place(node.span), message).help(help));
    }
}

/// What a complaint is about.
#[derive(Clone, Copy)]
pub(super) enum Subject<'k> {
    Key(&'k str),
    ItemOf(&'k str),
}

impl fmt::Display for Subject<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Key(key) => write!(f, "`{key}`"),
            Self::ItemOf(key) => write!(f, "an item of `{key}`"),
        }
    }
}

/// Whether a value is there. A text of which nobody sees anything is none.
pub(super) fn is_given(node: &Node) -> bool {
    match &node.value {
        Value::Null => false,
        Value::Scalar(scalar) => !fold::is_blank(&scalar.text),
        Value::List(items) => !items.is_empty(),
        Value::Map(map) => !map.is_empty(),
    }
}

pub(super) fn trimmed(written: &Spanned<String>) -> Name {
    Spanned::new(written.value.trim().to_owned(), written.span)
}
