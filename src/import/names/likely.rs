//! What in a text is likely to be somebody's or something's name.
//!
//! Comes in: what somebody says. Goes out: [`LikelyName`]s. Does not know: whether it is one, who speaks.

use super::titles::is_title;
use crate::base::fold;

/// What is likely to be a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct LikelyName {
    /// As it is written.
    pub(super) text: String,
    pub(super) kind: LikelyKind,
}

/// What it looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LikelyKind {
    Mail,
    Phone,
    Url,
    Ticket,
    Handle,
    /// What stands behind a title: `Dr. Weber`.
    Titled,
    /// Several capitalised words in a row.
    Phrase,
    /// One capitalised word that does not begin a sentence.
    Word,
}

impl LikelyKind {
    /// What is proposed to stand in its place.
    pub(super) fn placeholder(self) -> &'static str {
        match self {
            Self::Mail => "[e-mail]",
            Self::Phone => "[phone]",
            Self::Url => "[url]",
            Self::Ticket => "[ticket]",
            Self::Handle => "[handle]",
            Self::Titled | Self::Phrase => "[name]",
            Self::Word => "[word]",
        }
    }
}

/// Capitalised words that are no names, and those that placeholders are made of.
const NO_NAMES: [&str; 54] = [
    "ah",
    "alright",
    "hello",
    "hey",
    "hi",
    "hm",
    "hmm",
    "mr",
    "ouch",
    "um",
    "nah",
    "sorry",
    "thank",
    "thanks",
    "wow",
    "yep",
    "i",
    "i'm",
    "i'll",
    "i've",
    "i'd",
    "ok",
    "okay",
    "yeah",
    "yes",
    "no",
    "oh",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "e",
    "mail",
    "phone",
    "url",
    "ticket",
    "handle",
    "name",
    "word",
];

/// Whether one capitalised word looks like somebody's name rather than like a product's, an abbreviation or a contraction: `Petra`,
/// `O'Neil`, `Jean-Luc`; not `API`, `APIs`, `GitHub`, `fly.io`, `We'll`.
pub(super) fn looks_like_somebody(word: &str) -> bool {
    let is_part = |part: &str| {
        let mut letters = part.chars();
        letters.next().is_some_and(char::is_uppercase) && letters.clone().all(char::is_alphabetic) && !has_hump(part)
    };
    let parts: Vec<&str> = word.split(['-', '\'', '’']).collect();
    let is_contraction = parts.last().is_some_and(|last| ["d", "ll", "m", "re", "s", "t", "ve"].contains(last));
    let has_small = word.trim_end_matches('s').contains(char::is_lowercase);
    has_small && !is_contraction && parts.iter().all(|part| is_part(part))
}

/// Whether a capital stands behind a small letter. `McKay` and `DeShawn` have one too, behind what names begin with.
fn has_hump(word: &str) -> bool {
    /// What names begin with.
    const BEGINNINGS: [&str; 9] = ["Mc", "Mac", "De", "Di", "Da", "Du", "La", "Le", "Fitz"];
    let rest = BEGINNINGS
        .iter()
        .find_map(|start| word.strip_prefix(start).filter(|rest| rest.starts_with(char::is_uppercase)));
    rest.unwrap_or(word).chars().skip(1).any(char::is_uppercase)
}

/// What is likely to be a name, in the order of the text.
pub(super) fn names_in(text: &str) -> Vec<LikelyName> {
    let mut names = phones(text);
    let mut phrase = CapitalisedWords::default();
    let mut begins = true;
    // Behind a bracket or a number a sentence may begin: then a word with which many begin is no name.
    let mut may_begin = false;
    for token in text.split_whitespace() {
        let word = token.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '@' | '+' | '/'));
        let written = own(word.trim_end_matches('/'));
        let opens = token.starts_with(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '@'));
        if !phrase.words.is_empty() && (opens || !is_capitalised(written)) {
            names.extend(phrase.close());
        }
        // `Sam Brown Sr.` has one behind it.
        if is_title(token, word) && (phrase.words.is_empty() || !is_name_suffix(word)) {
            names.extend(phrase.close());
            phrase.is_titled = true;
            continue;
        }
        if let Some(kind) = address(word) {
            names.extend(phrase.close());
            names.push(LikelyName { text: word.to_owned(), kind });
        } else if is_capitalised(written)
            && (phrase.is_titled || !(begins || may_begin && phrase.words.is_empty() && is_first_word(written)))
        {
            phrase.words.push(written);
        }
        may_begin = token.ends_with([']', ')']) || (word == written && word.ends_with(|c: char| c.is_ascii_digit()));
        // Behind any sign another name may begin, and behind some another sentence does.
        begins = token.ends_with(['.', '!', '?', '…', ':', '"', '”', '“', '-', '–', '—']) || word.is_empty();
        if phrase.words.is_empty() || token.ends_with(|c: char| !c.is_alphanumeric()) || word != written {
            names.extend(phrase.close());
        }
    }
    names.extend(phrase.close());
    names
}

