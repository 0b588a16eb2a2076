//! The one form in which texts are compared, however they were typed.
//!
//! Comes in: any text. Goes out: the same text composed (NFC, or NFKC for names), with single spaces and without the
//! characters that nobody sees; or the first such character, for a message. Does not know: what the text names.

use std::borrow::Cow;
use std::fmt;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick, is_nfkc_quick};

/// Words, titles and paths as they are compared: composed (NFC), each run of white space one space and none at the ends,
/// without unseen characters. Borrowed where the text already reads so.
pub fn text(text: &str) -> Cow<'_, str> {
    if is_folded(text, |text| is_nfc_quick(text.chars()) == IsNormalized::Yes) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(single_spaces(text.chars().filter(|c| !is_unseen(*c)).nfc(), text.len()))
}

/// Names of people as they are compared: like [`text()`], but NFKC, without regard to capitals, with the apostrophe and the hyphen of
/// the keyboard (which one stands there, a word processor decides), and without quotation marks around.
pub fn name(name: &str) -> Cow<'_, str> {
    if name.is_ascii() && !name.bytes().any(|byte| byte.is_ascii_uppercase() || matches!(byte, b'"' | b'\'')) {
        return text(name);
    }
    // A small letter may be made of parts that have a form of their own (`ẖ`), so it is composed once more.
    let small = compatible(&small(&compatible(name))).into_owned();
    let plain = if small.is_ascii() { small } else { small.chars().map(keyboard).collect() };
    Cow::Owned(unquoted(plain))
}

/// A text without capitals. Where a letter has several small forms (`ß` and `ss`, both small sigmas), or other languages
/// part what one has in common (the i with and without a dot), it has one here, as in Unicode's case folding.
fn small(text: &str) -> String {
    // To small letters, to capitals and back again: so letters meet whose capitals are the same (`ß`, `ẞ` and `ss`).
    let plain_i = text.replace(['İ', 'ı'], "i");
    let small = plain_i.to_lowercase().to_uppercase().to_lowercase();
    small.replace('ς', "σ").replace("i\u{307}", "i")
}

/// The apostrophe and the hyphen that keyboards have, in place of all others.
pub fn keyboard(c: char) -> char {
    match c {
        '‘' | '’' | 'ʼ' => '\'',
        '\u{2010}' | '\u{2011}' => '-',
        c => c,
    }
}

/// A name without the quotation marks around it, where they are there on both sides.
fn unquoted(name: String) -> String {
    let inner = name.strip_prefix(is_quotation_mark).and_then(|rest| rest.strip_suffix(is_quotation_mark));
    match inner.map(str::trim).filter(|inner| !inner.is_empty()) {
        Some(inner) => unquoted(inner.to_owned()),
        None => name,
    }
}

/// Whether a character is a mark of quotation, of any kind.
pub fn is_quotation_mark(c: char) -> bool {
    matches!(c, '"' | '\'' | '‘'..='‟' | '«' | '»' | '‹' | '›' | '「'..='』' | '〝'..='〟' | '＂' | '＇')
}

/// Slugs before they lose what is no letter: like [`text()`], but NFKC.
pub fn compatible(text: &str) -> Cow<'_, str> {
    if is_folded(text, |text| is_nfkc_quick(text.chars()) == IsNormalized::Yes) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(single_spaces(text.chars().filter(|c| !is_unseen(*c)).nfkc(), text.len()))
}

/// Whether nobody sees anything of a text: it has white space and unseen characters alone.
pub fn is_blank(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || is_unseen(c))
}

/// Whether two texts are the same but for how they were typed.
pub fn is_same(one: &str, other: &str) -> bool {
    one == other || text(one) == text(other)
}

/// Whether two names are the same person's.
pub fn is_same_name(one: &str, other: &str) -> bool {
    one == other || name(one) == name(other)
}

