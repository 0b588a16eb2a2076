//! Changes to YAML by splicing: a word in place of another, an item more or less, a key set or removed.
//!
//! Comes in: a text, the tree that was read from it, and what is to be there. Goes out: edits; quotes, comments, line
//! ends and the way that a list is written stay as they are. Does not know: what the keys mean.

use crate::base::edit::Edit;
use crate::base::path::SourcePath;
use crate::base::slug::Slug;
use crate::base::span::{Place, Span, Written};
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

    fn entry(&self, key: &str) -> Option<&(Written<String>, Node)> {
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
            edits.extend(self.more_aliases(entry, items, rest));
        }
        edits
    }

    fn more_aliases(&self, entry: &(Written<String>, Node), items: &[Node], added: &[Slug]) -> Vec<Edit> {
        let Some(last) = items.last() else { return vec![self.fill(entry, &|_| format!("[{}]", words(added)))] };
        let end = last.span.range().end;
        if matches!(entry.1.value, Value::Scalar(_)) {
            let all = whole(self.text, last.span);
            return match slug_of(last).filter(|_| all != last.span) {
                Some(alone) => vec![self.edit(all, format!("[{}, {}]", word("", &alone), words(added)))],
                None => vec![
                    self.edit(Span::at(last.span.range().start), "["),
                    self.edit(Span::at(end), format!(", {}]", words(added))),
                ],
            };
        }
        if self.text[entry.1.span.range()].starts_with('[') {
            return vec![self.edit(Span::at(end), format!(", {}", words(added)))];
        }
        let (line, after) = line_around(self.text, end);
        let indent: String = self.text[line..].chars().take_while(|c| *c == ' ').collect();
        let lines = added.iter().map(|slug| format!("{indent}- {}{}", word("", slug), self.line_end()));
        vec![self.edit(Span::at(after), lines.collect::<String>())]
    }

    /// A key that is there gets another value, also one that has none yet.
    fn fill(&self, (name, node): &(Written<String>, Node), make: &dyn Fn(&str) -> String) -> Edit {
        let is_written = node.span.start >= name.span.end && node.span.start < node.span.end;
        if is_written {
            let all = whole(self.text, node.span);
            return self.edit(all, make(&self.text[all.range()]));
        }
        self.edit(Span::at(self.colon(name).range().end), format!(" {}", make("")))
    }

    fn colon(&self, name: &Written<String>) -> Span {
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
        line_end(self.text)
    }
}

/// How the lines of a text end, by its first.
pub(super) fn line_end(text: &str) -> &'static str {
    if text.split_inclusive('\n').next().is_some_and(|line| line.ends_with("\r\n")) { "\r\n" } else { "\n" }
}

/// A slug as YAML, in the quotes of what it takes the place of.
pub(super) fn word(written: &str, slug: &Slug) -> String {
    match written.chars().next() {
        Some(quote @ ('"' | '\'')) => format!("{quote}{slug}{quote}"),
        _ if looks_like_another_type(slug.as_str()) => format!("\"{slug}\""),
        _ => slug.to_string(),
    }
}

/// A text as YAML on one line, in quotes where it could be taken for something else.
fn line_of_text(text: &str) -> String {
    let plain = text.starts_with(char::is_alphabetic)
        && text.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-'))
        && !looks_like_another_type(&text.to_lowercase());
    if plain {
        return text.to_owned();
    }
    let inner: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    format!("\"{}\"", inner.replace('\\', "\\\\").replace('"', "\\\""))
}

fn words(slugs: &[Slug]) -> String {
    slugs.iter().map(|slug| word("", slug)).collect::<Vec<_>>().join(", ")
}

/// All of a scalar: one that begins with `|` or `>` has its words, and so its place, on the lines below.
pub(super) fn whole(text: &str, scalar: Span) -> Span {
    let (line, _) = line_around(text, scalar.range().start);
    let Some(above) = text[..line].strip_suffix('\n').filter(|_| text[line..scalar.range().start].trim().is_empty())
    else {
        return scalar;
    };
    let (start, _) = line_around(text, above.len());
    let header = above[start..].split(" #").next().unwrap_or_default().trim_end();
    let sign = header.rfind(['|', '>']).filter(|at| {
        header[at + 1..].bytes().all(|byte| matches!(byte, b'+' | b'-' | b'0'..=b'9')) && header[..*at].ends_with(' ')
    });
    sign.map_or(scalar, |at| Span::new(start + at, scalar.range().end))
}

/// Whether some YAML reader takes a word for a number, a date, a truth value or nothing.
fn looks_like_another_type(word: &str) -> bool {
    matches!(word, "null" | "true" | "false" | "yes" | "no" | "on" | "off" | "y" | "n")
        || word.starts_with(|c: char| c.is_ascii_digit())
            && word.chars().all(|c| c.is_ascii_hexdigit() || matches!(c, 'x' | 'o' | '-'))
}

