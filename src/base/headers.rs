//! What a browser is told along with every file of a site, whoever serves it: `cairn serve`, or a host that reads it from
//! a file.
//!
//! Comes in: nothing. Goes out: names and values. Does not know: which files there are, who sends them.

/// For every file. Scripts and styles come from the site alone and no other page may hold one of its pages in a frame;
/// recordings may lie anywhere.
pub const ALWAYS: [(&str, &str); 5] = [
    (
        "content-security-policy",
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; media-src *; \
         connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    ),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
];

/// The `cache-control` of a file whose name changes with what is in it: there is never a reason to ask for it again.
pub const KEPT: &str = "public, max-age=31536000, immutable";
