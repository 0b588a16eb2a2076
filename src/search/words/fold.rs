//! One form for a word, however it is written: without capitals, accents, widths and points.
//!
//! Comes in: any text. Goes out: the text as it is compared. Does not know: where a word begins.

use unicode_normalization::UnicodeNormalization;

/// A text as words are compared.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_into(&mut folded, text);
    folded
}

/// Adds a text as words are compared.
pub fn fold_into(out: &mut String, text: &str) {
    if text.is_ascii() {
        let start = out.len();
        out.push_str(text);
        out[start..].make_ascii_lowercase();
        return;
    }
    // A sigma is small in one way within a word and in another at its end, so small letters are made of the whole.
    let small = text.nfkd().collect::<String>().to_lowercase();
    let mut plain = String::with_capacity(small.len());
    let mut before = None;
    for c in small.chars() {
        // Of all breves that of й alone says which letter it is: endings of Russian words begin with it.
        let is_kept = if c == BREVE { before == Some('и') } else { !is_dropped(c) };
        before = Some(c);
        match plain_letters(c).filter(|_| is_kept) {
            Some(letters) => plain.push_str(letters),
            None if is_kept => plain.push(c),
            None => {}
        }
    }
    out.extend(plain.nfc());
}

/// The mark that й is written with where it is taken apart.
const BREVE: char = '\u{306}';

/// Accents but the breve, vowel points, and what nobody sees.
fn is_dropped(c: char) -> bool {
    matches!(c,
        '\u{300}'..='\u{305}' | '\u{307}'..='\u{36f}'
        | '\u{591}'..='\u{5c7}'
        | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6ed}' | '\u{640}'
        | '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206f}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

/// What is typed where a keyboard has no such letter.
fn plain_letters(c: char) -> Option<&'static str> {
    let letters = match c {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'đ' | 'ð' => "d",
        'þ' => "th",
        'ł' => "l",
        'ħ' => "h",
        'ı' => "i",
        'ŋ' => "n",
        'ς' => "σ",
        _ => return None,
    };
    Some(letters)
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn a_word_has_one_form() {
        for (written, folded) in [
            ("Ticket", "ticket"),
            ("déjà", "deja"),
            ("de\u{301}ja\u{300}", "deja"),
            ("Straße", "strasse"),
            ("STRASSE", "strasse"),
            ("Ærøskøbing", "aeroskobing"),
            ("Łódź", "lodz"),
            ("İstanbul", "istanbul"),
            ("ılık", "ilik"),
            ("ΟΔΟΣ", "οδοσ"),
            ("οδός", "οδοσ"),
            ("Ｋ８ｓ", "k8s"),
            ("ｶﾞｲﾄﾞ", "ガイド"),
            ("한글", "한글"),
            ("\u{1112}\u{1161}\u{11ab}", "한"),
            ("שָׁלוֹם", "שלום"),
            ("مُحَمَّد", "محمد"),
            ("كتـــاب", "كتاب"),
            ("हिन्दी", "हिन्दी"),
            ("ﬁle", "file"),
            ("ser\u{ad}vice", "service"),
            ("pén\u{200b}ible\u{2069}", "penible"),
            ("йод", "йод"),
            ("Новыи\u{306}", "новый"),
            ("и\u{301}\u{306}", "и"),
            ("ёж", "еж"),
            ("ўзбек", "узбек"),
            ("sa\u{306}ptămână", "saptamana"),
        ] {
            assert_eq!(fold(written), folded, "{written}");
        }
    }

    #[test]
    fn what_is_folded_stays_so() {
        for text in ["Ærøskøbing", "ΟΔΟΣ", "ｶﾞ", "ﷺ", "ẞ", "ǆ", "İ", "ΐ", "각"] {
            let once = fold(text);
            assert_eq!(fold(&once), once, "{text}");
        }
    }
}
