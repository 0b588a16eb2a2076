//! What may be a name and is still in a text, for whoever looks through it.
//!
//! Comes in: what is written, the labels that a recorder wrote, the names that took their place, what else is known. Goes out:
//! [`NameLeft`]s. Does not know: whether they are names.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashSet;

use super::given_names::is_given_name;
use super::likely::{self, LikelyKind, LikelyName, looks_like_somebody};
use super::parts;
use super::trade_words::is_trade_word;
use super::written_words::WrittenWords;
use crate::base::fold;
use crate::import::report::NameLeft;

/// What names are looked for in.
pub(in crate::import) struct LeftTexts<'t> {
    /// What is said, a paragraph each, with the line that it is written on.
    pub(in crate::import) paragraphs: Vec<(usize, &'t str)>,
    /// What is somebody's name for sure, and is said from the first time on: labels, listed words.
    pub(in crate::import) recorded: Vec<&'t str>,
    /// The names that are written in the labels.
    pub(in crate::import) written: Vec<&'t str>,
    /// What the study has as a tool, a team or a theme.
    pub(in crate::import) known: &'t [String],
}

/// What may be a name: first what is known as one, and among the others first what is rare. A tool comes often, and whoever is named
/// once is overlooked.
pub(in crate::import) fn names_left(texts: &LeftTexts<'_>) -> Vec<NameLeft> {
    let judge = NameJudge::new(texts);
    let mut found: BTreeMap<String, NameLeft> = BTreeMap::new();
    for (line, text) in &texts.paragraphs {
        for name in likely::names_in(text) {
            let Some(is_known) = judge.judge(&name) else { continue };
            let left = found.entry(name.text.clone());
            let left = left.or_insert_with(|| NameLeft { name: name.text, times: 0, line: *line, is_known });
            left.times += 1;
        }
    }
    let mut left: Vec<NameLeft> = found.into_values().collect();
    left.sort_by_key(|left| (!left.is_known, left.times));
    left
}

/// Judges what looks like a name by all that the text says beside it.
struct NameJudge {
    words: WrittenWords,
    recorded: BTreeSet<String>,
    written: BTreeSet<String>,
    known: FxHashSet<String>,
}

impl NameJudge {
    fn new(texts: &LeftTexts<'_>) -> Self {
        Self {
            words: WrittenWords::of(texts.paragraphs.iter().map(|(_, text)| *text)),
            recorded: texts.recorded.iter().flat_map(|name| letters(name)).collect(),
            written: texts.written.iter().flat_map(|name| letters(name)).collect(),
            known: texts.known.iter().map(|name| fold::name(name).into_owned()).collect(),
        }
    }

    /// Whether what looks like a name is known as one; none where it is not worth a line.
    fn judge(&self, name: &LikelyName) -> Option<bool> {
        let own = letters(&name.text);
        if own.iter().all(|part| self.written.contains(part)) {
            return None;
        }
        if own.iter().any(|part| self.recorded.contains(part)) {
            return Some(true);
        }
        let words = || name.text.split(' ');
        let is_of_study = |word: &str| self.known.contains(&*fold::name(word));
        if is_of_study(&name.text) || words().all(is_of_study) {
            return None;
        }
        match name.kind {
            LikelyKind::Word | LikelyKind::Phrase if is_trade_word(&name.text) => None,
            LikelyKind::Word | LikelyKind::Phrase if words().any(is_given_name) => Some(true),
            LikelyKind::Word => self.may_be_somebody(&name.text).then_some(false),
            LikelyKind::Phrase => words().any(|word| !self.words.has_small(word)).then_some(false),
            _ => Some(true),
        }
    }

    fn may_be_somebody(&self, word: &str) -> bool {
        !self.words.has_noun_capitals && !self.words.has_small(word) && looks_like_somebody(word)
    }
}

fn letters(name: &str) -> Vec<String> {
    parts::parts(name).into_iter().map(|part| part.letters).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What may be a name, with how often and the line where it stands first; what is known as one has a star.
    fn left(texts: &[&str], recorded: &[&str], known: &[&str]) -> Vec<String> {
        let known: Vec<String> = known.iter().map(|name| (*name).to_owned()).collect();
        let texts = LeftTexts {
            paragraphs: texts.iter().enumerate().map(|(index, text)| (index + 1, *text)).collect(),
            recorded: recorded.to_vec(),
            written: vec!["P07", "Mira"],
            known: &known,
        };
        let said = |left: NameLeft| {
            let star = if left.is_known { "*" } else { "" };
            format!("{}{star} {} {}", left.name, left.times, left.line)
        };
        names_left(&texts).into_iter().map(said).collect()
    }

    #[test]
    fn one_word_within_a_sentence_may_be_a_name() {
        assert_eq!(left(&["And then Petra looked at it. Then nobody did."], &[], &[]), ["Petra* 1 1"]);
        assert_eq!(
            left(&["Nobody.", "We asked Okonjo, and Okonjo knew.", "So did Yıldız."], &[], &[]),
            ["Yıldız 1 3", "Okonjo 2 2"]
        );
    }

    #[test]
    fn what_is_no_name_is_left_out() {
        for text in [
            "Petra looked. Priya too!",
            "So the API and the APIs, and I'm on GitHub.",
            "It was We who did it, and we knew.",
            "On Monday, and in March, OK?",
            "So P07 and Mira know.",
            "Then Kubernetes and Payments.",
        ] {
            assert_eq!(left(&[text], &[], &["Kubernetes", "payments"]), [] as [&str; 0], "{text}");
        }
    }

    #[test]
    fn a_capital_says_nothing_where_each_noun_has_one() {
        let text =
            "Und dann hat Petra das auf dem Server gesehen, aber wir haben auch mit Frau Özil und dem Team gesprochen.";
        assert_eq!(left(&[text], &[], &[]), ["Petra* 1 1", "Özil* 1 1"]);
    }

    #[test]
    fn a_speakers_name_is_known_as_one() {
        let texts = ["So I asked Will, and will again.", "And who is Priya Raman? Ask Sam or sam@acme.example."];
        assert_eq!(
            left(&texts, &["Sam O'Neil"], &[]),
            ["Priya Raman* 1 2", "Sam* 1 2", "Will* 1 1", "sam@acme.example* 1 2"]
        );
    }
}
