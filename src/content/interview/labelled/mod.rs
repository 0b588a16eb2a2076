//! Labels as other programs write them, whether cairn reads them in an interview or not: `Mira  0:03`, `[Mira] [00:03]`,
//! `00:03 - Mira`, `### Mira (00:03)` …
//!
//! Comes in: the lines of a text. Goes out: which of them say who speaks, and when. Does not know: Markdown, beyond the signs
//! around a name; who was there.

mod choice;
mod line_time;
mod loose;
mod speaker_line;

pub use choice::{FoundLabels, LabelledLine, find, is_capitalised};
pub use line_time::{LineTime, TimePlace, TimeSigns, time_at};
pub use speaker_line::{Joint, NameSigns, SpeakerLine};
