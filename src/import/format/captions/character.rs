//! References to characters, `&amp;` or `&#233;`, as HTML has them.
//!
//! Comes in: text that begins with `&`. Goes out: the character it means. Does not know: which format allows which.

use std::borrow::Cow;

/// A reference as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::import::format) struct CharacterReference<'t> {
    pub(in crate::import::format) written: &'t str,
    value: Referred,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Referred {
    Named(&'static str),
    Numbered(char),
}

impl CharacterReference<'_> {
    /// What it means.
    pub(in crate::import::format) fn meant(&self) -> Cow<'static, str> {
        match self.value {
            Referred::Named(text) => Cow::Borrowed(text),
            Referred::Numbered(c) => Cow::Owned(c.to_string()),
        }
    }
}

/// Names that programs write without a semicolon.
const BARE: [(&str, &str); 5] = [("&amp", "&"), ("&lt", "<"), ("&gt", ">"), ("&quot", "\""), ("&nbsp", "\u{a0}")];

/// Longer names there are none: `&CounterClockwiseContourIntegral;`.
const MAX_NAME: usize = 40;

/// The reference that a text begins with.
pub(in crate::import::format) fn reference(text: &str) -> Option<CharacterReference<'_>> {
    let inner = text.strip_prefix('&')?;
    if let Some(number) = inner.strip_prefix('#') {
        return numbered(text, number);
    }
    let length = inner.bytes().take(MAX_NAME).take_while(u8::is_ascii_alphanumeric).count();
    let name = &inner[..length];
    let named = || quick_xml::escape::resolve_html5_entity(name);
    if let Some(meant) = inner[length..].starts_with(';').then(named).flatten() {
        return Some(CharacterReference { written: &text[..length + 2], value: Referred::Named(meant) });
    }
    let bare = BARE.iter().find(|(bare, _)| text[..=length] == **bare);
    bare.map(|(bare, meant)| CharacterReference { written: &text[..bare.len()], value: Referred::Named(meant) })
}

/// `&#233;` or `&#xe9;`, given what is behind the number sign.
fn numbered<'t>(text: &'t str, number: &str) -> Option<CharacterReference<'t>> {
    let (radix, digits) = match number.strip_prefix(['x', 'X']) {
        Some(digits) => (16, digits),
        None => (10, number),
    };
    let length = digits.bytes().take(MAX_NAME).take_while(|byte| char::from(*byte).is_digit(radix)).count();
    let rest = &digits[length..];
    if length == 0 {
        return None;
    }
    let value =
        u32::from_str_radix(&digits[..length], radix).ok().and_then(char_of).unwrap_or(char::REPLACEMENT_CHARACTER);
    let end = text.len() - rest.strip_prefix(';').unwrap_or(rest).len();
    Some(CharacterReference { written: &text[..end], value: Referred::Numbered(value) })
}

/// The character of a number. Those of Windows-1252 are meant where Unicode has control characters, as browsers know.
fn char_of(number: u32) -> Option<char> {
    match u8::try_from(number) {
        Ok(0) => None,
        Ok(byte @ 0x80..=0x9f) => {
            let bytes = [byte];
            encoding_rs::WINDOWS_1252.decode_without_bom_handling(&bytes).0.chars().next()
        }
        _ => char::from_u32(number),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_mean_what_they_mean_in_html() {
        for (text, expected) in [
            ("&amp;c", Some(("&amp;", "&"))),
            ("&eacute;", Some(("&eacute;", "é"))),
            ("&nbsp;", Some(("&nbsp;", "\u{a0}"))),
            ("&lrm;", Some(("&lrm;", "\u{200e}"))),
            ("&#233;", Some(("&#233;", "é"))),
            ("&#xE9;", Some(("&#xE9;", "é"))),
            ("&#39s", Some(("&#39", "'"))),
            ("&#146;", Some(("&#146;", "’"))),
            ("&#0;", Some(("&#0;", "\u{fffd}"))),
            ("&#xd800;", Some(("&#xd800;", "\u{fffd}"))),
            ("&#99999999999;", Some(("&#99999999999;", "\u{fffd}"))),
            ("&gt b", Some(("&gt", ">"))),
            ("&gtb", None),
            ("&nothing;", None),
            ("&;", None),
            ("&#;", None),
            ("&#x;", None),
            ("&", None),
            ("& amp;", None),
        ] {
            let found = reference(text);
            let found = found.as_ref().map(|found| (found.written, found.meant().into_owned()));
            assert_eq!(found.as_ref().map(|(written, meant)| (*written, &**meant)), expected, "{text}");
        }
    }
}
