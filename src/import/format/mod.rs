//! The formats, one file each, and the table of them.
//!
//! Comes in: the text of a file. Goes out: which format it is in and why, and the transcript that it holds. A new format is a
//! file and a line of the table. Does not know: containers, turns, pseudonyms.

mod assemblyai;
mod captions;
mod condens;
mod deepgram;
mod descript;
mod dovetail;
mod f4;
mod faster_whisper;
mod fireflies;
mod grain;
mod json;
mod labelled;
mod labelled_lines;
mod markdown;
mod meet;
mod otter;
mod plain;
#[cfg(test)]
mod properties;
mod rev;
mod rows;
mod sbv;
mod speaker;
mod srt;
mod stacked;
mod table_rows;
mod teams_document;
mod tldv;
mod tsv;
mod ttml;
mod webvtt;
mod whisper;
mod whisper_cpp;
mod whisper_text;
mod whisperx;

use self::speaker::speaker_name;
use super::input_text::InputText;
use super::raw_transcript::RawTranscript;

/// A format that recorders write.
#[derive(Debug)]
pub struct TranscriptFormat {
    /// What `--format` takes: `vtt`.
    pub word: &'static str,
    /// What people call it: `WebVTT`.
    pub title: &'static str,
    /// What it is and who writes it, for the documentation: one line.
    pub about: &'static str,
    /// Whether a text is in it, and how one sees that.
    pub recognise: fn(&InputText) -> Option<Recognised>,
    /// Reads it. Never fails: what is not understood is said in the transcript.
    pub read: fn(&InputText) -> RawTranscript,
}

/// That a text is in a format.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recognised {
    /// How sure that is.
    pub sureness: Sureness,
    /// How one sees it, behind "because": `it begins with WEBVTT`, `31 of 33 paragraphs open with a name and a time`.
    pub why: String,
}

/// How sure it is that a text is in a format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sureness {
    /// It could be read so.
    Possible,
    /// Most of it has the form.
    Likely,
    /// It has a mark that only this format has.
    Certain,
}

/// All of them. Where two are as sure, the first one is taken: the more particular ones come first.
pub const FORMATS: &[&TranscriptFormat] = &[
    &srt::FORMAT,
    &webvtt::FORMAT,
    &sbv::FORMAT,
    &tsv::FORMAT,
    &ttml::FORMAT,
    &whisperx::FORMAT,
    &whisper_cpp::FORMAT,
    &faster_whisper::FORMAT,
    &whisper::FORMAT,
    &whisper_text::FORMAT,
    &assemblyai::FORMAT,
    &deepgram::FORMAT,
    &meet::FORMAT,
    &teams_document::FORMAT,
    &otter::FORMAT,
    &f4::FORMAT,
    &markdown::FORMAT,
    &grain::FORMAT,
    &tldv::FORMAT,
    &fireflies::FORMAT,
    &dovetail::FORMAT,
    &rev::FORMAT,
    &descript::FORMAT,
    &condens::FORMAT,
    &stacked::FORMAT,
    &table_rows::FORMAT,
    &labelled_lines::FORMAT,
    &plain::FORMAT,
];

/// The format that a text is in, with how one sees it.
pub fn recognised(input: &InputText) -> Option<(&'static TranscriptFormat, Recognised)> {
    let mut best: Option<(&'static TranscriptFormat, Recognised)> = None;
    for format in FORMATS {
        let Some(found) = (format.recognise)(input) else { continue };
        if best.as_ref().is_none_or(|(_, best)| found.sureness > best.sureness) {
            best = Some((format, found));
        }
    }
    best
}
