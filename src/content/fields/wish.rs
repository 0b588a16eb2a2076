//! Keys that nothing reads, and that can only mean that something shall not be shown.
//!
//! Comes in: a key with its value, and which keys are read. Goes out: what to write instead, if it is such a wish.
//! Does not know: which kinds have which keys.

use crate::base::fold;
use crate::markdown::yaml::{Node, Value};

/// What such a key wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wish {
    /// Whoever was interviewed does not want it any more.
    Withdrawn,
    /// It shall be there up to a day.
    Until,
    /// Nobody shall see it.
    Hidden,
    /// Not everybody shall see it.
    Limited,
}

/// Keys that ask for it unless their value is `false`.
const ASKED: [(Wish, &[&str]); 4] = [
    (Wish::Withdrawn, &["withdrawn", "withdraw", "withdrawal", "consent_withdrawn", "withdrawn_on", "revoked"]),
    (Wish::Until, &["until", "expires", "expiry", "expiry_date", "expirydate", "consent_until", "delete_after"]),
    (
        Wish::Hidden,
        &[
            "private",
            "hidden",
            "hide",
            "unlisted",
            "unpublished",
            "unpublish",
            "secret",
            "do_not_publish",
            "noindex",
            "no_index",
            "embargo",
            "embargoed",
            "embargo_until",
            "exclude",
            "excluded",
            "skip",
            "withheld",
            "withhold",
        ],
    ),
    (
        Wish::Limited,
        &["for", "readers", "visible_to", "visible_for", "shared_with", "restricted", "restricted_to", "confidential"],
    ),
];

/// Keys that ask for it if their value is `false`.
const DENIED: [&str; 9] =
    ["published", "publish", "public", "visible", "listed", "indexed", "shared", "render", "show"];

/// Keys that ask for it by a word.
const NAMED: [&str; 6] = ["visibility", "access", "status", "state", "privacy", "sensitivity"];

/// Words that ask for it.
const WORDS: [&str; 14] = [
    "private",
    "hidden",
    "unlisted",
    "unpublished",
    "draft",
    "secret",
    "confidential",
    "internal",
    "restricted",
    "withdrawn",
    "none",
    "nobody",
    "embargoed",
    "closed",
];

/// What to write instead of a key that asks for something to be withheld. `has_consent` says that a key `consent` is read here.
pub(super) fn instead(key: &str, node: &Node, has_consent: bool) -> Option<&'static str> {
    let key = fold::name(key).replace([' ', '-'], "_");
    let word = match &node.value {
        Value::Scalar(scalar) => fold::name(&scalar.text).into_owned(),
        Value::Null => String::new(),
        Value::List(_) | Value::Map(_) => "so".to_owned(),
    };
    let is_no = matches!(word.as_str(), "" | "false" | "no" | "off" | "0" | "never" | "null" | "~");
    let asked = ASKED.iter().find(|(_, keys)| !is_no && keys.contains(&key.as_str())).map(|(wish, _)| *wish);
    let is_denied = || DENIED.contains(&key.as_str()) && is_no && !word.is_empty();
    let is_named = || NAMED.contains(&key.as_str()) && WORDS.contains(&word.as_str());
    let wish = asked.or_else(|| (is_denied() || is_named()).then_some(Wish::Hidden))?;
    let is_withdrawn = wish == Wish::Withdrawn || (word == "withdrawn" && is_named());
    Some(match wish {
        _ if is_withdrawn && has_consent => "write `consent: {withdrawn: 2026-11-02}` with the day, or `draft: true`",
        Wish::Until if has_consent => "write `consent: {until: 2027-01-31}` with the day",
        Wish::Limited => "write `audience: [name]` for those who may read it, or `draft: true`",
        Wish::Withdrawn | Wish::Until | Wish::Hidden => {
            "write `draft: true` to leave it out, or `audience: [name]` for those who may read it"
        }
    })
}
