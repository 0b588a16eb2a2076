//! The texts of one language, by key.
//!
//! Comes in: its file (TOML) and its tag. Goes out: a [`Catalogue`], whose texts have a form for each plural category.
//! Does not know: any other language, or what is said.

use intl_pluralrules::{PluralCategory, PluralRuleType, PluralRules};
use rustc_hash::FxHashMap;
use toml::de::{DeTable, DeValue};
use unic_langid::LanguageIdentifier;

/// The texts of a language.
pub(super) struct Catalogue {
    /// None for a language that nobody knows rules of: it has one form for all numbers.
    plurals: Option<PluralRules>,
    /// By their whole keys.
    texts: FxHashMap<String, TextForms>,
}

/// A text, in its forms if it counts something.
#[derive(Debug, Default)]
pub(super) struct TextForms {
    /// The text, or the form for what has no other.
    pub(super) other: String,
    /// The other forms, by what they are called in the file.
    forms: Vec<(String, String)>,
    is_plural: bool,
}

/// The form for nothing at all: not one of CLDR's, as many languages say 0 like any other number.
const NONE: &str = "none";
const OTHER: &str = "other";
const FORMS: [&str; 7] = [NONE, "zero", "one", "two", "few", "many", OTHER];

impl std::fmt::Debug for Catalogue {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Catalogue").field("texts", &self.texts).finish_non_exhaustive()
    }
}

impl TextForms {
    /// All forms, by what they are called.
    pub(super) fn forms(&self) -> impl Iterator<Item = (&str, &str)> {
        let forms = self.forms.iter().map(|(form, text)| (form.as_str(), text.as_str()));
        forms.chain([(OTHER, self.other.as_str())])
    }

    /// Whether it has forms for numbers.
    pub(super) fn is_plural(&self) -> bool {
        self.is_plural
    }
}

impl Catalogue {
    /// Reads a file; the error says what is wrong with it.
    pub(super) fn read(tag: &str, text: &str) -> Result<Self, String> {
        let language: Option<LanguageIdentifier> = tag.parse().ok();
        let plurals = language.and_then(|language| {
            // The rules are known by language, and differ by region in few.
            let alone = LanguageIdentifier::from_parts(language.language, None, None, &[]);
            let rules = |tag| PluralRules::create(tag, PluralRuleType::CARDINAL).ok();
            rules(language).or_else(|| rules(alone))
        });
        let table = DeTable::parse(text).map_err(|error| error.to_string())?;
        let mut catalogue = Self { plurals, texts: FxHashMap::default() };
        catalogue.add("", table.get_ref())?;
        Ok(catalogue)
    }

    fn add(&mut self, section: &str, table: &DeTable<'_>) -> Result<(), String> {
        for (name, value) in table {
            let name = name.get_ref();
            let key = if section.is_empty() { name.to_string() } else { format!("{section}.{name}") };
            let text_forms = match value.get_ref() {
                DeValue::String(text) => TextForms { other: text.to_string(), ..TextForms::default() },
                DeValue::Table(table) if table.contains_key(OTHER) => forms(&key, table)?,
                DeValue::Table(table) => {
                    self.add(&key, table)?;
                    continue;
                }
                _ => return Err(format!("`{key}` is neither a text nor a table")),
            };
            self.texts.insert(key, text_forms);
        }
        Ok(())
    }

    /// A text.
    pub(super) fn get(&self, key: &str) -> Option<&TextForms> {
        self.texts.get(key)
    }

    /// All texts with their keys.
    pub(super) fn texts(&self) -> impl Iterator<Item = (&str, &TextForms)> {
        self.texts.iter().map(|(key, text)| (key.as_str(), text))
    }

    /// The form for a number as it is shown: `1.0` may want another one than `1`.
    pub(super) fn form<'m>(&self, text_forms: &'m TextForms, shown: &str) -> &'m str {
        if text_forms.forms.is_empty() {
            return &text_forms.other;
        }
        let form = |name: &str| text_forms.forms.iter().find(|(known, _)| known == name).map(|(_, text)| text.as_str());
        let none = if shown == "0" { form(NONE) } else { None };
        none.or_else(|| form(self.category(shown)?)).unwrap_or(&text_forms.other)
    }

    fn category(&self, shown: &str) -> Option<&'static str> {
        let digits: String = shown.chars().filter(|c| !matches!(c, ',' | '−')).collect();
        Some(match self.plurals.as_ref()?.select(digits.as_str()).ok()? {
            PluralCategory::ZERO => "zero",
            PluralCategory::ONE => "one",
            PluralCategory::TWO => "two",
            PluralCategory::FEW => "few",
            PluralCategory::MANY => "many",
            PluralCategory::OTHER => OTHER,
        })
    }
}

/// The forms of a text that counts.
fn forms(key: &str, table: &DeTable<'_>) -> Result<TextForms, String> {
    let mut text_forms = TextForms { is_plural: true, ..TextForms::default() };
    for (form, value) in table {
        let form = form.get_ref().as_ref();
        match value.get_ref() {
            DeValue::String(text) if form == OTHER => text_forms.other = text.to_string(),
            DeValue::String(text) if FORMS.contains(&form) => {
                text_forms.forms.push((form.to_owned(), text.to_string()));
            }
            _ => return Err(format!("`{key}` has `{form}`, which is no form of a text that counts")),
        }
    }
    Ok(text_forms)
}
