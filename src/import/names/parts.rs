//! The parts of a name, and where it may be parted.
//!
//! Comes in: a name as it is listed. Goes out: its [`NamePart`]s, for each way of writing it with other letters. Does not know:
//! where the name is looked for.

use unicode_script::{Script, UnicodeScript};

use super::folded_text::FoldedText;
use super::gap::LetterGap;
use crate::base::letters;
use crate::base::slug::Slug;

/// A part of a name: what stands between two spaces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NamePart {
    /// Its letters in one form.
    pub(super) letters: String,
    /// The letters before which it may be parted, counted from 0: `O'Neil`, `Anne-Marie`, `McDonald`.
    pub(super) parted_at: Vec<usize>,
    /// The letters that must be written as umlauts, since the list has `oe` for `ö`.
    pub(super) umlauts: Vec<usize>,
    /// The letters that are umlauts in the list.
    dotted: Vec<usize>,
    /// Whether it is written with a capital, or in a script that has none.
    pub(super) is_capital: bool,
    /// What stands before it.
    pub(super) before: LetterGap,
}

impl NamePart {
    /// How many letters it has.
    pub(super) fn length(&self) -> usize {
        self.letters.chars().count()
    }

    /// Its first letter alone.
    pub(super) fn initial(&self) -> Self {
        Self {
            letters: self.letters.chars().take(1).collect(),
            parted_at: Vec::new(),
            umlauts: self.umlauts.iter().copied().filter(|at| *at == 0).collect(),
            ..self.clone()
        }
    }
}

/// The parts of a name in each way in which it may be spelt: as listed, with `ue` for `ü`, with `ü` for `ue`, in Latin letters.
pub(super) fn spellings(name: &str) -> Vec<Vec<NamePart>> {
    /// More than any name has; a phrase of many umlauts is not spelt in all ways at once.
    const MOST: usize = 32;
    let mut spellings = vec![Vec::new()];
    for part in parts(name) {
        let ways = ways(&part);
        let longer = |spelling: &Vec<NamePart>| {
            let with = |way: &NamePart| spelling.iter().chain([way]).cloned().collect::<Vec<_>>();
            ways.iter().map(with).collect::<Vec<_>>()
        };
        spellings = spellings.iter().flat_map(longer).take(MOST).collect();
    }
    let is_other_script = |c: char| !c.is_ascii() && letters::has_ascii_form(c) && c.script() != Script::Latin;
    if name.chars().any(is_other_script) {
        spellings.push(name.split_whitespace().filter_map(in_latin).flat_map(|part| parts(&part)).collect());
    }
    spellings.retain(|spelling| !spelling.is_empty());
    spellings
}

/// A part in the ways in which it may be spelt.
fn ways(part: &NamePart) -> Vec<NamePart> {
    let mut ways = vec![part.clone()];
    for way in [with_e(part), with_a(part), without_e(part)] {
        if !ways.contains(&way) {
            ways.push(way);
        }
    }
    ways
}

/// The parts of a name as it is written.
pub(super) fn parts(name: &str) -> Vec<NamePart> {
    let folded = FoldedText::new(name);
    let letter = |index: usize| -> &str { folded.letter(index) };
    let mut parts: Vec<NamePart> = Vec::new();
    for (index, place) in folded.letters.iter().enumerate() {
        let is_new = match place.before {
            LetterGap::None | LetterGap::Hump | LetterGap::Apostrophe | LetterGap::Digit => index == 0,
            LetterGap::Joined => !is_hyphen(&name[folded.letters[index - 1].span.end..place.span.start]),
            _ => true,
        };
        match parts.last_mut().filter(|_| !is_new) {
            Some(part) => {
                if place.before != LetterGap::None {
                    part.parted_at.push(part.length());
                }
                part.dotted.extend(place.look.is_umlaut.then(|| part.length()));
                part.letters.push_str(letter(index));
            }
            None => parts.push(NamePart {
                letters: letter(index).to_owned(),
                parted_at: Vec::new(),
                umlauts: Vec::new(),
                dotted: if place.look.is_umlaut { vec![0] } else { Vec::new() },
                is_capital: place.look.is_capital,
                // Another part may come before the first.
                before: if index == 0 { LetterGap::Space } else { place.before },
            }),
        }
    }
    parts
}

