//! Files that `cairn import` gets: in any encoding, no transcript at all, damaged, or made to do harm.
//!
//! Comes in: bytes. Goes out: nothing. Does not know: formats of transcripts, beyond one of captions.
//!
//! Whatever a file is, the import ends with an interview or with a sentence and what to do next, writes nothing by halves, and
//! takes no more memory than a few times the most that a file may have.

use std::fs::File;
use std::io::{Cursor, Write};
use std::path::Path;
use std::process::{Command, Stdio};

use wait4::Wait4;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// The most memory, in kilobytes, for whatever is refused: the program itself takes 30 MB, and a file may have 64.
const MOST_MEMORY: u64 = 400_000;

/// What came of an import.
struct Imported {
    code: Option<i32>,
    said: String,
    kilobytes: u64,
    /// The interview, where one was written.
    text: Option<String>,
}

/// Imports what is named so, in a folder of its own.
fn import(folder: &Path, named: &str, stdin: Stdio) -> Imported {
    let said = tempfile::NamedTempFile::new().expect("there is a temporary folder");
    let child = Command::new(env!("CARGO_BIN_EXE_cairn"))
        .args(["import", named, "--into", "out", "--slug", "x", "--participant", "P07", "--interviewer", "Mira"])
        .current_dir(folder)
        .env_clear()
        .stdin(stdin)
        .stdout(Stdio::null())
        .stderr(said.reopen().expect("it is there"))
        .spawn()
        .expect("the program starts");
    let used = child.wait4().expect("it ends");
    let said = std::fs::read_to_string(said.path()).expect("it can be read");
    let text = std::fs::read_to_string(folder.join("out/x.md")).ok();
    Imported { code: used.status.code(), said, kilobytes: used.rusage.maxrss / 1024, text }
}

fn import_file(name: &str, bytes: &[u8]) -> Imported {
    let folder = tempfile::tempdir().expect("there is a temporary folder");
    std::fs::write(folder.path().join(name), bytes).expect("it can be written");
    import(folder.path(), name, Stdio::null())
}

#[track_caller]
fn is_refused(imported: &Imported, what: &str, because: &str) {
    assert_eq!((imported.code, imported.text.as_deref()), (Some(1), None), "{what}: {}", imported.said);
    assert!(imported.said.contains(because) && imported.said.contains("help: "), "{what}: {}", imported.said);
    let is_little = imported.kilobytes < MOST_MEMORY || imported.kilobytes <= held_at_the_start();
    assert!(is_little, "{what} took {} kB", imported.kilobytes);
}

/// What a program that does nothing is said to take, in kilobytes: the system counts what the tests held when it began, and that only
/// grows.
fn held_at_the_start() -> u64 {
    let child = Command::new(env!("CARGO_BIN_EXE_cairn")).arg("--version").stdout(Stdio::null()).spawn();
    child.expect("the program starts").wait4().expect("it ends").rusage.maxrss / 1024
}

fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).expect("it can be begun");
        zip.write_all(bytes).expect("it can be written");
    }
    zip.finish().expect("it can be finished").into_inner()
}

#[test]
fn captions_are_read_in_any_encoding_and_the_report_says_which() {
    let captions = "WEBVTT\r\n\r\n00:01.000 --> 00:02.000\r\n<v Mira>Wie groß war es?\r\n\r\n\
                    00:03.000 --> 00:04.000\r\n<v Lena>Größer, schöner.\r\n";
    let utf_16 = |unit: fn(u16) -> [u8; 2]| captions.encode_utf16().flat_map(unit).collect::<Vec<u8>>();
    // ß, ö and ü, as Windows and the Macintosh had them.
    let older = |letters: [u8; 2]| {
        let bytes = captions.chars().map(|c| match c {
            'ß' => letters[0],
            'ö' => letters[1],
            c => u8::try_from(c).expect("it is ASCII"),
        });
        bytes.collect::<Vec<u8>>()
    };
    let cases = [
        ("UTF-8 text", captions.as_bytes().to_vec()),
        ("UTF-8 text", format!("\u{feff}{captions}").into_bytes()),
        ("UTF-16 text", utf_16(u16::to_le_bytes)),
        ("UTF-16 text", utf_16(u16::to_be_bytes)),
        ("Windows-1252 text", older([0xdf, 0xf6])),
        ("MacRoman text", older([0xa7, 0x9a])),
    ];
    for (container, bytes) in cases {
        let imported = import_file("talk.vtt", &bytes);
        let text = imported.text.unwrap_or_else(|| panic!("{container}: {}", imported.said));
        assert!(text.contains("**Mira:** [00:00:01] Wie groß war es?"), "{container}: {text}");
        assert!(text.contains("**P07:** [00:00:03] Größer, schöner."), "{container}: {text}");
        assert!(imported.said.contains(container), "{container}: {}", imported.said);
    }
}

