//! Texts that are read as one name, and look like several.
//!
//! Comes in: names of people or slugs, each as it was written. Goes out: a warning for each that looks like a list.
//! Does not know: who there is.

use super::FieldReader;
use crate::content::Name;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::shorten::shorten;

/// What a key holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NamesOf {
    /// Names of people: `Doe, Jane` is one.
    People,
    /// Names in addresses: none has a comma.
    Slugs,
}

impl FieldReader<'_> {
    /// Names in addresses, in a list; each that looks like a list itself is doubted.
    pub fn slugs(&mut self, key: &'static str) -> Vec<Name> {
        let names = self.names(key);
        self.doubt_lists(&names, NamesOf::Slugs, "write each name by itself, with commas between: `[slow, dear]`");
        names
    }

    /// Warns of each name that looks like a list which was typed as a text. `help` says how the list is written.
    pub fn doubt_lists(&mut self, names: &[Name], of: NamesOf, help: &str) {
        for name in names.iter().filter(|name| is_list(&name.value, of)) {
            let message = format!("`{}` is read as one name, and looks like a list", shorten(&name.value));
            let place = self.place(name.span);
            self.complain(Diagnostic::warning("list-as-text", place, message).help(help));
        }
    }
}

fn is_list(text: &str, of: NamesOf) -> bool {
    let parts = |marks: &[char]| -> Vec<String> { text.split(marks).map(|part| part.trim().to_owned()).collect() };
    let all = |parts: &[String], is: fn(&str) -> bool| parts.len() > 1 && parts.iter().all(|part| is(part));
    let has_words = |part: &str| part.contains(char::is_alphanumeric);
    if all(&parts(&[';', '；', '、']), has_words) {
        return true;
    }
    let by_comma = parts(&[',', '，']);
    if of == NamesOf::Slugs {
        return all(&by_comma, has_words);
    }
    // `Doe, Jane` and `Doe, Jane, PhD` are one person; pseudonyms with numbers, and names in full, are several.
    let is_title = |part: &String| part.contains('.') || part.chars().filter(|c| c.is_uppercase()).count() > 1;
    let is_many = by_comma.len() > 2 && all(&by_comma, has_words) && !by_comma.iter().any(is_title);
    let joined = text.replace(" and ", " & ").replace(" + ", " & ");
    let by_sign: Vec<String> = joined.split(" & ").map(|part| part.trim().to_owned()).collect();
    is_many
        || all(&by_comma, is_numbered)
        || all(&by_comma, is_in_full)
        || all(&parts(&['/']), is_numbered)
        || all(&by_sign, |part| part.starts_with(char::is_uppercase) && !part.contains(','))
}

/// `P07`: one word with a number.
fn is_numbered(part: &str) -> bool {
    part.contains(|c: char| c.is_numeric()) && !part.contains(char::is_whitespace) && !part.is_empty()
}

/// `Jane Doe`: two words, each with a capital.
fn is_in_full(part: &str) -> bool {
    part.split_whitespace().count() > 1 && part.split_whitespace().all(|word| word.starts_with(char::is_uppercase))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_like_a_list() {
        for text in [
            "P07, P08",
            "P07; P08",
            "P07/P08",
            "Ada; Jun",
            "Ada & Jun",
            "Ada and Jun",
            "Jane Doe, Jun Ito",
            "Ada, Jun, Mira",
            "P07,P08",
        ] {
            assert!(is_list(text, NamesOf::People), "{text}");
        }
        for text in ["payments, search", "payments;search", "payments，search"] {
            assert!(is_list(text, NamesOf::Slugs), "{text}");
        }
        for text in [
            "P07",
            "Doe, Jane",
            "Doe, Jane Mary",
            "Jane Doe, PhD",
            "Doe, Jane, Ph.D.",
            "Doe, Jane, MD",
            "Jane Doe,",
            "R&D",
            "Jane Doe (PM, search)",
            "the band and crew",
        ] {
            assert!(!is_list(text, NamesOf::People), "{text}");
        }
        for text in ["payments", "R&D", "tools and tests", "payments,"] {
            assert!(!is_list(text, NamesOf::Slugs), "{text}");
        }
    }
}
