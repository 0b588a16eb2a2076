//! What labels are made of: colons, roles, times.
//!
//! Comes in: text. Goes out: its parts. Does not know: in which form of label it stands.

use crate::base::fold;
use crate::content::interview::time;

/// What a label ends in.
pub(in crate::content::interview) const COLONS: [char; 2] = [':', '：'];

/// A text without the colon at its end, if there is one; a space before it is French.
pub(super) fn without_colon(text: &str) -> Option<&str> {
    text.strip_suffix(COLONS).map(seen_of)
}

/// How many bytes the colon takes that a text begins with, the no-break space of French before it included.
pub(super) fn colon(text: &str) -> Option<usize> {
    let is_between = |c: char| matches!(c, '\u{a0}' | '\u{202f}') || fold::is_unseen(c);
    let rest = text.trim_start_matches(is_between).strip_prefix(COLONS)?;
    Some(text.len() - rest.len())
}

/// A name and what stands with it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Named<'a> {
    pub(super) name: &'a str,
    pub(super) ms: Option<u64>,
    pub(super) has_colon: bool,
    /// Whether the time stands behind the name.
    pub(super) is_timed: bool,
}

/// The parts of `[00:12] Mira (PM) [00:12]:`, all but the name optional; colon and time in either order.
pub(super) fn named(text: &str) -> Named<'_> {
    let mut name = seen_of(text);
    // Nearly all labels are a name and a colon.
    if let Some(name) = name.strip_suffix(':').filter(|name| is_plain(name)) {
        let name = seen_of(name);
        return Named { name, ms: None, has_colon: true, is_timed: false };
    }
    let before = time::in_label(name);
    name = before.map_or(name, |time| seen_of(&name[time.length..]));
    let (mut ms, mut has_colon, mut is_timed) = (before.map(|time| time.ms), false, false);
    loop {
        match (without_colon(name), time::at_end(name)) {
            (Some(rest), _) if !has_colon => (name, has_colon) = (rest, true),
            (_, Some((rest, at_end))) if !is_timed => {
                (name, is_timed, ms) = (seen_of(rest), true, ms.or(Some(at_end)));
            }
            _ if is_timed => return Named { name, ms, has_colon, is_timed },
            _ => {
                let in_role = time_in_role(name);
                return Named { name, ms: ms.or(in_role), has_colon, is_timed: in_role.is_some() };
            }
        }
    }
}

/// The time that stands with a role in the brackets behind a name, `Mira (PM, 00:12)`.
fn time_in_role(name: &str) -> Option<u64> {
    let role = name.strip_prefix(without_role(name))?.trim().trim_matches(is_bracket);
    role.rsplit([',', ';', '·', '|', '，', '、']).find_map(|part| time::alone(part.trim()))
}

fn is_bracket(c: char) -> bool {
    BRACKETS.iter().any(|(open, close)| c == *open || c == *close)
}

/// Whether a text holds nothing but a name. All bytes are looked at, so that many can be at once.
fn is_plain(text: &str) -> bool {
    let is_odd = |byte: u8| {
        !byte.is_ascii() | (byte == b'(') | (byte == b'[') | (byte == b')') | (byte == b']') | (byte == b':')
    };
    !text.bytes().fold(false, |odd, byte| odd | is_odd(byte))
}

/// A text without the space at its ends, and without what nobody sees there: marks of direction, joiners.
pub(super) fn seen_of(text: &str) -> &str {
    text.trim_matches(is_unseen)
}

/// Whether nobody sees a character, or it is a space of any width.
pub(super) fn is_unseen(c: char) -> bool {
    c.is_whitespace() || fold::is_unseen(c)
}

/// What a role stands in.
const BRACKETS: [(char, char); 5] = [('(', ')'), ('（', '）'), ('[', ']'), ('［', '］'), ('【', '】')];