fn slug_of(node: &Node) -> Option<Slug> {
    match &node.value {
        Value::Scalar(scalar) => Slug::from_written(scalar.text.trim()),
        _ => None,
    }
}

/// The bytes to remove for an item of a list to go: where it has an earlier neighbour that stays, what parts the two
/// goes too. `None` where the item is in no list below the node.
pub(super) fn removal(text: &str, node: &Node, item: Span) -> Option<Span> {
    match &node.value {
        Value::List(items) if items.iter().any(|node| node.span == item) => {
            let tokens: Vec<Span> = items.iter().map(|item| item.span).collect();
            let is_flow = text[node.span.range()].starts_with('[');
            Some(if is_flow { without_item(text, &tokens, item) } else { block_item(text, item) })
        }
        Value::List(items) => items.iter().find_map(|node| removal(text, node, item)),
        Value::Map(map) => map.iter().find_map(|(_, node)| removal(text, node, item)),
        Value::Null | Value::Scalar(_) => None,
    }
}

/// An item between commas: with the comma before it, or as the first with the one behind it.
fn without_item(text: &str, tokens: &[Span], item: Span) -> Span {
    let only_comma = |from: u32, to: u32| {
        let between = &text[Span { start: from, end: to }.range()];
        between.chars().all(|c| c.is_whitespace() || c == ',')
    };
    let before = tokens.iter().rev().find(|token| token.end <= item.start);
    let after = tokens.iter().find(|token| token.start >= item.end);
    match (before, after) {
        (Some(before), _) if only_comma(before.end, item.start) => Span { start: before.end, end: item.end },
        (None, Some(after)) if only_comma(item.end, after.start) => Span { start: item.start, end: after.start },
        _ => item,
    }
}

/// An item on a line of its own, with its hyphen.
fn block_item(text: &str, item: Span) -> Span {
    let (line, _) = line_around(text, item.range().start);
    let hyphen = text[line..item.range().start].find('-').map_or(item.range().start, |at| line + at);
    line_of(text, Span::new(hyphen, item.range().end))
}

/// What stands on its lines alone, with its lines; where a comment stands behind it, without the comment.
fn line_of(text: &str, token: Span) -> Span {
    let (line, _) = line_around(text, token.range().start);
    let (_, after) = line_around(text, token.range().end);
    let behind = &text[token.range().end..after];
    if behind.trim().is_empty() {
        return Span::new(line, after);
    }
    let spaces = behind.len() - behind.trim_start().len();
    Span::new(token.range().start, token.range().end + spaces)
}

/// Where the line of a byte begins, and where the next one does.
fn line_around(text: &str, at: usize) -> (usize, usize) {
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let after = text[at..].find('\n').map_or(text.len(), |end| at + end + 1);
    (start, after)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::edit::spliced;
    use crate::markdown::yaml;

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

    #[test]
    fn an_item_goes_and_comments_stay() {
        for (text, expected) in [
            ("t: [a, gone, c]", "t: [a, c]"),
            ("t: [gone, c]", "t: [c]"),
            ("t: [a, gone]", "t: [a]"),
            ("t: [a, # one\n gone]", "t: [a, # one\n ]"),
            ("t:\n- a\n- gone\n- c\n", "t:\n- a\n- c\n"),
            ("t:\n- a\n- gone # why\n", "t:\n- a\n# why\n"),
            ("- t:\n    - a\n    - 'gone'\n  k: v\n", "- t:\n    - a\n  k: v\n"),
        ] {
            let at = text.find("gone").expect("it is there");
            let quote = usize::from(text[..at].ends_with('\''));
            let item = Span::new(at - quote, at + 4 + quote);
            let tree = yaml::parse(text, &SourcePath::new("x")).value.expect("it holds something");
            let gone = removal(text, &tree, item).expect("it is an item");
            let edit = Edit::new(Place::new(&SourcePath::new("x"), gone), "");
            assert_eq!(spliced(text, &[edit]).as_deref(), Some(expected), "{text:?}");
        }
    }

    #[test]
    fn a_word_that_may_be_read_otherwise_is_quoted() {
        for (text, expected) in [
            ("new-service", "new-service"),
            ("null", "\"null\""),
            ("2026-03-12", "\"2026-03-12\""),
            ("1e3", "\"1e3\""),
            ("0x1", "\"0x1\""),
            ("12", "\"12\""),
            ("2fa", "\"2fa\""),
            ("3-tier", "3-tier"),
            ("truely", "truely"),
        ] {
            assert_eq!(word("", &slug(text)), expected);
            assert_eq!(word("'x'", &slug(text)), format!("'{text}'"));
        }
    }
}
