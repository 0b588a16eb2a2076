//! The stages in order: a snapshot becomes artifacts and complaints, and what did not change is not made again.
//!
//! Comes in: a snapshot, what the command line asks for. Goes out: the stage that is asked for, and complaints sorted by
//! place. Does not know: sockets, terminals, who waits for it.
//!
//! `read` → [`KnownStudy`] → [`CountedStudy`] → [`PlannedSite`] → rendered [`Artifact`]s → a [`Publication`]. Each stage is made
//! from the one before and can be asked for alone: names and refactorings need no numbers, numbers no look and no page.

mod artifact;
mod audience;
mod audience_table;
mod build_memory;
mod cache;
mod check;
mod complaints;
mod consent;
mod counted;
mod denied;
mod draw_memo;
mod export;
mod file_states;
mod file_texts;
mod files;
mod fix;
mod import;
mod inputs;
mod known;
mod listen;
mod lock;
mod memo;
mod name_candidates;
mod options;
mod page_cache;
mod planned;
mod progress;
mod publish;
mod quote_lists;
mod rank;
mod read;
mod refactor;
mod render;
mod replace;
mod runnable;
mod search;
mod searched;
mod stamps;
mod status;
mod transcripts;
mod unfinished;

pub use artifact::Artifact;
pub use audience::{AskedAudience, NoAudience, published_for, shown_to, shown_to_still};
pub use audience_table::{AudienceRow, AudienceTable, ShownPart};
pub use cache::BuildCache;
pub use complaints::has_errors;
pub use counted::CountedStudy;
pub use denied::{DeniedNames, DenyList};
pub use draw_memo::{FinishedDraws, PendingDraws};
pub use export::{ExportedTranscript, NoTranscript};
pub use fix::{Concerns, Fixed, check, fix};
pub use import::{
    ImportInput, Misfit, ProvenInterview, StudyNames, TargetStudy, import, import_text, labels_in, propose_names,
};
pub use known::KnownStudy;
pub use listen::{InterviewToHear, ListenClaim, ListenReport, ListenerToHear, claim, spoken, to_listen};
pub use memo::Memo;
pub use name_candidates::{NameCandidate, audience_candidates, interview_candidates, name_candidates, row_candidates};
pub use options::{BuildOptions, ReadOptions};
pub use page_cache::{IndexedSite, PageCache, SiteFile};
pub use planned::{LookDigests, PlannedSite, QuotePage, Summary};
pub use progress::{NoProgress, Progress};
pub use publish::{Publication, publish};
pub use refactor::{new_file_conflict, refactor};
pub use replace::{KnownSpeakers, Replacement, known_speakers, replace_transcript};
pub use searched::{SearchedSite, searched};
pub use unfinished::{UnfinishedInterview, unfinished};

#[cfg(test)]
mod tests;
