//! Texts as YAML.
//!
//! Comes in: a text. Goes out: the same for front matter. Does not know: which key it stands behind.

/// A text as YAML: plain where that can only be a text, else in quotation marks.
pub(super) fn scalar(text: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || c == '-';
    let begins = text.starts_with(|c: char| c.is_ascii_alphabetic());
    // `no`, `on`, `null` and their like are no texts, and `e` makes a number of some.
    let is_long = text.len() > 5 || text.contains(|c: char| c.is_ascii_digit());
    if begins && is_long && text.split(' ').all(|word| !word.is_empty() && word.chars().all(is_plain)) {
        return text.to_owned();
    }
    quoted(text)
}

/// A text as a key: what looks like another value is a text there too.
pub(super) fn key(text: &str) -> String {
    let is_plain = text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
    if is_plain && text.starts_with(|c: char| c.is_ascii_alphabetic()) { text.to_owned() } else { quoted(text) }
}

/// A text in quotation marks: what JSON takes for a text is one in YAML too.
pub(super) fn quoted(text: &str) -> String {
    serde_json::to_string(text).expect("a text is JSON")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_stays_a_text() {
        for (text, expected) in [
            ("P07", "P07"),
            ("payments", "payments"),
            ("senior engineer", "senior engineer"),
            ("no", "\"no\""),
            ("07", "\"07\""),
            ("O'Neil: x", "\"O'Neil: x\""),
            ("", "\"\""),
        ] {
            assert_eq!(scalar(text), expected);
        }
    }
}
