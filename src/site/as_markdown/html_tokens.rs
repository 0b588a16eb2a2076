//! HTML, tag by tag.
//!
//! Comes in: the HTML of a page, whoever wrote it. Goes out: its tags and texts, in order. Does not know: what they mean.
//! Whatever is wrong in it is read as text or left out; nothing is looked at twice.

use std::borrow::Cow;

use memchr::{memchr, memmem};
use smallvec::SmallVec;

/// A piece of HTML.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum HtmlToken<'h> {
    /// What stands between tags, as it is written.
    Text(&'h str),
    /// A tag that begins an element.
    Start(StartTag<'h>),
    /// A tag that ends one, by its name.
    End(Cow<'h, str>),
}

/// A tag that begins an element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct StartTag<'h> {
    /// Its name, in small letters.
    pub(super) name: Cow<'h, str>,
    attributes: TagAttributes<'h>,
}

/// A tag of whichever kind, in its parts.
struct TagParts<'h> {
    is_end: bool,
    name: Cow<'h, str>,
    attributes: TagAttributes<'h>,
}

/// The attributes of a tag, each with its name and with its value as it is written. Few tags have more than these.
type TagAttributes<'h> = SmallVec<[(&'h str, &'h str); 4]>;

/// The pieces of some HTML.
#[derive(Debug)]
pub(super) struct HtmlTokens<'h> {
    rest: &'h str,
}

impl<'h> HtmlTokens<'h> {
    pub(super) fn new(html: &'h str) -> Self {
        Self { rest: html }
    }

    /// Leaves out all up to the end of elements that have begun, of which so many are open; how many are left.
    pub(super) fn skip_to_end_of(&mut self, name: &str, mut open: usize) -> usize {
        while open > 0
            && let Some(text) = memchr(b'<', self.rest.as_bytes())
        {
            self.take(text);
            if !self.is_at_tag() {
                self.take(1);
                continue;
            }
            match self.tag().filter(|tag| tag.name == name) {
                Some(tag) if tag.is_end => open -= 1,
                Some(_) => open += 1,
                None => {}
            }
        }
        if open > 0 {
            self.rest = "";
        }
        open
    }

    fn take(&mut self, bytes: usize) -> &'h str {
        let (taken, rest) = self.rest.split_at(bytes);
        self.rest = rest;
        taken
    }

    /// Whether the `<` that comes next begins a tag; else it is text.
    fn is_at_tag(&self) -> bool {
        self.rest[1..].starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'))
    }

    /// What a `<` begins: a tag, or nothing that is shown.
    fn tag(&mut self) -> Option<TagParts<'h>> {
        if self.rest.starts_with("<!--") {
            let end = memmem::find(self.rest.as_bytes(), b"-->").map_or(self.rest.len(), |at| at + "-->".len());
            self.take(end);
            return None;
        }
        let is_end = self.rest[1..].starts_with('/');
        self.take(1 + usize::from(is_end));
        let is_named = self.rest.starts_with(|c: char| c.is_ascii_alphabetic());
        let name = self.take(length_to(self.rest, ends_name));
        let attributes = self.attributes();
        let name = if name.bytes().any(|byte| byte.is_ascii_uppercase()) {
            Cow::Owned(name.to_ascii_lowercase())
        } else {
            Cow::Borrowed(name)
        };
        is_named.then_some(TagParts { is_end, name, attributes })
    }

    /// The rest of a tag, behind its name. A `>` in quotes does not end it.
    fn attributes(&mut self) -> TagAttributes<'h> {
        let mut attributes = TagAttributes::new();
        loop {
            let between = length_to(self.rest, |byte| !byte.is_ascii_whitespace() && byte != b'/');
            self.take(between);
            match self.rest.as_bytes().first() {
                None => return attributes,
                Some(b'>') => {
                    self.take(1);
                    return attributes;
                }
                Some(_) => attributes.push(self.attribute()),
            }
        }
    }

    /// An attribute. What begins with a `=` has that in its name: at least a byte is taken, whatever stands there.
    fn attribute(&mut self) -> (&'h str, &'h str) {
        let first = self.rest.chars().next().map_or(0, char::len_utf8);
        let name = first + length_to(&self.rest[first..], |byte| byte == b'=' || ends_name(byte));
        let name = self.take(name);
        if !self.rest.starts_with('=') {
            return (name, "");
        }
        self.take(1);
        let Some(quote @ (b'"' | b'\'')) = self.rest.bytes().next() else {
            let value = length_to(self.rest, |byte| byte == b'>' || byte.is_ascii_whitespace());
            return (name, self.take(value));
        };
        self.take(1);
        let value = self.take(memchr(quote, self.rest.as_bytes()).unwrap_or(self.rest.len()));
        self.take(1.min(self.rest.len()));
        (name, value)
    }
}

impl<'h> Iterator for HtmlTokens<'h> {
    type Item = HtmlToken<'h>;

    fn next(&mut self) -> Option<HtmlToken<'h>> {
        while !self.rest.is_empty() {
            let text = memchr(b'<', self.rest.as_bytes()).unwrap_or(self.rest.len());
            if text > 0 {
                return Some(HtmlToken::Text(self.take(text)));
            }
            if !self.is_at_tag() {
                return Some(HtmlToken::Text(self.take(1)));
            }
            if let Some(TagParts { is_end, name, attributes }) = self.tag() {
                return Some(if is_end {
                    HtmlToken::End(name)
                } else {
                    HtmlToken::Start(StartTag { name, attributes })
                });
            }
        }
        None
    }
}

