//! Texts with placeholders: `{count} of {all}`.
//!
//! Comes in: a text and values by name. Goes out: the text with the values in it. Does not know: where the text comes from.

use std::fmt::{Display, Write};

/// Fills in what has a value; any other placeholder stays as it is.
pub fn fill(text: &str, values: &[(&str, &dyn Display)]) -> String {
    fill_with(text, |name| values.iter().find(|(known, _)| *known == name).map(|(_, value)| *value))
}

/// The same with whatever gives the values.
pub fn fill_with<'v>(text: &str, value: impl Fn(&str) -> Option<&'v dyn Display>) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some((before, name, after)) = placeholder(rest) {
        out.push_str(before);
        let written = value(name).map(|value| write!(out, "{value}"));
        if !matches!(written, Some(Ok(()))) {
            out.extend(["{", name, "}"]);
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

/// The first placeholder, what stands before it, and what behind it.
pub fn placeholder(text: &str) -> Option<(&str, &str, &str)> {
    let open = memchr::memchr(b'{', text.as_bytes())?;
    let close = open + memchr::memchr(b'}', &text.as_bytes()[open..])?;
    Some((&text[..open], &text[open + 1..close], &text[close + 1..]))
}

#[cfg(test)]
mod tests {
    use super::fill;

    #[test]
    fn what_has_no_value_stays() {
        assert_eq!(fill("{a} of {b}: {c", &[("a", &1), ("c", &2)]), "1 of {b}: {c");
        assert_eq!(fill("{a}{a}", &[("a", &"{a}")]), "{a}{a}");
    }
}
