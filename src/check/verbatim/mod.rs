//! Words that are withheld in one place and shown in another; names that may not be said, and are shown.
//!
//! Comes in: a study as an audience sees it. Goes out: each passage that is shown and stands word for word in something
//! withheld, each such name. Does not know: how that is said.
//!
//! All windows of eight words of what is withheld are hashed once, then what is shown is gone through, so the time grows with
//! the length of the transcripts and no faster.

mod passage;
mod shown;
mod withheld;

use rayon::prelude::*;

use self::passage::{Passage, Window};
use super::audience_view::AudienceView;
use super::study::Study;
use crate::base::span::Place;

/// Words that are shown and stand in something withheld too.
pub(super) struct Leak {
    /// Where they are shown.
    pub(super) shown: Place,
    /// Where they are withheld.
    pub(super) withheld: Place,
    /// How many words in a row.
    pub(super) words: usize,
}

/// A window of withheld words: its hash, whose it is, where it begins there.
type VerbatimEntry = (u64, u32, u32);

/// Finds all of them.
pub(super) fn leaks(view: AudienceView<'_>, study: &Study<'_>) -> Vec<Leak> {
    let withheld = withheld::passages(view, study);
    if withheld.is_empty() {
        return Vec::new();
    }
    let numbered = withheld.par_iter().zip(0_u32..withheld.len() as u32);
    let entries = numbered.flat_map_iter(|(passage, number)| {
        passage.windows().map(move |window| (window.hash, number, window.first as u32))
    });
    let mut entries: Vec<VerbatimEntry> = entries.collect();
    entries.par_sort_unstable();
    entries.dedup_by_key(|entry| entry.0);
    let mut shown = shown::passages(view, study);
    shown.retain(Passage::has_window);
    shown.par_iter().flat_map_iter(|passage| in_passage(passage, &entries, &withheld)).collect()
}

/// A name of somebody who may not be named, where it is shown.
pub(super) struct UnsaidName<'a> {
    /// The name.
    pub(super) name: &'a str,
    /// Where it is shown.
    pub(super) shown: Place,
}

/// Finds all of them.
pub(super) fn unsaid_names<'a>(view: AudienceView<'a>, study: &Study<'a>) -> Vec<UnsaidName<'a>> {
    let names: Vec<&str> = view.released.unsaid_participants().collect();
    if names.is_empty() {
        return Vec::new();
    }
    let hashes: Vec<Vec<u64>> = names.iter().map(|name| Passage::hashes_of(name)).collect();
    let shown = shown::passages(view, study);
    let found = shown.par_iter().flat_map_iter(|passage| passage.names(&hashes));
    found.map(|(number, shown)| UnsaidName { name: names[number], shown }).collect()
}

/// Windows that follow each other in both are one leak.
fn in_passage(passage: &Passage<'_>, entries: &[VerbatimEntry], withheld: &[Passage<'_>]) -> Vec<Leak> {
    let mut found: Vec<(Window, Window, &Passage<'_>)> = Vec::new();
    for window in passage.windows() {
        let Ok(at) = entries.binary_search_by_key(&window.hash, |entry| entry.0) else { continue };
        let (_, number, first) = entries[at];
        let from = &withheld[number as usize];
        let Some(there) = from.window(first as usize) else { continue };
        match found.last_mut() {
            Some((here, before, of)) if window.first <= here.end && std::ptr::eq(*of, from) => {
                here.end = window.end;
                before.end = before.end.max(there.end);
            }
            _ => found.push((window, there, from)),
        }
    }
    let leak = |(here, there, from): (Window, Window, &Passage<'_>)| Leak {
        shown: passage.place(&here),
        withheld: from.place(&there),
        words: here.end - here.first,
    };
    found.into_iter().map(leak).collect()
}
