//! Complaints as values: what is wrong, where, and what to do next.
//!
//! Comes in: a rule's name, a place, a sentence. Goes out: values that phases collect and [`show`] turns into text.
//! Does not know: who complains, or where it is printed.

mod refusal;
pub mod shorten;
pub mod show;
pub mod suggest;

pub use refusal::StudyRefusal;

use rustc_hash::FxHashMap;

use crate::base::edit::Edit;
use crate::base::span::Place;

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The site can be built.
    Warning,
    /// The site is not built.
    Error,
}

impl Severity {
    /// The word that people and services have for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// One complaint about one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The name of the pattern that is complained of, in kebab case: `unknown-theme`.
    pub rule: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// The passage that is wrong.
    pub place: Place,
    /// What is wrong: one sentence, lower case, no full stop.
    pub message: String,
    /// Other places that explain it, each with a word.
    pub labels: Vec<(Place, String)>,
    /// What to do next.
    pub help: Option<String>,
    /// A change of the files that mends it and cannot change what they mean.
    pub fix: Option<Box<Fix>>,
}

/// A change that mends what is complained of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What it does, as a request: "write `toil`".
    pub title: String,
    /// The edits that do it, all or none.
    pub edits: Vec<Edit>,
}

impl Fix {
    /// A change at one place.
    pub fn new(title: impl Into<String>, place: Place, text: impl Into<String>) -> Self {
        Self { title: title.into(), edits: vec![Edit::new(place, text)] }
    }
}

impl Diagnostic {
    /// A complaint that keeps the site from being built.
    pub fn error(rule: &'static str, place: Place, message: impl Into<String>) -> Self {
        Self {
            rule,
            severity: Severity::Error,
            place,
            message: message.into(),
            labels: Vec::new(),
            help: None,
            fix: None,
        }
    }

    /// A complaint that does not keep the site from being built.
    pub fn warning(rule: &'static str, place: Place, message: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, ..Self::error(rule, place, message) }
    }

    /// Whether it keeps the site from being built.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }

    /// Whether it is about a name that leads nowhere: all rules of that sort are called so.
    pub fn is_of_unknown_name(&self) -> bool {
        self.rule.starts_with("unknown-")
    }

    /// Adds what to do next.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Adds a change that mends it.
    #[must_use]
    pub fn fix(mut self, fix: Option<Fix>) -> Self {
        self.fix = fix.map(Box::new);
        self
    }

    /// Adds another place that explains it.
    #[must_use]
    pub fn label(mut self, place: Place, text: impl Into<String>) -> Self {
        self.labels.push((place, text.into()));
        self
    }
}

/// The errors that were not there before: of another rule, in another file, in other words, or once more. Where they stand does not
/// count, since a change moves what comes behind it.
pub fn new_errors<'d>(before: &'d [Diagnostic], after: &'d [Diagnostic]) -> Vec<&'d Diagnostic> {
    let key = |it: &'d Diagnostic| (it.rule, &it.place.path, &it.message);
    let mut known: FxHashMap<_, usize> = FxHashMap::default();
    before.iter().for_each(|it| *known.entry(key(it)).or_default() += 1);
    let is_new = |it: &&'d Diagnostic| {
        let before = known.entry(key(it)).or_default();
        let is_new = *before == 0;
        *before = before.saturating_sub(1);
        is_new
    };
    after.iter().filter(|it| it.is_error()).filter(is_new).collect()
}

/// What a phase over user text returns: it never fails, it complains.
#[derive(Debug, Clone)]
#[must_use]
pub struct Checked<T> {
    /// The result, as good as it could be made.
    pub value: T,
    /// What was wrong on the way.
    pub diagnostics: Vec<Diagnostic>,
}

impl<T> Checked<T> {
    /// A result and its complaints.
    pub fn new(value: T, diagnostics: Vec<Diagnostic>) -> Self {
        Self { value, diagnostics }
    }

    /// The result, its complaints moved to the end of a list.
    pub fn report_into(self, into: &mut Vec<Diagnostic>) -> T {
        into.extend(self.diagnostics);
        self.value
    }

    /// The same complaints over another value.
    pub fn map<U>(self, f: impl FnOnce(T) -> U) -> Checked<U> {
        Checked { value: f(self.value), diagnostics: self.diagnostics }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::path::SourcePath;

    #[test]
    fn an_error_is_new_by_its_words_and_by_how_often_it_is_there() {
        let at = |offset: usize, message: &str| {
            Diagnostic::error("unknown-team", Place::new(&SourcePath::new("content/a.md"), offset..offset), message)
        };
        let before = [at(1, "no team `a`"), at(2, "no team `b`")];
        let messages =
            |after: &[Diagnostic]| new_errors(&before, after).iter().map(|it| it.message.clone()).collect::<Vec<_>>();
        assert_eq!(messages(&[at(8, "no team `b`"), at(9, "no team `a`")]), Vec::<String>::new(), "they moved");
        assert_eq!(messages(&[at(1, "no team `c`")]), ["no team `c`"], "one that goes hides none that comes");
        assert_eq!(messages(&[at(1, "no team `a`"), at(3, "no team `a`")]), ["no team `a`"], "it is there once more");
        let warning = Diagnostic::warning("unused-team", Place::start_of(&SourcePath::new("content/a.md")), "unused");
        assert_eq!(messages(&[warning]), Vec::<String>::new());
    }
}
