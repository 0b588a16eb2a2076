//! Who names which tool: of each tool the people, the first time in each interview, and the themes of what they were saying.
//!
//! Comes in: what is released, the words of its transcripts. Goes out: [`ToolMentions`], made once for all pages in one pass over
//! the words. Does not know: what a page shows of them.
//!
//! They are made from released words: what an audience may not read mentions nothing there.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use rayon::prelude::*;

use super::tool_names::{NamedTool, ToolNames};
use super::transcripts::{Transcript, Transcripts};
use super::turn_words::{HtmlPlace, TurnWords, each_turn};
use crate::content::interview::SpeakerRole;
use crate::knowledge::{InterviewId, ParticipantId, QuoteId, ThemeId, ToolId};
use crate::release::{QuotePiece, Released, ReleasedInterview, ReleasedPerson, ReleasedQuote, ReleasedSpeaker};

/// Who names which tool.
#[derive(Debug, Default)]
pub(super) struct ToolMentions {
    /// Those whose words may be read.
    pub(super) heard: BTreeSet<ParticipantId>,
    /// Of each tool who names it.
    tools: BTreeMap<ToolId, MentionedTool>,
}

/// Who names a tool.
#[derive(Debug, Default)]
pub(super) struct MentionedTool {
    /// Those who name it, each by an interview and the place among its people.
    pub(super) people: BTreeMap<(InterviewId, usize), ParticipantId>,
    /// The first time in each interview, in the order of those.
    pub(super) first: Vec<FirstMention>,
    /// The themes of quotes in which it is named, with who said them.
    pub(super) themes: BTreeMap<ThemeId, BTreeSet<ParticipantId>>,
}

impl MentionedTool {
    /// How many people name it.
    pub(super) fn count(&self) -> usize {
        self.people.values().collect::<BTreeSet<_>>().len()
    }
}

/// The first time that a tool is named in an interview.
#[derive(Debug, Clone)]
pub(super) struct FirstMention {
    pub(super) interview: InterviewId,
    /// Who names it, by the place among the interview's people.
    pub(super) person: usize,
    pub(super) place: MentionPlace,
    pub(super) sentence: MentionSentence,
}

/// Where something was said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum MentionPlace {
    /// In a turn of a transcript that may be read, by its number from 0.
    Turn(usize),
    /// In a quote, whose transcript may not be read.
    Quote(QuoteId),
}

/// A sentence with a name in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct MentionSentence {
    pub(super) before: String,
    pub(super) name: String,
    pub(super) behind: String,
}

impl ToolMentions {
    /// Of all interviews, one after the other.
    pub(super) fn new<'m>(interviews: impl Iterator<Item = &'m InterviewMentions>) -> Self {
        let mut all = Self::default();
        for InterviewMentions { heard, tools, .. } in interviews {
            all.heard.extend(heard);
            for (id, MentionedTool { people, first, themes }) in tools {
                let tool = all.tools.entry(*id).or_default();
                tool.people.extend(people);
                tool.first.extend_from_slice(first);
                for (theme, people) in themes {
                    tool.themes.entry(*theme).or_default().extend(people);
                }
            }
        }
        all
    }

    /// Who names a tool; none where nobody does.
    pub(super) fn of(&self, tool: ToolId) -> Option<&MentionedTool> {
        self.tools.get(&tool)
    }
}

/// The tools that somebody names.
pub fn mentioned_tools(released: Released<'_>, transcripts: &dyn Transcripts) -> BTreeSet<ToolId> {
    let names = ToolNames::new(released);
    let ids: Vec<InterviewId> = released.interview_ids().collect();
    let named = ids
        .into_par_iter()
        .flat_map_iter(|id| InterviewMentions::new(released, &names, transcripts, id).tools.into_keys());
    named.collect()
}

/// Who names which tool in one interview.
#[derive(Debug, Default)]
pub(super) struct InterviewMentions {
    heard: BTreeSet<ParticipantId>,
    tools: BTreeMap<ToolId, MentionedTool>,
    /// Where its transcript leads to tools, in order: in each turn of a participant the first name of each.
    pub(super) links: Vec<(HtmlPlace, ToolId)>,
}

