//! The files of an index: each is a script that gives its content away under its own name, so that a page which lies in a
//! folder can load it too.
//!
//! Comes in: JSON. Goes out: a file whose name is the digest of that, to whoever takes files. Does not know: what is in it.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};

use rustc_hash::FxHashSet;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::base::hash::Digest;
use crate::base::path::OutPath;
use crate::search::format::{BEFORE_NAME, BEHIND_NAME, END, MANIFEST, NAME_LETTERS};
use crate::site::route::Route;

/// The name of a shard: the digest of what is in it.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct ShardName([u8; NAME_LETTERS]);

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

impl<'de> Deserialize<'de> for ShardName {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = String::deserialize(deserializer)?;
        name.as_bytes().try_into().map(Self).map_err(|_| D::Error::custom("a name of ten letters"))
    }
}

impl Serialize for ShardName {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// Whoever takes the files of an index.
pub trait IndexSink: Sync {
    /// Why it cannot.
    type Error: Send;

    /// Takes a file.
    fn put(&self, path: &OutPath, pieces: &[&[u8]]) -> Result<(), Self::Error>;

    /// Takes a shard that an earlier build has left there, by its path alone, which says what is in it; whether it can.
    fn keep(&self, path: &OutPath) -> Result<bool, Self::Error>;
}

/// Gives the files of an index to whoever takes them, each once: two shards with the same in them are one.
pub(super) struct ShardWriter<'s, S> {
    sink: &'s S,
    written: Mutex<FxHashSet<ShardName>>,
}

impl<'s, S: IndexSink> ShardWriter<'s, S> {
    pub(super) fn new(sink: &'s S) -> Self {
        Self { sink, written: Mutex::default() }
    }

    /// Puts a shard, unless it lies there, and gives its name.
    pub(super) fn shard(&self, json: &[u8]) -> Result<ShardName, S::Error> {
        let name = ShardName::of(json);
        let route = Route::search_shard(name.as_str());
        if self.written().insert(name) && !self.sink.keep(&route.out_path())? {
            self.file(&route, name.as_str(), json)?;
        }
        Ok(name)
    }

    /// Has all of some shards lie where an earlier build has left them; whether they do.
    pub(super) fn keep(&self, names: impl Iterator<Item = ShardName>) -> Result<bool, S::Error> {
        for name in names {
            let mut written = self.written();
            if !written.contains(&name) {
                if !self.sink.keep(&Route::search_shard(name.as_str()).out_path())? {
                    return Ok(false);
                }
                written.insert(name);
            }
        }
        Ok(true)
    }

    /// Puts the file that names all others.
    pub(super) fn manifest(&self, json: &[u8]) -> Result<(), S::Error> {
        self.file(&Route::search_manifest(), MANIFEST, json)
    }

    fn file(&self, route: &Route, name: &str, json: &[u8]) -> Result<(), S::Error> {
        let [before, behind, end] = [BEFORE_NAME, BEHIND_NAME, END].map(str::as_bytes);
        self.sink.put(&route.out_path(), &[before, name.as_bytes(), behind, json, end, b"\n"])
    }

    fn written(&self) -> MutexGuard<'_, FxHashSet<ShardName>> {
        self.written.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Takes the files of an index into memory.
#[derive(Debug, Default)]
pub(super) struct MemorySink(Mutex<BTreeMap<OutPath, Vec<u8>>>);

impl MemorySink {
    /// All of them.
    pub(super) fn into_files(self) -> BTreeMap<OutPath, Vec<u8>> {
        self.0.into_inner().unwrap_or_else(PoisonError::into_inner)
    }
}

impl IndexSink for MemorySink {
    type Error = Infallible;

    fn put(&self, path: &OutPath, pieces: &[&[u8]]) -> Result<(), Infallible> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(path.clone(), pieces.concat());
        Ok(())
    }

    fn keep(&self, _path: &OutPath) -> Result<bool, Infallible> {
        Ok(false)
    }
}

/// A value as the JSON of a shard.
pub(super) fn json(value: &impl Serialize) -> Vec<u8> {
    let mut out = Vec::new();
    json_into(&mut out, value);
    out
}

/// Adds a value as JSON.
pub(super) fn json_into(out: &mut Vec<u8>, value: &impl Serialize) {
    serde_json::to_writer(out, value)
        .expect("what is in shards has text for keys, and memory takes all that is written");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shard_has_the_digest_of_what_is_in_it_for_a_name() {
        let sink = MemorySink::default();
        let writer = ShardWriter::new(&sink);
        let names = [b"abc", b"abc", b"abd"].map(|json| writer.shard(json).unwrap());
        // XXH3 of `abc` begins with 06b05ab6733a: 00000 11010 11000 00101 10101 01101 10011 10011 00111 01001 …
        assert_eq!(names[0].as_str(), "a2yfvntthj");
        assert!(names[0] == names[1] && names[0] != names[2]);
        writer.manifest(b"{}").unwrap();
        let files = sink.into_files();
        let text = |path: &str| String::from_utf8(files[&OutPath::new(path).unwrap()].clone()).unwrap();
        assert_eq!(text("search/shards/a2yfvntthj.js"), "cairnSearch(\"a2yfvntthj\",abc);\n");
        assert_eq!((files.len(), text("search/manifest.js").as_str()), (3, "cairnSearch(\"manifest\",{});\n"));
    }
}
