//! The archive that a document is (`.docx`, `.odt`): its parts by name, unpacked within limits and only when asked for.
//!
//! Comes in: bytes. Goes out: the bytes of a part, whole and with the right sum, or a refusal. What is not asked for is never
//! unpacked, whatever it is. Does not know: what is in a part.

use std::io::{self, Cursor, Read};

use memchr::memmem;
use zip::ZipArchive;
use zip::read::ZipFile;
use zip::result::ZipError;

use super::limits::{FREE_UNPACKED_BYTES, MAX_ENTRIES, MAX_RATIO, MAX_UNPACKED_BYTES};
use super::refusal::Refusal;

/// How an entry of the list of entries begins, and the end of that list.
const LISTED: [&[u8]; 2] = [b"PK\x01\x02", b"PK\x05\x06"];

/// An archive whose list of entries makes sense.
#[derive(Debug)]
pub(super) struct Archive<'b> {
    zip: ZipArchive<Cursor<&'b [u8]>>,
    /// How many bytes may still be unpacked, of all parts together.
    left: u64,
}

impl<'b> Archive<'b> {
    /// Opens an archive: reads its list of entries, and nothing else.
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, Refusal> {
        // Counted before the list is read, which takes memory for each.
        if LISTED.iter().any(|sign| memmem::find_iter(bytes, sign).take(MAX_ENTRIES + 1).count() > MAX_ENTRIES) {
            let message = format!("this archive has more than {MAX_ENTRIES} entries, and a document has some twenty");
            return Err(Refusal::new(message, "name the transcript itself"));
        }
        let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken_archive(&error))?;
        if zip.has_duplicate_names() || zip.has_overlapping_files().map_err(|error| broken_archive(&error))? {
            let message = "this archive has entries that lie over each other or have one name, as no document has";
            return Err(Refusal::new(message, "do not trust it; ask for the document again"));
        }
        Ok(Self { zip, left: MAX_UNPACKED_BYTES })
    }

    /// The names of all parts, sorted.
    pub(super) fn names(&self) -> Vec<String> {
        let mut names: Vec<String> =
            self.zip.file_names().filter_map(Result::ok).map(std::borrow::Cow::into_owned).collect();
        names.sort();
        names
    }

    /// The bytes of a part; none where there is no such part.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, Refusal> {
        let Some(index) = self.zip.index_for_name(name) else { return Ok(None) };
        let part = self.zip.by_index(index).map_err(|error| unread_part(name, &error))?;
        let bytes = unpack(name, part, self.left)?;
        self.left -= bytes.len() as u64;
        Ok(Some(bytes))
    }
}

/// Unpacks a part, no further than is left. Its size in the list is not believed.
fn unpack(name: &str, part: ZipFile<'_, Cursor<&[u8]>>, left: u64) -> Result<Vec<u8>, Refusal> {
    let packed = part.compressed_size();
    let most = packed.saturating_mul(MAX_RATIO).max(FREE_UNPACKED_BYTES).min(left);
    let mut bytes = Vec::new();
    part.take(most + 1).read_to_end(&mut bytes).map_err(|error| broken_part(name, &error))?;
    if bytes.len() as u64 > most {
        let (kilobytes, megabytes) = (packed / 1024, most / (1024 * 1024));
        let message =
            format!("`{name}` in it unpacks from {kilobytes} kB to more than {megabytes} MB, as no text does");
        return Err(Refusal::new(message, "do not trust it; if it is yours, save it as text (.txt), and name that"));
    }
    Ok(bytes)
}

fn broken_archive(error: &ZipError) -> Refusal {
    Refusal::new(
        format!("this begins as a document or an archive and is damaged or cut off ({})", said(error)),
        "get the file again: it did not arrive whole",
    )
}

fn unread_part(name: &str, error: &ZipError) -> Refusal {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => locked(),
        ZipError::UnsupportedArchive(_) | ZipError::CompressionMethodNotSupported(_) => Refusal::new(
            format!("`{name}` in it is packed in a way that documents are not ({})", said(error)),
            "open it in the program that made it, and save it again",
        ),
        _ => broken_archive(error),
    }
}

fn broken_part(name: &str, error: &io::Error) -> Refusal {
    let message = format!("`{name}` in it is damaged or cut off ({})", error.to_string().to_lowercase());
    Refusal::new(message, "get the file again: it did not arrive whole")
}

/// That somebody has to take a password off.
pub(super) fn locked() -> Refusal {
    let help = "open it, take the password off, and save it again";
    Refusal::new("this document is locked with a password", help)
}

fn said(error: &ZipError) -> String {
    error.to_string().trim_end_matches('.').to_lowercase()
}
