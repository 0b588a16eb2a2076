//! The files of an index: each is a script that gives its content away under its own name, so that a page which lies in a
//! folder can load it too.
//!
//! Comes in: JSON. Goes out: a file whose name is the digest of that, to whoever takes files. Does not know: what is in it.

use std::fmt;
use std::sync::{Mutex, PoisonError};

use rustc_hash::FxHashSet;
use serde::{Serialize, Serializer};

use crate::base::hash::Digest;
use crate::base::path::OutPath;
use crate::site::route::Route;

/// What the file that names all others is called in its own text.
const MANIFEST: &str = "manifest";

const LETTERS: usize = 10;

/// The name of a shard: the digest of what is in it.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct ShardName([u8; LETTERS]);

impl ShardName {
    fn of(json: &[u8]) -> Self {
        const ALPHABET: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";
        let digest = Digest::of(json);
        let first = digest.as_bytes().iter().take(8).fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
        Self(std::array::from_fn(|at| ALPHABET[(first >> (59 - 5 * at)) as usize & 31]))
    }

    pub(super) fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).expect("its alphabet is ASCII")
    }
}

impl fmt::Debug for ShardName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for ShardName {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// Gives the files of an index to whoever takes them, each once: two shards with the same in them are one.
pub(super) struct ShardWriter<'p, P> {
    put: &'p P,
    written: Mutex<FxHashSet<ShardName>>,
}

impl<'p, E, P: Fn(&OutPath, &[&[u8]]) -> Result<(), E> + Sync> ShardWriter<'p, P> {
    pub(super) fn new(put: &'p P) -> Self {
        Self { put, written: Mutex::default() }
    }

    /// Puts a shard, and gives its name.
    pub(super) fn shard(&self, json: &[u8]) -> Result<ShardName, E> {
        let name = ShardName::of(json);
        let is_new = self.written.lock().unwrap_or_else(PoisonError::into_inner).insert(name);
        if is_new {
            self.file(&Route::search_shard(name.as_str()), name.as_str(), json)?;
        }
        Ok(name)
    }

    /// Puts the file that names all others.
    pub(super) fn manifest(&self, json: &[u8]) -> Result<(), E> {
        self.file(&Route::search_manifest(), MANIFEST, json)
    }

    fn file(&self, route: &Route, name: &str, json: &[u8]) -> Result<(), E> {
        (self.put)(&route.out_path(), &[b"cairnSearch(\"", name.as_bytes(), b"\",", json, b");\n"])
    }
}

/// A value as the JSON of a shard.
pub(super) fn json(value: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(value).expect("what is in shards has text for keys")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shard_has_the_digest_of_what_is_in_it_for_a_name() {
        let files = Mutex::new(Vec::new());
        let put = |path: &OutPath, pieces: &[&[u8]]| -> Result<(), ()> {
            files.lock().unwrap().push((path.as_str().to_owned(), String::from_utf8(pieces.concat()).unwrap()));
            Ok(())
        };
        let writer = ShardWriter::new(&put);
        let names = [b"abc", b"abc", b"abd"].map(|json| writer.shard(json).unwrap());
        // XXH3 of `abc` begins with 06b05ab6733a: 00000 11010 11000 00101 10101 01101 10011 10011 00111 01001 …
        assert_eq!(names[0].as_str(), "a2yfvntthj");
        assert!(names[0] == names[1] && names[0] != names[2]);
        writer.manifest(b"{}").unwrap();
        let files = files.into_inner().unwrap();
        assert_eq!(
            files[0],
            ("search/shards/a2yfvntthj.js".to_owned(), "cairnSearch(\"a2yfvntthj\",abc);\n".to_owned())
        );
        assert_eq!((files.len(), files[2].1.as_str()), (3, "cairnSearch(\"manifest\",{});\n"));
    }
}
