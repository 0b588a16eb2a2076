//! Labels with signs of their own: `<Mira> so`, `{Mira}: so`, `Mira = so`, `**Mira.** so`.
//!
//! Comes in: a line, and where a known name stands in it. Goes out: a [`SignedLabel`]. Does not know: whose name it is.

use std::ops::Range;

use crate::content::interview::labelled::{TimePlace, time_at};
use crate::content::interview::unread::{is_colon, is_sign, says};

/// What opens words as often as it closes a name.
const OPENERS: [char; 14] = ['[', '(', '{', '<', '"', '“', '„', '«', '‹', '「', '『', '（', '［', '`'];
/// What may stand around words that are no label.
const EMPHASIS: [char; 4] = ['*', '_', '`', '~'];
/// What calls somebody.
const CALLS: [&str; 2] = ["@", "#"];

/// A label that a line opens with. All places are in the line.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct SignedLabel {
    /// Where it begins, behind the indentation.
    pub(super) start: usize,
    /// Where it ends.
    pub(super) end: usize,
    /// Whether the line can hardly be a sentence.
    pub(super) is_certain: bool,
}

/// The label of the name that a line begins with; none where it may be a link, a quotation or a time's.
pub(super) fn read(line: &str, name: &Range<usize>) -> Option<SignedLabel> {
    let before = line[..name.start].trim_start();
    let start = name.start - before.len();
    let behind = &line[name.end..];
    let is_block = before.starts_with('>') || before.contains(['|', '\\']) || before.ends_with('[');
    if is_block || before.contains(|c: char| c.is_alphanumeric() || c.is_whitespace()) {
        return None;
    }
    let close = close(before, behind)?;
    let joint = joint(&behind[close..]);
    let signs = &behind[..close + joint];
    let spoken = if signs.is_empty() && says(behind.trim_start()) { behind.find(is_colon) } else { None };
    let end = match spoken {
        Some(colon) => colon + behind[colon..].chars().next().map_or(0, char::len_utf8),
        None => signs.len(),
    };
    let words = &behind[end..];
    let is_apart = words.is_empty() || words.starts_with(char::is_whitespace);
    let may_touch = !before.is_empty() || signs.ends_with(is_colon);
    // `Mira - 0:03` is read with its time.
    if !(is_apart || may_touch) || time_at(words.trim_start(), 0, TimePlace::Behind).is_some() {
        return None;
    }
    let is_in_signs = !before.is_empty() && !CALLS.contains(&before) && !before.contains(EMPHASIS);
    let has_stop = before.contains(EMPHASIS) && signs.starts_with('.');
    let has_sign = joint > 0 || signs.contains(|c| is_colon(c) || is_sign(c));
    Some(SignedLabel { start, end: name.end + end, is_certain: is_in_signs || has_stop || has_sign })
}

/// How many bytes the signs take that touch a name, which close all that is open before it; none where something stays open.
fn close(before: &str, behind: &str) -> Option<usize> {
    let mut open: Vec<char> = before.chars().map(closing).collect();
    let is_called = CALLS.contains(&before);
    let mut end = 0;
    for c in behind.chars() {
        let closes = open.last() == Some(&c);
        if c.is_alphanumeric() || c.is_whitespace() || (!closes && OPENERS.contains(&c)) {
            break;
        }
        if closes {
            open.pop();
        }
        end += c.len_utf8();
    }
    (open.is_empty() || is_called).then_some(end)
}

/// What closes what a sign opens.
fn closing(open: char) -> char {
    match open {
        '[' => ']',
        '(' => ')',
        '{' => '}',
        '<' => '>',
        '“' | '„' => '”',
        '«' => '»',
        '‹' => '›',
        '「' => '」',
        '『' => '』',
        '【' => '】',
        '（' => '）',
        '［' => '］',
        same => same,
    }
}

/// How many bytes a dash, an arrow or another sign takes that stands between the name and its words, apart from both.
fn joint(behind: &str) -> usize {
    let signs = behind.trim_start_matches(' ');
    let words = signs.trim_start_matches(|c| c == '-' || ((is_colon(c) || is_sign(c)) && !OPENERS.contains(&c)));
    let is_joint = signs.len() < behind.len() && words.len() < signs.len();
    let is_apart = words.is_empty() || words.starts_with(' ');
    if is_joint && is_apart { behind.len() - words.len() } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The label of Mira's line, and whether it is certain.
    fn label(line: &str) -> Option<(&str, bool)> {
        let start = line.find("Mira")?;
        let label = read(line, &(start..start + "Mira".len()))?;
        Some((&line[label.start..label.end], label.is_certain))
    }

    #[test]
    fn signs_are_a_part_of_the_label() {
        for (line, written) in [
            ("<Mira> so", "<Mira>"),
            ("  <Mira>: so", "<Mira>:"),
            ("<<Mira>> so", "<<Mira>>"),
            ("{Mira}: so", "{Mira}:"),
            ("{Mira} so", "{Mira}"),
            ("(Mira) so", "(Mira)"),
            ("«Mira»: so", "«Mira»:"),
            ("\"Mira\": so", "\"Mira\":"),
            ("“Mira” – so", "“Mira” –"),
            ("【Mira】so", "【Mira】"),
            ("/Mira/ so", "/Mira/"),
            ("==Mira== so", "==Mira=="),
            ("**Mira.** so", "**Mira.**"),
            ("*Mira.* so", "*Mira.*"),
            ("**Mira.**so", "**Mira.**"),
            ("**Mira** > so", "**Mira** >"),
            ("Mira> so", "Mira>"),
            ("Mira > so", "Mira >"),
            ("Mira -> so", "Mira ->"),
            ("Mira → so", "Mira →"),
            ("Mira = so", "Mira ="),
            ("Mira | so", "Mira |"),
            ("Mira – “So”", "Mira –"),
            ("Mira; so", "Mira;"),
            ("Mira :: so", "Mira ::"),
            ("Mira∶ so", "Mira∶"),
            ("Mira﹕so", "Mira﹕"),
            ("@Mira: so", "@Mira:"),
            ("{Mira}: [so]{.x}", "{Mira}:"),
        ] {
            assert_eq!(label(line), Some((written, true)), "{line}");
        }
    }

    #[test]
    fn what_may_be_a_sentence_is_doubtful() {
        for (line, written) in [
            ("Mira. So", "Mira."),
            ("**Mira** so", "**Mira**"),
            ("**Mira,** so", "**Mira,**"),
            ("@Mira so", "@Mira"),
            ("Mira says: so", "Mira says:"),
            ("Mira [so]{.x}", "Mira"),
        ] {
            assert_eq!(label(line), Some((written, false)), "{line}");
        }
    }

    #[test]
    fn links_block_quotes_times_and_what_stays_open_are_none() {
        for line in [
            "[Mira](https://x.example): so",
            "> Mira: so",
            "**Mira so",
            "Mira - 0:03",
            "- Mira: so",
            "[00:03] Mira = so",
        ] {
            assert_eq!(label(line), None, "{line}");
        }
    }
}
