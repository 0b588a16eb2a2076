//! Who names which tool: of each tool the people, the first time in each interview, and the themes of what they were saying.
//!
//! Comes in: what is released, the words of its transcripts. Goes out: [`ToolMentions`], made once for all pages in one pass over
//! the words. Does not know: what a page shows of them.
//!
//! They are made from released words: what an audience may not read mentions nothing there.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use rayon::prelude::*;

use super::tool_names::ToolNames;
use super::transcripts::{Transcript, Transcripts};
use super::turn_words::{HtmlPlace, TurnWords, each_turn};
use crate::content::interview::SpeakerRole;
use crate::content::limits::LimitId;
use crate::knowledge::{InterviewId, ParticipantId, QuoteId, ThemeId, ToolId};
use crate::release::{QuotePiece, Released, ReleasedInterview, ReleasedQuote, ReleasedSpeaker};

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
    /// The first time in each interview, in the order in which those were read.
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
    /// All mentions, one interview after the other.
    pub(super) fn new(released: Released<'_>, names: &ToolNames, transcripts: &dyn Transcripts) -> Self {
        let read = interviews(released, names).into_iter().map(|id| of_interview(released, names, transcripts, id));
        Self::put_together(read)
    }

    /// The same on all threads: for whoever holds nothing that another thread may wait for.
    pub(super) fn in_parallel(released: Released<'_>, names: &ToolNames, transcripts: &dyn Transcripts) -> Self {
        let interviews = interviews(released, names).into_par_iter();
        let read: Vec<_> = interviews.map(|id| of_interview(released, names, transcripts, id)).collect();
        Self::put_together(read.into_iter())
    }

    fn put_together(interviews: impl Iterator<Item = InterviewMentions>) -> Self {
        let mut all = Self::default();
        for InterviewMentions { heard, tools } in interviews {
            all.heard.extend(heard);
            for (id, MentionedTool { people, first, themes }) in tools {
                let tool = all.tools.entry(id).or_default();
                tool.people.extend(people);
                tool.first.extend(first);
                for (theme, people) in themes {
                    tool.themes.entry(theme).or_default().extend(people);
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
    ToolMentions::in_parallel(released, &ToolNames::new(released), transcripts).tools.into_keys().collect()
}

/// The interviews that anything may be read of, where there is a name to find.
fn interviews(released: Released<'_>, names: &ToolNames) -> Vec<InterviewId> {
    if names.is_empty() { Vec::new() } else { released.interview_ids().collect() }
}

/// Who names which tool in one interview.
#[derive(Default)]
struct InterviewMentions {
    heard: BTreeSet<ParticipantId>,
    tools: BTreeMap<ToolId, MentionedTool>,
}

fn of_interview(
    released: Released<'_>,
    names: &ToolNames,
    transcripts: &dyn Transcripts,
    id: InterviewId,
) -> InterviewMentions {
    let mut mentions = InterviewMentions::default();
    let Some(interview) = released.interview(id) else {
        let quotes = released.quotes_of(id).flatten().filter(|quote| quote.is_by_participant());
        quotes.for_each(|quote| mentions.quote(names, quote));
        return mentions;
    };
    // What was said to try the questions out counts nowhere. A file that is no longer what was read is complained of where its
    // page is made.
    let is_counted = !interview.transcript().kind.meta.is_practice;
    let Some(transcript) = is_counted.then(|| transcripts.transcript(interview.transcript()).ok()).flatten() else {
        return mentions;
    };
    let people: Vec<ParticipantId> = interview.people().map(|person| person.participant()).collect();
    let seats = participants(interview);
    each_turn(
        &transcript,
        |speaker| seats[speaker].is_some(),
        |limit| interview.file().withholds(limit),
        |words| {
            let Some(person) = seats[words.speaker] else { return };
            mentions.heard.insert(people[person]);
            mentions.turn(names, interview, words, (person, people[person]));
        },
    );
    mentions
}

/// For each speaker which of the interview's people it is; none for those whose words are no participant's.
fn participants(interview: ReleasedInterview<'_>) -> Vec<Option<usize>> {
    let seat = |speaker: ReleasedSpeaker<'_>| {
        (speaker.role() == SpeakerRole::Participant).then(|| speaker.person().unwrap_or_default())
    };
    interview.speakers().map(seat).collect()
}

impl InterviewMentions {
    fn turn(
        &mut self,
        names: &ToolNames,
        interview: ReleasedInterview<'_>,
        words: &TurnWords,
        (person, participant): (usize, ParticipantId),
    ) {
        for named in names.find(&words.text) {
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

/// Where a transcript leads to tools: in each turn of a participant the first name of each.
pub(super) fn links(
    transcript: &Transcript<'_>,
    names: &ToolNames,
    is_participant: impl Fn(usize) -> bool,
    withholds: impl Fn(LimitId) -> bool,
) -> Vec<(HtmlPlace, ToolId)> {
    let mut links: Vec<(HtmlPlace, ToolId)> = Vec::new();
    if names.is_empty() {
        return links;
    }
    each_turn(transcript, is_participant, withholds, |words| {
        let mut linked: Vec<ToolId> = Vec::new();
        let mut end = 0;
        for named in names.find(&words.text) {
            // One name of two tools leads to the first.
            let is_new = !linked.contains(&named.tool) && named.range.start >= end;
            let Some(place) = words.in_html(&named.range).filter(|_| is_new) else { continue };
            end = named.range.end;
            linked.push(named.tool);
            links.push((place, named.tool));
        }
    });
    links
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
