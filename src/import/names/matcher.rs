//! Finds listed names in a text, all in one pass.
//!
//! Comes in: patterns, a text. Goes out: [`NameMatch`]es that do not overlap, the longest first. Does not know: what a name is
//! replaced by, where the list lies.
//!
//! One automaton finds the rows of letters; what stands between and around them decides whether it is the name. So `Sam` is not
//! found in `Samsung`, and is in `Sam's`.

use std::ops::Range;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

use super::folded_text::{AddressKind, FoldedText, LetterLook};
use super::gap::LetterGap;
use super::pattern::{NameForm, NamePattern};

/// Finds listed names.
#[derive(Debug)]
pub(super) struct NameMatcher {
    automaton: Option<AhoCorasick>,
    /// Each with the entry that it is of.
    patterns: Vec<(usize, NamePattern)>,
}

/// A name in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NameMatch {
    /// The bytes of the text.
    pub(super) span: Range<usize>,
    /// The entries that it may be of: several people may share a first name.
    pub(super) entries: Vec<usize>,
    /// Whether it is a part of a name only.
    pub(super) is_part: bool,
}

/// So many letters written together in small are no chance: `samoneil`.
const NO_CHANCE: usize = 8;

impl NameMatcher {
    /// A matcher of patterns, each with the entry that it is of.
    pub(super) fn new(patterns: Vec<(usize, NamePattern)>) -> Self {
        let rows = patterns.iter().map(|(_, pattern)| pattern.letters.as_bytes());
        // It fails only where the list is larger than any file that is read.
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::Standard)
            .kind(Some(AhoCorasickKind::ContiguousNFA))
            .build(rows)
            .ok()
            .filter(|_| !patterns.is_empty());
        Self { automaton, patterns }
    }

    /// What is found, in the order of the text, none inside of another.
    pub(super) fn find(&self, text: &str) -> Vec<NameMatch> {
        apart(self.find_all(text))
    }

    /// All that is found, also inside of each other.
    pub(super) fn find_all(&self, text: &str) -> Vec<NameMatch> {
        let Some(automaton) = &self.automaton else { return Vec::new() };
        let folded = FoldedText::new(text);
        let mut found = Vec::new();
        for hit in automaton.find_overlapping_iter(&folded.row) {
            let (entry, pattern) = &self.patterns[hit.pattern().as_usize()];
            let letters = folded.letters_of(hit.range());
            if (PossibleName { folded: &folded, pattern, letters: letters.clone() }).holds() {
                let start = with_plus(text, folded.letters[letters.start].span.start);
                let span = start..folded.letters[letters.end - 1].span.end;
                found.push(NameMatch { span, entries: vec![*entry], is_part: pattern.form == NameForm::Part });
            }
        }
        found
    }
}

/// Where a number that begins at a place begins with its plus: `+49 170` is one to call, and `C++11` has none.
fn with_plus(text: &str, start: usize) -> usize {
    let is_number = text[start..].starts_with(|c: char| c.is_ascii_digit());
    let before =
        text[..start].strip_suffix('+').filter(|before| !before.ends_with(|c: char| c.is_alphanumeric() || c == '+'));
    before.filter(|_| is_number).map_or(start, str::len)
}

/// The first matches, of those that begin at the same place the longest; several entries of one place are one match.
fn apart(mut found: Vec<NameMatch>) -> Vec<NameMatch> {
    found.sort_by(|a, b| {
        (a.span.start, b.span.end, a.is_part, &a.entries).cmp(&(b.span.start, a.span.end, b.is_part, &b.entries))
    });
    let mut apart: Vec<NameMatch> = Vec::new();
    for next in found {
        match apart.last_mut() {
            Some(last) if last.span == next.span => {
                if last.is_part == next.is_part && !last.entries.contains(&next.entries[0]) {
                    last.entries.extend(next.entries);
                }
            }
            Some(last) if next.span.start < last.span.end => {}
            _ => apart.push(next),
        }
    }
    apart
}

/// A row of letters that is the one of a pattern.
struct PossibleName<'f> {
    folded: &'f FoldedText,
    pattern: &'f NamePattern,
    letters: Range<usize>,
}

