//! The lists of quotes that lie beside interviews.
//!
//! Comes in: a snapshot. Goes out: which list belongs to which interview, and a complaint for each that belongs to none.
//! Does not know: what is in them.

use std::collections::BTreeMap;

use crate::base::path::SourcePath;
use crate::base::span::Place;
use crate::content::{Kind, kind_of};
use crate::diagnostic::Diagnostic;
use crate::source::{self, Snapshot, SourceFile};

/// The lists of quotes, by the path of the interview that each lies beside, without its ending.
pub(super) struct QuoteLists<'s> {
    by_stem: BTreeMap<&'s str, &'s SourceFile>,
    interviews: &'s [SourceFile],
}

impl<'s> QuoteLists<'s> {
    pub(super) fn new(snapshot: &'s Snapshot) -> Self {
        let lists = snapshot.quotes.iter();
        let by_stem = lists.filter_map(|file| Some((file.path.as_str().strip_suffix(source::QUOTES)?, file))).collect();
        Self { by_stem, interviews: &snapshot.markdown }
    }

    /// The list beside an interview.
    pub(super) fn beside(&self, interview: &SourcePath) -> Option<&'s SourceFile> {
        let stem = interview.as_str().strip_suffix(".md")?;
        self.by_stem.get(stem).copied().filter(|_| kind_of(interview) == Some(Kind::Interview))
    }

    /// A complaint for each list that lies beside no interview: its quotes would be lost.
    pub(super) fn strays(&self) -> Vec<Diagnostic> {
        let is_interview = |stem: &str| {
            let path = SourcePath::new(&format!("{stem}.md"));
            kind_of(&path) == Some(Kind::Interview)
                && self.interviews.binary_search_by(|file| file.path.cmp(&path)).is_ok()
        };
        let strays = self.by_stem.iter().filter(|(stem, _)| !is_interview(stem));
        strays.map(|(stem, file)| stray(stem, &file.path)).collect()
    }
}

fn stray(stem: &str, path: &SourcePath) -> Diagnostic {
    let message = format!("these quotes lie beside no interview: there is no `{stem}.md` in content/interviews");
    Diagnostic::error("quotes-without-interview", Place::start_of(path), message)
        .help("name the file after the interview that it belongs to")
}
