//! An interview: its front matter, its turns and its quotes.
//!
//! Comes in: the text of a transcript, with the list of stand-off quotes beside it. Goes out: an [`Interview`].
//! Does not know: whether the themes and teams it names exist.

mod asked;
pub mod beside;
mod cast;
mod folded;
pub mod ids;
mod label;
mod lookalike;
pub mod meta;
mod quote;
mod read;
mod standoff;
mod time;
pub(super) mod transcript;
mod turn;
pub mod turn_id;
mod unread;
mod voices;

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::base::Date;
use crate::base::lines::Position;
use crate::base::path::SourcePath;
use crate::base::span::{Span, Written};
use crate::content::Name;
use crate::content::choice::choices;
pub use crate::content::interview::quote::Coding;
pub use crate::content::units::{Frequency, Period};
use crate::markdown::html::Body;

/// What an interview holds.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Interview {
    /// The front matter, but for what every entry has.
    pub meta: Meta,
    /// Where `recording` was written; the start of the file where it was not.
    pub recording_span: Span,
    /// Everybody who has a turn, in the order of their first ones.
    pub speakers: Vec<Speaker>,
    /// How many turns it has: they are places on its page.
    pub turns: usize,
    /// The quotes in the order of the file.
    pub quotes: Vec<Quote>,
    /// Ids behind brackets that name no theme: they mark nothing, but may be meant as one.
    pub bare_ids: Box<[BareId]>,
    /// The labels of the footnotes that it defines: they are places on its page.
    pub footnotes: Box<[Box<str>]>,
    /// The ids of its headings: they are places on its page.
    pub headings: Box<[Box<str>]>,
}

/// `[words]{#slow}`: an id where no theme is named.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BareId {
    /// The id, without the hash.
    pub id: Name,
    /// The braces that it stands in.
    pub block: Span,
}

/// What is said in an interview from turn to turn, and how its text becomes HTML: what only its own page and the rules about
/// transcripts look at. It is larger than all the rest and read again as fast, so it is not kept with the entry.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Script {
    /// The turns in the order of the file.
    pub turns: Box<[Turn]>,
    /// What interviewers ask, in the order of the file.
    pub questions: Box<[Asked]>,
    /// The HTML, with places for what needs addresses.
    pub body: Body<Slot>,
    /// The times between the words that lead into a recording, in the order of the file.
    pub moments: Box<[Moment]>,
    /// The targets of its relative links, as they were written, in the order of the file.
    pub targets: Box<[Box<str>]>,
}

/// A time between the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// Milliseconds from the start of the recording.
    pub ms: u64,
    /// Its bytes, brackets and backslashes included.
    pub span: Span,
}

/// An interview's front matter.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Meta {
    /// `date`.
    pub date: Option<Date>,
    /// Who was interviewed, at least one: of `participants`, or what stands at the top.
    pub people: Vec<Person>,
    /// `interviewer`: one or several.
    pub interviewers: Vec<Name>,
    /// `observers`: there, and silent.
    pub observers: Vec<Name>,
    /// `listeners`: who has listened to it since.
    pub listeners: Vec<String>,
    /// `recording`: an address, `http` or `https`, or the path of a file, as in a link.
    pub recording: Option<String>,
    /// `guide`: a guide's slug.
    pub guide: Option<Name>,
    /// `tags`: themes that the interview as a whole speaks to.
    pub tags: Vec<Name>,
    /// `takeaways`.
    pub takeaways: Vec<String>,
}

/// Somebody who was interviewed.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Person {
    /// `participant`, or `name` in `participants`: the pseudonym.
    pub name: Option<Name>,
    /// `team`: a team's slug.
    pub team: Option<Name>,
    /// `role`.
    pub role: Option<String>,
    /// `tenure`, in the person's words.
    pub tenure: Option<String>,
    /// `tags` of this person in `participants`: themes that they as a whole spoke to.
    pub tags: Vec<Name>,
}

impl Default for Meta {
    /// One participant without a name, and nothing else.
    fn default() -> Self {
        Self {
            date: None,
            people: vec![Person::default()],
            interviewers: Vec::new(),
            observers: Vec::new(),
            listeners: Vec::new(),
            recording: None,
            guide: None,
            tags: Vec::new(),
            takeaways: Vec::new(),
        }
    }
}

impl Meta {
    /// All themes that the interview as a whole speaks to, its own and those of its people.
    pub fn all_tags(&self) -> impl Iterator<Item = &Name> {
        self.tags.iter().chain(self.people.iter().flat_map(|person| &person.tags))
    }
}

