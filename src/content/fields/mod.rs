//! Reads the keys of front matter, each by asking for it: what was asked for is what there is.
//!
//! Comes in: keys and values with places. Goes out: typed values, and all complaints of the file at once.
//! A key without a value (`team:`, `team: ""`) counts as absent. Does not know: which keys there are.

mod json;
mod listed;
mod scalar;
mod value;
mod wish;

use std::ops::RangeBounds;

use crate::base::path::SourcePath;
use crate::base::span::{Place, Span, Spanned};
use crate::base::{Date, fold};
use crate::content::choice::Choice;
use crate::content::rule_names::BAD_VALUE;
use crate::content::units::{self, Frequency, Unreadable};
use crate::content::{Extra, Name};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::suggest::{did_you_mean, nearest};
use crate::markdown::yaml::{Map, Node, Value};

pub use listed::NamesOf;
use value::{Subject, is_given, trimmed};

/// The longest name that is shown on other pages than its own, in bytes: some ten lines of text.
const LONGEST_NAME: usize = 1000;

/// A reader over keys and values.
#[derive(Debug)]
pub struct FieldReader<'a> {
    map: &'a Map,
    /// The first key: stands for the whole where something is missing in it.
    span: Span,
    path: &'a SourcePath,
    asked: Vec<&'static str>,
    /// Those of them that withhold something.
    withholding: Vec<&'static str>,
    diagnostics: Vec<Diagnostic>,
}

impl<'a> FieldReader<'a> {
    /// Begins to read a file's keys.
    pub fn new(map: &'a Map, path: &'a SourcePath) -> Self {
        let span = map.first().map_or(Span::default(), |(key, _)| key.span);
        Self { map, span, path, asked: Vec::new(), withholding: Vec::new(), diagnostics: Vec::new() }
    }

