//! Whether a file has the bytes that it is to have.
//!
//! Comes in: a file, and bytes or another file. Goes out: yes or no, found with as few questions to the system as can be.
//! Does not know: why somebody asks.

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

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

/// Whether two files have the same bytes.
pub(super) fn are_same(file: &Path, other: &Path) -> io::Result<bool> {
    let other = File::open(other)?;
    if !has_length(file, other.metadata()?.len())? {
        return Ok(false);
    }
    let (mut a, mut b) = (BufReader::new(File::open(file)?), BufReader::new(other));
    loop {
        let (left, right) = (a.fill_buf()?, b.fill_buf()?);
        let both = left.len().min(right.len());
        if left[..both] != right[..both] || (both == 0 && left.len() != right.len()) {
            return Ok(false);
        }
        if both == 0 {
            return Ok(true);
        }
        a.consume(both);
        b.consume(both);
    }
}

fn has_length(file: &Path, length: u64) -> io::Result<bool> {
    // Not through a link: that would be somebody else's file.
    let found = fs::symlink_metadata(file)?;
    Ok(found.is_file() && found.len() == length)
}