fn is_hyphen(between: &str) -> bool {
    between.chars().all(|c| !matches!(c, '.' | '_' | '+'))
}

/// `Müller` as `Mueller`.
fn with_e(part: &NamePart) -> NamePart {
    respelt(part, |letters, at| match letters[at] {
        'a' if part.dotted.contains(&at) => (vec!['a', 'e'], 1),
        'o' if part.dotted.contains(&at) => (vec!['o', 'e'], 1),
        'u' if part.dotted.contains(&at) => (vec!['u', 'e'], 1),
        other => (vec![other], 1),
    })
}

/// `Åkesson` as `Aakesson`.
fn with_a(part: &NamePart) -> NamePart {
    respelt(part, |letters, at| match letters[at] {
        'a' if part.dotted.contains(&at) => (vec!['a', 'a'], 1),
        other => (vec![other], 1),
    })
}

/// `Mueller` as `Müller`: then the letter must have its dots, so that `Sue` is not found in `Su`.
fn without_e(part: &NamePart) -> NamePart {
    respelt(part, |letters, at| {
        let is_pair = matches!((letters[at], letters.get(at + 1)), ('a' | 'o' | 'u', Some('e')) | ('a', Some('a')));
        (vec![letters[at]], if is_pair && !part.parted_at.contains(&(at + 1)) { 2 } else { 1 })
    })
}

/// A part with other letters: `spell` says for a letter what is written, and how many letters that is for.
fn respelt(part: &NamePart, spell: impl Fn(&[char], usize) -> (Vec<char>, usize)) -> NamePart {
    let letters: Vec<char> = part.letters.chars().collect();
    let mut other = NamePart { letters: String::new(), parted_at: Vec::new(), ..part.clone() };
    let (mut at, mut length) = (0, 0);
    while at < letters.len() {
        let (written, taken) = spell(&letters, at);
        other.parted_at.extend(part.parted_at.contains(&at).then_some(length));
        other.umlauts.extend((taken > 1).then_some(length));
        other.letters.extend(&written);
        length += written.len();
        at += taken;
    }
    other
}

/// A word as addresses have it, with a capital where it had one.
fn in_latin(word: &str) -> Option<String> {
    let slug = Slug::from_text(word)?;
    let is_capital = word.chars().next().is_some_and(char::is_uppercase);
    let mut chars = slug.as_str().chars();
    let first = chars.next()?;
    let first = if is_capital { first.to_ascii_uppercase() } else { first };
    Some(std::iter::once(first).chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(name: &str) -> Vec<String> {
        let part = |part: NamePart| {
            let letters = part.letters.chars().enumerate();
            letters
                .flat_map(|(at, c)| {
                    let mark = part.parted_at.contains(&at).then_some('|');
                    mark.into_iter().chain([c]).chain(part.umlauts.contains(&at).then_some('\u{308}'))
                })
                .collect::<String>()
        };
        spellings(name).into_iter().map(|it| it.into_iter().map(part).collect::<Vec<_>>().join(" ")).collect()
    }

    #[test]
    fn names_have_parts_and_spellings() {
        for (name, expected) in [
            ("Sam O'Neil", vec!["sam o|neil"]),
            ("Anne-Marie  McDonald", vec!["anne|marie mc|donald"]),
            ("sam.oneil", vec!["sam oneil"]),
            ("Jörg Müller", vec!["jorg muller", "jorg mueller", "joerg muller", "joerg mueller"]),
            ("Joe Mueller", vec!["joe mueller", "joe mu\u{308}ller", "jo\u{308} mueller", "jo\u{308} mu\u{308}ller"]),
            ("Sören", vec!["soren", "soeren"]),
            ("Олена Шевченко", vec!["олена шевченко", "olena shevchenko"]),
            ("田中 太郎", vec!["田中 太郎"]),
            ("O'Neil, Sam", vec!["o|neil sam"]),
        ] {
            assert_eq!(shown(name), expected, "{name}");
        }
    }
}
