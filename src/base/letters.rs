//! What kind of letter a character is, where its script decides how it is written.
//!
//! Comes in: characters. Goes out: answers. Does not know: languages, or what is written.

use unicode_normalization::char::is_combining_mark;
use unicode_script::{Script as System, UnicodeScript};

/// Whether a letter is of Latin, Greek or Cyrillic, or modifies such a one: these are known in ASCII too.
pub fn has_ascii_form(c: char) -> bool {
    match c.script() {
        System::Latin | System::Greek | System::Cyrillic => c.is_alphanumeric(),
        System::Common => matches!(c, '\u{2b0}'..='\u{2ff}'),
        _ => false,
    }
}

/// Whether a text ends in a letter of a script without spaces, whatever marks that letter has.
pub fn ends_unspaced(text: &str) -> bool {
    !text.ends_with(|c: char| c.is_ascii()) && text.trim_end_matches(is_combining_mark).ends_with(is_unspaced)
}

/// Whether a character belongs to a word: letters, digits, and the marks of letters.
pub fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c)
}

/// Whether a letter is of a script that puts no spaces between words, so that a break of the line between two such letters
/// is none of the text. Korean parts its words.
pub fn is_unspaced(c: char) -> bool {
    // What stands before is far the most of what is asked about.
    if c < '\u{e00}' {
        return false;
    }
    let of_such_a_script = matches!(
        c.script(),
        System::Han
            | System::Hiragana
            | System::Katakana
            | System::Bopomofo
            | System::Yi
            | System::Thai
            | System::Lao
            | System::Khmer
            | System::Myanmar
            | System::New_Tai_Lue
            | System::Tai_Le
            | System::Tai_Tham
            | System::Tai_Viet
            | System::Javanese
            | System::Balinese
    );
    // The mark of a long vowel, the sign of repetition and the stops of the scripts above belong to several of them.
    of_such_a_script || matches!(c, 'ー' | '々' | '〆' | '、' | '。' | '，' | '！' | '？' | '：' | '；' | '「'..='』')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_scripts_have_an_ascii_form() {
        for c in ['a', 'é', 'ß', 'ω', 'ж', 'ь', 'ʼ'] {
            assert!(has_ascii_form(c), "{c}");
        }
        for c in ['1', '-', '日', 'א', 'ع', 'ह', '한', '€'] {
            assert!(!has_ascii_form(c), "{c}");
        }
    }

    #[test]
    fn some_scripts_put_no_spaces_between_words() {
        for c in ['日', 'の', 'ー', 'ア', 'ก', 'ລ', 'ខ', 'မ', '。', '々'] {
            assert!(is_unspaced(c), "{c}");
        }
        for c in ['a', '1', ' ', '.', 'é', 'א', 'ع', 'ह', '한', '“'] {
            assert!(!is_unspaced(c), "{c}");
        }
        assert!(ends_unspaced("ガ") && ends_unspaced("カ\u{3099}") && ends_unspaced("ที่"));
        assert!(!ends_unspaced("") && !ends_unspaced("日 ") && !ends_unspaced("e\u{301}"));
    }
}
