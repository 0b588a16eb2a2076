//! One file becomes one entry: an interview, a theme, a team, and what else a study is made of.
//!
//! Comes in: a file's text. Goes out: an [`Entry`] that knows only itself, with its body as HTML and places to fill in.
//! Does not know: any second file, addresses, how anything looks.
//!
//! A kind of entry is its file, where it says what it is ([`EntryKind`]), and a line of the table below.

pub mod allow;
pub mod answer;
pub mod ask;
pub mod assumption;
pub mod brief;
pub mod charter;
pub mod choice;
pub mod entry;
pub mod estimate;
mod extra;
pub mod fields;
pub mod graduation;
pub mod guide;
pub mod hearer_role;
pub mod interview;
pub mod kind;
pub mod limits;
mod links;
pub mod listener;
pub mod opportunity;
pub mod outcome;
pub mod page;
mod path;
mod plain_part;
mod prose;
mod prose_kind;
pub mod question;
pub mod read;
mod slips;
pub mod team;
pub mod theme;
pub mod tool;
pub mod units;
pub mod workflow;

pub use allow::Allowed;
pub use entry::{DraftEntry, Entry, InnerLink, WithdrawnInterview};
pub use extra::Extra;
pub use kind::{Anchors, EntryKind, KindInfo};
pub use path::kind_of;
pub use plain_part::{PlainPart, PlainPiece, PlainReader, WordBreak};
pub use prose::Prose;

use crate::base::span::Spanned;

/// A name of another entry as somebody wrote it, not yet looked up.
pub type Name = Spanned<String>;

kind::entry_kinds! {
    // The kind, what an entry of it has, and what many of them are called in the code.
    Interview: interview::Interview, interviews;
    Theme: theme::Theme, themes;
    Team: team::Team, teams;
    Outcome: outcome::Outcome, outcomes;
    Opportunity: opportunity::Opportunity, opportunities;
    Guide: guide::Guide, guides;
    Listener: listener::Listener, listeners;
    Ask: ask::Ask, asks;
    Assumption: assumption::Assumption, assumptions;
    Tool: tool::Tool, tools;
    Workflow: workflow::Workflow, workflows;
}

/// All kinds of file that can be started: those of entries, then plain pages.
pub fn file_kinds() -> impl Iterator<Item = &'static KindInfo> {
    Kind::ALL.iter().map(|kind| kind.info()).chain([&<page::Page as EntryKind>::INFO])
}
