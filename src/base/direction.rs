//! Which way a language is written.
//!
//! Comes in: a language tag (BCP 47). Goes out: a direction, as HTML has it. Does not know: what is written.

/// Languages that are written from right to left unless their tag names another script.
const LANGUAGES: [&str; 27] = [
    "ar", "arc", "arz", "azb", "bal", "bqi", "ckb", "dv", "fa", "glk", "he", "iw", "ji", "khw", "ks", "lrc", "mzn",
    "nqo", "pnb", "ps", "sd", "sdh", "skr", "syr", "ug", "ur", "yi",
];

/// Scripts that are written from right to left.
const SCRIPTS: [&str; 14] =
    ["adlm", "arab", "aran", "hebr", "mand", "mend", "nkoo", "phnx", "rohg", "samr", "sogd", "syrc", "thaa", "yezi"];

/// `rtl` or `ltr`, by the tag of a language: the script that it names, else that of the language.
pub fn of(language: &str) -> &'static str {
    let tag = language.to_ascii_lowercase();
    let mut parts = tag.split('-');
    let first = parts.next().unwrap_or_default();
    // A script is four letters; a year of a variant begins with a digit, and what follows a single letter is private.
    let is_script = |part: &&str| part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_alphabetic());
    let script = parts.take_while(|part| part.len() > 1).find(is_script);
    let is_rtl = script.map_or_else(|| LANGUAGES.contains(&first), |script| SCRIPTS.contains(&script));
    if is_rtl { "rtl" } else { "ltr" }
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn some_languages_are_written_from_right_to_left() {
        for rtl in ["ar", "AR-EG", "he", "fa-IR", "ur", "yi", "ckb", "dv", "az-Arab", "pa-Arab-PK", "ks-Aran"] {
            assert_eq!(of(rtl), "rtl", "{rtl}");
        }
        for ltr in ["en", "ja", "az", "ar-Latn", "zh-Hant-TW", "ku", "ara-x-hebr", "tr", "hi", ""] {
            assert_eq!(of(ltr), "ltr", "{ltr}");
        }
    }
}