/// A quote that was written down beside the transcript.
#[derive(Debug, Clone, PartialEq)]
pub struct StandoffQuote {
    /// `exact`: the words.
    pub exact: Written<String>,
    /// `prefix`: words right before them.
    pub prefix: Option<String>,
    /// `suffix`: words right after them.
    pub suffix: Option<String>,
    /// What is said about them.
    pub coding: Coding,
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

/// One speaker's uninterrupted speech.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turn {
    /// Into [`Interview::speakers`].
    pub speaker: usize,
    /// The first time in it, in milliseconds from the start of the recording.
    pub start_ms: Option<u64>,
    /// The time in its label or right behind it: shown with the speaker.
    pub label_ms: Option<u64>,
    /// Its label; empty where there is none.
    pub label: Span,
    /// From its first word, or its label, to where the next turn begins.
    pub span: Span,
    /// How many words are said in it.
    pub words: u32,
}

impl Turn {
    /// The stretch of the file behind its label. Two turns may begin at one place, where a footnote is defined inside
    /// another: then nothing is behind the first label, and the turn ends before it.
    pub(super) fn words_range(&self) -> Range<usize> {
        let end = self.span.range().end;
        self.label.range().end.min(end)..end
    }
}

/// A sentence of an interviewer that ends in a question mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// Into [`Script::turns`].
    pub turn: usize,
    /// Where it stands.
    pub span: Span,
    /// What a reader sees of it, white space folded.
    pub text: String,
}

/// A marked passage of a transcript.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Quote {
    /// `#id`, or made from the first six words; unique in the file.
    pub id: String,
    /// Whether the id was written down.
    pub id_given: bool,
    /// The braces with what they hold; none for a quote that was marked beside the transcript.
    pub attributes: Option<Span>,
    /// Where it stands: the opening bracket, or the first character of a stand-off quote's match.
    pub position: Position,
    /// The passage in the file, brackets included, attributes not.
    pub span: Span,
    /// The passage without markup, white space folded.
    pub text: String,
    /// The turn it is in, from 0; none before the first label and in headings.
    pub turn: Option<usize>,
    /// Who speaks in that turn, into [`Interview::speakers`].
    pub speaker: Option<usize>,
    /// The last time at or before it in its turn, else the first in the turn; milliseconds.
    pub start_ms: Option<u64>,
    /// Whether the words are a participant's: not an interviewer's, not an observer's, not outside any turn.
    pub by_participant: bool,
    /// `.slug` and `themes=`, in the order written, not yet looked up; at least one.
    pub themes: Vec<Name>,
    /// The file that its themes and question were written in: the interview's own, or the `.quotes.yaml` beside it.
    pub coded_in: SourcePath,
    /// `kind`.
    pub kind: QuoteKind,
    /// `freq`.
    pub freq: Option<Frequency>,
    /// `toil`, in hours of hands-on time an event.
    pub toil_hours: Option<f64>,
    /// `load`, 0 to 4.
    pub load: Option<u8>,
    /// `by`: who coded it.
    pub by: Option<String>,
    /// `q`: the guide's question.
    pub question: Option<Name>,
    /// `note`: the coder's memo.
    pub note: Option<String>,
}

choices! {
    /// What a quote is evidence of.
    #[derive(Serialize, Deserialize)]
    QuoteKind {
        /// Something that hurts.
        #[default]
        Pain = "pain",
        /// A way around something that hurts.
        Workaround = "workaround",
        /// How the work is done.
        Workflow = "workflow",
        /// A path not taken because it costs too much.
        Avoided = "avoided",
        /// Something good; shown, never scored.
        Praise = "praise",
        /// A request as spoken; shown, never scored.
        Ask = "ask",
        /// Evidence against its themes.
        Counter = "counter",
    }
}

impl QuoteKind {
    /// Whether a participant's quote of this kind is evidence for its themes.
    pub fn is_evidence(self) -> bool {
        matches!(self, Self::Pain | Self::Workaround | Self::Workflow | Self::Avoided)
    }
}

/// The number of a thing in a file.
fn number(index: usize) -> u32 {
    u32::try_from(index).expect("a file of less than 4 GiB holds no more things of a kind")
}

/// A place in a transcript's HTML for something that needs to know more than the file. There are hundreds in each, so they
/// are small.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slot {
    /// A turn begins: its head goes here. The number is from 0.
    TurnStart(u32),
    /// The turn ends.
    TurnEnd,
    /// A stretch of a quote begins (into [`Interview::quotes`]); `first`: its anchor goes here.
    QuoteStart {
        /// Into [`Interview::quotes`].
        quote: u32,
        /// Whether this is the first stretch: a stand-off quote may have several.
        first: bool,
    },
    /// A stretch of a quote ends; `last`: its themes go here.
    QuoteEnd {
        /// Into [`Interview::quotes`].
        quote: u32,
        /// Whether this is the last stretch.
        last: bool,
    },
    /// A time within a turn, into [`Script::moments`].
    Time(u32),
    /// The value of a `href` or `src` attribute: a relative link, into [`Script::targets`].
    Link(u32),
}
