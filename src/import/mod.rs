//! Transcripts as recorders write them become interviews: one canonical Markdown file each.
//!
//! Comes in: the bytes of a file, what the command line says about it, the list of names. Goes out: the text of an interview
//! and a report of what became of each letter. Does not know: disk, terminals, pages.
//!
//! The steps: [`decode()`] makes text of bytes, whatever the encoding and the container; a [`format`](mod@format) reads it as
//! [`RawTranscript`], piece by piece; `turns` joins the pieces to turns; `speakers` and `names` put pseudonyms in the place
//! of names; `interview_file` writes it.

mod account;
mod convert;
mod decode;
mod default_names;
mod escape;
mod format;
mod input_text;
mod interview_file;
mod label_words;
mod misspelt;
mod nameless;
mod names;
mod one_line;
mod options;
mod pseudonyms;
mod raw_transcript;
mod real_names;
mod report;
mod speakers;
mod turns;
mod unlabelled;

pub use account::{Account, SpanAccount};
pub use convert::{ConvertedInterview, convert, labels_in, propose_names};
pub use decode::{NamedEncoding, Refusal, decode, limits};
pub use default_names::date_in_name;
pub use format::{FORMATS, Recognised, Sureness, TranscriptFormat, recognised};
pub use input_text::InputText;
pub use label_words::listed_labels;
pub use names::{NameOccurrence, NamedSpeaker, NamesList, Replacements, free_pseudonyms};
pub use options::{ImportFacts, ImportOptions, LabelPolicy};
pub use raw_transcript::{RawTranscript, Segment};
pub use report::{ImportReport, LabelTaken, LetterCounts, NameLeft, SpeakerShare};
pub use speakers::{ImportedSpeaker, ImportedSpeakers};
pub use turns::{SpokenParagraph, SpokenTurn, TurnRules};
