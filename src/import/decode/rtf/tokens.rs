//! The tokens of RTF: groups, control words, bytes.
//!
//! Comes in: bytes. Goes out: tokens in order. Does not know: what any word means, but that behind `\bin` there are bytes of
//! no text.

/// A token of RTF.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RtfToken<'b> {
    /// `{`
    Open,
    /// `}`
    Close,
    /// `\fs24`: a name and a number.
    Word(&'b str, Option<i32>),
    /// `\~`: one sign that is no letter.
    Symbol(u8),
    /// A byte of text: as it is, or written as `\'e4`.
    Byte(u8),
}

/// Takes RTF apart.
#[derive(Debug)]
pub(super) struct RtfTokens<'b> {
    bytes: &'b [u8],
    at: usize,
}

impl<'b> RtfTokens<'b> {
    pub(super) fn new(bytes: &'b [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    /// The line of what is read next, from 1.
    pub(super) fn line(&self) -> usize {
        self.bytes[..self.at.min(self.bytes.len())].iter().filter(|byte| **byte == b'\n').count() + 1
    }

    /// What was not read yet.
    pub(super) fn rest(&self) -> &'b [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    fn take(&mut self) -> Option<u8> {
        let byte = self.bytes.get(self.at).copied();
        self.at += 1;
        byte
    }

    /// Takes the bytes from here on that are of a kind.
    fn take_while(&mut self, is_of: impl Fn(&u8) -> bool) -> &'b str {
        let rest = self.rest();
        let length = rest.iter().position(|byte| !is_of(byte)).unwrap_or(rest.len());
        self.at += length;
        // Only kinds of ASCII are asked for.
        std::str::from_utf8(&rest[..length]).unwrap_or_default()
    }

    /// What stands behind a backslash.
    fn control(&mut self) -> Option<RtfToken<'b>> {
        match self.rest().first()? {
            letter if letter.is_ascii_alphabetic() => Some(self.word()),
            b'\'' => {
                self.at += 1;
                Some(RtfToken::Byte(self.hexadecimal()))
            }
            b'\r' | b'\n' => {
                self.at += 1;
                Some(RtfToken::Word("par", None))
            }
            b'\\' | b'{' | b'}' => self.take().map(RtfToken::Byte),
            _ => self.take().map(RtfToken::Symbol),
        }
    }

    fn word(&mut self) -> RtfToken<'b> {
        let name = self.take_while(u8::is_ascii_alphabetic);
        let is_negative = self.rest().starts_with(b"-");
        self.at += usize::from(is_negative);
        let digits = self.take_while(u8::is_ascii_digit);
        let number = digits.parse::<i32>().ok().map(|number| if is_negative { -number } else { number });
        self.at += usize::from(self.rest().starts_with(b" "));
        if name == "bin" {
            let length = usize::try_from(number.unwrap_or(0)).unwrap_or(0);
            self.at = self.at.saturating_add(length);
        }
        RtfToken::Word(name, number)
    }

    /// Two digits; where there are none, a space.
    fn hexadecimal(&mut self) -> u8 {
        let digits = self.rest().get(..2).and_then(|digits| std::str::from_utf8(digits).ok());
        match digits.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(byte) => {
                self.at += 2;
                byte
            }
            None => b' ',
        }
    }
}

impl<'b> Iterator for RtfTokens<'b> {
    type Item = RtfToken<'b>;

    fn next(&mut self) -> Option<RtfToken<'b>> {
        loop {
            match self.take()? {
                b'{' => return Some(RtfToken::Open),
                b'}' => return Some(RtfToken::Close),
                b'\\' => return self.control(),
                // Lines are broken for whoever looks at the file; text breaks at `\line`.
                b'\r' | b'\n' | 0 => {}
                b'\t' => return Some(RtfToken::Word("tab", None)),
                byte => return Some(RtfToken::Byte(byte)),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RtfToken::{Byte, Close, Open, Symbol, Word};
    use super::*;

    #[test]
    fn words_symbols_and_bytes_are_told_apart() {
        let tokens: Vec<_> = RtfTokens::new(b"{\\rtf1\\u-3 a\\'e4\\~\\{\\\n\\*\n\t}").collect();
        let words = [Word("rtf", Some(1)), Word("u", Some(-3)), Byte(b'a'), Byte(0xe4), Symbol(b'~'), Byte(b'{')];
        let rest = [Word("par", None), Symbol(b'*'), Word("tab", None), Close];
        assert_eq!(tokens, [&[Open][..], &words, &rest].concat());
    }

    #[test]
    fn what_is_broken_has_an_end() {
        let tokens = |text: &'static str| RtfTokens::new(text.as_bytes()).collect::<Vec<_>>();
        assert_eq!(tokens("\\"), []);
        assert_eq!(tokens("\\'"), [Byte(b' ')]);
        assert_eq!(tokens("\\'g1"), [Byte(b' '), Byte(b'g'), Byte(b'1')]);
        assert_eq!(tokens("\\bin3 {}{x"), [Word("bin", Some(3)), Byte(b'x')]);
        assert_eq!(tokens("\\bin99999 {}"), [Word("bin", Some(99999))]);
        assert_eq!(tokens("\\b99999999999 x"), [Word("b", None), Byte(b'x')]);
    }
}
