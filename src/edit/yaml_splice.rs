//! Bytes of YAML to splice: where a word, an item or a line begins and ends, and a word as it is written.
//!
//! Comes in: a text, the tree that was read from it, and what is to be there. Goes out: spans, and text to put there. Does
//! not know: which keys there are, and what they mean.

use crate::base::slug::Slug;
use crate::base::span::Span;
use crate::markdown::yaml::{Node, Value};

/// A slug as YAML, in the quotes of what it takes the place of.
pub(super) fn word(written: &str, slug: &Slug) -> String {
    match written.chars().next() {
        Some(quote @ ('"' | '\'')) => format!("{quote}{slug}{quote}"),
        _ if looks_like_another_type(slug.as_str()) => format!("\"{slug}\""),
        _ => slug.to_string(),
    }
}

/// A text as YAML on one line, in quotes where it could be taken for something else.
pub(super) fn line_of_text(text: &str) -> String {
    let plain = text.starts_with(char::is_alphabetic)
        && text.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-'))
        && !looks_like_another_type(&text.to_lowercase());
    if plain {
        return text.to_owned();
    }
    let inner: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    format!("\"{}\"", inner.replace('\\', "\\\\").replace('"', "\\\""))
}

pub(super) fn words(slugs: &[Slug]) -> String {
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

pub(super) fn slug_of(node: &Node) -> Option<Slug> {
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
pub(super) fn without_item(text: &str, tokens: &[Span], item: Span) -> Span {
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
pub(super) fn line_of(text: &str, token: Span) -> Span {
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
pub(super) fn line_around(text: &str, at: usize) -> (usize, usize) {
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let after = text[at..].find('\n').map_or(text.len(), |end| at + end + 1);
    (start, after)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::edit::{Edit, spliced};
    use crate::base::path::SourcePath;
    use crate::base::span::Place;
    use crate::markdown::yaml;

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
            let slug = Slug::from_text(text).expect("it is a slug");
            assert_eq!(word("", &slug), expected);
            assert_eq!(word("'x'", &slug), format!("'{text}'"));
        }
    }
}
