//! The words of the interface: what a site says that its study does not.
//!
//! Comes in: the language of a site, and the key of a text. Goes out: the text in that language, else in English, with what
//! belongs in it filled in. Does not know: which page it stands on.

mod catalogue;
mod choice;
mod fill;

use std::fmt::Display;

use include_dir::{Dir, include_dir};

use self::catalogue::Catalogue;
use super::view::parts::number::grouped;
use crate::content::choice::Choice as _;
use crate::content::interview::QuoteKind;

pub use choice::{Word, label_key, missing_key};
pub use fill::{fill, fill_with, placeholder};

/// A file for each language, named by its tag.
static LANGUAGES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/site/words/languages");

/// The words of a language, and those of English for what it lacks.
#[derive(Debug)]
pub struct Words {
    own: Option<Catalogue>,
    english: Catalogue,
    /// The words for kinds of quotes, in the order of the kinds: every quote says its own wherever it is shown.
    kinds: Vec<String>,
}

impl Words {
    /// Of a language by its tag: of `de-AT`, or else of `de`, or else of English alone.
    pub fn new(language: &str) -> Self {
        let tags = std::iter::successors(Some(language), |tag| Some(tag.rsplit_once('-')?.0));
        let found = tags.filter(|tag| *tag != ENGLISH).find_map(|tag| Some((tag, file(tag)?)));
        Self::of(found)
    }

    fn of(own: Option<(&str, &str)>) -> Self {
        let english = file(ENGLISH).expect("English is embedded");
        let read = |(tag, text)| Catalogue::read(tag, text).expect("a test reads every language that is embedded");
        let mut words = Self { own: own.map(read), english: read((ENGLISH, english)), kinds: Vec::new() };
        words.kinds = QuoteKind::ALL.iter().map(|kind| words.text_in("kind", kind.word()).to_owned()).collect();
        words
    }

    /// A text by its whole key, as `nav.interviews`; the key where there is none.
    pub fn text<'w>(&'w self, key: &'w str) -> &'w str {
        self.find(key).map_or(key, |(_, forms)| &forms.other)
    }

    /// A text of a section by its name, as `nav` and `interviews`.
    pub fn text_in<'w>(&'w self, section: &str, name: &'w str) -> &'w str {
        self.find(&[section, ".", name].concat()).map_or(name, |(_, forms)| &forms.other)
    }

    /// A text with its placeholders filled in.
    pub fn fill(&self, key: &str, values: &[(&str, &dyn Display)]) -> String {
        fill(self.text(key), values)
    }

    /// What stands before a placeholder in a text, and what behind it.
    pub fn around<'w>(&'w self, key: &'w str, name: &str) -> [&'w str; 2] {
        let text = self.text(key);
        let found = placeholder(text).filter(|(_, found, _)| *found == name);
        found.map_or([text, ""], |(before, _, behind)| [before, behind])
    }

    /// A text that says how many: "14 quotes".
    pub fn count(&self, key: &str, count: u32) -> String {
        self.count_of(key, count, &[])
    }

    /// The same with other things filled in: "8 of 10 interviewed".
    pub fn count_of(&self, key: &str, count: u32, values: &[(&str, &dyn Display)]) -> String {
        self.count_with(key, &grouped(&count.to_string()), values)
    }

    /// The same with a number as it is shown, which decides the form.
    pub fn count_with(&self, key: &str, shown: &str, values: &[(&str, &dyn Display)]) -> String {
        let value = |name: &str| match name {
            "count" => Some(&shown as &dyn Display),
            _ => values.iter().find(|(known, _)| *known == name).map(|(_, value)| *value),
        };
        fill_with(self.form(key, shown).unwrap_or(key), value)
    }

    /// The form of a text for a number as it is shown, with its placeholders.
    pub fn form(&self, key: &str, shown: &str) -> Option<&str> {
        self.find(key).map(|(catalogue, forms)| catalogue.form(forms, shown))
    }

    /// The forms of a text that counts, by what they are called, with their placeholders.
    pub fn forms(&self, key: &str) -> Option<impl Iterator<Item = (&str, &str)>> {
        self.find(key).map(|(_, forms)| forms.forms())
    }

    /// All texts that count nothing, by section and name.
    pub fn texts(&self) -> impl Iterator<Item = (&str, &str, &str)> {
        let all = self.english.texts().filter(|(_, forms)| !forms.is_plural());
        all.filter_map(|(key, _)| key.rsplit_once('.').map(|(section, name)| (section, name, self.text(key))))
    }

    /// Every text in every form, as it is in its file: all words that a site says by itself.
    pub fn all_forms(&self) -> impl Iterator<Item = &str> {
        let texts = self.catalogues().flat_map(Catalogue::texts);
        texts.flat_map(|(_, forms)| forms.forms().map(|(_, text)| text))
    }

    fn find(&self, key: &str) -> Option<(&Catalogue, &catalogue::TextForms)> {
        self.catalogues().find_map(|catalogue| Some((catalogue, catalogue.get(key)?)))
    }

    /// The own language first.
    fn catalogues(&self) -> impl Iterator<Item = &Catalogue> {
        self.own.iter().chain([&self.english])
    }
}

const ENGLISH: &str = "en";

/// The file of a language, whatever case its tag is written in.
fn file(tag: &str) -> Option<&'static str> {
    let name =
        |file: &&include_dir::File<'_>| file.path().file_stem().is_some_and(|stem| stem.eq_ignore_ascii_case(tag));
    LANGUAGES.files().find(name)?.contents_utf8()
}

#[cfg(test)]
mod tests;
