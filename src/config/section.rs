//! A section of `site.toml`, and what is noted while its keys are read.
//!
//! Comes in: a parsed table. Goes out: values by key; complaints of wrong values and, at the end, of unknown keys.
//! Does not know: which keys there are until somebody asks for them.

use std::collections::BTreeSet;

use toml::Spanned as TomlSpanned;
use toml::de::{DeTable, DeValue};

use super::value::{ExpectedValue, SettingValue};
use crate::base::path::SourcePath;
use crate::base::span::{Place, Span, Spanned};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::suggest::{did_you_mean, nearest};

/// What came up while reading: complaints, and the keys that were asked for, which are the keys there are.
pub(super) struct Notes {
    path: SourcePath,
    diagnostics: Vec<Diagnostic>,
    /// Full names, `scoring.calendar.daily`.
    keys: BTreeSet<String>,
    /// Full names, `scoring.calendar`; empty for the file itself.
    sections: BTreeSet<String>,
}

/// One table of the file; it may not be there, then every key has its default.
pub(super) struct ConfigSection<'t, 'n> {
    name: String,
    table: Option<&'t DeTable<'t>>,
    /// Where it begins, where that is known.
    span: Span,
    notes: &'n mut Notes,
}

impl<'t, 'n> ConfigSection<'t, 'n> {
    /// The keys that stand before the first heading, and the way to the sections.
    pub(super) fn whole_file(table: &'t DeTable<'t>, notes: &'n mut Notes) -> Self {
        Self { name: String::new(), table: Some(table), span: Span::default(), notes }
    }

    /// The section of a name, below this one.
    pub(super) fn section(&mut self, key: &str) -> ConfigSection<'t, '_> {
        let name = full_name(&self.name, key);
        self.notes.sections.insert(name.clone());
        let found = self.table.and_then(|table| table.get(key));
        let table = found.and_then(|value| value.get_ref().as_table());
        if let (Some(value), None) = (found, table) {
            let message = format!("`{name}` must be a section");
            self.notes.bad(
                value.span().into(),
                message,
                format!("write `[{name}]` on a line of its own, its keys below"),
            );
        }
        let span = found.map_or(Span::default(), |value| value.span().into());
        ConfigSection { name, table, span, notes: self.notes }
    }

    /// The sections of a name that there may be several of, each read on its own: `[[study.waves]]`.
    pub(super) fn tables<T>(&mut self, key: &str, read: fn(&mut ConfigSection<'_, '_>) -> T) -> Vec<T> {
        let name = full_name(&self.name, key);
        self.notes.sections.insert(name.clone());
        // Which keys there are is known also where there is no such section.
        read(&mut ConfigSection { name: name.clone(), table: None, span: Span::default(), notes: self.notes });
        let Some(found) = self.table.and_then(|table| table.get(key)) else { return Vec::new() };
        let list: &[TomlSpanned<DeValue<'t>>] = match found.get_ref() {
            DeValue::Array(list) => list,
            _ => std::slice::from_ref(found),
        };
        let mut all = Vec::new();
        for element in list {
            match element.get_ref().as_table().filter(|_| found.get_ref().is_array()) {
                Some(table) => {
                    let span = element.span().into();
                    all.push(read(&mut ConfigSection {
                        name: name.clone(),
                        table: Some(table),
                        span,
                        notes: self.notes,
                    }));
                }
                None => self.notes.bad(
                    element.span().into(),
                    format!("`{name}` must be sections"),
                    format!("write `[[{name}]]` on a line of its own, its keys below"),
                ),
            }
        }
        all
    }

