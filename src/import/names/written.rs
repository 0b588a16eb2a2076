//! The characters that a text means: those it writes in another way are read as what they are.
//!
//! Comes in: any text. Goes out: characters with where they stand. Does not know: which form the text is in.
//!
//! A name may stand in a page (`M&uuml;ller`), in an address (`Sam%20O%27Neil`) or in data (`M\u00fcller`). What merely looks
//! like one of these does no harm: places are those of the text, and nothing is written from here.

use std::ops::Range;
use std::vec;

use quick_xml::escape::resolve_html5_entity;

/// The characters that a text means, with where they stand.
pub(super) struct WrittenChars<'t> {
    text: &'t str,
    at: usize,
    /// Several that came of one stretch.
    pending: vec::IntoIter<char>,
    span: Range<usize>,
}

impl<'t> WrittenChars<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, at: 0, pending: Vec::new().into_iter(), span: 0..0 }
    }
}

impl Iterator for WrittenChars<'_> {
    type Item = (char, Range<usize>);

    fn next(&mut self) -> Option<Self::Item> {
        if let Some(c) = self.pending.next() {
            return Some((c, self.span.clone()));
        }
        let rest = &self.text[self.at..];
        let first = rest.chars().next()?;
        let read = match first {
            '&' => entity(rest),
            '%' => percent(rest),
            '\\' => unicode_escape(rest),
            _ => None,
        };
        let (chars, length) = read.unwrap_or_else(|| (Vec::new(), first.len_utf8()));
        self.span = self.at..self.at + length;
        self.at += length;
        if chars.is_empty() {
            return Some((first, self.span.clone()));
        }
        self.pending = chars.into_iter();
        self.next()
    }
}

/// `&uuml;`, `&#252;`, `&#xfc;`: the characters, and how long it is.
fn entity(text: &str) -> Option<(Vec<char>, usize)> {
    /// The longest name that HTML has, and then some.
    const LONGEST: usize = 34;
    let end = text.bytes().take(LONGEST).position(|byte| byte == b';')?;
    let name = text.get(1..end)?;
    let meant = match name.strip_prefix('#') {
        Some(number) => vec![numbered(number)?],
        None => resolve_html5_entity(name)?.chars().collect(),
    };
    Some((meant, end + 1))
}

fn numbered(number: &str) -> Option<char> {
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16),
        None => number.parse(),
    };
    code.ok().and_then(char::from_u32)
}

/// Bytes as addresses have them, `%C3%BC`, as many as stand in a row.
fn percent(text: &str) -> Option<(Vec<char>, usize)> {
    let byte = |at: usize| -> Option<u8> {
        let digits = text.get(at..at + 3)?.strip_prefix('%')?;
        u8::from_str_radix(digits, 16).ok()
    };
    let bytes: Vec<u8> = (0..).map_while(|index| byte(index * 3)).collect();
    let meant = std::str::from_utf8(&bytes).ok()?;
    (!meant.is_empty()).then(|| (meant.chars().collect(), bytes.len() * 3))
}

/// `\u00fc` as JSON has it, and pairs of these.
fn unicode_escape(text: &str) -> Option<(Vec<char>, usize)> {
    const LENGTH: usize = 6;
    let unit = |at: usize| -> Option<u16> {
        let digits = text.get(at..at + LENGTH)?.strip_prefix(r"\u")?;
        u16::from_str_radix(digits, 16).ok()
    };
    let first = unit(0)?;
    if let Some(c) = char::from_u32(u32::from(first)) {
        return Some((vec![c], LENGTH));
    }
    let pair = char::decode_utf16([first, unit(LENGTH)?]).next()?.ok()?;
    Some((vec![pair], 2 * LENGTH))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meant(text: &str) -> String {
        WrittenChars::new(text).map(|(c, _)| c).collect()
    }

    #[test]
    fn what_is_written_in_another_way_is_read() {
        for (text, expected) in [
            ("M&uuml;ller &amp; O&#39;Neil &#x27;", "Müller & O'Neil '"),
            ("M%C3%BCller%20%41", "Müller A"),
            (r"M\u00fcller \ud83d\ude00", "Müller 😀"),
            ("a & b; 100% \\user %C3 &nothing; \\ud83d", "a & b; 100% \\user %C3 &nothing; \\ud83d"),
            ("&#xd800; &#99999999;", "&#xd800; &#99999999;"),
        ] {
            assert_eq!(meant(text), expected);
        }
    }

    #[test]
    fn places_are_those_of_the_text() {
        let text = "a&uuml;%C3%BCb";
        let places: Vec<&str> = WrittenChars::new(text).map(|(_, span)| &text[span]).collect();
        assert_eq!(places, ["a", "&uuml;", "%C3%BC", "b"]);
    }

    proptest::proptest! {
        #[test]
        fn places_cover_the_text(text in "(?s)(.|&#?x?|;|%C3|%BC|\\\\u|00fc|d83d){0,30}") {
            let mut end = 0;
            for (_, span) in WrittenChars::new(&text) {
                proptest::prop_assert!(span.start == end || (span.end == end && span.start < end));
                end = span.end;
            }
            proptest::prop_assert_eq!(end, text.len());
        }
    }
}
