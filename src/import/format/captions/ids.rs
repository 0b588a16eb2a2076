//! The line before the times of a caption: a number, an id that a program made, or a name.
//!
//! Comes in: a line. Goes out: what it is. Does not know: which format it is in.

/// Whether a line is a caption's number: `12`, `12.`, `#12`.
pub(in crate::import::format) fn is_number(line: &str) -> bool {
    let number = line.trim().trim_start_matches('#').trim_end_matches('.');
    !number.is_empty() && number.len() <= 9 && number.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a line is an id that a program made: `6fc6a1b6-3a2c-4d5e-8f9a-0b1c2d3e4f5a/12-0`, as Teams and Stream do.
pub(in crate::import::format) fn is_made(line: &str) -> bool {
    let (id, part) = line.trim().split_once('/').unwrap_or((line.trim(), ""));
    let groups = id.split('-').map(|group| {
        let is_hexadecimal = !group.is_empty() && group.bytes().all(|byte| byte.is_ascii_hexdigit());
        is_hexadecimal.then_some(group.len())
    });
    groups.eq([8, 4, 4, 4, 12].map(Some)) && part.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-')
}

/// The name in `12 "Lena Fischer" (16778240)`: the number, who speaks and the number that Zoom knows them by.
pub(in crate::import::format) fn zoom_speaker(line: &str) -> Option<&str> {
    let (number, rest) = line.trim().split_once(" \"")?;
    let (name, account) = rest.rsplit_once("\" (")?;
    (is_number(number) && is_number_of_account(account.strip_suffix(')')?)).then_some(name.trim())
}

fn is_number_of_account(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_before_the_times() {
        for (line, number, made, speaker) in [
            ("1", true, false, None),
            (" 12. ", true, false, None),
            ("12a", false, false, None),
            ("", false, false, None),
            ("6fc6a1b6-3a2c-4d5e-8f9a-0b1c2d3e4f5a", false, true, None),
            ("6FC6A1B6-3a2c-4d5e-8f9a-0b1c2d3e4f5a/12-0", false, true, None),
            ("6fc6a1b6-3a2c-4d5e-8f9a-0b1c2d3e4f5a/x", false, false, None),
            ("6fc6a1b6-3a2c-4d5e-8f9a", false, false, None),
            ("12 \"Lena Fischer\" (16778240)", false, false, Some("Lena Fischer")),
            ("12 \"Lena \"L\" Fischer\" (16778240)", false, false, Some("Lena \"L\" Fischer")),
            ("she said \"yes\" (12)", false, false, None),
        ] {
            assert_eq!((is_number(line), is_made(line), zoom_speaker(line)), (number, made, speaker), "{line}");
        }
    }
}