/// Whether nothing has to change, given how to tell that a text is composed. ASCII always is.
fn is_folded(text: &str, is_composed: impl FnOnce(&str) -> bool) -> bool {
    // Most names are one word of ASCII.
    if text.bytes().all(|byte| byte.is_ascii_graphic()) {
        return true;
    }
    let mut spaced = true;
    let is_plain = |c: char| {
        let again = std::mem::replace(&mut spaced, c == ' ');
        if c == ' ' { !again } else { !c.is_whitespace() && !is_unseen(c) }
    };
    text.chars().all(is_plain) && (!spaced || text.is_empty()) && (text.is_ascii() || is_composed(text))
}

fn single_spaces(chars: impl Iterator<Item = char>, length: usize) -> String {
    let mut folded = String::with_capacity(length);
    for c in chars {
        if !c.is_whitespace() {
            folded.push(c);
        } else if !folded.is_empty() && !folded.ends_with(' ') {
            folded.push(' ');
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// Whether nobody sees a character and it is no space either: soft hyphens, joiners, direction marks and the like. These
/// are Unicode's `Default_Ignorable_Code_Point`, which its own caseless comparison (`NFKC_Casefold`) leaves out too.
pub fn is_unseen(c: char) -> bool {
    c > '\u{7f}'
        && matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fff8}'
            | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// A character that the eye misses or takes for a plain space. Shown as messages name it: `U+200B, a space of no width`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unseen {
    /// Its first byte in the text.
    pub at: usize,
    /// The character.
    pub character: char,
}

/// The first character that nobody sees, or that looks like a space and is none of the keyboard's.
pub fn first_unseen(text: &str) -> Option<Unseen> {
    let is_it = |(_, c): &(usize, char)| is_unseen(*c) || (c.is_whitespace() && !c.is_ascii()) || is_control(*c);
    text.char_indices().find(is_it).map(|(at, character)| Unseen { at, character })
}

fn is_control(c: char) -> bool {
    c.is_control() && !c.is_whitespace()
}

impl fmt::Display for Unseen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let named = match self.character {
            '\u{a0}' | '\u{202f}' => "a no-break space",
            '\u{ad}' => "a soft hyphen",
            '\u{200b}' => "a space of no width",
            '\u{2060}' => "a joiner of no width",
            '\u{200c}' => "a non-joiner of no width",
            '\u{200d}' => "a joiner of no width",
            '\u{feff}' => "a byte order mark",
            '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
                "a mark of direction"
            }
            '\u{180b}'..='\u{180d}' | '\u{180f}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}' => {
                "a mark that picks the form of a letter"
            }
            '\u{3000}' => "a wide space",
            '\u{2028}' | '\u{2029}' => "a break of lines or paragraphs",
            c if c.is_whitespace() => "another space than the keyboard's",
            c if is_control(c) => "a control character",
            _ => "a character that nobody sees",
        };
        write!(f, "U+{:04X}, {named}", u32::from(self.character))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_looks_alike_compares_alike() {
        for (one, other) in [
            ("größe", "gro\u{308}ße"),
            ("José", "Jose\u{301}"),
            ("co\u{ad}ordinate", "coordinate"),
            ("a\u{a0}b", "a b"),
            (" a \u{2009}\t b\u{3000}", "a b"),
            ("a\u{200b}b\u{feff}", "ab"),
            ("\u{200f}שלום\u{200e}", "שלום"),
            // The mark between the letter and its accent does not keep them apart.
            ("e\u{200d}\u{301}", "é"),
            ("한국", "\u{1112}\u{1161}\u{11ab}\u{1100}\u{116e}\u{11a8}"),
        ] {
            assert!(is_same(one, other), "{one} {other}");
            assert_eq!(text(one), text(other));
        }
        for (one, other) in [("a", "A"), ("a b", "ab"), ("e", "é"), ("Ａ", "A")] {
            assert!(!is_same(one, other), "{one} {other}");
        }
    }

    #[test]
    fn names_ignore_capitals_and_width() {
        for (one, other) in [
            ("José", "JOSE\u{301}"),
            ("P07", "ｐ０７"),
            ("Mira\u{a0}Okafor", "mira  okafor"),
            ("ΟΔΥΣΣΕΥΣ", "Οδυσσευς"),
            ("Ωμέγα", "ΩΜΈΓΑ"),
            ("ﬁlip", "Filip"),
            ("Anne-Marie O'Neil", "Anne\u{2011}Marie O’Neil"),
            ("o‘neil", "OʼNeil"),
            ("P-07", "p\u{2010}07"),
            // Unicode's CaseFolding.txt: full folding of ß and ẞ is ss, of ς it is σ; of the Turkish letters either way is i.
            ("Strauß", "STRAUSS"),
            ("Strauß", "STRAUẞ"),
            ("Παπάς", "ΠΑΠΆΣ"),
            ("Παπάσ", "Παπάς"),
            ("Işıl", "IŞIL"),
            ("Işıl", "ışıl"),
            ("İpek", "ipek"),
            ("IPEK", "İPEK"),
            ("I\u{307}pek", "ipek"),
            ("i\u{307}pek", "İpek"),
            ("ǰan", "J\u{30c}AN"),
            ("“P07”", "P07"),
            ("„P07“", "p07"),
            ("« Mira »", "Mira"),
            ("'P07'", "P07"),
            ("\"Mira Okafor\"", "mira okafor"),
        ] {
            assert!(is_same_name(one, other), "{one} {other}");
        }
        assert!(!is_same_name("Jose", "José"));
        assert!(!is_same_name("P07", "P7"));
        assert!(!is_same_name("O'Neil", "ONeil"));
        assert!(!is_same_name("\"", "'\""));
    }

    #[test]
    fn what_nobody_sees_is_blank() {
        for text in ["", " \u{a0}", "\u{200b}", "\u{ad} \u{feff}\u{2060}"] {
            assert!(is_blank(text), "{text:?}");
        }
        assert!(!is_blank("\u{200b}a") && !is_blank("\u{301}"));
    }

    #[test]
    fn text_in_its_form_is_borrowed() {
        for plain in ["", "only one person", "größe", "日本語", "हिन्दी"] {
            assert!(matches!(text(plain), Cow::Borrowed(_)), "{plain}");
        }
        assert!(matches!(name("p07"), Cow::Borrowed(_)));
    }

    #[test]
    fn unseen_characters_are_named() {
        let named = |text: &str| first_unseen(text).map(|unseen| (unseen.at, unseen.to_string()));
        assert_eq!(named("a\u{200b}b"), Some((1, "U+200B, a space of no width".to_owned())));
        assert_eq!(named("a\u{a0}b"), Some((1, "U+00A0, a no-break space".to_owned())));
        assert_eq!(named("é\u{ad}b\u{200b}"), Some((2, "U+00AD, a soft hyphen".to_owned())));
        assert_eq!(named("\u{202e}b"), Some((0, "U+202E, a mark of direction".to_owned())));
        assert_eq!(named("\u{7}b"), Some((0, "U+0007, a control character".to_owned())));
        assert_eq!(named("größe, 日本語\tb\n"), None);
    }

    proptest! {
        #[test]
        fn folding_is_done_once(any in any::<String>()) {
            for fold in [text, name, compatible] {
                let once = fold(&any);
                prop_assert_eq!(&fold(&once), &once);
            }
        }

        #[test]
        fn the_form_of_unicode_does_not_matter(any in any::<String>()) {
            let apart: String = any.nfd().collect();
            let together: String = any.nfc().collect();
            prop_assert_eq!(text(&apart), text(&together));
            prop_assert_eq!(name(&apart), name(&together));
            let compatible_form: String = any.nfkd().collect();
            prop_assert_eq!(name(&compatible_form), name(&any));
        }

        #[test]
        fn what_nobody_sees_does_not_matter(
            words in "[a-zà-öø-ü ]{0,12}",
            at in 0..12_usize,
            mark in prop::sample::select(vec!['\u{ad}', '\u{200b}', '\u{200d}', '\u{200f}', '\u{feff}']),
        ) {
            let mut chars: Vec<char> = words.chars().collect();
            chars.insert(at.min(chars.len()), mark);
            let typed: String = chars.iter().collect();
            prop_assert!(first_unseen(&typed).is_some());
            prop_assert!(is_same(&typed, &words));
            prop_assert!(is_same_name(&typed.to_uppercase(), &words));
        }
    }
}
