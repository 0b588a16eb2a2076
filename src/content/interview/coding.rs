//! Quotes in the text: what the attributes of a bracketed span say.
//!
//! Comes in: the attributes of a bracketed span. Goes out: a [`Coding`] and complaints about keys and values that mean nothing.
//! Does not know: which themes and questions exist.

use rustc_hash::FxHashMap;
use unicode_normalization::char::is_combining_mark;

use crate::base::fold;
use crate::base::path::SourcePath;
use crate::base::slug::Slug;
use crate::base::span::{Place, Span, Spanned};
use crate::content::choice::Choice as _;
use crate::content::interview::turn_id::is_turn_id;
use crate::content::interview::{BareId, Coding, QuoteKind};
use crate::content::rule_names::BAD_VALUE;
use crate::content::units::{self, Unreadable};
use crate::content::{Name, slips};
use crate::diagnostic::shorten::shorten;
use crate::diagnostic::{Diagnostic, Fix, suggest};
use crate::markdown::attributes::{Attributes, SpacedMeaning, SpacedValue};

/// The keys of an attribute block, each with a value that it may have.
const KEYS: [(&str, &str); 13] = [
    ("themes", "\"slow-builds tests\""),
    ("kind", "workaround"),
    ("freq", "3/week"),
    ("toil", "40m"),
    ("load", "3"),
    ("by", "P02"),
    ("q", "first-day"),
    ("note", "\"they laughed\""),
    ("value", "twice"),
    ("ask", "a-portal"),
    ("confirms", "tests-are-slow"),
    ("contradicts", "tests-are-slow"),
    ("for", "platform"),
];

/// Reads the attributes of a quote: the id that was given, and the coding.
pub(super) fn read(
    text: &str,
    attributes: &Attributes,
    path: &SourcePath,
    complaints: &mut Vec<Diagnostic>,
) -> (Option<Spanned<String>>, Coding) {
    let mut reader = AttributeReader { text, path, complaints };
    let mut coding = Coding { themes: attributes.classes.clone(), ..Coding::default() };
    let id = reader.id(&attributes.ids);
    let mut given: FxHashMap<&str, (Span, &str)> = FxHashMap::default();
    for (key, value) in &attributes.pairs {
        if let Some((first, before)) = given.get(key.value.as_str()) {
            let message = format!("`{}` is given twice", key.value);
            let complaint = twice(path, "duplicate-attribute", key, *first, &message);
            // Of two that say the same, one can go; of two that do not, somebody must choose.
            let fix = (*before == value.value)
                .then(|| reader.removal(&key.value, Span::new(key.span.range().start, value.span.range().end)));
            reader.complaints.push(complaint.fix(fix));
            continue;
        }
        given.insert(&key.value, (key.span, &value.value));
        reader.pair(&mut coding, key, value);
    }
    coding.themes = reader.themes(coding.themes, attributes.span);
    (id, coding)
}

/// Complains of what stands beside `for` where no theme is named: the passage is no quote.
pub(super) fn check_limit(attributes: &Attributes, path: &SourcePath) -> Option<Diagnostic> {
    let key = attributes.pairs.iter().map(|(key, _)| key).find(|key| key.value != "for");
    let other = attributes.ids.first().or(key);
    let again = attributes.pairs.iter().map(|(key, _)| key).filter(|key| key.value == "for").nth(1);
    let complaint = |name: &Name, message: &str, help: &str| {
        Diagnostic::error("unread-limit", Place::new(path, name.span), message).help(help)
    };
    again
        .map(|again| complaint(again, "`for` is given twice", "name all who may read it at once: `for=\"a b\"`"))
        .or_else(|| {
            other.map(|other| {
                complaint(
                    other,
                    "this passage names no theme, so it is limited and no quote",
                    "name at least one theme, or write `for=` alone",
                )
            })
        })
}

/// The ids of attributes that name no theme.
pub(super) fn bare_ids(unmarked: &[Attributes]) -> Box<[BareId]> {
    let ids = |block: &Attributes| {
        block.ids.iter().map(|id| BareId { id: id.clone(), block: block.span }).collect::<Vec<_>>()
    };
    unmarked.iter().flat_map(ids).collect()
}

/// Whether an id can stand in an address as it is: letters, digits, `-` and `_`.
pub(super) fn check_id(id: &Spanned<String>, path: &SourcePath) -> Option<Diagnostic> {
    let place = Place::new(path, id.span);
    if id.value.is_empty() || !id.value.chars().all(is_part_of_id) {
        let message = format!("`{}` cannot be the id of a quote", id.value);
        return Some(Diagnostic::error("bad-id", place, message).help("use letters, digits, `-` and `_`"));
    }
    is_turn_id(&id.value).then(|| {
        let message = format!("`{}` is the address of a turn and cannot be the id of a quote", id.value);
        Diagnostic::error("bad-id", place, message).help("choose another id")
    })
}

