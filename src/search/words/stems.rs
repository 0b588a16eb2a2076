//! Which terms are forms of one word: those that Snowball's stemmer of the site's language gives one stem.
//!
//! Comes in: a language, folded terms. Goes out: stems. Does not know: which terms there are.

use std::fmt;

use rust_stemmers::{Algorithm, Stemmer};

use super::letters::Letter;

/// Shorter terms are forms of nothing else.
const SHORTEST: usize = 3;

/// The stems of a language; none for one that Snowball does not know.
#[derive(Default)]
pub struct Stems {
    stemmer: Option<Stemmer>,
    has_compounds: bool,
}

/// Says what it can do alone.
impl fmt::Debug for Stems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { stemmer, has_compounds } = self;
        f.debug_struct("Stems").field("stemmer", &stemmer.is_some()).field("has_compounds", has_compounds).finish()
    }
}

impl Stems {
    /// Those of a language by its tag (`de`, `pt-BR`).
    pub fn of_language(tag: &str) -> Self {
        let language = tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
        Self {
            stemmer: algorithm(&language).map(Stemmer::create),
            has_compounds: matches!(language.as_str(), "de" | "nl" | "sv" | "da" | "no" | "nb" | "nn" | "fi"),
        }
    }

    /// Whether the language writes several words as one.
    pub fn has_compounds(&self) -> bool {
        self.has_compounds
    }

    /// What all forms of a term have in common; none where it has no others.
    pub fn stem(&self, term: &str) -> Option<String> {
        let stemmer = self.stemmer.as_ref()?;
        let has_forms = term.chars().all(|c| matches!(Letter::of(c), Letter::Spaced | Letter::Mark) && !c.is_numeric());
        (has_forms && term.chars().nth(SHORTEST - 1).is_some()).then(|| stemmer.stem(term).into_owned())
    }
}

fn algorithm(language: &str) -> Option<Algorithm> {
    let algorithm = match language {
        "ar" => Algorithm::Arabic,
        "da" => Algorithm::Danish,
        "de" => Algorithm::German,
        "el" => Algorithm::Greek,
        "en" => Algorithm::English,
        "es" => Algorithm::Spanish,
        "fi" => Algorithm::Finnish,
        "fr" => Algorithm::French,
        "hu" => Algorithm::Hungarian,
        "it" => Algorithm::Italian,
        "nb" | "nn" | "no" => Algorithm::Norwegian,
        "nl" => Algorithm::Dutch,
        "pt" => Algorithm::Portuguese,
        "ro" => Algorithm::Romanian,
        "ru" => Algorithm::Russian,
        "sv" => Algorithm::Swedish,
        "ta" => Algorithm::Tamil,
        "tr" => Algorithm::Turkish,
        _ => return None,
    };
    Some(algorithm)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_have_one_stem() {
        for (tag, forms) in [
            ("en", ["deploy", "deploys", "deployed", "deploying"].as_slice()),
            ("en-GB", &["ticket", "tickets"]),
            ("de", &["fehler", "fehlern"]),
            ("de-CH", &["dienst", "dienste", "diensten"]),
            ("fr", &["continu", "continue"]),
            ("es", &["servicio", "servicios"]),
            ("nb", &["havnedistrikt", "havnedistriktet"]),
            ("ru", &["книга", "книги"]),
            ("tr", &["kitap", "kitaplar"]),
        ] {
            let stems = Stems::of_language(tag);
            let first = stems.stem(forms[0]);
            assert!(first.is_some());
            forms.iter().for_each(|form| assert_eq!(stems.stem(form), first, "{tag} {form}"));
        }
    }

    #[test]
    fn what_is_short_or_no_word_of_letters_has_no_forms() {
        let english = Stems::of_language("en");
        for term in ["ci", "k8s", "c++", "10:30", "日本", ".net", "🚀", ""] {
            assert_eq!(english.stem(term), None, "{term}");
        }
        assert_eq!(Stems::of_language("ja").stem("services"), None);
    }

    #[test]
    fn some_languages_write_several_words_as_one() {
        assert!(
            ["de", "nl-BE", "sv", "da", "nb", "nn", "no", "fi"]
                .iter()
                .all(|tag| Stems::of_language(tag).has_compounds())
        );
        assert!(!Stems::of_language("en").has_compounds());
    }
}