/// A name without the role behind it, `Mira (PM)`, `Mira [PM]`. A number tells people apart, `Speaker (2)`, so it stays.
pub(crate) fn without_role(name: &str) -> &str {
    let parts = BRACKETS.into_iter().find_map(|(open, close)| {
        let inner = name.strip_suffix(close)?;
        let at = opening(inner, open, close)?;
        Some((&name[..at], &inner[at + open.len_utf8()..]))
    });
    match parts {
        Some((before, role)) if !before.trim().is_empty() && is_role(role) => before.trim_end(),
        _ => name,
    }
}

/// Where the bracket opens that a sign right behind a text closes; others may stand within, `(PM (platform))`.
fn opening(text: &str, open: char, close: char) -> Option<usize> {
    let mut depth = 0_usize;
    text.char_indices().rev().find_map(|(at, c)| {
        let is_outer = c == open && depth == 0;
        depth = if c == close { depth + 1 } else { depth.saturating_sub(usize::from(c == open)) };
        is_outer.then_some(at)
    })
}

/// How many bytes the role takes that a text begins with, space before it included. In square brackets one is a role only before
/// a colon: else it is a passage.
pub(super) fn role(text: &str) -> Option<usize> {
    let rest = text.trim_start_matches(' ');
    let (open, close) = BRACKETS.into_iter().find(|(open, _)| rest.starts_with(*open))?;
    let inner = &rest[open.len_utf8()..];
    let mut depth = 0_usize;
    let end = inner.char_indices().take_while(|(_, c)| *c != '\n').find_map(|(at, c)| {
        let is_outer = c == close && depth == 0;
        depth = if c == open { depth + 1 } else { depth.saturating_sub(usize::from(c == close)) };
        is_outer.then_some(at)
    })?;
    let length = text.len() - inner.len() + end + close.len_utf8();
    let is_certain = matches!(open, '(' | '（') || colon(&text[length..]).is_some();
    (is_certain && is_role(&inner[..end])).then_some(length)
}

fn is_role(text: &str) -> bool {
    text.chars().any(char::is_alphabetic) && time::in_label(&format!("({text})")).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_times_and_a_colon_around_it() {
        for (text, name, ms, has_colon, is_timed) in [
            ("Mira", "Mira", None, false, false),
            ("Mira:", "Mira", None, true, false),
            ("Mira：", "Mira", None, true, false),
            ("Mira :", "Mira", None, true, false),
            ("Mira [01:00]:", "Mira", Some(60_000), true, true),
            ("Mira: (01:00)", "Mira", Some(60_000), true, true),
            ("[01:00] Mira", "Mira", Some(60_000), false, false),
            ("(01:00) Mira (PM):", "Mira (PM)", Some(60_000), true, false),
            ("(01:00)", "", Some(60_000), false, false),
            ("Mira (PM, 01:00):", "Mira (PM, 01:00)", Some(60_000), true, true),
            ("Mira [01:00 · PM]", "Mira [01:00 · PM]", Some(60_000), false, true),
            ("Mira (PM, 3:1)", "Mira (PM, 3:1)", None, false, false),
            ("\u{200e}Mira:\u{200e}", "Mira", None, true, false),
            ("\u{feff}Mira\u{200b} :\u{3000}", "Mira", None, true, false),
        ] {
            assert_eq!(named(text), Named { name, ms, has_colon, is_timed }, "{text}");
        }
    }

    #[test]
    fn a_role_is_no_part_of_a_name() {
        assert_eq!(without_role("Mira (PM)"), "Mira");
        assert_eq!(without_role("Mira（主持）"), "Mira");
        assert_eq!(without_role("Mira [PM]"), "Mira");
        assert_eq!(without_role("Mira (PM (platform))"), "Mira");
        assert_eq!(without_role("Mira 【PM】"), "Mira");
        assert_eq!(without_role("Speaker (2)"), "Speaker (2)");
        assert_eq!(role(" (PM (platform)): so"), Some(" (PM (platform))".len()));
        assert_eq!(role(" [PM]: so"), Some(" [PM]".len()));
        assert_eq!(role(" [it was slow]{.slow}: so"), None);
        assert_eq!(without_role("(PM)"), "(PM)");
    }
}
