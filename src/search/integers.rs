//! The numbers of an index: how they are written down, and the integer arithmetic of scores.
//!
//! Comes in: numbers, or what they were written as. Goes out: the other. Does not know: what is counted. A browser does the
//! same with numbers of 53 bits, so there is no fraction here and nothing that is rounded in a way of its own.

/// What a list of numbers is written with: five bits a character, the lowest first, and 32 more where another follows.
const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

const BITS: u32 = 5;
const MORE: u64 = 1 << BITS;

/// The lengths of documents are told apart this far.
pub const LENGTHS: [u32; 16] = [2, 3, 4, 6, 8, 11, 16, 23, 32, 45, 64, 91, 128, 181, 256, 512];

/// The number of a length among [`LENGTHS`]: the first that is not below it, else the last.
pub fn length_code(words: u32) -> u8 {
    let code = LENGTHS.partition_point(|length| *length < words).min(LENGTHS.len() - 1);
    u8::try_from(code).expect("there are sixteen lengths")
}

/// 256 times the binary logarithm of a number, rounded down; 0 of 0 and 1.
pub fn log(number: u64) -> u32 {
    const POINT: u32 = 15;
    let whole = number.max(1).ilog2();
    let mut mantissa = if whole > POINT { number >> (whole - POINT) } else { number.max(1) << (POINT - whole) };
    let mut log = whole * 256;
    for bit in (0..8).rev().map(|bit| 1 << bit) {
        mantissa = (mantissa * mantissa) >> POINT;
        if mantissa >= 1 << (POINT + 1) {
            log += bit;
            mantissa >>= 1;
        }
    }
    log
}

/// Adds a number to a list, which is ASCII.
pub fn write(out: &mut Vec<u8>, number: u64) {
    let mut rest = number;
    while rest >= MORE {
        out.push(digit(rest % MORE + MORE));
        rest >>= BITS;
    }
    out.push(digit(rest));
}

/// A list of numbers as text.
pub fn list(numbers: impl IntoIterator<Item = u64>) -> String {
    let mut out = Vec::new();
    numbers.into_iter().for_each(|number| write(&mut out, number));
    String::from_utf8(out).expect("the alphabet is ASCII")
}

fn digit(value: u64) -> u8 {
    ALPHABET[usize::try_from(value).expect("it has six bits")]
}

/// A list of numbers that is being read. It ends where something stands that is no number.
#[derive(Debug, Clone)]
pub struct Integers<'t> {
    rest: &'t [u8],
}

impl<'t> Integers<'t> {
    /// Those of a text.
    pub fn new(text: &'t (impl AsRef<[u8]> + ?Sized)) -> Self {
        Self { rest: text.as_ref() }
    }

    /// What is not read yet, where that is text.
    pub fn rest(&self) -> Option<&'t str> {
        std::str::from_utf8(self.rest).ok()
    }
}

impl Iterator for Integers<'_> {
    type Item = u64;

    fn next(&mut self) -> Option<u64> {
        let (mut number, mut shift) = (0_u64, 0);
        loop {
            let (first, rest) = self.rest.split_first()?;
            let value = u64::from(value(*first)?);
            // More than a number of 64 bits has is none.
            if shift >= u64::BITS {
                return None;
            }
            self.rest = rest;
            number |= (value % MORE) << shift;
            shift += BITS;
            if value < MORE {
                return Some(number);
            }
        }
    }
}

fn value(letter: u8) -> Option<u8> {
    match letter {
        b'A'..=b'Z' => Some(letter - b'A'),
        b'a'..=b'z' => Some(letter - b'a' + 26),
        b'0'..=b'9' => Some(letter - b'0' + 52),
        b'-' => Some(62),
        b'_' => Some(63),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(numbers: &[u64]) -> String {
        list(numbers.iter().copied())
    }

    #[test]
    fn numbers_take_five_bits_a_letter_and_the_lowest_come_first() {
        assert_eq!(written(&[0, 1, 25, 26, 31]), "ABZaf");
        // 32 is 0 and more, then 1; 1000 is 8 + 31 · 32.
        assert_eq!(written(&[32]), "gB");
        assert_eq!(written(&[1000]), "of");
        assert_eq!(written(&[1024]), "ggB");
    }

    #[test]
    fn what_is_written_is_read() {
        let numbers = [0, 1, 31, 32, 33, 1023, 1024, 123_456_789, u64::from(u32::MAX), u64::MAX];
        assert_eq!(Integers::new(&written(&numbers)).collect::<Vec<_>>(), numbers);
    }

    #[test]
    fn what_is_no_number_ends_a_list() {
        assert_eq!(Integers::new("BB!B").collect::<Vec<_>>(), [1, 1]);
        assert_eq!(Integers::new("Bg").collect::<Vec<_>>(), [1]);
        assert_eq!(Integers::new(&"_".repeat(50)).next(), None);
    }

    #[test]
    fn a_logarithm_is_rounded_down() {
        assert_eq!([0, 1, 2, 4, 1 << 20].map(log), [0, 0, 256, 512, 5120]);
        // 256 · log2 3 = 405.75…, 256 · log2 10 = 850.4…, 256 · log2 1000 = 2551.2…
        assert_eq!([3, 10, 1000].map(log), [405, 850, 2551]);
        // 256 · log2 700001 = 4972.03…: what is over 16 bits is cut, and stays below.
        assert!((4970..=4972).contains(&log(700_001)), "{}", log(700_001));
    }

    #[test]
    fn lengths_are_told_apart_by_halves_of_an_octave() {
        let codes = [0, 2, 3, 4, 5, 6, 7, 46, 64, 65, 512, 513, 9999].map(length_code);
        assert_eq!(codes, [0, 0, 1, 2, 3, 3, 4, 10, 10, 11, 15, 15, 15]);
    }
}
