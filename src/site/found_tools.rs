//! What the words of one transcript name: a tool by its number, whoever names it by their place, quotes by theirs.
//!
//! Comes in: a transcript, the names of tools, who of its speakers counts. Goes out: [`FoundTools`], which mean the same in every
//! build that reads the same words. Does not know: which study they are in.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::tool_names::{NamedTool, ToolNames};
use super::transcripts::Transcript;
use super::turn_words::{HtmlPlace, TurnWords, each_turn};
use crate::content::limits::LimitId;

/// What the words of one transcript name.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct FoundTools {
    /// Those who say something, by their places among the interview's people.
    pub(super) heard: BTreeSet<usize>,
    /// By the tool's number.
    pub(super) tools: BTreeMap<usize, FoundTool>,
    /// In each turn the first name of each tool that stands in the HTML as it was said, in order.
    pub(super) links: Vec<(HtmlPlace, usize)>,
}

/// Where one tool is named.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct FoundTool {
    /// By whom.
    pub(super) people: BTreeSet<usize>,
    /// Who is the first.
    pub(super) person: usize,
    /// In which turn that is, from 0.
    pub(super) turn: usize,
    /// What they say.
    pub(super) sentence: MentionSentence,
    /// The quotes with the name in them, by their numbers in the file, each with who says it.
    pub(super) quotes: BTreeSet<(usize, usize)>,
}

/// A sentence with a name in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct MentionSentence {
    pub(super) before: String,
    pub(super) name: String,
    pub(super) behind: String,
}

impl FoundTools {
    /// Reads a transcript. `seats` has for each speaker which of the people it is, if it is one who counts.
    pub(super) fn new(
        names: &ToolNames,
        transcript: &Transcript<'_>,
        seats: &[Option<usize>],
        withholds: impl Fn(LimitId) -> bool,
    ) -> Self {
        let mut all = Self::default();
        let is_wanted = |speaker: usize| seats[speaker].is_some();
        each_turn(transcript, is_wanted, withholds, |words| {
            let Some(person) = seats[words.speaker] else { return };
            let named = names.find(&words.text);
            all.link(words, &named);
            all.heard.insert(person);
            named.iter().for_each(|named| all.add(words, named, person));
        });
        all
    }

    /// One name of two tools leads to the first.
    fn link(&mut self, words: &TurnWords, named: &[NamedTool]) {
        let (mut linked, mut end): (Vec<usize>, usize) = (Vec::new(), 0);
        for NamedTool { tool, range } in named {
            let is_new = !linked.contains(tool) && range.start >= end;
            let Some(place) = words.in_html(range).filter(|_| is_new) else { continue };
            end = range.end;
            linked.push(*tool);
            self.links.push((place, *tool));
        }
    }

    fn add(&mut self, words: &TurnWords, NamedTool { tool, range }: &NamedTool, person: usize) {
        let found = self.tools.entry(*tool).or_insert_with(|| FoundTool {
            people: BTreeSet::new(),
            person,
            turn: words.turn,
            sentence: MentionSentence::new(&words.text, range),
            quotes: BTreeSet::new(),
        });
        found.people.insert(person);
        found.quotes.extend(words.quotes_at(range).map(|quote| (quote, person)));
    }
}

/// How much of a sentence is shown before a name, and how much behind it, in bytes.
pub(super) const MOST_SHOWN: usize = 160;

impl MentionSentence {
    /// The sentence of a text that a name stands in, without what is too far from it.
    pub(super) fn new(text: &str, name: &Range<usize>) -> Self {
        let is_end = |c: char| matches!(c, '.' | '!' | '?' | '…' | '。' | '！' | '？' | '\n');
        let from = text.floor_char_boundary(name.start.saturating_sub(MOST_SHOWN));
        let to = text.ceil_char_boundary((name.end + MOST_SHOWN).min(text.len()));
        let (before, behind) = (&text[from..name.start], &text[name.end..to]);
        let start = before.rfind(is_end).map(|at| at + before[at..].chars().next().map_or(0, char::len_utf8));
        let end = behind.find(is_end).map(|at| at + behind[at..].chars().next().map_or(0, char::len_utf8));
        let cut_before = start.is_none() && from > 0;
        let cut_behind = end.is_none() && to < text.len();
        let mut shown = MentionSentence {
            before: single_spaced(&before[start.unwrap_or(0)..]).trim_start().to_owned(),
            name: single_spaced(&text[name.clone()]),
            behind: single_spaced(&behind[..end.unwrap_or(behind.len())]).trim_end().to_owned(),
        };
        if cut_before {
            let word = shown.before.find(' ').map_or(0, |at| at + 1);
            shown.before = format!("… {}", &shown.before[word..]);
        }
        if cut_behind {
            let word = shown.behind.rfind(' ').unwrap_or(shown.behind.len());
            shown.behind = format!("{} …", &shown.behind[..word]);
        }
        shown
    }
}

/// A text with white space as single spaces, also at its ends.
fn single_spaced(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c.is_whitespace() {
            true if out.ends_with(' ') => {}
            true => out.push(' '),
            false => out.push(c),
        }
    }
    out
}