/// Capitalised words in a row.
#[derive(Default)]
struct CapitalisedWords<'t> {
    words: Vec<&'t str>,
    /// Whether a title stands before them.
    is_titled: bool,
}

impl CapitalisedWords<'_> {
    /// The name that they are likely to be; the next begins.
    fn close(&mut self) -> Option<LikelyName> {
        let Self { words, is_titled } = std::mem::take(self);
        let kind = match (is_titled, words.len()) {
            (true, _) => LikelyKind::Titled,
            (false, 1) => LikelyKind::Word,
            _ => LikelyKind::Phrase,
        };
        (!words.is_empty()).then(|| LikelyName { text: words.join(" "), kind })
    }
}

/// Whether a title stands behind names too.
fn is_name_suffix(word: &str) -> bool {
    matches!(word, "Sr" | "Sra")
}

/// Whether a word is one with which sentences begin, and nobody's name.
fn is_first_word(word: &str) -> bool {
    const FIRST_WORDS: [&str; 30] = [
        "a", "after", "all", "and", "at", "because", "but", "for", "he", "how", "if", "in", "it", "it's", "my", "not",
        "on", "or", "our", "she", "so", "that", "that's", "the", "then", "they", "this", "we", "what", "you",
    ];
    FIRST_WORDS.contains(&&*fold::name(word))
}

/// A word without what says whose something is.
fn own(word: &str) -> &str {
    word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word)
}

fn is_capitalised(word: &str) -> bool {
    let is_word = word.chars().any(char::is_lowercase) || word.chars().count() > 1;
    word.starts_with(char::is_uppercase) && is_word && !NO_NAMES.contains(&&*fold::name(word))
}

/// What kind of an address or a number a word is.
fn address(word: &str) -> Option<LikelyKind> {
    let is_plain = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_alphanumeric() || "._-+".contains(c));
    if word.contains("://") || word.starts_with("www.") {
        return Some(LikelyKind::Url);
    }
    if let Some((name, host)) = word.split_once('@') {
        return match (name.is_empty(), is_plain(name) && is_plain(host) && host.contains('.')) {
            (true, _) if is_plain(host) => Some(LikelyKind::Handle),
            (false, true) => Some(LikelyKind::Mail),
            _ => None,
        };
    }
    let (project, number) = word.split_once('-')?;
    let is_project = project.len() > 1 && project.bytes().all(|byte| byte.is_ascii_uppercase());
    let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    (is_project && is_number).then_some(LikelyKind::Ticket)
}

