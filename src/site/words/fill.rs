//! Texts with placeholders: `{count} of {all}`.
//!
//! Comes in: a text and values by name. Goes out: the text with the values in it. Does not know: where the text comes from.

use std::fmt::{Display, Write};

/// Fills in what has a value; any other placeholder stays as it is.
pub fn fill(text: &str, values: &[(&str, &dyn Display)]) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some((before, name, after)) = placeholder(rest) {
        out.push_str(before);
        let value = values.iter().find(|(known, _)| *known == name);
        let written = value.map(|(_, value)| write!(out, "{value}"));
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
    let (before, rest) = text.split_once('{')?;
    let (name, after) = rest.split_once('}')?;
    Some((before, name, after))
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
