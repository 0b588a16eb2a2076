//! Whose words a caption's are: `<v Lena>` and `</v>` in its text.
//!
//! Comes in: the text of a cue. Goes out: a caption for each voice in it. Does not know: times, blocks.

use std::borrow::Cow;

use super::cue_text::{CueToken, tokens};
use crate::import::format::captions::{CaptionFile, MARKUP, RawCaption};
use crate::import::format::speaker_name;

/// Voices within voices: nobody nests more.
const MAX_NESTED: usize = 16;

/// Adds the text of a cue to a caption. Where another voice begins, the caption before it is finished and goes to the file;
/// what comes back is the last one.
pub(super) fn read(file: &mut CaptionFile, mut caption: RawCaption, text: &str) -> RawCaption {
    let mut around: Vec<Option<String>> = Vec::new();
    if !caption.text.is_empty() {
        caption.text.push('\n');
    }
    for token in tokens(text) {
        match token {
            CueToken::Words(words) => caption.text.push_str(words),
            CueToken::Stray(words) => {
                file.remark(caption.line, "what looks like a tag is none, and is read as words");
                caption.text.push_str(words);
            }
            CueToken::Character(reference) => {
                let meant = reference.meant();
                file.resolved(reference.written, &meant);
                caption.text.push_str(&meant);
            }
            CueToken::Voice { tag, name } => {
                let name = resolved(name);
                file.resolved(tag, &name);
                file.label(&name);
                if around.len() == MAX_NESTED {
                    around.remove(0);
                }
                around.push(caption.speaker.clone());
                caption = next_voice(file, caption, speaker_name(&name));
            }
            CueToken::VoiceEnd(tag) => {
                file.dropped(MARKUP, tag);
                // What a producer closed without opening it closes what it began in the caption before.
                let speaker = around.pop().flatten();
                caption = next_voice(file, caption, speaker);
            }
            CueToken::Time(tag) => file.time(tag),
            CueToken::Tag(tag) => {
                file.dropped(MARKUP, tag);
                if tag.starts_with("<br") || tag.starts_with("<BR") {
                    caption.text.push('\n');
                }
            }
        }
    }
    caption
}

/// The caption of the next voice; the one before it is finished, if it has words.
fn next_voice(file: &mut CaptionFile, caption: RawCaption, speaker: Option<String>) -> RawCaption {
    let RawCaption { line, start_ms, end_ms, .. } = caption;
    if !caption.text.trim().is_empty() {
        file.caption(caption);
    }
    RawCaption { line, start_ms, end_ms, speaker, text: String::new() }
}

/// A name with its references to characters resolved.
fn resolved(name: &str) -> Cow<'_, str> {
    if !name.contains('&') {
        return Cow::Borrowed(name);
    }
    let pieces = tokens(name).map(|token| match token {
        CueToken::Character(reference) => reference.meant(),
        token => Cow::Owned(token.written().to_owned()),
    });
    Cow::Owned(pieces.collect())
}