/// Numbers that one can call: they begin with a plus or a nought.
fn phones(text: &str) -> Vec<LikelyName> {
    /// Fewer digits are no number that reaches anybody.
    const FEWEST: usize = 7;
    let is_of_number = |c: char| c.is_ascii_digit() || " ()-/.\u{a0}".contains(c);
    let mut phones = Vec::new();
    let mut rest = text;
    // Behind a colon or a hyphen a number goes on, `12:30`, but not where a plus begins it, `tel:+49`.
    let is_apart = |before: &str, number: &str| {
        !before.ends_with(|c: char| c.is_alphanumeric() || (matches!(c, ':' | '-') && !number.starts_with('+')))
    };
    while let Some(start) = rest.find(|c: char| c == '+' || c.is_ascii_digit()) {
        let behind = &rest[start + 1..];
        let length = behind.find(|c: char| !is_of_number(c)).unwrap_or(behind.len());
        let number = rest[start..=start + length].trim_end_matches(|c: char| !c.is_ascii_digit());
        let digits = number.bytes().filter(u8::is_ascii_digit).count();
        if digits >= FEWEST && number.starts_with(['+', '0']) && is_apart(&rest[..start], number) {
            // `(+49) 170 1234567` is opened before its plus.
            let is_opened = rest[..start].ends_with('(') && number.find(')') < number.find('(').or(Some(usize::MAX));
            let open = if is_opened && number.contains(')') { "(" } else { "" };
            phones.push(LikelyName { text: format!("{open}{number}"), kind: LikelyKind::Phone });
        }
        rest = &behind[length..];
    }
    phones
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        names_in(text).into_iter().map(|it| format!("{} {}", it.kind.placeholder(), it.text)).collect()
    }

    #[test]
    fn what_looks_like_a_name_is_found() {
        for (text, expected) in [
            ("Then we asked Priya.", vec!["[word] Priya"]),
            // A sentence may begin behind a bracket or a number, and so may a name.
            ("hours [00:35] It went (laughs) So in 2024 We met (then) Priya", vec!["[word] Priya"]),
            (
                "We use Jenkins's agents, Grafana and New Relic",
                vec!["[word] Jenkins", "[word] Grafana", "[name] New Relic"],
            ),
            ("Well. Then I'm OK on Monday. Yes!", vec![]),
            ("of Lena Fischer, Acme Corp", vec!["[name] Lena Fischer", "[name] Acme Corp"]),
            ("see ABC-12, a-1, ab-8x", vec!["[ticket] ABC-12"]),
            ("mail x.y@acme.example, or @xy, not a@b", vec!["[e-mail] x.y@acme.example", "[handle] @xy"]),
            ("at www.acme.example/a.", vec!["[url] www.acme.example/a"]),
            ("call 0170 123-4567 at 12:30 on 2026-03-12", vec!["[phone] 0170 123-4567"]),
            ("call +49 (0)170 1234567.", vec!["[phone] +49 (0)170 1234567"]),
            ("it took 1000000 of 20260312", vec![]),
            (
                "tel:+49 170 1234567 or (+49) 30 1234567 at 12:03000000",
                vec!["[phone] +49 170 1234567", "[phone] (+49) 30 1234567"],
            ),
        ] {
            assert_eq!(found(text), expected, "{text}");
        }
    }

    #[test]
    fn who_is_named_behind_a_title_is_somebody_and_the_title_is_no_part_of_the_name() {
        for (text, expected) in [
            ("I called Frau Schmidt, and Dr. Weber too.", vec!["[name] Schmidt", "[name] Weber"]),
            ("Mr. Brown opened it. Mrs. Hall closed it.", vec!["[name] Brown", "[name] Hall"]),
            ("Ask Sra. López or M. Dupont, or Mme Curie", vec!["[name] López", "[name] Dupont", "[name] Curie"]),
            ("Fragen Sie Frau Dr. Krüger. Das", vec!["[word] Sie", "[name] Krüger"]),
            ("of Herr Doktor Maier's team", vec!["[name] Maier"]),
            ("con la señora Ana Ruiz y don Pablo", vec!["[name] Ana Ruiz", "[name] Pablo"]),
            ("with Sam Brown Sr. Then we left", vec!["[name] Sam Brown Sr"]),
            ("I asked the doctor. Then we left", vec![]),
            ("the Dr. said so, and Then", vec!["[word] Then"]),
        ] {
            assert_eq!(found(text), expected, "{text}");
        }
    }

    #[test]
    fn one_word_looks_like_somebody_by_its_letters() {
        for word in ["Petra", "O'Neil", "O’Neil", "Jean-Luc", "McKay", "DeShawn", "Şule", "Al"] {
            assert!(looks_like_somebody(word), "{word}");
        }
        for word in
            ["API", "APIs", "GitHub", "PostgreSQL", "fly.io", "Fly.io", "We'll", "Turing-complete", "P07", "Web3"]
        {
            assert!(!looks_like_somebody(word), "{word}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_text_breaks_it(text in "(?s)(.|\\+|0|[0-9]{3}|@|A|-| |\u{a0}|’s){0,40}") {
            for name in names_in(&text) {
                proptest::prop_assert!(!name.text.is_empty());
            }
        }
    }
}
