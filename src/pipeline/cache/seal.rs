//! A seal over what is written down: it is broken by any change, and no other program can make it.
//!
//! Comes in: values. Goes out: bytes, and the values again where the seal holds. Does not know: what the values mean.

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::base::hash::{Digest, Hasher};

/// This very program: two of the same version may yet have been built from different sources.
const PROGRAM: &str = concat!(env!("CARGO_PKG_VERSION"), " ", env!("CAIRN_SOURCES"));
/// How long a digest is written.
const SEAL: usize = 16;

/// The digest of some bytes that this program has written.
pub(super) fn digest(bytes: &[u8]) -> Digest {
    let mut hasher = Hasher::new();
    hasher.bytes(PROGRAM.as_bytes());
    hasher.bytes(bytes);
    hasher.finish()
}

/// A value as bytes under a seal; none where it cannot be serialized.
pub(super) fn sealed<T: Serialize>(value: &T) -> Option<Vec<u8>> {
    let body = postcard::to_allocvec(value).ok()?;
    let mut bytes = postcard::to_allocvec(&digest(&body)).ok()?;
    bytes.extend_from_slice(&body);
    Some(bytes)
}

/// The value, where the seal holds.
pub(super) fn opened<T: DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    let (seal, body) = bytes.split_at_checked(SEAL)?;
    let seal: Digest = postcard::from_bytes(seal).ok()?;
    if seal != digest(body) {
        return None;
    }
    postcard::from_bytes(body).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_change_breaks_the_seal() {
        let value = vec![("one".to_owned(), 1), ("two".to_owned(), 2)];
        let bytes = sealed(&value).unwrap();
        assert_eq!(opened(&bytes), Some(value));
        for at in 0..bytes.len() {
            let mut damaged = bytes.clone();
            damaged[at] ^= 1;
            assert_eq!(opened::<Vec<(String, i32)>>(&damaged), None, "byte {at}");
            assert_eq!(opened::<Vec<(String, i32)>>(&bytes[..at]), None, "cut at {at}");
        }
    }
}
