//! An interview: its front matter, its turns and its quotes.
//!
//! Comes in: the text of a transcript, with the list of stand-off quotes beside it. Goes out: an [`Interview`].
//! Does not know: whether the themes and teams it names exist.

mod asked;
mod cast;
pub mod coded_again;
mod coding;
mod folded;
pub mod ids;
mod label;
pub mod labelled;
mod lookalike;
pub mod meta;
pub mod notes;
mod passage;
mod quote;
mod read;
pub mod relabel;
mod script;
pub mod spoken;
mod stamp;
mod standoff;
mod time;
pub(super) mod transcript;
mod turn;
pub mod turn_id;
mod unread;
mod voices;

pub(crate) use label::{is_prose, without_role};
pub use meta::{Consent, InterviewStage, InterviewedPerson, Meta, SetAsideReason};
pub use passage::{AMBIGUOUS_QUOTE, QUOTE_NOT_FOUND};
pub use quote::{Coding, Quote, QuoteKind, QuoteMark, SpeaksTo};
pub use script::{Asked, Moment, Script, Slot, Turn};
pub use standoff::StandoffQuote;
pub use time::{Time, in_brackets as time_in_brackets};
pub use unread::{MIXED_LABELS, UNREAD_LABEL};

pub use crate::content::units::{Frequency, Period};

use serde::{Deserialize, Serialize};

use crate::base::span::Span;
use crate::content::Name;
use crate::content::interview::coded_again::CodedAgain;

/// What an interview holds.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Interview {
    /// The front matter, but for what every entry has.
    pub meta: Meta,
    /// Where some of its keys were written.
    pub keys: InterviewKeys,
    /// Everybody who has a turn, in the order of their first ones.
    pub speakers: Vec<Speaker>,
    /// How many turns it has: they are places on its page.
    pub turns: usize,
    /// The last time in the transcript, in milliseconds; none where it names none.
    pub last_ms: Option<u64>,
    /// The quotes in the order of the file.
    pub quotes: Vec<Quote>,
    /// How others coded it, where somebody did.
    pub coded_again: Option<Box<CodedAgain>>,
    /// Ids behind brackets that name no theme: they mark nothing, but may be meant as one.
    pub bare_ids: Box<[BareId]>,
    /// The labels of the footnotes that it defines: they are places on its page.
    pub footnotes: Box<[Box<str>]>,
    /// The ids of its headings: they are places on its page.
    pub headings: Box<[Box<str>]>,
}

/// Where the values of some keys of an interview's front matter were written; the start of the file where they were not.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct InterviewKeys {
    /// `recording`
    pub recording: Span,
    /// `date`
    pub date: Span,
    /// `duration`
    pub duration: Span,
}

impl Interview {
    /// How long it took, in hours: `duration`, else the last time in the transcript; none where neither is known.
    pub fn hours(&self) -> Option<f64> {
        const MS_AN_HOUR: f64 = 3_600_000.0;
        self.meta.recording.hours.or_else(|| self.last_ms.map(|ms| ms as f64 / MS_AN_HOUR))
    }
}

/// `[words]{#slow}`: an id where no theme is named.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BareId {
    /// The id, without the hash.
    pub id: Name,
    /// The braces that it stands in.
    pub block: Span,
}

/// Somebody who has a turn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Speaker {
    /// As the first label has it.
    pub name: String,
    /// Whether their words are evidence.
    pub role: SpeakerRole,
    /// Which participant it is, into [`Meta::people`]; none for everybody else.
    pub person: Option<usize>,
}

/// What a speaker is in the conversation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum SpeakerRole {
    /// Asks; never evidence.
    Interviewer,
    /// Should be silent; never evidence.
    Observer,
    /// Was interviewed.
    Participant,
    /// Nobody whom the front matter names, although it names participants; never evidence.
    Unknown,
}

impl SpeakerRole {
    /// Its key in words and styles, and its word in lists of names.
    pub fn word(self) -> &'static str {
        match self {
            Self::Interviewer => "interviewer",
            Self::Observer => "observer",
            Self::Participant => "participant",
            Self::Unknown => "unknown",
        }
    }
}
