//! The rows of letters that a listed name is found by.
//!
//! Comes in: what is listed. Goes out: [`NamePattern`]s. Does not know: where they are looked for.

use super::gap::LetterGap;
use super::parts::{self, NamePart};

/// A row of letters, and what must be so where it is found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NamePattern {
    /// The letters in one form, nothing between.
    pub(super) letters: String,
    /// The letters before which parts begin, but for the first, with what parts them in the list.
    pub(super) parts_at: Vec<(usize, LetterGap)>,
    /// Further letters before which it may be parted.
    pub(super) parted_at: Vec<usize>,
    /// The letters that must be umlauts.
    pub(super) umlauts: Vec<usize>,
    /// What it is of the name.
    pub(super) form: NameForm,
}

/// What a pattern is of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NameForm {
    /// All of it, in any case.
    Whole,
    /// The last part first: a comma may stand between.
    Turned,
    /// A part, or a name of one part: only where it is capitalised.
    Part,
    /// With initials before the last part: these must be capitals.
    Initials,
    /// With a last part of one letter and a dot.
    LastInitial,
    /// An initial and a name written together: only beside an `@`.
    Mail,
}

/// The patterns of a person.
pub(super) fn of_person(name: &str) -> Vec<NamePattern> {
    let spellings = parts::spellings(name);
    let mut patterns = Vec::new();
    for parts in &spellings {
        match parts.as_slice() {
            [] => {}
            [only] => patterns.push(pattern([only], NameForm::Part)),
            [first, .., last] => {
                patterns.push(pattern(parts, NameForm::Whole));
                patterns.extend(turned(parts, last));
                if parts.len() > 2 {
                    patterns.push(pattern([first, last], NameForm::Whole));
                }
                patterns.extend(with_initials(parts, first, last));
                let is_capital = parts.iter().any(|part| part.is_capital);
                let alone = parts.iter().filter(|part| stands_alone(part, is_capital));
                patterns.extend(alone.map(|part| pattern([part], NameForm::Part)));
            }
        }
    }
    patterns
}

/// The patterns of a word or a phrase: it is replaced whole.
pub(super) fn of_word(word: &str) -> Vec<NamePattern> {
    let spellings = parts::spellings(word);
    spellings.iter().filter(|parts| !parts.is_empty()).map(|parts| pattern(parts, NameForm::Whole)).collect()
}

/// The last part before the others.
fn turned(parts: &[NamePart], last: &NamePart) -> Option<NamePattern> {
    let others = &parts[..parts.len() - 1];
    (last.length() > 1).then(|| pattern(std::iter::once(last).chain(others), NameForm::Turned))
}

/// With all but the last part as initials, with the first alone, with the last alone; and as addresses have it.
fn with_initials(parts: &[NamePart], first: &NamePart, last: &NamePart) -> Vec<NamePattern> {
    let initials: Vec<NamePart> = parts[..parts.len() - 1].iter().map(NamePart::initial).collect();
    let (one, end) = (first.initial(), last.initial());
    let mut patterns = Vec::new();
    if last.length() > 1 {
        patterns.push(pattern([&one, last], NameForm::Initials));
        patterns.push(pattern([&one, last], NameForm::Mail));
        patterns.push(pattern([last, &one], NameForm::Mail));
        if initials.len() > 1 {
            patterns.push(pattern(initials.iter().chain([last]), NameForm::Initials));
        }
    }
    if first.length() > 1 {
        patterns.push(pattern([first, &end], NameForm::LastInitial));
        patterns.push(pattern([first, &end], NameForm::Mail));
    }
    patterns
}

/// Whether a part alone says who it is: no initial, no title, no `van` or `de` among capitals.
fn stands_alone(part: &NamePart, name_has_capitals: bool) -> bool {
    /// They stand before and behind the names of many.
    const TITLES: [&str; 22] = [
        "dr", "prof", "mr", "mrs", "ms", "mx", "miss", "sir", "herr", "frau", "mme", "mlle", "jr", "sr", "ii", "iii",
        "phd", "msc", "bsc", "dipl", "ing", "dott",
    ];
    let is_long = part.length() > 1;
    let is_particle = name_has_capitals && !part.is_capital;
    is_long && !is_particle && !TITLES.contains(&part.letters.as_str())
}

fn pattern<'p>(parts: impl IntoIterator<Item = &'p NamePart>, form: NameForm) -> NamePattern {
    let (letters, parts_at, parted_at, umlauts) = Default::default();
    let mut pattern = NamePattern { letters, parts_at, parted_at, umlauts, form };
    let mut length = 0;
    for part in parts {
        pattern.parts_at.extend((length > 0).then_some((length, part.before)));
        pattern.parted_at.extend(part.parted_at.iter().map(|at| at + length));
        pattern.umlauts.extend(part.umlauts.iter().map(|at| at + length));
        pattern.letters.push_str(&part.letters);
        length += part.length();
    }
    pattern
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of_form(name: &str, form: NameForm) -> Vec<String> {
        of_person(name).into_iter().filter(|pattern| pattern.form == form).map(|pattern| pattern.letters).collect()
    }

    #[test]
    fn a_full_name_is_found_by_its_forms() {
        assert_eq!(of_form("Sam Patrick O'Neil", NameForm::Whole), ["sampatrickoneil", "samoneil"]);
        assert_eq!(of_form("Sam O'Neil", NameForm::Turned), ["oneilsam"]);
        assert_eq!(of_form("Sam O'Neil", NameForm::Initials), ["soneil"]);
        assert_eq!(of_form("Sam O'Neil", NameForm::Part), ["sam", "oneil"]);
        assert_eq!(of_form("Dr. Ludwig van Beethoven", NameForm::Part), ["ludwig", "beethoven"]);
        assert_eq!(of_form("sam oneil", NameForm::Part), ["sam", "oneil"]);
        assert_eq!(of_form("Sam", NameForm::Part), ["sam"]);
        assert_eq!(of_form("Sam O", NameForm::Part), ["sam"]);
    }

    #[test]
    fn a_phrase_is_found_whole() {
        let patterns = of_word("Acme Corp");
        assert_eq!(patterns.len(), 1);
        assert_eq!(
            (patterns[0].letters.as_str(), patterns[0].parts_at.as_slice()),
            ("acmecorp", &[(4, LetterGap::Space)][..])
        );
        assert_eq!(of_word("???"), []);
    }
}