    /// The file that is read.
    pub fn path(&self) -> &'a SourcePath {
        self.path
    }

    /// A text on its own, without white space around it; numbers and truth values are texts here.
    pub fn text(&mut self, key: &'static str) -> Option<String> {
        self.name(key).map(|name| name.value)
    }

    /// A text with its place, without white space around it.
    pub fn name(&mut self, key: &'static str) -> Option<Name> {
        self.passage(key).map(|text| trimmed(&text))
    }

    /// The same, as a name that stands on many pages: one that is longer than any name is complained of.
    pub fn short(&mut self, key: &'static str) -> Option<Name> {
        let name = self.name(key)?;
        if name.value.len() <= LONGEST_NAME {
            return Some(name);
        }
        let message = format!("`{key}` has {} bytes, and at most {LONGEST_NAME} are shown", name.value.len());
        self.refuse(name.span, message, "write a short one here, and the rest below the front matter");
        None
    }

    /// A text with its place, white space included.
    pub fn passage(&mut self, key: &'static str) -> Option<Spanned<String>> {
        let node = self.given(key)?;
        self.scalar(Subject::Key(key), node, "a text", |scalar| Ok(scalar.text.clone()))
    }

    /// All keys that are written, asked for or not.
    pub fn keys(&self) -> impl Iterator<Item = &'a Name> + use<'a> {
        self.map.iter().map(|(key, _)| key)
    }

    /// Where the value of a key stands; the start of the file where there is none.
    pub fn span_of(&mut self, key: &'static str) -> Span {
        self.given(key).map_or(Span::default(), |node| node.span)
    }

    /// Texts in a list.
    pub fn texts(&mut self, key: &'static str) -> Vec<String> {
        self.names(key).into_iter().map(|name| name.value).collect()
    }

    /// Texts in a list, with their places.
    pub fn names(&mut self, key: &'static str) -> Vec<Name> {
        match self.given(key) {
            None => Vec::new(),
            Some(Node { value: Value::List(items), .. }) => self.items(key, items),
            Some(node) => {
                let help = format!("write `{key}: [one, another]`, or each on a line of its own after `- `");
                self.wrong_type(Subject::Key(key), node, "a list", help);
                Vec::new()
            }
        }
    }

    /// One text or a list of them, with their places.
    pub fn one_or_more(&mut self, key: &'static str) -> Vec<Name> {
        match self.given(key) {
            Some(node @ Node { value: Value::Scalar(_), .. }) => self.items(key, std::slice::from_ref(node)),
            _ => self.names(key),
        }
    }

    /// Says that a key withholds something: where it is misspelt, what it was to withhold would be shown, so that is an error.
    pub fn withholds(&mut self, key: &'static str) {
        self.withholding.push(key);
    }

    /// Who may read something, by name: one or a list. Also a key without a value is given here: it names nobody.
    pub fn readers(&mut self, key: &'static str) -> Option<Vec<Name>> {
        self.withholds(key);
        let names = self.one_or_more(key);
        self.map.iter().any(|(written, _)| written.value == key).then_some(names)
    }

    /// `true` or `false`; false where it is absent.
    pub fn flag(&mut self, key: &'static str) -> bool {
        let Some(node) = self.given(key) else { return false };
        self.scalar(Subject::Key(key), node, scalar::FLAG, scalar::flag).is_some_and(|written| written.value)
    }

    /// A whole number in a range.
    pub fn whole<T: TryFrom<i64>>(&mut self, key: &'static str, range: impl RangeBounds<i64>) -> Option<T> {
        let node = self.given(key)?;
        self.scalar(Subject::Key(key), node, "a whole number", |scalar| scalar::whole(scalar, &range))
            .map(|written| written.value)
    }

    /// A finite number in a range.
    pub fn number(&mut self, key: &'static str, range: impl RangeBounds<f64>) -> Option<Spanned<f64>> {
        let node = self.given(key)?;
        self.scalar(Subject::Key(key), node, "a number", |scalar| scalar::number(scalar, &range))
    }

    /// Numbers by name, in the order of the file: `{name: number}`, or `{name: {keys and values}}`, of which `read` makes as much
    /// as `plain` does of a number.
    pub fn numbers<T>(
        &mut self,
        key: &'static str,
        range: impl RangeBounds<f64>,
        plain: impl Fn(f64) -> T,
        mut read: impl FnMut(&mut FieldReader<'a>) -> Option<T>,
    ) -> Vec<(Name, T)> {
        let Some(map) = self.given(key).and_then(|node| self.as_map(Subject::Key(key), node)) else {
            return Vec::new();
        };
        let mut numbers = Vec::new();
        for (name, node) in map.iter().filter(|(_, node)| is_given(node)) {
            let number = match &node.value {
                Value::Map(map) => self.nested(map, &mut read),
                _ => self
                    .scalar(Subject::Key(&name.value), node, "a number", |scalar| scalar::number(scalar, &range))
                    .map(|number| plain(number.value)),
            };
            numbers.extend(number.map(|number| (name.clone(), number)));
        }
        numbers
    }

    /// A day.
    pub fn date(&mut self, key: &'static str) -> Option<Date> {
        self.day(key).map(|written| written.value)
    }

    /// A day with its place.
    pub fn day(&mut self, key: &'static str) -> Option<Spanned<Date>> {
        let node = self.given(key)?;
        self.scalar(Subject::Key(key), node, scalar::DATE, scalar::date)
    }

    /// One of a list of words.
    pub fn choice<T: Choice>(&mut self, key: &'static str) -> Option<T> {
        let node = self.given(key)?;
        self.scalar(Subject::Key(key), node, "a word", scalar::choice).map(|written| written.value)
    }

    /// Working time, in hours.
    pub fn hours(&mut self, key: &'static str) -> Option<f64> {
        self.parsed(key, units::hours)
    }

    /// How often something happens.
    pub fn frequency(&mut self, key: &'static str) -> Option<Frequency> {
        self.parsed(key, units::frequency)
    }

    /// Cognitive load.
    pub fn load(&mut self, key: &'static str) -> Option<u8> {
        self.parsed(key, units::load)
    }

    /// A text that somebody else can read.
    pub fn parsed<T>(&mut self, key: &'static str, read: impl FnOnce(&str) -> Result<T, Unreadable>) -> Option<T> {
        let written = self.name(key)?;
        match read(&fold::text(&written.value)) {
            Ok(value) => Some(value),
            Err(unreadable) => {
                self.complain(unreadable.complaint(self.place(written.span)));
                None
            }
        }
    }

    /// Texts by name, in the order of the file: `{name: text}`.
    pub fn texts_by_name(&mut self, key: &'static str) -> Vec<(Name, Name)> {
        let Some(map) = self.given(key).and_then(|node| self.as_map(Subject::Key(key), node)) else {
            return Vec::new();
        };
        let texts = map.iter().filter(|(_, node)| is_given(node)).filter_map(|(name, node)| {
            let text = self.scalar(Subject::Key(&name.value), node, "a text", |scalar| Ok(scalar.text.clone()))?;
            Some((name.folded(), trimmed(&text)))
        });
        texts.collect()
    }

    /// Keys and values below a key, read by themselves.
    pub fn map<T>(&mut self, key: &'static str, read: impl FnOnce(&mut FieldReader<'a>) -> T) -> Option<T> {
        let node = self.given(key)?;
        let map = self.as_map(Subject::Key(key), node)?;
        Some(self.nested(map, read))
    }

    /// A list of keys and values, each item read by itself; items that `read` gives nothing for are left out.
    pub fn maps<T>(&mut self, key: &'static str, read: impl FnMut(&mut FieldReader<'a>) -> Option<T>) -> Vec<T> {
        match self.given(key) {
            None => Vec::new(),
            Some(Node { value: Value::List(items), .. }) => self.read_items(key, items, read),
            Some(node) => {
                self.wrong_type(Subject::Key(key), node, "a list", "begin each item with `- ` on a line of its own");
                Vec::new()
            }
        }
    }

    /// The same as [`Self::maps`] for a list that stands under no key.
    pub fn read_items<T>(
        &mut self,
        key: &str,
        items: &'a [Node],
        mut read: impl FnMut(&mut FieldReader<'a>) -> Option<T>,
    ) -> Vec<T> {
        let mut values = Vec::new();
        for node in items.iter().filter(|node| is_given(node)) {
            if let Some(map) = self.as_map(Subject::ItemOf(key), node) {
                values.extend(self.nested(map, &mut read));
            }
        }
        values
    }

    /// Anything below a key, for the templates.
    pub fn extra(&mut self, key: &'static str) -> Extra {
        let map = self.given(key).and_then(|node| self.as_map(Subject::Key(key), node));
        map.map(json::object).unwrap_or_default()
    }

    /// Complains if a key that has to be there is not.
    pub fn require<T>(&mut self, key: &'static str, value: Option<T>, help: &str) -> Option<T> {
        if value.is_none() && self.given(key).is_none() {
            let place = self.place(self.span);
            self.complain(Diagnostic::error("missing-key", place, format!("`{key}` is missing here")).help(help));
        }
        value
    }

    /// Complains if a key is there without a value, where that cannot mean that it is not meant; `{}` says that nothing is.
    pub fn require_value(&mut self, key: &'static str, help: &str) {
        let empty = |node: &Node| !is_given(node) && !matches!(node.value, Value::Map(_));
        let written = self.map.iter().find(|(written, node)| written.value == key && empty(node));
        if let Some((written, _)) = written {
            let message = format!("`{key}` says nothing here");
            self.complain(Diagnostic::error("missing-key", self.place(written.span), message).help(help));
        }
    }

    /// The first key, which stands for the whole where something is missing in it.
    pub fn start(&self) -> Span {
        self.span
    }

    /// A place in the file.
    pub fn place(&self, span: Span) -> Place {
        Place::new(self.path, span)
    }

    /// Adds a complaint of the caller's own.
    pub fn complain(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// Adds the complaint that a value of the right kind cannot be.
    pub fn refuse(&mut self, span: Span, message: impl Into<String>, help: &str) {
        self.complain(Diagnostic::error(BAD_VALUE, self.place(span), message).help(help));
    }

    /// All complaints, in the order of the file; keys that nobody asked for among them.
    pub fn finish(mut self) -> Vec<Diagnostic> {
        let otherwise = if self.asked.contains(&"extra") {
            "remove it, or put it below `extra:` for the site's templates"
        } else {
            "remove it"
        };
        let is_read = |key: &Name| self.asked.contains(&key.value.as_str());
        // Of one that somebody complained of no more need be said.
        let is_refused = |key: &Name| self.diagnostics.iter().any(|complaint| complaint.place.span == key.span);
        let unread: Vec<(&Name, &Node)> = self
            .map
            .iter()
            .map(|(key, node)| (key, node))
            .filter(|(key, _)| !is_read(key) && !is_refused(key))
            .collect();
        let (is_entry, has_consent) = (self.asked.contains(&"draft"), self.asked.contains(&"consent"));
        for (key, node) in unread {
            let help = did_you_mean(&key.value, self.asked.iter().copied(), otherwise);
            let message = format!("nothing reads the key `{}` here", key.value);
            let place = Place::new(self.path, key.span);
            let wish = if is_entry { wish::instead(&key.value, node, has_consent) } else { None };
            if let Some(instead) = wish {
                let message = format!("{message}, so it withholds nothing");
                self.diagnostics.push(Diagnostic::error("unread-limit", place, message).help(instead));
                continue;
            }
            let meant = nearest(&key.value, self.asked.iter().copied());
            let complaint = match meant.filter(|meant| self.withholding.contains(meant)) {
                Some(_) => Diagnostic::error("unread-limit", place, format!("{message}, so it withholds nothing")),
                None => Diagnostic::warning("unknown-key", place, message),
            };
            self.diagnostics.push(complaint.help(help));
        }
        self.diagnostics.sort_by_key(|diagnostic| diagnostic.place.span);
        self.diagnostics
    }
}

#[cfg(test)]
mod oracle;
#[cfg(test)]
mod tests;
