//! From the bytes of a file to its text: what it is, how its letters are written, what its container holds beside them.
//!
//! Comes in: a name and bytes. Goes out: an [`InputText`], or a [`Refusal`] that says what is wrong and what to do. Nothing is
//! opened halfway: a document that breaks off is refused. What a file is follows from its content; its name counts where the
//! content does not tell. Does not know: formats of transcripts, the disk.
//!
//! What opens what, with the crates that it takes on Linux:
//!
//! | what | by | crates | instead of |
//! | --- | --- | --- | --- |
//! | encodings | encoding_rs and chardetng, those of Firefox; MacRoman, which browsers never guess, by `legible` | 8 | tables of our own |
//! | archives | zip with deflate only; it knows sums, overlaps and doubles | 25, most of them here already | – |
//! | XML | quick-xml, which holds no tree and expands nothing | 2 | docx-rs, made for writing; roxmltree, a tree |
//! | HTML | html5gum, the tokenizer of the standard alone | 1 | html5ever, 33 with a tree that nobody needs here |
//! | rich text | our own, `rtf`: each letter that is left out has a reason too, and readers of RTF give the text alone | 0 | rtf-parser, rtf-parser-tt |

mod archive;
mod document_text;
mod docx;
mod encoding;
mod html;
mod json;
mod legible;
pub mod limits;
mod magic;
mod odt;
mod refusal;
mod rtf;
mod xml;

use self::archive::Archive;
use self::encoding::decode_text;
use self::json::json_of;
use self::magic::Opener;
use super::account::Account;
use super::input_text::InputText;

pub use self::encoding::NamedEncoding;
pub use self::refusal::Refusal;

/// Opens a file: its name without folders, its bytes, and the encoding of its text where somebody named that.
pub fn decode(name: Option<&str>, bytes: &[u8], encoding: Option<NamedEncoding>) -> Result<InputText, Refusal> {
    if bytes.len() as u64 > limits::MAX_FILE_BYTES {
        let most = limits::MAX_FILE_BYTES / (1024 * 1024);
        let message = format!("this has more than {most} MB, too much for a transcript");
        return Err(Refusal::new(message, "name the transcript, not the recording"));
    }
    let mut input = match magic::opener(bytes)? {
        Opener::Archive => document(bytes)?,
        Opener::Rtf => rtf::read_rtf(bytes)?,
        Opener::Text => text(name, bytes, encoding)?,
    };
    input.name = name.map(str::to_owned);
    Ok(input)
}

/// The document that an archive is.
fn document(bytes: &[u8]) -> Result<InputText, Refusal> {
    let mut archive = Archive::open(bytes)?;
    if let Some(kind) = odt::type_of(&mut archive)? {
        return if odt::is_text(&kind) { odt::read_odt(&mut archive) } else { Err(no_text_document()) };
    }
    match docx::main_part(&mut archive)? {
        Some(main) => docx::read_docx(&mut archive, &main),
        None => Err(no_document(&archive.names())),
    }
}

/// Text, HTML among it.
fn text(name: Option<&str>, bytes: &[u8], named: Option<NamedEncoding>) -> Result<InputText, Refusal> {
    let decoded = decode_text(bytes, named, html::declared_encoding(bytes))?;
    let ending = name.and_then(|name| name.rsplit_once('.')).map(|(_, ending)| ending.to_lowercase());
    if html::is_html(ending.as_deref(), &decoded.text) {
        let mut input = html::read_html(&decoded.text)?;
        input.notes.splice(0..0, decoded.notes);
        return Ok(input);
    }
    Ok(InputText {
        name: None,
        json: json_of(&decoded.text)?,
        text: decoded.text,
        container: decoded.container,
        notes: decoded.notes,
        beside: Account::default(),
        speakers: Vec::new(),
    })
}

/// What an archive is that is no document of text.
fn no_document(names: &[String]) -> Refusal {
    let has = |start: &str| names.iter().any(|name| name.starts_with(start));
    if has("xl/") || has("ppt/") {
        return no_text_document();
    }
    if has("word/") {
        let help = "open it in the program that made it, and save it again";
        return Refusal::new("this is a Word document without its text (`word/document.xml`)", help);
    }
    if has("Index/") || has("index.apxl") {
        return Refusal::new("this is a document of Pages, Numbers or Keynote", "export it as .docx, and name that");
    }
    let message = format!("this is an archive with {} files, not a transcript", names.len());
    Refusal::new(message, "unpack it, and name the transcripts in it")
}

fn no_text_document() -> Refusal {
    let help = "save the sheet as .csv, or its text as .docx, and name that";
    Refusal::new("this is a spreadsheet or a presentation, not a text", help)
}

#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
