//! Whether a file has the bytes that it is to have.
//!
//! Comes in: a file, and bytes or another file. Goes out: yes or no, found with as few questions to the system as can be.
//! Does not know: why somebody asks.

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Read, Seek};
use std::path::Path;

use crate::base::hash::{Digest, DigestOf};

/// How much is compared at a time: fresh memory for a whole file costs more than to read it.
const PIECE: usize = 128 * 1024;

/// Whether a file consists of these bytes, one piece behind the other. Most that changed have another length, and are not
/// even opened.
pub(super) fn has_bytes(file: &Path, pieces: &[&[u8]]) -> io::Result<bool> {
    let length = pieces.iter().map(|piece| piece.len()).sum::<usize>();
    if !has_length(file, length as u64)? {
        return Ok(false);
    }
    let mut file = File::open(file)?;
    let mut found = vec![0; PIECE.min(length)];
    for expected in pieces.iter().flat_map(|piece| piece.chunks(PIECE)) {
        let found = &mut found[..expected.len()];
        file.read_exact(found)?;
        if *found != *expected {
            return Ok(false);
        }
    }
    Ok(true)
}

/// The digest of a file that has the same bytes as one that is open, which is read from its start; none where it has others.
pub(super) fn same(file: &Path, mut other: &File) -> io::Result<Option<Digest>> {
    if !has_length(file, other.metadata()?.len())? {
        return Ok(None);
    }
    other.rewind()?;
    let reader = |file| BufReader::with_capacity(PIECE, file);
    let (file, mut digest) = (File::open(file)?, DigestOf::default());
    let (mut a, mut b) = (reader(&file), reader(other));
    loop {
        let (left, right) = (a.fill_buf()?, b.fill_buf()?);
        let both = left.len().min(right.len());
        if left[..both] != right[..both] || (both == 0 && left.len() != right.len()) {
            return Ok(None);
        }
        if both == 0 {
            return Ok(Some(digest.finish()));
        }
        digest.add(&left[..both]);
        a.consume(both);
        b.consume(both);
    }
}

fn has_length(file: &Path, length: u64) -> io::Result<bool> {
    // Not through a link: that would be somebody else's file.
    let found = fs::symlink_metadata(file)?;
    Ok(found.is_file() && found.len() == length)
}
