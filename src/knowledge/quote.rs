//! Quotes, linked.
//!
//! Comes in: the quotes of interviews with their themes looked up, and who gave which interview. Goes out: a
//! [`LinkedQuote`] each. Does not know: what quotes come to.

use std::sync::Arc;

use super::people::LinkedPeople;
use super::resolve::ResolvedInterview;
use crate::base::id::{Id, IdVec};
use crate::content::Entry;
use crate::content::interview::{Frequency, Interview, QuoteKind, Speaker, SpeakerRole};
use crate::knowledge::{InterviewId, ParticipantId, QuoteId, ThemeIds};

/// A quote, linked. Its words are in the interview's entry: [`Knowledge::words`](crate::knowledge::Knowledge::words); what is asked of every quote at once is
/// here, since to look into each entry takes longer than all the counting.
#[derive(Debug)]
pub struct LinkedQuote {
    /// Where it was said.
    pub interview: InterviewId,
    /// Who said it, or whom it was said to; nobody where that is not known.
    pub participant: Option<ParticipantId>,
    /// The same, into the interview's people.
    pub person: Option<usize>,
    /// Into the interview's quotes.
    pub index: usize,
    /// Its themes in the order written, each once.
    pub themes: ThemeIds,
    /// What it is evidence of.
    pub kind: QuoteKind,
    /// Whether the words are a participant's.
    pub by_participant: bool,
    /// How often, as the words say.
    pub freq: Option<Frequency>,
    /// Hands-on time an event, in hours.
    pub toil_hours: Option<f64>,
    /// Cognitive load, 0 to 4.
    pub load: Option<u8>,
    /// Whether it counts for its themes: of an evidence kind, and a participant's words.
    pub evidence: bool,
}

/// All quotes, with the themes that were looked up for them.
pub(super) fn link(
    entries: &[Arc<Entry<Interview>>],
    resolved: &mut [ResolvedInterview],
    people: &LinkedPeople,
) -> IdVec<QuoteId, LinkedQuote> {
    let mut all = IdVec::with_capacity(resolved.iter().map(|resolved| resolved.quotes.len()).sum());
    for (interview, (entry, resolved)) in entries.iter().zip(resolved).enumerate() {
        let themes = std::mem::take(&mut resolved.quotes);
        for (index, (quote, themes)) in entry.kind.quotes.iter().zip(themes).enumerate() {
            let heard = &people.of_interview[interview];
            let speaker = quote.speaker.map(|speaker| &entry.kind.speakers[speaker]);
            let person = person(speaker, quote.by_participant, heard.len());
            all.push(LinkedQuote {
                interview: InterviewId::from_index(interview),
                participant: person.map(|person| heard[person].participant),
                person,
                index,
                themes,
                kind: quote.coding.kind,
                by_participant: quote.by_participant,
                freq: quote.coding.freq,
                toil_hours: quote.coding.toil_hours,
                load: quote.coding.load,
                evidence: quote.by_participant && quote.coding.kind.is_evidence(),
            });
        }
    }
    all
}

/// Which of the people of an interview said something, or was asked: what is not one participant's alone is of the only one
/// there is. Whoever the front matter does not name is nobody of them.
fn person(speaker: Option<&Speaker>, by_participant: bool, people: usize) -> Option<usize> {
    match speaker {
        Some(Speaker { person: Some(person), .. }) if by_participant => Some(*person),
        Some(Speaker { role: SpeakerRole::Unknown, .. }) => None,
        _ => (people == 1).then_some(0),
    }
}
