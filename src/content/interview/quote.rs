//! Quotes: marked passages of a transcript.
//!
//! Comes in: nothing, these are the types. Goes out: what a quote is, and what it is evidence of. Does not know: how quotes
//! are marked.

use serde::{Deserialize, Serialize};

use crate::base::lines::Position;
use crate::base::path::SourcePath;
use crate::base::span::Span;
use crate::content::Name;
use crate::content::choice::choices;
use crate::content::limits::{LimitId, LimitedWords};
use crate::content::units::Frequency;

/// A marked passage of a transcript.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Quote {
    /// `#id`, or made from the first six words; unique in the file.
    pub id: String,
    /// Where it stands: the opening bracket, or the first character of a stand-off quote's match.
    pub position: Position,
    /// The passage in the file, brackets included, attributes not.
    pub span: Span,
    /// The passage without markup, white space folded.
    pub text: String,
    /// The turn it is in, from 0; none before the first label and in headings.
    pub turn: Option<usize>,
    /// Who speaks in that turn, into [`Interview::speakers`](super::Interview::speakers).
    pub speaker: Option<usize>,
    /// The last time at or before it in its turn, else the first in the turn; milliseconds.
    pub start_ms: Option<u64>,
    /// Whether the words are one participant's: not an interviewer's, not an observer's, not two people's, not outside any turn.
    pub by_participant: bool,
    /// How it was marked.
    pub mark: QuoteMark,
    /// What is said about it.
    pub coding: Coding,
    /// Who may read any of it, where that is not everybody who may read the interview: its own `for`, and all around it.
    pub limit: Option<LimitId>,
    /// Words in it that not all of those may read.
    pub limited: Box<[LimitedWords]>,
}

/// How a quote was marked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct QuoteMark {
    /// The file that its themes and question were written in: the interview's own, or the `.quotes.yaml` beside it.
    pub coded_in: SourcePath,
    /// The braces with what they hold; none for a quote that was marked beside the transcript.
    pub attributes: Option<Span>,
    /// Whether its id was written down.
    pub id_given: bool,
}

/// What a listener says about a passage, in the text or beside it.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Coding {
    /// `.slug` and `themes`, in the order written, not yet looked up; at least one.
    pub themes: Vec<Name>,
    /// `kind`: what it is evidence of.
    pub kind: QuoteKind,
    /// `freq`.
    pub freq: Option<Frequency>,
    /// `toil`, in hours of hands-on time per event.
    pub toil_hours: Option<f64>,
    /// `load`, 0 to 4.
    pub load: Option<u8>,
    /// `by`: who coded it.
    pub by: Option<Name>,
    /// `q`: the guide's question.
    pub question: Option<Name>,
    /// `note`: the coder's memo.
    pub note: Option<String>,
    /// `value`: the answer to `q`, as a number, a duration or a choice.
    pub value: Option<Name>,
    /// `ask`, `confirms` and `contradicts`: what it speaks to beside its themes.
    pub speaks_to: SpeaksTo,
}

/// What a quote speaks to beside its themes, by slug, not yet looked up.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct SpeaksTo {
    /// `ask`: the ask it belongs to.
    pub ask: Option<Name>,
    /// `confirms`: an assumption.
    pub confirms: Option<Name>,
    /// `contradicts`: an assumption.
    pub contradicts: Option<Name>,
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
