//! What a file is by its first bytes: a container that is opened, text, or something that holds no transcript.
//!
//! Comes in: bytes. Goes out: what opens them, or a refusal that says what to do instead. The content counts, not the ending
//! of the name: people rename files. Does not know: what is in a container.

use super::refusal::Refusal;

/// What opens a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Opener {
    /// An archive: a `.docx`, an `.odt`, or none of ours.
    Archive,
    /// Rich text.
    Rtf,
    /// Whatever else: text, HTML among it.
    Text,
}

/// What a file is that holds no transcript.
#[derive(Debug, Clone, Copy)]
enum Other {
    Recording,
    Picture,
    Pdf,
    Packed,
    Program,
}

/// How files begin, each with where.
const BEGINNINGS: &[(usize, &[u8], Other)] = &[
    (0, b"%PDF-", Other::Pdf),
    (4, b"ftypheic", Other::Picture),
    (4, b"ftypavif", Other::Picture),
    (4, b"ftypmif1", Other::Picture),
    (4, b"ftyp", Other::Recording),
    (8, b"WEBP", Other::Picture),
    (0, b"RIFF", Other::Recording),
    (0, b"ID3", Other::Recording),
    (0, &[0xff, 0xfb], Other::Recording),
    (0, &[0xff, 0xf3], Other::Recording),
    (0, &[0xff, 0xf2], Other::Recording),
    (0, &[0xff, 0xf1], Other::Recording),
    (0, &[0xff, 0xf9], Other::Recording),
    (0, b"OggS", Other::Recording),
    (0, b"fLaC", Other::Recording),
    (0, b"#!AMR", Other::Recording),
    (0, b"caff\0", Other::Recording),
    (0, b"FORM\0", Other::Recording),
    (0, b"FLV\x01", Other::Recording),
    (0, &[0x1a, 0x45, 0xdf, 0xa3], Other::Recording),
    (0, &[0x30, 0x26, 0xb2, 0x75, 0x8e, 0x66], Other::Recording),
    (0, &[0, 0, 1, 0xba], Other::Recording),
    (0, b"\x89PNG", Other::Picture),
    (0, &[0xff, 0xd8, 0xff], Other::Picture),
    (0, b"GIF8", Other::Picture),
    (0, b"II*\0", Other::Picture),
    (0, b"MM\0*", Other::Picture),
    (0, &[0x1f, 0x8b], Other::Packed),
    (0, b"BZh", Other::Packed),
    (0, b"\xfd7zXZ", Other::Packed),
    (0, b"7z\xbc\xaf\x27\x1c", Other::Packed),
    (0, b"Rar!\x1a", Other::Packed),
    (0, &[0x28, 0xb5, 0x2f, 0xfd], Other::Packed),
    (257, b"ustar", Other::Packed),
    (0, b"\x7fELF", Other::Program),
    (0, b"SQLite format 3\0", Other::Program),
    (0, b"bplist0", Other::Program),
];

/// How files of Office begin from before 2007, and such with a password from after.
const OLE: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/// What opens a file, or why nothing does.
pub(super) fn opener(bytes: &[u8]) -> Result<Opener, Refusal> {
    if bytes.starts_with(OLE) {
        return Err(of_old_office(bytes));
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Ok(Opener::Archive);
    }
    let visible = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    if visible.starts_with(b"{\\rtf") {
        return Ok(Opener::Rtf);
    }
    let begins = |at: usize, with: &[u8]| bytes.get(at..).is_some_and(|rest| rest.starts_with(with));
    match BEGINNINGS.iter().find(|(at, with, _)| begins(*at, with)) {
        Some((_, _, other)) => Err(other.refusal()),
        None => Ok(Opener::Text),
    }
}

impl Other {
    fn refusal(self) -> Refusal {
        let (message, help) = match self {
            Self::Recording => (
                "this is a recording, and cairn reads transcripts",
                "let the program that recorded it, or another, write a transcript (.vtt, .srt, .docx), and name that",
            ),
            Self::Picture => ("this is a picture", "name the transcript: text, captions or a document"),
            Self::Pdf => (
                "this is a PDF, which holds places of letters and not paragraphs",
                "ask the program that made it for .docx or .txt, or copy its text into a file and look it through",
            ),
            Self::Packed => ("this is a packed file", "unpack it, and name the transcripts in it"),
            Self::Program => {
                ("this is the file of a program, not text", "export the transcript as text, and name that")
            }
        };
        Refusal::new(message, help)
    }
}

/// The names of streams in such a file are UTF-16.
fn of_old_office(bytes: &[u8]) -> Refusal {
    let has = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        memchr::memmem::find(bytes, &name).is_some()
    };
    if has("EncryptedPackage") {
        let help = "open it, take the password off (File, Info, Protect Document), and save it again";
        return Refusal::new("this document is locked with a password", help);
    }
    let what =
        if has("WordDocument") { "this is a `.doc` of Word from before 2007" } else { "this is an old Office file" };
    Refusal::new(what, "open it in Word or LibreOffice and save it as .docx")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(bytes: &[u8]) -> String {
        opener(bytes).expect_err("it is refused").to_string()
    }

    #[test]
    fn what_is_opened_is_known_by_its_content() {
        assert_eq!(opener(b"PK\x03\x04..."), Ok(Opener::Archive));
        assert_eq!(opener(b"\n{\\rtf1 x}"), Ok(Opener::Rtf));
        for text in ["", "WEBVTT", "<html>", "BM is a title", "ID 3", "MM: yes"] {
            assert_eq!(opener(text.as_bytes()), Ok(Opener::Text), "{text}");
        }
    }

    #[test]
    fn recordings_and_pictures_are_refused_with_what_to_do() {
        for recording in
            [&b"\0\0\0\x18ftypM4A "[..], b"RIFF\x10\0\0\0WAVEfmt ", b"ID3\x03", b"OggS\0", b"\x1a\x45\xdf\xa3"]
        {
            assert!(refused(recording).contains("reads transcripts"), "{recording:?}");
        }
        for picture in [&b"\x89PNG\r\n"[..], b"\xff\xd8\xff\xe0", b"RIFF\x10\0\0\0WEBP", b"\0\0\0\x18ftypheic"] {
            assert!(refused(picture).contains("picture"), "{picture:?}");
        }
        assert!(refused(b"%PDF-1.7\n").contains("PDF"));
        assert!(refused(&[0x1f, 0x8b, 8]).contains("unpack it"));
    }

    #[test]
    fn old_office_files_say_whether_they_are_locked() {
        let named = |name: &str| [OLE.to_vec(), name.encode_utf16().flat_map(u16::to_le_bytes).collect()].concat();
        assert!(refused(&named("EncryptedPackage")).contains("password"));
        assert!(refused(&named("WordDocument")).contains("save it as .docx"));
        assert!(refused(OLE).contains("save it as .docx"));
    }
}
