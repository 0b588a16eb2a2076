//! Whether a file has the bytes that it is to have.
//!
//! Comes in: a file, and bytes or another file. Goes out: yes or no, found with as few questions to the system as can be.
//! Does not know: why somebody asks.

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

/// Whether a file consists of these bytes. Most that changed have another length, and are not even opened.
pub(super) fn has_bytes(file: &Path, bytes: &[u8]) -> io::Result<bool> {
    if !has_length(file, bytes.len() as u64)? {
        return Ok(false);
    }
    let mut found = vec![0; bytes.len()];
    File::open(file)?.read_exact(&mut found)?;
    Ok(found == bytes)
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
