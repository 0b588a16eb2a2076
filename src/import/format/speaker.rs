//! What recorders write in the place of a name.
//!
//! Comes in: a label as it is written, without its colon. Goes out: who speaks, if it says so. Does not know: labels.

/// What recorders write where they do not know who speaks.
const NOBODY: [&str; 8] = [
    "?",
    "unknown",
    "unknown speaker",
    "speaker ?",
    "unidentified",
    "unidentified speaker",
    "unnamed speaker",
    "speaker unknown",
];

/// The name in a label: nobody's where the recorder does not know it.
pub(super) fn speaker_name(label: &str) -> Option<String> {
    let name = label.split_whitespace().collect::<Vec<_>>().join(" ");
    let bare = name.trim_matches(['(', ')', '[', ']']).replace('_', " ").to_lowercase();
    (!bare.is_empty() && !NOBODY.contains(&&*bare)).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_is_not_known_is_nobody() {
        for (label, expected) in [
            ("Lena  Fischer ", Some("Lena Fischer")),
            ("SPEAKER_00", Some("SPEAKER_00")),
            ("Speaker 1", Some("Speaker 1")),
            ("Unknown Speaker", None),
            ("(unknown)", None),
            ("UNKNOWN_SPEAKER", None),
            ("?", None),
            ("", None),
            (" ", None),
        ] {
            assert_eq!(speaker_name(label).as_deref(), expected, "{label}");
        }
    }
}
