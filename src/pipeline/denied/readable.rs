//! The text of a file that may be anything.
//!
//! Comes in: bytes. Goes out: text, as far as there is any. Does not know: what is looked for in it.

use std::borrow::Cow;

use encoding_rs::{Encoding, WINDOWS_1252};

use crate::import::decode;

/// What documents of office programs begin with.
const ARCHIVE: &[u8] = b"PK\x03\x04";

/// A text begins without characters of nothing; pictures, sound and archives do not. Git looks as far.
const LOOKED_AT: usize = 8000;

/// The text of a file: what a document says, or else what its bytes are. None where they are no text.
pub(super) fn text_of<'b>(name: &str, bytes: &'b [u8]) -> Option<Cow<'b, str>> {
    if bytes.starts_with(ARCHIVE) {
        return decode(Some(name), bytes, None).ok().map(|document| Cow::Owned(document.text));
    }
    text(bytes)
}

/// The text of some bytes: UTF-8, UTF-16 with its mark, or else one byte a character. None where they are no text.
pub(super) fn text(bytes: &[u8]) -> Option<Cow<'_, str>> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return Some(encoding.decode_without_bom_handling(&bytes[mark..]).0);
    }
    if memchr::memchr(0, &bytes[..bytes.len().min(LOOKED_AT)]).is_some() {
        return None;
    }
    let text = std::str::from_utf8(bytes).map(Cow::Borrowed);
    Some(text.unwrap_or_else(|_| WINDOWS_1252.decode_without_bom_handling(bytes).0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_of_any_encoding_are_read() {
        for (bytes, expected) in [
            (&b"M\xc3\xbcller"[..], Some("Müller")),
            (b"M\xfcller", Some("Müller")),
            (b"\xef\xbb\xbfSam", Some("Sam")),
            (b"\xff\xfeS\0a\0m\0", Some("Sam")),
            (b"PK\x03\x04\0\0", None),
            (b"", Some("")),
        ] {
            assert_eq!(text(bytes).as_deref(), expected, "{bytes:?}");
        }
    }
}
