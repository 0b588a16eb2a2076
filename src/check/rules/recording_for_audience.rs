//! A recording or a raw file that an audience is given.
//!
//! Comes in: recordings and links of what is shown. Goes out: those that lead to a voice, or to a transcript as the recorder
//! wrote it. Does not know: what is in the files.

use rustc_hash::FxHashSet;

use super::super::audience_view::AudienceView;
use super::super::rule::{Finding, Rule, RuleGroup};
use super::super::study::Study;
use crate::base::link;
use crate::base::link::LinkTarget;
use crate::base::path::{CONTENT, SourcePath};
use crate::base::span::Place;
use crate::config::Level;
use crate::content::InnerLink;
use crate::diagnostic::shorten::shorten;

/// See the page beside this file.
pub(super) const RULE: Rule = Rule {
    name: "recording-for-audience",
    group: RuleGroup::Audiences,
    level: Level::Warn,
    page: include_str!("recording_for_audience.md"),
    find,
};

/// How files end in which recorders and transcribers write what was said, with the names of those who said it.
const RAW: [&str; 11] = ["vtt", "srt", "sbv", "ttml", "docx", "doc", "odt", "rtf", "txt", "json", "tsv"];

fn find(study: &Study<'_>) -> Vec<Finding> {
    let Some(view) = study.audience.filter(|view| !view.is_whole(study.knowledge, study.settings)) else {
        return Vec::new();
    };
    let recordings = recordings(study);
    let links = view.files(study.knowledge).flat_map(|(path, links)| linked(study, view, &recordings, path, links));
    named(view).chain(links).collect()
}

/// The recordings of shown interviews that their pages lead to.
fn named(view: AudienceView<'_>) -> impl Iterator<Item = Finding> {
    let recorded = view.released.interviews().filter(|interview| interview.recording().is_some());
    recorded.map(move |interview| {
        let entry = interview.transcript();
        let name = &view.audience.name;
        let message = format!("`{name}` is given the recording of this interview, and a voice is a name");
        let help = format!(
            "ask whether they agreed to that; what `attribution` or `for` withholds from `{name}` takes the recording away too"
        );
        Finding::new(entry.place(entry.kind.keys.recording), message, help)
    })
}

/// The links of a shown file that lead to a recording or a raw file.
fn linked(
    study: &Study<'_>,
    view: AudienceView<'_>,
    recordings: &FxHashSet<SourcePath>,
    path: &SourcePath,
    links: Vec<&InnerLink>,
) -> Vec<Finding> {
    let leads_there = |link: &&InnerLink| match study.lead(path, link) {
        LinkTarget::File(to, _) => {
            (recordings.contains(&to) || is_raw(&to)) && !view.links.lead_nowhere(path, &link.target)
        }
        LinkTarget::Nowhere | LinkTarget::Made => false,
    };
    let finding = |link: &InnerLink| {
        let (name, target) = (&view.audience.name, shorten(&link.target));
        let message = format!("`{name}` is given `{target}`, which may hold a voice or real names");
        let help = "remove the link; or, where somebody has looked through the file, allow this here";
        Finding::new(Place::new(path, link.span), message, help)
    };
    links.into_iter().filter(leads_there).map(finding).collect()
}

/// The files that interviews name as their recordings.
fn recordings(study: &Study<'_>) -> FxHashSet<SourcePath> {
    let entries = study.knowledge.interviews.iter().map(|interview| &interview.entry);
    let files = entries.filter_map(|entry| {
        let (file, _) = link::named_file(&entry.path, entry.kind.meta.recording.address.as_deref()?)?;
        Some(SourcePath::new(&format!("{CONTENT}/{file}")))
    });
    files.collect()
}

fn is_raw(path: &SourcePath) -> bool {
    let ending = path.as_str().rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    let plays = |ending: &str| {
        let kinds = mime_guess::from_ext(ending);
        kinds.iter().any(|kind| kind.type_() == mime_guess::mime::AUDIO || kind.type_() == mime_guess::mime::VIDEO)
    };
    ending.is_some_and(|ending| RAW.contains(&ending.as_str()) || plays(&ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn recordings_and_raw_transcripts_are_known_by_their_ending() {
        for raw in
            ["a.vtt", "a.SRT", "a.docx", "x/a.txt", "a.json", "a.mp3", "a.MP4", "a.m4a", "a.wav", "a.webm", "a.ogg"]
        {
            assert!(is_raw(&SourcePath::new(raw)), "{raw}");
        }
        for other in ["a.png", "a.svg", "a.pdf", "a.md", "a", "mp3", "a.css", "a.mp3.png"] {
            assert!(!is_raw(&SourcePath::new(other)), "{other}");
        }
    }
}
