//! Changes to front matter: a key set, filled, removed or added, and more aliases.
//!
//! Comes in: a file's text, and what a key is to have. Goes out: edits; quotes, comments, line ends and the way that a list
//! is written stay as they are. Does not know: what the keys mean.

use super::yaml_splice::{line_around, line_of, line_of_text, slug_of, whole, without_item, word, words};
use crate::base::edit::Edit;
use crate::base::path::SourcePath;
use crate::base::slug::Slug;
use crate::base::span::{Place, Span, Spanned};
use crate::markdown::front_matter::{self, FrontMatter};
use crate::markdown::yaml::{Node, Value};

/// The front matter of a file, to be changed.
pub(super) struct FrontMatterEditor<'t> {
    pub(super) path: &'t SourcePath,
    pub(super) text: &'t str,
    pub(super) front: FrontMatter,
}

impl<'t> FrontMatterEditor<'t> {
    /// Reads the front matter of a file that was read before without an error.
    pub(super) fn read(text: &'t str, path: &'t SourcePath) -> Self {
        Self { path, text, front: front_matter::split(text, path).value }
    }

    fn edit(&self, range: impl Into<Span>, text: impl Into<String>) -> Edit {
        Edit::new(Place::new(self.path, range), text)
    }

    fn entry(&self, key: &str) -> Option<&(Spanned<String>, Node)> {
        self.front.map.iter().find(|(name, _)| name.value == key)
    }

    /// Gives a key a slug for a value.
    pub(super) fn set(&self, key: &str, slug: &Slug) -> Edit {
        match self.entry(key) {
            None => self.insert(&format!("{key}: {}", word("", slug))),
            Some(entry) => self.fill(entry, &|written| word(written, slug)),
        }
    }

    /// Gives a key that has a value another text for it; none where it has none.
    pub(super) fn replace(&self, key: &str, text: &str) -> Option<Edit> {
        let entry = self.entry(key).filter(|(_, node)| matches!(node.value, Value::Scalar(_)))?;
        Some(self.fill(entry, &|_| line_of_text(text)))
    }

    /// Removes a key with its value; a comment behind it stays.
    pub(super) fn remove(&self, key: &str) -> Option<Edit> {
        let (name, node) = self.entry(key)?;
        let token = Span { start: name.span.start, end: node.span.end.max(self.colon(name).end) };
        let keys = self.front.map.iter();
        let tokens: Vec<Span> =
            keys.map(|(name, node)| Span { start: name.span.start, end: node.span.end.max(name.span.end) }).collect();
        let span = if self.is_flow() { without_item(self.text, &tokens, token) } else { line_of(self.text, token) };
        Some(self.edit(span, ""))
    }

    /// Adds old slugs to `aliases`; `gone` gives way to the first of them, as the list is written.
    pub(super) fn aliases(&self, gone: Option<&Slug>, added: &[Slug]) -> Vec<Edit> {
        let Some((first, rest)) = added.split_first() else { return Vec::new() };
        let Some(entry) = self.entry("aliases") else {
            return vec![self.insert(&format!("aliases: [{}]", words(added)))];
        };
        let items = match &entry.1.value {
            Value::List(items) => items.as_slice(),
            Value::Scalar(_) => std::slice::from_ref(&entry.1),
            Value::Null | Value::Map(_) => &[],
        };
        let is_gone = |item: &&Node| slug_of(item).as_ref() == gone && gone.is_some();
        let mut edits = Vec::new();
        let mut rest = rest;
        match items.iter().find(is_gone) {
            Some(item) => {
                let item = whole(self.text, item.span);
                edits.push(self.edit(item, word(&self.text[item.range()], first)));
            }
            None => rest = added,
        }
        if !rest.is_empty() {
            let rest: Vec<String> = rest.iter().map(|slug| word("", slug)).collect();
            edits.extend(self.more_items(entry, items, &rest));
        }
        edits
    }

    /// Adds a text to the list that a key has, as the list is written; a key that is missing is added.
    pub(super) fn add_to_list(&self, key: &str, text: &str) -> Vec<Edit> {
        let added = [line_of_text(text)];
        let Some(entry) = self.entry(key) else { return vec![self.insert(&format!("{key}: [{}]", added[0]))] };
        let items = if let Value::List(items) = &entry.1.value { items.as_slice() } else { &[] };
        self.more_items(entry, items, &added)
    }

