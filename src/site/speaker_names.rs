//! What those are called who speak in a transcript.
//!
//! Comes in: an interview that may be shown. Goes out: a name for each speaker. Does not know: what they say.

use std::borrow::Cow;

use super::words::Words;
use crate::content::interview::SpeakerRole;
use crate::release::ReleasedInterview;

/// What each speaker of a transcript is called: where nobody is named, the participants have letters in the order in which
/// they first speak, which mean nothing elsewhere.
pub fn speaker_names<'a>(words: &'a Words, interview: ReleasedInterview<'a>) -> Vec<Cow<'a, str>> {
    let mut participants = 0;
    let speakers = interview.speakers().map(|speaker| match (speaker.name(), speaker.role()) {
        (Some(name), _) => Cow::Borrowed(name),
        (None, SpeakerRole::Participant) => {
            participants += 1;
            Cow::Owned(words.fill("interview.participant", &[("letter", &letters(participants - 1))]))
        }
        (None, role) => Cow::Borrowed(words.speaker(role)),
    });
    speakers.collect()
}

/// A, B, …, Z, AA, AB, …
pub(super) fn letters(number: usize) -> String {
    const ALPHABET: usize = 26;
    let last = char::from(b'A' + u8::try_from(number % ALPHABET).expect("there are 26 letters"));
    let before = (number / ALPHABET).checked_sub(1).map(letters).unwrap_or_default();
    format!("{before}{last}")
}
