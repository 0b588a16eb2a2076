//! What stands between two letters: whether a name goes on over it.
//!
//! Comes in: the characters between two letters. Goes out: a [`LetterGap`]. Does not know: any name, where the letters stand.

/// What stands between two letters.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum LetterGap {
    /// Nothing.
    None,
    /// Nothing, but a small letter is followed by a capital: `SamKlein`.
    Hump,
    /// Nothing, but one of them is a digit.
    Digit,
    /// One apostrophe.
    Apostrophe,
    /// A hyphen, a dot, an underscore or a plus, and no space.
    Joined,
    /// Spaces of any kind, with or without a hyphen.
    Space,
    /// A comma.
    Comma,
    /// A dot and a space: the end of a sentence, or an initial's.
    Stop,
    /// Anything else; also what is before the first letter and behind the last.
    #[default]
    Wall,
}

impl LetterGap {
    /// Whether letters on both sides may belong to one address.
    pub(super) fn is_within_address(self) -> bool {
        matches!(self, Self::None | Self::Hump | Self::Digit | Self::Joined)
    }
}

/// Takes in what stands between two letters.
#[derive(Debug)]
pub(super) struct GapReader {
    /// Whether anything stood there.
    some: bool,
    spaces: bool,
    joiners: u32,
    apostrophes: u32,
    dots: u32,
    commas: u32,
    /// Something that no name goes on over.
    wall: bool,
}

impl Default for GapReader {
    /// Before the first letter nothing goes on.
    fn default() -> Self {
        Self { wall: true, ..Self::empty() }
    }
}

impl GapReader {
    fn empty() -> Self {
        Self { some: false, spaces: false, joiners: 0, apostrophes: 0, dots: 0, commas: 0, wall: false }
    }

    /// Whether the last letter is right before.
    pub(super) fn is_empty(&self) -> bool {
        !self.some
    }

    /// A character that is no letter.
    pub(super) fn push(&mut self, c: char) {
        self.some = true;
        match c {
            '.' | '．' | '。' => self.dots += 1,
            ',' | '，' | '、' => self.commas += 1,
            '\'' | '’' | '‘' | '‛' | 'ʼ' | 'ʹ' | '′' | '`' | '´' | '＇' => self.apostrophes += 1,
            '-' | '_' | '+' | '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '﹘' | '－' | '＿' | '·' | '・' =>
            {
                self.joiners += 1;
            }
            // What Markdown puts before a mark that is to be read as it is.
            '\\' => self.joiners += 1,
            c if c.is_whitespace() => self.spaces = true,
            _ => self.wall = true,
        }
    }

    /// What stood between two letters; none of it stands before the next one.
    pub(super) fn take(&mut self, last: Option<char>, next: char) -> LetterGap {
        let Self { some, spaces, joiners, apostrophes, dots, commas, wall } = std::mem::replace(self, Self::empty());
        match (apostrophes, dots, commas) {
            _ if wall => LetterGap::Wall,
            _ if !some => last.map_or(LetterGap::Wall, |last| unparted(last, next)),
            (0, 0, 0) if spaces => LetterGap::Space,
            (0, 0, 0) if joiners > 0 => LetterGap::Joined,
            (1, 0, 0) if !spaces && joiners < 2 => LetterGap::Apostrophe,
            (0, 1, 0) if spaces => LetterGap::Stop,
            (0, 1, 0) => LetterGap::Joined,
            (0, 0, 1) => LetterGap::Comma,
            _ => LetterGap::Wall,
        }
    }
}

/// What parts two letters that touch.
fn unparted(last: char, next: char) -> LetterGap {
    if last.is_numeric() != next.is_numeric() {
        LetterGap::Digit
    } else if last.is_lowercase() && next.is_uppercase() {
        LetterGap::Hump
    } else {
        LetterGap::None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn between(last: char, text: &str, next: char) -> LetterGap {
        let mut gap = GapReader::empty();
        text.chars().for_each(|c| gap.push(c));
        gap.take(Some(last), next)
    }

    #[test]
    fn what_stands_between_is_told_apart() {
        for (text, expected) in [
            ("", LetterGap::None),
            ("'", LetterGap::Apostrophe),
            ("’", LetterGap::Apostrophe),
            (r"\'", LetterGap::Apostrophe),
            (" ", LetterGap::Space),
            ("\u{a0}\u{2009}\n", LetterGap::Space),
            ("-\n", LetterGap::Space),
            ("** ", LetterGap::Wall),
            ("-", LetterGap::Joined),
            (".", LetterGap::Joined),
            ("_", LetterGap::Joined),
            (". ", LetterGap::Stop),
            (", ", LetterGap::Comma),
            ("' ", LetterGap::Wall),
            ("...", LetterGap::Wall),
            (": ", LetterGap::Wall),
            ("?", LetterGap::Wall),
        ] {
            assert_eq!(between('a', text, 'b'), expected, "{text:?}");
        }
        assert_eq!(between('m', "", 'K'), LetterGap::Hump);
        assert_eq!(between('M', "", 'K'), LetterGap::None);
        assert_eq!(between('m', "", '2'), LetterGap::Digit);
        assert_eq!(GapReader::default().take(None, 'a'), LetterGap::Wall);
    }
}
