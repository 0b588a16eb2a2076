//! The text of a caption: words, tags and references to characters.
//!
//! Comes in: the text of a caption. Goes out: one token after the other, each as it is written. Does not know: whose words they
//! are.
//!
//! The tokenizer is that of WebVTT's specification, but for what that would lose: a `<` that opens no tag it knows is words, since
//! recorders write `<inaudible>` and people say "less than".

use crate::import::format::captions::character::{self, CharacterReference};

/// A piece of a cue's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::import::format) enum CueToken<'t> {
    /// Words as they are written.
    Words(&'t str),
    /// A reference to a character.
    Character(CharacterReference<'t>),
    /// `<v.loud Lena>`: from here on somebody else speaks. The name is as it is written.
    Voice { tag: &'t str, name: &'t str },
    /// `</v>`
    VoiceEnd(&'t str),
    /// `<00:00:01.000>`: from when on the words behind it are spoken.
    Time(&'t str),
    /// A tag of which the words know nothing: `<i>`, `</c>`.
    Tag(&'t str),
    /// Words that look like a tag that the specification does not know, and so would lose.
    Stray(&'t str),
}

impl<'t> CueToken<'t> {
    /// All of it as it is written.
    pub(in crate::import::format) fn written(&self) -> &'t str {
        match self {
            Self::Words(text) | Self::Stray(text) => text,
            Self::VoiceEnd(tag) | Self::Time(tag) | Self::Tag(tag) | Self::Voice { tag, .. } => tag,
            Self::Character(reference) => reference.written,
        }
    }
}

/// The pieces of a cue's text, in order. None is left out.
pub(in crate::import::format) fn tokens(mut text: &str) -> impl Iterator<Item = CueToken<'_>> {
    std::iter::from_fn(move || {
        let token = first_token(text)?;
        text = &text[token.written().len()..];
        Some(token)
    })
}

fn first_token(text: &str) -> Option<CueToken<'_>> {
    match text.as_bytes().first()? {
        b'<' => Some(tag(text)),
        b'{' => Some(override_tag(text)),
        b'&' => Some(match character::reference(text) {
            Some(reference) => CueToken::Character(reference),
            None => CueToken::Words(&text[..1]),
        }),
        _ => {
            let end = memchr::memchr3(b'<', b'&', b'{', text.as_bytes()).unwrap_or(text.len());
            Some(CueToken::Words(&text[..end]))
        }
    }
}

/// Tags whose names say how words look, those of the specification first, then those of HTML that programs write.
const TAGS: [&str; 22] = [
    "c", "i", "b", "u", "ruby", "rt", "lang", "font", "span", "br", "p", "em", "strong", "s", "strike", "small", "big",
    "sub", "sup", "tt", "div", "mark",
];

/// The tag that a text begins with. What ends before the next tag begins, or never, is no tag.
fn tag(text: &str) -> CueToken<'_> {
    let end = memchr::memchr2(b'<', b'>', &text.as_bytes()[1..]).map(|end| end + 1);
    let Some(end) = end.filter(|end| text.as_bytes()[*end] == b'>') else {
        return CueToken::Stray(&text[..1]);
    };
    let (whole, inner) = (&text[..=end], &text[1..end]);
    let stray = if inner.contains('&') { &text[..1] } else { whole };
    let name_end = inner.find(|c: char| c.is_ascii_whitespace() || c == '.').unwrap_or(inner.len());
    let (name, behind) = inner.split_at(name_end);
    let known = name.trim_matches('/').to_ascii_lowercase();
    match name {
        "v" => CueToken::Voice { tag: whole, name: annotation(behind) },
        "/v" => CueToken::VoiceEnd(whole),
        _ if is_time(inner) => CueToken::Time(whole),
        _ if known.is_empty() && behind.is_empty() || TAGS.contains(&&*known) => CueToken::Tag(whole),
        // What is written with references to characters is read piece by piece.
        _ => CueToken::Stray(stray),
    }
}

/// `{\\an8}`: where and how a line is shown, as SubRip has it from other formats.
fn override_tag(text: &str) -> CueToken<'_> {
    let head = &text[..text.floor_char_boundary(MAX_OVERRIDE)];
    match head.find('}').filter(|_| head.starts_with("{\\")) {
        Some(end) => CueToken::Tag(&text[..=end]),
        None => CueToken::Words(&text[..1]),
    }
}

