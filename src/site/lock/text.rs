//! `cairn.lock` with what is published now.
//!
//! Comes in: the text, what is published. Goes out: the text with new addresses put between the old ones of its section, where
//! every other byte stays. Does not know: what an address leads to.

use std::collections::BTreeMap;

use super::Published;
use super::file::{LockFile, LockLine, LockSection};
use super::pin::Pin;
use super::withdrawn::{LetGo, LetGoLine};
use crate::base::path::SourcePath;
use crate::diagnostic::Checked;

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
    let text = text.unwrap_or(HEAD);
    let Checked { value: file, mut diagnostics } = LockFile::read(path, text);
    diagnostics.extend(published.unknown_sections(path, &file));
    let section = file.section(published.audience_name());
    let let_go = published.let_go(section);
    let mut new = published.addresses();
    section.into_iter().flat_map(|section| &section.lines).for_each(|line| drop(new.remove(&line.address.value)));
    let added = new.len();
    let (range, body, removed) = match section {
        Some(section) => {
            let writer = SectionWriter { published, let_go, gone, text, section };
            let (body, removed) = writer.write(new);
            (section.body.clone(), body, removed)
        }
        None => {
            let (at, body) = new_section(text, &file, published.audience_name().unwrap_or_default(), &new);
            (at..at, body, 0)
        }
    };
    let text = [&text[..range.start], &body, &text[range.end..]].concat();
    Checked::new(LockUpdate { text, added, removed }, diagnostics)
}

/// Addresses that are not in the file yet, some with pins.
type NewLines = BTreeMap<String, Option<Pin>>;

/// Writes a section anew.
struct SectionWriter<'w, 'k> {
    published: &'w Published<'k>,
    let_go: LetGo,
    gone: GoneAddresses,
    text: &'w str,
    section: &'w LockSection,
}

impl SectionWriter<'_, '_> {
    /// The bytes behind the heading, and how many addresses are given up in them.
    fn write(&self, new: NewLines) -> (String, usize) {
        let Self { text, section, .. } = self;
        let (start, end) = (section.body.start, section.body.end);
        let mut out = String::with_capacity(end - start);
        let mut new = new.into_iter().peekable();
        let (mut done, mut removed) = (start, 0);
        for line in &section.lines {
            let range = line.span.range();
            // Behind the line before, so that a comment stays with the line that it stands above; not above the head.
            let mut before = Vec::new();
            while let Some(new) = new.next_if(|(address, _)| *address < line.address.value) {
                before.push(new);
            }
            if !before.is_empty() {
                let at = if done == start { range.start } else { done };
                out.push_str(&text[done..at]);
                done = at;
                before.iter().for_each(|new| push_line(&mut out, new));
            }
            let line_end = text[range.end..end].find('\n').map_or(end, |at| range.end + at + 1);
            if self.stays(line) {
                out.push_str(&text[done..range.start]);
                self.push_words(&mut out, line);
                out.push_str(&text[range.end..line_end]);
            } else {
                out.push_str(&text[done..range.start]);
                removed += usize::from(self.let_go.line(line).is_none());
            }
            done = line_end;
        }
        let at = self.end_of_lines(done);
        out.push_str(&text[done..at]);
        new.for_each(|new| push_line(&mut out, &new));
        out.push_str(&text[at..end]);
        (out, removed)
    }

    /// Where the last new lines go: at the end, or before what leads over to the next heading.
    fn end_of_lines(&self, done: usize) -> usize {
        let Self { text, section, .. } = self;
        if section.body.end == text.len() {
            return text.len();
        }
        if !section.lines.is_empty() || section.heading.is_some() {
            return done;
        }
        // Behind the comments that the file begins with.
        let head = text[done..section.body.end].trim_end().len();
        if head == 0 { done } else { text[done + head..].find('\n').map_or(done, |end| done + head + end + 1) }
    }

    fn stays(&self, line: &LockLine) -> bool {
        self.published.answers(&line.address.value)
            || match self.let_go.line(line) {
                Some(let_go) => let_go == LetGoLine::Page,
                None => self.gone == GoneAddresses::Keep,
            }
    }

    /// The words of a line as they are, but for a pin that is missing or belonged to a file of another name.
    fn push_words(&self, out: &mut String, line: &LockLine) {
        match self.published.pin_of(&line.address.value) {
            Some(pin) if line.pin.as_ref() != Some(&pin) => push_words(out, &line.address.value, Some(&pin)),
            _ => out.push_str(&self.text[line.span.range()]),
        }
    }
}

/// A section for an audience that has none: where it goes, and all of it.
fn new_section(text: &str, file: &LockFile, audience: &str, new: &NewLines) -> (usize, String) {
    let mut headings = file.sections.iter().filter_map(|section| section.heading.as_ref());
    let next = headings.find(|heading| heading.audience.as_deref().is_some_and(|name| name > audience));
    let at = next.map_or(text.len(), |next| above_comments(text, next.span.range().start));
    let mut out = String::new();
    if next.is_none() && !text.is_empty() {
        out.push_str(if text.ends_with('\n') { "\n" } else { "\n\n" });
    }
    out.push_str("[audience ");
    out.push_str(audience);
    out.push_str("]\n");
    new.iter().for_each(|(address, pin)| {
        push_words(&mut out, address, pin.as_ref());
        out.push('\n');
    });
    if next.is_some() {
        out.push('\n');
    }
    (at, out)
}

/// Where the comments right above a line begin.
fn above_comments(text: &str, line: usize) -> usize {
    let mut at = text[..line].rfind('\n').map_or(0, |end| end + 1);
    while let Some(above) = text[..at].strip_suffix('\n') {
        let start = above.rfind('\n').map_or(0, |end| end + 1);
        if !above[start..].trim_start().starts_with('#') {
            break;
        }
        at = start;
    }
    at
}

/// A line of its own, also where the last one was not ended.
fn push_line(out: &mut String, (address, pin): &(String, Option<Pin>)) {
    if !out.is_empty() && !out.ends_with('\n') {
        out.push('\n');
    }
    push_words(out, address, pin.as_ref());
    out.push('\n');
}

fn push_words(out: &mut String, address: &str, pin: Option<&Pin>) {
    out.push_str(address);
    if let Some(pin) = pin {
        out.push(' ');
        out.push_str(&pin.to_string());
    }
}
