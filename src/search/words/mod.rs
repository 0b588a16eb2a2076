//! The words of texts and of queries, in the one form in which they are compared.
//!
//! Comes in: any text. Goes out: its terms with their positions, and which terms are forms of one word. Does not know: where a
//! text is from, what is looked for. `search-engine.js` cuts queries in the same way; a test holds the two together.

mod article;
mod fold;
mod letters;
mod stems;
mod tokens;

pub use article::without_article;
pub use fold::{fold, fold_into};
pub use letters::{is_mark, is_unspaced, is_word_character};
pub use stems::Stems;
pub use tokens::{Token, TokenReader, tokens};

/// Longer terms are cut: nobody types more of a word.
pub const LONGEST_TERM: usize = 64;