    /// All keys of the section with their values, whatever they are called; what is wrong is noted.
    pub(super) fn read_all<T>(
        &mut self,
        read: fn(SettingValue<'_>) -> Result<T, ExpectedValue>,
    ) -> Vec<(Spanned<String>, T)> {
        let keys = self.keys();
        let read = |key: Spanned<String>| self.read(&key.value, read).map(|value| (key, value));
        keys.into_iter().filter_map(read).collect()
    }

    /// What its keys are called, whatever their values are.
    pub(super) fn keys(&self) -> Vec<Spanned<String>> {
        let table = self.table.into_iter().flatten();
        table.map(|(key, _)| Spanned::new(key.get_ref().to_string(), key.span())).collect()
    }

    /// Whether a key is there, right or wrong.
    pub(super) fn has(&self, key: &str) -> bool {
        self.table.is_some_and(|table| table.contains_key(key))
    }

    /// Notes that something is wrong with more than one value.
    pub(super) fn complain(&mut self, span: Span, message: String, help: &str) {
        self.notes.bad(span, message, help.to_owned());
    }

    /// Where a key's value stands; an empty span where there is none.
    pub(super) fn span_of(&self, key: &str) -> Span {
        self.table.and_then(|table| table.get(key)).map_or(Span::default(), |value| value.span().into())
    }

    /// A key's value, which a section that is there must have.
    pub(super) fn require<T>(
        &mut self,
        key: &str,
        read: impl FnOnce(SettingValue<'_>) -> Result<T, ExpectedValue>,
    ) -> Option<T> {
        if self.table.is_some() && !self.has(key) {
            self.notes.bad(self.span, format!("`{}` lacks `{key}`", self.name), format!("add `{key}`"));
        }
        self.read(key, read)
    }

    /// Where something stands in the file.
    pub(super) fn place(&self, span: Span) -> Place {
        Place::new(&self.notes.path, span)
    }

    /// A key's value, unless it is missing or wrong; what is wrong is noted.
    pub(super) fn read<T>(
        &mut self,
        key: &str,
        read: impl FnOnce(SettingValue<'_>) -> Result<T, ExpectedValue>,
    ) -> Option<T> {
        self.notes.keys.insert(full_name(&self.name, key));
        let value = SettingValue::new(self.table?.get(key)?);
        match read(value) {
            Ok(read) => Some(read),
            Err(expected) => {
                let message = format!("`{key}` must be {}", expected.what);
                let help = format!("for example `{key} = {}`; without the key the default holds", expected.example);
                self.notes.bad(expected.span.unwrap_or(value.span()), message, help);
                None
            }
        }
    }
}

impl Notes {
    pub(super) fn new(path: &SourcePath) -> Self {
        Self { path: path.clone(), diagnostics: Vec::new(), keys: BTreeSet::new(), sections: BTreeSet::new() }
    }

    pub(super) fn into_diagnostics(self) -> Vec<Diagnostic> {
        self.diagnostics
    }

    /// Complains of every key that nobody has asked for: to be called when all have.
    pub(super) fn complain_of_unknown_keys(&mut self, file: &DeTable<'_>) {
        for (section, key, span) in self.unknown(file, "") {
            let message = match section.as_str() {
                "" => format!("there is no setting `{key}`"),
                section => format!("there is no setting `{key}` in `[{section}]`"),
            };
            let complaint = Diagnostic::error("unknown-setting", Place::new(&self.path, span), message);
            self.diagnostics.push(complaint.help(self.instead_of(&section, &key)));
        }
    }

    fn bad(&mut self, span: Span, message: String, help: String) {
        self.diagnostics.push(Diagnostic::error("bad-setting", Place::new(&self.path, span), message).help(help));
    }

    /// The keys nobody asked for: their section, name and place.
    fn unknown(&self, table: &DeTable<'_>, section: &str) -> Vec<(String, String, Span)> {
        let mut found = Vec::new();
        for (key, value) in table {
            let name = full_name(section, key.get_ref());
            match value.get_ref() {
                DeValue::Table(below) if self.sections.contains(&name) => found.extend(self.unknown(below, &name)),
                DeValue::Array(list) if self.sections.contains(&name) => {
                    let tables = list.iter().filter_map(|element| element.get_ref().as_table());
                    tables.for_each(|below| found.extend(self.unknown(below, &name)));
                }
                _ if self.keys.contains(&name) || self.sections.contains(&name) => {}
                _ => found.push((section.to_owned(), key.get_ref().to_string(), key.span().into())),
            }
        }
        found
    }

    /// What to write instead: the nearest name here, else the section where this name is known.
    fn instead_of(&self, section: &str, key: &str) -> String {
        let all = || self.keys.iter().chain(&self.sections).map(|name| split(name));
        let here = || all().filter(|(of, _)| *of == section).map(|(_, name)| name);
        let elsewhere = all().find(|(of, name)| *of != section && *name == key);
        match elsewhere {
            Some(("", _)) => format!("`{key}` belongs to the top of the file, before the first `[section]`"),
            Some((of, _)) if nearest(key, here()).is_none() => format!("`{key}` belongs to `[{of}]`"),
            _ => did_you_mean(key, here(), "take the key out"),
        }
    }

    /// The keys that were asked for and are not in the file.
    #[cfg(test)]
    pub(super) fn keys_left_out(&self, file: &DeTable<'_>) -> Vec<String> {
        let holds = |name: &str| {
            let mut parts = name.split('.');
            let first = parts.next().and_then(|part| file.get(part));
            // Of several sections of a name the first has all keys.
            parts.try_fold(first_of(first?), |value, part| value.get_ref().get(part).map(first_of))
        };
        self.keys.iter().filter(|name| holds(name).is_none()).cloned().collect()
    }
}

/// The first of a list; any other value as it is.
#[cfg(test)]
fn first_of<'v, 't>(value: &'v TomlSpanned<DeValue<'t>>) -> &'v TomlSpanned<DeValue<'t>> {
    value.get_ref().as_array().and_then(|list| list.first()).unwrap_or(value)
}

fn full_name(section: &str, key: &str) -> String {
    if section.is_empty() { key.to_owned() } else { format!("{section}.{key}") }
}

fn split(name: &str) -> (&str, &str) {
    name.rsplit_once('.').unwrap_or(("", name))
}

#[cfg(test)]
mod tests {
    use crate::base::path::SourcePath;

    fn helps(text: &str) -> Vec<String> {
        let checked = crate::config::read(text, &SourcePath::new("site.toml"));
        checked
            .diagnostics
            .into_iter()
            .map(|found| format!("{} ({})", found.message, found.help.unwrap_or_default()))
            .collect()
    }

    #[test]
    fn an_unknown_key_has_a_way_out() {
        for (text, expected) in [
            ("baseurl = \"x\"", "there is no setting `baseurl` (did you mean `base_url`?)"),
            ("population = 3", "there is no setting `population` (`population` belongs to `[study]`)"),
            (
                "[study]\nlook = \"x\"",
                "there is no setting `look` in `[study]` (`look` belongs to the top of the file, before the first `[section]`)",
            ),
            (
                "[validation]\nzebra = 1",
                "there is no setting `zebra` in `[validation]` (known here: `supports`, `teams`; take the key out)",
            ),
            (
                "[scoring.calender]\ndaily = 1",
                "there is no setting `calender` in `[scoring]` (did you mean `calendar`?)",
            ),
        ] {
            assert_eq!(helps(text), [expected], "{text}");
        }
    }

    #[test]
    fn a_section_is_a_table() {
        let expected = "`study` must be a section (write `[study]` on a line of its own, its keys below)";
        assert_eq!(helps("study = 3"), [expected]);
        assert_eq!(helps("[[study]]\nrisk = 1"), [expected]);
    }

    #[test]
    fn dotted_and_inline_keys_are_the_same_keys() {
        assert_eq!(helps("study.risk = 1\nscoring = { hours = 1, calendar.daily = 2 }"), [] as [&str; 0]);
        assert_eq!(helps("study.rosk = 1"), ["there is no setting `rosk` in `[study]` (did you mean `risk`?)"]);
    }
}