impl<'h> StartTag<'h> {
    /// What an attribute says; empty where it says nothing, none where it is not there.
    pub(super) fn attribute(&self, name: &str) -> Option<Cow<'h, str>> {
        self.value(name).map(decoded)
    }

    /// Whether its `class` has a name.
    pub(super) fn has_class(&self, class: &str) -> bool {
        self.value("class").is_some_and(|classes| classes.split_ascii_whitespace().any(|each| each == class))
    }

    /// Whether it has an attribute, with a value as it is written, that something holds for.
    pub(super) fn has_any(&self, is_meant: impl Fn(&str, &str) -> bool) -> bool {
        self.attributes.iter().any(|(name, value)| is_meant(name, value))
    }

    fn value(&self, name: &str) -> Option<&'h str> {
        self.attributes.iter().find(|(found, _)| *found == name).map(|(_, value)| *value)
    }
}

/// Whether a byte cannot be within a name.
fn ends_name(byte: u8) -> bool {
    matches!(byte, b'>' | b'/') || byte.is_ascii_whitespace()
}

/// How long a text is up to the first byte that something holds for.
fn length_to(text: &str, is_end: impl Fn(u8) -> bool) -> usize {
    text.bytes().position(is_end).unwrap_or(text.len())
}

/// The references that have names and are met in templates.
const NAMED: [(&str, char); 13] = [
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", '\u{a0}'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("hellip", '…'),
    ("middot", '·'),
    ("times", '×'),
    ("larr", '←'),
    ("rarr", '→'),
];

/// The longest reference that is looked for, in bytes.
const LONGEST: usize = 10;

/// A text with what its references stand for; one that is not known stays as it is written.
pub(super) fn decoded(text: &str) -> Cow<'_, str> {
    if memchr(b'&', text.as_bytes()).is_none() {
        return Cow::Borrowed(text);
    }
    let (mut out, mut rest) = (String::with_capacity(text.len()), text);
    while let Some(at) = memchr(b'&', rest.as_bytes()) {
        out.push_str(&rest[..at]);
        let reference = &rest[at + 1..];
        let end = reference.bytes().take(LONGEST).position(|byte| byte == b';');
        match end.and_then(|end| Some((character(&reference[..end])?, end))) {
            Some((c, end)) => {
                out.push(c);
                rest = &reference[end + 1..];
            }
            None => {
                out.push('&');
                rest = reference;
            }
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

fn character(reference: &str) -> Option<char> {
    match reference.strip_prefix('#') {
        Some(number) => {
            let hex = number.strip_prefix(['x', 'X']);
            let code = hex.map_or_else(|| number.parse().ok(), |hex| u32::from_str_radix(hex, 16).ok());
            code.and_then(char::from_u32)
        }
        None => NAMED.iter().find(|(name, _)| *name == reference).map(|(_, c)| *c),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn shown(html: &str) -> Vec<String> {
        let tokens = HtmlTokens::new(html).map(|token| match token {
            HtmlToken::Text(text) => format!("'{}'", decoded(text)),
            HtmlToken::Start(tag) => format!("<{}>", tag.name),
            HtmlToken::End(name) => format!("</{name}>"),
        });
        tokens.collect()
    }

    #[test]
    fn html_is_tags_and_texts() {
        for (html, expected) in [
            ("a<b>c</b>", vec!["'a'", "<b>", "'c'", "</b>"]),
            ("<br/>1 < 2<!-- <i> -->", vec!["<br>", "'1 '", "'<'", "' 2'"]),
            ("<P TITLE='a > b'>x", vec!["<p>", "'x'"]),
            ("<!doctype html><?x?></>y", vec!["'y'"]),
            ("&lt;&#39;&#x2026;&nope;&&amp;lt;", vec!["'<'…&nope;&&lt;'"]),
            ("<a href=\"unclosed", vec!["<a>"]),
            ("<!-- unclosed", vec![]),
        ] {
            assert_eq!(shown(html), expected, "{html}");
        }
    }

    #[test]
    fn attributes_are_found_by_name() {
        let html = "<a href=\"x?a&amp;b\" hidden class='one two' data-for=three =x>";
        let Some(HtmlToken::Start(tag)) = HtmlTokens::new(html).next() else { panic!("a tag") };
        assert_eq!(tag.attribute("href").as_deref(), Some("x?a&b"));
        assert_eq!(tag.attribute("data-for").as_deref(), Some("three"));
        assert_eq!(tag.attribute("for"), None);
        assert!(tag.attribute("hidden").is_some() && tag.has_class("two"));
        assert!(tag.has_any(|name, value| name == "hidden" && value.is_empty()));
        assert!(!tag.has_any(|name, _| name == "for" || name == "idden"));
        assert!(!tag.has_class("tw"));
    }

    #[test]
    fn an_element_is_skipped_with_those_of_its_name_inside() {
        let mut tokens = HtmlTokens::new("<div><p></div></div>a");
        assert_eq!(tokens.skip_to_end_of("div", 1), 0);
        assert_eq!(tokens.collect::<Vec<_>>(), [HtmlToken::Text("a")]);
        let mut tokens = HtmlTokens::new("a<div></div><div>");
        assert_eq!(tokens.skip_to_end_of("div", 1), 2);
        assert_eq!(tokens.next(), None);
    }

    proptest! {
        #[test]
        fn anything_can_be_read(html in "[a<>/!\"'= &;#-]{0,40}") {
            for token in HtmlTokens::new(&html) {
                if let HtmlToken::Start(tag) = token {
                    let _ = (tag.attribute("a"), tag.has_class("a"));
                }
            }
        }
    }
}