/// Longer ones nobody writes, in bytes.
const MAX_OVERRIDE: usize = 120;

/// What stands behind the classes of a tag.
fn annotation(behind: &str) -> &str {
    behind.find(|c: char| c.is_ascii_whitespace()).map_or("", |at| behind[at..].trim())
}

/// Whether a tag says from when on the words behind it are sung or spoken.
fn is_time(tag: &str) -> bool {
    tag.starts_with(|c: char| c.is_ascii_digit())
        && tag.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b':' | b'.' | b','))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each token as its kind and what is written.
    fn kinds(text: &str) -> Vec<String> {
        let kind = |token: CueToken<'_>| match token {
            CueToken::Words(text) => format!("words {text}"),
            CueToken::Character(reference) => format!("character {}", reference.meant()),
            CueToken::Voice { name, .. } => format!("voice {name}"),
            CueToken::VoiceEnd(_) => "voice ends".to_owned(),
            CueToken::Time(tag) => format!("time {tag}"),
            CueToken::Tag(tag) => format!("tag {tag}"),
            CueToken::Stray(text) => format!("stray {text}"),
        };
        tokens(text).map(kind).collect()
    }

    #[test]
    fn tags_of_the_specification_are_tags() {
        assert_eq!(kinds("<v Lena Fischer>How?</v>"), ["voice Lena Fischer", "words How?", "voice ends"]);
        assert_eq!(kinds("<v.first.loud  Lena\n Fischer >x"), ["voice Lena\n Fischer", "words x"]);
        assert_eq!(kinds("<v>x<v >y"), ["voice ", "words x", "voice ", "words y"]);
        assert_eq!(kinds("a<c.yellow>b</c>"), ["words a", "tag <c.yellow>", "words b", "tag </c>"]);
        assert_eq!(kinds("<00:00:01.000><c> a</c>"), ["time <00:00:01.000>", "tag <c>", "words  a", "tag </c>"]);
        assert_eq!(kinds("<lang en-GB>a</lang>"), ["tag <lang en-GB>", "words a", "tag </lang>"]);
        assert_eq!(kinds("<ruby>a<rt>b"), ["tag <ruby>", "words a", "tag <rt>", "words b"]);
        assert_eq!(kinds("{\\an8}a {b} {"), ["tag {\\an8}", "words a ", "words {", "words b} ", "words {"]);
        assert_eq!(kinds("<>a</>"), ["tag <>", "words a", "tag </>"]);
        assert_eq!(kinds("<font color=\"#fff\">a<br/>"), ["tag <font color=\"#fff\">", "words a", "tag <br/>"]);
    }

    #[test]
    fn what_the_specification_would_lose_is_words() {
        assert_eq!(kinds("a < b and c"), ["words a ", "stray <", "words  b and c"]);
        assert_eq!(kinds("<inaudible> yes"), ["stray <inaudible>", "words  yes"]);
        assert_eq!(kinds("a < b <i>c</i>"), ["words a ", "stray <", "words  b ", "tag <i>", "words c", "tag </i>"]);
        assert_eq!(kinds("< b &lt;c> d"), ["stray <", "words  b ", "character <", "words c> d"]);
        assert_eq!(kinds("<v Lena"), ["stray <", "words v Lena"]);
        assert_eq!(kinds("<<<i>a"), ["stray <", "stray <", "tag <i>", "words a"]);
        assert_eq!(kinds("<i"), ["stray <", "words i"]);
    }

    #[test]
    fn references_are_characters() {
        assert_eq!(kinds("R&amp;D"), ["words R", "character &", "words D"]);
        assert_eq!(kinds("R&D &"), ["words R", "words &", "words D ", "words &"]);
    }
}
