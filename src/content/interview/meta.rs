//! An interview's front matter: who spoke with whom, when, and what to take away.
//!
//! Comes in: front matter. Goes out: a [`Meta`]. Does not know: the transcript, or which teams and themes there are.

use crate::base::fold;
use crate::content::fields::Fields;
use crate::content::interview::Meta;

/// Reads what an interview has beside what every entry has, and beside its stand-off quotes.
pub fn read(front: &mut Fields<'_>) -> Meta {
    Meta {
        date: front.date("date"),
        team: front.name("team"),
        participant: front.text("participant"),
        role: front.text("role"),
        tenure: front.text("tenure"),
        interviewers: front.one_or_more("interviewer"),
        observers: front.names("observers"),
        listeners: listeners(front),
        recording: recording(front),
        guide: front.name("guide"),
        tags: front.names("tags"),
        takeaways: front.texts("takeaways"),
    }
}

/// Each once, as written first, however often and in whatever form a name is there.
fn listeners(front: &mut Fields<'_>) -> Vec<String> {
    let mut listeners: Vec<String> = Vec::new();
    for name in front.texts("listeners") {
        if !listeners.iter().any(|listener| fold::is_same_name(listener, &name)) {
            listeners.push(name);
        }
    }
    listeners
}

/// The address of the recording. It becomes the target of links, so nothing but `http`, `https` and relative paths.
fn recording(front: &mut Fields<'_>) -> Option<String> {
    let written = front.name("recording")?;
    if may_be_linked(&written.value) {
        return Some(written.value);
    }
    let help = "write an address that begins with `https://`, or a path relative to this file: `audio/p07.mp3`";
    front.refuse(written.span, "the recording is neither at an `http` address nor beside this file", help);
    None
}

fn may_be_linked(address: &str) -> bool {
    // Browsers drop control characters and read `\` as `/`, so either could hide a scheme or a host.
    if address.contains(|c: char| c.is_control() || c == '\\') || address.starts_with("//") {
        return false;
    }
    let lower = address.to_ascii_lowercase();
    let host = lower.strip_prefix("https://").or_else(|| lower.strip_prefix("http://"));
    match host {
        Some(host) => host.starts_with(|c: char| c.is_alphanumeric() || c == '['),
        None => !address.split(['/', '?', '#']).next().is_some_and(|first| first.contains(':')),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::entry::tests::{read_file, read_good};

    const PATH: &str = "content/interviews/p07.md";

    #[test]
    fn reads_all_keys() {
        let keys = "\
date: 2026-03-12
team: payments
participant: P07
role: senior engineer
tenure: 3
interviewer: Mira
observers: [Kofi]
listeners: [Ada, Jun]
recording: https://x.example/p07.mp4
guide: platform-2026
tags: [new-service, on-call]
takeaways:
  - A new service costs two weeks.
";
        let meta = read_good(PATH, keys, read).kind;
        assert_eq!(meta.date, Some(jiff::civil::date(2026, 3, 12)));
        assert_eq!(meta.team.expect("it is given").value, "payments");
        assert_eq!((meta.participant.as_deref(), meta.tenure.as_deref()), (Some("P07"), Some("3")));
        assert_eq!(meta.role.as_deref(), Some("senior engineer"));
        assert_eq!(
            (meta.interviewers[0].value.as_str(), meta.listeners),
            ("Mira", vec!["Ada".to_owned(), "Jun".to_owned()])
        );
        assert_eq!(meta.observers[0].value, "Kofi");
        assert_eq!(meta.recording.as_deref(), Some("https://x.example/p07.mp4"));
        assert_eq!(meta.guide.expect("it is given").value, "platform-2026");
        assert_eq!(meta.tags.iter().map(|tag| tag.value.as_str()).collect::<Vec<_>>(), ["new-service", "on-call"]);
        assert_eq!(meta.takeaways, ["A new service costs two weeks."]);
    }

    #[test]
    fn several_interviewers_are_a_list() {
        let several = read_good(PATH, "interviewer: [Mira, Jun]\n", read).kind.interviewers;
        assert_eq!(several.iter().map(|name| name.value.as_str()).collect::<Vec<_>>(), ["Mira", "Jun"]);
        assert!(read_good(PATH, "", read).kind.interviewers.is_empty());
    }

    #[test]
    fn a_recording_is_on_the_web_or_beside_the_file() {
        for good in [
            "http://x.example/a?b=c:d",
            "HTTPS://X.example:8080/a",
            "http://[::1]/a",
            "audio/p07.mp3",
            "../audio/p07 one.mp3",
            "/media/a.mp3",
            "a/b:c.mp3",
            "./b:c.mp3",
        ] {
            let meta = read_good(PATH, &format!("recording: \"{good}\"\n"), read).kind;
            assert_eq!(meta.recording.as_deref(), Some(good));
        }
        for bad in [
            "javascript:alert(1)",
            "JavaScript:alert(1)",
            "java\\tscript:alert(1)",
            "data:text/html,x",
            "file:///etc/passwd",
            "ftp://x.example/a",
            "mailto:a@x.example",
            "C:\\\\a.mp3",
            "//x.example/a",
            "\\\\\\\\x.example\\\\a",
            "https:x.example",
            "https://",
            "https:///x",
        ] {
            let (entry, complaints) = read_file(PATH, &format!("recording: \"{bad}\"\n"), read);
            assert_eq!((entry.kind.recording, complaints), (None, vec![("bad-value", format!("\"{bad}\""))]));
        }
    }
}
