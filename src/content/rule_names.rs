//! The rules that reading a file complains by, as far as others ask for one.
//!
//! Comes in: nothing, these are names. Goes out: constants. Does not know: what is complained of.

use crate::markdown::FRONT_MATTER_NOT_FIRST;
use crate::markdown::front_matter::{NOT_CLOSED, NOT_KEYS};
use crate::markdown::yaml::BAD_YAML;

/// The rule of values that are of the right kind and cannot be.
pub const BAD_VALUE: &str = "bad-value";
/// The rule of values that are of another kind than the key asks for.
pub const WRONG_TYPE: &str = "wrong-type";
/// The rules of front matter of which nothing can be read.
pub const UNREAD_FRONT_MATTER: [&str; 4] = [NOT_CLOSED, FRONT_MATTER_NOT_FIRST, NOT_KEYS, BAD_YAML];