/// Marks spell words in some scripts, as vowels do.
fn is_part_of_id(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '_') || is_combining_mark(c)
}

/// More themes on one quote say nothing of it any more; a quote's card names all of them, on the page of each.
const MOST_THEMES: usize = 50;

/// Complains where a quote has too many themes, at the first that is one too many, and leaves the rest out.
pub(super) fn too_many_themes(themes: &mut Vec<Name>, path: &SourcePath) -> Option<Diagnostic> {
    let place = Place::new(path, themes.get(MOST_THEMES)?.span);
    let message = format!("this quote has {} themes, and no quote has more than {MOST_THEMES}", themes.len());
    themes.truncate(MOST_THEMES);
    Some(Diagnostic::error("too-many-themes", place, message).help("keep those that its words speak of"))
}

/// Complains of each theme that a quote names again.
pub(super) fn themes_twice(themes: &[Name], path: &SourcePath) -> Vec<Diagnostic> {
    let again = themes.iter().enumerate().filter_map(|(index, theme)| {
        let first = themes[..index].iter().find(|first| is_same_theme(first, theme))?;
        let message = format!("the theme `{}` is given twice", theme.value);
        Some(twice(path, "duplicate-theme", theme, first.span, &message))
    });
    again.collect()
}

/// Whether two names are of one theme: a theme is known by its slug.
fn is_same_theme(one: &Name, other: &Name) -> bool {
    let slugs = (Slug::from_text(&one.value), Slug::from_text(&other.value));
    fold::is_same(&one.value, &other.value) || matches!(slugs, (Some(one), Some(other)) if one == other)
}

/// Reads what a quote is evidence of.
pub(super) fn kind(text: &str) -> Result<QuoteKind, Unreadable> {
    let found = QuoteKind::ALL.iter().copied().find(|kind| kind.word() == text.trim());
    found.ok_or_else(|| {
        let words: Vec<&str> = QuoteKind::ALL.iter().map(|kind| kind.word()).collect();
        let message = format!("`{}` is no kind of quote", shorten(text));
        let instead = slips::word(text, words.iter().copied()).map(str::to_owned);
        Unreadable {
            instead,
            ..Unreadable::new(message, suggest::did_you_mean(text, words.iter().copied(), "write one of them"))
        }
    })
}

/// What somebody meant by a value with spaces: where a key wants a word or a number, that alone helps; other values may
/// hold spaces, between quotation marks.
pub(super) fn meaning(spaced: &SpacedValue) -> SpacedMeaning {
    let SpacedValue { key, words, .. } = spaced;
    let text = fold::text(words);
    let text = text.trim_matches(['"', '\'']);
    let instead = match key.as_str() {
        "freq" => instead(text, units::frequency(text)),
        "toil" => instead(text, units::hours(text)),
        "load" => instead(text, units::load(text)),
        "kind" => instead(text, kind(text)),
        "q" | "ask" | "confirms" | "contradicts" => {
            Slug::from_text(text).map(|slug| slug.to_string()).ok_or_else(|| format!("write `{key}=` and a slug"))
        }
        "themes" | "by" | "note" | "value" => Ok(quoted(text)),
        _ if text.contains(' ') => {
            Err(format!("put a value that holds spaces in quotation marks: `{key}={}`", quoted(text)))
        }
        _ => Err(format!("write `{key}={text}`, with no spaces around `=`")),
    };
    instead.map_or_else(SpacedMeaning::Unclear, SpacedMeaning::Surely)
}

/// The value without spaces, where it can be read, or what can only have been meant; else what to write.
fn instead<T>(text: &str, read: Result<T, Unreadable>) -> Result<String, String> {
    match read {
        Ok(_) => Ok(text.replace(' ', "")),
        Err(Unreadable { instead, help, .. }) => instead.ok_or(help),
    }
}

/// A value as it is written: between quotation marks where it holds spaces.
fn quoted(text: &str) -> String {
    if text.contains([' ', '"', '\'', '\\']) {
        format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
    } else {
        text.to_owned()
    }
}

struct AttributeReader<'r> {
    /// The file's.
    text: &'r str,
    path: &'r SourcePath,
    complaints: &'r mut Vec<Diagnostic>,
}

