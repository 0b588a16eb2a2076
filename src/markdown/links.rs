//! Where the targets of links and pictures stand in the source.
//!
//! Comes in: a file's text and where its body begins. Goes out: targets with their bytes, so that they can be written
//! anew. Does not know: what a target leads to.

use std::collections::BTreeSet;

use pulldown_cmark::{Event, LinkType, Parser, Tag, TagEnd};

use super::document::OPTIONS;
use crate::base::span::{Span, Spanned};

/// The links of a text.
#[derive(Debug, Default)]
pub struct TextLinks {
    /// Each target that is written in the text, with its bytes, in the order of the file. A span is empty where the
    /// target is spelt with escapes, so that its bytes are not its value: it stands where the link does.
    pub targets: Vec<Spanned<String>>,
    /// The labels of `[label]: target`.
    pub labels: BTreeSet<String>,
}

/// Finds the targets of all links and pictures.
pub fn find(text: &str, from: usize) -> TextLinks {
    let parser = Parser::new_ext(&text[from..], OPTIONS);
    let mut links = TextLinks::default();
    for (label, definition) in parser.reference_definitions().iter() {
        let range = definition.span.start + from..definition.span.end + from;
        // The label may hold an escaped bracket, but none with a colon behind it.
        let after = text[range.clone()].find("]:").map_or(range.start, |at| range.start + at + 2);
        links.targets.push(located(text, after, range.start, &definition.dest));
        links.labels.insert(label.to_owned());
    }
    let mut around: Vec<(Option<String>, usize)> = Vec::new();
    let mut inner_end = from;
    for (event, range) in parser.into_offset_iter() {
        let (start, end) = (range.start + from, range.end + from);
        match event {
            Event::Start(Tag::Link { link_type, dest_url, .. } | Tag::Image { link_type, dest_url, .. }) => {
                around.push(((link_type == LinkType::Inline).then(|| dest_url.into_string()), start));
                inner_end = start + 1;
            }
            Event::End(TagEnd::Link | TagEnd::Image) => {
                if let Some((Some(target), start)) = around.pop() {
                    let after = text[inner_end..end].find("](").map_or(start, |at| inner_end + at + 2);
                    links.targets.push(located(text, after, start, &target));
                }
                inner_end = end;
            }
            Event::Start(_) => {}
            _ => inner_end = inner_end.max(end),
        }
    }
    links.targets.sort_by_key(|target| target.span);
    links
}

/// A target that is expected behind some white space, perhaps in angle brackets.
fn located(text: &str, after: usize, link: usize, target: &str) -> Spanned<String> {
    let rest = text[after..].trim_start();
    let rest = rest.strip_prefix('<').unwrap_or(rest);
    let start = text.len() - rest.len();
    let span = if rest.starts_with(target) { Span::new(start, start + target.len()) } else { Span::at(link) };
    Spanned::new(target.to_owned(), span)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_have_their_bytes() {
        let text = "---\n---\n[a](x.md) ![b]( <y z.md> 't') [c [d]](../w.md#e)\n[r] [s][r] `[n](no.md)` <https://e.example>\n\n\
                    [r]: /v.md 'title'\n[**b** ](q.md) [](e.md) [![i](i.png)](o.md)\n";
        let links = find(text, 8);
        let targets: Vec<&str> = links.targets.iter().map(|target| target.value.as_str()).collect();
        assert_eq!(targets, ["x.md", "y z.md", "../w.md#e", "/v.md", "q.md", "e.md", "i.png", "o.md"]);
        for target in &links.targets {
            assert_eq!(&text[target.span.range()], target.value);
        }
        assert_eq!(links.labels.iter().map(String::as_str).collect::<Vec<_>>(), ["r"]);
    }

    #[test]
    fn a_target_with_escapes_has_no_bytes_of_its_own() {
        let links = find("x [a](b\\_c.md) [d](e&amp;f.md)", 0);
        let found: Vec<_> = links.targets.iter().map(|target| (target.value.as_str(), target.span)).collect();
        assert_eq!(found, [("b_c.md", Span::at(2)), ("e&f.md", Span::at(15))]);
    }
}
