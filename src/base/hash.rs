//! Digests of bytes, for where it only matters whether two are the same.
//!
//! Comes in: bytes, or values that can be written down. Goes out: a [`Digest`]. Does not know: whose bytes they are.

use std::fmt;
use std::io::{self, BufWriter, Read, Write};
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use twox_hash::XxHash3_128;

/// A 128-bit XXH3 hash: two different contents never share one in practice, unless somebody takes pains to write them; and
/// who can write in a study needs no such pains to change its site.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Digest([u8; 16]);

impl Digest {
    /// The digest of some bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self(XxHash3_128::oneshot(bytes).to_be_bytes())
    }

    /// The digest of bytes that lie in several pieces, as if they lay in one.
    pub fn of_pieces(pieces: &[&[u8]]) -> Self {
        if let [one] = pieces {
            return Self::of(one);
        }
        let mut digest = DigestOf::default();
        pieces.iter().for_each(|piece| digest.add(piece));
        digest.finish()
    }

    /// The digest of all that a reader brings.
    pub fn of_reader(mut reader: impl Read) -> io::Result<Self> {
        let mut digest = DigestOf::default();
        let mut piece = vec![0; 128 * 1024];
        loop {
            match reader.read(&mut piece) {
                Ok(0) => return Ok(digest.finish()),
                Ok(length) => digest.add(&piece[..length]),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
    }
}

/// A digest of bytes that come one piece after the other.
#[derive(Default)]
pub struct DigestOf(XxHash3_128);

impl DigestOf {
    /// Adds the next piece.
    pub fn add(&mut self, bytes: &[u8]) {
        self.0.write(bytes);
    }

    /// The digest of all pieces, as if they were one.
    pub fn finish(&self) -> Digest {
        Digest(self.0.finish_128().to_be_bytes())
    }
}

impl fmt::Debug for DigestOf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("DigestOf").field(&self.finish()).finish()
    }
}

/// The digest that 32 small hexadecimal digits write down, and nothing else.
impl FromStr for Digest {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        const NO_DIGEST: &str = "no digest of 32 hexadecimal digits";
        let digit = |byte: u8| match byte {
            b'0'..=b'9' => Ok(byte - b'0'),
            b'a'..=b'f' => Ok(byte - b'a' + 10),
            _ => Err(NO_DIGEST),
        };
        let mut digest = [0; 16];
        let (pairs, rest) = text.as_bytes().as_chunks::<2>();
        if pairs.len() != digest.len() || !rest.is_empty() {
            return Err(NO_DIGEST);
        }
        for (byte, [high, low]) in digest.iter_mut().zip(pairs) {
            *byte = digit(*high)? << 4 | digit(*low)?;
        }
        Ok(Self(digest))
    }
}

impl Digest {
    /// The digest as bytes.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

/// 32 hexadecimal digits.
impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Digest({self})")
    }
}

/// Makes one digest of several things. Each is set apart from the next: `ab`, `c` is not `a`, `bc`.
#[derive(Default)]
pub struct Hasher(XxHash3_128);

impl fmt::Debug for Hasher {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Hasher").field(&self.finish()).finish()
    }
}

impl Hasher {
    /// With nothing in it.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds bytes; where they end counts too.
    pub fn bytes(&mut self, bytes: &[u8]) {
        self.0.write(bytes);
        self.end(bytes.len());
    }

    /// Adds a digest of something else.
    pub fn digest(&mut self, digest: Digest) {
        self.bytes(&digest.0);
    }

    /// Adds a value by what it is written down as.
    pub fn value<T: Serialize + ?Sized>(&mut self, value: &T) {
        const TAKES_ALL: &str = "what is hashed has text for keys, and a hash takes all that is written";
        // The writer hands on small pieces, and each call of the hash has its price.
        let mut written = BufWriter::new(Counted { into: &mut self.0, bytes: 0 });
        serde_json::to_writer(&mut written, value).expect(TAKES_ALL);
        written.flush().expect(TAKES_ALL);
        let bytes = written.get_ref().bytes;
        drop(written);
        self.end(bytes);
    }

    /// The digest of all that was added.
    pub fn finish(&self) -> Digest {
        Digest(self.0.finish_128().to_be_bytes())
    }

    /// The length behind a thing tells where it ended.
    fn end(&mut self, length: usize) {
        self.0.write(&(length as u64).to_le_bytes());
    }
}

/// A writer that hashes.
struct Counted<'h> {
    into: &'h mut XxHash3_128,
    bytes: usize,
}

impl Write for Counted<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.into.write(bytes);
        self.bytes += bytes.len();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_xxh3_of_128_bits() {
        // What xxHash's own `xxhsum -H2` says of no bytes and of `abc`.
        assert_eq!(Digest::of(b"").to_string(), "99aa06d3014798d86001c324468d497f");
        assert_eq!(Digest::of(b"abc").to_string(), "06b05ab6733a618578af5f94892f3950");
    }

    #[test]
    fn is_the_same_in_pieces_and_written_down() {
        let abc = Digest::of(b"abc");
        assert_eq!(Digest::of_pieces(&[b"a", b"", b"bc"]), abc);
        assert_eq!(Digest::of_pieces(&[b"abc"]), abc);
        assert_eq!(Digest::of_reader(&b"abc"[..]).unwrap(), abc);
        assert_eq!("06b05ab6733a618578af5f94892f3950".parse(), Ok(abc));
        for text in
            ["", "x", "06B05AB6733A618578AF5F94892F3950", "+6b05ab6733a618578af5f94892f3950", "06b05ab6733a6185"]
        {
            assert!(text.parse::<Digest>().is_err(), "{text}");
        }
    }

    #[test]
    fn things_are_set_apart() {
        let of = |things: &[&str]| {
            let mut hasher = Hasher::new();
            things.iter().for_each(|thing| hasher.bytes(thing.as_bytes()));
            hasher.finish()
        };
        assert_ne!(of(&["ab", "c"]), of(&["a", "bc"]));
        assert_ne!(of(&["a"]), of(&["a", ""]));
        assert_eq!(of(&["a", "b"]), of(&["a", "b"]));
    }

    #[test]
    fn a_value_is_what_it_is_written_as() {
        let mut value = Hasher::new();
        value.value(&("a", 1));
        let mut bytes = Hasher::new();
        bytes.bytes(b"[\"a\",1]");
        assert_eq!(value.finish(), bytes.finish());
    }
}