impl InterviewMentions {
    /// Reads the words of an interview that may be read, where there is a name to find.
    pub(super) fn new(
        released: Released<'_>,
        names: &ToolNames,
        transcripts: &dyn Transcripts,
        id: InterviewId,
    ) -> Self {
        let mut mentions = Self::default();
        if names.is_empty() {
            return mentions;
        }
        let Some(interview) = released.interview(id) else {
            let quotes = released.quotes_of(id).flatten().filter(|quote| quote.is_by_participant());
            quotes.for_each(|quote| mentions.quote(names, quote));
            return mentions;
        };
        // A file that is no longer what was read is complained of where its page is made.
        if let Ok(transcript) = transcripts.transcript(interview.transcript()) {
            mentions.transcript(names, interview, &transcript);
        }
        mentions
    }

    fn transcript(&mut self, names: &ToolNames, interview: ReleasedInterview<'_>, transcript: &Transcript<'_>) {
        let people: Vec<ParticipantId> = interview.people().map(ReleasedPerson::participant).collect();
        let seats = participants(interview);
        let (is_wanted, file) = (|speaker: usize| seats[speaker].is_some(), interview.file());
        each_turn(
            transcript,
            is_wanted,
            |limit| file.withholds(limit),
            |words| {
                let Some(person) = seats[words.speaker] else { return };
                let named = names.find(&words.text);
                self.links(words, &named);
                self.heard.insert(people[person]);
                named.iter().for_each(|named| self.named(interview, words, named, (person, people[person])));
            },
        );
    }

    /// The first name of each tool that stands in the HTML as it was said. One name of two tools leads to the first.
    fn links(&mut self, words: &TurnWords, named: &[NamedTool]) {
        let (mut linked, mut end): (Vec<ToolId>, usize) = (Vec::new(), 0);
        for NamedTool { tool, range } in named {
            let is_new = !linked.contains(tool) && range.start >= end;
            let Some(place) = words.in_html(range).filter(|_| is_new) else { continue };
            end = range.end;
            linked.push(*tool);
            self.links.push((place, *tool));
        }
    }
}

/// For each speaker which of the interview's people it is; none for those whose words are no participant's.
fn participants(interview: ReleasedInterview<'_>) -> Vec<Option<usize>> {
    let seat = |speaker: ReleasedSpeaker<'_>| {
        (speaker.role() == SpeakerRole::Participant).then(|| speaker.person().unwrap_or_default())
    };
    interview.speakers().map(seat).collect()
}

impl InterviewMentions {
    fn named(
        &mut self,
        interview: ReleasedInterview<'_>,
        words: &TurnWords,
        named: &NamedTool,
        (person, participant): (usize, ParticipantId),
    ) {
        let tool = self.tools.entry(named.tool).or_default();
        tool.people.insert((interview.id(), person), participant);
        if tool.first.is_empty() {
            let place = MentionPlace::Turn(words.turn);
            let sentence = sentence(&words.text, &named.range);
            tool.first.push(FirstMention { interview: interview.id(), person, place, sentence });
        }
        let quotes = words.quotes_at(&named.range).filter_map(|quote| interview.nth_quote(quote));
        for theme in quotes.flat_map(ReleasedQuote::themes) {
            tool.themes.entry(theme).or_default().insert(participant);
        }
    }

    /// A quote whose transcript may not be read.
    fn quote(&mut self, names: &ToolNames, quote: ReleasedQuote<'_>) {
        let words = quote.pieces().map(|piece| match piece {
            QuotePiece::Words(words) => words,
            QuotePiece::Withheld => " … ",
        });
        let text: String = words.collect();
        let (participant, person) = (quote.participant(), quote.seat());
        self.heard.insert(participant);
        for named in names.find(&text) {
            let tool = self.tools.entry(named.tool).or_default();
            tool.people.insert((quote.interview(), person), participant);
            if tool.first.is_empty() {
                let place = MentionPlace::Quote(quote.id());
                let sentence = sentence(&text, &named.range);
                tool.first.push(FirstMention { interview: quote.interview(), person, place, sentence });
            }
            for theme in quote.themes() {
                tool.themes.entry(theme).or_default().insert(participant);
            }
        }
    }
}

/// How much of a sentence is shown before a name, and how much behind it, in bytes.
const MOST_SHOWN: usize = 160;

/// The sentence that a name stands in, without what is too far from it.
fn sentence(text: &str, name: &Range<usize>) -> MentionSentence {
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

#[cfg(test)]
mod tests;
