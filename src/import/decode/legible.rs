//! How legible a text is that was read in a guessed encoding: in the wrong one, signs stand where letters belong.
//!
//! Comes in: text. Goes out: a number, of which the greater one is the better guess. Does not know: encodings.

/// How much of what is not ASCII stands where such a character belongs, by its neighbours.
pub(super) fn plausibility(text: &str) -> i64 {
    let mut before = ' ';
    let mut sum = 0;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if !c.is_ascii() {
            let after = chars.peek().copied().unwrap_or(' ');
            sum += if is_letter(c) { of_letter(before, c, after) } else { of_sign(before, c, after) };
        }
        before = c;
    }
    sum
}

/// Letters that words are made of: no ligatures, and no accents, ordinals or units that count as letters in Unicode.
fn is_letter(c: char) -> bool {
    c.is_alphabetic() && !matches!(c, 'ª' | 'º' | 'µ' | 'ƒ' | 'ı' | 'ﬁ' | 'ﬂ' | '\u{2b0}'..='\u{2ff}')
}

fn is_latin(c: char) -> bool {
    c < '\u{250}'
}

fn of_letter(before: char, c: char, after: char) -> i64 {
    let beside = [before, after].into_iter().filter(|c| is_letter(*c));
    let (mut are_any, mut of_another_script) = (false, false);
    for neighbour in beside {
        are_any = true;
        of_another_script |= is_latin(neighbour) != is_latin(c);
    }
    match c {
        _ if of_another_script => -2,
        // Words of one letter, of which no more than these are common.
        'à' | 'é' | 'è' | 'ó' | 'á' | 'å' | 'ö' | 'À' | 'É' if !are_any => 1,
        _ if !are_any => -1,
        _ if c.is_uppercase() && before.is_lowercase() => -3,
        _ if c.is_uppercase() && before.is_uppercase() && after.is_lowercase() => -1,
        _ => 2,
    }
}

fn of_sign(before: char, c: char, after: char) -> i64 {
    let (before, after) = (is_letter(before), is_letter(after));
    match c {
        '’' if before && after => 2,
        '–' | '—' | '\u{ad}' | '\u{a0}' if before && after => 0,
        _ if before && after => -3,
        '“' | '”' | '„' | '«' | '»' | '‘' | '’' | '‚' | '‹' | '›' | '…' | '–' | '—' | '¿' | '¡' => {
            1
        }
        '€' | '£' | '§' | '°' | '•' | '©' | '®' | '™' | '±' | '½' | '×' | '\u{a0}' => 1,
        _ => -2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_belong_beside_letters_and_signs_do_not() {
        assert_eq!(plausibility("grün"), 2);
        assert_eq!(plausibility("gr¸n"), -3);
        assert_eq!(plausibility("UniversitÈ"), -3);
        assert_eq!(plausibility("MŸller"), -1);
        assert_eq!(plausibility("it’s “so”"), 4);
        assert_eq!(plausibility("f焤"), -2);
        assert_eq!(plausibility("plain"), 0);
    }
}