#[test]
fn what_is_no_transcript_is_refused_with_what_to_do() {
    let ole = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec(), name].concat()
    };
    let cases: [(&str, &str, Vec<u8>); 9] = [
        ("talk.mp4", "reads transcripts", b"\0\0\0\x18ftypmp42".to_vec()),
        ("talk.vtt", "reads transcripts", b"RIFF\x24\0\0\0WAVEfmt ".to_vec()),
        ("talk.pdf", "this is a PDF", b"%PDF-1.7\n".to_vec()),
        ("talk.png", "this is a picture", b"\x89PNG\r\n\x1a\n".to_vec()),
        ("talk.doc", "from before 2007", ole("WordDocument")),
        ("talk.docx", "locked with a password", ole("EncryptedPackage")),
        ("talk.xlsx", "spreadsheet", archive(&[("xl/workbook.xml", b"")])),
        ("talk.zip", "archive with 1 files", archive(&[("talk.zip", &archive(&[("a.vtt", b"WEBVTT")]))])),
        ("talk.txt", "this is no text", (0..=255).cycle().take(4000).collect()),
    ];
    for (name, because, bytes) in cases {
        is_refused(&import_file(name, &bytes), name, because);
    }
}

#[test]
fn damaged_files_are_refused_with_their_place_and_nothing_is_half_imported() {
    let document = |main: &str| archive(&[("word/document.xml", main.as_bytes())]);
    let whole = document("<w:document><w:p><w:r><w:t>Mira: yes</w:t></w:r></w:p></w:document>");
    let cases: [(&str, &str, &[u8]); 7] = [
        ("cut.docx", "damaged or cut off", &whole[..whole.len() / 2]),
        ("empty.docx", "without its text", &archive(&[("word/styles.xml", b"")])),
        ("xml.docx", "broken at line 2, column", &document("<w:document>\n<w:p></w:document>")),
        ("entities.docx", "defines entities", &document("<!DOCTYPE a [<!ENTITY b \"&b;&b;\">]><a>&b;</a>")),
        ("cut.rtf", "cut.rtf:2: this rich text ends", b"{\\rtf1\nMira: {yes"),
        ("cut.json", "cut.json:2: this JSON ends", b"{\"segments\":\n[{\"text\": \"yes"),
        ("mixed.txt", "mixed.txt:2: this line holds bytes", b"Mira: gr\xc3\xbc\xc3\xb6n\nP07: sch\xf6n\n"),
    ];
    for (name, because, bytes) in cases {
        is_refused(&import_file(name, bytes), name, because);
    }
}

#[test]
fn what_is_made_to_do_harm_takes_little_memory() {
    let zeros = vec![b' '; 64 << 20];
    let cases: [(&str, &str, Vec<u8>); 7] = [
        ("bomb.docx", "to more than", archive(&[("word/document.xml", &zeros)])),
        ("many.docx", "entries", [b"PK\x03\x04".to_vec(), b"PK\x01\x02".repeat(100_000)].concat()),
        ("deep.docx", "deep", archive(&[("word/document.xml", "<a>".repeat(1_000_000).as_bytes())])),
        ("deep.json", "nested too deep", b"[".repeat(100_000)),
        ("wide.json", "values", [b"[".to_vec(), b"1,".repeat(4_000_000), b"1]".to_vec()].concat()),
        ("deep.rtf", "deep", b"{\\rtf1 ".repeat(1_000_000)),
        ("large.txt", "more than 64 MB", vec![b'a'; (64 << 20) + 1]),
    ];
    for (name, because, bytes) in cases {
        is_refused(&import_file(name, &bytes), name, because);
    }
}

#[cfg(unix)]
#[test]
fn what_has_no_end_is_not_read_to_its_end() {
    let folder = tempfile::tempdir().expect("there is a temporary folder");
    let endless = || File::open("/dev/zero").expect("it is there");
    is_refused(&import(folder.path(), "-", endless().into()), "standard input", "more than 64 MB");
    std::os::unix::fs::symlink("/dev/zero", folder.path().join("talk.vtt")).expect("it can be made");
    is_refused(&import(folder.path(), "talk.vtt", Stdio::null()), "a device", "neither a file nor a folder");
    let made = Command::new("mkfifo").arg(folder.path().join("pipe.vtt")).status().expect("it can be run");
    assert!(made.success(), "a pipe can be made");
    is_refused(&import(folder.path(), "pipe.vtt", Stdio::null()), "a pipe", "neither a file nor a folder");
    assert!(!folder.path().join("out").exists(), "nothing was written");
}
