//! The text of `cairn.lock`: an address a line, and comments.
//!
//! Comes in: the text, what is published. Goes out: its addresses with their places; the text with new addresses put
//! between the old ones, where every other byte stays. Does not know: what an address leads to.

use std::collections::BTreeSet;

use super::Published;
use crate::base::path::SourcePath;
use crate::base::span::{Place, Span, Spanned};
use crate::diagnostic::{Checked, Diagnostic};

/// How a new file begins.
const HEAD: &str = "\
# The addresses that this site has published: each must go on leading somewhere. `cairn lock` adds new ones,
# `cairn check` fails where one would be gone. To give one up on purpose, remove its line.
";

/// What is done about addresses that are gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GoneAddresses {
    /// They stay, to be complained of.
    Keep,
    /// They are given up.
    Prune,
}

/// A lock file as it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LockUpdate {
    /// What is to be in it.
    pub text: String,
    /// How many addresses are new in it.
    pub added: usize,
    /// How many are given up.
    pub removed: usize,
}

/// The lock file with all that is published. Lines that are no addresses are complained of.
pub fn update(
    published: &Published<'_>,
    path: &SourcePath,
    text: Option<&str>,
    gone: GoneAddresses,
) -> Checked<LockUpdate> {
    let Checked { value: lines, diagnostics } = read(path, text.unwrap_or_default());
    let text = text.unwrap_or(HEAD);
    let listed: BTreeSet<&str> = lines.iter().map(|line| line.value.as_str()).collect();
    let mut new = published.addresses();
    new.retain(|address| !listed.contains(address.as_str()));
    let added = new.len();

    let mut out = String::with_capacity(text.len());
    let mut new = new.into_iter().peekable();
    let (mut done, mut removed) = (0, 0);
    for line in &lines {
        let range = line.span.range();
        // Behind the line before, so that a comment stays with the line that it stands above; not above the head.
        let mut before = Vec::new();
        while let Some(address) = new.next_if(|address| *address < line.value) {
            before.push(address);
        }
        if !before.is_empty() {
            let at = if done == 0 { range.start } else { done };
            out.push_str(&text[done..at]);
            done = at;
            before.iter().for_each(|address| push_line(&mut out, address));
        }
        let end = text[range.end..].find('\n').map_or(text.len(), |at| range.end + at + 1);
        if gone == GoneAddresses::Prune && !published.answers(&line.value) {
            out.push_str(&text[done..range.start]);
            removed += 1;
        } else {
            out.push_str(&text[done..end]);
        }
        done = end;
    }
    out.push_str(&text[done..]);
    new.for_each(|address| push_line(&mut out, &address));
    Checked::new(LockUpdate { text: out, added, removed }, diagnostics)
}

/// A line of its own, also where the last one was not ended.
fn push_line(out: &mut String, address: &str) {
    if !out.is_empty() && !out.ends_with('\n') {
        out.push('\n');
    }
    out.push_str(address);
    out.push('\n');
}

/// The addresses, each with its place.
pub(super) fn read(path: &SourcePath, text: &str) -> Checked<Vec<Spanned<String>>> {
    let mut lines = Vec::new();
    let mut complaints = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let line = line.trim_start_matches('\u{feff}');
        let words = line.trim();
        if words.is_empty() || words.starts_with('#') {
            continue;
        }
        let start = start + text[start..at].find(words).unwrap_or_default();
        let span = Span::new(start, start + words.len());
        if is_address(words) {
            lines.push(Spanned::new(words.to_owned(), span));
        } else {
            complaints.push(no_address(words, Place::new(path, span)));
        }
    }
    Checked::new(lines, complaints)
}

fn is_address(words: &str) -> bool {
    words.starts_with('/') && !words.contains(|c: char| c.is_whitespace() || c.is_control())
}

fn no_address(words: &str, place: Place) -> Diagnostic {
    let is_marker = ["<<<<<<<", "=======", ">>>>>>>", "|||||||"].iter().any(|marker| words.starts_with(marker));
    if is_marker {
        return Diagnostic::error("lock-conflict", place, "git could not put two versions of this file together")
            .help("keep the addresses of both and remove the lines that git added; `cairn lock` sorts new ones in");
    }
    Diagnostic::error("bad-lock-line", place, "this is no address")
        .help("write an address from the site's root, `/themes/new-service/`, or a comment that begins with `#`")
}
