//! Pins: what tells in `cairn.lock` whose an address is that says nothing by itself.
//!
//! Comes in: an audience, the path of an interview's file. Goes out: a [`Pin`], which is the same whatever the interview says.
//! Does not know: the names of interviews in addresses.

use std::fmt;

use crate::base::hash::Digest;
use crate::base::path::SourcePath;

/// How many hexadecimal digits it has.
const DIGITS: usize = 16;

/// Stands in the lock beside an address, for the interview whose address it is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pin(String);

impl Pin {
    /// The pin that a word of the lock is; none where it is something else.
    pub(super) fn read(word: &str) -> Option<Self> {
        let is_digit = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
        (word.len() == DIGITS && word.bytes().all(is_digit)).then(|| Self(word.to_owned()))
    }
}

impl fmt::Display for Pin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The pin of the interview in a file, for an audience.
pub fn pin(audience: &str, path: &SourcePath) -> Pin {
    let mut digits = Digest::of(format!("{audience}\n{path}").as_bytes()).to_string();
    digits.truncate(DIGITS);
    Pin(digits)
}
