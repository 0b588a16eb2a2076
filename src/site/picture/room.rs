//! Texts in pictures, which have only so much room.
//!
//! Comes in: a text, its room, how wide each of its characters is. Goes out: the text, cut if it must be, or broken into lines.
//! Does not know: the font.

/// Behind what was cut.
const CUT: char = '…';

/// As much of a text as has room.
pub(super) fn cut(text: &str, room: f64, width: impl Fn(char) -> f64) -> String {
    let text = folded(text);
    if width_of(&text, &width) <= room {
        return text;
    }
    let mut left = room - width(CUT);
    let fits = |c: &char| {
        left -= width(*c);
        left >= 0.0
    };
    let short: String = text.chars().take_while(fits).collect();
    format!("{}{CUT}", short.trim_end())
}

/// A text in lines that each have room, so many at most; a word that is longer than a line is cut. What has no room ends with
/// a sign for it.
pub(super) fn lines(text: &str, room: f64, most: usize, width: impl Fn(char) -> f64) -> Vec<String> {
    let text = folded(text);
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ') {
        let longer = lines.last().map(|line| format!("{line} {word}"));
        match longer.filter(|line| width_of(line, &width) <= room) {
            Some(line) => *lines.last_mut().expect("it is what was made longer") = line,
            None if lines.len() == most => {
                let last = lines.pop().unwrap_or_default();
                lines.push(cut(&format!("{last} {word}"), room, &width));
                break;
            }
            None => lines.push(cut(word, room, &width)),
        }
    }
    lines
}

fn width_of(text: &str, width: impl Fn(char) -> f64) -> f64 {
    text.chars().map(width).sum()
}

/// White space as single spaces, without what nobody sees.
pub(super) fn folded(text: &str) -> String {
    text.split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every character is as wide as every other.
    fn one(_: char) -> f64 {
        1.0
    }

    #[test]
    fn a_text_is_cut_where_its_room_ends() {
        assert_eq!(cut("A new service", 13.0, one), "A new service");
        assert_eq!(cut("A new service", 12.0, one), "A new servi…");
        assert_eq!(cut("A new service", 7.0, one), "A new…");
        assert_eq!(cut(" A\n\tnew ", 5.0, one), "A new");
        assert_eq!(cut("wide", 7.0, |c| if c == 'w' { 4.0 } else { 1.0 }), "wide");
        assert_eq!(cut("wide", 6.0, |c| if c == 'w' { 4.0 } else { 1.0 }), "wi…");
    }

    #[test]
    fn a_text_breaks_between_words() {
        assert_eq!(lines("A new service takes weeks", 13.0, 3, one), ["A new service", "takes weeks"]);
        assert_eq!(lines("A new service takes weeks", 5.0, 9, one), ["A new", "serv…", "takes", "weeks"]);
        assert_eq!(lines("A new service takes weeks", 13.0, 1, one), ["A new servic…"]);
        assert_eq!(lines("one two three", 5.0, 2, one), ["one", "two…"]);
        assert_eq!(lines("", 5.0, 2, one), [""]);
    }
}
