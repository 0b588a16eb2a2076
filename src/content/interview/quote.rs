//! Quotes in the text: what the attributes of a bracketed span say.
//!
//! Comes in: a bracketed span. Goes out: a [`Coding`] and complaints about keys and values that mean nothing.
//! Does not know: which themes and questions exist.

use crate::base::path::SourcePath;
use crate::base::span::{Place, Span, Written};
use crate::content::interview::{Frequency, QuoteKind};
use crate::content::{Name, units};
use crate::diagnostic::{Diagnostic, suggest};
use crate::markdown::attributes::Attributes;

/// What a listener says about a passage, in the text or beside it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Coding {
    /// The id that was given.
    pub id: Option<Written<String>>,
    /// Themes in the order written, not yet looked up.
    pub themes: Vec<Name>,
    /// `kind`.
    pub kind: QuoteKind,
    /// `freq`.
    pub freq: Option<Frequency>,
    /// `toil`, in hours.
    pub toil_hours: Option<f64>,
    /// `load`, 0 to 4.
    pub load: Option<u8>,
    /// `by`.
    pub by: Option<String>,
    /// `q`.
    pub question: Option<Name>,
    /// `note`.
    pub note: Option<String>,
}

/// The keys of an attribute block.
const KEYS: [&str; 8] = ["themes", "kind", "freq", "toil", "load", "by", "q", "note"];

/// Reads the attributes of a quote.
pub(super) fn read(attributes: &Attributes, path: &SourcePath, complaints: &mut Vec<Diagnostic>) -> Coding {
    let mut reader = Reader { path, complaints };
    let mut coding = Coding { themes: attributes.classes.clone(), ..Coding::default() };
    coding.id = reader.id(&attributes.ids);
    for (index, (key, value)) in attributes.pairs.iter().enumerate() {
        if let Some((first, _)) = attributes.pairs[..index].iter().find(|(first, _)| first.value == key.value) {
            reader.twice("duplicate-attribute", key, first.span, &format!("`{}` is given twice", key.value));
            continue;
        }
        reader.pair(&mut coding, key, value);
    }
    reader.themes(&coding.themes, attributes.span);
    coding
}

/// Whether an id can stand in an address as it is: letters, digits, `-` and `_`.
pub(super) fn check_id(id: &Written<String>, path: &SourcePath) -> Option<Diagnostic> {
    let place = Place::new(path, id.span);
    let turn_anchor =
        id.value.strip_prefix('t').is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_digit()));
    if id.value.is_empty() || !id.value.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_')) {
        let message = format!("`{}` cannot be the id of a quote", id.value);
        return Some(Diagnostic::error("bad-id", place, message).help("use letters, digits, `-` and `_`"));
    }
    turn_anchor.then(|| {
        let message = format!("`{}` is the address of a turn and cannot be the id of a quote", id.value);
        Diagnostic::error("bad-id", place, message).help("choose another id")
    })
}

struct Reader<'r> {
    path: &'r SourcePath,
    complaints: &'r mut Vec<Diagnostic>,
}

impl Reader<'_> {
    fn id(&mut self, ids: &[Written<String>]) -> Option<Written<String>> {
        if let [first, second, ..] = ids {
            self.twice("second-id", second, first.span, "a quote has one id");
        }
        let first = ids.first()?;
        let complaint = check_id(first, self.path);
        let fine = complaint.is_none();
        self.complaints.extend(complaint);
        fine.then(|| first.clone())
    }

    fn pair(&mut self, coding: &mut Coding, key: &Written<String>, value: &Written<String>) {
        let text = || Some(value.value.clone()).filter(|text| !text.trim().is_empty());
        match key.value.as_str() {
            "themes" => coding.themes.extend(words(value)),
            "kind" => coding.kind = self.kind(value).unwrap_or_default(),
            "freq" => coding.freq = self.unit(value, units::frequency),
            "toil" => coding.toil_hours = self.unit(value, units::hours),
            "load" => coding.load = self.load(value),
            "by" => coding.by = text(),
            "q" => coding.question = text().map(|text| Name::new(text, value.span)),
            "note" => coding.note = text(),
            _ => self.unknown_key(key),
        }
    }

    fn kind(&mut self, value: &Written<String>) -> Option<QuoteKind> {
        let kind = QuoteKind::ALL.into_iter().find(|kind| kind.word() == value.value);
        if kind.is_none() {
            let help = suggest::did_you_mean(
                &value.value,
                QuoteKind::ALL.map(QuoteKind::word),
                "see the format's table of kinds",
            );
            self.error("bad-value", value.span, format!("`{}` is no kind of quote", value.value), help);
        }
        kind
    }

    fn unit<T>(&mut self, value: &Written<String>, parse: fn(&str) -> Result<T, units::Unreadable>) -> Option<T> {
        match parse(&value.value) {
            Ok(number) => Some(number),
            Err(unreadable) => {
                self.error("bad-value", value.span, unreadable.message, unreadable.help);
                None
            }
        }
    }

    fn load(&mut self, value: &Written<String>) -> Option<u8> {
        let load = value.value.parse().ok().filter(|load| *load <= 4);
        if load.is_none() {
            let message = format!("`{}` is no cognitive load", value.value);
            self.error("bad-value", value.span, message, "write a whole number from 0 to 4".to_owned());
        }
        load
    }

    fn themes(&mut self, themes: &[Name], block: Span) {
        if themes.is_empty() {
            let message = "this quote names no theme".to_owned();
            self.error("quote-without-theme", block, message, "name at least one: `{.theme …}`".to_owned());
        }
        for (index, theme) in themes.iter().enumerate() {
            if let Some(first) = themes[..index].iter().find(|first| first.value == theme.value) {
                self.twice(
                    "duplicate-theme",
                    theme,
                    first.span,
                    &format!("the theme `{}` is given twice", theme.value),
                );
            }
        }
    }

    fn unknown_key(&mut self, key: &Written<String>) {
        let help = suggest::did_you_mean(&key.value, KEYS, "see the format's table of keys");
        self.error("unknown-attribute", key.span, format!("a quote has no attribute `{}`", key.value), help);
    }

    fn error(&mut self, rule: &'static str, span: Span, message: String, help: String) {
        self.complaints.push(Diagnostic::error(rule, Place::new(self.path, span), message).help(help));
    }

    fn twice(&mut self, rule: &'static str, again: &Written<String>, first: Span, message: &str) {
        let complaint = Diagnostic::error(rule, Place::new(self.path, again.span), message)
            .label(Place::new(self.path, first), "first here")
            .help("remove one of the two");
        self.complaints.push(complaint);
    }
}

/// The words of a value, each with its own place.
fn words(value: &Written<String>) -> impl Iterator<Item = Name> {
    // Behind an opening quotation mark the words stand as they were written; an escape in a slug is an error anyway.
    let quoted = usize::from(value.span.range().len() > value.value.len());
    let start = value.span.range().start + quoted;
    let mut at = start;
    let words = value.value.split(|c: char| c.is_ascii_whitespace()).map(move |word| {
        let from = at;
        at += word.len() + 1;
        Name::new(word.to_owned(), from..from + word.len())
    });
    words.filter(|word| !word.value.is_empty())
}
