//! One file becomes one entry: an interview, a theme, a team, and what else a study is made of.
//!
//! Comes in: a file's text. Goes out: an [`Entry`] that knows only itself, with its body as HTML and places to fill in.
//! Does not know: any second file, addresses, how anything looks.
//!
//! A kind of entry is its file, where it says what it is ([`EntryKind`]) and whom it names, and a line of the list below.

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
pub mod rule_names;
mod simple_kind;
mod slips;
pub mod team;
pub mod theme;
pub mod tool;
pub mod units;
pub mod workflow;

pub use allow::Allowed;
pub use entry::{DraftEntry, Entry, InnerLink, WithdrawnInterview};
pub use extra::Extra;
pub use kind::{Anchors, EntryKind, KindInfo, ListedKind};
pub use path::kind_of;
pub use plain_part::{PlainPart, PlainPiece, PlainReader, WordBreak};
pub use prose::Prose;
pub use simple_kind::SimpleKind;

use crate::base::span::Spanned;

/// A name of another entry as somebody wrote it, not yet looked up.
pub type Name = Spanned<String>;

/// The list of the kinds of entry, in the order in which they are listed everywhere. Whatever has something for each kind is a
/// macro that is handed this list: its entries here, what is known of them in `knowledge`, what may be shown in `release`.
macro_rules! for_each_kind {
    ($make:ident) => {
        $make! {
            // The kind, what an entry of it has, and what many of them are called in the code.
            Interview: $crate::content::interview::Interview, interviews;
            Theme: $crate::content::theme::Theme, themes;
            Team: $crate::content::team::Team, teams;
            Outcome: $crate::content::outcome::Outcome, outcomes;
            Opportunity: $crate::content::opportunity::Opportunity, opportunities;
            Guide: $crate::content::guide::Guide, guides;
            Listener: $crate::content::listener::Listener, listeners;
            Ask: $crate::content::ask::Ask, asks;
            Assumption: $crate::content::assumption::Assumption, assumptions;
            Tool: $crate::content::tool::Tool, tools;
            Workflow: $crate::content::workflow::Workflow, workflows;
        }
    };
}
pub(crate) use for_each_kind;

use kind::entry_kinds;
for_each_kind!(entry_kinds);

/// All kinds of file that can be started: those of entries, then plain pages.
pub fn file_kinds() -> impl Iterator<Item = &'static KindInfo> {
    Kind::ALL.iter().map(|kind| kind.info()).chain([&<page::Page as EntryKind>::INFO])
}
