//! Footnotes lead back to where they were called.
//!
//! Comes in: HTML as the Markdown writer writes it. Goes out: the same, with a place at the first call of each footnote and
//! a link to it at its number. Does not know: Markdown. No text can look like the tags that are looked for: what opens a
//! tag in a text is escaped.

use std::collections::BTreeSet;

/// A call, up to the footnote's label.
const CALL: &str = "<sup class=\"footnote-reference\"><a href=\"#";
/// A footnote, up to its label.
const NOTE: &str = "<div class=\"footnote-definition\" id=\"";
/// What stands between the label and the number of a footnote, and behind the number.
const NUMBER: (&str, &str) = ("\"><sup class=\"footnote-definition-label\">", "</sup>");
/// How the name of a place begins that a footnote leads back to.
const PLACE: &str = "ref:";

/// Lets the footnotes lead back in what was written from a place on; there is rarely one.
pub(super) fn lead_back(out: &mut String, start: usize) {
    if memchr::memmem::find(&out.as_bytes()[start..], CALL.as_bytes()).is_some() {
        let html = out.split_off(start);
        let called = mark_calls(out, &html);
        let marked = out.split_off(start);
        link_notes(out, &marked, &called);
    }
}

/// Gives the first call of each footnote a name; the labels of all that are called.
fn mark_calls<'h>(out: &mut String, html: &'h str) -> BTreeSet<&'h str> {
    let mut called = BTreeSet::new();
    let mut rest = html;
    while let Some((before, behind)) = rest.split_once(CALL) {
        let Some((label, _)) = behind.split_once('"') else { break };
        out.push_str(before);
        match called.insert(label) {
            true => out.extend(["<sup class=\"footnote-reference\"><a id=\"", PLACE, label, "\" href=\"#"]),
            false => out.push_str(CALL),
        }
        rest = behind;
    }
    out.push_str(rest);
    called
}

/// Makes the number of each footnote that is called a link.
fn link_notes(out: &mut String, html: &str, called: &BTreeSet<&str>) {
    let mut rest = html;
    while let Some((before, behind)) = rest.split_once(NOTE) {
        out.extend([before, NOTE]);
        rest = behind;
        let Some((label, number, after)) = number(behind).filter(|(label, ..)| called.contains(label)) else {
            continue;
        };
        out.extend([label, NUMBER.0, "<a href=\"#", PLACE, label, "\" aria-label=\"Back to the call of note ", number]);
        out.extend(["\">", number, "</a>"]);
        rest = after;
    }
    out.push_str(rest);
}

/// The label of a footnote, its number, and what comes after it.
fn number(html: &str) -> Option<(&str, &str, &str)> {
    let (label, behind) = html.split_once(NUMBER.0)?;
    let end = behind.find(NUMBER.1).filter(|_| !label.contains('"'))?;
    Some((label, &behind[..end], &behind[end..]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markdown::document::Document;
    use crate::markdown::html::{Edits, render};

    fn html(text: &str) -> String {
        let document = Document::parse(text, 0);
        let mut html = render(&document, Edits::<()>::default(), |_| ()).unfilled(text);
        lead_back(&mut html, 0);
        html
    }

    #[test]
    fn a_footnote_leads_back_to_its_first_call() {
        assert_eq!(
            html("One[^a&b], two[^a&b].\n\n[^a&b]: Words.\n"),
            "<p>One<sup class=\"footnote-reference\"><a id=\"ref:a&amp;b\" href=\"#a&amp;b\">1</a></sup>, two\
             <sup class=\"footnote-reference\"><a href=\"#a&amp;b\">1</a></sup>.</p>\n\
             <div class=\"footnote-definition\" id=\"a&amp;b\"><sup class=\"footnote-definition-label\">\
             <a href=\"#ref:a&amp;b\" aria-label=\"Back to the call of note 1\">1</a></sup>\n<p>Words.</p>\n</div>\n"
        );
    }

    #[test]
    fn what_is_never_called_leads_nowhere() {
        let found = html("One[^a].\n\n[^a]: Words.\n\n[^b]: Others.\n");
        assert_eq!(found.matches("href=\"#ref:").count(), 1, "{found}");
        assert_eq!(html("[^b]: Others.\n").matches("<a").count(), 0);
    }

    #[test]
    fn what_was_written_before_and_what_only_looks_like_it_stays() {
        let before = format!("{CALL}x\">");
        let mut out = format!("{before}<p>&lt;sup class=&quot;footnote-reference&quot;&gt;</p>");
        let whole = out.clone();
        lead_back(&mut out, before.len());
        assert_eq!(out, whole);
    }
}
