//! Moments of a recording as addresses, and what plays it.
//!
//! Comes in: a recording's address and a time. Goes out: the address with a media fragment (`#t=754`), an element's name.
//! Does not know: whose recording it is.

use super::parts::number::seconds;

/// What the addresses of all moments of a recording begin with.
pub(super) struct Moments(String);

impl Moments {
    /// Of a recording's address: a time that it already names gives way, what else its fragment says stays.
    pub(super) fn of(address: &str) -> Self {
        let (file, fragment) = address.split_once('#').unwrap_or((address, ""));
        let others = fragment.split('&').filter(|part| !part.is_empty() && !part.starts_with("t="));
        let mut before = format!("{file}#");
        others.for_each(|part| before.extend([part, "&"]));
        before.push_str("t=");
        Self(before)
    }

    /// Writes the address of a moment.
    pub(super) fn write(&self, out: &mut String, ms: u64) {
        out.push_str(&self.0);
        out.push_str(&seconds(ms));
    }
}

/// The address of a moment.
pub(super) fn at(address: &str, ms: u64) -> String {
    let mut at = String::new();
    Moments::of(address).write(&mut at, ms);
    at
}

/// The element that plays a file, by the ending of its name.
pub(super) fn media(file: &str) -> Option<&'static str> {
    match mime_guess::from_path(file).first()?.type_() {
        mime_guess::mime::AUDIO => Some("audio"),
        mime_guess::mime::VIDEO => Some("video"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{at, media};

    #[test]
    fn sounds_and_pictures_that_move_are_played() {
        for (file, expected) in [
            ("/a/p07.mp3", Some("audio")),
            ("/a/p07.M4A", Some("audio")),
            ("/p07.wav", Some("audio")),
            ("/p07.ogg", Some("audio")),
            ("/p07.opus", Some("audio")),
            ("/p07.flac", Some("audio")),
            ("/p07.mp4", Some("video")),
            ("/p07.webm", Some("video")),
            ("/p07.mov", Some("video")),
            ("/p07.docx", None),
            ("/interviews/p07/", None),
        ] {
            assert_eq!(media(file), expected, "{file}");
        }
    }

    #[test]
    fn a_fragment_that_is_there_is_kept_but_for_its_time() {
        for (address, ms, expected) in [
            ("https://x.example/a.mp4", 754_000, "https://x.example/a.mp4#t=754"),
            ("a.mp4?v=1#t=3", 1500, "a.mp4?v=1#t=1.5"),
            ("a.mp4#track=voice&t=3", 0, "a.mp4#track=voice&t=0"),
        ] {
            assert_eq!(at(address, ms), expected);
        }
    }
}
