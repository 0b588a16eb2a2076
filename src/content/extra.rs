//! What front matter may hold below `extra:`.
//!
//! Comes in: JSON, since extras can be anything. Goes out: the same as one string, whatever else is written down in another
//! format, and back. Does not know: what anything in it is for.

use serde::de::Error as _;
use serde::ser::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// What front matter may hold below `extra:`; it reaches the templates as it is.
pub type Extra = serde_json::Map<String, serde_json::Value>;

pub(super) fn serialize<S: Serializer>(extra: &Extra, serializer: S) -> Result<S::Ok, S::Error> {
    serde_json::to_string(extra).map_err(S::Error::custom)?.serialize(serializer)
}

pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Extra, D::Error> {
    serde_json::from_str(&String::deserialize(deserializer)?).map_err(D::Error::custom)
}
