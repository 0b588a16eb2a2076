//! Who names which tool: of each tool the people, the first time in each interview, and the themes of what they were saying.
//!
//! Comes in: what is released, the words of its transcripts. Goes out: [`ToolMentions`], made once for all pages in one pass over
//! the words. Does not know: what a page shows of them.
//!
//! They are made from released words: what an audience may not read mentions nothing there.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use super::found_tools::{FoundTools, MentionSentence};
use super::tool_memory::ToolMemory;
use super::tool_names::ToolNames;
use super::transcripts::Transcripts;
use super::turn_words::HtmlPlace;
use crate::base::hash::{Digest, Hasher};
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
    let named = ids.into_par_iter().flat_map_iter(|id| {
        InterviewMentions::new(released, &names, transcripts, id, &ToolMemory::default()).tools.into_keys()
    });
    named.collect()
}

/// Who names which tool in one interview.
#[derive(Debug, Default)]
pub(super) struct InterviewMentions {
    heard: BTreeSet<ParticipantId>,
    tools: BTreeMap<ToolId, MentionedTool>,
    /// Where its transcript leads to tools, in order: in each turn of a participant the first name of each.
    pub(super) links: Vec<(HtmlPlace, ToolId)>,
    found: Option<(Digest, Arc<FoundTools>)>,
}

impl InterviewMentions {
    /// Reads the words of an interview that may be read, where there is a name to find and they were not read before.
    pub(super) fn new(
        released: Released<'_>,
        names: &ToolNames,
        transcripts: &dyn Transcripts,
        id: InterviewId,
        before: &ToolMemory,
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
        let seats = participants(interview);
        let key = key(names, transcripts, interview, &seats);
        if let Some(found) = before.found(key) {
            mentions.take_in(names, interview, found);
            mentions.found = Some((key, Arc::clone(found)));
        } else if let Ok(transcript) = transcripts.transcript(interview.transcript()) {
            let found =
                Arc::new(FoundTools::new(names, &transcript, &seats, |limit| interview.file().withholds(limit)));
            mentions.take_in(names, interview, &found);
            mentions.found = Some((key, found));
        }
        // A file that is no longer what was read is complained of where its page is made.
        mentions
    }

    /// What was found in its transcript, by the digest of what it was found in.
    pub(super) fn found(&self) -> Option<(Digest, Arc<FoundTools>)> {
        self.found.clone()
    }

    fn take_in(&mut self, names: &ToolNames, interview: ReleasedInterview<'_>, found: &FoundTools) {
        let people: Vec<ParticipantId> = interview.people().map(ReleasedPerson::participant).collect();
        let participant = |person: &usize| Some((*person, *people.get(*person)?));
        self.heard.extend(found.heard.iter().filter_map(participant).map(|(_, participant)| participant));
        for (tool, found) in &found.tools {
            let Some(id) = names.tool(*tool) else { continue };
            let tool = self.tools.entry(id).or_default();
            let named_by = found.people.iter().filter_map(participant);
            tool.people.extend(named_by.map(|(person, participant)| ((interview.id(), person), participant)));
            let (place, sentence) = (MentionPlace::Turn(found.turn), found.sentence.clone());
            tool.first.push(FirstMention { interview: interview.id(), person: found.person, place, sentence });
            for (quote, person) in &found.quotes {
                let Some((_, participant)) = participant(person) else { continue };
                for theme in interview.nth_quote(*quote).into_iter().flat_map(ReleasedQuote::themes) {
                    tool.themes.entry(theme).or_default().insert(participant);
                }
            }
        }
        self.links.extend(found.links.iter().filter_map(|(place, tool)| Some((place.clone(), names.tool(*tool)?))));
    }
}

/// The digest of all that is found in a transcript.
fn key(
    names: &ToolNames,
    transcripts: &dyn Transcripts,
    interview: ReleasedInterview<'_>,
    seats: &[Option<usize>],
) -> Digest {
    let mut hasher = Hasher::new();
    hasher.digest(names.digest);
    hasher.digest(transcripts.digest(interview.transcript()));
    hasher.value(&interview.file().withheld().collect::<Vec<_>>());
    hasher.value(&seats);
    hasher.finish()
}

/// For each speaker which of the interview's people it is; none for those whose words are no participant's.
fn participants(interview: ReleasedInterview<'_>) -> Vec<Option<usize>> {
    let seat = |speaker: ReleasedSpeaker<'_>| {
        (speaker.role() == SpeakerRole::Participant).then(|| speaker.person().unwrap_or_default())
    };
    interview.speakers().map(seat).collect()
}

impl InterviewMentions {
    /// A quote whose transcript may not be read.
    fn quote(&mut self, names: &ToolNames, quote: ReleasedQuote<'_>) {
        let words = quote.pieces().map(|piece| match piece {
            QuotePiece::Words(words) => words,
            QuotePiece::Withheld => " … ",
        });
        let text: String = words.collect();
        let (Some(participant), Some(person)) = (quote.participant(), quote.person_index()) else { return };
        self.heard.insert(participant);
        for named in names.find(&text) {
            let Some(id) = names.tool(named.tool) else { continue };
            let tool = self.tools.entry(id).or_default();
            tool.people.insert((quote.interview(), person), participant);
            if tool.first.is_empty() {
                let place = MentionPlace::Quote(quote.id());
                let sentence = MentionSentence::new(&text, &named.range);
                tool.first.push(FirstMention { interview: quote.interview(), person, place, sentence });
            }
            for theme in quote.themes() {
                tool.themes.entry(theme).or_default().insert(participant);
            }
        }
    }
}

#[cfg(test)]
mod tests;