impl PossibleName<'_> {
    /// Whether it is the name.
    fn holds(&self) -> bool {
        self.begins() && self.ends() && self.has_case() && self.has_umlauts() && self.goes_on()
    }

    fn look(&self, letter: usize) -> LetterLook {
        self.folded.letters[letter].look
    }

    fn address(&self) -> AddressKind {
        self.look(self.letters.start).address
    }

    /// Whether no word goes on before it.
    fn begins(&self) -> bool {
        let first = self.letters.start;
        let is_initials = self.pattern.form == NameForm::Initials;
        let parted = match self.folded.gap_before(first) {
            LetterGap::None => self.is_unspaced(first),
            LetterGap::Hump => self.may_touch(),
            LetterGap::Apostrophe => !is_initials,
            _ => true,
        };
        parted && self.look(first).is_first
    }

    /// Whether no word goes on behind it, but an `s` that says whose.
    fn ends(&self) -> bool {
        let next = self.letters.end;
        let last_is_letter = self.pattern.parts_at.last().is_some_and(|(at, _)| at + 1 == self.letters.len());
        let is_parted = match self.folded.gap_before(next) {
            LetterGap::None => self.is_unspaced(next - 1) && self.look_behind(next).is_none_or(|look| look.is_first),
            LetterGap::Hump => self.may_touch(),
            // A last name of one letter is an initial, and `O'Neil` has another one.
            LetterGap::Apostrophe if last_is_letter => false,
            gap if self.pattern.form == NameForm::LastInitial => matches!(gap, LetterGap::Stop | LetterGap::Joined),
            _ => true,
        };
        is_parted || self.is_whose(next)
    }

    fn look_behind(&self, letter: usize) -> Option<LetterLook> {
        self.folded.letters.get(letter).map(|letter| letter.look)
    }

    /// Whether only an `s` is behind it: `Sams Team`, as German has it.
    fn is_whose(&self, next: usize) -> bool {
        let is_name = matches!(self.pattern.form, NameForm::Whole | NameForm::Part | NameForm::Turned);
        is_name
            && next < self.folded.letters.len()
            && self.folded.gap_before(next) == LetterGap::None
            && self.folded.letter(next) == "s"
            && !matches!(self.folded.gap_before(next + 1), LetterGap::None | LetterGap::Apostrophe)
    }

    /// Whether a name may begin or end where a capital follows a small letter: `InterviewSamKlein`.
    fn may_touch(&self) -> bool {
        !self.pattern.parts_at.is_empty() || self.address() != AddressKind::None
    }

    /// Whether nothing need part words at a letter, and the name is not so short that it stands in many.
    fn is_unspaced(&self, letter: usize) -> bool {
        let characters = || self.letters.clone().filter(|letter| self.look(*letter).is_first).count();
        self.look(letter).is_unspaced && characters() > 1
    }

    /// Whether its capitals are as its form wants them.
    fn has_case(&self) -> bool {
        let first = self.look(self.letters.start).is_capital;
        match self.pattern.form {
            NameForm::Whole | NameForm::Turned => true,
            NameForm::Part => first || self.address() == AddressKind::Mail,
            NameForm::Initials => {
                let starts = self.pattern.parts_at.iter().map(|(at, _)| *at);
                let initials = std::iter::once(0).chain(starts).take(self.pattern.parts_at.len());
                self.address() != AddressKind::None || initials.into_iter().all(|at| self.is_capital_at(at))
            }
            NameForm::LastInitial => {
                first && self.pattern.parts_at.last().is_some_and(|(at, _)| self.is_capital_at(*at))
            }
            NameForm::Mail => self.address() == AddressKind::Mail,
        }
    }

    fn is_capital_at(&self, at: usize) -> bool {
        self.look(self.letters.start + at).is_capital
    }

    fn has_umlauts(&self) -> bool {
        self.pattern.umlauts.iter().all(|at| self.look(self.letters.start + at).is_umlaut)
    }

    /// Whether what stands between its letters may stand there.
    fn goes_on(&self) -> bool {
        let mut parts = self.pattern.parts_at.iter().peekable();
        let mut part_start = 0;
        (1..self.letters.len()).all(|at| {
            let gap = self.folded.gap_before(self.letters.start + at);
            let Some((_, listed)) = parts.next_if(|(part, _)| *part == at) else {
                return self.may_stand_in_part(at, at - part_start, gap);
            };
            let is_initial = at - part_start == 1;
            part_start = at;
            self.may_part(at, *listed, gap, is_initial)
        })
    }

    /// Whether something may stand between two parts.
    fn may_part(&self, at: usize, listed: LetterGap, gap: LetterGap, is_initial: bool) -> bool {
        match gap {
            LetterGap::Space | LetterGap::Joined | LetterGap::Hump | LetterGap::Digit => true,
            LetterGap::Stop => is_initial || listed == LetterGap::Stop,
            LetterGap::Comma => self.pattern.form == NameForm::Turned || listed == LetterGap::Comma,
            LetterGap::Wall => listed == LetterGap::Wall,
            LetterGap::Apostrophe => false,
            LetterGap::None => self.may_be_together(at),
        }
    }

    /// Whether two parts may be written together: where that is no chance.
    fn may_be_together(&self, at: usize) -> bool {
        match self.pattern.form {
            NameForm::Initials | NameForm::LastInitial => self.look(self.letters.start + at).is_unspaced,
            NameForm::Mail => true,
            NameForm::Whole | NameForm::Turned | NameForm::Part => {
                self.letters.len() >= NO_CHANCE
                    || self.address() != AddressKind::None
                    || self.look(self.letters.start + at).is_unspaced
            }
        }
    }

    /// Whether something may stand inside of a part.
    fn may_stand_in_part(&self, at: usize, in_part: usize, gap: LetterGap) -> bool {
        /// Shorter words have an apostrophe of their own: `I'll`.
        const LONG: usize = 5;
        let is_parted = self.pattern.parted_at.contains(&at);
        match gap {
            LetterGap::None | LetterGap::Hump => true,
            LetterGap::Apostrophe => is_parted || (in_part == 1 && self.letters.len() >= LONG),
            LetterGap::Joined | LetterGap::Digit => is_parted,
            LetterGap::Space => is_parted || self.look(self.letters.start + at).is_unspaced,
            LetterGap::Comma | LetterGap::Stop | LetterGap::Wall => false,
        }
    }
}
