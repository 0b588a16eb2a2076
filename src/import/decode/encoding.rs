//! Text from bytes: which encoding they are in, and why one thinks so.
//!
//! Comes in: bytes, an encoding that somebody named. Goes out: text with line ends as `\n`, the encoding and the reason, or a
//! refusal where it cannot be told. Detection is that of browsers (chardetng over encoding_rs), and MacRoman, which browsers
//! never guess. Does not know: containers, formats.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, ISO_2022_JP, MACINTOSH, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::legible::plausibility;
use super::refusal::Refusal;

/// How many bytes are looked at to see whether each second one is zero.
const UTF_16_SAMPLE: usize = 64 * 1024;

/// One in so many characters may be a control character in what is taken for text.
const CONTROLS: usize = 50;

/// An encoding that somebody named, as the web does: `utf-8`, `windows-1252`, `macintosh`, `shift_jis`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NamedEncoding(&'static Encoding);

impl NamedEncoding {
    /// The encoding of a name, in any case, with the other names that the web has for it (`latin1`, `cp1252`, `mac`).
    pub fn new(name: &str) -> Option<Self> {
        let name = if name.eq_ignore_ascii_case("macroman") { "macintosh" } else { name };
        Encoding::for_label_no_replacement(name.as_bytes()).map(Self)
    }
}

/// Text, and how it was read.
#[derive(Debug)]
pub(super) struct DecodedText {
    /// The text, without a byte order mark, with line ends as `\n`.
    pub(super) text: String,
    /// The encoding, for the report.
    pub(super) container: &'static str,
    /// Why it was taken, and what was mended.
    pub(super) notes: Vec<String>,
}

/// Makes text of bytes: in the encoding that somebody named, or in the one that they are in. A file may also say it itself
/// (`declared`), which counts where the bytes do not tell.
pub(super) fn decode_text(
    bytes: &[u8],
    named: Option<NamedEncoding>,
    declared: Option<NamedEncoding>,
) -> Result<DecodedText, Refusal> {
    let (encoding, why) = match named {
        Some(NamedEncoding(encoding)) => (encoding, Some("that is the encoding that was named")),
        None => told(bytes, declared)?,
    };
    let (text, broken) = encoding.decode_with_bom_removal(bytes);
    if broken && named.is_none() {
        return Err(no_character(&text, encoding));
    }
    let text = clean(&text);
    if !is_text(&text) {
        return Err(binary());
    }
    let why = why.map(|why| format!("it is read as {}: {why}", title(encoding)));
    let notes = why.into_iter().chain(mended(&text, broken)).collect();
    Ok(DecodedText { text: text.replace('\0', ""), container: container(encoding), notes })
}

/// The encoding that bytes are in, and how one sees it; of plain UTF-8 there is nothing to say.
fn told(bytes: &[u8], declared: Option<NamedEncoding>) -> Result<(&'static Encoding, Option<&'static str>), Refusal> {
    if bytes.starts_with(&[0xff, 0xfe, 0, 0]) || bytes.starts_with(&[0, 0, 0xfe, 0xff]) {
        return Err(Refusal::new("this text is UTF-32, which hardly any program reads", "save it as UTF-8"));
    }
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        let why = "it begins with the byte order mark of that";
        return Ok((encoding, (encoding != UTF_8).then_some(why)));
    }
    if let Ok(text) = std::str::from_utf8(bytes)
        && is_text(text)
    {
        return Ok(told_utf_8(bytes));
    }
    if let Some(encoding) = utf_16(bytes) {
        return Ok((encoding, Some("each second byte of its plain letters is zero")));
    }
    refuse_mixed(bytes)?;
    if let Some(NamedEncoding(encoding)) = declared {
        return Ok((encoding, Some("it says so itself")));
    }
    let why = "it is no UTF-8, and in that encoding letters are where letters belong; `--encoding` names another one";
    Ok((legacy(bytes), Some(why)))
}

/// What is valid UTF-8 is UTF-8, but for Japanese mail, which is made of ASCII and of what switches its meaning.
fn told_utf_8(bytes: &[u8]) -> (&'static Encoding, Option<&'static str>) {
    let switches = memchr::memmem::find(bytes, b"\x1b$").is_some();
    if switches && !ISO_2022_JP.decode_without_bom_handling(bytes).1 {
        return (ISO_2022_JP, Some("it switches between alphabets as that does"));
    }
    (UTF_8, None)
}

