//! A label as it is written, and as it is in the canonical form.
//!
//! Comes in: where a label stands, its name and its time. Goes out: a [`LabelEdit`]. Does not know: how it was found.

use super::LabelEdit;
use crate::base::span::Span;
use crate::content::interview::label::without_role;
use crate::content::interview::labelled::SpeakerLine;
use crate::markdown::document::Document;
use crate::markdown::literal::{WordPlace, write_word};

/// A label somewhere in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct WrittenLabel {
    pub(super) start: usize,
    /// Where it ends, without the space behind it.
    pub(super) end: usize,
    /// The name, with its role, as a reader sees it.
    pub(super) name: String,
    pub(super) ms: Option<u64>,
}

impl WrittenLabel {
    /// The label that opens a line.
    pub(super) fn on_line(document: &Document<'_>, start: usize, line: &str, found: &SpeakerLine) -> Self {
        let indent = line.len() - line.trim_start().len();
        let written = &line[found.name.clone()];
        let from = start + found.name.start;
        let name = match written.contains(['\\', '&', '*', '_', '<', '`']) {
            true => document.plain(Span::new(from, from + written.len()), &[]),
            false => written.split_whitespace().collect::<Vec<_>>().join(" "),
        };
        // A role stays with its name.
        let role = role(&line[found.name.end..found.words]);
        let name = format!("{name}{role}");
        let end = start + line[..found.words].trim_end().len();
        Self { start: start + indent, end, name, ms: found.time.as_ref().map(|time| time.ms) }
    }

    /// What makes it canonical; none where it is. `starts` are the places of all labels.
    pub(super) fn edit(&self, text: &str, starts: &[usize]) -> Option<LabelEdit> {
        let mut label = format!("**{}:**", escaped(&self.name));
        if let Some(ms) = self.ms {
            label.push(' ');
            label.push_str(&clock(ms));
        }
        let mut end = self.end;
        if let Some(words) = self.words(text, starts) {
            label.push(' ');
            end = words;
        }
        if self.needs_break(text) {
            label.insert_str(0, if text.contains("\r\n") { "\r\n" } else { "\n" });
        }
        (text[self.start..end] != label).then(|| LabelEdit { span: Span::new(self.start, end), text: label })
    }

    /// Where its words begin, if they can stand right behind it.
    fn words(&self, text: &str, starts: &[usize]) -> Option<usize> {
        let rest = &text[self.end..];
        let words = self.end + rest.len() - rest.trim_start().len();
        let between = &text[self.end..words];
        let is_label = starts.binary_search(&words).is_ok();
        let can_follow = !between.contains('\n') || (!is_label && begins_words(text, words));
        (words < text.len() && can_follow).then_some(words)
    }

    /// Whether it stands on the line right below other words, so that other readers would take it for a part of these.
    fn needs_break(&self, text: &str) -> bool {
        let Some(above) = text[..self.start].strip_suffix('\n') else { return false };
        let above = above.rsplit('\n').next().unwrap_or_default();
        above.starts_with(|c: char| c.is_alphabetic() || matches!(c, '[' | '"' | '“' | '(')) || above.starts_with("**")
    }
}

/// `(PM)` behind a name, with the space before it.
fn role(behind: &str) -> &str {
    let trimmed = behind.trim_start_matches(' ');
    let Some(end) = trimmed.strip_prefix('(').and_then(|rest| rest.find(')')) else { return "" };
    let role = &behind[..behind.len() - trimmed.len() + end + 2];
    if without_role(&format!("x{role}")) == "x" { role } else { "" }
}

/// Whether ordinary words begin at a place, at the very start of their line: no list, heading, code, table or note.
fn begins_words(text: &str, at: usize) -> bool {
    let rest = &text[at..];
    let is_at_start = text[..at].ends_with('\n');
    let mut chars = rest.chars();
    let (first, second) = (chars.next(), chars.next());
    let is_words = match first {
        Some('[') => second != Some('^') && !rest.lines().next().unwrap_or_default().contains("]:"),
        Some('*' | '_') => second.is_some_and(char::is_alphanumeric),
        Some('“' | '„' | '"' | '\'' | '‘' | '«' | '(' | '…' | '¿' | '¡' | '\\') => true,
        Some(c) => c.is_alphabetic(),
        None => false,
    };
    is_at_start && is_words && !is_underlined(rest)
}

/// Whether a line below makes a heading of the one that begins a text.
fn is_underlined(text: &str) -> bool {
    let below = text.lines().nth(1).map_or("", str::trim);
    !below.is_empty() && (below.bytes().all(|byte| byte == b'-') || below.bytes().all(|byte| byte == b'='))
}

/// A name so that Markdown shows it as it is.
fn escaped(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for word in name.split(' ') {
        if !out.is_empty() {
            out.push(' ');
        }
        write_word(&mut out, word, WordPlace { before: Some('*'), is_first: false, ..WordPlace::default() });
    }
    out
}

/// A time in the canonical form, with as many decimals as it has.
pub(super) fn clock(ms: u64) -> String {
    let (seconds, fraction) = (ms / 1000, ms % 1000);
    let whole = format!("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
    let decimals = format!("{fraction:03}");
    match decimals.trim_end_matches('0') {
        "" => format!("[{whole}]"),
        decimals => format!("[{whole}.{decimals}]"),
    }
}