    /// Adds words, as YAML has them, to a list or to a single word.
    fn more_items(&self, entry: &(Spanned<String>, Node), items: &[Node], added: &[String]) -> Vec<Edit> {
        let added_words = added.join(", ");
        let Some(last) = items.last() else { return vec![self.fill(entry, &|_| format!("[{added_words}]"))] };
        let end = last.span.range().end;
        if matches!(entry.1.value, Value::Scalar(_)) {
            let all = whole(self.text, last.span);
            return match slug_of(last).filter(|_| all != last.span) {
                Some(alone) => vec![self.edit(all, format!("[{}, {added_words}]", word("", &alone)))],
                None => vec![
                    self.edit(Span::at(last.span.range().start), "["),
                    self.edit(Span::at(end), format!(", {added_words}]")),
                ],
            };
        }
        if self.text[entry.1.span.range()].starts_with('[') {
            return vec![self.edit(Span::at(end), format!(", {added_words}"))];
        }
        let (line, after) = line_around(self.text, end);
        let indent: String = self.text[line..].chars().take_while(|c| *c == ' ').collect();
        let lines = added.iter().map(|word| format!("{indent}- {word}{}", self.line_end()));
        vec![self.edit(Span::at(after), lines.collect::<String>())]
    }

    /// A key that is there gets another value, also one that has none yet.
    fn fill(&self, (name, node): &(Spanned<String>, Node), make: &dyn Fn(&str) -> String) -> Edit {
        let is_written = node.span.start >= name.span.end && node.span.start < node.span.end;
        if is_written {
            let all = whole(self.text, node.span);
            return self.edit(all, make(&self.text[all.range()]));
        }
        self.edit(Span::at(self.colon(name).range().end), format!(" {}", make("")))
    }

    fn colon(&self, name: &Spanned<String>) -> Span {
        let end = name.span.range().end;
        self.text[end..].find(':').map_or(Span::at(end), |at| Span::new(end + at, end + at + 1))
    }

    /// A new key on a line of its own, as the last; where there is no front matter, with lines around it.
    pub(super) fn insert(&self, line: &str) -> Edit {
        let Span { start, end } = self.front.span;
        let line_end = self.line_end();
        if start == end {
            return self.edit(Span::at(start as usize), format!("---{line_end}{line}{line_end}---{line_end}"));
        }
        if self.is_flow() {
            let after = self.inner().find('{').map_or(0, |at| self.inner_start() + at + 1);
            let comma = if self.front.map.is_empty() { "" } else { ", " };
            return self.edit(Span::at(after), format!("{line}{comma}"));
        }
        let indent = self.indent();
        self.edit(Span::at(end as usize - "---".len()), format!("{indent}{line}{line_end}"))
    }

