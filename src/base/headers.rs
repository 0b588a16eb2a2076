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

/// For a picture that pages of others show: any site may load it.
pub const OF_PICTURES: (&str, &str) = ("cross-origin-resource-policy", "cross-origin");

/// The policy of a page that pages of these origins may hold in a frame; with none it is that of every page.
pub fn framed_policy(ancestors: &[String]) -> String {
    let [(_, policy), ..] = ALWAYS;
    match ancestors {
        [] => policy.to_owned(),
        _ => policy.replace(NOBODY, &format!("frame-ancestors {}", ancestors.join(" "))),
    }
}

/// What keeps every page out of frames.
const NOBODY: &str = "frame-ancestors 'none'";

/// The `cache-control` of a file whose name changes with what is in it: there is never a reason to ask for it again.
pub const KEPT: &str = "public, max-age=31536000, immutable";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_frame_opens_a_page_to_those_who_are_named_and_nothing_else() {
        let (name, policy) = ALWAYS[0];
        assert_eq!(name, "content-security-policy");
        assert_eq!(framed_policy(&[]), policy);
        let framed = framed_policy(&["https://a.example".to_owned(), "https://*.b.example".to_owned()]);
        let start = policy.strip_suffix("'none'").expect("it ends with who may hold a page in a frame");
        assert_eq!(framed, format!("{start}https://a.example https://*.b.example"));
    }
}
