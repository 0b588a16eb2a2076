//! What several pages show alike: links, people, quote cards, numbers.
//!
//! Comes in: facts and ids. Goes out: small serialisable values. Does not know: which page asks.

pub mod card;
pub mod desk;
pub mod evidence;
pub mod number;
pub mod score;
pub mod words;

pub use card::{QuoteCard, TeamGroup};
pub use desk::{Desk, InterviewLine, Link, Person, ThemeLine};
pub use evidence::Evidence;
pub use score::Score;