    /// What stands before each key.
    pub(super) fn indent(&self) -> &'t str {
        self.front.map.first().map_or("", |(key, _)| {
            let (line, _) = line_around(self.text, key.span.range().start);
            let before = &self.text[line..key.span.range().start];
            if before.bytes().all(|byte| byte == b' ') { before } else { "" }
        })
    }

    /// The lines of a key as they stand there, without what is before and behind them.
    pub(super) fn lines_of(&self, key: &str) -> Option<&'t str> {
        let (name, node) = self.entry(key)?;
        let (_, end) = line_around(self.text, node.span.range().end.max(name.span.range().end));
        Some(self.text[name.span.range().start..end].trim_end())
    }

    /// Whether all keys stand in braces.
    pub(super) fn is_flow(&self) -> bool {
        let lines = self.inner().lines().map(str::trim).find(|line| !line.is_empty() && !line.starts_with('#'));
        lines.is_some_and(|line| line.starts_with('{'))
    }

    fn inner_start(&self) -> usize {
        line_around(self.text, self.front.span.range().start).1
    }

    fn inner(&self) -> &'t str {
        self.text.get(self.inner_start()..self.front.span.range().end).unwrap_or_default()
    }

    /// As the file's first line ends.
    pub(super) fn line_end(&self) -> &'static str {
        if self.text.split_inclusive('\n').next().is_some_and(|line| line.ends_with("\r\n")) { "\r\n" } else { "\n" }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::edit::spliced;

    fn slug(text: &str) -> Slug {
        Slug::from_text(text).expect("it is a slug")
    }

    fn edited(text: &str, edits: impl Fn(&FrontMatterEditor<'_>) -> Vec<Edit>) -> String {
        let path = SourcePath::new("content/themes/x.md");
        let edits = edits(&FrontMatterEditor::read(text, &path));
        spliced(text, &edits).expect("the edits do not touch")
    }

    fn with_aliases(text: &str, gone: Option<&str>, added: &[&str]) -> String {
        let added: Vec<Slug> = added.iter().map(|text| slug(text)).collect();
        edited(text, |front| front.aliases(gone.map(slug).as_ref(), &added))
    }

    #[test]
    fn an_alias_is_added_as_the_list_is_written() {
        for (text, expected) in [
            ("Words.\n", "---\naliases: [old]\n---\nWords.\n"),
            ("\u{feff}Words.\r\n", "\u{feff}---\r\naliases: [old]\r\n---\r\nWords.\r\n"),
            ("---\n---\n", "---\naliases: [old]\n---\n"),
            ("---\n# c\n---\n", "---\n# c\naliases: [old]\n---\n"),
            ("---\r\ntitle: x # c\r\n---\r\n", "---\r\ntitle: x # c\r\naliases: [old]\r\n---\r\n"),
            ("---\n  title: x\n---\n", "---\n  title: x\n  aliases: [old]\n---\n"),
            ("---\ntitle: |\n  x\n\n---\n", "---\ntitle: |\n  x\n\naliases: [old]\n---\n"),
            ("---\naliases:\n---\n", "---\naliases: [old]\n---\n"),
            ("---\naliases: # none\n---\n", "---\naliases: [old] # none\n---\n"),
            ("---\naliases: ~\n---\n", "---\naliases: [old]\n---\n"),
            ("---\naliases: []\nb: c\n---\n", "---\naliases: [old]\nb: c\n---\n"),
            ("---\naliases: a # c\n---\n", "---\naliases: [a, old] # c\n---\n"),
            ("---\naliases: 'a'\n---\n", "---\naliases: ['a', old]\n---\n"),
            ("---\naliases: >-\n  a\nb: c\n---\n", "---\naliases: [a, old]\nb: c\n---\n"),
            ("---\naliases: [a, \"b\", ] # c\n---\n", "---\naliases: [a, \"b\", old, ] # c\n---\n"),
            ("---\naliases: [a,\n  b]\n---\n", "---\naliases: [a,\n  b, old]\n---\n"),
            ("---\naliases:\n- a # c\nb: c\n---\n", "---\naliases:\n- a # c\n- old\nb: c\n---\n"),
            ("---\naliases:\r\n  - a\r\n  -  b\r\n---\n", "---\naliases:\r\n  - a\r\n  -  b\r\n  - old\n---\n"),
            ("---\n{title: x}\n---\n", "---\n{aliases: [old], title: x}\n---\n"),
            ("---\n{}\n---\n", "---\n{aliases: [old]}\n---\n"),
        ] {
            assert_eq!(with_aliases(text, None, &["old"]), expected, "{text:?}");
        }
        assert_eq!(with_aliases("Words.", None, &["a", "null"]), "---\naliases: [a, \"null\"]\n---\nWords.");
        assert_eq!(with_aliases("Words.", None, &[]), "Words.");
    }

    #[test]
    fn an_alias_that_goes_gives_its_place() {
        for (text, expected) in [
            ("---\naliases: [x, \"Gone!\", y]\n---\n", "---\naliases: [x, \"old\", y]\n---\n"),
            ("---\naliases: gone\n---\n", "---\naliases: old\n---\n"),
            ("---\naliases:\n  - gone # c\n---\n", "---\naliases:\n  - old # c\n---\n"),
        ] {
            assert_eq!(with_aliases(text, Some("gone"), &["old"]), expected, "{text:?}");
        }
        assert_eq!(with_aliases("---\naliases: gone\n---\n", Some("gone"), &["a", "b"]), "---\naliases: [a, b]\n---\n");
    }

    #[test]
    fn a_key_is_set_and_removed() {
        for (text, set, removed) in [
            ("---\ntitle: x\n---\n", "---\ntitle: x\nparent: new\n---\n", "---\ntitle: x\n---\n"),
            (
                "---\nparent: 'a' # c\ntitle: x\n---\n",
                "---\nparent: 'new' # c\ntitle: x\n---\n",
                "---\n# c\ntitle: x\n---\n",
            ),
            (
                "---\r\ntitle: x\r\nparent: a\r\n---\r\n",
                "---\r\ntitle: x\r\nparent: new\r\n---\r\n",
                "---\r\ntitle: x\r\n---\r\n",
            ),
            ("---\nparent: >-\n  a\ntitle: x\n---\n", "---\nparent: new\ntitle: x\n---\n", "---\ntitle: x\n---\n"),
            ("---\nparent:\ntitle: x\n---\n", "---\nparent: new\ntitle: x\n---\n", "---\ntitle: x\n---\n"),
            ("---\n{title: x, parent: a}\n---\n", "---\n{title: x, parent: new}\n---\n", "---\n{title: x}\n---\n"),
            ("---\n{parent: a, title: x}\n---\n", "---\n{parent: new, title: x}\n---\n", "---\n{title: x}\n---\n"),
        ] {
            assert_eq!(edited(text, |front| vec![front.set("parent", &slug("new"))]), set, "{text:?}");
            assert_eq!(edited(text, |front| front.remove("parent").into_iter().collect()), removed, "{text:?}");
        }
    }
}
