//! The text of `cairn.lock` as sections of addresses: first those of a site for everybody, then those of each audience.
//!
//! Comes in: the text. Goes out: a [`LockFile`], where every line has its place, and complaints about lines that are none.
//! Does not know: what an address leads to, which audiences there are.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::pin::Pin;
use super::split;
use crate::base::fold;
use crate::base::path::SourcePath;
use crate::base::slug::Slug;
use crate::base::span::{Place, Span, Spanned};
use crate::content::Kind;
use crate::diagnostic::{Checked, Diagnostic};
use crate::site::route::Route;

/// The addresses that were published, by whom they were published for.
#[derive(Debug, Clone, Default)]
pub struct LockFile {
    pub(super) sections: Vec<LockSection>,
}

/// The addresses of a site for everybody, or for an audience.
#[derive(Debug, Clone)]
pub(super) struct LockSection {
    /// Whose it is; none for the first one, which is everybody's.
    pub(super) heading: Option<LockHeading>,
    pub(super) lines: Vec<LockLine>,
    /// The bytes behind its heading, up to the next one.
    pub(super) body: Range<usize>,
}

/// `[audience NAME]`
#[derive(Debug, Clone)]
pub(super) struct LockHeading {
    /// None where it cannot be read: then the lines below it are nobody's.
    pub(super) audience: Option<String>,
    pub(super) span: Span,
}

/// An address, and for one that says nothing by itself whose it is.
#[derive(Debug, Clone)]
pub(super) struct LockLine {
    pub(super) address: Spanned<String>,
    pub(super) pin: Option<Pin>,
    /// All words of the line.
    pub(super) span: Span,
}

impl LockFile {
    /// Reads the file. Lines that are neither addresses nor headings are complained of, and so is what is there twice.
    pub fn read(path: &SourcePath, text: &str) -> Checked<Self> {
        let mut reader = LockReader { path, file: Self::default(), pins: FxHashMap::default(), complaints: Vec::new() };
        reader.begin(None, 0);
        let mut at = 0;
        for line in text.split_inclusive('\n') {
            let start = at;
            at += line.len();
            let words = line.trim_start_matches('\u{feff}').trim();
            let from = start + line.find(words).unwrap_or_default();
            reader.line(words, Span::new(from, from + words.len()), start, at);
        }
        reader.current().body.end = text.len();
        Checked::new(reader.file, reader.complaints)
    }

    /// The section of an audience, or everybody's.
    pub(super) fn section(&self, audience: Option<&str>) -> Option<&LockSection> {
        self.sections.iter().find(|section| match (&section.heading, audience) {
            (None, None) => true,
            (Some(heading), Some(audience)) => {
                heading.audience.as_deref().is_some_and(|it| fold::is_same(it, audience))
            }
            _ => false,
        })
    }

    /// What interviews are called in the addresses that were published for an audience, by their pins.
    pub fn pinned_names(&self, audience: &str) -> FxHashMap<Pin, Slug> {
        let lines = self.section(Some(audience)).into_iter().flat_map(|section| &section.lines);
        lines.filter_map(|line| Some((line.pin.clone()?, interview_name(&line.address.value)?))).collect()
    }
}

/// The name of an interview in the address of its page.
pub(super) fn interview_name(address: &str) -> Option<Slug> {
    let name = address.strip_prefix(Route::list(Kind::Interview).as_str())?.strip_suffix('/')?;
    Slug::from_text(name).filter(|slug| slug.as_str() == name)
}

/// Reads line by line.
struct LockReader<'r> {
    path: &'r SourcePath,
    file: LockFile,
    /// Where each pin of the current section was seen first.
    pins: FxHashMap<Pin, Span>,
    complaints: Vec<Diagnostic>,
}

impl LockReader<'_> {
    fn begin(&mut self, heading: Option<LockHeading>, body: usize) {
        self.pins.clear();
        self.file.sections.push(LockSection { heading, lines: Vec::new(), body: body..body });
    }

    fn current(&mut self) -> &mut LockSection {
        self.file.sections.last_mut().expect("a section is begun before the first line")
    }

    /// One line, by its words and where they are; it begins and ends there.
    fn line(&mut self, words: &str, span: Span, start: usize, end: usize) {
        if words.is_empty() || words.starts_with('#') {
            return;
        }
        if words.starts_with('[') {
            self.heading(words, span, start, end);
            return;
        }
        let mut parts = words.split_whitespace();
        let address = parts.next().filter(|address| is_address(address));
        let pin = parts.next().map(Pin::read);
        let (Some(address), None | Some(Some(_)), None) = (address, &pin, parts.next()) else {
            self.complaints.push(no_address(words, Place::new(self.path, span)));
            return;
        };
        let address =
            Spanned::new(address.to_owned(), Span::new(span.range().start, span.range().start + address.len()));
        let line = LockLine { address, pin: pin.flatten(), span };
        let complaint = self.misplaced_pin(&line);
        self.complaints.extend(complaint);
        self.current().lines.push(line);
    }

    fn heading(&mut self, words: &str, span: Span, start: usize, end: usize) {
        let inner = words.strip_prefix('[').and_then(|words| words.strip_suffix(']'));
        let name = inner.and_then(|inner| inner.trim().strip_prefix("audience ")).map(str::trim);
        let name = name.filter(|name| Slug::from_text(name).is_some_and(|slug| slug.as_str() == *name));
        if name.is_none() {
            let message = "this heading cannot be read, so nobody knows whose the addresses below it are";
            let complaint = Diagnostic::error("bad-lock-line", Place::new(self.path, span), message);
            self.complaints.push(complaint.help("write `[audience NAME]`, with a name that site.toml describes"));
        }
        let first = name.and_then(|name| self.file.section(Some(name))?.heading.as_ref());
        let again = first.map(|first| {
            let place = Place::new(self.path, span);
            Diagnostic::error("repeated-lock-line", place, "the addresses of this audience begin a second time")
                .label(Place::new(self.path, first.span), "the first time")
                .help("put both lists of addresses under one heading; `cairn lock` sorts new ones in")
        });
        self.complaints.extend(again);
        self.current().body.end = start;
        self.begin(Some(LockHeading { audience: name.map(str::to_owned), span }), end);
    }

    /// A complaint where a pin is that means nothing, or one that means two things.
    fn misplaced_pin(&mut self, line: &LockLine) -> Option<Diagnostic> {
        let pin = line.pin.as_ref()?;
        let place = Place::new(self.path, line.span);
        if self.current().heading.is_none() {
            let message = "an address of a site for everybody says by itself whose it is";
            return Some(
                Diagnostic::error("bad-lock-line", place, message)
                    .help("remove the second word, or put the line below the heading of its audience"),
            );
        }
        let first = *self.pins.entry(pin.clone()).or_insert(line.span);
        (first != line.span).then(|| {
            Diagnostic::error("repeated-lock-line", place, "an interview has two addresses here")
                .label(Place::new(self.path, first), "the first one")
                .help("keep the line that was published first, and remove the other one")
        })
    }
}

fn is_address(word: &str) -> bool {
    word.starts_with('/') && !word.contains(char::is_control)
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

/// Whether an address is that of a page, not of a place on one.
pub(super) fn is_page(line: &LockLine) -> bool {
    split(&line.address.value).1.is_none()
}
