//! The one font of pictures that are made of pixels: a static cut of the font in which the site writes titles.
//!
//! Comes in: texts. Goes out: whether the font can write them, how wide their characters are. Does not know: what is drawn.
//!
//! It comes with the program, since no picture may depend on what a machine has. `make-font` beside it says how it is made.

use std::sync::LazyLock;

use ttf_parser::Face;
use unicode_normalization::UnicodeNormalization;

/// The font, as a file.
pub const BYTES: &[u8] = include_bytes!("newsreader.ttf");
/// What it is called in a picture.
pub(super) const FAMILY: &str = "Newsreader";
/// Its one weight.
pub(super) const WEIGHT: &str = "500";

static FACE: LazyLock<Face<'static>> =
    LazyLock::new(|| Face::parse(BYTES, 0).expect("the font that comes with the program is one"));

/// Whether it can write all of a text, so that nothing is an empty box.
pub fn can_write(text: &str) -> bool {
    shown(text).chars().all(|c| c.is_whitespace() || FACE.glyph_index(c).is_some())
}

/// A text as it is drawn: letters with their marks as one character.
pub(super) fn shown(text: &str) -> String {
    text.nfc().filter(|c| !c.is_control() || c.is_whitespace()).collect()
}

/// How wide a character is, in parts of the font's size.
pub(super) fn width(c: char) -> f64 {
    let advance = FACE.glyph_index(c).and_then(|glyph| FACE.glyph_hor_advance(glyph));
    // What it lacks is not drawn.
    f64::from(advance.unwrap_or(0)) / f64::from(FACE.units_per_em())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_writes_the_languages_of_europe_that_are_written_in_latin_letters() {
        for text in
            ["A new service", "Größe, façade, ¿qué?", "Čekání na běžce", "Łódź — “ok”…", "Cafe\u{301}", "İstanbul", ""]
        {
            assert!(can_write(text), "{text}");
        }
    }

    #[test]
    fn it_does_not_write_what_it_lacks() {
        for text in ["流水线太慢了", "Медленно", "שלום", "A new 🚀 service", "\u{fffd}"] {
            assert!(!can_write(text), "{text}");
        }
    }

    #[test]
    fn it_is_small_and_has_a_name_of_its_own() {
        assert!(BYTES.len() <= 120 * 1024, "{}", BYTES.len());
        let names = FACE.names().into_iter().filter(|name| name.name_id == ttf_parser::name_id::FAMILY);
        assert!(names.filter_map(|name| name.to_string()).all(|name| name == FAMILY));
        assert_eq!(FACE.weight().to_number().to_string(), WEIGHT);
        assert!(width('W') > width('i'));
    }
}