impl AttributeReader<'_> {
    fn id(&mut self, ids: &[Spanned<String>]) -> Option<Spanned<String>> {
        if let [first, second, ..] = ids {
            self.twice("second-id", second, first.span, "a quote has one id");
        }
        let first = ids.first()?.folded();
        let complaint = check_id(&first, self.path);
        let fine = complaint.is_none();
        self.complaints.extend(complaint);
        fine.then_some(first)
    }

    /// As in front matter, white space around a value is nothing. A key that nothing stands behind, `freq=` or `freq=""`, is a slip:
    /// here none waits for its value.
    fn pair(&mut self, coding: &mut Coding, key: &Spanned<String>, value: &Spanned<String>) {
        let name =
            Some(Name::new(value.value.trim().to_owned(), value.span)).filter(|name| !fold::is_blank(&name.value));
        // A quote without a theme is complained of as such.
        if name.is_none() && !(key.value == "themes" && coding.themes.is_empty()) {
            self.no_value(key, value);
        }
        let text = || name.clone().map(|name| name.value);
        match key.value.as_str() {
            "themes" => coding.themes.extend(Attributes::words(self.text, value)),
            "kind" => coding.kind = self.parsed(name, kind).unwrap_or_default(),
            "freq" => coding.freq = self.parsed(name, units::frequency),
            "toil" => coding.toil_hours = self.parsed(name, units::hours),
            "load" => coding.load = self.parsed(name, units::load),
            "by" => coding.by = name,
            "q" => coding.question = name.as_ref().map(Name::folded),
            "note" => coding.note = text(),
            "value" => coding.value = name,
            "ask" => coding.speaks_to.ask = name.as_ref().map(Name::folded),
            "confirms" => coding.speaks_to.confirms = name.as_ref().map(Name::folded),
            "contradicts" => coding.speaks_to.contradicts = name.as_ref().map(Name::folded),
            // Who may read it is read with the limits of the file, and so is a slip in the key.
            "for" => {}
            slip if fold::name(slip).trim_end_matches(':') == "for" => {}
            _ => self.unknown_key(key),
        }
    }

    fn parsed<T>(&mut self, name: Option<Name>, parse: fn(&str) -> Result<T, Unreadable>) -> Option<T> {
        let name = name?;
        match parse(&fold::text(&name.value)) {
            Ok(value) => Some(value),
            Err(unreadable) => {
                self.complaints.push(unreadable.complaint(Place::new(self.path, name.span)));
                None
            }
        }
    }

    /// The themes that count.
    fn themes(&mut self, mut themes: Vec<Name>, block: Span) -> Vec<Name> {
        self.complaints.extend(too_many_themes(&mut themes, self.path));
        if themes.is_empty() {
            let message = "this quote names no theme".to_owned();
            self.error("quote-without-theme", block, message, "name at least one: `{.theme …}`".to_owned());
        }
        for complaint in themes_twice(&themes, self.path) {
            let fix = self.removal("the second one", self.whole_mark(complaint.place.span));
            self.complaints.push(complaint.fix(Some(fix)));
        }
        themes
    }

    /// A theme's name with what makes it a mark: the dot of a class, the key of a value that is nothing else. A word among
    /// others, or in quotation marks, is a mark by itself.
    fn whole_mark(&self, name: Span) -> Span {
        let before = &self.text[..name.range().start];
        let mark = before.strip_suffix('.').or_else(|| before.strip_suffix("themes="));
        Span::new(mark.unwrap_or(before).len(), name.range().end)
    }

    /// The removal of an attribute with the space before it.
    fn removal(&self, what: &str, attribute: Span) -> Fix {
        let start = self.text[..attribute.range().start].trim_end().len();
        Fix::new(format!("remove {what}"), Place::new(self.path, start..attribute.range().end), "")
    }

    /// Complains of a key that nothing follows. Of `for` the limits of the file do, and a key that there is not is
    /// complained of as such.
    fn no_value(&mut self, key: &Spanned<String>, value: &Spanned<String>) {
        let known = KEYS.iter().find(|(known, _)| *known == key.value && *known != "for");
        let Some((name, example)) = known else { return };
        let span = Span::new(key.span.range().start, value.span.range().end);
        let help = format!("write it right behind the `=`, as in `{name}={example}`, or leave `{name}` out");
        self.error(BAD_VALUE, span, format!("`{name}` has no value"), help);
    }

    fn unknown_key(&mut self, key: &Spanned<String>) {
        let keys = KEYS.iter().map(|(key, _)| *key);
        let help = suggest::did_you_mean(&key.value, keys, "see the format's table of keys");
        self.error("unknown-attribute", key.span, format!("a quote has no attribute `{}`", key.value), help);
    }

    fn error(&mut self, rule: &'static str, span: Span, message: String, help: String) {
        self.complaints.push(Diagnostic::error(rule, Place::new(self.path, span), message).help(help));
    }

    fn twice(&mut self, rule: &'static str, again: &Spanned<String>, first: Span, message: &str) {
        self.complaints.push(twice(self.path, rule, again, first, message));
    }
}

fn twice(path: &SourcePath, rule: &'static str, again: &Name, first: Span, message: &str) -> Diagnostic {
    Diagnostic::error(rule, Place::new(path, again.span), message)
        .label(Place::new(path, first), "first here")
        .help("remove one of the two")
}