/// UTF-16 without its mark: spaces, line ends and digits have a zero in each second byte, on one side only.
fn utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(UTF_16_SAMPLE)];
    let zeros = |side: usize| sample.iter().skip(side).step_by(2).filter(|byte| **byte == 0).count();
    let (first, second) = (zeros(0), zeros(1));
    let (encoding, many, few) = if first > second { (UTF_16BE, first, second) } else { (UTF_16LE, second, first) };
    let is_pattern = many >= 2 && many * 40 >= sample.len() && few * 4 <= many;
    (is_pattern && is_text(&encoding.decode_without_bom_handling(bytes).0)).then_some(encoding)
}

/// Refuses what is UTF-8 but for a few bytes: these are of another encoding, and whatever they are read as may be wrong.
fn refuse_mixed(bytes: &[u8]) -> Result<(), Refusal> {
    let (mut valid, mut wrong, mut line, mut first) = (0_usize, 0_usize, 1, None);
    for chunk in bytes.utf8_chunks() {
        valid += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        line += chunk.valid().matches('\n').count();
        if !chunk.invalid().is_empty() {
            wrong += 1;
            first.get_or_insert(line);
        }
    }
    match first {
        Some(line) if valid > wrong => Err(mixed().at(line)),
        _ => Ok(()),
    }
}

/// An encoding from before Unicode: the browsers' guess, or MacRoman, where that gives letters where letters are.
fn legacy(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guess = detector.guess(None, Utf8Detection::Deny);
    let read_as = |encoding: &'static Encoding| plausibility(&encoding.decode_without_bom_handling(bytes).0);
    if read_as(MACINTOSH) > read_as(guess) { MACINTOSH } else { guess }
}

/// Line ends as `\n`.
fn clean(text: &str) -> String {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text.to_owned() }
}

/// Whether there are hardly any control characters in it, as there are in what is no text.
fn is_text(text: &str) -> bool {
    let is_odd = |c: char| c.is_ascii_control() && !matches!(c, '\t' | '\n' | '\r' | '\x0c' | '\x1b');
    let controls = text.chars().filter(|c| is_odd(*c)).count();
    controls * CONTROLS <= text.len().max(2 * CONTROLS)
}

/// What was left out of a text, or put in the place of what could not be read.
fn mended(text: &str, broken: bool) -> Vec<String> {
    let mut notes = Vec::new();
    let zeros = text.matches('\0').count();
    if zeros > 0 {
        notes.push(format!("zero bytes that were left out: {zeros}"));
    }
    if broken {
        let unread = text.matches('\u{fffd}').count();
        notes.push(format!("places that mean nothing in that encoding, each now a `\u{fffd}`: {unread}"));
    }
    notes
}

/// What is in two encodings is in none that can be named.
fn mixed() -> Refusal {
    let message = "this line holds bytes that mean nothing in UTF-8, which the rest of the file is in";
    let help = "open it in an editor, put the right letter where it shows none, and save it as UTF-8; `--encoding` names another \
                encoding only where all of the file is in that";
    Refusal::new(message, help)
}

fn no_character(text: &str, encoding: &'static Encoding) -> Refusal {
    let title = title(encoding);
    let line = text.split('\u{fffd}').next().unwrap_or_default().matches('\n').count() + 1;
    let message = format!("this line holds bytes that mean nothing in {title}, which the rest of the file is in");
    let help =
        format!("save the file as UTF-8, or name what it is in: `--encoding {}`", encoding.name().to_lowercase());
    Refusal::new(message, help).at(line)
}

fn binary() -> Refusal {
    let help = "name a transcript: text, captions, JSON, or a document (.docx, .odt, .rtf, .html); for text in an unusual \
                encoding say which: `--encoding utf-16le`";
    Refusal::new("this is no text, and no document that cairn knows", help)
}

/// What people call an encoding.
fn title(encoding: &'static Encoding) -> &'static str {
    match encoding {
        encoding if encoding == WINDOWS_1252 => "Windows-1252",
        encoding if encoding == MACINTOSH => "MacRoman",
        encoding if encoding == UTF_16LE || encoding == UTF_16BE => "UTF-16",
        _ => encoding.name(),
    }
}

fn container(encoding: &'static Encoding) -> &'static str {
    match title(encoding) {
        "UTF-8" => "UTF-8 text",
        "UTF-16" => "UTF-16 text",
        "Windows-1252" => "Windows-1252 text",
        "MacRoman" => "MacRoman text",
        _ => "text in an older encoding",
    }
}

#[cfg(test)]
mod tests;
