//! Steps put into a template wherever it can repeat itself, so that one that never ends can be stopped where it is.
//!
//! Comes in: a template's text. Goes out: the same text with a call at each place where something begins again, and the
//! way back from places in it. Does not know: what a step does, or when it is too many.

use std::fmt::Write;
use std::ops::Range;

/// The function that is called at each step, and the name of its argument.
pub(super) const STEP: &str = "cairn_step";
pub(super) const NUMBER: &str = "number";

/// A template with its steps.
#[derive(Debug, Default)]
pub(super) struct Probed {
    /// What the engine reads.
    pub(super) text: String,
    /// In order.
    pub(super) steps: Vec<Step>,
    /// The templates that it names in `include` and `extends`, with the tags that do.
    pub(super) named: Vec<(String, Range<usize>)>,
}

/// A call that was put in.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Step {
    /// The bytes of the call in the new text.
    call: Range<usize>,
    /// The bytes of the tag that it counts, in the template as it was written.
    pub(super) tag: Range<usize>,
}

impl Probed {
    /// Puts steps into a template, counted from a number. White space around tags is kept and trimmed as before.
    pub(super) fn new(written: &str, first: usize) -> Self {
        let mut probed = Self::default();
        let mut done = 0;
        for tag in tags(written) {
            if let (true, Some(name)) =
                (matches!(tag.word, "include" | "extends"), string_in(&written[tag.range.clone()]))
            {
                probed.named.push((name.to_owned(), tag.range.clone()));
            }
            let source = &written[tag.range.clone()];
            let (at, call) = match tag.word {
                "for" | "component" | "block" => {
                    (tag.range.end, ["{{ ", if source.ends_with("-%}") { " -}}" } else { " }}" }])
                }
                "include" => (tag.range.start, [if source.starts_with("{%-") { "{{- " } else { "{{ " }, " }}"]),
                _ => continue,
            };
            probed.text.push_str(&written[done..at]);
            done = at;
            let start = probed.text.len();
            let number = first + probed.steps.len();
            write!(probed.text, "{}{STEP}({NUMBER}={number}){}", call[0], call[1]).expect("a text takes all");
            probed.steps.push(Step { call: start..probed.text.len(), tag: tag.range });
        }
        probed.text.push_str(&written[done..]);
        probed
    }

    /// The bytes of the template as it was written; of a call, the tag that it counts.
    pub(super) fn written(&self, range: Range<usize>) -> Range<usize> {
        if let Some(step) = self.steps.iter().find(|step| step.call.start <= range.start && range.end <= step.call.end)
        {
            return step.tag.clone();
        }
        let put_in =
            |at: usize| self.steps.iter().filter(|step| step.call.end <= at).map(|step| step.call.len()).sum::<usize>();
        range.start - put_in(range.start)..range.end - put_in(range.end)
    }
}

/// A tag: `{% word … %}`.
struct Tag<'t> {
    word: &'t str,
    range: Range<usize>,
}

/// The tags of a template, without those in comments and raw text.
fn tags(text: &str) -> Vec<Tag<'_>> {
    let mut tags = Vec::new();
    let mut at = 0;
    let mut raw = false;
    while let Some(open) = memchr::memchr(b'{', &text.as_bytes()[at..]).map(|found| at + found) {
        at = match text.as_bytes().get(open + 1) {
            Some(b'#') if !raw => text[open..].find("#}").map_or(text.len(), |end| open + end + 2),
            Some(b'{') if !raw => end_of(text, open + 2, "}}"),
            Some(b'%') => {
                let end = end_of(text, open + 2, "%}");
                let inner = text[open + 2..end].trim_start_matches('-').trim_start();
                let word = &inner[..inner.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(inner.len())];
                if raw && word != "endraw" {
                    open + 2
                } else {
                    raw = word == "raw";
                    tags.push(Tag { word, range: open..end });
                    end
                }
            }
            _ => open + 1,
        };
    }
    tags
}

/// Behind the end of a tag, which does not end in a text in quotation marks.
fn end_of(text: &str, from: usize, end: &str) -> usize {
    let mut quote = None;
    for (at, byte) in text.bytes().enumerate().skip(from) {
        match quote {
            Some(open) if byte == open => quote = None,
            Some(_) => {}
            None if text.as_bytes()[at..].starts_with(end.as_bytes()) => return at + end.len(),
            None if matches!(byte, b'"' | b'\'' | b'`') => quote = Some(byte),
            None => {}
        }
    }
    text.len()
}

/// The first text in quotation marks.
fn string_in(tag: &str) -> Option<&str> {
    let start = tag.find(['"', '\'', '`'])?;
    let quote = tag[start..].chars().next()?;
    tag[start + 1..].split(quote).next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_stands_wherever_something_begins_again() {
        for (written, expected) in [
            ("a {% for x in y %} b", "a {% for x in y %}{{ cairn_step(number=7) }} b"),
            ("a {%- for x in y -%} b", "a {%- for x in y -%}{{ cairn_step(number=7) -}} b"),
            ("{% block a %}{% endblock %}", "{% block a %}{{ cairn_step(number=7) }}{% endblock %}"),
            (
                "{% component a(x=\"%}\") %}{% endcomponent a %}",
                "{% component a(x=\"%}\") %}{{ cairn_step(number=7) }}{% endcomponent a %}",
            ),
            ("a {%- include 'b' %}", "a {{- cairn_step(number=7) }}{%- include 'b' %}"),
            ("é{{ '{% for %}' }}{% if a %}", "é{{ '{% for %}' }}{% if a %}"),
            (
                "{# {% for x in y %} #}{% raw %}{% for x in y %}{{{% endraw %}",
                "{# {% for x in y %} #}{% raw %}{% for x in y %}{{{% endraw %}",
            ),
            ("{% for x", "{% for x{{ cairn_step(number=7) }}"),
        ] {
            assert_eq!(Probed::new(written, 7).text, expected);
        }
    }

    #[test]
    fn places_lead_back_to_what_was_written() {
        let written = "é{% for x in y %}a{% include \"b.html\" %}c";
        let probed = Probed::new(written, 0);
        for word in ["é", "x in", "include", "}c"] {
            let found = probed.text.find(word).unwrap();
            let back = probed.written(found..found + word.len());
            assert_eq!(&written[back], word);
        }
        for (step, tag) in probed.steps.iter().zip(["{% for x in y %}", "{% include \"b.html\" %}"]) {
            assert_eq!(&written[probed.written(step.call.start + 3..step.call.end - 3)], tag);
        }
        assert_eq!(probed.named, [("b.html".to_owned(), 19..41)]);
    }
}
