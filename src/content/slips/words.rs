//! A value taken apart: numbers and words, in small letters.
//!
//! Comes in: a value. Goes out: its parts, numbers in the format's way. Does not know: what they mean together.

/// Numbers that people write as words.
const NUMBERS: [(&str, &str); 14] = [
    ("zero", "0"),
    ("one", "1"),
    ("two", "2"),
    ("three", "3"),
    ("four", "4"),
    ("five", "5"),
    ("six", "6"),
    ("seven", "7"),
    ("eight", "8"),
    ("nine", "9"),
    ("ten", "10"),
    ("twelve", "12"),
    ("½", "0.5"),
    ("thrice", "3"),
];
/// More than any value that means something.
const MOST: usize = 12;

/// Numbers and words in turn; none where there are more than any value has, or where a number is none.
pub(super) fn parts(text: &str) -> Option<Vec<String>> {
    let text = text.trim().trim_end_matches('.').to_lowercase();
    let mut parts: Vec<String> = Vec::new();
    let mut before = Class::Space;
    for c in text.chars() {
        let class = Class::new(c);
        if class == before && matches!(class, Class::Digit | Class::Letter) {
            parts.last_mut()?.push(c);
        } else if class != Class::Space {
            parts.push(c.to_string());
        }
        if parts.len() > MOST {
            return None;
        }
        before = class;
    }
    parts.into_iter().map(number_or_word).collect()
}

/// Whether a part is a number, and not below 0.
pub(super) fn is_number(part: &str) -> bool {
    part.starts_with(|c: char| c.is_ascii_digit())
}

/// Two numbers with a dash or "to" between them.
pub(super) fn is_range(parts: &[String]) -> bool {
    parts.windows(3).any(|three| {
        is_number(&three[0]) && matches!(three[1].as_str(), "-" | "–" | "—" | "to" | "or") && is_number(&three[2])
    })
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Digit,
    Letter,
    Space,
    Other,
}

impl Class {
    fn new(c: char) -> Self {
        match c {
            '0'..='9' | '.' | ',' => Self::Digit,
            c if c.is_alphabetic() => Self::Letter,
            c if c.is_whitespace() => Self::Space,
            _ => Self::Other,
        }
    }
}

/// `1,5` is 1.5; `1,000` may be a thousand or one, and is none.
fn number_or_word(part: String) -> Option<String> {
    if let Some((_, digits)) = NUMBERS.iter().find(|(word, _)| *word == part) {
        return Some((*digits).to_owned());
    }
    // The comma of "1 hour, 30 minutes".
    if part == "," {
        return Some("and".to_owned());
    }
    if !part.contains(['.', ',']) {
        return Some(part);
    }
    let (whole, decimals) = part.split_once(['.', ','])?;
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|c| c.is_ascii_digit());
    let fits = digits(whole) && digits(decimals) && (part.contains('.') || decimals.len() < 3);
    fits.then(|| format!("{whole}.{decimals}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_a_value_apart() {
        for (text, expected) in [
            ("3x/week", Some(&["3", "x", "/", "week"][..])),
            (" Twice a  WEEK. ", Some(&["twice", "a", "week"])),
            ("1 hour, 30 min", Some(&["1", "hour", "and", "30", "min"])),
            ("1,5h", Some(&["1.5", "h"])),
            ("1,000h", None),
            ("1.2.3h", None),
            ("2-3h", Some(&["2", "-", "3", "h"])),
            ("", Some(&[])),
            ("a b c d e f g h i j k l m", None),
        ] {
            let found = parts(text);
            let found: Option<Vec<&str>> = found.as_ref().map(|parts| parts.iter().map(String::as_str).collect());
            assert_eq!(found.as_deref(), expected, "{text}");
        }
    }
}
